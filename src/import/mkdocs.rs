//! `MkDocs`, with Material and static-i18n.
//!
//! Languages come from one of three places: the plugin `i18n` (folders or suffixes), folders of
//! languages that each hold a `docs` folder, or `theme.language`.

mod nav;
mod palette;
mod plugins;
mod scheme;

use crate::import::body::includes::{self, Include};
use crate::import::body::line::Line;
use crate::import::body::{
    ConversionContext, Pass, Passed, admonitions, attributes, blocks, html_gaps, liquid,
    markdown_html, variables,
};
use crate::import::detect::DetectedSite;
use crate::import::ids::IdStyle;
use crate::import::layout::{Layout, Redirect, Variable, key, page_path};
use crate::import::mkdocs::scheme::FileScheme;
use crate::import::plain;
use crate::import::settings::{self, at, edit, look, text_at};
use crate::import::tree::{FileTree, folder, inner, join};
use crate::lang::by_lang::Lang;
use crate::text::RelPath;
use crate::yaml::{Node, Value};

/// The conversions of texts. kb reads `!!! type "Title"`, `??? type` and `=== "Tab"` as they are.
pub const PASSES: &[Pass] = &[
    snippets,
    variables::in_prose,
    liquid::convert,
    blocks::generated,
    blocks::slashes,
    html_gaps::close,
    markdown_html::convert,
    admonitions::convert,
    attributes::without_contents,
    attributes::without_icons,
    attributes::without_lists,
];

/// Reads a site.
///
/// # Errors
/// When the configuration cannot be read or names an invalid language.
pub fn layout(tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
    let config = read_config(tree, &found.config)?;
    let scheme = scheme::read(tree, found, &config)?;
    let mut layout = plain::empty(text_at(&config, "site_name").unwrap_or(&tree.name).to_owned());
    layout.description = text_at(&config, "site_description").map(str::to_owned);
    layout.base_url = text_at(&config, "site_url").map(str::to_owned);
    layout.languages = scheme.languages.map(|_, it| it.source.clone());
    layout.ids = id_style(&config);
    layout.variables = extra_variables(&config);
    let docs = text_at(&config, "docs_dir").unwrap_or("docs");
    layout.roots = vec![
        join(&found.root, docs),
        found.root.clone(),
        folder(&found.root).to_owned(),
        String::new(),
    ];
    let excluded = excluded(&config, docs);
    for language in scheme.languages.values() {
        for path in tree.under(&language.folder) {
            let Some(written) = inner(&language.folder, path) else { continue };
            let Some(place) = scheme::place(&scheme, language, written) else { continue };
            if !excluded.iter().any(|pattern| matches(pattern, written)) {
                plain::add_file(&mut layout, path, place.lang, &place.inside);
            }
        }
    }
    set_addresses(&mut layout, &scheme, text_at(&config, "use_directory_urls") != Some("false"));
    nav::set_order(&mut layout, &nav::NavSource { tree, config: &config, scheme: &scheme });
    edit::set(&mut layout, &found.config, edit_url(&config).as_deref());
    let look = palette::look(tree, &config, &layout.roots);
    look::set(&mut layout, tree, &found.config, &look);
    layout.notes.extend(look::left_out(&found.config, &config, LOOK));
    layout.redirects.extend(redirects(&found.config, &config));
    Ok(layout)
}

/// Keys about the look of a site.
const LOOK: &[(&str, &str)] = &[
    ("theme.icon.logo", "the logo"),
    ("theme.custom_dir", "templates of the theme"),
    ("extra_css", "style sheets"),
    ("extra_javascript", "scripts"),
];

/// The URL that pages are edited at: `edit_uri` is relative to the repository.
fn edit_url(config: &Node) -> Option<String> {
    let repository = text_at(config, "repo_url");
    let uri = text_at(config, "edit_uri").or_else(|| text_at(config, "edit_uri_template"));
    let default = || {
        let host = repository?.split("://").nth(1)?;
        let is_forge = host.starts_with("github.com/") || host.starts_with("gitlab.com/");
        // The default of MkDocs.
        is_forge.then_some("edit/master/docs/")
    };
    let uri = match config.entry("edit_uri") {
        // An empty text turns the link off.
        Some(_) => uri?,
        None => uri.or_else(default)?,
    };
    match uri.contains("://") {
        true => Some(uri.to_owned()),
        false => {
            Some(format!("{}/{}", repository?.trim_end_matches('/'), uri.trim_start_matches('/')))
        }
    }
}

fn read_config(tree: &FileTree, path: &str) -> Result<Node, String> {
    let source = tree.text(path).ok_or("mkdocs.yml is missing")?;
    let config = settings::read(source).map_err(|why| format!("{path}: {why}"))?;
    let parent = text_at(&config, "INHERIT").map(|parent| join(folder(path), parent));
    match parent.filter(|parent| parent != path) {
        Some(parent) => Ok(inherit(read_config(tree, &parent)?, config)),
        None => Ok(config),
    }
}

