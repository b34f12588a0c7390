//! The plugins of a site of `MkDocs`.

use crate::yaml::Node;

/// The options of a plugin, which is an item of a list or a key of a mapping.
pub(super) fn options(config: &Node, name: &str) -> Option<Node> {
    let plugins = config.get("plugins")?;
    let direct = plugins.entry(name).map(|entry| entry.value.clone());
    let listed = || {
        plugins.items().iter().find_map(|item| match item.text() {
            Some(text) => (text == name).then_some(Node::NOTHING),
            None => Some(item.entry(name)?.value.clone()),
        })
    };
    direct.or_else(listed)
}
