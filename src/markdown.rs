//! Markdown. Only this module uses the `CommonMark` library.
//!
//! A page is parsed twice. [`facts`] collects headings, links and raw HTML with their places when
//! the file is read; [`html`] renders it when the whole site is known. Both walk the items of
//! [`stream`], so the n-th link of the facts is the n-th link of the page.

mod blocks;
pub mod callout;
pub mod canon;
pub mod code;
pub(crate) mod codes;
pub(crate) mod columns;
pub mod facts;
pub mod features;
pub mod foreign;
pub mod html;
mod inline;
mod item;
mod math;
pub mod paragraph;
mod stream;
pub(crate) mod leaves;
pub(crate) mod lints;
pub mod plain;
pub(crate) mod prose;
pub(crate) mod raw;
pub mod terms;
pub mod typeset;

use pulldown_cmark::Options;

use crate::markdown::stream::Definition;

/// The policy for raw HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HtmlPolicy {
    /// A short allow-list; the rest is an error.
    Safe,
    /// Everything is published unchanged: the site owner trusts all content.
    Trusted,
}

/// The start of the first block of a text that is not a comment.
#[must_use]
pub(crate) fn first_block(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = text[at..].trim_start();
        let begins = text.len() - rest.len();
        match rest.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
            Some((_, after)) => at = text.len() - after.len(),
            None => return text[..begins].rfind('\n').map_or(0, |end| end + 1),
        }
    }
}

/// The Markdown dialect: `CommonMark` with the extensions of GitHub and wikis.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

/// The schemes that links can have: those of the web, those that any site may register a handler for
/// (HTML Standard, section 8.7.1.3, "safelisted scheme"), and others that only open a program.
pub const SAFE_SCHEMES: &[&str] = &[
    "bitcoin",
    "doi",
    "ftp",
    "ftps",
    "gemini",
    "geo",
    "git",
    "gopher",
    "http",
    "https",
    "im",
    "irc",
    "ircs",
    "magnet",
    "mailto",
    "matrix",
    "mms",
    "news",
    "nntp",
    "obsidian",
    "openpgp4fpr",
    "sftp",
    "sip",
    "sips",
    "slack",
    "sms",
    "smsto",
    "ssh",
    "svn",
    "tel",
    "tg",
    "urn",
    "vscode",
    "vscode-insiders",
    "webcal",
    "ws",
    "wss",
    "wtai",
    "xmpp",
];

/// The schemes that no site can allow: they run code or show other content under its name.
pub const UNSAFE_SCHEMES: &[&str] = &[
    "about",
    "blob",
    "data",
    "file",
    "filesystem",
    "javascript",
    "livescript",
    "mocha",
    "vbscript",
    "view-source",
];

/// The reference definitions of a text, sorted by their labels.
#[must_use]
pub fn definitions(text: &str) -> Vec<Definition> {
    let prepared = stream::prepare(text);
    prepared.parse_with(|_| None).definitions
}

/// The scheme of a URL as a browser would see it: control characters and white space removed
/// first (WHATWG URL, section 4.4), since browsers ignore them inside `java\tscript:`.
#[must_use]
pub fn scheme(url: &str) -> Option<String> {
    if !url.contains(':') {
        return None;
    }
    let seen: String =
        url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>();
    let (scheme, _) = seen.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then(|| scheme.to_ascii_lowercase())
}

/// The delimiter before the directives of a fragment, such as text to highlight (URL Fragment Text
/// Directives, section 3.2).
const DIRECTIVE: &str = ":~:";

/// The anchor in a fragment, without directives.
#[must_use]
pub fn anchor_of(fragment: &str) -> &str {
    fragment.split_once(DIRECTIVE).map_or(fragment, |(anchor, _)| anchor)
}

/// The directives of a fragment (`:~:text=…`), or an empty text.
#[must_use]
pub fn directive_of(url: &str) -> &str {
    let fragment = url.split_once('#').map_or("", |(_, fragment)| fragment);
    fragment.find(DIRECTIVE).map_or("", |at| &fragment[at..])
}

/// Whether a URL has no scheme, a safe one, or one of those that the site allows.
#[must_use]
pub fn is_safe_url(url: &str, allowed: &[String]) -> bool {
    scheme(url).is_none_or(|scheme| {
        let is_listed = SAFE_SCHEMES.contains(&scheme.as_str()) || allowed.contains(&scheme);
        is_listed && !UNSAFE_SCHEMES.contains(&scheme.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::is_safe_url;

    #[test]
    fn schemes_are_judged_as_a_browser_reads_them() {
        for bad in [
            "javascript:x",
            "JaVascript:x",
            "java\tscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
        ] {
            assert!(!is_safe_url(bad, &["javascript".to_owned()]), "{bad:?}");
        }
        for good in
            ["../a.md", "a.md#b:c", "https://x", "IRC://x/y", "mailto:a@b.cz", "?q=a:b", "#x:y"]
        {
            assert!(is_safe_url(good, &[]), "{good:?}");
        }
        assert!(!is_safe_url("zotero:x", &[]));
        assert!(is_safe_url("Zotero:x", &["zotero".to_owned()]));
    }
}
