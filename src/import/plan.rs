//! Makes the files of the new site from a layout.
//!
//! 1. Translations whose files have other names are paired with their sources.
//! 2. Each page is read, its front matter mapped, and its text converted by the passes of its
//!    format.
//! 3. Links and pictures get their new paths.
//! 4. The title of the page becomes a heading or a key, as kb shows it.
//! 5. Files are copied if a page shows them or if they are kept for their address.
//! 6. Pages are added that the old site made from its configuration.
//!
//! The old addresses of pages are part of the plan; [`crate::import::keep`] compares them with the
//! new ones and adds what is missing.

mod added;
mod config;
mod copies;
mod look;
mod navigation;
mod title;
mod twins;

use std::collections::{BTreeMap, BTreeSet};

use crate::import::ImportSettings;
use crate::import::body::line::{self, Line};
use crate::import::body::{
    self, ConversionContext, Pass, emphasis, html, leftovers, links, pages, setext, variables,
};
use crate::import::front::{self, Front};
use crate::import::hero;
use crate::import::ids::IdStyle;
use crate::import::layout::{self, Layout, PageSource, Redirect};
use crate::import::map::SiteMap;
use crate::import::pairing;
use crate::import::plan::title::Titled;
use crate::import::report::{Fate, Note};
use crate::import::tree::FileTree;
use crate::lang::by_lang::{ByLang, Lang};
use crate::names::slug::Slug;
use crate::par;
use crate::route;
use crate::text::{RelPath, Source};

/// Everything that an import writes.
#[derive(Debug)]
pub struct ImportPlan {
    /// The text of `kb.yaml`.
    pub config: String,
    /// The tags of the languages, the source first.
    pub tags: ByLang<String>,
    /// The pages.
    pub pages: Vec<PageDraft>,
    /// The files to copy.
    pub copies: Vec<FileCopy>,
    /// Drawings that the old site does not have.
    pub drawings: Vec<NewDrawing>,
    /// How the old site made ids of headings.
    pub ids: IdStyle,
    /// What the author should check.
    pub notes: Vec<Note>,
}

/// A page of the new site.
#[derive(Debug, Clone)]
pub struct PageDraft {
    /// Its file in the old site.
    pub from: RelPath,
    /// Its language.
    pub lang: Lang,
    /// Its path under the site: `content/en/guide/index.md`.
    pub path: RelPath,
    /// Its front matter.
    pub front: Front,
    /// Its Markdown.
    pub body: String,
    /// The line of the old file that each line of the Markdown comes from.
    pub origins: Vec<usize>,
    /// The old addresses that must lead to it, without the leading slash.
    pub addresses: Vec<String>,
}

impl PageDraft {
    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}", self.front.write(), self.body)
    }
}

/// A file to copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileCopy {
    /// Its path in the old site.
    pub from: RelPath,
    /// Its path in the new site.
    pub to: RelPath,
}

/// A drawing to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDrawing {
    /// Its path in the new site.
    pub to: RelPath,
    /// Its text.
    pub text: String,
}

/// Keys that become the text of a start page.
const HERO: [&str; 3] = ["hero", "features", "layout"];

