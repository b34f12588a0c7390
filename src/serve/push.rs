//! The sockets of open pages (WebSocket, RFC 6455): tiny frames out, nothing but control frames in.
//!
//! No thread is held for a client. Sockets do not block; one that cannot take a frame of a few
//! bytes at once is dropped, and its page connects again and sees the state of then.

use std::collections::VecDeque;
use std::io::{ErrorKind, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use tungstenite::handshake::derive_accept_key;
use tungstenite::protocol::{Message, Role, WebSocket, WebSocketConfig};

use crate::serve::slots::Slot;
use crate::serve::stage::{Stage, lock};

/// How often a client is asked whether it is still there.
const PING_EVERY: Duration = Duration::from_secs(20);

/// How many frames a client may send between two looks; pages send none but answers to pings.
const MAX_FRAMES: usize = 8;

/// The clients that listen, in the order they came.
pub(super) struct Hub {
    n_max: usize,
    clients: Mutex<VecDeque<Client>>,
}

/// A page that listens.
pub(super) struct Client {
    socket: WebSocket<TcpStream>,
    pinged: Instant,
    _slot: Slot,
}

impl Hub {
    /// Room for `n_max` clients; when there are more, the oldest has to come again.
    pub(super) fn new(n_max: usize) -> Hub {
        Hub { n_max, clients: Mutex::default() }
    }

    /// Takes a client in and tells it what is shown now.
    pub(super) fn welcome(&self, mut client: Client, stage: &Stage) {
        // Under the lock: a state shown from now on is told by `tell`, an earlier one right here.
        let mut clients = lock(&self.clients);
        if client.send(Message::text(&stage.now().id)) {
            clients.push_back(client);
        }
        if clients.len() > self.n_max {
            clients.pop_front();
        }
    }

    /// Tells every client the id of the new state.
    pub(super) fn tell(&self, id: &str) {
        lock(&self.clients).retain_mut(|client| client.send(Message::text(id)));
    }

    /// Hears what clients say, pings them, and drops those that left.
    pub(super) fn tend(&self) {
        lock(&self.clients).retain_mut(Client::is_alive);
    }

    /// Ends all connections.
    pub(super) fn close(&self) {
        lock(&self.clients).clear();
    }
}

impl Client {
    /// Completes the handshake. `rest` is what the client sent already after its head.
    pub(super) fn greet(
        mut stream: TcpStream,
        key: &str,
        rest: Vec<u8>,
        slot: Slot,
    ) -> Option<Client> {
        let head = format!(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Accept: {}\r\n\r\n",
            derive_accept_key(key.as_bytes())
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.set_nonblocking(true).ok()?;
        let config = WebSocketConfig::default()
            .read_buffer_size(512)
            .write_buffer_size(0)
            .max_write_buffer_size(4096)
            .max_message_size(Some(1024))
            .max_frame_size(Some(1024));
        let socket = WebSocket::from_partially_read(stream, rest, Role::Server, Some(config));
        Some(Client { socket, pinged: Instant::now(), _slot: slot })
    }

    /// Sends a message; `false` when the client is to be dropped.
    fn send(&mut self, message: Message) -> bool {
        self.socket.send(message).is_ok()
    }

    /// Reads what is there; answers to pings and closing are the library's.
    fn is_alive(&mut self) -> bool {
        for _ in 0..MAX_FRAMES {
            match self.socket.read() {
                Ok(_) => {}
                Err(tungstenite::Error::Io(error)) if error.kind() == ErrorKind::WouldBlock => {
                    if self.pinged.elapsed() < PING_EVERY {
                        return true;
                    }
                    self.pinged = Instant::now();
                    return self.send(Message::Ping(Vec::new().into()));
                }
                Err(_) => return false,
            }
        }
        false
    }
}
