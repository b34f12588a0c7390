//! Redirects that the host of the old site makes: `_redirects` and `netlify.toml` of Netlify and
//! Cloudflare Pages, and `vercel.json`.
//!
//! A rule for one address becomes an alias of its page. A rule with a name for the language, `/:lang/old`,
//! is one for each language. Other rules with patterns stay rules of a host, and the report lists them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::import::layout::{Layout, Redirect};
use crate::import::report::{Fate, Note};
use crate::import::settings;
use crate::import::tree::{FileTree, join};
use crate::text::Source;
use crate::yaml::Node;

/// Names that stand for the language in a pattern.
const LANGUAGE_NAMES: [&str; 4] = [":lang", ":locale", ":language", ":lng"];

/// Adds the redirects of the host to a layout; `root` is the folder of the configuration.
pub fn add(layout: &mut Layout, tree: &FileTree, root: &str) {
    let folders: BTreeSet<String> =
        layout.roots.iter().map(String::as_str).chain(["", root]).map(str::to_owned).collect();
    for folder in folders {
        for (name, read) in FILES {
            let Some(source) = tree.text(&join(&folder, name)) else { continue };
            for rule in read(source) {
                add_rule(layout, source, &rule);
            }
        }
    }
}

/// A rule of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct HostRule {
    from: String,
    to: String,
    /// The line, or 0 if it is not known.
    line: usize,
    status: Option<String>,
}

/// Reads the rules of a file.
type RuleReader = fn(&Arc<Source>) -> Vec<HostRule>;

const FILES: [(&str, RuleReader); 3] =
    [("_redirects", of_list), ("netlify.toml", of_netlify), ("vercel.json", of_vercel)];

/// Lines of `/old /new 301`.
fn of_list(source: &Arc<Source>) -> Vec<HostRule> {
    let rule = |(nth, line): (usize, &str)| {
        let mut words = line.split('#').next()?.split_whitespace();
        let (from, rest) = (words.next()?, words.collect::<Vec<_>>());
        // Parameters of the query can stand between both addresses.
        let at = rest.iter().position(|word| word.starts_with('/') || word.contains("://"))?;
        let status = rest.get(at + 1).map(|word| (*word).to_owned());
        let from = if at == 0 { from.to_owned() } else { format!("{from}?") };
        Some(HostRule { from, to: rest[at].to_owned(), line: nth + 1, status })
    };
    source.text.lines().enumerate().filter_map(rule).collect()
}

fn of_netlify(source: &Arc<Source>) -> Vec<HostRule> {
    rules(source, "redirects", ["from", "to", "status"])
}

fn of_vercel(source: &Arc<Source>) -> Vec<HostRule> {
    rules(source, "redirects", ["source", "destination", "statusCode"])
}

/// The rules of a list of mappings with these keys.
fn rules(source: &Arc<Source>, list: &str, [from, to, status]: [&str; 3]) -> Vec<HostRule> {
    let config = match source.path.extension() {
        "toml" => settings::toml_text(source),
        _ => Ok(settings::script::read(&source.text)),
    };
    let config = config.unwrap_or(Node::NOTHING);
    let rule = |node: &Node| {
        Some(HostRule {
            from: node.get_text(from)?.to_owned(),
            to: node.get_text(to)?.to_owned(),
            line: 0,
            status: node.get_text(status).map(str::to_owned),
        })
    };
    config.get(list).map(Node::items).unwrap_or_default().iter().filter_map(rule).collect()
}

fn add_rule(layout: &mut Layout, source: &Arc<Source>, rule: &HostRule) {
    // Other codes show a page at another address, or an error.
    let is_redirect = rule.status.as_deref().is_none_or(|status| status.starts_with('3'));
    if !is_redirect {
        return;
    }
    let rules = in_languages(layout, rule).unwrap_or_else(|| vec![rule.clone()]);
    for HostRule { from, to, .. } in &rules {
        match Redirect::new(source.path.as_str(), from, to).filter(|_| !is_pattern(from)) {
            Some(redirect) => layout.redirects.push(redirect),
            None => {
                let text = format!(
                    "the redirect from `{from}` to `{to}`, for more than one address; a rule of \
                     your host can redirect them"
                );
                let (path, line) = (source.path.clone(), rule.line);
                layout.notes.push(Note { path, line, fate: Fate::LeftOut, text });
            }
        }
    }
}

fn is_pattern(from: &str) -> bool {
    from.contains(['*', '?', '(']) || from.contains("/:") || from.contains("://")
}

/// The rules for all languages of a rule with a name for the language; `None` for other rules.
fn in_languages(layout: &Layout, rule: &HostRule) -> Option<Vec<HostRule>> {
    let rest = |text: &str| {
        let name = LANGUAGE_NAMES.iter().find(|name| {
            let rest = text.strip_prefix('/').and_then(|text| text.strip_prefix(**name));
            rest.is_some_and(|rest| rest.starts_with('/'))
        })?;
        text.get(1 + name.len()..).map(str::to_owned)
    };
    let (from, to) = (rest(&rule.from)?, rest(&rule.to)?);
    let addresses = || layout.pages.iter().filter_map(|page| page.address.as_deref());
    let is_used = |tag: &String| addresses().any(|it| it.starts_with(&format!("{tag}/")));
    let tags = layout.languages.values().map(|language| language.tag.to_lowercase());
    let of_language = |tag: String| HostRule {
        from: format!("/{tag}{from}"),
        to: format!("/{tag}{to}"),
        ..rule.clone()
    };
    let rules: Vec<HostRule> = tags.filter(is_used).map(of_language).collect();
    (!rules.is_empty() && !is_pattern(&from)).then_some(rules)
}

#[cfg(test)]
mod tests {
    use super::{HostRule, of_list, of_netlify, of_vercel};
    use crate::text::{RelPath, Source};

    fn source(path: &str, text: &str) -> std::sync::Arc<Source> {
        Source::new(RelPath::new(path).expect("plain"), text)
    }

    fn rule(from: &str, to: &str, line: usize, status: Option<&str>) -> HostRule {
        HostRule {
            from: from.to_owned(),
            to: to.to_owned(),
            line,
            status: status.map(str::to_owned),
        }
    }

    #[test]
    fn rules_are_read_from_three_files() {
        let list = "# a\n/old/  /new/  301\n/b id=:id /c/:id\n\n/d /e # f\n";
        assert_eq!(
            of_list(&source("_redirects", list)),
            [
                rule("/old/", "/new/", 2, Some("301")),
                rule("/b?", "/c/:id", 3, None),
                rule("/d", "/e", 5, None)
            ]
        );
        let toml = "[[redirects]]\nfrom = \"/a\"\nto = \"/b\"\nstatus = 302\n";
        assert_eq!(of_netlify(&source("netlify.toml", toml)), [rule("/a", "/b", 0, Some("302"))]);
        let json =
            "{\"redirects\": [{\"source\": \"/a\", \"destination\": \"/b\", \"permanent\": true}]}";
        assert_eq!(of_vercel(&source("vercel.json", json)), [rule("/a", "/b", 0, None)]);
    }
}
