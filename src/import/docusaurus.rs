//! Docusaurus: documents, blog and Markdown pages, with translations in `i18n/`.

mod categories;
mod numbers;
mod parts;
mod sidebars;

use crate::import::body::{Pass, components, markdown_html};
use crate::import::detect::DetectedSite;
use crate::import::docusaurus::parts::PageSet;
use crate::import::front::{self, SplitPage};
use crate::import::ids::IdStyle;
use crate::import::layout::{LanguageSource, Layout, PageSource, page_path};
use crate::import::plain;
use crate::import::report::{Fate, Note};
use crate::import::settings::look::WrittenLook;
use crate::import::settings::{self, at, edit, imports, look, text_at};
use crate::import::starlight::add_sources;
use crate::import::tree::{FileTree, inner, join};
use crate::import::vitepress::add_public;
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::text::RelPath;
use crate::theme::tokens::ColourScheme;
use crate::yaml::Node;

/// The conversions of texts. kb reads `:::type Title` and `:::type[Title]` as they are.
pub const PASSES: &[Pass] = &[components::convert, markdown_html::in_mdx];

/// Reads a site.
///
/// # Errors
/// When the configuration names an invalid language.
pub fn layout(tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
    let config = imports::read(tree, &found.config);
    let mut layout = plain::empty(text_at(&config, "title").unwrap_or(&tree.name).to_owned());
    layout.description = text_at(&config, "tagline").map(str::to_owned);
    let base = text_at(&config, "baseUrl").unwrap_or("/").trim_matches('/');
    layout.base_url = text_at(&config, "url").map(|url| {
        let url = url.trim_end_matches('/');
        if base.is_empty() { format!("{url}/") } else { format!("{url}/{base}/") }
    });
    layout.ids = IdStyle::GitHub;
    let codes = codes(&config);
    layout.languages =
        codes.try_map(|code| Tag::parse(code).map(|tag| LanguageSource::new(tag.as_str())))?;
    let folder = join(&found.root, "static");
    layout.roots = vec![folder.clone(), found.root.clone()];
    let parts = parts::read(&config);
    // A path can also begin at the folder of the documents.
    layout.roots.extend(parts.iter().map(|part| join(&found.root, &part.folder)));
    let places = LocaleFolders { root: &found.root, codes: &codes };
    for part in &parts {
        add_part(&mut layout, tree, part, &places);
        categories::add(
            &mut layout,
            tree,
            &categories::Folder { path: &join(&found.root, &part.folder), route: &part.route },
        );
    }
    for path in tree.under(&folder) {
        if let Some(file) = inner(&folder, path) {
            add_public(&mut layout, path, file);
        }
    }
    add_sources(&mut layout, tree, &found.root);
    sidebars::set_order(&mut layout, tree, &found.root);
    layout.redirects = parts::redirects(&found.config, &config);
    for (lang, code) in codes.iter().skip(1) {
        for part in parts.iter().filter(|part| !part.is_blog) {
            let file = join(&found.root, &format!("i18n/{code}/{}.json", part.translations));
            categories::translate(&mut layout, lang, tree.text(&file));
        }
    }
    edit::set(&mut layout, &found.config, parts.iter().find_map(|part| part.edit_url.as_deref()));
    look::set(&mut layout, tree, &found.config, &written_look(tree, &found.root, &config));
    layout.notes.extend(look::left_out(&found.config, &config, LOOK));
    if tree.has_folder(&join(&found.root, "versioned_docs")) {
        let text =
            "older versions (`versioned_docs`); import them as sites of their own".to_owned();
        let path = RelPath::new("versioned_docs").into_iter();
        layout.notes.extend(path.map(|path| Note {
            path,
            line: 0,
            fate: Fate::LeftOut,
            text: text.clone(),
        }));
    }
    Ok(layout)
}

/// Keys about the look of a site.
const LOOK: &[(&str, &str)] = &[
    ("themeConfig.footer", "the footer"),
    ("themeConfig.announcementBar", "the announcement"),
    ("stylesheets", "style sheets"),
    ("scripts", "scripts"),
];

fn written_look(tree: &FileTree, root: &str, config: &Node) -> WrittenLook {
    let bar = at(config, "themeConfig.navbar").unwrap_or(&Node::NOTHING);
    let replaces_title = bar.get("title").is_none_or(|title| title.text() == Some(""));
    let alt = || look::first_text(bar, &["logo.alt"]).or(look::first_text(config, &["title"]));
    let mode = at(config, "themeConfig.colorMode").unwrap_or(&Node::NOTHING);
    let is_fixed = text_at(mode, "disableSwitch") == Some("true")
        && text_at(mode, "respectPrefersColorScheme") != Some("true");
    let is_dark = text_at(mode, "defaultMode") == Some("dark");
    let sheets = look::sheets(tree, root, "src/");
    WrittenLook {
        logo: look::first_text(bar, &["logo.src"]),
        dark_logo: look::first_text(bar, &["logo.srcDark"]),
        alt: replaces_title.then(alt).flatten(),
        icon: look::first_text(config, &["favicon"]),
        shades: look::shades(&sheets, &["--ifm-color-primary"], ColourScheme::Light),
        appearance: is_fixed.then_some(if is_dark { "dark" } else { "light" }),
    }
}

