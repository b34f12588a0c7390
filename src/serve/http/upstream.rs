//! The `tiny_http` server behind the gateway, and the lanes that lead to it.
//!
//! A lane is a connection that stays open and carries one request at a time. All lanes are opened
//! at the start, then the internal socket stops listening: no other program can reach `tiny_http`.
//! It needs no further descriptor, thread or `accept`, whose failure would end it permanently.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::serve::current::lock;
use crate::serve::http::ServerState;
use crate::serve::http::exchange;
use crate::serve::http::outbox::Outbox;
use crate::serve::http::request_head::Forward;
use crate::serve::listen;

/// How long the first answer on a lane may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The largest head of an answer. Those of the preview are below 2 KiB.
const MAX_HEAD: usize = 64 * 1024;

/// A `tiny_http` server with one worker for each lane. Dropping it ends the workers.
pub(super) struct Upstream {
    server: Arc<tiny_http::Server>,
    is_closed: Arc<AtomicBool>,
}

impl Upstream {
    /// Starts the server and opens its lanes.
    ///
    /// # Errors
    ///
    /// When the system has no descriptors or threads left for it.
    pub(super) fn open(
        shared: &Arc<ServerState>,
        n_lanes: usize,
    ) -> io::Result<(Upstream, Vec<Lane>)> {
        let listener = listen::internal()?;
        let (address, own) = (listener.local_addr()?, listener.try_clone()?);
        let server = tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?;
        let upstream =
            Upstream { server: Arc::new(server), is_closed: Arc::new(AtomicBool::new(false)) };
        let known = Arc::new(Mutex::new(BTreeSet::new()));
        for _ in 0..n_lanes {
            upstream.add_worker(shared, &known)?;
        }
        let open = |_| {
            let stream = TcpStream::connect(address)?;
            lock(&known).insert(stream.local_addr()?);
            Lane::open(stream)
        };
        let lanes: io::Result<Vec<Lane>> = (0..n_lanes).map(open).collect();
        // `tiny_http` stops accepting at the first error, which is the next call after this one.
        own.set_nonblocking(true)?;
        drop(TcpStream::connect(address));
        Ok((upstream, lanes?))
    }

    fn add_worker(
        &self,
        shared: &Arc<ServerState>,
        known: &Arc<Mutex<BTreeSet<SocketAddr>>>,
    ) -> io::Result<()> {
        let (server, is_closed) = (Arc::clone(&self.server), Arc::clone(&self.is_closed));
        let (shared, known) = (Arc::clone(shared), Arc::clone(known));
        let work = move || {
            loop {
                match server.recv() {
                    Ok(request) => {
                        // Another program may have connected before the socket stopped listening.
                        let is_known = request
                            .remote_addr()
                            .is_some_and(|address| lock(&known).contains(address));
                        if is_known {
                            exchange::serve(request, &shared);
                        }
                    }
                    // Each woken thread wakes the next one.
                    Err(_) if is_closed.load(Ordering::SeqCst) => return server.unblock(),
                    // `tiny_http` has stopped accepting.
                    Err(_) => {}
                }
            }
        };
        thread::Builder::new().name("kb request".to_owned()).spawn(work).map(drop)
    }
}

impl Drop for Upstream {
    fn drop(&mut self) {
        self.is_closed.store(true, Ordering::SeqCst);
        self.server.unblock();
    }
}

/// One connection to `tiny_http`.
pub(super) struct Lane {
    /// The socket, for the event loop.
    pub(super) stream: mio::net::TcpStream,
    /// The connection whose request is being answered. `None` when the lane is free, or when the
    /// client has disconnected and the answer is only read to its end.
    pub(super) client: Option<usize>,
    request: Outbox,
    answer: ResponseProgress,
}

/// What an event loop does after it read from a lane.
pub(super) enum Flow {
    /// Bytes of the answer were read: their number, and the end of the answer if they are the last.
    Some(usize, Option<ResponseEnd>),
    /// There is nothing to read now.
    Later,
}

