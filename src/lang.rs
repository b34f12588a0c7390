//! Everything that depends on the language, as pure functions of a [`tag::Tag`].
//!
//! 1. [`tag`]: language tags, text direction and native names; [`parents`]: the fallback of a
//!    language.
//! 2. [`typography`]: non-breaking spaces, quotation marks and dashes in running text;
//!    [`hyphens`]: those that should have been dashes; [`parts`]: words of another language.
//! 3. [`plural`], [`number`], [`date`]: forms, digits and days, from CLDR.
//! 4. [`collate`]: the order of words and the letters of an index.
//! 5. [`letters`]: normal forms, and letters without their marks.
//! 6. [`stem`]: tokenizing, folding and stemming of words for search; [`segment`]: words of scripts
//!    without spaces.
//! 7. [`change`]: the severity of a change of a text.
//! 8. [`quantity`]: numbers, dates, amounts and addresses in a text, and whether a translation has
//!    the same ones.
//! 9. [`messages`]: the messages of the user interface, from Fluent files.
//! 10. [`data`]: the tables of each language, one file per language; [`own_pages`]: words of the
//!     addresses of kb's own pages.
//! 11. [`by_lang`]: the languages of one site, and values that there are one per language.
//!
//! The data is compiled in: this module does not read files, the clock or the environment. An
//! unknown language is not an error; it gets the root rules of CLDR.

pub mod by_lang;
pub mod change;
pub mod collate;
pub(crate) mod data;
pub mod date;
pub mod hyphens;
pub(crate) mod kin;
pub mod letters;
pub mod messages;
pub mod number;
pub mod own_pages;
pub mod parents;
pub mod parts;
pub mod plural;
pub mod quantity;
pub(crate) mod segment;
pub mod stem;
pub mod tag;
pub mod typography;
