//! Prints each round of the preview to the terminal: what changed, the findings, the time.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use crate::cmd::arguments::SiteArguments;
use crate::cmd::out::{self, ReportOptions};
use crate::diag::Diagnostic;

/// How many changed files are named.
const MAX_NAMED: usize = 3;

/// One load of the site.
#[derive(Debug, Clone)]
pub(super) struct Round {
    /// The paths of the texts that differ from the last good load, sorted.
    pub(super) changed: Vec<String>,
    /// All findings.
    pub(super) found: Vec<Diagnostic>,
    /// How many files were checked; zero if the site could not be loaded.
    pub(super) n_files: usize,
    /// How long it took.
    pub(super) elapsed: Duration,
}

/// The rounds of one preview.
pub(super) struct Rounds {
    site: SiteArguments,
    state: Mutex<PrintState>,
}

/// What was printed so far.
enum PrintState {
    /// The address is not yet printed; it is printed before the findings of the first load.
    Starting(Option<Round>),
    /// The findings that were printed last.
    Running(Vec<Diagnostic>),
}

impl Rounds {
    /// The rounds of a site.
    pub(super) fn new(site: SiteArguments) -> Rounds {
        Rounds { site, state: Mutex::new(PrintState::Starting(None)) }
    }

    /// Prints a round, unless it changes nothing; the first one waits for [`Rounds::start`].
    pub(super) fn add(&self, round: Round) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *state {
            PrintState::Starting(first) => *first = Some(round),
            PrintState::Running(before) => {
                if !round.changed.is_empty() || *before != round.found {
                    self.print(&round);
                    *before = round.found;
                }
            }
        }
    }

    /// Prints the first round.
    pub(super) fn start(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let PrintState::Starting(first) = &mut *state {
            let first = first.take();
            if let Some(round) = &first {
                self.print(round);
            }
            *state = PrintState::Running(first.map(|round| round.found).unwrap_or_default());
        }
    }

    fn print(&self, round: &Round) {
        let named = &round.changed[..round.changed.len().min(MAX_NAMED)];
        let others = round.changed.len() - named.len();
        match others {
            _ if named.is_empty() => {}
            0 => out::print_status(&format!("changed {}", named.join(", "))),
            _ => out::print_status(&format!("changed {} and {others} more", named.join(", "))),
        }
        out::report(&round.found, ReportOptions::human(&self.site));
        out::summary(&round.found, round.n_files, round.elapsed);
    }
}
