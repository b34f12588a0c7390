//! Renders Markdown to HTML when the whole site is known.
//!
//! 1. The text is parsed to items, and refused HTML becomes text.
//! 2. [`typeset`] sets quotes, dashes and non-breaking spaces.
//! 3. [`terms`] links glossary terms.
//! 4. The writer generates the markup of headings, links, tables, callouts, code and footnotes, and
//!    the library generates the rest.

mod boxes;
pub mod citations;
mod code_block;
mod formula;
mod image;
mod inline;
mod link;
mod notes;
mod output;
mod paragraph;
mod pieces;
mod raw_html;
mod table;
mod tasks;
mod title;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use crate::diag::Diagnostic;
use crate::lang::tag as language;
use crate::lang::typography::Typography;
use crate::markdown::code::Highlighter;
use crate::markdown::facts::Heading;
use crate::markdown::html::boxes::{Boxes, Edge};
use crate::markdown::html::code_block::CollectedCode;
use crate::markdown::html::image::Images;
use crate::markdown::html::notes::NoteNumbers;
pub use crate::markdown::html::output::{CalloutHtml, CalloutTemplate};
use crate::markdown::html::output::{HtmlOutput, OutputMark};
pub use crate::markdown::html::paragraph::paragraph;
pub use crate::markdown::html::pieces::HtmlPieces;
use crate::markdown::html::table::{Table, TablePart};
pub use crate::markdown::html::title::title;
use crate::markdown::item::{Element, Item, merged};
use crate::markdown::math::FormulaPlace;
use crate::markdown::stream::Prepared;
use crate::markdown::terms::{self, SectionOrder, TermTrie};
use crate::markdown::{HtmlPolicy, stream, typeset};
use crate::names::anchor::AnchorId;
use crate::text::escape_html;

/// The attribute of code and addresses in a text that is written from right to left.
const LTR: &str = " dir=\"ltr\"";

/// The target of a link, relative to the page that contains the link.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Href {
    /// The URL; empty for a broken link, which is shown as text.
    pub href: String,
    /// The language of the target when it differs from the page's.
    pub hreflang: Option<String>,
    /// The name of the language, shown after the text if the language differs.
    pub label: Option<String>,
    /// The title of the target, for `[[key]]` without a text of its own.
    pub title: Option<String>,
    /// The language of that title, if it is not that of the text.
    pub title_lang: Option<language::Tag>,
    /// Whether the link leaves the site.
    pub external: bool,
    /// Width and height of an image in CSS pixels, when known.
    pub size: Option<(u32, u32)>,
}

/// UI messages inside rendered Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HtmlWords {
    /// Names of the kinds of callout as HTML, in the order of
    /// [`CalloutKind::ALL`](crate::markdown::callout::CalloutKind).
    pub callouts_html: Vec<String>,
    /// `Link to this section:`.
    pub anchor: String,
    /// `Footnotes`.
    pub footnotes: String,
    /// `Back to the text`.
    pub back: String,
    /// `Table`.
    pub table: String,
    /// `Code`.
    pub code: String,
    /// `Text to use`, the name of a letter.
    pub letter: String,
    /// `Source of a diagram`.
    pub diagram: String,
}

/// The prefixes of the ids of a text, which keep them different from those of other texts on the
/// same page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IdScheme<'a> {
    /// The prefix of every id; only pages with several texts have one.
    pub prefix: &'a str,
    /// The prefix of footnote names if two texts share an id prefix.
    pub notes: &'a str,
    /// The ids of another text with the same prefix, sorted. This text is published without them.
    pub taken: &'a [&'a str],
}

impl IdScheme<'_> {
    /// The id to publish for an id of the text, if it gets one.
    fn published(self, id: &str) -> Option<String> {
        self.taken.binary_search(&id).is_err().then(|| format!("{}{id}", self.prefix))
    }
}

