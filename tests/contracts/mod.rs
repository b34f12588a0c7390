//! Detects breaking changes of the interfaces of kb that follow semantic versioning.
//!
//! `tests/contracts/<name>.txt` records an interface as lines, below the number of its version. A
//! recorded line that is gone is a breaking change: it needs a greater number. New lines need only
//! `KB_UPDATE_SPECS=1`. docs/releasing.md describes the promises.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use clap::CommandFactory;
use kb::cmd::arguments::Arguments;
use kb::diag::rules::Rule;
use kb::source::Kind;
use kb::yaml::schema::{Field, Shape};
use kb::{config, diag, doc, theme, yaml};
use regex_lite::Regex;
use serde_json::Value as Json;

/// The breaking changes of an interface whose version number stays the same.
fn breaking(recorded: &BTreeSet<String>, current: &BTreeSet<String>) -> Vec<String> {
    let gone = recorded.difference(current).map(|line| format!("gone: {line}"));
    // A new key that is required makes files without it invalid, unless its record is new, too.
    let required = current.difference(recorded).filter(|line| {
        let Some(key) = line.strip_suffix(" required") else { return false };
        let key = key.split(' ').next().unwrap_or_default();
        let parent = key.rsplit_once('.').map_or("", |(parent, _)| parent);
        let starts = |line: &String| line.split(' ').next() == Some(parent);
        parent.is_empty() || recorded.iter().any(starts)
    });
    gone.chain(required.map(|line| format!("required: {line}"))).collect()
}

/// Compares an interface with its record.
fn compare(name: &str, version: u32, current: &BTreeSet<String>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/contracts/{name}.txt"));
    let recorded = fs::read_to_string(&file).unwrap_or_default();
    let (head, rest) = recorded.split_once('\n').unwrap_or_default();
    let known: BTreeSet<String> = rest.lines().map(str::to_owned).collect();
    if head == format!("version {version}") {
        let breaking = breaking(&known, current);
        assert!(
            breaking.is_empty(),
            "a breaking change of {name}: {breaking:#?}\nkeep it, or raise the version of {name} and \
             describe the change in CHANGELOG.md"
        );
    }
    let mut wanted = format!("version {version}\n");
    wanted.extend(current.iter().flat_map(|line| [line.as_str(), "\n"]));
    if env::var_os("KB_UPDATE_SPECS").is_some() {
        fs::create_dir_all(file.parent().expect("is in a folder")).expect("can be made");
        fs::write(&file, &wanted).expect("can be written");
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(found == wanted, "{name} grew: KB_UPDATE_SPECS=1 cargo test --test reference");
}

#[test]
fn a_line_that_is_gone_and_a_new_required_key_are_breaking_changes() {
    let lines = |lines: &[&str]| -> BTreeSet<String> {
        lines.iter().map(|&line| line.to_owned()).collect()
    };
    let before = lines(&["quiz.a text", "quiz.b record", "quiz.b.c id required"]);
    let more = lines(&["quiz.a text", "quiz.b record", "quiz.b.c id required", "quiz.d text"]);
    assert_eq!(breaking(&before, &more), Vec::<String>::new());
    assert_eq!(breaking(&more, &before), ["gone: quiz.d text"]);
    let record = lines(&[
        "quiz.a text",
        "quiz.b record",
        "quiz.b.c id required",
        "quiz.e record",
        "quiz.e.f text required",
    ]);
    assert_eq!(breaking(&before, &record), Vec::<String>::new(), "the record is new");
    let required =
        lines(&["quiz.a text", "quiz.b record", "quiz.b.c id required", "quiz.b.d id required"]);
    assert_eq!(breaking(&before, &required), ["required: quiz.b.d id required"]);
}

#[test]
fn commands_and_flags_keep_their_meaning() {
    let mut lines = BTreeSet::new();
    let mut command = Arguments::command();
    command.build();
    commands(&command, "kb", &mut lines);
    lines.extend(Rule::ALL.iter().map(|rule| format!("rule {}", rule.code())));
    // The number of this interface is that of kb itself.
    let major = if env!("CARGO_PKG_VERSION_MAJOR") == "0" {
        env!("CARGO_PKG_VERSION_MINOR")
    } else {
        env!("CARGO_PKG_VERSION_MAJOR")
    };
    compare("command-line", major.parse().expect("a number"), &lines);
}

fn commands(command: &clap::Command, name: &str, lines: &mut BTreeSet<String>) {
    lines.insert(name.to_owned());
    for argument in command.get_arguments() {
        let shown = match argument.get_long() {
            Some(long) => format!("--{long}"),
            None => argument.get_id().to_string(),
        };
        lines.insert(format!("{name} {shown}"));
        if let Some(variable) = argument.get_env() {
            lines.insert(format!("{name} {shown} = {}", variable.to_string_lossy()));
        }
        // The values of the shells belong to their library.
        let values = argument.get_possible_values();
        if argument.get_id() != "shell" && argument.get_action().takes_values() {
            lines.extend(values.iter().map(|it| format!("{name} {shown} {}", it.get_name())));
        }
    }
    for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
        commands(inner, &format!("{name} {}", inner.get_name()), lines);
    }
}

