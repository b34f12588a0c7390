//! Names, origins, conditions, ranges, ports.

use std::net::TcpListener;

use kb::serve::http::Server;
use kb::serve::{DEFAULT_PORT, ServeError};

use crate::site::{Site, ask, get, options, send, serve};

#[test]
fn requests_under_foreign_names_are_refused() {
    let (server, _) = serve(Site::new("b1"));
    let port = server.address().port();
    let long = "a".repeat(64 << 10);
    let with_host = |host: &[u8]| {
        let start = b"GET / HTTP/1.1\r\nConnection: close\r\nHost: ".as_slice();
        [start, host, b"\r\n\r\n"].concat()
    };
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        ("[::1]".to_owned(), 200),
        ("localhost".to_owned(), 200),
        ("localhost:80".to_owned(), 403),
        ("evil.com".to_owned(), 403),
        (format!("evil.com:{port}"), 403),
        (format!("127.0.0.1.evil.com:{port}"), 403),
        (format!("10.0.0.1:{port}"), 403),
        (String::new(), 403),
        (long, 431),
    ] {
        let response = send(server.address(), &with_host(host.as_bytes()));
        assert_eq!(response.status, status, "{}", host.get(..40).unwrap_or(&host));
    }
    assert_eq!(send(server.address(), &with_host(b"\xff")).status, 400);
    let none = b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n";
    assert_eq!(send(server.address(), none).status, 400);
    let twice = format!("Host: 127.0.0.1:{port}");
    assert_eq!(ask(server.address(), "GET /", &[&twice]).status, 400);
    assert_eq!(get(server.address(), "/").status, 200);
}

#[test]
fn other_sites_learn_nothing() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    for path in ["/", "/digits.txt", "/nothing", "/__kb/live.js", "/__kb/state"] {
        let response = ask(address, &format!("GET {path}"), &["Origin: http://evil.com"]);
        assert!(!response.head.to_lowercase().contains("access-control"), "{path}");
        assert_eq!(response.header("cross-origin-resource-policy"), Some("same-origin"), "{path}");
    }
    let own = format!("Origin: http://{address}");
    assert_eq!(ask(address, "GET /__kb/state", &[&own]).status, 200);
    for header in ["Origin: http://evil.com", "Origin: null", "Sec-Fetch-Site: cross-site"] {
        assert_eq!(ask(address, "GET /__kb/state", &[header]).status, 403, "{header}");
    }
}

#[test]
fn a_known_page_is_not_sent_again_until_it_changes() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let page = get(address, "/");
    let tag = page.header("etag").expect("a tag").to_owned();
    for condition in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
        let header = format!("If-None-Match: {condition}");
        let same = ask(address, "GET /", &[&header]);
        assert_eq!((same.status, same.body.len()), (304, 0), "{condition}");
        assert_eq!(same.header("etag"), Some(&*tag));
        assert_eq!(same.header("content-security-policy"), page.header("content-security-policy"));
    }
    let mut changed = Site::new("b1");
    changed.build = "b2".to_owned();
    server.show(std::sync::Arc::new(changed));
    let header = format!("If-None-Match: {tag}");
    assert_eq!(ask(address, "GET /", &[&header]).status, 200, "the script knows its build");
}

#[test]
fn ranges_are_served_one_at_a_time() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let range = |range: &str| ask(address, "GET /digits.txt", &[&format!("Range: {range}")]);
    let part = range("bytes=2-4");
    assert_eq!((part.status, part.text().as_str()), (206, "234"));
    assert_eq!(part.header("content-range"), Some("bytes 2-4/10"));
    assert_eq!(part.header("content-length"), Some("3"));
    assert_eq!(range("bytes=-2").text(), "89");
    let beyond = range("bytes=10-");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */10")));
    for whole in ["bytes=0-1,3-4", "bytes=x", "lines=0-1"] {
        let response = range(whole);
        assert_eq!((response.status, response.text().as_str()), (200, "0123456789"), "{whole}");
    }
    let tag = part.header("etag").expect("a tag");
    let with = |tag: &str| {
        let headers = ["Range: bytes=0-0", &format!("If-Range: {tag}")];
        ask(address, "GET /digits.txt", &headers).status
    };
    assert_eq!((with(tag), with("\"other\"")), (206, 200));
}

#[test]
fn it_listens_on_loopback_and_moves_on_from_a_default_port() {
    let (mut open, said) = options();
    open.port = None;
    let first = Server::start(&open).expect("some port is free");
    let second = Server::start(&open).expect("the next one is");
    assert!(first.address().ip().is_loopback());
    assert!((DEFAULT_PORT..DEFAULT_PORT + 21).contains(&second.address().port()));
    assert_ne!(first.address(), second.address());
    assert!(second.url().ends_with(&format!(":{}/", second.address().port())));
    let message = format!("port {DEFAULT_PORT} is taken, using {}", second.address().port());
    assert_eq!(said.lock().expect("no panics").last(), Some(&message));
}

#[test]
fn a_taken_port_that_was_chosen_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("bound").port();
    let (mut options, _) = options();
    options.port = Some(port);
    let error = Server::start(&options).err().expect("it is taken");
    assert!(matches!(error, ServeError::PortTaken { port: given } if given == port));
    assert_eq!(error.to_string(), format!("port {port} is already in use"));
    drop(taken);
    let server = Server::start(&options).expect("it is free again");
    drop(server);
    Server::start(&options).expect("a server that is gone leaves its port");
}

#[test]
fn an_open_host_warns_and_answers_to_its_address_only() {
    let (mut open, said) = options();
    open.host = Some("0.0.0.0".to_owned());
    let server = Server::start(&open).expect("a free port");
    assert!(
        said.lock()
            .expect("no panics")
            .iter()
            .any(|text| text.starts_with("warning: every machine"))
    );
    assert_eq!(server.url(), format!("http://127.0.0.1:{}/", server.address().port()));
    let local = format!("127.0.0.1:{}", server.address().port()).parse().expect("an address");
    assert_eq!(get(local, "/").status, 503);
    open.host = Some("192.0.2.1".to_owned());
    let error = Server::start(&open).err().expect("not an address of this machine");
    assert!(matches!(error, ServeError::Address { .. }), "{error}");
}
