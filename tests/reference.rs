//! Generates the reference of all keys, flags and rules from the tables that kb uses, compares the
//! JSON Schemas with them, and records the interfaces that follow semantic versioning.

mod contracts;
mod schemas;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use clap::{CommandFactory, Parser};
use kb::cmd::arguments::Arguments;
use kb::diag::rules::Rule;
use kb::markdown::features::{FEATURES, Feature};
use kb::markdown::foreign::FOREIGN;
use kb::source::Kind;
use kb::yaml::schema::{Field, Shape};
use kb::{config, doc};

#[test]
fn the_reference_says_what_kb_knows() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference.md");
    let wanted = reference();
    if env::var_os("KB_UPDATE_SPECS").is_some() {
        fs::create_dir_all(file.parent().expect("is in docs")).expect("can be made");
        fs::write(&file, &wanted).expect("can be written");
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/reference.md is behind the code: KB_UPDATE_SPECS=1 cargo test --test reference"
    );
}

#[test]
fn the_manual_of_markdown_says_what_kb_reads() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/markdown.md");
    let wanted = markdown();
    if env::var_os("KB_UPDATE_SPECS").is_some() {
        fs::write(&file, &wanted).expect("can be written");
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/markdown.md is behind the code: KB_UPDATE_SPECS=1 cargo test --test reference"
    );
}

fn markdown() -> String {
    let mut out = String::from(
        "# Markdown\n\nGenerated from the tables in the program. kb reads [CommonMark](https://commonmark.org/), the tables, footnotes, task lists and\nautolinks of GitHub, definition lists, `[[wiki links]]`, `{#ids}` of headings, and what follows here.\n",
    );
    for Feature { name, syntax, example, also } in FEATURES {
        let fence = if example.contains("```") { "````" } else { "```" };
        let _ = write!(out, "\n## {name}\n\n{syntax}\n\n{fence}markdown\n{example}{fence}\n");
        if !also.is_empty() {
            let _ = write!(out, "\nkb also reads: {}.\n", also.join(", "));
        }
    }
    out.push_str("\n## What kb does not read\n\nThe rule [foreign-syntax](../tests/spec/rules/foreign-syntax.md) reports this syntax of other generators outside code.\n\n| example | what it is | instead |\n| --- | --- | --- |\n");
    for foreign in FOREIGN {
        let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
        let example = cell(foreign.example);
        let code =
            if example.contains('`') { format!("`` {example} ``") } else { format!("`{example}`") };
        let _ = writeln!(out, "| {code} | {} | {} |", foreign.name, cell(foreign.instead));
    }
    out
}

fn reference() -> String {
    let mut out = String::from(
        "# Reference\n\nGenerated from the tables in the program. `kb explain CODE`, `kb schema KIND` and `kb help` print the same texts.\n",
    );
    out.push_str("\n## Commands and flags\n");
    let mut command = Arguments::command();
    command.build();
    commands(&command, "kb", &mut out);
    out.push_str("\nFlags override `KB_*` variables, which override `kb.yaml`. Exit codes: 0 success, 1 errors in the content, 2 usage or configuration error, 3 I/O or port error.\n");
    keys("kb.yaml", &config::SHAPE, &mut out);
    keys("Front matter of a page", doc::shape(Kind::Page), &mut out);
    keys("Scenario", doc::shape(Kind::Scenario), &mut out);
    keys("Quiz", doc::shape(Kind::Quiz), &mut out);
    keys("Glossary", doc::shape(Kind::Glossary), &mut out);
    out.push_str("\n## Rules\n\n`rules:` in kb.yaml sets a rule whose level is free to `off`, `info`, `warning` or `error`. A comment `<!-- kb-ignore: CODE -->` in a page ignores it in the next block, or at the top in the whole file.\n\n| code | severity | level | |\n| --- | --- | --- | --- |\n");
    for rule in Rule::ALL {
        let page = format!("../tests/spec/rules/{}.md", rule.code());
        let _ = writeln!(
            out,
            "| [{}]({page}) | {} | {} | {} |",
            rule.code(),
            rule.severity().word(),
            if rule.can_lower() { "free" } else { "fixed" },
            rule.summary()
        );
    }
    out
}