/// A Markdown text and the data for rendering it.
pub struct HtmlInput<'a> {
    /// The Markdown.
    pub text: &'a str,
    /// Its headings, in order.
    pub headings: &'a [Heading],
    /// Whether the first heading is the title, which the template prints.
    pub title_heading: bool,
    /// Its links, in order.
    pub links: &'a [Href],
    /// The targets of the addresses in its raw HTML, in order.
    pub html_links: &'a [Href],
    /// Language rules for plain text.
    pub typography: &'a Typography,
    /// Glossary terms to link, and the address of the glossary.
    pub terms: Option<(&'a TermTrie, &'a str)>,
    /// UI words of the page's language.
    pub words: &'a HtmlWords,
    /// Whether the text is written from right to left, so that code and addresses in it need a
    /// direction of their own.
    pub is_rtl: bool,
    /// Colours code.
    pub code: &'a Highlighter,
    /// Renders callouts.
    pub callouts: &'a CalloutTemplate<'a>,
    /// The HTML of embedded pages, by the index of the link. Others are shown as links.
    pub embeds: BTreeMap<usize, String>,
    /// The HTML of the sources of the page, by their ids: notes with these names cite them.
    pub citations: BTreeMap<String, String>,
    /// What happens to raw HTML.
    pub policy: HtmlPolicy,
    /// HTML to insert right after a heading, by its index: a note that the section changed.
    pub after_heading: BTreeMap<usize, String>,
    /// HTML to insert before a heading, by its index; the number of headings means the end.
    pub before_heading: BTreeMap<usize, String>,
    /// Further ids of headings, by the index of the heading.
    pub further_ids: BTreeMap<usize, String>,
    /// The headings that are left out with what follows them, by their index.
    pub hidden: BTreeSet<usize>,
    /// The ids of this text on the page.
    pub ids: IdScheme<'a>,
}

/// Renders a text.
///
/// # Errors
/// When the template of a callout fails.
pub fn render(input: &HtmlInput<'_>) -> Result<String, Box<Diagnostic>> {
    if !input.hidden.is_empty() {
        return cut(input, &SectionOrder::Whole(&input.hidden))?.without_hidden(input);
    }
    let prepared = stream::prepare(input.text);
    let items = items(input, &prepared, &SectionOrder::Whole(&input.hidden));
    let WrittenHtml { body, notes } = HtmlWriter::new(input).write(items);
    let parts = body.parts(input.text.len() * 2, output::is_of_callout);
    let mut out = output::html(parts, input.callouts)?;
    push_notes(&mut out, input, notes)?;
    Ok(out)
}

/// Renders a text in pieces: what is before the first heading, and each heading with what follows.
///
/// # Errors
/// When the template of a callout fails.
pub fn pieces(input: &HtmlInput<'_>) -> Result<HtmlPieces, Box<Diagnostic>> {
    cut(input, &SectionOrder::Pieces)
}

fn cut(input: &HtmlInput<'_>, order: &SectionOrder<'_>) -> Result<HtmlPieces, Box<Diagnostic>> {
    let prepared = stream::prepare(input.text);
    let items = items(input, &prepared, order);
    let open = pieces::open_elements(&items);
    let WrittenHtml { body, notes: of_notes } = HtmlWriter::new(input).write(items);
    let mut notes = String::new();
    push_notes(&mut notes, input, of_notes)?;
    Ok(HtmlPieces { parts: pieces::at_headings(body.parts(0, |_| true)), open, notes })
}

/// The items of a text, with safe HTML, typography and links to the glossary.
fn items<'p>(
    input: &HtmlInput<'_>,
    prepared: &'p Prepared<'_>,
    order: &SectionOrder<'_>,
) -> Vec<Item<'p>> {
    let mut items = merged(prepared.parse().items);
    raw_html::rewrite(&mut items, input, raw_html::HtmlPlace::Text);
    let mut items = citations::resolve(items, &input.citations);
    typeset::items(&mut items, *input.typography);
    match input.terms {
        Some((terms, glossary)) => terms::link(items, terms, glossary, order),
        None => items,
    }
}

fn push_notes(
    out: &mut String,
    input: &HtmlInput<'_>,
    notes: Notes<'_>,
) -> Result<(), Box<Diagnostic>> {
    if notes.is_empty() {
        return Ok(());
    }
    // Landmarks of a page need unique names, so footnotes are a landmark only on pages with one
    // text.
    let landmark = match input.ids == IdScheme::default() {
        true => {
            format!(" role=\"doc-endnotes\" aria-label=\"{}\"", escape_html(&input.words.footnotes))
        }
        false => String::new(),
    };
    let _ = writeln!(out, "<section class=\"kb-footnotes\"{landmark}><ol>");
    for note in notes.into_values() {
        out.push_str(&output::html(note.parts(0, output::is_of_callout), input.callouts)?);
    }
    out.push_str("</ol></section>\n");
    Ok(())
}

