//! The page about commands and flags, and the examples of their help texts.

use std::fmt::Write as _;

use clap::{CommandFactory, Parser};
use kb::cmd::arguments::Arguments;

pub(super) fn page() -> String {
    let mut out = String::from(
        "# Commands and flags\n\nGenerated from the program; `kb COMMAND --help` prints the same texts. Flags override `KB_*` variables, which override `kb.yaml`.\n\nExit codes: 0 success, 1 errors in the content, 2 usage or configuration error, 3 I/O or port error.\n",
    );
    let mut command = Arguments::command();
    command.build();
    commands(&command, "kb", &mut out);
    out
}

fn commands(command: &clap::Command, name: &str, out: &mut String) {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let _ = write!(out, "\n## `{name}`\n\n{about}.\n");
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
