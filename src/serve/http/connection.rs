//! One client of the preview: its socket, the phase of its request, and unsent bytes.

use std::io::{ErrorKind, Read};
use std::net::Shutdown;
use std::time::{Duration, Instant};

use mio::net::TcpStream;

use crate::serve::head::Method;
use crate::serve::http::outbox::Outbox;
use crate::serve::http::request_head::{Forward, HeadBuffer, Refusal};
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
    pub(super) phase: Phase,
    /// The unsent bytes.
    pub(super) outbox: Outbox,
    /// When the phase began, or something was written last.
    pub(super) moved: Instant,
}

/// The phase of a connection.
pub(super) enum Phase {
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
pub(super) enum Next {
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
            phase: Phase::Head(HeadBuffer::default()),
            outbox: Outbox::default(),
            moved: Instant::now(),
        }
    }

    fn enter(&mut self, phase: Phase) {
        self.phase = phase;
        self.moved = Instant::now();
    }

    /// Reads the available bytes, and writes as many as the socket accepts.
    pub(super) fn advance(&mut self, buffer: &mut [u8]) -> Next {
        match self.read(buffer) {
            Next::Wait => self.write(buffer),
            next => next,
        }
    }

    /// Reads in the phases in which anything is expected.
    fn read(&mut self, buffer: &mut [u8]) -> Next {
        while matches!(self.phase, Phase::Head(_) | Phase::Lingering(_) | Phase::Listening(_)) {
            let n = match self.stream.read(buffer) {
                Ok(0) => return self.end_of_input(),
                Ok(n) => n,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Next::Wait,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(_) => return Next::Remove,
            };
            match self.take(&buffer[..n]) {
                Next::Wait => {}
                next => return next,
            }
        }
        Next::Wait
    }

    /// Handles the end of input. A client that sent a whole request still gets its answer.
    fn end_of_input(&mut self) -> Next {
        match &self.phase {
            Phase::Head(head) if !head.is_empty() => {
                self.refuse(&Refusal { status: 400, text: "the request is not complete" });
                Next::Wait
            }
            _ => Next::Remove,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Next {
        match &mut self.phase {
            Phase::Head(head) => match head.add(bytes) {
                None => Next::Wait,
                Some(Ok(forward)) => {
                    self.enter(Phase::Queued(forward));
                    Next::Queue
                }
                Some(Err(refusal)) => {
                    self.refuse(&refusal);
                    Next::Wait
                }
            },
            Phase::Lingering(n_drained) => {
                *n_drained += bytes.len();
                if *n_drained > MAX_DRAINED { Next::Remove } else { Next::Wait }
            }
            Phase::Listening(listener) => {
                let reaction = listener.frames.read(bytes);
                self.outbox.add(&reaction.frames);
                if reaction.is_last {
                    self.enter(Phase::Closing);
                }
                if self.outbox.len() > MAX_UNREAD { Next::Remove } else { Next::Wait }
            }
            Phase::Queued(_) | Phase::Answering(_) | Phase::Closing => Next::Wait,
        }
    }

    /// Answers without `tiny_http`.
    pub(super) fn refuse(&mut self, refusal: &Refusal) {
        let reply = Reply::text(refusal.status, refusal.text);
        self.outbox.add(&reply.head());
        self.outbox.add(reply.body(Method::Get));
        self.enter(Phase::Closing);
    }

    /// Continues after the last byte of an answer was read from its lane.
    pub(super) fn end_answer(&mut self) {
        self.enter(Phase::Closing);
    }

    /// Continues as a WebSocket.
    pub(super) fn listen(&mut self) {
        self.enter(Phase::Listening(Listener::default()));
    }

    /// Sends an open page the id of the state unless it has it.
    pub(super) fn notify(&mut self, id: &str) {
        if let Phase::Listening(listener) = &mut self.phase
            && listener.notified_id != id
        {
            id.clone_into(&mut listener.notified_id);
            self.outbox.add(&push::text(id));
        }
    }

    /// Asks an open page to connect again later.
    pub(super) fn close_listener(&mut self) {
        self.outbox.add(&push::try_again_later());
        self.enter(Phase::Closing);
    }

    /// Writes as much as the client accepts; after the last byte of an answer it ends the writing
    /// side.
    pub(super) fn write(&mut self, buffer: &mut [u8]) -> Next {
        match self.outbox.write_to(&mut self.stream) {
            Ok(0) => {}
            Ok(_) => self.moved = Instant::now(),
            Err(_) => return Next::Remove,
        }
        if !matches!(self.phase, Phase::Closing) || !self.outbox.is_empty() {
            return Next::Wait;
        }
        if self.stream.shutdown(Shutdown::Write).is_err() {
            return Next::Remove;
        }
        self.enter(Phase::Lingering(0));
        self.read(buffer)
    }

    /// Ends phases that take too long, and sends heartbeats to open pages.
    pub(super) fn check_time(&mut self) -> Next {
        let elapsed = self.moved.elapsed();
        let is_stuck = !self.outbox.is_empty() && elapsed > WRITE_PATIENCE;
        match &self.phase {
            _ if is_stuck => Next::Remove,
            Phase::Head(head) if elapsed > HEAD_PATIENCE => {
                if head.is_empty() {
                    return Next::Remove;
                }
                self.refuse(&Refusal { status: 408, text: "the request took too long" });
                Next::Wait
            }
            Phase::Lingering(_) if elapsed > LINGER_PATIENCE => Next::Remove,
            Phase::Listening(_) if elapsed > BEAT_EVERY => {
                self.outbox.add(&push::heartbeat());
                self.moved = Instant::now();
                Next::Wait
            }
            _ => Next::Wait,
        }
    }

    /// The order in which connections are closed to make room for new ones, the smallest first.
    pub(super) fn rank(&self) -> (u8, Instant) {
        let rank = match self.phase {
            Phase::Lingering(_) => 0,
            Phase::Head(_) => 1,
            Phase::Closing | Phase::Answering(_) if !self.outbox.is_empty() => 2,
            Phase::Listening(_) => 3,
            Phase::Queued(_) | Phase::Closing | Phase::Answering(_) => 4,
        };
        (rank, self.moved)
    }
}
