//! Running out of descriptors: the limit belongs to the whole process, so this test is alone.

#[path = "serve_http/site.rs"]
#[allow(dead_code, reason = "this test needs only a part of it")]
mod site;

use std::fs::File;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Instant;

use kb::serve::http::Server;
use kb::serve::watch::ChangeWatcher;

use crate::site::{HANG, Site, get, options};

#[test]
fn it_answers_again_when_there_are_descriptors_again() {
    rlimit::setrlimit(rlimit::Resource::NOFILE, 64, 64).expect("it may be lowered");
    let (mut options, said) = options();
    let site = tempfile::tempdir().expect("a temporary folder");
    options.watched.root = site.path().to_owned();
    let server = Server::start(&options).expect("a free port");
    server.show(Arc::new(Site::new("b1")));
    assert_eq!(get(server.address(), "/").status, 200);

    let mut hoard = Vec::new();
    while let Ok(file) = File::open("Cargo.toml") {
        hoard.push(file);
    }
    // One descriptor for the end of a client; there is none left for the other end.
    hoard.pop();
    let mut waiting = Vec::new();
    let start = Instant::now();
    while !said.lock().expect("no panics").iter().any(|text| text.contains("not be accepted")) {
        assert!(start.elapsed() < HANG, "the server did not notice");
        waiting.extend(TcpStream::connect(server.address()).ok());
        std::thread::yield_now();
    }

    // Watching needs descriptors of its own.
    while let Ok(file) = File::open("Cargo.toml") {
        hoard.push(file);
    }
    let mut watcher = ChangeWatcher::start(options.watched.clone(), Arc::clone(&options.print));
    let message = said.lock().expect("no panics").pop().expect("it was said");
    assert!(message.contains("cannot report changes"), "{message}");
    assert!(message.ends_with("kb checks the files twice a second"), "{message}");

    hoard.clear();
    drop(waiting);
    assert_eq!(get(server.address(), "/").status, 200);
    std::fs::write(site.path().join("kb.yaml"), "").expect("a new file");
    watcher.wait();
    assert_eq!(said.lock().expect("no panics").len(), 1, "it is reported once");
}
