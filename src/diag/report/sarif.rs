//! The SARIF format: a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::diag::fix::Fix;
use crate::diag::report::place::{self, PositionRange};
use crate::diag::report::printable;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Severity};
use crate::text::edit::Edit;
use crate::text::{Source, encode_segments};

/// Writes one run with its results and their rules; paths are from the repository that contains the
/// site in `folder`.
pub(super) fn render(diagnostics: &[Diagnostic], folder: &str) -> String {
    let broken: BTreeSet<Rule> = diagnostics.iter().map(|found| found.rule).collect();
    let rules: Vec<Rule> = broken.into_iter().collect();
    let results: Vec<Value> =
        diagnostics.iter().map(|found| result(found, place::of(found), &rules, folder)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "kb",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(*rule, rule.address())).collect::<Vec<Value>>(),
            }},
            // Columns count Unicode scalar values, as in every other format.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = printable::json(&format!("{log:#}"));
    text.push('\n');
    text
}

/// A rule (SARIF 2.1.0, section 3.49), with the address of its page if it is published.
fn descriptor(rule: Rule, address: Option<String>) -> Value {
    let mut descriptor = json!({
        "id": rule.code(),
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": rule.summary()},
        "help": {"text": rule.summary(), "markdown": rule.manual()},
        "defaultConfiguration": {"level": level(rule.severity())},
    });
    if let Some(address) = address {
        descriptor["helpUri"] = json!(address);
    }
    descriptor
}

fn result(diagnostic: &Diagnostic, place: PositionRange, rules: &[Rule], folder: &str) -> Value {
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .enumerate()
        .map(|(id, (source, span, label))| {
            let mut location = location(source, place::of_span(source, *span), folder);
            location["id"] = json!(id);
            location["message"] = json!({"text": label});
            location
        })
        .collect();
    let mut result = json!({
        "ruleId": diagnostic.rule.code(),
        "ruleIndex": rules.binary_search(&diagnostic.rule).ok(),
        "level": level(diagnostic.severity),
        "message": {"text": format!("{}{help}", diagnostic.message)},
        "locations": [location(&diagnostic.source, place, folder)],
    });
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    if let Some(fix) = &diagnostic.fix {
        result["fixes"] = json!([edits(&diagnostic.source, fix, folder)]);
    }
    result
}

/// The level of a severity (SARIF 2.1.0, section 3.27.10).
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A fix (SARIF 2.1.0, section 3.55).
fn edits(source: &Source, fix: &Fix, folder: &str) -> Value {
    let replacement = |edit: &Edit| {
        json!({
            "deletedRegion": region(place::of_span(source, edit.span)),
            "insertedContent": {"text": edit.text},
        })
    };
    json!({
        "description": {"text": format!("{} fix", fix.safety.word())},
        "artifactChanges": [{
            "artifactLocation": artifact(source, folder),
            "replacements": fix.edits.iter().map(replacement).collect::<Vec<Value>>(),
        }],
        "properties": {"safety": fix.safety.word()},
    })
}

fn location(source: &Source, place: PositionRange, folder: &str) -> Value {
    json!({"physicalLocation": {
        "artifactLocation": artifact(source, folder),
        "region": region(place),
    }})
}

fn artifact(source: &Source, folder: &str) -> Value {
    json!({"uri": encode_segments(&format!("{folder}{}", source.path.as_str()))})
}

fn region(place: PositionRange) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{descriptor, render};
    use crate::diag::fix::Fix;
    use crate::diag::rules::Rule;
    use crate::diag::{Diagnostic, Severity};
    use crate::text::encode_segments;
    use crate::text::{RelPath, Source, Span};

    #[test]
    fn results_point_at_their_rule_and_place() {
        let source = Source::new(RelPath::new("content/cs/č.md").expect("plain"), "ž\nžx y\n");
        let diagnostics = [
            Diagnostic::new(Rule::MissingAnchor, &source, Span::new(5, 6), "no heading")
                .help("try `a`")
                .also(&source, Span::new(0, 2), "linked here"),
            Diagnostic {
                severity: Severity::Info,
                ..Diagnostic::new(Rule::BrokenLink, &source, Span::new(7, 8), "no page")
            }
            .fix(Fix::guess(Span::new(5, 6), "z")),
        ];
        let log: Value = serde_json::from_str(&render(&diagnostics, "a b/")).expect("JSON");
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "broken-link");
        assert_eq!(
            run["tool"]["driver"]["rules"][1]["help"]["markdown"],
            Rule::MissingAnchor.manual()
        );
        let first = &run["results"][0];
        assert_eq!((&first["ruleId"], &first["ruleIndex"]), (&json!("missing-anchor"), &json!(1)));
        assert_eq!(first["message"]["text"], "no heading\nhelp: try `a`");
        assert_eq!(
            first["locations"][0]["physicalLocation"],
            json!({
                "artifactLocation": {"uri": "a%20b/content/cs/%C4%8D.md"},
                "region": {"startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 3},
            })
        );
        assert_eq!(first["relatedLocations"][0]["message"]["text"], "linked here");
        let second = &run["results"][1];
        assert_eq!((second.get("relatedLocations"), &second["level"]), (None, &json!("note")));
        assert_eq!(
            second["fixes"][0]["artifactChanges"][0],
            json!({
                "artifactLocation": {"uri": "a%20b/content/cs/%C4%8D.md"},
                "replacements": [{
                    "deletedRegion":
                        {"startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 3},
                    "insertedContent": {"text": "z"},
                }],
            })
        );
        assert_eq!(first.get("fixes"), None);
    }

    #[test]
    fn a_rule_names_its_page_where_it_is_published() {
        let address = Rule::BrokenLink.address_below("https://kb.example/docs/");
        assert_eq!(
            descriptor(Rule::BrokenLink, Some(address))["helpUri"],
            "https://kb.example/docs/rules/broken-link/"
        );
        assert_eq!(descriptor(Rule::BrokenLink, None).get("helpUri"), None);
    }

    #[test]
    fn a_run_without_findings_is_a_complete_log() {
        let log: Value = serde_json::from_str(&render(&[], "")).expect("JSON");
        assert_eq!((&log["version"], &log["runs"][0]["results"]), (&json!("2.1.0"), &json!([])));
    }

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(encode_segments("a b/c:d%č.md"), "a%20b/c%3Ad%25%C4%8D.md");
    }
}
