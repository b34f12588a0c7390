//! The service worker of a language: it keeps the pages of the language, with what they need, for
//! readers without a connection.
//!
//! The worker is a script of the theme, below the list of files to keep. A page is in the list with
//! the fingerprint of its bytes, so that browsers load only what has changed. The renderer notes it
//! when it renders the page, so a worker that comes last renders few pages again. Where a site has no
//! such copies, a worker that removes itself is at the same address: browsers keep a worker until
//! its address has another one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde_json::json;

use crate::config::offline::OfflineCopies;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::hash;
use crate::lang::by_lang::Lang;
use crate::names::path::OutputPath;
use crate::par;
use crate::render::{RenderedOutput, Renderer};
use crate::route::parts::LongList;
use crate::route::{self, Route, What};

/// The script of the theme below the list of files.
const WORKER: &str = "offline-worker.js";

/// The script of the theme that removes a worker and what it kept.
const END: &str = "offline-end.js";

/// The sizes and fingerprints of the files that were rendered so far and that readers keep.
#[derive(Debug, Default)]
pub(super) struct RenderedCopies(Mutex<BTreeMap<OutputPath, RenderedCopy>>);

#[derive(Debug, Clone)]
struct RenderedCopy {
    fingerprint: String,
    n_bytes: u64,
}

impl RenderedCopies {
    /// Notes a rendered file.
    pub(super) fn note(&self, route: &Route, bytes: &[u8]) {
        let copy = RenderedCopy::of(bytes);
        let mut copies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        copies.insert(route.path.clone(), copy);
    }

    fn get(&self, route: &Route) -> Option<RenderedCopy> {
        let copies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        copies.get(&route.path).cloned()
    }
}

impl RenderedCopy {
    fn of(bytes: &[u8]) -> RenderedCopy {
        RenderedCopy { fingerprint: hash::of(bytes).short(), n_bytes: bytes.len() as u64 }
    }
}

/// Whether a file is a page that readers may keep.
pub(super) fn is_page(what: &What) -> bool {
    match what {
        What::Entry(_)
        | What::Scenarios
        | What::Tag(_)
        | What::Tags
        | What::AToZ
        | What::Statement
        | What::Search
        | What::SearchAddress
        | What::Map => true,
        What::Part(list, _) => *list != LongList::Print,
        _ => false,
    }
}

/// The worker of the language of a route.
///
/// # Errors
/// When a template fails, or the files are larger than kb.yaml allows.
pub(super) fn worker(renderer: &Renderer, route: &Route) -> Result<Vec<u8>, Box<Diagnostic>> {
    let Some(copies) = renderer.offline_copies(route.lang) else {
        return Ok(script(renderer, END));
    };
    let kept = kept(renderer, route.lang);
    let files = par::map(&kept, |kept| file(renderer, route, kept));
    let files: Vec<KeptFile> = files.into_iter().collect::<Result<_, _>>()?;
    let n_bytes: u64 = files.iter().map(|file| file.n_bytes).sum();
    if n_bytes > copies.megabytes * 1_000_000 {
        return Err(Box::new(too_large(renderer, route.lang, copies, n_bytes)));
    }
    let list = files.into_iter().map(|file| (file.address, json!(file.fingerprint)));
    let list: serde_json::Map<String, serde_json::Value> = list.collect();
    let mut out = format!("const KB_FILES = {};\n", json!(list)).into_bytes();
    out.extend(script(renderer, WORKER));
    Ok(out)
}

fn script(renderer: &Renderer, name: &str) -> Vec<u8> {
    let asset = renderer.theme.assets.iter().find(|asset| asset.name == name);
    asset.map_or_else(Vec::new, |asset| asset.bytes.to_vec())
}

/// The files that readers keep: the pages of the language with the scripts, styles and indices that
/// they use. Long lists of everything are left out, and so are pictures, which are kept once they
/// were shown.
fn kept(renderer: &Renderer, lang: Lang) -> Vec<Route> {
    let site = &*renderer.site;
    let assets = renderer.theme.assets.iter().map(|asset| &asset.path);
    let mut routes = route::all(site, assets, renderer.options.base_url.as_deref());
    routes.retain(|route| match &route.what {
        What::ThemeAsset(nth) => ![WORKER, END].contains(&&*renderer.theme.assets[*nth].name),
        what => route.lang == lang && is_page(what),
    });
    routes.extend(renderer.style_sheets());
    routes.extend(renderer.indices(&[lang]));
    routes
}

/// A file that readers keep.
struct KeptFile {
    /// Its address, relative to the worker.
    address: String,
    /// The fingerprint of its bytes; `None` if its name has it.
    fingerprint: Option<String>,
    n_bytes: u64,
}

fn file(renderer: &Renderer, worker: &Route, kept: &Route) -> Result<KeptFile, Box<Diagnostic>> {
    let copy = match renderer.rendered_copies.get(kept) {
        Some(copy) => copy,
        None => match renderer.route(kept)? {
            RenderedOutput::Bytes(bytes) => RenderedCopy::of(&bytes),
            RenderedOutput::Copy(_) => unreachable!("copied files are not kept"),
        },
    };
    Ok(KeptFile {
        address: renderer.href(&worker.path, &kept.path),
        fingerprint: (!kept.is_asset()).then_some(copy.fingerprint),
        n_bytes: copy.n_bytes,
    })
}

fn too_large(renderer: &Renderer, lang: Lang, copies: &OfflineCopies, n_bytes: u64) -> Diagnostic {
    let (megabytes, limit) = (n_bytes.div_ceil(1_000_000), copies.megabytes);
    let tag = &renderer.language(lang).tag;
    let message = format!(
        "the copy of `{tag}` for readers without a connection has {megabytes} MB, and the limit is {limit} MB"
    );
    let source = &renderer.site.config.source;
    Diagnostic::new(Rule::LimitExceeded, source, copies.span, message)
        .help(format!("write `offline: {{megabytes: {megabytes}}}`, or leave out the language"))
}
