//! Side bars: `sidebars.js` as a menu.

use std::collections::BTreeMap;

use crate::import::layout::{Layout, top_keys};
use crate::import::menu::{self, MenuItem};
use crate::import::settings::{script, text_at};
use crate::import::tree::{FileTree, join};
use crate::lang::by_lang::Lang;
use crate::yaml::Node;

/// Orders pages by side bars, then by the position and number that they have.
pub(super) fn set_order(layout: &mut Layout, tree: &FileTree, root: &str) {
    let mut menu: Vec<MenuItem> = Vec::new();
    for name in ["sidebars.js", "sidebars.ts", "sidebars.json"] {
        if let Some(source) = tree.text(&join(root, name)) {
            let sidebars = script::read(&source.text);
            menu.extend(sidebars.entries().iter().flat_map(|entry| items(&entry.value)));
        }
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (nth, page) in layout.pages.iter().enumerate().filter(|(_, page)| page.lang == Lang::SOURCE)
    {
        let stem = page.to.as_str().trim_end_matches(".md");
        let id = stem.split_once('/').map_or(stem, |(_, id)| id);
        for name in [id, stem] {
            names.entry(name.to_owned()).or_insert(nth);
        }
    }
    menu::apply(layout, &menu, &names);
    let mut sources: Vec<_> =
        layout.pages.iter().filter(|page| page.lang == Lang::SOURCE).collect();
    sources.sort_by_key(|page| {
        (!page.to.as_str().starts_with("docs/"), page.order.unwrap_or(u32::MAX), page.to.clone())
    });
    layout.navigation = top_keys(sources.into_iter().map(|page| &page.to));
}

fn items(list: &Node) -> Vec<MenuItem> {
    let mut items: Vec<MenuItem> = list.items().iter().map(item).collect();
    items.extend(short(list));
    items
}

fn item(node: &Node) -> MenuItem {
    if let Some(id) = node.text() {
        return MenuItem { page: Some(id.to_owned()), ..MenuItem::default() };
    }
    let label = node.get_text("label").map(str::to_owned);
    match node.get_text("type") {
        Some("doc") => {
            let page = node.get_text("id").map(str::to_owned);
            MenuItem { label, page, items: Vec::new() }
        }
        _ => {
            let page = text_at(node, "link.id").map(str::to_owned);
            let below = node.get("items").map_or_else(Vec::new, items);
            MenuItem { label, page, items: [below, short(node)].concat() }
        }
    }
}

/// The short form of categories: `{ Label: ['a', 'b'] }`.
fn short(node: &Node) -> Vec<MenuItem> {
    let entries = node.entries().iter();
    let categories =
        entries.filter(|entry| entry.key != "items" && !entry.value.items().is_empty());
    categories
        .map(|entry| MenuItem {
            label: Some(entry.key.clone()),
            page: None,
            items: items(&entry.value),
        })
        .collect()
}
