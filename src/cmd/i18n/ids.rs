//! `kb i18n ids`: adds explicit ids to the headings of translated pages, the same in all languages.

use std::collections::BTreeMap;

use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::IdsArguments;
use crate::cmd::i18n::renamed::Renamed;
use crate::cmd::i18n::{self, Opened};
use crate::cmd::out::{self, Exit};
use crate::doc::{Doc, sections};
use crate::lang::by_lang::Lang;
use crate::link::DraftVisibility;
use crate::markdown::facts::Heading;
use crate::names::anchor::AnchorId;
use crate::parse;
use crate::refactor::heading_line::with_attributes;
use crate::site::by_entry::EntryId;
use crate::source::{ContentFile, Owner};
use crate::text::{RelPath, Source};
use crate::write::author::{AuthorFiles, Expected};

/// The headings of a file that get an id: the number of the heading and the id.
type AddedIds = Vec<(usize, AnchorId)>;

/// Runs `kb i18n ids`.
///
/// # Errors
/// When the site cannot be loaded; the error is already printed.
pub fn run(site: &SiteArguments, arguments: &IdsArguments) -> Result<Exit, Exit> {
    let opened = i18n::open(site, DraftVisibility::Show)?;
    Ok(if arguments.write { write_all(&opened) } else { list(&opened) })
}

/// Prints the missing ids of all files.
fn list(opened: &Opened) -> Exit {
    let mut exit = Exit::Fine;
    let mut wanted: BTreeMap<&RelPath, (&Doc, AddedIds)> = BTreeMap::new();
    for id in opened.site().ids() {
        for (doc, additions) in additions(opened, id, &mut exit) {
            wanted.insert(&doc.source().path, (doc, additions));
        }
    }
    for (path, (doc, additions)) in &wanted {
        let headings = &doc.page().expect("only pages have headings").facts.headings;
        for (nth, id) in additions {
            let line = doc.source().position(headings[*nth].span.start).line;
            exit = worse(exit, out::print(&format!("{path}:{line}: {{#{id}}}\n")));
        }
    }
    if !wanted.is_empty() {
        out::print_status("run `kb i18n ids --write` to write them");
        exit = worse(exit, Exit::Content);
    }
    exit
}

/// Writes the missing ids, and rewrites the links to ids that headings had before. A file that
/// changed after the site was loaded is not written, and neither are the translations that would
/// get their ids from it.
#[must_use]
pub fn write_all(opened: &Opened) -> Exit {
    let mut exit = Exit::Fine;
    let mut files = AuthorFiles::new(&opened.root);
    let mut renamed = Renamed::default();
    for id in opened.site().ids() {
        // The source comes first.
        for (doc, additions) in additions(opened, id, &mut exit) {
            let written = write(&mut files, opened, doc, &additions);
            let outcome = written.as_ref().map_or_else(|exit| *exit, |_| Exit::Fine);
            exit = worse(exit, outcome);
            if outcome != Exit::Fine && doc.file.owner == Owner::Language(Lang::SOURCE) {
                break;
            }
            if let (Ok(written), Owner::Language(lang)) = (written, &doc.file.owner) {
                renamed.add(id, *lang, doc, written);
            }
        }
    }
    worse(exit, renamed.rewrite_links(&mut files, opened))
}

fn worse(one: Exit, other: Exit) -> Exit {
    if other == Exit::Fine { one } else { other }
}

/// The missing ids in the files of a translated page. A translation gets the ids of the source by
/// position, so only if the heading levels are the same.
fn additions<'a>(opened: &'a Opened, id: EntryId, exit: &mut Exit) -> Vec<(&'a Doc, AddedIds)> {
    let entry = opened.site().entry(id);
    let docs: Vec<&Doc> = entry.variants.values().flatten().map(|variant| &*variant.doc).collect();
    let [source, translations @ ..] = docs.as_slice() else { return Vec::new() };
    let Some(page) = source.page().filter(|_| !translations.is_empty()) else { return Vec::new() };
    let of_source = &page.facts.headings;
    let lacking = |doc: &Doc| -> Vec<usize> {
        let Some(page) = doc.page() else { return Vec::new() };
        let headings = page.facts.headings.iter().enumerate().skip(first(doc));
        headings.filter(|(_, heading)| !heading.explicit).map(|(nth, _)| nth).collect()
    };
    let mut all: Vec<(&Doc, AddedIds)> = Vec::new();
    let additions = lacking(source).into_iter().map(|nth| (nth, of_source[nth].id.clone()));
    all.push((source, additions.collect()));
    for doc in translations {
        let lacking = lacking(doc);
        let Some(page) = doc.page().filter(|_| !lacking.is_empty()) else { continue };
        if !agree(&of_source[first(source)..], &page.facts.headings[first(doc)..]) {
            let message =
                format!("{} does not have the same headings as its source", doc.source().path);
            out::print_error(&message, Some("add the ids of the source to its headings by hand"));
            *exit = Exit::Content;
            continue;
        }
        let pairs = sections::pair(of_source, &page.facts.headings);
        let id = |nth: usize| Some((nth, of_source[pairs[nth]?].id.clone()));
        all.push((doc, lacking.into_iter().filter_map(id).collect()));
    }
    all.retain(|(_, additions)| !additions.is_empty());
    all
}

/// The first heading that is not the title of its page.
fn first(doc: &Doc) -> usize {
    usize::from(doc.page().is_some_and(|page| page.facts.title_heading))
}

fn agree(source: &[Heading], translation: &[Heading]) -> bool {
    source.iter().map(|heading| heading.level).eq(translation.iter().map(|heading| heading.level))
}

/// Writes the ids to a file, and returns it is now.
fn write(
    files: &mut AuthorFiles<'_>,
    opened: &Opened,
    doc: &Doc,
    additions: &AddedIds,
) -> Result<Doc, Exit> {
    let path = &doc.source().path;
    let Some(read) = with_ids(doc, additions, opened) else {
        let help = "add them by hand: `## Heading {#id}`";
        out::print_error(&format!("cannot find where to add the ids in {path}"), Some(help));
        return Err(Exit::Content);
    };
    let expected = Expected::Text(&doc.source().text);
    i18n::write(files, path, expected, &read.source().text)?;
    let ids = if additions.len() == 1 { "id" } else { "ids" };
    out::print_status(&format!("{path}: {} {ids}", additions.len()));
    Ok(read)
}

/// Adds the ids to the text; `None` if parsing the result would not give exactly these ids.
fn with_ids(doc: &Doc, additions: &AddedIds, opened: &Opened) -> Option<Doc> {
    let headings = &doc.page()?.facts.headings;
    let mut text = doc.source().text.to_string();
    for (nth, id) in additions.iter().rev() {
        let span = headings[*nth].span.range();
        let written = text.get(span.clone())?;
        text = format!(
            "{}{}{}",
            &text[..span.start],
            with_attributes(written, &format!("#{id}")),
            &text[span.end..]
        );
    }
    let source = Source::new(doc.source().path.clone(), text.as_str());
    let file = ContentFile { source, ..doc.file.clone() };
    let read = parse::doc(&file, parse::ParseRules::of(&opened.site().config));
    let after = &read.page()?.facts.headings;
    let mut expected = headings.clone();
    for (nth, id) in additions {
        expected[*nth].id.clone_from(id);
        expected[*nth].explicit = true;
    }
    let same = |(a, b): (&Heading, &Heading)| {
        (a.level, &a.id, a.explicit, &a.text) == (b.level, &b.id, b.explicit, &b.text)
    };
    let all_same = after.len() == expected.len() && after.iter().zip(&expected).all(same);
    all_same.then_some(read)
}
