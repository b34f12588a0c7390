//! The content of a site in another format: its languages, pages, files and old addresses.
//!
//! Each format reads its configuration and returns a [`Layout`]; [`mod@crate::import::plan`] does the
//! rest in the same way for all formats.

use std::collections::BTreeMap;

use crate::import::body::liquid::data::TemplateData;
use crate::import::ids::IdStyle;
use crate::import::report::Note;
use crate::lang::by_lang::{ByLang, Lang};
use crate::source::media;
use crate::text::RelPath;
use crate::theme::tokens::Accent;

/// A site of another generator.
#[derive(Debug)]
pub struct Layout {
    /// The name of the site.
    pub title: String,
    /// One sentence about the site.
    pub description: Option<String>,
    /// The absolute URL of the published site.
    pub base_url: Option<String>,
    /// The URL to edit a file of the new site, with `{path}`.
    pub edit_url: Option<String>,
    /// The languages, the source first.
    pub languages: ByLang<LanguageSource>,
    /// The pages.
    pub pages: Vec<PageSource>,
    /// The texts of pages that the old site makes from lists of translated texts, by language and the
    /// file of the source.
    pub texts: BTreeMap<(Lang, RelPath), String>,
    /// The other files to publish.
    pub assets: Vec<AssetSource>,
    /// The folders that have a name of their own.
    pub sections: Vec<SectionSource>,
    /// The main navigation in order; empty for all top folders.
    pub navigation: Vec<NavigationEntry>,
    /// Old addresses that lead to other addresses.
    pub redirects: Vec<Redirect>,
    /// How the generator makes ids of headings.
    pub ids: IdStyle,
    /// The values of variables, which texts name in double braces or elsewhere.
    pub variables: Vec<Variable>,
    /// The data that templates name.
    pub data: Vec<TemplateData>,
    /// The folders with files that texts can name as `/file`, the most important first.
    pub roots: Vec<String>,
    /// How the site looked, where kb has keys for it.
    pub look: LookSource,
    /// Notes so far about what is not converted.
    pub notes: Vec<Note>,
}

/// The look of the site; its pictures are files of the old site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LookSource {
    /// The colour of links, in which text can be read.
    pub accent: Option<Accent>,
    /// The logo.
    pub logo: Option<RelPath>,
    /// The text of the drawing for light grounds, if the logo is white.
    pub drawn: Option<String>,
    /// The logo for dark grounds.
    pub dark_logo: Option<RelPath>,
    /// The alternative text of a logo that stands instead of the title.
    pub alt: Option<String>,
    /// The icon.
    pub icon: Option<RelPath>,
    /// `light` or `dark` for a site with this appearance only.
    pub appearance: Option<&'static str>,
}

/// A language of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageSource {
    /// The BCP 47 tag.
    pub tag: String,
    /// The title of the site in this language, if it differs.
    pub title: Option<String>,
    /// The description of the site in this language, if it differs.
    pub description: Option<String>,
}

impl LanguageSource {
    /// A language with the title of the site.
    #[must_use]
    pub fn new(tag: &str) -> LanguageSource {
        LanguageSource { tag: tag.to_owned(), title: None, description: None }
    }
}

/// A page in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSource {
    /// Its file.
    pub from: RelPath,
    /// Its language.
    pub lang: Lang,
    /// The path inside the language, as links write it: the same in every language.
    pub inner: RelPath,
    /// The path under the language folder of the new site; it ends with `.md`.
    pub to: RelPath,
    /// The old address without the leading slash: `guide/` or `guide/first.html`.
    pub address: Option<String>,
    /// The title that the configuration gives it.
    pub title: Option<String>,
    /// Its place among the pages of its folder.
    pub order: Option<u32>,
}

/// A folder with a name of its own: a category, or a group of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionSource {
    /// Its language.
    pub lang: Lang,
    /// Its path under the language folder of the new site.
    pub folder: RelPath,
    /// Its name.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// Its place among the pages of its folder.
    pub order: Option<u32>,
    /// The old address of the list of its pages, without the leading slash.
    pub address: Option<String>,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NavigationEntry {
    /// A page or folder by its key.
    Key(String),
    /// Pages and folders below a name.
    Group(NavigationGroup),
}

