//! Translations whose source is gone, and the source that they probably belong to now.

use std::cell::{LazyCell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::{Accepted, Base, BaseSection};
use crate::diag::rules::Rule;
use crate::diag::suggest::Names;
use crate::diag::{Diagnostic, Found};
use crate::doc::Doc;
use crate::doc::sections;
use crate::hash::{self, Fingerprint};
use crate::lang::by_lang::Lang;
use crate::link::LinkInput;
use crate::link::freshness::bases;
use crate::site::freshness::Orphan;
use crate::source::{Kind, Owner};
use crate::text::Span;

/// All translations without a source, each reported.
pub(super) fn find(input: LinkInput<'_>) -> Found<Vec<Orphan>> {
    let of_language = |lang: Lang| {
        let owned = move |doc: &&Arc<Doc>| doc.file.owner == Owner::Language(lang);
        input.docs.iter().filter(owned)
    };
    let sources: Vec<&Arc<Doc>> = of_language(Lang::SOURCE).collect();
    let keys: BTreeSet<&str> = sources.iter().map(|doc| &*doc.file.key).collect();
    let likely = LazyCell::new(|| Names::new(keys.iter().copied()));
    let bases = bases(input.docs);
    let mut found = Found::<Vec<Orphan>>::default();
    for lang in input.config.languages.translations() {
        let is_orphan = |doc: &&Arc<Doc>| !keys.contains(&*doc.file.key);
        let orphans: Vec<&Arc<Doc>> = of_language(lang).filter(is_orphan).collect();
        if orphans.is_empty() {
            continue;
        }
        let translated: BTreeSet<&str> = of_language(lang).map(|doc| &*doc.file.key).collect();
        let free = |doc: &&&Arc<Doc>| !translated.contains(&*doc.file.key);
        let candidates =
            UntranslatedSources::new(sources.iter().filter(free).map(|doc| &***doc).collect());
        for doc in orphans {
            let key = &*doc.file.key;
            let renamed = candidates.like(doc, bases.get(&(lang, key)).copied());
            let folder = format!("content/_base/{}/", input.config.languages[lang]);
            found.findings.push(report(doc, renamed, &likely, &folder));
            found.value.push(Orphan {
                path: doc.source().path.clone(),
                key: key.to_owned(),
                lang,
                renamed: renamed.map(|source| source.file.key.to_string()),
            });
        }
    }
    found
}

/// The sources without a translation in one language, indexed by what an orphan may share with
/// them.
struct UntranslatedSources<'a> {
    docs: Vec<&'a Doc>,
    /// By kind and id: the explicit ids of headings.
    by_id: OnceCell<FeatureIndex>,
    /// By kind, id and text: the sections.
    by_text: OnceCell<FeatureIndex>,
}

impl<'a> UntranslatedSources<'a> {
    fn new(docs: Vec<&'a Doc>) -> UntranslatedSources<'a> {
        UntranslatedSources { docs, by_id: OnceCell::new(), by_text: OnceCell::new() }
    }

    /// The source that shares most with the base of the orphan, or with its outline if there is no
    /// base.
    fn like(&self, orphan: &Doc, base: Option<&Base>) -> Option<&'a Doc> {
        let (shared, marks, least) = match base {
            Some(base) => {
                let texts = || self.docs.iter().map(|doc| marks_of_texts(doc));
                let shared = self.by_text.get_or_init(|| FeatureIndex::new(texts()));
                (shared, marks_of_base(orphan.file.kind, base), 1)
            }
            None => {
                let ids = || self.docs.iter().map(|doc| marks_of_ids(doc));
                let shared = self.by_id.get_or_init(|| FeatureIndex::new(ids()));
                // One shared id may be a coincidence: `next` is on many pages.
                (shared, marks_of_ids(orphan), 2)
            }
        };
        let votes = shared.votes(&marks);
        let path = |nth: usize| &self.docs[nth].source().path;
        let (nth, n_shared) = votes.by_set.into_iter().max_by(|(a, n), (b, m)| {
            // Of two equally similar ones, the first by path.
            n.cmp(m).then_with(|| path(*b).cmp(path(*a)))
        })?;
        // Half of the text is more than two different pages share.
        (n_shared >= least && 2 * n_shared >= votes.n_telling).then(|| self.docs[nth])
    }
}

