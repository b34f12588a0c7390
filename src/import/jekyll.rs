//! Jekyll: pages, posts and collections.

use std::sync::Arc;

use crate::import::body::liquid::data::TemplateData;
use crate::import::body::{Pass, attributes, html_gaps, liquid, markdown_html};
use crate::import::detect::DetectedSite;
use crate::import::front::{self, SplitPage};
use crate::import::ids::IdStyle;
use crate::import::layout::{LanguageSource, Layout, PageSource, Variable, key, page_path};
use crate::import::plain;
use crate::import::settings::look::WrittenLook;
use crate::import::settings::{self, at, edit, look, text_at};
use crate::import::tree::{FileTree, inner, join};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::text::{RelPath, Source};
use crate::yaml::Node;

/// The conversions of texts.
pub const PASSES: &[Pass] = &[
    liquid::convert,
    html_gaps::close,
    markdown_html::convert,
    attributes::without_contents,
    liquid::classes::convert,
    attributes::without_lists,
];

/// Folders and files that Jekyll does not publish.
const EXCLUDED: &[&str] = &[
    "node_modules",
    "vendor",
    "Gemfile",
    "Gemfile.lock",
    "LICENSE.md",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
];

/// Reads a site.
///
/// # Errors
/// When the configuration cannot be read.
pub fn layout(tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
    let source = tree.text(&found.config).ok_or("_config.yml is missing")?;
    let config = settings::read(source).map_err(|why| format!("{}: {why}", found.config))?;
    let mut layout = plain::empty(
        text_at(&config, "title")
            .or_else(|| text_at(&config, "name"))
            .unwrap_or(&tree.name)
            .to_owned(),
    );
    layout.description = text_at(&config, "description")
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    layout.base_url = text_at(&config, "url").map(|url| {
        format!("{url}{}/", text_at(&config, "baseurl").unwrap_or("").trim_end_matches('/'))
    });
    layout.ids = IdStyle::Kramdown;
    layout.variables = variables(&config);
    layout.data = data(tree, &join(&found.root, text_at(&config, "data_dir").unwrap_or("_data")));
    layout.roots = vec![found.root.clone()];
    let source_tag = text_at(&config, "lang")
        .or_else(|| text_at(&config, "locale"))
        .and_then(|tag| Tag::parse(tag).ok());
    let source_tag = source_tag.map_or("en".to_owned(), |tag| tag.to_string());
    let rules = JekyllRules { config: &config, excluded: settings::texts(config.get("exclude")) };
    let files: Vec<SiteFile<'_>> =
        tree.under(&found.root).filter_map(|path| rules.file(tree, &found.root, path)).collect();
    let tags = languages(source_tag, &files);
    for SiteFile { path, source, split, place, tag } in files {
        let is_own = |known: &String| tag.as_ref().is_some_and(|tag| known == tag.as_str());
        let lang = tags.find(is_own).unwrap_or(Lang::SOURCE);
        let inside = without_language(&tags, lang, &place.inside);
        let to =
            place.collection.as_deref().map_or_else(|| inside.clone(), |name| join(name, &inside));
        let n = layout.pages.len();
        match source {
            Some(source) => _ = plain::add_text(&mut layout, source, lang, &to),
            None => plain::add_file(&mut layout, path, lang, &to),
        }
        if let Some(page) = layout.pages.get_mut(n) {
            let prefix = if lang == Lang::SOURCE {
                String::new()
            } else {
                place.inside[..place.inside.len() - inside.len()].to_owned()
            };
            page.address = Some(rules.address(page, &place, &split, &format!("{prefix}{inside}")));
        }
    }
    layout.languages = tags.map(|_, tag| LanguageSource::new(tag));
    flatten(&mut layout, &rules);
    edit::set(&mut layout, &found.config, edit_url(&config).as_deref());
    let look = WrittenLook {
        logo: look::first_text(&config, &["logo"]),
        icon: look::first_text(&config, &["favicon_ico"]),
        appearance: (text_at(&config, "color_scheme") == Some("dark")).then_some("dark"),
        ..WrittenLook::default()
    };
    look::set(&mut layout, tree, &found.config, &look);
    layout.notes.extend(look::left_out(&found.config, &config, LOOK));
    Ok(layout)
}

/// Keys about the look of a site.
const LOOK: &[(&str, &str)] =
    &[("theme", "the theme"), ("remote_theme", "the theme"), ("color_scheme", "the colours")];

