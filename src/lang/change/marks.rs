//! The marks of a text that a reader could be harmed by: numbers with their units, negations.

use crate::lang::change::fold;
use crate::lang::tag::Tag;

/// Numbers with the word after each, in order, and how many negations there are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marks {
    numbers: Vec<(String, String)>,
    n_negations: usize,
}

/// The marks of a canonical text.
pub(super) fn of(tag: &Tag, text: &str) -> Marks {
    let language = Language::of(tag);
    let mut marks = Marks { numbers: Vec::new(), n_negations: 0 };
    for line in text.lines() {
        let words = line.split_whitespace().filter(|word| !word.starts_with('⟨'));
        let words: Vec<String> = words.map(fold).filter(|word| !word.is_empty()).collect();
        for (nth, word) in words.iter().enumerate() {
            if is_number(word) || language.has_number(word) {
                // The next word is the unit, the month or what is counted.
                let unit = words.get(nth + 1).cloned().unwrap_or_default();
                marks.numbers.push((word.clone(), unit));
            }
            marks.n_negations += usize::from(language.is_negation(word));
        }
    }
    marks
}

/// Digits of any script, and signs of amounts and of laws.
fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_numeric() || "§%‰€$£¥°".contains(c))
}

/// What the marks of a language look like in small letters.
#[derive(Default)]
struct Language {
    /// Whole words that negate.
    negations: &'static [&'static str],
    /// Beginnings of words that negate.
    prefixes: &'static [&'static str],
    /// Beginnings of words that look negated and are not.
    exceptions: &'static [&'static str],
    /// Endings of words that negate.
    endings: &'static [&'static str],
    /// Number words in all forms.
    numbers: &'static [&'static str],
}

impl Language {
    /// The rules of a language; none for one that is not listed, whose digits still count.
    fn of(tag: &Tag) -> &'static Language {
        let known = LANGUAGES.iter().find(|(language, _)| *language == tag.language());
        known.map_or(&NONE, |(_, rules)| rules)
    }

    fn has_number(&self, word: &str) -> bool {
        self.numbers.contains(&word)
    }

    fn is_negation(&self, word: &str) -> bool {
        if self.negations.contains(&word) || self.endings.iter().any(|end| word.ends_with(end)) {
            return true;
        }
        // A short word that begins like a negated one is a conjunction or an accident.
        let n_letters = word.chars().count();
        let begins =
            |prefix: &&str| word.starts_with(*prefix) && (n_letters > 4 || prefix.len() > 3);
        self.prefixes.iter().any(begins)
            && !self.exceptions.iter().any(|exception| word.starts_with(exception))
    }
}

static NONE: Language =
    Language { negations: &[], prefixes: &[], exceptions: &[], endings: &[], numbers: &[] };

