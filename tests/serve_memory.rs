//! What 1,500 hostile connections cost. Memory belongs to the whole process, so this test is alone.
#![cfg(target_os = "linux")]

#[path = "serve_http/site.rs"]
#[allow(dead_code, reason = "this test needs only a part of it")]
mod site;

use std::fs;
use std::io::Write as _;
use std::net::{SocketAddr, TcpStream};

use crate::site::{Site, connect, get, serve};

/// The most memory of the process, including the clients, in KiB.
const MAX_MEMORY: usize = 150 * 1024;

/// The bytes that hostile clients send before they wait for ever.
fn greetings(address: SocketAddr) -> Vec<Vec<u8>> {
    let host = format!("Host: {address}\r\n");
    let socket = format!(
        "GET /__kb/push HTTP/1.1\r\n{host}Origin: http://{address}\r\nUpgrade: websocket\r\n\
         Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    // A message that is announced with 60,000 bytes, of which most never come.
    let message = [&[0x82, 0xfe, 0xea, 0x60, 0, 0, 0, 0][..], &[7; 1000]].concat();
    vec![
        Vec::new(),
        b"GET / HTTP/1.1\r\nHo".to_vec(),
        [b"GET / HTTP/1.1\r\nX: ".as_slice(), &b"a".repeat(16_000)].concat(),
        format!("POST / HTTP/1.1\r\n{host}Content-Length: 900000000\r\n\r\n").into_bytes(),
        format!("GET /large.bin HTTP/1.1\r\n{host}\r\n").into_bytes(),
        [socket.into_bytes(), message].concat(),
    ]
}

/// A field of the status of this process.
fn status(name: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("this is Linux");
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let value = line.and_then(|line| line.trim_start_matches(':').split_whitespace().next());
    value.and_then(|value| value.parse().ok()).expect("a number")
}

#[test]
fn fifteen_hundred_hostile_connections_take_little_memory_and_delay_no_client() {
    rlimit::increase_nofile_limit(8192).expect("the limit can be read");
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let greetings = greetings(address);
    let mut hostile: Vec<TcpStream> = Vec::new();
    for round in 0..250 {
        for greeting in &greetings {
            let mut stream = connect(address);
            // The server may refuse it before everything is written.
            drop(stream.write_all(greeting));
            hostile.push(stream);
        }
        if round % 25 == 0 {
            assert_eq!(get(address, "/").status, 200, "after {} clients", hostile.len());
        }
    }
    for _ in 0..20 {
        assert_eq!(get(address, "/digits.txt").text(), "0123456789");
    }
    let (memory, n_threads) = (status("VmHWM"), status("Threads"));
    assert!(memory < MAX_MEMORY, "{memory} KiB at the most");
    assert!(n_threads < 60, "{n_threads} threads");
    drop(hostile);
    assert_eq!(get(address, "/").status, 200);
}
