//! The site of one specification: built in memory, with its report and its files.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use kb::cmd::build;
use kb::cmd::load::{self, LoadOptions, Loaded, ReadSite};
use kb::cmd::root;
use kb::config::{self, Config};
use kb::diag::rules::Rule;
use kb::diag::{self, Diagnostic};
use kb::lang::date::Date;
use kb::render::{RenderOptions, RenderedOutput, Renderer};
use kb::scan::{self, Scan};
use kb::text::{RelPath, Source};
use kb::theme::files::{self, ThemeFile};

use crate::document::Block;

/// The day on which all specifications are checked.
const TODAY: &str = "2026-11-23";

/// Templates that print a view plainly, so that specifications do not depend on the default theme.
const PLAIN: [(&str, &str); 10] = [
    ("templates/plain.html", include_str!("theme/templates/plain.html")),
    ("templates/page.html", include_str!("theme/templates/page.html")),
    ("templates/home.html", include_str!("theme/templates/home.html")),
    ("templates/scenario.html", include_str!("theme/templates/scenario.html")),
    ("templates/scenarios.html", include_str!("theme/templates/scenarios.html")),
    ("templates/quiz.html", include_str!("theme/templates/quiz.html")),
    ("templates/redirect.html", include_str!("theme/templates/redirect.html")),
    ("templates/glossary.html", include_str!("theme/templates/glossary.html")),
    ("templates/print.html", include_str!("theme/templates/print.html")),
    ("templates/plain-around.html", include_str!("theme/templates/plain-around.html")),
];

/// The site of the input files.
pub(crate) struct Site {
    found: Vec<Diagnostic>,
    renderer: Option<Renderer>,
    default_theme: Option<Renderer>,
}

/// Files as given: path and bytes.
type Files = Vec<(RelPath, Vec<u8>)>;

/// The input of a specification.
struct Inputs {
    files: Files,
    /// Symbolic links, with where they lead.
    links: Files,
}

/// Builds the site of the input blocks.
///
/// # Errors
/// A block that is neither input nor expectation.
pub(crate) fn build(blocks: &[Block]) -> Result<Site, String> {
    let inputs = inputs(blocks)?;
    Ok(match checked(&inputs) {
        Ok((config, loaded, found)) => {
            let default = load(&config, &[], &inputs);
            Site { found, renderer: renderer(&loaded), default_theme: renderer(&default) }
        }
        Err(found) => Site { found, renderer: None, default_theme: None },
    })
}

/// The findings of the site of the input blocks.
///
/// # Errors
/// A block that is neither input nor expectation.
pub(crate) fn findings(blocks: &[Block]) -> Result<Vec<Diagnostic>, String> {
    Ok(checked(&inputs(blocks)?).map_or_else(|found| found, |(_, _, found)| found))
}

/// Loads and checks a site; only the findings where nothing could be loaded.
fn checked(inputs: &Inputs) -> Result<(Arc<Config>, Loaded, Vec<Diagnostic>), Vec<Diagnostic>> {
    let config = config(&inputs.files).map(Arc::new).map_err(diag::sorted)?;
    if let Some(missing) = config.missing_theme(&themes(&inputs.files)) {
        return Err(vec![missing]);
    }
    let mut loaded = load(&config, &PLAIN, inputs);
    let mut found = std::mem::take(&mut loaded.found);
    let rendered = build::render_findings(&loaded, &found);
    found.extend(rendered);
    Ok((config, loaded, diag::sorted(found)))
}

/// The names of the themes that are given.
fn themes(files: &Files) -> Vec<String> {
    let folder = |path: &RelPath| {
        let (name, _) = path.as_str().strip_prefix("themes/")?.split_once('/')?;
        Some(name.to_owned())
    };
    files.iter().filter_map(|(path, _)| folder(path)).collect()
}

fn load(config: &Arc<Config>, plain: &[(&str, &str)], inputs: &Inputs) -> Loaded {
    let wanted = LoadOptions { today: Date::parse(TODAY), ..LoadOptions::default() };
    let theme = own_theme(&inputs.files, config, plain);
    let read = ReadSite { config: Arc::clone(config), theme, scan: scan(config, inputs) };
    load::load_from(read, &wanted, None)
}

/// Links exist only on a disk; everything else stays in memory.
fn scan(config: &Config, inputs: &Inputs) -> Scan {
    if inputs.links.is_empty() {
        return scan::given(&inputs.files, config);
    }
    let root = tempfile::tempdir().expect("a temporary folder");
    let place = |path: &RelPath| {
        let file = root.path().join(path.as_str());
        fs::create_dir_all(file.parent().expect("is inside the root")).expect("can be made");
        file
    };
    for (path, bytes) in &inputs.files {
        fs::write(place(path), bytes).expect("can be written");
    }
    for (path, target) in &inputs.links {
        let target = String::from_utf8_lossy(target);
        std::os::unix::fs::symlink(target.trim(), place(path)).expect("can be linked");
    }
    scan::content(root.path(), config, &scan::ScanCache::default())
        .expect("the folder was just made")
}

