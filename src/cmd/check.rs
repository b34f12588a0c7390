//! `kb check`: loads, checks and renders the site without publishing it, and fixes what it can.

use std::time::Instant;

use crate::check;
use crate::cmd::arguments::{CheckArguments, FixName, SiteArguments};
use crate::cmd::build;
use crate::cmd::fix::{self, FixMode, Fixed, Selection};
use crate::cmd::flags::{self, base_url, today};
use crate::cmd::load::{self, LoadOptions};
use crate::cmd::out::{self, Exit, ReportOptions};
use crate::diag::fix::FixSafety;

/// Runs `kb check`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &CheckArguments) -> Exit {
    check(site, arguments).unwrap_or_else(|exit| exit)
}

fn check(site: &SiteArguments, arguments: &CheckArguments) -> Result<Exit, Exit> {
    let start = Instant::now();
    let root = load::root(site)?;
    let base_url = base_url(arguments.base_url.as_deref())?;
    let today = today(arguments.today.as_deref())?;
    let rule = arguments.rule.as_deref().map(flags::rule).transpose()?;
    let options = LoadOptions { drafts: arguments.drafts, base_url, today: Some(today), day: None };
    let fixed = match arguments.fix {
        None => load::load(&root, &options, None).map(Fixed::without_fixes),
        Some(fixes) => {
            let selection = Selection { most: fixes.into(), rule };
            let outcome = if arguments.dry_run { FixMode::Show } else { FixMode::Write };
            fix::run(&root, &options, selection, outcome)
        }
    };
    let Fixed { mut loaded, exit: written } = fixed.map_err(|stop| load::explain(stop, site))?;
    // Only rendering finds errors in templates.
    let mut found = std::mem::take(&mut loaded.found);
    let rendered = build::render_findings(&loaded, &found);
    found.extend(rendered);
    found.retain(|finding| rule.is_none_or(|rule| rule == finding.rule));
    if arguments.strict {
        check::strict(&mut found);
    }
    let options = ReportOptions { site, format: arguments.format, limit: arguments.limit };
    let exit = out::findings(found, options, loaded.n_files, start.elapsed());
    Ok(if written == Exit::Fine { exit } else { written })
}

impl From<FixName> for FixSafety {
    fn from(name: FixName) -> FixSafety {
        match name {
            FixName::Safe => FixSafety::Safe,
            FixName::Guesses => FixSafety::Guess,
        }
    }
}
