//! The event loop that owns the connections of all clients.
//!
//! It reads heads, refuses malformed ones, passes complete requests to `tiny_http`, one per lane,
//! and writes the answers as fast as each client reads them. It never blocks, so a client that is
//! slow or silent costs one descriptor and a small buffer, and no thread.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, ErrorKind};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use mio::event::Event;
use mio::{Events, Interest, Poll, Token, Waker};

use crate::serve::http::connection::{Connection, ConnectionPhase, NextStep};
use crate::serve::http::request_head::RequestRefusal;
use crate::serve::http::upstream::{Flow, Lane, ResponseEnd, Upstream};
use crate::serve::http::{ConnectionLimits, ServerState};

/// How often timeouts are checked, and accepting is retried after it failed.
const SWEEP_EVERY: Duration = Duration::from_millis(100);

/// How much of an answer is read from its lane before its client reads some of it, in bytes.
const MAX_BUFFERED: usize = 4 << 20;

/// The most bytes that all clients together may leave unread. Beyond that the slowest one is
/// dropped.
const MAX_UNREAD: usize = 16 << 20;

/// How many parts of one answer are read in a row, so that other connections make progress.
const MAX_PARTS: usize = 32;

/// The size of the buffer that all sockets are read through, in bytes.
const BUFFER: usize = 64 * 1024;

const LISTENER: Token = Token(0);
const WAKER: Token = Token(1);
const FIRST_ID: usize = 2;

struct Gateway {
    poll: Poll,
    listener: mio::net::TcpListener,
    shared: Arc<ServerState>,
    limits: ConnectionLimits,
    upstream: Upstream,
    /// By token, as are the connections.
    lanes: BTreeMap<usize, Lane>,
    connections: BTreeMap<usize, Connection>,
    next_id: usize,
    /// Connections whose requests wait for a lane, in the order of arrival.
    queue: VecDeque<usize>,
    /// Lanes that have more to read after the last pass.
    unfinished: BTreeSet<usize>,
    /// Whether connections may wait to be accepted.
    has_waiting: bool,
    has_warned: bool,
    buffer: Vec<u8>,
}

/// Starts the event loop in a thread of its own; the waker wakes it when the state changed or when
/// it must end.
pub(super) fn start(
    listener: TcpListener,
    shared: Arc<ServerState>,
    limits: ConnectionLimits,
) -> io::Result<(Waker, JoinHandle<()>)> {
    let gateway = Gateway::new(listener, shared, limits)?;
    let waker = Waker::new(gateway.poll.registry(), WAKER)?;
    let thread = thread::Builder::new().name("kb gateway".to_owned());
    Ok((waker, thread.spawn(move || gateway.run())?))
}

impl Gateway {
    fn new(
        listener: TcpListener,
        shared: Arc<ServerState>,
        limits: ConnectionLimits,
    ) -> io::Result<Gateway> {
        let poll = Poll::new()?;
        let mut listener = mio::net::TcpListener::from_std(listener);
        poll.registry().register(&mut listener, LISTENER, Interest::READABLE)?;
        let (upstream, lanes) = Upstream::open(&shared, limits.lanes)?;
        let mut gateway = Gateway {
            poll,
            listener,
            shared,
            limits,
            upstream,
            lanes: BTreeMap::new(),
            connections: BTreeMap::new(),
            next_id: FIRST_ID,
            queue: VecDeque::new(),
            unfinished: BTreeSet::new(),
            has_waiting: false,
            has_warned: false,
            buffer: vec![0; BUFFER],
        };
        gateway.add_lanes(lanes)?;
        Ok(gateway)
    }

    fn add_lanes(&mut self, lanes: Vec<Lane>) -> io::Result<()> {
        let interest = Interest::READABLE | Interest::WRITABLE;
        for mut lane in lanes {
            let token = self.next_id;
            self.poll.registry().register(&mut lane.stream, Token(token), interest)?;
            self.next_id += 1;
            self.lanes.insert(token, lane);
        }
        Ok(())
    }

    fn run(mut self) {
        let mut events = Events::with_capacity(256);
        let mut swept = Instant::now();
        while !self.shared.is_stopped() {
            let timeout = if self.unfinished.is_empty() { SWEEP_EVERY } else { Duration::ZERO };
            // An interrupted or failed wait is followed by the next one.
            let _ = self.poll.poll(&mut events, Some(timeout));
            for event in &events {
                match event.token() {
                    LISTENER => self.has_waiting = true,
                    WAKER => self.notify_listeners(),
                    Token(token) if self.lanes.contains_key(&token) => self.serve_lane(token),
                    Token(id) => self.serve_connection(id, event),
                }
            }
            for token in std::mem::take(&mut self.unfinished) {
                self.serve_lane(token);
            }
            if swept.elapsed() >= SWEEP_EVERY {
                swept = Instant::now();
                self.sweep();
            }
            self.accept();
            self.assign();
        }
    }

