//! Files of the author: changes that an editor saves meanwhile are never lost, and nothing outside
//! the site is written or read.

#[allow(dead_code, reason = "specifications need more of it")]
#[path = "spec/document.rs"]
mod document;
#[path = "author/moves.rs"]
mod moves;
mod program;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use kb::cmd::arguments::{SiteArguments, When};
use kb::cmd::i18n::{self, ids};
use kb::link::DraftVisibility;
use kb::text::RelPath;
use kb::write::author::{AuthorFiles, Expected, WriteRefusal};
use tempfile::TempDir;

use crate::program::{Run, kb, read, write};

const CONFIG: &str = "title: Site\nlanguages: [cs, en]\n";

/// A site of two pages in two languages, whose headings have no ids.
fn site() -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "kb.yaml", CONFIG);
    for lang in ["cs", "en"] {
        write(root.path(), &format!("content/{lang}/index.md"), "# Start\n\n## One\n\n## Two\n");
        write(root.path(), &format!("content/{lang}/page.md"), "# Page\n\n## Three\n");
    }
    root
}

fn run(root: &Path, arguments: &[&str]) -> Run {
    Run::of(kb(root, arguments))
}

/// The names of all files and folders under a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).expect("can be listed") {
            let entry = entry.expect("can be listed");
            let path = entry.path();
            if entry.file_type().expect("is there").is_dir() {
                left.push(path.clone());
            }
            let name = path.strip_prefix(folder).expect("is inside").to_string_lossy();
            names.push(name.into_owned());
        }
    }
    names.sort();
    names
}

fn path(text: &str) -> RelPath {
    RelPath::new(text).expect("a plain path")
}

#[test]
fn ids_leave_a_page_that_was_saved_meanwhile() {
    let root = site();
    let arguments = SiteArguments { root: Some(root.path().to_path_buf()), color: When::Never };
    let opened = i18n::open(&arguments, DraftVisibility::Show).expect("can be read");
    let saved = "# Start\n\n## One\n\n## Two\n\nA new paragraph.\n";
    write(root.path(), "content/cs/index.md", saved);
    assert_ne!(ids::write_all(&opened), kb::cmd::out::Exit::Fine);
    assert_eq!(read(root.path(), "content/cs/index.md"), saved);
    // Its translation would take ids from it.
    assert_eq!(read(root.path(), "content/en/index.md"), "# Start\n\n## One\n\n## Two\n");
    for lang in ["cs", "en"] {
        let page = read(root.path(), &format!("content/{lang}/page.md"));
        assert_eq!(page, "# Page\n\n## Three {#three}\n");
    }
    assert!(!names(root.path()).iter().any(|name| name.ends_with(".kb-new")));

    assert_eq!(run(root.path(), &["i18n", "ids", "--write"]).code, 0);
    let page = read(root.path(), "content/cs/index.md");
    assert_eq!(page, "# Start\n\n## One {#one}\n\n## Two {#two}\n\nA new paragraph.\n");
}

#[test]
fn only_what_was_read_is_replaced() {
    let root = site();
    let mut files = AuthorFiles::new(root.path());
    let page = path("content/cs/page.md");
    let text = read(root.path(), "content/cs/page.md");
    let before = names(root.path());
    let mut refused = |path: &RelPath, expected: Expected<'_>| {
        let refusal = files.write(path, expected, "new").expect_err("must not be written");
        assert!(matches!(refusal, WriteRefusal::Changed), "{refusal}");
    };
    refused(&page, Expected::Missing);
    refused(&page, Expected::Text(&text.replace("Three", "Seven")));
    refused(&page, Expected::Text(&format!("{text}\n")));
    refused(&path("content/cs/gone.md"), Expected::Text("text"));
    refused(&path("content/new/gone.md"), Expected::Text("text"));
    assert_eq!(read(root.path(), "content/cs/page.md"), text);
    assert_eq!(names(root.path()), before);

    files.write(&page, Expected::Text(&text), "new").expect("is as it was read");
    files.write(&path("content/a/b/c.md"), Expected::Missing, "c").expect("is not there");
    assert_eq!(read(root.path(), "content/cs/page.md"), "new");
    assert_eq!(read(root.path(), "content/a/b/c.md"), "c");
    let added = ["content/a", "content/a/b", "content/a/b/c.md"].map(str::to_owned);
    let mut after: Vec<String> = before.into_iter().chain(added).collect();
    after.sort();
    assert_eq!(names(root.path()), after);
}

