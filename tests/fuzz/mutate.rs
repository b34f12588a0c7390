//! Whole sites with changes that people, editors and disks make: flipped bytes, swapped lines,
//! renamed keys and files, truncated texts, repeated blocks.
//!
//! A site is one text: its files, each with its path in the first line, with [`CUT`] between them.
//! Bytes that are not UTF-8 are written as characters of the private use area, so that what was
//! found can be kept in the corpus.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use kb::cmd::build;
use kb::cmd::load::{self, LoadOptions, ReadSite};
use kb::config;
use kb::diag::{self, Diagnostic, Severity};
use kb::markdown::HtmlPolicy;
use kb::markdown::features::FEATURES;
use kb::render::{RenderOptions, Renderer};
use kb::scan;
use kb::text::RelPath;
use kb::theme::files;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::{CUT, keys, pieces, site};

/// The character for the byte 0 where it is no part of UTF-8.
const RAW: u32 = 0xf700;

/// Names that files, folders and keys get.
const NAMES: &[&str] = &[
    "!!!",
    "🚀",
    "…",
    "?",
    "#",
    "%41",
    "a b",
    "CON",
    ".",
    "index",
    "search",
    "tags",
    "404",
    "glossary",
    "\u{202e}x",
    "\u{301}",
    "ž",
    "z\u{30c}",
    ".hidden",
    "_base",
    "kb--main",
    "a:b",
    "-",
    "'\"",
    "&amp;",
    "<b>",
    "en",
    "scenarios",
    "id",
    "title",
];

type Files = Vec<(String, Vec<u8>)>;

/// The sites that are changed.
const SEEDS: [fn() -> &'static Files; 3] = [own, odd, every_key];

/// One change of one file: what, which, and two places in it.
#[derive(Debug, Clone, Copy)]
struct Change {
    kind: u8,
    file: Index,
    places: (Index, Index),
}

/// Sites that were changed in some places. They hold some pages of a real site with their
/// translations, since a whole one takes too long.
pub(crate) fn sites() -> BoxedStrategy<String> {
    let change = (0..N_KINDS, any::<Index>(), any::<(Index, Index)>());
    let change = change.prop_map(|(kind, file, places)| Change { kind, file, places });
    let keys = prop::collection::vec(any::<Index>(), 1..5);
    let changes = prop::collection::vec(change, 1..8);
    (any::<Index>(), keys, changes)
        .prop_map(|(site, keys, changes)| {
            // The site with every key is small enough to be used whole.
            let mut files = match site.get(&SEEDS)() {
                all if std::ptr::eq(all, every_key()) => all.clone(),
                all => some_of(all, &keys),
            };
            for change in changes {
                apply(change, &mut files);
            }
            written(&files)
        })
        .boxed()
}

/// The kb.yaml with every key, changed in a few places but most often still valid.
pub(crate) fn configurations() -> BoxedStrategy<String> {
    let change = (15..N_KINDS, any::<(Index, Index)>());
    prop::collection::vec(change, 1..4)
        .prop_map(|changes| {
            let mut all = every_key().iter();
            let config = all.find(|(path, _)| path == "kb.yaml").expect("is part of the site");
            let mut text = config.1.clone();
            for (kind, places) in changes {
                in_text(kind, &mut text, places);
            }
            String::from_utf8(text).expect("keys and values are texts")
        })
        .boxed()
}

/// Every page of the real sites holds each id once, and its links lead to files.
pub(crate) fn check_unchanged() {
    for files in SEEDS.map(|seed| seed()) {
        let (renderer, found) = load(&read(&written(files))).expect("kb.yaml is well formed");
        let errors = found.iter().filter(|found| found.severity == Severity::Error);
        let errors: Vec<&str> = errors.map(|found| found.message.as_str()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        site::check_published(&renderer.expect("the theme compiles"), true);
    }
}

/// The files of a changed site.
fn read(site: &str) -> Vec<(RelPath, Vec<u8>)> {
    let files = site.split(CUT).filter_map(|file| {
        let (path, text) = file.split_once('\n')?;
        let bytes = text.chars().flat_map(|c| match u32::from(c).checked_sub(RAW) {
            Some(byte @ 0..=0xff) => vec![u8::try_from(byte).expect("is a byte")],
            _ => c.to_string().into_bytes(),
        });
        Some((RelPath::new(path)?, bytes.collect()))
    });
    files.collect()
}

fn written(files: &Files) -> String {
    let file = |(path, bytes): &(String, Vec<u8>)| {
        let mut text = format!("{}\n", path.replace('\n', " "));
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            let raw = chunk.invalid().iter();
            text.extend(raw.filter_map(|byte| char::from_u32(RAW + u32::from(*byte))));
        }
        text
    };
    files.iter().map(file).collect::<Vec<_>>().join(CUT)
}

/// The site that this repository publishes.
fn own() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut files = under("", "content");
        files.extend(under("", "kb.yaml"));
        files
    })
}

