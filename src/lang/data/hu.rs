//! Hungarian. Sources: CLDR.

use crate::lang::data::Language;

pub(super) static LANGUAGE: Language = Language {
    code: "hu",
    digraphs: &["Dzs", "Cs", "Dz", "Gy", "Ly", "Ny", "Sz", "Ty", "Zs"],
    ..Language::OTHER
};
