//! Assigns the folders in `content/` to languages, and reports other folders and files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use crate::config::Config;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::lang::by_lang::Lang;
use crate::lang::tag::Tag;
use crate::scan::BASE_FOLDER;
use crate::source::Owner;
use crate::text::{RelPath, Source, Span};

/// Whether a name is that of a hidden file or of a backup of an editor.
pub(super) fn is_backup(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'))
}

/// The names in a folder, sorted, without hidden files and editor backups.
#[derive(Debug, Default)]
pub(super) struct FolderNames {
    folders: BTreeSet<String>,
    files: BTreeSet<String>,
    links: BTreeSet<String>,
}

impl FolderNames {
    /// Lists a folder.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub(super) fn listed(folder: &Path) -> io::Result<FolderNames> {
        let mut names = FolderNames::default();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type()?;
            if is_backup(&name) {
                continue;
            }
            let list = match () {
                () if kind.is_dir() => &mut names.folders,
                () if kind.is_symlink() => &mut names.links,
                () => &mut names.files,
            };
            list.insert(name);
        }
        Ok(names)
    }

    /// Whether a real folder (not a symbolic link) has this name.
    pub(super) fn has_folder(&self, name: &str) -> bool {
        self.folders.contains(name)
    }

    /// The names of symbolic links.
    pub(super) fn links(&self) -> impl Iterator<Item = &str> {
        self.links.iter().map(String::as_str)
    }

    /// The names directly under a folder, which ends in `/`, among the paths of files.
    pub(super) fn given<'a>(paths: impl Iterator<Item = &'a str>, folder: &str) -> FolderNames {
        let mut names = FolderNames::default();
        for path in paths.filter_map(|path| path.strip_prefix(folder)) {
            match path.split_once('/') {
                Some((folder, _)) => names.folders.insert(folder.to_owned()),
                None => names.files.insert(path.to_owned()),
            };
        }
        names.folders.retain(|name| !is_backup(name));
        names.files.retain(|name| !is_backup(name));
        names
    }
}

/// The folders to read, and findings for everything else in `content/`.
pub(super) struct Folders {
    /// Paths from the site root with their owner; by language, content before bases.
    pub(super) owners: Vec<(String, Owner)>,
    /// Findings for folders and files that are not read.
    pub(super) found: Vec<Diagnostic>,
    /// Files beside the language folders.
    has_stray_files: bool,
}

impl Folders {
    /// Classifies the folders of `content/` and of the base folder.
    pub(super) fn new(config: &Config, top: &FolderNames, bases: &FolderNames) -> Folders {
        let mut by_lang: BTreeMap<Lang, &str> = BTreeMap::new();
        let mut found = Vec::new();
        for name in top.folders.iter().filter(|name| *name != BASE_FOLDER) {
            match config.language(name) {
                None => found.extend(unlisted(config, name)),
                Some(lang) => match by_lang.get(&lang) {
                    None => drop(by_lang.insert(lang, name)),
                    Some(first) => found.extend(second_folder(config, lang, first, name)),
                },
            }
        }
        found.extend(top.files.iter().filter_map(|name| stray_file(config, &by_lang, name)));
        let mut owners = Vec::new();
        for (lang, tag) in config.languages.iter() {
            let own = by_lang.get(&lang).map(|name| format!("content/{name}"));
            owners.extend(own.map(|folder| (folder, Owner::Language(lang))));
            // kb writes bases only under the canonical tag.
            let base = bases.folders.contains(tag.as_str());
            let base = base.then(|| format!("content/{BASE_FOLDER}/{tag}"));
            owners.extend(base.map(|folder| (folder, Owner::Base(lang))));
        }
        let is_listed =
            |name: &&String| config.languages.values().any(|tag| tag.as_str() == **name);
        let strange = bases.folders.iter().filter(|name| !is_listed(name));
        found.extend(strange.filter_map(|name| unlisted_base(config, name)));
        Folders { owners, found, has_stray_files: !top.files.is_empty() }
    }

