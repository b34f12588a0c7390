//! The levels of rules in `kb.yaml`.

use std::sync::Arc;

use crate::diag::fix::Fix;
use crate::diag::levels::{self, Levels};
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found, near};
use crate::text::Source;
use crate::yaml::{MapEntry, Node};

/// Reads `rules:`, whose values the shape table has checked.
pub(super) fn read(source: &Arc<Source>, node: &Node) -> Found<Levels> {
    let mut found = Found::<Levels>::default();
    for entry in node.get("rules").map_or(&[][..], Node::entries) {
        match Rule::from_code(&entry.key) {
            None => found.findings.push(unknown(source, entry)),
            Some(rule) if !rule.can_lower() && entry.value.text() != Some("error") => {
                let message = levels::fixed(rule);
                let finding = Diagnostic::new(Rule::FixedLevel, source, entry.value.span, message);
                let help = "remove it, and fix what the rule reports";
                found.findings.push(finding.help(help).fix(Fix::safe(entry.value.span, "error")));
            }
            Some(rule) => found.value.set(rule, entry.value.text().unwrap_or_default()),
        }
    }
    found
}

fn unknown(source: &Arc<Source>, entry: &MapEntry) -> Diagnostic {
    let message = format!("there is no rule `{}`", entry.key);
    let finding = Diagnostic::new(Rule::UnknownKey, source, entry.key_span, message);
    match near(&entry.key, Rule::ALL.iter().map(|rule| rule.code())) {
        Some(near) => finding.meant(near, entry.key_span),
        None => finding.help("`kb explain` lists all rules"),
    }
}
