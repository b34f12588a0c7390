//! The documents, blogs and pages of a site: each part has a folder and an address.

use crate::import::layout::Redirect;
use crate::import::settings::{self, at, text_at};
use crate::yaml::Node;

/// A set of pages with a folder and an address.
pub(super) struct PageSet {
    pub(super) folder: String,
    pub(super) route: String,
    /// The folder of its translations below `i18n/LANG/`.
    pub(super) translations: String,
    pub(super) is_blog: bool,
    /// Where its pages are edited.
    pub(super) edit_url: Option<String>,
}

/// The documents, blogs and pages of the presets and plugins.
pub(super) fn read(config: &Node) -> Vec<PageSet> {
    let mut parts = Vec::new();
    for preset in at(config, "presets").map(Node::items).unwrap_or_default() {
        let options = preset.items().get(1).unwrap_or(preset);
        for (name, default) in [("docs", "docs"), ("blog", "blog")] {
            let own = options.entry(name).map(|entry| &entry.value);
            if own.and_then(Node::text) != Some("false") {
                parts.push(part(own, default, name == "blog"));
            }
        }
    }
    for plugin in at(config, "plugins").map(Node::items).unwrap_or_default() {
        let name = plugin_name(plugin);
        let options = plugin.items().get(1);
        if name.contains("content-docs") {
            parts.push(part(options, "docs", false));
        } else if name.contains("content-blog") {
            parts.push(part(options, "blog", true));
        }
    }
    if parts.is_empty() {
        parts.push(part(None, "docs", false));
        parts.push(part(None, "blog", true));
    }
    let (folder, translations) =
        ("src/pages".to_owned(), "docusaurus-plugin-content-pages".to_owned());
    parts.push(PageSet {
        folder,
        route: String::new(),
        translations,
        is_blog: false,
        edit_url: None,
    });
    parts
}

fn plugin_name(plugin: &Node) -> &str {
    plugin.text().or_else(|| plugin.items().first()?.text()).unwrap_or_default()
}

/// The redirects of the plugin `client-redirects`; those that a function makes are not read.
pub(super) fn redirects(file: &str, config: &Node) -> Vec<Redirect> {
    let plugins = at(config, "plugins").map(Node::items).unwrap_or_default();
    let plugin = plugins.iter().find(|plugin| plugin_name(plugin).contains("client-redirects"));
    let options = plugin.and_then(|plugin| plugin.items().get(1));
    let listed = options.and_then(|options| at(options, "redirects")).map(Node::items);
    let mut redirects = Vec::new();
    for node in listed.unwrap_or_default() {
        let Some(to) = text_at(node, "to") else { continue };
        let old = settings::texts(node.get("from"));
        redirects.extend(old.iter().filter_map(|from| Redirect::new(file, from, to)));
    }
    redirects
}

fn part(options: Option<&Node>, default: &str, is_blog: bool) -> PageSet {
    let get = |key: &str| options.and_then(|options| text_at(options, key));
    let kind =
        if is_blog { "docusaurus-plugin-content-blog" } else { "docusaurus-plugin-content-docs" };
    let id = get("id").filter(|id| *id != "default").map_or(String::new(), |id| format!("-{id}"));
    let version = if is_blog { "" } else { "/current" };
    PageSet {
        folder: get("path").unwrap_or(default).trim_matches('/').to_owned(),
        route: get("routeBasePath").unwrap_or(default).trim_matches('/').to_owned(),
        translations: format!("{kind}{id}{version}"),
        is_blog,
        edit_url: get("editUrl").map(str::to_owned),
    }
}
