//! Diagnostics: mistakes of an author as values, with message, place and help.
//!
//! A [`Diagnostic`] is created where the mistake is found and printed by [`report`]. It contains
//! its source text, which the report needs to print the line. The [`rules`] table lists every code
//! once; `kb explain`, the reference and the tests use this table. [`levels`] applies the settings
//! of a site to its findings, and [`fix`] applies the edits that findings offer.

pub mod fix;
pub mod levels;
pub mod report;
pub mod rules;
pub mod suggest;

use std::sync::Arc;

use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No reader or author is at a disadvantage, but there is a better way.
    Info,
    /// The site is published, but a reader or author is at a disadvantage.
    Warning,
    /// Nothing is published.
    Error,
}

impl Severity {
    /// The name in every output format.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The noun that counts findings of this severity: `2 notes`.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Severity::Info => "note",
            Severity::Warning | Severity::Error => self.word(),
        }
    }
}

/// One finding about the content, at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule.
    pub rule: Rule,
    /// The default of the rule; [`levels::decide`] and `--strict` change it.
    pub severity: Severity,
    /// The file.
    pub source: Arc<Source>,
    /// The bytes of the mistake; an empty span at 0 means the whole file.
    pub span: Span,
    /// One lower-case clause without a full stop; user text in backticks.
    pub message: String,
    /// A fix, where kb can find one; same style as the message.
    pub help: Option<String>,
    /// Related places, each with a label.
    pub related: Vec<(Arc<Source>, Span, String)>,
    /// Edits of the file that remove the finding, where they are mechanical.
    pub fix: Option<Box<Fix>>,
    /// Whether the level is fixed even if a site may set that of the rule.
    is_fixed: bool,
}

impl Diagnostic {
    /// Creates a finding with the severity of its rule.
    #[must_use]
    pub fn new(
        rule: Rule,
        source: &Arc<Source>,
        span: Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            rule,
            severity: rule.severity(),
            source: Arc::clone(source),
            span,
            message: message.into(),
            help: None,
            related: Vec::new(),
            fix: None,
            is_fixed: false,
        }
    }

    /// Makes the level fixed: nothing may be published with this mistake, even if its rule allows
    /// it.
    #[must_use]
    pub fn fatal(mut self) -> Diagnostic {
        self.is_fixed = true;
        self
    }

    /// Whether a site may set the level, and a comment may ignore the finding.
    #[must_use]
    pub fn can_lower(&self) -> bool {
        self.rule.can_lower() && !self.is_fixed
    }

    /// Whether the rest of the site can be published in spite of the mistake.
    #[must_use]
    pub fn is_contained(&self) -> bool {
        self.rule.is_contained() && !self.is_fixed
    }

    /// Adds the help line.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds the help line, if there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Diagnostic {
        self.help = help.or(self.help);
        self
    }

    /// Adds edits of the file that remove the finding.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Diagnostic {
        self.fix = Some(Box::new(fix));
        self
    }

    /// Adds edits of the file that remove the finding, if there are any.
    #[must_use]
    pub fn maybe_fix(mut self, fix: Option<Fix>) -> Diagnostic {
        self.fix = fix.map(Box::new).or(self.fix);
        self
    }

    /// Adds the help for a misspelt name at `span`, and the fix if only one name can be meant.
    #[must_use]
    pub fn meant(self, near: Near<'_>, span: Span) -> Diagnostic {
        let name = near.name;
        // A name of these characters needs no quotes in YAML and no escape in Markdown.
        let is_plain = name.starts_with(char::is_alphanumeric)
            && name.chars().all(|c| c.is_alphanumeric() || "-_/.".contains(c));
        let fix = (near.is_only && is_plain).then(|| Fix::guess(span, name));
        self.help(format!("did you mean `{name}`?")).maybe_fix(fix)
    }

    /// Adds a related place.
    #[must_use]
    pub fn also(
        mut self,
        source: &Arc<Source>,
        span: Span,
        label: impl Into<String>,
    ) -> Diagnostic {
        self.related.push((Arc::clone(source), span, label.into()));
        self
    }
}

