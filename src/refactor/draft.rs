//! The files of a site with their new paths and edits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config;
use crate::doc::Doc;
use crate::lang::by_lang::Lang;
use crate::refactor::change::SiteChange;
use crate::refactor::plan::{FileChange, PlanRefusal};
use crate::refactor::reading::{self, Reading, SiteFiles};
use crate::site::by_entry::EntryId;
use crate::source::{AssetFile, ContentFile, kind_of};
use crate::text::edit::{self, Edit};
use crate::text::{RelPath, Source, Span};

/// A place on a page in a language, by the id that it has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PagePlace {
    /// The entry.
    pub(super) entry: EntryId,
    /// The language of the words.
    pub(super) lang: Lang,
    /// The id.
    pub(super) id: String,
}

/// A place on another page, or its top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryTarget {
    /// The entry.
    pub(super) entry: EntryId,
    /// The id in the source language.
    pub(super) id: Option<String>,
}

/// A change of a site that is being made.
pub(super) struct Draft<'a> {
    /// The site as it is.
    pub(super) before: &'a Reading,
    /// The change.
    pub(super) change: &'a SiteChange,
    /// The new paths of files that move; `None` for those that are removed.
    files: BTreeMap<RelPath, Option<RelPath>>,
    /// The new paths under the language folder of files that move, in any language.
    inners: BTreeMap<String, String>,
    /// New texts for places in files, by the paths that the files have now.
    edits: BTreeMap<RelPath, BTreeMap<Span, String>>,
    /// New ids of sections in bases.
    sections: BTreeMap<RelPath, BTreeMap<String, String>>,
    /// Removed bytes of files.
    cuts: BTreeMap<RelPath, Vec<Span>>,
    /// New ids of places on pages.
    places: BTreeMap<PagePlace, String>,
    /// The targets of links to removed places, if they are on another page.
    leads: BTreeMap<PagePlace, EntryTarget>,
    /// New addresses of links, by the paths of their files and the addresses that they have now.
    pub(super) rewritten: BTreeMap<RelPath, BTreeMap<String, String>>,
}

