//! Checks the rules of ARCHITECTURE.md and CONTRIBUTING.md: which module uses which, parameters,
//! names of types, words, documents.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use kb::diag::rules::Rule;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files under a folder with one of the extensions, by path.
fn files(folder: &str, extensions: &[&str]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut left: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).expect("is part of the sources") {
            let path = entry.expect("can be listed").path();
            if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|e| extensions.iter().any(|known| e == *known)) {
                let name = path.strip_prefix(root()).expect("is inside").to_string_lossy();
                let text = fs::read_to_string(&path).expect("is a text");
                found.insert(name.replace('\\', "/"), text);
            }
        }
    }
    found
}

/// Groups of modules, in order: each may use only groups before it, and its own module.
const GROUPS: &[&[&str]] = &[
    &["text", "diag", "par", "hash", "lang", "names"],
    &["yaml", "markdown", "theme"],
    &["base", "config", "source", "quiz", "doc", "site", "route", "view"],
    &["scan", "parse", "link", "check", "render", "write", "exchange"],
    &["import", "refactor"],
    &["cmd", "serve"],
];

fn group(module: &str) -> Option<usize> {
    GROUPS.iter().position(|group| group.contains(&module))
}

#[test]
fn modules_use_only_modules_listed_before_them() {
    let mut wrong = Vec::new();
    for (path, text) in files("src", &["rs"]) {
        let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        if matches!(module, "lib" | "main") {
            continue;
        }
        let own = group(module).unwrap_or_else(|| panic!("{path}: `{module}` is in no group"));
        for used in text.split("crate::").skip(1) {
            let used: String =
                used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(of) = group(&used) else { continue };
            // Stages never use each other; the groups before them are one layer each.
            let stages = own == 3 && of == 3 && used != module;
            if of > own || stages {
                wrong.push(format!("{path} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_file_writes_to_the_terminal() {
    // What it prints has no control characters (`tests/terminal.rs`).
    const HOME: &str = "src/cmd/out.rs";
    let ways = ["io::stdout", "io::stderr", "print!(", "println!(", "error.print()", "/dev/tty"];
    let mut wrong = Vec::new();
    for (path, text) in files("src", &["rs"]).iter().filter(|(path, _)| *path != HOME) {
        for way in ways.iter().filter(|way| text.contains(**way)) {
            wrong.push(format!("{path} uses {way}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// kb uses no network but that of its own preview, and starts no programs but git and a browser.
#[test]
fn known_files_open_connections_and_start_programs() {
    const KNOWN: [(&str, &str); 4] = [
        ("src/cmd/repository.rs", "Command::new("),
        ("src/cmd/serve.rs", "open::that"),
        ("src/scan/history.rs", "Command::new("),
        // The gateway of the preview, to the server behind it.
        ("src/serve/http/upstream.rs", "::connect("),
    ];
    let mut found = Vec::new();
    for (path, text) in &files("src", &["rs"]) {
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let ways = ["::connect(", "UdpSocket", "Command::new(", "open::that"];
        let ways = ways.iter().filter(|way| code.contains(**way));
        found.extend(ways.map(|way| (path.clone(), *way)));
    }
    let found: Vec<(&str, &str)> = found.iter().map(|(path, way)| (path.as_str(), *way)).collect();
    assert_eq!(found, KNOWN);
}

#[test]
fn pages_get_their_markup_from_templates() {
    // Feeds and sitemaps are XML, which no theme changes.
    const XML: [&str; 2] = ["src/render/feeds.rs", "src/render/atom.rs"];
    let mut wrong = Vec::new();
    for (path, text) in
        files("src/render", &["rs"]).iter().filter(|(path, _)| !XML.contains(&path.as_str()))
    {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let has_markup = |line: &&str| line.contains("\"<") || line.contains("</");
        wrong.extend(code.filter(has_markup).map(|line| format!("{path}: {}", line.trim())));
    }
    assert!(wrong.is_empty(), "move this to a template: {wrong:#?}");
}

#[test]
fn nothing_is_left_undone() {
    let mut wrong = Vec::new();
    let marks = ["todo!", "unimplemented!", "dbg!", "TODO", "FIXME", "XXX"];
    for (path, text) in files("src", &["rs"]) {
        for mark in marks.iter().filter(|mark| text.contains(**mark)) {
            wrong.push(format!("{path} says {mark}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_names_a_machine() {
    let mut all = BTreeMap::new();
    for folder in ["src", "tests", "themes", "content"] {
        all.extend(files(folder, &["rs", "md", "yaml", "html", "js", "css", "ftl", "mjs", "txt"]));
    }
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml"] {
        all.insert(name.to_owned(), fs::read_to_string(root().join(name)).unwrap_or_default());
    }
    let wrong: Vec<String> = all
        .iter()
        .filter(|(path, _)| *path != "tests/tidy.rs" && !path.contains("node_modules"))
        .flat_map(|(path, text)| {
            let named = ["/Users/", "/work/"].into_iter();
            named.filter(|place| text.contains(place)).map(move |place| format!("{path}: {place}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_manual_page_with_an_example_and_its_fix() {
    let pages = files("tests/spec/rules", &["md"]);
    let codes: Vec<String> =
        Rule::ALL.iter().map(|rule| format!("tests/spec/rules/{}.md", rule.code())).collect();
    let stray: Vec<&String> = pages.keys().filter(|page| !codes.contains(page)).collect();
    assert!(stray.is_empty(), "no rule has these pages: {stray:?}");
    let incomplete: Vec<&str> =
        Rule::ALL.iter().filter(|rule| !is_complete(**rule)).map(|rule| rule.code()).collect();
    assert!(incomplete.is_empty(), "stubs: {}", incomplete.join(", "));
}

/// Whether a manual page says what and why, shows the finding, and ends with a fix without one.
fn is_complete(rule: Rule) -> bool {
    let page = rule.manual();
    let section = |name: &str| page.split(&format!("\n## {name}\n")).nth(1).unwrap_or_default();
    let found = format!("{}[{}] ", rule.severity().word(), rule.code());
    page.starts_with(&format!("# {}\n", rule.code()))
        && !section("Why").trim().is_empty()
        && section("Example").contains(&found)
        && section("Fix").contains("```diagnostics\n```")
}

#[test]
fn what_the_table_of_faults_names_exists() {
    let table = fs::read_to_string(root().join("docs/robustness.md")).expect("is text");
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).collect();
    let mut wrong = Vec::new();
    let mut n_named = 0;
    for row in rows.iter().filter(|row| !row.starts_with("| fault |") && !row.contains("---")) {
        let held = row.rsplit(" | ").next().unwrap_or_default().trim_end_matches(" |");
        for part in held.split(", `").map(|part| part.trim_start_matches('`')) {
            let (file, rest) = part.split_once('`').unwrap_or((part, ""));
            let (file, test) = file.split_once("::").unwrap_or((file, ""));
            let text = fs::read_to_string(root().join(file)).unwrap_or_default();
            let has_test = test.is_empty() || text.contains(&format!("fn {test}()"));
            let heading = rest.split("§ ").nth(1);
            let has_heading =
                heading.is_none_or(|it| text.lines().any(|line| line == format!("## {it}")));
            if text.is_empty() || !has_test || !has_heading {
                wrong.push(part.to_owned());
            }
            n_named += 1;
        }
    }
    assert!(n_named > 50 && wrong.is_empty(), "{n_named} named; not there: {wrong:#?}");
}

/// Lines of the table below a heading of CONTRIBUTING.md, without its two head lines.
fn contributing_rows(heading: &str) -> Vec<String> {
    let page = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("is text");
    let below = page.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_default();
    let section = below.split("\n## ").next().unwrap_or_default();
    section.lines().filter(|line| line.starts_with("| ")).skip(2).map(str::to_owned).collect()
}

/// The paths in backticks of a document that name files of this repository, without placeholders.
/// `src/` may be left out.
fn named_files(document: &str) -> Vec<String> {
    let page = fs::read_to_string(root().join(document)).expect("is text");
    let prose = page.split("\n```").step_by(2).collect::<String>();
    let spans = prose.split('`').skip(1).step_by(2);
    let extensions = [".rs", ".md", ".css", ".txt", ".mjs", ".toml", ".bin", ".ftl", ".tsv"];
    let is_path = |span: &&str| {
        let is_folder = span.ends_with('/') && span.contains(|c: char| c.is_ascii_lowercase());
        let of_repository = ["src/", "tests/", "themes/", "docs/"];
        let is_named = of_repository.iter().any(|folder| span.starts_with(folder));
        let is_file = span.contains('/') && extensions.iter().any(|end| span.ends_with(end));
        !span.contains(['<', '*', ' ', '…']) && (is_file || is_folder && is_named)
    };
    spans.filter(is_path).map(|span| span.trim_end_matches('/').to_owned()).collect()
}

#[test]
fn the_documents_for_contributors_name_files_that_exist() {
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let named = named_files(document);
        assert!(named.len() > 10, "{document} names {} files", named.len());
        let exists =
            |path: &String| root().join(path).exists() || root().join("src").join(path).exists();
        let missing: Vec<&String> = named.iter().filter(|path| !exists(path)).collect();
        assert!(missing.is_empty(), "{document} names {missing:#?}");
    }
}

#[test]
fn the_glossary_has_at_most_forty_terms_each_with_one_meaning() {
    let rows = contributing_rows("Glossary");
    let terms: Vec<&str> = rows.iter().filter_map(|row| row.split(" | ").next()).collect();
    assert!((20..=40).contains(&terms.len()), "{} terms", terms.len());
    assert!(terms.windows(2).all(|pair| pair[0].to_lowercase() < pair[1].to_lowercase()), "order");
    let incomplete: Vec<&String> =
        rows.iter().filter(|row| row.trim_matches(['|', ' ']).split(" | ").count() != 2).collect();
    assert!(incomplete.is_empty(), "{incomplete:#?}");
}

/// Words that were replaced by the standard terms of the field, and what replaced them.
const RETIRED: &[(&str, &str)] = &[
    ("complain", "print_error, report"),
    ("complains", "reports"),
    ("say_over", "print_progress"),
    ("Wanted", "LoadOptions"),
    ("Doorbell", "ChangeWatcher"),
    ("Rung", "PendingChanges"),
    ("knock", "probe"),
    ("Deaf", "AcceptFailed"),
    ("free_queued", "drain_accept_queue"),
    ("tells_not_apart", "treats_alike"),
    ("weightless", "useless_points"),
    ("told apart", "identified by, differs in"),
    ("nobody to talk to", "standard error may be closed"),
    ("found by looking", "a fix where kb can find one"),
];

#[test]
fn retired_words_do_not_come_back() {
    let mut all = files("src", &["rs"]);
    all.extend(files("tests/spec", &["rs", "md"]));
    all.extend(files("docs", &["md"]));
    all.extend(files("themes", &["md", "js"]));
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"] {
        all.insert(page.to_owned(), fs::read_to_string(root().join(page)).expect("is text"));
    }
    let mut wrong = Vec::new();
    for (path, text) in &all {
        for (word, better) in RETIRED.iter().filter(|(word, _)| has_word(text, word)) {
            wrong.push(format!("{path} has `{word}`; write {better}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a text has a word or phrase that no letter, digit or `_` continues on either side.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let after = &text[at + word.len()..];
        !text[..at].ends_with(is_part) && !after.starts_with(is_part)
    })
}

/// The parameters of all functions of a text with the names of the functions. Closures are left
/// out: their parameters belong to the function that they are passed to.
fn parameters(text: &str) -> Vec<(&str, Vec<&str>)> {
    let is_code = |line: &str| !line.trim_start().starts_with("//");
    let starts = text.match_indices("fn ").filter(|(at, _)| {
        let line = text[..*at].rfind('\n').map_or(0, |newline| newline + 1);
        let before = text[..*at].chars().next_back();
        is_code(&text[line..]) && before.is_none_or(char::is_whitespace)
    });
    let functions = starts.filter_map(|(at, found)| {
        let rest = &text[at + found.len()..];
        let name = &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_')?];
        let list = match rest[name.len()..].starts_with('<') {
            true => after_generics(&rest[name.len()..])?,
            false => &rest[name.len()..],
        };
        let parts = parts(list.strip_prefix('(')?);
        (!name.is_empty()).then_some((name, parts))
    });
    functions.collect()
}

/// The text after `<…>`, which can contain `->` and nested brackets.
fn after_generics(text: &str) -> Option<&str> {
    let mut depth = 0_i32;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' if before != '-' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(&text[at + 1..]);
        }
        before = c;
    }
    None
}

/// The parts of a list up to its closing parenthesis, cut at commas outside inner brackets.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start, mut before) = (Vec::new(), 0_i32, 0, ' ');
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' if depth == 0 => {
                parts.push(text[start..at].trim());
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            '>' if before != '-' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        before = c;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a parameter is a tuple, by its pattern or by its type.
fn is_tuple(parameter: &str) -> bool {
    let of_type = match parameter.strip_prefix('(') {
        Some(_) => return true,
        None => parameter.split_once(':').map_or("", |(_, of_type)| of_type.trim()),
    };
    let of_type = of_type.trim_start_matches('&').trim_start_matches("mut ");
    of_type.strip_prefix('(').is_some_and(|inner| parts(inner).len() > 1)
}

#[test]
fn functions_take_named_parameters_and_at_most_five() {
    let mut wrong = Vec::new();
    let mut n_functions = 0;
    for (path, text) in files("src", &["rs"]) {
        for (name, parameters) in parameters(&text) {
            n_functions += 1;
            if parameters.iter().any(|parameter| is_tuple(parameter)) {
                wrong.push(format!("{path}: `{name}` takes a tuple"));
            }
            if parameters.len() > 5 {
                wrong.push(format!("{path}: `{name}` takes {} parameters", parameters.len()));
            }
        }
    }
    assert!(n_functions > 1000, "{n_functions} functions: they are not read as they are written");
    assert!(wrong.is_empty(), "name them in a struct of the field: {wrong:#?}");
}

#[test]
fn tuples_among_parameters_are_found() {
    let text = "fn a<F: Fn(u8) -> (u8, u8)>(b: F, c: &(dyn Any + Send)) {}\n// fn no((a, b): X)\n\
                fn d(&self, (e, f): (u8, u8)) {}\nfn g(h: &'static [u8], i: &mut (u8, u8)) {}\n";
    let found: Vec<(&str, Vec<bool>)> = parameters(text)
        .into_iter()
        .map(|(name, parameters)| (name, parameters.into_iter().map(is_tuple).collect()))
        .collect();
    let expected = [("a", vec![false, false]), ("d", vec![false, true]), ("g", vec![false, true])];
    assert_eq!(found, expected);
}

/// The names of the types that a text defines outside unit tests. Only associated types are
/// indented.
fn defined_types(text: &str) -> Vec<&str> {
    let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    let defined = code.lines().filter_map(|line| {
        let is_indented = line.starts_with(' ');
        let (start, rest) = line.trim_start().split_once(' ')?;
        let item = if start.starts_with("pub") { rest } else { line.trim_start() };
        let (keyword, rest) = item.split_once(' ')?;
        let defines = match keyword {
            "struct" | "enum" | "trait" | "union" => true,
            "type" => !is_indented,
            _ => false,
        };
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        (defines && rest.starts_with(char::is_uppercase)).then_some(&rest[..end])
    });
    defined.collect()
}

#[test]
fn each_type_name_has_one_meaning() {
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in files("src", &["rs"]) {
        if !path.ends_with("/tests.rs") {
            for name in defined_types(&text) {
                homes.entry(name.to_owned()).or_default().insert(path.clone());
            }
        }
    }
    assert!(homes.len() > 800, "{} types: they are not read as they are written", homes.len());
    let shared: BTreeMap<_, _> = homes.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(shared.is_empty(), "name what each of them is, in terms of its field: {shared:#?}");
}

#[test]
fn definitions_of_types_are_found() {
    let text = "pub(crate) struct A<'a> {\n    b: B,\n}\nenum C {}\ntrait D {\n    type E;\n}\n\
                pub type F<T> = G<T>;\nimpl H for I {\n    type J = K;\n}\n// struct L\n\
                fn m() {\n    struct N;\n}\n#[cfg(test)]\nmod tests {\n    struct O;\n}\n";
    assert_eq!(defined_types(text), ["A", "C", "D", "F", "N"]);
}
