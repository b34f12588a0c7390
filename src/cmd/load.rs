//! Loads a site from the disk, for all commands.

mod docs;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check::{self, Circumstances};
use crate::cmd::arguments::SiteArguments;
use crate::cmd::load::docs::{DocChanges, KnownDocs};
use crate::cmd::out::{self, ReportOptions};
use crate::cmd::root::{self, CONFIG};
use crate::config::{self, Config};
use crate::diag::Diagnostic;
use crate::doc::Doc;
use crate::hash;
use crate::lang::date::Date;
use crate::link::{self, DraftVisibility, LastSite, LinkInput};
use crate::par;
use crate::scan::{self, FileState, Scan, ScanCache};
use crate::site::Site;
use crate::source::{AssetFile, Owner};
use crate::text::{RelPath, Source};
use crate::theme::files::{self, ThemeFile};
use crate::theme::{self, Theme};
use crate::write::journal::{self, Recovered};

/// Options of a command for loading a site.
#[derive(Debug, Clone, Default)]
pub struct LoadOptions {
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// The base URL of the flag, validated.
    pub base_url: Option<String>,
    /// The date for overdue reviews.
    pub today: Option<Date>,
    /// The day of the build, for what readers see on some days only.
    pub day: Option<Date>,
}

/// A loaded site.
pub struct Loaded {
    /// The relations.
    pub site: Arc<Site>,
    /// The theme; `None` if a template has an error.
    pub theme: Option<Arc<Theme>>,
    /// The files of the theme and their findings, for the next load.
    of_theme: (Vec<ThemeFile>, Vec<Diagnostic>),
    /// All findings, unsorted.
    pub found: Vec<Diagnostic>,
    /// The facts, for the next load.
    pub docs: BTreeMap<RelPath, Arc<Doc>>,
    /// What differs from the facts of the last load.
    pub(crate) changes: DocChanges,
    /// Whether drafts are part of the site.
    drafts: DraftVisibility,
    /// The texts, for the next load.
    pub known: ScanCache,
    /// The base URL in force.
    pub base_url: Option<String>,
    /// The day of the build, for what readers see on some days only.
    pub day: Option<Date>,
    /// How many files were checked.
    pub n_files: usize,
}

impl Loaded {
    /// Frees data that only the next load would use: texts that no page shows, such as bases.
    pub fn drop_caches(&mut self) {
        self.docs.clear();
        self.known = ScanCache::default();
    }
}

/// Why the site could not be loaded.
#[derive(Debug)]
pub enum LoadError {
    /// `kb.yaml` has mistakes.
    Config(Vec<Diagnostic>),
    /// A file or folder cannot be read.
    System {
        /// What.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl From<scan::ScanError> for LoadError {
    fn from(error: scan::ScanError) -> LoadError {
        LoadError::System { path: error.path, error: error.error }
    }
}

/// The folder of the site that a command works on.
///
/// # Errors
/// When there is none; the reason is printed.
pub fn root(site: &SiteArguments) -> Result<PathBuf, out::Exit> {
    let root = root::find(site).map_err(|none| {
        out::print_error(&none.message, Some(none.help));
        out::Exit::Usage
    })?;
    recover(&root)?;
    Ok(root)
}

/// Finishes what a killed `kb mv` or `kb rm` left.
fn recover(root: &Path) -> Result<(), out::Exit> {
    let journal = root.join(journal::OPEN);
    match journal::recover(root) {
        Ok(Recovered::Nothing | Recovered::Finished) => Ok(()),
        Ok(Recovered::Undone) => {
            out::print_status("a `kb mv` or `kb rm` was interrupted; its changes are undone");
            Ok(())
        }
        Ok(Recovered::Left(files)) => {
            let message = "a `kb mv` or `kb rm` was interrupted, and files were changed since";
            out::print_error(message, Some("compare them with their former content, listed below"));
            for file in files {
                out::print_status(&file.display().to_string());
            }
            Err(out::Exit::System)
        }
        Ok(Recovered::Running) => {
            let message = format!("another `kb mv` or `kb rm` is running: {}", journal.display());
            out::print_error(&message, Some("run this command again when it has ended"));
            Err(out::Exit::System)
        }
        Err(error) => {
            let message = format!("cannot undo an interrupted `kb mv` or `kb rm`: {error}");
            let help = format!("restore the files with git, then delete {}", journal.display());
            out::print_error(&message, Some(&help));
            Err(out::Exit::System)
        }
    }
}

/// Loads a site and reuses the documents of `before` whose text did not change.
///
/// # Errors
/// When the configuration or a file cannot be read.
pub fn load(
    root: &Path,
    options: &LoadOptions,
    before: Option<&Loaded>,
) -> Result<Loaded, LoadError> {
    let nothing = ScanCache::default();
    let known = before.map_or(&nothing, |before| &before.known);
    Ok(load_from(read(root, known)?, options, before))
}

/// Everything that loading needs from the disk.
pub struct ReadSite {
    /// The configuration.
    pub config: Arc<Config>,
    /// The files of the theme.
    pub theme: Vec<ThemeFile>,
    /// The files of the content folder.
    pub scan: Scan,
}

impl ReadSite {
    /// The number of content files.
    #[must_use]
    pub fn n_files(&self) -> usize {
        self.scan.files.len() + self.scan.assets.len() + 1
    }

