//! `kb init`: a small complete site.

use crate::cmd::arguments::InitArguments;
use crate::cmd::out::Exit;

/// Runs `kb init`.
#[must_use]
pub fn run(_: &InitArguments) -> Exit {
    Exit::Usage
}
