//! Parses a Markdown text to items, which facts, HTML, plain text and canonical text all walk.
//!
//! 1. [`blocks`] turns containers into quotes.
//! 2. [`prices`] keeps prices from being read as formulas.
//! 3. The library parses the text to events.
//! 4. Quotes that are callouts or containers become elements.
//! 5. [`inline`] runs the passes over inline text.
//! 6. Every range is mapped to the text of the author.

mod prices;

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{
    BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd,
};

use crate::markdown::blocks::{self, Blocks, ContainerProblem};
use crate::markdown::callout::{self, Callout, CalloutKind, Title};
use crate::markdown::inline;
use crate::markdown::inline::piece::InlineText;
use crate::markdown::item::{Element, Item, Spanned, Tabs};
use crate::markdown::stream::prices::Dollars;

/// A text that is ready to be parsed.
pub(crate) struct Prepared<'a> {
    written: &'a str,
    blocks: Option<Blocks>,
    dollars: Dollars,
}

/// The items of a text, and what belongs to the text as a whole.
#[derive(Default)]
pub(crate) struct Parsed<'a> {
    pub(crate) items: Vec<Spanned<'a>>,
    /// The reference definitions, sorted by their labels.
    pub(crate) definitions: Vec<Definition>,
    pub(crate) problems: Vec<ContainerProblem>,
}

/// A reference definition, `[label]: dest`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The label.
    pub label: String,
    /// The destination, with entities and escapes resolved.
    pub dest: String,
    /// The bytes of the definition.
    pub range: Range<usize>,
}

/// The result of a callback for a reference without a definition: a destination and a title.
pub(crate) type ResolvedReference<'a> = Option<(CowStr<'a>, CowStr<'a>)>;

/// Finds the containers of a text.
pub(crate) fn prepare(text: &str) -> Prepared<'_> {
    let blocks = blocks::scan(text);
    let dollars = prices::find(blocks.as_ref().map_or(text, |blocks| &blocks.text.text));
    Prepared { written: text, blocks, dollars }
}

impl Prepared<'_> {
    /// Parses the text.
    pub(crate) fn parse(&self) -> Parsed<'_> {
        self.parse_with(|_| None)
    }

    /// Parses the text; `on_broken` gets each reference without a definition.
    pub(crate) fn parse_with<'p>(
        &'p self,
        mut on_broken: impl FnMut(BrokenLink<'p>) -> ResolvedReference<'p>,
    ) -> Parsed<'p> {
        let text = self.blocks.as_ref().map_or(self.written, |blocks| &blocks.text.text);
        let (parsed, options) = match &self.dollars {
            Dollars::Text => (text, super::options()),
            Dollars::Formulas => (text, super::options() | Options::ENABLE_MATH),
            Dollars::Prices(escaped) => (&*escaped.text, super::options() | Options::ENABLE_MATH),
        };
        let callback = |broken: BrokenLink<'p>| {
            let span = self.origin(self.unescaped(broken.span));
            on_broken(BrokenLink { span, ..broken })
        };
        let parser = Parser::new_with_broken_link_callback(parsed, options, Some(callback));
        let definitions = parser.reference_definitions().iter();
        let definitions = definitions.map(|(label, it)| Definition {
            label: label.to_owned(),
            dest: it.dest.to_string(),
            range: self.origin(self.unescaped(it.span.clone())),
        });
        let mut definitions: Vec<Definition> = definitions.collect();
        definitions.sort_by(|a, b| a.label.cmp(&b.label));
        let events = unnested(parser.into_offset_iter());
        let events = merged(events.map(|(event, range)| (event, self.unescaped(range))), text);
        let mut items = Elements::new(self.blocks.as_ref(), text).items(events);
        let abbreviations = self.blocks.as_ref().map_or(&[][..], |blocks| &blocks.abbreviations);
        inline::run(&mut items, &InlineText { text, abbreviations });
        if self.blocks.is_some() {
            for item in &mut items {
                item.range = self.origin(item.range.clone());
            }
        }
        let problems = self.blocks.as_ref().map_or_else(Vec::new, |it| it.problems.clone());
        Parsed { items, definitions, problems }
    }

    /// The bytes in the text before prices were escaped.
    fn unescaped(&self, range: Range<usize>) -> Range<usize> {
        match &self.dollars {
            Dollars::Prices(escaped) => escaped.origin(range.start)..escaped.origin(range.end),
            Dollars::Text | Dollars::Formulas => range,
        }
    }

    /// The bytes in the text of the author.
    fn origin(&self, range: Range<usize>) -> Range<usize> {
        match &self.blocks {
            // The ends of containers that are not closed are after the text.
            Some(blocks) => {
                let Range { start, end } = blocks.text.origin(range);
                start.min(self.written.len())..end.min(self.written.len())
            }
            None => range,
        }
    }
}

type Events<'a> = VecDeque<(Event<'a>, Range<usize>)>;