/// The footnotes of a text, by number.
type Notes<'a> = BTreeMap<usize, HtmlOutput<'a>>;

/// What a walk wrote.
struct WrittenHtml<'a> {
    body: HtmlOutput<'a>,
    notes: Notes<'a>,
}

/// Converts items to events that the library can write.
struct HtmlWriter<'a, 'b> {
    input: &'b HtmlInput<'b>,
    out: HtmlOutput<'a>,
    /// Where events go while a footnote definition is open.
    notes: Notes<'a>,
    numbers: NoteNumbers,
    images: Images,
    n_headings: usize,
    n_links: usize,
    open_links: Vec<Href>,
    skipping: bool,
    table: Table,
    boxes: Boxes,
    /// The code block that is open.
    code: Option<CollectedCode>,
    /// The caption of the figure that is open.
    caption: Option<String>,
    /// Whether the link that is open is shown as the page that it embeds.
    is_embedding: bool,
}

impl<'a> HtmlWriter<'a, '_> {
    fn new<'b>(input: &'b HtmlInput<'b>) -> HtmlWriter<'a, 'b> {
        HtmlWriter {
            input,
            out: HtmlOutput::default(),
            notes: BTreeMap::new(),
            numbers: NoteNumbers::default(),
            images: Images::default(),
            n_headings: 0,
            n_links: 0,
            open_links: Vec::new(),
            skipping: false,
            table: Table::default(),
            boxes: Boxes::default(),
            code: None,
            caption: None,
            is_embedding: false,
        }
    }

    fn write(mut self, items: Vec<Item<'a>>) -> WrittenHtml<'a> {
        let labels = tasks::labels(&items);
        self.table = Table::of(&items);
        self.numbers = NoteNumbers::of(&items);
        let pictures = image::alone(&items);
        for (nth, item) in items.into_iter().enumerate() {
            if self.in_embed(&item) {
                continue;
            }
            let event = match item {
                Item::Event(event) => event,
                Item::Start(element) => {
                    self.start_element(element);
                    continue;
                }
                Item::End(element) => {
                    self.end_element(&element);
                    continue;
                }
            };
            match event {
                Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. })) => self.start(tag),
                event if self.images.is_open() => self.in_image(&event),
                Event::Start(Tag::Paragraph) if pictures.contains_key(&nth) => {
                    self.start_picture(pictures.get(&nth).cloned().flatten());
                }
                Event::Text(text) if self.code.is_some() => {
                    self.code.get_or_insert_default().text.push_str(&text);
                }
                Event::Start(Tag::TableCell) => self.start_cell(nth),
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(tag),
                _ if self.skipping => {}
                Event::FootnoteReference(name) => {
                    if self.numbers.open().is_none() {
                        self.out.mark(OutputMark::Reference);
                    }
                    let html = self.numbers.reference(&name, self.input.ids);
                    self.inline(html);
                }
                Event::InlineMath(latex) => self.formula(&latex, FormulaPlace::Line),
                Event::DisplayMath(latex) => self.formula(&latex, FormulaPlace::Block),
                Event::Code(code) if self.input.is_rtl => self.ltr_code(&code),
                Event::Rule => self.html("<hr>\n".to_owned()),
                Event::HardBreak => self.inline("<br>\n".to_owned()),
                Event::TaskListMarker(checked) => {
                    let checked = if checked { " checked" } else { "" };
                    let label = labels.get(&nth).map_or("", String::as_str);
                    self.html(format!(
                        "<input type=\"checkbox\" aria-label=\"{}\"{checked}> ",
                        escape_html(label.trim())
                    ));
                }
                other => self.push(other),
            }
        }
        if let Some(html) = self.input.before_heading.get(&self.n_headings) {
            self.html(html.clone());
        }
        WrittenHtml { body: self.out, notes: self.notes }
    }

    /// Begins a paragraph that holds only pictures, or a figure if one of them has a caption.
    fn start_picture(&mut self, caption: Option<String>) {
        let element = if caption.is_some() { "figure" } else { "p" };
        self.caption = caption;
        self.html(format!("<{element} class=\"kb-picture\">"));
    }

    fn ltr_code(&mut self, code: &str) {
        self.inline(format!("<code{LTR}>{}</code>", escape_html(code)));
    }

    fn formula(&mut self, latex: &str, place: FormulaPlace) {
        self.inline(formula::html(latex, place, self.input.is_rtl));
    }

    fn start_cell(&mut self, nth: usize) {
        let html = self.table.start_cell(nth);
        self.html(html);
    }

    /// Whether an item stands for an embedded page that is shown in its place.
    fn in_embed(&mut self, item: &Item<'_>) -> bool {
        match item {
            Item::Start(Element::Embed) => {
                let html = self.input.embeds.get(&self.n_links).cloned();
                self.is_embedding = html.is_some();
                self.html(html.unwrap_or_else(|| "<p>".to_owned()));
                true
            }
            Item::End(Element::Embed) => {
                if !std::mem::take(&mut self.is_embedding) {
                    self.html("</p>\n".to_owned());
                }
                true
            }
            Item::Event(Event::Start(Tag::Link { .. } | Tag::Image { .. }))
                if self.is_embedding =>
            {
                drop(self.next_link());
                true
            }
            Item::Event(_) | Item::Start(_) | Item::End(_) => self.is_embedding,
        }
    }

    fn start_element(&mut self, element: Element) {
        if let Element::Size(size) = element {
            self.images.set_size(size);
            return;
        }
        // The text of an image has no markup; the title of the page is written by the template.
        if self.images.is_open() || self.skipping {
            return;
        }
        let is_inline = element.is_inline();
        match self.boxes.start(element, self.input) {
            Edge::Html(html) if is_inline => self.inline(html),
            Edge::Html(html) => self.html(html),
            Edge::Callout(mark) => self.output().mark(mark),
            Edge::Title => self.output().start_title(),
        }
    }

    fn end_element(&mut self, element: &Element) {
        if self.images.is_open() || self.skipping {
            return;
        }
        if matches!(element, Element::Size(_)) {
            return;
        }
        match self.boxes.end(element) {
            Edge::Html(html) if element.is_inline() => self.inline(html),
            Edge::Html(html) => self.html(html),
            Edge::Callout(mark) => self.output().mark(mark),
            Edge::Title => self.output().end_title(),
        }
    }

    /// The footnote that is open, or the text.
    fn output(&mut self) -> &mut HtmlOutput<'a> {
        match self.numbers.open() {
            Some(number) => self.notes.entry(number).or_default(),
            None => &mut self.out,
        }
    }

    fn push(&mut self, event: Event<'a>) {
        self.output().push(event);
    }

    fn in_image(&mut self, event: &Event<'a>) {
        match event {
            Event::End(TagEnd::Link) => drop(self.open_links.pop()),
            _ => {
                if let Some(html) = self.images.take(event) {
                    self.inline(html);
                }
            }
        }
    }

    fn html(&mut self, html: String) {
        self.push(Event::Html(CowStr::from(html)));
    }

    fn inline(&mut self, html: String) {
        self.push(Event::InlineHtml(CowStr::from(html)));
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Heading { level, .. } => self.start_heading(level as u8),
            // The links of the title are counted, although the template prints the title as text.
            Tag::Link { .. } | Tag::Image { .. } if self.skipping => drop(self.next_link()),
            _ if self.skipping => {}
            Tag::Link { title, link_type, .. } => {
                let is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.start_link(&title, is_address);
            }
            Tag::Image { title, .. } => {
                let href = self.next_link();
                // The caption already contains the title.
                let title = if self.caption.is_some() { "" } else { &title };
                self.images.start(href, title);
            }
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Indented => String::new(),
                    CodeBlockKind::Fenced(info) => info.to_string(),
                };
                self.code = Some(CollectedCode { info, text: String::new() });
            }
            Tag::BlockQuote(_) => self.html("<blockquote>\n".to_owned()),
            Tag::Table(alignments) => {
                self.table.start(alignments);
                self.html(format!(
                    "<div class=\"kb-table\" tabindex=\"0\" role=\"group\" aria-label=\"{}\"><table>",
                    escape_html(&self.input.words.table)
                ));
            }
            Tag::TableHead => {
                self.table.start_row(TablePart::Head);
                self.html("<thead><tr>".to_owned());
            }
            Tag::TableRow => {
                self.table.start_row(TablePart::Body);
                self.html("<tr>".to_owned());
            }
            Tag::FootnoteDefinition(name) => {
                let html = self.numbers.start(&name, self.input.ids);
                self.html(html);
            }
            other => self.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level as u8),
            _ if self.skipping => {}
            TagEnd::Link => self.end_link(),
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.html(code.html(self.input));
            }
            TagEnd::Paragraph if self.caption.is_some() => {
                let caption = self.caption.take().unwrap_or_default();
                let caption = self.input.typography.text(&caption);
                self.html(format!("<figcaption>{}</figcaption></figure>\n", escape_html(&caption)));
            }
            TagEnd::BlockQuote(_) => self.html("</blockquote>\n".to_owned()),
            TagEnd::Table => self.html("</tbody></table></div>\n".to_owned()),
            TagEnd::TableHead => self.html("</tr></thead><tbody>\n".to_owned()),
            TagEnd::TableRow => self.html("</tr>\n".to_owned()),
            TagEnd::TableCell => {
                let html = self.table.end_cell();
                self.html(html.to_owned());
            }
            TagEnd::FootnoteDefinition => {
                let number = self.numbers.open().unwrap_or_default();
                let html = self.numbers.end(self.input.ids, &self.input.words.back);
                let note = self.notes.entry(number).or_default();
                note.push(Event::Html(CowStr::from(html)));
            }
            other => self.push(Event::End(other)),
        }
    }

    fn start_heading(&mut self, level: u8) {
        self.out.mark(OutputMark::Heading);
        if let Some(html) = self.input.before_heading.get(&self.n_headings) {
            self.html(html.clone());
        }
        self.skipping = self.n_headings == 0 && self.input.title_heading;
        if !self.skipping {
            let level = self.level(level);
            let heading = self.input.headings.get(self.n_headings);
            let published = |id: &str| {
                let id = self.input.ids.published(id)?;
                Some(format!(" id=\"{}\"", escape_html(&id)))
            };
            let id = heading.and_then(|it| published(it.id.as_str())).unwrap_or_default();
            let former = heading.map_or(&[][..], |heading| &heading.former).iter();
            let further = self.input.further_ids.get(&self.n_headings);
            let former = former.map(AnchorId::as_str).chain(further.map(String::as_str));
            let former = former.filter_map(published);
            let former: String = former.map(|id| format!("<span{id}></span>")).collect();
            self.html(format!("<h{level}{id}>{former}"));
        }
    }

    fn end_heading(&mut self, level: u8) {
        let nth = self.n_headings;
        self.n_headings += 1;
        if std::mem::take(&mut self.skipping) {
            return;
        }
        let heading = self.input.headings.get(nth);
        let heading = heading.filter(|it| self.input.ids.published(it.id.as_str()).is_some());
        if let (Some(heading), "") = (heading, self.input.ids.prefix) {
            self.html(format!(
                " <a class=\"kb-anchor\" href=\"#{}\" aria-label=\"{} {}\">#</a>",
                escape_html(heading.id.as_str()),
                escape_html(&self.input.words.anchor),
                escape_html(&heading.text),
            ));
        }
        let level = self.level(level);
        self.html(format!("</h{level}>\n"));
        if let Some(note) = self.input.after_heading.get(&nth) {
            self.html(note.clone());
        }
    }

    /// Pages with several texts have their own heading above each text.
    fn level(&self, level: u8) -> u8 {
        let below = u8::from(!self.input.ids.prefix.is_empty());
        (level + below).min(6)
    }

    fn next_link(&mut self) -> Href {
        self.n_links += 1;
        self.input.links.get(self.n_links - 1).cloned().unwrap_or_default()
    }

    /// Begins a link; `is_address` if its text is its address.
    fn start_link(&mut self, title: &str, is_address: bool) {
        let link = self.next_link();
        if !link.href.is_empty() && !self.images.is_open() {
            let tag = link::start(&link, title, is_address && self.input.is_rtl);
            self.inline(tag);
        }
        self.open_links.push(link);
    }

    fn end_link(&mut self) {
        let Some(link) = self.open_links.pop() else { return };
        if link.href.is_empty() {
            return;
        }
        // The text of `[[key]]` is the key; it is replaced by the title of the page.
        if let Some(title) = &link.title
            && let Some(Event::Text(text)) = self.output().last_mut()
        {
            *text = CowStr::from(title.clone());
        }
        self.inline(link::end(&link));
    }
}
