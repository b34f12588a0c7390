//! The navigation of another generator as a tree. It gives pages their order and their titles, and
//! folders their names. Groups at the top whose pages have no folder of their own become groups of the
//! navigation.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::import::layout::{
    Layout, LocalName, NavigationEntry, NavigationGroup, SectionSource, key, top_keys,
};
use crate::lang::by_lang::Lang;
use crate::text::RelPath;

/// An item of a navigation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MenuItem {
    /// The label.
    pub label: Option<String>,
    /// The page, as the generator names it.
    pub page: Option<String>,
    /// The items below it.
    pub items: Vec<MenuItem>,
}

/// Orders the pages of the source language as a menu does. `names` has the index of each page by
/// the names that the generator gives it.
pub fn apply(layout: &mut Layout, menu: &[MenuItem], names: &BTreeMap<String, usize>) {
    let mut walked = Walked::default();
    for item in menu {
        let first = walked.places.len();
        walk(std::slice::from_ref(item), names, &mut walked);
        let title = item.label.clone().filter(|_| !item.items.is_empty());
        walked.tops.push(Top { title, places: first..walked.places.len() });
    }
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
        layout.navigation = navigation(layout, &walked);
    }
}

/// Gives folders and groups of the source language their names in another language.
pub fn translate(layout: &mut Layout, lang: Lang, names: &BTreeMap<String, String>) {
    let sections = layout.sections.iter().filter(|section| section.lang == Lang::SOURCE);
    let translated: Vec<SectionSource> = sections
        .filter_map(|section| {
            let title = names.get(&section.title)?.clone();
            Some(SectionSource { lang, title, description: None, address: None, ..section.clone() })
        })
        .collect();
    layout.sections.extend(translated);
    for entry in &mut layout.navigation {
        if let NavigationEntry::Group(group) = entry
            && let Some(text) = names.get(&group.name)
        {
            group.translations.push(LocalName { lang, text: text.clone() });
        }
    }
}

/// The main navigation: top folders and pages, or groups if a name would be lost without them.
fn navigation(layout: &Layout, walked: &Walked) -> Vec<NavigationEntry> {
    let path = |place: &MenuPlace| &layout.pages[place.page].to;
    let own = |top: &Top| folder(layout, walked, &top.places).filter(|_| top.title.is_some());
    let is_group = |top: &Top| top.title.is_some() && !top.places.is_empty() && own(top).is_none();
    if !walked.tops.iter().any(is_group) {
        return top_keys(walked.places.iter().map(path));
    }
    let mut entries: Vec<NavigationEntry> = Vec::new();
    for top in &walked.tops {
        let title = top.title.clone().filter(|_| is_group(top));
        let keys = keys(layout, walked, &top.places);
        match (title, own(top)) {
            (Some(name), _) if !keys.is_empty() => {
                let group = NavigationGroup { name, translations: Vec::new(), keys };
                entries.push(NavigationEntry::Group(group));
            }
            (_, Some(folder)) => entries.push(NavigationEntry::Key(folder.to_string())),
            (_, None) => entries.extend(keys.into_iter().map(NavigationEntry::Key)),
        }
    }
    entries
}