/// Leaves out the links within links, which HTML does not have (<https://html.spec.whatwg.org/#the-a-element>):
/// the parser reads `[see <https://a.example>](b)` as one. Their words stay.
fn unnested<'a>(
    events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
) -> impl Iterator<Item = (Event<'a>, Range<usize>)> {
    let mut depth = 0_usize;
    events.filter(move |(event, _)| match event {
        Event::Start(Tag::Link { .. }) => {
            depth += 1;
            depth == 1
        }
        Event::End(TagEnd::Link) => {
            depth = depth.saturating_sub(1);
            depth == 0
        }
        _ => true,
    })
}

/// Joins texts that follow each other in the source, which the parser splits at characters that
/// could be markup. Texts around a backslash and entities stay apart, so every text is a slice of
/// the source or has no markup.
fn merged<'a>(
    events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
    text: &'a str,
) -> Events<'a> {
    let mut merged: Events<'a> = VecDeque::new();
    let mut last_is_slice = false;
    for (event, range) in events {
        let is_slice = match &event {
            Event::Text(next) => text.get(range.clone()) == Some(&**next),
            _ => false,
        };
        match merged.back_mut() {
            Some((Event::Text(last), of_last))
                if is_slice && last_is_slice && of_last.end == range.start =>
            {
                of_last.end = range.end;
                *last = CowStr::Borrowed(&text[of_last.clone()]);
            }
            _ => merged.push_back((event, range)),
        }
        last_is_slice = is_slice;
    }
    merged
}

/// Turns quotes into elements.
struct Elements<'a, 'p> {
    blocks: Option<&'p Blocks>,
    text: &'a str,
    out: Vec<Spanned<'a>>,
    /// The element of each open quote; `None` for a quotation.
    open: Vec<Option<Element>>,
    /// How many blocks are open.
    depth: usize,
    /// Where the innermost group of code tabs was opened.
    code_tabs: Vec<usize>,
    /// Whether the next heading is the title of a container.
    next_is_title: bool,
    in_title: bool,
}

impl<'a, 'p> Elements<'a, 'p> {
    fn new(blocks: Option<&'p Blocks>, text: &'a str) -> Elements<'a, 'p> {
        Elements {
            blocks,
            text,
            out: Vec::new(),
            open: Vec::new(),
            depth: 0,
            code_tabs: Vec::new(),
            next_is_title: false,
            in_title: false,
        }
    }

    fn items(mut self, mut events: Events<'a>) -> Vec<Spanned<'a>> {
        self.out.reserve(events.len());
        while let Some((event, range)) = events.pop_front() {
            match event {
                Event::Start(Tag::BlockQuote(kind)) => self.quote(kind, range, &mut events),
                Event::End(TagEnd::BlockQuote(_)) => self.end_quote(event, range),
                Event::Start(Tag::Heading { .. }) if self.next_is_title => {
                    (self.next_is_title, self.in_title) = (false, true);
                    self.out.push(Spanned::start(Element::Title, range));
                }
                Event::End(TagEnd::Heading(_)) if self.in_title => {
                    self.in_title = false;
                    self.out.push(Spanned::end(Element::Title, range));
                }
                Event::Start(Tag::CodeBlock(kind)) => self.code(kind, range, &mut events),
                event => {
                    match &event {
                        Event::Start(_) => self.depth += 1,
                        Event::End(_) => self.depth = self.depth.saturating_sub(1),
                        _ => {}
                    }
                    self.out.push(Spanned::event(event, range));
                }
            }
        }
        self.out
    }

    fn quote(
        &mut self,
        kind: Option<BlockQuoteKind>,
        range: Range<usize>,
        events: &mut Events<'a>,
    ) {
        let element = match kind {
            Some(kind) => Some(Element::Callout(Callout::of(of_library(kind)))),
            None => self.container(events),
        };
        if let Some(element) = element {
            if element == Element::Tabs(Tabs::Code) {
                self.code_tabs.push(self.depth + 1);
            }
            self.out.push(Spanned::start(element.clone(), range));
            self.open.push(Some(element));
        } else if let Some(marker) = self.marker(events) {
            self.callout(marker, range, events);
        } else {
            self.out.push(Spanned::event(Event::Start(Tag::BlockQuote(None)), range));
            self.open.push(None);
        }
        self.depth += 1;
    }

    fn end_quote(&mut self, event: Event<'a>, range: Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        self.next_is_title = false;
        match self.open.pop().flatten() {
            Some(element) => {
                if element == Element::Tabs(Tabs::Code) {
                    self.code_tabs.pop();
                }
                self.out.push(Spanned::end(element, range));
            }
            None => self.out.push(Spanned::event(event, range)),
        }
    }

    /// The container that a quote represents; its marker is removed.
    fn container(&mut self, events: &mut Events<'a>) -> Option<Element> {
        let (Event::Start(Tag::HtmlBlock), range) = events.front()? else { return None };
        let markers = &self.blocks?.markers;
        let nth = markers.binary_search_by_key(&range.start, |marker| marker.at).ok()?;
        while let Some((event, _)) = events.pop_front() {
            if event == Event::End(TagEnd::HtmlBlock) {
                break;
            }
        }
        self.next_is_title = markers[nth].has_title;
        Some(markers[nth].element.clone())
    }

    /// The marker at the beginning of a quote: `[!type] Title`.
    fn marker(&self, events: &Events<'a>) -> Option<callout::CalloutMarker> {
        let (Event::Start(Tag::Paragraph), _) = events.front()? else { return None };
        let (Event::Text(text), range) = events.get(1)? else { return None };
        let is_escaped = self.text[..range.start].ends_with('\\');
        // The event after the text could continue the marker, such as a code span.
        let next = events.get(2).map(|(event, _)| event);
        let ends = matches!(
            next,
            Some(Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph))
        );
        let marker = callout::marker(text).filter(|_| !is_escaped)?;
        (ends || marker.len < text.len() || text.ends_with(' ')).then_some(marker)
    }

