//! Targets of requests: bytes to the preview, before and after a handshake.

#[path = "../serve_http/site.rs"]
#[allow(dead_code, reason = "this test needs only a part of it")]
mod site;

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;

use kb::serve::http::Server;

use self::site::{Site, connect, get, serve};

/// A preview that must survive all inputs.
pub(crate) struct Preview {
    server: Server,
    site: Arc<Site>,
}

impl Preview {
    pub(crate) fn start() -> Preview {
        let (server, site) = serve(Site::new("b1"));
        Preview { server, site }
    }

    /// Sends a text as a request and reads all that comes back.
    fn answer(&self, head: &[u8], rest: &[u8]) -> Vec<u8> {
        let mut stream: TcpStream = connect(self.server.address());
        // The server may answer and close before it has read everything, so nothing here must work.
        drop(stream.write_all(head).and_then(|()| stream.write_all(rest)));
        drop(stream.shutdown(Shutdown::Write));
        let mut answer = Vec::new();
        if let Err(error) = stream.read_to_end(&mut answer) {
            assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset, "still open");
        }
        answer
    }

    pub(crate) fn check_request(&self, text: &str) {
        let text = text.replace("HOST", &self.server.address().to_string());
        let answer = self.answer(text.as_bytes(), b"\r\n\r\n");
        let head = String::from_utf8_lossy(&answer);
        let status = head.strip_prefix("HTTP/1.").and_then(|rest| rest.get(2..5));
        if !answer.is_empty() {
            let known = [
                "101", "200", "206", "304", "308", "400", "403", "404", "405", "414", "416", "417",
                "426", "431", "501", "505",
            ];
            let status = status.unwrap_or_else(|| panic!("no status: {head}"));
            assert!(known.contains(&status), "{head}");
        }
        self.check_alive();
    }

    /// Sends bytes to the socket on which open pages hear of changes.
    pub(crate) fn check_frames(&self, text: &str) {
        let address = self.server.address();
        let head = format!(
            "GET /__kb/push HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nUpgrade: websocket\r\n\
             Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        // Each character below 256 is one byte.
        let bytes: Vec<u8> = text.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
        let mut stream: TcpStream = connect(address);
        drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&bytes)));
        let mut begin = [0; 12];
        stream.read_exact(&mut begin).expect("a handshake");
        assert_eq!(&begin, b"HTTP/1.1 101");
        drop(stream);
        self.check_alive();
    }

    fn check_alive(&self) {
        assert_eq!(get(self.server.address(), "/digits.txt").text(), "0123456789");
        let mut asked = self.site.asked.lock().expect("no panics");
        for path in asked.drain(..) {
            let climbs = path.starts_with('/') || path.split('/').any(|part| part == "..");
            assert!(!climbs && !path.contains(['\\', '\0']), "{path}");
        }
    }
}