impl<'a> Draft<'a> {
    /// Moves and removes files.
    ///
    /// # Errors
    /// When two files would have the same path.
    pub(super) fn new(
        before: &'a Reading,
        change: &'a SiteChange,
    ) -> Result<Draft<'a>, PlanRefusal> {
        let mut draft = Draft {
            before,
            change,
            files: BTreeMap::new(),
            inners: BTreeMap::new(),
            edits: BTreeMap::new(),
            sections: BTreeMap::new(),
            cuts: BTreeMap::new(),
            places: BTreeMap::new(),
            leads: BTreeMap::new(),
            rewritten: BTreeMap::new(),
        };
        for file in &before.files.texts {
            let path = &file.source.path;
            if change.removed.contains_key(&*file.key) {
                draft.files.insert(path.clone(), None);
            } else if let Some(inner) = change.of_text(file) {
                // The folder of a YAML file decides its kind.
                if RelPath::new(&inner).and_then(|inner| kind_of(&inner)) != Some(file.kind) {
                    return Err(PlanRefusal::BadPath(inner));
                }
                draft.move_file(path, &file.inner, inner)?;
            }
        }
        for asset in before.files.assets.iter().filter(|asset| !asset.is_static) {
            if let Some(inner) = change.of_asset(asset.inner.as_str()) {
                draft.move_file(&asset.path, &asset.inner, inner)?;
            }
        }
        draft.check_paths()?;
        Ok(draft)
    }

    fn move_file(
        &mut self,
        path: &RelPath,
        inner: &RelPath,
        new: String,
    ) -> Result<(), PlanRefusal> {
        let top = path.as_str().strip_suffix(inner.as_str()).unwrap_or_default();
        let to = RelPath::new(&format!("{top}{new}")).ok_or(PlanRefusal::BadPath(new.clone()))?;
        self.files.insert(path.clone(), Some(to));
        self.inners.insert(inner.to_string(), new);
        Ok(())
    }

    /// Every file has a path of its own.
    fn check_paths(&self) -> Result<(), PlanRefusal> {
        let texts = self.before.files.texts.iter().map(|file| &file.source.path);
        let assets = self.before.files.assets.iter().map(|asset| &asset.path);
        let mut taken = BTreeSet::new();
        for path in texts.chain(assets).filter_map(|path| self.path(path)) {
            if !taken.insert(path) {
                return Err(PlanRefusal::Taken(path.clone()));
            }
        }
        Ok(())
    }

    /// The new path of a file; `None` if it is removed.
    pub(super) fn path<'b>(&'b self, old: &'b RelPath) -> Option<&'b RelPath> {
        self.files.get(old).map_or(Some(old), Option::as_ref)
    }

    /// The new path of a file under the language folder, if it moves.
    pub(super) fn inner(&self, old: &str) -> Option<&str> {
        self.inners.get(old).map(String::as_str)
    }

    /// Whether a file moves or is removed.
    pub(super) fn moves(&self, path: &RelPath) -> bool {
        self.files.contains_key(path)
    }

    /// The entry after the change that takes the place of one: itself, its replacement, or for a
    /// generated page that is gone, the first entry of its folder.
    pub(super) fn successor(&self, after: &Reading, old: EntryId) -> Option<EntryId> {
        let site = &self.before.site;
        let key = self.change.key(&site.entry(old).key);
        let found = after.site.keys.get(&key).copied();
        let first = || site.children(old).iter().find_map(|it| self.successor(after, *it));
        found.or_else(|| if site.entry(old).is_generated() { first() } else { None })
    }

    /// Whether another entry takes the place of one.
    pub(super) fn is_replaced(&self, after: &Reading, old: EntryId) -> bool {
        let key = &self.before.site.entry(old).key;
        self.change.removed.contains_key(key)
            || !after.site.keys.contains_key(&self.change.key(key))
    }

    /// Gives a place a new id.
    pub(super) fn new_place(&mut self, place: PagePlace, new: &str) {
        self.places.insert(place, new.to_owned());
    }

    /// The new id of a place on the page that readers of a language reach, if it gets one.
    pub(super) fn place(&self, entry: EntryId, lang: Lang, id: &str) -> Option<&str> {
        if self.places.is_empty() {
            return None;
        }
        let lang = self.before.site.text_lang(entry, lang);
        let place = PagePlace { entry, lang, id: id.to_owned() };
        self.places.get(&place).map(String::as_str)
    }

    /// Whether a place has a new id already.
    pub(super) fn has_new_place(&self, place: &PagePlace) -> bool {
        self.places.contains_key(place)
    }

    /// Sets another page as the target of links to a place.
    pub(super) fn new_lead(&mut self, place: PagePlace, lead: EntryTarget) {
        self.leads.insert(place, lead);
    }

    /// The target of links to a place that readers of a language reach, if it is removed.
    pub(super) fn lead(&self, entry: EntryId, lang: Lang, id: &str) -> Option<&EntryTarget> {
        if self.leads.is_empty() {
            return None;
        }
        let lang = self.before.site.text_lang(entry, lang);
        self.leads.get(&PagePlace { entry, lang, id: id.to_owned() })
    }

    /// The id that a section of a base gets.
    pub(super) fn section<'b>(&'b self, base: &Doc, id: &'b str) -> &'b str {
        let renamed = self.sections.get(&base.source().path);
        renamed.and_then(|renamed| renamed.get(id)).map_or(id, String::as_str)
    }

    /// Records the new id of a section of a base.
    pub(super) fn new_section(&mut self, base: &Doc, old: String, new: String) {
        let sections = self.sections.entry(base.source().path.clone()).or_default();
        sections.insert(old, new);
    }

    /// The present paths of files, by their new ones.
    pub(super) fn origins(&self) -> BTreeMap<&RelPath, &RelPath> {
        let texts = self.before.files.texts.iter().map(|file| &file.source.path);
        texts.filter_map(|old| Some((self.path(old)?, old))).collect()
    }

    /// Replaces some bytes of a file. A later edit of the same bytes counts.
    pub(super) fn edit(&mut self, path: &RelPath, span: Span, text: impl Into<String>) {
        self.edits.entry(path.clone()).or_default().insert(span, text.into());
    }

    /// Removes some bytes of a file.
    pub(super) fn cut(&mut self, path: &RelPath, span: Span) {
        self.edit(path, span, "");
        self.cuts.entry(path.clone()).or_default().push(span);
    }

    /// Whether something of a file is removed.
    pub(super) fn is_cut(&self, path: &RelPath, span: Span) -> bool {
        let cuts = self.cuts.get(path).map_or(&[][..], Vec::as_slice);
        cuts.iter().any(|cut| cut.start <= span.start && span.end <= cut.end)
    }

    /// Whether a file is edited.
    pub(super) fn is_edited(&self, path: &RelPath) -> bool {
        self.edits.contains_key(path)
    }

    /// The new text of a file; `None` if it stays as it is.
    fn text(&self, source: &Source) -> Option<String> {
        let edits = self.edits.get(&source.path)?;
        // Edits overlap only with removed bytes: each is a value, a line or an address.
        let edits: Vec<Edit> =
            edits.iter().map(|(span, text)| Edit::new(*span, text.as_str())).collect();
        let out = edit::apply(&source.text, &edits);
        (*out != *source.text).then_some(out)
    }

    /// Reads the site with all changes.
    ///
    /// # Errors
    /// When kb.yaml would have mistakes.
    pub(super) fn read(&self) -> Result<Reading, PlanRefusal> {
        let SiteFiles { config, texts, assets, found } = &self.before.files;
        let config = match self.text(&config.source) {
            None => Arc::clone(config),
            Some(text) => {
                let source = Source::new(config.source.path.clone(), text);
                config::read(&source).map(Arc::new).map_err(PlanRefusal::Findings)?
            }
        };
        let files = SiteFiles {
            config,
            texts: texts.iter().filter_map(|file| self.text_file(file)).collect(),
            assets: assets.iter().filter_map(|asset| self.asset(asset)).collect(),
            found: found.clone(),
        };
        Ok(reading::read(files, Some(self.before)))
    }

    fn text_file(&self, file: &ContentFile) -> Option<ContentFile> {
        let path = self.path(&file.source.path)?;
        let text = self.text(&file.source);
        let source = match text {
            None if *path == file.source.path => Arc::clone(&file.source),
            None => Source::new(path.clone(), &*file.source.text),
            Some(text) => Source::new(path.clone(), text),
        };
        let inner = self.inner(file.inner.as_str()).filter(|_| *path != file.source.path);
        let inner = inner.map_or_else(|| Some(file.inner.clone()), RelPath::new)?;
        Some(ContentFile::new(source, file.owner.clone(), inner, file.kind))
    }

    fn asset(&self, asset: &AssetFile) -> Option<AssetFile> {
        let path = self.path(&asset.path)?;
        let inner = self.inner(asset.inner.as_str()).filter(|_| *path != asset.path);
        let inner = inner.map_or_else(|| Some(asset.inner.clone()), RelPath::new)?;
        Some(AssetFile { path: path.clone(), inner, ..asset.clone() })
    }

    /// The files to write, in the order of their present paths.
    pub(super) fn changes(&self) -> Vec<FileChange> {
        let SiteFiles { config, texts, assets, .. } = &self.before.files;
        let texts = std::iter::once(&config.source).chain(texts.iter().map(|file| &file.source));
        let texts = texts.filter_map(|source| {
            let (to, after) = (self.path(&source.path), self.text(source));
            let is_changed = after.is_some() || self.moves(&source.path);
            is_changed.then(|| FileChange {
                from: source.path.clone(),
                to: to.cloned(),
                before: Some(Arc::clone(source)),
                after,
            })
        });
        let moved = assets.iter().filter(|asset| self.moves(&asset.path));
        let assets = moved.map(|asset| FileChange {
            from: asset.path.clone(),
            to: self.path(&asset.path).cloned(),
            before: None,
            after: None,
        });
        let mut changes: Vec<FileChange> = texts.chain(assets).collect();
        changes.sort_by(|a, b| a.from.cmp(&b.from));
        changes
    }
}
