//! The flags of `kb import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::import::layout::Variable;

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
    /// Text for a variable `{{ NAME }}` whose value only the old generator knows
    #[arg(long = "variable", value_name = "NAME=TEXT", value_parser = variable)]
    pub variables: Vec<Variable>,
    /// Date of the import, YYYY-MM-DD (default: today)
    #[arg(long, env = "KB_TODAY", value_name = "DATE")]
    pub today: Option<String>,
}

/// `NAME=TEXT`.
fn variable(written: &str) -> Result<Variable, String> {
    let (name, text) = written.split_once('=').ok_or("write NAME=TEXT")?;
    let name = name.trim();
    match name.is_empty() {
        true => Err("the name is missing".to_owned()),
        false => Ok(Variable { name: name.to_owned(), text: text.to_owned() }),
    }
}

/// Generators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SiteFormatName {
    /// Detected from its configuration
    Auto,
    /// With Material and static-i18n.
    #[value(help = "MkDocs, with Material and static-i18n")]
    Mkdocs,
    /// Docusaurus
    Docusaurus,
    /// A generator for documentation with Vue.
    #[value(help = "VitePress")]
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