#[test]
fn files_of_authors_stay_valid() {
    let mut lines = BTreeSet::new();
    for (name, shape) in [
        ("config", &config::SHAPE),
        ("page", doc::shape(Kind::Page)),
        ("scenario", doc::shape(Kind::Scenario)),
        ("quiz", doc::shape(Kind::Quiz)),
        ("glossary", doc::shape(Kind::Glossary)),
    ] {
        keys(name, shape, &mut lines);
    }
    compare("files", yaml::json_schema::VERSION, &lines);
}

fn keys(path: &str, shape: &Shape, lines: &mut BTreeSet<String>) {
    match shape {
        Shape::Record(fields) => {
            for field in *fields {
                key(path, field, lines);
            }
        }
        Shape::OneOrMore(fields) => keys(path, &Shape::Record(fields), lines),
        Shape::Items(_, fields) => keys(&format!("{path}[]"), &Shape::Record(fields), lines),
        Shape::Either(plain, fields) => {
            keys(path, plain, lines);
            keys(path, &Shape::Record(fields), lines);
        }
        Shape::Map(inner) | Shape::Keyed(inner) | Shape::Days(inner) => {
            keys(&format!("{path}<>"), inner, lines);
        }
        Shape::List(inner) => keys(&format!("{path}[]"), inner, lines),
        Shape::OneOf(words) | Shape::OneOfByLang(words) => {
            lines.extend(words.iter().map(|word| format!("{path} {word}")));
        }
        _ => {}
    }
}

fn key(path: &str, field: &Field, lines: &mut BTreeSet<String>) {
    let kind = match field.shape {
        Shape::Text => "text",
        Shape::Id => "id",
        Shape::OneOrMoreIds => "id or ids",
        Shape::Number | Shape::Integer => "number",
        Shape::Points => "points",
        Shape::Bool => "boolean",
        Shape::Date => "date",
        Shape::Interval => "interval",
        Shape::OneOf(_) => "word",
        Shape::OneOfByLang(_) => "word, by language",
        Shape::List(_) | Shape::Items(..) => "list",
        Shape::Map(_) | Shape::Keyed(_) => "map",
        Shape::Days(_) => "map, by day",
        Shape::Record(_) => "record",
        Shape::OneOrMore(_) => "record or list",
        Shape::Either(..) => "value or record",
        Shape::Colour => "colour",
        Shape::Words => "text, by language",
        Shape::Any => "any",
        Shape::Condition => "condition",
    };
    let required = if field.required { " required" } else { "" };
    let path = format!("{path}.{}", field.key);
    lines.insert(format!("{path} {kind}{required}"));
    keys(&path, &field.shape, lines);
}

/// Runs kb on the example site.
fn kb(arguments: &[&str]) -> String {
    kb_in("src/cmd/init/site", arguments)
}

