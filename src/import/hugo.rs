//! Hugo: content by folder or by suffix, page bundles, shortcodes.

mod addresses;
mod languages;

use crate::import::body::line::Line;
use crate::import::body::prose::edit_prose;
use crate::import::body::{ConversionContext, Pass, Passed, attributes, shortcodes};
use crate::import::detect::DetectedSite;
use crate::import::front;
use crate::import::hugo::addresses::Permalinks;
use crate::import::hugo::languages::HugoLanguage;
use crate::import::ids::IdStyle;
use crate::import::layout::{Layout, Variable};
use crate::import::plain;
use crate::import::settings::look::{Shades, WrittenLook};
use crate::import::settings::{self, at, edit, look, text_at};
use crate::import::tree::{FileTree, inner, join};
use crate::import::vitepress::add_public;
use crate::lang::by_lang::{ByLang, Lang};
use crate::theme::colour::Colour;
use crate::yaml::{MapEntry, Node, Value};

/// The conversions of texts.
pub const PASSES: &[Pass] = &[
    shortcodes::joined,
    shortcodes::included,
    references,
    shortcodes::convert,
    attributes::without_lists,
];

/// Reads a site.
///
/// # Errors
/// When the configuration cannot be read or names an invalid language.
pub fn layout(tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
    let config = config(tree, found)?;
    let root =
        found.root.strip_suffix("config/_default").unwrap_or(&found.root).trim_end_matches('/');
    let content = join(root, text_at(&config, "contentDir").unwrap_or("content"));
    let languages = languages::read(&config, root, &content)?;
    let title = text_at(&config, "title")
        .map(str::to_owned)
        .or_else(|| languages.source().source.title.clone());
    let mut layout = plain::empty(title.unwrap_or_else(|| tree.name.clone()));
    layout.description = text_at(&config, "params.description").map(str::to_owned);
    layout.base_url =
        text_at(&config, "baseURL").filter(|url| url.contains("://")).map(str::to_owned);
    layout.languages = languages.map(|_, it| it.source.clone());
    layout.ids = id_style(&config);
    layout.variables = variables(&config, tree, root);
    layout.notes = languages::invalid(&config, found);
    let folder = join(root, "static");
    layout.roots = vec![folder.clone(), content.clone(), join(root, "assets"), root.to_owned()];
    layout.roots.extend([crate::import::tree::folder(root).to_owned(), String::new()]);
    let site = HugoSite { config: &config, languages: &languages };
    let mut walked: Vec<&str> = Vec::new();
    for language in languages.values() {
        if !walked.contains(&language.folder.as_str()) {
            walked.push(&language.folder);
            let (folder, target) = (language.folder.as_str(), "");
            add_content(
                &mut layout,
                tree,
                &ContentFolder { site: &site, of: language, folder, target },
            );
        }
    }
    for mount in at(&config, "module.mounts").map(Node::items).unwrap_or_default() {
        add_mount(&mut layout, tree, &site, &Mount { root, node: mount });
    }
    for path in tree.under(&folder) {
        if let Some(file) = inner(&folder, path) {
            add_public(&mut layout, path, file);
        }
    }
    edit::set(&mut layout, &found.config, edit_url(&config).as_deref());
    look::set(&mut layout, tree, &found.config, &written_look(&config));
    layout.notes.extend(look::left_out(&found.config, &config, LOOK));
    Ok(layout)
}

/// What the content is read with.
struct HugoSite<'a> {
    config: &'a Node,
    languages: &'a ByLang<HugoLanguage>,
}

/// A folder of pages.
struct ContentFolder<'a> {
    site: &'a HugoSite<'a>,
    /// The language of its files, if they do not name another one.
    of: &'a HugoLanguage,
    folder: &'a str,
    /// The part of the content that it is.
    target: &'a str,
}

