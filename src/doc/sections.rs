//! The sections of a document, by which translations are compared with their source.
//!
//! A section of a page is a heading with the text up to the next heading. The text before the first
//! heading is the section with the empty id, and title and description are the section `@front`. In
//! a YAML file, each translated text is a section, named by its path.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::{FRONT, Quote};
use crate::doc::{self, Doc, Page};
use crate::hash;
use crate::lang::parts;
use crate::markdown::canon;
use crate::markdown::facts::Heading;
use crate::source::Kind;
use crate::text::{Source, Span};
use crate::yaml::schema::{Field, Shape, TranslationMode};
use crate::yaml::{Node, Value};

/// One section of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<'a> {
    /// The id, the same in every language.
    pub id: String,
    /// The text as written.
    pub text: Cow<'a, str>,
    /// The place of the text in its file; that of the value in YAML, and an empty span for the
    /// front matter.
    pub span: Span,
    /// The index of its heading on the page.
    pub heading: Option<usize>,
    /// Whether the text is Markdown.
    pub is_markdown: bool,
}

impl Section<'_> {
    /// The canonical text of the section.
    #[must_use]
    pub fn canon(&self) -> String {
        canonical(&self.text, self.is_markdown)
    }

    /// Whether an earlier text of this section has the same canonical text. Equal texts are not
    /// parsed.
    #[must_use]
    pub fn contains(&self, text: &Quote) -> bool {
        self.text.trim_end().lines().eq(text.lines()) || self.canon() == self.canon_of(text)
    }

    /// The canonical form of an earlier text of this section.
    #[must_use]
    pub fn canon_of(&self, text: &Quote) -> String {
        canonical(&text.text(), self.is_markdown)
    }
}

/// The fingerprint of the text of a translated section in 16 digits, as bases hold it; that of an
/// empty text where the translation lacks the section.
#[must_use]
pub fn fingerprint(section: Option<&Section<'_>>) -> String {
    hash::of(section.map(Section::canon).unwrap_or_default().as_bytes()).short()
}

/// The canonical form of the text of a section that may be gone.
#[must_use]
pub fn canon_of(kind: Kind, id: &str, text: &Quote) -> String {
    canonical(&text.text(), kind == Kind::Page && id != FRONT)
}

fn canonical(text: &str, is_markdown: bool) -> String {
    if is_markdown { canon::text(text) } else { canon::plain(&parts::plain(text)) }
}

/// The sections of a document of the source language, in order.
#[must_use]
pub fn of_source(doc: &Doc) -> Vec<Section<'_>> {
    match (doc.page(), doc.node()) {
        (Some(page), _) => {
            let id = |heading: &Heading| Some(heading.id.to_string());
            let ids: Vec<Option<String>> = page.facts.headings.iter().map(id).collect();
            of_page(doc.source(), page, &ids)
        }
        (None, Some(node)) => {
            let texts = texts(node, None, doc.file.kind);
            texts.into_iter().map(|text| section(text.path, text.source)).collect()
        }
        (None, None) => Vec::new(),
    }
}

/// The sections of a translation under the ids of its source, and the headings of the translation
/// that its source does not have.
#[must_use]
pub fn of_translation<'a>(source: &Doc, doc: &'a Doc) -> (Vec<Section<'a>>, Vec<usize>) {
    if let (Some(of_source), Some(page)) = (source.page(), doc.page()) {
        let pairs = pair(&of_source.facts.headings, &page.facts.headings);
        let first = usize::from(page.facts.title_heading);
        let extra = (first..pairs.len()).filter(|nth| pairs[*nth].is_none()).collect();
        let id = |pair: &Option<usize>| Some(of_source.facts.headings[(*pair)?].id.to_string());
        let ids: Vec<Option<String>> = pairs.iter().map(id).collect();
        return (of_page(doc.source(), page, &ids), extra);
    }
    let (Some(node), Some(words)) = (source.node(), doc.node()) else {
        return (Vec::new(), Vec::new());
    };
    let texts = texts(node, Some(words), doc.file.kind).into_iter();
    let sections = texts.filter_map(|text| Some(section(text.path, text.words?))).collect();
    (sections, Vec::new())
}

fn section(id: String, PlacedValue { text, span }: PlacedValue) -> Section<'static> {
    Section { id, text: Cow::Owned(text), span, heading: None, is_markdown: false }
}

