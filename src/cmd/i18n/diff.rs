//! `kb i18n diff`: what changed in the source since a translation was confirmed.

use std::fmt::Write as _;

use serde_json::json;

use crate::base::{self, Base};
use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::{DiffArguments, TableFormat};
use crate::cmd::i18n::{self, Opened};
use crate::cmd::out::{self, Exit};
use crate::doc::sections::{self, Section};
use crate::lang::by_lang::Lang;
use crate::lang::change::{self, DiffRun};
use crate::link::DraftVisibility;
use crate::link::freshness::SourceDoc;
use crate::site::by_entry::EntryId;
use crate::site::freshness::{ChangeKind, SectionChange};

/// Runs `kb i18n diff`.
///
/// # Errors
/// When the arguments or the site are invalid; the error is already printed.
pub fn run(site: &SiteArguments, arguments: &DiffArguments) -> Result<Exit, Exit> {
    let opened = i18n::open(site, DraftVisibility::Show)?;
    let languages = opened.langs(arguments.lang.as_deref())?;
    let id = opened.entry(&arguments.page)?;
    let mut text = String::new();
    let mut behind = false;
    for lang in languages {
        let Some(doc) = opened.doc(id, lang) else { continue };
        let Ok(base) = opened.base(doc, lang) else {
            opened.sound_bases(site)?;
            return Ok(Exit::Content);
        };
        let comparison = compared(&opened, id, lang, base, &arguments.section);
        let sections = &comparison.changed;
        behind |= !sections.is_empty();
        let key = &opened.site().entry(id).key;
        let tag = opened.site().config.languages[lang].as_str();
        let page = ReportedPage { key, tag };
        for section in sections {
            match arguments.format {
                TableFormat::Human => human(&mut text, page, section),
                TableFormat::Json => line(&mut text, page, section),
                TableFormat::Md => markdown(&mut text, page, section),
            }
        }
        let summary = comparison.summary(base.is_some());
        if let Some(summary) = summary.filter(|_| arguments.format != TableFormat::Json) {
            let _ = writeln!(text, "{key} {tag}: {summary}");
        }
    }
    let handed_over = match arguments.format {
        TableFormat::Json => out::print_json(&text),
        TableFormat::Human | TableFormat::Md => out::print(&text),
    };
    Ok(if behind { Exit::Content } else { handed_over })
}

/// A page in a language, as reports name it.
#[derive(Clone, Copy)]
struct ReportedPage<'a> {
    key: &'a str,
    tag: &'a str,
}

/// A changed section: old source, new source and translation.
struct Changed {
    change: SectionChange,
    before: String,
    now: String,
    translation: String,
}

/// A translation compared with its source.
#[derive(Default)]
struct Comparison {
    /// The changed sections that were asked for.
    changed: Vec<Changed>,
    /// Ids of the sections that the translation lacks.
    missing: Vec<String>,
    /// Ids of the sections that the source does not have.
    extra: Vec<String>,
    /// Ids of the sections that were never confirmed.
    unconfirmed: Vec<String>,
}

