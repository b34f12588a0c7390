//! Glossary terms in running text: the first occurrence in each section becomes a link.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::lang::stem;
use crate::text::escape_html;

/// The forms of all terms of one language, ready to be looked for.
#[derive(Debug, Default)]
pub struct Terms {
    /// First word of a form to the forms, longest first: words, and the number of the term.
    forms: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    /// The id of each term and what it means.
    links: Vec<(String, String)>,
}

impl Terms {
    /// Indexes terms: the forms that link, the id in the glossary, the definition.
    #[must_use]
    pub fn new<'a>(terms: impl IntoIterator<Item = (Vec<&'a str>, String, String)>) -> Terms {
        let mut index = Terms::default();
        for (nth, (forms, id, definition)) in terms.into_iter().enumerate() {
            index.links.push((id, definition));
            for form in forms {
                let words: Vec<String> =
                    stem::words(form).map(|(_, word)| word.to_lowercase()).collect();
                let Some(first) = words.first().cloned() else { continue };
                index.forms.entry(first).or_default().push((words, nth));
            }
        }
        for list in index.forms.values_mut() {
            list.sort_by_key(|(words, nth)| (std::cmp::Reverse(words.len()), *nth));
        }
        index
    }

    /// The first term in `text` at or after byte `from` that is not in `used`: its byte range and
    /// number. Words of a form must be next to each other, apart from white space.
    fn find(&self, text: &str, used: &BTreeSet<usize>) -> Option<(usize, usize, usize)> {
        let words: Vec<(usize, usize, String)> = stem::words(text)
            .map(|(span, word)| (span.range().start, span.range().end, word.to_lowercase()))
            .collect();
        words.iter().enumerate().find_map(|(nth, (start, _, word))| {
            let forms = self.forms.get(word)?;
            forms.iter().filter(|(_, term)| !used.contains(term)).find_map(|(form, term)| {
                let here = words.get(nth..nth + form.len())?;
                let same = here.iter().zip(form).all(|((_, _, word), wanted)| word == wanted);
                let adjacent = here
                    .windows(2)
                    .all(|pair| text[pair[0].1..pair[1].0].chars().all(char::is_whitespace));
                (same && adjacent).then(|| (*start, here[form.len() - 1].1, *term))
            })
        })
    }
}

/// Links the first occurrence of each term per section; never in headings, links, code or quotes.
pub fn link<'a>(events: Vec<Event<'a>>, terms: &Terms, glossary: &str) -> Vec<Event<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut used = BTreeSet::new();
    let mut closed = 0_usize;
    for event in events {
        match &event {
            Event::Start(Tag::Heading { .. }) => {
                used.clear();
                closed += 1;
            }
            Event::Start(tag) if is_closed(tag) => closed += 1,
            Event::End(tag) if is_closed_end(*tag) => closed = closed.saturating_sub(1),
            Event::Text(text) if closed == 0 => {
                split(text, (terms, glossary), &mut used, &mut out);
                continue;
            }
            _ => {}
        }
        out.push(event);
    }
    out
}

fn split<'a>(
    text: &CowStr<'a>,
    (terms, glossary): (&Terms, &str),
    used: &mut BTreeSet<usize>,
    out: &mut Vec<Event<'a>>,
) {
    let mut rest = text.to_string();
    while let Some((start, end, term)) = terms.find(&rest, used) {
        used.insert(term);
        let (id, definition) = &terms.links[term];
        out.push(Event::Text(CowStr::from(rest[..start].to_owned())));
        out.push(Event::InlineHtml(CowStr::from(format!(
            "<a class=\"term\" href=\"{}#{}\" title=\"{}\">{}</a>",
            escape_html(glossary),
            escape_html(id),
            escape_html(definition),
            escape_html(&rest[start..end]),
        ))));
        rest.drain(..end);
    }
    out.push(Event::Text(CowStr::from(rest)));
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
