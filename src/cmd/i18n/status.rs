//! `kb i18n status`: the table, the counts and the check of `--fail-on`.

use std::fmt::Write as _;

use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::{FailCondition, StatusArguments, TableFormat};
use crate::cmd::i18n;
use crate::cmd::out::{self, Exit};
use crate::lang::by_lang::Lang;
use crate::lang::change::ChangeSeverity;
use crate::link::DraftVisibility;
use crate::render::status::{self, ChangeRow, StatusRow};
use crate::site::Site;
use crate::site::freshness::{ChangeKind, FreshnessState};

/// How many ids of sections a line of the table names.
const MAX_IDS: usize = 4;

/// Runs `kb i18n status`.
///
/// # Errors
/// When the site cannot be loaded; the error is already printed.
pub fn run(site: &SiteArguments, arguments: &StatusArguments) -> Result<Exit, Exit> {
    // Without drafts: a draft is not yet a translation.
    let opened = i18n::open(site, DraftVisibility::Hide)?;
    opened.sound_bases(site)?;
    let languages = opened.langs(arguments.lang.as_deref())?;
    let tables: Vec<(Lang, Vec<StatusRow>)> =
        languages.into_iter().map(|lang| (lang, status::rows(opened.site(), lang))).collect();
    let handed_over = match arguments.format {
        TableFormat::Human => out::print(&human(opened.site(), &tables)),
        TableFormat::Json => out::print_json(&json(&tables)),
        TableFormat::Md => out::print(&markdown(opened.site(), &tables)),
    };
    let rows = tables.iter().flat_map(|(_, rows)| rows);
    let n_failed = rows.filter(|row| arguments.fail_on.iter().any(|c| fails(row, *c))).count();
    if n_failed == 0 {
        return Ok(handed_over);
    }
    let pages = if n_failed == 1 { "1 page is" } else { &format!("{n_failed} pages are") };
    out::print_error(&format!("{pages} in a state that --fail-on lists"), None);
    Ok(Exit::Content)
}

fn fails(row: &StatusRow, condition: FailCondition) -> bool {
    match condition.state {
        FreshnessState::Stale => row.changed.iter().any(|change| {
            ChangeSeverity::from_word(change.severity).is_some_and(|s| s >= condition.severity)
        }),
        FreshnessState::Incomplete => !row.missing.is_empty(),
        FreshnessState::Extra => !row.extra.is_empty(),
        FreshnessState::Removed => has(row, ChangeKind::Removed),
        FreshnessState::Moved => has(row, ChangeKind::Moved) || has(row, ChangeKind::Renamed),
        FreshnessState::Unconfirmed => !row.unconfirmed.is_empty(),
        FreshnessState::Source
        | FreshnessState::Fresh
        | FreshnessState::Untranslated
        | FreshnessState::InTranslation
        | FreshnessState::Orphan => row.state == condition.state.word(),
    }
}

fn has(row: &StatusRow, kind: ChangeKind) -> bool {
    row.changed.iter().any(|change| change.kind == kind.word())
}

fn human(site: &Site, tables: &[(Lang, Vec<StatusRow>)]) -> String {
    let mut text = String::new();
    for (lang, rows) in tables {
        let tag = &site.config.languages[*lang];
        let counts: Vec<String> =
            status::counts(rows).into_iter().map(|(state, n)| format!("{n} {state}")).collect();
        let _ = writeln!(text, "{tag} {}: {}", tag.endonym(), counts.join(", "));
        for row in rows.iter().filter(|row| row.state != FreshnessState::Fresh.word()) {
            let severity = row.severity.unwrap_or("");
            let since = row.since.as_deref().unwrap_or("");
            let what = what(row);
            let line =
                format!("  {:14}  {severity:8}  {since:10}  {}  {what}", row.state, row.page);
            let _ = writeln!(text, "{}", line.trim_end());
        }
    }
    text
}

/// A short description of the state of a page.
fn what(row: &StatusRow) -> String {
    let mut parts = Vec::new();
    let of_kinds = |kinds: &[ChangeKind]| -> Vec<String> {
        let is_listed = |change: &&ChangeRow| kinds.iter().any(|kind| kind.word() == change.kind);
        let name = |change: &ChangeRow| match &change.to {
            Some(to) => format!("{} to {to}", change.id),
            None => change.id.clone(),
        };
        row.changed.iter().filter(is_listed).map(name).collect()
    };
    let changed = of_kinds(&[ChangeKind::Edited, ChangeKind::Added]);
    if !changed.is_empty() {
        parts.push(format!("{} of {} changed: {}", changed.len(), row.n_sections, ids(&changed)));
    }
    for kind in [ChangeKind::Removed, ChangeKind::Moved, ChangeKind::Renamed] {
        let of_kind = of_kinds(&[kind]);
        if !of_kind.is_empty() {
            parts.push(format!("{} in the source: {}", kind.word(), ids(&of_kind)));
        }
    }
    let is_absent = |id: &&String| !row.drafts.contains(*id);
    let absent: Vec<String> = row.missing.iter().filter(is_absent).cloned().collect();
    if !absent.is_empty() {
        parts.push(format!("missing: {}", ids(&absent)));
    }
    if !row.drafts.is_empty() {
        parts.push(format!("{} still a draft: {}", row.drafts.len(), ids(&row.drafts)));
    }
    if !row.extra.is_empty() {
        parts.push(format!("extra: {}", ids(&row.extra)));
    }
    if !row.unconfirmed.is_empty() && row.unconfirmed.len() < row.n_sections {
        parts.push(format!("unconfirmed: {}", ids(&row.unconfirmed)));
    }
    if let Some(by) = &row.by {
        parts.push(format!("by {by}"));
    }
    if let Some(renamed) = &row.renamed {
        parts.push(format!("the source is now {renamed}"));
    }
    parts.join("; ")
}

fn ids(ids: &[String]) -> String {
    let shown = ids.iter().take(MAX_IDS).map(String::as_str).collect::<Vec<_>>().join(", ");
    if ids.len() > MAX_IDS { format!("{shown}, …") } else { shown }
}

fn json(tables: &[(Lang, Vec<StatusRow>)]) -> String {
    let rows = tables.iter().flat_map(|(_, rows)| rows);
    let line = |row| serde_json::to_string(row).expect("texts and numbers have a JSON form") + "\n";
    rows.map(line).collect()
}

fn markdown(site: &Site, tables: &[(Lang, Vec<StatusRow>)]) -> String {
    let mut text = String::new();
    for (lang, rows) in tables {
        let tag = &site.config.languages[*lang];
        let _ = writeln!(text, "## {} ({tag})\n", tag.endonym());
        let counts: Vec<String> =
            status::counts(rows).into_iter().map(|(state, n)| format!("{n} {state}")).collect();
        let _ = writeln!(text, "{}\n", counts.join(", "));
        let waiting: Vec<&StatusRow> =
            rows.iter().filter(|row| row.state != FreshnessState::Fresh.word()).collect();
        if waiting.is_empty() {
            continue;
        }
        text.push_str("| Page | State | Worst change | Since | What |\n");
        text.push_str("| --- | --- | --- | --- | --- |\n");
        for row in waiting {
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} | {} |",
                row.page,
                row.state,
                row.severity.unwrap_or(""),
                row.since.as_deref().unwrap_or(""),
                what(row)
            );
        }
        text.push('\n');
    }
    text
}
