//! The rules of each language, one file per language. A new language is a new file and a row in
//! [`ALL`]; CONTRIBUTING.md has the steps.
//!
//! The files contain only data that CLDR and Snowball do not have. A language without a file gets
//! the rules for all languages: non-breaking spaces between numbers and units or signs, unchanged
//! quotation marks, digits as numbers, and search for exact words and prefixes.

mod ar;
mod bg;
mod bs;
mod cs;
mod da;
mod de;
mod el;
mod en;
mod es;
mod et;
mod fi;
mod fr;
mod han;
mod he;
mod hr;
mod hu;
mod it;
mod ja;
mod ko;
mod lt;
mod lv;
mod nb;
mod nl;
mod pl;
mod pt;
mod ro;
mod ru;
mod sk;
mod sl;
mod sr;
mod sv;
mod tr;
mod uk;
mod vi;
mod zh;
#[cfg(test)]
mod qaa;

/// The rules of one language.
#[derive(Debug)]
pub(crate) struct Language {
    /// The language subtag (BCP 47), without script and region.
    pub code: &'static str,
    /// Quotation marks and non-breaking spaces.
    pub typography: TypographyRules,
    /// Words that make a change of a text a major one.
    pub change: ChangeWords,
    /// Forms of words for a search without a stemmer.
    pub search: SearchForms,
    /// Articles, in small letters, that do not count at the beginning of a title in an alphabetical index; one with an
    /// apostrophe stands before its word without a space. Source: MARC 21, initial definite and indefinite articles. Words
    /// that are mostly pronouns, such as `det`, are left out.
    pub articles: &'static [&'static str],
    /// Two or three letters that an alphabetical index files as one, the longer ones first.
    pub digraphs: &'static [&'static str],
    /// Words beside numbers and for numbers.
    pub quantities: QuantityWords,
}

/// The rules of quotation marks and non-breaking spaces.
#[derive(Debug)]
pub(crate) struct TypographyRules {
    /// `None` leaves straight marks alone.
    pub quotes: Option<Quotes>,
    /// Words of one letter that must not end a line, in both cases.
    pub one_letter: &'static str,
    /// What may follow a number with a full stop.
    pub ordinals: Ordinals,
    /// Names of months that follow the number of a day.
    pub months: &'static [&'static str],
    /// Words that may follow a number without being counted by it. `None`: numbers are tied to
    /// units only.
    pub function_words: Option<&'static [&'static str]>,
    /// Whether a space groups digits.
    pub spaced_groups: bool,
    /// Abbreviations tied to any next word.
    pub before_word: &'static [&'static str],
    /// Abbreviations tied to a number or to the letter of an item.
    pub before_number: &'static [&'static str],
    /// Abbreviations of several letters that begin a compound one: `př. n. l.`.
    pub compounds: &'static [&'static str],
    /// Compound abbreviations that end in a longer word: `v. Chr.`.
    pub pairs: &'static [(&'static str, &'static str)],
    /// Whether a space comes before `: ; ! ?` and inside quotation marks.
    pub high_marks: bool,
}

/// The quotation marks of a language.
#[derive(Debug)]
pub(crate) struct Quotes {
    pub open: &'static str,
    pub close: &'static str,
    pub inner_open: &'static str,
    pub inner_close: &'static str,
    /// `None` leaves the straight apostrophe.
    pub apostrophe: Option<&'static str>,
}

/// What may follow an ordinal number such as `23.` on the same line.
#[derive(Debug)]
pub(crate) enum Ordinals {
    /// The language writes ordinals without a full stop.
    Unmarked,
    /// The names of months only, because any noun is written like the beginning of a sentence.
    BeforeMonths,
    /// Any word in small letters.
    BeforeSmallLetters,
}

/// Words whose omission in a translation could harm a reader, in small letters.
#[derive(Debug)]
pub(crate) struct ChangeWords {
    /// Whole words that negate.
    pub negations: &'static [&'static str],
    /// Beginnings of words that negate.
    pub prefixes: &'static [&'static str],
    /// Beginnings of words that look negated and are not.
    pub exceptions: &'static [&'static str],
    /// Endings of words that negate.
    pub endings: &'static [&'static str],
    /// Number words in all forms.
    pub numbers: &'static [&'static str],
}