/// The URL that pages are edited at, as the theme just-the-docs writes it.
fn edit_url(config: &Node) -> Option<String> {
    let repository = text_at(config, "gh_edit_repository")?;
    let branch = text_at(config, "gh_edit_branch").unwrap_or("main");
    Some(format!("{}/edit/{branch}/", repository.trim_end_matches('/')))
}

struct JekyllRules<'a> {
    config: &'a Node,
    excluded: Vec<String>,
}

struct CollectionPlace {
    /// The name of the collection.
    collection: Option<String>,
    /// The path in it.
    inside: String,
}

/// A file that is published.
struct SiteFile<'a> {
    path: &'a RelPath,
    /// Its text, if it is one.
    source: Option<&'a Arc<Source>>,
    split: SplitPage,
    place: CollectionPlace,
    /// Its language, if it is not that of the site.
    tag: Option<Tag>,
}

impl JekyllRules<'_> {
    /// A file of the site; `None` if it is not published.
    fn file<'a>(&self, tree: &'a FileTree, root: &str, path: &'a RelPath) -> Option<SiteFile<'a>> {
        let written = inner(root, path)?;
        let place = self.place(written)?;
        let source = tree.text(path.as_str());
        let split = source.map(|source| front::split(source)).unwrap_or_default();
        let is_page = page_path(written).is_some();
        // Jekyll publishes files with front matter; forges publish all Markdown.
        if is_page && split.node.is_none() && place.collection.is_some() {
            return None;
        }
        let tag = language(&split, &place.inside);
        Some(SiteFile { path, source, split, place, tag })
    }

    /// The place of a file in the site; `None` if it is not published.
    fn place(&self, written: &str) -> Option<CollectionPlace> {
        let first = written.split('/').next().unwrap_or_default();
        let is_excluded = |pattern: &str| {
            let pattern = pattern.trim_matches('/');
            pattern == first
                || pattern == written
                || pattern.strip_suffix('*').is_some_and(|start| first.starts_with(start))
        };
        if EXCLUDED.iter().any(|name| is_excluded(name))
            || self.excluded.iter().any(|name| is_excluded(name))
        {
            return None;
        }
        if first.eq_ignore_ascii_case("readme.md")
            && self.config.get("readme_index").is_none()
            && written == first
        {
            return Some(CollectionPlace { collection: None, inside: written.to_owned() });
        }
        match first.strip_prefix('_') {
            None => Some(CollectionPlace { collection: None, inside: written.to_owned() }),
            Some(name) => {
                let output =
                    at(self.config, &format!("collections.{name}.output")).and_then(Node::text);
                let is_shown = name == "posts" || output == Some("true");
                let inside = written.split_once('/')?.1.to_owned();
                is_shown.then(|| CollectionPlace { collection: Some(name.to_owned()), inside })
            }
        }
    }

    fn permalink(&self, place: &CollectionPlace) -> Option<&str> {
        let of_collection = place
            .collection
            .as_ref()
            .and_then(|name| text_at(self.config, &format!("collections.{name}.permalink")));
        of_collection.or_else(|| text_at(self.config, "permalink"))
    }

    fn address(
        &self,
        page: &PageSource,
        place: &CollectionPlace,
        split: &SplitPage,
        inside: &str,
    ) -> String {
        if let Some(own) = &split.front.address {
            return own.trim_start_matches('/').to_owned();
        }
        let stem = inside.rsplit_once('.').map_or(inside, |(stem, _)| stem);
        let is_post = place.collection.as_deref() == Some("posts");
        let title = stem.rsplit('/').next().unwrap_or(stem);
        let (date, name) = match title.get(..11).filter(|_| is_post) {
            Some(date) => (date.trim_end_matches('-'), &title[11..]),
            None => ("", title),
        };
        let mut parts = date.split('-');
        let (year, month, day) =
            (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let categories = split
            .node
            .as_ref()
            .map(|node| settings::texts(node.get("categories").or_else(|| node.get("category"))));
        let categories = categories.unwrap_or_default().join("/").to_lowercase();
        let pattern = match (self.permalink(place), is_post, &place.collection) {
            (None | Some("date"), true, _) => "/:categories/:year/:month/:day/:title.html",
            (Some("pretty"), true, _) => "/:categories/:year/:month/:day/:title/",
            (None | Some("date" | "none"), false, Some(_)) => "/:collection/:path.html",
            (Some("pretty"), false, Some(_)) => "/:collection/:path/",
            (Some(pattern), _, Some(_)) => pattern,
            (Some(pattern), false, None) if pattern == "pretty" || pattern.ends_with('/') => {
                return pretty(&page.to);
            }
            (_, _, None) => return plain_address(stem),
        };
        let address = pattern
            .replace(":categories", &categories)
            .replace(":collection", place.collection.as_deref().unwrap_or_default())
            .replace(":year", year)
            .replace(":month", month)
            .replace(":day", day)
            .replace(":title", name)
            .replace(":slug", name)
            .replace(":name", name)
            .replace(":path", stem)
            .replace(":output_ext", ".html");
        let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
        let end = if address.ends_with('/') { "/" } else { "" };
        format!("{}{end}", parts.join("/"))
    }
}

