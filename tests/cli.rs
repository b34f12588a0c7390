//! The real binary: exit codes, flags, formats, what is written and what is refused.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// kb in a folder, without any variable of the environment that it listens to.
fn kb(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for (name, _) in std::env::vars() {
        if name.starts_with("KB_") || name == "NO_COLOR" || name == "COLUMNS" {
            command.env_remove(name);
        }
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    Run::of(kb(folder, arguments))
}

/// How a command ended and what it said.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(mut command: Command) -> Run {
        let Output { status, stdout, stderr } = command.output().expect("kb can be started");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("kb speaks UTF-8");
        Run {
            code: status.code().expect("kb ends by itself"),
            out: text(stdout),
            err: text(stderr),
        }
    }

    /// The last line of standard error.
    fn last(&self) -> &str {
        self.err.lines().last().unwrap_or_default()
    }
}

/// A site with one page.
fn site(page: &str) -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    let config = "title: Site\nbase_url: https://example.org/\nlanguages: [en]\n";
    write(root.path(), "kb.yaml", config);
    write(root.path(), "content/en/index.md", page);
    root
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("is inside the root")).expect("can be made");
    fs::write(file, text).expect("can be written");
}

/// All files under a folder with what they hold, by path.
fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).expect("can be listed") {
            let path = entry.expect("can be listed").path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("is inside").to_string_lossy();
                files.push((name.into_owned(), fs::read(&path).expect("can be read")));
            }
        }
    }
    files.sort();
    files
}

const GOOD: &str = "# Start\n\nAll is well.\n";
const BROKEN: &str = "# Start\n\nSee [the guide](guide.md).\n";

#[test]
fn exit_codes_say_what_happened() {
    let good = site(GOOD);
    assert_eq!(run(good.path(), &["check"]).code, 0);
    assert_eq!(run(good.path(), &["build"]).code, 0);
    let broken = site(BROKEN);
    assert_eq!(run(broken.path(), &["check"]).code, 1);
    assert_eq!(run(broken.path(), &["build"]).code, 1);
    assert_eq!(run(good.path(), &["biuld"]).code, 2);
    assert_eq!(run(good.path(), &["build", "--jobs", "many"]).code, 2);
    let nothing = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(run(nothing.path(), &["check"]).code, 2);
    write(nothing.path(), "kb.yaml", "title: Site\nlanguages: [en]\n");
    assert_eq!(run(nothing.path(), &["check"]).code, 3);
}

#[test]
fn the_last_line_sums_up() {
    let good = run(site(GOOD).path(), &["check"]);
    assert!(good.last().starts_with("no problems in 2 files ("), "{}", good.err);
    let broken = run(site(BROKEN).path(), &["check"]);
    assert!(broken.last().starts_with("1 error in 1 of 2 files ("), "{}", broken.err);
}

#[test]
fn nothing_is_published_where_there_are_errors() {
    let root = site(GOOD);
    assert_eq!(run(root.path(), &["build"]).code, 0);
    let before = tree(&root.path().join("public"));
    write(root.path(), "content/en/index.md", BROKEN);
    write(root.path(), "content/en/new.md", GOOD);
    let broken = run(root.path(), &["build"]);
    assert_eq!(broken.code, 1);
    assert!(broken.err.contains("nothing was published"), "{}", broken.err);
    assert_eq!(tree(&root.path().join("public")), before);
}

/// A site with a broken link.
fn broken() -> TempDir {
    site("# Start\n\nRead [the rest](rest.md).\n")
}

#[test]
fn every_format_says_the_same_place() {
    let root = broken();
    let human = run(root.path(), &["check", "--color", "never"]);
    assert!(human.err.contains("error[broken-link]"), "{}", human.err);
    assert!(human.err.contains("content/en/index.md:3:"), "{}", human.err);
    let json = run(root.path(), &["check", "--format", "json"]);
    let line: serde_json::Value =
        serde_json::from_str(json.out.lines().next().expect("a finding")).expect("is JSON");
    assert_eq!(line["code"], "broken-link");
    assert_eq!(line["file"], "content/en/index.md");
    assert_eq!(line["line"], 3);
    let github = run(root.path(), &["check", "--format", "github"]);
    assert!(github.out.starts_with("::error file=content/en/index.md,line=3,"), "{}", github.out);
    let sarif = run(root.path(), &["check", "--format", "sarif"]);
    let document: serde_json::Value = serde_json::from_str(&sarif.out).expect("is JSON");
    assert_eq!(document["version"], "2.1.0");
    for one in [&human, &json, &github, &sarif] {
        assert_eq!(one.code, 1);
    }
}

#[test]
fn nothing_is_published_while_the_content_has_errors() {
    let root = broken();
    let build = run(root.path(), &["build"]);
    assert_eq!(build.code, 1);
    assert_eq!(build.last(), "nothing was published");
    assert!(!root.path().join("public").exists());
}

