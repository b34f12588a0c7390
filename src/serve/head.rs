//! The head of a request, read from a socket within limits of size and time.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A browser sends about 1 KiB; a head that is larger than this is not one of ours.
const MAX_HEAD: usize = 16 * 1024;

/// Browsers send about 20.
const MAX_HEADERS: usize = 64;

/// How long a client may take for its head. Long enough for any machine, short enough that clients
/// which drip a byte now and then are gone soon.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a request wants its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// Head and body.
    Get,
    /// The head of the same answer.
    Head,
    /// Anything else, which the preview does not do.
    Other,
}

/// A request as it was read; names and values are not interpreted yet.
#[derive(Debug)]
pub(super) struct Request {
    /// The method.
    pub(super) method: Method,
    /// The request target, as it came.
    pub(super) target: String,
    /// Header fields in order, names in lower case.
    pub(super) headers: Vec<(String, Vec<u8>)>,
    /// Bytes that came after the head.
    pub(super) rest: Vec<u8>,
}

impl Request {
    /// The value of a header that must not be repeated; `None` when it is absent, repeated or not text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(given, _)| given == name);
        match (values.next(), values.next()) {
            (Some((_, value)), None) => std::str::from_utf8(value).ok(),
            _ => None,
        }
    }

    /// Whether a header is there at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(given, _)| given == name)
    }
}

/// Why there is no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The client went away, or connected in advance and never asked.
    Gone,
    /// It is not HTTP/1.
    Malformed,
    /// The head exceeds its limits.
    TooLarge,
    /// The head did not arrive in time.
    TooSlow,
}

/// Reads one head. The socket's read timeout is changed.
pub(super) fn read(mut stream: &TcpStream) -> Result<Request, Fault> {
    let deadline = Instant::now() + PATIENCE;
    let mut bytes = Vec::with_capacity(1024);
    let mut chunk = [0; 4096];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(too_slow(&bytes));
        }
        stream.set_read_timeout(Some(left)).map_err(|_| Fault::Gone)?;
        let n_read = match stream.read(&mut chunk) {
            Ok(0) => return Err(Fault::Gone),
            Ok(n_read) => n_read,
            Err(error) => match error.kind() {
                ErrorKind::Interrupted => continue,
                ErrorKind::WouldBlock | ErrorKind::TimedOut => return Err(too_slow(&bytes)),
                _ => return Err(Fault::Gone),
            },
        };
        let is_first = bytes.is_empty();
        // The blank line may lie across two reads.
        let news = bytes.len().saturating_sub(3);
        bytes.extend_from_slice(&chunk[..n_read]);
        // Parsing at every byte of a dripping client would be quadratic. The first look finds what
        // is not HTTP at all, such as a TLS greeting.
        if (is_first || has_blank_line(&bytes[news..]))
            && let Some(request) = parse(&bytes)?
        {
            return Ok(request);
        }
        if bytes.len() > MAX_HEAD {
            return Err(Fault::TooLarge);
        }
    }
}

fn too_slow(bytes: &[u8]) -> Fault {
    if bytes.is_empty() { Fault::Gone } else { Fault::TooSlow }
}

fn has_blank_line(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| pair == b"\n\n")
        || bytes.windows(3).any(|triple| triple == b"\n\r\n")
}

/// Parses a head; `None` when there must be more of it.
fn parse(bytes: &[u8]) -> Result<Option<Request>, Fault> {
    let mut fields = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut parsed = httparse::Request::new(&mut fields);
    let length = match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(length)) if length > MAX_HEAD => return Err(Fault::TooLarge),
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(Fault::TooLarge),
        Err(_) => return Err(Fault::Malformed),
    };
    let (Some(method), Some(target)) = (parsed.method, parsed.path) else {
        return Err(Fault::Malformed);
    };
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        _ => Method::Other,
    };
    let headers = parsed
        .headers
        .iter()
        .map(|field| (field.name.to_ascii_lowercase(), field.value.to_vec()))
        .collect();
    Ok(Some(Request { method, target: target.to_owned(), headers, rest: bytes[length..].to_vec() }))
}

#[cfg(test)]
mod tests {
    use super::{Fault, Method, parse};

    #[test]
    fn a_head_is_taken_apart_and_what_follows_is_kept() {
        let request = parse(b"GET /x HTTP/1.1\r\nHost: a\r\nX-Y:  z \r\nx-y: w\r\n\r\nrest")
            .expect("well-formed")
            .expect("whole");
        assert_eq!((request.method, request.target.as_str()), (Method::Get, "/x"));
        assert_eq!(request.header("host"), Some("a"));
        assert_eq!(request.header("x-y"), None, "repeated");
        assert!(request.has("x-y"));
        assert_eq!(request.rest, b"rest");
    }

    #[test]
    fn what_is_not_http_is_told_from_what_is_not_whole() {
        assert!(parse(b"GET /x HT").expect("may become one").is_none());
        for bytes in [
            &b"\x16\x03\x01\x02\x00"[..],
            b"GET /x HTTP/2.0\r\n\r\n",
            b"GET  HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            b"GET / HTTP/1.1\r\n folded\r\n\r\n",
        ] {
            assert_eq!(parse(bytes).err(), Some(Fault::Malformed), "{}", bytes.escape_ascii());
        }
    }
}