    /// Accepts all connections that wait. After an error, such as a lack of descriptors, the next
    /// sweep retries.
    fn accept(&mut self) {
        while self.has_waiting {
            match self.listener.accept() {
                Ok((stream, _)) => self.add_connection(stream),
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.has_waiting = false,
                // The client has already disconnected.
                Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    if !self.has_warned {
                        self.has_warned = true;
                        let text = format!("warning: a connection could not be accepted: {error}");
                        (self.shared.print)(&text);
                    }
                    return;
                }
            }
        }
    }

    fn add_connection(&mut self, mut stream: mio::net::TcpStream) {
        if self.connections.len() >= self.limits.connections {
            let first = self.connections.iter().min_by_key(|(_, connection)| connection.rank());
            if let Some(id) = first.map(|(id, _)| *id) {
                self.remove(id);
            }
        }
        let id = self.next_id;
        let interest = Interest::READABLE | Interest::WRITABLE;
        if self.poll.registry().register(&mut stream, Token(id), interest).is_ok() {
            self.next_id += 1;
            self.connections.insert(id, Connection::new(stream));
        }
    }

    /// Removes a connection. Its answer is still read from its lane to the end.
    fn remove(&mut self, id: usize) {
        let Some(mut connection) = self.connections.remove(&id) else { return };
        // Closing the socket removes it from the poll as well.
        let _ = self.poll.registry().deregister(&mut connection.stream);
        if let ConnectionPhase::Answering(token) = connection.phase
            && let Some(lane) = self.lanes.get_mut(&token)
        {
            lane.client = None;
            self.unfinished.insert(token);
        }
    }

    fn serve_connection(&mut self, id: usize, event: &Event) {
        if event.is_error() || event.is_write_closed() {
            return self.remove(id);
        }
        let Some(connection) = self.connections.get_mut(&id) else { return };
        let next = connection.advance(&mut self.buffer);
        if let ConnectionPhase::Answering(token) = connection.phase {
            // There is room for more of the answer.
            self.unfinished.insert(token);
        }
        self.follow(id, &next);
    }

    fn follow(&mut self, id: usize, next: &NextStep) {
        match next {
            NextStep::Wait => {}
            NextStep::Queue => self.queue.push_back(id),
            NextStep::Remove => self.remove(id),
        }
    }

    /// Gives waiting requests to free lanes.
    fn assign(&mut self) {
        while let Some(id) = self.queue.front().copied() {
            let free = self.lanes.iter().find(|(_, lane)| lane.is_free());
            let free = free.map(|(token, _)| *token);
            if free.is_none() && !self.lanes.is_empty() {
                return;
            }
            self.queue.pop_front();
            match free {
                Some(token) => self.send(id, token),
                None => self.refuse(id),
            }
        }
    }

    /// Sends the request of a connection over a free lane.
    fn send(&mut self, id: usize, token: usize) {
        // The client may have disconnected while its request waited.
        if let Some(connection) = self.connections.get_mut(&id)
            && let Some(lane) = self.lanes.get_mut(&token)
            && let ConnectionPhase::Queued(request) = &connection.phase
        {
            let sent = lane.send(id, request);
            connection.phase = ConnectionPhase::Answering(token);
            if sent.is_err() {
                self.drop_lane(token);
            }
        }
    }

    /// Answers a connection that no lane can answer.
    fn refuse(&mut self, id: usize) {
        if let Some(connection) = self.connections.get_mut(&id) {
            connection.refuse(&NO_LANE);
            let next = connection.write(&mut self.buffer);
            self.follow(id, &next);
        }
    }

    /// Moves parts of an answer from its lane to its client.
    fn serve_lane(&mut self, token: usize) {
        for _ in 0..MAX_PARTS {
            let Some(lane) = self.lanes.get_mut(&token) else { return };
            let client = lane.client;
            let connection = client.and_then(|id| self.connections.get_mut(&id));
            if connection.is_some_and(|connection| connection.outbox.len() >= MAX_BUFFERED) {
                return;
            }
            match lane.write().and_then(|()| lane.read(&mut self.buffer)) {
                Ok(Flow::Later) => return,
                Ok(Flow::Some(n, end)) => {
                    if let Some(id) = client {
                        self.pass_on(id, n, end);
                    }
                    if end.is_some() {
                        return self.assign();
                    }
                }
                Err(_) => return self.drop_lane(token),
            }
        }
        self.unfinished.insert(token);
    }

    /// Passes bytes of the buffer to a client.
    fn pass_on(&mut self, id: usize, n: usize, end: Option<ResponseEnd>) {
        let Some(connection) = self.connections.get_mut(&id) else { return };
        connection.outbox.add(&self.buffer[..n]);
        match end {
            None => {}
            Some(ResponseEnd::Whole) => connection.end_answer(),
            Some(ResponseEnd::Switched) => {
                connection.listen();
                connection.notify(&self.shared.current.now().id);
            }
        }
        let next = connection.advance(&mut self.buffer);
        self.follow(id, &next);
        if end == Some(ResponseEnd::Switched) {
            self.limit_listeners();
        }
        self.limit_unread(id);
    }

    /// Gives up a lane that broke, and answers its client.
    fn drop_lane(&mut self, token: usize) {
        let Some(mut lane) = self.lanes.remove(&token) else { return };
        let _ = self.poll.registry().deregister(&mut lane.stream);
        match lane.client {
            Some(id) if lane.has_begun() => self.remove(id),
            Some(id) => self.refuse(id),
            None => {}
        }
    }

    /// Drops the slowest clients while too much is unread, except for the one that was served last.
    fn limit_unread(&mut self, served: usize) {
        let unread = |gateway: &Gateway| -> usize {
            gateway.connections.values().map(|connection| connection.outbox.len()).sum()
        };
        while unread(self) > MAX_UNREAD {
            let slow = self
                .connections
                .iter()
                .filter(|(id, connection)| **id != served && !connection.outbox.is_empty());
            let Some(slowest) = slow.min_by_key(|(_, connection)| connection.moved) else { return };
            self.remove(*slowest.0);
        }
    }

    /// Closes the oldest open page when there are too many.
    fn limit_listeners(&mut self) {
        let listens =
            |connection: &Connection| matches!(connection.phase, ConnectionPhase::Listening(_));
        let n = self.connections.values().filter(|connection| listens(connection)).count();
        if n <= self.limits.listeners {
            return;
        }
        let oldest = self.connections.iter_mut().find(|(_, connection)| listens(connection));
        if let Some((id, connection)) = oldest {
            let id = *id;
            connection.close_listener();
            let next = connection.write(&mut self.buffer);
            self.follow(id, &next);
        }
    }

    /// Sends open pages the id of the state.
    fn notify_listeners(&mut self) {
        let now = self.shared.current.now();
        self.for_each(|connection| {
            connection.notify(&now.id);
            NextStep::Wait
        });
    }

    /// Closes connections that take too long, replaces broken lanes, and drops outdated states.
    fn sweep(&mut self) {
        self.for_each(Connection::check_time);
        // Without lanes requests are refused until this succeeds.
        if self.lanes.is_empty()
            && let Ok((upstream, lanes)) = Upstream::open(&self.shared, self.limits.lanes)
            && self.add_lanes(lanes).is_ok()
        {
            self.upstream = upstream;
        }
        let outdated = self.shared.current.take_outdated();
        if !outdated.is_empty() {
            // Without another thread they are dropped here.
            let _ = thread::Builder::new().spawn(move || drop(outdated));
        }
    }

    /// Changes every connection, then writes the resulting bytes.
    fn for_each(&mut self, change: impl Fn(&mut Connection) -> NextStep) {
        let ids: Vec<usize> = self.connections.keys().copied().collect();
        for id in ids {
            let Some(connection) = self.connections.get_mut(&id) else { continue };
            let next = match change(connection) {
                NextStep::Wait if !connection.outbox.is_empty() => {
                    connection.write(&mut self.buffer)
                }
                next => next,
            };
            self.follow(id, &next);
        }
    }
}

