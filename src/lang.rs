//! Everything that differs from language to language, as pure functions of a [`tag::Tag`].
//!
//! 1. [`tag`]: which language it is, its direction and its own name.
//! 2. [`typography`]: non-breaking spaces, quotation marks and dashes in running text;
//!    [`hyphens`]: those that should have been dashes.
//! 3. [`plural`], [`number`], [`date`]: forms, digits and days, from CLDR.
//! 4. [`collate`]: the order of words and the letters of an index.
//! 5. [`letters`]: normal forms, and letters without their marks.
//! 6. [`stem`]: words as search sees them.
//! 7. [`change`]: how much a change of a text means.
//! 8. [`messages`]: the words of the user interface, from Fluent files.
//! 9. [`data`]: the tables of each language, one file per language.
//! 10. [`by_lang`]: the languages of one site, and values that there are one per language.
//!
//! The data is compiled in: nothing here reads a file, the clock or the environment, and nothing
//! fails because a language is unknown. Such a language gets the root rules of CLDR.

pub mod by_lang;
pub mod change;
pub mod collate;
pub(crate) mod data;
pub mod date;
pub mod hyphens;
pub mod letters;
pub mod messages;
pub mod number;
pub mod plural;
pub mod stem;
pub mod tag;
pub mod typography;
