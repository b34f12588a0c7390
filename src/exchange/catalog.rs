//! The content of a translators' file, independent of its format.

use crate::lang::date::Date;

/// One text with its translation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Message {
    /// The name of the text: `key#section/block`.
    pub context: String,
    /// The text of the source.
    pub source: String,
    /// The translation; empty if there is none.
    pub text: String,
    /// The text of the source that the translation was made from, if that was another one.
    pub previous: Option<String>,
    /// Whether the translation needs work.
    pub is_fuzzy: bool,
    /// Notes for the translator, a line each.
    pub notes: Vec<String>,
    /// The line of the text in its file, from 1; 0 for a message that was not read from a file.
    pub line: usize,
}

/// The header of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// The name of the site.
    pub project: String,
    /// The language of the source.
    pub source_lang: String,
    /// The language of the translations. Empty if a file does not name it.
    pub lang: String,
    /// The last translator.
    pub translator: Option<String>,
    /// The day of the last translation.
    pub on: Option<Date>,
}

/// A file: its header and its messages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalog {
    /// The header.
    pub header: Header,
    /// The messages in order.
    pub messages: Vec<Message>,
}

impl Catalog {
    /// Whether the file is for another language. Regions and scripts are not compared, because
    /// translators' tools add them.
    #[must_use]
    pub fn is_for_other_language(&self, tag: &str) -> bool {
        let language = |tag: &str| {
            tag.split(['-', '_', '@', '.']).next().unwrap_or_default().to_ascii_lowercase()
        };
        !self.header.lang.is_empty() && language(&self.header.lang) != language(tag)
    }
}

/// Where a file cannot be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The line, from 1.
    pub line: usize,
    /// One clause.
    pub reason: String,
}

impl Malformed {
    /// A reason at a line.
    #[must_use]
    pub fn at(line: usize, reason: &str) -> Malformed {
        Malformed { line, reason: reason.to_owned() }
    }
}
