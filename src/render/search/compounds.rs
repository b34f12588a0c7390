//! Compound words of languages that write them together, cut into words that the site has:
//! `Kündigungsfrist` into `Kündigung` and `Frist`. Only the words of the site itself are known, so no
//! dictionary is needed, and a word that is cut always leads somewhere.
//!
//! 1. [`Compounds::find`] cuts every long word: the longest first part for which both parts are known
//!    words, with one of the language's links between them; else one of them in another form; else
//!    three parts.
//! 2. A section with a compound counts for the parts as well (`Frist` finds `Kündigungsfrist`), and so
//!    for the parts of parts, up to [`MOST_PARTS`].
//! 3. The sections with all parts, but without the compound, count for the compound, the strongest
//!    [`MOST_BESIDE`] of them (`Kündigungsfrist` finds `die Frist, um zu kündigen`).

use std::collections::HashMap;

use crate::lang::stem::{self, Stemmer};
use crate::lang::tag::Tag;
use crate::par;

/// The shortest part of a compound word in bytes, as in `search.js`: shorter ones are endings.
const SHORTEST: usize = 4;

/// The most groups that a compound counts for.
const MOST_PARTS: usize = 4;

/// The most sections with the parts of a compound that count for it.
pub(super) const MOST_BESIDE: usize = 16;

/// Whether a language writes the parts of compound words together.
pub(super) fn writes_compounds(tag: &Tag) -> bool {
    !stem::compound_links(tag).is_empty()
}

/// The compound words of an index. Groups are numbers, and nothing is a compound where the language
/// writes its words apart.
#[derive(Debug, Default)]
pub(super) struct Compounds {
    /// The parts of each group; none where it is no compound.
    parts: Vec<Vec<u32>>,
    /// The compounds that count for each group.
    wholes: Vec<Vec<u32>>,
}

impl Compounds {
    /// Cuts the words of a language; `names` has the key and the forms of each group.
    pub(super) fn find(tag: &Tag, names: &[Vec<&str>]) -> Compounds {
        if !writes_compounds(tag) {
            return Compounds::default();
        }
        let words = KnownWords::new(tag, names);
        let numbered: Vec<(u32, &Vec<&str>)> = (0..).zip(names).collect();
        let parts = par::map(&numbered, |(group, names)| {
            let whole = Whole { words: &words, group: *group };
            names.iter().find_map(|name| whole.cut(name, 3)).unwrap_or_default()
        });
        let mut wholes: Vec<Vec<u32>> = vec![Vec::new(); names.len()];
        for group in 0..short(names.len()) {
            for part in all_parts(&parts, group) {
                wholes[part as usize].push(group);
            }
        }
        Compounds { parts, wholes }
    }

    /// The groups of the parts of a compound; none of another word.
    pub(super) fn parts(&self, group: usize) -> &[u32] {
        self.parts.get(group).map_or(&[], Vec::as_slice)
    }

    /// The groups of the compounds that count for a word.
    pub(super) fn wholes(&self, group: usize) -> &[u32] {
        self.wholes.get(group).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is a part of some compound.
    pub(super) fn is_part(&self, group: usize) -> bool {
        !self.wholes(group).is_empty()
    }
}

/// The parts of a compound, and those of its parts, each once.
fn all_parts(parts: &[Vec<u32>], group: u32) -> Vec<u32> {
    let mut all = parts[group as usize].clone();
    let mut nth = 0;
    while nth < all.len() {
        for part in &parts[all[nth] as usize] {
            if *part != group && !all.contains(part) {
                all.push(*part);
            }
        }
        nth += 1;
    }
    all.truncate(MOST_PARTS);
    all
}

/// The words of which compounds can be made.
struct KnownWords<'a> {
    links: &'static [&'static str],
    stemmer: Stemmer,
    /// Their groups. It is only asked for a word, so its order does not matter.
    groups: HashMap<&'a str, u32>,
}

impl<'a> KnownWords<'a> {
    fn new(tag: &Tag, names: &[Vec<&'a str>]) -> KnownWords<'a> {
        let mut stops: Vec<String> = stem::stops(tag).iter().map(|word| stem::fold(word)).collect();
        stops.sort_unstable();
        let is_word = |name: &str| {
            let is_number = name.bytes().any(|byte| byte.is_ascii_digit());
            let is_stop = stops.binary_search_by(|stop| stop.as_str().cmp(name)).is_ok();
            name.len() >= SHORTEST && !is_number && !is_stop
        };
        let numbered = || (0..).zip(names);
        let forms =
            numbered().flat_map(|(group, names)| names[1..].iter().map(move |name| (name, group)));
        // A key that is no form of a word is one only where no word is the same.
        let keys = numbered().map(|(group, names)| (&names[0], group));
        let mut groups = HashMap::new();
        for (name, group) in forms.chain(keys).filter(|(name, _)| is_word(name)) {
            groups.entry(*name).or_insert(group);
        }
        let (links, stemmer) = (stem::compound_links(tag), Stemmer::for_language(tag));
        KnownWords { links, stemmer, groups }
    }
}

/// A word that may be a compound; it is no part of itself.
struct Whole<'a> {
    words: &'a KnownWords<'a>,
    group: u32,
}

impl Whole<'_> {
    /// The group of a word that stands like this on the site.
    fn known(&self, word: &str) -> Option<u32> {
        self.words.groups.get(word).copied().filter(|group| *group != self.group)
    }

