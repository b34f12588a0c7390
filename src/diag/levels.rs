//! How bad a finding is for one site: the levels in its kb.yaml, and comments that ignore a rule.
//!
//! The stages give each finding the default severity of its rule. [`decide`] is called once, where
//! all findings of a site are together; only this function applies the settings of the site.

pub mod codes;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Severity, near};
use crate::text::{Source, Span};

/// The words for levels in kb.yaml.
pub const WORDS: &[&str] = &["off", "info", "warning", "error"];

/// The levels that a site sets. A rule without one has its default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Levels {
    /// `None` for a rule that is off.
    by_rule: BTreeMap<Rule, Option<Severity>>,
}

impl Levels {
    /// Sets a rule to a level, by one of [`WORDS`].
    pub fn set(&mut self, rule: Rule, word: &str) {
        let severities = [Severity::Info, Severity::Warning, Severity::Error];
        let severity = severities.into_iter().find(|severity| severity.word() == word);
        self.by_rule.insert(rule, severity);
    }
}

/// Why a rule can be neither lowered nor ignored, as a message.
#[must_use]
pub fn fixed(rule: Rule) -> String {
    format!(
        "`{}` cannot be lowered: it protects readers, or prevents the loss of pages",
        rule.code()
    )
}

/// A comment `<!-- kb-ignore: rule-code -->`, in YAML and TOML `# kb-ignore: rule-code`, for one code in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The code as written; may be empty or unknown.
    pub code: Box<str>,
    /// The place of the code.
    pub span: Span,
    /// The bytes to remove to delete the comment, or only the code if the comment has others.
    pub remove: Span,
    /// The bytes that it covers; all of the file at its top. `None` if no block follows.
    pub covers: Option<Span>,
}

/// The ignores of one file.
#[derive(Debug, Clone, Copy)]
pub struct FileIgnores<'a> {
    /// The file.
    pub source: &'a Arc<Source>,
    /// Its comments.
    pub ignores: &'a [Ignore],
}

/// The settings of a site that change findings.
#[derive(Debug, Clone, Copy)]
pub struct FindingSettings<'a> {
    /// The levels in kb.yaml.
    pub levels: &'a Levels,
    /// The comments of all files that were checked.
    pub ignores: &'a [FileIgnores<'a>],
    /// Rules that this run does not check, so that a comment for them may find nothing.
    pub unchecked: &'a [Rule],
}

/// Applies the settings of a site to its findings: drops what is off or ignored, gives the others
/// their severities, and adds findings about ignores that are wrong or useless.
#[must_use]
pub fn decide(mut found: Vec<Diagnostic>, settings: FindingSettings<'_>) -> Vec<Diagnostic> {
    let mut ignores: BTreeMap<&str, Vec<Active<'_>>> = BTreeMap::new();
    for FileIgnores { source, ignores: written } in settings.ignores {
        let active = written.iter().map(|ignore| Active {
            source,
            ignore,
            rule: Rule::from_code(&ignore.code),
            is_used: false,
        });
        ignores.entry(source.path.as_str()).or_default().extend(active);
    }
    found.retain(|finding| {
        let of_file = ignores.get_mut(finding.source.path.as_str());
        !of_file.is_some_and(|ignores| is_ignored(finding, ignores))
    });
    let active = ignores.values().flatten();
    found.extend(active.filter_map(|active| active.finding(settings.unchecked)));
    found.retain_mut(|finding| match settings.levels.by_rule.get(&finding.rule) {
        Some(severity) if finding.can_lower() => {
            finding.severity = severity.unwrap_or(finding.severity);
            severity.is_some()
        }
        Some(_) | None => true,
    });
    found
}

/// An ignore during [`decide`].
struct Active<'a> {
    source: &'a Arc<Source>,
    ignore: &'a Ignore,
    rule: Option<Rule>,
    is_used: bool,
}

