//! What an import could not convert, by file and line.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::text::{RelPath, counted};

/// Something that the author should check.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The file of the old site.
    pub path: RelPath,
    /// The line in it, from 1; 0 means the whole file.
    pub line: usize,
    /// What the import did with it.
    pub fate: Fate,
    /// What it is, in one clause.
    pub text: String,
}

/// What an import did with a part of the old site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is in the new site unchanged, and kb does not support it.
    LeftAlone,
    /// It is not in the new site.
    LeftOut,
    /// It is in the new site in another form, which should be checked.
    Changed,
}

impl Fate {
    /// The heading of its part of the report.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Fate::LeftAlone => "Left as it was",
            Fate::LeftOut => "Left out",
            Fate::Changed => "Changed",
        }
    }
}

/// The numbers at the top of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The name of the format.
    pub format: &'static str,
    /// The number of pages in each language, by its tag.
    pub pages: Vec<PageCount>,
    /// The number of copied files.
    pub n_assets: usize,
    /// The number of redirects from old addresses.
    pub n_redirects: usize,
    /// The number of errors that `kb check` finds.
    pub n_errors: usize,
    /// The number of warnings that `kb check` finds.
    pub n_warnings: usize,
    /// Whether translations were confirmed; `None` for a site in one language.
    pub confirmed: Option<bool>,
}

impl Summary {
    /// The numbers of errors and warnings.
    #[must_use]
    pub fn findings(&self) -> String {
        format!("{}, {}", counted(self.n_errors, "error"), counted(self.n_warnings, "warning"))
    }
}

/// The number of pages in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageCount {
    /// The tag of the language.
    pub tag: String,
    /// How many pages it has.
    pub n: usize,
}

/// The report as Markdown.
#[must_use]
pub fn write(summary: &Summary, notes: &[Note]) -> String {
    let mut text = format!("# Import report\n\nImported from {}.\n\n", summary.format);
    let pages: Vec<String> =
        summary.pages.iter().map(|count| format!("{} {}", count.tag, count.n)).collect();
    let _ = writeln!(text, "- Pages: {}", pages.join(", "));
    let _ = writeln!(text, "- Copied files: {}", summary.n_assets);
    let _ = writeln!(text, "- Redirects from old addresses: {}", summary.n_redirects);
    let _ = writeln!(text, "- `kb check` finds: {}", summary.findings());
    for fate in [Fate::LeftAlone, Fate::LeftOut, Fate::Changed] {
        write_notes(&mut text, fate, notes);
    }
    text.push_str("\n## What to do next\n\n");
    for (nth, step) in next_steps(summary, notes).iter().enumerate() {
        let _ = writeln!(text, "{}. {step}", nth + 1);
    }
    text
}

fn write_notes(text: &mut String, fate: Fate, notes: &[Note]) {
    let mut by_file: BTreeMap<&RelPath, Vec<&Note>> = BTreeMap::new();
    for note in notes.iter().filter(|note| note.fate == fate) {
        by_file.entry(&note.path).or_default().push(note);
    }
    if by_file.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n## {}", fate.heading());
    for (path, mut notes) in by_file {
        notes.sort();
        notes.dedup();
        let _ = writeln!(text, "\n### {path}\n");
        for note in notes {
            match note.line {
                0 => _ = writeln!(text, "- {}", note.text),
                line => _ = writeln!(text, "- line {line}: {}", note.text),
            }
        }
    }
}

/// The next steps of the author after the import.
#[must_use]
pub fn next_steps(summary: &Summary, notes: &[Note]) -> Vec<String> {
    let mut steps = Vec::new();
    if summary.n_errors + summary.n_warnings > 0 {
        steps.push("Run `kb check`; each finding has its place and a hint.".to_owned());
    }
    if notes.iter().any(|note| note.fate == Fate::LeftAlone) {
        steps.push(
            "Rewrite what is listed under “Left as it was”, or delete it. `kb import` with \
             `--variable NAME=TEXT` gives `{{ NAME }}` a value."
                .to_owned(),
        );
    }
    steps.push("Run `kb serve` and look at the pages.".to_owned());
    match summary.confirmed {
        Some(false) => steps.push(
            "Confirm translations that match their source: `kb i18n accept PAGE --lang LANG`, or \
             `kb i18n accept --all-pages --lang LANG` for a whole language."
                .to_owned(),
        ),
        Some(true) => steps.push("Run `kb i18n status` to see all translations.".to_owned()),
        None => {}
    }
    steps.push("Run `kb build`, and publish the folder `public/`.".to_owned());
    steps.push("Delete this file.".to_owned());
    steps
}
