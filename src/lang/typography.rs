//! Non-breaking spaces, quotation marks and dashes in running text, by the rules of a language.
//!
//! The text of a block is a list of [`Run`]s, because emphasis and links split it: in `v **Praze**`
//! the space is in one run and the word after it in the next. The runs are processed as one text in
//! one pass, which returns a list of single bytes to replace.
//!
//! An existing space can become non-breaking; spaces are not added or removed. A line end inside a
//! text counts as a space. URLs and e-mail addresses are unchanged. Sources: Internetová jazyková
//! příručka (pages 791, 880, 900), ČSN 01 6910, Duden, the Chicago Manual of Style, CLDR
//! delimiters.

mod addresses;
mod quotes;
mod neighbours;
mod spaces;

use std::borrow::Cow;

use crate::lang::data::{Language, TypographyRules};
use crate::lang::letters;
use crate::lang::tag::Tag;
use crate::lang::typography::addresses::AddressFinder;
use crate::lang::typography::neighbours::{BREAK, OPAQUE, char_after, is_gap};
use crate::lang::typography::quotes::OpenQuotes;
use crate::lang::typography::spaces::Gap;
use crate::text::edit;

/// A piece of the inline text of one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run<'a> {
    /// Text to set.
    Text(Cow<'a, str>),
    /// Code, an image or a placeholder: unchanged, and a word for its neighbours.
    Opaque,
    /// A line break or another hard boundary: nothing is tied across it.
    Break,
}

/// The typographic rules of one language.
#[derive(Debug, Clone, Copy)]
pub struct Typography {
    rules: &'static TypographyRules,
}

const NBSP: &str = "\u{a0}";

/// One byte of the text (a space, a straight quote, a hyphen) to be replaced.
struct ByteEdit {
    at: usize,
    by: &'static str,
}

impl Typography {
    /// The rules of a language; one without rules of its own has units, `§`, initials and dashes.
    #[must_use]
    pub fn for_language(tag: &Tag) -> Typography {
        Typography { rules: &Language::of(tag.language()).typography }
    }

    /// Sets one block of inline text; the rules also apply across its runs.
    pub fn runs(&self, runs: &mut [Run<'_>]) {
        let joined = join(runs);
        let edits = edits(self.rules, &joined);
        let mut rest = edits.as_slice();
        let mut start = 0;
        for run in runs {
            let end = start + length(run);
            let here = rest.partition_point(|edit| edit.at < end);
            if let Run::Text(text) = run
                && here > 0
            {
                *text = Cow::Owned(apply(text, start, &rest[..here]));
            }
            rest = &rest[here..];
            start = end;
        }
    }

    /// Sets one text; borrowed when there is nothing to change.
    #[must_use]
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let edits = edits(self.rules, text);
        if edits.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(apply(text, 0, &edits)) }
    }
}

