//! The typographic rules of each language, as tables.

/// What one language does differently.
#[derive(Debug)]
pub(super) struct Language {
    code: &'static str,
    /// `None` leaves straight marks alone.
    pub(super) quotes: Option<Quotes>,
    /// Words of one letter that must not end a line, in both cases.
    pub(super) one_letter: &'static str,
    /// How a number with a full stop goes on.
    pub(super) ordinals: Ordinals,
    /// Names of months that stand after the number of a day.
    pub(super) months: &'static [&'static str],
    /// Words that may follow a number without being counted by it. `None`: numbers are tied to
    /// units only.
    pub(super) function_words: Option<&'static [&'static str]>,
    /// Whether a space groups digits.
    pub(super) spaced_groups: bool,
    /// Abbreviations tied to any next word.
    pub(super) before_word: &'static [&'static str],
    /// Abbreviations tied to a number or to the letter of an item.
    pub(super) before_number: &'static [&'static str],
    /// Abbreviations of several letters that begin a compound one: `př. n. l.`.
    pub(super) compounds: &'static [&'static str],
    /// Compound abbreviations that end in a longer word: `v. Chr.`.
    pub(super) pairs: &'static [(&'static str, &'static str)],
    /// Whether a space stands before `: ; ! ?` and inside quotation marks.
    pub(super) high_marks: bool,
}

/// The quotation marks of a language.
#[derive(Debug)]
pub(super) struct Quotes {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) inner_open: &'static str,
    pub(super) inner_close: &'static str,
    /// `None` leaves the straight apostrophe.
    pub(super) apostrophe: Option<&'static str>,
}

/// What may follow an ordinal number such as `23.` on the same line.
#[derive(Debug)]
pub(super) enum Ordinals {
    /// The language writes ordinals without a full stop.
    Unmarked,
    /// The names of months only, because any noun is written like the beginning of a sentence.
    BeforeMonths,
    /// Any word in small letters.
    BeforeSmallLetters,
}

impl Language {
    /// The rules of a language by its code; the last row is for all others.
    pub(super) fn of(code: &str) -> &'static Language {
        LANGUAGES.iter().find(|language| language.code == code).unwrap_or(&OTHER)
    }
}

const OTHER: Language = Language {
    code: "",
    quotes: None,
    one_letter: "",
    ordinals: Ordinals::Unmarked,
    months: &[],
    function_words: None,
    spaced_groups: true,
    before_word: &[],
    before_number: &[],
    compounds: &[],
    pairs: &[],
    high_marks: false,
};

const LOW_HIGH: Quotes =
    Quotes { open: "„", close: "“", inner_open: "‚", inner_close: "‘", apostrophe: None };

