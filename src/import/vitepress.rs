//! `VitePress`: `.vitepress/config.*` with `locales`.

use std::collections::BTreeMap;

use crate::import::body::includes::{self, Include, LineRange};
use crate::import::body::line::Line;
use crate::import::body::{PageContext, Pass, Passed, attributes, components};
use crate::import::detect::Found;
use crate::import::ids::IdStyle;
use crate::import::layout::{AssetSource, Keep, LanguageSource, Layout, key, top_keys};
use crate::import::plain;
use crate::import::settings::{at, edit, look, script, text_at};
use crate::import::tree::{Tree, inner, join};
use crate::lang::tag::Tag;
use crate::text::{RelPath, Source};
use crate::yaml::Node;

/// The conversions of texts. kb reads `::: type Title` and `::: code-group` as they are.
pub const PASSES: &[Pass] =
    &[included, without_raw, components::convert, attributes::without_contents];

/// Reads a site.
///
/// # Errors
/// When the configuration names an invalid language.
pub fn layout(tree: &Tree, found: &Found) -> Result<Layout, String> {
    let scripts = scripts(tree, &found.root);
    let config =
        tree.text(&found.config).map_or(Node::NOTHING, |source| script::read(&source.text));
    let docs = join(&found.root, text_at(&config, "srcDir").unwrap_or(""));
    let mut layout = plain::empty(text_at(&config, "title").unwrap_or(&tree.name).to_owned());
    layout.description = text_at(&config, "description").map(str::to_owned);
    layout.base_url = base_url(&config, &scripts);
    layout.ids = IdStyle::VitePress;
    let locales = locales(&config, tree, &docs)?;
    layout.languages = locales.iter().map(|locale| locale.language.clone()).collect();
    let public = join(&docs, "public");
    layout.roots = vec![public.clone(), docs.clone(), found.root.clone()];
    for path in tree.under(&docs) {
        let Some(written) = inner(&docs, path) else { continue };
        if let Some(file) = written.strip_prefix("public/") {
            add_public(&mut layout, path, file);
            continue;
        }
        let first = written.split('/').next().unwrap_or_default();
        let lang =
            locales.iter().position(|locale| locale.folder == first && written.contains('/'));
        let inside = if lang.is_some() { &written[first.len() + 1..] } else { written };
        // Without a folder of its own, the source is everything else.
        let has_folder = locales.first().is_some_and(|locale| !locale.folder.is_empty());
        match lang {
            Some(lang) => plain::add_file(&mut layout, path, lang, inside),
            None if !has_folder => plain::add_file(&mut layout, path, 0, inside),
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
    set_order(&mut layout, &scripts);
    let pattern = text_at(&config, "themeConfig.editLink.pattern").map(str::to_owned);
    let pattern = pattern.or_else(|| edit_pattern(&scripts));
    edit::set(&mut layout, &found.config, pattern.as_deref());
    layout.notes.extend(look::left_out(&found.config, &config, LOOK));
    Ok(layout)
}

/// Adds a file that is published at the root.
pub fn add_public(layout: &mut Layout, path: &RelPath, file: &str) {
    let Some(inner) = RelPath::new(file) else { return };
    let (from, to, address) = (path.clone(), inner.clone(), file.to_owned());
    layout.assets.push(AssetSource { from, lang: 0, inner, to, address, keep: Keep::AtRoot });
}

struct Locale {
    language: LanguageSource,
    /// The folder of its pages; empty for pages outside the folders of languages.
    folder: String,
    /// What its addresses begin with.
    prefix: String,
}

fn locales(config: &Node, tree: &Tree, docs: &str) -> Result<Vec<Locale>, String> {
    let tag = |written: &str| Tag::parse(written).map(|tag| tag.to_string());
    let rewritten = |folder: &str| {
        at(config, "rewrites").is_some_and(|rules| {
            rules.entries().iter().any(|rule| rule.key.starts_with(&format!("{folder}/:")))
        })
    };
    let listed = at(config, "locales").map(Node::entries).unwrap_or_default();
    if listed.is_empty() {
        let tag = tag(text_at(config, "lang").unwrap_or("en"))?;
        let language = LanguageSource::new(&short(&tag));
        return Ok(vec![Locale { language, folder: String::new(), prefix: String::new() }]);
    }
    let mut locales = Vec::new();
    for entry in listed {
        let written = text_at(&entry.value, "lang").unwrap_or(&entry.key);
        let written =
            if written == "root" { text_at(config, "lang").unwrap_or("en") } else { written };
        let mut language = LanguageSource::new(&short(&tag(written)?));
        language.title = text_at(&entry.value, "title").map(str::to_owned);
        language.description = text_at(&entry.value, "description").map(str::to_owned);
        let is_root = entry.key == "root";
        let code = language.tag.split('-').next().unwrap_or_default().to_owned();
        let folder = match is_root {
            // Pages of the source can lie in a folder that addresses leave out.
            true if rewritten(&code) && tree.has_folder(&join(docs, &code)) => code,
            true => String::new(),
            false => entry.key.trim_matches('/').to_owned(),
        };
        let prefix = if is_root { String::new() } else { format!("{folder}/") };
        let place = if is_root { 0 } else { locales.len() };
        locales.insert(place, Locale { language, folder, prefix });
    }
    Ok(locales)
}

/// A tag without the region that its language implies: `en-US` is `en` for readers.
#[must_use]
pub fn short(tag: &str) -> String {
    match tag {
        "en-US" | "de-DE" | "fr-FR" | "es-ES" | "it-IT" | "ru-RU" | "ja-JP" | "ko-KR" | "fa-IR"
        | "cs-CZ" | "pl-PL" | "tr-TR" | "uk-UA" => tag[..2].to_owned(),
        tag => tag.to_owned(),
    }
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
const LOOK: &[(&str, &str)] = &[
    ("themeConfig.logo", "the logo"),
    ("themeConfig.footer", "the footer"),
    ("head", "elements of the head"),
];

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
fn scripts<'a>(tree: &'a Tree, root: &'a str) -> Vec<&'a Source> {
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
    for page in layout.pages.iter_mut().filter(|page| page.lang == 0) {
        let key = key(&page.to);
        // A side bar can leave out the folder that all its pages are in.
        let name = key.split_once('/').map_or(key, |(_, name)| name);
        page.order = order.get(key).or_else(|| order.get(name)).copied();
    }
    let mut sources: Vec<_> =
        layout.pages.iter().filter(|page| page.lang == 0 && page.order.is_some()).collect();
    sources.sort_by_key(|page| page.order);
    layout.navigation = top_keys(sources.into_iter().map(|page| &page.to));
}

/// `<<< @/path#part{1,2 ts} [title]` and `<!--@include: path{1,2}-->`.
fn included(context: &PageContext<'_>, lines: Vec<Line>) -> Passed {
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

/// `::: raw` and `::: v-pre` have no meaning outside Vue: their content stays.
fn without_raw(_: &PageContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = crate::import::body::code::Fences::default();
    let mut passed = Passed::default();
    let mut raw: Vec<usize> = Vec::new();
    for line in lines {
        if !fences.is_code(&line.text) {
            let text = line.text.trim();
            let n = text.len() - text.trim_start_matches(':').len();
            if n >= 3 && matches!(text[n..].trim(), "raw" | "v-pre") {
                raw.push(n);
                continue;
            }
            if n >= 3 && n == text.len() && raw.last() == Some(&n) {
                raw.pop();
                continue;
            }
        }
        passed.lines.push(line);
    }
    passed
}
