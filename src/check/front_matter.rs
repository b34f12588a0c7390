//! Keys of front matter that kb does not have: one finding for each on the whole site.

use crate::check::uses::{self, Use};
use crate::config::MappedKey;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::doc::FRONT_MATTER;
use crate::site::{Site, Variant};

/// Keys of other generators, and the keys of kb with the same meaning.
const COUNTERPARTS: &[(&str, &str)] = &[
    ("weight", "order"),
    ("sidebar_position", "order"),
    ("nav_order", "order"),
    ("permalink", "slug"),
    ("redirect_from", "aliases"),
    ("lastmod", "updated"),
    ("last_modified_at", "updated"),
    ("summary", "description"),
    ("keywords", "tags"),
    ("categories", "tags"),
];

/// Findings for unknown keys, and for keys that kb.yaml maps to unknown ones.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    let uses = uses::of_pages(site, |page| {
        page.front.unknown.iter().map(|(key, span)| (key.as_str(), *span))
    });
    let unknown = uses.iter().map(|(key, used)| unknown_key(site, key, used));
    let mapped = site.config.front_matter.mapped.iter();
    unknown.chain(mapped.filter_map(|key| unknown_target(site, key))).collect()
}

fn unknown_key(site: &Site, key: &str, used: &Use<'_>) -> Diagnostic {
    let shown = key.escape_debug();
    let message = match used.n_files {
        1 => format!("`{shown}` is not a key of front matter"),
        n => format!("`{shown}` is not a key of front matter; {n} files have it"),
    };
    let counterpart = COUNTERPARTS.iter().find(|(foreign, _)| *foreign == key);
    let given = |known: &str| {
        let variants = site.entries.values().flat_map(|entry| entry.variants.values().flatten());
        let of_file = variants.filter(|variant| variant.doc.source().path == used.source.path);
        of_file.filter_map(Variant::page).any(|page| page.front.has(known))
    };
    let known = FRONT_MATTER.iter().map(|field| field.key).filter(|known| !given(known));
    let help = match (counterpart, nearest(key, known)) {
        (Some((_, known)), _) => {
            format!("add `front_matter: {{map: {{{shown}: {known}}}}}` to kb.yaml")
        }
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) => format!(
            "add `front_matter: {{ignore: [{shown}]}}` to kb.yaml, or write the key under `extra:`"
        ),
    };
    Diagnostic::new(Rule::UnknownFrontMatter, used.source, used.span, message).help(help)
}

/// The finding for a key that kb.yaml maps to a key that kb does not have.
fn unknown_target(site: &Site, key: &MappedKey) -> Option<Diagnostic> {
    let keys = || FRONT_MATTER.iter().map(|field| field.key);
    if keys().any(|known| known == key.to) {
        return None;
    }
    let help = match nearest(&key.to, keys()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("keys of front matter: {}", keys().collect::<Vec<_>>().join(", ")),
    };
    let message = format!("`{}` is not a key of front matter", key.to.escape_debug());
    Some(Diagnostic::new(Rule::UnknownValue, &site.config.source, key.span, message).help(help))
}
