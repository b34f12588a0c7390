//! `kb build`: load, report, render and publish.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::check;
use crate::cmd::arguments::{BuildArguments, SiteArguments};
use crate::cmd::flags::{base_url, today};
use crate::cmd::load::{self, LoadOptions, Loaded, ReadSite};
use crate::cmd::out::{self, Exit, ReportOptions};
use crate::cmd::select;
use crate::cmd::vanished;
use crate::diag::rules::Rule;
use crate::diag::{self, Diagnostic, Severity};
use crate::hash;
use crate::lang::by_lang::Lang;
use crate::par;
use crate::render::search::Naming;
use crate::render::{RenderOptions, RenderedOutput, Renderer};
use crate::route::Route;
use crate::scan::ScanCache;
use crate::text::{Source, Span};
use crate::write::{self, Content, OutputFolder, PublishFailure, PublishPhase, Published};

/// Runs `kb build`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &BuildArguments) -> Exit {
    build(site, arguments, Clock::start()).unwrap_or_else(|exit| exit)
}

/// Measures the duration of each stage.
pub(crate) struct Clock {
    start: Instant,
    lap: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Clock {
    pub(crate) fn start() -> Clock {
        let now = Instant::now();
        Clock { start: now, lap: now, laps: Vec::new() }
    }

    /// Ends a stage.
    pub(crate) fn lap(&mut self, stage: &'static str) {
        self.laps.push((stage, self.lap.elapsed()));
        self.lap = Instant::now();
    }

    /// Prints the name of the next stage to a terminal, if the build is long.
    fn announce(&self, next: &str) {
        if out::is_terminal() && self.start.elapsed() > LONG {
            out::print_progress(next);
        }
    }

    /// Removes the printed name of a stage.
    fn clear(&self) {
        if out::is_terminal() && self.start.elapsed() > LONG {
            out::print_progress("");
        }
    }
}

/// After this time a build prints its progress on a terminal.
const LONG: Duration = Duration::from_secs(1);

fn build(site: &SiteArguments, arguments: &BuildArguments, mut clock: Clock) -> Result<Exit, Exit> {
    let root = load::root(site)?;
    let base_url = base_url(arguments.base_url.as_deref())?;
    let read =
        load::read(&root, &ScanCache::default()).map_err(|stop| load::explain(stop, site))?;
    let langs = select::languages(&read.config, &arguments.only)?;
    let folder = arguments.out.clone().unwrap_or_else(|| root.join(&read.config.output));
    // Only a site with such days depends on the day.
    let has_days = read.config.banner_days.are_given();
    let day = has_days.then(|| today(arguments.today.as_deref())).transpose()?;
    let options = LoadOptions { drafts: arguments.drafts, base_url, today: None, day };
    let input = input(&read, &options, &langs);
    clock.lap("read");
    if let Some(n_files) = write::current(&folder, &input) {
        let n_read = read.n_files();
        let exit = out::report(&[], report_options(site, arguments));
        out::print_status(&format!("{} is up to date: {n_files} files", folder.display()));
        out::summary(&[], n_read, clock.start.elapsed());
        return Ok(exit);
    }
    let LinkedBuild { loaded, mut found, report } =
        linked(site, arguments, read, &options, &mut clock)?;
    let Some(renderer) = renderer(&loaded, Naming::Fingerprint) else {
        return Ok(report.nothing_published(found, &clock));
    };
    let routes = select::of_languages(&renderer, &langs);
    found.extend(vanished_addresses(&loaded, &folder, &routes, arguments));
    if found.iter().any(|finding| stops(finding, arguments)) {
        return Ok(report.nothing_published(found, &clock));
    }
    clock.lap("search index and navigation");
    // A site with findings is never up to date, so that the next run reports them again.
    let input = if found.is_empty() { input.as_str() } else { "" };
    let result = publish(&root, &folder, &renderer, &routes, input);
    clock.lap("render and write");
    let exit = report.published(found, result, &clock, |published| {
        print_summary(published, &folder);
    });
    // The process ends here, so freeing a large site would waste time.
    std::mem::forget((renderer, loaded));
    Ok(exit)
}

/// A site without findings that prevent publication.
pub(crate) struct LinkedBuild<'a> {
    pub(crate) loaded: Loaded,
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) report: BuildReport<'a>,
}

/// Parses and relates the files.
///
/// # Errors
/// When a finding prevents publication; all findings are already printed.
pub(crate) fn linked<'a>(
    site: &'a SiteArguments,
    arguments: &'a BuildArguments,
    read: ReadSite,
    options: &LoadOptions,
    clock: &mut Clock,
) -> Result<LinkedBuild<'a>, Exit> {
    clock.announce(&format!("reading {} files", read.n_files()));
    let mut loaded = load::load_from(read, options, None);
    let mut found = std::mem::take(&mut loaded.found);
    loaded.drop_caches();
    if arguments.strict {
        check::strict(&mut found);
    }
    clock.lap("parse and link");
    clock.announce("building the navigation and the search index");
    let report = BuildReport { site, arguments, n_files: loaded.n_files };
    if found.iter().any(|finding| stops(finding, arguments)) {
        let rendered = render_findings(&loaded, &found);
        found.extend(rendered);
        return Err(report.nothing_published(found, clock));
    }
    Ok(LinkedBuild { loaded, found, report })
}

