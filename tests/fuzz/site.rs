//! Targets of texts: content, configuration, slugs and paths.

use std::io::Write as _;
use std::sync::{Arc, OnceLock};

use kb::check::{self, Circumstances};
use kb::cmd::build;
use kb::config::{self, Config};
use kb::diag::report::{self, ReportFormat, ReportStyle};
use kb::diag::{Diagnostic, Severity};
use kb::link::{self, DraftVisibility};
use kb::names::slug::{self, Slug};
use kb::parse;
use kb::render::search::Naming;
use kb::render::{RenderOptions, RenderedOutput, Renderer};
use kb::scan;
use kb::text::{RelPath, Source, Span};
use kb::theme::{self, Theme, files};

use crate::dom::{self, Published};
use crate::{CUT, mutate};

/// The configuration of the pages that are tried: all that pages show of a configuration.
const OF_PAGES: &str = "\
title: Site
base_url: https://example.org/
languages: [en, cs]
navigation: [section, {text: More, items: [page, {href: \"mailto:a@b.c\", text: \"<b>\"}]}]
links: [{to: page, text: \"<b>\"}]
banner: \"[a](page.md) <b>\"
head: [{name: x, content: \"<b>\"}]
csp: {img-src: [https://stats.example.org]}
img_hosts: [images.example.org]
embeds: [video.example.org]
schemes: [zotero]
offline: {languages: [en]}
edit_url: https://example.org/{path}
feedback: https://example.org/?t={title}&u={url}
reviews: {expert: {done: \"<b>\", none: \"</b>\"}}
look: {accent: \"#0b5560\", footer: {text: \"<b> [a](page#x) ![[page]] # [^b] `\"}}
safety: {title: Help, text: Call., lines: [{number: \"112\", text: \"<b>\"}], leave: {href: \"https://weather.example/\", note: Leaves.}}
accessibility: {owner: x, contact: a@b.c, prepared: 2026-11-20, status: partial, problems: x}
";

/// Prints a line that the test runner does not capture.
pub(crate) fn say(line: &str) {
    drop(writeln!(std::io::stderr(), "{line}"));
}

/// A page, another one that it may link to, and a translation.
pub(crate) fn check_pages(text: &str) {
    let mut parts = text.split(CUT);
    let mut part = || parts.next().unwrap_or_default();
    check_site(&[
        ("content/en/index.md", "# Start\n\n[Page](page.md)\n"),
        ("content/en/page.md", part()),
        ("content/en/section/index.md", part()),
        ("content/cs/page.md", part()),
        ("content/en/x.txt", ""),
        ("content/en/glossary.yaml", "terms:\n  word: {term: word, definition: d, page: page}\n"),
    ]);
}

/// A page that begins with front matter.
pub(crate) fn check_front_matter(text: &str) {
    check_pages(&format!("---\n{text}"));
}

/// A scenario, a quiz and a glossary of one text, and their translations of another.
pub(crate) fn check_yaml(text: &str) {
    let (yaml, words) = text.split_once(CUT).unwrap_or((text, text));
    check_site(&[
        ("content/en/index.md", "# Start\n"),
        ("content/en/page.md", "# Page\n"),
        ("content/en/scenarios/one.yaml", yaml),
        ("content/en/quizzes/two.yaml", yaml),
        ("content/en/glossary.yaml", yaml),
        ("content/cs/scenarios/one.yaml", words),
        ("content/cs/quizzes/two.yaml", words),
        ("content/cs/glossary.yaml", words),
    ]);
}

/// A configuration.
pub(crate) fn check_config(text: &str) {
    let config = match config::read(&Source::new(path("kb.yaml"), text)) {
        Ok(config) => config,
        Err(found) => {
            assert!(!found.is_empty(), "refused without a reason");
            check_findings(&found);
            let has_place = |found: &Diagnostic| found.span != Span::default();
            assert!(text.is_empty() || found.iter().all(has_place), "{found:?}");
            return;
        }
    };
    let folders = config.languages.values().map(|tag| format!("content/{tag}/index.md"));
    let start = folders.map(|path| (path, b"# Start\n\nA text.\n".to_vec()));
    let every_key = mutate::every_key().iter().filter(|(path, _)| path != "kb.yaml").cloned();
    let mut files: Vec<(RelPath, Vec<u8>)> = start
        .chain(every_key)
        .map(|(path, bytes)| (self::path(&path), bytes))
        .chain([(path("kb.yaml"), text.as_bytes().to_vec())])
        .collect();
    files.sort();
    files.dedup_by(|(a, _), (b, _)| a == b);
    mutate::check_files(&files);
}

/// Names of files, folders, tags, terms, aliases and headings.
pub(crate) fn check_names(text: &str) {
    let parts: Vec<&str> = text.split(CUT).collect();
    let name = |nth: usize| parts.get(nth).copied().unwrap_or_default();
    let quoted = |nth: usize| serde_json::to_string(name(nth)).expect("a text is JSON");
    let (file, folder) = (name(0), name(1));
    let page = format!(
        "---\ntitle: Page\ntags: [{}, {}]\naliases: [{}]\n---\n\n## {}\n\n## {}\n\n## X {{#{}}}\n\n\
         <b id=\"{}\">b</b>[^1]\n\n[^1]: Note\n",
        quoted(2),
        quoted(3),
        quoted(4),
        name(5),
        name(3),
        name(2),
        name(4),
    );
    let slugged = format!("---\nslug: {}\n---\n\n# {}\n", quoted(3), name(2));
    let glossary = format!("terms:\n  {}: {{term: word, definition: d}}\n", quoted(5));
    let scenario = "title: Late\nsummary: s\nseverity: low\n";
    let quiz = "title: Quiz\nintro: i\n";
    let given = [
        ("content/en/index.md".to_owned(), "# Start\n"),
        (format!("content/en/{file}.md"), page.as_str()),
        (format!("content/en/{folder}/page.md"), page.as_str()),
        (format!("content/en/{folder}/index.md"), slugged.as_str()),
        (format!("content/cs/{file}.md"), slugged.as_str()),
        (format!("content/en/scenarios/{folder}.yaml"), scenario),
        (format!("content/en/quizzes/{file}.yaml"), quiz),
        (format!("content/en/{folder}/{file}.png"), ""),
        ("content/en/glossary.yaml".to_owned(), glossary.as_str()),
    ];
    // No folder contains names that cannot be paths.
    let known = given.iter().filter(|(path, _)| RelPath::new(path).is_some());
    let mut files: Vec<(&str, &str)> = known.map(|(path, text)| (path.as_str(), *text)).collect();
    files.sort_by_key(|(path, _)| *path);
    files.dedup_by_key(|(path, _)| *path);
    check_site(&files);
}

/// A slug, a heading, a path.
pub(crate) fn check_slug(text: &str) {
    let made = Slug::of_text(text);
    assert_eq!(Slug::written(made.as_str()).as_ref(), Ok(&made), "{made:?}");
    assert_eq!(Slug::of_text(made.as_str()), made, "a slug of a slug is that slug");
    if Slug::written(text).is_ok() {
        assert!(RelPath::new(text).is_some_and(|path| path.as_str() == text), "{text:?}");
    }
    assert_eq!(slug::canonical(&slug::canonical(text)), slug::canonical(text));
    for path in [RelPath::new(text), path("a/b.md").resolve(text)].into_iter().flatten() {
        let climbs = path.as_str().split('/').any(|part| matches!(part, "" | "." | ".."));
        assert!(!climbs && !path.as_str().contains(['\\', '\0']), "{path}");
        assert_eq!(RelPath::new(path.as_str()).as_ref(), Some(&path));
    }
}

fn path(text: &str) -> RelPath {
    RelPath::new(text).expect("a plain path")
}

fn config() -> Arc<Config> {
    static CONFIG: OnceLock<Arc<Config>> = OnceLock::new();
    Arc::clone(CONFIG.get_or_init(|| {
        let config = config::read(&Source::new(path("kb.yaml"), OF_PAGES));
        Arc::new(config.expect("is well formed"))
    }))
}

fn theme() -> Arc<Theme> {
    static THEME: OnceLock<Arc<Theme>> = OnceLock::new();
    Arc::clone(THEME.get_or_init(|| {
        let (theme, found) =
            theme::compile(&files::over_default("default", []), &config().languages, &[]);
        assert!(found.is_empty(), "{found:?}");
        Arc::new(theme.expect("the default theme compiles"))
    }))
}

/// Loads and renders a site, and judges its findings and its pages.
fn check_site(given: &[(&str, &str)]) {
    let (config, theme) = (&config(), &theme());
    let given: Vec<(RelPath, Vec<u8>)> =
        given.iter().map(|(name, text)| (path(name), text.as_bytes().to_vec())).collect();
    let scan = scan::given(&given, config);
    let docs: Vec<_> = scan
        .files
        .iter()
        .map(|file| Arc::new(parse::doc(file, parse::ParseRules::of(config))))
        .collect();
    let input = link::LinkInput {
        config,
        docs: &docs,
        assets: &scan.assets,
        days: &scan.days,
        drafts: DraftVisibility::Show,
        last: None,
    };
    let site = link::site(input);
    let mut found = scan.found;
    found.extend(docs.iter().flat_map(|doc| doc.found.iter().cloned()));
    found.extend(check::site(&site, Circumstances::default()));
    check_findings(&found);
    let is_sound = found.iter().all(|found| found.severity != Severity::Error);
    let options = RenderOptions {
        base_url: Some("https://example.org/".to_owned()),
        search: Naming::Language,
        day: None,
    };
    check_published(&Renderer::new(Arc::new(site), Arc::clone(theme), options), is_sound);
}

/// Renders every file of a site and judges it; one without errors may be published.
pub(crate) fn check_published(renderer: &Renderer, is_sound: bool) {
    let routes = build::routes(renderer);
    let published = Published {
        paths: routes.iter().map(|route| route.path.as_str()).collect(),
        embeds: renderer.site.config.embeds.iter().map(config::Host::as_str).collect(),
        schemes: renderer.site.config.schemes.iter().map(String::as_str).collect(),
    };
    // The owner of a site may add other lines.
    let is_of_kb = !renderer.site.assets.values().any(|file| file.addition.is_some());
    for route in &routes {
        let bytes = match renderer.route(route) {
            Ok(RenderedOutput::Bytes(bytes)) => bytes,
            Ok(RenderedOutput::Copy(_)) => continue,
            // A template of the site may read a key of a page that the page no longer has.
            Err(failed) if !failed.source.path.as_str().starts_with("themes/default/") => {
                check_findings(&[*failed]);
                continue;
            }
            Err(failed) => panic!("{}: {}", route.path, failed.message),
        };
        if route.path.extension() == "html" {
            let html = String::from_utf8(bytes).expect("pages are UTF-8");
            dom::check(&route.path, &html, &published);
            if is_sound {
                dom::check_ids(&route.path, &html);
            }
        } else if matches!(route.path.extension(), "xml" | "json") {
            let text = String::from_utf8(bytes).expect("data are UTF-8");
            check_data(&route.path, &text);
        } else if route.path.as_str() == "_headers" && is_of_kb {
            check_headers(&String::from_utf8(bytes).expect("headers are UTF-8"));
        }
    }
}

/// No value ends its line in the file of headers: it holds addresses, and headers below them.
fn check_headers(text: &str) {
    for line in text.lines().filter(|line| !line.is_empty()) {
        let is_header = |line: &str| line.starts_with("! ") || line.contains(": ");
        let is_known = line.starts_with('/') || line.strip_prefix("  ").is_some_and(is_header);
        assert!(is_known && !line.contains(char::is_control), "{line:?}");
    }
}

/// XML holds no character that XML forbids, and JSON is JSON.
fn check_data(path: &RelPath, text: &str) {
    match path.extension() {
        "json" => drop(serde_json::from_str::<serde_json::Value>(text).expect("is JSON")),
        _ => {
            let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
            let strange = text.chars().find(|c| !is_allowed(*c));
            assert_eq!(strange, None, "{path}: XML 1.0 does not have this character");
        }
    }
}

/// Whether findings can be shown: places are in their text, messages are clauses, and no report
/// fails or carries a control character to the terminal.
pub(crate) fn check_findings(found: &[Diagnostic]) {
    for found in found {
        let message = &found.message;
        assert!(!message.is_empty(), "a finding without a message");
        assert!(!message.ends_with('.') || message.ends_with("..."), "{message:?}");
        let spans = found.related.iter().map(|(source, span, _)| (source, span));
        for (source, span) in spans.chain([(&found.source, &found.span)]) {
            assert!(source.text.get(span.range()).is_some(), "{message}: {span:?}");
        }
    }
    for format in
        [ReportFormat::Human, ReportFormat::Json, ReportFormat::Github, ReportFormat::Sarif]
    {
        let text = report::render(found, format, ReportStyle::PLAIN);
        let control = text.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(control, None, "{text:?}");
        match format {
            ReportFormat::Json => text.lines().for_each(|line| {
                drop(serde_json::from_str::<serde_json::Value>(line).expect("is JSON"));
            }),
            ReportFormat::Sarif => {
                drop(serde_json::from_str::<serde_json::Value>(&text).expect("is JSON"));
            }
            ReportFormat::Human | ReportFormat::Github => {}
        }
    }
}