/// A group of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavigationGroup {
    /// Its name in the source language.
    pub name: String,
    /// Its names in other languages.
    pub translations: Vec<LocalName>,
    /// The keys of its pages and folders.
    pub keys: Vec<String>,
}

/// A name in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalName {
    /// The language.
    pub lang: Lang,
    /// The name.
    pub text: String,
}

/// A file to copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetSource {
    /// Its file.
    pub from: RelPath,
    /// Its language.
    pub lang: Lang,
    /// The path inside the language, as links write it.
    pub inner: RelPath,
    /// The path in the new site; its extension is that of its content.
    pub to: RelPath,
    /// The old address without the leading slash.
    pub address: String,
    /// Whether it is part of the new site.
    pub keep: Keep,
}

impl AssetSource {
    /// Whether it is published at its address only: it was at the root, and kb does not publish its
    /// kind beside pages.
    #[must_use]
    pub fn is_at_root(&self) -> bool {
        self.keep == Keep::AtRoot && media::of(self.to.extension()).is_none()
    }
}

/// When a file becomes part of the new site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Always, beside the pages.
    Always,
    /// If a page shows it or links to it.
    IfUsed,
    /// Always: at its address if no page uses it, else beside the pages.
    AtRoot,
}

/// An old address that leads to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The address, or the path of a file that is gone.
    pub from: String,
    /// Where it leads: an address, or the path of a file inside the language.
    pub to: String,
    /// The file that has it.
    pub file: RelPath,
}

impl Redirect {
    /// A redirect from an address to another one, without their outer slashes; `None` if `file` is no
    /// path.
    #[must_use]
    pub fn new(file: &str, from: &str, to: &str) -> Option<Redirect> {
        let bare = |address: &str| address.trim_start_matches('/').to_owned();
        Some(Redirect { from: bare(from), to: bare(to), file: RelPath::new(file)? })
    }
}

/// A variable: its name and the text that replaces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// `site.version`.
    pub name: String,
    /// The text.
    pub text: String,
}

/// A tag without the region that its language implies: `en-US` is `en` for readers.
#[must_use]
pub fn short_tag(tag: &str) -> String {
    match tag {
        "en-US" | "de-DE" | "fr-FR" | "es-ES" | "it-IT" | "ru-RU" | "ja-JP" | "ko-KR" | "fa-IR"
        | "cs-CZ" | "pl-PL" | "tr-TR" | "uk-UA" => tag[..2].to_owned(),
        tag => tag.to_owned(),
    }
}

/// The path of a page in the new site: index pages are named `index.md`, and all others end with
/// `.md`. `None` for a file that is not a page.
#[must_use]
pub fn page_path(inner: &str) -> Option<RelPath> {
    let (stem, extension) = inner.rsplit_once('.')?;
    if !matches!(extension.to_ascii_lowercase().as_str(), "md" | "markdown" | "mdown" | "mdx") {
        return None;
    }
    let name = stem.rsplit('/').next().unwrap_or(stem);
    let folder = &stem[..stem.len() - name.len()];
    let name = match name.to_ascii_lowercase().as_str() {
        "index" | "readme" | "_index" => "index",
        _ => name,
    };
    RelPath::new(&format!("{folder}{name}.md"))
}

/// The key of a page: its path without the extension, and for an index page its folder.
#[must_use]
pub fn key(to: &RelPath) -> &str {
    let stem = to.as_str().strip_suffix(".md").unwrap_or(to.as_str());
    match stem {
        "index" => "",
        stem => stem.strip_suffix("/index").unwrap_or(stem),
    }
}

/// The navigation in the order of a list of pages: pages directly in the language folder, and top
/// folders. The home page is always there.
#[must_use]
pub fn top_keys<'a>(pages: impl IntoIterator<Item = &'a RelPath>) -> Vec<NavigationEntry> {
    let mut keys: Vec<NavigationEntry> = Vec::new();
    for to in pages {
        let key = key(to).split('/').next().unwrap_or_default();
        let entry = NavigationEntry::Key(key.to_owned());
        if !key.is_empty() && !keys.contains(&entry) {
            keys.push(entry);
        }
    }
    keys
}
