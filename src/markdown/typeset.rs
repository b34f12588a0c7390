//! Typography on events: one block of inline text at a time, so that a rule sees across markup.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::lang::typography::{Run, Typography};

/// Sets quotes, dashes and non-breaking spaces in all text but code.
pub fn events(events: &mut [Event<'_>], typography: &Typography) {
    let typography = *typography;
    let mut block: Vec<usize> = Vec::new();
    let mut in_code = false;
    for nth in 0..events.len() {
        match &events[nth] {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if in_code => {}
            Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::FootnoteReference(_)
            | Event::InlineHtml(_) => block.push(nth),
            Event::Start(tag) if is_inline(tag) => {}
            Event::End(tag) if is_inline_end(*tag) => {}
            _ => set(events, &mut block, typography),
        }
    }
    set(events, &mut block, typography);
}

fn set(events: &mut [Event<'_>], block: &mut Vec<usize>, typography: Typography) {
    if block.is_empty() {
        return;
    }
    let run = |nth: &usize| match &events[*nth] {
        Event::Text(text) => Run::Text(Cow::Borrowed(&**text)),
        Event::SoftBreak => Run::Text(Cow::Borrowed(" ")),
        Event::HardBreak => Run::Break,
        _ => Run::Opaque,
    };
    let mut runs: Vec<Run<'_>> = block.iter().map(run).collect();
    typography.runs(&mut runs);
    let changed: Vec<(usize, String)> = block
        .iter()
        .zip(runs)
        .filter_map(|(nth, run)| match run {
            Run::Text(Cow::Owned(set)) => Some((*nth, set)),
            Run::Text(Cow::Borrowed(_)) | Run::Opaque | Run::Break => None,
        })
        .collect();
    for (nth, set) in changed {
        events[nth] = Event::Text(CowStr::from(set));
    }
    block.clear();
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
