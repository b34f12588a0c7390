//! `kb check`: loads, checks and renders the site without publishing it.

use std::time::Instant;

use crate::check;
use crate::cmd::arguments::{CheckArguments, SiteArguments};
use crate::cmd::build;
use crate::cmd::flags::{base_url, today};
use crate::cmd::load::{self, LoadOptions};
use crate::cmd::out::{self, Exit, ReportOptions};

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
            // Only rendering finds errors in templates.
            let mut found = std::mem::take(&mut loaded.found);
            found.extend(build::render_findings(&loaded));
            if arguments.strict {
                check::strict(&mut found);
            }
            let options = ReportOptions { site, format: arguments.format };
            out::findings(&mut found, options, loaded.n_files, start.elapsed())
        }
        Err(stop) => load::explain(stop, site),
    }
}
