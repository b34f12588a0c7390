//! Links to headings of translations that got another id: the id of the source replaces the one
//! that was derived from the translated heading.

use std::collections::BTreeMap;

use crate::cmd::i18n::{self, Opened};
use crate::cmd::out::{self, Exit};
use crate::diag::fix::{self, Fix};
use crate::doc::Doc;
use crate::lang::by_lang::Lang;
use crate::link::fixes;
use crate::site::by_entry::EntryId;
use crate::site::{LinkTarget, Site};
use crate::text::RelPath;
use crate::write::author::{AuthorFiles, Expected};

/// What the written ids replace.
#[derive(Default)]
pub(super) struct Renamed {
    /// By page and language: the new id of a heading by the one that it had.
    ids: BTreeMap<(EntryId, Lang), BTreeMap<String, String>>,
    /// The files that were written, with their new text.
    docs: BTreeMap<RelPath, Doc>,
}

/// The rewritten links of one file.
#[derive(Default)]
struct LinkFixes {
    fixes: Vec<Fix>,
    /// Links that cannot be rewritten, each with its place and the new id.
    by_hand: Vec<String>,
}

impl Renamed {
    /// Adds a page that was written: before and after.
    pub(super) fn add(&mut self, id: EntryId, lang: Lang, before: &Doc, now: Doc) {
        let headings = |doc: &Doc| {
            let headings = doc.page().map_or(&[][..], |page| page.facts.headings.as_slice());
            headings.iter().map(|heading| heading.id.to_string()).collect::<Vec<String>>()
        };
        let pairs = headings(before).into_iter().zip(headings(&now));
        let changed = pairs.filter(|(old, new)| old != new);
        self.ids.entry((id, lang)).or_default().extend(changed);
        self.docs.insert(before.source().path.clone(), now);
    }

    /// Rewrites the links to the old ids, in all languages.
    pub(super) fn rewrite_links(&self, files: &mut AuthorFiles<'_>, opened: &Opened) -> Exit {
        let mut exit = Exit::Fine;
        let site = opened.site();
        for (id, entry) in site.entries.iter() {
            for (lang, variant) in entry.variants.iter() {
                let Some(variant) = variant else { continue };
                let path = &variant.doc.source().path;
                let doc = self.docs.get(path).unwrap_or(&variant.doc);
                let LinkFixes { fixes, by_hand } = self.link_fixes(site, id, lang, doc);
                for place in by_hand {
                    out::print_error(&place, Some("change the link by hand"));
                    exit = Exit::Content;
                }
                if fixes.is_empty() {
                    continue;
                }
                let text = fix::apply(&doc.source().text, &fixes).text;
                match i18n::write(files, path, Expected::Text(&doc.source().text), &text) {
                    Ok(()) => {
                        let links = if fixes.len() == 1 { "link" } else { "links" };
                        out::print_status(&format!("{path}: {} {links}", fixes.len()));
                    }
                    Err(failed) => exit = failed,
                }
            }
        }
        exit
    }

    fn link_fixes(&self, site: &Site, id: EntryId, lang: Lang, doc: &Doc) -> LinkFixes {
        let mut found = LinkFixes::default();
        let targets = &site.links[id].targets[lang];
        let links = doc.page().into_iter().flat_map(|page| page.facts.all_links());
        for (link, target) in links.zip(targets.iter()) {
            let LinkTarget::Entry { entry, lang: named, anchor: Some(anchor) } = target else {
                continue;
            };
            let text_lang = site.text_lang(*entry, named.unwrap_or(lang));
            let ids = self.ids.get(&(*entry, text_lang));
            let Some(new) = ids.and_then(|ids| ids.get(anchor)) else { continue };
            if let Some(fix) = fixes::anchor(doc.source(), link, new) {
                found.fixes.push(fix);
            } else {
                let line = doc.source().position(link.span.start).line;
                let (path, dest) = (&doc.source().path, &link.dest);
                found.by_hand.push(format!("{path}:{line}: `{dest}` must now end with `#{new}`"));
            }
        }
        // Former ids of headings name the ids that the headings have now.
        let own = self.ids.get(&(id, lang));
        let former = doc.page().into_iter().flat_map(|page| &page.front.anchors);
        let former = former.filter_map(|former| {
            let (named, span) = &former.new;
            Some(Fix::safe(*span, own?.get(named)?.as_str()))
        });
        found.fixes.extend(former);
        found
    }
}
