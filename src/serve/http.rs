//! The server: its socket, one thread for each connection, and what keeps it alive.
//!
//! Every connection carries one request and is closed, so no client holds a thread for longer
//! than its head takes (10 s at most), its answer is written, or its poll waits (20 s). There is
//! no library for HTTP around it: a head is parsed by `httparse`, an answer is a few lines, and
//! limits of size, time and number are only possible where the socket is ours.

use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::serve::answer::{self, Answer};
use crate::serve::guard::Door;
use crate::serve::head::{self, Method, Request};
use crate::serve::listen;
use crate::serve::push::{Client, Hub};
use crate::serve::reply::Reply;
use crate::serve::slots::{Slot, Slots};
use crate::serve::stage::{Shown, Stage};
use crate::serve::{Error, Options, Pages, Say, panic_text};

/// How long a client may refuse to take more of its answer.
pub(super) const WRITE_PATIENCE: Duration = Duration::from_secs(10);

/// How long, and how much, is still read from a client that gets an error while it sends: closing
/// at once would reset the connection, and the answer would be lost.
const LINGER: Duration = Duration::from_secs(1);
const LINGER_BYTES: usize = 64 << 20;

/// How often clients that left are noticed, and states nobody needs dropped.
const TEND_EVERY: Duration = Duration::from_secs(2);

/// A running preview. Dropping it frees the port.
pub struct Server {
    url: String,
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
    /// Its end ends the tending thread.
    _tending: Sender<()>,
}

/// What all connections share.
struct Shared {
    door: Door,
    stage: Stage,
    hub: Hub,
    slots: Arc<Slots>,
    stopping: AtomicBool,
    say: Say,
}

impl Server {
    /// Listens and answers from now on; until [`Server::show`] every page says that it is coming.
    ///
    /// # Errors
    ///
    /// When the port is taken or the host is not one of this machine.
    pub fn start(options: &Options) -> Result<Server, Error> {
        let (listener, address) = listen::listen(options)?;
        let host = match address.ip() {
            ip if ip.is_unspecified() => IpAddr::from(Ipv4Addr::LOCALHOST),
            ip => ip,
        };
        let url = format!("http://{}/", SocketAddr::new(host, address.port()));
        let asked = options.host.as_deref().map(|host| listen::bare(host).to_ascii_lowercase());
        let n_connections = listen::n_connections();
        let shared = Arc::new(Shared {
            door: Door { port: address.port(), asked },
            stage: Stage::new(),
            // The other half stays free for requests.
            hub: Hub::new(n_connections / 2),
            slots: Slots::new(n_connections),
            stopping: AtomicBool::new(false),
            say: Arc::clone(&options.say),
        });
        let accepting = {
            let shared = Arc::clone(&shared);
            thread::spawn(move || accept(&listener, &shared))
        };
        let tending = tend(Arc::clone(&shared));
        Ok(Server { url, address, shared, accepting: Some(accepting), _tending: tending })
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
        if let Some(id) = self.shared.stage.show(Shown::of(site)) {
            self.shared.hub.tell(&id);
        }
    }

    /// Keeps what is shown and adds that loading panicked.
    pub fn show_panic(&self, text: &str) {
        if let Some(id) = self.shared.stage.show_panic(text) {
            self.shared.hub.tell(&id);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        self.shared.hub.close();
        // The accepting thread waits for a client; this is its last one.
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        let woken = TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok();
        if let Some(accepting) = self.accepting.take()
            && woken
        {
            let _ = accepting.join();
        }
    }
}

/// Accepts connections until the server stops. Errors of `accept` never end it: a connection that
/// was reset is not our loss, and when descriptors run out, silent clients go first.
fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    let mut complained = false;
    loop {
        let slot = shared.slots.take();
        let accepted = listener.accept();
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        match accepted {
            Ok((stream, _)) => spawn(stream, slot, shared),
            Err(error) if is_of_client(error.kind()) => {}
            Err(error) => {
                if !complained {
                    (shared.say)(&format!("warning: a connection could not be accepted: {error}"));
                    complained = true;
                }
                shared.slots.evict();
                thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

fn is_of_client(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Interrupted | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset
    )
}

/// Gives a connection its thread; without one it is closed.
fn spawn(stream: TcpStream, slot: Slot, shared: &Arc<Shared>) {
    let shared = Arc::clone(shared);
    let thread = thread::Builder::new().name("kb request".to_owned());
    // What panics here is a bug of the server, not of the site; it costs one connection.
    let _ = thread.spawn(move || {
        let served = catch_unwind(AssertUnwindSafe(|| serve(stream, slot, &shared)));
        if let Err(panic) = served {
            (shared.say)(&format!("a request failed: {}", panic_text(&*panic)));
        }
    });
}

/// Serves one connection.
fn serve(stream: TcpStream, slot: Slot, shared: &Shared) {
    // Some systems do not inherit what the listening socket has set.
    let _ = stream.set_nodelay(true);
    let _ = stream.set_write_timeout(Some(WRITE_PATIENCE));
    let Ok(local) = stream.local_addr() else { return };
    let stream = Arc::new(stream);
    let ticket = shared.slots.listen(&stream);
    let head = head::read(&stream);
    let Some(stream) = shared.slots.heard(ticket, stream) else { return };
    match head {
        Err(fault) => {
            if let Some(reply) = answer::fault(fault) {
                write(&stream, &reply, Method::Get);
                linger(&stream);
            }
        }
        Ok(request) => match answer::answer(&request, local.ip(), &shared.door, &shared.stage) {
            Answer::Reply(reply) => {
                write(&stream, &reply, request.method);
                if may_send_more(&request) {
                    linger(&stream);
                }
            }
            Answer::Push(key) => {
                if let Some(client) = Client::greet(stream, &key, request.rest, slot) {
                    shared.hub.welcome(client, &shared.stage);
                }
            }
        },
    }
}

/// Writes an answer; a client that left is nobody's problem.
fn write(mut stream: &TcpStream, reply: &Reply, method: Method) {
    let mut head = reply.head();
    let body = reply.body(method);
    // A small answer leaves in one packet.
    let n_joined = body.len().min(16 * 1024);
    head.extend_from_slice(&body[..n_joined]);
    let _ = stream.write_all(&head).and_then(|()| stream.write_all(&body[n_joined..]));
}

fn may_send_more(request: &Request) -> bool {
    !request.rest.is_empty()
        || request.has("transfer-encoding")
        || request.header("content-length").is_some_and(|length| length != "0")
}

/// Closes in the order that lets the client read its answer.
fn linger(mut stream: &TcpStream) {
    let deadline = Instant::now() + LINGER;
    let mut n_left = LINGER_BYTES;
    let mut chunk = vec![0; 64 * 1024];
    let _ = stream.shutdown(Shutdown::Write);
    while let Some(left) = deadline.checked_duration_since(Instant::now())
        && !left.is_zero()
        && stream.set_read_timeout(Some(left)).is_ok()
    {
        match stream.read(&mut chunk) {
            Ok(n_read) if n_read > 0 && n_read < n_left => n_left -= n_read,
            _ => return,
        }
    }
}

/// Looks after the sockets of pages and the earlier states from time to time.
fn tend(shared: Arc<Shared>) -> Sender<()> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        while receiver.recv_timeout(TEND_EVERY) == Err(RecvTimeoutError::Timeout) {
            shared.hub.tend();
            shared.stage.forget();
        }
    });
    sender
}
