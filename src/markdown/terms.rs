//! Glossary terms in running text: the first occurrence in each section becomes a link, unless
//! the same term has one less than a screen of text before.
//!
//! The forms of all terms are in one trie of words. From each word of a text, the trie is followed
//! as far as the text matches, at most [`MAX_WORDS`] steps for any number of terms.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::lang::stem;
use crate::markdown::item::{Element, Item};
use crate::markdown::raw::RawLinks;
use crate::text::escape_html;

/// The most words of a form. Without a limit, long forms with the same beginning would take time
/// proportional to the words of a text times the length of the forms.
pub const MAX_WORDS: usize = 16;

/// The least distance between two links of a term, in characters of shown text. A screen of
/// 1280 × 800 pixels shows 1,000 to 1,600 characters of an article of the default theme (25 lines
/// of 65), and a phone 700 to 1,100, so that no screen shows a term with two links. Texts without
/// spaces between words have fewer characters on a screen: there, links are further apart.
const SCREEN: usize = 1600;

/// How readers see the sections of a text.
pub(crate) enum SectionOrder<'a> {
    /// One after another, but for those of these headings, which are left out.
    Whole(&'a BTreeSet<usize>),
    /// Each can be shown without those before it.
    Pieces,
}

/// The forms of all terms of a language as a trie.
#[derive(Debug)]
pub struct TermTrie {
    /// The trie; the first node is its root.
    nodes: Vec<TrieNode>,
    /// The id of each term and its definition.
    links: Vec<(String, String)>,
}

impl Default for TermTrie {
    fn default() -> TermTrie {
        TermTrie { nodes: vec![TrieNode::default()], links: Vec::new() }
    }
}

/// The words of a form up to one of them.
#[derive(Debug, Default)]
struct TrieNode {
    /// The node after each next word.
    next: BTreeMap<String, usize>,
    /// The term that has this form; of several, the first of the glossary.
    term: Option<usize>,
}

/// How many words a form has.
#[must_use]
pub fn n_words(form: &str) -> usize {
    stem::words(form).count()
}

impl TermTrie {
    /// Indexes terms: the forms that link, the id in the glossary, the definition. Forms of more
    /// than
    /// [`MAX_WORDS`] words are left out.
    #[must_use]
    pub fn new<'a>(terms: impl IntoIterator<Item = (Vec<&'a str>, String, String)>) -> TermTrie {
        let mut index = TermTrie::default();
        for (nth, (forms, id, definition)) in terms.into_iter().enumerate() {
            index.links.push((id, definition));
            for form in forms.into_iter().filter(|form| n_words(form) <= MAX_WORDS) {
                index.insert(form, nth);
            }
        }
        index
    }

    fn insert(&mut self, form: &str, term: usize) {
        let mut node = 0;
        for (_, word) in stem::words(form) {
            let word = word.to_lowercase();
            node = match self.nodes[node].next.get(&word) {
                Some(next) => *next,
                None => {
                    let next = self.nodes.len();
                    self.nodes.push(TrieNode::default());
                    self.nodes[node].next.insert(word, next);
                    next
                }
            };
        }
        // A form without words is ignored.
        if node != 0 {
            self.nodes[node].term.get_or_insert(term);
        }
    }
}

/// A word of a text: its bytes, and the form in which it is compared.
struct FoldedWord {
    start: usize,
    end: usize,
    folded: String,
}

/// A form in a text.
struct Match {
    /// The bytes of it.
    start: usize,
    end: usize,
    n_words: usize,
    term: usize,
}

/// Finds terms in one text after another, in the order in which readers see them.
struct TermFinder<'a> {
    terms: &'a TermTrie,
    /// The terms of this section that have their link.
    used: BTreeSet<usize>,
    /// Where each term had its last link, in characters of shown text.
    linked_at: BTreeMap<usize, usize>,
    /// How many characters were shown before the next text.
    n_shown: usize,
    /// How many nodes were visited; for a test.
    n_steps: usize,
}

