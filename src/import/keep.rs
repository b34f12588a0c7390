//! What an import keeps of the old site: its addresses and the ids of its headings.
//!
//! kb itself decides what they are in the new site, so the planned pages are read as kb reads them,
//! and only what differs is written down:
//! 1. [`html`] removes raw HTML that kb refuses; its text stays.
//! 2. [`outside`] lists in kb.yaml what pages need of other sites.
//! 3. [`anchors`] gives headings the ids that they had, and translated headings those of the source.
//! 4. [`dead`] removes links that lead nowhere; their text stays.
//! 5. [`addresses`] adds redirects from old addresses.

mod addresses;
mod anchors;
mod dead;
mod html;
mod outside;

use std::sync::Arc;

use crate::config::{self, Config};
use crate::doc::Doc;
use crate::import::plan::{self, ImportPlan, PageDraft};
use crate::lang::by_lang::{ByLang, Lang};
use crate::link::{self, DraftVisibility};
use crate::par;
use crate::parse;
use crate::source::{AssetFile, CommitDays, ContentFile, Kind, Owner};
use crate::text::{RelPath, Source};

/// A plan that was read as kb reads it.
#[derive(Debug)]
pub struct Kept {
    /// The documents of the pages, in the order of the plan.
    pub docs: Vec<Arc<Doc>>,
    /// The language in the configuration of each language of the plan.
    pub langs: ByLang<Lang>,
    /// The configuration of the new site.
    pub config: Arc<Config>,
    /// The number of redirects.
    pub n_redirects: usize,
}

/// Completes a plan.
///
/// # Errors
/// When the planned configuration is not valid, which is a mistake of the import.
pub fn finish(plan: &mut ImportPlan) -> Result<Kept, String> {
    let mut config = config_of(plan)?;
    let langs = langs_of(plan, &config);
    let reader = DraftReader { config: &config, langs: &langs };
    let cleaned = par::map(&plan.pages, |page| html::clean(page, &reader));
    let mut docs = Vec::with_capacity(cleaned.len());
    for (page, cleaned) in plan.pages.iter_mut().zip(cleaned) {
        page.body = cleaned.body;
        page.origins = cleaned.origins;
        plan.notes.extend(cleaned.notes);
        docs.push(cleaned.doc);
    }
    let outside = outside::of(&docs);
    if !outside.is_empty() {
        plan.config.push_str(&outside.keys());
        plan.notes.extend(outside.notes());
        config = config_of(plan)?;
    }
    let reader = DraftReader { config: &config, langs: &langs };
    anchors::keep(&mut plan.pages, &docs, plan.ids);
    let before = std::mem::replace(&mut docs, reader.all(&plan.pages));
    for nth in anchors::hold(&mut plan.pages, &before, &docs) {
        docs[nth] = Arc::new(reader.doc(&plan.pages[nth]));
    }
    let assets = assets(plan);
    let drafts = DraftVisibility::Show;
    let days = CommitDays::new();
    let site = link::site(link::LinkInput {
        config: &config,
        docs: &docs,
        assets: &assets,
        days: &days,
        drafts,
        last: None,
    });
    plan.notes.extend(dead::remove(&mut plan.pages, &site));
    let redirects = addresses::keep(&mut plan.pages, &site);
    plan.notes.extend(redirects.notes);
    let n_redirects = redirects.n;
    let docs = reader.all(&plan.pages);
    Ok(Kept { docs, langs, config, n_redirects })
}

/// The configuration of the new site.
fn config_of(plan: &ImportPlan) -> Result<Arc<Config>, String> {
    let path = RelPath::new("kb.yaml").ok_or("no name for the configuration")?;
    let source = Source::new(path, plan.config.as_str());
    config::read(&source).map(Arc::new).map_err(|found| {
        let messages: Vec<&str> = found.iter().map(|it| it.message.as_str()).collect();
        messages.join("; ")
    })
}

/// The language in the configuration of each language of the plan.
fn langs_of(plan: &ImportPlan, config: &Config) -> ByLang<Lang> {
    plan.tags.map(|_, tag| config.language(tag).unwrap_or(Lang::SOURCE))
}

/// The files to copy, as links name them.
fn assets(plan: &ImportPlan) -> Vec<AssetFile> {
    let file = |copy: &plan::FileCopy| {
        let (_, inner) = copy.to.as_str().split_once('/')?;
        let is_static = copy.to.as_str().starts_with("static/");
        let inner = if is_static { inner } else { inner.split_once('/')?.1 };
        Some(AssetFile {
            path: copy.to.clone(),
            lang: Lang::SOURCE,
            inner: RelPath::new(inner)?,
            file: copy.to.as_str().into(),
            size: None,
            is_refused: false,
            is_static,
            addition: None,
        })
    };
    plan.copies.iter().filter_map(file).collect()
}

/// Reads planned pages as kb reads files.
struct DraftReader<'a> {
    config: &'a Config,
    /// The language in the configuration of each language of the plan.
    langs: &'a ByLang<Lang>,
}

impl DraftReader<'_> {
    fn all(&self, pages: &[PageDraft]) -> Vec<Arc<Doc>> {
        par::map(pages, |page| Arc::new(self.doc(page)))
    }

    fn doc(&self, page: &PageDraft) -> Doc {
        let inner = page.path.as_str().splitn(3, '/').nth(2).and_then(RelPath::new);
        let inner = inner.unwrap_or_else(|| page.path.clone());
        let source = Source::new(page.path.clone(), page.text());
        let owner = Owner::Language(self.langs[page.lang]);
        let file = ContentFile::new(source, owner, inner, Kind::Page);
        parse::doc(&file, parse::ParseRules::of(self.config))
    }
}
