//! The commands and flags; help, completions and the reference are generated from them. Only this
//! module uses clap.

pub mod i18n;
pub mod import;
pub mod manual;
pub mod quiz;
pub mod refactor;
pub mod review;
pub mod theme;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::cmd::arguments::i18n::I18nArguments;
use crate::cmd::arguments::import::ImportArguments;
use crate::cmd::arguments::quiz::QuizArguments;
use crate::cmd::arguments::refactor::{MvArguments, RmArguments};
use crate::cmd::arguments::review::ReviewArguments;
use crate::cmd::arguments::theme::ThemeArguments;
use crate::diag::report::LIMIT;

/// The end of `kb --help`.
const EXIT_CODES: &str = "Examples:\n\
                          \u{20} kb init my-site && cd my-site && kb serve --open\n\
                          \u{20} kb check\n\
                          \u{20} kb build\n\n\
                          Exit codes: 0 success, 1 errors in the content, 2 usage or configuration \
                          error, 3 I/O or port error";

/// The versions of kb and of its formats (`tests/contracts` compares them with their constants).
const VERSIONS: &str = concat!(env!("CARGO_PKG_VERSION"), "\nformats: files 1, JSON 1, themes 1");

/// Builds a multilingual site from Markdown pages, scenarios and quizzes.
#[derive(Debug, Parser)]
#[command(name = "kb", version, long_version = VERSIONS, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Arguments {
    /// Where the site is.
    #[command(flatten)]
    pub site: SiteArguments,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// The number of threads in the flags.
    #[must_use]
    pub fn jobs(&self) -> Option<usize> {
        match &self.command {
            Command::Build(build) => build.jobs,
            _ => None,
        }
    }
}

