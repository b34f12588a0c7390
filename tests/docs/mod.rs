//! The documentation, a site of kb in `docs/`: its generated pages are those that the tables of kb
//! make, its examples are valid, and its check finds nothing.

mod commands;
mod examples;
mod keys;
mod markdown;
mod pictures;
mod rules;
mod theme;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Where the pages are; links between them are relative to this folder.
const PAGES: &str = "docs/content/en";

/// The generated pages by their path in the folder of pages.
fn generated() -> BTreeMap<String, String> {
    let mut pages = rules::pages();
    pages.extend(keys::pages());
    pages.insert("reference/commands.md".to_owned(), commands::page());
    pages.insert("reference/markdown.md".to_owned(), markdown::page());
    pages.insert("reference/theme.md".to_owned(), theme::page());
    pages.extend(pictures::pictures());
    pages.insert("reference/views.md".to_owned(), theme::views());
    pages
}

/// The Markdown files of a folder and the folders in it.
pub(crate) fn pages_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("can be listed") {
        let path = entry.expect("can be listed").path();
        match path.is_dir() {
            true => found.extend(pages_in(&path)),
            false if path.extension().is_some_and(|it| it == "md") => found.push(path),
            false => {}
        }
    }
    found.sort();
    found
}

#[test]
fn generated_pages_say_what_kb_knows() {
    let folder = root().join(PAGES);
    let pages = generated();
    let stray = pages_in(&folder.join("rules")).into_iter().filter(|file| {
        let path = file.strip_prefix(&folder).expect("is inside").to_string_lossy().into_owned();
        !pages.contains_key(&path)
    });
    let stray: Vec<PathBuf> = stray.collect();
    if env::var_os("KB_UPDATE_SPECS").is_some() {
        for (path, text) in &pages {
            fs::write(folder.join(path), text).expect("can be written");
        }
        for file in &stray {
            fs::remove_file(file).expect("can be removed");
        }
        return;
    }
    assert!(stray.is_empty(), "pages of rules that kb does not have: {stray:?}");
    let behind: Vec<&String> = pages
        .iter()
        .filter(|(path, wanted)| {
            fs::read_to_string(folder.join(path)).unwrap_or_default() != **wanted
        })
        .map(|(path, _)| path)
        .collect();
    assert!(
        behind.is_empty(),
        "pages in {PAGES} that are behind the code: {behind:?}\n\
         KB_UPDATE_SPECS=1 cargo test --test reference"
    );
}

/// Runs kb on the documentation.
fn kb(arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
    command.arg("--root").arg(root().join("docs")).args(arguments).stdin(Stdio::null());
    let output = command.output().expect("it can be started");
    (output.status.code(), String::from_utf8(output.stderr).expect("it is UTF-8"))
}

#[test]
fn the_check_of_the_documentation_finds_nothing() {
    let (code, printed) = kb(&["check", "--strict", "--today", "2026-11-28"]);
    assert_eq!(code, Some(0), "{printed}");
    assert!(printed.starts_with("no problems in "), "{printed}");
}

#[test]
fn every_rule_is_published_at_the_address_that_kb_names() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let folder = out.path().to_str().expect("is UTF-8");
    let address = "https://kb.example/docs/";
    let (code, printed) = kb(&["build", "--out", folder, "--base-url", address]);
    assert_eq!(code, Some(0), "{printed}");
    for rule in kb::diag::rules::Rule::ALL {
        let named = rule.address_below(address);
        let path = named.strip_prefix(address).expect("is an address of the site");
        let page = out.path().join(path).join("index.html");
        assert!(page.is_file(), "{named} is not published");
    }
}

#[test]
fn what_the_documents_of_the_repository_link_to_exists() {
    let link = regex_lite::Regex::new(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)").expect("a pattern");
    let mut documents: Vec<PathBuf> =
        ["README", "ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CHANGELOG"]
            .map(|name| root().join(format!("{name}.md")))
            .to_vec();
    documents.extend(
        ["docs/content.md", "docs/releasing.md", "docs/robustness.md"].map(|it| root().join(it)),
    );
    documents.push(root().join("themes/default/README.md"));
    documents.extend(pages_in(&root().join("tests/spec/rules")));
    let code = regex_lite::Regex::new("`[^`\n]*`").expect("a pattern");
    let mut n_links = 0;
    let mut broken = Vec::new();
    for document in documents {
        let text = fs::read_to_string(&document).expect("is part of the sources");
        let prose = code.replace_all(&without_blocks(&text), "").into_owned();
        for found in link.captures_iter(&prose) {
            n_links += 1;
            let folder = document.parent().expect("is in a folder");
            if !folder.join(&found[1]).exists() {
                broken.push(format!("{}: {}", document.display(), &found[1]));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(n_links > 30, "{n_links} links");
}

/// A text without its fenced blocks.
fn without_blocks(text: &str) -> String {
    let mut fence = None;
    let mut lines = String::new();
    for line in text.lines() {
        let n_ticks = line.trim_start().chars().take_while(|c| *c == '`').count();
        match fence {
            None if n_ticks >= 3 => fence = Some(n_ticks),
            None => lines.extend([line, "\n"]),
            Some(n) if n_ticks >= n => fence = None,
            Some(_) => {}
        }
    }
    lines
}
