//! `kb serve`: previews the site from memory and reloads it after each change.

mod round;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::cmd::arguments::{ServeArguments, SiteArguments};
use crate::cmd::build;
use crate::cmd::load::{self, LoadError, LoadOptions, Loaded};
use crate::cmd::out::{self, Exit};
use crate::cmd::serve::round::{Round, Rounds};
use crate::diag::report::{self, ReportFormat, ReportStyle};
use crate::diag::{self, Diagnostic, Severity};
use crate::hash::{self, Fingerprint};
use crate::par;
use crate::render::search::Naming;
use crate::render::{RenderedOutput, Renderer, feeds};
use crate::route::{Route, What, public};
use crate::scan::FileState;
use crate::serve::watch::{WatchBackend, Watched};
use crate::serve::{self, FailedPage, Pages, ServeOptions, ServedPage, ServedStyle};
use crate::source::{Kind, media};
use crate::text::RelPath;

/// Runs `kb serve`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &ServeArguments) -> Exit {
    let root = match load::root(site) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let open = arguments.open;
    let rounds =
        Arc::new(Rounds::new(SiteArguments { root: site.root.clone(), color: site.color }));
    let first = Arc::clone(&rounds);
    let options = ServeOptions {
        host: arguments.host.clone(),
        port: arguments.port,
        watched: Watched {
            root: root.clone(),
            folders: ["content", "static", "themes"].map(PathBuf::from).to_vec(),
            ignored: Vec::new(),
            backend: if arguments.poll { WatchBackend::Polling } else { WatchBackend::System },
        },
        print: Arc::new(out::print_status_lines),
        ready: Arc::new(move |url: &str| {
            out::print_status(&format!("serving at {url}  (stop with Ctrl-C)"));
            if open && let Err(error) = open::that(url) {
                out::print_status(&format!("cannot open a browser: {error}"));
            }
            first.start();
        }),
    };
    let load_options = LoadOptions { drafts: !arguments.no_drafts, ..LoadOptions::default() };
    let result = serve::run(&options, |before: Option<&Arc<Preview>>| {
        let start = Instant::now();
        let next = Preview::load(&root, &load_options, before.map(AsRef::as_ref));
        rounds.add(Round { elapsed: start.elapsed(), ..next.round.clone() });
        Arc::new(next)
    });
    match result {
        Ok(()) => Exit::Fine,
        Err(error) => {
            out::print_error(
                &error.to_string(),
                Some("choose another port or address with --port or --host"),
            );
            Exit::System
        }
    }
}

/// The last state of the site that can be rendered, with the findings of the newest one.
struct Preview {
    /// The last state that can be rendered.
    shown: Option<Arc<SiteState>>,
    problems: Option<String>,
    build_id: String,
    content_id: String,
    /// The changes and findings of this load, for the terminal.
    round: Round,
}

/// The copied files: the state on disk and the fingerprint of each. A file whose state is the same
/// is not read again.
type CopiedAssets = BTreeMap<RelPath, (Option<FileState>, Fingerprint)>;

/// A state that can be rendered.
struct SiteState {
    loaded: Loaded,
    renderer: Renderer,
    routes: BTreeMap<String, Route>,
    id: String,
    assets_id: String,
    copied: CopiedAssets,
    /// Pages rendered so far.
    rendered: Mutex<RenderedPages>,
    /// Pages of earlier states as they were last rendered.
    last_good: RenderedPages,
    /// The printed reports about pages that could not be rendered.
    reported: Mutex<BTreeSet<String>>,
}

/// Rendered pages and assets by address.
type RenderedPages = BTreeMap<String, Arc<[u8]>>;

impl Preview {
    fn load(root: &Path, options: &LoadOptions, before: Option<&Preview>) -> Preview {
        let last = before.and_then(|before| before.shown.clone());
        let (mut changed, mut n_files) = (Vec::new(), 0);
        let (shown, found) = match load::load(root, options, last.as_ref().map(|l| &l.loaded)) {
            Ok(loaded) => {
                changed = loaded.changes.paths.iter().map(ToString::to_string).collect();
                n_files = loaded.n_files;
                SiteState::new(loaded, last.as_deref())
            }
            Err(LoadError::Config(found)) => (None, found),
            Err(LoadError::System { path, error }) => (None, vec![unreadable(root, &path, &error)]),
        };
        let found = diag::sorted(found);
        let n_errors = found.iter().filter(|d| d.severity == Severity::Error).count();
        let problems = problems(&found);
        // The last good state stays while the newest one is broken.
        let shown = match (shown, n_errors) {
            (Some(shown), 0) => Some(Arc::new(shown)),
            (Some(shown), _) if last.is_none() => Some(Arc::new(shown)),
            (_, _) => last,
        };
        let (content_id, assets_id) = shown
            .as_ref()
            .map_or((String::new(), ""), |shown| (shown.id.clone(), shown.assets_id.as_str()));
        let reported = problems.as_deref().unwrap_or_default();
        let build_id =
            hash::of_parts([&content_id, assets_id, reported].map(str::as_bytes)).short();
        let round = Round { changed, found, n_files, elapsed: Duration::ZERO };
        Preview { shown, problems, build_id, content_id, round }
    }
}

