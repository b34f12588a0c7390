//! Translations whose source is gone, and what their source seems to have become.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::Base;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::doc::Doc;
use crate::doc::sections;
use crate::link::Input;
use crate::link::freshness::{Bases, bases};
use crate::site::freshness::Orphan;
use crate::source::{Owner, key_of};
use crate::text::Span;

/// All translations without a source, each reported.
pub fn find(input: Input<'_>, found: &mut Vec<Diagnostic>) -> Vec<Orphan> {
    let of_language = |lang: usize| {
        let owned = move |doc: &&Arc<Doc>| doc.file.owner == Owner::Language(lang);
        input.docs.iter().filter(owned)
    };
    let sources: Vec<&Arc<Doc>> = of_language(0).collect();
    let keys: BTreeSet<&str> = sources.iter().map(|doc| key_of(&doc.file.inner)).collect();
    let bases = bases(input.docs);
    let mut orphans = Vec::new();
    for lang in 1..input.config.languages.len() {
        let translated: BTreeSet<&str> =
            of_language(lang).map(|doc| key_of(&doc.file.inner)).collect();
        let free = |doc: &&&Arc<Doc>| !translated.contains(key_of(&doc.file.inner));
        let candidates: Vec<&Doc> = sources.iter().filter(free).map(|doc| &***doc).collect();
        for doc in of_language(lang) {
            let key = key_of(&doc.file.inner);
            if keys.contains(key) {
                continue;
            }
            let renamed = renamed(doc, (lang, &bases), &candidates);
            let bases = format!("content/_base/{}/", input.config.languages[lang]);
            found.push(report(doc, renamed, (&keys, &bases)));
            orphans.push(Orphan {
                path: doc.source().path.clone(),
                key: key.to_owned(),
                lang,
                renamed: renamed.map(|source| key_of(&source.file.inner).to_owned()),
            });
        }
    }
    orphans
}

/// The source among the untranslated ones that shares most with what the orphan was confirmed
/// against, or with its outline where there is no base.
fn renamed<'a>(
    doc: &Doc,
    (lang, bases): (usize, &Bases<'_>),
    candidates: &[&'a Doc],
) -> Option<&'a Doc> {
    let base = bases.get(&(lang, key_of(&doc.file.inner))).copied();
    let same_kind = candidates.iter().filter(|source| source.file.kind == doc.file.kind);
    let likeness = |source: &&&'a Doc| match base {
        Some(base) => shared_text(base, source),
        None => shared_ids(doc, source),
    };
    let (per_mille, source) = same_kind.map(|source| (likeness(&source), *source)).max_by_key(
        // Of two that are equally like it, the first by path.
        |(likeness, source)| (*likeness, std::cmp::Reverse(source.source().path.clone())),
    )?;
    // Half of the text is more than two different pages share.
    (per_mille >= 500).then_some(source)
}

/// How many of a thousand confirmed sections the source still has, word for word.
fn shared_text(base: &Base, source: &Doc) -> usize {
    let of_source = sections::of_source(source);
    let accepted: Vec<_> =
        base.blocks.iter().filter_map(|block| Some((block, block.accepted.as_ref()?))).collect();
    let kept = accepted.iter().filter(|(block, accepted)| {
        of_source.iter().any(|section| section.id == block.id && section.says(&accepted.text))
    });
    kept.count() * 1000 / accepted.len().max(1)
}

/// How many of a thousand headings the source has under the same explicit ids.
fn shared_ids(doc: &Doc, source: &Doc) -> usize {
    let ids = |doc: &Doc| -> BTreeSet<String> {
        let headings = doc.page().map_or(&[][..], |page| page.facts.headings.as_slice());
        headings.iter().filter(|h| h.explicit).map(|h| h.id.to_string()).collect()
    };
    let (ours, theirs) = (ids(doc), ids(source));
    let n_shared = ours.intersection(&theirs).count();
    // One shared id may be an accident: `next` is on many pages.
    if n_shared < 2 { 0 } else { n_shared * 1000 / ours.len().max(1) }
}

fn report(doc: &Doc, renamed: Option<&Doc>, (keys, bases): (&BTreeSet<&str>, &str)) -> Diagnostic {
    let path = &doc.source().path;
    let message = "this translation has no source file";
    let folder = path.as_str().strip_suffix(doc.file.inner.as_str()).unwrap_or_default();
    let help = match renamed {
        Some(source) => {
            let inner = &source.file.inner;
            format!(
                "its source is now `{}`: move this file to `{folder}{inner}`, and `{bases}{}` to `{bases}{inner}`",
                source.source().path,
                doc.file.inner
            )
        }
        None => match nearest(key_of(&doc.file.inner), keys.iter().copied()) {
            Some(near) => format!("did the source become `{near}`? then rename this file too"),
            None => "write the source file first, or remove this one".to_owned(),
        },
    };
    Diagnostic::new(Rule::OrphanTranslation, doc.source(), Span::default(), message).help(help)
}