impl<'a> TermFinder<'a> {
    fn new(terms: &'a TermTrie) -> TermFinder<'a> {
        let (used, linked_at) = (BTreeSet::new(), BTreeMap::new());
        TermFinder { terms, used, linked_at, n_shown: 0, n_steps: 0 }
    }

    fn begin_section(&mut self) {
        self.used.clear();
    }

    /// Counts a text without looking for terms in it.
    fn pass(&mut self, text: &str) {
        self.n_shown += text.chars().count();
    }

    /// The terms in a text that get a link, in order. Of terms that begin at the same word, the
    /// longest counts, with or without a link: a longer term is not a mention of a shorter one.
    /// Words of a form are next to each other, apart from white space.
    fn find(&mut self, text: &str) -> Vec<Match> {
        let words: Vec<FoldedWord> = stem::words(text)
            .map(|(span, word)| {
                let range = span.range();
                FoldedWord { start: range.start, end: range.end, folded: word.to_lowercase() }
            })
            .collect();
        let mut matches = Vec::new();
        let (mut nth, mut passed) = (0, 0);
        while nth < words.len() {
            let found = self.longest(text, &words[nth..]);
            nth += found.as_ref().map_or(1, |found| found.n_words);
            let Some(found) = found else { continue };
            self.pass(&text[passed..found.start]);
            passed = found.start;
            if self.use_link(found.term) {
                matches.push(found);
            }
        }
        self.pass(&text[passed..]);
        matches
    }

    /// Whether a term gets a link here.
    fn use_link(&mut self, term: usize) -> bool {
        let is_near = |at: &usize| self.n_shown - at < SCREEN;
        if self.used.contains(&term) || self.linked_at.get(&term).is_some_and(is_near) {
            return false;
        }
        self.used.insert(term);
        self.linked_at.insert(term, self.n_shown);
        true
    }

    /// The longest form that a text begins with.
    fn longest(&mut self, text: &str, words: &[FoldedWord]) -> Option<Match> {
        let mut longest = None;
        let mut node = 0;
        for (nth, word) in words.iter().enumerate() {
            let is_next = |before: usize| {
                text[words[before].end..word.start].chars().all(char::is_whitespace)
            };
            self.n_steps += 1;
            let next = self.terms.nodes[node].next.get(&word.folded);
            let Some(next) = next.filter(|_| nth.checked_sub(1).is_none_or(is_next)) else { break };
            node = *next;
            if let Some(term) = self.terms.nodes[node].term {
                let (start, end) = (words[0].start, word.end);
                longest = Some(Match { start, end, n_words: nth + 1, term });
            }
        }
        longest
    }
}

/// Links terms at their first occurrence in a section, but not twice on a screen; never in
/// headings, links, code, quotes or words of another language.
pub(crate) fn link<'a>(
    items: Vec<Item<'a>>,
    terms: &TermTrie,
    glossary: &str,
    order: &SectionOrder<'_>,
) -> Vec<Item<'a>> {
    if terms.links.is_empty() {
        return items;
    }
    let mut matches = matches(&items, terms, order);
    let mut out = Vec::with_capacity(items.len());
    for (nth, item) in items.into_iter().enumerate() {
        match (&item, matches.remove(&nth)) {
            (Item::Event(Event::Text(text)), Some(matches)) => {
                split(text, &matches, terms, glossary, &mut out);
            }
            _ => out.push(item),
        }
    }
    out
}

