//! Prints to standard output and standard error, and defines the exit codes.
//!
//! Only this file writes to the terminal (`tests/tidy.rs`). All text passes through [`printable`],
//! because content, file names, arguments and system messages can contain control characters.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use terminal_size::Width;

use crate::cmd::arguments::{ReportFormatName, SiteArguments, When};
use crate::cmd::root;
use crate::diag::report::{self, Color, ReportFormat, ReportStyle, printable};
use crate::diag::{self, Diagnostic, Severity};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// No errors.
    Fine,
    /// The content has errors.
    Content,
    /// The arguments or kb.yaml are wrong.
    Usage,
    /// An I/O error, or a port that is in use.
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

/// Prints one line to standard error, with line ends replaced. Write errors are ignored: standard
/// error may be closed.
pub fn print_status(line: &str) {
    let line: String = line.chars().map(printable::character).collect();
    to_stderr(&format!("{line}\n"));
}

/// Prints a message of several lines to standard error.
pub fn print_status_lines(text: &str) {
    to_stderr(&format!("{}\n", printable::lines(text)));
}

fn to_stderr(text: &str) {
    drop(io::stderr().write_all(text.as_bytes()));
}

/// Whether standard error is a terminal on which lines can be replaced.
#[must_use]
pub fn is_terminal() -> bool {
    io::stderr().is_terminal() && !is_dumb()
}

/// Whether `TERM` means that the terminal supports no escape sequences.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Prints a line over the previous progress line.
pub fn print_progress(line: &str) {
    let line: String = line.chars().map(printable::character).collect();
    to_stderr(&format!("\r\u{1b}[2K{line}"));
}

/// Prints a question and reads one line; `None` if input or output is not a terminal.
#[must_use]
pub fn prompt(question: &str) -> Option<String> {
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return None;
    }
    let question: String = question.chars().map(printable::character).collect();
    to_stderr(&question);
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).ok()?;
    Some(answer.trim().to_owned())
}

/// Prints requested data.
#[must_use]
pub fn print(text: &str) -> Exit {
    to_stdout(&printable::lines(text))
}

/// Prints requested JSON; control characters become escapes, so the data stays the same.
#[must_use]
pub fn print_json(json: &str) -> Exit {
    to_stdout(&printable::json(json))
}

/// Prints a requested XML document; control characters are escaped, so the data stays the same.
#[must_use]
pub fn print_xml(xml: &str) -> Exit {
    to_stdout(&printable::xml(xml))
}

/// Prints candidates for the script of a shell, which separates them with control characters.
#[must_use]
pub fn print_to_program(bytes: &[u8]) -> Exit {
    written(io::stdout().lock().write_all(bytes))
}

/// Prints a usage error, the help or the version, and returns the exit code: clap reports help and
/// version as errors for standard output. The message quotes arguments; if they contain control
/// characters, it is printed without colours.
#[must_use]
pub fn usage(error: &clap::Error, color: When) -> Exit {
    let plain = error.render().to_string();
    let shown = printable::lines(&plain);
    let is_terminal =
        if error.use_stderr() { io::stderr().is_terminal() } else { io::stdout().is_terminal() };
    // Not left to clap, which colours the output of dumb terminals where `CI` is set.
    let text = match resolved(color, is_terminal) {
        _ if shown != plain => shown,
        Color::Never => plain,
        Color::Always => error.render().ansi().to_string(),
    };
    if error.use_stderr() {
        to_stderr(&text);
        return Exit::Usage;
    }
    to_stdout(&text)
}

fn to_stdout(text: &str) -> Exit {
    written(io::stdout().lock().write_all(text.as_bytes()))
}

/// Flushes standard output and returns the exit code. A closed pipe is not an error, because the
/// reading program needs no more data. A full disk is an error.
fn written(result: io::Result<()>) -> Exit {
    match result.and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            print_error(&format!("cannot write to standard output: {error}"), None);
            Exit::System
        }
        Ok(()) | Err(_) => Exit::Fine,
    }
}

