//! One answer: status, header fields, body; conditions and ranges (RFC 9110).

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hasher};
use std::ops::Range;
use std::sync::Arc;
use std::time::SystemTime;

use crate::serve::head::{Method, Request};

/// Header fields that only the server sets. A page's fields of the same name are dropped, as are
/// all `access-control-…` fields: no other site may read the preview.
const OWN_HEADERS: [&str; 15] = [
    "accept-ranges",
    "cache-control",
    "connection",
    "content-length",
    "content-range",
    "content-type",
    "cross-origin-resource-policy",
    "date",
    "etag",
    "keep-alive",
    "location",
    "strict-transport-security",
    "transfer-encoding",
    "upgrade",
    "x-content-type-options",
];

/// An answer that is ready to be written.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Arc<[u8]>,
    /// The part of the body that is sent.
    part: Range<usize>,
}

impl Reply {
    /// An answer with a body.
    pub(super) fn new(status: u16, content_type: &str, body: impl Into<Arc<[u8]>>) -> Reply {
        let body = body.into();
        let part = 0..body.len();
        Reply { status, headers: vec![], body, part }.with("Content-Type", content_type)
    }

    /// A short explanation in plain text.
    pub(super) fn text(status: u16, text: &str) -> Reply {
        Reply::new(status, "text/plain; charset=utf-8", format!("{text}\n").into_bytes())
    }

    /// Adds a header field.
    pub(super) fn with(mut self, name: &str, value: impl Into<String>) -> Reply {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Adds the header fields of a page except those that only the server sets.
    pub(super) fn with_page_headers(mut self, headers: Vec<(String, String)>) -> Reply {
        self.headers.extend(headers.into_iter().filter(|(name, value)| {
            let name = name.to_ascii_lowercase();
            let is_name = !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            is_name
                && !OWN_HEADERS.contains(&name.as_str())
                && !name.starts_with("access-control-")
                && !value.bytes().any(|byte| byte.is_ascii_control())
        }));
        self
    }

    /// Answers conditions and ranges of the request: 304, 206 and 416 where they apply.
    pub(super) fn negotiated(self, request: &Request) -> Reply {
        let tag = entity_tag(&self.body);
        let reply = self.with("ETag", &*tag).with("Accept-Ranges", "bytes");
        if request.header("if-none-match").is_some_and(|wanted| matches_tag(wanted, &tag)) {
            return Reply { status: 304, body: Arc::from([]), part: 0..0, ..reply };
        }
        // Ranges are defined for GET only (RFC 9110, section 14.2).
        let is_current = request.header("if-range").is_none_or(|wanted| wanted == tag);
        match request.header("range") {
            Some(range) if request.method == Method::Get && is_current => reply.ranged(range),
            _ => reply,
        }
    }

    fn ranged(self, range: &str) -> Reply {
        let length = self.body.len();
        match parse_range(range, length) {
            Ranges::Ignored => self,
            Ranges::One(part) => {
                let place = format!("bytes {}-{}/{length}", part.start, part.end - 1);
                Reply { status: 206, part, ..self.with("Content-Range", place) }
            }
            Ranges::Unsatisfiable => Reply::text(416, "this range is empty")
                .with("Content-Range", format!("bytes */{length}")),
        }
    }

    /// The head as bytes.
    pub(super) fn head(&self) -> Vec<u8> {
        let date = httpdate::fmt_http_date(SystemTime::now());
        let (status, reason) = (self.status, reason(self.status));
        let mut head = format!("HTTP/1.1 {status} {reason}\r\nDate: {date}\r\n");
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if !self.headers.iter().any(|(name, _)| name == "Cache-Control") {
            // The browser may store it, but revalidates each time.
            head.push_str("Cache-Control: no-cache\r\n");
        }
        if self.status != 304 {
            let _ = write!(head, "Content-Length: {}\r\n", self.part.len());
        }
        head.push_str(
            "X-Content-Type-Options: nosniff\r\n\
             Cross-Origin-Resource-Policy: same-origin\r\n\
             Connection: close\r\n\r\n",
        );
        head.into_bytes()
    }

    /// The body to send for a request of this method.
    pub(super) fn body(&self, method: Method) -> &[u8] {
        match method {
            Method::Head => &[],
            Method::Get | Method::Other => &self.body[self.part.clone()],
        }
    }
}

/// A strong tag over the bytes. 64 bits of `SipHash` and the length: enough to detect an edit.
fn entity_tag(body: &[u8]) -> String {
    format!("\"{:x}-{:x}\"", body.len(), hash(body))
}

/// A hash that is the same in every run; it does not resist deliberate collisions.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// Whether `If-None-Match` names the tag, by weak comparison (RFC 9110, section 13.1.2).
fn matches_tag(wanted: &str, tag: &str) -> bool {
    wanted.trim() == "*"
        || wanted.split(',').any(|given| given.trim().trim_start_matches("W/") == tag)
}

#[derive(Debug, PartialEq, Eq)]
enum Ranges {
    /// Malformed, of another unit, or several: the whole body is a correct answer.
    Ignored,
    One(Range<usize>),
    Unsatisfiable,
}

fn parse_range(range: &str, length: usize) -> Ranges {
    let Some((first, last)) = range
        .strip_prefix("bytes=")
        .filter(|spec| !spec.contains(','))
        .and_then(|spec| spec.trim().split_once('-'))
    else {
        return Ranges::Ignored;
    };
    // A number that does not fit counts as the largest one.
    let number = |digits: &str| {
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().unwrap_or(usize::MAX))
    };
    let part = match (number(first), number(last)) {
        (Some(first), None) if last.is_empty() => first..length,
        (Some(first), Some(last)) if first <= last => first..length.min(last.saturating_add(1)),
        (None, Some(n_last)) if first.is_empty() && n_last > 0 => {
            length.saturating_sub(n_last)..length
        }
        (None, Some(0)) if first.is_empty() => return Ranges::Unsatisfiable,
        _ => return Ranges::Ignored,
    };
    if part.start < length { Ranges::One(part) } else { Ranges::Unsatisfiable }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        304 => "Not Modified",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        414 => "URI Too Long",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        426 => "Upgrade Required",
        431 => "Request Header Fields Too Large",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::{Ranges, Reply, matches_tag, parse_range};

