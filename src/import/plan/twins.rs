//! Paths that kb cannot tell apart. kb makes addresses from the words of a path, and some file systems
//! ignore case and the Unicode form, so `Rope.md`, `rope.md` and `rope_.md` have one place.
//!
//! 1. Folders get the spelling of the first one, so that their pages meet in one folder.
//! 2. A page or file whose place is taken gets a number, and links follow it.
//! 3. Of pages that had one path already, such as `index.md` and `README.md`, the old site published
//!    the first only.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::layout::{AssetSource, Layout, NavigationEntry, PageSource};
use crate::import::report::{Fate, Note};
use crate::import::tree::join;
use crate::lang::by_lang::Lang;
use crate::names::slug::{self, Slug};
use crate::text::RelPath;

/// The most pages with one place.
const MAX_TWINS: usize = 10_000;

/// Gives every page and file a place of its own.
pub(super) fn separate(layout: &mut Layout) -> Vec<Note> {
    let mut notes = without_doubles(layout);
    let mut places = TwinPlaces::default();
    for page in &mut layout.pages {
        let to = places.page(page);
        if slug::canonical(to.as_str()) != slug::canonical(page.to.as_str()) {
            let text = match places.first.get(&place(page.to.as_str())) {
                Some(first) if *first != page.from => {
                    format!("kb gives it the address of {first}, so it became `{to}`")
                }
                _ => format!("it became `{to}`, as the page in the source language"),
            };
            notes.push(Note { path: page.from.clone(), line: 0, fate: Fate::Changed, text });
        }
        page.to = to;
    }
    for section in &mut layout.sections {
        let folder = RelPath::new(&places.folder(section.folder.as_str()));
        section.folder = folder.unwrap_or_else(|| section.folder.clone());
    }
    let mut known = BTreeSet::new();
    layout.navigation.retain_mut(|entry| match entry {
        NavigationEntry::Key(key) => {
            *key = places.key(key);
            known.insert(key.clone())
        }
        NavigationEntry::Group(group) => {
            group.keys.iter_mut().for_each(|key| *key = places.key(key));
            group.keys.retain(|key| known.insert(key.clone()));
            !group.keys.is_empty()
        }
    });
    notes.extend(separate_files(&mut layout.assets));
    notes
}

/// Removes all but the first page with the same path in the new site.
fn without_doubles(layout: &mut Layout) -> Vec<Note> {
    let mut taken: BTreeMap<(Lang, RelPath), RelPath> = BTreeMap::new();
    let mut notes = Vec::new();
    layout.pages.retain(|page| {
        let place = (page.lang, page.to.clone());
        if let Some(first) = taken.get(&place) {
            let text = format!("it has the same address as {first}");
            notes.push(Note { path: page.from.clone(), line: 0, fate: Fate::LeftOut, text });
            return false;
        }
        taken.insert(place, page.from.clone());
        true
    });
    notes
}

/// The paths that are given out, which are the same in all languages.
#[derive(Default)]
struct TwinPlaces {
    /// The spelling of each folder by its address.
    folders: BTreeMap<String, String>,
    /// The new path of each path.
    pages: BTreeMap<RelPath, RelPath>,
    /// The file that has an address first.
    first: BTreeMap<String, RelPath>,
}

impl TwinPlaces {
    /// The path of a page.
    fn page(&mut self, page: &PageSource) -> RelPath {
        if let Some(known) = self.pages.get(&page.to) {
            return known.clone();
        }
        let folder = self.folder(page.to.folder());
        let name = page.to.file_name();
        let stem = name.strip_suffix(".md").unwrap_or(name);
        let numbered = (2..MAX_TWINS).map(|n| format!("{stem}-{n}"));
        let mut paths = std::iter::once(stem.to_owned())
            .chain(numbered)
            .filter_map(|stem| RelPath::new(&join(&folder, &format!("{stem}.md"))));
        let free = paths.find(|path| !self.first.contains_key(&place(path.as_str())));
        let to = free.unwrap_or_else(|| page.to.clone());
        self.first.insert(place(to.as_str()), page.from.clone());
        self.pages.insert(page.to.clone(), to.clone());
        to
    }

