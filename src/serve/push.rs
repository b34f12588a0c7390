//! The sockets of open pages (WebSocket, RFC 6455): tiny frames out, nothing in.
//!
//! Only the writing half of a connection is kept, so a page holds no thread and one descriptor.
//! Nobody reads what a page says, and it has nothing to say: the heartbeat is an unsolicited pong
//! (RFC 6455, section 5.5.3), which asks for no answer. A page that left is noticed when a frame
//! cannot be written, which is at the second one after it closed. One thread owns all clients, so
//! a client that takes nothing any more delays other pages but never a build.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use tungstenite::handshake::derive_accept_key;
use tungstenite::protocol::frame::Frame;
use tungstenite::protocol::frame::coding::{Data, OpCode};

use crate::serve::stage::Stage;

/// How often a client gets a sign of life.
const BEAT_EVERY: Duration = Duration::from_secs(20);

/// The clients that listen, as seen by everybody else.
pub(super) struct Hub {
    events: Sender<Event>,
}

enum Event {
    Joined(Client),
    Changed,
    Closed,
}

/// A page that listens.
struct Client {
    writer: Box<dyn Write + Send>,
    /// The id of the state it was last told about.
    told: String,
}

impl Hub {
    /// Room for `n_max` clients; when there are more, the oldest has to come again.
    pub(super) fn open(n_max: usize, stage: Arc<Stage>) -> Hub {
        let (events, receiver) = mpsc::channel();
        thread::spawn(move || tend(&receiver, n_max, &stage));
        Hub { events }
    }

    /// Completes the handshake of a client with this key, then tells it what is shown now and
    /// every state that is shown later.
    pub(super) fn welcome(&self, mut writer: Box<dyn Write + Send>, key: &str) {
        let head = format!(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Accept: {}\r\n\r\n",
            derive_accept_key(key.as_bytes())
        );
        if writer.write_all(head.as_bytes()).and_then(|()| writer.flush()).is_ok() {
            let _ = self.events.send(Event::Joined(Client { writer, told: String::new() }));
        }
    }

    /// Tells every client that there is a new state.
    pub(super) fn tell(&self) {
        let _ = self.events.send(Event::Changed);
    }

    /// Ends all connections.
    pub(super) fn close(&self) {
        let _ = self.events.send(Event::Closed);
    }
}

/// Tells clients the id of the state whenever it is not the one they know.
fn tend(events: &Receiver<Event>, n_max: usize, stage: &Stage) {
    let mut clients: VecDeque<Client> = VecDeque::new();
    let mut beaten = Instant::now();
    loop {
        match events.recv_timeout(BEAT_EVERY.saturating_sub(beaten.elapsed())) {
            Ok(Event::Joined(client)) => clients.push_back(client),
            Ok(Event::Changed) => {}
            Err(RecvTimeoutError::Timeout) => {
                beaten = Instant::now();
                clients.retain_mut(Client::is_alive);
            }
            Ok(Event::Closed) | Err(RecvTimeoutError::Disconnected) => return,
        }
        if clients.len() > n_max {
            clients.pop_front();
        }
        let shown = stage.now();
        clients.retain_mut(|client| client.told == shown.id || client.tell(&shown.id));
    }
}

impl Client {
    /// Tells the id of a state; `false` when the client is gone.
    fn tell(&mut self, id: &str) -> bool {
        id.clone_into(&mut self.told);
        self.send(Frame::message(id.to_owned(), OpCode::Data(Data::Text), true)).is_ok()
    }

    /// Sends a sign of life; `false` when the client is gone.
    fn is_alive(&mut self) -> bool {
        self.send(Frame::pong(Vec::new())).is_ok()
    }

    fn send(&mut self, frame: Frame) -> io::Result<()> {
        let mut bytes = Vec::new();
        frame.format(&mut bytes).map_err(io::Error::other)?;
        self.writer.write_all(&bytes)?;
        self.writer.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::Arc;
    use std::sync::mpsc::{self, Receiver, Sender};
    use std::time::Duration;

    use super::Hub;
    use crate::serve::stage::Stage;

    /// Reports what is written; writing fails when nobody listens, dropping ends the reports.
    struct Wire(Sender<Vec<u8>>);

    impl Write for Wire {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.send(bytes.to_owned()).map_err(|_| io::ErrorKind::BrokenPipe)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn join(hub: &Hub) -> Receiver<Vec<u8>> {
        let (sender, wire) = mpsc::channel();
        hub.welcome(Box::new(Wire(sender)), "dGhlIHNhbXBsZSBub25jZQ==");
        wire
    }

    fn next(wire: &Receiver<Vec<u8>>) -> Option<String> {
        let bytes = wire.recv_timeout(Duration::from_secs(20)).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn a_client_hears_the_state_it_joins_and_the_next() {
        let stage = Arc::new(Stage::new());
        let hub = Hub::open(2, Arc::clone(&stage));
        let (gone, wire) = (join(&hub), join(&hub));
        // The example of RFC 6455, section 1.3.
        let head = next(&wire).expect("an answer");
        assert!(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), "{head}");
        let first = next(&wire).expect("a frame");
        assert!(first.ends_with(&stage.now().id), "{first}");
        drop(gone);
        stage.show_panic("a change");
        hub.tell();
        let second = next(&wire).expect("a frame");
        assert!(second.ends_with(&stage.now().id) && second != first, "{second}");
    }

    #[test]
    fn the_oldest_client_makes_room_and_closing_ends_the_rest() {
        let hub = Hub::open(1, Arc::new(Stage::new()));
        let oldest = join(&hub);
        assert!(next(&oldest).is_some() && next(&oldest).is_some());
        let newest = join(&hub);
        assert_eq!(next(&oldest), None, "its writer is gone");
        hub.close();
        assert!(next(&newest).is_some() && next(&newest).is_some());
        assert_eq!(next(&newest), None, "its writer is gone");
    }
}
