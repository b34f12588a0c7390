//! Runs the specifications in `tests/spec`; `tests/spec/README.md` describes their format.
//!
//! `KB_UPDATE_SPECS=1 cargo test --test spec` rewrites expectations; read the diff before it is
//! committed. `KB_SPEC=links` runs only the files whose path contains the word.

#[path = "spec/commonmark.rs"]
mod commonmark;
#[path = "spec/document.rs"]
mod document;
#[path = "spec/fixes.rs"]
mod fixes;
#[path = "spec/hints.rs"]
mod hints;
#[path = "spec/site.rs"]
mod site;
mod toolchain;

use std::fs;
use std::path::{Path, PathBuf};

use document::{Change, Document, Test};
use kb::diag::rules::Rule;
use kb::markdown::features::FEATURES;
use kb::markdown::foreign::FOREIGN;

#[test]
fn kb_behaves_as_the_specifications() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let update = std::env::var_os("KB_UPDATE_SPECS").is_some();
    let wanted = std::env::var("KB_SPEC").unwrap_or_default();
    let mut failures = Vec::new();
    let mut n_tests = 0;
    for path in documents(&folder) {
        let name = path.strip_prefix(&folder).expect("was found there").to_owned();
        if !name.to_string_lossy().contains(&wanted) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("was found by listing");
        let document = match document::read(&name, &text) {
            Ok(document) => document,
            Err(error) => {
                failures.push(error);
                continue;
            }
        };
        n_tests += document.tests.len();
        let changes = run(&document, &mut failures);
        if update && !changes.is_empty() {
            fs::write(&path, document::rewrite(&document, &changes)).expect("can be written");
        }
    }
    assert!(failures.is_empty(), "{}\n{} of {n_tests} fail", failures.join("\n"), failures.len());
    assert!(n_tests > 0, "no specification matches KB_SPEC={wanted}");
}

/// A file of a test that is not a document.
fn file(path: &str, text: &str) -> document::Block {
    let body = text.lines().map(str::to_owned).collect();
    document::Block { info: vec![path.to_owned()], open: 0, close: 0, body }
}

#[test]
fn every_example_of_the_dialect_is_read_without_findings() {
    for feature in FEATURES {
        let mut picture = file("content/en/box.png", "\\x89PNG\\r\\n\\x1a\\n");
        picture.info.push("escaped".to_owned());
        let blocks = [
            picture,
            file("content/en/index.md", &format!("# Start\n\n{}", feature.example)),
            file("content/en/page.md", "# Page\n\n[Back](index.md)\n\n## Section\n\nText.\n"),
        ];
        let site = site::build(&blocks).expect("the blocks are inputs");
        assert_eq!(site.report(), Vec::<String>::new(), "{}", feature.name);
        assert_eq!(site.default_theme_fails(), None, "{}", feature.name);
        let html = site.output("public/en/index.html", &[]).expect("is published").join("\n");
        let mut shown = vec![
            "[!", ":::", "!!!", "???", "===", "==", "*[", "$", "{width", ":tada:", "[[", "~~",
            "[^", "{#", "[x]",
        ];
        shown.retain(|sign| html.contains(sign));
        assert!(shown.is_empty(), "{}: readers see {shown:?} in\n{html}", feature.name);
    }
}

#[test]
fn every_example_of_foreign_syntax_is_found() {
    for foreign in FOREIGN {
        let blocks = [file("content/en/index.md", &format!("# Start\n\n{}\n", foreign.example))];
        let found = site::findings(&blocks).expect("the blocks are inputs");
        let is_found = found.iter().any(|finding| {
            finding.rule == Rule::ForeignSyntax && finding.message.ends_with(foreign.name)
        });
        assert!(is_found, "{}: {:?}", foreign.name, found);
    }
}

/// All Markdown files but the README, by path.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is part of the sources") {
        let path = entry.expect("can be listed").path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "theme") {
            found.extend(documents(&path));
        } else if path.extension().is_some_and(|extension| extension == "md")
            && path.file_name().is_some_and(|name| name != "README.md")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Runs the tests of a document: what is wrong, and what would make the expectations true.
fn run(document: &Document, failures: &mut Vec<String>) -> Vec<Change> {
    let mut changes = Vec::new();
    let results = kb::par::map(&document.tests, compare);
    for (test, result) in document.tests.iter().zip(results) {
        let place = format!("{}:{}: {}", document.path.display(), test.line + 1, test.name);
        match result {
            Ok(differences) => {
                for (difference, change) in differences {
                    failures.push(format!("{place}\n{difference}"));
                    changes.extend(change);
                }
            }
            Err(error) => failures.push(format!("{place}\n{error}")),
        }
    }
    changes
}

type Difference = (String, Option<Change>);

fn compare(test: &Test) -> Result<Vec<Difference>, String> {
    let site = site::build(&test.blocks)?;
    let mut differences = Vec::new();
    let mut reported = false;
    for block in &test.blocks {
        let actual: Vec<String> = match block.name() {
            "diagnostics" => {
                reported = true;
                site.report()
            }
            path if path.starts_with("public/") => site.output(path, &block.info[1..])?,
            _ => continue,
        };
        if normal(&block.body) != normal(&actual) {
            let difference = difference(&block.info.join(" "), &block.body, &actual);
            let (open, close) = (block.open, block.close);
            differences.push((difference, Some(Change::Body { open, close, body: actual })));
        }
    }
    let report = site.report();
    if !reported && !report.is_empty() {
        let difference = difference("diagnostics, of which there should be none", &[], &report);
        let after = test.blocks.last().expect("a test has blocks").close;
        let fence = |info: &str| format!("```{info}");
        let block = [vec![String::new(), fence("diagnostics")], report, vec![fence("")]].concat();
        differences.push((difference, Some(Change::New { after, block })));
    }
    differences.extend(site.default_theme_fails().map(|failure| (failure, None)));
    Ok(differences)
}

/// Lines without surrounding white space and without empty ones.
fn normal(lines: &[String]) -> Vec<&str> {
    lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect()
}

fn difference(what: &str, expected: &[String], actual: &[String]) -> String {
    let shown = |lines: &[String]| match lines {
        [] => "    (nothing)".to_owned(),
        lines => lines.iter().map(|line| format!("    {line}\n")).collect(),
    };
    format!("  {what}: expected\n{}\n  found\n{}", shown(expected), shown(actual))
}
