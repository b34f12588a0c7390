//! Pages that are embedded in themselves, directly or through other pages.

use std::collections::BTreeMap;

use crate::check::components::components;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::Lang;
use crate::markdown::facts::Link;
use crate::site::by_entry::EntryId;
use crate::site::{LinkTarget, Site, Variant};

/// The links by which each page embeds others, in one language.
type Embeds<'a> = BTreeMap<EntryId, Vec<(&'a Link, EntryId)>>;

/// A finding for each link that embeds a page around it.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    site.config.languages.langs().flat_map(|lang| of_language(site, lang)).collect()
}

fn of_language(site: &Site, lang: Lang) -> Vec<Diagnostic> {
    let embeds: Embeds<'_> =
        site.ids().filter_map(|id| Some((id, of_page(site, id, lang)?))).collect();
    let edges = |id| embeds.get(&id).into_iter().flatten().map(|(_, to)| *to);
    let components = components(embeds.keys().copied(), edges);
    let mut found = Vec::new();
    // A page in the words of another language has its findings there.
    for (id, links) in embeds.iter().filter(|(id, _)| site.text_lang(**id, lang) == lang) {
        let Some(source) = site.shown(*id, lang).map(|variant| variant.doc.source()) else {
            continue;
        };
        // The page that a link embeds leads back to it if both are on a cycle.
        for (link, to) in links.iter().filter(|(_, to)| components[to] == components[id]) {
            let message = match to == id {
                true => "this page is embedded in itself, so readers see a link here".to_owned(),
                false => format!("`{}` embeds this page as well", site.title(*to, lang)),
            };
            let finding = Diagnostic::new(Rule::EmbedCycle, source, link.span, message);
            found.push(finding.help("write a link: `[[page]]` without the exclamation mark"));
        }
    }
    found
}

/// The links by which a page embeds others; `None` if there are none.
fn of_page(site: &Site, id: EntryId, lang: Lang) -> Option<Vec<(&Link, EntryId)>> {
    let facts = &site.shown(id, lang).and_then(Variant::page)?.facts;
    if facts.embeds.is_empty() {
        return None;
    }
    let targets = site.targets(id, lang);
    let link = |nth: &usize| match targets.get(*nth)? {
        LinkTarget::Entry { entry, .. } => Some((facts.links.get(*nth)?, *entry)),
        LinkTarget::Asset(_) | LinkTarget::External | LinkTarget::Missing => None,
    };
    Some(facts.embeds.iter().filter_map(link).collect())
}
