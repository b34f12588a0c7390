//! Texts, paths relative to the site root, byte spans, lines and columns.
//!
//! All modules use these types for places: a [`Span`] counts bytes, a [`Position`] counts
//! characters from 1.

pub mod edit;
mod lines;

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::hash::{self, Fingerprint};
use crate::text::lines::Lines;

/// A half-open range of bytes in one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of bytes; files are limited to a few MiB, so `u32` always holds an offset.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// This span in a text that begins `offset` bytes earlier.
    #[must_use]
    pub fn shift(self, offset: u32) -> Span {
        Span { start: self.start + offset, end: self.end + offset }
    }

    /// The span as a range for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span::new(range.start, range.end)
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A place as editors show it: line and column, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// A path inside the site: `/`-separated, relative, without empty, `.` or `..` parts.
///
/// [`RelPath::new`] checks every path, so a `RelPath` joined to a folder stays inside it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelPath(Arc<str>);

impl RelPath {
    /// Checks a path; `None` when it could leave the folder it is joined to, or is empty.
    #[must_use]
    pub fn new(path: &str) -> Option<RelPath> {
        let safe = !path.is_empty()
            && !path.contains(['\\', '\0'])
            && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        safe.then(|| RelPath(path.into()))
    }

    /// Resolves `relative`, which can contain `..`, against the folder of this file.
    /// `None` when the result would leave the root or name nothing.
    #[must_use]
    pub fn resolve(&self, relative: &str) -> Option<RelPath> {
        RelPath::new(&self.join(relative)?)
    }

    /// Resolves a path like [`RelPath::resolve`], but only for lookups: the result is not checked
    /// as a `RelPath`. `None` if it leaves the root.
    #[must_use]
    pub fn join(&self, relative: &str) -> Option<String> {
        let mut path = String::with_capacity(self.0.len() + relative.len());
        path.push_str(self.folder());
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." if path.is_empty() => return None,
                ".." => path.truncate(path.rfind('/').unwrap_or(0)),
                name => {
                    if !path.is_empty() {
                        path.push('/');
                    }
                    path.push_str(name);
                }
            }
        }
        Some(path)
    }

    /// The whole path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes of the whole path.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Everything before the last `/`, or the empty string.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The part after the last `/`.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The extension without its dot, or the empty string.
    #[must_use]
    pub fn extension(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

/// One text file: its path and its text.
#[derive(Debug)]
pub struct Source {
    /// The path from the site root (`content/cs/index.md`), or a name in `<…>` for a text without a
    /// file.
    pub path: RelPath,
    /// The whole text, without a byte order mark.
    pub text: Box<str>,
    /// The fingerprint; computed on first use and cached.
    fingerprint: OnceLock<Fingerprint>,
    /// The line index; computed on first use and cached.
    lines: OnceLock<Lines>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Source) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for Source {}

impl Source {
    /// Creates a shared source.
    #[must_use]
    pub fn new(path: RelPath, text: impl Into<Box<str>>) -> Arc<Source> {
        Arc::new(Source {
            path,
            text: text.into(),
            fingerprint: OnceLock::new(),
            lines: OnceLock::new(),
        })
    }

    /// The fingerprint of the text.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| hash::of(self.text.as_bytes()))
    }

    /// Returns line and column of a byte offset; an offset past the end means the end. The first
    /// call indexes the text; later calls use the index.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let lines = self.lines.get_or_init(|| Lines::new(&self.text));
        let (line, start) = lines.line(offset);
        let n_before = |at| lines.n_characters(&self.text, at).0;
        Position { line: line + 1, column: n_before(offset) - n_before(start) + 1 }
    }

    /// The text of a span; empty if the span is not inside the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }
}

/// Percent-encodes characters that a URL must not contain (WHATWG URL: spaces, quotes, stray
/// percent signs and others); all other characters stay readable.
#[must_use]
pub fn url_safe(address: &str) -> Cow<'_, str> {
    let encodes = |rest: &[u8]| rest.iter().take(2).filter(|b| b.is_ascii_hexdigit()).count() == 2;
    let bytes = address.as_bytes();
    let unsafe_at = |at: usize| match bytes[at] {
        b'%' => !encodes(&bytes[at + 1..]),
        byte => byte <= b' ' || byte == 0x7f || b"\"<>\\^`{|}".contains(&byte),
    };
    if !(0..bytes.len()).any(unsafe_at) {
        return Cow::Borrowed(address);
    }
    let mut safe = String::with_capacity(address.len() + 16);
    for (at, character) in address.char_indices() {
        if unsafe_at(at) {
            let _ = write!(safe, "%{:02X}", u32::from(character));
        } else {
            safe.push(character);
        }
    }
    Cow::Owned(safe)
}

