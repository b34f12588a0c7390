//! The one word for parallel work: results come back in the order of the input.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

/// Applies `work` to every item on all threads; results in input order.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().map(work).collect()
}

/// Sets how many threads [`map`] uses; `None` means one per core. Only the first call counts.
pub fn set_threads(n_threads: Option<usize>) {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(n_threads.unwrap_or(0));
    // A second call fails because the pool exists already, which is what the first call asked for.
    drop(builder.build_global());
}