/// How an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ResponseEnd {
    /// The connection ends with it.
    Whole,
    /// The connection becomes a WebSocket.
    Switched,
}

/// How much of an answer is read.
enum ResponseProgress {
    /// No request is on the lane.
    None,
    /// The bytes of its head; whether it has no body because the method is HEAD.
    Head(Vec<u8>, bool),
    /// This many bytes of its body are missing.
    Body(usize),
}

impl Lane {
    /// Waits for the first answer: `tiny_http` counts its idle threads wrongly, so that one of
    /// several lanes opened at the same time might never get a thread.
    fn open(mut stream: TcpStream) -> io::Result<Lane> {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(b"HEAD /__kb HTTP/1.1\r\nHost: kb\r\n\r\n")?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte)?;
            head.extend(byte);
        }
        stream.set_nonblocking(true)?;
        let stream = mio::net::TcpStream::from_std(stream);
        Ok(Lane {
            stream,
            client: None,
            request: Outbox::default(),
            answer: ResponseProgress::None,
        })
    }

    /// Whether it can take a request.
    pub(super) fn is_free(&self) -> bool {
        matches!(self.answer, ResponseProgress::None)
    }

    /// Whether a part of the answer was read.
    pub(super) fn has_begun(&self) -> bool {
        match &self.answer {
            ResponseProgress::None => false,
            ResponseProgress::Head(head, _) => !head.is_empty(),
            ResponseProgress::Body(_) => true,
        }
    }

    /// Takes the request of a connection.
    pub(super) fn send(&mut self, client: usize, request: &Forward) -> io::Result<()> {
        self.client = Some(client);
        self.answer = ResponseProgress::Head(Vec::new(), request.is_head);
        self.request.add(&request.bytes);
        self.write()
    }

    /// Writes what is left of the request.
    pub(super) fn write(&mut self) -> io::Result<()> {
        self.request.write_to(&mut self.stream).map(drop)
    }

    /// Reads a part of the answer.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> io::Result<Flow> {
        loop {
            match self.stream.read(buffer) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(n) => return Ok(Flow::Some(n, self.count(&buffer[..n])?)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(Flow::Later),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Tracks an answer to its end.
    fn count(&mut self, bytes: &[u8]) -> io::Result<Option<ResponseEnd>> {
        let mut end = ResponseEnd::Whole;
        let n_missing = match &mut self.answer {
            ResponseProgress::None => return Err(ErrorKind::InvalidData.into()),
            ResponseProgress::Body(n_missing) => n_missing.checked_sub(bytes.len()),
            ResponseProgress::Head(head, is_head) => {
                head.extend_from_slice(bytes);
                let Some((n_head, status, n_body)) = parse(head)? else { return Ok(None) };
                if status == 101 {
                    end = ResponseEnd::Switched;
                }
                let n_body = if *is_head { 0 } else { n_body };
                n_body.checked_sub(head.len() - n_head)
            }
        };
        match n_missing {
            Some(0) => self.answer = ResponseProgress::None,
            Some(n_missing) => self.answer = ResponseProgress::Body(n_missing),
            None => return Err(ErrorKind::InvalidData.into()),
        }
        Ok(self.is_free().then_some(end))
    }
}

/// The lengths of the head and of the body of an answer, and its status between them.
fn parse(bytes: &[u8]) -> io::Result<Option<(usize, u16, usize)>> {
    let mut fields = [httparse::EMPTY_HEADER; 64];
    let mut response = httparse::Response::new(&mut fields);
    let n_head = match response.parse(bytes).map_err(io::Error::other)? {
        httparse::Status::Complete(n_head) => n_head,
        httparse::Status::Partial if bytes.len() <= MAX_HEAD => return Ok(None),
        httparse::Status::Partial => return Err(ErrorKind::InvalidData.into()),
    };
    let length =
        response.headers.iter().find(|field| field.name.eq_ignore_ascii_case("content-length"));
    let length = length.and_then(|field| std::str::from_utf8(field.value).ok()?.parse().ok());
    Ok(Some((n_head, response.code.unwrap_or_default(), length.unwrap_or(0))))
}
