//! Bosnian. Sources: CLDR.

use crate::lang::data::{Language, hr};

pub(super) static LANGUAGE: Language = Language {
    code: "bs",
    digraphs: &["Dž", "Lj", "Nj"],
    quantities: hr::QUANTITIES,
    ..Language::OTHER
};
