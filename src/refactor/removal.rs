//! Removed sections of pages and terms of the glossary.
//!
//! A section is removed up to the next heading of its level or a higher one, with those below it
//! and with its parts of bases, in all languages. Links to it lead to the destination. If that is
//! on the same page, the heading or term there gets the removed ids as former ids, so that
//! addresses with them lead there too. Otherwise such addresses open the top of the page, because
//! browsers do not send the part after `#` to a server.

use crate::doc::Page;
use crate::lang::by_lang::Lang;
use crate::markdown;
use crate::markdown::facts::{FORMER, Heading};
use crate::refactor::bases;
use crate::refactor::change::RedirectTarget;
use crate::refactor::draft::{Draft, EntryTarget, PagePlace};
use crate::refactor::front;
use crate::refactor::heading_line::with_former_ids;
use crate::refactor::places::{in_language, position};
use crate::refactor::plan::PlanRefusal;
use crate::site::by_entry::EntryId;
use crate::site::{Entry, Variant};
use crate::source::Kind;
use crate::text::{Source, Span};
use crate::yaml::edit::{entry_with_lines, scalar_like};

/// Removes the places that the change names.
///
/// # Errors
/// When there is no such place, or its text cannot be removed alone.
pub(super) fn remove(draft: &mut Draft<'_>) -> Result<(), PlanRefusal> {
    let (before, change) = (draft.before, draft.change);
    for ((key, id), to) in &change.removed_places {
        let missing = || PlanRefusal::NoPlace(key.clone(), id.clone());
        let entry = before.site.keys.get(key).copied().ok_or_else(missing)?;
        let lead = lead(draft, to)?;
        let removed = RemovedPlace { entry, id, lead: &lead };
        match before.site.entry(entry).kind {
            Kind::Page => section(draft, removed)?,
            Kind::Glossary => term(draft, removed)?,
            Kind::Scenario | Kind::Quiz => return Err(missing()),
        }
    }
    Ok(())
}

/// A place to remove.
#[derive(Clone, Copy)]
struct RemovedPlace<'a> {
    entry: EntryId,
    id: &'a str,
    lead: &'a EntryTarget,
}

impl RemovedPlace<'_> {
    /// The place of the same page or glossary that takes over the ids.
    fn heir(&self) -> Option<&str> {
        self.lead.id.as_deref().filter(|_| self.lead.entry == self.entry)
    }

    fn missing(&self, draft: &Draft<'_>) -> PlanRefusal {
        PlanRefusal::NoPlace(draft.before.site.entry(self.entry).key.clone(), self.id.to_owned())
    }

    fn entangled(&self, draft: &Draft<'_>) -> PlanRefusal {
        PlanRefusal::Entangled(draft.before.site.entry(self.entry).key.clone(), self.id.to_owned())
    }
}

/// The entry and place that a destination names.
fn lead(draft: &Draft<'_>, to: &RedirectTarget) -> Result<EntryTarget, PlanRefusal> {
    let site = &draft.before.site;
    let missing = || PlanRefusal::NoPlace(to.key.clone(), to.id.clone().unwrap_or_default());
    let entry = site.keys.get(&to.key).copied().ok_or_else(missing)?;
    let source = site.entry(entry).variants.source().as_ref();
    let has_place = |id: &String| {
        let page = source.and_then(Variant::page);
        let terms = source.and_then(|source| source.doc.node()?.get("terms"));
        page.is_some_and(|page| position(page, id).is_some())
            || terms.is_some_and(|terms| terms.entry(id).is_some())
    };
    match &to.id {
        Some(id) if !has_place(id) => Err(missing()),
        Some(_) | None => Ok(EntryTarget { entry, id: to.id.clone() }),
    }
}

/// Removes a section of a page in all languages.
fn section(draft: &mut Draft<'_>, removed: RemovedPlace<'_>) -> Result<(), PlanRefusal> {
    let entry = draft.before.site.entry(removed.entry);
    let source = entry.variants.source().as_ref().and_then(Variant::page);
    let source = source.ok_or_else(|| removed.missing(draft))?;
    let nth = position(source, removed.id).ok_or_else(|| removed.missing(draft))?;
    let headings = &source.facts.headings;
    let of_source = &headings[nth..end_of(headings, nth)];
    let heir = removed.heir().and_then(|heir| position(source, heir));
    if heir.is_some_and(|heir| of_source.iter().any(|it| it.id == headings[heir].id)) {
        return Err(PlanRefusal::LeadsToItself(removed.id.to_owned()));
    }
    for (lang, variant) in entry.variants.iter() {
        let Some(variant) = variant else { continue };
        let Some(page) = variant.page() else { continue };
        let at = |nth| in_language(headings, nth, page);
        if let Some(own) = at(nth) {
            let places = SectionPlaces { variant, page, lang, nth: own, heir: heir.and_then(at) };
            of_language(draft, removed, places)?;
        }
    }
    for heading in of_source {
        // Links name the place by the id of the source even if a language lacks the section.
        for lang in draft.before.files.config.languages.langs() {
            lead_on(
                draft,
                removed,
                PagePlace { entry: removed.entry, lang, id: heading.id.to_string() },
                None,
            );
        }
        for base in bases::of_entry(draft, entry) {
            bases::remove_section(draft, &base, heading.id.as_str());
        }
    }
    Ok(())
}