struct LocaleFolders<'a> {
    root: &'a str,
    codes: &'a ByLang<String>,
}

/// The codes of the languages in folders and addresses.
fn codes(config: &Node) -> ByLang<String> {
    let default = text_at(config, "i18n.defaultLocale").unwrap_or("en").to_owned();
    let mut others = settings::texts(at(config, "i18n.locales"));
    others.retain(|code| *code != default);
    ByLang::of_source(default).with_translations(others)
}

fn add_part(layout: &mut Layout, tree: &FileTree, part: &PageSet, places: &LocaleFolders<'_>) {
    for (lang, code) in places.codes.iter() {
        let folder = match lang {
            Lang::SOURCE => join(places.root, &part.folder),
            _ => join(places.root, &format!("i18n/{code}/{}", part.translations)),
        };
        for path in tree.under(&folder) {
            let Some(written) = inner(&folder, path) else { continue };
            // Partials, and files that only the generator reads.
            let is_internal = |name: &str| {
                name.starts_with('_')
                    || matches!(name, "authors.yml" | "tags.yml" | "current.json" | "options.json")
            };
            if written.split('/').any(is_internal) {
                continue;
            }
            let n = layout.pages.len();
            plain::add_file(layout, path, lang, written);
            if let Some(page) = layout.pages.get_mut(n) {
                let source = tree.text(path.as_str());
                let split = source.map(|source| front::split(source)).unwrap_or_default();
                set_place(page, part, &split, code);
            } else if let Some(asset) = layout.assets.last_mut().filter(|asset| asset.from == *path)
            {
                let to = join(&part.route, written);
                asset.inner = RelPath::new(&to).unwrap_or_else(|| asset.inner.clone());
                asset.to = asset.inner.clone();
            }
        }
    }
}

/// The path and the address of a page: number prefixes are not part of them.
fn set_place(page: &mut PageSource, part: &PageSet, split: &SplitPage, code: &str) {
    let Some(to) = page_path(page.inner.as_str()) else { return };
    let mut names: Vec<String> =
        to.as_str().trim_end_matches(".md").split('/').map(str::to_owned).collect();
    let number = names.last().and_then(|name| numbers::split(name)).map(|(number, _)| number);
    if !part.is_blog {
        for name in &mut names {
            if let Some((_, rest)) = numbers::split(name) {
                *name = rest.to_owned();
            }
        }
    }
    // A page with the name of its folder is the page of the folder.
    if names.len() > 1 && names[names.len() - 1] == names[names.len() - 2] {
        names.pop();
        names.push("index".to_owned());
    }
    let inside = names.join("/");
    page.order = number;
    page.to = RelPath::new(&join(&part.route, &format!("{inside}.md"))).unwrap_or(to);
    let own = inside.strip_suffix("/index").unwrap_or(if inside == "index" { "" } else { &inside });
    let own = if part.is_blog { blog_address(own) } else { own.to_owned() };
    // A page can set its own id; then its file name is not part of its address.
    let id = split.node.as_ref().and_then(|node| text_at(node, "id")).filter(|_| !part.is_blog);
    let folder_of = |own: &str| crate::import::tree::folder(own).to_owned();
    let slug = split.front.address.as_deref();
    let own = match slug.or(id) {
        Some(slug) if slug.starts_with('/') => slug.trim_matches('/').to_owned(),
        Some(slug) => join(&folder_of(&own), slug),
        None => own,
    };
    let prefix = if page.lang == Lang::SOURCE { String::new() } else { format!("{code}/") };
    page.address = Some(format!("{prefix}{}", join(&part.route, &own)));
    page.inner =
        RelPath::new(&join(&part.route, page.inner.as_str())).unwrap_or_else(|| page.inner.clone());
    if slug == Some("/") && part.route.is_empty() {
        page.to = RelPath::new("index.md").unwrap_or_else(|| page.to.clone());
    }
}

/// `2024-01-31-name` is published at `2024/01/31/name`.
fn blog_address(own: &str) -> String {
    let is_date = |text: &str| {
        text.len() == 11
            && text.char_indices().all(|(at, c)| match at {
                4 | 7 | 10 => matches!(c, '-' | '/'),
                _ => c.is_ascii_digit(),
            })
    };
    match own.get(..11).filter(|date| is_date(date)) {
        Some(date) => format!("{}{}", date.replace('-', "/"), &own[11..]),
        None => own.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::blog_address;

    #[test]
    fn date_of_a_post_is_a_part_of_its_address() {
        assert_eq!(blog_address("2024-01-31-news"), "2024/01/31/news");
        assert_eq!(blog_address("welcome"), "welcome");
    }
}