/// Runs kb on a site of the repository.
fn kb_in(site: &str, arguments: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(site);
    let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
    command.arg("--root").arg(root).args(arguments).stdin(Stdio::null());
    let output = command.output().expect("it can be started");
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

const DUE: [&str; 6] = ["review", "due", "--today", "2040-01-01", "--format", "json"];

#[test]
fn json_keeps_its_keys() {
    let mut lines = BTreeSet::new();
    let source = kb::text::Source::new(kb::text::RelPath::new("a.md").expect("a path"), "text");
    let place = kb::text::Span::new(0, 2);
    let finding = diag::Diagnostic::new(Rule::BrokenLink, &source, place, "x")
        .help("y")
        .fix(diag::fix::Fix::safe(place, "z"));
    let style = diag::report::ReportStyle::PLAIN;
    let check = diag::report::render(&[finding], diag::report::ReportFormat::Json, style);
    let outputs = [
        ("check", check, 3),
        ("i18n status", kb(&["i18n", "status", "--format", "json"]), 2),
        ("review due", kb_in("tests/sites/every-key", &DUE), 1),
        ("quiz vectors", kb(&["quiz", "vectors", "ready-to-borrow"]), 2),
    ];
    for (name, text, depth) in outputs {
        let objects: Vec<Json> =
            text.lines().map(|line| serde_json::from_str(line).expect("is JSON")).collect();
        assert!(!objects.is_empty(), "{name} prints objects");
        for object in &objects {
            json_keys(name, object, depth, &mut lines);
        }
    }
    compare("json", diag::report::JSON_VERSION, &lines);
}

/// The keys of objects up to a depth; lists do not count.
fn json_keys(path: &str, value: &Json, depth: usize, lines: &mut BTreeSet<String>) {
    match value {
        Json::Array(items) => {
            for item in items {
                json_keys(path, item, depth, lines);
            }
        }
        Json::Object(map) if depth > 0 => {
            for (key, value) in map {
                let path = format!("{path}: {key}");
                json_keys(&path, value, depth - 1, lines);
                lines.insert(path);
            }
        }
        _ => {}
    }
}

#[test]
fn themes_keep_what_they_use() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lines = fields(&fs::read_to_string(root.join("src/view.rs")).expect("is text"));
    let blocks = Regex::new(r"\{%-? *block +(\w+)").expect("a pattern");
    let tokens = Regex::new(r"[{;/]\s*(--kb-[a-z0-9-]+):").expect("a pattern");
    let layers = Regex::new(r"(?m)^@layer ([a-z, ]+);").expect("a pattern");
    let attributes = Regex::new(r"\b(data-kb-[a-z0-9-]+)").expect("a pattern");
    for (folder, extension) in [("templates", "html"), ("assets", "css")] {
        let files = fs::read_dir(root.join("themes/default").join(folder)).expect("can be listed");
        for file in files {
            let path = file.expect("can be listed").path();
            let name = path.file_name().expect("has one").to_string_lossy().into_owned();
            if path.extension().is_none_or(|it| it != extension) {
                continue;
            }
            let text = fs::read_to_string(&path).expect("is text");
            lines.insert(format!("{folder}/{name}"));
            lines.extend(blocks.captures_iter(&text).map(|it| format!("{name} block {}", &it[1])));
            lines.extend(tokens.captures_iter(&text).map(|it| format!("token {}", &it[1])));
            lines.extend(layers.captures_iter(&text).map(|it| format!("layers {}", &it[1])));
            let found = attributes.captures_iter(&text);
            lines.extend(found.map(|it| format!("attribute {}", &it[1])));
        }
    }
    let messages = fs::read_to_string(root.join("themes/default/i18n/en.ftl")).expect("is text");
    let ids = messages.lines().filter_map(|line| line.split_once(" ="));
    let ids = ids.filter(|(id, _)| id.starts_with(|c: char| c.is_ascii_lowercase()));
    lines.extend(ids.map(|(id, _)| format!("message {id}")));
    compare("theme", theme::VERSION, &lines);
}

/// The fields that templates can use: `struct.field: type`.
fn fields(text: &str) -> BTreeSet<String> {
    let start = Regex::new(r"^pub struct (\w+)").expect("a pattern");
    let field = Regex::new(r"^    pub (?:r#)?(\w+): (.+),$").expect("a pattern");
    let mut of = String::new();
    let mut lines = BTreeSet::new();
    for line in text.lines() {
        if let Some(found) = start.captures(line) {
            found[1].clone_into(&mut of);
        } else if let Some(found) = field.captures(line) {
            lines.insert(format!("{of}.{}: {}", &found[1], &found[2]));
        }
    }
    assert!(lines.len() > 100, "{} fields", lines.len());
    lines
}

#[test]
fn the_versions_of_all_formats_are_printed() {
    let printed = kb(&["--version"]);
    let expected = format!(
        "kb {}\nformats: files {}, JSON {}, themes {}\n",
        env!("CARGO_PKG_VERSION"),
        yaml::json_schema::VERSION,
        diag::report::JSON_VERSION,
        theme::VERSION
    );
    assert_eq!(printed, expected);
    let short = kb(&["-V"]);
    assert_eq!(short, format!("kb {}\n", env!("CARGO_PKG_VERSION")));
}
