//! Decides what a file that came back from a translator changes.
//!
//! A message is refused if the page has no such text, if the source text has changed, or if the
//! translation lost a link target, code, a key or a placeholder. An empty message is not a
//! translation, and a message that needs work (`fuzzy`) is left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::exchange::catalog::Message;
use crate::exchange::units::{TranslationUnit, UnitPart};
use crate::lang::change::{self, DiffRun};
use crate::markdown::leaves;

/// A message that was refused, or that was imported with a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The line of the message in its file.
    pub line: usize,
    /// One clause.
    pub message: String,
    /// What to do, if anything.
    pub help: Option<String>,
}

/// What the messages of one page change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TranslationPlan {
    /// New texts by the context of their unit.
    pub texts: BTreeMap<String, String>,
    /// Messages that are refused.
    pub refused: Vec<Remark>,
    /// Messages that are imported, but look wrong.
    pub doubtful: Vec<Remark>,
    /// How many messages need work and are left out.
    pub n_fuzzy: usize,
    /// Sections to confirm: something in them was translated or reviewed, and nothing is left.
    pub finished: Vec<String>,
}

/// Compares messages with the units of their page.
#[must_use]
pub fn plan(units: &[TranslationUnit], messages: &[&Message]) -> TranslationPlan {
    let by_context: BTreeMap<&str, &TranslationUnit> =
        units.iter().map(|unit| (unit.context.as_str(), unit)).collect();
    let mut plan = TranslationPlan::default();
    let (mut done, mut touched) = (BTreeSet::new(), BTreeSet::new());
    for message in messages {
        let Some(unit) = by_context.get(message.context.as_str()) else {
            plan.refused.push(Remark {
                line: message.line,
                message: format!("the page has no text `{}`", message.context),
                help: Some("the page changed; export it again".to_owned()),
            });
            continue;
        };
        if message.text.is_empty() {
            continue;
        }
        if message.is_fuzzy {
            plan.n_fuzzy += 1;
            continue;
        }
        if let Some(remark) = refusal(unit, message) {
            plan.refused.push(remark);
            continue;
        }
        done.insert(unit.context.as_str());
        if message.text != unit.text {
            plan.doubtful.extend(same_as_source(unit, message));
            plan.texts.insert(unit.context.clone(), message.text.clone());
            touched.insert(unit.section.as_str());
        } else if unit.is_stale {
            touched.insert(unit.section.as_str());
        }
    }
    let is_done = |unit: &&TranslationUnit| done.contains(unit.context.as_str());
    let finished = touched.into_iter().filter(|section| {
        units.iter().filter(|unit| unit.section == **section).all(|unit| is_done(&unit))
    });
    plan.finished = finished.map(str::to_owned).collect();
    plan
}

fn refusal(unit: &TranslationUnit, message: &Message) -> Option<Remark> {
    let remark = |text: String, help: &str| {
        Some(Remark { line: message.line, message: text, help: Some(help.to_owned()) })
    };
    if message.source != unit.source {
        let text = format!("the source of `{}` has changed: {}", unit.context, diff(unit, message));
        let help =
            "export the page again, and update the file, for example with `msgmerge --previous`";
        return remark(text, help);
    }
    if message.text == unit.text {
        return None;
    }
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if message.text.contains(is_control) {
        return remark(format!("`{}` has control characters", unit.context), "remove them");
    }
    let kept = kept(unit, &message.text);
    let lost = unit.kept.iter().find(|kept_of_source| {
        let n = |list: &[String]| list.iter().filter(|one| one == kept_of_source).count();
        n(&kept) < n(&unit.kept)
    });
    lost.and_then(|lost| {
        let text = format!("the translation of `{}` lost `{lost}`", unit.context);
        remark(text, "keep links, code, keys and placeholders as they are in the source")
    })
}

/// What a translation keeps, parsed at the place of its unit.
fn kept(unit: &TranslationUnit, text: &str) -> Vec<String> {
    match unit.part {
        UnitPart::Yaml | UnitPart::Front(_) => leaves::placeholders(text),
        UnitPart::Whole | UnitPart::Leaf(_) => {
            let found = leaves::leaves(text);
            found.into_iter().flat_map(|leaf| leaf.kept).collect()
        }
    }
}

fn same_as_source(unit: &TranslationUnit, message: &Message) -> Option<Remark> {
    let is_same = message.text == unit.source && message.text.contains(char::is_alphabetic);
    is_same.then(|| Remark {
        line: message.line,
        message: format!("`{}` is the same as its source", unit.context),
        help: None,
    })
}

/// The words that changed between the source in a file and the source of the page.
fn diff(unit: &TranslationUnit, message: &Message) -> String {
    let pieces = change::words(&message.source, &unit.source);
    let shown = pieces.into_iter().map(|piece| match piece {
        DiffRun::Same(text) => text,
        DiffRun::Removed(text) => format!("[-{text}-]"),
        DiffRun::Added(text) => format!("{{+{text}+}}"),
    });
    shown.collect::<Vec<_>>().join(" ")
}