/// A feature that documents of one kind may share, as a fingerprint.
type SharedFeature = Fingerprint;

fn mark(kind: Kind, id: &str, text: &str) -> SharedFeature {
    let kind = format!("{kind:?}");
    hash::of_parts([kind.as_bytes(), id.as_bytes(), text.as_bytes()])
}

fn marks_of_ids(doc: &Doc) -> BTreeSet<SharedFeature> {
    let headings = doc.page().map_or(&[][..], |page| page.facts.headings.as_slice());
    let explicit = headings.iter().filter(|heading| heading.explicit);
    explicit.map(|heading| mark(doc.file.kind, heading.id.as_str(), "")).collect()
}

fn marks_of_texts(doc: &Doc) -> BTreeSet<SharedFeature> {
    let sections = sections::of_source(doc);
    sections.iter().map(|section| mark(doc.file.kind, &section.id, &section.canon())).collect()
}

fn marks_of_base(kind: Kind, base: &Base) -> BTreeSet<SharedFeature> {
    let accepted = base.blocks.iter().filter_map(|block| Some((block, block.accepted.as_ref()?)));
    let text = |(block, accepted): (&BaseSection, &Accepted)| {
        mark(kind, &block.id, &sections::canon_of(kind, &block.id, &accepted.text))
    };
    accepted.map(text).collect()
}

/// An index from marks to the sets that have them.
struct FeatureIndex(BTreeMap<SharedFeature, Vec<usize>>);

/// How many marks each set shares with another one.
struct Votes {
    /// By the position of the set; sets that share nothing are left out.
    by_set: BTreeMap<usize, usize>,
    /// How many marks of the other set are in at most [`FeatureIndex::MAX_ALIKE`] sets.
    n_telling: usize,
}

impl FeatureIndex {
    /// The most sets that may have a mark. More common marks are ignored: they do not distinguish
    /// sets, and counting them would take the product of orphans and sources.
    const MAX_ALIKE: usize = 64;

    fn new(sets: impl Iterator<Item = BTreeSet<SharedFeature>>) -> FeatureIndex {
        let mut by_mark: BTreeMap<SharedFeature, Vec<usize>> = BTreeMap::new();
        for (nth, marks) in sets.enumerate() {
            for mark in marks {
                by_mark.entry(mark).or_default().push(nth);
            }
        }
        FeatureIndex(by_mark)
    }

    fn votes(&self, marks: &BTreeSet<SharedFeature>) -> Votes {
        let mut votes = Votes { by_set: BTreeMap::new(), n_telling: 0 };
        for mark in marks {
            let sets = self.0.get(mark).map_or(&[][..], Vec::as_slice);
            if sets.len() > FeatureIndex::MAX_ALIKE {
                continue;
            }
            votes.n_telling += 1;
            for set in sets {
                *votes.by_set.entry(*set).or_default() += 1;
            }
        }
        votes
    }
}

fn report(doc: &Doc, renamed: Option<&Doc>, keys: &Names, bases: &str) -> Diagnostic {
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
        None => match keys.nearest(&doc.file.key) {
            Some(near) => format!("was the source renamed to `{near}`? then rename this file too"),
            None => "write the source file first, or remove this one".to_owned(),
        },
    };
    Diagnostic::new(Rule::OrphanTranslation, doc.source(), Span::default(), message).help(help)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FeatureIndex, SharedFeature};
    use crate::hash;

    fn marks(names: &[String]) -> BTreeSet<SharedFeature> {
        names.iter().map(|name| hash::of(name.as_bytes())).collect()
    }

    #[test]
    fn the_work_for_an_orphan_does_not_grow_with_the_sources() {
        for n in [1 << 6, 1 << 10, 1 << 13] {
            let names =
                |nth: usize| ["all".to_owned(), format!("{nth}"), format!("of {}", nth / 8)];
            let shared = FeatureIndex::new((0..n).map(|nth| marks(&names(nth))));
            let votes = shared.votes(&marks(&names(7)));
            assert_eq!(votes.by_set.get(&7), Some(&if n > 64 { 2 } else { 3 }));
            assert!(
                votes.by_set.values().sum::<usize>() <= 3 * FeatureIndex::MAX_ALIKE,
                "{n} sources"
            );
        }
    }
}
