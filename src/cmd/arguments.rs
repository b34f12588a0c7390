//! The flags, once: help, completions and the manual come from here. The one home of clap.

pub mod i18n;
pub mod quiz;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::cmd::arguments::i18n::I18nArguments;
use crate::cmd::arguments::quiz::QuizArguments;

/// Turns Markdown pages, scenarios and quizzes into one interlinked multilingual site.
#[derive(Debug, Parser)]
#[command(name = "kb", version, max_term_width = 100)]
pub struct Arguments {
    /// Where the site is.
    #[command(flatten)]
    pub site: SiteArguments,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// How many threads were asked for.
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
    /// The folder with kb.yaml; found by walking up from here unless given
    #[arg(long, global = true, env = "KB_ROOT", value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// When to use colour
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

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check, render and publish the site
    Build(BuildArguments),
    /// Preview the site with live reload
    Serve(ServeArguments),
    /// Report every mistake, write nothing
    Check(CheckArguments),
    /// Work on translations: what is behind, what changed, and confirm it
    I18n(I18nArguments),
    /// Show a quiz as a picture or text, or print what comes out of every path of answers
    Quiz(QuizArguments),
    /// Write a new page, scenario, quiz or translation that is valid at once
    New(NewArguments),
    /// Write a small complete site of one's own
    Init(InitArguments),
    /// Explain a rule, or list all
    Explain(ExplainArguments),
    /// Print JSON Schema for editors
    Schema(SchemaArguments),
    /// Print a completion script for a shell
    Completions(CompletionsArguments),
}

/// Flags of `kb build`.
#[derive(Debug, Args)]
pub struct BuildArguments {
    /// The folder to publish to
    #[arg(long, env = "KB_OUT", value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The absolute address the site will have
    #[arg(long, env = "KB_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// Publish drafts too
    #[arg(long, env = "KB_DRAFTS")]
    pub drafts: bool,
    /// Treat warnings as errors
    #[arg(long, env = "KB_STRICT")]
    pub strict: bool,
    /// How many threads to use; one per core unless given
    #[arg(long, env = "KB_JOBS", value_name = "N")]
    pub jobs: Option<usize>,
    /// Say how long each stage took
    #[arg(long, env = "KB_TIMINGS")]
    pub timings: bool,
    /// How to print findings
    #[arg(long, env = "KB_FORMAT", value_name = "FORMAT", default_value = "human")]
    pub format: FormatName,
}

/// Flags of `kb serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// The port; a free one near the default unless given
    #[arg(long, env = "KB_PORT", value_name = "PORT")]
    pub port: Option<u16>,
    /// The address to listen on; only this machine unless given
    #[arg(long, env = "KB_HOST", value_name = "HOST")]
    pub host: Option<String>,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    /// Look at the files again and again instead of waiting for the system to report changes
    #[arg(long, env = "KB_POLL")]
    pub poll: bool,
    /// Leave drafts out, as readers will see the site
    #[arg(long)]
    pub no_drafts: bool,
}

/// Flags of `kb check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// How to print findings
    #[arg(long, env = "KB_FORMAT", value_name = "FORMAT", default_value = "human")]
    pub format: FormatName,
    /// Treat warnings as errors
    #[arg(long, env = "KB_STRICT")]
    pub strict: bool,
    /// The day to compare reviews with, YYYY-MM-DD; today unless given
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
    /// The absolute address the site will have
    #[arg(long, env = "KB_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// Check drafts too
    #[arg(long, env = "KB_DRAFTS")]
    pub drafts: bool,
}

/// How to print findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// For people: the line with a caret and a hint
    Human,
    /// One JSON object a line
    Json,
    /// Annotations of GitHub workflows
    Github,
    /// A SARIF 2.1.0 document
    Sarif,
}

/// Flags of `kb new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// What to write
    pub kind: NewKind,
    /// The file, from the language folder (`section/page`) or from `content/` on; of a translation, with the language (`en/section/page`)
    pub path: String,
}

/// What `kb new` writes.
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
    /// The folder to write to, empty or new
    #[arg(default_value = ".")]
    pub folder: PathBuf,
}

/// Flags of `kb explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The code of a rule, as in `error[code]`; all rules unless given
    pub code: Option<String>,
}

/// Flags of `kb schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Of which kind of file; a list of all unless given
    pub kind: Option<SchemaKind>,
}

/// Kinds of file with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// kb.yaml
    Config,
    /// Front matter of a page
    Page,
    /// A scenario
    Scenario,
    /// A quiz
    Quiz,
    /// The glossary
    Glossary,
}

/// Flags of `kb completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Prints the completion script of a shell.
pub fn completions(shell: clap_complete::Shell, out: &mut dyn std::io::Write) {
    let mut command = <Arguments as clap::CommandFactory>::command();
    clap_complete::generate(shell, &mut command, "kb", out);
}
