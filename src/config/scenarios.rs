//! `scenarios:` of kb.yaml: the words of the site for channels and headings, and lists of its own.

use std::sync::Arc;

use crate::config::Localize;
use crate::config::labels::{self, SiteLabel};
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::ByLang;
use crate::text::Source;
use crate::yaml::schema::{Field, Shape};
use crate::yaml::{MapEntry, Node};

/// The keys of `scenarios:`.
pub(super) const KEYS: &[Field] = &[
    Field::new(
        "channels",
        Shape::Map(&Shape::Words),
        "All channels that scenarios can name, each with its label per language: `{call: by phone}` (default: any \
         channel, shown by its id).",
    ),
    Field::new(
        "headings",
        Shape::Record(HEADINGS),
        "Headings of the parts of a scenario (default: those of the theme).",
    ),
    Field::new(
        "lists",
        Shape::Map(&Shape::Words),
        "Lists that scenarios can have under `lists`, each with its heading per language: \
         `{lawyer: When to see a lawyer}`.",
    ),
];

const HEADINGS: &[Field] = &[
    Field::new("steps", Shape::Words, "Heading of the steps."),
    Field::new("channel", Shape::Words, "Heading of the channels."),
    Field::new("signals", Shape::Words, "Heading of the signals."),
    Field::new("scripts", Shape::Words, "Heading of the scripts."),
    Field::new("risks", Shape::Words, "Heading of the risks."),
    Field::new("exceptions", Shape::Words, "Heading of the exceptions."),
];

/// Ids and beginnings of ids on the page of a scenario, which a list cannot have.
const TAKEN: &[&str] = &[
    "signals",
    "channel",
    "steps",
    "scripts",
    "risks",
    "exceptions",
    "related",
    "signal",
    "step",
    "script",
    "risk",
];

/// What the site calls the parts of its scenarios.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScenarioWords {
    /// The channels; empty allows any channel.
    pub channels: Vec<SiteLabel>,
    /// Headings in place of those of the theme.
    headings: Vec<SiteLabel>,
    /// The lists of the site's own.
    pub lists: Vec<SiteLabel>,
}

impl ScenarioWords {
    /// The heading that the site gives a part of scenarios; nothing for that of the theme.
    #[must_use]
    pub fn heading(&self, part: &str) -> Option<&ByLang<String>> {
        SiteLabel::find(&self.headings, part)
    }
}

/// Findings for values that their shapes allow.
pub(super) fn check(source: &Arc<Source>, scenarios: Option<&Node>) -> Vec<Diagnostic> {
    let lists = scenarios.and_then(|scenarios| scenarios.get("lists"));
    let taken = |list: &&MapEntry| TAKEN.contains(&list.key.as_str());
    let finding = |list: &MapEntry| {
        let message = format!("every scenario has a part `{}`", list.key);
        Diagnostic::new(Rule::DuplicateId, source, list.key_span, message)
            .help("give the list another id; `headings:` changes the heading of a part")
    };
    lists.map_or(&[][..], Node::entries).iter().filter(taken).map(finding).collect()
}

/// Reads a checked `scenarios:`.
pub(super) fn read(scenarios: Option<&Node>, localize: Localize<'_>) -> ScenarioWords {
    let of = |key: &str| labels::read(scenarios.and_then(|scenarios| scenarios.get(key)), localize);
    ScenarioWords { channels: of("channels"), headings: of("headings"), lists: of("lists") }
}
