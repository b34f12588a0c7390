//! What keeps the code small enough to hold in the head: sizes, homes of dependencies, no residue.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("can be listed") {
        let path = entry.expect("can be listed").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The lines of a file before its unit tests.
fn n_lines(text: &str) -> usize {
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..end].lines().count()
}

/// Files that are mostly a table, or documentation of one contract, may be longer.
const TABLES: &[&str] =
    &["src/view.rs", "src/doc.rs", "src/cmd/arguments.rs", "src/lang/tag.rs", "src/quiz.rs"];

#[test]
fn files_stay_short_enough_to_read() {
    // The aim is 300 lines; the few that need more are at the heart and stay below this.
    const LIMIT: usize = 620;
    let long: Vec<String> = rust_files(&root().join("src"))
        .into_iter()
        .filter_map(|path| {
            let name = path.strip_prefix(root()).expect("inside").to_string_lossy().into_owned();
            let n = n_lines(&fs::read_to_string(&path).expect("is text"));
            (n > LIMIT && !TABLES.contains(&name.as_str())).then(|| format!("{name}: {n} lines"))
        })
        .collect();
    assert!(long.is_empty(), "split these: {long:#?}");
}

/// Where each dependency is used; everything else goes through that module.
const HOMES: &[(&str, &[&str])] = &[
    ("pulldown_cmark", &["src/markdown"]),
    ("html5gum", &["src/markdown/raw"]),
    ("tera", &["src/theme"]),
    ("imagesize", &["src/scan/picture"]),
    ("exif", &["src/scan/picture"]),
    ("roxmltree", &["src/scan/svg"]),
    ("include_dir", &["src/theme"]),
    ("walkdir", &["src/scan"]),
    ("serde_yaml", &["src/yaml"]),
    ("notify", &["src/serve/watch"]),
    ("tiny_http", &["src/serve/http"]),
    ("httparse", &["src/serve/http"]),
    ("mio", &["src/serve/http"]),
    ("httpdate", &["src/serve/reply"]),
    ("tungstenite", &["src/serve/push"]),
    ("socket2", &["src/serve/listen"]),
    ("rlimit", &["src/serve/listen"]),
    ("clap", &["src/cmd"]),
    ("clap_complete", &["src/cmd/arguments"]),
    ("annotate_snippets", &["src/diag/report"]),
    ("strsim", &["src/diag"]),
    ("rayon", &["src/par"]),
    ("blake3", &["src/hash"]),
    ("mimalloc", &["src/main"]),
    ("icu_collator", &["src/lang"]),
    ("icu_datetime", &["src/lang"]),
    ("icu_decimal", &["src/lang"]),
    ("icu_locale", &["src/lang"]),
    ("icu_plurals", &["src/lang"]),
    ("fluent_syntax", &["src/lang/messages"]),
    ("snowball_stemmers_rs", &["src/lang/stem"]),
    ("unicode_normalization", &["src/lang"]),
    ("jiff", &["src/lang/date"]),
    ("similar", &["src/lang"]),
    ("open", &["src/cmd"]),
];

/// Whether a text uses a crate: a path that begins with its name.
fn uses(text: &str, name: &str) -> bool {
    let path = format!("{name}::");
    text.match_indices(&path).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | ':'))
    })
}

#[test]
fn every_dependency_has_one_home() {
    let mut strays = Vec::new();
    for path in rust_files(&root().join("src")) {
        let name = path.strip_prefix(root()).expect("inside").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("is text");
        for (dependency, homes) in HOMES {
            let at_home = homes.iter().any(|home| name.starts_with(home));
            if !at_home && uses(&text, dependency) {
                strays
                    .push(format!("{name} uses {dependency}, whose home is {}", homes.join(", ")));
            }
        }
    }
    assert!(strays.is_empty(), "{strays:#?}");
}

#[test]
fn every_dependency_is_listed_with_what_it_saves() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("is text");
    let section = manifest.split("[dependencies]").nth(1).expect("has dependencies");
    let section = section.split("\n[").next().expect("has an end");
    let homes: BTreeMap<&str, _> = HOMES.iter().copied().collect();
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("is text");
    // These are vocabulary rather than tools: their types appear wherever data is described.
    let vocabulary = ["serde", "serde_json"];
    for line in section.lines() {
        let Some((name, _)) = line.split_once(" = ") else { continue };
        let known = homes.contains_key(name.replace('-', "_").as_str());
        assert!(known || vocabulary.contains(&name), "{name} has no home in tests/architecture.rs");
        let listed = architecture.contains(&format!("`{name}`"))
            || name.starts_with("icu_") && architecture.contains("`icu_*`");
        assert!(listed, "{name} is not in the table of ARCHITECTURE.md");
    }
}

#[test]
fn the_architecture_fits_on_a_few_screens() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("is text");
    assert!(text.lines().count() <= 200);
}