/// Findings for addresses of the last build. A build of some languages leaves out the others on purpose.
fn vanished_addresses(
    loaded: &Loaded,
    folder: &Path,
    routes: &[Route],
    arguments: &BuildArguments,
) -> Vec<Diagnostic> {
    if !arguments.only.is_empty() {
        return Vec::new();
    }
    let mut found = vanished::findings(&loaded.site, &write::published(folder), routes);
    if arguments.strict {
        check::strict(&mut found);
    }
    found
}

/// Everything that the published bytes depend on, as one fingerprint.
fn input(read: &ReadSite, options: &LoadOptions, langs: &[Lang]) -> String {
    // During development, different binaries have the same version.
    let program = std::env::current_exe().and_then(std::fs::metadata);
    let program =
        program.map_or(String::new(), |it| format!("{:?} {}", it.modified().ok(), it.len()));
    let circumstances = format!(
        "{} {program} {} {:?} {langs:?} {:?}",
        env!("CARGO_PKG_VERSION"),
        options.drafts,
        options.base_url,
        options.day.map(|day| day.to_string())
    );
    hash::of_parts([read.fingerprint().as_bytes(), circumstances.as_bytes()]).to_string()
}

fn report_options<'a>(site: &'a SiteArguments, arguments: &BuildArguments) -> ReportOptions<'a> {
    ReportOptions { site, format: arguments.format, limit: arguments.limit }
}

/// Whether a finding prevents publication.
fn stops(finding: &Diagnostic, arguments: &BuildArguments) -> bool {
    let is_left_out = arguments.keep_going && finding.is_contained();
    finding.severity == Severity::Error && !is_left_out
}

/// Prints the end of a build.
pub(crate) struct BuildReport<'a> {
    pub(crate) site: &'a SiteArguments,
    pub(crate) arguments: &'a BuildArguments,
    pub(crate) n_files: usize,
}

impl BuildReport<'_> {
    /// Prints findings, which are sorted.
    fn findings(&self, found: &[Diagnostic]) -> Exit {
        out::report(found, report_options(self.site, self.arguments))
    }

    fn summary(&self, found: &[Diagnostic], clock: &Clock) {
        out::summary(found, self.n_files, clock.start.elapsed());
    }

    pub(crate) fn nothing_published(&self, found: Vec<Diagnostic>, clock: &Clock) -> Exit {
        clock.clear();
        let found = diag::sorted(found);
        let exit = self.findings(&found);
        let codes: BTreeSet<&str> = found
            .iter()
            .filter(|finding| stops(finding, self.arguments))
            .map(|finding| finding.rule.code())
            .collect();
        let codes: Vec<&str> = codes.into_iter().collect();
        match self.arguments.keep_going {
            true => out::print_status(&format!(
                "nothing was published: errors of {} cannot be left out",
                codes.join(", ")
            )),
            false => out::print_status("nothing was published"),
        }
        self.summary(&found, clock);
        exit
    }

    /// Prints what was written with `print`, or why it was not.
    pub(crate) fn published<T>(
        &self,
        found: Vec<Diagnostic>,
        result: Publication<T>,
        clock: &Clock,
        print: impl FnOnce(&T),
    ) -> Exit {
        match result {
            Ok(published) => {
                let found = diag::sorted(found);
                let exit = self.findings(&found);
                print(&published);
                if self.arguments.timings {
                    timings(&clock.laps);
                }
                self.summary(&found, clock);
                exit
            }
            Err(PublishFailure::Content(diagnostics)) => {
                let rendered = once(&found, diagnostics);
                self.nothing_published([found, rendered].concat(), clock)
            }
            Err(PublishFailure::Write(error)) => {
                let found = diag::sorted(found);
                self.findings(&found);
                out::print_error(&error.to_string(), None);
                // "No problems" would be wrong after an error.
                if !found.is_empty() {
                    self.summary(&found, clock);
                }
                match error {
                    write::WriteError::Refused { .. } | write::WriteError::BadPath { .. } => {
                        Exit::Usage
                    }
                    _ => Exit::System,
                }
            }
        }
    }
}

/// Returns a renderer if the theme has no errors. `search` decides whether the search indices are
/// built at once.
#[must_use]
pub fn renderer(loaded: &Loaded, search: Naming) -> Option<Renderer> {
    let theme = loaded.theme.as_ref()?;
    let options = RenderOptions { base_url: loaded.base_url.clone(), day: loaded.day, search };
    Some(Renderer::new(Arc::clone(&loaded.site), Arc::clone(theme), options))
}

/// All routes of a site.
#[must_use]
pub fn routes(renderer: &Renderer) -> Vec<Route> {
    let langs: Vec<Lang> = renderer.site.config.languages.langs().collect();
    select::of_languages(renderer, &langs)
}

