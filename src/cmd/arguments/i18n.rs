//! Flags of `kb i18n`.

use clap::{Args, Subcommand, ValueEnum};

use crate::lang::change::ChangeSeverity;
use crate::site::freshness::FreshnessState;

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
    /// Show the status of every translation
    #[command(after_help = "Examples:\n\
         \u{20} kb i18n status --lang cs\n\
         \u{20} kb i18n status --fail-on stale:major,incomplete")]
    Status(StatusArguments),
    /// Show what changed in the source since the translation was confirmed
    #[command(after_help = "Examples:\n\
         \u{20} kb i18n diff borrowing/first-loan --lang cs\n\
         \u{20} kb i18n diff first-loan --lang cs --section how-long --format md")]
    Diff(DiffArguments),
    /// Confirm that a translation matches the current source
    #[command(after_help = "Examples:\n\
         \u{20} kb i18n accept first-loan --lang cs\n\
         \u{20} kb i18n accept first-loan --lang cs --section how-long --no-change-needed\n\
         \u{20} kb i18n accept --all-pages --lang cs")]
    Accept(AcceptArguments),
    /// Create a draft of a translation: the ids, with the source text as comments; `new ui LANG` drafts
    /// the interface texts that a language lacks
    #[command(after_help = "Examples:\n\
         \u{20} kb i18n new borrowing/first-loan --lang cs\n\
         \u{20} kb i18n new first-loan --lang cs --by Jana\n\
         \u{20} kb i18n new ui cs")]
    New(DraftArguments),
    /// List headings without an explicit id, and add ids in every language
    #[command(after_help = "Examples:\n\
         \u{20} kb i18n ids\n\
         \u{20} kb i18n ids --write")]
    Ids(IdsArguments),
    /// Write the texts and their translations as PO or XLIFF files for translators' tools
    #[command(after_help = "Examples:\n\
         \u{20} kb i18n export --lang cs\n\
         \u{20} kb i18n export borrowing/first-loan --lang cs --only stale,missing --format xliff")]
    Export(ExportArguments),
    /// Read the translations of PO or XLIFF files into the content
    #[command(after_help = "Examples:\n\
         \u{20} kb i18n import --lang cs translations/cs\n\
         \u{20} kb i18n import --lang cs translations/cs/index.xliff --by Jana")]
    Import(TranslationImportArguments),
}

/// Flags of `kb i18n status`.
#[derive(Debug, Args)]
pub struct StatusArguments {
    /// Language of the translations (default: all)
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Format of the table
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: TableFormat,
    /// Exit with code 1 if a page is in one of these states, for example `stale:major,incomplete,orphan`
    #[arg(long, value_name = "STATES", value_delimiter = ',', value_parser = condition)]
    pub fail_on: Vec<FailCondition>,
}

/// Flags of `kb i18n diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// Page, scenario or quiz: its key, the end of its key, or one of its files
    pub page: String,
    /// Language of the translations (default: all)
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Ids of the sections (default: all)
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub section: Vec<String>,
    /// Format of the comparison
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: TableFormat,
}

/// Flags of `kb i18n accept`.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct AcceptArguments {
    /// Pages, scenarios or quizzes: their keys, the ends of their keys, or their files
    #[arg(required_unless_present = "all_pages")]
    pub pages: Vec<String>,
    /// Confirm every page that has something to confirm
    #[arg(long, conflicts_with_all = ["pages", "section"])]
    pub all_pages: bool,
    /// Language of the translation
    #[arg(long, value_name = "LANG", required_unless_present = "all_langs")]
    pub lang: Option<String>,
    /// Confirm all languages of the page; only with --trivial
    #[arg(long, requires = "trivial", conflicts_with = "lang")]
    pub all_langs: bool,
    /// Ids of the sections (default: all)
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub section: Vec<String>,
    /// Confirm although only the source changed: the translation needs no change
    #[arg(long)]
    pub no_change_needed: bool,
    /// Confirm a typo fix in the source: a few words, and no major change
    #[arg(long)]
    pub trivial: bool,
    /// Name of the person who confirms, stored with the date (default: none)
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Date of the confirmation, YYYY-MM-DD (default: today)
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
}