/// The site of odd content.
fn odd() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| under("tests/sites/odd", ""))
}

/// The site that has every key, and in one page every Markdown feature.
pub(crate) fn every_key() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut files = under("tests/sites/every-key", "");
        let features = FEATURES.iter().map(|it| format!("{}\n", it.example));
        let page = format!("# Every feature\n\n{}", features.collect::<String>());
        let picture = files.iter().find(|(path, _)| path == "static/images/card.png");
        let picture = picture.expect("is part of the site").1.clone();
        // The examples lead to these.
        let other = b"# Page\n\n[Back](features.md)\n\n## Section\n\nText.\n".to_vec();
        let added = [("features.md", page.into_bytes()), ("page.md", other), ("box.png", picture)];
        files.extend(added.map(|(name, bytes)| (format!("content/en/borrowing/{name}"), bytes)));
        files
    })
}

/// All files of a folder of the repository, by their paths from a site in it.
fn under(site: &str, folder: &str) -> Files {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join(site);
    let mut left: Vec<PathBuf> = vec![site.join(folder)];
    let mut files = Files::new();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(crate::files(&path));
        } else {
            let name = path.strip_prefix(&site).expect("is inside").to_string_lossy();
            let is_site =
                ["content/", "themes/", "static/", "kb.yaml"].iter().any(|of| name.starts_with(of));
            if is_site {
                files.push((name.into_owned(), fs::read(&path).expect("is a file")));
            }
        }
    }
    files.sort();
    files
}

/// The configuration, the theme, the start pages, and some keys in all languages.
fn some_of(all: &Files, keys: &[Index]) -> Files {
    let inner = |path: &str| {
        let rest = path.strip_prefix("content/")?;
        let rest = rest.strip_prefix("_base/").unwrap_or(rest);
        rest.split_once('/').map(|(_, inner)| inner.to_owned())
    };
    let known: BTreeSet<String> = all.iter().filter_map(|(path, _)| inner(path)).collect();
    let known: Vec<&String> = known.iter().collect();
    let mut chosen: BTreeSet<&str> = keys.iter().map(|key| key.get(&known).as_str()).collect();
    chosen.insert("index.md");
    let is_chosen = |path: &str| inner(path).is_none_or(|inner| chosen.contains(inner.as_str()));
    all.iter().filter(|(path, _)| is_chosen(path)).cloned().collect()
}

const N_KINDS: u8 = 22;

fn apply(change: Change, files: &mut Files) {
    if files.is_empty() {
        return;
    }
    let nth = change.file.index(files.len());
    let (one, two) = change.places;
    let name = two.get(NAMES);
    match change.kind {
        0 => files[nth].0 = renamed(&files[nth].0, name),
        1 => files[nth].0 = moved(&files[nth].0, name),
        2 => drop(files.remove(nth)),
        3 => {
            let other = two.index(files.len());
            let bytes = files[other].1.clone();
            files[nth].1 = bytes;
        }
        kind => in_text(kind, &mut files[nth].1, (one, two)),
    }
}

/// The path with another name of the file, and the same extension.
fn renamed(path: &str, name: &str) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("content", path));
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    format!("{folder}/{name}.{extension}")
}

/// The path with another folder under that of its language.
fn moved(path: &str, name: &str) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("content", path));
    let lang = folder.split('/').take(2).collect::<Vec<_>>().join("/");
    format!("{lang}/{name}/{file}")
}

