//! `kb i18n`: commands for translators and reviewers.

pub mod accept;
pub mod diff;
pub mod draft;
pub mod export;
pub mod ids;
pub mod import;
pub mod interface;
mod renamed;
pub mod status;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::base::Base;
use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::{I18nArguments, I18nCommand};
use crate::cmd::keys;
use crate::cmd::load::{self, LoadOptions, Loaded};
use crate::cmd::out::{self, Exit, ReportOptions};
use crate::cmd::root;
use crate::diag::nearest;
use crate::diag::rules::Rule;
use crate::doc::{Body, Doc};
use crate::lang::by_lang::Lang;
use crate::lang::tag::Tag;
use crate::link::DraftVisibility;
use crate::link::keys::KeyIndex;
use crate::scan::BASE_FOLDER;
use crate::site::Site;
use crate::site::by_entry::EntryId;
use crate::source::is_text;
use crate::text::RelPath;
use crate::write::author::{AuthorFiles, Expected, WriteRefusal};

/// Runs `kb i18n`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &I18nArguments) -> Exit {
    let result = match &arguments.command {
        I18nCommand::Status(arguments) => status::run(site, arguments),
        I18nCommand::Diff(arguments) => diff::run(site, arguments),
        I18nCommand::Accept(arguments) => accept::run(site, arguments),
        I18nCommand::New(arguments) => draft::run(site, arguments),
        I18nCommand::Ids(arguments) => ids::run(site, arguments),
        I18nCommand::Export(arguments) => export::run(site, arguments),
        I18nCommand::Import(arguments) => import::run(site, arguments),
    };
    result.unwrap_or_else(|exit| exit)
}

/// A base that cannot be parsed and must not be overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

/// A loaded site and its folder.
pub struct Opened {
    /// The folder with `kb.yaml`.
    pub root: PathBuf,
    /// The site.
    pub loaded: Loaded,
}

/// Loads the site. All commands report damaged bases.
///
/// # Errors
/// When the site cannot be loaded; the error is already printed.
pub fn open(site: &SiteArguments, drafts: DraftVisibility) -> Result<Opened, Exit> {
    let root = load::root(site)?;
    let options = LoadOptions { drafts: drafts == DraftVisibility::Show, ..LoadOptions::default() };
    let loaded = load::load(&root, &options, None).map_err(|stop| load::explain(stop, site))?;
    Ok(Opened { root, loaded })
}

