//! Flags of `kb i18n`.

use clap::{Args, Subcommand, ValueEnum};

use crate::lang::change::Severity;
use crate::site::freshness::State;

/// Flags of `kb i18n`.
#[derive(Debug, Args)]
pub struct I18nArguments {
    /// What to do.
    #[command(subcommand)]
    pub command: I18nCommand,
}

/// What to do about translations.
#[derive(Debug, Subcommand)]
pub enum I18nCommand {
    /// Say how every translation stands to its source
    Status(StatusArguments),
    /// Show what changed in the source since a translation was confirmed
    Diff(DiffArguments),
    /// Confirm that a translation says what its source says now
    Accept(AcceptArguments),
    /// Write a draft of a translation: the ids, with the source text as comments
    New(DraftArguments),
    /// Find headings without an id, and give them one in every language
    Ids(IdsArguments),
}

/// Flags of `kb i18n status`.
#[derive(Debug, Args)]
pub struct StatusArguments {
    /// Only this language
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// How to print the table
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: TableFormat,
    /// Exit with 1 where a page is in one of these states: `stale:major,incomplete,orphan`
    #[arg(long, value_name = "STATES", value_delimiter = ',', value_parser = condition)]
    pub fail_on: Vec<Condition>,
}

/// Flags of `kb i18n diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// The page, scenario or quiz: its key, the end of it, or a file of it
    pub page: String,
    /// Only this language
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Only these sections, by id
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub section: Vec<String>,
    /// How to print the comparison
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: TableFormat,
}

/// Flags of `kb i18n accept`.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct AcceptArguments {
    /// The pages, scenarios or quizzes: their keys, the ends of them, or files of them
    #[arg(required_unless_present = "all_pages")]
    pub pages: Vec<String>,
    /// Every page that has something to confirm
    #[arg(long, conflicts_with_all = ["pages", "section"])]
    pub all_pages: bool,
    /// The language of the translation
    #[arg(long, value_name = "LANG", required_unless_present = "all_langs")]
    pub lang: Option<String>,
    /// Every language that the page is translated to; with --trivial only
    #[arg(long, requires = "trivial", conflicts_with = "lang")]
    pub all_langs: bool,
    /// Only these sections, by id
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub section: Vec<String>,
    /// The translation is right as it is, although its source changed
    #[arg(long)]
    pub no_change_needed: bool,
    /// The change of the source is a typo: a few words, and nothing major
    #[arg(long)]
    pub trivial: bool,
    /// The day of the confirmation, YYYY-MM-DD; today unless given
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
}

/// Flags of `kb i18n new`.
#[derive(Debug, Args)]
pub struct DraftArguments {
    /// The page, scenario, quiz or glossary: its key, the end of it, or its file
    pub page: String,
    /// The language to translate to
    #[arg(long, value_name = "LANG")]
    pub lang: String,
}

/// Flags of `kb i18n ids`.
#[derive(Debug, Args)]
pub struct IdsArguments {
    /// Write the ids into the files
    #[arg(long)]
    pub write: bool,
}

/// How to print a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people
    Human,
    /// One JSON object a line
    Json,
    /// A Markdown text, for a comment on a change
    Md,
}

/// A state to fail on, with the mildest change that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// The state.
    pub state: State,
    /// For `stale`: from which severity on.
    pub severity: Severity,
}

/// Reads `stale:major`, `incomplete`, ….
fn condition(text: &str) -> Result<Condition, String> {
    let (state, severity) = match text.split_once(':') {
        Some((state, severity)) => (state, Some(severity)),
        None => (text, None),
    };
    let states = [
        State::Stale,
        State::Incomplete,
        State::Extra,
        State::Unconfirmed,
        State::Untranslated,
        State::Orphan,
    ];
    let known = states.into_iter().find(|known| known.word() == state);
    let severity = match severity {
        None => Some(Severity::Cosmetic),
        Some(word) => Severity::from_word(word).filter(|_| known == Some(State::Stale)),
    };
    match (known, severity) {
        (Some(state), Some(severity)) => Ok(Condition { state, severity }),
        (_, _) => Err(
            "use stale, stale:normal, stale:major, incomplete, extra, unconfirmed, untranslated or orphan"
                .to_owned(),
        ),
    }
}
