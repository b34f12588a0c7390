//! Parallel work; results are in the order of the input.

use std::sync::{PoisonError, RwLock};
use std::thread;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

/// Applies `work` to every item on all threads; results in input order.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().map(work).collect()
}

/// Sorts in parallel. The sort is not stable.
pub fn sort<T: Ord + Send>(items: &mut [T]) {
    items.par_sort_unstable();
}

/// Runs two functions in parallel.
pub fn both<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    rayon::join(one, other)
}

/// Drops a large value in parallel, because freeing a million small allocations takes long.
pub fn discard<T: Send + 'static>(value: T) {
    rayon::spawn(move || drop(value));
}

/// Sets how many threads [`map`] uses; `None` means one per core. Only the first call counts.
pub fn set_threads(n_threads: Option<usize>) {
    let n_cores = || thread::available_parallelism().map_or(1, usize::from);
    let n_wanted = n_threads.unwrap_or_else(n_cores);
    let n_given = n_given(n_wanted);
    let pool = rayon::ThreadPoolBuilder::new();
    let pool = match n_given == n_wanted {
        true => pool.num_threads(n_wanted),
        false => pool.num_threads(n_given + 1).use_current_thread(),
    };
    // A second call fails because the pool already exists; only the first call counts.
    drop(pool.build_global());
}

/// Finds how many of these threads the system can create, by creating them all at once: creating
/// the pool cannot be retried after a failure.
fn n_given(n_wanted: usize) -> usize {
    let gate = RwLock::new(());
    thread::scope(|scope| {
        let closed = gate.write().unwrap_or_else(PoisonError::into_inner);
        let wait = || drop(gate.read());
        let threads =
            (0..n_wanted).map_while(|_| thread::Builder::new().spawn_scoped(scope, wait).ok());
        let n_given = threads.count();
        drop(closed);
        n_given
    })
}