static LANGUAGES: &[Language] = &[
    Language {
        code: "cs",
        quotes: Some(LOW_HIGH),
        one_letter: "kKsSvVzZoOuUaAiI",
        ordinals: Ordinals::BeforeSmallLetters,
        function_words: Some(CZECH_FUNCTION_WORDS),
        before_word: &[
            "tj.", "tzv.", "tzn.", "p.", "pí.", "sl.", "Ing.", "Mgr.", "Bc.", "JUDr.", "MUDr.",
            "PhDr.", "RNDr.", "MVDr.", "PharmDr.", "ThDr.", "prof.", "doc.", "Prof.", "Doc.",
            "spol.",
        ],
        before_number: &[
            "č.", "čl.", "odst.", "písm.", "s.", "str.", "obr.", "tab.", "kap.", "sv.", "roč.",
            "příl.", "tel.", "Čl.", "Odst.", "Obr.", "Tab.", "Kap.", "Č.",
        ],
        compounds: &["př.", "mn."],
        pairs: &[("př.", "Kr.")],
        ..OTHER
    },
    Language {
        code: "sk",
        quotes: Some(LOW_HIGH),
        one_letter: "kKsSvVzZoOuUaAiI",
        ordinals: Ordinals::BeforeSmallLetters,
        function_words: Some(SLOVAK_FUNCTION_WORDS),
        before_word: &[
            "tj.", "tzv.", "tzn.", "p.", "Ing.", "Mgr.", "Bc.", "JUDr.", "prof.", "doc.", "spol.",
        ],
        before_number: &["č.", "čl.", "ods.", "písm.", "s.", "str.", "obr.", "tab.", "kap.", "zv."],
        compounds: &["pr.", "mn."],
        pairs: &[("pr.", "Kr.")],
        ..OTHER
    },
    Language {
        code: "en",
        quotes: Some(Quotes {
            open: "“",
            close: "”",
            inner_open: "‘",
            inner_close: "’",
            apostrophe: Some("’"),
        }),
        months: &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        spaced_groups: false,
        before_word: &["Mr.", "Mrs.", "Ms.", "Dr.", "Prof."],
        before_number: &["No.", "Nos.", "p.", "pp.", "Art.", "Fig.", "Sec.", "para."],
        ..OTHER
    },
    Language {
        code: "de",
        quotes: Some(Quotes { apostrophe: Some("’"), ..LOW_HIGH }),
        ordinals: Ordinals::BeforeMonths,
        months: &[
            "Januar",
            "Jänner",
            "Februar",
            "Feber",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        before_word: &["Dr.", "Prof.", "Hr.", "Fr."],
        before_number: &[
            "Nr.", "Art.", "Abs.", "S.", "Kap.", "Abb.", "Tab.", "Bd.", "Ziff.", "Rn.", "lit.",
        ],
        pairs: &[("v.", "Chr."), ("n.", "Chr.")],
        ..OTHER
    },
    Language {
        code: "pl",
        quotes: Some(Quotes {
            open: "„",
            close: "”",
            inner_open: "‚",
            inner_close: "’",
            apostrophe: None,
        }),
        one_letter: "aAiIoOuUwWzZ",
        before_word: &["tj.", "tzw.", "p."],
        before_number: &["nr", "art.", "ust.", "pkt", "s.", "str.", "rys.", "tab.", "poz."],
        ..OTHER
    },
    Language {
        code: "fr",
        quotes: Some(Quotes {
            open: "«\u{a0}",
            close: "\u{a0}»",
            inner_open: "“",
            inner_close: "”",
            apostrophe: Some("’"),
        }),
        before_word: &["M.", "MM."],
        before_number: &["p.", "pp.", "art.", "fig."],
        high_marks: true,
        ..OTHER
    },
    OTHER,
];

/// Prepositions, conjunctions, pronouns and forms of *být* that often follow a number.
const CZECH_FUNCTION_WORDS: &[&str] = &[
    "a", "aby", "ale", "ani", "anebo", "až", "bez", "bude", "budou", "by", "byl", "byla", "byli",
    "bylo", "byly", "být", "či", "do", "i", "jako", "je", "jen", "jejich", "jeho", "jsem", "jsi",
    "jsme", "jsou", "jste", "již", "k", "každý", "kde", "kdy", "když", "ke", "která", "které",
    "kterou", "který", "ku", "mezi", "mu", "my", "na", "nad", "nebo", "není", "než", "o", "od",
    "po", "pod", "podle", "pro", "proto", "protože", "před", "při", "s", "se", "si", "s", "tak",
    "takže", "tedy", "to", "u", "už", "v", "ve", "však", "vy", "z", "za", "zda", "ze", "že",
];

const SLOVAK_FUNCTION_WORDS: &[&str] = &[
    "a", "aby", "ale", "ani", "alebo", "až", "bez", "bol", "bola", "boli", "bolo", "bude", "budú",
    "by", "byť", "či", "do", "i", "aj", "ako", "je", "jeho", "ich", "keď", "kde", "ktorá", "ktoré",
    "ktorý", "k", "ku", "medzi", "na", "nad", "nie", "než", "o", "od", "po", "pod", "podľa", "pre",
    "preto", "pretože", "pred", "pri", "s", "sa", "si", "so", "sme", "sú", "ste", "som", "tak",
    "takže", "teda", "to", "u", "už", "v", "vo", "však", "z", "za", "zo", "že",
];

/// Units and currencies that stand after their number in any language. Words that are also
/// common words of a language (`in`, `a`) are left out.
pub(super) const UNITS: &[&str] = &[
    "%", "‰", "°", "°C", "°F", "K", "Å", "µm", "mm", "cm", "dm", "m", "km", "m²", "m2", "m³", "m3",
    "km²", "km2", "cm²", "cm³", "ha", "mg", "g", "dag", "dkg", "kg", "t", "ml", "cl", "dl", "l",
    "hl", "ms", "s", "min", "h", "hod", "Hz", "kHz", "MHz", "GHz", "B", "kB", "KB", "MB", "GB",
    "TB", "KiB", "MiB", "GiB", "TiB", "bit", "kbit", "Mbit", "Gbit", "Mb", "Gb", "b", "W", "kW",
    "MW", "Wh", "kWh", "MWh", "V", "kV", "mA", "A", "J", "kJ", "MJ", "kcal", "N", "kN", "Pa",
    "kPa", "hPa", "MPa", "bar", "dB", "px", "pt", "dpi", "em", "rem", "Kč", "Kčs", "Kčs", "Sk",
    "zł", "€", "$", "£", "¥", "CZK", "EUR", "USD", "GBP", "PLN", "CHF", "HUF", "Ft", "Euro", "Uhr",
    "Prozent", "tis", "mil", "mld", "Mio", "Mrd",
];
