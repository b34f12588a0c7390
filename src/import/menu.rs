//! The navigation of another generator as a tree. It gives pages their order and their titles, and
//! folders their names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::import::layout::{Layout, Section, top_keys};
use crate::text::RelPath;

/// An item of a navigation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// The label.
    pub label: Option<String>,
    /// The page, as the generator names it.
    pub page: Option<String>,
    /// The items below it.
    pub items: Vec<Item>,
}

/// Orders the pages of the source language as a menu does. `names` has the index of each page by
/// the names that the generator gives it.
pub fn apply(layout: &mut Layout, menu: &[Item], names: &BTreeMap<String, usize>) {
    let mut walked = Walked::default();
    walk(menu, names, &mut walked);
    for (nth, place) in walked.places.iter().enumerate() {
        let page = &mut layout.pages[place.page];
        page.order = u32::try_from(nth + 1).ok();
        page.title = place.label.clone().or_else(|| page.title.take());
    }
    // An outer group is found after its inner ones, and its name is the better one.
    for group in walked.groups.iter().rev() {
        if let Some(folder) = folder(layout, &walked, &group.places) {
            name_folder(layout, folder, group);
        }
    }
    if !walked.places.is_empty() {
        let listed = walked.places.iter().map(|place| &layout.pages[place.page].to);
        layout.navigation = top_keys(listed);
    }
}

#[derive(Default)]
struct Walked {
    places: Vec<Place>,
    groups: Vec<Group>,
    listed: BTreeSet<usize>,
}

struct Place {
    /// The index of the page.
    page: usize,
    label: Option<String>,
}

/// A group of items with a label.
struct Group {
    title: String,
    /// Its part of the list of places.
    places: Range<usize>,
}

fn walk(menu: &[Item], names: &BTreeMap<String, usize>, walked: &mut Walked) {
    for item in menu {
        let first = walked.places.len();
        let page = item.page.as_ref().and_then(|name| names.get(name)).copied();
        if let Some(page) = page.filter(|page| walked.listed.insert(*page)) {
            // The label of a group is the name of its folder.
            let label = item.label.clone().filter(|_| item.items.is_empty());
            walked.places.push(Place { page, label });
        }
        walk(&item.items, names, walked);
        let places = first..walked.places.len();
        if let Some(title) = item.label.clone().filter(|_| !item.items.is_empty()) {
            walked.groups.push(Group { title, places });
        }
    }
}

/// The folder of a group: its pages are in it, and no other page of the menu is.
fn folder(layout: &Layout, walked: &Walked, places: &Range<usize>) -> Option<RelPath> {
    let path = |place: &Place| &layout.pages[place.page].to;
    let mut group = walked.places.get(places.clone())?.iter().map(path);
    let mut folder = group.next()?.folder().to_owned();
    for page in group {
        while !is_in(page, &folder) {
            folder.truncate(folder.rfind('/').unwrap_or(0));
        }
    }
    let is_other =
        |nth: &usize| !places.contains(nth) && is_in(path(&walked.places[*nth]), &folder);
    let is_shared = (0..walked.places.len()).any(|nth| is_other(&nth));
    RelPath::new(&folder).filter(|_| !is_shared)
}

fn is_in(page: &RelPath, folder: &str) -> bool {
    folder.is_empty()
        || page.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn name_folder(layout: &mut Layout, folder: RelPath, group: &Group) {
    if layout.sections.iter().any(|known| known.lang == 0 && known.folder == folder) {
        return;
    }
    let index = format!("{folder}/index.md");
    let page = layout.pages.iter_mut().find(|page| page.lang == 0 && page.to.as_str() == index);
    if let Some(page) = page {
        // A page without a heading of its own has the name of its folder.
        page.title = page.title.take().or_else(|| Some(group.title.clone()));
        return;
    }
    layout.sections.push(Section {
        lang: 0,
        folder,
        title: group.title.clone(),
        description: None,
        order: u32::try_from(group.places.start + 1).ok(),
        address: None,
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Item, apply};
    use crate::import::plain;
    use crate::text::RelPath;

    fn page(path: &str) -> Item {
        Item { page: Some(path.to_owned()), ..Item::default() }
    }

    fn group(label: &str, items: Vec<Item>) -> Item {
        Item { label: Some(label.to_owned()), items, ..Item::default() }
    }

    #[test]
    fn group_names_a_folder_that_is_its_own() {
        let mut layout = plain::empty("A".to_owned());
        for path in ["index.md", "a/b.md", "a/c/d.md", "e/f.md", "e/g.md", "h/index.md"] {
            plain::add_file(&mut layout, &RelPath::new(path).expect("plain"), 0, path);
        }
        let names: BTreeMap<String, usize> =
            layout.pages.iter().enumerate().map(|(nth, page)| (page.to.to_string(), nth)).collect();
        let menu = [
            page("index.md"),
            group("First", vec![page("a/b.md"), group("Inner", vec![page("a/c/d.md")])]),
            group("Half", vec![page("e/f.md")]),
            group("Other half", vec![page("e/g.md")]),
            group("Last", vec![page("h/index.md"), page("missing.md")]),
        ];
        apply(&mut layout, &menu, &names);
        let named: Vec<(&str, &str)> = layout
            .sections
            .iter()
            .map(|section| (section.folder.as_str(), section.title.as_str()))
            .collect();
        assert_eq!(named, [("a", "First"), ("a/c", "Inner")]);
        assert_eq!(layout.pages[5].title.as_deref(), Some("Last"));
        assert_eq!(layout.navigation, ["a", "e", "h"]);
    }
}