/// The answer to a client if `tiny_http` cannot answer.
const NO_LANE: RequestRefusal =
    RequestRefusal { status: 503, text: "the preview cannot answer now" };

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{Shutdown, TcpListener, TcpStream};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Duration;

    use super::Gateway;
    use crate::serve::current::CurrentSite;
    use crate::serve::http::{ConnectionLimits, ServerState};
    use crate::serve::policy::HostPolicy;

    #[test]
    fn when_every_lane_broke_others_are_opened() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a socket");
        let address = listener.local_addr().expect("bound");
        let shared = Arc::new(ServerState {
            hosts: HostPolicy { bound: address, requested: None },
            current: CurrentSite::new(1),
            print: Arc::new(|_| {}),
            is_stopped: AtomicBool::new(false),
        });
        let gateway = Gateway::new(listener, Arc::clone(&shared), ConnectionLimits::of(64));
        let gateway = gateway.expect("it has descriptors");
        for lane in gateway.lanes.values() {
            lane.stream.shutdown(Shutdown::Both).expect("it is open");
        }
        let running = thread::spawn(move || gateway.run());
        let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\n\r\n");
        let ask = || {
            let mut stream = TcpStream::connect(address).expect("it listens");
            stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a valid time");
            stream.write_all(request.as_bytes()).expect("it is read");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("an answer");
            answer
        };
        // The notice comes from a worker, a refusal from the gateway.
        while !ask().contains("Nothing to show yet") {}
        shared.is_stopped.store(true, Ordering::SeqCst);
        running.join().expect("no panic");
    }
}