/// A configuration with the keys that it inherits; mappings are merged.
fn inherit(mut parent: Node, child: Node) -> Node {
    let (Value::Map(entries), Value::Map(own)) = (&mut parent.value, child.value) else {
        return parent;
    };
    for entry in own {
        match entries.iter_mut().find(|known| known.key == entry.key) {
            Some(known) if matches!(entry.value.value, Value::Map(_)) => {
                let old = std::mem::replace(&mut known.value, Node::NOTHING);
                known.value = inherit(old, entry.value);
            }
            Some(known) => known.value = entry.value,
            None => entries.push(entry),
        }
    }
    parent
}

fn id_style(config: &Node) -> IdStyle {
    let extensions = config.get("markdown_extensions");
    let toc = extensions.and_then(|list| {
        let listed = list.items().iter().find_map(|item| item.get("toc"));
        listed.or_else(|| list.get("toc"))
    });
    match toc.and_then(|toc| toc.get("slugify")) {
        Some(_) => IdStyle::PythonUnicode,
        None => IdStyle::Python,
    }
}

/// The values below `extra:`, which texts name in braces if the plugin `macros` is on.
fn extra_variables(config: &Node) -> Vec<Variable> {
    if plugins::options(config, "macros").is_none() {
        return Vec::new();
    }
    let mut variables = Vec::new();
    if let Some(extra) = config.get("extra") {
        collect_variables(extra, "", &mut variables);
    }
    variables
}

fn collect_variables(node: &Node, prefix: &str, into: &mut Vec<Variable>) {
    for entry in node.entries() {
        let name = match prefix {
            "" => entry.key.clone(),
            prefix => format!("{prefix}.{}", entry.key),
        };
        match entry.value.text() {
            Some(text) => into.push(Variable { name, text: text.to_owned() }),
            None => collect_variables(&entry.value, &name, into),
        }
    }
}

/// Patterns of files that are not pages: `exclude_docs`, and a theme inside the documents.
fn excluded(config: &Node, docs: &str) -> Vec<String> {
    let listed = text_at(config, "exclude_docs").unwrap_or_default();
    let mut patterns: Vec<String> = listed
        .split_whitespace()
        .filter(|line| !line.starts_with(['#', '!']))
        .map(|line| line.trim_matches('/').to_owned())
        .collect();
    let theme = text_at(config, "theme.custom_dir").and_then(|folder| folder.strip_prefix(docs));
    patterns.extend(theme.map(|folder| folder.trim_matches('/').to_owned()));
    patterns.retain(|pattern| !pattern.is_empty());
    patterns
}

/// Whether a pattern (`folder`, `*.py`, `a/b.md`) excludes a path.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.strip_prefix('*') {
        Some(end) => path.ends_with(end),
        None => {
            let is_part = |path: &str| path == pattern || path.starts_with(&format!("{pattern}/"));
            is_part(path) || (!pattern.contains('/') && path.split('/').any(|part| part == pattern))
        }
    }
}

fn set_addresses(layout: &mut Layout, scheme: &FileScheme, as_folders: bool) {
    let codes = scheme.languages.map(|_, it| it.code.as_str());
    for page in &mut layout.pages {
        let prefix = match page.lang {
            Lang::SOURCE => String::new(),
            lang => format!("{}/", codes[lang]),
        };
        page.address = Some(format!("{prefix}{}", address(&page.to, as_folders)));
    }
    for asset in &mut layout.assets {
        if asset.lang != Lang::SOURCE {
            asset.address = format!("{}/{}", codes[asset.lang], asset.inner);
        }
    }
}

/// The address of a page: `guide/first/` or `guide/first.html`.
fn address(to: &RelPath, as_folders: bool) -> String {
    match (key(to), as_folders) {
        ("", _) => String::new(),
        (key, true) => format!("{key}/"),
        (key, false) if to.as_str().ends_with("index.md") => format!("{key}/index.html"),
        (key, false) => format!("{key}.html"),
    }
}

/// The plugin `redirects`.
fn redirects(file: &str, config: &Node) -> Vec<Redirect> {
    let Some(plugin) = plugins::options(config, "redirects") else { return Vec::new() };
    let entries = at(&plugin, "redirect_maps").map(Node::entries).unwrap_or_default();
    let redirects = entries.iter().filter_map(|entry| {
        let from = page_path(&entry.key);
        let from = from.map_or_else(|| entry.key.clone(), |path| address(&path, true));
        Redirect::new(file, &from, entry.value.text()?)
    });
    redirects.collect()
}

/// Texts from other files: `--8<--`, `{! file !}`, `{* file *}`.
fn snippets(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    fn syntax(line: &str) -> Option<Include> {
        includes::snippet(line).or_else(|| includes::starred(line))
    }
    includes::expand(context, lines, syntax)
}