    /// A callout whose title is the rest of the first line of its first paragraph.
    fn callout(
        &mut self,
        marker: callout::CalloutMarker,
        range: Range<usize>,
        events: &mut Events<'a>,
    ) {
        let paragraph = events.pop_front().map_or(range.clone(), |(_, range)| range);
        if let Some((Event::Text(text), range)) = events.front_mut() {
            *text = CowStr::from(text[marker.len..].to_owned());
            range.start = (range.start + marker.len).min(range.end);
        }
        let (mut title, mut depth) = (Vec::new(), 0_usize);
        let mut goes_on = false;
        while let Some((event, range)) = events.pop_front() {
            match &event {
                Event::SoftBreak | Event::HardBreak if depth == 0 => {
                    goes_on = true;
                    break;
                }
                Event::End(TagEnd::Paragraph) => break,
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            title.push(Spanned::event(event, range));
        }
        title.retain(|it| it.item != Item::Event(Event::Text(CowStr::Borrowed(""))));
        let of_title = if title.is_empty() { Title::OfKind } else { Title::Written };
        let callout = Element::Callout(Callout { title: of_title, ..marker.callout });
        self.out.push(Spanned::start(callout.clone(), range));
        self.open.push(Some(callout));
        if let (Some(first), Some(last)) = (title.first(), title.last()) {
            let range = first.range.start..last.range.end;
            self.out.push(Spanned::start(Element::Title, range.clone()));
            self.out.append(&mut title);
            self.out.push(Spanned::end(Element::Title, range));
        }
        if goes_on {
            let start = events.front().map_or(paragraph.start, |(_, next)| next.start);
            events.push_front((Event::Start(Tag::Paragraph), start..paragraph.end));
        }
    }

    /// A block of code; in a group of code, one with a label is a tab.
    fn code(&mut self, kind: CodeBlockKind<'a>, range: Range<usize>, events: &mut Events<'a>) {
        let label = match &kind {
            CodeBlockKind::Fenced(info) if self.code_tabs.last() == Some(&self.depth) => {
                label(info).map(str::to_owned)
            }
            CodeBlockKind::Fenced(_) | CodeBlockKind::Indented => None,
        };
        let is_tab = label.is_some();
        if let Some(label) = label {
            let tab = Element::Tab { has_title: true };
            for item in [Item::Start(tab), Item::Start(Element::Title)] {
                self.out.push(Spanned { item, range: range.clone() });
            }
            let label = Event::Text(CowStr::from(label));
            self.out.push(Spanned::event(label, range.clone()));
            self.out.push(Spanned::end(Element::Title, range.clone()));
        }
        // The title of the tab is not repeated as the title of the code.
        let kind = match kind {
            CodeBlockKind::Fenced(info) if is_tab => CodeBlockKind::Fenced(without_label(&info)),
            kind => kind,
        };
        self.out.push(Spanned::event(Event::Start(Tag::CodeBlock(kind)), range.clone()));
        while let Some((event, range)) = events.pop_front() {
            let is_end = event == Event::End(TagEnd::CodeBlock);
            self.out.push(Spanned::event(event, range));
            if is_end {
                break;
            }
        }
        if is_tab {
            self.out.push(Spanned::end(Element::Tab { has_title: true }, range));
        }
    }
}

/// The label of a block of code: `js [config.js]`.
fn label(info: &str) -> Option<&str> {
    let (_, rest) = info.split_once('[')?;
    let (label, _) = rest.rsplit_once(']')?;
    (!label.trim().is_empty()).then(|| label.trim())
}

/// The line of a fence without its label.
fn without_label(info: &str) -> CowStr<'static> {
    let (before, rest) = info.split_once('[').unwrap_or((info, ""));
    let after = rest.rsplit_once(']').map_or("", |(_, after)| after);
    CowStr::from(format!("{before}{after}"))
}

fn of_library(kind: BlockQuoteKind) -> CalloutKind {
    match kind {
        BlockQuoteKind::Note => CalloutKind::Note,
        BlockQuoteKind::Tip => CalloutKind::Tip,
        BlockQuoteKind::Important => CalloutKind::Important,
        BlockQuoteKind::Warning => CalloutKind::Warning,
        BlockQuoteKind::Caution => CalloutKind::Caution,
    }
}
