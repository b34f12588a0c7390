//! Numbers of findings: of one severity, of a file, of each rule.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diag::fix::FixSafety;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Severity};
use crate::text::counted;

/// `2 errors, 1 warning`.
pub(super) fn severities<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let mut counts: BTreeMap<Reverse<Severity>, usize> = BTreeMap::new();
    for finding in found {
        *counts.entry(Reverse(finding.severity)).or_default() += 1;
    }
    let counts = counts.iter().map(|(severity, n)| counted(*n, severity.0.noun()));
    counts.collect::<Vec<_>>().join(", ")
}

/// The number of findings of each rule, the worst and most frequent ones first. `limit` is how many
/// of each were shown; 0 for all.
pub(super) fn table(found: &[Diagnostic], limit: usize) -> String {
    let mut counts: BTreeMap<(Reverse<Severity>, Rule), usize> = BTreeMap::new();
    for finding in found {
        *counts.entry((Reverse(finding.severity), finding.rule)).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|((severity, rule), n)| (*severity, Reverse(*n), rule.code()));
    let n_digits = rows.iter().map(|(_, n)| n.to_string().len()).max().unwrap_or_default();
    let n_letters = rows.iter().map(|((_, rule), _)| rule.code().len()).max().unwrap_or_default();
    let mut table = String::new();
    for ((Reverse(severity), rule), n) in rows {
        let cut = if limit > 0 && n > limit { format!("  {limit} shown") } else { String::new() };
        let row = format!("{n:>n_digits$}  {:7}  {:n_letters$}{cut}", severity.word(), rule.code());
        let _ = writeln!(table, "{}", row.trim_end());
    }
    table
}

/// The commands and flags that print the rest of a cut report, the fixes and the rule pages.
pub(super) fn advice(found: &[Diagnostic], limit: usize) -> String {
    let mut by_rule: BTreeMap<Rule, usize> = BTreeMap::new();
    for finding in found {
        *by_rule.entry(finding.rule).or_default() += 1;
    }
    let is_cut = limit > 0 && by_rule.values().any(|n| *n > limit);
    let with = |safety: FixSafety| {
        let fixes = found.iter().filter_map(|finding| finding.fix.as_deref());
        fixes.filter(|fix| fix.safety == safety).count()
    };
    let mut advice = String::new();
    if is_cut {
        advice.push_str("`--limit 0` shows all; `kb check --rule CODE` shows one rule\n");
    }
    let (n_safe, n_guesses) = (with(FixSafety::Safe), with(FixSafety::Guess));
    if n_safe > 0 {
        let _ = writeln!(advice, "`kb check --fix` applies {}", fixes(n_safe, "safe"));
    }
    if n_guesses > 0 {
        let also = if n_safe > 0 { " also" } else { "" };
        let guesses = fixes(n_guesses, "probable");
        let _ = writeln!(advice, "`kb check --fix=guesses`{also} applies {guesses}");
    }
    let rules: Vec<Rule> = by_rule.into_keys().collect();
    advice + &explanation(&rules)
}

/// Where rules are explained: with the address of the page if it is only one, and published.
fn explanation(rules: &[Rule]) -> String {
    match rules {
        [] => String::new(),
        [rule] => {
            let address = rule.address().map(|address| format!(": {address}"));
            let address = address.unwrap_or_default();
            format!("`kb explain {}` has more about this rule{address}\n", rule.code())
        }
        _ => "`kb explain CODE` has more about each rule\n".to_owned(),
    }
}

fn fixes(n: usize, kind: &str) -> String {
    if n == 1 { format!("1 {kind} fix") } else { format!("{n} {kind} fixes") }
}
