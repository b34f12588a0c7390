//! Template values that many pages share.

use serde::{Serialize, Serializer};
use tera::Value;

/// A value in the form that templates get, created once. Sharing it with another page copies a
/// pointer, whereas a `String` or a struct would be copied completely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared(Value);

impl Shared {
    /// Prepares a value.
    ///
    /// # Panics
    /// When a template cannot represent the value, such as a map whose keys are structs.
    #[must_use]
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Shared {
        Shared(Value::from_serializable(value))
    }

    /// HTML that templates write as it is.
    #[must_use]
    pub fn html(html: &str) -> Shared {
        Shared(Value::safe_string(html))
    }

    /// The value as text; empty if it is not a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Default for Shared {
    /// The empty text.
    fn default() -> Shared {
        Shared::from("")
    }
}

impl From<&str> for Shared {
    fn from(text: &str) -> Shared {
        Shared(Value::from(text))
    }
}

impl From<String> for Shared {
    fn from(text: String) -> Shared {
        Shared::from(text.as_str())
    }
}

impl Serialize for Shared {
    /// Inserts the prepared value into another one without converting it again.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::Shared;

    #[test]
    fn a_shared_value_is_written_as_what_it_was_made_of() {
        let text = Shared::from("a text of more than twenty-one letters");
        assert_eq!(text.as_str(), "a text of more than twenty-one letters");
        assert_eq!(
            serde_json::json!({ "text": text }).to_string(),
            r#"{"text":"a text of more than twenty-one letters"}"#
        );
        let list = Shared::of(&[&text, &text]);
        assert_eq!(list.as_str(), "");
        assert_eq!(Shared::of(&(1, &list)), Shared::of(&(1, [&text, &text])));
    }
}
