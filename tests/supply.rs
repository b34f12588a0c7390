//! Checks the rules of `deny.toml` about dependencies with tools that every Rust installation has:
//! the lock file and `cargo metadata`. `cargo deny check licenses bans sources` checks more.

mod toolchain;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).expect("is part of the sources")
}

/// A package of the lock file: each of its lines `key = "value"`.
fn locked() -> Vec<BTreeMap<String, String>> {
    let lock = text("Cargo.lock");
    let packages = lock.split("[[package]]").skip(1);
    let line = |line: &str| {
        let (key, value) = line.split_once(" = \"")?;
        Some((key.to_owned(), value.trim_end_matches('"').to_owned()))
    };
    packages.map(|package| package.lines().filter_map(line).collect()).collect()
}

/// All values that stand in quotes after `key` on any line of a section of `deny.toml`.
fn listed(section: &str, key: &str) -> BTreeSet<String> {
    let deny = text("deny.toml");
    let section = deny.split(&format!("[{section}]")).nth(1).expect("has this section");
    let section = section.split("\n[").next().expect("has a beginning").to_owned();
    let quoted = |line: &str| line.split('"').nth(1).map(str::to_owned);
    section.lines().filter(|line| line.trim_start().starts_with(key)).filter_map(quoted).collect()
}

#[test]
fn every_package_comes_from_the_registry_with_its_checksum() {
    let packages = locked();
    assert!(packages.len() > 50);
    let sources: BTreeSet<_> =
        packages.iter().filter_map(|package| package.get("source")).collect();
    assert_eq!(sources.len(), 1, "{sources:?}");
    for package in packages.iter().filter(|package| package["name"] != "kb-site") {
        let source = package.get("source").map_or("a folder", String::as_str);
        assert!(source.starts_with("registry+"), "{} comes from {source}", package["name"]);
        assert!(package.contains_key("checksum"), "{} has no checksum", package["name"]);
    }
}

#[test]
fn no_package_is_one_that_was_refused() {
    let refused = listed("bans", "{ crate = ");
    assert!(refused.contains("reqwest"), "{refused:?}");
    let names: BTreeSet<String> =
        locked().into_iter().map(|package| package["name"].clone()).collect();
    assert_eq!(names.intersection(&refused).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(!text("Cargo.toml").contains("= \"*\""), "a dependency takes any version");
}

#[test]
fn two_versions_of_a_package_are_named_with_the_reason() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in locked() {
        versions.entry(package["name"].clone()).or_default().insert(package["version"].clone());
    }
    versions.retain(|_, versions| versions.len() > 1);
    let twice: BTreeSet<String> = versions.into_keys().collect();
    assert_eq!(twice, listed("bans", "{ name = "), "see `skip` in deny.toml");
}

/// Whether an SPDX expression can be satisfied with what is accepted; `/` is an old way to say
/// `OR`.
fn is_accepted(expression: &str, accepted: &BTreeSet<String>) -> bool {
    let expression = expression.replace('/', " OR ");
    // Parentheses do not nest in any licence expression seen so far; the assertion would say so.
    if let Some((before, rest)) = expression.split_once('(') {
        let (inner, after) = rest.split_once(')').expect("a parenthesis is closed");
        assert!(!inner.contains('('), "{expression}");
        let verdict = if is_accepted(inner, accepted) { "accepted" } else { "refused" };
        return is_accepted(&format!("{before}{verdict}{after}"), accepted);
    }
    let term = |term: &str| term.trim() == "accepted" || accepted.contains(term.trim());
    expression.split(" OR ").any(|all| all.split(" AND ").all(term))
}

#[test]
fn every_licence_is_accepted() {
    let accepted = listed("licenses", "\"");
    assert!(accepted.contains("MIT") && !accepted.contains("GPL-3.0-only"), "{accepted:?}");
    for package in toolchain::packages_of_this_system() {
        let name = package["name"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(is_accepted(licence, &accepted), "{name} is under {licence}");
    }
    for (expression, expected) in [
        ("GPL-3.0-only", false),
        ("GPL-3.0-only OR MIT", true),
        ("GPL-3.0-only AND MIT", false),
        ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
        ("MIT/Apache-2.0", true),
    ] {
        assert_eq!(is_accepted(expression, &accepted), expected, "{expression}");
    }
}

/// Files of the sources under a folder, as paths from the top.
fn files_under(folder: &str) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeSet::new();
    let mut left = vec![root.join(folder)];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(next).expect("is part of the sources") {
            let path = entry.expect("can be listed").path();
            if path.is_dir() {
                left.push(path);
            } else {
                let inner = path.strip_prefix(root).expect("is inside").to_string_lossy();
                files.insert(inner.replace('\\', "/"));
            }
        }
    }
    files
}

#[test]
fn the_package_contains_what_the_program_is_built_from() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = ["package", "--list", "--locked", "--offline", "--allow-dirty"];
    let listed = toolchain::run(&cargo, &arguments);
    let listed: BTreeSet<String> = listed.lines().map(|line| line.replace('\\', "/")).collect();
    let mut needed = files_under("src");
    needed.extend(files_under("themes/default"));
    needed.extend(files_under("tests/spec/rules"));
    let missing: Vec<_> = needed.difference(&listed).collect();
    assert!(missing.is_empty(), "`include` of Cargo.toml lacks {missing:#?}");
    // The rest is added by cargo, or is documentation.
    let more: Vec<&str> = listed.difference(&needed).map(String::as_str).collect();
    let expected = [
        ".cargo_vcs_info.json",
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "Cargo.toml.orig",
        "LICENSE",
        "README.md",
        "tests/quiz/readiness.yaml",
    ];
    let stray: Vec<&&str> = more.iter().filter(|file| !expected.contains(file)).collect();
    assert!(stray.is_empty(), "{stray:?}");
    // The container is built from the same files.
    let docker = text(".dockerignore");
    for kept in ["src", "themes/default", "tests/spec/rules", "Cargo.lock", "README.md"] {
        assert!(docker.lines().any(|line| line == format!("!{kept}")), ".dockerignore: {kept}");
    }
}