    /// The group of a word of which another form stands on the site.
    fn other_form(&self, word: &str) -> Option<u32> {
        let key = self.words.stemmer.key(word);
        (key.len() >= SHORTEST).then(|| self.known(&key)).flatten()
    }

    /// The groups of the parts of a word: of as few parts as it can be cut into, up to `most`, with a
    /// first part that is as long as it can be.
    fn cut(&self, word: &str, most: usize) -> Option<Vec<u32>> {
        if most < 2 || word.len() < 2 * SHORTEST {
            return None;
        }
        let places = || {
            let places = (SHORTEST..=word.len() - SHORTEST).rev();
            places.filter(|at| word.is_char_boundary(*at)).map(|at| word.split_at(at))
        };
        // The stemmer is slow, so one of the parts must be known as it is.
        let as_written = || {
            places().find_map(|(first, last)| {
                let last = self.known(last)?;
                self.first_part(first, |first| Some(vec![self.known(first)?, last]))
            })
        };
        let in_other_form = || {
            places().find_map(|(first, last)| match self.known(last) {
                Some(last) => {
                    self.first_part(first, |first| Some(vec![self.other_form(first)?, last]))
                }
                None => self.first_part(first, |first| {
                    Some(vec![self.known(first)?, self.other_form(last)?])
                }),
            })
        };
        let longer = || {
            places().find_map(|(first, last)| {
                let last = self.known(last)?;
                let cut = self.first_part(first, |first| self.cut(first, most - 1))?;
                Some([cut, vec![last]].concat())
            })
        };
        as_written().or_else(in_other_form).or_else(longer)
    }

    /// What is found for the first part of a word as it is, or without a link that it ends with.
    fn first_part(
        &self,
        first: &str,
        find: impl FnMut(&str) -> Option<Vec<u32>>,
    ) -> Option<Vec<u32>> {
        let shorter = self.words.links.iter().filter_map(|link| first.strip_suffix(*link));
        let parts = std::iter::once(first).chain(shorter);
        parts.filter(|first| first.len() >= SHORTEST).find_map(find)
    }
}

fn short(group: usize) -> u32 {
    u32::try_from(group).expect("an index has fewer groups than a u32 counts")
}

#[cfg(test)]
mod tests {
    use super::Compounds;
    use crate::lang::tag::Tag;

    const WORDS: [&[&str]; 12] = [
        &["frist", "fristen"],
        &["kundig", "kundigen"],
        &["kundigungsfrist"],
        &["vertrag", "vertrags", "vertrage"],
        &["vertragsend", "vertragsende"],
        &["end", "ende"],
        &["strafe", "strafen"],
        &["vertragsstraf", "vertragsstrafe", "vertragsstrafen"],
        &["vertragsstrafenende"],
        &["sicherheit"],
        &["uberfrist"],
        &["uber"],
    ];

    fn found(language: &str) -> Compounds {
        let names: Vec<Vec<&str>> = WORDS.iter().map(|names| names.to_vec()).collect();
        Compounds::find(&Tag::parse(language).expect("a tag"), &names)
    }

    #[test]
    fn words_are_cut_into_known_words_with_a_link_between_them() {
        let compounds = found("de");
        // The site has only another form of the first part.
        assert_eq!(compounds.parts(2), [1, 0]);
        assert_eq!(compounds.parts(4), [3, 5]);
        // No part is known, or one is a stop word.
        assert!(compounds.parts(9).is_empty() && compounds.parts(10).is_empty());
        assert!(compounds.parts(0).is_empty());
    }

    #[test]
    fn a_compound_counts_for_the_parts_of_its_parts() {
        let compounds = found("de");
        assert_eq!(compounds.parts(8), [7, 5]);
        assert_eq!(compounds.wholes(3), [4, 7, 8]);
        assert!(compounds.is_part(6) && !compounds.is_part(8));
    }

    #[test]
    fn each_language_has_its_own_links() {
        for (language, names) in [
            ("nl", ["arbeid", "overeenkomst", "arbeidsovereenkomst"]),
            ("nl", ["huur", "termijn", "huurtermijn"]),
            ("sv", ["avtal", "brott", "avtalsbrott"]),
            ("da", ["opsigelse", "frist", "opsigelsesfrist"]),
            ("nb", ["oppsigelse", "frist", "oppsigelsesfrist"]),
        ] {
            let names = names.map(|name| vec![name]).to_vec();
            let compounds = Compounds::find(&Tag::parse(language).expect("a tag"), &names);
            assert_eq!(compounds.parts(2), [0, 1], "{language} {}", names[2][0]);
        }
    }

    #[test]
    fn other_languages_have_no_compounds() {
        let compounds = found("cs");
        assert!((0..WORDS.len()).all(|group| compounds.parts(group).is_empty()));
    }
}
