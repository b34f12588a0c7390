//! The text of a page as lines with their numbers in the old file.
//!
//! A conversion is a [`Pass`]: a function from lines to lines and notes. Passes run one after the
//! other, so each of them handles one syntax only. A line keeps its number in the old file even if
//! lines above it were added or removed, so that notes name places that the author can find.

pub mod admonitions;
pub mod attributes;
pub mod blocks;
pub mod change;
pub mod code;
pub mod components;
pub mod emphasis;
pub mod html;
pub mod html_gaps;
pub mod includes;
pub mod leftovers;
pub mod line;
pub mod links;
pub mod liquid;
pub mod markdown_html;
pub mod pages;
pub mod prose;
pub mod setext;
pub mod shortcodes;
pub mod tags;
pub mod urls;
pub mod variables;

use crate::import::ImportSettings;
use crate::import::body::line::Line;
use crate::import::body::liquid::data::TemplateData;
use crate::import::layout::{PageSource, Variable};
use crate::import::map::SiteMap;
use crate::import::report::{Fate, Note};
use crate::import::tree::FileTree;

/// What a pass returns.
#[derive(Debug, Default)]
pub struct Passed {
    /// The new lines.
    pub lines: Vec<Line>,
    /// What the author should check.
    pub notes: Vec<Note>,
}

/// Converts one syntax.
pub type Pass = fn(&ConversionContext<'_>, Vec<Line>) -> Passed;

/// The page to convert, and what it can refer to.
pub struct ConversionContext<'a> {
    /// All files of the old site.
    pub tree: &'a FileTree,
    /// The new places of pages and files.
    pub map: &'a SiteMap,
    /// The page.
    pub page: &'a PageSource,
    /// The values of variables.
    pub variables: &'a [Variable],
    /// The data that templates name.
    pub data: &'a [TemplateData],
    /// What the author asked for.
    pub settings: ImportSettings<'a>,
    /// The folders with files that texts can name as `/file`.
    pub roots: &'a [String],
}

impl ConversionContext<'_> {
    /// A note about a line of this page.
    #[must_use]
    pub fn note(&self, line: &Line, fate: Fate, text: impl Into<String>) -> Note {
        Note { path: self.page.from.clone(), line: line.from, fate, text: text.into() }
    }
}

/// Runs passes in order.
#[must_use]
pub fn convert(context: &ConversionContext<'_>, lines: Vec<Line>, passes: &[Pass]) -> Passed {
    let mut all = Passed { lines, notes: Vec::new() };
    for pass in passes {
        let passed = pass(context, std::mem::take(&mut all.lines));
        all.lines = passed.lines;
        all.notes.extend(passed.notes);
    }
    all
}
