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

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net::{TcpListener, TcpStream};
    use std::sync::Arc;
    use std::thread;
    use std::time::Duration;

    use super::Slots;

    #[test]
    fn the_oldest_silent_client_makes_room() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("bound");
        let connect = || {
            let client = TcpStream::connect(address).expect("it listens");
            client.set_read_timeout(Some(Duration::from_secs(10))).expect("a valid time");
            (client, Arc::new(listener.accept().expect("one waits").0))
        };
        let slots = Slots::new(2);
        let (oldest, newest) = (slots.take(), slots.take());
        let ((mut client, old), (_client, new)) = (connect(), connect());
        let (old_ticket, new_ticket) = (slots.listen(&old), slots.listen(&new));
        let leaving = thread::spawn(move || {
            let n_read = client.read(&mut [0]);
            drop(oldest);
            n_read.ok()
        });
        let third = slots.take();
        assert_eq!(leaving.join().ok(), Some(Some(0)), "it was sent away, it did not time out");
        assert!(slots.heard(old_ticket, old).is_none());
        // The newer one may have had to go as well, if the oldest took its time.
        let _ = slots.heard(new_ticket, new);
        drop((newest, third));
    }
}
