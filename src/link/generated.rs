//! Pages that no author wrote: the home page of a site without one, and the pages of folders.
//!
//! 1. A folder of the source language with Markdown pages, at any depth, but without a page of its
//!    own gets a page: its name in words, and a list of its contents. A page with the name of the
//!    folder beside it (`guide.md` beside `guide/`) is the page of the folder.
//! 2. The site gets a home page with its name if the source language has none.
//! 3. Another language has the home page, and the pages of folders in which it has a document. Elsewhere it
//!    shows the page of its fallback, like any page that it lacks.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::doc::{Body, Doc, FrontMatter, Page};
use crate::lang::by_lang::Lang;
use crate::link::LinkInput;
use crate::link::entries::is_hidden;
use crate::markdown::facts::Facts;
use crate::names::slug::canonical;
use crate::names::title;
use crate::site::listing::SCENARIOS_KEY;
use crate::source::key::INDEX;
use crate::source::{ContentFile, Kind, Owner};
use crate::text::{RelPath, Source, Span};

/// The pages to add to the documents, and the finding for a missing home page.
pub(super) fn pages(input: LinkInput<'_>) -> Found<Vec<Arc<Doc>>> {
    let docs: Vec<&Doc> = of_language(input, Lang::SOURCE).collect();
    let Some(first) = docs.first() else {
        return Found { value: Vec::new(), findings: only_drafts(input).into_iter().collect() };
    };
    let keys: BTreeSet<&str> = docs.iter().map(|doc| &*doc.file.key).collect();
    let mut without = without_page(&docs, &keys);
    let mut findings = Vec::new();
    if !keys.contains(INDEX) {
        without.insert("", first);
        findings.extend(missing_home(input, first));
    }
    let mut value = Vec::new();
    if !without.is_empty() {
        for lang in input.config.languages.langs() {
            let keys: BTreeSet<&str> = of_language(input, lang).map(|doc| &*doc.file.key).collect();
            let used = folders(&keys);
            let is_used = |folder: &str| folder.is_empty() || used.contains(folder);
            let missing = without
                .iter()
                .filter(|(folder, _)| is_used(folder) && !keys.contains(&*index_of(folder)));
            let pages = missing.filter_map(|(folder, beside)| page(input, lang, folder, beside));
            value.extend(pages.map(Arc::new));
        }
    }
    Found { value, findings }
}

/// The folders that need a page, each with one of its documents.
fn without_page<'a>(docs: &[&'a Doc], keys: &BTreeSet<&'a str>) -> BTreeMap<&'a str, &'a Doc> {
    // Addresses in the form in which some file systems and servers compare them.
    let folded: OnceCell<BTreeSet<String>> = OnceCell::new();
    let has_page = |folder: &str, index: &str| {
        let folded = || folded.get_or_init(|| keys.iter().map(|key| canonical(key)).collect());
        let is_taken = |key: &str| keys.contains(key) || folded().contains(&canonical(key));
        is_taken(index) || is_taken(folder)
    };
    let mut without = BTreeMap::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for doc in docs.iter().filter(|doc| doc.file.kind == Kind::Page) {
        let mut key = &*doc.file.key;
        while let Some((folder, _)) = key.rsplit_once('/').filter(|(it, _)| seen.insert(it)) {
            let index = index_of(folder);
            if index != SCENARIOS_KEY && !has_page(folder, &index) {
                without.insert(folder, *doc);
            }
            key = folder;
        }
    }
    without
}

/// The folders of some keys, and those around them.
fn folders<'a>(keys: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for key in keys {
        let mut rest = *key;
        while let Some((folder, _)) = rest.rsplit_once('/').filter(|(it, _)| folders.insert(*it)) {
            rest = folder;
        }
    }
    folders
}

/// The key of the page of a folder.
fn index_of(folder: &str) -> String {
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}{INDEX}")
}

/// The finding for a source language whose documents are all drafts.
fn only_drafts(input: LinkInput<'_>) -> Option<Diagnostic> {
    let is_source = |doc: &&Arc<Doc>| doc.file.owner == Owner::Language(Lang::SOURCE);
    let draft = input.docs.iter().find(is_source)?;
    let message = "all pages of the source language are drafts, so there is nothing to publish";
    let finding = Diagnostic::new(Rule::NoPages, draft.source(), Span::default(), message);
    Some(finding.help("remove `draft: true`, or build with `--drafts`"))
}

/// The documents of a language that are published.
fn of_language(input: LinkInput<'_>, lang: Lang) -> impl Iterator<Item = &Doc> {
    let owned = move |doc: &&Doc| doc.file.owner == Owner::Language(lang);
    input
        .docs
        .iter()
        .map(|doc| &**doc)
        .filter(owned)
        .filter(move |doc| !is_hidden(doc, input.drafts))
}

/// The page of a folder in a language. `beside` is a document in that folder, in the source language.
fn page(input: LinkInput<'_>, lang: Lang, folder: &str, beside: &Doc) -> Option<Doc> {
    let name = folder.rsplit('/').next().unwrap_or_default();
    let title = match folder {
        "" => input.config.title[lang].clone(),
        _ => title::of_name(name),
    };
    let inner = RelPath::new(&format!("{}.md", index_of(folder)))?;
    let top = match lang {
        Lang::SOURCE => language_folder(beside),
        _ => input.config.languages[lang].as_str(),
    };
    let path = RelPath::new(&format!("content/{top}/{inner}"))?;
    let mut file =
        ContentFile::new(Source::new(path, ""), Owner::Language(lang), inner, Kind::Page);
    file.is_generated = true;
    let mut front = FrontMatter::read(None);
    front.title = Some(title);
    let page = Page { front, body: Span::default(), facts: Facts::default() };
    Some(Doc { file, body: Body::Page(Box::new(page)), found: Vec::new(), ignores: Vec::new() })
}

/// The name of the folder of the language of a document.
fn language_folder(doc: &Doc) -> &str {
    let path = doc.source().path.as_str();
    let inner = doc.file.inner.as_str();
    let top = path.strip_suffix(inner).unwrap_or(path).trim_end_matches('/');
    top.rsplit('/').next().unwrap_or_default()
}

/// The finding for a site without a home page, of which `first` is a document.
fn missing_home(input: LinkInput<'_>, first: &Doc) -> Option<Diagnostic> {
    let is_home = |doc: &&Arc<Doc>| {
        doc.file.owner == Owner::Language(Lang::SOURCE) && &*doc.file.key == INDEX
    };
    if let Some(draft) = input.docs.iter().find(is_home) {
        let message = "the home page is a draft, so kb generates one";
        let finding = Diagnostic::new(Rule::MissingHome, draft.source(), Span::default(), message);
        return Some(finding.help("remove `draft: true`, or build with `--drafts`"));
    }
    let folder = format!("content/{}", language_folder(first));
    let source = Source::new(RelPath::new(&folder)?, "");
    let message = "the source language has no home page, so kb generates one";
    let finding = Diagnostic::new(Rule::MissingHome, &source, Span::default(), message);
    Some(finding.help(format!("write `{folder}/index.md`")))
}
