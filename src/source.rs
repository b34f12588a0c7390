//! Classifies the files in `content/` by their paths.

pub mod key;
pub mod media;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
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
    /// The kind.
    pub kind: Kind,
    /// The key: the path under the language folder without the extension. The page of a folder has
    /// the key `folder/index`, whatever its file is called.
    pub key: Box<str>,
    /// Whether kb generates it: no author wrote a page for this folder.
    pub is_generated: bool,
}

impl ContentFile {
    /// A file that exists; [`key::assign`] gives pages of folders their keys.
    #[must_use]
    pub fn new(source: Arc<Source>, owner: Owner, inner: RelPath, kind: Kind) -> ContentFile {
        let key = stem_of(inner.as_str()).into();
        ContentFile { source, owner, inner, kind, key, is_generated: false }
    }
}

/// The day of the last commit that changed each file, by the path from the site root.
pub type CommitDays = BTreeMap<RelPath, Date>;

/// A file that is copied unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetFile {
    /// The path from the site root.
    pub path: RelPath,
    /// The language folder it is in.
    pub lang: Lang,
    /// The path under the language folder.
    pub inner: RelPath,
    /// The file on the disk.
    pub file: PathBuf,
    /// Width and height of a picture in CSS pixels, if its file contains them.
    pub size: Option<(u32, u32)>,
    /// Whether it is refused, which is an error; it has no route.
    pub is_refused: bool,
    /// Whether it is in `static/` and is published under the root of the site.
    pub is_static: bool,
    /// The text of a file in `static/` that is added to a file of kb.
    pub addition: Option<Arc<str>>,
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
        None if is_one_of(YAML) && stem_of(inner.as_str()) == "glossary" => Some(Kind::Glossary),
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

/// A path or name without its extension.
#[must_use]
pub fn stem_of(path: &str) -> &str {
    let start = path.rfind('/').map_or(0, |slash| slash + 1);
    path[start..].rfind('.').map_or(path, |dot| &path[..start + dot])
}