#[test]
fn a_page_that_is_gone_is_removed_and_a_file_of_somebody_else_is_kept() {
    let root = site("# Start\n\nRead [the rest](rest.md).\n");
    write(root.path(), "content/en/rest.md", "# The rest\n\nText.\n");
    assert_eq!(run(root.path(), &["build"]).code, 0);
    let public = root.path().join("public");
    assert!(public.join("en/rest/index.html").is_file());
    fs::write(public.join("mine.txt"), "mine").expect("can be written");
    fs::remove_file(root.path().join("content/en/rest.md")).expect("is there");
    write(root.path(), "content/en/index.md", "# Start\n\nText.\n");
    let second = run(root.path(), &["build"]);
    assert_eq!(second.code, 0, "{}", second.err);
    assert!(!public.join("en/rest").exists());
    assert_eq!(fs::read_to_string(public.join("mine.txt")).expect("is kept"), "mine");
    assert!(second.err.contains("kept mine.txt"), "{}", second.err);
}

#[test]
fn a_build_without_changes_touches_nothing() {
    let root = site("# Start\n\nText.\n");
    assert_eq!(run(root.path(), &["build"]).code, 0);
    let page = root.path().join("public/en/index.html");
    let before = fs::metadata(&page).and_then(|it| it.modified()).expect("is there");
    let second = run(root.path(), &["build"]);
    assert!(second.last().contains("is up to date"), "{}", second.err);
    assert_eq!(fs::metadata(&page).and_then(|it| it.modified()).expect("is there"), before);
    write(root.path(), "content/en/index.md", "# Start\n\nOther text.\n");
    assert!(run(root.path(), &["build"]).last().contains(" written"));
}

#[test]
fn a_folder_that_kb_did_not_make_is_refused() {
    let root = site("# Start\n\nText.\n");
    write(root.path(), "other/file.txt", "mine");
    let refused = run(root.path(), &["build", "--out", "other"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(!root.path().join("other/index.html").exists());
    assert_eq!(run(root.path(), &["build", "--out", "."]).code, 2);
    assert_eq!(run(root.path(), &["build", "--out", "content"]).code, 2);
}

#[test]
fn mistakes_of_the_configuration_are_told_apart_from_those_of_the_content() {
    let root = site("# Start\n\nText.\n");
    write(root.path(), "kb.yaml", "title: Site\nlanguages: [cz]\n");
    let check = run(root.path(), &["check"]);
    assert_eq!(check.code, 2);
    assert!(check.err.contains("did you mean `cs`?"), "{}", check.err);
    fs::remove_file(root.path().join("kb.yaml")).expect("is there");
    assert_eq!(run(root.path(), &["check"]).code, 2);
}

#[test]
fn warnings_are_errors_only_when_asked() {
    let root = site("# Start\n\nRead [here](index.md).\n");
    let check = run(root.path(), &["check"]);
    assert_eq!(check.code, 0, "{}", check.err);
    assert!(check.err.contains("warning[link-text]"), "{}", check.err);
    assert_eq!(run(root.path(), &["check", "--strict"]).code, 1);
}

#[test]
fn what_kb_makes_is_valid_at_once() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let init = run(root.path(), &["init", "my-site"]);
    assert_eq!(init.code, 0, "{}", init.err);
    let site = root.path().join("my-site");
    let check = run(&site, &["check", "--strict"]);
    assert_eq!(check.code, 0, "{}", check.err);
    let new: [&[&str]; 3] =
        [&["new", "page", "more/first"], &["new", "scenario", "quiet"], &["new", "quiz", "second"]];
    for arguments in new {
        let made = run(&site, arguments);
        assert_eq!(made.code, 0, "{arguments:?}: {}", made.err);
        assert_ne!(run(&site, arguments).code, 0, "{arguments:?} must not overwrite");
    }
    let check = run(&site, &["check"]);
    assert_eq!(check.code, 0, "{}", check.err);
    assert_ne!(run(root.path(), &["init", "my-site"]).code, 0);
}

#[test]
fn every_rule_can_be_explained_and_every_shape_is_json_schema() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let list = run(root.path(), &["explain"]).out;
    for code in list.lines().filter_map(|line| line.split_whitespace().next()) {
        let page = run(root.path(), &["explain", code]);
        assert!(page.out.starts_with(&format!("# {code}")), "{code}");
    }
    let unknown = run(root.path(), &["explain", "broken-lnk"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("did you mean `broken-link`?"), "{}", unknown.err);
    for kind in ["config", "page", "scenario", "quiz", "glossary"] {
        let schema: serde_json::Value =
            serde_json::from_str(&run(root.path(), &["schema", kind]).out).expect("is JSON");
        assert_eq!(schema["type"], "object", "{kind}");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(run(root.path(), &["completions", shell]).out.contains("kb"), "{shell}");
    }
}

#[test]
fn a_reader_that_stops_listening_is_no_panic() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut command = kb(root.path(), &["explain"]);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().expect("kb can be started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
