//! The real program: the days of commits in a repository of git, and reviews that are due.

mod program;

#[cfg(unix)]
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::{Run, kb, read, write};

const CONFIG: &str = "title: Site\nbase_url: https://example.org/\nlanguages: [en]\ndates: git\n";

fn empty() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Runs git without the settings of the machine.
fn git(folder: &Path, arguments: &[&str], day: &str) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]);
    command.args(arguments).stdin(Stdio::null());
    for name in ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"] {
        command.env(name, "/dev/null");
    }
    let noon = format!("{day}T12:00:00+0000");
    command.env("GIT_AUTHOR_DATE", &noon).env("GIT_COMMITTER_DATE", "2026-11-20T12:00:00+0000");
    let done = command.output().expect("git is installed");
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// A repository whose folder `site` has three pages of three commits; one page names its day.
fn repository() -> TempDir {
    let root = empty();
    let site = root.path().join("site");
    write(&site, "kb.yaml", CONFIG);
    write(&site, "content/en/index.md", "# Start\n\n[Old](old.md)\n");
    write(&site, "content/en/old.md", "# Old\n");
    git(root.path(), &["init", "-q"], "2026-01-01");
    let commit = |day: &str| {
        git(root.path(), &["add", "."], day);
        git(root.path(), &["commit", "-q", "-m", day], day);
    };
    commit("2026-01-01");
    write(&site, "content/en/own day.md", "---\nupdated: 2025-07-01\n---\n\n# Own\n");
    commit("2026-02-02");
    write(&site, "content/en/index.md", "# Start\n\n[Old](old.md), [own](<own day.md>)\n");
    commit("2026-03-03");
    root
}

fn sitemap(site: &Path) -> Vec<String> {
    let run = Run::of(kb(site, &["build"]));
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let sitemap = read(site, "public/sitemap.xml");
    let lines = sitemap.lines().filter_map(|line| line.strip_prefix("<url>"));
    lines.map(|line| line.trim_end_matches("</url>").to_owned()).collect()
}

#[test]
fn pages_have_the_day_of_the_last_commit_or_their_own() {
    let root = repository();
    assert_eq!(
        sitemap(&root.path().join("site")),
        [
            "<loc>https://example.org/en/</loc><lastmod>2026-03-03</lastmod>",
            "<loc>https://example.org/en/old/</loc><lastmod>2026-01-01</lastmod>",
            "<loc>https://example.org/en/own-day/</loc><lastmod>2025-07-01</lastmod>",
        ]
    );
}

#[test]
fn a_new_commit_is_published_though_no_file_changed() {
    let root = repository();
    let site = root.path().join("site");
    sitemap(&site);
    git(
        root.path(),
        &["commit", "-q", "--amend", "--no-edit", "--date", "2026-04-04T12:00:00+0000"],
        "2026-04-04",
    );
    assert!(sitemap(&site)[0].ends_with("<lastmod>2026-04-04</lastmod>"));
}

#[test]
fn the_end_of_a_shallow_clone_dates_nothing() {
    let root = repository();
    let source = format!("file://{}", root.path().display());
    let clone = empty();
    git(clone.path(), &["clone", "-q", "--depth", "2", &source, "clone"], "2026-05-05");
    assert_eq!(
        sitemap(&clone.path().join("clone/site")),
        [
            "<loc>https://example.org/en/</loc><lastmod>2026-03-03</lastmod>",
            "<loc>https://example.org/en/old/</loc>",
            "<loc>https://example.org/en/own-day/</loc><lastmod>2025-07-01</lastmod>",
        ]
    );
}

#[test]
fn without_a_repository_only_written_days_are_shown() {
    let site = empty();
    write(site.path(), "kb.yaml", CONFIG);
    write(site.path(), "content/en/index.md", "# Start\n");
    assert_eq!(sitemap(site.path()), ["<loc>https://example.org/en/</loc>"]);
}

