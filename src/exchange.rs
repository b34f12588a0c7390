//! Exchange of translations with the tools of translators.
//!
//! 1. [`units`] lists the texts of a page with their translations: one for each paragraph, heading,
//!    list item, cell and YAML text. [`align`] finds the translation of each text if the source has
//!    other texts by now than the translation was made from.
//! 2. [`catalog`] is the content of a file. [`po`] and [`xliff`] write and read it.
//! 3. [`import`] compares a file that came back with the page, and decides which texts change and
//!    which are refused. [`mod@write`] makes the new text of the translation, with [`overlay`] for YAML.

pub mod align;
pub mod catalog;
pub mod import;
mod overlay;
pub mod po;
pub mod units;
pub mod write;
pub mod xliff;