/// Prints the number of findings as the last line.
pub fn summary(found: &[Diagnostic], n_files: usize, elapsed: Duration) {
    print_status(&report::summary(found, n_files, elapsed));
}

/// Prints `error: …` and an optional help line.
pub fn print_error(message: &str, help: Option<&str>) {
    print_status(&format!("error: {message}"));
    if let Some(help) = help {
        print_status(&format!("  help: {help}"));
    }
}

/// How findings are printed.
#[derive(Debug, Clone, Copy)]
pub struct ReportOptions<'a> {
    /// The site and whether to use colours.
    pub site: &'a SiteArguments,
    /// The format.
    pub format: ReportFormatName,
    /// How many findings of each rule people see; 0 for all.
    pub limit: usize,
}

impl<'a> ReportOptions<'a> {
    /// A report for people.
    #[must_use]
    pub fn human(site: &'a SiteArguments) -> ReportOptions<'a> {
        ReportOptions { site, format: ReportFormatName::Human, limit: report::LIMIT }
    }
}

/// Prints findings and the summary, and returns the exit code.
pub fn findings(
    found: Vec<Diagnostic>,
    options: ReportOptions<'_>,
    n_files: usize,
    elapsed: Duration,
) -> Exit {
    let found = diag::sorted(found);
    let exit = report(&found, options);
    summary(&found, n_files, elapsed);
    exit
}

/// Prints findings, which should be [sorted](diag::sorted), without the summary: for commands that
/// print other lines before it.
pub fn report(found: &[Diagnostic], options: ReportOptions<'_>) -> Exit {
    let ReportOptions { site, format, limit } = options;
    let folder = folder_in_repository(site).unwrap_or_default();
    let style = ReportStyle { color: color(site), width: width(), folder: &folder, limit };
    let text = report::render(found, format.into(), style);
    let handed_over = match format {
        ReportFormatName::Human => {
            // The report has no control characters except its colours.
            to_stderr(&text);
            Exit::Fine
        }
        ReportFormatName::Json | ReportFormatName::Sarif => print_json(&text),
        ReportFormatName::Github => print(&text),
    };
    match found.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        true => Exit::Content,
        false => handed_over,
    }
}

/// The path from the repository to the site in GitHub Actions, which resolves the paths of
/// annotations and alerts from the repository.
fn folder_in_repository(site: &SiteArguments) -> Option<String> {
    let repository = PathBuf::from(std::env::var_os("GITHUB_WORKSPACE")?);
    let root = root::find(site).ok()?.canonicalize().ok()?;
    let folder = root.strip_prefix(repository.canonicalize().ok()?).ok()?;
    folder.components().map(|part| Some(format!("{}/", part.as_os_str().to_str()?))).collect()
}

impl From<ReportFormatName> for ReportFormat {
    fn from(name: ReportFormatName) -> ReportFormat {
        match name {
            ReportFormatName::Human => ReportFormat::Human,
            ReportFormatName::Json => ReportFormat::Json,
            ReportFormatName::Github => ReportFormat::Github,
            ReportFormatName::Sarif => ReportFormat::Sarif,
        }
    }
}

/// Whether to use colour on standard error.
fn color(site: &SiteArguments) -> Color {
    resolved(site.color, io::stderr().is_terminal())
}

/// Whether to use colour on a stream. `NO_COLOR` (no-color.org) and `TERM=dumb` turn it off.
fn resolved(color: When, is_terminal: bool) -> Color {
    let no_color = || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match color {
        When::Always => Color::Always,
        When::Auto if is_terminal && !is_dumb() && !no_color() => Color::Always,
        When::Auto | When::Never => Color::Never,
    }
}

/// The width of reports in columns: `COLUMNS`, else that of the terminal.
fn width() -> usize {
    let variable = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || {
        let (Width(columns), _) = terminal_size::terminal_size_of(io::stderr())?;
        Some(usize::from(columns))
    };
    variable.or_else(terminal).unwrap_or(ReportStyle::PLAIN.width)
}