fn add_content(layout: &mut Layout, tree: &FileTree, content: &ContentFolder<'_>) {
    let HugoSite { config, languages } = content.site;
    let in_subfolder = text_at(config, "defaultContentLanguageInSubdir") == Some("true");
    let addresses = Permalinks { config };
    for path in tree.under(content.folder) {
        let Some(written) = inner(content.folder, path) else { continue };
        let place = languages::place(languages, content.of, written);
        let Some(place) = place else { continue };
        let inside = join(content.target, &place.inside);
        let Some(source) = tree.text(path.as_str()) else {
            plain::add_file(layout, path, place.lang, &inside);
            continue;
        };
        if plain::add_text(layout, source, place.lang, &inside)
            && let Some(page) = layout.pages.last_mut()
        {
            let prefix = match place.lang {
                Lang::SOURCE if !in_subfolder => String::new(),
                lang => format!("{}/", languages[lang].code.to_lowercase()),
            };
            page.address = Some(addresses.of(page, &front::split(source), &prefix));
        }
    }
}

/// An item of `module.mounts`.
struct Mount<'a> {
    root: &'a str,
    node: &'a Node,
}

/// Adds a folder that the configuration makes a part of the content.
fn add_mount(layout: &mut Layout, tree: &FileTree, site: &HugoSite<'_>, mount: &Mount<'_>) {
    let target = text_at(mount.node, "target").and_then(languages::target);
    let (Some(source), Some(target)) = (text_at(mount.node, "source"), target) else { return };
    let of = site.languages.values().find(|of| languages::is_mounted(mount.node, &of.code));
    let of = of.unwrap_or(site.languages.source());
    let folder = join(mount.root, source);
    // The folder of the content itself can be listed, too.
    let is_new = !site.languages.values().any(|language| language.folder == folder);
    if is_new {
        add_content(layout, tree, &ContentFolder { site, of, folder: &folder, target });
    }
}

fn id_style(config: &Node) -> IdStyle {
    match text_at(config, "markup.goldmark.parser.autoHeadingIDType") {
        Some("blackfriday") => IdStyle::Words,
        Some(_) | None => IdStyle::GitHub,
    }
}

/// Keys about the look of a site.
const LOOK: &[(&str, &str)] = &[("theme", "the theme"), ("params.themeVariant", "the colours")];

/// The look, as the common themes write it.
fn written_look(config: &Node) -> WrittenLook {
    let logos = [
        "params.navbar.logo.path",
        "params.logo.path",
        "params.logo.light",
        "params.logo",
        "params.site_logo",
        "params.BookLogo",
        "params.geekdocLogo",
    ];
    let colours = ["params.themeColor", "params.primaryColor", "params.theme_color"];
    WrittenLook {
        logo: look::first_text(config, &logos).filter(|path| path.contains('.')),
        dark_logo: look::first_text(config, &["params.navbar.logo.dark", "params.logo.dark"]),
        icon: look::first_text(config, &["params.favicon"]).filter(|path| path.contains('.')),
        shades: Shades {
            light: colours.iter().find_map(|key| Colour::parse(text_at(config, key)?)),
            dark: None,
        },
        ..WrittenLook::default()
    }
}

/// The URL that pages are edited at, as the common themes write it.
fn edit_url(config: &Node) -> Option<String> {
    let written = ["params.editURL.base", "params.editURL", "params.geekdocRepo"];
    if let Some(url) = written.iter().find_map(|key| text_at(config, key)) {
        return Some(url.to_owned());
    }
    let repository =
        text_at(config, "params.github_repo").or(text_at(config, "params.BookRepo"))?;
    let branch = text_at(config, "params.github_branch").unwrap_or("main");
    Some(format!("{}/edit/{branch}/", repository.trim_end_matches('/')))
}

