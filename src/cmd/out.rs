//! What a command says, and how it ends.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use crate::cmd::arguments::{FormatName, SiteArguments, When};
use crate::cmd::load;
use crate::diag::report::{self, Color, Format, Style};
use crate::diag::{self, Diagnostic, Severity};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// The content has errors.
    Content,
    /// The arguments or kb.yaml are wrong.
    Usage,
    /// A file, folder or port could not be used.
    System,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Content => 1,
            Exit::Usage => 2,
            Exit::System => 3,
        })
    }
}

/// Says one line to the person at the terminal. A closed pipe is nobody to talk to.
pub fn say(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

/// Whether somebody watches standard error.
#[must_use]
pub fn is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Says one line over the last one said so, for progress on a terminal.
pub fn say_over(line: &str) {
    drop(write!(io::stderr(), "\r\u{1b}[2K{line}"));
}

/// Hands over requested data. A closed pipe has got what it wanted; a full disk has not.
#[must_use]
pub fn print(text: &str) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("cannot write to standard output: {error}"), None);
            Exit::System
        }
        Ok(()) | Err(_) => Exit::Fine,
    }
}

/// Says how many findings there are, as the last line.
pub fn summary(found: &[Diagnostic], n_files: usize, elapsed: Duration) {
    say(&report::summary(found, n_files, elapsed));
}

/// Says `error: …` with an optional hint.
pub fn complain(message: &str, help: Option<&str>) {
    say(&format!("error: {message}"));
    if let Some(help) = help {
        say(&format!("  help: {help}"));
    }
}

/// Prints findings and the closing line; the exit code follows from them.
pub fn findings(
    found: &mut Vec<Diagnostic>,
    how: (&SiteArguments, FormatName),
    (n_files, elapsed): (usize, Duration),
) -> Exit {
    let exit = report(found, how);
    say(&report::summary(found, n_files, elapsed));
    exit
}

/// Prints findings without the closing line, for commands that have more to say before it.
pub fn report(found: &mut Vec<Diagnostic>, (site, format): (&SiteArguments, FormatName)) -> Exit {
    diag::sort(found);
    let folder = folder_in_repository(site).unwrap_or_default();
    let style = Style { color: color(site), width: width(), folder: &folder };
    let text = report::render(found, format.into(), style);
    let handed_over = match format {
        FormatName::Human => {
            drop(io::stderr().write_all(text.as_bytes()));
            Exit::Fine
        }
        FormatName::Json | FormatName::Github | FormatName::Sarif => print(&text),
    };
    match found.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        true => Exit::Content,
        false => handed_over,
    }
}

/// From the repository to the site, where GitHub runs kb and says where the repository is: it looks
/// for the files of annotations and alerts from there.
fn folder_in_repository(site: &SiteArguments) -> Option<String> {
    let repository = PathBuf::from(std::env::var_os("GITHUB_WORKSPACE")?);
    let root = load::root(site).ok()?.canonicalize().ok()?;
    let folder = root.strip_prefix(repository.canonicalize().ok()?).ok()?;
    folder.components().map(|part| Some(format!("{}/", part.as_os_str().to_str()?))).collect()
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Format {
        match name {
            FormatName::Human => Format::Human,
            FormatName::Json => Format::Json,
            FormatName::Github => Format::Github,
            FormatName::Sarif => Format::Sarif,
        }
    }
}

/// Whether standard error is shown in colour: `NO_COLOR` (no-color.org) is respected.
fn color(site: &SiteArguments) -> Color {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match site.color {
        When::Always => Color::Always,
        When::Auto if io::stderr().is_terminal() && !no_color => Color::Always,
        When::Auto | When::Never => Color::Never,
    }
}

/// The width of the terminal, which shells pass on in `COLUMNS`.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.unwrap_or(Style::PLAIN.width)
}
