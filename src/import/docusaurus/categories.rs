//! Names of folders: `_category_.json`, numbers before names, and their translations.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::import::docusaurus::numbers;
use crate::import::layout::{Layout, SectionSource};
use crate::import::menu;
use crate::import::settings::{self, script, text_at};
use crate::import::tree::{FileTree, inner, join};
use crate::lang::by_lang::Lang;
use crate::names::slug::Slug;
use crate::names::title;
use crate::text::{RelPath, Source};
use crate::yaml::Node;

/// A folder of pages.
pub(super) struct Folder<'a> {
    pub(super) path: &'a str,
    /// What its addresses begin with.
    pub(super) route: &'a str,
}

/// Adds the names of the folders in a folder of pages.
pub(super) fn add(layout: &mut Layout, tree: &FileTree, folder: &Folder<'_>) {
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for path in tree.under(folder.path) {
        let mut rest = inner(folder.path, path).unwrap_or_default();
        while let Some((above, _)) = rest.rsplit_once('/') {
            folders.insert(above);
            rest = above;
        }
    }
    for written in folders {
        let file = |name: &str| tree.text(&join(folder.path, &format!("{written}/{name}")));
        let names = ["_category_.json", "_category_.yml", "_category_.yaml"];
        let source = names.iter().find_map(|name| file(name));
        let node = source.and_then(|source| settings::read(source).ok());
        if let Some(section) = section(folder, written, node.as_ref()) {
            add_section(layout, section);
        }
    }
}

/// The name of a folder; `None` if neither a file nor a number names it.
fn section(folder: &Folder<'_>, written: &str, node: Option<&Node>) -> Option<SectionSource> {
    let own = written.rsplit('/').next().unwrap_or(written);
    let number = numbers::split(own);
    if node.is_none() && number.is_none() {
        return None;
    }
    let nothing = Node::NOTHING;
    let node = node.unwrap_or(&nothing);
    let name = number.map_or(own, |(_, name)| name);
    let label = text_at(node, "label").map_or_else(|| title::of_name(name), str::to_owned);
    let has_list = text_at(node, "link.type") == Some("generated-index");
    let address = has_list.then(|| match text_at(node, "link.slug") {
        Some(slug) => join(folder.route, slug),
        None => join(folder.route, &format!("category/{}", Slug::of_text(&label))),
    });
    // A position can have a fraction.
    let position = text_at(node, "position").and_then(|text| text.split('.').next()?.parse().ok());
    Some(SectionSource {
        lang: Lang::SOURCE,
        folder: RelPath::new(&join(folder.route, &numbers::without(written)))?,
        title: label,
        description: text_at(node, "link.description").map(str::to_owned),
        order: position.or(number.map(|(number, _)| number)),
        address,
    })
}

fn add_section(layout: &mut Layout, section: SectionSource) {
    let index = format!("{}/index.md", section.folder);
    let page =
        layout.pages.iter_mut().find(|page| page.lang == Lang::SOURCE && page.to.as_str() == index);
    if let Some(page) = page {
        page.order = page.order.or(section.order);
        page.title = page.title.take().or_else(|| Some(section.title.clone()));
    }
    layout.sections.push(section);
}

/// Adds the translations of names, `sidebar.main.category.Name` in a file of messages.
pub(super) fn translate(layout: &mut Layout, lang: Lang, messages: Option<&Arc<Source>>) {
    let Some(source) = messages else { return };
    let node = script::read(&source.text);
    let messages = node.entries().iter().filter_map(|entry| {
        let (_, label) = entry.key.split_once(".category.")?;
        Some((label.to_owned(), entry.value.get_text("message")?.to_owned()))
    });
    menu::translate(layout, lang, &messages.collect());
}
