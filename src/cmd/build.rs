//! `kb build`: load, report, render and publish.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::check;
use crate::cmd::arguments::{BuildArguments, SiteArguments};
use crate::cmd::check::base_url;
use crate::cmd::load::{self, Loaded, Wanted};
use crate::cmd::out::{self, Exit};
use crate::diag::{Diagnostic, Severity};
use crate::par;
use crate::render::search::Naming;
use crate::render::{Options, Output, Renderer};
use crate::route::{self, Route, What};
use crate::write::{self, Failure, Phase, Published, Target};

/// Runs `kb build`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &BuildArguments) -> Exit {
    let start = Instant::now();
    let root = match load::root(site) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let base_url = match base_url(arguments.base_url.as_deref()) {
        Ok(base_url) => base_url,
        Err(exit) => return exit,
    };
    let wanted = Wanted { drafts: arguments.drafts, base_url, today: None };
    let mut loaded = match load::load(&root, &wanted, None) {
        Ok(loaded) => loaded,
        Err(stop) => return load::explain(stop, site),
    };
    let loaded_in = start.elapsed();
    let mut found = std::mem::take(&mut loaded.found);
    if arguments.strict {
        check::strict(&mut found);
    }
    let broken = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    // Without publishing nobody needs an index.
    let naming = if broken { Naming::Language } else { Naming::Fingerprint };
    let renderer = match renderer(&loaded, naming) {
        Ok(renderer) if !broken => renderer,
        Ok(_) => {
            found.extend(render_findings(&loaded));
            return nothing_published(&mut found, (site, arguments), (loaded.n_files, start));
        }
        Err(diagnostics) => {
            found.extend(diagnostics);
            return nothing_published(&mut found, (site, arguments), (loaded.n_files, start));
        }
    };
    let folder = arguments.out.clone().unwrap_or_else(|| root.join(&loaded.site.config.output));
    let prepared_in = start.elapsed().saturating_sub(loaded_in);
    match publish(&root, &folder, &renderer) {
        Ok(published) => {
            let exit = out::findings(
                &mut found,
                (site, arguments.format),
                (loaded.n_files, start.elapsed()),
            );
            said(&published, &folder);
            if arguments.timings {
                timings([
                    ("load and link", loaded_in),
                    ("prepare", prepared_in),
                    ("render and write", start.elapsed().saturating_sub(loaded_in + prepared_in)),
                ]);
            }
            exit
        }
        Err(Failure::Content(diagnostics)) => {
            found.extend(diagnostics.into_iter().map(|diagnostic| *diagnostic));
            nothing_published(&mut found, (site, arguments), (loaded.n_files, start))
        }
        Err(Failure::Write(error)) => {
            out::findings(&mut found, (site, arguments.format), (loaded.n_files, start.elapsed()));
            out::complain(&error.to_string(), None);
            match error {
                write::Error::Refused { .. } => Exit::Usage,
                _ => Exit::System,
            }
        }
    }
}

fn nothing_published(
    found: &mut Vec<Diagnostic>,
    (site, arguments): (&SiteArguments, &BuildArguments),
    (n_files, start): (usize, Instant),
) -> Exit {
    let exit = out::findings(found, (site, arguments.format), (n_files, start.elapsed()));
    out::say("nothing was published");
    exit
}

/// A renderer for a loaded site; `search` says whether its indices are made at once.
///
/// # Errors
/// When there is no theme or the navigation template fails.
pub fn renderer(loaded: &Loaded, search: Naming) -> Result<Renderer, Vec<Diagnostic>> {
    let Some(theme) = &loaded.theme else { return Err(Vec::new()) };
    let options = Options { base_url: loaded.base_url.clone(), today: epoch_day(), search };
    Renderer::new(Arc::clone(&loaded.site), Arc::clone(theme), options)
        .map_err(|diagnostic| vec![*diagnostic])
}

/// The day that stands in feeds for pages without one of their own: `SOURCE_DATE_EPOCH` where it
/// is set (reproducible-builds.org), never the clock, so that the same input gives the same bytes.
fn epoch_day() -> String {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    crate::lang::date::Date::from_unix_seconds(seconds.unwrap_or(0)).to_string()
}

/// All routes of a site.
#[must_use]
pub fn routes(renderer: &Renderer) -> Vec<Route> {
    let theme_assets = renderer.theme.assets.iter().map(|asset| &asset.path);
    let mut routes = route::all(&renderer.site, theme_assets);
    routes.extend(renderer.indices());
    routes
}

/// What goes wrong when every page is rendered, each finding once.
#[must_use]
pub fn render_findings(loaded: &Loaded) -> Vec<Diagnostic> {
    let renderer = match renderer(loaded, Naming::Language) {
        Ok(renderer) => renderer,
        Err(diagnostics) => return diagnostics,
    };
    let mut routes = routes(&renderer);
    routes.retain(|route| !matches!(route.what, What::SearchFile(_)));
    let rendered = par::map(&routes, |route| renderer.route(route).err());
    let mut found: Vec<Diagnostic> = Vec::new();
    for diagnostic in rendered.into_iter().flatten() {
        let same = |known: &&Diagnostic| {
            known.span == diagnostic.span && known.source.path == diagnostic.source.path
        };
        if !found.iter().any(|known| same(&known)) {
            found.push(*diagnostic);
        }
    }
    found
}

type Publication = Result<Published, Failure<Box<Diagnostic>>>;

fn publish(root: &std::path::Path, folder: &std::path::Path, renderer: &Renderer) -> Publication {
    let routes = routes(renderer);
    let outputs: Vec<write::Output> = routes
        .iter()
        .map(|route| write::Output {
            path: route.path.clone(),
            phase: if route.is_asset() { Phase::Asset } else { Phase::Page },
        })
        .collect();
    let sources: Vec<PathBuf> = ["content", "themes"]
        .iter()
        .map(|name| root.join(name))
        .filter(|path| path.exists())
        .collect();
    let sources: Vec<&std::path::Path> = sources.iter().map(PathBuf::as_path).collect();
    let target = Target { folder, outside: &[root], sources: &sources };
    let content = |nth: usize| match renderer.route(&routes[nth])? {
        Output::Bytes(bytes) => Ok(bytes),
        Output::Copy(file) => Ok(std::fs::read(file).unwrap_or_default()),
    };
    write::publish(&target, &outputs, "", &content)
}

fn said(published: &Published, folder: &std::path::Path) {
    for path in &published.kept {
        out::say(&format!("kept {path}: it was changed after kb wrote it"));
    }
    for path in &published.foreign {
        out::say(&format!("kept {path}: kb did not write it"));
    }
    out::say(&format!(
        "published {} files to {}: {} written ({} kB), {} unchanged, {} removed",
        published.written + published.unchanged,
        folder.display(),
        published.written,
        published.bytes / 1000,
        published.unchanged,
        published.removed,
    ));
}

fn timings(stages: [(&str, Duration); 3]) {
    for (stage, time) in stages {
        out::say(&format!("{:>20}  {:>8.1} ms", stage, time.as_secs_f64() * 1000.0));
    }
}
