//! Bosnian. Sources: CLDR.

use crate::lang::data::Language;

pub(super) static LANGUAGE: Language =
    Language { code: "bs", digraphs: &["Dž", "Lj", "Nj"], ..Language::OTHER };
