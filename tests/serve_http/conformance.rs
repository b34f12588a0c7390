//! The requirements of HTTP/1.1 for a server, one check per line (RFC 9110, RFC 9112).

use std::io::Write as _;
use std::net::{Shutdown, SocketAddr};

use crate::site::{Site, connect, get, serve, try_receive};

/// Bytes of a client and the status of the answer. In the bytes `{H}` is the line that names the
/// host, `{A}` the address, and a line feed ends a line as carriage return and line feed.
const CHECKS: &[(&str, u16)] = &[
    // The request line (RFC 9112, sections 2.2 and 3).
    ("GET / HTTP/1.1\n{H}\n\n", 200),
    ("\nGET / HTTP/1.1\n{H}\n\n", 200),
    ("\n\n\nGET / HTTP/1.1\n{H}\n\n", 200),
    ("HEAD / HTTP/1.1\n{H}\n\n", 200),
    ("GET / HTTP/1.0\n{H}\n\n", 200),
    ("GET / HTTP/1.9\n{H}\n\n", 200),
    ("GET / HTTP/2.0\n{H}\n\n", 505),
    ("GET / HTTP/0.9\n{H}\n\n", 505),
    ("PRI * HTTP/2.0\n\nSM\n\n", 505),
    ("GET / HTTP/2\n{H}\n\n", 505),
    ("GET / http/1.1\n{H}\n\n", 400),
    ("GET / HTTP/1.1.1\n{H}\n\n", 400),
    ("GET / HTTP/1\n{H}\n\n", 400),
    ("GET / HTTX/1.1\n{H}\n\n", 400),
    ("GET /\n\n", 400),
    ("GET\n\n", 400),
    ("GET  / HTTP/1.1\n{H}\n\n", 400),
    ("GET /  HTTP/1.1\n{H}\n\n", 400),
    ("GET / HTTP/1.1 \n{H}\n\n", 400),
    (" GET / HTTP/1.1\n{H}\n\n", 400),
    ("GET\t/\tHTTP/1.1\n{H}\n\n", 400),
    ("GET / x HTTP/1.1\n{H}\n\n", 400),
    ("G(T / HTTP/1.1\n{H}\n\n", 400),
    ("\u{16}\u{3}\u{1}\n\n", 400),
    // Methods (RFC 9110, section 9).
    ("POST / HTTP/1.1\n{H}\nContent-Length: 0\n\n", 405),
    ("get / HTTP/1.1\n{H}\n\n", 405),
    ("TRACE / HTTP/1.1\n{H}\n\n", 405),
    ("OPTIONS * HTTP/1.1\n{H}\n\n", 405),
    ("CONNECT {A} HTTP/1.1\n{H}\n\n", 405),
    // Targets (RFC 9112, section 3.2).
    ("GET http://{A}/ HTTP/1.1\n{H}\n\n", 200),
    ("GET HTTP://{A} HTTP/1.1\n{H}\n\n", 200),
    ("GET http://{A}?a=b HTTP/1.1\n{H}\n\n", 200),
    ("GET http://{A}/digits.txt HTTP/1.1\nHost: evil.com\n\n", 200),
    ("GET http://evil.com/ HTTP/1.1\n{H}\n\n", 403),
    ("GET http:// HTTP/1.1\n{H}\n\n", 400),
    ("GET http://a@{A}/ HTTP/1.1\n{H}\n\n", 400),
    ("GET ftp://{A}/ HTTP/1.1\n{H}\n\n", 400),
    ("GET * HTTP/1.1\n{H}\n\n", 400),
    ("GET {A} HTTP/1.1\n{H}\n\n", 400),
    ("GET digits.txt HTTP/1.1\n{H}\n\n", 400),
    // Host (RFC 9112, section 3.2).
    ("GET / HTTP/1.1\n\n", 400),
    ("GET / HTTP/1.1\n{H}\n{H}\n\n", 400),
    ("GET / HTTP/1.1\nHost: a b\n\n", 400),
    ("GET / HTTP/1.1\nHost: a/b\n\n", 400),
    ("GET / HTTP/1.1\nHost: a@{A}\n\n", 400),
    ("GET / HTTP/1.1\nHost: [::1]\n\n", 200),
    ("GET / HTTP/1.1\nHost: [::1]:{P}\n\n", 200),
    ("GET / HTTP/1.1\nHost: localhost\n\n", 200),
    ("GET / HTTP/1.1\nHost: localhost:\n\n", 200),
    ("GET / HTTP/1.1\nHost: evil.com:{P}\n\n", 403),
    ("GET / HTTP/1.1\nHost:\n\n", 403),
    ("GET / HTTP/1.1\nhOsT:{A}  \n\n", 200),
    // Header lines (RFC 9112, section 5).
    ("GET / HTTP/1.1\n{H}\nX : y\n\n", 400),
    ("GET / HTTP/1.1\n{H}\nX: a\n b\n\n", 400),
    ("GET / HTTP/1.1\n X: a\n{H}\n\n", 400),
    ("GET / HTTP/1.1\n{H}\nX\n\n", 400),
    ("GET / HTTP/1.1\n{H}\n: y\n\n", 400),
    ("GET / HTTP/1.1\n{H}\nX: a\u{0}b\n\n", 400),
    ("GET / HTTP/1.1\n{H}\nX: a\rb\n\n", 400),
    ("GET / HTTP/1.1\n{H}\nX: \u{e9}\n\n", 200),
    // Bodies (RFC 9112, section 6, and RFC 9110, section 10.1.1).
    ("GET / HTTP/1.1\n{H}\nContent-Length: 5\n\nhello", 200),
    ("GET / HTTP/1.1\n{H}\nContent-Length: 5\nContent-Length: 5\n\nhello", 200),
    ("GET / HTTP/1.1\n{H}\nContent-Length: 5\nContent-Length: 6\n\nhello", 400),
    ("GET / HTTP/1.1\n{H}\nContent-Length: 5, 6\n\nhello", 400),
    ("GET / HTTP/1.1\n{H}\nContent-Length: -1\n\n", 400),
    ("GET / HTTP/1.1\n{H}\nContent-Length: +1\n\nx", 400),
    ("GET / HTTP/1.1\n{H}\nContent-Length: 0x1\n\nx", 400),
    ("GET / HTTP/1.1\n{H}\nContent-Length:\n\n", 400),
    ("GET / HTTP/1.1\n{H}\nContent-Length: 99999999999999999999\n\n", 400),
    ("POST / HTTP/1.1\n{H}\nContent-Length: 900000000\n\n", 405),
    ("GET / HTTP/1.1\n{H}\nTransfer-Encoding: chunked\n\n0\n\n", 200),
    ("GET / HTTP/1.1\n{H}\nTransfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n", 400),
    ("GET / HTTP/1.1\n{H}\nTransfer-Encoding: gzip, chunked\n\n0\n\n", 501),
    ("GET / HTTP/1.1\n{H}\nTransfer-Encoding: chunked, chunked\n\n0\n\n", 400),
    ("GET / HTTP/1.0\n{H}\nTransfer-Encoding: chunked\n\n0\n\n", 400),
    ("GET / HTTP/1.1\n{H}\nExpect: 200-ok\n\n", 417),
];

