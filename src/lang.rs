//! Stub until the lang branch lands.
#![allow(missing_docs, reason = "stub")]
pub mod tag {
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Tag(String);
    impl Tag {
        pub fn parse(text: &str) -> Result<Tag, String> {
            Ok(Tag(text.to_owned()))
        }
        pub fn as_str(&self) -> &str {
            &self.0
        }
        pub fn direction(&self) -> &'static str {
            "ltr"
        }
        pub fn endonym(&self) -> &str {
            match self.0.as_str() {
                "cs" => "Čeština",
                "en" => "English",
                "de" => "Deutsch",
                other => other,
            }
        }
    }
}
pub mod slug {
    pub fn slugify(text: &str) -> String {
        text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
    }
    pub fn canonical(t: &str) -> String {
        t.to_lowercase()
    }
    pub fn check(_: &str) -> Result<(), &'static str> {
        Ok(())
    }
}
