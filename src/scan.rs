//! Reads the content folder. Only this module uses the directory walker.
//!
//! Symbolic links, pipes, sockets and texts that are not UTF-8 are refused with a finding, so that
//! nothing outside the content folder is published and reading never blocks.

mod file;
mod folders;
mod history;
mod inspect;
mod picture;
mod state;
mod static_files;
pub(crate) mod svg;

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::config::Config;
use crate::config::dates::Dates;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::Lang;
use crate::markdown::HtmlPolicy;
use crate::par;
use crate::scan::file::{LINK, asset, is_plain, refused};
use crate::scan::folders::{FolderNames, Folders};
use crate::scan::inspect::Inspected;
use crate::source::{AssetFile, CommitDays, ContentFile, Owner, key, kind_of};
use crate::text::{RelPath, Source, Span};

pub use folders::folder_of;
pub use state::FileState;

/// The folder of the bases inside `content/`.
pub const BASE_FOLDER: &str = "_base";

/// The largest text file that is read, in bytes; larger ones are refused before they are read.
const MAX_TEXT_BYTES: u64 = 2 << 20;

/// The files of the content folder.
#[derive(Debug, Default)]
pub struct Scan {
    /// Text files, by path.
    pub files: Vec<ContentFile>,
    /// All other files, by path.
    pub assets: Vec<AssetFile>,
    /// Files that could not be read.
    pub found: Vec<Diagnostic>,
    /// The days of the commits, if kb.yaml asks for them.
    pub days: Arc<CommitDays>,
    /// State for the next scan.
    pub known: ScanCache,
}

/// A file that could not be read, with the path and the reason.
#[derive(Debug)]
pub struct ScanError {
    /// The path.
    pub path: PathBuf,
    /// The reason.
    pub error: io::Error,
}

/// Reads one text file of the site.
///
/// # Errors
/// When the file cannot be read. Invalid text is a finding, not an error.
pub fn text_file(
    root: &Path,
    path: &RelPath,
) -> Result<Result<Arc<Source>, Diagnostic>, ScanError> {
    let file = root.join(path.as_str());
    match bytes(path, &file) {
        Ok(bytes) => Ok(bytes.and_then(|bytes| decode(path, bytes))),
        Err(error) => Err(ScanError { path: file, error }),
    }
}

/// Reads a text file, unless it exceeds the size limit.
fn bytes(path: &RelPath, file: &Path) -> io::Result<Result<Vec<u8>, Diagnostic>> {
    let size = FileState::of(file)?.size;
    if size > MAX_TEXT_BYTES { Ok(Err(too_large(path, size))) } else { fs::read(file).map(Ok) }
}

fn too_large(path: &RelPath, size: u64) -> Diagnostic {
    let message =
        format!("this file has {} MiB; the limit is {} MiB", size >> 20, MAX_TEXT_BYTES >> 20);
    let source = Source::new(path.clone(), "");
    Diagnostic::new(Rule::FileTooLarge, &source, Span::default(), message)
        .help("split it into several files")
}

/// The texts of the last scan by path, and the states of their files. A file in the same state is
/// not read again.
#[derive(Debug, Default)]
pub struct ScanCache {
    texts: HashMap<RelPath, (FileState, Arc<Source>)>,
    /// The results of inspecting the other files.
    assets: HashMap<RelPath, (FileState, Inspected)>,
    /// The answer of git, which is asked once.
    days: Option<Arc<CommitDays>>,
}