fn in_text(kind: u8, bytes: &mut Vec<u8>, (one, two): (Index, Index)) {
    if bytes.is_empty() {
        return;
    }
    let at = one.index(bytes.len());
    match kind {
        4 => bytes[at] ^= 1 << two.index(8),
        5 => bytes[at] = u8::try_from(two.index(256)).expect("is a byte"),
        6 => bytes.truncate(at),
        7 => drop(bytes.splice(at..at, piece(two).bytes())),
        8 => drop(bytes.drain(at..(at + two.index(200)).min(bytes.len()))),
        9..=13 => in_lines(kind, bytes, (one, two)),
        14 => insert_example(bytes, (one, two)),
        15..=16 => keys::block(bytes, one, two),
        17..=18 => keys::key(bytes, one, two),
        _ => keys::value(bytes, one, two),
    }
}

/// Inserts the example of a Markdown feature before a line.
fn insert_example(bytes: &mut Vec<u8>, (one, two): (Index, Index)) {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    let (at, example) = (*one.get(&starts), two.get(FEATURES).example);
    drop(bytes.splice(at..at, example.bytes()));
}

/// A text with a meaning for one of the parsers.
fn piece(which: Index) -> &'static str {
    let all = [pieces::MARKDOWN, pieces::FRONT_MATTER, pieces::YAML, pieces::CONFIG, NAMES];
    let n_pieces: usize = all.iter().map(|pieces| pieces.len()).sum();
    all.iter().flat_map(|pieces| pieces.iter()).nth(which.index(n_pieces)).expect("is one of them")
}

fn in_lines(kind: u8, bytes: &mut Vec<u8>, (one, two): (Index, Index)) {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|b| *b == b'\n').map(Vec::from).collect();
    let (a, b) = (one.index(lines.len()), two.index(lines.len()));
    match kind {
        9 => lines.swap(a, b),
        10 => drop(lines.remove(a)),
        11 => {
            let block: Vec<Vec<u8>> = lines[a.min(b)..=a.max(b)].to_vec();
            drop(lines.splice(a..a, block));
        }
        12 => {
            let line = lines[a].repeat(100);
            lines[a] = line;
        }
        _ => {
            // The key at the beginning of a line, with the spaces before it.
            let line = &lines[a];
            let start = line.iter().position(|byte| *byte != b' ').unwrap_or(0);
            if let Some(end) = line.iter().position(|byte| *byte == b':').filter(|end| *end > start)
            {
                lines[a].splice(start..end, two.get(NAMES).bytes());
            }
        }
    }
    *bytes = lines.concat();
}

/// Loads and renders a changed site like a build, without a disk.
pub(crate) fn check(text: &str) {
    check_files(&read(text));
}

/// Loads and renders files like a build.
pub(crate) fn check_files(files: &[(RelPath, Vec<u8>)]) {
    let (renderer, found) = match load(files) {
        Ok((Some(renderer), found)) => (renderer, found),
        Ok((None, found)) | Err(found) => return site::check_findings(&found),
    };
    site::check_findings(&found);
    let is_trusted = renderer.site.config.html == HtmlPolicy::Trusted;
    // A changed template may print anything, and so may raw HTML that is trusted.
    if is_trusted || has_changed_theme(files) {
        for route in build::routes(&renderer) {
            if let Err(failed) = renderer.route(&route) {
                site::check_findings(&[*failed]);
            }
        }
    } else {
        let is_sound = found.iter().all(|found| found.severity != Severity::Error);
        site::check_published(&renderer, is_sound);
    }
}

/// Loads a changed site after the site before the changes, and alone: a load takes over much from the last one, and
/// both must find the same.
pub(crate) fn check_reload(text: &str) {
    let files = read(text);
    let was = before_changes(&files);
    let (Ok(Some(was)), Ok(Some(is)), Ok(Some(alone))) =
        (input(&was), input(&files), input(&files))
    else {
        return;
    };
    let options = LoadOptions::default();
    let last = load::load_from(was, &options, None);
    let [next, alone] = [(is, Some(&last)), (alone, None)]
        .map(|(input, last)| load::load_from(input, &options, last));
    let [found, wanted] = [&next, &alone].map(|loaded| diag::sorted(loaded.found.clone()));
    assert_eq!(found, wanted);
    assert_eq!(next.site.links, alone.site.links);
    assert_eq!(next.site.backlinks, alone.site.backlinks);
    assert_eq!(next.site.freshness, alone.site.freshness);
    assert_eq!(next.site.paths, alone.site.paths);
}

