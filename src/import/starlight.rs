//! Starlight, the documentation theme of Astro.

use std::collections::BTreeMap;

use crate::import::body::{Pass, components, markdown_html};
use crate::import::detect::DetectedSite;
use crate::import::ids::IdStyle;
use crate::import::layout::{AssetSource, Keep, LanguageSource, Layout, Redirect, key, page_path};
use crate::import::menu::{self, MenuItem};
use crate::import::plain;
use crate::import::settings::look::WrittenLook;
use crate::import::settings::{at, edit, imports, look, text_at};
use crate::import::tree::{FileTree, inner, join};
use crate::import::vitepress::add_public;
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::text::RelPath;
use crate::theme::tokens::ColourScheme;
use crate::yaml::Node;

/// The conversions of texts. kb reads `:::type[Title]` as it is.
pub const PASSES: &[Pass] = &[components::convert, markdown_html::in_mdx_files];

/// Reads a site.
///
/// # Errors
/// When the configuration names an invalid language.
pub fn layout(tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
    let astro = imports::read(tree, &found.config);
    let starlight = at(&astro, "integrations").map(Node::items).unwrap_or_default();
    let starlight =
        starlight.iter().find(|it| it.get("sidebar").is_some() || it.get("title").is_some());
    let nothing = Node::NOTHING;
    let config = starlight.unwrap_or(&nothing);
    let docs = join(&found.root, "src/content/docs");
    let title = at(config, "title")
        .and_then(|title| title.text().or_else(|| title.entries().first()?.value.text()));
    let mut layout = plain::empty(title.unwrap_or(&tree.name).to_owned());
    layout.description = text_at(config, "description").map(str::to_owned);
    let base = text_at(&astro, "base").unwrap_or("").trim_matches('/');
    layout.base_url = text_at(&astro, "site").map(|site| join_url(site, base));
    layout.ids = IdStyle::GitHub;
    let locales = locales(config)?;
    layout.languages = locales.map(|_, locale| locale.language.clone());
    let public = join(&found.root, "public");
    layout.roots = vec![public.clone(), found.root.clone(), join(&found.root, "src")];
    for path in tree.under(&docs) {
        let Some(written) = inner(&docs, path) else { continue };
        // Astro publishes no page with such a name; others include it.
        let is_partial = written.split('/').any(|part| part.starts_with('_'));
        if is_partial && page_path(written).is_some() {
            continue;
        }
        let first = written.split('/').next().unwrap_or_default();
        let lang = locales.find(|locale| locale.folder == first && written.contains('/'));
        let has_root = locales.source().folder.is_empty();
        match lang {
            Some(lang) => plain::add_file(&mut layout, path, lang, &written[first.len() + 1..]),
            None if has_root => plain::add_file(&mut layout, path, Lang::SOURCE, written),
            None => {}
        }
    }
    for path in tree.under(&public) {
        if let Some(file) = inner(&public, path) {
            add_public(&mut layout, path, file);
        }
    }
    add_sources(&mut layout, tree, &found.root);
    for page in &mut layout.pages {
        let prefix = &locales[page.lang].prefix;
        let own = key(&page.to).to_lowercase();
        page.address =
            Some(if own.is_empty() { prefix.clone() } else { format!("{prefix}{own}/") });
    }
    layout.pages.retain(|page| page.to.as_str() != "404.md");
    set_order(&mut layout, config, &locales);
    layout.redirects = redirects(&found.config, &astro);
    edit::set(&mut layout, &found.config, text_at(config, "editLink.baseUrl"));
    look::set(&mut layout, tree, &found.config, &written_look(tree, &found.root, config));
    layout.notes.extend(look::left_out(&found.config, config, LOOK));
    Ok(layout)
}

/// The redirects of Astro: `'/old': '/new'` or `'/old': {status: 301, destination: '/new'}`.
fn redirects(file: &str, astro: &Node) -> Vec<Redirect> {
    let entries = at(astro, "redirects").map(Node::entries).unwrap_or_default();
    let redirects = entries.iter().filter_map(|entry| {
        let to = entry.value.text().or_else(|| entry.value.get_text("destination"))?;
        Redirect::new(file, &entry.key, to)
    });
    redirects.collect()
}

/// Keys about the look of a site.
const LOOK: &[(&str, &str)] =
    &[("customCss", "style sheets"), ("components", "components of the theme")];

fn written_look(tree: &FileTree, root: &str, config: &Node) -> WrittenLook {
    let replaces_title = text_at(config, "logo.replacesTitle") == Some("true");
    let alt = || look::first_text(config, &["logo.alt", "title"]);
    let sheets = look::sheets(tree, root, "src/");
    WrittenLook {
        logo: look::first_text(config, &["logo.src", "logo.light"]),
        dark_logo: look::first_text(config, &["logo.dark"]),
        alt: replaces_title.then(alt).flatten(),
        icon: look::first_text(config, &["favicon"]),
        shades: look::shades(&sheets, &["--sl-color-accent"], ColourScheme::Dark),
        appearance: None,
    }
}