fn unreadable(root: &Path, path: &Path, error: &std::io::Error) -> Diagnostic {
    use crate::diag::rules::Rule;
    use crate::text::{Source, Span};
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned();
    let path = RelPath::new(&shown).unwrap_or_else(|| RelPath::new("content").expect("plain"));
    let message = format!("cannot be read: {error}");
    Diagnostic::new(Rule::RefusedFile, &Source::new(path, ""), Span::default(), message)
}

/// The errors and then the warnings as a JSON array, for the overlay; `None` without any.
fn problems(found: &[Diagnostic]) -> Option<String> {
    let is_problem = |finding: &&Diagnostic| finding.severity >= Severity::Warning;
    let mut problems: Vec<Diagnostic> = found.iter().filter(is_problem).cloned().collect();
    problems.sort_by_key(|finding| Reverse(finding.severity));
    (!problems.is_empty()).then(|| as_array(&problems))
}

fn as_array(found: &[Diagnostic]) -> String {
    let lines = report::render(found, ReportFormat::Json, ReportStyle::PLAIN);
    format!("[{}]", lines.lines().collect::<Vec<_>>().join(","))
}

impl SiteState {
    fn new(mut loaded: Loaded, before: Option<&SiteState>) -> (Option<SiteState>, Vec<Diagnostic>) {
        let found = std::mem::take(&mut loaded.found);
        let Some(renderer) = build::renderer(&loaded, Naming::Language) else {
            return (None, found);
        };
        let routes: BTreeMap<String, Route> = build::routes(&renderer)
            .into_iter()
            .map(|route| (public(renderer.style(), &route.path).to_owned(), route))
            .collect();
        let copied = copied(&loaded, before);
        let id = content_id(&loaded, &renderer, &copied);
        let rendered = Mutex::new(BTreeMap::new());
        let assets = routes.values().filter(|route| route.is_asset());
        let assets = hash::of_parts(assets.map(|route| route.path.as_str().as_bytes()));
        let assets_id = assets.short();
        let last_good = before.map(SiteState::last_good).unwrap_or_default();
        let reported = Mutex::new(BTreeSet::new());
        let shown = SiteState {
            loaded,
            renderer,
            routes,
            id,
            assets_id,
            copied,
            rendered,
            last_good,
            reported,
        };
        (Some(shown), found)
    }

    /// The newest page at each address that was requested in this state or an earlier one.
    fn last_good(&self) -> RenderedPages {
        let mut pages = self.last_good.clone();
        let rendered = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
        pages.extend(rendered.iter().map(|(path, bytes)| (path.clone(), Arc::clone(bytes))));
        pages
    }

    fn render(&self, route: &Route) -> Result<Arc<[u8]>, Diagnostic> {
        let known = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = known.get(route.path.as_str()) {
            return Ok(Arc::clone(bytes));
        }
        drop(known);
        let bytes: Arc<[u8]> = match self.renderer.route(route) {
            Ok(RenderedOutput::Bytes(bytes)) => bytes.into(),
            Ok(RenderedOutput::Copy(asset)) => std::fs::read(asset.file).unwrap_or_default().into(),
            Err(diagnostic) => return Err(*diagnostic),
        };
        let mut known = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(route.path.to_string(), Arc::clone(&bytes));
        Ok(bytes)
    }

    fn page(&self, route: &Route) -> Result<ServedPage, FailedPage> {
        let diagnostic = match self.render(route) {
            Ok(body) => return Ok(self.page_of(route, body)),
            Err(diagnostic) => diagnostic,
        };
        let last_good = self.last_good.get(route.path.as_str());
        let last_good = last_good.map(|body| self.page_of(route, Arc::clone(body)));
        let found = [diagnostic];
        let report = report::render(&found, ReportFormat::Human, ReportStyle::PLAIN);
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        if reported.insert(report.clone()) {
            out::print_status_lines(report.trim_end());
        }
        Err(FailedPage { report, problems: as_array(&found), last_good })
    }

