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
