//! Typography on items: one block of inline text at a time, so that rules work across markup.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::lang::tag as language;
use crate::lang::typography::{Run, Typography};
use crate::markdown::item::{Element, Item};

/// Sets quotes, dashes and non-breaking spaces in all text except code and URLs. Words of another
/// language have the rules of that language, and are one word for those around them.
pub(crate) fn items(items: &mut [Item<'_>], typography: Typography) {
    let mut block: Vec<TextEvent> = Vec::new();
    // The blocks around words of other languages that are open, with their rules.
    let mut around: Vec<(Vec<TextEvent>, Typography)> = Vec::new();
    let mut typography = typography;
    let mut in_code = false;
    let mut in_address = false;
    for nth in 0..items.len() {
        let event = match &items[nth] {
            Item::Event(event) => event,
            Item::Start(Element::Foreign(written)) => {
                let own = language::Tag::parse(written);
                let own = own.map_or(typography, |tag| Typography::for_language(&tag));
                block.push(TextEvent { nth, is_address: false });
                around.push((std::mem::take(&mut block), std::mem::replace(&mut typography, own)));
                continue;
            }
            Item::End(Element::Foreign(_)) => {
                set(items, &mut block, typography);
                (block, typography) = around.pop().unwrap_or((block, typography));
                continue;
            }
            Item::Start(element) | Item::End(element) => {
                if !element.is_inline() {
                    set(items, &mut block, typography);
                }
                continue;
            }
        };
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if in_code => {}
            Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::InlineHtml(_) => block.push(TextEvent { nth, is_address: in_address }),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                in_address = shows_address(*link_type, dest_url, &items[nth + 1..]);
            }
            Event::End(TagEnd::Link) => in_address = false,
            Event::Start(tag) if is_inline(tag) => {}
            Event::End(tag) if is_inline_end(*tag) => {}
            _ => set(items, &mut block, typography),
        }
    }
    set(items, &mut block, typography);
}

/// An event with inline text.
struct TextEvent {
    nth: usize,
    is_address: bool,
}

/// Whether the text of a link is its URL, which must stay unchanged for copying.
fn shows_address(link_type: LinkType, dest: &str, following: &[Item<'_>]) -> bool {
    let is_auto = matches!(link_type, LinkType::Autolink | LinkType::Email);
    let events = following.iter().filter_map(Item::event);
    let text = events.take_while(|event| **event != Event::End(TagEnd::Link));
    let mut rest = Some(dest.strip_prefix("mailto:").unwrap_or(dest));
    let mut full = Some(dest);
    for event in text {
        let Event::Text(text) = event else { return is_auto };
        rest = rest.and_then(|rest| rest.strip_prefix(&**text));
        full = full.and_then(|full| full.strip_prefix(&**text));
    }
    is_auto || rest == Some("") || full == Some("")
}

fn set(items: &mut [Item<'_>], block: &mut Vec<TextEvent>, typography: Typography) {
    if block.is_empty() {
        return;
    }
    let run = |piece: &TextEvent| match items[piece.nth].event() {
        Some(Event::Text(_)) if piece.is_address => Run::Opaque,
        Some(Event::Text(text)) => Run::Text(Cow::Borrowed(&**text)),
        Some(Event::SoftBreak) => Run::Text(Cow::Borrowed(" ")),
        Some(Event::HardBreak) => Run::Break,
        _ => Run::Opaque,
    };
    let mut runs: Vec<Run<'_>> = block.iter().map(run).collect();
    typography.runs(&mut runs);
    let changed: Vec<(usize, String)> = block
        .iter()
        .zip(runs)
        .filter_map(|(piece, run)| match run {
            Run::Text(Cow::Owned(set)) => Some((piece.nth, set)),
            Run::Text(Cow::Borrowed(_)) | Run::Opaque | Run::Break => None,
        })
        .collect();
    for (nth, set) in changed {
        items[nth] = Item::Event(Event::Text(CowStr::from(set)));
    }
    block.clear();
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Image { .. })
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Image)
}
