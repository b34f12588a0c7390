//! Manual pages in roff, generated from the commands and flags. Only this file uses `clap_mangen`.

use clap::CommandFactory;
use clap_mangen::Man;

use crate::cmd::arguments::Arguments;

/// The section of the manual for commands of users.
const SECTION: &str = "1";

/// The commands with their pages, in the order of `kb help`: `kb`, `kb-build`, `kb-i18n-status`.
fn commands() -> Vec<clap::Command> {
    let mut root = Arguments::command();
    // Gives each command its full name.
    root.build();
    let mut commands = Vec::new();
    collect(root, &mut commands);
    commands
}

fn collect(command: clap::Command, commands: &mut Vec<clap::Command>) {
    let inner: Vec<clap::Command> = command
        .get_subcommands()
        .filter(|inner| inner.get_name() != "help" && !inner.is_hide_set())
        .cloned()
        .collect();
    commands.push(command);
    for inner in inner {
        collect(inner, commands);
    }
}

fn name(command: &clap::Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// The names of all pages.
#[must_use]
pub fn names() -> Vec<String> {
    commands().iter().map(|command| name(command).to_owned()).collect()
}

/// The page with a name, in roff.
#[must_use]
pub fn page(wanted: &str) -> Option<String> {
    let command = commands().into_iter().find(|command| name(command) == wanted)?;
    let title = name(&command).to_owned();
    let source = format!("kb {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command).title(title).section(SECTION).source(source).manual("kb");
    let mut roff = Vec::new();
    man.render(&mut roff).ok()?;
    String::from_utf8(roff).ok()
}