/// The sections of a page; `ids` are those of its headings, `None` for one to leave out.
fn of_page<'a>(source: &'a Source, page: &'a Page, ids: &[Option<String>]) -> Vec<Section<'a>> {
    let headings = &page.facts.headings;
    let body = source.slice(page.body);
    let offset = page.body.start as usize;
    // A heading in a quote or list begins with the line it is on.
    let line_of = |heading: &Heading| {
        let at = (heading.span.start as usize).saturating_sub(offset).min(body.len());
        body[..at].rfind('\n').map_or(0, |newline| newline + 1)
    };
    let first = usize::from(page.facts.title_heading);
    let top_start = headings[..first]
        .last()
        .map_or(0, |title| (title.span.end as usize).saturating_sub(offset).min(body.len()));
    let starts: Vec<usize> = headings[first..].iter().map(line_of).collect();
    let end_of = |nth: usize| starts.get(nth).copied().unwrap_or(body.len());
    let mut sections: Vec<Section<'_>> = front(page).into_iter().collect();
    let top = body.get(top_start..end_of(0)).unwrap_or_default();
    if !is_blank(top) {
        sections.push(Section {
            id: String::new(),
            heading: None,
            ..markdown(top, offset + top_start)
        });
    }
    for (nth, start) in starts.iter().enumerate() {
        if let Some(id) = &ids[first + nth] {
            let text = body.get(*start..end_of(nth + 1)).unwrap_or_default();
            let heading = Some(first + nth);
            sections.push(Section { id: id.clone(), heading, ..markdown(text, offset + start) });
        }
    }
    sections
}

/// A section without an id yet, which begins at that byte of its file.
fn markdown(text: &str, start: usize) -> Section<'_> {
    let begun = text.trim_start_matches(['\n', '\r']);
    let start = start + text.len() - begun.len();
    let text = begun.trim_end();
    let span = Span::new(start, start + text.len());
    Section { id: String::new(), text: Cow::Borrowed(text), span, heading: None, is_markdown: true }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty() || (text.contains("<!--") && canon::text(text).is_empty())
}

/// The texts of front matter that translations follow, a line each.
fn front(page: &Page) -> Option<Section<'_>> {
    let heading = page.facts.title();
    let title = page.front.title.as_deref().or(heading.map(|heading| heading.text.as_str()));
    let line = |(key, text): (&str, &str)| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{key}: {text}\n")
    };
    let text: String = page.front.followed(title).map(line).collect();
    let span = heading.map_or_else(Span::default, |heading| heading.span);
    (!text.is_empty()).then(|| section(FRONT.to_owned(), PlacedValue { text, span }))
}

/// Matches each heading of a translation to a heading of the source.
///
/// Headings with the same id match. Headings without an explicit id match by order between matched
/// neighbours: all of them if both sides have equally many, else those of the same depth, where `##`
/// and `###` are like `###` and `####`.
#[must_use]
pub fn pair(source: &[Heading], translation: &[Heading]) -> Vec<Option<usize>> {
    // Of headings with the same id the first counts.
    let known: BTreeMap<&str, usize> =
        source.iter().enumerate().rev().map(|(nth, heading)| (heading.id.as_str(), nth)).collect();
    let by_id =
        |heading: &Heading| known.get(heading.id.as_str()).copied().filter(|_| heading.explicit);
    let mut pairs: Vec<Option<usize>> = translation.iter().map(by_id).collect();
    // For each heading, the counterpart of the next heading that has one by its id.
    let mut next_known: Vec<Option<usize>> = vec![None; translation.len()];
    for nth in (1..translation.len()).rev() {
        next_known[nth - 1] = pairs[nth].or(next_known[nth]);
    }
    let (depths, depths_there) = (depths(source), depths(translation));
    let mut taken: Vec<bool> = vec![false; source.len()];
    for nth in pairs.iter().flatten() {
        taken[*nth] = true;
    }
    // The title of one page may be in its front matter.
    let has_title = |headings: &[Heading]| headings.first().is_some_and(|first| first.level == 1);
    let both_have = has_title(source) == has_title(translation);
    let is_lone = |nth: usize, headings: &[Heading]| nth == 0 && !both_have && has_title(headings);
    let mut next = 0;
    let mut nth = 0;
    while nth < translation.len() {
        if let Some(known) = pairs[nth] {
            next = known + 1;
            nth += 1;
            continue;
        }
        let end = (nth..translation.len()).find(|at| pairs[*at].is_some());
        let end = end.unwrap_or(translation.len());
        let before = end.checked_sub(1).and_then(|last| next_known[last]).unwrap_or(source.len());
        let ours = (nth..end).filter(|at| !translation[*at].explicit);
        let ours: Vec<usize> = ours.filter(|at| !is_lone(*at, translation)).collect();
        let theirs = (next..before.max(next)).filter(|at| !taken[*at]);
        let theirs: Vec<usize> = theirs.filter(|at| !is_lone(*at, source)).collect();
        for (our, their) in in_order(&ours, &theirs, |our, their| {
            source[their].level == translation[our].level
                || (depths[their].is_some() && depths[their] == depths_there[our])
        }) {
            pairs[our] = Some(their);
            taken[their] = true;
        }
        nth = end;
    }
    pairs
}