fn join(runs: &[Run<'_>]) -> String {
    let mut joined = String::with_capacity(runs.iter().map(length).sum());
    for run in runs {
        match run {
            Run::Text(text) => joined.push_str(text),
            Run::Opaque => joined.push(OPAQUE),
            Run::Break => joined.push(BREAK),
        }
    }
    joined
}

fn length(run: &Run<'_>) -> usize {
    match run {
        Run::Text(text) => text.len(),
        Run::Opaque => OPAQUE.len_utf8(),
        Run::Break => BREAK.len_utf8(),
    }
}

/// Applies edits to a text that begins at byte `offset` of the text of the edits.
fn apply(text: &str, offset: usize, edits: &[ByteEdit]) -> String {
    let edits = edits.iter().map(|edit| (edit.at - offset..edit.at - offset + 1, edit.by));
    edit::replaced(text, edits)
}

/// The bytes that need a check: spaces, straight quotes, hyphens, and the first bytes of
/// non-breaking spaces, boundaries and typographic quotes.
const LOOK_AT: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b" \n\"'-\xc2\xe2";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// Finds all changes of a text in one pass, in order.
fn edits(rules: &'static TypographyRules, text: &str) -> Vec<ByteEdit> {
    let mut marks = OpenQuotes::new(rules, text);
    let mut addresses = AddressFinder::default();
    let mut edits = Vec::new();
    let mut word = 0;
    let mut at = 0;
    while let Some(skip) = text.as_bytes()[at..].iter().position(|b| LOOK_AT[usize::from(*b)]) {
        at += skip;
        match text.as_bytes()[at] {
            b' ' | b'\n' => {
                if !is_between_words(text.as_bytes(), word, at)
                    && spaces::ties(rules, Gap::at(text, word, at))
                {
                    edits.push(ByteEdit { at, by: NBSP });
                }
                at += 1;
                word = at;
            }
            b'"' => {
                word = marks.double(at, &mut edits).unwrap_or(word);
                at += 1;
            }
            mark @ (b'\'' | b'-') => {
                at = match addresses.end_around(text, word, at) {
                    Some(end) => end,
                    None if mark == b'-' => marks.hyphens(at, &mut edits),
                    None => marks.single(at, &mut edits),
                }
            }
            _ => {
                let letter = char_after(text, at).unwrap_or(OPAQUE);
                marks.seen(letter);
                at += letter.len_utf8();
                if is_gap(letter) {
                    word = at;
                }
            }
        }
    }
    edits
}

/// Most spaces: a word of several letters before it, which began at `word`, and a letter after it.
/// No rule of any language ties them.
fn is_between_words(text: &[u8], word: usize, at: usize) -> bool {
    let last = letter_before(text, at).filter(|last| *last > word);
    last.and_then(|last| letter_before(text, last)).is_some() && is_letter_at(text, at + 1)
}

/// The start of the letter that ends before a byte, if it is ASCII or one of `À` to `ſ`.
fn letter_before(text: &[u8], at: usize) -> Option<usize> {
    let last = *text.get(at.checked_sub(1)?)?;
    if last.is_ascii_alphabetic() {
        return Some(at - 1);
    }
    let first = at.checked_sub(2)?;
    is_letter_at(text, first).then_some(first).filter(|_| !last.is_ascii())
}

/// Whether a letter begins at a byte: one of ASCII, or one of `À` to `ſ`.
fn is_letter_at(text: &[u8], at: usize) -> bool {
    text.get(at).is_some_and(u8::is_ascii_alphabetic) || letters::is_accented_at(text, at)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::{prop_assert, prop_assert_eq, prop_oneof, proptest};
    use proptest::strategy::{Just, Strategy};

    use super::spaces::Gap;
    use super::{Run, Typography, is_between_words, spaces};
    use crate::lang::tag::Tag;

    fn typography(tag: &str) -> Typography {
        Typography::for_language(&Tag::parse(tag).expect("a valid tag"))
    }

    /// Sets a text and shows non-breaking spaces as `~`.
    fn set(tag: &str, text: &str) -> String {
        typography(tag).text(text).replace('\u{a0}', "~")
    }

    fn check(tag: &str, cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(set(tag, text), *expected, "{tag}: {text}");
        }
    }

    fn runs(tag: &str, pieces: &[&str]) -> String {
        let mut runs: Vec<Run> = pieces
            .iter()
            .map(|piece| match *piece {
                "`" => Run::Opaque,
                "/" => Run::Break,
                text => Run::Text(Cow::Borrowed(text)),
            })
            .collect();
        typography(tag).runs(&mut runs);
        let shown = runs.iter().map(|run| match run {
            Run::Text(text) => text.replace('\u{a0}', "~"),
            Run::Opaque => "`".to_owned(),
            Run::Break => "/".to_owned(),
        });
        shown.collect::<Vec<_>>().join("|")
    }

    proptest! {
        #[test]
        fn the_quick_test_never_skips_a_tied_space(
            text in "[vKaZáÁžſ×÷é1§.„“( \u{301}\u{a0}-]{0,12} [vKaáž×÷1§.„ ]{0,4}",
        ) {
            for tag in ["cs", "en", "de", "fr", "pl"] {
                let rules = typography(tag).rules;
                for (at, _) in text.match_indices(' ') {
                    let gap = text[..at].char_indices().rfind(|(_, letter)| letter.is_whitespace());
                    let word = gap.map_or(0, |(gap, letter)| gap + letter.len_utf8());
                    let is_wrong = is_between_words(text.as_bytes(), word, at)
                        && spaces::ties(rules, Gap::at(&text, word, at));
                    prop_assert!(!is_wrong, "{tag}: {text:?} at {at}");
                }
            }
        }
    }

    #[test]
    fn czech_words_of_one_letter_do_not_end_a_line() {
        check(
            "cs",
            &[
                ("v Praze", "v~Praze"),
                ("a i k tomu", "a~i~k~tomu"),
                ("V Praze a O něm", "V~Praze a~O~něm"),
                ("s klientem, z domu (u nás) „k věci“", "s~klientem, z~domu (u~nás) „k~věci“"),
                ("ve škole, plán a, písmeno x tam", "ve škole, plán a, písmeno x tam"),
                ("v  Praze, v\u{a0}Praze, konec v ", "v  Praze, v~Praze, konec v "),
                ("v\nPraze", "v~Praze"),
            ],
        );
    }

    #[test]
    fn czech_numbers_stay_with_what_they_count() {
        check(
            "cs",
            &[
                ("1 200 Kč", "1~200~Kč"),
                ("1 234 567,50 Kč", "1~234~567,50~Kč"),
                ("10 % úroku, 10% úrok", "10~% úroku, 10% úrok"),
                ("podle § 5 a §§ 5", "podle §~5 a~§§~5"),
                ("§ 573 má, č. 5 je, ve 22:40 poslal", "§~573 má, č.~5 je, ve 22:40 poslal"),
                ("5 lidí, 5–7 dnů, 2--4 týdny", "5~lidí, 5–7~dnů, 2–4~týdny"),
                ("za 30 dnů a 5 °C", "za 30~dnů a~5~°C"),
                ("v roce 2026 jsme, kapitola 5 je", "v~roce 2026 jsme, kapitola 5 je"),
                ("1500 lidí, 12 000 lidí, 50 km/h", "1500~lidí, 12~000~lidí, 50~km/h"),
                ("poměr 1 : 2 a 3 × 4", "poměr 1~:~2 a~3~×~4"),
                ("5 tis. Kč", "5~tis.~Kč"),
                (
                    "COVID-19 byl, B2B klient, verze 2026-11-23 vyšla",
                    "COVID-19 byl, B2B klient, verze 2026-11-23 vyšla",
                ),
                ("volejte +420 777 123 456", "volejte +420~777~123~456"),
            ],
        );
    }

    #[test]
    fn czech_days_stay_with_their_month() {
        check(
            "cs",
            &[
                ("23. listopadu 2026", "23.~listopadu 2026"),
                ("23. 11. 2026", "23.~11. 2026"),
                ("od 1. do 5. března", "od 1. do 5.~března"),
                ("ve 21. století", "ve 21.~století"),
                ("Stalo se to v roce 2026. Potom", "Stalo se to v~roce 2026. Potom"),
            ],
        );
    }

    #[test]
    fn czech_abbreviations_stay_whole() {
        check(
            "cs",
            &[
                ("Firma s. r. o. zanikla", "Firma s.~r.~o. zanikla"),
                ("spol. s r. o.", "spol.~s~r.~o."),
                ("a. s., v. o. s., z. s.", "a.~s., v.~o.~s., z.~s."),
                ("44 př. n. l.", "44~př.~n.~l."),
                ("44 př. n. l. padl", "44~př.~n.~l. padl"),
                ("tj. ihned, tzv. předávka", "tj.~ihned, tzv.~předávka"),
                ("č. 89, odst. 2 písm. a), čl. 3", "č.~89, odst.~2 písm.~a), čl.~3"),
                ("K. Čapek, Ing. Nová, p. Nový", "K.~Čapek, Ing.~Nová, p.~Nový"),
                ("To je konec s. Další", "To je konec s. Další"),
            ],
        );
    }

    #[test]
    fn czech_quotation_marks_are_low_and_high() {
        check(
            "cs",
            &[
                ("\"x\"", "„x“"),
                ("řekl: \"Ano, 'možná' ne.\"", "řekl: „Ano, ‚možná‘ ne.“"),
                ("(\"x\")", "(„x“)"),
                ("O'Brien a rock'n'roll, d'Artagnan", "O'Brien a~rock'n'roll, d'Artagnan"),
                ("„x\" a \"y“", "„x“ a~„y“"),
                ("disk 5\" a 6'2\"", "disk 5\" a~6'2\""),
                ("a=\"b\", x\"y", "a=\"b\", x\"y"),
                ("\"Zaplatil 5\" řekl", "„Zaplatil 5“ řekl"),
                ("samotná \" tady", "samotná \" tady"),
                ("\"v Praze\"", "„v~Praze“"),
            ],
        );
    }

    #[test]
    fn two_hyphens_are_an_en_dash() {
        check(
            "cs",
            &[
                ("klient -- dodavatel", "klient – dodavatel"),
                ("2--4, Praha--Brno", "2–4, Praha–Brno"),
                ("volba --help, --, ---, a---b", "volba --help, --, ---, a---b"),
                ("-- autor", "– autor"),
                ("--", "--"),
            ],
        );
        check("en", &[("a -- b, pages 2--4", "a – b, pages 2–4")]);
        check("ja", &[("2--4 \"x\"", "2–4 \"x\"")]);
    }

    #[test]
    fn addresses_stay_as_they_are() {
        check(
            "en",
            &[
                ("see https://a.b/x--y now", "see https://a.b/x--y now"),
                ("\"https://a.b/it's--x\" -- y", "“https://a.b/it's--x” – y"),
                ("(www.a.b/x--y), 2--4", "(www.a.b/x--y), 2–4"),
                ("'a--b@c--d.eu' and it's", "‘a--b@c--d.eu’ and it’s"),
                ("a@b--c", "a@b–c"),
            ],
        );
    }

    #[test]
    fn english_has_its_own_marks() {
        check(
            "en",
            &[
                ("\"x\" and 'y'", "“x” and ‘y’"),
                ("don't, the dogs' bowl", "don’t, the dogs’ bowl"),
                ("\"'Yes,' she said.\"", "“‘Yes,’ she said.”"),
                ("'tis the '90s, rock 'n' roll", "’tis the ’90s, rock ’n’ roll"),
                ("a 6'2\" man, a 5\" disk", "a 6'2\" man, a 5\" disk"),
                ("5 km, 10 %, 5 days, 20 GB.", "5~km, 10~%, 5 days, 20~GB."),
                ("a book in 5 200", "a book in 5 200"),
                ("CZK 20,000 by 30 June, 1999 May", "CZK~20,000 by 30~June, 1999 May"),
                ("\"Open quote only", "“Open quote only"),
            ],
        );
    }

    #[test]
    fn german_polish_french_and_slovak_have_theirs() {
        check(
            "de",
            &[
                ("\"x\" und 'y'", "„x“ und ‚y‘"),
                (
                    "z. B. so, d. h. so, u. a. so, i. d. R.",
                    "z.~B. so, d.~h. so, u.~a. so, i.~d.~R.",
                ),
                ("nach § 5 Abs. 2, 23. November", "nach §~5 Abs.~2, 23.~November"),
                ("Kapitel 5. Danach, 5 Euro", "Kapitel 5. Danach, 5~Euro"),
                ("44 v. Chr.", "44 v.~Chr."),
                ("wie geht's", "wie geht’s"),
            ],
        );
        check("pl", &[("\"x\" i w domu, nr 5, art. 2", "„x” i~w~domu, nr~5, art.~2")]);
        check(
            "fr",
            &[("\"x\" n'est pas", "«~x~» n’est pas"), ("Quoi ? « x » : oui", "Quoi~? «~x~»~: oui")],
        );
        check("sk", &[("\"x\" v Nitre, 5 dní", "„x“ v~Nitre, 5~dní")]);
    }

    #[test]
    fn state_flows_across_runs() {
        assert_eq!(runs("cs", &["v ", "Praze"]), "v~|Praze");
        assert_eq!(runs("cs", &["v", " Praze"]), "v|~Praze");
        assert_eq!(runs("cs", &["použij v ", "`", " a ", "`"]), "použij v~|`| a~|`");
        assert_eq!(runs("cs", &["v ", "/", "Praze"]), "v |/|Praze");
        assert_eq!(runs("cs", &["\"", "tučně", "\" tam"]), "„|tučně|“ tam");
        assert_eq!(runs("cs", &["\"", "`", "\""]), "„|`|“");
        assert_eq!(runs("cs", &["5", " dnů"]), "5|~dnů");
        assert_eq!(runs("cs", &["2-", "-4"]), "2–|4");
        assert_eq!(runs("en", &["the ", "dog", "'s"]), "the |dog|’s");
    }

    #[test]
    fn text_without_a_change_is_not_copied() {
        assert!(matches!(typography("cs").text("Praha je město"), Cow::Borrowed(_)));
    }

    /// Maps everything that typography may touch to one form.
    fn flattened(text: &str) -> String {
        let flat = text.replace("--", "–");
        let letters = flat.chars().filter(|letter| !letter.is_whitespace());
        letters.map(|l| if "„“”«»‚‘’\"".contains(l) { '\'' } else { l }).collect()
    }

    fn tricky() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-zA-ZčřÚ]{1,3}",
            "[0-9]{1,4}",
            "[ \u{a0}\n]",
            "[\"'.:,;!?()§%«»„“”‚‘’–/-]",
            Just(" ".to_owned()),
            Just("\"".to_owned()),
            Just("'".to_owned()),
            Just("--".to_owned()),
            Just(" Kč".to_owned()),
            Just("s. r. o.".to_owned()),
        ];
        proptest::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(1000))]

        #[test]
        fn only_spaces_quotes_and_dashes_change(text in tricky()) {
            for tag in ["cs", "en", "de", "fr", "pl", "sk", "ja"] {
                prop_assert_eq!(flattened(&typography(tag).text(&text)), flattened(&text), "{}", tag);
            }
        }

        #[test]
        fn setting_twice_is_setting_once(text in tricky()) {
            for tag in ["cs", "en", "de", "fr", "pl", "sk", "ja"] {
                let once = typography(tag).text(&text).into_owned();
                prop_assert_eq!(typography(tag).text(&once).into_owned(), once, "{}", tag);
            }
        }

        #[test]
        fn runs_are_set_as_the_whole_text_is(pieces in proptest::collection::vec(tricky(), 0..6)) {
            for tag in ["cs", "en", "fr"] {
                let borrowed = |piece| Run::Text(Cow::Borrowed(piece));
                let mut runs: Vec<Run> = pieces.iter().map(String::as_str).map(borrowed).collect();
                typography(tag).runs(&mut runs);
                let joined: String = runs
                    .iter()
                    .map(|run| match run {
                        Run::Text(text) => &**text,
                        Run::Opaque | Run::Break => "",
                    })
                    .collect();
                prop_assert_eq!(joined, typography(tag).text(&pieces.concat()).into_owned());
            }
        }
    }
}
