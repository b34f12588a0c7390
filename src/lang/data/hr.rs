//! Croatian. Sources: CLDR.

use crate::lang::data::Language;

pub(super) static LANGUAGE: Language =
    Language { code: "hr", digraphs: &["Dž", "Lj", "Nj"], ..Language::OTHER };
