//! The navigation of a site of `MkDocs`: `nav:`, or the files `.pages` and `.nav.yml` that the
//! plugins awesome-pages and awesome-nav read in each folder.

use std::collections::BTreeMap;

use crate::import::layout::{Layout, page_path};
use crate::import::menu::{self, MenuItem};
use crate::import::mkdocs::plugins;
use crate::import::mkdocs::scheme::FileScheme;
use crate::import::report::{Fate, Note};
use crate::import::settings;
use crate::import::tree::{FileTree, folder, inner, join};
use crate::lang::by_lang::Lang;
use crate::names::title;
use crate::text::RelPath;
use crate::yaml::Node;

/// What the navigation is read from.
pub(super) struct NavSource<'a> {
    pub(super) tree: &'a FileTree,
    pub(super) config: &'a Node,
    pub(super) scheme: &'a FileScheme,
}

/// Gives pages and folders the order and the labels of the navigation.
pub(super) fn set_order(layout: &mut Layout, site: &NavSource<'_>) {
    let docs = site.scheme.languages.source().folder.as_str();
    let is_awesome = ["awesome-pages", "awesome-nav"]
        .iter()
        .any(|name| plugins::options(site.config, name).is_some());
    let mut reader = NavReader { tree: site.tree, docs, notes: Vec::new() };
    let items = match site.config.get("nav") {
        Some(nav) => reader.listed(nav, ""),
        None if is_awesome => reader.folder(""),
        None => return,
    };
    layout.notes.append(&mut reader.notes);
    let sources = layout.pages.iter().enumerate().filter(|(_, page)| page.lang == Lang::SOURCE);
    let names: BTreeMap<String, usize> =
        sources.map(|(nth, page)| (page.inner.to_string(), nth)).collect();
    menu::apply(layout, &items, &names);
    for (lang, language) in site.scheme.languages.iter().skip(1) {
        translate(layout, lang, &language.labels);
    }
}

/// Gives translations the translated labels of their sources.
fn translate(layout: &mut Layout, lang: Lang, labels: &BTreeMap<String, String>) {
    if labels.is_empty() {
        return;
    }
    let sources = layout.pages.iter().filter(|page| page.lang == Lang::SOURCE);
    let titles: BTreeMap<RelPath, String> = sources
        .filter_map(|page| Some((page.to.clone(), labels.get(page.title.as_ref()?)?.clone())))
        .collect();
    for page in layout.pages.iter_mut().filter(|page| page.lang == lang) {
        page.title = titles.get(&page.to).cloned();
    }
    menu::translate(layout, lang, labels);
}

struct NavReader<'a> {
    tree: &'a FileTree,
    /// The folder of the pages of the source language.
    docs: &'a str,
    notes: Vec<Note>,
}

impl NavReader<'_> {
    /// The items of a list. Paths are relative to a folder; `...` means everything that the list
    /// does not name.
    fn listed(&mut self, list: &Node, folder: &str) -> Vec<MenuItem> {
        let mut named = Vec::new();
        names(list, &mut named);
        let mut items = Vec::new();
        for node in list.items() {
            match node.text() {
                Some(rest) if rest.starts_with("...") => {
                    let rest = self
                        .children(folder)
                        .into_iter()
                        .filter(|child| !named.iter().any(|name| first(name) == *child));
                    items.extend(
                        rest.collect::<Vec<_>>()
                            .iter()
                            .filter_map(|child| self.target(folder, child, None)),
                    );
                }
                Some(path) => items.extend(self.target(folder, path, None)),
                None => {
                    for entry in node.entries() {
                        let label = Some(entry.key.clone()).filter(|label| !label.is_empty());
                        match entry.value.text() {
                            Some(path) => items.extend(self.target(folder, path, label)),
                            None => {
                                let items_below = self.listed(&entry.value, folder);
                                items.push(MenuItem { label, page: None, items: items_below });
                            }
                        }
                    }
                }
            }
        }
        items
    }

    /// The items for a path in a list: a page, a folder, or none for another site.
    fn target(&mut self, folder: &str, path: &str, label: Option<String>) -> Option<MenuItem> {
        if path.contains("://") {
            let text = format!("the navigation links to {path}");
            let path = RelPath::new("mkdocs.yml")?;
            self.notes.push(Note { path, line: 0, fate: Fate::LeftOut, text });
            return None;
        }
        let inside = join(folder, path);
        if page_path(&inside).is_some() {
            return Some(MenuItem { label, page: Some(inside), items: Vec::new() });
        }
        if !self.tree.has_folder(&join(self.docs, &inside)) {
            return None;
        }
        let settings = self.settings(&inside);
        if settings.get_text("hide") == Some("true") {
            return None;
        }
        let own = settings.get_text("title").map(str::to_owned);
        let name = inside.rsplit('/').next().unwrap_or(&inside).to_owned();
        let label = label.or(own).or_else(|| Some(title::of_name(&name)));
        Some(MenuItem { label, page: None, items: self.folder(&inside) })
    }

    /// The items of a folder: those that its file lists, else all pages and folders in it.
    fn folder(&mut self, folder: &str) -> Vec<MenuItem> {
        let settings = self.settings(folder);
        if let Some(nav) = settings.get("nav") {
            return self.listed(nav, folder);
        }
        let mut children = self.children(folder);
        if settings.get_text("order") == Some("desc") {
            children.reverse();
        }
        if let Some(arranged) = settings.get("arrange") {
            let arranged = settings::texts(Some(arranged));
            let rest = arranged.iter().position(|name| name == "...").unwrap_or(arranged.len());
            let place = |child: &String| match arranged.iter().position(|name| name == child) {
                Some(place) => place,
                None => rest,
            };
            children.sort_by_key(place);
        }
        children.iter().filter_map(|child| self.target(folder, child, None)).collect()
    }

    fn settings(&self, folder: &str) -> Node {
        let file = |name: &str| self.tree.text(&join(self.docs, &join(folder, name)));
        let source = file(".pages").or_else(|| file(".nav.yml"));
        source.and_then(|source| settings::yaml_text(source).ok()).unwrap_or(Node::NOTHING)
    }

    /// The pages and folders of a folder in order; its own page comes first.
    fn children(&self, of: &str) -> Vec<String> {
        let top = join(self.docs, of);
        let mut children: Vec<String> = self
            .tree
            .under(&top)
            .filter(|path| page_path(path.as_str()).is_some() && folder(path.as_str()) == top)
            .filter_map(|path| inner(&top, path).map(str::to_owned))
            .collect();
        children.extend(self.tree.folders_in(&top));
        let is_own = |name: &str| page_path(name).is_some_and(|to| to.as_str() == "index.md");
        children.sort_by_key(|name| (!is_own(name), name.to_lowercase()));
        children
    }
}

/// The paths that a list names, at any depth.
fn names(list: &Node, named: &mut Vec<String>) {
    for node in list.items() {
        named.extend(node.text().map(str::to_owned));
        for entry in node.entries() {
            named.extend(entry.value.text().map(str::to_owned));
            names(&entry.value, named);
        }
    }
}

/// The first part of a path.
fn first(path: &str) -> &str {
    path.trim_start_matches("./").split('/').next().unwrap_or(path)
}
