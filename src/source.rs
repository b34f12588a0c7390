//! Classifies the files in `content/` by their paths.

pub mod media;

use std::path::PathBuf;
use std::sync::Arc;

use crate::lang::by_lang::Lang;
use crate::text::{RelPath, Source};

/// The kind of a content file, which depends only on its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A Markdown page.
    Page,
    /// A scenario: YAML in `scenarios/`.
    Scenario,
    /// A quiz: YAML in `quizzes/`.
    Quiz,
    /// The glossary: `glossary.yaml` directly under the language.
    Glossary,
}

/// The language of a file, and whether it is content or a base.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// `content/<language>/…`, by index of the language.
    Language(Lang),
    /// `content/_base/<language>/…`: what a translation was last confirmed against.
    Base(Lang),
}

/// A text file of the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFile {
    /// Path and text.
    pub source: Arc<Source>,
    /// Language or base.
    pub owner: Owner,
    /// The path under the language folder.
    pub inner: RelPath,
    /// What it is.
    pub kind: Kind,
}

/// A file that is copied unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetFile {
    /// The path from the site root.
    pub path: RelPath,
    /// The language folder it is in.
    pub lang: Lang,
    /// The path under the language folder.
    pub inner: RelPath,
    /// Where to read it.
    pub file: PathBuf,
    /// Width and height of a picture in CSS pixels, if its file contains them.
    pub size: Option<(u32, u32)>,
    /// Whether it may not be published, which is an error; no route leads to it.
    pub is_refused: bool,
}

/// The kind of a file by its path under the language folder; `None` for an asset.
#[must_use]
pub fn kind_of(inner: &RelPath) -> Option<Kind> {
    let is_one_of =
        |known: &[&str]| known.iter().any(|it| inner.extension().eq_ignore_ascii_case(it));
    match inner.as_str().split_once('/') {
        _ if is_one_of(MARKDOWN) => Some(Kind::Page),
        Some(("scenarios", _)) if is_one_of(YAML) => Some(Kind::Scenario),
        Some(("quizzes", _)) if is_one_of(YAML) => Some(Kind::Quiz),
        None if is_one_of(YAML) && key_of(inner) == "glossary" => Some(Kind::Glossary),
        Some(_) | None => None,
    }
}

/// The extensions of Markdown pages, in any case.
const MARKDOWN: &[&str] = &["md", "markdown", "mdown"];

/// The extensions of YAML files, in any case.
const YAML: &[&str] = &["yaml", "yml"];

/// Whether a path has the extension of a page or of a YAML file.
#[must_use]
pub fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    MARKDOWN.iter().chain(YAML).any(|known| extension.eq_ignore_ascii_case(known))
}

/// The key of a content file: its path under the language folder without the extension.
#[must_use]
pub fn key_of(inner: &RelPath) -> &str {
    inner.as_str().rsplit_once('.').map_or(inner.as_str(), |(key, _)| key)
}
