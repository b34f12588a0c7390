//! `VitePress`: `.vitepress/config.*` with `locales`.

mod literal;
mod locales;
mod repeated;
mod sidebar;

use std::collections::BTreeMap;

use crate::import::body::includes::{self, Include, LineRange};
use crate::import::body::line::Line;
use crate::import::body::{ConversionContext, Pass, Passed, attributes, components};
use crate::import::detect::DetectedSite;
use crate::import::ids::IdStyle;
use crate::import::layout::{AssetSource, Keep, Layout, key, top_keys};
use crate::import::menu::{self, MenuItem};
use crate::import::plain;
use crate::import::settings::look::WrittenLook;
use crate::import::settings::{at, edit, look, script, text_at};
use crate::import::tree::{FileTree, inner, join};
use crate::import::vitepress::locales::VitePressLocale;
use crate::lang::by_lang::{ByLang, Lang};
use crate::text::{RelPath, Source};
use crate::theme::tokens::ColourScheme;
use crate::yaml::Node;

/// The conversions of texts. kb reads `::: type Title` and `::: code-group` as they are.
pub const PASSES: &[Pass] = &[
    included,
    literal::containers,
    literal::elements,
    repeated::leave_out,
    components::convert,
    attributes::without_contents,
    attributes::with_ids_at_end,
    attributes::without_lists,
];

/// Reads a site.
///
/// # Errors
/// When the configuration names an invalid language.
pub fn layout(tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
    let scripts = scripts(tree, &found.root);
    let imports = imports(&scripts);
    let config = tree.text(&found.config);
    let config = config.map_or(Node::NOTHING, |source| script::read_with(&source.text, &imports));
    let docs = join(&found.root, text_at(&config, "srcDir").unwrap_or(""));
    let mut layout = plain::empty(text_at(&config, "title").unwrap_or(&tree.name).to_owned());
    layout.description = text_at(&config, "description").map(str::to_owned);
    layout.base_url = base_url(&config, &scripts);
    layout.ids = IdStyle::VitePress;
    let locales = locales::read(&config, tree, &docs)?;
    layout.description =
        layout.description.take().or_else(|| locales.source().language.description.clone());
    layout.languages = locales.map(|_, locale| locale.language.clone());
    let public = join(&docs, "public");
    layout.roots = vec![public.clone(), docs.clone(), found.root.clone()];
    for path in tree.under(&docs) {
        let Some(written) = inner(&docs, path) else { continue };
        if let Some(file) = written.strip_prefix("public/") {
            add_public(&mut layout, path, file);
            continue;
        }
        let first = written.split('/').next().unwrap_or_default();
        let lang = locales.find(|locale| locale.folder == first && written.contains('/'));
        let inside = if lang.is_some() { &written[first.len() + 1..] } else { written };
        // Without a folder of its own, the source is everything else.
        let has_folder = !locales.source().folder.is_empty();
        match lang {
            Some(lang) => plain::add_file(&mut layout, path, lang, inside),
            None if !has_folder => plain::add_file(&mut layout, path, Lang::SOURCE, inside),
            None => {}
        }
    }
    let clean = text_at(&config, "cleanUrls") == Some("true");
    for page in &mut layout.pages {
        let prefix = &locales[page.lang].prefix;
        let own = match (key(&page.to), page.to.as_str().ends_with("index.md")) {
            ("", _) => String::new(),
            (key, true) => format!("{key}/"),
            (key, false) if clean => key.to_owned(),
            (key, false) => format!("{key}.html"),
        };
        page.address = Some(format!("{prefix}{own}"));
    }
    match sidebar::first(std::iter::once(&config).chain(&locales.source().configs), "") {
        Some(menu) => apply(&mut layout, &menu, &locales),
        None => set_order(&mut layout, &scripts),
    }
    let pattern = text_at(&config, "themeConfig.editLink.pattern").map(str::to_owned);
    let pattern = pattern.or_else(|| edit_pattern(&scripts));
    edit::set(&mut layout, &found.config, pattern.as_deref());
    look::set(&mut layout, tree, &found.config, &written_look(tree, &found.root, &config));
    layout.notes.extend(look::left_out(&found.config, &config, LOOK));
    Ok(layout)
}

/// Adds a file that is published at the root.
pub fn add_public(layout: &mut Layout, path: &RelPath, file: &str) {
    let Some(inner) = RelPath::new(file) else { return };
    let (from, to, address) = (path.clone(), inner.clone(), file.to_owned());
    layout.assets.push(AssetSource {
        from,
        lang: Lang::SOURCE,
        inner,
        to,
        address,
        keep: Keep::AtRoot,
    });
}

fn base_url(config: &Node, scripts: &[&Source]) -> Option<String> {
    let host = text_at(config, "sitemap.hostname").map(str::to_owned).or_else(|| {
        scripts.iter().find_map(|source| {
            let at = source.text.find("siteUrl = ")?;
            source.text[at..].split(['\'', '"']).nth(1).map(str::to_owned)
        })
    })?;
    let base = text_at(config, "base").unwrap_or("/");
    Some(format!("{}{base}", host.trim_end_matches('/')))
}

/// Keys about the look of a site.
const LOOK: &[(&str, &str)] =
    &[("themeConfig.footer", "the footer"), ("head", "elements of the head")];

