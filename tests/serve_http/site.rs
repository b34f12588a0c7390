//! A small site, and a client that sends exactly the bytes of a test.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kb::serve::http::Server;
use kb::serve::watch::{WatchBackend, Watched};
use kb::serve::{FailedPage, Pages, ServeOptions, ServedPage, ServedStyle};

/// A guard against hanging, not a limit: no working step takes this long on any machine, and no
/// test asserts how long something took.
pub(crate) const HANG: Duration = Duration::from_secs(600);

/// What the pages of the fake site may load.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'";

/// A site of a few pages; `boom/` panics.
#[derive(Default)]
pub(crate) struct Site {
    pub(crate) build: String,
    pub(crate) content: String,
    pub(crate) pages: BTreeMap<String, (&'static str, Vec<u8>)>,
    pub(crate) problems: Option<String>,
    /// Every path that was looked up.
    pub(crate) asked: Mutex<Vec<String>>,
}

impl Site {
    /// A site whose pages and style sheet carry the name of the build.
    pub(crate) fn new(build: &str) -> Site {
        let html = |text: &str| {
            let html = format!(
                "<!doctype html><title>{text}</title><link rel=stylesheet href=/style.{build}.css>\
                 <body><p>{text} of {build}</p></body>"
            );
            ("text/html; charset=utf-8", html.into_bytes())
        };
        let style = ("text/css; charset=utf-8", format!("/* {build} */").into_bytes());
        let pages = [
            (String::new(), html("home")),
            ("cs/průběh/".to_owned(), html("course")),
            ("digits.txt".to_owned(), ("text/plain", b"0123456789".to_vec())),
            ("large.bin".to_owned(), ("application/octet-stream", vec![7; 3 << 20])),
            (format!("style.{build}.css"), style),
        ];
        Site {
            build: build.to_owned(),
            content: build.to_owned(),
            pages: pages.into(),
            ..Site::default()
        }
    }
}

impl Pages for Site {
    fn build_id(&self) -> &str {
        &self.build
    }

    fn content_id(&self) -> &str {
        &self.content
    }

    fn get(&self, path: &str) -> Option<Result<ServedPage, FailedPage>> {
        self.asked.lock().expect("no test panics here").push(path.to_owned());
        assert_ne!(path, "boom/", "asked to <fail> & \"burst\"");
        let (content_type, body) = self.pages.get(path)?;
        let headers = vec![("Content-Security-Policy".to_owned(), POLICY.to_owned())];
        Some(Ok(ServedPage { content_type, body: body.as_slice().into(), headers }))
    }

    fn not_found(&self, _: &str) -> Result<ServedPage, FailedPage> {
        let body = b"<body>nothing here</body>".as_slice().into();
        Ok(ServedPage { content_type: "text/html", body, headers: vec![] })
    }

    fn problems(&self) -> Option<String> {
        self.problems.clone()
    }

    fn styles(&self) -> Vec<ServedStyle> {
        let path = format!("style.{}.css", self.build);
        vec![ServedStyle { name: "style.css".to_owned(), path }]
    }
}

/// Options for a free port of loopback, with messages kept.
pub(crate) fn options() -> (ServeOptions, Arc<Mutex<Vec<String>>>) {
    let said = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&said);
    let watched = Watched {
        root: ".".into(),
        folders: vec!["content".into()],
        ignored: vec!["public".into()],
        backend: WatchBackend::System,
    };
    let say = move |text: &str| keep.lock().expect("no panics").push(text.to_owned());
    let options = ServeOptions {
        host: None,
        port: Some(0),
        watched,
        print: Arc::new(say),
        ready: Arc::new(|_| {}),
    };
    (options, said)
}

/// A server on a free port that shows a site.
pub(crate) fn serve(site: Site) -> (Server, Arc<Site>) {
    let server = Server::start(&options().0).expect("a free port");
    let site = Arc::new(site);
    server.show(Arc::clone(&site) as Arc<dyn Pages>);
    (server, site)
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// A header field by its lower-case name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (given, value) = line.split_once(": ")?;
            given.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Connects with a deadline for everything.
pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(HANG)).expect("a valid time");
    stream.set_write_timeout(Some(HANG)).expect("a valid time");
    stream
}

/// Sends bytes and reads until the server closes.
pub(crate) fn send(address: SocketAddr, request: &[u8]) -> Response {
    try_send(address, request).expect("an answer, then the end")
}

/// Sends bytes and reads until the server closes; `None` when it does so without an answer.
pub(crate) fn try_send(address: SocketAddr, request: &[u8]) -> Option<Response> {
    let mut stream = connect(address);
    // The server may answer and close before it has read everything.
    let _ = stream.write_all(request);
    try_receive(stream)
}

/// Reads one whole answer.
pub(crate) fn receive(stream: TcpStream) -> Response {
    try_receive(stream).expect("an answer, then the end")
}

/// Reads one whole answer; `None` when the connection ends without one.
pub(crate) fn try_receive(mut stream: TcpStream) -> Option<Response> {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Err(error) if error.kind() != ErrorKind::ConnectionReset => panic!("still open: {error}"),
        _ if bytes.is_empty() => return None,
        ended => ended.expect("nothing is cut off"),
    };
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a whole head") + 4;
    let head = String::from_utf8(bytes[..end].to_vec()).expect("ASCII");
    let status = head.get(9..12).and_then(|code| code.parse().ok()).expect("a status");
    Some(Response { status, head, body: bytes[end..].to_vec() })
}

/// Asks for a path as a browser would, with more header lines. `Connection: close` has the effect
/// of a browser, which closes the connection after the answer.
pub(crate) fn ask(address: SocketAddr, line: &str, headers: &[&str]) -> Response {
    let mut request = format!("{line} HTTP/1.1\r\nHost: {address}\r\n");
    if !headers.iter().any(|header| header.starts_with("Connection:")) {
        request += "Connection: close\r\n";
    }
    for header in headers {
        request += header;
        request += "\r\n";
    }
    send(address, (request + "\r\n").as_bytes())
}

/// Gets a path.
pub(crate) fn get(address: SocketAddr, path: &str) -> Response {
    ask(address, &format!("GET {path}"), &[])
}
