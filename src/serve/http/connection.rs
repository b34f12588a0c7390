//! One client of the preview: its socket, the phase of its request, and unsent bytes.

use std::io::{ErrorKind, Read};
use std::net::Shutdown;
use std::time::{Duration, Instant};

use mio::net::TcpStream;

use crate::serve::head::Method;
use crate::serve::http::outbox::Outbox;
use crate::serve::http::request_head::{Forward, HeadBuffer, RequestRefusal};
use crate::serve::push::{self, FrameReader};
use crate::serve::reply::Reply;

/// How long a client may take for its head, however it is sent.
const HEAD_PATIENCE: Duration = Duration::from_secs(10);

/// How long a client may read nothing of its answer.
const WRITE_PATIENCE: Duration = Duration::from_secs(10);

/// How long a client may keep its side open after the answer.
const LINGER_PATIENCE: Duration = Duration::from_secs(2);

/// How many bytes after the head of a request are read and dropped. Without that, the system resets
/// the connection, and the client may lose its answer (RFC 9112, section 9.6).
const MAX_DRAINED: usize = 64 * 1024;

/// How often an open page gets a heartbeat.
const BEAT_EVERY: Duration = Duration::from_secs(20);

/// The most bytes that an open page may leave unread.
const MAX_UNREAD: usize = 64 * 1024;

/// A connected client.
pub(super) struct Connection {
    /// The socket, for the event loop.
    pub(super) stream: TcpStream,
    /// The phase of its request.
    pub(super) phase: ConnectionPhase,
    /// The unsent bytes.
    pub(super) outbox: Outbox,
    /// When the phase began, or something was written last.
    pub(super) moved: Instant,
}

/// The phase of a connection.
pub(super) enum ConnectionPhase {
    /// Its head is being read.
    Head(HeadBuffer),
    /// Its request waits for a lane.
    Queued(Forward),
    /// Its request is being answered on the lane with this number.
    Answering(usize),
    /// The rest of its answer is being written.
    Closing,
    /// Everything is written; the connection waits for the client to close, and this many bytes
    /// were dropped since.
    Lingering(usize),
    /// It is an open page that is notified of changes.
    Listening(Listener),
}

/// The WebSocket of an open page.
#[derive(Default)]
pub(super) struct Listener {
    frames: FrameReader,
    /// The id of the state that was last sent.
    notified_id: String,
}

/// The next step after bytes were read or written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NextStep {
    /// Nothing until the next event.
    Wait,
    /// The request is complete and needs a lane.
    Queue,
    /// The connection has ended.
    Remove,
}

impl Connection {
    /// A client that has just connected.
    pub(super) fn new(stream: TcpStream) -> Connection {
        Connection {
            stream,
            phase: ConnectionPhase::Head(HeadBuffer::default()),
            outbox: Outbox::default(),
            moved: Instant::now(),
        }
    }

    fn enter(&mut self, phase: ConnectionPhase) {
        self.phase = phase;
        self.moved = Instant::now();
    }

    /// Reads the available bytes, and writes as many as the socket accepts.
    pub(super) fn advance(&mut self, buffer: &mut [u8]) -> NextStep {
        match self.read(buffer) {
            NextStep::Wait => self.write(buffer),
            next => next,
        }
    }

    /// Reads in the phases in which anything is expected.
    fn read(&mut self, buffer: &mut [u8]) -> NextStep {
        while matches!(
            self.phase,
            ConnectionPhase::Head(_)
                | ConnectionPhase::Lingering(_)
                | ConnectionPhase::Listening(_)
        ) {
            let n = match self.stream.read(buffer) {
                Ok(0) => return self.end_of_input(),
                Ok(n) => n,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return NextStep::Wait,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(_) => return NextStep::Remove,
            };
            match self.take(&buffer[..n]) {
                NextStep::Wait => {}
                next => return next,
            }
        }
        NextStep::Wait
    }

