//! Flags of `kb review`.

use clap::{Args, Subcommand, ValueEnum};

/// Flags of `kb review`.
#[derive(Debug, Args)]
pub struct ReviewArguments {
    /// What to do.
    #[command(subcommand)]
    pub command: ReviewCommand,
}

/// What to print about reviews.
#[derive(Debug, Subcommand)]
pub enum ReviewCommand {
    /// List the pages whose review is due, and those that wait for their first one
    #[command(after_help = "Examples:\n\
         \u{20} kb review due\n\
         \u{20} kb review due --within 30d\n\
         \u{20} kb review due --within 1y --format ics")]
    Due(DueArguments),
}

/// Flags of `kb review due`.
#[derive(Debug, Args)]
pub struct DueArguments {
    /// Also list what is due within this time: `30d`, `6w`, `3m`, `1y` (default: only what is due today)
    #[arg(long, value_name = "TIME")]
    pub within: Option<String>,
    /// Format of the list
    #[arg(long, value_name = "FORMAT", default_value = "md")]
    pub format: DueFormat,
    /// Date of the list, YYYY-MM-DD (default: today)
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
}

/// How to print a list of reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DueFormat {
    /// A table in Markdown
    Md,
    /// A calendar (iCalendar, RFC 5545) with a day for each review
    Ics,
    /// One JSON object per line
    Json,
}