    #[test]
    fn ranges_follow_the_standard() {
        for (range, expected) in [
            ("bytes=0-3", Ranges::One(0..4)),
            ("bytes=6-", Ranges::One(6..10)),
            ("bytes=-3", Ranges::One(7..10)),
            ("bytes=-99", Ranges::One(0..10)),
            ("bytes=8-99999999999999999999999", Ranges::One(8..10)),
            ("bytes=10-", Ranges::Unsatisfiable),
            ("bytes=-0", Ranges::Unsatisfiable),
            ("bytes=0-1,4-5", Ranges::Ignored),
            ("bytes=5-2", Ranges::Ignored),
            ("bytes=a-b", Ranges::Ignored),
            ("bytes=+1-2", Ranges::Ignored),
            ("bytes=-", Ranges::Ignored),
            ("lines=1-2", Ranges::Ignored),
        ] {
            assert_eq!(parse_range(range, 10), expected, "{range}");
        }
        assert_eq!(parse_range("bytes=0-", 0), Ranges::Unsatisfiable);
    }

    #[test]
    fn tags_are_compared_weakly_and_in_lists() {
        assert!(matches_tag("\"a\", W/\"b\"", "\"b\""));
        assert!(matches_tag("*", "\"b\""));
        assert!(!matches_tag("\"a\"", "\"b\""));
    }

    #[test]
    fn a_page_cannot_overrule_the_protections() {
        let headers = [
            ("Access-Control-Allow-Origin", "*"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("X-Split", "a\r\nSet-Cookie: b"),
            ("Bad Name", "a"),
            ("Referrer-Policy", "no-referrer"),
        ];
        let reply = Reply::text(200, "").with_page_headers(
            headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        );
        let head = String::from_utf8(reply.head()).expect("ASCII");
        assert!(head.contains("Referrer-Policy: no-referrer\r\n"));
        for absent in ["Access-Control", "cross-origin\r\n", "Set-Cookie", "Bad Name"] {
            assert!(!head.contains(absent), "{absent} in {head}");
        }
    }
}
