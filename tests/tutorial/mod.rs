//! Follows docs/content/en/start/tutorial.md: writes its files, runs its commands, and compares what kb prints.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::empty;
use crate::program::write;

/// A fenced block, and the path in the line above it, as in `` `kb.yaml`: ``.
#[derive(Debug, PartialEq)]
struct Block {
    path: Option<String>,
    language: String,
    text: String,
}

fn blocks(document: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut path = None;
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let inner = lines.by_ref().take_while(|line| *line != "```");
            let text = inner.flat_map(|line| [line, "\n"]).collect();
            blocks.push(Block { path: path.take(), language: language.to_owned(), text });
        } else if !line.is_empty() {
            let named = line.strip_prefix('`').and_then(|line| line.strip_suffix("`:"));
            path = named.map(str::to_owned);
        }
    }
    blocks
}

/// What a shell prints for some commands, in both streams.
fn printed(folder: &Path, commands: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_kb")).parent().expect("is in a folder").display();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{{\n{commands}}} 2>&1")]).current_dir(folder);
    command.env("PATH", format!("{program}:{path}")).env("KB_TODAY", "2026-11-28");
    let output = command.stdin(Stdio::null()).output().expect("there is a shell");
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

#[test]
fn the_tutorial_works_as_it_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document =
        fs::read_to_string(root.join("docs/content/en/start/tutorial.md")).expect("is text");
    let above = empty();
    let site = above.path().join("garden");
    let (mut n_commands, mut n_lines) = (0, 0);
    let mut out = String::new();
    for Block { path, language, text } in blocks(&document) {
        match (path, language.as_str()) {
            (Some(path), _) => write(&site, &path, &text),
            (None, "sh") => {
                n_commands += text.lines().count();
                out = printed(if site.exists() { &site } else { above.path() }, &text);
            }
            (None, "output") => {
                for line in text.lines() {
                    assert!(out.contains(line), "`{line}` is not in:\n{out}");
                    n_lines += 1;
                }
            }
            (None, other) => panic!("a block of {other} without a path"),
        }
    }
    assert!(n_commands > 15 && n_lines > 15, "{n_commands} commands, {n_lines} lines");
    assert!(site.join("public/de/soil/compost/index.html").is_file());
    let finished = printed(&site, "kb check --strict\n");
    assert!(finished.starts_with("no problems in"), "{finished}");
}

#[test]
fn a_translation_of_the_tutorial_has_its_files_and_commands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content");
    let read = |lang: &str| {
        let page = root.join(lang).join("start/tutorial.md");
        blocks(&fs::read_to_string(page).expect("is text"))
    };
    let source = read("en");
    assert!(source.len() > 20, "{} blocks", source.len());
    assert_eq!(read("cs"), source);
}
