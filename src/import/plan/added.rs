//! Pages that the old site did not have as files: its home page, pages of folders, and sources of
//! translations.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::import::front::Front;
use crate::import::layout::Layout;
use crate::import::plan::PageDraft;
use crate::import::plan::title::plain;
use crate::import::report::{Fate, Note};
use crate::lang::by_lang::Lang;
use crate::text::RelPath;

/// Pages of folders that the configuration names and that have no page of their own. kb lists the
/// pages of a folder below the text of its page.
pub(super) fn folders(layout: &Layout, pages: &[PageDraft]) -> Vec<PageDraft> {
    let mut known: BTreeSet<String> = pages.iter().map(|page| page.path.to_string()).collect();
    let mut added = Vec::new();
    for section in &layout.sections {
        let path = |lang: Lang, rest: &str| {
            format!("content/{}/{}{rest}", layout.languages[lang].tag, section.folder)
        };
        let has_page = |lang: Lang| {
            known.contains(&path(lang, "/index.md")) || known.contains(&path(lang, ".md"))
        };
        let prefix = path(Lang::SOURCE, "/");
        let is_empty = !pages.iter().any(|page| page.path.as_str().starts_with(&prefix));
        // A translation needs a source.
        let has_source = section.lang == Lang::SOURCE || has_page(Lang::SOURCE);
        let index = RelPath::new(&path(section.lang, "/index.md"));
        let Some(index) = index.filter(|_| !is_empty && has_source && !has_page(section.lang))
        else {
            continue;
        };
        known.insert(index.to_string());
        let front = Front {
            title: Some(section.title.clone()),
            description: section.description.clone(),
            order: section.order.filter(|_| section.lang == Lang::SOURCE),
            ..Front::default()
        };
        added.push(PageDraft {
            from: index.clone(),
            lang: section.lang,
            path: index,
            front,
            body: String::new(),
            origins: Vec::new(),
            addresses: section.address.iter().cloned().collect(),
        });
    }
    added
}

/// Empty pages in the source language for translations of none, without which kb does not publish
/// them.
pub(super) fn missing_sources(
    layout: &Layout,
    pages: &[PageDraft],
    notes: &mut Vec<Note>,
) -> Vec<PageDraft> {
    let tag = &layout.languages.source().tag;
    let source_of = |page: &PageDraft| {
        let inner = page.path.as_str().splitn(3, '/').nth(2)?;
        RelPath::new(&format!("content/{tag}/{inner}"))
    };
    let mut known: BTreeSet<RelPath> = pages
        .iter()
        .filter(|page| page.lang == Lang::SOURCE)
        .map(|page| page.path.clone())
        .collect();
    let mut missing = Vec::new();
    for page in pages.iter().filter(|page| page.lang != Lang::SOURCE) {
        let Some(path) = source_of(page).filter(|path| known.insert(path.clone())) else {
            continue;
        };
        let heading = page.body.lines().find_map(|line| line.strip_prefix("# ")).map(plain);
        let title = page.front.title.clone().or(heading);
        let front = Front { title, is_hidden: true, ..Front::default() };
        let text =
            format!("it has no page in {tag}; an empty one was made, so that it is published");
        notes.push(Note { path: page.from.clone(), line: 0, fate: Fate::Changed, text });
        let (from, body) = (page.from.clone(), String::new());
        let (origins, addresses) = (Vec::new(), Vec::new());
        missing.push(PageDraft { from, lang: Lang::SOURCE, path, front, body, origins, addresses });
    }
    missing
}

/// Notes about translations of drafts: kb publishes no translation without its source.
pub(super) fn of_drafts(layout: &Layout, pages: &[PageDraft]) -> Vec<Note> {
    fn inner(page: &PageDraft) -> &str {
        page.path.as_str().splitn(3, '/').nth(2).unwrap_or_default()
    }
    let tag = &layout.languages.source().tag;
    let is_source = |page: &&PageDraft| page.lang == Lang::SOURCE && page.front.is_draft;
    let drafts: BTreeSet<&str> = pages.iter().filter(is_source).map(inner).collect();
    let is_hidden = |page: &&PageDraft| {
        page.lang != Lang::SOURCE && !page.front.is_draft && drafts.contains(inner(page))
    };
    let hidden = pages.iter().filter(is_hidden).map(|page| {
        let text = format!("it is not published, because the page in {tag} is a draft");
        Note { path: page.from.clone(), line: 0, fate: Fate::Changed, text }
    });
    hidden.collect()
}

/// A home page for a site that made its own from a template.
pub(super) fn home(
    layout: &Layout,
    pages: &[PageDraft],
    notes: &mut Vec<Note>,
) -> Option<PageDraft> {
    let tag = &layout.languages.source().tag;
    let path = RelPath::new(&format!("content/{tag}/index.md"))?;
    if pages.iter().any(|page| page.path == path) {
        return None;
    }
    let mut body = String::new();
    if let Some(description) = &layout.description {
        let _ = writeln!(body, "{description}\n");
    }
    let is_top = |page: &&PageDraft| {
        let inner = page.path.as_str().strip_prefix("content/").unwrap_or_default();
        let inner = inner.split_once('/').map_or("", |(_, inner)| inner);
        page.lang == Lang::SOURCE
            && !page.front.is_draft
            && (!inner.contains('/')
                || (inner.ends_with("/index.md") && inner.matches('/').count() == 1))
    };
    let prefix = format!("content/{tag}/");
    for page in pages.iter().filter(is_top) {
        let inner = page.path.as_str().strip_prefix(&prefix).unwrap_or_default();
        let heading = page.body.lines().find_map(|line| line.strip_prefix("# ")).map(plain);
        let title = page.front.title.clone().or(heading);
        let title = title.unwrap_or_else(|| inner.trim_end_matches(".md").to_owned());
        let _ = writeln!(body, "- [{title}]({})", crate::link::percent::encode(inner));
    }
    let from = RelPath::new("index.md")?;
    let text = "the site had no Markdown page at its home address; a page with links was made";
    notes.push(Note { path: from.clone(), line: 0, fate: Fate::Changed, text: text.to_owned() });
    let front = Front { title: Some(layout.title.clone()), ..Front::default() };
    let (origins, addresses) = (Vec::new(), Vec::new());
    Some(PageDraft { from, lang: Lang::SOURCE, path, front, body, origins, addresses })
}
