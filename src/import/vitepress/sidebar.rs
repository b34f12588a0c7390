//! Side bars: one list of groups, or a list for each part of the site.

use std::collections::BTreeMap;

use crate::import::menu::MenuItem;
use crate::import::settings::at;
use crate::yaml::{Node, Value};

/// The side bars of the first of these configurations that has any.
pub(super) fn first<'a>(
    configs: impl IntoIterator<Item = &'a Node>,
    prefix: &str,
) -> Option<Vec<MenuItem>> {
    configs.into_iter().map(|config| menu(config, prefix)).find(|menu| !menu.is_empty())
}

/// The side bars of a configuration as a menu. `prefix` begins the addresses of the language.
fn menu(config: &Node, prefix: &str) -> Vec<MenuItem> {
    let Some(sidebar) = at(config, "themeConfig.sidebar") else { return Vec::new() };
    let bases = LinkBase { prefix, base: "" };
    match &sidebar.value {
        Value::Map(entries) => entries.iter().flat_map(|it| bases.list(&it.value)).collect(),
        Value::Seq(_) | Value::Scalar(_) | Value::Null => bases.list(sidebar),
    }
}

/// The labels of the groups of a menu, by those of the groups of another one that begin with the same
/// page.
pub(super) fn translations(source: &[MenuItem], other: &[MenuItem]) -> BTreeMap<String, String> {
    let mut labels = BTreeMap::new();
    for item in source.iter().filter(|item| !item.items.is_empty()) {
        let same = other.iter().find(|other| {
            !other.items.is_empty()
                && first_page(other).is_some_and(|it| Some(it) == first_page(item))
        });
        let Some(same) = same else { continue };
        if let (Some(label), Some(text)) = (&item.label, &same.label) {
            labels.insert(label.clone(), text.clone());
        }
        labels.extend(translations(&item.items, &same.items));
    }
    labels
}

fn first_page(item: &MenuItem) -> Option<&str> {
    item.page.as_deref().or_else(|| item.items.iter().find_map(first_page))
}

/// What the links of a list begin with.
#[derive(Debug, Clone, Copy)]
struct LinkBase<'a> {
    /// The folder of the language, which keys leave out.
    prefix: &'a str,
    base: &'a str,
}

impl LinkBase<'_> {
    /// The items of a list, or of `{ base: '/guide/', items: […] }`.
    fn list(self, node: &Node) -> Vec<MenuItem> {
        match node.get("items") {
            Some(items) => {
                let base = node.get_text("base").unwrap_or(self.base);
                LinkBase { base, ..self }.list(items)
            }
            None => node.items().iter().map(|item| self.item(item)).collect(),
        }
    }

    fn item(self, node: &Node) -> MenuItem {
        let label = node.get_text("text").map(str::to_owned);
        let page = node.get_text("link").filter(|link| !link.contains("://"));
        let base = node.get_text("base").unwrap_or(self.base);
        let page = page.map(|link| LinkBase { base, ..self }.key(link));
        let items = node.get("items").map_or_else(Vec::new, |_| self.list(node));
        MenuItem { label, page, items }
    }

    /// The key of the page that a link leads to.
    fn key(self, link: &str) -> String {
        let link = link.split(['#', '?']).next().unwrap_or(link);
        let link = if self.base.is_empty() { link } else { link.trim_start_matches('/') };
        let path = format!("{}{link}", self.base);
        let path = path.trim_start_matches('/');
        let path = path.strip_prefix(self.prefix).unwrap_or(path).trim_matches('/');
        let path = path.strip_suffix(".html").or_else(|| path.strip_suffix(".md")).unwrap_or(path);
        match path {
            "index" => String::new(),
            path => path.strip_suffix("/index").unwrap_or(path).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{menu, translations};
    use crate::import::settings::script;

    #[test]
    fn side_bars_are_lists_or_mappings() {
        let node = script::read(
            "export default { themeConfig: { sidebar: { '/guide/': { base: '/guide/', items: guide() },
               '/api/': [{ text: 'All', link: '/api/all.html#x' }] } } }
             function guide() { return [{ text: 'Begin', items: [{ text: 'Install', link: 'install' },
               { text: 'Look', base: '/guide/look-', items: [{ text: 'Colours', link: 'colours' }] }] }] }",
        );
        let found = menu(&node, "");
        assert_eq!(found[0].label.as_deref(), Some("Begin"));
        assert_eq!(found[0].items[0].page.as_deref(), Some("guide/install"));
        assert_eq!(found[0].items[1].items[0].page.as_deref(), Some("guide/look-colours"));
        assert_eq!(found[1].page.as_deref(), Some("api/all"));
        let node = script::read(
            "export default { themeConfig: { sidebar: [{ text: 'Začátek', items: [{ text: 'a', link: '/cs/guide/install' }] }] } }",
        );
        let labels = translations(&found, &menu(&node, "cs/"));
        assert_eq!(labels.get("Begin").map(String::as_str), Some("Začátek"));
    }
}
