//! Reads the head of a request strictly (RFC 9112) and rewrites it for `tiny_http`.
//!
//! Only fields that the preview evaluates are passed on, so `tiny_http` never gets a body, a
//! transfer coding, an expectation or a connection option.

use std::str;

use httparse::Header;

/// The largest head that is read, in bytes. A browser sends about 1 KiB.
const MAX_HEAD: usize = 16 * 1024;

/// The longest request line, in bytes. RFC 9112, section 3, recommends at least 8000.
const MAX_LINE: usize = 8 * 1024;

/// The most header lines that are read. Browsers send about 20.
const MAX_FIELDS: usize = 64;

/// The fields that are passed on, besides `Host`.
const PASSED_ON: [&str; 7] = [
    "if-none-match",
    "if-range",
    "origin",
    "range",
    "sec-fetch-site",
    "sec-websocket-key",
    "sec-websocket-version",
];

/// Signals the worker that the client offers to switch to WebSocket. `Upgrade` and `Connection`
/// concern one connection only, so they are not passed on (RFC 9110, section 7.6.1).
pub(in crate::serve) const UPGRADE: &str = "kb-upgrade";

/// A request that `tiny_http` can answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Forward {
    /// The rewritten head.
    pub(super) bytes: Vec<u8>,
    /// Whether the answer has no body because the method is HEAD.
    pub(super) is_head: bool,
}

/// Why a request is refused before it is processed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RequestRefusal {
    /// The status of the answer.
    pub(super) status: u16,
    /// The explanation in the answer.
    pub(super) text: &'static str,
}

impl RequestRefusal {
    const fn new(status: u16, text: &'static str) -> RequestRefusal {
        RequestRefusal { status, text }
    }

    const fn bad(text: &'static str) -> RequestRefusal {
        RequestRefusal::new(400, text)
    }
}

/// The bytes of a head that has not ended yet.
#[derive(Debug, Default)]
pub(super) struct HeadBuffer {
    bytes: Vec<u8>,
    /// How many of these bytes were already searched for the end of the head.
    n_searched: usize,
}

impl HeadBuffer {
    /// Whether only empty lines were received.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Adds bytes; returns the request or its refusal once either is certain.
    pub(super) fn add(&mut self, more: &[u8]) -> Option<Result<Forward, RequestRefusal>> {
        let mut more = more;
        // Empty lines before the request line are ignored (RFC 9112, section 2.2).
        while self.bytes.is_empty() && matches!(more.first(), Some(b'\r' | b'\n')) {
            more = &more[1..];
        }
        let n_room = (MAX_HEAD + 1).saturating_sub(self.bytes.len());
        self.bytes.extend_from_slice(&more[..more.len().min(n_room)]);
        match self.find_end() {
            Some(end) if end <= MAX_HEAD => Some(parse(&self.bytes[..end])),
            _ => self.refuse_early().map(Err),
        }
    }

    /// Returns where the head ends; each byte is searched once.
    fn find_end(&mut self) -> Option<usize> {
        let start = self.n_searched;
        for (place, byte) in self.bytes.iter().enumerate().skip(start) {
            if *byte == b'\n' && ends_empty_line(&self.bytes[..place]) {
                return Some(place + 1);
            }
        }
        self.n_searched = self.bytes.len();
        None
    }

    /// Refuses bytes that cannot become a valid request.
    fn refuse_early(&self) -> Option<RequestRefusal> {
        let first = *self.bytes.first()?;
        if !is_token_byte(first) {
            return Some(RequestRefusal::bad("this is not HTTP"));
        }
        let line = &self.bytes[..self.bytes.len().min(MAX_LINE)];
        if self.bytes.len() > MAX_LINE && !line.contains(&b'\n') {
            return Some(RequestRefusal::new(414, "the address is too long"));
        }
        (self.bytes.len() > MAX_HEAD)
            .then_some(RequestRefusal::new(431, "the head of the request is too large"))
    }
}

/// Whether a line feed after these bytes ends an empty line.
fn ends_empty_line(before: &[u8]) -> bool {
    let line = before.strip_suffix(b"\r").unwrap_or(before);
    line.last() == Some(&b'\n')
}

