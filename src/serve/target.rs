//! Parses a request target into a decoded path, or refuses it.
//!
//! The decoded path is only a key of the site's map of routes; the preview never turns a URL into a
//! path on disk. Refusing odd forms early is a second safeguard.

use crate::text::encode_segments;

/// A valid request target.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RequestTarget<'a> {
    /// Decoded, without the leading slash: `cs/prubeh/`, or empty for the root.
    pub(super) path: String,
    /// The raw path, with the leading slash and without the query.
    pub(super) raw_path: &'a str,
    /// The text after the first `?`.
    pub(super) query: Option<&'a str>,
}

/// Reads a request target in origin form (RFC 9112, section 3.2.1); `None` is a bad request.
///
/// Other forms, broken or overlong percent codes, encoded separators, control characters,
/// backslashes and empty, `.` and `..` segments are refused. Decoding happens exactly once.
pub(super) fn parse(target: &str) -> Option<RequestTarget<'_>> {
    let (raw_path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    };
    let path = decode(raw_path.strip_prefix('/')?)?;
    let parts = path.strip_suffix('/').unwrap_or(&path).split('/');
    let is_plain = path.is_empty() || parts.clone().all(|part| !matches!(part, "" | "." | ".."));
    is_plain.then_some(RequestTarget { path, raw_path, query })
}

/// Decodes percent codes once.
fn decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let byte = match byte {
            b'%' => {
                let byte = hex(bytes.next()?)? << 4 | hex(bytes.next()?)?;
                // An encoded slash would change the segments.
                if byte == b'/' {
                    return None;
                }
                byte
            }
            byte if !byte.is_ascii() || byte == b'#' => return None,
            byte => byte,
        };
        if byte.is_ascii_control() || byte == b'\\' {
            return None;
        }
        decoded.push(byte);
    }
    String::from_utf8(decoded).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// The URL of a decoded path: a leading slash, and everything but unreserved characters encoded.
pub(super) fn url(path: &str) -> String {
    format!("/{}", encode_segments(path))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{parse, url};

    #[test]
    fn plain_paths_are_decoded_once() {
        for (target, path) in [
            ("/", ""),
            ("/cs/", "cs/"),
            ("/cs/pr%C5%AFb%C4%9Bh/", "cs/průběh/"),
            ("/a%20b.css", "a b.css"),
            ("/%252e%252e/x", "%2e%2e/x"),
            ("/x?raw??", "x"),
            ("/.git/config", ".git/config"),
        ] {
            assert_eq!(parse(target).map(|target| target.path).as_deref(), Some(path), "{target}");
        }
        assert_eq!(parse("/x?a=b?c").expect("plain").query, Some("a=b?c"));
    }

    #[test]
    fn odd_forms_are_refused() {
        for target in [
            "",
            "x",
            "*",
            "http://127.0.0.1/",
            "//x",
            "/a//b",
            "/a//",
            "/../etc/passwd",
            "/%2e%2e%2f",
            "/%2e%2e/x",
            "/a/./b",
            "/a/..",
            "/..%5c",
            "/a\\b",
            "/%00",
            "/%0d%0a",
            "/%7f",
            "/%c0%ae%c0%ae/",
            "/%ff",
            "/%ed%a0%80",
            "/%",
            "/%2",
            "/%zz",
            "/%+1",
            "/a#b",
            "/průběh",
            "/a%2fb",
        ] {
            assert_eq!(parse(target), None, "{target}");
        }
    }

    proptest! {
        #[test]
        fn no_target_yields_a_part_that_climbs(target in "/[a./%25ecfCF\\\\?#~é0-9]{0,40}") {
            if let Some(target) = parse(&target) {
                prop_assert!(!target.path.starts_with('/'));
                prop_assert!(!target.path.contains(['\\', '\0']));
                prop_assert!(target.path.split('/').all(|part| part != ".." && part != "."));
            }
        }

        #[test]
        fn urls_of_paths_lead_back_to_them(path in "[a-zůě %?#.]{1,12}[a-z](/[a-z]{1,5}){0,3}/?") {
            prop_assert_eq!(parse(&url(&path)).map(|target| target.path), Some(path));
        }
    }
}