    /// The owner of a file, and its path inside that folder.
    pub(super) fn owner(&self, path: &RelPath) -> Option<(Owner, RelPath)> {
        self.owners.iter().find_map(|(folder, owner)| {
            let inner = path.as_str().strip_prefix(folder.as_str())?.strip_prefix('/')?;
            Some((owner.clone(), RelPath::new(inner)?))
        })
    }
}

/// The name of a language folder under `content/`: the existing one, else the language tag.
#[must_use]
pub fn folder_of(root: &Path, config: &Config, lang: Lang) -> String {
    let names = FolderNames::listed(&root.join("content")).unwrap_or_default();
    let own = names.folders.into_iter().find(|name| config.language(name) == Some(lang));
    own.unwrap_or_else(|| config.languages[lang].to_string())
}

/// The finding for a site without pages in its source language.
pub(super) fn no_pages(config: &Config, folders: &Folders) -> Option<Diagnostic> {
    let is_source = |owner: &Owner| *owner == Owner::Language(Lang::SOURCE);
    let own = folders.owners.iter().find(|(_, owner)| is_source(owner));
    let folder =
        own.map_or_else(|| format!("content/{}", config.languages.source()), |own| own.0.clone());
    let help = match folders.has_stray_files {
        true => format!("move the pages of the source language to `{folder}/`"),
        false => format!("write `{folder}/index.md`"),
    };
    let source = Source::new(RelPath::new(&folder)?, "");
    let message = "there are no pages in the source language";
    Some(Diagnostic::new(Rule::NoPages, &source, Span::default(), message).help(help))
}

fn at(path: &str) -> Option<std::sync::Arc<Source>> {
    let shown: String = path.chars().map(|c| if c.is_control() { '?' } else { c }).collect();
    Some(Source::new(RelPath::new(&shown)?, ""))
}

fn unlisted(config: &Config, name: &str) -> Option<Diagnostic> {
    let source = at(&format!("content/{name}"))?;
    let message = format!("folder `{name}` is not one of the languages in kb.yaml");
    let near = nearest(name, config.languages.values().map(Tag::as_str));
    let help = match (near, Tag::parse(name)) {
        (Some(near), _) => format!("did you mean the language `{near}`? then rename the folder"),
        (None, Ok(tag)) => {
            format!("add `{tag}` to `languages:`, or move the folder out of content/")
        }
        (None, Err(_)) => {
            let of_source = config.languages.source();
            format!("move it into the folder of a language: `content/{of_source}/{name}`")
        }
    };
    let finding = Diagnostic::new(Rule::UnlistedFolder, &source, Span::default(), message);
    Some(finding.help(help))
}

fn unlisted_base(config: &Config, name: &str) -> Option<Diagnostic> {
    let source = at(&format!("content/{BASE_FOLDER}/{name}"))?;
    let message = format!("folder `{name}` is not one of the languages in kb.yaml");
    let help = match config.language(name) {
        Some(lang) => format!("rename it to `{}`", config.languages[lang]),
        None => "remove it, or add its language to `languages:`".to_owned(),
    };
    let finding = Diagnostic::new(Rule::UnlistedFolder, &source, Span::default(), message);
    Some(finding.help(help))
}

fn second_folder(config: &Config, lang: Lang, first: &str, second: &str) -> Option<Diagnostic> {
    let source = at(&format!("content/{second}"))?;
    let tag = &config.languages[lang];
    let message = format!("folders `{first}` and `{second}` are both for the language `{tag}`");
    let finding = Diagnostic::new(Rule::DuplicateFolder, &source, Span::default(), message);
    Some(finding.help(format!("move all files into one folder, named `{tag}`")))
}

fn stray_file(config: &Config, by_lang: &BTreeMap<Lang, &str>, name: &str) -> Option<Diagnostic> {
    let source = at(&format!("content/{name}"))?;
    let folder = by_lang
        .get(&Lang::SOURCE)
        .map_or_else(|| config.languages.source().to_string(), ToString::to_string);
    let message = "this file is not published: it is not in the folder of a language";
    let finding = Diagnostic::new(Rule::StrayFile, &source, Span::default(), message);
    Some(finding.help(format!("move it to `content/{folder}/{name}`")))
}
