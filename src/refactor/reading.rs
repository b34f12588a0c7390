//! A site as a build reads it, before or after a change.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::{self, Circumstances};
use crate::config::Config;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Severity};
use crate::doc::{Body, Doc};
use crate::link::{self, DraftVisibility};
use crate::par;
use crate::parse;
use crate::site::Site;
use crate::source::{AssetFile, CommitDays, ContentFile, Owner, is_text, key};
use crate::text::RelPath;

/// The files of a site.
#[derive(Debug, Clone)]
pub struct SiteFiles {
    /// The configuration.
    pub config: Arc<Config>,
    /// Pages, YAML files and bases.
    pub texts: Vec<ContentFile>,
    /// Files that are copied.
    pub assets: Vec<AssetFile>,
    /// Findings for files that could not be read.
    pub found: Vec<Diagnostic>,
}

/// A site with its facts, relations and findings. Drafts are part of it.
#[derive(Debug)]
pub struct Reading {
    /// The files.
    pub files: SiteFiles,
    /// The facts of the texts, by path.
    pub docs: BTreeMap<RelPath, Arc<Doc>>,
    /// The relations.
    pub site: Site,
    /// The findings, except those that ignores in pages hide.
    pub found: Vec<Diagnostic>,
}

/// Reads a site; texts that `known` has at the same path are not parsed again.
#[must_use]
pub fn read(mut files: SiteFiles, known: Option<&Reading>) -> Reading {
    key::assign(&mut files.texts);
    let rules = parse::ParseRules::of(&files.config);
    let docs: Vec<Arc<Doc>> = par::map(&files.texts, |file| {
        let known = known.and_then(|known| known.docs.get(&file.source.path));
        match known.filter(|known| known.file == *file) {
            Some(known) => Arc::clone(known),
            None => Arc::new(parse::doc(file, rules)),
        }
    });
    let (config, assets, drafts) = (&files.config, &files.assets, DraftVisibility::Show);
    let days = &CommitDays::new();
    let site =
        link::site(link::LinkInput { config, docs: &docs, assets, days, drafts, last: None });
    let mut found = files.found.clone();
    found.extend(config.found.iter().cloned());
    found.extend(docs.iter().flat_map(|doc| doc.found.iter().cloned()));
    let base_url = config.base_url.as_deref().or(Some(""));
    let circumstances = Circumstances { today: None, base_url };
    found.extend(check::site(&site, circumstances));
    let found = check::decide(found, config, docs.iter().map(Arc::as_ref), circumstances);
    let docs = docs.into_iter().map(|doc| (doc.source().path.clone(), doc)).collect();
    Reading { files, docs, site, found }
}

impl Reading {
    /// The first text that kb could not read: its links and references are unknown.
    #[must_use]
    pub fn unreadable(&self) -> Option<&RelPath> {
        let hides = |found: &Diagnostic| {
            matches!(found.rule, Rule::MalformedYaml | Rule::MalformedToml | Rule::DuplicateKey)
        };
        let is_broken = |doc: &&Arc<Doc>| {
            let is_broken = matches!(doc.body, Body::Broken) || doc.found.iter().any(hides);
            is_broken && matches!(doc.file.owner, Owner::Language(_))
        };
        let broken = self.docs.values().find(is_broken).map(|doc| &doc.source().path);
        broken.or_else(|| {
            let is_refused = |found: &&Diagnostic| {
                found.severity == Severity::Error && is_text(found.source.path.as_str())
            };
            self.files.found.iter().find(is_refused).map(|found| &found.source.path)
        })
    }
}