/// Flags of every command.
#[derive(Debug, Args)]
pub struct SiteArguments {
    /// Site folder (default: the nearest parent folder that contains kb.yaml)
    #[arg(long, global = true, env = "KB_ROOT", value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// When to use colour in messages
    #[arg(long, global = true, env = "KB_COLOR", value_name = "WHEN", default_value = "auto")]
    pub color: When,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl When {
    /// The value of `--color` in arguments that may have other mistakes, else of `KB_COLOR`.
    #[must_use]
    pub fn of_words(words: &[OsString]) -> When {
        let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
        let flag = words.iter().enumerate().find_map(|(nth, word)| {
            let value = word.strip_prefix("--color")?;
            value.strip_prefix('=').or_else(|| words.get(nth + 1).copied())
        });
        let variable = env::var("KB_COLOR").unwrap_or_default();
        When::from_str(flag.unwrap_or(&variable), false).unwrap_or(When::Auto)
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check, render and publish the site
    #[command(after_help = "Examples:\n\
         \u{20} kb build\n\
         \u{20} kb build --base-url https://example.org/help/ --strict\n\
         \u{20} kb build --only en --out public-en\n\
         \u{20} kb build --zip handbook.zip")]
    Build(BuildArguments),
    /// Preview the site with live reload
    #[command(after_help = "Examples:\n\
         \u{20} kb serve --open\n\
         \u{20} kb serve --host 0.0.0.0 --port 8080 --no-drafts")]
    Serve(ServeArguments),
    /// Report all mistakes without publishing the site
    #[command(after_help = "Examples:\n\
         \u{20} kb check\n\
         \u{20} kb check --fix --dry-run\n\
         \u{20} kb check --rule broken-link --limit 0\n\
         \u{20} kb check --format github --strict")]
    Check(CheckArguments),
    /// Show the status of translations, show what changed, and confirm translations
    #[command(after_help = "Examples:\n\
         \u{20} kb i18n status\n\
         \u{20} kb i18n diff first-loan --lang cs\n\
         \u{20} kb i18n accept first-loan --lang cs")]
    I18n(I18nArguments),
    /// Show a quiz as a text or picture, or print the outcome of every path of answers
    #[command(after_help = "Examples:\n\
         \u{20} kb quiz show ready-to-borrow")]
    Quiz(QuizArguments),
    /// List the reviews that are due
    #[command(after_help = "Examples:\n\
         \u{20} kb review due --within 30d")]
    Review(ReviewArguments),
    /// Create a valid new page, scenario, quiz or translation
    #[command(after_help = "Examples:\n\
         \u{20} kb new page borrowing/returns\n\
         \u{20} kb new quiz ready-to-lend\n\
         \u{20} kb new translation cs/borrowing/returns")]
    New(NewArguments),
    /// Create a small, complete example site
    #[command(after_help = "Examples:\n\
         \u{20} kb init my-site\n\
         \u{20} kb init --with github-pages,pre-commit")]
    Init(InitArguments),
    /// Convert a site of another generator to a kb site
    #[command(after_help = "Examples:\n\
         \u{20} kb import ../old-site --to new-site\n\
         \u{20} kb import vault --from obsidian --translations confirmed")]
    Import(ImportArguments),
    /// Move a page, folder, scenario, quiz, heading, term or tag, with everything that leads to it
    #[command(after_help = "Examples:\n\
         \u{20} kb mv borrowing/first-loan borrowing/start --dry-run\n\
         \u{20} kb mv borrowing/first-loan#how-long '#loan-time'\n\
         \u{20} kb mv tag:wood tag:timber")]
    Mv(MvArguments),
    /// Remove a page, folder, scenario or quiz in all languages, and lead readers to another page
    #[command(after_help = "Examples:\n\
         \u{20} kb rm borrowing/returns --to borrowing/first-loan --dry-run\n\
         \u{20} kb rm borrowing/ --to index")]
    Rm(RmArguments),
    /// List the files of the theme with their origins, and copy those of kb
    #[command(after_help = "Examples:\n\
         \u{20} kb theme list\n\
         \u{20} kb theme copy templates/page.html")]
    Theme(ThemeArguments),
    /// Print the manual page of a rule, or list all rules
    #[command(after_help = "Examples:\n\
         \u{20} kb explain\n\
         \u{20} kb explain broken-link")]
    Explain(ExplainArguments),
    /// Print the JSON Schema of a kind of file, for editors
    #[command(after_help = "Examples:\n\
         \u{20} kb schema\n\
         \u{20} kb schema quiz")]
    Schema(SchemaArguments),
    /// Print a shell completion script
    #[command(after_help = "Examples:\n\
         \u{20} kb completions bash")]
    Completions(CompletionsArguments),
    /// Print a manual page for `man`
    #[command(after_help = "Examples:\n\
         \u{20} kb man\n\
         \u{20} kb man kb-i18n-status")]
    Man(ManArguments),
}

/// Flags of `kb build`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is one flag of the command line")]
pub struct BuildArguments {
    /// Folder to publish to (default: `output` in kb.yaml, else public)
    #[arg(long, env = "KB_OUT", value_name = "DIR", group = "target")]
    pub out: Option<PathBuf>,
    /// Write the site into one zip archive instead, with addresses that work from disk, the day of
    /// the build and checksums
    #[arg(long, value_name = "FILE", group = "target")]
    pub zip: Option<PathBuf>,
    /// Absolute URL of the published site (default: `base_url` in kb.yaml)
    #[arg(long, env = "KB_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// Day of the build, YYYY-MM-DD, for a banner with days and for --zip (default: the day of
    /// `SOURCE_DATE_EPOCH`, else today)
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
    /// Publish only these languages; each part of a site needs its own --out or --zip
    #[arg(long, value_name = "LANG", value_delimiter = ',', num_args = 1.., requires = "target")]
    pub only: Vec<String>,
    /// Publish drafts too
    #[arg(long, env = "KB_DRAFTS")]
    pub drafts: bool,
    /// Treat warnings as errors
    #[arg(long, env = "KB_STRICT")]
    pub strict: bool,
    /// Publish in spite of errors that can be left out: a broken link becomes its text, a missing
    /// picture its alternative text, refused HTML is shown as text; the exit code stays 1
    #[arg(long, env = "KB_KEEP_GOING")]
    pub keep_going: bool,
    /// Number of threads (default: one per core)
    #[arg(long, env = "KB_JOBS", value_name = "N")]
    pub jobs: Option<usize>,
    /// Print how long each stage took
    #[arg(long, env = "KB_TIMINGS")]
    pub timings: bool,
    /// Format of the report
    #[arg(long, env = "KB_FORMAT", value_name = "FORMAT", default_value = "human")]
    pub format: ReportFormatName,
    /// Most findings of each rule in the human report; 0 for all
    #[arg(long, env = "KB_LIMIT", value_name = "N", default_value_t = LIMIT)]
    pub limit: usize,
}

/// Flags of `kb serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Port to listen on (default: 27490 or the next free port)
    #[arg(long, env = "KB_PORT", value_name = "PORT")]
    pub port: Option<u16>,
    /// Address to listen on (default: 127.0.0.1, which only this machine can reach)
    #[arg(long, env = "KB_HOST", value_name = "HOST")]
    pub host: Option<String>,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
    /// Check the files for changes twice a second instead of using file system events
    #[arg(long, env = "KB_POLL")]
    pub poll: bool,
    /// Show the site without drafts, as readers will see it
    #[arg(long)]
    pub no_drafts: bool,
}

/// Flags of `kb check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Format of the report
    #[arg(long, env = "KB_FORMAT", value_name = "FORMAT", default_value = "human")]
    pub format: ReportFormatName,
    /// Treat warnings as errors
    #[arg(long, env = "KB_STRICT")]
    pub strict: bool,
    /// Date for overdue reviews, YYYY-MM-DD (default: today)
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
    /// Absolute URL of the published site (default: `base_url` in kb.yaml)
    #[arg(long, env = "KB_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// Check drafts too
    #[arg(long, env = "KB_DRAFTS")]
    pub drafts: bool,
    /// Most findings of each rule in the human report; 0 for all
    #[arg(long, env = "KB_LIMIT", value_name = "N", default_value_t = LIMIT)]
    pub limit: usize,
    /// Report and fix only this rule
    #[arg(long, value_name = "CODE")]
    pub rule: Option<String>,
    /// Apply the fixes that findings offer to the files in content/ and kb.yaml
    #[arg(
        long,
        value_name = "KIND",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe"
    )]
    pub fix: Option<FixName>,
    /// Print what --fix would change, and write nothing
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
}