/// Plans the new site.
#[must_use]
pub fn make(
    tree: &FileTree,
    mut layout: Layout,
    passes: &[Pass],
    settings: ImportSettings<'_>,
) -> ImportPlan {
    let mut notes = std::mem::take(&mut layout.notes);
    notes.extend(tree.links().iter().map(unread_link));
    notes.extend(without_not_found(&mut layout));
    notes.extend(pairing::pair(tree, &mut layout));
    if layout.navigation.is_empty() {
        layout.navigation = navigation::of_files(&layout.pages);
    }
    for asset in &mut layout.assets {
        if let Some(extension) = tree.extension(&asset.from) {
            let name = format!("{}.{extension}", asset.inner);
            asset.to = RelPath::new(&name).unwrap_or_else(|| asset.inner.clone());
        }
    }
    notes.extend(twins::separate(&mut layout));
    let map = SiteMap::new(&layout);
    let drafts = par::map(&layout.pages, |page| {
        let context = ConversionContext {
            tree,
            map: &map,
            page,
            variables: &layout.variables,
            data: &layout.data,
            roots: &layout.roots,
            settings,
        };
        draft(&context, &layout, passes)
    });
    let mut used = BTreeSet::new();
    let mut pages = Vec::with_capacity(drafts.len());
    for draft in drafts {
        used.extend(draft.used);
        notes.extend(draft.notes);
        pages.push(draft.page);
    }
    notes.extend(add_redirects(&layout, &map, &mut pages));
    with_one_spelling(&mut pages);
    let mut copied = copies::of(&layout, &used);
    notes.extend(copied.notes);
    notes.extend(copies::without_refused(tree, &mut copied.copies));
    let look = look::place(&layout, &copied.copies);
    copied.copies.extend(look.copies);
    layout.navigation = navigation::shown(std::mem::take(&mut layout.navigation), &pages);
    let added = added::folders(&layout, &pages);
    pages.extend(added);
    pages.extend(added::home(&layout, &pages, &mut notes));
    let missing = added::missing_sources(&layout, &pages, &mut notes);
    pages.extend(missing);
    notes.extend(added::of_drafts(&layout, &pages));
    ImportPlan {
        config: config::write(&layout) + &look.keys,
        tags: layout.languages.map(|_, language| language.tag.clone()),
        pages,
        copies: copied.copies,
        drawings: look.drawings,
        ids: layout.ids,
        notes,
    }
}

/// Leaves out pages for missing addresses, which hosts show in place of what is missing: kb makes its own.
fn without_not_found(layout: &mut Layout) -> Vec<Note> {
    let is_not_found = |page: &PageSource| {
        let path = page.address.as_deref().and_then(RelPath::new);
        path.is_some_and(|path| route::is_not_found(&path))
    };
    let text = "kb makes a page for missing addresses itself";
    let left_out = layout.pages.extract_if(.., |page| is_not_found(page));
    let note = |page: PageSource| Note {
        path: page.from,
        line: 0,
        fate: Fate::LeftOut,
        text: text.to_owned(),
    };
    left_out.map(note).collect()
}

fn unread_link(path: &RelPath) -> Note {
    let text = "a symbolic link that does not lead to a file of this folder".to_owned();
    Note { path: path.clone(), line: 0, fate: Fate::LeftOut, text }
}

/// The names of kb's own pages of a language.
pub const RESERVED: [&str; 7] =
    ["tags", "a-z", "search", "map", "translations", "print", "scenarios"];

/// Whether a page would be published at the address of one of kb's own pages.
fn is_reserved(to: &RelPath) -> bool {
    RESERVED.iter().any(|name| layout::key(to).eq_ignore_ascii_case(name))
}

struct Drafted {
    page: PageDraft,
    used: Vec<RelPath>,
    notes: Vec<Note>,
}

fn draft(context: &ConversionContext<'_>, layout: &Layout, passes: &[Pass]) -> Drafted {
    let page = context.page;
    let Some(source) = context.tree.text(page.from.as_str()) else {
        let page = page_draft(layout, page, Titled::default());
        return Drafted { page, used: Vec::new(), notes: Vec::new() };
    };
    let translated = layout.texts.get(&(page.lang, page.from.clone()));
    let split = match translated {
        Some(text) => front::split(&Source::new(page.from.clone(), text.as_str())),
        None => front::split(source),
    };
    let mut notes = Vec::new();
    if let Some(problem) = &split.problem {
        let text = format!("the front matter: {problem}");
        notes.push(Note { path: page.from.clone(), line: 1, fate: Fate::LeftOut, text });
    }
    let mut lines = setext::with_marks(line::lines(&split.body, split.first_line));
    let mut front = split.front;
    if pages::is_html(&page.from) && !pages::has_text(&split.body) {
        let text =
            "a template or a script made the text; the page has its title, and pages lead to it";
        let (path, text) = (page.from.clone(), text.to_owned());
        notes.push(Note { path, line: 0, fate: Fate::LeftOut, text });
        lines.clear();
        front.is_hidden = true;
    }
    if let Some(node) = &split.node {
        let hero = hero::lines(node).into_iter().map(|text| Line { text, from: 1 });
        lines.splice(0..0, hero);
        front.title = hero::title(node).or(front.title);
        front.extra.retain(|key| !HERO.contains(&key.name.as_str()));
    }
    let converted = body::convert(context, variables::given(context, lines), passes);
    notes.extend(converted.notes);
    let lines = match pages::is_html(&page.from) {
        true => pages::in_blocks(converted.lines),
        false => emphasis::mend(html::to_markdown(context, converted.lines).lines),
    };
    let linked = links::rewrite(context, lines);
    notes.extend(linked.notes);
    notes.extend(leftovers::find(context, &linked.lines));
    let titled = title::with_title(page, front, title::without_gaps(linked.lines));
    notes.extend(titled.lowered.map(|line| {
        let text = "headings of level 1 became sections below the title".to_owned();
        Note { path: page.from.clone(), line, fate: Fate::Changed, text }
    }));
    let draft = page_draft(layout, page, titled);
    // The notes of the source are about the same texts.
    notes.retain(|_| translated.is_none());
    Drafted { page: draft, used: linked.used, notes }
}