/// Reads all files under `content/`, except unchanged ones in `known`.
///
/// # Errors
/// When the content folder itself cannot be listed.
pub fn content(root: &Path, config: &Config, known: &ScanCache) -> Result<Scan, ScanError> {
    let content = root.join("content");
    let failed = |error| ScanError { path: content.clone(), error };
    if fs::symlink_metadata(&content).map_err(failed)?.is_symlink() {
        return Err(failed(io::Error::other(LINK)));
    }
    let top = FolderNames::listed(&content).map_err(failed)?;
    let in_bases = content.join(BASE_FOLDER);
    let bases = match top.has_folder(BASE_FOLDER) {
        true => FolderNames::listed(&in_bases).unwrap_or_default(),
        false => FolderNames::default(),
    };
    let mut folders = Folders::new(config, &top, &bases);
    let mut scan = Scan { found: std::mem::take(&mut folders.found), ..Scan::default() };
    for (folder, names) in [(&content, &top), (&in_bases, &bases)] {
        scan.found.extend(names.links().map(|name| refused(root, &folder.join(name), LINK)));
    }
    let mut texts = Vec::new();
    for mut listed in par::map(&folders.owners, |(folder, owner)| list(root, owner, folder)) {
        texts.append(&mut listed.texts);
        scan.assets.append(&mut listed.assets);
        scan.found.append(&mut listed.found);
    }
    let has_source = texts.iter().any(|(_, owner, ..)| *owner == Owner::Language(Lang::SOURCE));
    scan.found.extend((!has_source).then(|| folders::no_pages(config, &folders)).flatten());
    let read = par::map(&texts, |(path, _, _, file)| read(path, file, known.texts.get(path)));
    for ((path, owner, inner, _), (state, result)) in texts.into_iter().zip(read) {
        if let (Some(state), Ok(source)) = (state, &result) {
            scan.known.texts.insert(path, (state, Arc::clone(source)));
        }
        scan.add_text(owner, inner, result);
    }
    key::assign(&mut scan.files);
    let mut copied = static_files::list(root);
    scan.assets.append(&mut copied.value);
    scan.found.append(&mut copied.findings);
    inspect_assets(&mut scan, config.html, known);
    if config.dates == Dates::Git {
        let days = known.days.clone().unwrap_or_else(|| Arc::new(history::of(root)));
        scan.known.days = Some(Arc::clone(&days));
        scan.days = days;
    }
    Ok(scan)
}

/// Inspects the files to copy, unless their state is unchanged.
fn inspect_assets(scan: &mut Scan, policy: HtmlPolicy, known: &ScanCache) {
    let inspected = par::map(&scan.assets, |asset| {
        // The state is read before the content, as for texts.
        let state = FileState::of(&asset.file).ok();
        let before = known.assets.get(&asset.path);
        if let Some((_, inspected)) = before.filter(|(before, _)| state.as_ref() == Some(before)) {
            return (state, inspected.clone());
        }
        (state.filter(FileState::is_settled), inspect::in_file(&asset.path, &asset.file))
    });
    for (asset, (state, inspected)) in scan.assets.iter_mut().zip(inspected) {
        if let Some(state) = state {
            scan.known.assets.insert(asset.path.clone(), (state, inspected.clone()));
        }
        scan.found.extend(admit(asset, inspected, policy));
    }
}

/// Stores the result of an inspection in the asset. With `html: trusted` no file is refused.
fn admit(asset: &mut AssetFile, inspected: Inspected, policy: HtmlPolicy) -> Vec<Diagnostic> {
    asset.size = inspected.size;
    match policy {
        _ if asset.is_static => Vec::new(),
        HtmlPolicy::Trusted => Vec::new(),
        HtmlPolicy::Safe => {
            asset.is_refused = !inspected.found.is_empty();
            inspected.found
        }
    }
}

/// Builds a scan from files in memory: the path from the site root, and the bytes.
#[must_use]
pub fn given(files: &[(RelPath, Vec<u8>)], config: &Config) -> Scan {
    let mut files: Vec<&(RelPath, Vec<u8>)> = files.iter().collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    let paths = || files.iter().map(|(path, _)| path.as_str());
    let folders = Folders::new(
        config,
        &FolderNames::given(paths(), "content/"),
        &FolderNames::given(paths(), &format!("content/{BASE_FOLDER}/")),
    );
    let mut has_source = false;
    let mut scan = Scan { found: folders.found.clone(), ..Scan::default() };
    for (path, bytes) in &files {
        let Some((owner, inner)) = folders.owner(path) else { continue };
        match (kind_of(&inner), &owner) {
            (Some(_), _) => {
                has_source |= owner == Owner::Language(Lang::SOURCE);
                scan.add_text(owner, inner, decode(path, bytes.clone()));
            }
            (None, Owner::Language(lang)) => {
                let (path, file) = (path.clone(), PathBuf::from(path.as_str()));
                let inspected = inspect::in_bytes(&path, bytes);
                let mut asset = asset(path, *lang, inner, file);
                scan.found.extend(admit(&mut asset, inspected, config.html));
                scan.assets.push(asset);
            }
            (None, Owner::Base(_)) => {}
        }
    }
    scan.found.extend((!has_source).then(|| folders::no_pages(config, &folders)).flatten());
    key::assign(&mut scan.files);
    scan.assets.extend(static_files::given(&files));
    scan
}

impl Scan {
    fn add_text(&mut self, owner: Owner, inner: RelPath, result: Result<Arc<Source>, Diagnostic>) {
        match (result, kind_of(&inner)) {
            (Ok(source), Some(kind)) => {
                self.files.push(ContentFile::new(source, owner, inner, kind));
            }
            (Ok(_), None) => {}
            (Err(diagnostic), _) => self.found.push(diagnostic),
        }
    }
}