fn commands(command: &clap::Command, name: &str, out: &mut String) {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let _ = write!(out, "\n### `{name}`\n\n{about}.\n");
    let arguments: Vec<_> = command
        .get_arguments()
        .filter(|one| !matches!(one.get_id().as_str(), "help" | "version"))
        .collect();
    if !arguments.is_empty() {
        out.push_str("\n| | |\n| --- | --- |\n");
    }
    for argument in arguments {
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let value = argument.get_value_names().map_or(String::new(), |names| {
            let takes = argument.get_action().takes_values();
            if takes { format!(" {}", names[0]) } else { String::new() }
        });
        let shown = match argument.get_long() {
            Some(long) => format!("--{long}{value}"),
            None => value.trim().to_owned(),
        };
        let variable = argument
            .get_env()
            .map_or(String::new(), |name| format!(" (`{}`)", name.to_string_lossy()));
        let _ = writeln!(out, "| `{shown}` | {help}{variable} |");
    }
    let examples = examples(command);
    if !examples.is_empty() {
        let _ = write!(out, "\n```sh\n{}\n```\n", examples.join("\n"));
    }
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        commands(sub, &format!("{name} {}", sub.get_name()), out);
    }
}

/// The examples at the end of a help text.
fn examples(command: &clap::Command) -> Vec<String> {
    let end = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let lines = end.lines().skip_while(|line| *line != "Examples:").skip(1);
    lines.map_while(|line| line.strip_prefix("  ")).map(str::to_owned).collect()
}

#[test]
fn every_help_has_examples_that_are_valid() {
    let mut command = Arguments::command();
    command.build();
    let mut left = vec![&command];
    let mut n = 0;
    while let Some(command) = left.pop() {
        let examples = examples(command);
        let name = command.get_bin_name().unwrap_or("kb").to_owned();
        // A group of commands refers to its commands.
        let is_leaf = command.get_subcommands().next().is_none();
        assert!(!is_leaf || !examples.is_empty(), "`{name} --help` has no example");
        for example in examples.iter().flat_map(|line| line.split(" && ")) {
            let Some(rest) = example.strip_prefix("kb ") else { continue };
            let words = ["kb"].into_iter().chain(rest.split(' '));
            let parsed = Arguments::try_parse_from(words);
            assert!(parsed.is_ok(), "{example}: {}", parsed.expect_err("is wrong"));
            assert!(!is_leaf || example.starts_with(&name), "{name}: {example}");
            n += 1;
        }
        left.extend(command.get_subcommands().filter(|inner| inner.get_name() != "help"));
    }
    assert!(n > 20, "{n} examples");
}

fn keys(title: &str, shape: &Shape, out: &mut String) {
    let _ = write!(out, "\n## {title}\n\n| key | value | |\n| --- | --- | --- |\n");
    rows("", shape, out);
}

fn rows(path: &str, shape: &Shape, out: &mut String) {
    match shape {
        Shape::Record(fields) => {
            for field in *fields {
                row(path, field, out);
            }
        }
        Shape::Items(_, fields) => rows(&format!("{path}[]."), &Shape::Record(fields), out),
        Shape::Either(_, fields) => rows(&format!("{path}."), &Shape::Record(fields), out),
        Shape::Map(inner) => rows(&format!("{path}<id>."), inner, out),
        Shape::List(Shape::Either(_, fields)) => {
            rows(&format!("{path}[]."), &Shape::Record(fields), out);
        }
        Shape::List(inner) => rows(&format!("{path}[]."), inner, out),
        _ => {}
    }
}

fn row(path: &str, field: &Field, out: &mut String) {
    let required = if field.required { " **Required.**" } else { "" };
    let words = if field.is_translated() { " Translated." } else { "" };
    let key = format!("{path}{}", field.key);
    let _ = writeln!(out, "| `{key}` | {} | {}{required}{words} |", kind(&field.shape), field.doc);
    let dot = if matches!(field.shape, Shape::Record(_)) { "." } else { "" };
    rows(&format!("{key}{dot}"), &field.shape, out);
}

fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Id => "id".to_owned(),
        Shape::Number => "whole number".to_owned(),
        Shape::Points => "points".to_owned(),
        Shape::Bool => "`true` or `false`".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Interval => "interval".to_owned(),
        Shape::OneOf(words) => {
            words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        }
        Shape::OneOfByLang(words) => format!("{}, or one per language", kind(&Shape::OneOf(words))),
        Shape::List(inner) => format!("list of {}", kind(inner)),
        Shape::OneOrMoreIds => "id or list of id".to_owned(),
        Shape::Items(..) => "list of records".to_owned(),
        Shape::Map(inner) => format!("{} by id", kind(inner)),
        Shape::Keyed(inner) => format!("{} by name", kind(inner)),
        Shape::Any => "any value".to_owned(),
        Shape::Either(plain, _) => format!("{} or record", kind(plain)),
        Shape::Colour => "colour".to_owned(),
        Shape::Record(_) => "record".to_owned(),
        Shape::Words => "text, or text per language".to_owned(),
        Shape::Condition => "condition".to_owned(),
    }
}