    /// One fingerprint of all inputs. For copied files it uses their [`FileState`] and not their bytes.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut sources: Vec<&Source> = self.scan.files.iter().map(|file| &*file.source).collect();
        sources.push(&self.config.source);
        let prints = par::map(&sources, |source| source.fingerprint());
        let assets: Vec<String> = self.scan.assets.iter().map(copied).collect();
        let texts = sources.iter().zip(&prints);
        let texts = texts.flat_map(|(source, print)| [source.path.as_bytes(), print.as_bytes()]);
        let mut parts: Vec<&[u8]> = texts.chain(assets.iter().map(String::as_bytes)).collect();
        for file in &self.theme {
            parts.extend([file.inner.as_str().as_bytes(), &file.bytes]);
        }
        let days: Vec<String> =
            self.scan.days.iter().map(|(path, day)| format!("{path} {day}")).collect();
        parts.extend(days.iter().map(String::as_bytes));
        parts.extend(self.scan.found.iter().map(|diagnostic| diagnostic.message.as_bytes()));
        hash::of_parts(parts).to_string()
    }
}

fn copied(asset: &AssetFile) -> String {
    format!("{} {:?}", asset.path, FileState::of(&asset.file).ok())
}

/// Reads all files of a site, except for unchanged texts in `known`.
///
/// # Errors
/// When there is nothing to work with.
pub fn read(root: &Path, known: &ScanCache) -> Result<ReadSite, LoadError> {
    read_with(root, config(root)?, known)
}

/// Reads all files of a site with a configuration that was already read.
///
/// # Errors
/// When there is nothing to work with.
pub fn read_with(
    root: &Path,
    config: Arc<Config>,
    known: &ScanCache,
) -> Result<ReadSite, LoadError> {
    let theme = theme_files(root, &config)?;
    let scan = scan::content(root, &config, known)?;
    Ok(ReadSite { config, theme, scan })
}

/// Reads the files of the theme.
///
/// # Errors
/// When kb.yaml names no theme, or a file cannot be read.
pub fn theme_files(root: &Path, config: &Config) -> Result<Vec<ThemeFile>, LoadError> {
    if let Some(missing) = config.missing_theme(&files::names(root)) {
        return Err(LoadError::Config(vec![missing]));
    }
    files::load(root, &config.theme).map_err(|(path, error)| LoadError::System { path, error })
}