#[cfg(unix)]
#[test]
fn permissions_marks_and_line_ends_stay() {
    use std::os::unix::fs::PermissionsExt as _;

    let root = site();
    let file = root.path().join("content/cs/page.md");
    fs::write(&file, "\u{feff}# Page\r\n\r\n## Three\r\n").expect("can be written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("is ours");
    assert_eq!(run(root.path(), &["i18n", "ids", "--write"]).code, 0);
    let page = read(root.path(), "content/cs/page.md");
    assert_eq!(page, "\u{feff}# Page\r\n\r\n## Three {#three}\r\n");
    let mode = fs::metadata(&file).expect("is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);

    fs::write(&file, "# Page\n\n## Four\n").expect("can be written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).expect("is ours");
    let refused = run(root.path(), &["i18n", "ids", "--write"]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("page.md is read-only"), "{}", refused.err);
    assert_eq!(read(root.path(), "content/cs/page.md"), "# Page\n\n## Four\n");
}

#[test]
fn what_a_killed_run_left_goes_with_the_next_one() {
    let root = site();
    let left = root.path().join("content/cs/.page.md.4711.kb-new");
    let written = root.path().join("content/cs/.page.md.4712.kb-new");
    let others = root.path().join("content/cs/.page.md.swp");
    for file in [&left, &written, &others] {
        fs::write(file, "half").expect("can be written");
    }
    // A process that is still running holds the lock of its file.
    let lock = File::open(&written).expect("is there");
    lock.lock().expect("can be locked");
    assert_eq!(run(root.path(), &["i18n", "ids", "--write"]).code, 0);
    assert!(!left.exists() && written.exists() && others.exists());
}

/// A folder outside of the site, with one file that nothing may touch.
fn outside() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("page.md");
    fs::write(&file, "# Precious\n\n## Words\n").expect("can be written");
    (folder, file)
}

#[cfg(unix)]
#[test]
fn no_link_leads_a_command_out_of_the_site() {
    use std::os::unix::fs::symlink;

    let (folder, file) = outside();
    let precious = fs::read_to_string(&file).expect("is there");
    for place in ["content", "content/_base", "content/_base/en", "content/en", "themes"] {
        let root = site();
        let link = root.path().join(place);
        if link.exists() {
            fs::remove_dir_all(&link).expect("is ours");
        }
        fs::create_dir_all(link.parent().expect("is inside")).expect("can be made");
        symlink(folder.path(), &link).expect("can be linked");
        for command in [
            &["check"][..],
            &["build"],
            &["i18n", "ids", "--write"],
            &["i18n", "accept", "page", "--lang", "en"],
            &["i18n", "accept", "--all-pages", "--lang", "en"],
        ] {
            let run = run(root.path(), command);
            let may_ignore = place != "content" && command == ["i18n", "ids", "--write"];
            let may_have_nothing_to_do = place == "content/en" && command[0] == "i18n";
            let refuses = run.code != 0 || may_ignore || may_have_nothing_to_do;
            assert!(refuses, "{place} {command:?}: {}{}", run.out, run.err);
            assert!(!run.out.contains("Precious"), "{place} {command:?}: {}", run.out);
        }
        assert_eq!(names(folder.path()), ["page.md"], "{place}");
        assert_eq!(fs::read_to_string(&file).expect("is there"), precious, "{place}");
        assert!(!root.path().join("public").exists(), "{place}");
    }
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_place_of_files_are_named() {
    use std::os::unix::fs::symlink;

    let (_folder, file) = outside();
    let root = site();
    let theme = root.path().join("themes/default/templates");
    fs::create_dir_all(&theme).expect("can be made");
    symlink(&file, theme.join("page.html")).expect("can be linked");
    let refused = run(root.path(), &["check"]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("page.html: it is a symbolic link"), "{}", refused.err);

    let root = site();
    let base = root.path().join("content/_base/en");
    fs::create_dir_all(&base).expect("can be made");
    let fifo = std::process::Command::new("mkfifo").arg(base.join("page.md")).status();
    assert!(fifo.expect("is there").success());
    symlink(&file, base.join("index.md")).expect("can be linked");
    fs::create_dir(base.join("other.md")).expect("can be made");
    for page in ["page", "index"] {
        let refused = run(root.path(), &["i18n", "accept", page, "--lang", "en"]);
        assert_eq!(refused.code, 3, "{}", refused.err);
        assert!(refused.err.contains(&format!("cannot write content/_base/en/{page}.md")));
    }
    assert_eq!(fs::read_to_string(&file).expect("is there"), "# Precious\n\n## Words\n");
}

#[cfg(unix)]
#[test]
fn the_other_name_of_a_file_keeps_what_it_holds() {
    let (_folder, file) = outside();
    let root = site();
    for lang in ["cs", "en"] {
        let page = root.path().join(format!("content/{lang}/page.md"));
        fs::remove_file(&page).expect("is there");
        fs::hard_link(&file, &page).expect("can be linked");
    }
    assert_eq!(run(root.path(), &["i18n", "ids", "--write"]).code, 0);
    assert_eq!(fs::read_to_string(&file).expect("is there"), "# Precious\n\n## Words\n");
    assert!(read(root.path(), "content/cs/page.md").contains("{#words}"));
}
