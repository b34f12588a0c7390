//! Paths of published files.

use std::fmt;
use std::ops::Deref;

use crate::names;
use crate::text::RelPath;

/// The path of a published file, relative to the output folder. It is never empty and never leaves
/// that folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(RelPath);

impl OutputPath {
    /// Makes a path from a text with slashes. A part that is not a valid file name (empty, `.`,
    /// `..`, or with a backslash or NUL) is replaced by its fingerprint.
    #[must_use]
    pub fn new(path: &str) -> OutputPath {
        let fit = RelPath::new(path).or_else(|| {
            let part = |part: &str| match RelPath::new(part) {
                Some(_) => part.to_owned(),
                None => names::fallback(part),
            };
            RelPath::new(&path.split('/').map(part).collect::<Vec<_>>().join("/"))
        });
        OutputPath(fit.expect("each part names a file"))
    }
}

impl From<RelPath> for OutputPath {
    fn from(path: RelPath) -> OutputPath {
        OutputPath(path)
    }
}

impl From<OutputPath> for RelPath {
    fn from(path: OutputPath) -> RelPath {
        path.0
    }
}

impl Deref for OutputPath {
    type Target = RelPath;

    fn deref(&self) -> &RelPath {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::OutputPath;

    #[test]
    fn paths_stay_inside_and_are_never_empty() {
        assert_eq!(OutputPath::new("en/a b/index.html").as_str(), "en/a b/index.html");
        for bad in ["", "/", "en//x.html", "../x", "en/./x", "en/\0/x", "a\\b"] {
            let path = OutputPath::new(bad);
            assert_eq!(path.as_str().matches('/').count(), bad.matches('/').count(), "{path}");
            assert_eq!(OutputPath::new(path.as_str()), path);
        }
    }

    proptest! {
        #[test]
        fn any_text_makes_a_path(text in any::<String>()) {
            let path = OutputPath::new(&text);
            let is_fit = |part: &str| !matches!(part, "" | "." | "..");
            prop_assert!(path.as_str().split('/').all(is_fit), "{path}");
        }
    }
}
