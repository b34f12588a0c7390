//! Keeps somebody accepting: knocks at our own door, and opens another intake where nobody answers.

use std::cmp::Reverse;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::serve::http::Shared;
use crate::serve::http::intake::Intake;
use crate::serve::listen;

/// How often to knock. It costs one small request.
const KNOCK_EVERY: Duration = Duration::from_millis(500);

/// How long to wait before another intake is opened after one that died at once: where descriptors
/// are few, each accepts only some of the connections that wait, and the last one shall not wait long.
const RETRY_AFTER: Duration = Duration::from_millis(100);

/// How long an answer may take. On a machine so busy that it takes longer, another intake is opened
/// for nothing, which does no harm.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long an intake that was replaced is kept: longer than any connection that it has accepted
/// can be silent. One that still gets requests was not dead after all, and stays.
const KEPT_FOR: Duration = Duration::from_secs(20);

/// For how long after a request connections may be queued that were made with it, and how many of
/// these are freed at each knock.
const BUSY_FOR: Duration = Duration::from_secs(5);
const N_FREED: usize = 8;

/// How many intakes there may be; each has a few threads.
const MAX_INTAKES: usize = 8;

/// Descriptors an intake needs to be of any use: its socket, and two for each connection.
const N_NEEDED: usize = 5;

/// How long to wait for a closed socket to be closed by `tiny_http` too.
const CLOSING: Duration = Duration::from_secs(1);

/// What a watchdog is told.
pub(super) enum Event {
    /// An intake does not accept any more, for this reason.
    Deaf(io::Error),
    /// The server stops.
    Stop,
}

struct Watchdog {
    listener: TcpListener,
    address: SocketAddr,
    shared: Arc<Shared>,
    events: Sender<Event>,
    /// The newest is the last.
    intakes: Vec<Arc<Intake>>,
    /// When the newest was opened.
    opened: Instant,
    /// When somebody else last asked for something.
    asked: Instant,
    has_complained: bool,
}

/// Opens the first intake, then watches over it.
pub(super) fn start(
    listener: TcpListener,
    shared: Arc<Shared>,
) -> io::Result<(Sender<Event>, JoinHandle<()>)> {
    let address = listen::reachable(listener.local_addr()?);
    let (events, receiver) = mpsc::channel();
    let first = Intake::open(&listener, Arc::clone(&shared), events.clone())?;
    let watchdog = Watchdog {
        listener,
        address,
        shared,
        events: events.clone(),
        intakes: vec![first],
        opened: Instant::now(),
        asked: Instant::now(),
        has_complained: false,
    };
    let thread = thread::Builder::new().name("kb watchdog".to_owned());
    Ok((events, thread.spawn(move || watchdog.watch(&receiver))?))
}

impl Watchdog {
    fn watch(mut self, events: &Receiver<Event>) {
        let mut is_deaf = false;
        loop {
            match events.recv_timeout(if is_deaf { RETRY_AFTER } else { KNOCK_EVERY }) {
                Ok(Event::Deaf(error)) => {
                    self.complain(&error);
                    is_deaf = true;
                }
                Err(RecvTimeoutError::Timeout) if is_deaf => {}
                Err(RecvTimeoutError::Timeout) => match knock(self.address) {
                    Ok(()) => self.free_queued(),
                    Err(error) if is_silence(&error) => is_deaf = true,
                    Err(error) => self.complain(&error),
                },
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => return self.close(),
            }
            is_deaf = is_deaf && !self.open_another();
            self.close_dead();
            self.shared.stage.forget();
        }
    }

    /// Frees connections that `tiny_http` queued behind silent ones: every connection that comes
    /// and goes makes it take one from its queue. Where nobody asks for anything, nobody waits.
    fn free_queued(&mut self) {
        let n_requests: usize = self.intakes.iter().map(|intake| intake.take_count()).sum();
        // One is our own.
        if n_requests > 1 {
            self.asked = Instant::now();
        }
        if self.asked.elapsed() < BUSY_FOR {
            for _ in 0..N_FREED {
                let _ = TcpStream::connect_timeout(&self.address, PATIENCE);
            }
        }
    }

    /// Says once why nobody can connect, unless it was a client's doing or mere silence.
    fn complain(&mut self, error: &io::Error) {
        if !is_silence(error) && !self.has_complained {
            (self.shared.say)(&format!("warning: a connection could not be accepted: {error}"));
            self.has_complained = true;
        }
    }

    /// Opens another intake; `false` when it has to be tried again.
    fn open_another(&mut self) -> bool {
        // While it cannot live, no intake is opened, and never one right after the other.
        let spare: io::Result<Vec<TcpListener>> =
            (0..N_NEEDED).map(|_| self.listener.try_clone()).collect();
        if spare.is_err() || self.opened.elapsed() < RETRY_AFTER {
            return false;
        }
        drop(spare);
        if self.intakes.len() >= MAX_INTAKES {
            self.intakes.sort_by_key(|intake| Reverse(intake.idle()));
            self.intakes.remove(0).close();
        }
        self.opened = Instant::now();
        let opened = Intake::open(&self.listener, Arc::clone(&self.shared), self.events.clone());
        opened.map(|intake| self.intakes.push(intake)).is_ok()
    }

    /// Closes intakes that were replaced and get nothing any more.
    fn close_dead(&mut self) {
        let newest = self.intakes.len() - 1;
        let mut n_seen = 0;
        self.intakes.retain(|intake| {
            n_seen += 1;
            let is_kept = n_seen > newest || intake.idle() < KEPT_FOR;
            if !is_kept {
                intake.close();
            }
            is_kept
        });
    }

    /// Closes everything, and waits until the port is free.
    fn close(self) {
        self.intakes.iter().for_each(|intake| intake.close());
        drop(self.listener);
        let start = Instant::now();
        // As long as somebody accepts, a connection also wakes who sleeps over it.
        while start.elapsed() < CLOSING
            && TcpStream::connect_timeout(&self.address, CLOSING).is_ok()
        {
            thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Asks for anything at an address.
fn knock(address: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    let request = format!("HEAD /__kb HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(request.as_bytes())?;
    stream.read_exact(&mut [0])
}

/// Whether an error means that nobody answers; others, such as a lack of descriptors, are our own.
fn is_silence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::WouldBlock
            | ErrorKind::TimedOut
            | ErrorKind::UnexpectedEof
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
    )
}
