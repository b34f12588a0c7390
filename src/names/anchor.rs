//! Ids in a page, which links use as fragments.
//!
//! Ids that begin with [`THEME_PREFIX`] are reserved for the theme. Other ids cannot begin with it:
//! an id derived from a text has no two hyphens in a row, and an explicit id is checked.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use crate::lang::letters::{is_mark, nfc};
use crate::names::{self, slug};

/// The prefix of the ids of the theme: parts of the frame, footnotes, labels.
pub const THEME_PREFIX: &str = "kb--";

/// An id in a page. It is never empty, has no white space and no character that ends an attribute
/// or a fragment, and never begins with [`THEME_PREFIX`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AnchorId(Box<str>);

/// Why an explicit id is not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnfitAnchor {
    /// It is empty.
    Empty,
    /// It contains this character.
    Character(char),
    /// It begins with [`THEME_PREFIX`].
    OfTheme,
}

impl AnchorId {
    /// Derives an id from a text: its words in lower case, joined by single hyphens. A text without
    /// letters and digits gets `section-` and its fingerprint, which does not depend on its
    /// position. An empty text gets `section`.
    #[must_use]
    pub fn of_text(text: &str) -> AnchorId {
        let words = slug::words(text);
        if !words.is_empty() {
            return AnchorId(words.into());
        }
        let text = text.trim();
        if text.is_empty() {
            return AnchorId("section".into());
        }
        AnchorId(format!("section-{}", names::fallback(text)).into())
    }

    /// Validates an explicit id and converts it to Unicode normal form C.
    ///
    /// Letters with their marks and digits of any script, and `-`, `_`, `.` are allowed. The
    /// joiners U+200C and U+200D are part of the spelling in Persian and Hindi.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn written(text: &str) -> Result<AnchorId, UnfitAnchor> {
        if text.is_empty() {
            return Err(UnfitAnchor::Empty);
        }
        let is_fit = |c: char| {
            c.is_alphanumeric()
                || is_mark(c)
                || matches!(c, '-' | '_' | '.' | '\u{200c}' | '\u{200d}')
        };
        if let Some(unfit) = text.chars().find(|c| !is_fit(*c)) {
            return Err(UnfitAnchor::Character(unfit));
        }
        if text.starts_with(THEME_PREFIX) {
            return Err(UnfitAnchor::OfTheme);
        }
        Ok(AnchorId(nfc(text).into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn numbered(&self, n: usize) -> AnchorId {
        AnchorId(format!("{}-{n}", self.0).into())
    }
}

impl fmt::Display for AnchorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for AnchorId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The ids of one page, each used once.
#[derive(Debug, Default)]
pub struct PageIds {
    taken: BTreeSet<AnchorId>,
    /// The last number that was tried for an id, so that many equal ids take linear time.
    numbers: BTreeMap<AnchorId, usize>,
}

impl PageIds {
    /// Reserves an id. Returns false if it is already used.
    pub fn claim(&mut self, id: &AnchorId) -> bool {
        self.taken.insert(id.clone())
    }

    /// Reserves the id, or the first free one of `id-2`, `id-3`, ….
    pub fn allocate(&mut self, wanted: AnchorId) -> AnchorId {
        if self.claim(&wanted) {
            return wanted;
        }
        let mut n = *self.numbers.get(&wanted).unwrap_or(&1);
        let id = loop {
            n += 1;
            let id = wanted.numbered(n);
            if self.claim(&id) {
                break id;
            }
        };
        self.numbers.insert(wanted, n);
        id
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::{AnchorId, PageIds, THEME_PREFIX, UnfitAnchor};

    #[test]
    fn text_without_letters_has_an_id_of_its_own() {
        assert_eq!(AnchorId::of_text("Žluťoučký kůň!").as_str(), "zlutoucky-kun");
        assert_eq!(AnchorId::of_text("Con").as_str(), "con");
        assert_eq!(AnchorId::of_text(" ").as_str(), "section");
        let (rocket, marks) = (AnchorId::of_text("🚀"), AnchorId::of_text("!!!"));
        assert!(rocket.as_str().starts_with("section-") && rocket != marks, "{rocket} {marks}");
        assert_eq!(rocket, AnchorId::of_text(" 🚀 "));
    }

    #[test]
    fn ids_of_authors_may_have_letters_of_any_script() {
        for good in ["steps", "Step_2.b", "قول-لا", "हिन्दी", "konec-č", "می\u{200c}خواهم", "a--b"]
        {
            assert_eq!(AnchorId::written(good).map(|id| id.to_string()), Ok(good.to_owned()));
        }
        let composed = AnchorId::written("z\u{30c}").expect("has a letter and a mark");
        assert_eq!(composed.as_str(), "ž");
        assert_eq!(AnchorId::written(""), Err(UnfitAnchor::Empty));
        assert_eq!(AnchorId::written("kb--main"), Err(UnfitAnchor::OfTheme));
        for (bad, c) in [("a b", ' '), ("a\"", '"'), ("a%20", '%'), ("a\u{202e}", '\u{202e}')] {
            assert_eq!(AnchorId::written(bad), Err(UnfitAnchor::Character(c)));
        }
    }

    #[test]
    fn no_id_is_given_out_twice() {
        let mut ids = PageIds::default();
        let given: Vec<String> = ["b", "b", "b-2", "b", "b-2"]
            .iter()
            .map(|text| ids.allocate(AnchorId::of_text(text)).to_string())
            .collect();
        assert_eq!(given, ["b", "b-2", "b-2-2", "b-3", "b-2-3"]);
        let id = AnchorId::written("b-4").expect("plain");
        assert!(ids.claim(&id) && !ids.claim(&id));
        assert_eq!(ids.allocate(AnchorId::of_text("b")).as_str(), "b-5");
    }

    proptest! {
        #[test]
        fn texts_never_reach_the_ids_of_the_theme(text in any::<String>()) {
            let id = AnchorId::of_text(&text);
            prop_assert!(!id.as_str().contains("--") && !id.as_str().starts_with(THEME_PREFIX));
            prop_assert!(AnchorId::written(id.as_str()) == Ok(id.clone()), "{id}");
        }
    }
}
