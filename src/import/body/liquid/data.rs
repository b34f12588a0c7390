//! Values of `_data/`, which templates name as `site.data.releases[0].url` and assign to names.

use crate::yaml::{Node, Value};

/// A file of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateData {
    /// The path below the folder of data with dots and without the extension: `a.b` for `a/b.yml`.
    pub name: String,
    /// The content.
    pub value: Node,
}

/// A name that a template gives to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AssignedValue {
    /// The line of the tag in the old file.
    pub(super) from: usize,
    name: String,
    value: Node,
}

/// The value of `assign name = site.data.list | where: "key", "text" | first`; `None` for other
/// expressions.
pub(super) fn assigned(files: &[TemplateData], inside: &str, from: usize) -> Option<AssignedValue> {
    let (name, expression) = inside.strip_prefix("assign ")?.split_once('=')?;
    let mut parts = expression.split('|').map(str::trim);
    let value = value(files, &[], parts.next()?)?;
    // A filter makes a list of a list, or takes one of its items.
    let mut items: Vec<&Node> = value.items().iter().collect();
    let mut single = Some(value);
    for filter in parts {
        match (filter, filter.strip_prefix("where:")) {
            (_, Some(rule)) => {
                let (key, text) = rule.split_once(',')?;
                let (key, text) = (quoted(key)?, quoted(text)?);
                items.retain(|item| item.get_text(key) == Some(text));
                single = None;
            }
            ("first", None) => single = items.first().copied(),
            ("last", None) => single = items.last().copied(),
            ("reverse", None) => {
                items.reverse();
                single = None;
            }
            _ => return None,
        }
    }
    Some(AssignedValue { from, name: name.trim().to_owned(), value: single?.clone() })
}

fn quoted(text: &str) -> Option<&str> {
    let text = text.trim();
    text.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])
}

/// The value of a path, `site.data.a.b[0]` or that of a name that was assigned last.
pub(super) fn value<'a>(
    files: &'a [TemplateData],
    assigned: &'a [AssignedValue],
    path: &str,
) -> Option<&'a Node> {
    let is_below = |rest: &str| rest.is_empty() || rest.starts_with(['.', '[']);
    let after = |name: &str, path: &str| -> Option<usize> {
        path.strip_prefix(name).filter(|rest| is_below(rest)).map(|_| name.len())
    };
    if let Some(path) = path.strip_prefix("site.data.") {
        let named = files.iter().filter(|file| after(&file.name, path).is_some());
        let file = named.max_by_key(|file| file.name.len())?;
        return below(&file.value, &path[file.name.len()..]);
    }
    let known = assigned.iter().rev().find(|it| after(&it.name, path).is_some())?;
    below(&known.value, &path[known.name.len()..])
}

/// The value at the rest of a path: `.key`, `[0]` and `["key"]`.
fn below<'a>(node: &'a Node, path: &str) -> Option<&'a Node> {
    if path.is_empty() {
        return Some(node);
    }
    if let Some(rest) = path.strip_prefix('[') {
        let (index, rest) = rest.split_once(']')?;
        let next = match index.parse::<usize>() {
            Ok(index) => node.items().get(index)?,
            Err(_) => node.get(quoted(index)?)?,
        };
        return below(next, rest);
    }
    let rest = path.strip_prefix('.')?;
    let end = rest.find(['.', '[']).unwrap_or(rest.len());
    let next = match (&rest[..end], &node.value) {
        ("first", Value::Seq(items)) => items.first()?,
        ("last", Value::Seq(items)) => items.last()?,
        (key, _) => node.get(key)?,
    };
    below(next, &rest[end..])
}

#[cfg(test)]
mod tests {
    use super::{TemplateData, assigned, value};
    use crate::import::settings;

    fn files() -> Vec<TemplateData> {
        let json = "{\"list\": [{\"v\": \"1\", \"u\": {\"gz\": \"a\"}}, {\"v\": \"2\", \"u\": {\"gz\": \"b\"}}]}";
        let node = settings::script::read(json);
        let list = node.get("list").expect("is there").clone();
        let file = |name: &str, value| TemplateData { name: name.to_owned(), value };
        vec![file("all", node), file("all.list", list)]
    }

    #[test]
    fn values_have_paths() {
        let files = files();
        let text = |path: &str| value(&files, &[], path).and_then(|node| node.text());
        assert_eq!(text("site.data.all.list[1].v"), Some("2"));
        assert_eq!(text("site.data.all['list'].first.u.gz"), Some("a"));
        assert_eq!(text("site.data.all.list.last.u[\"gz\"]"), Some("b"));
        assert_eq!(text("site.data.all.lists"), None);
        assert_eq!(text("other"), None);
    }

    #[test]
    fn items_of_lists_get_names() {
        let files = files();
        let of = |inside: &str| assigned(&files, inside, 3).map(|it| vec![it]).unwrap_or_default();
        let found = of("assign r = site.data.all.list | where: \"v\", \"2\" | first");
        assert_eq!(value(&files, &found, "r.u.gz").and_then(|node| node.text()), Some("b"));
        assert_eq!(value(&files, &found, "r.u.xz"), None);
        assert!(of("assign r = site.data.all.list | where: \"v\", \"3\" | first").is_empty());
        assert!(of("assign r = site.data.all.list | sort: \"v\" | first").is_empty());
    }
}