/// Which fixes to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FixName {
    /// Those that keep what the text says
    Safe,
    /// Also those that are probably meant, such as the nearest name
    Guesses,
}

/// How to print findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormatName {
    /// For people: the source line with a caret, and a fix
    Human,
    /// One JSON object per line
    Json,
    /// Annotations for GitHub Actions
    Github,
    /// A SARIF 2.1.0 document
    Sarif,
}

/// Flags of `kb new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// What to create
    pub kind: NewKind,
    /// Path of the new file, relative to the language folder (`folder/page`) or beginning with `content/`; for a translation, with the language (`en/folder/page`)
    pub path: String,
}

/// What `kb new` creates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NewKind {
    /// A Markdown page in the source language
    Page,
    /// A scenario
    Scenario,
    /// A quiz
    Quiz,
    /// A translation of an existing page, scenario, quiz or glossary
    Translation,
}

/// Flags of `kb init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// New or empty folder for the site; with --with also the folder of an existing site
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// Languages of the site, the source language first (default: en,cs). The example is in English and
    /// Czech; with other languages the site is minimal
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    pub languages: Vec<String>,
    /// Create only kb.yaml and a start page, without the example
    #[arg(long)]
    pub minimal: bool,
    /// Add the configuration for a host or tool to an existing site or to the new one
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub with: Vec<RecipeName>,
}

/// Hosts and tools that `kb init --with` writes configuration for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RecipeName {
    /// GitHub Actions: check pull requests, publish to GitHub Pages
    GithubPages,
    /// GitLab CI: check merge requests, publish to GitLab Pages
    GitlabPages,
    /// Netlify: build and publish, with previews
    Netlify,
    /// Cloudflare Pages: the folder to publish
    #[value(alias = "cloudflare")]
    CloudflarePages,
    /// nginx: a server with caching, policies and the error pages of all languages
    Nginx,
    /// pre-commit: check before each commit
    PreCommit,
}

/// Flags of `kb explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// Code of a rule, as in `error[code]` (default: list all rules)
    pub code: Option<String>,
}

/// Flags of `kb schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Kind of file (default: list all kinds)
    pub kind: Option<SchemaKind>,
}

/// Kinds of file with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// kb.yaml
    Config,
    /// The front matter of a page in the source language
    Page,
    /// A scenario in the source language
    Scenario,
    /// A quiz in the source language
    Quiz,
    /// The glossary in the source language
    Glossary,
    /// The front matter of a translated page
    PageTranslation,
    /// The translation of a scenario
    ScenarioTranslation,
    /// The translation of a quiz
    QuizTranslation,
    /// The translation of the glossary
    GlossaryTranslation,
}

/// Flags of `kb completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// Shell to complete commands in
    pub shell: clap_complete::Shell,
}

/// Flags of `kb man`.
#[derive(Debug, Args)]
pub struct ManArguments {
    /// Name of the page, such as `kb-i18n-status` (default: kb)
    pub page: Option<String>,
    /// List the names of all pages
    #[arg(long, conflicts_with = "page")]
    pub list: bool,
}
