//! Checks that the layouts of pages are templates of the theme.

use std::collections::BTreeMap;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, near};
use crate::lang::by_lang::Lang;
use crate::site::{Entry, Site, Variant};
use crate::text::counted;

/// A finding for each layout that the theme does not have, at the first page that names it. `layouts` are those of
/// the theme.
#[must_use]
pub fn findings(site: &Site, layouts: &[&str]) -> Vec<Diagnostic> {
    let mut pages: BTreeMap<&str, Vec<&Variant>> = BTreeMap::new();
    for variant in site.entries.values().filter_map(|entry: &Entry| entry.shown(Lang::SOURCE)) {
        let layout = variant.page().and_then(|page| page.front.layout.as_ref());
        if let Some((name, _)) = layout.filter(|(name, _)| !layouts.contains(&name.as_str())) {
            pages.entry(name).or_default().push(variant);
        }
    }
    pages.iter().filter_map(|(name, pages)| unknown(name, pages, layouts)).collect()
}

fn unknown(name: &str, pages: &[&Variant], layouts: &[&str]) -> Option<Diagnostic> {
    let first = pages.first()?;
    let (_, span) = first.page()?.front.layout.as_ref()?;
    let pages = match pages.len() {
        1 => String::new(),
        n => format!(", which {} name", counted(n, "page")),
    };
    let shown = name.escape_debug();
    let message = format!("the theme has no layout `{shown}`{pages}");
    let finding = Diagnostic::new(Rule::UnknownLayout, first.doc.source(), *span, message);
    Some(match (near(name, layouts.iter().copied()), layouts) {
        (Some(near), _) => finding.meant(near, *span),
        (None, []) => finding.help(
            "write the template `templates/layouts/NAME.html` in the theme of the site, or add `layout` to \
             `front_matter: ignore:` in kb.yaml if it is of another generator",
        ),
        (None, layouts) => finding.help(format!("layouts: {}", layouts.join(", "))),
    })
}