/// Forms of words for the search in a browser, folded to small letters without marks.
#[derive(Debug)]
pub(crate) struct SearchForms {
    /// Endings that the script takes off a word to reach its stem, the longest first.
    pub endings: &'static [&'static str],
    /// How the end of a stem changes between forms of a word, in pairs that hold both ways; `*`
    /// means one consonant, and then the longer stem has four letters or more.
    pub swaps: &'static [(&'static str, &'static str)],
    /// Words without information about the subject of a text, as dictionaries spell them, sorted by
    /// their bytes: articles, prepositions, pronouns, conjunctions, auxiliary verbs.
    pub stops: &'static [&'static str],
    /// What joins the parts of compound words, the longest first: `s` in `Vertragsende`. None where
    /// the language writes compounds apart.
    pub links: &'static [&'static str],
}

/// Words beside numbers and for numbers, by which texts of two languages are compared. Each is a
/// list in small letters, separated by spaces; `day*` means all words that begin with `day`.
#[derive(Debug)]
pub(crate) struct QuantityWords {
    pub seconds: &'static str,
    pub minutes: &'static str,
    pub hours: &'static str,
    pub days: &'static str,
    pub weeks: &'static str,
    pub months: &'static str,
    pub years: &'static str,
    /// Hundredths, in a word: `percent`.
    pub percent: &'static str,
    /// The word after a number that begins `percentage points`.
    pub points: &'static str,
    /// Words that multiply the number before them, with their power of ten.
    pub scales: &'static [(u8, &'static str)],
    /// Words for one half.
    pub half: &'static str,
    /// Number words and ordinals in all forms. A word too many hides a mistake; a missing form
    /// causes a false finding.
    pub numbers: &'static [(u32, &'static str)],
}

/// All languages with a file, by code.
static ALL: &[&Language] = &[
    &ar::LANGUAGE,
    &bg::LANGUAGE,
    &bs::LANGUAGE,
    &cs::LANGUAGE,
    &da::LANGUAGE,
    &de::LANGUAGE,
    &el::LANGUAGE,
    &en::LANGUAGE,
    &es::LANGUAGE,
    &et::LANGUAGE,
    &fi::LANGUAGE,
    &fr::LANGUAGE,
    &he::LANGUAGE,
    &hr::LANGUAGE,
    &hu::LANGUAGE,
    &it::LANGUAGE,
    &ja::LANGUAGE,
    &ko::LANGUAGE,
    &lt::LANGUAGE,
    &lv::LANGUAGE,
    &nb::LANGUAGE,
    &nl::LANGUAGE,
    &pl::LANGUAGE,
    &pt::LANGUAGE,
    &ro::LANGUAGE,
    &ru::LANGUAGE,
    &sk::LANGUAGE,
    &sl::LANGUAGE,
    &sr::LANGUAGE,
    &sv::LANGUAGE,
    &tr::LANGUAGE,
    &uk::LANGUAGE,
    &vi::LANGUAGE,
    &zh::LANGUAGE,
    #[cfg(test)]
    &qaa::LANGUAGE,
];

impl Language {
    /// The rules of a language by its subtag; [`Language::OTHER`] for one without a file.
    pub(crate) fn of(code: &str) -> &'static Language {
        ALL.iter().copied().find(|language| language.code == code).unwrap_or(&Language::OTHER)
    }

    /// The rules that hold for every language.
    const OTHER: Language = Language {
        code: "",
        typography: TypographyRules::NEUTRAL,
        change: ChangeWords::NONE,
        search: SearchForms::NONE,
        articles: &[],
        digraphs: &[],
        quantities: QuantityWords::NONE,
    };
}

impl QuantityWords {
    const NONE: QuantityWords = QuantityWords {
        seconds: "",
        minutes: "",
        hours: "",
        days: "",
        weeks: "",
        months: "",
        years: "",
        percent: "",
        points: "",
        scales: &[],
        half: "",
        numbers: &[],
    };
}

