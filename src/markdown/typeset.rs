//! Typography on events: one block of inline text at a time, so that a rule sees across markup.

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
        Event::Text(text) => Run::Text(text.to_string()),
        Event::SoftBreak => Run::Text(" ".to_owned()),
        Event::HardBreak => Run::Break,
        _ => Run::Opaque,
    };
    let mut runs: Vec<Run> = block.iter().map(run).collect();
    typography.runs(&mut runs);
    for (nth, run) in block.drain(..).zip(runs) {
        match (&mut events[nth], run) {
            (Event::Text(text), Run::Text(set)) if **text != *set => *text = CowStr::from(set),
            (event @ Event::SoftBreak, Run::Text(set)) if set != " " => {
                *event = Event::Text(CowStr::from(set));
            }
            (_, _) => {}
        }
    }
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
