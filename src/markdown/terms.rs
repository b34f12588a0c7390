//! Glossary terms in running text: the first occurrence in each section becomes a link.
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
    /// The terms that have this form, in their order.
    terms: Vec<usize>,
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
        let terms = &mut self.nodes[node].terms;
        // A form without words is ignored; terms are in their order.
        if node != 0 && terms.last() != Some(&term) {
            terms.push(term);
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

/// Finds terms in one text after another.
struct TermFinder<'a> {
    terms: &'a TermTrie,
    /// The terms of this section that have their link.
    used: BTreeSet<usize>,
    /// For nodes with terms: how many of its terms, from the first, are known to be used.
    n_used: BTreeMap<usize, usize>,
    /// How many nodes were visited; for a test.
    n_steps: usize,
}

impl<'a> TermFinder<'a> {
    fn new(terms: &'a TermTrie) -> TermFinder<'a> {
        TermFinder { terms, used: BTreeSet::new(), n_used: BTreeMap::new(), n_steps: 0 }
    }

    fn begin_section(&mut self) {
        self.used.clear();
        self.n_used.clear();
    }

    /// The terms in a text that have no link yet, in order. Of terms that begin at the same word,
    /// the longest counts; of equal ones, the first of the glossary. Words of a form are next to
    /// each other, apart from white space.
    fn find(&mut self, text: &str) -> Vec<Match> {
        if self.terms.links.is_empty() {
            return Vec::new();
        }
        let words: Vec<FoldedWord> = stem::words(text)
            .map(|(span, word)| {
                let range = span.range();
                FoldedWord { start: range.start, end: range.end, folded: word.to_lowercase() }
            })
            .collect();
        let mut matches = Vec::new();
        let mut nth = 0;
        while nth < words.len() {
            let found = self.longest(text, &words[nth..]);
            nth += found.as_ref().map_or(1, |found| found.n_words);
            if let Some(found) = found {
                self.used.insert(found.term);
                matches.push(found);
            }
        }
        matches
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
            if let Some(term) = self.unused(node) {
                let (start, end) = (words[0].start, word.end);
                longest = Some(Match { start, end, n_words: nth + 1, term });
            }
        }
        longest
    }

    /// The first term of a node without a link.
    fn unused(&mut self, node: usize) -> Option<usize> {
        let terms = &self.terms.nodes[node].terms;
        if terms.is_empty() {
            return None;
        }
        let n_used = self.n_used.entry(node).or_default();
        while terms.get(*n_used).is_some_and(|term| self.used.contains(term)) {
            *n_used += 1;
            self.n_steps += 1;
        }
        terms.get(*n_used).copied()
    }
}

/// Links the first occurrence of each term per section; never in headings, links,
/// code, quotes or words of another language.
pub(crate) fn link<'a>(items: Vec<Item<'a>>, terms: &TermTrie, glossary: &str) -> Vec<Item<'a>> {
    let mut out = Vec::with_capacity(items.len());
    let mut finder = TermFinder::new(terms);
    let mut closed = 0_usize;
    let mut raw_links = RawLinks::default();
    for item in items {
        raw_links.event(&item.as_event());
        match &item {
            Item::Event(Event::Start(Tag::Heading { .. })) => {
                finder.begin_section();
                closed += 1;
            }
            Item::Event(Event::Start(tag)) if is_closed(tag) => closed += 1,
            Item::Event(Event::End(tag)) if is_closed_end(*tag) => {
                closed = closed.saturating_sub(1);
            }
            Item::Start(Element::Title | Element::Abbreviation(_) | Element::Foreign(_)) => {
                closed += 1;
            }
            Item::End(Element::Title | Element::Abbreviation(_) | Element::Foreign(_)) => {
                closed = closed.saturating_sub(1);
            }
            Item::Event(Event::Text(text)) if closed == 0 && !raw_links.is_inside() => {
                let matches = finder.find(text);
                split(text, &matches, terms, glossary, &mut out);
                continue;
            }
            _ => {}
        }
        out.push(item);
    }
    out
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
            "<a class=\"term\" href=\"{}#{}\" title=\"{}\">{}</a>",
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

fn is_closed(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::TableHead)
}

fn is_closed_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::TableHead
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, proptest};

    use super::{MAX_WORDS, TermFinder, TermTrie};

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
            let unused = |term: &usize| !found.iter().any(|(_, _, used)| used == term);
            let of_term = |term: usize| forms[term].iter().map(move |form| (term, form));
            let fitting = (0..forms.len()).filter(unused).flat_map(of_term);
            let longest = fitting
                .filter(|(_, form)| is_start && !form.is_empty() && begins(form))
                .min_by_key(|(term, form)| (std::cmp::Reverse(form.len()), *term))
                .map(|(term, form)| (at, at + form.len(), term));
            at = longest.map_or(at + 1, |(_, end, _)| end);
            found.extend(longest);
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
}