/// The terms that get a link, by the index of the text.
fn matches(
    items: &[Item<'_>],
    terms: &TermTrie,
    order: &SectionOrder<'_>,
) -> BTreeMap<usize, Vec<Match>> {
    let mut found = BTreeMap::new();
    let mut finder = TermFinder::new(terms);
    let mut closed = Closed::default();
    let (mut n_headings, mut is_left_out) = (0, false);
    for nth in in_reading_order(items) {
        let item = &items[nth];
        closed.pass(item);
        match item {
            Item::Event(Event::Start(Tag::Heading { .. })) => {
                match order {
                    SectionOrder::Whole(left_out) => is_left_out = left_out.contains(&n_headings),
                    SectionOrder::Pieces => finder.linked_at.clear(),
                }
                finder.begin_section();
                n_headings += 1;
            }
            _ if is_left_out => {}
            Item::Event(Event::Text(text)) if closed.is_open() => {
                let matches = finder.find(text);
                if !matches.is_empty() {
                    found.insert(nth, matches);
                }
            }
            Item::Event(Event::Text(text) | Event::Code(text)) if closed.n_images == 0 => {
                finder.pass(text);
            }
            _ => {}
        }
    }
    found
}

/// The indices of the items in the order in which readers see them: footnotes are at the end.
fn in_reading_order(items: &[Item<'_>]) -> Vec<usize> {
    let mut is_note = false;
    let (notes, text): (Vec<usize>, Vec<usize>) = (0..items.len()).partition(|nth| {
        match &items[*nth] {
            Item::Event(Event::Start(Tag::FootnoteDefinition(_))) => is_note = true,
            Item::Event(Event::End(TagEnd::FootnoteDefinition)) => {
                is_note = false;
                return true;
            }
            _ => {}
        }
        is_note
    });
    text.into_iter().chain(notes).collect()
}

/// What is open around an item in which no term is linked.
#[derive(Default)]
struct Closed {
    n_elements: usize,
    n_images: usize,
    raw_links: RawLinks,
}

impl Closed {
    fn pass(&mut self, item: &Item<'_>) {
        self.raw_links.event(&item.as_event());
        match item {
            Item::Event(Event::Start(Tag::Image { .. })) => self.n_images += 1,
            Item::Event(Event::End(TagEnd::Image)) => {
                self.n_images = self.n_images.saturating_sub(1);
            }
            Item::Event(Event::Start(tag)) if is_closed(tag.to_end()) => self.n_elements += 1,
            Item::Event(Event::End(tag)) if is_closed(*tag) => {
                self.n_elements = self.n_elements.saturating_sub(1);
            }
            Item::Start(Element::Title | Element::Abbreviation(_) | Element::Foreign(_)) => {
                self.n_elements += 1;
            }
            Item::End(Element::Title | Element::Abbreviation(_) | Element::Foreign(_)) => {
                self.n_elements = self.n_elements.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn is_open(&self) -> bool {
        self.n_elements + self.n_images == 0 && !self.raw_links.is_inside()
    }
}

fn split<'a>(
    text: &CowStr<'a>,
    matches: &[Match],
    terms: &TermTrie,
    glossary: &str,
    out: &mut Vec<Item<'a>>,
) {
    let mut from = 0;
    for Match { start, end, term, .. } in matches {
        let (id, definition) = &terms.links[*term];
        out.push(Item::Event(Event::Text(CowStr::from(text[from..*start].to_owned()))));
        out.push(Item::Event(Event::InlineHtml(CowStr::from(format!(
            "<a class=\"kb-term\" href=\"{}#{}\" title=\"{}\">{}</a>",
            escape_html(glossary),
            escape_html(id),
            escape_html(definition),
            escape_html(&text[*start..*end]),
        )))));
        from = *end;
    }
    let rest = if from == 0 { text.clone() } else { CowStr::from(text[from..].to_owned()) };
    out.push(Item::Event(Event::Text(rest)));
}

fn is_closed(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Heading(_) | TagEnd::Link | TagEnd::CodeBlock | TagEnd::TableHead)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::{Strategy, prop, proptest};
    use pulldown_cmark::Event;

    use super::{MAX_WORDS, SCREEN, SectionOrder, TermFinder, TermTrie, link};
    use crate::markdown::item::Item;
    use crate::markdown::stream;

    fn terms(forms: &[Vec<String>]) -> TermTrie {
        TermTrie::new(forms.iter().enumerate().map(|(nth, forms)| {
            (forms.iter().map(String::as_str).collect(), nth.to_string(), String::new())
        }))
    }

    /// The same by trying every form at every word, for texts of words and single spaces or commas.
    fn by_trial(forms: &[Vec<String>], text: &str) -> Vec<(usize, usize, usize)> {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let begins = |form: &str| {
                let rest = text[at..].strip_prefix(form);
                rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            };
            let is_start = !text[..at].ends_with(char::is_alphabetic);
            let of_term = |term: usize| forms[term].iter().map(move |form| (term, form));
            let longest = (0..forms.len())
                .flat_map(of_term)
                .filter(|(_, form)| is_start && !form.is_empty() && begins(form))
                .min_by_key(|(term, form)| (std::cmp::Reverse(form.len()), *term))
                .map(|(term, form)| (at, at + form.len(), term));
            at = longest.map_or(at + 1, |(_, end, _)| end);
            found.extend(longest.filter(|(_, _, term)| found.iter().all(|it| it.2 != *term)));
        }
        found
    }

    fn words(most: usize) -> impl Strategy<Value = String> {
        prop::collection::vec("[ab]{1,2}", 0..most).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn the_trie_finds_what_trying_every_form_finds(
            forms in prop::collection::vec(prop::collection::vec(words(4), 1..3), 0..6),
            pieces in prop::collection::vec(words(6), 0..4),
        ) {
            let text = pieces.join(", ");
            let terms = terms(&forms);
            let found = TermFinder::new(&terms).find(&text);
            let found: Vec<_> = found.iter().map(|m| (m.start, m.end, m.term)).collect();
            assert_eq!(found, by_trial(&forms, &text));
        }
    }

    /// How often a node is visited for a text of this many words.
    fn n_steps(forms: &[Vec<String>], text: &str) -> usize {
        let terms = terms(forms);
        let mut finder = TermFinder::new(&terms);
        drop(finder.find(text));
        finder.n_steps
    }

    #[test]
    fn the_work_is_bounded_by_the_words_whatever_the_terms() {
        let many = |form: &dyn Fn(usize) -> String| -> Vec<Vec<String>> {
            (1..400).map(|n| vec![form(n)]).collect()
        };
        let overlapping = many(&|n| "a ".repeat(n));
        let unfinished = many(&|n| format!("{}b{n}", "a ".repeat(n % MAX_WORDS)));
        let alike = many(&|_| "a".to_owned());
        for forms in [overlapping, unfinished, alike] {
            for n in [1 << 10, 1 << 14] {
                // A word that ends a form costs a step, too.
                let limit = n * (MAX_WORDS + 1) + forms.len();
                let n_steps = n_steps(&forms, &"a ".repeat(n));
                assert!((n..=limit).contains(&n_steps), "{n_steps} steps for {n} words");
            }
        }
    }

    /// The words before each link of a term `x`, in a text where `_` stands for a screen of text.
    fn linked(text: &str, order: &SectionOrder<'_>) -> Vec<String> {
        let text = text.replace('_', &"\u{6587}".repeat(SCREEN));
        let prepared = stream::prepare(&text);
        let items = prepared.parse().items.into_iter().map(|spanned| spanned.item).collect();
        let terms = terms(&[vec!["x".to_owned()]]);
        let mut before = String::new();
        let mut links = Vec::new();
        for item in link(items, &terms, "", order) {
            match item {
                Item::Event(Event::Text(text)) => before = text.trim().to_owned(),
                Item::Event(Event::InlineHtml(_)) => links.push(before.clone()),
                _ => {}
            }
        }
        links
    }

    #[test]
    fn a_term_is_linked_once_in_a_section_and_once_on_a_screen() {
        for (text, expected) in [
            ("a x b x", &["a"][..]),
            ("a x _ b x", &["a"]),
            ("a x\n\n## h\n\nb x", &["a"]),
            ("a x _\n\n## h\n\nb x", &["a", "b"]),
            // A section that begins on the same screen has its link later.
            ("a x\n\n## h\n\nb x\n\n_\n\nc x d x", &["a", "c"]),
            // Code and headings are text on the screen, and the words of a picture are not.
            ("a x\n\n    _\n\n## h\n\nb x", &["a", "b"]),
            ("a x `_`\n\n## h\n\nb x", &["a", "b"]),
            ("a x\n\n## _\n\nb x", &["a", "b"]),
            ("a x ![_](p)\n\n## h\n\nb x", &["a"]),
            // Notes are at the end of the page.
            ("a x[^n]\n\n[^n]: b x\n\n## h\n\nc x _", &["a", "b"]),
        ] {
            assert_eq!(linked(text, &SectionOrder::Whole(&BTreeSet::new())), expected, "{text:?}");
        }
    }

    #[test]
    fn only_shown_sections_count() {
        let text = "a\n\n## h\n\nb x\n\n## i\n\nc x\n\n## j\n\nd x";
        assert_eq!(linked(text, &SectionOrder::Whole(&BTreeSet::from([0]))), ["c"]);
        assert_eq!(linked(text, &SectionOrder::Pieces), ["b", "c", "d"]);
    }
}
