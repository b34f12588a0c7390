//! Parses the files of a site, except those that the last load has parsed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Config;
use crate::doc::Doc;
use crate::par;
use crate::parse;
use crate::source::ContentFile;
use crate::text::RelPath;

/// The documents of the last load.
#[derive(Clone, Copy)]
pub(super) struct KnownDocs<'a> {
    /// The configuration that they were parsed with.
    pub(super) config: &'a Config,
    /// By their paths.
    pub(super) docs: &'a BTreeMap<RelPath, Arc<Doc>>,
}

/// What differs between the files of two loads.
#[derive(Debug, Default)]
pub(crate) struct DocChanges {
    /// The paths of the files that were changed, added or removed.
    pub(crate) paths: BTreeSet<RelPath>,
    /// Their keys.
    pub(super) keys: BTreeSet<Box<str>>,
    /// Whether no file was added or removed.
    pub(super) has_same_files: bool,
}

/// A file of this load, with what the last load had at its path.
struct ParsedDoc<'a> {
    doc: Arc<Doc>,
    last: Option<&'a Arc<Doc>>,
}

/// Parses the files whose texts are not those of the last load.
pub(super) fn parse_all(
    files: &[ContentFile],
    config: &Config,
    before: Option<KnownDocs<'_>>,
) -> (Vec<Arc<Doc>>, DocChanges) {
    let has_same_rules = before.is_some_and(|before| {
        let old = before.config;
        old.html == config.html
            && old.languages == config.languages
            && old.front_matter == config.front_matter
    });
    let parsed = par::map(files, |file| {
        let last = before.and_then(|before| before.docs.get(&file.source.path));
        let is_same = |doc: &&Arc<Doc>| {
            let (known, read) = (&doc.file.source, &file.source);
            // The key depends on the other files of the folder.
            has_same_rules
                && doc.file.key == file.key
                && (Arc::ptr_eq(known, read) || known.text == read.text)
        };
        let doc = match last.filter(is_same) {
            Some(doc) => Arc::clone(doc),
            None => Arc::new(parse::doc(file, parse::ParseRules::of(config))),
        };
        ParsedDoc { doc, last }
    });
    let changes = before.map_or_else(DocChanges::default, |before| changes(&parsed, before.docs));
    (parsed.into_iter().map(|parsed| parsed.doc).collect(), changes)
}

fn changes(parsed: &[ParsedDoc<'_>], before: &BTreeMap<RelPath, Arc<Doc>>) -> DocChanges {
    let is_kept =
        |parsed: &ParsedDoc<'_>| parsed.last.is_some_and(|last| Arc::ptr_eq(last, &parsed.doc));
    let changed: Vec<&ParsedDoc<'_>> = parsed.iter().filter(|parsed| !is_kept(parsed)).collect();
    let n_known = parsed.iter().filter(|parsed| parsed.last.is_some()).count();
    let mut removed: Vec<&Arc<Doc>> = Vec::new();
    if n_known < before.len() {
        let paths: BTreeSet<&RelPath> =
            parsed.iter().map(|parsed| &parsed.doc.source().path).collect();
        removed.extend(before.values().filter(|doc| !paths.contains(&doc.source().path)));
    }
    let docs = || {
        let versions =
            changed.iter().flat_map(|changed| changed.last.into_iter().chain([&changed.doc]));
        versions.chain(removed.iter().copied())
    };
    DocChanges {
        paths: docs().map(|doc| doc.source().path.clone()).collect(),
        keys: docs().map(|doc| doc.file.key.clone()).collect(),
        has_same_files: n_known == parsed.len() && removed.is_empty(),
    }
}