fn pretty(to: &RelPath) -> String {
    match key(to) {
        "" => String::new(),
        key => format!("{key}/"),
    }
}

fn plain_address(stem: &str) -> String {
    let is_index =
        |name: &str| name.eq_ignore_ascii_case("index") || name.eq_ignore_ascii_case("readme");
    match stem.rsplit_once('/') {
        _ if is_index(stem) => String::new(),
        Some((folder, name)) if is_index(name) => format!("{folder}/"),
        _ => format!("{stem}.html"),
    }
}

/// The tags of the languages, the source first, and the others in the order of their files.
fn languages(source: String, files: &[SiteFile<'_>]) -> ByLang<String> {
    let mut others: Vec<String> = Vec::new();
    for tag in files.iter().filter_map(|file| file.tag.as_ref()).map(Tag::as_str) {
        if tag != source && !others.iter().any(|known| known == tag) {
            others.push(tag.to_owned());
        }
    }
    ByLang::of_source(source).with_translations(others)
}

/// The language that a page has in its front matter and in the folder that it is in.
fn language(split: &SplitPage, inside: &str) -> Option<Tag> {
    let own = split.node.as_ref().and_then(|node| text_at(node, "lang"));
    let first =
        inside.split_once('/').map(|(first, _)| first).filter(|first| plain::is_language(first));
    // The folder has precedence: otherwise a page with a wrong language could replace another page.
    first.filter(|_| own.is_some()).and_then(|code| Tag::parse(code).ok())
}

fn without_language(tags: &ByLang<String>, lang: Lang, inside: &str) -> String {
    let rest = inside.split_once('/').filter(|(first, _)| {
        Tag::parse(first).is_ok_and(|tag| lang != Lang::SOURCE && tags[lang] == tag.as_str())
    });
    rest.map_or(inside, |(_, rest)| rest).to_owned()
}

/// Pages of a collection whose addresses do not name it lie at the top.
fn flatten(layout: &mut Layout, rules: &JekyllRules<'_>) {
    for entry in at(rules.config, "collections").map(Node::entries).unwrap_or_default() {
        let pattern = text_at(&entry.value, "permalink")
            .or_else(|| text_at(rules.config, "permalink"))
            .unwrap_or_default();
        if pattern.trim_matches('/') != ":path" {
            continue;
        }
        let prefix = format!("{}/", entry.key);
        for page in &mut layout.pages {
            let shorter =
                |path: &RelPath| path.as_str().strip_prefix(&prefix).and_then(RelPath::new);
            if let (Some(to), Some(inner)) = (shorter(&page.to), shorter(&page.inner)) {
                (page.to, page.inner) = (to, inner);
            }
        }
    }
}

/// The files of data, which templates name by their paths.
fn data(tree: &FileTree, folder: &str) -> Vec<TemplateData> {
    let files = tree.under(folder).filter_map(|path| {
        let (name, extension) = inner(folder, path)?.rsplit_once('.')?;
        let source = tree.text(path.as_str())?;
        let is_data = matches!(extension, "yml" | "yaml" | "json");
        let value = is_data.then(|| settings::read(source).ok()).flatten()?;
        Some(TemplateData { name: name.replace('/', "."), value })
    });
    files.collect()
}

fn variables(config: &Node) -> Vec<Variable> {
    let mut variables = Vec::new();
    add_variables(config, "site", &mut variables);
    // Links are relative in the new site.
    for name in ["site.baseurl", "site.url"] {
        variables.retain(|variable| variable.name != name);
        variables.push(Variable { name: name.to_owned(), text: String::new() });
    }
    variables
}

/// The texts of a map, `site.name`, and of the maps in it, `site.licence.url`.
fn add_variables(map: &Node, name: &str, variables: &mut Vec<Variable>) {
    for entry in map.entries() {
        let name = format!("{name}.{}", entry.key);
        match entry.value.text() {
            Some(text) => variables.push(Variable { name, text: text.to_owned() }),
            None => add_variables(&entry.value, &name, variables),
        }
    }
}