fn page_draft(layout: &Layout, page: &PageSource, titled: Titled) -> PageDraft {
    let Titled { mut front, lines, .. } = titled;
    let n_blank = lines.iter().take_while(|line| line.text.trim().is_empty()).count();
    let lines = &lines[n_blank..];
    let tag = &layout.languages[page.lang].tag;
    let path = format!("content/{tag}/{}", page.to);
    // Structure comes from the source; a translation contains texts only.
    front.order = front.order.or(page.order).filter(|_| page.lang == Lang::SOURCE);
    front.address = None;
    if is_reserved(&page.to) {
        front.slug = Some(format!("{}-page", layout::key(&page.to)));
    }
    if page.lang != Lang::SOURCE {
        front.tags.clear();
        front.is_hidden = false;
    }
    let mut addresses: Vec<String> = page.address.iter().cloned().collect();
    addresses.extend(front.former.drain(..).map(|old| old.trim_start_matches('/').to_owned()));
    PageDraft {
        from: page.from.clone(),
        lang: page.lang,
        path: RelPath::new(&path).unwrap_or_else(|| page.from.clone()),
        front,
        body: line::text(lines),
        origins: lines.iter().map(|line| line.from).collect(),
        addresses,
    }
}

/// Gives tags that differ only in case or marks one spelling, because they have the same address: the one
/// that most pages have.
fn with_one_spelling(pages: &mut [PageDraft]) {
    let mut spellings: BTreeMap<Slug, BTreeMap<String, usize>> = BTreeMap::new();
    for tag in pages.iter().flat_map(|page| &page.front.tags) {
        *spellings.entry(Slug::of_text(tag)).or_default().entry(tag.clone()).or_default() += 1;
    }
    for page in pages {
        for tag in &mut page.front.tags {
            let known = spellings.get(&Slug::of_text(tag)).into_iter().flatten();
            if let Some((first, _)) = known.max_by_key(|(_, n)| **n) {
                tag.clone_from(first);
            }
        }
        let mut seen = BTreeSet::new();
        page.front.tags.retain(|tag| seen.insert(tag.clone()));
    }
}

/// Old addresses that the configuration leads to a page; returns a note for each that leads elsewhere.
fn add_redirects(layout: &Layout, map: &SiteMap, pages: &mut [PageDraft]) -> Vec<Note> {
    // A file that is a page in several languages is the one of the first language.
    let by_file: BTreeMap<RelPath, usize> =
        pages.iter().enumerate().rev().map(|(nth, page)| (page.from.clone(), nth)).collect();
    let mut notes = Vec::new();
    for redirect in &layout.redirects {
        let target = map.at_address(&redirect.to).filter(|target| target.is_page);
        match target.and_then(|target| by_file.get(&target.from)) {
            Some(nth) => {
                pages[*nth].addresses.push(redirect.from.trim_start_matches('/').to_owned());
            }
            None => {
                let Redirect { from, to, file } = redirect;
                let text = format!(
                    "the redirect from `{from}` to `{to}`, which is no page of the site; a rule of \
                     your host can redirect it"
                );
                notes.push(Note { path: file.clone(), line: 0, fate: Fate::LeftOut, text });
            }
        }
    }
    notes
}