/// The index of the heading after a section and all below it.
fn end_of(headings: &[Heading], nth: usize) -> usize {
    let is_after = |heading: &Heading| heading.level <= headings[nth].level;
    let next = headings[nth + 1..].iter().position(is_after);
    next.map_or(headings.len(), |n| nth + 1 + n)
}

/// A section on the page of a language.
#[derive(Clone, Copy)]
struct SectionPlaces<'a> {
    variant: &'a Variant,
    page: &'a Page,
    lang: Lang,
    /// The index of its heading.
    nth: usize,
    /// The index of the heading that takes over its ids.
    heir: Option<usize>,
}

fn of_language(
    draft: &mut Draft<'_>,
    removed: RemovedPlace<'_>,
    places: SectionPlaces<'_>,
) -> Result<(), PlanRefusal> {
    let SectionPlaces { variant, page, lang, nth, heir } = places;
    let doc = &variant.doc;
    let (path, headings) = (&doc.source().path, &page.facts.headings);
    let (gone, next) = (&headings[nth..end_of(headings, nth)], headings.get(end_of(headings, nth)));
    let cut = whole_lines(doc.source(), page, [&headings[nth]].into_iter().chain(next));
    let cut = cut.ok_or_else(|| removed.entangled(draft))?;
    for span in around_definitions(doc.source(), page, cut) {
        draft.cut(path, span);
    }
    let is_inside = |span: Span| cut.start <= span.start && span.end <= cut.end;
    let in_html = page.facts.html_ids.iter().filter(|it| is_inside(it.span));
    let ids: Vec<String> = gone
        .iter()
        .flat_map(|heading| std::iter::once(&heading.id).chain(&heading.former))
        .map(ToString::to_string)
        .chain(in_html.map(|it| it.id.clone()))
        .collect();
    let heir = heir.map(|heir| &headings[heir]);
    for id in &ids {
        let place = PagePlace { entry: removed.entry, lang, id: id.clone() };
        lead_on(draft, removed, place, heir);
    }
    let listed: Vec<&str> = page.front.anchors.iter().map(|it| it.old.0.as_str()).collect();
    if let Some(heir) = heir {
        let marks = ids.iter().filter(|id| !listed.contains(&id.as_str()));
        let marks: Vec<String> = marks.map(|id| format!(".{FORMER}{id}")).collect();
        let text = with_former_ids(doc.source().slice(heir.span), heir, &marks.join(" "));
        draft.edit(path, heir.span, text);
    }
    let is_gone = |id: &str| ids.iter().any(|gone| gone == id);
    for former in page.front.anchors.iter().filter(|it| is_gone(&it.new.0)) {
        let (_, span) = former.new;
        if let Some(heir) = heir {
            draft.edit(path, span, scalar_like(doc.source().slice(span), heir.id.as_str()));
        }
    }
    if heir.is_none() {
        for span in front::pairs_to(doc, "anchors", &is_gone) {
            draft.cut(path, span.ok_or_else(|| removed.entangled(draft))?);
        }
    }
    Ok(())
}

/// Sets the destination as the target of links to a removed place.
fn lead_on(
    draft: &mut Draft<'_>,
    removed: RemovedPlace<'_>,
    place: PagePlace,
    heir: Option<&Heading>,
) {
    match (removed.heir(), heir) {
        (_, Some(heir)) => draft.new_place(place, heir.id.as_str()),
        (Some(heir), None) if !draft.has_new_place(&place) => draft.new_place(place, heir),
        (Some(_), None) => {}
        (None, None) => draft.new_lead(place, removed.lead.clone()),
    }
}

