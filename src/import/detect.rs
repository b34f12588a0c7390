//! Which generator a folder belongs to.

use crate::import::Format;
use crate::import::tree::{Tree, folder, join};

/// A format and where its configuration is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The format.
    pub format: Format,
    /// The folder of the configuration, or an empty text for the top.
    pub root: String,
    /// The configuration file; an empty text for a format without one.
    pub config: String,
}

/// How many folders deep a configuration is searched.
const MAX_DEPTH: usize = 3;

/// The names of configuration files, the most specific first.
const NAMES: &[(&str, Format)] = &[
    ("mkdocs.yml", Format::MkDocs),
    ("mkdocs.yaml", Format::MkDocs),
    ("docusaurus.config.js", Format::Docusaurus),
    ("docusaurus.config.ts", Format::Docusaurus),
    ("docusaurus.config.mjs", Format::Docusaurus),
    ("docusaurus.config.cjs", Format::Docusaurus),
    (".vitepress/config.ts", Format::VitePress),
    (".vitepress/config.mts", Format::VitePress),
    (".vitepress/config.js", Format::VitePress),
    (".vitepress/config.mjs", Format::VitePress),
    (".vitepress/config/index.ts", Format::VitePress),
    (".vitepress/config/index.mts", Format::VitePress),
    (".vitepress/config/index.js", Format::VitePress),
    ("astro.config.mjs", Format::Starlight),
    ("astro.config.ts", Format::Starlight),
    ("astro.config.js", Format::Starlight),
    ("book.toml", Format::MdBook),
    ("hugo.toml", Format::Hugo),
    ("hugo.yaml", Format::Hugo),
    ("hugo.yml", Format::Hugo),
    ("hugo.json", Format::Hugo),
    ("config/_default/hugo.toml", Format::Hugo),
    ("config/_default/hugo.yaml", Format::Hugo),
    ("config/_default/config.toml", Format::Hugo),
    ("config/_default/config.yaml", Format::Hugo),
    ("config.toml", Format::Hugo),
    ("config.yaml", Format::Hugo),
    ("config.yml", Format::Hugo),
    ("_config.yml", Format::Jekyll),
    ("_config.yaml", Format::Jekyll),
    (".obsidian/app.json", Format::Obsidian),
];

/// Finds the configuration that is nearest to the top.
#[must_use]
pub fn detect(tree: &Tree) -> Found {
    let plain = Found { format: Format::Plain, root: String::new(), config: String::new() };
    best(tree, None).unwrap_or(plain)
}

/// Finds the configuration of a format.
#[must_use]
pub fn of_format(tree: &Tree, format: Format) -> Found {
    let none = Found { format, root: String::new(), config: String::new() };
    best(tree, Some(format)).unwrap_or(none)
}

fn best(tree: &Tree, wanted: Option<Format>) -> Option<Found> {
    let candidates = tree.files().filter_map(|path| {
        let depth = path.as_str().matches('/').count();
        let rank = NAMES.iter().position(|(name, format)| {
            is_named(path.as_str(), name) && wanted.is_none_or(|wanted| wanted == *format)
        })?;
        let format = NAMES[rank].1;
        let root = root_of(path.as_str(), NAMES[rank].0);
        let found = Found { format, root, config: path.to_string() };
        (depth <= MAX_DEPTH && is_confirmed(tree, &found)).then_some(((depth, rank, path), found))
    });
    candidates.min_by(|left, right| left.0.cmp(&right.0)).map(|(_, found)| found)
}

fn is_named(path: &str, name: &str) -> bool {
    path == name || path.strip_suffix(name).is_some_and(|before| before.ends_with('/'))
}

/// The folder of the site: the configuration can lie in a folder of its own, `.vitepress/config.ts`.
fn root_of(path: &str, name: &str) -> String {
    let before = path.strip_suffix(name).unwrap_or_default();
    let inner = folder(name).strip_prefix("config/_default").map_or("", |_| "config/_default");
    join(folder(&format!("{before}x")), inner)
}

/// Whether a file with a common name really belongs to its format.
fn is_confirmed(tree: &Tree, found: &Found) -> bool {
    let text = tree.text(&found.config).map_or("", |source| &*source.text);
    match found.format {
        Format::Starlight => text.contains("starlight"),
        Format::Hugo => {
            let root = found.root.strip_suffix("config/_default").unwrap_or(&found.root);
            tree.has_folder(&join(root, "content")) || text.contains("contentDir")
        }
        Format::MkDocs
        | Format::Docusaurus
        | Format::VitePress
        | Format::MdBook
        | Format::Jekyll
        | Format::Obsidian
        | Format::Plain => true,
    }
}