/// The same files with the texts of the seed that most of them come from.
fn before_changes(files: &[(RelPath, Vec<u8>)]) -> Vec<(RelPath, Vec<u8>)> {
    let of_seed = |seed: &'static Files| -> BTreeMap<&str, &[u8]> {
        seed.iter().map(|(path, text)| (path.as_str(), text.as_slice())).collect()
    };
    let n_same = |seed: &BTreeMap<&str, &[u8]>| {
        files
            .iter()
            .filter(|(path, text)| seed.get(path.as_str()) == Some(&text.as_slice()))
            .count()
    };
    let seed = SEEDS.map(|seed| of_seed(seed())).into_iter().max_by_key(n_same);
    let seed = seed.expect("there are seeds");
    let was = |path: &RelPath, text: &Vec<u8>| {
        seed.get(path.as_str()).map_or_else(|| text.clone(), |text| text.to_vec())
    };
    files.iter().map(|(path, text)| (path.clone(), was(path, text))).collect()
}

/// Whether a site has a file of a theme that is none of the seeds.
fn has_changed_theme(files: &[(RelPath, Vec<u8>)]) -> bool {
    let is_of_seed = |path: &RelPath, bytes: &[u8]| {
        let mut seeds = SEEDS.iter().flat_map(|seed| seed());
        seeds.any(|(known, text)| known == path.as_str() && text == bytes)
    };
    let mut themes = files.iter().filter(|(path, _)| path.as_str().starts_with("themes/"));
    themes.any(|(path, bytes)| !is_of_seed(path, bytes))
}

type Loaded = (Option<Renderer>, Vec<Diagnostic>);

/// A site and its findings; only the findings where its kb.yaml cannot be used.
fn load(files: &[(RelPath, Vec<u8>)]) -> Result<Loaded, Vec<Diagnostic>> {
    let Some(input) = input(files)? else { return Ok((None, Vec::new())) };
    // Compiling the theme would take most of the time, and it is seldom changed.
    let before = unchanged(match &*input.config.theme {
        "odd" => odd(),
        "library" => every_key(),
        _ => own(),
    });
    let mut loaded = load::load_from(input, &LoadOptions::default(), Some(before));
    let found = std::mem::take(&mut loaded.found);
    let options = RenderOptions { base_url: loaded.base_url.clone(), ..RenderOptions::default() };
    let renderer = loaded
        .theme
        .as_ref()
        .map(|theme| Renderer::new(Arc::clone(&loaded.site), Arc::clone(theme), options));
    Ok((renderer, found))
}

/// A site without changes.
fn unchanged(files: &'static Files) -> &'static load::Loaded {
    static LOADED: [OnceLock<load::Loaded>; SEEDS.len()] = [const { OnceLock::new() }; SEEDS.len()];
    let nth = SEEDS.iter().position(|seed| std::ptr::eq(files, seed()));
    LOADED[nth.expect("is one of the seeds")].get_or_init(|| {
        let input = input(&read(&written(files))).expect("kb.yaml is well formed");
        load::load_from(input.expect("there is a kb.yaml"), &LoadOptions::default(), None)
    })
}

/// The input of a site; `None` without a kb.yaml.
fn input(files: &[(RelPath, Vec<u8>)]) -> Result<Option<ReadSite>, Vec<Diagnostic>> {
    let config = files.iter().find(|(path, _)| path.as_str() == "kb.yaml");
    let Some((path, bytes)) = config else { return Ok(None) };
    let source = scan::decode(path, bytes.clone()).map_err(|found| vec![found])?;
    let config = Arc::new(config::read(&source)?);
    let of_theme = format!("themes/{}/", config.theme);
    let theme: BTreeMap<String, Vec<u8>> = files
        .iter()
        .filter_map(|(path, bytes)| {
            Some((path.as_str().strip_prefix(&of_theme)?.to_owned(), bytes.clone()))
        })
        .collect();
    let (theme, scan) = (files::over_default(&config.theme, theme), scan::given(files, &config));
    Ok(Some(ReadSite { config, theme, scan }))
}
