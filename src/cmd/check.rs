//! `kb check`: everything but writing.

use std::time::Instant;

use crate::check;
use crate::cmd::arguments::{CheckArguments, SiteArguments};
use crate::cmd::build;
use crate::cmd::load::{self, LoadOptions};
use crate::cmd::out::{self, Exit};
use crate::config;
use crate::lang::date::Date;

/// Runs `kb check`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &CheckArguments) -> Exit {
    let start = Instant::now();
    let root = match load::root(site) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let base_url = match base_url(arguments.base_url.as_deref()) {
        Ok(base_url) => base_url,
        Err(exit) => return exit,
    };
    let today = match today(arguments.today.as_deref()) {
        Ok(today) => today,
        Err(exit) => return exit,
    };
    let options = LoadOptions { drafts: arguments.drafts, base_url, today: Some(today) };
    match load::load(&root, &options, None) {
        Ok(mut loaded) => {
            // Rendering finds what only templates can get wrong.
            let mut found = std::mem::take(&mut loaded.found);
            found.extend(build::render_findings(&loaded));
            if arguments.strict {
                check::strict(&mut found);
            }
            out::findings(&mut found, (site, arguments.format), (loaded.n_files, start.elapsed()))
        }
        Err(stop) => load::explain(stop, site),
    }
}

/// Checks the base URL of a flag.
///
/// # Errors
/// When it is unfit; it has been said.
pub fn base_url(flag: Option<&str>) -> Result<Option<String>, Exit> {
    match flag.map(config::parse_base_url).transpose() {
        Ok(url) => Ok(url),
        Err(reason) => {
            out::print_error(&reason, Some("write it like `https://example.org/kb/`"));
            Err(Exit::Usage)
        }
    }
}

/// The day of a flag, else of the clock (in UTC, so that all machines agree).
///
/// # Errors
/// When it is not a day; it has been said.
pub fn today(flag: Option<&str>) -> Result<Date, Exit> {
    let Some(text) = flag else {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let seconds = now.map_or(0, |elapsed| elapsed.as_secs());
        return Ok(Date::from_unix_seconds(i64::try_from(seconds).unwrap_or(0)));
    };
    Date::parse(text).ok_or_else(|| {
        out::print_error(&format!("`{text}` is not a valid date"), Some("write it as YYYY-MM-DD"));
        Exit::Usage
    })
}