/// Pairs the headings of two lists by their order: all of them if there are equally many, else those
/// of the same level.
fn in_order(
    ours: &[usize],
    theirs: &[usize],
    is_same_level: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    if ours.len() == theirs.len() {
        return ours.iter().copied().zip(theirs.iter().copied()).collect();
    }
    let mut rest = theirs.iter().copied();
    let mut found = Vec::new();
    for our in ours {
        let mut ahead = rest.clone();
        if let Some(their) = ahead.find(|their| is_same_level(*our, *their)) {
            found.push((*our, their));
            rest = ahead;
        }
    }
    found
}

/// The depth of each heading among the levels that its page uses; `None` for a title.
fn depths(headings: &[Heading]) -> Vec<Option<usize>> {
    let levels: BTreeSet<u8> = headings.iter().map(|heading| heading.level).collect();
    let below = |level: u8| levels.range(2..level).count();
    headings.iter().map(|heading| (heading.level > 1).then(|| below(heading.level))).collect()
}

/// A text of a YAML file and its translation.
struct TranslatedText {
    path: String,
    source: PlacedValue,
    words: Option<PlacedValue>,
}

/// A text and the place of its value.
struct PlacedValue {
    text: String,
    span: Span,
}

/// The ids in a translated YAML file that its source does not have, in the order of the translation:
/// `questions.safty`. They are empty for a page.
#[must_use]
pub fn unknown_ids(source: &Doc, doc: &Doc) -> Vec<String> {
    let mut unknown = Vec::new();
    if let (Some(source), Some(words)) = (source.node(), doc.node()) {
        add_unknown(source, words, doc::shape(doc.file.kind), "", &mut unknown);
    }
    unknown
}

fn add_unknown(source: &Node, words: &Node, shape: &Shape, path: &str, unknown: &mut Vec<String>) {
    let by_id: BTreeMap<&str, &Node> = match shape {
        Shape::Items(id, _) => {
            source.items().iter().filter_map(|item| Some((item.get_text(id)?, item))).collect()
        }
        Shape::Map(_) => {
            source.entries().iter().map(|entry| (entry.key.as_str(), &entry.value)).collect()
        }
        Shape::Record(fields) => {
            let fields = fields.iter().filter(|field| field.bears_words());
            for (field, value) in fields.filter_map(|it| Some((it, source.get(it.key)?))) {
                if let Some(words) = words.get(field.key) {
                    add_unknown(value, words, &field.shape, &join(path, field.key), unknown);
                }
            }
            return;
        }
        _ => return,
    };
    for entry in words.entries().iter().filter(|entry| entry.value.value != Value::Null) {
        let path = join(path, &entry.key);
        match (by_id.get(entry.key.as_str()), shape) {
            (None, _) => unknown.push(path),
            (Some(item), Shape::Items(_, fields)) => {
                add_unknown(item, &entry.value, &Shape::Record(fields), &path, unknown);
            }
            (Some(item), Shape::Map(inner)) => {
                add_unknown(item, &entry.value, inner, &path, unknown);
            }
            (Some(_), _) => {}
        }
    }
}

/// All translated texts of a file, in the order of the source.
fn texts(source: &Node, words: Option<&Node>, kind: Kind) -> Vec<TranslatedText> {
    let mut texts = Vec::new();
    walk(ValuePair { source, words }, doc::shape(kind), String::new(), false, &mut texts);
    texts
}

/// A value of the source and its translation.
#[derive(Clone, Copy)]
struct ValuePair<'a> {
    source: &'a Node,
    words: Option<&'a Node>,
}

