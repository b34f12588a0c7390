//! Markdown. Only this module uses the `CommonMark` library.
//!
//! A page is parsed twice. [`facts`] collects headings, links and raw HTML with their places when
//! the file is read; [`html`] renders it when the whole site is known. Both process the same
//! events, so the n-th link of the facts is the n-th link of the page.

pub mod canon;
pub mod facts;
pub mod html;
pub(crate) mod lints;
pub mod plain;
pub(crate) mod raw;
pub mod terms;
pub mod typeset;

use pulldown_cmark::Options;

/// What is done with raw HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HtmlPolicy {
    /// A short allow-list; the rest is an error.
    Safe,
    /// Everything is published unchanged: the site owner trusts all content.
    Trusted,
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

/// The schemes that links can have; others can run code or leak data.
const SAFE_SCHEMES: [&str; 6] = ["http", "https", "mailto", "tel", "sms", "ftp"];

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

/// Whether a URL has no scheme or an allowed one.
#[must_use]
pub fn is_safe_url(url: &str) -> bool {
    scheme(url).is_none_or(|scheme| SAFE_SCHEMES.contains(&scheme.as_str()))
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
            assert!(!is_safe_url(bad), "{bad:?}");
        }
        for good in ["../a.md", "a.md#b:c", "https://x", "mailto:a@b.cz", "?q=a:b", "#x:y"] {
            assert!(is_safe_url(good), "{good:?}");
        }
    }
}
