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
use crate::import::detect::Found;
use crate::import::layout::Layout;
use crate::import::plan::Plan;
use crate::import::tree::Tree;

/// A kind of site that kb can import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
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

impl Format {
    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::MkDocs => "MkDocs",
            Format::Docusaurus => "Docusaurus",
            Format::VitePress => "VitePress",
            Format::Starlight => "Starlight",
            Format::MdBook => "mdBook",
            Format::Hugo => "Hugo",
            Format::Jekyll => "Jekyll",
            Format::Obsidian => "an Obsidian vault",
            Format::Plain => "a folder of Markdown",
        }
    }

    /// The conversions of its texts.
    fn passes(self) -> &'static [Pass] {
        match self {
            Format::MkDocs => mkdocs::PASSES,
            Format::Docusaurus => docusaurus::PASSES,
            Format::VitePress => vitepress::PASSES,
            Format::Starlight => starlight::PASSES,
            Format::MdBook => mdbook::PASSES,
            Format::Hugo => hugo::PASSES,
            Format::Jekyll => jekyll::PASSES,
            Format::Obsidian => obsidian::PASSES,
            Format::Plain => &[],
        }
    }

    fn layout(self, tree: &Tree, found: &Found) -> Result<Layout, String> {
        match self {
            Format::MkDocs => mkdocs::layout(tree, found),
            Format::Docusaurus => docusaurus::layout(tree, found),
            Format::VitePress => vitepress::layout(tree, found),
            Format::Starlight => starlight::layout(tree, found),
            Format::MdBook => mdbook::layout(tree, found),
            Format::Hugo => hugo::layout(tree, found),
            Format::Jekyll => jekyll::layout(tree, found),
            Format::Obsidian => obsidian::layout(tree, found),
            Format::Plain => plain::layout(tree, found),
        }
    }
}

/// Plans the import of a site.
///
/// # Errors
/// Why the site cannot be imported, as a clause.
pub fn plan(tree: &Tree, found: &Found) -> Result<Plan, String> {
    let layout = found.format.layout(tree, found)?;
    match layout.pages.is_empty() {
        true => Err(format!("{} has no pages", found.format.name())),
        false => Ok(plan::make(tree, layout, found.format.passes())),
    }
}
