//! Links of translations without a target.
//!
//! When the author of the source removes or renames a page, a section or a picture, links of
//! translations lose their targets, and translators learn of it later. So such a link is never an
//! error, and the change of the source can be published. Its finding says what is known:
//!
//! 1. The source no longer has the link, if the base of the translation has it, or if it leads to a
//!    translation whose source is gone.
//! 2. Otherwise it may as well be a mistake of the translator: the finding keeps its hint.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::Base;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::doc::Doc;
use crate::lang::by_lang::Lang;
use crate::link::LinkInput;
use crate::link::freshness::bases;
use crate::link::gone::Bases;
use crate::site::Entry;
use crate::site::by_entry::ByEntry;
use crate::source::Owner;

/// Files by their path.
type FilesByPath<'a> = BTreeMap<&'a str, &'a Arc<Doc>>;

/// Gives links of translations without a target a rule of their own, among the findings of links.
pub(super) fn decide<T>(
    input: LinkInput<'_>,
    entries: &ByEntry<Entry>,
    links: Found<T>,
) -> Found<T> {
    let Found { value, findings } = links;
    Found { value, findings: decided(input, entries, findings) }
}

fn decided(
    input: LinkInput<'_>,
    entries: &ByEntry<Entry>,
    findings: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let is_broken = |finding: &Diagnostic| {
        matches!(
            finding.rule,
            Rule::BrokenLink | Rule::MissingAnchor | Rule::MissingAsset | Rule::AmbiguousReference
        )
    };
    if !findings.iter().any(is_broken) {
        return findings;
    }
    let files = input.docs.iter().map(|doc| (doc.source().path.as_str(), doc)).collect();
    let keys = entries.values().map(|entry| (entry.key.as_str(), entry)).collect();
    let known = KnownLinks { files, entries: keys, bases: bases(input.docs) };
    let decided = findings.into_iter().map(|mut finding| {
        match known.translation(&finding).filter(|_| is_broken(&finding)) {
            Some(doc) if known.is_outdated(doc, &finding) => outdated(&finding),
            Some(_) => {
                finding.rule = Rule::OutdatedLink;
                finding.severity = Rule::OutdatedLink.severity();
                finding
            }
            None => finding,
        }
    });
    decided.collect()
}

/// What links of translations are compared with.
struct KnownLinks<'a> {
    files: FilesByPath<'a>,
    entries: BTreeMap<&'a str, &'a Entry>,
    bases: Bases<'a>,
}

impl KnownLinks<'_> {
    /// The translation that a finding is in.
    fn translation(&self, finding: &Diagnostic) -> Option<&Doc> {
        let doc = self.files.get(finding.source.path.as_str())?;
        match doc.file.owner {
            Owner::Language(Lang::SOURCE) | Owner::Base(_) => None,
            Owner::Language(_) => Some(&***doc),
        }
    }

    /// Whether the source had a link of a translation, or what it leads to.
    fn is_outdated(&self, doc: &Doc, finding: &Diagnostic) -> bool {
        let Owner::Language(lang) = doc.file.owner else { return false };
        let links = doc.page().into_iter().flat_map(|page| page.facts.all_links());
        let mut links = links.filter(|link| link.span == finding.span);
        let Some(dest) = links.next().map(|link| &*link.dest) else { return false };
        let base = self.bases.get(&(lang, &*doc.file.key));
        let source = self.entries.get(&*doc.file.key).and_then(|it| it.file(Lang::SOURCE));
        let source_has = source.is_some_and(|source| names(&source.source().text, dest));
        let was_in_source = base.is_some_and(|base| base_names(base, dest)) && !source_has;
        was_in_source || self.is_orphan(doc, dest)
    }

    /// Whether a path leads to a translation whose source is gone.
    fn is_orphan(&self, doc: &Doc, dest: &str) -> bool {
        let path = dest.split(['#', '?']).next().unwrap_or_default();
        let path = doc.source().path.resolve(path).filter(|_| !path.is_empty());
        let file = path.and_then(|path| self.files.get(path.as_str()).copied());
        file.is_some_and(|file| !self.entries.contains_key(&*file.file.key))
    }
}

fn base_names(base: &Base, dest: &str) -> bool {
    let mut accepted = base.blocks.iter().filter_map(|block| block.accepted.as_ref());
    accepted.any(|accepted| accepted.text.lines().any(|line| names(line, dest)))
}

/// Whether a text has the address of a link, not as a part of a longer one.
fn names(text: &str, dest: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '#' | '%');
    text.match_indices(dest).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + dest.len()..]);
        !before.ends_with(goes_on) && !after.starts_with(goes_on)
    })
}

fn outdated(finding: &Diagnostic) -> Diagnostic {
    let message = format!("the source no longer has this link: {}", finding.message);
    Diagnostic::new(Rule::OutdatedLink, &finding.source, finding.span, message)
        .help("`kb i18n diff` shows how the source changed; change the translation in the same way")
}