/// The settings of a repository may come from a stranger.
#[test]
#[cfg(unix)]
fn no_setting_of_a_repository_starts_a_program() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = repository();
    let (site, mark) = (root.path().join("site"), root.path().join("started"));
    write(root.path(), "program.sh", &format!("#!/bin/sh\necho x >> '{}'\n", mark.display()));
    let program = root.path().join("program.sh");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let program = program.to_str().expect("a plain path");
    let day = "2026-05-05";
    for key in ["core.fsmonitor", "gpg.program", "diff.external", "core.pager", "core.sshCommand"] {
        git(root.path(), &["config", key, program], day);
    }
    git(root.path(), &["config", "log.showSignature", "true"], day);
    write(&site, "content/en/old.md", "# Older\n");
    sitemap(&site);
    assert_eq!(Run::of(kb(&site, &["mv", "old", "new"])).code, 2, "git reports the change");
    assert!(!mark.exists(), "kb made git start a program");
    // Without the care of kb, git starts it.
    git(&site, &["status"], day);
    assert!(mark.exists());
}

/// A site with a review that is overdue, one that is due in March, one of an outside check, a page
/// that was never reviewed, and one that needs no review.
fn reviewed() -> TempDir {
    let site = empty();
    let page = |name: &str, front: &str| {
        let text = format!("---\n{front}\n---\n\n# The {name}, once; more\n\n[Start](index.md)\n");
        write(site.path(), &format!("content/en/{name}.md"), &text);
    };
    write(site.path(), "kb.yaml", "title: Site\nbase_url: https://example.org/\nlanguages: [en]\n");
    write(site.path(), "content/en/index.md", "# Start\n");
    page("overdue", "review: {by: Ann, on: 2025-11-01, every: 12 months}");
    page("march", "review: {by: Ann | Bob, on: 2026-03-01, every: 1 year}");
    page("checked", "stale_after: 2026-12-01\nverified: [{by: human:Eve, at: 2026-05-01}]");
    page("waiting", "review: {by: null, on: null, every: 12 months}");
    page("withdrawn", "status: withdrawn\nreview: {by: Ann, on: 2020-11-01, every: 12 months}");
    site
}

fn due(site: &Path, arguments: &[&str]) -> Run {
    let all = [&["review", "due", "--today", "2026-11-23"], arguments].concat();
    Run::of(kb(site, &all))
}

#[test]
fn reviews_that_are_due_are_listed_with_those_never_made() {
    let site = reviewed();
    let run = due(site.path(), &[]);
    assert_eq!(
        (run.code, run.out.lines().skip(2).collect::<Vec<_>>()),
        (
            0,
            vec![
                "| first review | The waiting, once; more | `content/en/waiting.md` |  |",
                "| 2026-11-01 | The overdue, once; more | `content/en/overdue.md` | 2025-11-01, Ann |",
            ]
        )
    );
    assert_eq!(run.err, "1 due until 2026-11-23, 1 never reviewed\n");
    let days = |within: &str| {
        let run = due(site.path(), &["--within", within, "--format", "json"]);
        let rows = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON"));
        let rows: Vec<serde_json::Value> = rows.collect();
        rows.iter().map(|row| row["key"].as_str().expect("a key").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(days("30d"), ["waiting", "overdue", "checked"]);
    assert_eq!(days("6 months"), ["waiting", "overdue", "checked", "march"]);
    let refused = due(site.path(), &["--within", "soon"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
}

#[test]
fn the_calendar_has_a_day_for_each_review() {
    let site = reviewed();
    let run = due(site.path(), &["--within", "1y", "--format", "ics"]);
    let lines: Vec<&str> = run.out.split("\r\n").collect();
    assert_eq!(run.out.matches('\n').count(), run.out.matches("\r\n").count());
    assert_eq!(
        lines[..4],
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kb//reviews//EN", "BEGIN:VEVENT"]
    );
    let of = |name: &str| {
        let named = lines.iter().filter_map(|line| line.strip_prefix(name));
        named.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(of("DTSTART;VALUE=DATE:"), ["20261123", "20261101", "20261201", "20270301"]);
    assert_eq!(of("SUMMARY:")[0], "The waiting\\, once\\; more");
    assert_eq!(of("DESCRIPTION:")[1], "content/en/overdue.md\\n2025-11-01\\, Ann");
    assert_eq!(of("URL:")[3], "https://example.org/en/march/");
    let ids = of("UID:");
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 4, "{ids:?}");
    let none = empty();
    write(none.path(), "kb.yaml", "title: Site\nlanguages: [en]\n");
    write(none.path(), "content/en/index.md", "# Start\n");
    let run = due(none.path(), &["--format", "ics"]);
    assert!(run.out.contains("BEGIN:VTIMEZONE\r\n"), "{}", run.out);
}
