//! Serbian. Sources: CLDR.

use crate::lang::data::Language;

pub(super) static LANGUAGE: Language =
    Language { code: "sr", digraphs: &["Dž", "Lj", "Nj"], ..Language::OTHER };