/// Renders the pages that can show a mistake in a template, and returns the findings, each once.
#[must_use]
pub fn render_findings(loaded: &Loaded, known: &[Diagnostic]) -> Vec<Diagnostic> {
    // Copies for readers without a connection are limited in size, and contain the search index.
    let has_copies = loaded.site.config.offline.is_some();
    let naming = if has_copies { Naming::Fingerprint } else { Naming::Language };
    let Some(renderer) = renderer(loaded, naming) else { return Vec::new() };
    let routes = select::for_check(&renderer);
    let rendered = par::map(&routes, |route| renderer.route(route).err());
    once(known, rendered.into_iter().flatten())
}

/// Drops repeated findings at the same place of a template, also those that are known without rendering.
fn once(
    known: &[Diagnostic],
    diagnostics: impl IntoIterator<Item = Box<Diagnostic>>,
) -> Vec<Diagnostic> {
    let of_templates = known.iter().filter(|known| known.rule == Rule::TemplateError);
    let of_templates: Vec<&Diagnostic> = of_templates.collect();
    let mut found: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics {
        let is_same_file = |known: &Diagnostic| known.source.path == diagnostic.source.path;
        let same = |known: &Diagnostic| known.span == diagnostic.span && is_same_file(known);
        let overlaps = |known: &Diagnostic| {
            let (one, other) = (known.span, diagnostic.span);
            is_same_file(known) && one.start <= other.end && other.start <= one.end
        };
        let is_known = of_templates.iter().any(|known| overlaps(known));
        if !is_known && !found.iter().any(same) {
            found.push(*diagnostic);
        }
    }
    found
}

/// What was written, or why it was not.
type Publication<T> = Result<T, PublishFailure<Box<Diagnostic>>>;

fn publish(
    root: &Path,
    folder: &Path,
    renderer: &Renderer,
    routes: &[Route],
    input: &str,
) -> Publication<Published> {
    let outputs = outputs(routes);
    let sources = ["content", "static", "themes"].map(|name| root.join(name));
    let sources: Vec<&Path> = sources.iter().map(PathBuf::as_path).collect();
    let target = OutputFolder { folder, outside: &[root], sources: &sources };
    let progress = Progress::new(routes.len());
    let make = |nth: usize| progress.render(renderer, &routes[nth]);
    let published = write::publish(&target, &outputs, input, &make);
    progress.end();
    published
}

/// The outputs of routes.
pub(crate) fn outputs(routes: &[Route]) -> Vec<write::Output> {
    let output = |route: &Route| write::Output {
        path: route.path.clone().into(),
        phase: if route.is_asset() { PublishPhase::Asset } else { PublishPhase::Page },
    };
    routes.iter().map(output).collect()
}

/// Returns the content of an output; an unreadable content file is a finding.
fn content(output: RenderedOutput) -> Result<Content, Box<Diagnostic>> {
    match output {
        RenderedOutput::Bytes(bytes) => Ok(Content::Bytes(bytes)),
        RenderedOutput::Copy(asset) => match File::open(&asset.file) {
            Ok(file) => Ok(Content::File { file, path: asset.file }),
            Err(error) => {
                let source = Source::new(asset.path, "");
                let message = format!("cannot read: {error}");
                Err(Box::new(Diagnostic::new(Rule::RefusedFile, &source, Span::default(), message)))
            }
        },
    }
}

/// Prints progress on a terminal; a short build ends before the first line.
pub(crate) struct Progress {
    n_steps: usize,
    done: AtomicUsize,
    start: Instant,
    on_terminal: bool,
}

impl Progress {
    /// How many files are rendered between two checks of the clock.
    const EVERY: usize = 256;

    pub(crate) fn new(n_steps: usize) -> Progress {
        let on_terminal = out::is_terminal();
        Progress { n_steps, done: AtomicUsize::new(0), start: Instant::now(), on_terminal }
    }

    /// Renders a file, which is a step.
    pub(crate) fn render(
        &self,
        renderer: &Renderer,
        route: &Route,
    ) -> Result<Content, Box<Diagnostic>> {
        self.step();
        content(renderer.route(route)?)
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let long = || self.start.elapsed() > LONG;
        if self.on_terminal && done.is_multiple_of(Self::EVERY) && long() {
            out::print_progress(&format!("rendered {done} of {} files", self.n_steps));
        }
    }

    pub(crate) fn end(&self) {
        if self.on_terminal {
            out::print_progress("");
        }
    }
}

fn print_summary(published: &Published, folder: &Path) {
    for path in &published.kept {
        out::print_status(&format!("kept {path}: it was changed after kb wrote it"));
    }
    for path in &published.foreign {
        out::print_status(&format!("kept {path}: kb did not write it"));
    }
    out::print_status(&format!(
        "published {} files to {}: {} written ({} kB), {} unchanged, {} removed",
        published.written + published.unchanged,
        folder.display(),
        published.written,
        published.bytes / 1000,
        published.unchanged,
        published.removed,
    ));
}

fn timings(laps: &[(&str, Duration)]) {
    for (stage, time) in laps {
        out::print_status(&format!("{stage:>27}  {:>8.1} ms", time.as_secs_f64() * 1000.0));
    }
}