impl Opened {
    /// The relations.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.loaded.site
    }

    /// Reports damaged bases; `Err` where there are any.
    ///
    /// # Errors
    /// When a base is damaged; the error is already printed.
    pub fn sound_bases(&self, site: &SiteArguments) -> Result<(), Exit> {
        let damaged = self.loaded.found.iter().filter(|d| d.rule == Rule::DamagedBase);
        let damaged: Vec<_> = damaged.cloned().collect();
        if damaged.is_empty() {
            return Ok(());
        }
        let n_files = self.loaded.n_files;
        Err(out::findings(damaged, ReportOptions::human(site), n_files, Duration::ZERO))
    }

    /// The index of a language.
    ///
    /// # Errors
    /// When it is the source or not a language of the site; the error is already printed.
    pub fn lang(&self, tag: &str) -> Result<Lang, Exit> {
        let languages = &self.site().config.languages;
        let found = self.site().config.language(tag);
        let listed: Vec<&str> = languages.of_translations().map(Tag::as_str).collect();
        match found {
            Some(Lang::SOURCE) => {
                out::print_error(
                    &format!("`{tag}` is the source language, not a translation"),
                    None,
                );
                Err(Exit::Usage)
            }
            Some(lang) => Ok(lang),
            None => {
                let help = nearest(tag, listed.iter().copied()).map_or_else(
                    || format!("translations of this site: {}", listed.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                out::print_error(&format!("`{tag}` is not a language of this site"), Some(&help));
                Err(Exit::Usage)
            }
        }
    }

    /// The language in a flag, else all languages except the source.
    ///
    /// # Errors
    /// When it is not a language of the site; the error is already printed.
    pub fn langs(&self, flag: Option<&str>) -> Result<Vec<Lang>, Exit> {
        match flag {
            Some(tag) => Ok(vec![self.lang(tag)?]),
            None => Ok(self.site().config.languages.translations().collect()),
        }
    }

    /// Finds the entry that an argument names by its key, the end of its key, or one of its files.
    ///
    /// # Errors
    /// When no entry or several match; the error is already printed.
    pub fn entry(&self, page: &str) -> Result<EntryId, Exit> {
        let site = self.site();
        let file = root::in_content(&self.root, page).filter(|_| Path::new(page).exists());
        let reference = reference(site, file.as_deref().unwrap_or(page));
        KeyIndex::new(&site.entries).find(&reference).map_err(|why| {
            let missing = format!("no page, scenario or quiz has the key `{page}`");
            keys::print_unresolved(why, page, &missing)
        })
    }

    /// The document of an entry in a language.
    #[must_use]
    pub fn doc(&self, id: EntryId, lang: Lang) -> Option<&Arc<Doc>> {
        self.site().entry(id).file(lang)
    }

    /// The path of the base of an entry in a language.
    #[must_use]
    pub fn base_path(&self, doc: &Doc, lang: Lang) -> RelPath {
        let tag = self.site().config.languages[lang].as_str();
        let path = format!("content/{BASE_FOLDER}/{tag}/{}", doc.file.inner);
        RelPath::new(&path).expect("made of checked parts")
    }

    /// The text that was read at a path.
    #[must_use]
    pub fn expected(&self, path: &RelPath) -> Expected<'_> {
        let doc = self.loaded.docs.get(path);
        doc.map_or(Expected::Missing, |doc| Expected::Text(&doc.source().text))
    }

    /// The base of a translation; `Err` where it is damaged.
    ///
    /// # Errors
    /// When the base is damaged; [`Opened::sound_bases`] reports it.
    pub fn base(&self, doc: &Doc, lang: Lang) -> Result<Option<&Base>, Damaged> {
        let path = self.base_path(doc, lang);
        match self.loaded.docs.get(&path).map(|doc| &doc.body) {
            None => Ok(None),
            Some(Body::Base(base)) => Ok(Some(base)),
            Some(Body::Page(_) | Body::Yaml(_) | Body::Broken) => Err(Damaged),
        }
    }
}

/// Replaces a file of the author if it still has the text that was read.
///
/// # Errors
/// When it was not written; the error is already printed.
pub fn write(
    files: &mut AuthorFiles<'_>,
    path: &RelPath,
    expected: Expected<'_>,
    text: &str,
) -> Result<(), Exit> {
    files.write(path, expected, text).map_err(|refusal| {
        let help = match refusal {
            WriteRefusal::Changed => Some("run the command again; it will read the changed file"),
            WriteRefusal::NotPlain { .. } => Some("replace it with a regular file"),
            WriteRefusal::Io(_) => None,
        };
        out::print_error(&format!("cannot write {path}: {refusal}"), help);
        Exit::System
    })
}

/// The key in an argument, which may be a path such as `content/cs/a/b.md`.
pub(crate) fn reference(site: &Site, page: &str) -> String {
    let page = page.replace('\\', "/");
    let page = page.trim_start_matches("./").trim_end_matches('/');
    let page = page.strip_prefix("content/").unwrap_or(page);
    let page = page.strip_prefix("_base/").unwrap_or(page);
    let of_language = page.split_once('/').filter(|(tag, _)| site.config.language(tag).is_some());
    let page = of_language.map_or(page, |(_, inner)| inner);
    let stem = page.rsplit_once('.').filter(|_| is_text(page));
    stem.map_or(page, |(stem, _)| stem).to_owned()
}