    fn page_of(&self, route: &Route, body: Arc<[u8]>) -> ServedPage {
        let is_quiz = matches!(&route.what, What::Entry(id) if self.loaded.site.entry(*id).kind == Kind::Quiz);
        let content_type = media_type(route.path.extension());
        let policy = match &route.what {
            What::ContentAsset(path) if feeds::is_sandboxed(&self.loaded.site, path) => {
                Some(feeds::ASSET_CSP.to_owned())
            }
            _ if !content_type.starts_with("text/html") => None,
            _ if is_quiz => Some(feeds::QUIZ_CSP.to_owned()),
            What::Entry(id) => {
                let site = &self.loaded.site;
                let hosts = site.embeds(*id, route.lang);
                Some(feeds::embed_policy(&site.config, &hosts))
            }
            _ => Some(feeds::page_policy(&self.loaded.site.config)),
        };
        let header = |policy: String| ("Content-Security-Policy".to_owned(), policy);
        let headers = policy.map(header).into_iter().collect();
        ServedPage { content_type, body, headers }
    }
}

/// Reads the copied files whose state on disk has changed.
fn copied(loaded: &Loaded, before: Option<&SiteState>) -> CopiedAssets {
    let assets: Vec<_> = loaded.site.assets.values().collect();
    let read = par::map(&assets, |asset| {
        // The state is read first, so that a write in between is detected by the next load.
        let state = FileState::of(&asset.file).ok().filter(FileState::is_settled);
        let known = before.and_then(|before| before.copied.get(&asset.path));
        match known.filter(|(before, _)| state.is_some() && *before == state) {
            Some(known) => known.clone(),
            None => (state, print_of(&asset.file)),
        }
    });
    assets.iter().map(|asset| asset.path.clone()).zip(read).collect()
}

/// The fingerprint of a file; that of empty content if it cannot be read.
fn print_of(file: &Path) -> Fingerprint {
    let read = File::open(file).and_then(hash::of_reader);
    read.map_or_else(|_| hash::of(b""), |(print, _)| print)
}

/// The fingerprint of everything that pages depend on.
fn content_id(loaded: &Loaded, renderer: &Renderer, copied: &CopiedAssets) -> String {
    let docs: Vec<_> = loaded.docs.iter().collect();
    let texts = par::map(&docs, |(path, doc)| (*path, doc.source().fingerprint()));
    let texts = texts.iter().map(|(path, print)| (*path, print));
    let copied = copied.iter().map(|(path, (_, print))| (path, print));
    let theme = renderer.theme.fingerprint();
    let config = &loaded.site.config.source.text;
    let files = copied.chain(texts);
    let files = files.flat_map(|(path, print)| [path.as_bytes(), print.as_bytes()]);
    hash::of_parts(files.chain([config.as_bytes(), theme.as_bytes()])).short()
}

impl Pages for Preview {
    fn build_id(&self) -> &str {
        &self.build_id
    }

    fn content_id(&self) -> &str {
        &self.content_id
    }

    fn assets_id(&self) -> &str {
        self.shown.as_ref().map_or("", |shown| &shown.assets_id)
    }

    fn get(&self, path: &str) -> Option<Result<ServedPage, FailedPage>> {
        let shown = self.shown.as_ref()?;
        let route =
            shown.routes.get(path).or_else(|| shown.routes.get(&format!("{path}index.html")));
        match route {
            Some(route) => Some(shown.page(route)),
            // The parts of a large index get their routes at the first search.
            None => Some(shown.page(&shown.renderer.part(path)?)),
        }
    }

    fn not_found(&self, path: &str) -> Result<ServedPage, FailedPage> {
        let Some(shown) = &self.shown else {
            let body = "<!doctype html><title>kb</title><body><p>Nothing to show yet.</body>";
            return Ok(ServedPage {
                content_type: "text/html; charset=utf-8",
                body: body.as_bytes().into(),
                headers: Vec::new(),
            });
        };
        let language = path.split('/').next().unwrap_or_default();
        let of_language = shown.routes.get(&format!("{language}/404.html"));
        match of_language.or_else(|| shown.routes.get("404.html")) {
            Some(route) => shown.page(route),
            None => Ok(ServedPage {
                content_type: "text/plain",
                body: Arc::from(&b"not found"[..]),
                headers: Vec::new(),
            }),
        }
    }

    fn problems(&self) -> Option<String> {
        self.problems.clone()
    }

    fn styles(&self) -> Vec<ServedStyle> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let sheets = shown.renderer.theme.assets.iter().filter(|a| a.path.extension() == "css");
        sheets
            .map(|asset| ServedStyle {
                name: format!("assets/{}", asset.name),
                path: asset.path.to_string(),
            })
            .collect()
    }
}

/// The media type by file extension: first the types that kb writes, then those that content may
/// have.
fn media_type(extension: &str) -> &'static str {
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "webmanifest" => media::MANIFEST,
        other => media::of(other).map_or("application/octet-stream", |kind| kind.media_type),
    }
}
