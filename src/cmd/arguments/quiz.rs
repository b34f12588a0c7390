//! Flags of `kb quiz`.

use clap::{Args, Subcommand};

/// Flags of `kb quiz`.
#[derive(Debug, Args)]
pub struct QuizArguments {
    /// What to do.
    #[command(subcommand)]
    pub command: QuizCommand,
}

/// What to tell about a quiz.
#[derive(Debug, Subcommand)]
pub enum QuizCommand {
    /// Show its questions, stops and bands, and how many paths of answers lead to each result
    Show(ShowArguments),
    /// Print its data and what comes out of every path of answers, as JSON to test scripts against
    Vectors(VectorsArguments),
}

/// Flags of `kb quiz show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// The quiz: its id, its key or its file
    pub quiz: String,
    /// As a picture to look at or to publish, instead of text
    #[arg(long)]
    pub svg: bool,
}

/// Flags of `kb quiz vectors`.
#[derive(Debug, Args)]
pub struct VectorsArguments {
    /// The quiz: its id, its key or its file
    pub quiz: String,
}
