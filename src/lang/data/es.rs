//! Spanish. Sources: CLDR.

use crate::lang::data::{ChangeWords, Language};

pub(super) static LANGUAGE: Language = Language {
    code: "es",
    change: ChangeWords {
        negations: &["no", "nunca", "jamás", "nada", "nadie", "sin", "ni"],
        prefixes: &["ningun", "ningún"],
        numbers: &[
            "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "quince",
            "veinte", "treinta", "cien", "mil", "millón", "mitad", "medio", "tercio",
        ],
        ..ChangeWords::NONE
    },
    ..Language::OTHER
};
