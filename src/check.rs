//! Findings that need the whole site or the current date.

mod collisions;
mod components;
mod diagrams;
mod embeds;
mod front_matter;
mod future;
pub mod former_classes;
pub mod layouts;
pub mod linked;
mod notes;
mod reviews;
mod safety;
mod scenario;
mod sources;
mod tags;
mod uses;
mod withdrawn;

use crate::config::Config;
use crate::diag::levels::{self, FileIgnores, FindingSettings};
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Severity};
use crate::doc::Doc;
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::par;
use crate::site::{Entry, Site};

/// The date and the options of a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circumstances<'a> {
    /// The date for overdue reviews; `None` skips this check.
    pub today: Option<Date>,
    /// The base URL in force.
    pub base_url: Option<&'a str>,
}

/// All findings of the relations and about the site as a whole.
#[must_use]
pub fn site(site: &Site, circumstances: Circumstances<'_>) -> Vec<Diagnostic> {
    let mut found = site.found.clone();
    if circumstances.base_url.is_none() {
        let message = "no `base_url`: sitemap, feeds, canonical and alternate links are left out";
        found.push(
            Diagnostic::new(
                Rule::MissingBaseUrl,
                &site.config.source,
                site.config.title_span,
                message,
            )
            .help("add `base_url: https://…` here, or give --base-url"),
        );
    }
    // The first takes as long as the others together.
    let (collisions, others) = par::both(|| collisions::findings(site), || others(site));
    found.extend(collisions);
    found.extend(others);
    if let Some(today) = circumstances.today {
        found.extend(site.entries.values().filter_map(|entry| overdue(entry, today)));
        found.extend(future::findings(site, today));
    }
    found
}

/// Findings that need neither a date nor the routes of the site.
fn others(site: &Site) -> Vec<Diagnostic> {
    let mut found = front_matter::findings(site);
    found.extend(diagrams::findings(site));
    found.extend(embeds::findings(site));
    found.extend(notes::findings(site));
    found.extend(tags::findings(site));
    found.extend(scenario::findings(site));
    found.extend(reviews::findings(site));
    found.extend(safety::findings(site));
    found.extend(safety::missing_lines(site));
    found.extend(sources::findings(site));
    found.extend(withdrawn::findings(site));
    found
}

/// Applies the levels in kb.yaml and the comments in files to all findings of a site. `checked` are
/// the documents whose findings are complete, so that a comment in them that hides nothing is
/// reported.
#[must_use]
pub fn decide<'a>(
    found: Vec<Diagnostic>,
    config: &Config,
    checked: impl IntoIterator<Item = &'a Doc>,
    circumstances: Circumstances<'_>,
) -> Vec<Diagnostic> {
    let of_docs = checked.into_iter().filter(|doc| !doc.ignores.is_empty());
    let of_docs = of_docs.map(|doc| FileIgnores { source: doc.source(), ignores: &doc.ignores });
    let of_config = FileIgnores { source: &config.source, ignores: &config.ignores };
    let ignores: Vec<FileIgnores<'_>> = of_docs.chain([of_config]).collect();
    let is_dated = circumstances.today.is_some();
    let unchecked: &[Rule] = if is_dated { &[] } else { &[Rule::ReviewOverdue, Rule::FutureDay] };
    let settings = FindingSettings { levels: &config.levels, ignores: &ignores, unchecked };
    levels::decide(found, settings)
}

fn overdue(entry: &Entry, today: Date) -> Option<Diagnostic> {
    let review = entry.review.as_ref()?;
    let due = review.due()?;
    let source = entry.shown(Lang::SOURCE)?.doc.source();
    let message = format!("the review was due on {due}");
    let diagnostic = Diagnostic::new(Rule::ReviewOverdue, source, review.span, message)
        .help("have the page reviewed, then write the name and the date here");
    (due < today).then_some(diagnostic)
}

/// Turns warnings into errors; notes stay notes.
pub fn strict(found: &mut [Diagnostic]) {
    for diagnostic in found.iter_mut().filter(|it| it.severity == Severity::Warning) {
        diagnostic.severity = Severity::Error;
    }
}