/// Whether a comment of its file covers a finding. Each comment that does is used.
fn is_ignored(finding: &Diagnostic, ignores: &mut [Active<'_>]) -> bool {
    let mut ignored = false;
    for active in ignores.iter_mut().filter(|active| active.rule == Some(finding.rule)) {
        let covers = |span: Span| span.start <= finding.span.start && finding.span.end <= span.end;
        if finding.can_lower() && active.ignore.covers.is_some_and(covers) {
            active.is_used = true;
            ignored = true;
        }
    }
    ignored
}

impl Active<'_> {
    /// What is wrong with the comment.
    fn finding(&self, unchecked: &[Rule]) -> Option<Diagnostic> {
        let Ignore { code, span, remove, covers } = self.ignore;
        let finding = |rule: Rule, message: String| {
            Diagnostic::new(rule, self.source, *span, message).fix(Fix::safe(*remove, ""))
        };
        let Some(rule) = self.rule else {
            let near = near(code, Rule::ALL.iter().map(|rule| rule.code()));
            let useless = Rule::UselessIgnore;
            return Some(match near {
                _ if code.is_empty() => finding(useless, "this comment names no rule".to_owned())
                    .help("write the code of a rule: `<!-- kb-ignore: link-text -->`"),
                Some(near) => {
                    finding(useless, format!("there is no rule `{code}`")).meant(near, *span)
                }
                None => finding(useless, format!("there is no rule `{code}`"))
                    .help("`kb explain` lists all rules"),
            });
        };
        if !rule.can_lower() {
            let help = "remove the comment, and fix what the rule reports";
            return Some(finding(Rule::FixedLevel, fixed(rule)).help(help));
        }
        if self.is_used || unchecked.contains(&rule) {
            return None;
        }
        let message = match covers {
            Some(_) => format!("there is no finding of `{code}` to ignore"),
            None => format!("no block follows that could have a finding of `{code}`"),
        };
        let help = "remove it; a comment covers the next block, or at the top the whole file";
        Some(finding(Rule::UselessIgnore, message).help(help))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{FileIgnores, FindingSettings, Ignore, Levels, decide};
    use crate::diag::rules::Rule;
    use crate::diag::{Diagnostic, Severity};
    use crate::text::{RelPath, Source, Span};

    fn source(path: &str) -> Arc<Source> {
        Source::new(RelPath::new(path).expect("plain"), "x".repeat(30))
    }

    fn codes(found: &[Diagnostic]) -> Vec<(&'static str, Severity)> {
        found.iter().map(|finding| (finding.rule.code(), finding.severity)).collect()
    }

    #[test]
    fn levels_change_what_may_be_lowered_and_nothing_else() {
        let page = source("a.md");
        let rules = [Rule::BrokenLink, Rule::LinkText, Rule::UnsafeUrl, Rule::MissingAlt];
        let found = rules.map(|rule| Diagnostic::new(rule, &page, Span::new(0, 1), "x")).to_vec();
        let mut levels = Levels::default();
        levels.set(Rule::BrokenLink, "info");
        levels.set(Rule::LinkText, "off");
        levels.set(Rule::UnsafeUrl, "off");
        levels.set(Rule::MissingAlt, "error");
        let settings = FindingSettings { levels: &levels, ignores: &[], unchecked: &[] };
        assert_eq!(
            codes(&decide(found, settings)),
            [
                ("broken-link", Severity::Info),
                ("unsafe-url", Severity::Error),
                ("missing-alt", Severity::Error),
            ]
        );
    }

    #[test]
    fn an_ignore_covers_its_rule_in_its_bytes_of_its_file() {
        let (page, other) = (source("a.md"), source("b.md"));
        let at = |file: &Arc<Source>, start: usize, rule| {
            Diagnostic::new(rule, file, Span::new(start, start + 1), "x")
        };
        let found = vec![
            at(&page, 12, Rule::BrokenLink),
            at(&page, 12, Rule::LinkText),
            at(&page, 22, Rule::BrokenLink),
            at(&other, 12, Rule::BrokenLink),
        ];
        let ignore = |code: &str, covers| Ignore {
            code: code.into(),
            span: Span::new(2, 4),
            remove: Span::new(0, 5),
            covers,
        };
        let block = Some(Span::new(10, 20));
        let ignores = [
            ignore("broken-link", block),
            ignore("missing-alt", block),
            ignore("review-overdue", block),
            ignore("unsafe-url", block),
        ];
        let files = [FileIgnores { source: &page, ignores: &ignores }];
        let levels = Levels::default();
        let unchecked = [Rule::ReviewOverdue];
        let settings = FindingSettings { levels: &levels, ignores: &files, unchecked: &unchecked };
        let left = decide(found, settings);
        assert_eq!(
            codes(&left).iter().map(|(code, _)| *code).collect::<Vec<_>>(),
            ["link-text", "broken-link", "broken-link", "useless-ignore", "fixed-level"]
        );
    }
}
