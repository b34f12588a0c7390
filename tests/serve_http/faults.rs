//! Slow, greedy and many clients.

use std::io::Write;
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
fn five_hundred_clients_that_never_finish_their_head_hold_nobody_up() {
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
fn more_silent_clients_than_there_is_room_for_are_sent_away() {
    raise_limit();
    let (server, _) = serve(Site::new("b1"));
    let silent: Vec<TcpStream> = (0..1500).map(|_| connect(server.address())).collect();
    for _ in 0..20 {
        assert_eq!(get(server.address(), "/").status, 200);
    }
    drop(silent);
}

#[test]
fn a_head_without_end_is_cut_short() {
    let (server, _) = serve(Site::new("b1"));
    let mut request = b"GET / HTTP/1.1\r\nX: ".to_vec();
    request.resize(40 << 20, b'a');
    assert_eq!(send(server.address(), &request).status, 431);
    let many = "X: y\r\n".repeat(1000);
    assert_eq!(
        send(server.address(), format!("GET / HTTP/1.1\r\n{many}\r\n").as_bytes()).status,
        431
    );
    assert_eq!(send(server.address(), b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03").status, 400);
    assert_eq!(get(server.address(), "/").status, 200);
}

#[test]
fn a_hundred_requests_at_once_are_all_answered_whole() {
    raise_limit();
    let (server, _) = serve(Site::new("b1"));
    // All are connected and asking before the first answer is read.
    let asking: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = connect(server.address());
            let request = format!("GET /large.bin HTTP/1.1\r\nHost: {}\r\n\r\n", server.address());
            stream.write_all(request.as_bytes()).expect("there is room");
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
                    assert!(text.contains(&format!("data-build=\"{build}\"")), "{text}");
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
