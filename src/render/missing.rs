//! Sections that a translation lacks, shown in the source language at their place.
//!
//! 1. The source page is rendered in pieces, one for each heading.
//! 2. Each missing section is a piece. If a heading in a list or quote cuts an element in two, the
//!    missing sections that hold the element are shown together.
//! 3. Ids that the translation has are not published twice.
//! 4. If translated sections hold the rest of the element, only a note with a link to the source
//!    page is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::lang::by_lang::Lang;
use crate::markdown::html::{HtmlPieces, IdScheme};
use crate::render::content;
use crate::render::context::PageContext;
use crate::site::Variant;
use crate::site::freshness::MissingSection;
use crate::view::{MissingSectionView, TocView};

/// The prefix of footnotes of the source page, because the translation has its own.
const SOURCE_PREFIX: &str = "source-";

/// The data of `section-missing.html`.
#[derive(Serialize)]
struct MissingFrame<'a> {
    lang: &'a str,
    dir: &'static str,
    section: MissingSectionView<'a>,
}

/// The missing sections by the heading before which they belong. Ids begin with `prefix`.
///
/// # Errors
/// When the template fails.
pub(super) fn sections(
    page: PageContext<'_>,
    prefix: &str,
) -> Result<BTreeMap<usize, String>, Box<Diagnostic>> {
    let own = page.entry().shown(page.text_lang).and_then(Variant::page);
    let freshness = page.site().freshness(page.id, page.text_lang);
    let mut taken: Vec<&str> = own.map_or(Vec::new(), |own| own.facts.anchors().collect());
    let hidden = own.map_or(&[][..], |_| freshness.hidden.as_slice());
    let hidden = hidden.iter().filter_map(|nth| Some(own?.facts.headings[*nth].id.as_str()));
    let hidden: BTreeSet<&str> = hidden.collect();
    taken.retain(|id| !hidden.contains(id));
    taken.sort_unstable();
    let ids = IdScheme { prefix, notes: SOURCE_PREFIX, taken: &taken };
    let pieces = content::pieces(page.in_source(), ids)?;
    let source = page.entry().variants.source().as_ref();
    let facts = source.and_then(Variant::page).map(|page| &page.facts);
    // The part before the first heading is the first piece, or what follows the title.
    let top = usize::from(facts.is_some_and(|facts| facts.title_heading));
    let nth = |missing: &MissingSection| missing.source_heading.map_or(top, |heading| heading + 1);
    let mut before: BTreeMap<usize, String> = BTreeMap::new();
    let mut rest = freshness.missing.as_slice();
    while let Some(first) = rest.first() {
        let start = nth(first);
        let follow = rest.iter().zip(start..).take_while(|(one, at)| nth(one) == *at).count();
        let n_whole = (1..=follow).find(|n| pieces.are_whole(&(start..start + n)));
        let n_shown = n_whole.unwrap_or(1);
        let html = section(page, first, &pieces, start..start + n_shown)?;
        before.entry(first.before).or_default().push_str(&html);
        rest = &rest[n_shown..];
    }
    Ok(before)
}

/// Some pieces of the source with the note that they are not translated. The HTML is empty if they
/// cannot be cut out; then only the note links to them.
fn section(
    page: PageContext<'_>,
    first: &MissingSection,
    pieces: &HtmlPieces,
    shown: Range<usize>,
) -> Result<String, Box<Diagnostic>> {
    let languages = &page.site().config.languages;
    let (source, own) = (languages.source(), &languages[page.route.lang]);
    let html = match pieces.are_whole(&shown) {
        true => pieces.html(shown.clone(), &content::callouts(page.in_source()))?,
        false => String::new(),
    };
    let has_notes = !html.is_empty() && pieces.have_references(shown);
    let frame = MissingFrame {
        lang: own.as_str(),
        dir: own.direction(),
        section: MissingSectionView {
            source_href: format!("{}#{}", page.source_href(), first.id),
            source_lang: source.as_str(),
            source_dir: source.direction(),
            html,
            notes_html: if has_notes { &pieces.notes } else { "" },
        },
    };
    page.renderer.part_template(page.route, "section-missing.html", &frame)
}

/// The headings of missing sections for a table of contents, by the heading before which they
/// belong.
pub(super) fn toc(page: PageContext<'_>) -> Vec<(usize, TocView)> {
    let (site, in_source) = (page.site(), page.in_source());
    let source = page.entry().variants.source().as_ref();
    let Some(of_source) = source.and_then(Variant::page) else { return Vec::new() };
    let item = |missing: &MissingSection| {
        let heading = &of_source.facts.headings[missing.source_heading?];
        let view = TocView {
            id: heading.id.to_string(),
            title: in_source.set(&heading.text),
            level: heading.level,
            lang: Some(page.renderer.language(Lang::SOURCE).tag.clone()),
            dir: page.renderer.other_dir(page.route.lang, Lang::SOURCE),
        };
        Some((missing.before, view))
    };
    site.freshness(page.id, page.text_lang).missing.iter().filter_map(item).collect()
}
