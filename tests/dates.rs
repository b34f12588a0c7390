//! The real program with a repository of git: the days of commits on the pages.

mod program;

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
