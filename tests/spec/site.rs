//! The site of one specification: built in memory, asked for its report and its files.

use std::collections::BTreeMap;
use std::sync::Arc;

use kb::cmd::build;
use kb::cmd::load::{self, Loaded, Read, Wanted};
use kb::config::{self, Config};
use kb::diag::{self, Diagnostic};
use kb::lang::date::Date;
use kb::render::{Options, Output, Renderer};
use kb::scan;
use kb::text::{RelPath, Source};
use kb::theme::files::{self, ThemeFile};

use crate::document::Block;

/// The day on which all specifications are checked.
const TODAY: &str = "2026-11-23";

/// Templates that print a view plainly, so that specifications do not depend on the default theme.
const PLAIN: [(&str, &str); 6] = [
    ("templates/plain.html", include_str!("theme/templates/plain.html")),
    ("templates/page.html", include_str!("theme/templates/page.html")),
    ("templates/home.html", include_str!("theme/templates/home.html")),
    ("templates/scenario.html", include_str!("theme/templates/scenario.html")),
    ("templates/glossary.html", include_str!("theme/templates/glossary.html")),
    ("templates/plain-around.html", include_str!("theme/templates/plain-around.html")),
];

/// What became of the input files.
pub(crate) struct Site {
    found: Vec<Diagnostic>,
    renderer: Option<Renderer>,
    default_theme: Option<Renderer>,
}

type Files = Vec<(RelPath, Vec<u8>)>;

/// Builds the site of the input blocks.
///
/// # Errors
/// A block that is neither input nor expectation.
pub(crate) fn build(blocks: &[Block]) -> Result<Site, String> {
    let files = inputs(blocks)?;
    let loaded = match config(&files) {
        Ok(config) => {
            let config = Arc::new(config);
            Ok((load(&config, &own_theme(&files, &config, &PLAIN), &files), config))
        }
        Err(found) => Err(found),
    };
    let (mut loaded, config) = match loaded {
        Ok(loaded) => loaded,
        Err(mut found) => {
            diag::sort(&mut found);
            return Ok(Site { found, renderer: None, default_theme: None });
        }
    };
    let mut found = std::mem::take(&mut loaded.found);
    found.extend(build::render_findings(&loaded));
    diag::sort(&mut found);
    let default = load(&config, &own_theme(&files, &config, &[]), &files);
    Ok(Site { found, renderer: renderer(&loaded), default_theme: renderer(&default) })
}

fn load(config: &Arc<Config>, theme: &[ThemeFile], files: &Files) -> Loaded {
    let wanted = Wanted { today: Date::parse(TODAY), ..Wanted::default() };
    let read = Read {
        config: Arc::clone(config),
        theme: theme.to_vec(),
        scan: scan::given(files, config),
    };
    load::load_from(read, &wanted, None)
}

fn renderer(loaded: &Loaded) -> Option<Renderer> {
    let options = Options {
        base_url: loaded.base_url.clone(),
        today: TODAY.to_owned(),
        ..Options::default()
    };
    Renderer::new(Arc::clone(&loaded.site), Arc::clone(loaded.theme.as_ref()?), options).ok()
}

/// The configuration as given; else one whose languages are the folders of `content/` in the
/// order in which the specification names them.
fn config(files: &Files) -> Result<Config, Vec<Diagnostic>> {
    let path = RelPath::new(load::CONFIG).expect("a plain name");
    let given = files.iter().find(|(name, _)| *name == path);
    let source = match given {
        Some((path, bytes)) => {
            scan::decode(path, bytes.clone()).map_err(|diagnostic| vec![diagnostic])?
        }
        None => Source::new(path, default_config(files)),
    };
    config::read(&source)
}

fn default_config(files: &Files) -> String {
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
    let languages = languages.join(", ");
    format!("title: Site\nbase_url: https://example.org/\nlanguages: [{languages}]\n")
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

fn inputs(blocks: &[Block]) -> Result<Files, String> {
    let mut files: Files = Vec::new();
    for block in blocks {
        let name = block.name();
        if name == "diagnostics" || name.starts_with("public/") {
            continue;
        }
        let input =
            name == "kb.yaml" || name.starts_with("content/") || name.starts_with("themes/");
        let path = RelPath::new(name).filter(|_| input);
        let path = path.ok_or_else(|| format!("  line {}: what is `{name}`?", block.open + 1))?;
        if files.iter().any(|(known, _)| *known == path) {
            return Err(format!("  line {}: `{name}` is given twice", block.open + 1));
        }
        files.push((path, bytes(block)?));
    }
    Ok(files)
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

    /// What an output file says: the content of an element, `main` unless named; or all of a file
    /// that is not HTML. `absent` wants no such file.
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
            Ok(Output::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
            Ok(Output::Copy(file)) => return Ok(vec![format!("(copy of {})", file.file.display())]),
            Err(diagnostic) => return Err(format!("  {path}: {}", diagnostic.message)),
        };
        let html = std::path::Path::new(inner).extension().is_some_and(|e| e == "html");
        let part = if html { inside(&text, element)? } else { &text };
        let lines = part.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(lines.map(str::to_owned).collect())
    }

    /// What goes wrong when every route is rendered with the default theme.
    pub(crate) fn default_theme_fails(&self) -> Option<String> {
        let renderer = self.default_theme.as_ref()?;
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