    /// Handles the end of input. A client that sent a whole request still gets its answer.
    fn end_of_input(&mut self) -> NextStep {
        match &self.phase {
            ConnectionPhase::Head(head) if !head.is_empty() => {
                self.refuse(&RequestRefusal { status: 400, text: "the request is not complete" });
                NextStep::Wait
            }
            _ => NextStep::Remove,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> NextStep {
        match &mut self.phase {
            ConnectionPhase::Head(head) => match head.add(bytes) {
                None => NextStep::Wait,
                Some(Ok(forward)) => {
                    self.enter(ConnectionPhase::Queued(forward));
                    NextStep::Queue
                }
                Some(Err(refusal)) => {
                    self.refuse(&refusal);
                    NextStep::Wait
                }
            },
            ConnectionPhase::Lingering(n_drained) => {
                *n_drained += bytes.len();
                if *n_drained > MAX_DRAINED { NextStep::Remove } else { NextStep::Wait }
            }
            ConnectionPhase::Listening(listener) => {
                let reaction = listener.frames.read(bytes);
                self.outbox.add(&reaction.frames);
                if reaction.is_last {
                    self.enter(ConnectionPhase::Closing);
                }
                if self.outbox.len() > MAX_UNREAD { NextStep::Remove } else { NextStep::Wait }
            }
            ConnectionPhase::Queued(_)
            | ConnectionPhase::Answering(_)
            | ConnectionPhase::Closing => NextStep::Wait,
        }
    }

    /// Answers without `tiny_http`.
    pub(super) fn refuse(&mut self, refusal: &RequestRefusal) {
        let reply = Reply::text(refusal.status, refusal.text);
        self.outbox.add(&reply.head());
        self.outbox.add(reply.body(Method::Get));
        self.enter(ConnectionPhase::Closing);
    }

    /// Continues after the last byte of an answer was read from its lane.
    pub(super) fn end_answer(&mut self) {
        self.enter(ConnectionPhase::Closing);
    }

    /// Continues as a WebSocket.
    pub(super) fn listen(&mut self) {
        self.enter(ConnectionPhase::Listening(Listener::default()));
    }

    /// Sends an open page the id of the state unless it has it.
    pub(super) fn notify(&mut self, id: &str) {
        if let ConnectionPhase::Listening(listener) = &mut self.phase
            && listener.notified_id != id
        {
            id.clone_into(&mut listener.notified_id);
            self.outbox.add(&push::text(id));
        }
    }

    /// Asks an open page to connect again later.
    pub(super) fn close_listener(&mut self) {
        self.outbox.add(&push::try_again_later());
        self.enter(ConnectionPhase::Closing);
    }

    /// Writes as much as the client accepts; after the last byte of an answer it ends the writing
    /// side.
    pub(super) fn write(&mut self, buffer: &mut [u8]) -> NextStep {
        match self.outbox.write_to(&mut self.stream) {
            Ok(0) => {}
            Ok(_) => self.moved = Instant::now(),
            Err(_) => return NextStep::Remove,
        }
        if !matches!(self.phase, ConnectionPhase::Closing) || !self.outbox.is_empty() {
            return NextStep::Wait;
        }
        if self.stream.shutdown(Shutdown::Write).is_err() {
            return NextStep::Remove;
        }
        self.enter(ConnectionPhase::Lingering(0));
        self.read(buffer)
    }

    /// Ends phases that take too long, and sends heartbeats to open pages.
    pub(super) fn check_time(&mut self) -> NextStep {
        let elapsed = self.moved.elapsed();
        let is_stuck = !self.outbox.is_empty() && elapsed > WRITE_PATIENCE;
        match &self.phase {
            _ if is_stuck => NextStep::Remove,
            ConnectionPhase::Head(head) if elapsed > HEAD_PATIENCE => {
                if head.is_empty() {
                    return NextStep::Remove;
                }
                self.refuse(&RequestRefusal { status: 408, text: "the request took too long" });
                NextStep::Wait
            }
            ConnectionPhase::Lingering(_) if elapsed > LINGER_PATIENCE => NextStep::Remove,
            ConnectionPhase::Listening(_) if elapsed > BEAT_EVERY => {
                self.outbox.add(&push::heartbeat());
                self.moved = Instant::now();
                NextStep::Wait
            }
            _ => NextStep::Wait,
        }
    }

    /// The order in which connections are closed to make room for new ones, the smallest first.
    pub(super) fn rank(&self) -> (u8, Instant) {
        let rank = match self.phase {
            ConnectionPhase::Lingering(_) => 0,
            ConnectionPhase::Head(_) => 1,
            ConnectionPhase::Closing | ConnectionPhase::Answering(_) if !self.outbox.is_empty() => {
                2
            }
            ConnectionPhase::Listening(_) => 3,
            ConnectionPhase::Queued(_)
            | ConnectionPhase::Closing
            | ConnectionPhase::Answering(_) => 4,
        };
        (rank, self.moved)
    }
}