/// Percent-encodes a URL, which may be partly encoded, to ASCII (RFC 3986).
#[must_use]
pub fn ascii_address(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    let mut bytes = [0; 4];
    for character in url_safe(address).chars() {
        if character.is_ascii() {
            encoded.push(character);
        } else {
            for byte in character.encode_utf8(&mut bytes).bytes() {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

/// Percent-encodes a file path for a URL (RFC 3986, section 3.3). A percent sign is a part of the
/// file name here, so it is encoded too; slashes are kept.
#[must_use]
pub fn encode_path(path: &str) -> Cow<'_, str> {
    let stays = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte);
    percent_encode(path, stays)
}

/// Percent-encodes a file path so that each part is a segment of any relative URL: only unreserved
/// characters and slashes stay (RFC 3986, section 2.3). A colon in the first part could otherwise
/// end a scheme.
#[must_use]
pub fn encode_segments(path: &str) -> Cow<'_, str> {
    percent_encode(path, |byte| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte))
}

/// Percent-encodes a text for a value in the query of a URL: only unreserved characters stay
/// (RFC 3986, section 2.3).
#[must_use]
pub fn encode_component(text: &str) -> Cow<'_, str> {
    percent_encode(text, |byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

/// Percent-encodes all bytes except those that `stays` accepts.
fn percent_encode(text: &str, stays: impl Fn(u8) -> bool) -> Cow<'_, str> {
    if text.bytes().all(&stays) {
        return Cow::Borrowed(text);
    }
    let mut encoded = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        if stays(byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Cow::Owned(encoded)
}

/// A number with its noun: `1 file`, `2 files`.
#[must_use]
pub fn counted(n: usize, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{plural}")
}

/// Wraps words into lines of at most this many characters; a longer word gets its own line.
#[must_use]
pub fn wrap<'a>(words: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Whether a backslash makes the character after a text a part of the text, as `CommonMark` has it: `\{% toc %}`.
#[must_use]
pub fn is_escaped(before: &str) -> bool {
    let n_backslashes = before.len() - before.trim_end_matches('\\').len();
    n_backslashes % 2 == 1
}

/// Escapes text for HTML content and attributes.
#[must_use]
pub fn escape_html(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Escapes text for XML. Characters that XML 1.0 forbids (section 2.2), most control characters and
/// two others, become U+FFFD.
#[must_use]
pub fn escape_xml(text: &str) -> String {
    let is_missing = |c: char| {
        (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    escape_html(text).replace(is_missing, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::{
        RelPath, Source, Span, ascii_address, encode_component, encode_path, escape_xml, url_safe,
    };

    #[test]
    fn a_part_of_a_query_has_no_delimiters() {
        assert_eq!(encode_component("a b&c=d#é"), "a%20b%26c%3Dd%23%C3%A9");
        assert_eq!(encode_component("Title_1.0~x-y"), "Title_1.0~x-y");
    }

    #[test]
    fn characters_that_xml_lacks_are_replaced() {
        assert_eq!(escape_xml("a\u{1b}<\u{fffe}\n"), "a\u{fffd}&lt;\u{fffd}\n");
    }

    #[test]
    fn addresses_keep_what_they_may_hold_and_encode_the_rest() {
        assert_eq!(url_safe("https://a.example/č?q=1&r=%20#x"), "https://a.example/č?q=1&r=%20#x");
        assert_eq!(url_safe("a b\"c<d>\u{1}"), "a%20b%22c%3Cd%3E%01");
        assert_eq!(url_safe("100%, %2, %zz"), "100%25,%20%252,%20%25zz");
    }

    #[test]
    fn paths_are_encoded_as_names_and_not_as_addresses() {
        assert_eq!(encode_path("en/a-b_c~1.pdf"), "en/a-b_c~1.pdf");
        assert_eq!(encode_path("a b#c?d%20e"), "a%20b%23c%3Fd%2520e");
        assert_eq!(encode_path("cs/žluť.png"), "cs/%C5%BElu%C5%A5.png");
        assert_eq!(encode_path("a&b='c'"), "a&b='c'");
        assert_eq!(ascii_address("https://a.example/č%20x"), "https://a.example/%C4%8D%20x");
    }

    #[test]
    fn relative_paths_cannot_leave_the_root() {
        for bad in ["", "/x", "a//b", "../x", "a/..", "a/./b", "a\\b", "a\0", "a/"] {
            assert!(RelPath::new(bad).is_none(), "{bad:?}");
        }
        let page = RelPath::new("content/cs/a/b.md").expect("a plain path");
        assert_eq!(page.resolve("../c.md").expect("inside").as_str(), "content/cs/c.md");
        assert!(page.resolve("../../../../x").is_none());
    }

    #[test]
    fn positions_count_characters() {
        let source = Source::new(RelPath::new("x").expect("plain"), "žluť\nkůň x");
        let position =
            source.position(Span::new(source.text.find('x').expect("is there"), 0).start);
        assert_eq!((position.line, position.column), (2, 5));
    }
}