fn join_url(site: &str, base: &str) -> String {
    let site = site.trim_end_matches('/');
    if base.is_empty() { format!("{site}/") } else { format!("{site}/{base}/") }
}

/// Pictures outside the pages, which pages name by relative paths.
pub fn add_sources(layout: &mut Layout, tree: &FileTree, root: &str) {
    for path in tree.under(root) {
        let Some(file) = inner(root, path).and_then(|file| file.strip_prefix("src/")) else {
            continue;
        };
        let is_picture =
            matches!(path.extension(), "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif");
        let Some(inner) =
            RelPath::new(file).filter(|_| is_picture && !file.starts_with("content/docs/"))
        else {
            continue;
        };
        let (from, to, address) = (path.clone(), inner.clone(), format!("src/{file}"));
        layout.assets.push(AssetSource {
            from,
            lang: Lang::SOURCE,
            inner,
            to,
            address,
            keep: Keep::IfUsed,
        });
    }
}

struct StarlightLocale {
    language: LanguageSource,
    folder: String,
    prefix: String,
}

fn locales(config: &Node) -> Result<ByLang<StarlightLocale>, String> {
    let listed = at(config, "locales").map(Node::entries).unwrap_or_default();
    let default = text_at(config, "defaultLocale");
    let mut locales = Vec::new();
    for entry in listed {
        let is_root = entry.key == "root";
        let written =
            text_at(&entry.value, "lang").unwrap_or(if is_root { "en" } else { &entry.key });
        let tag = Tag::parse(written)?;
        let folder = if is_root { String::new() } else { entry.key.clone() };
        let prefix = if is_root { String::new() } else { format!("{folder}/") };
        let is_first = is_root || default == Some(&entry.key);
        let place = if is_first { 0 } else { locales.len() };
        locales.insert(
            place,
            StarlightLocale { language: LanguageSource::new(tag.as_str()), folder, prefix },
        );
    }
    Ok(ByLang::of_list(locales).unwrap_or_else(|| {
        let language = LanguageSource::new("en");
        ByLang::of_source(StarlightLocale {
            language,
            folder: String::new(),
            prefix: String::new(),
        })
    }))
}

/// Orders pages as the side bar does.
fn set_order(layout: &mut Layout, config: &Node, locales: &ByLang<StarlightLocale>) {
    let sidebar = at(config, "sidebar");
    let menu = sidebar.map_or_else(Vec::new, |sidebar| items(sidebar, layout));
    let sources = layout.pages.iter().enumerate().filter(|(_, page)| page.lang == Lang::SOURCE);
    let names: BTreeMap<String, usize> =
        sources.map(|(nth, page)| (key(&page.to).to_owned(), nth)).collect();
    menu::apply(layout, &menu, &names);
    for (lang, locale) in locales.iter().skip(1) {
        let mut names = BTreeMap::new();
        translations(sidebar.unwrap_or(&Node::NOTHING), locale, &mut names);
        menu::translate(layout, lang, &names);
    }
}

fn items(list: &Node, layout: &Layout) -> Vec<MenuItem> {
    list.items().iter().map(|node| item(node, layout)).collect()
}

fn item(node: &Node, layout: &Layout) -> MenuItem {
    let slug = node.text().or_else(|| node.get_text("slug")).or_else(|| node.get_text("link"));
    let page = slug.map(|slug| slug.trim_matches('/').to_owned());
    let mut below = node.get("items").map_or_else(Vec::new, |list| items(list, layout));
    if let Some(folder) = text_at(node, "autogenerate.directory") {
        let folder = folder.trim_matches('/');
        let pages = layout.pages.iter().filter(|page| page.lang == Lang::SOURCE);
        let mut inside: Vec<_> = pages
            .filter(|page| {
                let key = key(&page.to);
                key == folder || key.starts_with(&format!("{folder}/"))
            })
            .collect();
        inside.sort_by_key(|page| (page.order.unwrap_or(u32::MAX), key(&page.to)));
        below.extend(
            inside.into_iter().map(|page| MenuItem {
                page: Some(key(&page.to).to_owned()),
                ..MenuItem::default()
            }),
        );
    }
    MenuItem { label: label(node).map(str::to_owned), page, items: below }
}

/// A label, which can be a mapping by language.
fn label(node: &Node) -> Option<&str> {
    let label = node.get("label")?;
    label.text().or_else(|| label.entries().first()?.value.text())
}

/// The labels of groups in a language, by their labels in the source language.
fn translations(list: &Node, locale: &StarlightLocale, names: &mut BTreeMap<String, String>) {
    for node in list.items() {
        for entry in node.get("translations").map(Node::entries).unwrap_or_default() {
            let is_own =
                locale.folder == entry.key || locale.language.tag.eq_ignore_ascii_case(&entry.key);
            if let (true, Some(label), Some(text)) = (is_own, label(node), entry.value.text()) {
                names.insert(label.to_owned(), text.to_owned());
            }
        }
        if let Some(below) = node.get("items") {
            translations(below, locale, names);
        }
    }
}