/// The configuration, which can be spread over the files of a folder.
fn config(tree: &FileTree, found: &DetectedSite) -> Result<Node, String> {
    let source = tree.text(&found.config).ok_or("the configuration is missing")?;
    let mut config = settings::read(source).map_err(|why| format!("{}: {why}", found.config))?;
    if found.root.ends_with("config/_default") {
        for name in ["languages", "params"] {
            for extension in ["toml", "yaml", "yml", "json"] {
                let file = join(&found.root, &format!("{name}.{extension}"));
                let Some(node) = tree.text(&file).and_then(|source| settings::read(source).ok())
                else {
                    continue;
                };
                config = with_key(config, name, node);
            }
        }
        let languages = languages::of_files(tree, found);
        if at(&config, "languages").is_none() && !languages.is_empty() {
            let value = Node { span: config.span, value: Value::Map(languages) };
            config = with_key(config, "languages", value);
        }
    }
    Ok(config)
}

fn with_key(mut config: Node, name: &str, value: Node) -> Node {
    if let Value::Map(entries) = &mut config.value {
        entries.push(MapEntry { key: name.to_owned(), key_span: value.span, value });
    }
    config
}

fn variables(config: &Node, tree: &FileTree, root: &str) -> Vec<Variable> {
    let params = at(config, "params").map(Node::entries).unwrap_or_default();
    let texts = params.iter().filter_map(|entry| {
        Some(Variable { name: entry.key.clone(), text: entry.value.text()?.to_owned() })
    });
    let prefix = id_prefix(tree, root).map(|text| {
        let name = shortcodes::ID_PREFIX.to_owned();
        Variable { name, text }
    });
    texts.chain(prefix).collect()
}

/// What the templates of shortcodes put before the ids that texts give them: `id="def-{{ .id }}"`.
fn id_prefix(tree: &FileTree, root: &str) -> Option<String> {
    let templates = tree.under(root).filter(|path| path.as_str().contains("layouts/shortcodes/"));
    let mut texts = templates.filter_map(|path| tree.text(path.as_str()));
    texts.find_map(|source| {
        let mut values = source.text.split("id=\"").skip(1);
        values.find_map(|value| {
            let (prefix, code) = value.split_once("{{")?;
            let code = code.trim_start_matches(['-', ' ']);
            let is_id = code.starts_with(".id ")
                || code.starts_with(".id}")
                || code.starts_with(".Get \"id\"");
            let is_prefix = !prefix.is_empty() && !prefix.contains(['"', '<', '>']);
            (is_id && is_prefix).then(|| prefix.to_owned())
        })
    })
}

/// Links with `{{< ref "page" >}}`, before other shortcodes: the name becomes a path.
fn references(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let lines = edit_prose(lines, |_, part| {
        let mut new = String::new();
        let mut rest = part;
        while let Some(at) = rest.find("{{") {
            let end = rest[at..].find("}}").map(|end| at + end + 2)?;
            let inside = rest[at + 2..end - 2].trim_matches(['<', '>', '%', ' ']);
            new.push_str(&rest[..at]);
            match inside.split_once(' ').filter(|(word, _)| matches!(*word, "ref" | "relref")) {
                Some((_, path)) => {
                    new.push_str(&named(context, path.trim().trim_matches(['"', '`'])));
                }
                None => new.push_str(&rest[at..end]),
            }
            rest = &rest[end..];
        }
        new.push_str(rest);
        (new != part).then_some(new)
    });
    Passed { lines, notes: Vec::new() }
}

/// A path that links can resolve: a name alone can mean a page in any folder.
fn named(context: &ConversionContext<'_>, path: &str) -> String {
    let (file, anchor) =
        path.split_once('#').map_or((path, String::new()), |(file, id)| (file, format!("#{id}")));
    if file.is_empty() || context.map.find(context.page, file).is_some() {
        return path.to_owned();
    }
    let target = context.map.named(context.page, file.rsplit('/').next().unwrap_or(file));
    target.map_or_else(
        || path.to_owned(),
        |target| format!("{}{anchor}", context.map.link(context.page, target)),
    )
}