/// Parses a whole head.
fn parse(head: &[u8]) -> Result<Forward, RequestRefusal> {
    let n_line = head.iter().position(|byte| *byte == b'\n').unwrap_or(head.len());
    let (line, rest) = (&head[..n_line], head.get(n_line + 1..).unwrap_or_default());
    let line = RequestLine::parse(line.strip_suffix(b"\r").unwrap_or(line))?;
    let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
    let fields = match httparse::parse_headers(rest, &mut fields) {
        Ok(httparse::Status::Complete((_, fields))) => Fields(fields),
        Err(httparse::Error::TooManyHeaders) => {
            return Err(RequestRefusal::new(431, "the request has too many header lines"));
        }
        Ok(httparse::Status::Partial) | Err(_) => {
            return Err(RequestRefusal::bad("a header line is malformed"));
        }
    };
    check_body(&fields, line.minor)?;
    let expectation = fields.values("expect").next();
    if expectation.is_some_and(|value| !value.eq_ignore_ascii_case(b"100-continue")) {
        return Err(RequestRefusal::new(417, "the only supported expectation is 100-continue"));
    }
    forward(&line, &fields)
}

/// Method, target and minor version of HTTP/1.
struct RequestLine<'a> {
    method: &'a str,
    target: &'a str,
    minor: u8,
}

impl<'a> RequestLine<'a> {
    /// Parses the line without its end (RFC 9112, section 3).
    fn parse(line: &'a [u8]) -> Result<RequestLine<'a>, RequestRefusal> {
        const MALFORMED: RequestRefusal = RequestRefusal::bad("the request line is malformed");
        let line = str::from_utf8(line).map_err(|_| MALFORMED)?;
        let mut parts = line.split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(MALFORMED);
        };
        let is_token = !method.is_empty() && method.bytes().all(is_token_byte);
        let is_target = !target.is_empty() && target.bytes().all(|byte| byte.is_ascii_graphic());
        match version.strip_prefix("HTTP/").map(str::as_bytes) {
            Some(b"2") => Err(RequestRefusal::new(505, "the preview supports only HTTP/1")),
            Some([major, b'.', minor]) if major.is_ascii_digit() && minor.is_ascii_digit() => {
                if *major != b'1' {
                    return Err(RequestRefusal::new(505, "the preview supports only HTTP/1"));
                }
                let minor = minor - b'0';
                (is_token && is_target)
                    .then_some(RequestLine { method, target, minor })
                    .ok_or(MALFORMED)
            }
            _ => Err(MALFORMED),
        }
    }
}

struct Fields<'a>(&'a [Header<'a>]);

impl<'a> Fields<'a> {
    fn values<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'a [u8]> + 'b {
        let fields = self.0.iter().filter(move |field| field.name.eq_ignore_ascii_case(name));
        fields.map(|field| field.value)
    }

    /// Whether a field that is a list contains a word.
    fn lists(&self, name: &str, word: &str) -> bool {
        self.values(name)
            .flat_map(|value| value.split(|byte| *byte == b','))
            .any(|item| item.trim_ascii().eq_ignore_ascii_case(word.as_bytes()))
    }
}

/// Checks that the length of the body is unambiguous (RFC 9112, section 6). The body itself is
/// never read, but a request with an ambiguous length must not get a normal answer.
fn check_body(fields: &Fields, minor: u8) -> Result<(), RequestRefusal> {
    let mut length = None;
    for value in fields.values("content-length") {
        let digits = str::from_utf8(value).ok();
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let given: Option<u64> = digits.and_then(|digits| digits.parse().ok());
        if given.is_none() || length.is_some_and(|length| Some(length) != given) {
            return Err(RequestRefusal::bad("the Content-Length is not one number"));
        }
        length = given;
    }
    let codings: Vec<&[u8]> = fields
        .values("transfer-encoding")
        .flat_map(|value| value.split(|byte| *byte == b','))
        .map(<[u8]>::trim_ascii)
        .collect();
    if codings.is_empty() {
        return Ok(());
    }
    if length.is_some() || minor == 0 {
        return Err(RequestRefusal::bad("this Transfer-Encoding is not allowed here"));
    }
    let is_chunked = |coding: &&[u8]| coding.eq_ignore_ascii_case(b"chunked");
    match codings.iter().all(is_chunked) {
        true if codings.len() == 1 => Ok(()),
        true => Err(RequestRefusal::bad("chunked may be applied only once")),
        false => {
            Err(RequestRefusal::new(501, "the preview supports only the transfer coding chunked"))
        }
    }
}

/// Writes the head that `tiny_http` reads.
fn forward(line: &RequestLine, fields: &Fields) -> Result<Forward, RequestRefusal> {
    let mut hosts = fields.values("host");
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(RequestRefusal::bad("the request needs exactly one Host field"));
    };
    if !host.iter().all(|byte| is_authority_byte(*byte)) {
        return Err(RequestRefusal::bad("the Host is malformed"));
    }
    let (authority, target) = split_target(line)?;
    let host = authority.map_or(host, str::as_bytes);
    let line_bytes = format!("{} {target} HTTP/1.1\r\nHost: ", line.method).into_bytes();
    let mut bytes = [&line_bytes, host, b"\r\n"].concat();
    for field in fields.0 {
        if !PASSED_ON.iter().any(|name| field.name.eq_ignore_ascii_case(name)) {
            continue;
        }
        if !field.value.is_ascii() {
            return Err(RequestRefusal::bad("a header line is not ASCII"));
        }
        bytes.extend([field.name.as_bytes(), b": ", field.value, b"\r\n"].concat());
    }
    let offers_socket =
        fields.lists("connection", "upgrade") && fields.lists("upgrade", "websocket");
    if offers_socket && line.minor > 0 {
        bytes.extend(format!("{UPGRADE}: websocket\r\n").into_bytes());
    }
    bytes.extend(b"\r\n");
    Ok(Forward { bytes, is_head: line.method == "HEAD" })
}

