//! Limits that keep the code easy to understand: sizes, homes of dependencies, no cycles.

use std::collections::{BTreeMap, BTreeSet};
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
    // Files of unit tests do not count, like unit tests inside a file.
    let is_code = |path: &PathBuf| !path.ends_with("tests.rs");
    let long: Vec<String> = rust_files(&root().join("src"))
        .into_iter()
        .filter(is_code)
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
    ("pulldown_latex", &["src/markdown/math"]),
    ("syntect", &["src/markdown/code"]),
    ("tera", &["src/theme"]),
    ("imagesize", &["src/scan/picture"]),
    ("exif", &["src/scan/picture"]),
    ("roxmltree", &["src/scan/svg", "src/exchange/xliff"]),
    ("css_module_lexer", &["src/theme/css"]),
    ("include_dir", &["src/theme"]),
    ("walkdir", &["src/scan"]),
    ("serde_yaml", &["src/yaml"]),
    ("toml", &["src/yaml/toml"]),
    ("notify", &["src/serve/watch"]),
    ("tiny_http", &["src/serve/http"]),
    ("httparse", &["src/serve/http"]),
    ("mio", &["src/serve/http"]),
    ("httpdate", &["src/serve/reply"]),
    ("tungstenite", &["src/serve/push"]),
    ("socket2", &["src/serve/listen"]),
    ("rlimit", &["src/serve/listen"]),
    ("clap", &["src/cmd"]),
    ("clap_complete", &["src/cmd/arguments", "src/cmd/complete"]),
    ("clap_mangen", &["src/cmd/arguments/manual"]),
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
    ("rawzip", &["src/write/archive"]),
    ("flate2", &["src/write/archive"]),
    ("sha2", &["src/write/archive"]),
    ("open", &["src/cmd"]),
    ("terminal_size", &["src/cmd/out"]),
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

/// A file as the names of its module: `src/render/page.rs` is `["render", "page"]`.
type Module = Vec<String>;

/// The modules of the sources with their texts, without unit tests, comments and literals.
fn modules() -> BTreeMap<Module, String> {
    let sources = root().join("src");
    let named = rust_files(&sources).into_iter().map(|path| {
        let inner = path.strip_prefix(&sources).expect("inside").with_extension("");
        let module = inner.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        (module, code(&fs::read_to_string(&path).expect("is text")))
    });
    named
        .filter(|(module, _): &(Module, String)| *module != ["lib"] && *module != ["main"])
        .collect()
}

/// The code of a file: no unit tests, no comments, and empty literals.
fn code(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    let mut code = String::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut in_literal = false;
        let mut before = ' ';
        for c in line.chars() {
            match c {
                '"' if before != '\\' && before != '\'' => in_literal = !in_literal,
                _ if in_literal => {}
                _ => code.push(c),
            }
            before = c;
        }
        code.push('\n');
    }
    code
}

/// All paths that a text names: those of `use`, with their braces expanded, and `crate::…` in the
/// code.
fn paths(text: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for statement in text.split(';') {
        let is_use = |line: &&str| line.trim_start().trim_start_matches("pub ").starts_with("use ");
        match statement.lines().find(is_use) {
            Some(line) => {
                let start = statement.find(line).expect("is a line of it")
                    + line.find("use ").expect("is there")
                    + 4;
                expand(&statement[start..].replace(char::is_whitespace, " "), &[], &mut paths);
            }
            None => {
                let starts = statement.match_indices("crate::").map(|(at, _)| &statement[at..]);
                paths.extend(starts.map(|rest| {
                    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
                    parts(&rest[..end.unwrap_or(rest.len())])
                }));
            }
        }
    }
    paths
}

fn parts(path: &str) -> Vec<String> {
    let path = path.split(" as ").next().unwrap_or(path);
    path.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Expands `a::{b, c::{d}}`.
fn expand(tree: &str, before: &[String], paths: &mut Vec<Vec<String>>) {
    let Some((stem, rest)) = tree.split_once('{') else {
        paths.push([before, &parts(tree)].concat());
        return;
    };
    let stem = [before, &parts(stem)].concat();
    let (mut depth, mut start) = (0_usize, 0);
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[start..at].trim().is_empty() {
                    expand(inner[start..at].trim(), &stem, paths);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// The modules that a module uses. Types of a parent module do not count, because children may
/// share them. Functions of a parent module count.
fn used(module: &Module, text: &str, modules: &BTreeMap<Module, String>) -> BTreeSet<Module> {
    let mut used = BTreeSet::new();
    for path in paths(text) {
        let path = match path.split_first() {
            Some((first, rest)) if first == "crate" => rest.to_vec(),
            Some((first, rest)) if first == "super" => [&module[..module.len() - 1], rest].concat(),
            _ => continue,
        };
        let n = (1..=path.len()).rev().find(|n| modules.contains_key(&path[..*n]));
        let Some(n) = n else { continue };
        let (target, item) = (path[..n].to_vec(), path.get(n));
        let is_type =
            item.is_none_or(|item| item.starts_with(char::is_uppercase) || item == "self");
        if target != *module && !(module.starts_with(&target) && is_type) {
            used.insert(target);
        }
    }
    // A parent names its children without a path.
    let children = modules.keys().filter(|child| child.len() == module.len() + 1);
    let children = children.filter(|child| child.starts_with(module));
    used.extend(children.filter(|child| uses(text, &child[module.len()])).cloned());
    used
}

/// The modules that can be reached from one.
fn reached(from: &Module, uses: &BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<Module> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&Module> = uses[from].iter().collect();
    while let Some(module) = next.pop() {
        if reached.insert(module.clone()) {
            next.extend(&uses[module]);
        }
    }
    reached
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let modules = modules();
    let uses: BTreeMap<Module, BTreeSet<Module>> = modules
        .iter()
        .map(|(module, text)| (module.clone(), used(module, text, &modules)))
        .collect();
    let n_uses: usize = uses.values().map(BTreeSet::len).sum();
    assert!(n_uses > 2 * modules.len(), "{n_uses} uses: they are not read as they are written");
    let in_circle = uses.keys().filter(|module| reached(module, &uses).contains(*module));
    let circles: Vec<String> = in_circle
        .map(|module| {
            let back = uses[module].iter().filter(|other| reached(other, &uses).contains(module));
            let back: Vec<String> = back.map(|other| other.join("/")).collect();
            format!("{} uses {}", module.join("/"), back.join(", "))
        })
        .collect();
    assert!(circles.is_empty(), "move what both need to a file of its own: {circles:#?}");
}

#[test]
fn a_circle_of_files_is_found() {
    let text = |text: &str| text.to_owned();
    let module = |path: &str| path.split('/').map(str::to_owned).collect::<Module>();
    let modules = BTreeMap::from([
        (module("a"), text("mod b;\nmod c;\npub struct T;\nfn f() { b::g() }\n")),
        (module("a/b"), text("use crate::a::{T, c::{self, h}};\nfn g() { h() }\n")),
        (module("a/c"), text("fn h() { crate::a::b::g() }\n")),
    ]);
    let uses = |name: &str| used(&module(name), &modules[&module(name)], &modules);
    assert_eq!(uses("a"), BTreeSet::from([module("a/b")]));
    assert_eq!(uses("a/b"), BTreeSet::from([module("a/c")]), "not `a`, whose type it uses");
    assert_eq!(uses("a/c"), BTreeSet::from([module("a/b")]));
}