/// Walks source and translation in parallel, in the same way as the overlay.
fn walk(
    pair: ValuePair<'_>,
    shape: &Shape,
    path: String,
    is_words: bool,
    texts: &mut Vec<TranslatedText>,
) {
    let ValuePair { source, words } = pair;
    match shape {
        Shape::Record(fields) => record(pair, fields, &path, texts),
        Shape::Map(inner) => {
            for entry in source.entries() {
                let words = words.and_then(|words| words.get(&entry.key));
                let pair = ValuePair { source: &entry.value, words };
                walk(pair, inner, join(&path, &entry.key), is_words, texts);
            }
        }
        Shape::Items(id, fields) => {
            for item in source.items() {
                let id = item.get_text(id).unwrap_or_default();
                let pair = ValuePair { source: item, words: words.and_then(|words| words.get(id)) };
                record(pair, fields, &join(&path, id), texts);
            }
        }
        _ if is_words => {
            let placed = |node: &Node| PlacedValue { text: lines(node), span: node.span };
            let source = placed(source);
            if !source.text.is_empty() {
                texts.push(TranslatedText { path, source, words: words.map(placed) });
            }
        }
        _ => {}
    }
}

fn record(pair: ValuePair<'_>, fields: &[Field], path: &str, texts: &mut Vec<TranslatedText>) {
    let ValuePair { source, words } = pair;
    let compared = |field: &&Field| {
        field.bears_words()
            && !matches!(field.translation, TranslationMode::Free | TranslationMode::Own)
    };
    // A record with a single text may be written as that text, and is named without its key.
    let is_single = fields.iter().filter(|field| field.bears_words()).count() == 1;
    let short = words.filter(|words| is_single && words.text().is_some());
    for field in fields.iter().filter(compared) {
        let Some(of_source) = source.get(field.key) else { continue };
        let of_words = short.or_else(|| words.and_then(|words| words.get(field.key)));
        let path =
            if is_single && !path.is_empty() { path.to_owned() } else { join(path, field.key) };
        let pair = ValuePair { source: of_source, words: of_words };
        walk(pair, &field.shape, path, field.is_translated(), texts);
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// A text, or the texts of a list, a line each.
fn lines(node: &Node) -> String {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match node.text() {
        Some(text) => line(text),
        None => node.items().iter().filter_map(Node::text).map(line).collect::<Vec<_>>().join("\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::pair;
    use crate::markdown::facts::Heading;
    use crate::names::anchor::AnchorId;
    use crate::text::Span;

    fn headings(outline: &[&str]) -> Vec<Heading> {
        let heading = |text: &&str| {
            let (level, id) = text.split_once(' ').expect("a level and an id");
            let explicit = !id.starts_with('~');
            Heading {
                level: u8::try_from(level.len()).expect("at most six"),
                id: AnchorId::of_text(id.trim_start_matches('~')),
                explicit,
                former: Vec::new(),
                text: String::new(),
                span: Span::default(),
            }
        };
        outline.iter().map(heading).collect()
    }

    /// The outlines of a source and a translation, and the expected pairs.
    type OutlineCase<'a> = (&'a [&'a str], &'a [&'a str], &'a [Option<usize>]);

    #[test]
    fn headings_belong_together_by_id_and_else_in_order() {
        let cases: [OutlineCase; 12] = [
            (&["## a", "## b"], &["## b", "## a"], &[Some(1), Some(0)]),
            (&["## ~a", "### ~b"], &["## ~x", "### ~y"], &[Some(0), Some(1)]),
            (&["## a", "## b", "## c"], &["## a", "## c"], &[Some(0), Some(2)]),
            (&["## a", "## b", "## c"], &["## a", "## ~x", "## c"], &[Some(0), Some(1), Some(2)]),
            (&["## a"], &["## a", "## new"], &[Some(0), None]),
            (&["## a"], &["## ~x", "## ~y"], &[Some(0), None]),
            (&["## ~a", "## ~b"], &["### ~x"], &[Some(0)]),
            (&["## ~a", "### ~b"], &["### ~x", "#### ~y"], &[Some(0), Some(1)]),
            (&["## ~a", "### ~b"], &["## ~x", "## ~y"], &[Some(0), Some(1)]),
            (&["# ~t", "## ~a", "### ~b"], &["## ~x", "## ~y"], &[Some(1), Some(2)]),
            // A heading that the translation lacks does not shift those after it.
            (&["## ~a", "### ~b", "## ~c"], &["## ~x", "## ~y"], &[Some(0), Some(2)]),
            (
                &["## ~a", "### ~b", "## c", "### ~d"],
                &["## ~x", "## c", "## ~y"],
                &[Some(0), Some(2), Some(3)],
            ),
        ];
        for (source, translation, expected) in cases {
            let pairs = pair(&headings(source), &headings(translation));
            assert_eq!(pairs, expected, "{source:?} {translation:?}");
        }
    }
}
