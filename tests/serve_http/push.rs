//! Messages to open pages.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread;

use tungstenite::client::IntoClientRequest;
use tungstenite::{Message, WebSocket};

use crate::site::{Response, Site, ask, connect, get, serve};

type Socket = WebSocket<TcpStream>;

/// Opens a socket as a page of this server does.
fn listen(address: SocketAddr) -> Socket {
    let mut request = format!("ws://{address}/__kb/push").into_client_request().expect("a URL");
    let origin = format!("http://{address}").parse().expect("a header");
    request.headers_mut().insert("Origin", origin);
    tungstenite::client(request, connect(address)).expect("it is our own page").0
}

/// The next id that a client receives.
fn hear(socket: &mut Socket) -> String {
    loop {
        match socket.read().expect("a message in time") {
            Message::Text(id) => return id.to_string(),
            Message::Pong(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

/// The id in the state.
fn id(state: &Response) -> String {
    state.text().split('"').nth(3).expect("an id comes first").to_owned()
}

fn state(address: SocketAddr) -> Response {
    get(address, "/__kb/state")
}

#[test]
fn every_page_hears_of_every_change_and_of_nothing_else() {
    let (server, site) = serve(Site::new("b1"));
    let address = server.address();
    let first = id(&state(address));
    let mut pages: Vec<Socket> = (0..60).map(|_| listen(address)).collect();
    assert!(pages.iter_mut().all(|page| hear(page) == first), "each hears where it stands");

    server.show(site);
    server.show(Arc::new(Site::new("b1")));
    server.show(Arc::new(Site::new("b2")));
    let second = id(&state(address));
    assert_ne!(first, second);
    assert!(pages.iter_mut().all(|page| hear(page) == second), "equal states are not told");

    pages.truncate(30);
    let mut broken = Site::new("b2");
    broken.problems = Some("[{\"code\":\"x\",\"message\":\"m\"}]".to_owned());
    server.show(Arc::new(broken));
    let third = id(&state(address));
    assert!(pages.iter_mut().all(|page| hear(page) == third), "those that left hinder nobody");
    assert!(state(address).text().ends_with("\"problems\":[{\"code\":\"x\",\"message\":\"m\"}]}"));

    server.show(Arc::new(Site::new("b2")));
    assert!(pages.iter_mut().all(|page| hear(page) == second), "the same state has the same id");
}

#[test]
fn messages_from_a_page_are_ignored_and_do_no_harm() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let (mut chatty, mut quiet) = (listen(address), listen(address));
    let first = hear(&mut chatty);
    for _ in 0..100 {
        chatty.send(Message::text("x".repeat(1000))).expect("nobody reads it, nobody minds");
    }
    chatty.send(Message::Ping(b"abc".as_slice().into())).expect("it is open");
    assert_eq!(chatty.read().expect("an answer"), Message::Pong(b"abc".as_slice().into()));
    chatty.close(None).expect("it is open");
    assert_eq!(chatty.read().expect("an answer"), Message::Close(None));
    let end = chatty.read().expect_err("the connection ends");
    assert!(matches!(end, tungstenite::Error::ConnectionClosed), "{end}");
    assert_eq!(hear(&mut quiet), first);
    server.show(Arc::new(Site::new("b2")));
    assert_ne!(hear(&mut quiet), first);
    drop(chatty);
    server.show(Arc::new(Site::new("b1")));
    assert_eq!(hear(&mut quiet), first);
}

/// Frames that end the connection, and the code for it.
#[test]
fn frames_that_break_the_protocol_end_the_connection_with_their_code() {
    let (server, _) = serve(Site::new("b1"));
    let mask = [0; 4];
    let oversize =
        [&[0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 1][..], &mask, &b"x".repeat(70_000)].concat();
    for (bytes, code) in [
        (b"no frame at all, but text".to_vec(), 1002),
        ([&[0x81, 0x02][..], b"hi"].concat(), 1002),
        ([&[0x01, 0x82][..], &mask, b"hi"].concat(), 1003),
        ([&[0x80, 0x82][..], &mask, b"hi"].concat(), 1002),
        ([&[0x88, 0x84][..], &mask, b"\x03\xe8ok"].concat(), 1000),
        ([&[0x88, 0x82][..], &mask, b"\x03\xed"].concat(), 1002),
        (oversize, 1009),
        ([&[0x82, 0xff, 0x7f][..], &[0xff; 7], &mask].concat(), 1009),
    ] {
        let mut socket = listen(server.address());
        hear(&mut socket);
        let stream = socket.get_mut();
        stream.write_all(&bytes).expect("there is room");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the connection ends");
        let start = [0x88, u8::try_from(answer.len() - 2).expect("it is short")];
        assert_eq!(answer[..2], start, "one close frame: {answer:?}");
        assert_eq!(u16::from_be_bytes([answer[2], answer[3]]), code, "{:?}", &bytes[..2]);
    }
    assert_eq!(get(server.address(), "/").status, 200);
}

#[test]
fn only_own_pages_may_listen() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let handshake = [
        "Connection: keep-alive, Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ];
    let other_port = format!("Origin: http://127.0.0.1:{}", address.port() - 1);
    let prefix = format!("Origin: http://{address}.evil.com");
    for origin in ["", "Origin: null", "Origin: http://evil.com", &other_port, &prefix] {
        let mut headers = handshake.to_vec();
        headers.extend((!origin.is_empty()).then_some(origin));
        assert_eq!(ask(address, "GET /__kb/push", &headers).status, 403, "{origin}");
    }
    let own = format!("Origin: http://{address}");
    let no_key = [&own, handshake[0], handshake[1], handshake[2]];
    for headers in [&[&*own][..], &no_key] {
        let response = ask(address, "GET /__kb/push", headers);
        assert_eq!(response.status, 426);
        assert_eq!(response.header("sec-websocket-version"), Some("13"));
    }
}

#[test]
fn a_poll_waits_for_the_next_state() {
    let (server, _) = serve(Site::new("b1"));
    let address = server.address();
    let first = id(&state(address));
    let stale = get(address, "/__kb/state?since=other");
    assert_eq!(id(&stale), first, "a poll that is behind is answered at once");
    assert_eq!(stale.header("cache-control"), Some("no-store"));
    let path = format!("/__kb/state?since={first}");
    let polls: Vec<_> = (0..5)
        .map(|_| {
            let path = path.clone();
            thread::spawn(move || id(&get(address, &path)))
        })
        .collect();
    server.show(Arc::new(Site::new("b2")));
    let second = id(&state(address));
    assert!(polls.into_iter().all(|poll| poll.join().expect("an answer") == second));
}

#[test]
fn a_change_of_style_alone_keeps_the_content_id() {
    let (server, _) = serve(Site::new("b1"));
    let mut restyled = Site::new("b2");
    restyled.content = "b1".to_owned();
    server.show(Arc::new(restyled));
    let told = state(server.address()).text();
    for part in ["\"build\":\"b2\"", "\"content\":\"b1\"", "{\"style.css\":\"/style.b2.css\"}"] {
        assert!(told.contains(part), "{part} in {told}");
    }
}
