//! `kb new`: creates a valid file.
//!
//! The text is checked together with the site, and is written only if it causes no error.

mod translation;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::cmd::arguments::{NewArguments, NewKind, SiteArguments};
use crate::cmd::load::{self, LoadError, LoadOptions};
use crate::cmd::out::{self, Exit, ReportOptions};
use crate::cmd::root;
use crate::config::Config;
use crate::diag::{Diagnostic, Severity};
use crate::lang::by_lang::Lang;
use crate::names::slug;
use crate::scan::{self, ScanCache};
use crate::source::{ContentFile, Owner, kind_of};
use crate::text::{RelPath, Source};
use crate::write::author::{AuthorFiles, Expected};
use crate::yaml::edit;

/// A file to write: the index of its language, its path under the language folder, its text.
type NewFile = (Lang, RelPath, String);

/// Why nothing is written: message and help.
type NewRefusal = (String, Option<String>);

/// Runs `kb new`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &NewArguments) -> Exit {
    let root = match load::root(site) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let config = match load::config(&root) {
        Ok(config) => config,
        Err(stop) => return load::explain(stop, site),
    };
    let (lang, inner, text) = match draft(&root, &config, arguments) {
        Ok(draft) => draft,
        Err((message, help)) => {
            out::print_error(&message, help.as_deref());
            return Exit::Usage;
        }
    };
    let folder = scan::folder_of(&root, &config, lang);
    let path = RelPath::new(&format!("content/{folder}/{inner}")).expect("made of checked parts");
    let source = Source::new(path.clone(), text.as_str());
    // In a site with only a kb.yaml, the first page creates the folder.
    drop(fs::create_dir(root.join("content")));
    let found = match check(&root, Owner::Language(lang), &inner, &source) {
        Ok(found) => found,
        Err(stop) => return load::explain(stop, site),
    };
    if found.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        let exit = out::findings(found, ReportOptions::human(site), 1, std::time::Duration::ZERO);
        out::print_status("nothing was written");
        return exit;
    }
    if let Err(refusal) = AuthorFiles::new(&root).write(&path, Expected::Missing, &text) {
        out::print_error(&format!("cannot write {path}: {refusal}"), None);
        return Exit::System;
    }
    out::print_status(&format!("wrote {path}"));
    for warning in &found {
        let help = warning.help.as_deref().unwrap_or_default();
        out::print_status(&format!("  {}: {help}", warning.message));
    }
    Exit::Fine
}

fn draft(
    root: &Path,
    config: &Arc<Config>,
    arguments: &NewArguments,
) -> Result<NewFile, NewRefusal> {
    let path = arguments.path.trim_end_matches('/');
    let typed = is_of_disk(path).then(|| root::in_content(root, path)).flatten();
    let path = typed.as_deref().unwrap_or(path);
    let path = match arguments.kind {
        NewKind::Translation => of_content(path),
        NewKind::Page | NewKind::Scenario | NewKind::Quiz => of_source(config, path)?,
    };
    let inner = |folder: &str, extension: &str| -> Result<(RelPath, String), NewRefusal> {
        let key = path.strip_suffix(extension).unwrap_or(path);
        let key = key.strip_prefix(folder).unwrap_or(key);
        checked_key(key)?;
        let name = key.rsplit('/').next().unwrap_or(key);
        let name = if name == "index" { key.rsplit('/').nth(1).unwrap_or(name) } else { name };
        let inner = RelPath::new(&format!("{folder}{key}{extension}"));
        let inner = inner.ok_or_else(|| (format!("`{path}` is not a valid file path"), None))?;
        Ok((inner, in_words(name)))
    };
    let (lang, inner, text) = match arguments.kind {
        NewKind::Page => {
            let (inner, title) = inner("", ".md")?;
            let is_home = inner.as_str() == "index.md";
            let title = if is_home { edit::quote(config.title.source()) } else { title };
            (Lang::SOURCE, inner, page(&title))
        }
        NewKind::Scenario => {
            let (inner, title) = inner("scenarios/", ".yaml")?;
            (Lang::SOURCE, inner, include_str!("new/scenario.yaml").replace("{title}", &title))
        }
        NewKind::Quiz => {
            let (inner, title) = inner("quizzes/", ".yaml")?;
            (Lang::SOURCE, inner, include_str!("new/quiz.yaml").replace("{title}", &title))
        }
        NewKind::Translation => translation::draft(root, config, path)?,
    };
    let folder = scan::folder_of(root, config, lang);
    let file = root.join("content").join(&folder).join(inner.as_str());
    match file.symlink_metadata() {
        Ok(_) => Err((
            format!("content/{folder}/{inner} already exists"),
            Some("kb does not overwrite files; choose another path".to_owned()),
        )),
        Err(_) => Ok((lang, inner, text)),
    }
}

/// Whether a path is relative to the current folder; other paths are relative to the language
/// folder.
fn is_of_disk(path: &str) -> bool {
    path.starts_with(['.', '/']) || Path::new(path).components().any(|c| c.as_os_str() == "content")
}

/// A path without the leading `content/`, which shells complete.
fn of_content(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}

/// The path inside the source language folder, with or without that folder in front.
fn of_source<'a>(config: &Config, path: &'a str) -> Result<&'a str, NewRefusal> {
    let path = of_content(path);
    let Some((folder, inner)) = path.split_once('/') else { return Ok(path) };
    match config.language(folder) {
        None => Ok(path),
        Some(Lang::SOURCE) => Ok(inner),
        Some(_) => Err((
            format!("`{folder}` is not the source language"),
            Some(format!("create `{inner}` first, then run `kb new translation {folder}/{inner}`")),
        )),
    }
}

/// Checks that each part of a key is a slug, because keys become URLs.
fn checked_key(key: &str) -> Result<(), NewRefusal> {
    let parts = key.split('/').map(slug::words).filter(|part| !part.is_empty());
    let better = parts.collect::<Vec<String>>().join("/");
    if better == key && !key.is_empty() {
        return Ok(());
    }
    let help = (!better.is_empty()).then(|| format!("write `{better}`"));
    Err((format!("`{}` cannot be the path of a page", key.escape_debug()), help))
}

/// `first-loan` as a title: `First loan`.
fn in_words(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.map(|c| if c == '-' { ' ' } else { c })).collect()
}

fn page(title: &str) -> String {
    format!(
        "---\n\
         title: {title}\n\
         description: One sentence that says what the reader gets.\n\
         ---\n\
         \n\
         What to do first.\n\
         \n\
         ## Why {{#why}}\n\
         \n\
         Why this helps.\n"
    )
}

/// Checks the new file together with the site and returns its findings.
fn check(
    root: &Path,
    owner: Owner,
    inner: &RelPath,
    source: &Arc<Source>,
) -> Result<Vec<Diagnostic>, LoadError> {
    let mut read = load::read(root, &ScanCache::default())?;
    let kind = kind_of(inner).expect("only pages and YAML files are made");
    let (inner, new) = (inner.clone(), Arc::clone(source));
    read.scan.files.push(ContentFile::new(new, owner, inner, kind));
    let loaded = load::load_from(read, &LoadOptions::default(), None);
    let about = |found: &Diagnostic| found.source.path == source.path;
    Ok(loaded.found.into_iter().filter(about).collect())
}