impl TypographyRules {
    const NEUTRAL: TypographyRules = TypographyRules {
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
}

impl ChangeWords {
    const NONE: ChangeWords =
        ChangeWords { negations: &[], prefixes: &[], exceptions: &[], endings: &[], numbers: &[] };
}

impl SearchForms {
    const NONE: SearchForms = SearchForms { endings: &[], swaps: &[], stops: &[], links: &[] };
}

/// The marks of Czech, German and their neighbours.
const LOW_HIGH: Quotes =
    Quotes { open: "„", close: "“", inner_open: "‚", inner_close: "‘", apostrophe: None };

/// The marks of English, Spanish and others.
const CURVED: Quotes =
    Quotes { open: "“", close: "”", inner_open: "‘", inner_close: "’", apostrophe: None };

/// The marks of Italian and Greek.
const ANGLED: Quotes =
    Quotes { open: "«", close: "»", inner_open: "“", inner_close: "”", apostrophe: None };

/// The marks of Russian and Ukrainian.
const ANGLED_LOW: Quotes =
    Quotes { open: "«", close: "»", inner_open: "„", inner_close: "“", apostrophe: None };

#[cfg(test)]
mod tests {
    use super::{ALL, Language};
    use crate::lang::change;
    use crate::lang::collate::Collator;
    use crate::lang::quantity::QuantityReader;
    use crate::lang::quantity::unit::{TimeUnit, Unit};
    use crate::lang::stem;
    use crate::lang::tag::Tag;
    use crate::lang::typography::Typography;

    /// The marks of CLDR 48, except in French, whose inner marks are those of the Imprimerie nationale,
    /// Polish (PWN) and Dutch (Taalunie). Hebrew writes its abbreviations with straight marks, and
    /// Chinese and Japanese have no space before a quotation, so their marks stay as they are typed.
    #[test]
    fn each_language_has_its_quotation_marks() {
        for (tags, expected) in [
            ("cs de et hr sk sl", "x „aa ‚bb‘ cc“ d"),
            ("en da es ko lv nl pt pt-BR tr vi", "x “aa ‘bb’ cc” d"),
            ("el it", "x «aa “bb” cc» d"),
            ("ru uk", "x «aa „bb“ cc» d"),
            ("fr", "x «\u{a0}aa “bb” cc\u{a0}» d"),
            ("pl", "x „aa ‚bb’ cc” d"),
            ("ar", "x ”aa ’bb‘ cc“ d"),
            ("bg lt", "x „aa „bb“ cc“ d"),
            ("bs", "x „aa ‘bb’ cc” d"),
            ("fi sv", "x ”aa ’bb’ cc” d"),
            ("hu", "x „aa »bb« cc” d"),
            ("nb", "x «aa ‘bb’ cc» d"),
            ("ro", "x „aa «bb» cc” d"),
            ("sr", "x „aa ’bb’ cc” d"),
            ("he ja zh-Hans zh-Hant", "x \"aa 'bb' cc\" d"),
        ] {
            for tag in tags.split(' ') {
                let typography = Typography::for_language(&Tag::parse(tag).expect("a tag"));
                assert_eq!(typography.text("x \"aa 'bb' cc\" d"), expected, "{tag}");
            }
        }
    }

    #[test]
    fn each_language_has_one_file_under_a_code_that_is_a_language() {
        for (nth, language) in ALL.iter().enumerate() {
            assert!(Tag::parse(language.code).is_ok_and(|tag| tag.language() == language.code));
            assert!(ALL[..nth].iter().all(|other| other.code != language.code));
        }
        assert!(Language::of("tlh").code.is_empty());
    }

    /// `qaa.rs` was written by the recipe in CONTRIBUTING.md; every module that depends on the
    /// language must use it.
    #[test]
    fn a_new_language_is_one_file_and_one_line() {
        let tag = Tag::parse("qaa").expect("a code for private use");
        let set = Typography::for_language(&tag).text("x \"a\" q 5").into_owned();
        assert_eq!(set, "x\u{a0}«a» q\u{a0}5");
        assert_eq!(Collator::new(&tag).heading("qhato"), "Qh");
        assert_eq!(Collator::new(&tag).heading("Ha qhato"), "Qh");
        assert_eq!(stem::endings(&tag), ["ami", "o"]);
        assert_eq!(stem::swaps(&tag), [("k", "c")]);
        let days = QuantityReader::new(&tag).read("5 lozin");
        assert_eq!(days[0].unit, Some(Unit::Time(TimeUnit::Day)));
        let severity = change::severity(&tag, "to lozi ami", "to ul lozi ami");
        assert_eq!(severity, Some(change::ChangeSeverity::Major));
    }
}
