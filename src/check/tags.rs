//! Tags whose names make the same URL: `C++` and `C#`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::labels::FormerTag;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, near};
use crate::lang::by_lang::Lang;
use crate::names::slug::Slug;
use crate::route;
use crate::site::{Entry, Site, VariantBody};
use crate::text::{Source, Span};

/// A finding for each tag whose address another tag has.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    let mut by_address: BTreeMap<Slug, Vec<&str>> = BTreeMap::new();
    for tag in route::tags(site, Lang::SOURCE) {
        by_address.entry(Slug::of_text(tag)).or_default().push(tag);
    }
    let former = site.config.former_tags.iter().filter_map(|former| without_tag(site, former));
    let shared = by_address.iter().filter(|(_, tags)| tags.len() > 1);
    shared
        .flat_map(|(slug, tags)| tags[1..].iter().map(|tag| finding(site, slug, [tags[0], tag])))
        .chain(former)
        .collect()
}

/// The finding for a former tag whose new name no page has: the page of the tag would be gone.
fn without_tag(site: &Site, former: &FormerTag) -> Option<Diagnostic> {
    let tags = route::tags(site, Lang::SOURCE);
    if tags.contains(&former.new.as_str()) {
        return None;
    }
    let message = format!("no page has the tag `{}`", former.new.escape_debug());
    let finding = Diagnostic::new(Rule::UnknownTag, &site.config.source, former.span, message);
    Some(match near(&former.new, tags) {
        Some(near) => finding.meant(near, former.span),
        None => finding.help("write a tag that pages have, or remove this line"),
    })
}

fn finding(site: &Site, slug: &Slug, [first, second]: [&str; 2]) -> Diagnostic {
    let (source, span) = place(site, second);
    let message = format!("the tags `{first}` and `{second}` have the same URL, `tags/{slug}/`");
    let help = match first.to_lowercase() == second.to_lowercase() {
        true => format!("write `{first}` everywhere"),
        false => format!(
            "rename one of them, for instance to `{slug}-2`; `tags:` in kb.yaml gives tags labels: \
             `{slug}-2: \"{second}\"`"
        ),
    };
    let finding = Diagnostic::new(Rule::UrlCollision, &source, span, message).help(help);
    let (source, span) = place(site, first);
    finding.also(&source, span, "the same URL")
}

/// Where a tag is first used. Keys of kb.yaml are in kebab-case, so they never share an address.
fn place(site: &Site, tag: &str) -> (Arc<Source>, Span) {
    let used = site.entries.values().find_map(|entry| use_of(entry, tag));
    used.unwrap_or_else(|| (Arc::clone(&site.config.source), Span::default()))
}

fn use_of(entry: &Entry, tag: &str) -> Option<(Arc<Source>, Span)> {
    let variant = entry.variants.source().as_ref()?;
    let tags = match &variant.body {
        VariantBody::Scenario(scenario) => &scenario.tags,
        _ => &variant.page()?.front.tags,
    };
    let (_, span) = tags.iter().find(|(known, _)| known == tag)?;
    Some((Arc::clone(variant.doc.source()), *span))
}
