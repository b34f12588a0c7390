//! The flags of `kb import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Flags of `kb import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// Folder of the site to import; kb only reads it
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Folder for the new site (default: the current folder)
    #[arg(long, value_name = "SITE")]
    pub to: Option<PathBuf>,
    /// Generator of the site (default: detected from its configuration)
    #[arg(long, value_name = "FORMAT", default_value = "auto", hide_default_value = true)]
    pub from: SiteFormatName,
    /// Whether existing translations match their source
    #[arg(long, value_name = "STATE", default_value = "unconfirmed")]
    pub translations: TranslationState,
    /// Write even if the git repository has changes that are not committed
    #[arg(long)]
    pub allow_dirty: bool,
    /// Date of the confirmation of translations, YYYY-MM-DD (default: today)
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
}

/// Generators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SiteFormatName {
    /// Detected from its configuration
    Auto,
    /// `MkDocs`, with Material and static-i18n
    Mkdocs,
    /// Docusaurus
    Docusaurus,
    /// `VitePress`
    Vitepress,
    /// Starlight
    Starlight,
    /// mdBook
    Mdbook,
    /// Hugo
    Hugo,
    /// Jekyll
    Jekyll,
    /// An Obsidian vault
    Obsidian,
    /// A folder of Markdown
    Plain,
}

/// What is known about existing translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TranslationState {
    /// They match the source as it is now
    Confirmed,
    /// They have to be compared with the source
    Unconfirmed,
}
