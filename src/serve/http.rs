//! The server: `tiny_http` between our own listening socket and our own answers.
//!
//! `tiny_http` 0.12 accepts connections, reads heads and queues requests. The rest is ours:
//!
//! 1. `listen` makes the socket and sets on it what accepted ones inherit: no delay, keep-alive,
//!    and how long a client may be silent or refuse its answer.
//! 2. An `intake` is one `tiny_http` server on a clone of that socket, with the threads that take
//!    its requests. One of them always waits, so polls and slow readers hold nobody up.
//! 3. An `exchange` answers one request. It is written as a whole, with its length and
//!    `Connection: close`, through the raw writer; a WebSocket keeps that writer.
//! 4. The `watchdog` connects from time to time. Where nobody answers, it puts another intake on
//!    the socket: the accepting thread of `tiny_http` ends for good at the first error, and out of
//!    descriptors it does so without a word. Meanwhile the system keeps who connects in its queue.
//!
//! What the library cannot be talked into, and what holds instead:
//!
//! - It answers a malformed head with an empty 400, but closes without an answer where a head is
//!   not ASCII, never ends, or is not HTTP (a TLS greeting).
//! - It reads a head whole before anybody can object, and no socket is ours to close. A large one
//!   costs about twice its size in memory while it comes, and is then refused. A client that drips
//!   its head stays as long as it drips; it costs a thread and two descriptors.
//! - A connection whose client neither leaves after its answer nor says anything is closed after
//!   `listen`'s patience. What it asks until then is answered.
//! - A request for HTTP/2 makes the library wait for itself, and one that announces a huge body is
//!   not let go of (see `exchange`). Each costs a thread and two descriptors for good.
//! - Idle threads of the library are counted wrongly, so in a burst of connections a request can be
//!   queued behind silent ones, such as browsers open in advance. Later connections free it, at the
//!   latest those of the watchdog, which makes a few while the preview is in use.

mod exchange;
mod intake;
mod watchdog;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use crate::serve::guard::Door;
use crate::serve::http::watchdog::Event;
use crate::serve::push::Hub;
use crate::serve::stage::{Shown, Stage};
use crate::serve::{Error, Options, Pages, Say, listen};

/// A running preview. Dropping it frees the port.
pub struct Server {
    url: String,
    address: SocketAddr,
    shared: Arc<Shared>,
    events: Sender<Event>,
    watchdog: Option<JoinHandle<()>>,
}

/// What all connections share.
struct Shared {
    door: Door,
    stage: Arc<Stage>,
    hub: Hub,
    say: Say,
}

impl Server {
    /// Listens and answers from now on; until [`Server::show`] every page says that it is coming.
    ///
    /// # Errors
    ///
    /// When the port is taken or the host is not one of this machine.
    pub fn start(options: &Options) -> Result<Server, Error> {
        let n_descriptors = listen::raise_descriptors();
        let (listener, address) = listen::listen(options)?;
        let asked = options.host.as_deref().map(|host| listen::bare(host).to_ascii_lowercase());
        let stage = Arc::new(Stage::new());
        let shared = Arc::new(Shared {
            door: Door { bound: address, asked },
            // Open pages get a quarter of what the process may have, and more than anybody opens.
            hub: Hub::open((n_descriptors / 4).clamp(4, 512), Arc::clone(&stage)),
            stage,
            say: Arc::clone(&options.say),
        });
        let (events, watchdog) = watchdog::start(listener, Arc::clone(&shared))
            .map_err(|error: io::Error| Error::Address { host: address.ip().to_string(), error })?;
        let url = format!("http://{}/", listen::reachable(address));
        Ok(Server { url, address, shared, events, watchdog: Some(watchdog) })
    }

    /// Where the preview is: `http://127.0.0.1:27490/`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Shows a state of the site, then tells the open pages if anything they know has changed.
    pub fn show(&self, site: Arc<dyn Pages>) {
        if self.shared.stage.show(Shown::of(site)) {
            self.shared.hub.tell();
        }
    }

    /// Keeps what is shown and adds that loading panicked.
    pub fn show_panic(&self, text: &str) {
        if self.shared.stage.show_panic(text) {
            self.shared.hub.tell();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.hub.close();
        let _ = self.events.send(Event::Stop);
        if let Some(watchdog) = self.watchdog.take() {
            let _ = watchdog.join();
        }
    }
}