/// Splits a request target into the authority of its absolute form, which replaces the `Host`, and
/// its origin form (RFC 9112, section 3.2).
fn split_target<'a>(line: &RequestLine<'a>) -> Result<(Option<&'a str>, String), RequestRefusal> {
    const SCHEME: &str = "http://";
    let target = line.target;
    let is_absolute =
        target.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME));
    if is_absolute {
        let rest = &target[SCHEME.len()..];
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        if authority.is_empty() || !authority.bytes().all(is_authority_byte) {
            return Err(RequestRefusal::bad("the authority of the address is malformed"));
        }
        let slash = if path.starts_with('/') { "" } else { "/" };
        return Ok((Some(authority), format!("{slash}{path}")));
    }
    // Other forms belong to methods that are refused later, with the methods that are allowed.
    let is_other_form =
        matches!((line.method, target), ("OPTIONS", "*")) || line.method == "CONNECT";
    match target.starts_with('/') || is_other_form {
        true => Ok((None, target.to_owned())),
        false => Err(RequestRefusal::bad("this path is not valid")),
    }
}

/// Whether a byte may be part of a token (RFC 9110, section 5.6.2).
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Whether a byte may be part of a host with a port (RFC 3986, section 3.2); user information is
/// not allowed.
fn is_authority_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:[]".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::{HeadBuffer, MAX_HEAD};

    /// The status of the refusal, or 0 and the rewritten head.
    fn read(head: &[u8]) -> (u16, String) {
        match HeadBuffer::default().add(head) {
            None => (1, String::new()),
            Some(Err(refusal)) => (refusal.status, String::new()),
            Some(Ok(forward)) => (0, String::from_utf8_lossy(&forward.bytes).into_owned()),
        }
    }

    #[test]
    fn only_fields_of_interest_are_passed_on() {
        let head = b"\r\nGET http://LOCALHOST:8?q HTTP/1.1\r\nHost: a\r\nX: y\r\nKb-Upgrade: a\r\n\
                     Connection: x, Upgrade\r\nUpgrade: WebSocket\r\nContent-Length: 5\r\n\
                     If-None-Match: \"a\"\r\n\r\nhello";
        let expected = "GET /?q HTTP/1.1\r\nHost: LOCALHOST:8\r\nIf-None-Match: \"a\"\r\n\
                        kb-upgrade: websocket\r\n\r\n";
        assert_eq!(read(head), (0, expected.to_owned()));
    }

    #[test]
    fn a_head_in_any_pieces_is_the_same_head() {
        let head = b"\r\n\nGET /a HTTP/1.1\nHost: a\r\n\r\n";
        for n_piece in 1..head.len() {
            let mut buffer = HeadBuffer::default();
            let mut pieces = head.chunks(n_piece);
            let read = pieces.find_map(|piece| buffer.add(piece)).expect("it is whole");
            let forward = read.expect("it is valid");
            assert_eq!(forward.bytes, b"GET /a HTTP/1.1\r\nHost: a\r\n\r\n", "{n_piece}");
        }
    }

    #[test]
    fn a_head_of_any_size_takes_bounded_memory() {
        let mut buffer = HeadBuffer::default();
        for _ in 0..100 {
            let _ = buffer.add(&b"a".repeat(4096));
        }
        assert!(buffer.bytes.len() <= MAX_HEAD + 1);
        assert_eq!(read(&[b"GET / HTTP/1.1\r\nX: ".as_slice(), &[b'a'; MAX_HEAD]].concat()).0, 431);
        assert_eq!(read(&[b"GET /".as_slice(), &[b'a'; MAX_HEAD / 2]].concat()).0, 414);
    }
}
