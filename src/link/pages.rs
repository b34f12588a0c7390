//! Lookup of most links: the path of a file that exists, and an anchor in it.

use std::collections::{HashMap, HashSet};

use crate::lang::by_lang::Lang;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, LinkTarget, Variant};
use crate::text::RelPath;

/// The files of all entries by their path, with the data that links need stored together: on a
/// large site with many links, cache misses would be measurable. The map is never iterated, so its
/// random order has no effect.
pub(super) struct PageFiles<'a>(HashMap<&'a str, PageFile<'a>>);

impl<'a> PageFiles<'a> {
    pub(super) fn new(entries: &'a ByEntry<Entry>) -> PageFiles<'a> {
        let files = entries.par_map(|id, entry| {
            let file = |(lang, variant): (Lang, &'a Option<Variant>)| {
                let variant = variant.as_ref()?;
                Some((variant.doc.source().path.as_str(), PageFile::new(id, lang, variant)))
            };
            entry.variants.iter().filter_map(file).collect::<Vec<_>>()
        });
        PageFiles(files.into_iter().flatten().collect())
    }

    /// The target of a relative path on the page at `from` in a language. `None` for other forms
    /// and for wrong paths, which [`crate::link::resolve`] handles.
    pub(super) fn find(
        &self,
        from: &RelPath,
        lang: Lang,
        path: &str,
        anchor: Option<&str>,
    ) -> Option<LinkTarget> {
        if path.is_empty() || path.starts_with('/') || path.contains(['%', ':']) {
            return None;
        }
        let file = self.0.get(from.join(path)?.as_str())?;
        // A link to the heading that is the title leads to the top of the page.
        let anchor = anchor.filter(|anchor| !anchor.is_empty() && *anchor != file.title);
        if anchor.is_some_and(|anchor| !file.has_anchor(anchor)) {
            return None;
        }
        let lang = (file.lang != lang).then_some(file.lang);
        Some(LinkTarget::Entry { entry: file.entry, lang, anchor: anchor.map(str::to_owned) })
    }
}

/// The file of an entry in one language.
struct PageFile<'a> {
    entry: EntryId,
    lang: Lang,
    /// The id of the heading that is the title; may be empty.
    title: &'a str,
    anchors: HeadingIds<'a>,
}

/// The ids of the headings of a page that are not its title, and those in its raw HTML.
enum HeadingIds<'a> {
    /// The ids in one string, each between line ends, to save allocations; nearly every page has
    /// few.
    Few(String),
    /// A hash set, for pages with many ids.
    Many(HashSet<&'a str>),
}

/// The most ids that are searched one by one.
const FEW: usize = 64;

impl<'a> PageFile<'a> {
    fn new(entry: EntryId, lang: Lang, variant: &'a Variant) -> PageFile<'a> {
        let ids = || variant.page().into_iter().flat_map(|page| page.facts.anchors());
        let anchors = match ids().nth(FEW) {
            Some(_) => HeadingIds::Many(ids().collect()),
            None => {
                let lines = ids().flat_map(|id| [id, "\n"]);
                HeadingIds::Few(std::iter::once("\n").chain(lines).collect())
            }
        };
        PageFile { entry, lang, title: title_id(variant).unwrap_or_default(), anchors }
    }

    fn has_anchor(&self, id: &str) -> bool {
        match &self.anchors {
            HeadingIds::Few(lines) => lines.match_indices(id).any(|(at, _)| {
                lines[..at].ends_with('\n') && lines[at + id.len()..].starts_with('\n')
            }),
            HeadingIds::Many(ids) => ids.contains(id),
        }
    }
}

/// The id of the heading that is the title of a page.
pub(super) fn title_id(variant: &Variant) -> Option<&str> {
    variant.page()?.facts.title().map(|heading| heading.id.as_str())
}
