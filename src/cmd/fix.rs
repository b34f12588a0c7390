//! `kb check --fix`: applies the fixes of findings to the files of the author.
//!
//! 1. The site is read once.
//! 2. All fixes are applied in memory, those of links in kb.yaml too, and the result is checked again,
//!    until no fix is left. Of two fixes for the same bytes, only the first one is applied in a round.
//! 3. Each changed file is written once, if it still has the content that was read. `--dry-run`
//!    prints the changes instead.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::cmd::i18n;
use crate::cmd::load::{self, LoadError, LoadOptions, Loaded, ReadSite};
use crate::cmd::out::{self, Exit};
use crate::config::{self, Config};
use crate::diag::Diagnostic;
use crate::diag::fix::{self, Fix, FixSafety};
use crate::diag::rules::Rule;
use crate::lang::change::lines;
use crate::scan::{Scan, ScanCache};
use crate::text::{RelPath, Source};
use crate::write::author::{AuthorFiles, Expected};

/// How often fixes are applied to the result of fixes. More rounds would mean a bug in kb; the
/// remaining findings are reported.
const MAX_ROUNDS: usize = 10;

/// Which fixes are applied.
#[derive(Debug, Clone, Copy)]
pub struct Selection {
    /// The riskiest of them.
    pub most: FixSafety,
    /// The rule of their findings, if not all.
    pub rule: Option<Rule>,
}

/// What to do with the changed files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixMode {
    /// They are written.
    Write,
    /// The changes are printed.
    Show,
}

/// The texts that were changed, by path: as read, and as they are now.
#[derive(Debug, Default)]
struct ChangedTexts {
    texts: BTreeMap<RelPath, (Arc<Source>, Arc<Source>)>,
    n_fixes: usize,
}

/// A site after its fixes.
pub struct Fixed {
    /// The site with the fixed texts.
    pub loaded: Loaded,
    /// The exit code of writing.
    pub exit: Exit,
}

impl Fixed {
    /// A site as it was read.
    #[must_use]
    pub fn without_fixes(loaded: Loaded) -> Fixed {
        Fixed { loaded, exit: Exit::Fine }
    }
}

/// Applies fixes to a site and returns the result with the findings that are left.
///
/// # Errors
/// When the site cannot be loaded, even with its kb.yaml fixed.
pub fn run(
    root: &Path,
    options: &LoadOptions,
    selection: Selection,
    outcome: FixMode,
) -> Result<Fixed, LoadError> {
    let mut changes = ChangedTexts::default();
    let config = fixed_config(root, selection, &mut changes);
    let result = config.and_then(|config| {
        let read = load::read_with(root, config, &ScanCache::default())?;
        Ok(rounds(read, options, selection, &mut changes))
    });
    let exit = match outcome {
        FixMode::Write => write(root, &changes),
        FixMode::Show => show(&changes),
    };
    result.map(|loaded| Fixed { loaded, exit })
}

/// Fixes the configuration first: with mistakes in it, nothing else can be read.
fn fixed_config(
    root: &Path,
    selection: Selection,
    changes: &mut ChangedTexts,
) -> Result<Arc<Config>, LoadError> {
    let mut source = load::config_source(root)?;
    for _ in 0..MAX_ROUNDS {
        let found = match config::read(&source) {
            Ok(config) => return Ok(Arc::new(config)),
            Err(found) => found,
        };
        let fixes = by_file(&found, selection);
        match fixes.get(&source.path).and_then(|fixes| changes.apply(&source, fixes)) {
            Some(changed) => source = changed,
            None => return Err(LoadError::Config(found)),
        }
    }
    config::read(&source).map(Arc::new).map_err(LoadError::Config)
}