fn renderer(loaded: &Loaded) -> Option<Renderer> {
    let day = Date::parse(TODAY);
    let options =
        RenderOptions { base_url: loaded.base_url.clone(), day, ..RenderOptions::default() };
    Some(Renderer::new(Arc::clone(&loaded.site), Arc::clone(loaded.theme.as_ref()?), options))
}

/// The configuration as given; else one whose languages are the folders of `content/` in the
/// order in which the specification names them.
fn config(files: &Files) -> Result<Config, Vec<Diagnostic>> {
    let path = RelPath::new(root::CONFIG).expect("a plain name");
    let given = files.iter().find(|(name, _)| *name == path);
    let source = match given {
        Some((path, bytes)) => {
            scan::decode(path, bytes.clone()).map_err(|diagnostic| vec![diagnostic])?
        }
        None => Source::new(path, default_config(files)),
    };
    config::read(&source)
}

/// The home page of a site that gives neither one nor its own kb.yaml.
fn default_home(files: &Files) -> Option<(RelPath, Vec<u8>)> {
    let is_given = |name: &str| files.iter().any(|(path, _)| path.as_str() == name);
    let home = format!("content/{}/index.md", languages(files)[0]);
    let wanted = !is_given(root::CONFIG) && !is_given(&home);
    wanted.then(|| (RelPath::new(&home).expect("a plain path"), b"# Home\n".to_vec()))
}

fn default_config(files: &Files) -> String {
    let languages = languages(files).join(", ");
    format!("title: Site\nbase_url: https://example.org/\nlanguages: [{languages}]\n")
}

/// The folders of `content/` in the order in which the specification names them.
fn languages(files: &Files) -> Vec<&str> {
    let mut languages: Vec<&str> = Vec::new();
    for (path, _) in files {
        let folder = path.as_str().strip_prefix("content/").and_then(|rest| rest.split_once('/'));
        let Some((folder, _)) = folder else { continue };
        if folder != scan::BASE_FOLDER && !languages.contains(&folder) {
            languages.push(folder);
        }
    }
    if languages.is_empty() {
        languages.push("en");
    }
    languages
}

fn own_theme(files: &Files, config: &Config, plain: &[(&str, &str)]) -> Vec<ThemeFile> {
    let folder = format!("themes/{}/", config.theme);
    let mut own: BTreeMap<String, Vec<u8>> =
        plain.iter().map(|(path, text)| ((*path).to_owned(), (*text).into())).collect();
    let given = files.iter().filter_map(|(path, bytes)| {
        Some((path.as_str().strip_prefix(&folder)?.to_owned(), bytes.clone()))
    });
    own.extend(given);
    files::over_default(&config.theme, own)
}

fn inputs(blocks: &[Block]) -> Result<Inputs, String> {
    let mut inputs = Inputs { files: Vec::new(), links: Vec::new() };
    for block in blocks {
        let name = block.name();
        if name == "diagnostics" || name.starts_with("public/") {
            continue;
        }
        let folders = ["content/", "static/", "themes/"];
        let input = name == "kb.yaml" || folders.iter().any(|folder| name.starts_with(folder));
        let path = RelPath::new(name).filter(|_| input);
        let path = path.ok_or_else(|| format!("  line {}: what is `{name}`?", block.open + 1))?;
        if inputs.files.iter().chain(&inputs.links).any(|(known, _)| *known == path) {
            return Err(format!("  line {}: `{name}` is given twice", block.open + 1));
        }
        match block.info.get(1).is_some_and(|word| word == "symlink") {
            true => inputs.links.push((path, block.text().into_bytes())),
            false => inputs.files.push((path, bytes(block)?)),
        }
    }
    inputs.files.extend(default_home(&inputs.files));
    Ok(inputs)
}

/// The bytes of an input block: its lines, changed by the modifiers after its path.
fn bytes(block: &Block) -> Result<Vec<u8>, String> {
    let mut bytes = block.text().into_bytes();
    for modifier in &block.info[1..] {
        bytes = match modifier.split_once('=') {
            None if modifier == "escaped" => unescape(&String::from_utf8_lossy(&bytes))?,
            Some(("repeat", times)) => {
                let times: usize = times.parse().map_err(|_| format!("  bad {modifier}"))?;
                let mut all = bytes.strip_suffix(b"\n").unwrap_or(&bytes).repeat(times);
                all.push(b'\n');
                all
            }
            _ => return Err(format!("  line {}: unknown word `{modifier}`", block.open + 1)),
        };
    }
    Ok(bytes)
}

