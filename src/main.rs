//! The `kb` command: calls the library.

use std::process::ExitCode;

/// A site is millions of small texts on several threads, which this allocator serves in less time
/// than that of the system (docs/content/en/explanation/benchmarks.md). Without huge pages (`no_thp`): with them the time
/// of a build varied by a fifth.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    kb::cmd::main()
}
