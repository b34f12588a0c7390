//! Converts a site of another generator to a kb site.
//!
//! 1. [`detect`] finds the generator of a folder of files.
//! 2. The module of that format reads the generator's own configuration and returns a
//!    [`layout::Layout`]: languages, pages, files, old addresses, and the conversions that the texts
//!    need.
//! 3. [`mod@plan`] converts the texts, gives links their new paths, and returns the files to write.
//! 4. The command writes them, compares old addresses and ids with the new ones, and adds what is
//!    missing ([`keep`]).
//!
//! Everything here is a pure function of the files. The old site is never changed.

pub mod tree;
pub mod settings;
pub mod report;
pub mod ids;
pub mod layout;
pub mod menu;
pub mod detect;
pub mod map;
pub mod body;
pub mod scalar;
pub mod front;
pub mod hero;
pub mod hosts;
pub mod svg;
pub mod pairing;
pub mod plan;
pub mod keep;
pub mod plain;
pub mod mkdocs;
pub mod docusaurus;
pub mod vitepress;
pub mod starlight;
pub mod mdbook;
pub mod hugo;
pub mod jekyll;
pub mod obsidian;

use crate::import::body::Pass;
use crate::import::detect::DetectedSite;
use crate::import::layout::{Layout, Variable};
use crate::import::plan::ImportPlan;
use crate::import::tree::FileTree;
use crate::lang::date::Date;

/// A kind of site that kb can import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SiteFormat {
    /// `MkDocs`, with or without Material and static-i18n.
    MkDocs,
    /// Docusaurus.
    Docusaurus,
    /// `VitePress`.
    VitePress,
    /// Starlight, with Astro.
    Starlight,
    /// mdBook.
    MdBook,
    /// Hugo.
    Hugo,
    /// Jekyll.
    Jekyll,
    /// An Obsidian vault.
    Obsidian,
    /// A folder of Markdown.
    Plain,
}

impl SiteFormat {
    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            SiteFormat::MkDocs => "MkDocs",
            SiteFormat::Docusaurus => "Docusaurus",
            SiteFormat::VitePress => "VitePress",
            SiteFormat::Starlight => "Starlight",
            SiteFormat::MdBook => "mdBook",
            SiteFormat::Hugo => "Hugo",
            SiteFormat::Jekyll => "Jekyll",
            SiteFormat::Obsidian => "an Obsidian vault",
            SiteFormat::Plain => "a folder of Markdown",
        }
    }

    /// The conversions of its texts.
    fn passes(self) -> &'static [Pass] {
        match self {
            SiteFormat::MkDocs => mkdocs::PASSES,
            SiteFormat::Docusaurus => docusaurus::PASSES,
            SiteFormat::VitePress => vitepress::PASSES,
            SiteFormat::Starlight => starlight::PASSES,
            SiteFormat::MdBook => mdbook::PASSES,
            SiteFormat::Hugo => hugo::PASSES,
            SiteFormat::Jekyll => jekyll::PASSES,
            SiteFormat::Obsidian => obsidian::PASSES,
            SiteFormat::Plain => obsidian::NAMES,
        }
    }

    fn layout(self, tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
        match self {
            SiteFormat::MkDocs => mkdocs::layout(tree, found),
            SiteFormat::Docusaurus => docusaurus::layout(tree, found),
            SiteFormat::VitePress => vitepress::layout(tree, found),
            SiteFormat::Starlight => starlight::layout(tree, found),
            SiteFormat::MdBook => mdbook::layout(tree, found),
            SiteFormat::Hugo => hugo::layout(tree, found),
            SiteFormat::Jekyll => jekyll::layout(tree, found),
            SiteFormat::Obsidian => obsidian::layout(tree, found),
            SiteFormat::Plain => plain::layout(tree, found),
        }
    }
}

/// What the author of an import asks for.
#[derive(Debug, Clone, Copy)]
pub struct ImportSettings<'a> {
    /// The day of the import, for texts that show when a site was built.
    pub today: Date,
    /// The values of variables that the old site does not have in its configuration.
    pub variables: &'a [Variable],
}

/// Plans the import of a site.
///
/// # Errors
/// Why the site cannot be imported, as a clause.
pub fn plan(
    tree: &FileTree,
    found: &DetectedSite,
    settings: ImportSettings<'_>,
) -> Result<ImportPlan, String> {
    let mut layout = found.format.layout(tree, found)?;
    hosts::add(&mut layout, tree, &found.root);
    match layout.pages.is_empty() {
        true => Err(format!("{} has no pages", found.format.name())),
        false => Ok(plan::make(tree, layout, found.format.passes(), settings)),
    }
}