/// The keys of a part of the list: a folder with a name of its own for all its pages.
fn keys(layout: &Layout, walked: &Walked, places: &Range<usize>) -> Vec<String> {
    let inner = walked.groups.iter().rev().filter(|group| {
        places.start <= group.places.start
            && group.places.end <= places.end
            && group.places.len() < places.len()
    });
    let folders: Vec<(&Range<usize>, RelPath)> = inner
        .filter_map(|group| Some((&group.places, folder(layout, walked, &group.places)?)))
        .collect();
    let mut keys: Vec<String> = Vec::new();
    for nth in places.clone() {
        let folder = folders.iter().find(|(places, _)| places.contains(&nth));
        let page = key(&layout.pages[walked.places[nth].page].to);
        let key = folder.map_or_else(|| page.to_owned(), |(_, folder)| folder.to_string());
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

#[derive(Default)]
struct Walked {
    places: Vec<MenuPlace>,
    groups: Vec<MenuGroup>,
    tops: Vec<Top>,
    listed: BTreeSet<usize>,
}

struct MenuPlace {
    /// The index of the page.
    page: usize,
    label: Option<String>,
}

/// An item at the top of the menu.
struct Top {
    /// Its label, if it is a group.
    title: Option<String>,
    /// Its part of the list of places.
    places: Range<usize>,
}

/// A group of items with a label.
struct MenuGroup {
    title: String,
    /// Its part of the list of places.
    places: Range<usize>,
}

fn walk(menu: &[MenuItem], names: &BTreeMap<String, usize>, walked: &mut Walked) {
    for item in menu {
        let first = walked.places.len();
        let page = item.page.as_ref().and_then(|name| names.get(name)).copied();
        if let Some(page) = page.filter(|page| walked.listed.insert(*page)) {
            // The label of a group is the name of its folder.
            let label = item.label.clone().filter(|_| item.items.is_empty());
            walked.places.push(MenuPlace { page, label });
        }
        walk(&item.items, names, walked);
        let places = first..walked.places.len();
        if let Some(title) = item.label.clone().filter(|_| !item.items.is_empty()) {
            walked.groups.push(MenuGroup { title, places });
        }
    }
}

/// The folder of a group: its pages are in it, and no other page of the menu is.
fn folder(layout: &Layout, walked: &Walked, places: &Range<usize>) -> Option<RelPath> {
    let path = |place: &MenuPlace| &layout.pages[place.page].to;
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

fn name_folder(layout: &mut Layout, folder: RelPath, group: &MenuGroup) {
    if layout.sections.iter().any(|known| known.lang == Lang::SOURCE && known.folder == folder) {
        return;
    }
    let index = format!("{folder}/index.md");
    let page =
        layout.pages.iter_mut().find(|page| page.lang == Lang::SOURCE && page.to.as_str() == index);
    if let Some(page) = page {
        // A page without a heading of its own has the name of its folder.
        page.title = page.title.take().or_else(|| Some(group.title.clone()));
        return;
    }
    layout.sections.push(SectionSource {
        lang: Lang::SOURCE,
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

    use super::{MenuItem, apply, translate};
    use crate::import::layout::{LanguageSource, NavigationEntry, NavigationGroup};
    use crate::import::plain;
    use crate::lang::by_lang::Lang;
    use crate::text::RelPath;

    fn page(path: &str) -> MenuItem {
        MenuItem { page: Some(path.to_owned()), ..MenuItem::default() }
    }

    fn group(label: &str, items: Vec<MenuItem>) -> MenuItem {
        MenuItem { label: Some(label.to_owned()), items, ..MenuItem::default() }
    }

    #[test]
    fn group_names_a_folder_that_is_its_own() {
        let mut layout = plain::empty("A".to_owned());
        for path in ["index.md", "a/b.md", "a/c/d.md", "e/f.md", "e/g.md", "h/index.md"] {
            plain::add_file(&mut layout, &RelPath::new(path).expect("plain"), Lang::SOURCE, path);
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
        let key = |key: &str| NavigationEntry::Key(key.to_owned());
        let group = |name: &str, key: &str| {
            let (name, keys) = (name.to_owned(), vec![key.to_owned()]);
            NavigationEntry::Group(NavigationGroup { name, translations: Vec::new(), keys })
        };
        let expected = [key("a"), group("Half", "e/f"), group("Other half", "e/g"), key("h")];
        assert_eq!(layout.navigation, expected);
        apply(&mut layout, &menu[..2], &names);
        assert_eq!(layout.navigation, [key("a")]);
    }

    #[test]
    fn names_are_translated() {
        let mut layout = plain::empty("A".to_owned());
        layout.languages = layout.languages.with_translations(vec![LanguageSource::new("cs")]);
        for path in ["a/b.md", "c.md"] {
            plain::add_file(&mut layout, &RelPath::new(path).expect("plain"), Lang::SOURCE, path);
        }
        let names = BTreeMap::from([("a/b.md".to_owned(), 0), ("c.md".to_owned(), 1)]);
        apply(
            &mut layout,
            &[group("All", vec![page("c.md"), group("Inner", vec![page("a/b.md")])])],
            &names,
        );
        let words = [("All", "Vše"), ("Inner", "Vnitřní")];
        let words = words.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let czech = layout.languages.find(|language| language.tag == "cs").expect("is listed");
        translate(&mut layout, czech, &BTreeMap::from(words));
        assert_eq!(layout.sections[1].title, "Vnitřní");
        let [NavigationEntry::Group(group)] = layout.navigation.as_slice() else {
            panic!("a group")
        };
        assert_eq!((group.translations[0].text.as_str(), group.keys.len()), ("Vše", 2));
    }
}
