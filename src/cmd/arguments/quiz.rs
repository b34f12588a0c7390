//! Flags of `kb quiz`.

use clap::{Args, Subcommand};

/// Flags of `kb quiz`.
#[derive(Debug, Args)]
pub struct QuizArguments {
    /// What to do.
    #[command(subcommand)]
    pub command: QuizCommand,
}

/// What to print about a quiz.
#[derive(Debug, Subcommand)]
pub enum QuizCommand {
    /// Show questions, stops and bands, and how many paths of answers lead to each result
    #[command(after_help = "Examples:\n\
         \u{20} kb quiz show ready-to-borrow\n\
         \u{20} kb quiz show ready-to-borrow --svg")]
    Show(ShowArguments),
    /// Print the data and the outcome of every path of answers as JSON, to test scripts
    #[command(after_help = "Examples:\n\
         \u{20} kb quiz vectors ready-to-borrow")]
    Vectors(VectorsArguments),
}

/// Flags of `kb quiz show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// Quiz: its id, its key or its file
    pub quiz: String,
    /// Print an SVG picture instead of text
    #[arg(long)]
    pub svg: bool,
}

/// Flags of `kb quiz vectors`.
#[derive(Debug, Args)]
pub struct VectorsArguments {
    /// Quiz: its id, its key or its file
    pub quiz: String,
}