/// Flags of `kb i18n new`.
#[derive(Debug, Args)]
pub struct DraftArguments {
    /// Page, scenario, quiz or glossary: its key, the end of its key, or its file; or `ui`
    pub page: String,
    /// After `ui`: language of the interface texts
    #[arg(value_name = "UI_LANG", conflicts_with = "lang", required_unless_present = "lang")]
    pub ui_lang: Option<String>,
    /// Language of the translation
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Name of the translator, which `kb i18n status` shows until the draft is finished (default: none)
    #[arg(long, value_name = "NAME", conflicts_with = "ui_lang")]
    pub by: Option<String>,
    /// Date on which the translation is begun, YYYY-MM-DD (default: today)
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
}

/// Flags of `kb i18n ids`.
#[derive(Debug, Args)]
pub struct IdsArguments {
    /// Write the ids to the files (default: only list them)
    #[arg(long)]
    pub write: bool,
}

/// Flags of `kb i18n export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// Pages, scenarios or quizzes: their keys, the ends of their keys, or their files (default: all)
    pub pages: Vec<String>,
    /// Language of the translation
    #[arg(long, value_name = "LANG")]
    pub lang: String,
    /// Write only texts in these states
    #[arg(long, value_name = "STATES", value_delimiter = ',')]
    pub only: Vec<Only>,
    /// Format of the files
    #[arg(long, value_name = "FORMAT", default_value = "po")]
    pub format: FileFormat,
    /// Folder of the files, inside the site; each language gets a folder in it
    #[arg(long, value_name = "DIR", default_value = "translations")]
    pub out: String,
}

/// Formats of translators' files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FileFormat {
    /// GNU gettext
    Po,
    /// XLIFF 1.2
    Xliff,
}

/// Which texts `kb i18n export` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Texts whose source changed since the translation was confirmed
    Stale,
    /// Texts without a translation
    Missing,
}

/// Flags of `kb i18n import`.
#[derive(Debug, Args)]
pub struct TranslationImportArguments {
    /// Files that `kb i18n export` wrote, or copies of them with translations, or folders of them
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// Language of the translation
    #[arg(long, value_name = "LANG")]
    pub lang: String,
    /// Format of the files (default: `xliff` for the extensions `.xliff` and `.xlf`, else `po`)
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<FileFormat>,
    /// Name of the translator, stored with the confirmations (default: the name in the file)
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Import the rest if some texts are refused
    #[arg(long)]
    pub skip_refused: bool,
    /// Date of the confirmation of finished sections, YYYY-MM-DD (default: today)
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
}

/// How to print a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people
    Human,
    /// One JSON object per line
    Json,
    /// Markdown, for a comment on a pull request
    Md,
}

/// A state to fail on, with the mildest change that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailCondition {
    /// The state.
    pub state: FreshnessState,
    /// For `stale`: the lowest severity that counts.
    pub severity: ChangeSeverity,
}

/// Reads `stale:major`, `incomplete`, ….
fn condition(text: &str) -> Result<FailCondition, String> {
    let (state, severity) = match text.split_once(':') {
        Some((state, severity)) => (state, Some(severity)),
        None => (text, None),
    };
    let states = [
        FreshnessState::Stale,
        FreshnessState::Incomplete,
        FreshnessState::Extra,
        FreshnessState::Removed,
        FreshnessState::Moved,
        FreshnessState::Unconfirmed,
        FreshnessState::Untranslated,
        FreshnessState::InTranslation,
        FreshnessState::Orphan,
    ];
    let known = states.into_iter().find(|known| known.word() == state);
    let severity = match severity {
        None => Some(ChangeSeverity::Cosmetic),
        Some(word) => {
            ChangeSeverity::from_word(word).filter(|_| known == Some(FreshnessState::Stale))
        }
    };
    match (known, severity) {
        (Some(state), Some(severity)) => Ok(FailCondition { state, severity }),
        (_, _) => Err(
            "use stale, stale:normal, stale:major, incomplete, extra, removed, moved, unconfirmed, untranslated, in-translation or orphan"
                .to_owned(),
        ),
    }
}