/// The lines of a page from the first heading up to the second one, or to the end. `None` if a
/// heading is in a quote or list.
fn whole_lines<'a>(
    source: &Source,
    page: &Page,
    mut headings: impl Iterator<Item = &'a Heading>,
) -> Option<Span> {
    let text = &source.text;
    let line_of = |heading: &Heading| {
        let at = heading.span.start as usize;
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        text[start..at].trim().is_empty().then_some(start)
    };
    let start = line_of(headings.next()?)?;
    let Some(next) = headings.next() else {
        return Some(Span::new(start, page.body.end as usize));
    };
    Some(Span::new(start, line_of(next)?))
}

/// The parts of a removed text around link definitions that the rest of the page uses. A definition
/// needs the empty line above it.
fn around_definitions(source: &Source, page: &Page, cut: Span) -> Vec<Span> {
    let is_inside = |span: Span| cut.start <= span.start && span.end <= cut.end;
    let is_used = |dest: &str| {
        let mut links = page.facts.links.iter();
        links.any(|link| *link.dest == *dest && link.defined.is_some() && !is_inside(link.span))
    };
    let definitions = markdown::definitions(source.slice(page.body)).into_iter();
    let mut kept: Vec<Span> = definitions
        .filter(|definition| is_used(&definition.dest))
        .map(|definition| Span::from(definition.range).shift(page.body.start))
        .filter(|span| is_inside(*span))
        .collect();
    kept.sort_by_key(|span| span.start);
    let text = &source.text;
    let (mut parts, mut start) = (Vec::new(), cut.start as usize);
    if kept.is_empty() && cut.end == page.body.end {
        // The last section is removed with the empty lines above it.
        let above = text[page.body.range()][..start - page.body.start as usize].trim_end();
        let above = page.body.start as usize + above.len();
        start = text[above..].find('\n').map_or(start, |at| start.min(above + at + 1));
    }
    for span in kept {
        let line = text[..span.start as usize].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[span.end as usize..].find('\n');
        let end = end.map_or(text.len(), |at| span.end as usize + at + 1);
        // A definition may end with the end of its line.
        let is_ended = text[..span.end as usize].ends_with('\n');
        parts.extend((line > start).then(|| Span::new(start, line)));
        start = if is_ended { span.end as usize } else { end };
    }
    parts.extend((cut.end as usize > start).then(|| Span::new(start, cut.end as usize)));
    parts
}

/// Removes a term of the glossary in all languages.
fn term(draft: &mut Draft<'_>, removed: RemovedPlace<'_>) -> Result<(), PlanRefusal> {
    let entry: &Entry = draft.before.site.entry(removed.entry);
    let missing = || PlanRefusal::NoPlace(entry.key.clone(), removed.id.to_owned());
    let source = &entry.variants.source().as_ref().ok_or_else(missing)?.doc;
    let is_known = source.node().and_then(|node| node.get("terms")?.entry(removed.id));
    is_known.ok_or_else(missing)?;
    if removed.heir() == Some(removed.id) {
        return Err(PlanRefusal::LeadsToItself(removed.id.to_owned()));
    }
    for variant in entry.variants.values().flatten() {
        let source = variant.doc.source();
        let Some(terms) = variant.doc.node().and_then(|node| node.get("terms")) else { continue };
        let is_it = |entry: &crate::yaml::MapEntry| entry.key == removed.id;
        let Some(nth) = terms.entries().iter().position(is_it) else { continue };
        let span = entry_with_lines(source, terms, nth).ok_or_else(|| removed.entangled(draft))?;
        draft.cut(&source.path, span);
    }
    let entangled = || PlanRefusal::Entangled(entry.key.clone(), removed.id.to_owned());
    match removed.heir() {
        Some(heir) => {
            let edits = front::with_pair(source, "anchors", removed.id, heir);
            let (edit, values) = edits.ok_or_else(entangled)?;
            for (span, text) in values.into_iter().chain([edit]) {
                draft.edit(&source.source().path, span, text);
            }
        }
        None => {
            for span in front::pairs_to(source, "anchors", &|id| id == removed.id) {
                draft.cut(&source.source().path, span.ok_or_else(entangled)?);
            }
        }
    }
    let former = source.node().map(crate::doc::glossary::former).unwrap_or_default();
    let former = former.into_iter().filter(|it| it.new.0 == removed.id).map(|it| it.old.0);
    let ids: Vec<String> = former.chain([removed.id.to_owned()]).collect();
    for lang in draft.before.files.config.languages.langs() {
        for id in &ids {
            let place = PagePlace { entry: removed.entry, lang, id: id.clone() };
            lead_on(draft, removed, place, None);
        }
    }
    for base in bases::of_entry(draft, entry) {
        bases::remove_section(draft, &base, &format!("terms.{}", removed.id));
    }
    Ok(())
}
