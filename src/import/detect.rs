//! Which generator a folder belongs to.

use crate::import::SiteFormat;
use crate::import::tree::{FileTree, folder, join};

/// A format and where its configuration is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetectedSite {
    /// The format.
    pub format: SiteFormat,
    /// The folder of the configuration, or an empty text for the top.
    pub root: String,
    /// The configuration file; an empty text for a format without one.
    pub config: String,
}

/// How many folders deep a configuration is searched.
const MAX_DEPTH: usize = 3;

/// The names of configuration files, the most specific first.
const NAMES: &[(&str, SiteFormat)] = &[
    ("mkdocs.yml", SiteFormat::MkDocs),
    ("mkdocs.yaml", SiteFormat::MkDocs),
    ("docusaurus.config.js", SiteFormat::Docusaurus),
    ("docusaurus.config.ts", SiteFormat::Docusaurus),
    ("docusaurus.config.mjs", SiteFormat::Docusaurus),
    ("docusaurus.config.cjs", SiteFormat::Docusaurus),
    (".vitepress/config.ts", SiteFormat::VitePress),
    (".vitepress/config.mts", SiteFormat::VitePress),
    (".vitepress/config.js", SiteFormat::VitePress),
    (".vitepress/config.mjs", SiteFormat::VitePress),
    (".vitepress/config/index.ts", SiteFormat::VitePress),
    (".vitepress/config/index.mts", SiteFormat::VitePress),
    (".vitepress/config/index.js", SiteFormat::VitePress),
    ("astro.config.mjs", SiteFormat::Starlight),
    ("astro.config.ts", SiteFormat::Starlight),
    ("astro.config.js", SiteFormat::Starlight),
    ("book.toml", SiteFormat::MdBook),
    ("hugo.toml", SiteFormat::Hugo),
    ("hugo.yaml", SiteFormat::Hugo),
    ("hugo.yml", SiteFormat::Hugo),
    ("hugo.json", SiteFormat::Hugo),
    ("config/_default/hugo.toml", SiteFormat::Hugo),
    ("config/_default/hugo.yaml", SiteFormat::Hugo),
    ("config/_default/config.toml", SiteFormat::Hugo),
    ("config/_default/config.yaml", SiteFormat::Hugo),
    ("config.toml", SiteFormat::Hugo),
    ("config.yaml", SiteFormat::Hugo),
    ("config.yml", SiteFormat::Hugo),
    ("_config.yml", SiteFormat::Jekyll),
    ("_config.yaml", SiteFormat::Jekyll),
    (".obsidian/", SiteFormat::Obsidian),
];

/// Finds the configuration that is nearest to the top.
#[must_use]
pub fn detect(tree: &FileTree) -> DetectedSite {
    let plain =
        DetectedSite { format: SiteFormat::Plain, root: String::new(), config: String::new() };
    best(tree, None).unwrap_or(plain)
}

/// Finds the configuration of a format.
#[must_use]
pub fn of_format(tree: &FileTree, format: SiteFormat) -> DetectedSite {
    let none = DetectedSite { format, root: String::new(), config: String::new() };
    best(tree, Some(format)).unwrap_or(none)
}

fn best(tree: &FileTree, wanted: Option<SiteFormat>) -> Option<DetectedSite> {
    let candidates = tree.files().filter_map(|path| {
        let depth = path.as_str().matches('/').count();
        let rank = NAMES.iter().position(|(name, format)| {
            is_named(path.as_str(), name) && wanted.is_none_or(|wanted| wanted == *format)
        })?;
        let format = NAMES[rank].1;
        let root = root_of(path.as_str(), NAMES[rank].0);
        let found = DetectedSite { format, root, config: path.to_string() };
        (depth <= MAX_DEPTH && is_confirmed(tree, &found)).then_some(((depth, rank, path), found))
    });
    candidates.min_by(|left, right| left.0.cmp(&right.0)).map(|(_, found)| found)
}

/// Whether a file has a name, or is in a folder with it.
fn is_named(path: &str, name: &str) -> bool {
    let before = match name.ends_with('/') {
        true => path.find(name).map(|at| &path[..at]),
        false => path.strip_suffix(name),
    };
    before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

/// The folder of the site: the configuration can lie in a folder of its own, `.vitepress/config.ts`.
fn root_of(path: &str, name: &str) -> String {
    let before = path.find(name).filter(|_| name.ends_with('/'));
    let before = before.map(|at| &path[..at]).or(path.strip_suffix(name)).unwrap_or_default();
    let inner = folder(name).strip_prefix("config/_default").map_or("", |_| "config/_default");
    join(folder(&format!("{before}x")), inner)
}

/// Whether a file with a common name really belongs to its format.
fn is_confirmed(tree: &FileTree, found: &DetectedSite) -> bool {
    let text = tree.text(&found.config).map_or("", |source| &*source.text);
    match found.format {
        SiteFormat::Starlight => text.contains("starlight"),
        SiteFormat::Hugo => {
            let root = found.root.strip_suffix("config/_default").unwrap_or(&found.root);
            tree.has_folder(&join(root, "content")) || text.contains("contentDir")
        }
        SiteFormat::MkDocs
        | SiteFormat::Docusaurus
        | SiteFormat::VitePress
        | SiteFormat::MdBook
        | SiteFormat::Jekyll
        | SiteFormat::Obsidian
        | SiteFormat::Plain => true,
    }
}