type TextFile = (RelPath, Owner, RelPath, PathBuf);

/// The files of a folder; texts are read later.
#[derive(Default)]
struct Listed {
    texts: Vec<TextFile>,
    assets: Vec<AssetFile>,
    found: Vec<Diagnostic>,
}

fn list(root: &Path, owner: &Owner, folder: &str) -> Listed {
    let mut listed = Listed::default();
    let start = root.join(folder);
    let walk = WalkDir::new(&start).follow_links(false).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&start).to_path_buf();
                listed.found.push(refused(root, &path, "it cannot be read"));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        if let Err(reason) = is_plain(&entry) {
            listed.found.push(refused(root, entry.path(), reason));
            continue;
        }
        let inner = entry.path().strip_prefix(&start).ok().and_then(Path::to_str);
        let Some(inner) =
            inner.map(|inner| inner.replace('\\', "/")).and_then(|p| RelPath::new(&p))
        else {
            listed.found.push(refused(root, entry.path(), "its name cannot be part of a URL"));
            continue;
        };
        let Some(path) = RelPath::new(&format!("{folder}/{inner}")) else { continue };
        match (kind_of(&inner), owner) {
            (Some(_), _) => listed.texts.push((path, owner.clone(), inner, entry.into_path())),
            (None, Owner::Language(lang)) => {
                let file = entry.into_path();
                listed.assets.push(asset(path, *lang, inner, file));
            }
            (None, Owner::Base(_)) => {}
        }
    }
    listed
}

/// Whether a name is an editor backup or a dot file; these are not content.
fn is_hidden(entry: &DirEntry) -> bool {
    folders::is_backup(&entry.file_name().to_string_lossy())
}

/// Reads a text, and the state of its file if the state detects the next change.
fn read(
    path: &RelPath,
    file: &Path,
    known: Option<&(FileState, Arc<Source>)>,
) -> (Option<FileState>, Result<Arc<Source>, Diagnostic>) {
    let failed = |error: io::Error| {
        let source = Source::new(path.clone(), "");
        let message = format!("cannot read: {error}");
        Diagnostic::new(Rule::RefusedFile, &source, Span::default(), message)
    };
    // Before the content, so that a later write changes the state.
    let state = match FileState::of(file) {
        Ok(state) => state,
        Err(error) => return (None, Err(failed(error))),
    };
    if let Some((before, source)) = known
        && *before == state
    {
        return (Some(state), Ok(Arc::clone(source)));
    }
    if state.size > MAX_TEXT_BYTES {
        return (None, Err(too_large(path, state.size)));
    }
    let source = fs::read(file).map_err(failed).and_then(|bytes| decode(path, bytes));
    (Some(state).filter(FileState::is_settled), source)
}

/// Decodes a text file and removes a byte order mark.
///
/// # Errors
/// A finding at the first byte that is not UTF-8 text.
pub fn decode(path: &RelPath, bytes: Vec<u8>) -> Result<Arc<Source>, Diagnostic> {
    let invalid = |offset: usize, what: &str, before: &[u8]| {
        let text = String::from_utf8_lossy(before).into_owned();
        let at = Span::new(text.len(), text.len());
        let source = Source::new(path.clone(), text);
        let message = format!("byte {offset} is {what}");
        Diagnostic::new(Rule::InvalidEncoding, &source, at, message)
            .help("save the file as UTF-8 text")
    };
    // NUL bytes are rare, and `contains` is many times faster than `position`.
    if bytes.contains(&0)
        && let Some(nul) = bytes.iter().position(|byte| *byte == 0)
    {
        return Err(invalid(nul, "a NUL byte, so this is not a text file", &bytes[..nul]));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            Ok(Source::new(path.clone(), text))
        }
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            Err(invalid(offset, "not valid UTF-8", &error.as_bytes()[..offset]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::text::RelPath;

    #[test]
    fn only_utf8_text_is_read_and_the_byte_is_named() {
        let path = RelPath::new("x.md").expect("plain");
        assert_eq!(&*decode(&path, b"\xef\xbb\xbfa".to_vec()).expect("text").text, "a");
        let error = decode(&path, b"ab\xffc".to_vec()).expect_err("not UTF-8");
        assert!(error.message.contains("byte 2"), "{}", error.message);
        assert!(decode(&path, b"a\0b".to_vec()).is_err());
    }
}