/// Negations and number words, from the grammars and CLDR spell-out rules of each language.
static LANGUAGES: &[(&str, Language)] = &[
    (
        "cs",
        Language {
            negations: &[
                "ne", "ani", "bez", "beze", "nikdy", "nikde", "nikam", "nikdo", "nikoho", "nikomu",
                "nikým", "nic", "ničeho", "ničemu", "ničím", "nijak", "nikoli", "nikoliv", "není",
            ],
            prefixes: &["ne", "žádn"],
            exceptions: &[
                "nebo", "nech", "nedáv", "neděl", "negat", "nehod", "nej", "nemoc", "nemovit",
                "nerv", "netto", "neutr", "newsl",
            ],
            endings: &[],
            numbers: &[
                "dva",
                "dvě",
                "dvou",
                "dvěma",
                "oba",
                "obě",
                "obou",
                "oběma",
                "tři",
                "tří",
                "třech",
                "třem",
                "třemi",
                "čtyři",
                "čtyř",
                "čtyřech",
                "čtyřem",
                "čtyřmi",
                "pět",
                "pěti",
                "šest",
                "šesti",
                "sedm",
                "sedmi",
                "osm",
                "osmi",
                "devět",
                "devíti",
                "deset",
                "deseti",
                "dvanáct",
                "dvanácti",
                "patnáct",
                "patnácti",
                "dvacet",
                "dvaceti",
                "třicet",
                "třiceti",
                "čtyřicet",
                "padesát",
                "šedesát",
                "devadesát",
                "sto",
                "sta",
                "set",
                "tisíc",
                "tisíce",
                "milion",
                "miliony",
                "milionů",
                "půl",
                "polovina",
                "polovinu",
                "poloviny",
                "třetina",
                "třetinu",
                "čtvrtina",
                "čtvrtinu",
                "dvakrát",
                "třikrát",
            ],
        },
    ),
    (
        "sk",
        Language {
            negations: &["nie", "ani", "bez", "nikdy", "nikde", "nikto", "nikoho", "nič", "niet"],
            prefixes: &["ne", "žiad"],
            exceptions: &["nech", "nedeľ", "nehod", "nemoc", "neutr"],
            endings: &[],
            numbers: &[
                "dva",
                "dve",
                "dvoch",
                "tri",
                "troch",
                "štyri",
                "štyroch",
                "päť",
                "šesť",
                "sedem",
                "osem",
                "deväť",
                "desať",
                "pätnásť",
                "dvadsať",
                "tridsať",
                "sto",
                "tisíc",
                "pol",
                "polovica",
            ],
        },
    ),
    (
        "en",
        Language {
            negations: &[
                "no", "not", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor",
                "without", "cannot", "unless",
            ],
            prefixes: &[],
            exceptions: &[],
            endings: &["n't", "n’t"],
            numbers: &[
                "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                "twelve", "fourteen", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty",
                "ninety", "hundred", "thousand", "million", "half", "third", "quarter", "twice",
                "both",
            ],
        },
    ),
    (
        "de",
        Language {
            negations: &["nicht", "nie", "niemals", "niemand", "nichts", "nirgends", "ohne"],
            prefixes: &["kein", "niemand", "weder"],
            exceptions: &[],
            endings: &[],
            numbers: &[
                "zwei",
                "drei",
                "vier",
                "fünf",
                "sechs",
                "sieben",
                "acht",
                "neun",
                "zehn",
                "elf",
                "zwölf",
                "vierzehn",
                "fünfzehn",
                "zwanzig",
                "dreißig",
                "vierzig",
                "fünfzig",
                "hundert",
                "tausend",
                "million",
                "millionen",
                "halb",
                "hälfte",
                "drittel",
                "viertel",
                "beide",
                "beiden",
                "zweimal",
                "dreimal",
            ],
        },
    ),
    (
        "pl",
        Language {
            negations: &["nie", "ani", "bez", "nigdy", "nigdzie", "nikt", "nikogo", "nic"],
            prefixes: &["żad", "nie"],
            exceptions: &["niech", "niedziel", "niemiec", "niemc", "nieruchom"],
            endings: &[],
            numbers: &[
                "dwa",
                "dwie",
                "dwóch",
                "trzy",
                "trzech",
                "cztery",
                "pięć",
                "pięciu",
                "sześć",
                "siedem",
                "osiem",
                "dziewięć",
                "dziesięć",
                "sto",
                "tysiąc",
                "pół",
                "połowa",
            ],
        },
    ),
    (
        "fr",
        Language {
            negations: &["ne", "pas", "non", "jamais", "rien", "sans", "ni", "personne"],
            prefixes: &["aucun", "n'", "n’"],
            exceptions: &[],
            endings: &[],
            numbers: &[
                "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "quinze",
                "vingt", "trente", "cent", "mille", "million", "moitié", "demi", "tiers", "quart",
            ],
        },
    ),
    (
        "es",
        Language {
            negations: &["no", "nunca", "jamás", "nada", "nadie", "sin", "ni"],
            prefixes: &["ningun", "ningún"],
            exceptions: &[],
            endings: &[],
            numbers: &[
                "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
                "quince", "veinte", "treinta", "cien", "mil", "millón", "mitad", "medio", "tercio",
            ],
        },
    ),
];
