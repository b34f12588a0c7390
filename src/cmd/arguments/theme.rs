//! Flags of `kb theme`.

use clap::{Args, Subcommand};

/// Flags of `kb theme`.
#[derive(Debug, Args)]
pub struct ThemeArguments {
    /// What to do.
    #[command(subcommand)]
    pub command: ThemeCommand,
}

/// What to do about the theme.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// List the files of the theme, with the origin of each and the blocks of each template
    #[command(after_help = "Examples:\n\
         \u{20} kb theme list")]
    List,
    /// Print the original file of kb
    #[command(after_help = "Examples:\n\
         \u{20} kb theme show templates/page.html\n\
         \u{20} kb theme show style.css")]
    Show(ThemeFileArguments),
    /// Copy a file of kb into the theme of the site, to change it there
    #[command(after_help = "Examples:\n\
         \u{20} kb theme copy templates/page.html")]
    Copy(ThemeFileArguments),
    /// Show how files of the site differ from those of kb that they replace
    #[command(after_help = "Examples:\n\
         \u{20} kb theme diff\n\
         \u{20} kb theme diff templates/page.html")]
    Diff(ThemeDiffArguments),
}

/// Flags of commands about one file.
#[derive(Debug, Args)]
pub struct ThemeFileArguments {
    /// Path of the file in the theme (`templates/page.html`), or the end of it (`page.html`)
    pub file: String,
}

/// Flags of `kb theme diff`.
#[derive(Debug, Args)]
pub struct ThemeDiffArguments {
    /// Path of the file in the theme, or the end of it (default: all files that replace one of kb)
    pub file: Option<String>,
}