impl Comparison {
    /// What the changed sections do not show; `None` if they show all.
    fn summary(&self, has_base: bool) -> Option<String> {
        let unconfirmed = if has_base { self.unconfirmed.as_slice() } else { &[] };
        let lists = [
            ("missing", self.missing.as_slice()),
            ("extra", self.extra.as_slice()),
            ("unconfirmed", unconfirmed),
        ];
        let lists = lists.into_iter().filter(|(_, ids)| !ids.is_empty());
        let mut parts: Vec<String> =
            lists.map(|(what, ids)| format!("{what}: {}", ids.join(", "))).collect();
        if !has_base {
            parts.insert(0, "not confirmed yet".to_owned());
        } else if self.changed.is_empty() && parts.is_empty() {
            parts.push("no change".to_owned());
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// Compares the sections with some ids, or all sections.
fn compared(
    opened: &Opened,
    id: EntryId,
    lang: Lang,
    base: Option<&Base>,
    wanted: &[String],
) -> Comparison {
    let (Some(source), Some(doc)) = (opened.doc(id, Lang::SOURCE), opened.doc(id, lang)) else {
        return Comparison::default();
    };
    let languages = &opened.site().config.languages;
    let freshness = SourceDoc::new(languages, source).compare(doc, base).value;
    let of_source = sections::of_source(source);
    let (of_translation, _) = sections::of_translation(source, doc);
    let find = |sections: &[Section<'_>], id: &str| {
        sections.iter().find(|section| section.id == id).map(Section::canon).unwrap_or_default()
    };
    let asked = |change: &SectionChange| {
        wanted.is_empty() || wanted.iter().any(|name| base::id_of(name) == change.id)
    };
    let accepted = |id: &str| {
        let text = &base?.get(id)?.accepted.as_ref()?.text;
        let section = of_source.iter().find(|section| section.id == id);
        Some(section.map_or_else(|| text.text(), |section| section.canon_of(text)))
    };
    let changes = freshness.changed.into_iter().filter(asked);
    let changed = changes.map(|change| Changed {
        before: accepted(&change.id).unwrap_or_default(),
        now: find(&of_source, &change.id),
        translation: find(&of_translation, &change.id),
        change,
    });
    let changed = changed.collect();
    if !wanted.is_empty() {
        return Comparison { changed, ..Comparison::default() };
    }
    let shown = |ids: Vec<String>| ids.iter().map(|id| base::shown_id(id).to_owned()).collect();
    Comparison {
        changed,
        missing: shown(freshness.missing.into_iter().map(|missing| missing.id).collect()),
        extra: shown(freshness.extra),
        unconfirmed: shown(freshness.unconfirmed),
    }
}

fn title(page: ReportedPage<'_>, change: &SectionChange) -> String {
    let ReportedPage { key, tag } = page;
    let what = match change.kind {
        ChangeKind::Edited => String::new(),
        ChangeKind::Added | ChangeKind::Removed | ChangeKind::Renamed | ChangeKind::Moved => {
            format!("{}, ", change.kind.word())
        }
    };
    let since = change.since.map(|day| format!(" since {day}")).unwrap_or_default();
    let id = base::shown_id(&change.id);
    format!("{key} {tag} #{id} ({what}{}{since})", change.severity.word())
}

/// Word by word: `[-removed-] {+added+}`, as `wdiff` shows it.
fn human(text: &mut String, page: ReportedPage<'_>, changed: &Changed) {
    let _ = writeln!(text, "{}", title(page, &changed.change));
    let words = pieces(changed);
    indent(text, "  | ", &words);
    if !changed.translation.is_empty() {
        let _ = writeln!(text, "  {}:", page.tag);
        indent(text, "  > ", &changed.translation);
    }
    text.push('\n');
}

fn markdown(text: &mut String, page: ReportedPage<'_>, changed: &Changed) {
    let _ = writeln!(text, "### {}\n", title(page, &changed.change));
    let words = pieces(changed);
    let fence = "`".repeat(longest_run(&words).max(longest_run(&changed.translation)).max(2) + 1);
    let _ = writeln!(text, "{fence}text\n{words}\n{fence}\n");
    if !changed.translation.is_empty() {
        let _ = writeln!(text, "{}:\n\n{fence}text\n{}\n{fence}\n", page.tag, changed.translation);
    }
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

fn line(text: &mut String, page: ReportedPage<'_>, changed: &Changed) {
    let change = &changed.change;
    let value = json!({
        "page": page.key,
        "lang": page.tag,
        "section": base::shown_id(&change.id),
        "kind": change.kind.word(),
        "severity": change.severity.word(),
        "since": change.since.map(|day| day.to_string()),
        "before": changed.before,
        "now": changed.now,
        "translation": changed.translation,
    });
    let _ = writeln!(text, "{value}");
}

/// Both texts of the source as one, with marks around what differs.
fn pieces(changed: &Changed) -> String {
    let mut text = String::new();
    for piece in change::words(&changed.before, &changed.now) {
        let (piece, ends_line) = match piece {
            DiffRun::Same(words) => (words.clone(), words.ends_with('\n')),
            DiffRun::Removed(words) => (format!("[-{}-]", words.trim()), words.ends_with('\n')),
            DiffRun::Added(words) => (format!("{{+{}+}}", words.trim()), words.ends_with('\n')),
        };
        text.push_str(&piece);
        text.push(if ends_line { '\n' } else { ' ' });
    }
    text.trim_end().replace("\n\n", "\n").replace(" \n", "\n")
}

fn indent(text: &mut String, margin: &str, lines: &str) {
    for line in lines.lines() {
        let _ = writeln!(text, "{}", format!("{margin}{line}").trim_end());
    }
}
