//! How many connections there may be, and which one goes when there are too many.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::serve::stage::lock;

/// How long to wait for a slot before another idle client is sent away.
const PATIENCE: Duration = Duration::from_millis(20);

/// Counts connections and knows those that have not asked for anything yet.
pub(super) struct Slots {
    n_max: usize,
    n_taken: Mutex<usize>,
    freed: Condvar,
    /// Connections whose head is being read, in the order they came.
    silent: Mutex<(u64, BTreeMap<u64, Arc<TcpStream>>)>,
}

/// The right to one connection; given back when dropped.
pub(super) struct Slot(Arc<Slots>);

impl Drop for Slot {
    fn drop(&mut self) {
        *lock(&self.0.n_taken) -= 1;
        self.0.freed.notify_one();
    }
}

impl Slots {
    /// Room for `n_max` connections.
    pub(super) fn new(n_max: usize) -> Arc<Slots> {
        Arc::new(Slots {
            n_max,
            n_taken: Mutex::new(0),
            freed: Condvar::new(),
            silent: Mutex::default(),
        })
    }

    /// Waits for a free slot. While there is none, clients that connected and say nothing have to
    /// go, the oldest first: one that means it is done within milliseconds.
    pub(super) fn take(self: &Arc<Slots>) -> Slot {
        let mut n_taken = lock(&self.n_taken);
        while *n_taken >= self.n_max {
            self.evict();
            let waited = self.freed.wait_timeout(n_taken, PATIENCE);
            (n_taken, _) = waited.unwrap_or_else(PoisonError::into_inner);
        }
        *n_taken += 1;
        Slot(Arc::clone(self))
    }

    /// Sends the client away that has been silent for longest.
    pub(super) fn evict(&self) {
        if let Some((_, stream)) = lock(&self.silent).1.pop_first() {
            // Its thread wakes up with an end of file.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Notes that the head of this connection is awaited.
    pub(super) fn listen(&self, stream: &Arc<TcpStream>) -> u64 {
        let (n_seen, silent) = &mut *lock(&self.silent);
        *n_seen += 1;
        silent.insert(*n_seen, Arc::clone(stream));
        *n_seen
    }

    /// Takes a connection back that has spoken; `None` when it was sent away meanwhile.
    pub(super) fn heard(&self, ticket: u64, stream: Arc<TcpStream>) -> Option<TcpStream> {
        lock(&self.silent).1.remove(&ticket)?;
        Arc::into_inner(stream)
    }
}
