//! The examples in the texts of the documentation: commands are valid, files with a title make
//! sites without a mistake, and other YAML is part of a valid kb.yaml.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use clap::Parser;
use kb::cmd::arguments::Arguments;
use kb::config;
use kb::diag::rules::Rule;
use kb::text::{RelPath, Source};

use crate::docs::{PAGES, pages_in, root};

/// A fenced block: its language, its title if it has one, and its text.
struct Block {
    language: String,
    title: Option<String>,
    text: String,
}

/// The blocks of each page that a person wrote; the others have tests of their own.
fn blocks() -> BTreeMap<String, Vec<Block>> {
    let folder = root().join(PAGES);
    let name =
        |file: &Path| file.strip_prefix(&folder).expect("inside").to_string_lossy().into_owned();
    let generated = super::generated();
    let pages = pages_in(&folder).into_iter().map(|file| (name(&file), file));
    let pages = pages.filter(|(name, _)| !generated.contains_key(name));
    pages.map(|(name, file)| (name, of(&fs::read_to_string(file).expect("is text")))).collect()
}

fn of(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.trim_start().strip_prefix("```") else { continue };
        let indent = line.len() - line.trim_start().len();
        let body = lines.by_ref().take_while(|line| line.trim() != "```");
        let text = body.flat_map(|line| [line.get(indent..).unwrap_or_default(), "\n"]).collect();
        let (language, rest) = info.split_once(' ').unwrap_or((info, ""));
        let title = rest.strip_prefix("title=\"").and_then(|rest| rest.strip_suffix('"'));
        blocks.push(Block { language: language.to_owned(), title: title.map(str::to_owned), text });
    }
    blocks
}

#[test]
fn commands_in_the_documentation_are_valid() {
    let mut n = 0;
    for (page, blocks) in blocks() {
        for block in blocks.iter().filter(|block| block.language == "sh") {
            for command in block.text.lines().flat_map(|line| line.split(" && ")) {
                let words = words(command);
                if words.first().is_none_or(|word| word != "kb") || command.contains('$') {
                    continue;
                }
                let parsed = Arguments::try_parse_from(&words);
                assert!(parsed.is_ok(), "{page}: {command}: {}", parsed.expect_err("is wrong"));
                n += 1;
            }
        }
    }
    assert!(n > 40, "{n} commands");
}

/// The words of a command as a shell reads them, without its comment and where its output goes.
fn words(command: &str) -> Vec<String> {
    let command = command.split(" #").next().unwrap_or_default();
    let words = command.split_whitespace().take_while(|word| !word.starts_with('>'));
    words.map(|word| word.trim_matches(['\'', '"']).to_owned()).collect()
}

/// What a page does not repeat: a site with the theme of its examples.
const REST: &[(&str, &str)] = &[
    ("kb.yaml", "title: Site\nbase_url: https://example.org/\nlanguages: [en, de]\ntheme: mine\n"),
    ("content/en/index.md", "# Start\n\nText.\n"),
];

#[test]
fn files_in_the_documentation_make_sites_without_a_finding() {
    let mut n_sites = 0;
    for (page, blocks) in blocks() {
        let titled = |block: &Block| Some((block.title.clone()?, block.text.clone()));
        let files: BTreeMap<String, String> = blocks.iter().filter_map(titled).collect();
        if !files.keys().any(|path| path == "kb.yaml" || path.starts_with("themes/")) {
            continue;
        }
        let site = tempfile::tempdir().expect("a temporary folder");
        let own = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        for (path, text) in REST.iter().copied().chain(own) {
            let file = site.path().join(path);
            fs::create_dir_all(file.parent().expect("is in the site")).expect("can be made");
            fs::write(file, text).expect("can be written");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
        command.arg("--root").arg(site.path()).stdin(Stdio::null());
        command.args(["check", "--strict", "--today", "2026-11-28"]);
        let output = command.output().expect("it can be started");
        let printed = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{page}:\n{printed}");
        n_sites += 1;
    }
    assert!(n_sites >= 10, "{n_sites} sites");
}

#[test]
fn settings_in_the_documentation_are_valid() {
    let mut n = 0;
    for (page, blocks) in blocks() {
        let is_part = |block: &&Block| block.language == "yaml" && block.title.is_none();
        for block in blocks.iter().filter(is_part) {
            let whole = format!("title: x\nlanguages: [en, cs, de]\n{}", block.text);
            let text = if block.text.contains("title: ") { block.text.clone() } else { whole };
            let path = RelPath::new("kb.yaml").expect("a path");
            let found = config::read(&Source::new(path, text)).err().unwrap_or_default();
            let wrong: Vec<String> = found
                .iter()
                .filter(|finding| finding.rule != Rule::MissingKey)
                .map(|finding| finding.message.clone())
                .collect();
            assert!(wrong.is_empty(), "{page}: {wrong:?} in\n{}", block.text);
            n += 1;
        }
    }
    assert!(n >= 2, "{n} parts of kb.yaml");
}
