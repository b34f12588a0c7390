//! Folders of Markdown without a generator, as GitHub and other forges show them.

use std::collections::BTreeMap;

use crate::import::body::pages;
use crate::import::detect::DetectedSite;
use crate::import::front;
use crate::import::ids::IdStyle;
use crate::import::layout::{
    AssetSource, Keep, LanguageSource, Layout, LookSource, PageSource, page_path,
};
use crate::import::report::{Fate, Note};
use crate::import::tree::{FileTree, inner};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::text::{RelPath, Source};

/// Reads a folder of Markdown. If all its folders are named as languages, they are the languages.
///
/// # Errors
/// When there are no pages.
pub fn layout(tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
    let root = found.root.as_str();
    let folders = ByLang::of_list(language_folders(tree, root));
    let mut layout = empty(title(tree, root));
    layout.ids = IdStyle::GitHub;
    if let Some(folders) = &folders {
        layout.languages = folders.map(|_, folder| folder.language.clone());
    }
    layout.roots = vec![root.to_owned()];
    for path in tree.under(root) {
        let Some(written) = inner(root, path) else { continue };
        match (&folders, written.split_once('/')) {
            (None, _) => add_file(&mut layout, path, Lang::SOURCE, written),
            (Some(folders), Some((first, rest))) => {
                if let Some(lang) = folders.find(|folder| folder.name == first) {
                    add_file(&mut layout, path, lang, rest);
                }
            }
            (Some(_), None) => {}
        }
    }
    match layout.pages.is_empty() {
        true => Err("there are no Markdown files".to_owned()),
        false => Ok(layout),
    }
}

/// A layout without pages, in English.
#[must_use]
pub fn empty(title: String) -> Layout {
    Layout {
        title,
        description: None,
        base_url: None,
        edit_url: None,
        languages: ByLang::of_source(LanguageSource::new("en")),
        pages: Vec::new(),
        texts: BTreeMap::new(),
        assets: Vec::new(),
        sections: Vec::new(),
        navigation: Vec::new(),
        redirects: Vec::new(),
        ids: IdStyle::None,
        variables: Vec::new(),
        data: Vec::new(),
        roots: Vec::new(),
        look: LookSource::default(),
        notes: Vec::new(),
    }
}

/// Adds a page or a file to copy; pages that are hidden by a dot are not part of the site.
pub fn add_file(layout: &mut Layout, path: &RelPath, lang: Lang, inside: &str) {
    let Some(inner) = RelPath::new(inside) else { return };
    if inside.split('/').any(|part| part.starts_with('.')) {
        return;
    }
    match page_path(inside) {
        Some(to) => layout.pages.push(PageSource {
            from: path.clone(),
            lang,
            inner,
            to,
            address: None,
            title: None,
            order: None,
        }),
        None => layout.assets.push(AssetSource {
            from: path.clone(),
            lang,
            address: inside.to_owned(),
            to: inner.clone(),
            inner,
            keep: Keep::Always,
        }),
    }
}

/// Adds a file as [`add_file`] does; a page in HTML is a page, too. Returns whether it is a page.
pub fn add_text(layout: &mut Layout, source: &Source, lang: Lang, inside: &str) -> bool {
    let n = layout.pages.len();
    match pages::markdown_path(source, inside) {
        Some(to) => {
            add_file(layout, &source.path, lang, &to);
            let inner = RelPath::new(inside);
            if let (Some(page), Some(inner)) = (layout.pages.get_mut(n), inner) {
                page.inner = inner;
            }
        }
        None => {
            add_file(layout, &source.path, lang, inside);
            layout.notes.extend(left_out(source));
        }
    }
    layout.pages.len() > n
}

/// The note for a page in HTML that is none in the new site.
fn left_out(source: &Source) -> Option<Note> {
    let is_page = pages::is_html(&source.path) && front::split(source).node.is_some();
    let text = "a page whose text a template or a script makes".to_owned();
    is_page.then(|| Note { path: source.path.clone(), line: 0, fate: Fate::LeftOut, text })
}

struct LanguageFolder {
    name: String,
    language: LanguageSource,
}

/// The folders of languages: at least two, and no page beside them. English comes first, because
/// most projects are written in it; the author can change the order in kb.yaml.
fn language_folders(tree: &FileTree, root: &str) -> Vec<LanguageFolder> {
    let has_pages = |folder: &str| {
        let path = if root.is_empty() { folder.to_owned() } else { format!("{root}/{folder}") };
        tree.under(&path).any(|file| page_path(file.as_str()).is_some())
    };
    let names: Vec<String> =
        tree.folders_in(root).into_iter().filter(|name| has_pages(name)).collect();
    let tag = |name: &String| is_language(name).then(|| Tag::parse(name).ok()).flatten();
    if names.len() < 2 || !names.iter().all(|name| tag(name).is_some()) {
        return Vec::new();
    }
    let mut folders: Vec<LanguageFolder> = names
        .iter()
        .filter_map(|name| {
            let language = LanguageSource::new(tag(name)?.as_str());
            Some(LanguageFolder { name: name.clone(), language })
        })
        .collect();
    folders.sort_by_key(|folder| !folder.language.tag.starts_with("en"));
    folders
}

/// Whether a folder has the name of a language and not of something else: `en`, `pt-br`, `zh_TW`.
#[must_use]
pub fn is_language(name: &str) -> bool {
    let mut parts = name.split(['-', '_']);
    let primary = parts.next().unwrap_or_default();
    let is_code =
        (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic());
    is_code
        && parts.all(|part| {
            (2..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
        && Tag::parse(name).is_ok()
        && !matches!(
            name,
            "api"
                | "doc"
                | "src"
                | "img"
                | "lib"
                | "faq"
                | "css"
                | "app"
                | "dev"
                | "bin"
                | "etc"
                | "out"
                | "tmp"
                | "web"
                | "sub"
                | "old"
                | "new"
                | "adr"
                | "rfc"
                | "cli"
        )
}

/// The first heading of the start page, else the name of the folder.
fn title(tree: &FileTree, root: &str) -> String {
    let names = ["index.md", "README.md", "readme.md"];
    let path =
        |name: &str| if root.is_empty() { name.to_owned() } else { format!("{root}/{name}") };
    let text = names.iter().find_map(|name| tree.text(&path(name)));
    let heading = text.and_then(|text| text.text.lines().find_map(|line| line.strip_prefix("# ")));
    heading.map_or_else(|| tree.name.clone(), |heading| heading.trim().to_owned())
}
