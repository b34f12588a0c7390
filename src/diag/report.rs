//! Reports: diagnostics in a format for people or programs.
//!
//! [`render`] writes diagnostics in one of four formats: `human` (an excerpt with a caret), `json`
//! (an object per line), `github` (workflow commands) and `sarif` (a SARIF 2.1.0 log). All formats
//! use the same places: lines and columns count from 1, columns in characters, and an end is the
//! place after the last character. [`summary`] is the last line of a run.
//!
//! Content is untrusted: no format prints its control characters (see [`printable`]).

mod count;
mod excerpt;
mod github;
mod human;
mod json;
mod place;
pub mod printable;
mod sarif;

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use crate::diag::Diagnostic;
use crate::text::counted;

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// Excerpts with carets, for a terminal.
    Human,
    /// One JSON object per line.
    Json,
    /// Workflow commands, which GitHub shows as annotations.
    Github,
    /// One SARIF 2.1.0 document.
    Sarif,
}

impl ReportFormat {
    /// All formats in the order of `--help`.
    pub const ALL: &'static [ReportFormat] =
        &[ReportFormat::Human, ReportFormat::Json, ReportFormat::Github, ReportFormat::Sarif];

    /// The name on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ReportFormat::Human => "human",
            ReportFormat::Json => "json",
            ReportFormat::Github => "github",
            ReportFormat::Sarif => "sarif",
        }
    }
}

impl fmt::Display for ReportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for ReportFormat {
    type Err = String;

    fn from_str(word: &str) -> Result<ReportFormat, String> {
        ReportFormat::ALL.iter().copied().find(|format| format.word() == word).ok_or_else(|| {
            let words: Vec<&str> = ReportFormat::ALL.iter().map(|format| format.word()).collect();
            format!("`{}` is not one of {}", printable::line(word), words.join(", "))
        })
    }
}

/// Whether the human format is coloured; the caller checks the terminal and `NO_COLOR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// ANSI escape sequences around parts of the text.
    Always,
    /// Plain text.
    Never,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportStyle<'a> {
    /// Whether `human` is coloured.
    pub color: Color,
    /// The width of the terminal in columns; `human` cuts longer lines around the caret.
    pub width: usize,
    /// The path from the repository to the site: empty, or ending in `/`. `github` and `sarif`
    /// print paths from the repository, the other formats from the site.
    pub folder: &'a str,
    /// How many findings of each rule `human` shows; 0 for all. The other formats print all.
    pub limit: usize,
}

/// The version of the JSON outputs of all commands. It grows when a key is removed or changes its
/// meaning (`tests/contracts`); new keys do not count.
pub const JSON_VERSION: u32 = 1;

/// How many findings of each rule a person reads before they look for the common cause.
pub const LIMIT: usize = 10;

impl ReportStyle<'_> {
    /// For files, pipes and tests: no colour, 100 columns, and the site is the repository.
    pub const PLAIN: ReportStyle<'static> =
        ReportStyle { color: Color::Never, width: 100, folder: "", limit: LIMIT };
}

/// Formats findings, which should be [sorted](crate::diag::sorted). The result ends with a newline
/// unless it is empty. `sarif` is a complete document even without findings.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], format: ReportFormat, style: ReportStyle<'_>) -> String {
    match format {
        ReportFormat::Human => human::render(diagnostics, style),
        ReportFormat::Json => json::render(diagnostics),
        ReportFormat::Github => github::render(diagnostics, style.folder),
        ReportFormat::Sarif => sarif::render(diagnostics, style.folder),
    }
}

/// The last line of a run without a newline: `2 errors, 1 warning in 1 of 38 files (41 ms)`.
/// `n_files` is the number of checked files.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic], n_files: usize, elapsed: Duration) -> String {
    let time = duration(elapsed);
    if diagnostics.is_empty() {
        return format!("no problems in {} ({time})", counted(n_files, "file"));
    }
    let touched: BTreeSet<&str> =
        diagnostics.iter().map(|found| found.source.path.as_str()).collect();
    // kb.yaml and the theme can have findings, but may not be among the counted files.
    let files = counted(n_files.max(touched.len()), "file");
    format!("{} in {} of {files} ({time})", count::severities(diagnostics), touched.len())
}

fn duration(elapsed: Duration) -> String {
    if elapsed < Duration::from_secs(1) {
        format!("{} ms", elapsed.as_millis())
    } else {
        format!("{:.1} s", elapsed.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{ReportFormat, ReportStyle, render, summary};
    use crate::diag::rules::Rule;
    use crate::diag::{Diagnostic, Severity};
    use crate::text::{RelPath, Source, Span};

    fn found(path: &str, severity: Severity) -> Diagnostic {
        let source = Source::new(RelPath::new(path).expect("a plain path"), "text");
        let diagnostic = Diagnostic::new(Rule::BrokenLink, &source, Span::new(0, 4), "x");
        Diagnostic { severity, ..diagnostic }
    }

    #[test]
    fn summary_counts_with_the_right_number() {
        let (error, warning) = (found("a.md", Severity::Error), found("a.md", Severity::Warning));
        let time = Duration::from_millis(41);
        let note = found("a.md", Severity::Info);
        let cases: [(&[Diagnostic], usize, &str); 6] = [
            (&[], 38, "no problems in 38 files (41 ms)"),
            (&[], 1, "no problems in 1 file (41 ms)"),
            (
                &[error.clone(), error.clone(), warning.clone()],
                38,
                "2 errors, 1 warning in 1 of 38 files (41 ms)",
            ),
            (&[warning.clone(), warning], 1, "2 warnings in 1 of 1 file (41 ms)"),
            (&[note.clone(), note], 1, "2 notes in 1 of 1 file (41 ms)"),
            (&[error, found("b.md", Severity::Error)], 1, "2 errors in 2 of 2 files (41 ms)"),
        ];
        for (diagnostics, n_files, expected) in cases {
            assert_eq!(summary(diagnostics, n_files, time), expected);
        }
        assert_eq!(summary(&[], 2, Duration::from_millis(1250)), "no problems in 2 files (1.2 s)");
    }

    #[test]
    fn formats_are_words() {
        for format in ReportFormat::ALL {
            assert_eq!(format.to_string().parse(), Ok(*format));
        }
        assert_eq!(
            "xml\u{1b}".parse::<ReportFormat>(),
            Err("`xml␛` is not one of human, json, github, sarif".to_owned())
        );
    }

    #[test]
    fn control_characters_of_the_content_reach_no_terminal() {
        let hostile: String =
            (0..=0x9f).filter_map(char::from_u32).chain("\u{202e}\u{2066}".chars()).collect();
        let source = Source::new(RelPath::new("a\u{1b}[2J.md").expect("no slash"), &*hostile);
        let other = Source::new(RelPath::new("b\u{9b}.md").expect("no slash"), &*hostile);
        let diagnostic = Diagnostic::new(Rule::BrokenLink, &source, Span::new(30, 40), &*hostile)
            .help(&*hostile)
            .also(&source, Span::new(3, 4), &*hostile)
            .also(&other, Span::new(0, 0), &*hostile)
            .also(&other, Span::new(120, 130), &*hostile);
        for format in ReportFormat::ALL {
            let report = render(std::slice::from_ref(&diagnostic), *format, ReportStyle::PLAIN);
            let raw = report.chars().find(|c| {
                (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}')
            });
            assert_eq!(raw, None, "{format}: {report}");
        }
    }
}
