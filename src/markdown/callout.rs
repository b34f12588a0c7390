//! Callouts: boxes for notes, tips, warnings and the like, in all syntaxes that kb reads.

use crate::diag;

macro_rules! kinds {
    ($($name:ident $word:literal $aliases:tt;)*) => {
        /// The kind of a callout.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum CalloutKind {
            $(#[doc = concat!("`", $word, "`")] $name,)*
        }

        impl CalloutKind {
            /// All kinds in the order of the table.
            pub const ALL: &'static [CalloutKind] = &[$(CalloutKind::$name,)*];

            /// The word that authors write, which is also part of the class in HTML.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(CalloutKind::$name => $word,)* }
            }

            /// Other words for it, from other generators.
            #[must_use]
            pub fn aliases(self) -> &'static [&'static str] {
                match self { $(CalloutKind::$name => &$aliases,)* }
            }
        }
    };
}

kinds! {
    Note "note" ["admonition", "aside", "secondary"];
    Tip "tip" ["hint"];
    Info "info" ["todo", "seealso"];
    Important "important" [];
    Success "success" ["check", "done"];
    Question "question" ["help", "faq"];
    Warning "warning" ["attention"];
    Caution "caution" [];
    Danger "danger" ["error", "failure", "fail", "missing"];
    Bug "bug" [];
    Example "example" [];
    Quote "quote" ["cite"];
    Abstract "abstract" ["summary", "tldr"];
    Details "details" [];
}

impl CalloutKind {
    /// The kind with a word, in small or capital letters.
    pub(crate) fn parse(word: &str) -> Option<CalloutKind> {
        let is_word = |known: &str| known.eq_ignore_ascii_case(word);
        let named = |kind: &&CalloutKind| {
            is_word(kind.word()) || kind.aliases().iter().any(|it| is_word(it))
        };
        CalloutKind::ALL.iter().find(named).copied()
    }

    /// The kind that an unknown word is most similar to.
    pub(crate) fn nearest(word: &str) -> Option<&'static str> {
        diag::nearest(word, CalloutKind::ALL.iter().map(|kind| kind.word()))
    }
}

/// Whether readers can fold a callout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// It is always open.
    Never,
    /// It is open at first.
    Open,
    /// It is closed at first.
    Closed,
}

/// A callout. Its title, if the author wrote one, follows as an element of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Callout {
    pub(crate) kind: CalloutKind,
    pub(crate) fold: Fold,
    pub(crate) title: Title,
    /// The type that the author wrote, if it is not a type of kb.
    pub(crate) unknown: Option<String>,
}

/// The title of a callout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Title {
    /// The word of its kind.
    OfKind,
    /// The author wrote one.
    Written,
    /// There is none: `!!! note ""`.
    Absent,
}

impl Callout {
    /// A callout that cannot be folded.
    pub(crate) fn of(kind: CalloutKind) -> Callout {
        Callout { kind, fold: Fold::Never, title: Title::OfKind, unknown: None }
    }

    /// The callout of a type as written; an unknown type becomes a note with its name.
    pub(crate) fn named(word: &str) -> Callout {
        let kind = CalloutKind::parse(word);
        Callout {
            unknown: kind.is_none().then(|| word.to_owned()),
            fold: if kind == Some(CalloutKind::Details) { Fold::Closed } else { Fold::Never },
            ..Callout::of(kind.unwrap_or(CalloutKind::Note))
        }
    }
}

/// The first line of a quote that is a callout: `[!type]± Title`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CalloutMarker {
    pub(crate) callout: Callout,
    /// The bytes before the title.
    pub(crate) len: usize,
}

/// Parses the beginning of a quote.
pub(crate) fn marker(text: &str) -> Option<CalloutMarker> {
    let inner = text.strip_prefix("[!")?;
    let end = inner.find([']', '\n'])?;
    let after = inner[end..].strip_prefix(']')?;
    // Obsidian allows data for its themes after the type.
    let word = inner[..end].split('|').next().unwrap_or_default().trim();
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if word.is_empty() || !word.chars().all(is_word) || after.starts_with(['(', '[']) {
        return None;
    }
    let (fold, sign) = match after.as_bytes().first() {
        Some(b'+') => (Fold::Open, 1),
        Some(b'-') => (Fold::Closed, 1),
        _ => (Fold::Never, 0),
    };
    let rest = &after[sign..];
    let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if space == 0 && !rest.is_empty() && !rest.starts_with(['\n', '\r']) {
        return None;
    }
    let len = "[!]".len() + end + sign + space;
    let named = Callout::named(word);
    let fold = if sign == 0 { named.fold } else { fold };
    Some(CalloutMarker { callout: Callout { fold, ..named }, len })
}

#[cfg(test)]
mod tests {
    use super::{CalloutKind, Fold, marker};

    #[test]
    fn a_quote_begins_with_a_type_and_perhaps_a_sign_and_a_title() {
        let read = |text: &str| marker(text).map(|it| (it.callout.kind, it.callout.fold, it.len));
        assert_eq!(read("[!NOTE]"), Some((CalloutKind::Note, Fold::Never, 7)));
        assert_eq!(read("[!tip]- Title"), Some((CalloutKind::Tip, Fold::Closed, 8)));
        assert_eq!(read("[!faq|x]+"), Some((CalloutKind::Question, Fold::Open, 9)));
        assert_eq!(read("[!hnit] a"), Some((CalloutKind::Note, Fold::Never, 8)));
        for other in ["[!note](x)", "[!]", "[! ]", "[!note", "[!note]x", "[note]", "[!a.b]"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