fn written_look(tree: &FileTree, root: &str, config: &Node) -> WrittenLook {
    let theme = at(config, "themeConfig").unwrap_or(&Node::NOTHING);
    let is_icon = |element: &&Node| {
        let attributes = element.items().get(1);
        attributes.and_then(|it| it.get_text("rel")).is_some_and(|rel| rel.contains("icon"))
    };
    let icon = at(config, "head").map(Node::items).unwrap_or_default().iter().find(is_icon);
    let replaces_title = text_at(theme, "siteTitle") == Some("false");
    let sheets = look::sheets(tree, root, ".vitepress/");
    WrittenLook {
        logo: look::first_text(theme, &["logo", "logo.src", "logo.light"]),
        dark_logo: look::first_text(theme, &["logo.dark"]),
        alt: replaces_title.then(|| look::first_text(config, &["title"])).flatten(),
        icon: icon.and_then(|element| look::first_text(element.items().get(1)?, &["href"])),
        shades: look::shades(&sheets, &["--vp-c-brand-1", "--vp-c-brand"], ColourScheme::Light),
        appearance: match text_at(config, "appearance") {
            Some("false") => Some("light"),
            Some("force-dark") => Some("dark"),
            _ => None,
        },
    }
}

/// The edit link in any script of the configuration.
fn edit_pattern(scripts: &[&Source]) -> Option<String> {
    scripts.iter().find_map(|source| {
        let rest = &source.text[source.text.find("editLink")?..];
        let rest = rest[rest.find("pattern")?..].split_once(':')?.1.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        rest[1..].split(quote).next().map(str::to_owned)
    })
}

/// The scripts of the configuration, which can be spread over several files.
fn scripts<'a>(tree: &'a FileTree, root: &'a str) -> Vec<&'a Source> {
    let is_config = |path: &&RelPath| {
        let inner = inner(root, path).unwrap_or_default();
        let is_script = matches!(path.extension(), "ts" | "mts" | "js" | "mjs");
        is_script
            && (inner.starts_with(".vitepress/") && !inner.contains("theme/")
                || inner.ends_with("config.ts")
                || inner.ends_with("config.js"))
    };
    tree.under(root)
        .filter(is_config)
        .filter_map(|path| tree.text(path.as_str()).map(|it| &**it))
        .collect()
}

/// The constants of all scripts of the configuration, which import each other.
fn imports(scripts: &[&Source]) -> BTreeMap<String, Node> {
    let mut all = BTreeMap::new();
    for source in scripts {
        all = script::constants(&source.text, &all);
    }
    all
}

/// Orders pages as the side bars do, and names folders and groups in all languages.
fn apply(layout: &mut Layout, menu: &[MenuItem], locales: &ByLang<VitePressLocale>) {
    let sources = layout.pages.iter().enumerate().filter(|(_, page)| page.lang == Lang::SOURCE);
    let names: BTreeMap<String, usize> =
        sources.map(|(nth, page)| (key(&page.to).to_owned(), nth)).collect();
    menu::apply(layout, menu, &names);
    for (lang, locale) in locales.iter().skip(1) {
        if let Some(other) = sidebar::first(&locale.configs, &locale.prefix) {
            menu::translate(layout, lang, &sidebar::translations(menu, &other));
        }
    }
}

/// Orders pages as the links of the side bars are written, whatever functions make them.
fn set_order(layout: &mut Layout, scripts: &[&Source]) {
    let mut order: BTreeMap<String, u32> = BTreeMap::new();
    let mut n = 0;
    for source in scripts {
        for (at, _) in source.text.match_indices("link:") {
            let rest = source.text[at + 5..].trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            let link = rest[1..].split(quote).next().unwrap_or_default().trim_matches('/');
            n += 1;
            order.entry(link.trim_end_matches(".html").to_owned()).or_insert(n);
        }
    }
    for page in layout.pages.iter_mut().filter(|page| page.lang == Lang::SOURCE) {
        let key = key(&page.to);
        // A side bar can leave out the folder that all its pages are in.
        let name = key.split_once('/').map_or(key, |(_, name)| name);
        page.order = order.get(key).or_else(|| order.get(name)).copied();
    }
    let mut sources: Vec<_> = layout
        .pages
        .iter()
        .filter(|page| page.lang == Lang::SOURCE && page.order.is_some())
        .collect();
    sources.sort_by_key(|page| page.order);
    layout.navigation = top_keys(sources.into_iter().map(|page| &page.to));
}

/// `<<< @/path#part{1,2 ts} [title]` and `<!--@include: path{1,2}-->`.
fn included(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    fn syntax(line: &str) -> Option<Include> {
        if let Some(path) =
            line.strip_prefix("<!--").and_then(|it| it.trim_start().strip_prefix("@include:"))
        {
            let path = path.strip_suffix("-->")?.trim();
            let (path, place) = path.split_once('{').unwrap_or((path, ""));
            let (path, part) = path.split_once('#').unwrap_or((path, ""));
            let range = includes::line_range(place.trim_end_matches('}'), ',')
                .filter(|_| !place.is_empty());
            let part = Some(part.to_owned()).filter(|part| !part.is_empty());
            return Some(Include { path: path.to_owned(), lines: range, part, code: None });
        }
        let rest = line.strip_prefix("<<<")?.trim();
        let (rest, title) =
            rest.split_once('[').map_or((rest, ""), |(rest, title)| (rest.trim(), title));
        let (path, info) = rest.split_once('{').unwrap_or((rest, ""));
        let (path, part) = path.trim().split_once('#').unwrap_or((path.trim(), ""));
        let mut words = info.trim_end_matches('}').split_whitespace();
        let language = words.rfind(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
        let language = language
            .unwrap_or_else(|| includes::language(path))
            .split(':')
            .next()
            .unwrap_or_default();
        let title = title.trim_end_matches(']');
        let code =
            if title.is_empty() { language.to_owned() } else { format!("{language} [{title}]") };
        let part = Some(part.to_owned()).filter(|part| !part.is_empty());
        let lines: Option<LineRange> = None;
        Some(Include { path: path.to_owned(), lines, part, code: Some(code) })
    }
    includes::expand(context, lines, syntax)
}