/// Resolves `\n`, `\r`, `\t`, `\0`, `\\`, `\xFF` (a byte) and `\u{202e}` (a character).
fn unescape(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((plain, escape)) = rest.split_once('\\') {
        bytes.extend(plain.bytes());
        let bad = || format!("  bad escape before {escape:?}");
        let kind = escape.chars().next().ok_or_else(bad)?;
        rest = &escape[kind.len_utf8()..];
        match kind {
            'n' => bytes.push(b'\n'),
            'r' => bytes.push(b'\r'),
            't' => bytes.push(b'\t'),
            '0' => bytes.push(0),
            '\\' => bytes.push(b'\\'),
            'x' => {
                let hex = rest.get(..2).ok_or_else(bad)?;
                bytes.push(u8::from_str_radix(hex, 16).map_err(|_| bad())?);
                rest = &rest[2..];
            }
            'u' => {
                let (hex, tail) =
                    rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).ok_or_else(bad)?;
                let number = u32::from_str_radix(hex, 16).map_err(|_| bad())?;
                let letter = char::from_u32(number).ok_or_else(bad)?;
                bytes.extend(letter.to_string().bytes());
                rest = tail;
            }
            _ => return Err(bad()),
        }
    }
    bytes.extend(rest.bytes());
    Ok(bytes)
}

impl Site {
    /// The findings, a line each, with their hints and other places below.
    pub(crate) fn report(&self) -> Vec<String> {
        self.found.iter().flat_map(lines).collect()
    }

    /// The content of an output file: the content of an element, `main` unless named; or all of a
    /// file that is not HTML. `absent` expects no such file.
    ///
    /// # Errors
    /// A file that is not published, or is although it should not be.
    pub(crate) fn output(&self, path: &str, words: &[String]) -> Result<Vec<String>, String> {
        let inner = path.strip_prefix("public/").unwrap_or(path);
        let element = words.first().map_or("main", String::as_str);
        let renderer = self.renderer.as_ref().ok_or("  there is no site")?;
        let routes = build::routes(renderer);
        let route = routes.iter().find(|route| route.path.as_str() == inner);
        let route = match (route, element) {
            (None, "absent") => return Ok(Vec::new()),
            (Some(_), "absent") => return Err(format!("  {path} is published")),
            (None, _) => {
                let all: Vec<&str> = routes.iter().map(|route| route.path.as_str()).collect();
                return Err(format!("  {path} is not published; there are {}", all.join(", ")));
            }
            (Some(route), _) => route,
        };
        let text = match renderer.route(route) {
            Ok(RenderedOutput::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
            Ok(RenderedOutput::Copy(file)) => {
                return Ok(vec![format!("(copy of {})", file.file.display())]);
            }
            Err(diagnostic) => return Err(format!("  {path}: {}", diagnostic.message)),
        };
        let html = std::path::Path::new(inner).extension().is_some_and(|e| e == "html");
        let part = if html { inside(&text, element)? } else { &text };
        let lines = part.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(lines.map(str::to_owned).collect())
    }

    /// The errors when every route is rendered with the default theme.
    pub(crate) fn default_theme_fails(&self) -> Option<String> {
        let reported = self.found.iter().any(|found| found.rule == Rule::TemplateError);
        let renderer = self.default_theme.as_ref().filter(|_| !reported)?;
        let failed = build::routes(renderer).iter().find_map(|route| renderer.route(route).err());
        failed.map(|d| format!("  the default theme fails: {}", lines(&d).join("\n    ")))
    }
}

/// A finding as specifications write it.
fn lines(found: &Diagnostic) -> Vec<String> {
    let place = |source: &Source, span: kb::text::Span| {
        let at = source.position(span.start);
        format!("{}:{}:{}", source.path, at.line, at.column)
    };
    let (severity, code) = (found.severity.word(), found.rule.code());
    let at = place(&found.source, found.span);
    let mut lines = vec![format!("{severity}[{code}] {at} {}", found.message)];
    lines.extend(
        found
            .related
            .iter()
            .map(|(source, span, label)| format!("  note: {} {label}", place(source, *span))),
    );
    lines.extend(found.help.iter().map(|help| format!("  help: {help}")));
    lines
}

/// What is between the first start tag of an element and its last end tag.
fn inside<'a>(html: &'a str, element: &str) -> Result<&'a str, String> {
    let missing = || format!("  there is no <{element}>");
    let open = html.find(&format!("<{element}")).ok_or_else(missing)?;
    let start = open + html[open..].find('>').ok_or_else(missing)? + 1;
    let end = html.rfind(&format!("</{element}>")).ok_or_else(missing)?;
    html.get(start..end).ok_or_else(missing)
}
