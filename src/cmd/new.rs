//! `kb new`: a file that is valid at once.

use crate::cmd::arguments::{NewArguments, SiteArguments};
use crate::cmd::out::Exit;

/// Runs `kb new`.
#[must_use]
pub fn run(_: &SiteArguments, _: &NewArguments) -> Exit {
    Exit::Usage
}
