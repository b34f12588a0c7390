//! The names of the checkboxes of task lists.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::item::Item;

/// The text of each task, by the index of its marker: the name of its checkbox.
pub(super) fn labels(items: &[Item<'_>]) -> BTreeMap<usize, String> {
    let mut labels = BTreeMap::new();
    let is_marker = |item: &Item<'_>| matches!(item, Item::Event(Event::TaskListMarker(_)));
    for (nth, _) in items.iter().enumerate().filter(|(_, item)| is_marker(item)) {
        let mut label = String::new();
        for event in items[nth + 1..].iter().filter_map(Item::event) {
            match event {
                Event::Text(text) | Event::Code(text) => label.push_str(text),
                Event::SoftBreak | Event::HardBreak => label.push(' '),
                Event::End(TagEnd::Item | TagEnd::Paragraph) | Event::Start(Tag::List(_)) => break,
                _ => {}
            }
        }
        labels.insert(nth, label);
    }
    labels
}