/// Applies fixes until none is left.
fn rounds(
    read: ReadSite,
    options: &LoadOptions,
    selection: Selection,
    changes: &mut ChangedTexts,
) -> Loaded {
    let ReadSite { mut config, theme, scan: Scan { mut files, assets, found, days, .. } } = read;
    let mut before: Option<Loaded> = None;
    for _ in 0..MAX_ROUNDS {
        let scan = Scan {
            files: files.clone(),
            assets: assets.clone(),
            found: found.clone(),
            days: Arc::clone(&days),
            known: ScanCache::default(),
        };
        let read = ReadSite { config: Arc::clone(&config), theme: theme.clone(), scan };
        let loaded = load::load_from(read, options, before.as_ref());
        let fixes = by_file(&loaded.found, selection);
        let mut changed = false;
        for file in &mut files {
            let fixes = fixes.get(&file.source.path);
            if let Some(source) = fixes.and_then(|fixes| changes.apply(&file.source, fixes)) {
                file.source = source;
                changed = true;
            }
        }
        // Links in kb.yaml are known only with the pages.
        let fixes_of_config = fixes.get(&config.source.path);
        let refitted = fixes_of_config.and_then(|fixes| changes.apply_to_config(&config, fixes));
        drop(fixes);
        if let Some(refitted) = refitted {
            config = refitted;
            changed = true;
        }
        before = Some(loaded);
        if !changed {
            break;
        }
    }
    before.expect("there is at least one round")
}

/// The selected fixes by file.
fn by_file(found: &[Diagnostic], selection: Selection) -> BTreeMap<&RelPath, Vec<&Fix>> {
    let mut fixes: BTreeMap<&RelPath, Vec<&Fix>> = BTreeMap::new();
    for (finding, fix) in fix::of(found, selection.most) {
        if selection.rule.is_none_or(|rule| rule == finding.rule) {
            fixes.entry(&finding.source.path).or_default().push(fix);
        }
    }
    fixes
}

impl ChangedTexts {
    /// The text of a file with some fixes; `None` without a change.
    fn apply(&mut self, source: &Arc<Source>, fixes: &[&Fix]) -> Option<Arc<Source>> {
        let applied = fix::apply(&source.text, fixes.iter().copied());
        if applied.text == *source.text {
            return None;
        }
        let changed = Source::new(source.path.clone(), applied.text);
        self.n_fixes += applied.n_applied;
        let entry = self.texts.entry(source.path.clone());
        entry.or_insert_with(|| (Arc::clone(source), Arc::clone(&changed))).1 =
            Arc::clone(&changed);
        Some(changed)
    }

    /// The configuration with some fixes; `None` without a change, or if kb could not read it then.
    fn apply_to_config(&mut self, config: &Config, fixes: &[&Fix]) -> Option<Arc<Config>> {
        let applied = fix::apply(&config.source.text, fixes.iter().copied());
        let refitted = config::read(&Source::new(config.source.path.clone(), applied.text)).ok()?;
        // The files were read for these languages.
        let is_fit = refitted.languages == config.languages;
        (is_fit && self.apply(&config.source, fixes).is_some()).then(|| Arc::new(refitted))
    }

    fn count(&self) -> String {
        let fixes = if self.n_fixes == 1 { "fix" } else { "fixes" };
        let files = if self.texts.len() == 1 { "file" } else { "files" };
        format!("{} {fixes} in {} {files}", self.n_fixes, self.texts.len())
    }
}

/// Writes the changed files. One that was saved in the meantime stays as it is.
fn write(root: &Path, changes: &ChangedTexts) -> Exit {
    let mut files = AuthorFiles::new(root);
    let mut exit = Exit::Fine;
    for (path, (before, after)) in &changes.texts {
        let written = i18n::write(&mut files, path, Expected::Text(&before.text), &after.text);
        exit = written.err().unwrap_or(exit);
    }
    let done = if exit == Exit::Fine { "applied" } else { "applied only some of" };
    out::print_status(&format!("{done} {}", changes.count()));
    exit
}

/// Prints the changes.
fn show(changes: &ChangedTexts) -> Exit {
    let diff = |(path, (before, after)): (&RelPath, &(Arc<Source>, Arc<Source>))| {
        lines::unified(path.as_str(), &before.text, &after.text)
    };
    let exit = out::print(&changes.texts.iter().map(diff).collect::<String>());
    out::print_status(&format!("would apply {}; nothing was written", changes.count()));
    exit
}
