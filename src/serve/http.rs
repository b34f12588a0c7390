//! The server: a gateway that owns the connections of clients, and `tiny_http` behind it.
//!
//! 1. `listen` makes the listening socket.
//! 2. The [`gateway`] is one thread with an event loop. It accepts, reads heads, closes silent
//!    connections and writes answers. `request_head` checks each head strictly and rewrites it.
//! 3. A complete request goes to `tiny_http` over a lane of the `upstream`. `tiny_http` parses it
//!    and passes it to a worker, which answers it in `exchange`; the gateway sends the answer to
//!    the client.
//! 4. Where the answer is a handshake, the connection becomes the WebSocket of an open page.
//!
//! `tiny_http` 0.12 needs a gateway, because it is not safe with direct clients:
//!
//! - It reads and allocates whatever a client announces: a body of 900 MB takes 900 MB.
//! - A head may be of any size and take any time, and each connection costs a thread.
//! - A request for HTTP/2 causes a deadlock.
//! - Without free descriptors or threads, the accepting thread ends permanently.
//!
//! The cost of a client is bounded by the constants of `request_head`, `connection` and `gateway`,
//! and by [`ConnectionLimits`]. All connections end with their answer: on loopback a new one costs next to
//! nothing, and idle connections need no special treatment.

mod connection;
mod exchange;
mod gateway;
mod outbox;
pub(in crate::serve) mod request_head;
mod upstream;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use mio::Waker;

use crate::serve::current::{CurrentSite, Snapshot};
use crate::serve::policy::HostPolicy;
use crate::serve::{Pages, Print, ServeError, ServeOptions, listen};

/// A running preview. Dropping it frees the port.
pub struct Server {
    url: String,
    address: SocketAddr,
    shared: Arc<ServerState>,
    waker: Waker,
    gateway: Option<JoinHandle<()>>,
}

/// What all connections share.
struct ServerState {
    hosts: HostPolicy,
    current: CurrentSite,
    print: Print,
    is_stopped: AtomicBool,
}

impl ServerState {
    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::SeqCst)
    }
}

/// How much may be open at once.
#[derive(Debug, Clone, Copy)]
struct ConnectionLimits {
    /// Connections of clients; one descriptor each.
    connections: usize,
    /// How many of these may be open pages.
    listeners: usize,
    /// Requests that are answered at the same time; three descriptors and two threads each.
    lanes: usize,
}

impl ConnectionLimits {
    /// Divides the descriptors that the process may have. Half remain for loading and watching.
    fn of(n_descriptors: usize) -> ConnectionLimits {
        let connections = (n_descriptors / 3).clamp(8, 1024);
        ConnectionLimits {
            connections,
            listeners: connections / 2,
            lanes: (n_descriptors / 16).clamp(4, 16),
        }
    }
}

impl Server {
    /// Starts to listen and answer; every page is a notice until \[`Server::show`\].
    ///
    /// # Errors
    ///
    /// When the port is taken or the host is not one of this machine.
    pub fn start(options: &ServeOptions) -> Result<Server, ServeError> {
        let limits = ConnectionLimits::of(listen::raise_descriptors());
        let (listener, address) = listen::listen(options)?;
        let requested = options.host.as_deref().map(|host| listen::bare(host).to_ascii_lowercase());
        let shared = Arc::new(ServerState {
            hosts: HostPolicy { bound: address, requested },
            // The other lanes remain for requests that are answered immediately.
            current: CurrentSite::new(limits.lanes / 2),
            print: Arc::clone(&options.print),
            is_stopped: AtomicBool::new(false),
        });
        let (waker, gateway) =
            gateway::start(listener, Arc::clone(&shared), limits).map_err(|error: io::Error| {
                ServeError::Address { host: address.ip().to_string(), error }
            })?;
        let url = format!("http://{}/", listen::reachable(address));
        Ok(Server { url, address, shared, waker, gateway: Some(gateway) })
    }

    /// The URL of the preview: `http://127.0.0.1:27490/`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Publishes a snapshot, then notifies open pages if their data has changed.
    pub fn show(&self, site: Arc<dyn Pages>) {
        if self.shared.current.show(Snapshot::of(site)) {
            self.wake();
        }
    }

    /// Keeps the current snapshot and adds the panic as a finding.
    pub fn show_panic(&self, text: &str) {
        if self.shared.current.show_panic(text) {
            self.wake();
        }
    }

    fn wake(&self) {
        // It can fail only when the gateway has ended.
        let _ = self.waker.wake();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.is_stopped.store(true, Ordering::SeqCst);
        self.wake();
        if let Some(gateway) = self.gateway.take() {
            let _ = gateway.join();
        }
    }
}