/// The bytes of a check.
fn bytes_of(check: &str, address: SocketAddr) -> Vec<u8> {
    let text = check.replace("{H}", "Host: {A}").replace("{A}", &address.to_string());
    let text = text.replace("{P}", &address.port().to_string()).replace('\n', "\r\n");
    // Each character below 256 is one byte.
    text.chars().filter_map(|character| u8::try_from(u32::from(character)).ok()).collect()
}

#[test]
fn every_request_gets_the_status_of_the_standard_and_then_the_end() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let mut wrong = Vec::new();
    for &(check, status) in CHECKS {
        let mut stream = connect(address);
        stream.write_all(&bytes_of(check, address)).expect("there is room");
        // The server ends the connection, though the client keeps its side open.
        let answer = try_receive(stream);
        let given = answer.as_ref().map(|answer| answer.status);
        let is_dated = answer.as_ref().is_some_and(|answer| {
            answer.header("date").is_some_and(|date| date.len() == 29 && date.ends_with(" GMT"))
                && answer.header("connection") == Some("close")
        });
        if given != Some(status) || !is_dated {
            wrong.push(format!("{check:?}: {status} expected, but {answer:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(get(address, "/").status, 200);
}

#[test]
fn lines_may_end_with_a_line_feed_only() {
    let (server, _) = serve(Site::new("b1"));
    let mut stream = connect(server.address());
    let request = format!("GET /digits.txt HTTP/1.1\nHost: {}\n\n", server.address());
    stream.write_all(request.as_bytes()).expect("there is room");
    assert_eq!(try_receive(stream).expect("an answer").text(), "0123456789");
}

#[test]
fn a_client_that_ends_its_side_gets_its_answer() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    for (request, status) in [("GET / HTTP/1.1\n{H}\n\n", 200), ("GET / HTTP/1.1\n{H}\n", 400)] {
        let mut stream = connect(address);
        stream.write_all(&bytes_of(request, address)).expect("there is room");
        stream.shutdown(Shutdown::Write).expect("it is open");
        assert_eq!(try_receive(stream).expect("an answer").status, status);
    }
}

#[test]
fn what_follows_a_request_is_not_another_one() {
    let (server, site) = serve(Site::new("b1"));
    let address = server.address();
    let inner = "GET /cs/ HTTP/1.1\n{H}\n\n";
    for first in [
        "GET /digits.txt HTTP/1.1\n{H}\n\n",
        "GET /digits.txt HTTP/1.1\n{H}\nContent-Length: 200\n\n",
        "GET /digits.txt HTTP/1.1\n{H}\nTransfer-Encoding: chunked\n\n0\n\n",
    ] {
        let mut stream = connect(address);
        let bytes = bytes_of(&format!("{first}{inner}"), address);
        stream.write_all(&bytes).expect("there is room");
        assert_eq!(try_receive(stream).expect("an answer").text(), "0123456789", "{first}");
    }
    let asked = site.asked.lock().expect("no panics").clone();
    assert_eq!(asked, ["digits.txt"; 3]);
}
