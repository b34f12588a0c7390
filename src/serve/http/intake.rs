//! One `tiny_http` server and the threads that take its requests.

use std::collections::BTreeSet;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tiny_http::Request;

use crate::serve::http::watchdog::Event;
use crate::serve::http::{Shared, exchange};
use crate::serve::panic_text;
use crate::serve::stage::lock;

/// Threads that stay when there is nothing to do.
const N_WAITING: usize = 4;

/// Threads at once, should so many clients be slow to take their answers.
const MAX_THREADS: usize = 512;

/// A queue of requests with its threads. One of these always waits for the next request, however
/// many are busy: whoever takes a request while nobody else waits starts another thread first.
pub(super) struct Intake {
    /// `None` when it is closed.
    queue: Mutex<Option<Arc<tiny_http::Server>>>,
    n_threads: AtomicUsize,
    n_waiting: AtomicUsize,
    n_requests: AtomicUsize,
    last_request: Mutex<Instant>,
    /// Clients that are being answered.
    answering: Mutex<BTreeSet<SocketAddr>>,
    shared: Arc<Shared>,
    events: Sender<Event>,
}

impl Intake {
    /// Accepts on a clone of the socket; `events` hears when that ends.
    pub(super) fn open(
        listener: &TcpListener,
        shared: Arc<Shared>,
        events: Sender<Event>,
    ) -> io::Result<Arc<Intake>> {
        let queue = tiny_http::Server::from_listener(listener.try_clone()?, None)
            .map_err(io::Error::other)?;
        let intake = Arc::new(Intake {
            queue: Mutex::new(Some(Arc::new(queue))),
            n_threads: AtomicUsize::new(0),
            n_waiting: AtomicUsize::new(0),
            n_requests: AtomicUsize::new(0),
            last_request: Mutex::new(Instant::now()),
            answering: Mutex::default(),
            shared,
            events,
        });
        for _ in 0..N_WAITING {
            intake.add_thread()?;
        }
        Ok(intake)
    }

    /// How long ago the last request came.
    pub(super) fn idle(&self) -> Duration {
        lock(&self.last_request).elapsed()
    }

    /// How many requests came since this was last called.
    pub(super) fn take_count(&self) -> usize {
        self.n_requests.swap(0, Ordering::SeqCst)
    }

    /// Takes no more requests; those being answered are finished.
    pub(super) fn close(&self) {
        if let Some(queue) = lock(&self.queue).take() {
            // It wakes one thread, which wakes the next.
            queue.unblock();
        }
    }

    fn add_thread(self: &Arc<Intake>) -> io::Result<()> {
        if self.n_threads.fetch_add(1, Ordering::SeqCst) >= MAX_THREADS {
            self.n_threads.fetch_sub(1, Ordering::SeqCst);
            return Ok(());
        }
        let intake = Arc::clone(self);
        let thread = thread::Builder::new().name("kb request".to_owned());
        let started = thread.spawn(move || {
            intake.work();
            intake.n_threads.fetch_sub(1, Ordering::SeqCst);
        });
        if started.is_err() {
            self.n_threads.fetch_sub(1, Ordering::SeqCst);
        }
        started.map(drop)
    }

    fn work(self: &Arc<Intake>) {
        while let Some(request) = self.next() {
            let Some(client) = request.remote_addr().copied() else { continue };
            if !lock(&self.answering).insert(client) {
                // It was or will be told that its connection ends with the answer to an earlier
                // request. One that pipelines hundreds must not get a thread for each.
                exchange::ignore(request);
                continue;
            }
            // What panics here is a bug of the server, not of the site; it costs one connection.
            let served = AssertUnwindSafe(|| exchange::serve(request, &self.shared));
            if let Err(panic) = catch_unwind(served) {
                (self.shared.say)(&format!("a request failed: {}", panic_text(&*panic)));
            }
            lock(&self.answering).remove(&client);
        }
    }

    /// Waits for a request; `None` when the thread is not needed any more.
    fn next(self: &Arc<Intake>) -> Option<Request> {
        if self.n_waiting.fetch_add(1, Ordering::SeqCst) >= N_WAITING {
            self.n_waiting.fetch_sub(1, Ordering::SeqCst);
            return None;
        }
        loop {
            let queue = lock(&self.queue).clone()?;
            match queue.recv() {
                Ok(request) => {
                    self.n_requests.fetch_add(1, Ordering::SeqCst);
                    *lock(&self.last_request) = Instant::now();
                    if self.n_waiting.fetch_sub(1, Ordering::SeqCst) == 1 {
                        // Without another thread this one is back in a moment.
                        let _ = self.add_thread();
                    }
                    return Some(request);
                }
                Err(_) if lock(&self.queue).is_none() => queue.unblock(),
                Err(error) => drop(self.events.send(Event::Deaf(error))),
            }
        }
    }
}