/// Loads a site from data that was already read, without disk access.
#[must_use]
pub fn load_from(read: ReadSite, options: &LoadOptions, before: Option<&Loaded>) -> Loaded {
    let n_files = read.n_files();
    let ReadSite { config, theme: theme_files, mut scan } = read;
    let known_theme = before.filter(|before| {
        let known = &before.site.config;
        before.of_theme.0 == theme_files
            && known.languages == config.languages
            && known.linked.names() == config.linked.names()
    });
    let compiled = || match known_theme {
        Some(before) => (before.theme.clone(), before.of_theme.1.clone()),
        None => {
            let linked = config.linked.names();
            let (theme, found) = theme::compile(&theme_files, &config.languages, &linked);
            (theme.map(Arc::new), found)
        }
    };
    let known = before.map(|before| KnownDocs { config: &before.site.config, docs: &before.docs });
    let parsed = || docs::parse_all(&scan.files, &config, known);
    let ((theme, in_theme), (docs, changes)) = par::both(compiled, parsed);
    let mut found = in_theme.clone();
    found.append(&mut scan.found);
    let known = std::mem::take(&mut scan.known);
    found.extend(config.found.iter().cloned());
    for doc in &docs {
        found.extend(doc.found.iter().cloned());
    }
    let drafts = if options.drafts { DraftVisibility::Show } else { DraftVisibility::Hide };
    let (assets, days) = (&scan.assets, &*scan.days);
    let input = LinkInput { config: &config, docs: &docs, assets, days, drafts, last: None };
    let last = before.and_then(|before| last_site(before, input, &changes));
    let site = link::site(LinkInput { last, ..input });
    let base_url = options.base_url.clone().or_else(|| config.base_url.clone());
    let circumstances = Circumstances { today: options.today, base_url: base_url.as_deref() };
    found.extend(check::site(&site, circumstances));
    if let Some(theme) = &theme {
        found.extend(check::layouts::findings(&site, &theme.layouts()));
        let assets: Vec<&str> = theme.assets.iter().map(|asset| asset.name.as_str()).collect();
        found.extend(check::linked::findings(&config, &assets));
        found.extend(check::former_classes::findings(&theme.former_classes, &docs));
    }
    // The links of a page that is left out are not checked.
    let is_left_out = |doc: &Doc| doc.page().is_some() && !is_in(&site, doc);
    let checked = docs.iter().map(Arc::as_ref).filter(|doc| !is_left_out(doc));
    let found = check::decide(found, &config, checked, circumstances);
    let docs = docs.into_iter().map(|doc| (doc.source().path.clone(), doc)).collect();
    let (site, of_theme) = (Arc::new(site), (theme_files, in_theme));
    let day = options.day;
    Loaded { site, theme, of_theme, found, docs, changes, drafts, known, base_url, day, n_files }
}

/// What the links of this load can take over from the last one: nothing if the configuration changed.
fn last_site<'a>(
    last: &'a Loaded,
    input: LinkInput<'_>,
    changes: &'a DocChanges,
) -> Option<LastSite<'a>> {
    let (was, is) = (&last.site.config.source, &input.config.source);
    (was.text == is.text && last.drafts == input.drafts).then(|| LastSite {
        site: &last.site,
        changed: &changes.keys,
        has_same_files: changes.has_same_files,
    })
}

/// Whether a document is part of a site: no draft, and no translation without a source.
fn is_in(site: &Site, doc: &Doc) -> bool {
    let Owner::Language(lang) = doc.file.owner else { return false };
    let entry = site.keys.get(&*doc.file.key).map(|id| site.entry(*id));
    let file = entry.and_then(|entry| entry.file(lang));
    file.is_some_and(|file| file.source().path == doc.source().path)
}

/// Reads the configuration of a site.
///
/// # Errors
/// When it cannot be read, or has mistakes.
pub fn config(root: &Path) -> Result<Arc<Config>, LoadError> {
    config::read(&config_source(root)?).map(Arc::new).map_err(LoadError::Config)
}

/// Reads the text of `kb.yaml`.
///
/// # Errors
/// When it cannot be read.
pub fn config_source(root: &Path) -> Result<Arc<Source>, LoadError> {
    let path = RelPath::new(CONFIG).expect("a plain name");
    scan::text_file(root, &path)?.map_err(|diagnostic| LoadError::Config(vec![diagnostic]))
}

/// Prints why the site could not be loaded.
pub fn explain(stop: LoadError, site: &SiteArguments) -> out::Exit {
    match stop {
        LoadError::Config(found) => {
            let options = ReportOptions::human(site);
            out::findings(found, options, 1, std::time::Duration::ZERO);
            out::Exit::Usage
        }
        LoadError::System { path, error } => {
            let is_new = error.kind() == ErrorKind::NotFound && path.ends_with("content");
            let help = is_new.then_some("`kb new page index` writes the first page of a site");
            out::print_error(&format!("cannot read {}: {error}", path.display()), help);
            out::Exit::System
        }
    }
}
