//! Slow, greedy and many clients.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::site::{Response, Site, connect, get, receive, send, serve};

/// Room for both ends of many connections in this one process.
fn raise_limit() {
    rlimit::increase_nofile_limit(8192).expect("the limit can be read");
}

#[test]
fn five_hundred_clients_that_never_finish_their_head_delay_no_other() {
    raise_limit();
    let (server, _) = serve(Site::new("b1"));
    let slow: Vec<TcpStream> = (0..500)
        .map(|n| {
            let mut stream = connect(server.address());
            if n % 2 == 0 {
                stream.write_all(b"GET / HTTP/1.1\r\nHo").expect("there is room");
            }
            stream
        })
        .collect();
    for _ in 0..50 {
        assert_eq!(get(server.address(), "/").status, 200);
    }
    drop(slow);
    assert_eq!(get(server.address(), "/").status, 200);
}

#[test]
fn silent_clients_delay_no_other_and_are_disconnected() {
    raise_limit();
    let (server, _) = serve(Site::new("b1"));
    let mut silent: Vec<TcpStream> = (0..1500).map(|_| connect(server.address())).collect();
    for _ in 0..20 {
        assert_eq!(get(server.address(), "/").status, 200);
    }
    // A client that was answered and does not disconnect is silent too.
    let mut answered = connect(server.address());
    let head = format!("GET /digits.txt HTTP/1.1\r\nHost: {}\r\n\r\n", server.address());
    answered.write_all(head.as_bytes()).expect("there is room");
    assert_eq!(receive(answered).text(), "0123456789");
    // It is refused at once and does not time out.
    assert!(
        silent[0]
            .read(&mut [0])
            .map_or_else(|error| error.kind() == ErrorKind::ConnectionReset, |n| n == 0)
    );
}

#[test]
fn heads_that_are_none_are_refused_or_closed() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let start = b"GET / HTTP/1.1\r\nX: ";
    let large = |n: usize| [start.as_slice(), &b"a".repeat(n), b"\r\n\r\n"].concat();
    let many = |n: usize| [start.as_slice(), &b"\r\nX: y".repeat(n), b"\r\n\r\n"].concat();
    let host = [b"GET / HTTP/1.1\r\nHost: ".as_slice(), &b"a".repeat(64 << 10)].concat();
    for head in [large(17 << 10), large(60 << 10), many(1000), many(10_000), host] {
        assert_eq!(send(address, &head).status, 431, "{} bytes", head.len());
    }
    let target = [b"GET /".as_slice(), &b"a".repeat(60 << 10)].concat();
    assert_eq!(send(address, &target).status, 414);
    // A TLS handshake is refused at its first byte, without waiting for the end of a line.
    assert_eq!(send(address, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03").status, 400);
    // Of a flood, only as much is read as the refusal needs.
    for flood in [large(40 << 20), many(5 << 20)] {
        let mut stream = connect(address);
        assert!(stream.write_all(&flood).is_err(), "the server does not read it");
        assert_eq!(get(address, "/").status, 200);
    }
}

#[test]
fn requests_without_an_end_delay_no_other() {
    raise_limit();
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let host = format!("Host: {address}");
    let requests = [
        // Bodies that are never sent.
        format!("POST / HTTP/1.1\r\n{host}\r\nContent-Length: 5\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}\r\nContent-Length: 5000\r\n\r\nhello"),
        format!("GET / HTTP/1.1\r\n{host}\r\nTransfer-Encoding: chunked\r\n\r\nzz"),
        format!("GET / HTTP/1.1\r\n{host}\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"),
        format!("POST / HTTP/1.1\r\n{host}\r\nContent-Length: {}\r\n\r\n", usize::MAX / 2),
        format!("GET / HTTP/2.0\r\n{host}\r\n\r\n"),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
        // Answers that no client reads, one and a hundred of them.
        format!("GET /large.bin HTTP/1.1\r\n{host}\r\n\r\n"),
        format!("GET /large.bin HTTP/1.1\r\n{host}\r\n\r\n").repeat(100),
    ];
    let asking: Vec<TcpStream> = requests
        .iter()
        .flat_map(|request| std::iter::repeat_n(request, 40))
        .map(|request| {
            let mut stream = connect(address);
            stream.write_all(request.as_bytes()).expect("there is room");
            stream
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(get(address, "/").status, 200);
    }
    drop(asking);
    assert_eq!(get(address, "/").status, 200);
}

/// The polls that wait take a share of the workers, and no more.
#[test]
fn polls_without_number_delay_no_other() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let state = get(address, "/__kb/state").text();
    let id = state.split('"').nth(3).expect("an id comes first");
    let head = format!("GET /__kb/state?since={id} HTTP/1.1\r\nHost: {address}\r\n\r\n");
    let polls: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = connect(address);
            stream.write_all(head.as_bytes()).expect("there is room");
            stream
        })
        .collect();
    assert_eq!(get(address, "/").status, 200);
    server.show(Arc::new(Site::new("b2")));
    let answers: Vec<Response> = polls.into_iter().map(receive).collect();
    let of = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert!(of(200) >= 1 && of(503) >= 1, "{} and {}", of(200), of(503));
    assert_eq!(of(200) + of(503), answers.len());
}

#[test]
fn a_hundred_requests_at_once_are_all_answered_whole() {
    raise_limit();
    let (server, _) = serve(Site::new("b1"));
    // All are connected and asking before the first answer is read.
    let asking: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = connect(server.address());
            let head = format!("GET /large.bin HTTP/1.1\r\nHost: {}\r\n", server.address());
            let head = head + "Connection: close\r\n\r\n";
            stream.write_all(head.as_bytes()).expect("there is room");
            stream
        })
        .collect();
    let answers: Vec<Response> = asking.into_iter().map(receive).collect();
    assert!(answers.iter().all(|answer| answer.status == 200 && answer.body.len() == 3 << 20));
}

#[test]
fn every_page_is_of_one_build_while_builds_change() {
    let (server, _) = serve(Site::new("0"));
    let done = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let (address, done) = (server.address(), Arc::clone(&done));
            thread::spawn(move || {
                while !done.load(Ordering::SeqCst) {
                    let page = get(address, "/");
                    assert_eq!(page.header("content-length"), Some(&*page.body.len().to_string()));
                    let text = page.text();
                    let build = text.split("of ").nth(1).and_then(|rest| rest.split('<').next());
                    let build = build.expect("a whole page").to_owned();
                    assert!(text.contains(&format!("data-kb-build=\"{build}\"")), "{text}");
                }
            })
        })
        .collect();
    for build in 0..300 {
        server.show(Arc::new(Site::new(&build.to_string())));
        get(server.address(), "/digits.txt");
    }
    done.store(true, Ordering::SeqCst);
    for reader in readers {
        reader.join().expect("no page was torn");
    }
}