/// A value, and the findings from computing it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found<T> {
    /// The value; after errors it can be incomplete.
    pub value: T,
    /// The findings.
    pub findings: Vec<Diagnostic>,
}

impl<T> Found<T> {
    /// A value without findings.
    #[must_use]
    pub fn sound(value: T) -> Found<T> {
        Found { value, findings: Vec::new() }
    }

    /// Returns the value and moves the findings to the end of a list.
    pub fn take(mut self, findings: &mut Vec<Diagnostic>) -> T {
        findings.append(&mut self.findings);
        self.value
    }

    /// The same findings with another value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Found<U> {
        Found { value: make(self.value), findings: self.findings }
    }
}

impl<T> FromIterator<Found<T>> for Found<Vec<T>> {
    fn from_iter<I: IntoIterator<Item = Found<T>>>(items: I) -> Found<Vec<T>> {
        let mut findings = Vec::new();
        let value = items.into_iter().map(|found| found.take(&mut findings)).collect();
        Found { value, findings }
    }
}

/// Sorts findings by place and drops duplicates, so that every run prints the same report.
#[must_use]
pub fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| {
        (a.source.path.as_str(), a.span, a.rule.code(), &a.message).cmp(&(
            b.source.path.as_str(),
            b.span,
            b.rule.code(),
            &b.message,
        ))
    });
    diagnostics.dedup_by(|a, b| {
        a.rule == b.rule
            && a.span == b.span
            && a.message == b.message
            && a.source.path == b.source.path
    });
    diagnostics
}

/// A name that was probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near<'a> {
    /// The name.
    pub name: &'a str,
    /// Whether no other name is as near.
    pub is_only: bool,
}

/// The candidate most similar to `word`, if one is similar enough to suggest.
#[must_use]
pub fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Near<'a>> {
    let wrong = Wrong::new(word);
    let mut likely: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| Some((wrong.distance(&folded(candidate))?, candidate)))
        .filter(|(distance, _)| *distance <= wrong.limit)
        .collect();
    likely.sort_unstable();
    likely.dedup();
    let (distance, name) = *likely.first()?;
    let is_only = likely.get(1).is_none_or(|(next, _)| *next > distance);
    Some(Near { name, is_only })
}

/// The name of the candidate that is [`near`].
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, candidates).map(|near| near.name)
}

/// The form in which names are compared.
fn folded(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

/// A wrong name, prepared for comparison with the existing ones.
struct Wrong {
    letters: String,
    n_letters: usize,
    /// How many letters may differ.
    limit: usize,
}

impl Wrong {
    fn new(word: &str) -> Wrong {
        let letters = folded(word);
        let n_letters = letters.chars().count();
        // At most a third of the letters may differ; other suggestions would mislead.
        Wrong { letters, n_letters, limit: (n_letters / 3).max(1) }
    }

    /// The edit distance to a [`folded`] name. `None` if the lengths differ too much, which rules
    /// out most names, or if a name is too long to compare.
    fn distance(&self, name: &str) -> Option<usize> {
        let near = name.chars().count().abs_diff(self.n_letters) <= self.limit;
        let short = self.letters.len() <= LONGEST && name.len() <= LONGEST;
        (near && short).then(|| strsim::osa_distance(&self.letters, name))
    }
}

/// The longest name in bytes for which kb searches a suggestion, because the time of a comparison
/// is the product of the lengths. Paths can be somewhat longer than file names.
const LONGEST: usize = 512;

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nearest_finds_typos_and_stays_silent_when_unsure() {
        assert_eq!(nearest("titel", ["title", "tags"]), Some("title"));
        assert_eq!(nearest("show-if", ["show_if"]), Some("show_if"));
        assert_eq!(nearest("banana", ["title", "tags"]), None);
    }
}