    /// A folder in the spelling that its parts had first.
    fn folder(&mut self, path: &str) -> String {
        let mut spelled = String::new();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let written = join(&spelled, part);
            spelled.clone_from(self.folders.entry(place(&written)).or_insert(written));
        }
        spelled
    }

    /// The key of a page or folder.
    fn key(&self, key: &str) -> String {
        let page = |rest: &str| self.pages.get(&RelPath::new(&format!("{key}{rest}"))?);
        let page = page(".md").or_else(|| page("/index.md"));
        let page = page.map(|path| crate::import::layout::key(path).to_owned());
        page.or_else(|| self.folders.get(&place(key)).cloned()).unwrap_or_else(|| key.to_owned())
    }
}

/// What kb makes the address of a page or folder from.
fn place(path: &str) -> String {
    let path = path.strip_suffix(".md").unwrap_or(path);
    let path = if path == "index" { "" } else { path.strip_suffix("/index").unwrap_or(path) };
    let parts = path.split('/').filter(|part| !part.is_empty());
    parts.map(|part| Slug::of_text(part).to_string()).collect::<Vec<_>>().join("/")
}

/// Gives files beside pages names that differ in more than their case.
fn separate_files(assets: &mut [AssetSource]) -> Vec<Note> {
    let mut taken: BTreeMap<(Lang, String), RelPath> = BTreeMap::new();
    let mut notes = Vec::new();
    for asset in assets.iter_mut().filter(|asset| !asset.is_at_root()) {
        let place = |path: &RelPath| (asset.lang, slug::canonical(path.as_str()));
        let first = taken.get(&place(&asset.to)).cloned();
        let (stem, end) = asset.to.as_str().rsplit_once('.').unwrap_or((asset.to.as_str(), ""));
        let numbered = (2..MAX_TWINS).filter_map(|n| RelPath::new(&format!("{stem}-{n}.{end}")));
        let mut paths = std::iter::once(asset.to.clone()).chain(numbered);
        let Some(to) = paths.find(|path| !taken.contains_key(&place(path))) else { continue };
        taken.insert(place(&to), asset.from.clone());
        if let Some(first) = first.filter(|first| *first != asset.from) {
            let text = format!("{first} has its place, so it became `{to}`");
            notes.push(Note { path: asset.from.clone(), line: 0, fate: Fate::Changed, text });
        }
        asset.to = to;
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::separate;
    use crate::import::layout::{Layout, top_keys};
    use crate::import::plain::{add_file, empty};
    use crate::lang::by_lang::Lang;
    use crate::text::RelPath;

    fn layout(paths: &[&str]) -> Layout {
        let mut layout = empty("A".to_owned());
        for path in paths {
            let from = RelPath::new(path).expect("a path");
            add_file(&mut layout, &from, Lang::SOURCE, path);
        }
        layout.navigation = top_keys(layout.pages.iter().map(|page| &page.to));
        layout
    }

    #[test]
    fn names_that_differ_in_spelling_get_numbers() {
        let paths = [
            "Rope.md",
            "rope.md",
            "caf\u{e9}.md",
            "cafe\u{301}.md",
            "e/a b.md",
            "E/a_b.md",
            "E/c.md",
        ];
        let mut layout = layout(&paths);
        let notes = separate(&mut layout);
        let places: Vec<&str> = layout.pages.iter().map(|page| page.to.as_str()).collect();
        let expected = [
            "Rope.md",
            "rope-2.md",
            "caf\u{e9}.md",
            "cafe\u{301}-2.md",
            "e/a b.md",
            "e/a_b-2.md",
            "e/c.md",
        ];
        assert_eq!(places, expected);
        assert_eq!(notes.len(), 3);
        assert_eq!(notes[0].text, "kb gives it the address of Rope.md, so it became `rope-2.md`");
        assert_eq!(layout.navigation.len(), 5, "{:?}", layout.navigation);
    }

    #[test]
    fn files_that_differ_in_case_get_numbers() {
        let mut layout = layout(&["a/Map.png", "a/map.png", "a/map-2.png", "b/map.png"]);
        assert_eq!(separate(&mut layout).len(), 2);
        let places: Vec<&str> = layout.assets.iter().map(|asset| asset.to.as_str()).collect();
        assert_eq!(places, ["a/Map.png", "a/map-2.png", "a/map-2-2.png", "b/map.png"]);
    }

    #[test]
    fn page_with_the_path_of_another_one_is_left_out() {
        let mut layout = layout(&["a/README.md", "a/index.md"]);
        let notes = separate(&mut layout);
        assert_eq!((layout.pages.len(), notes.len()), (1, 1));
        assert_eq!(notes[0].text, "it has the same address as a/README.md");
    }
}
