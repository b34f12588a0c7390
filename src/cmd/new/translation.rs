//! The draft of a translation: a copy of the source texts to replace.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use crate::cmd::new::{NewFile, NewRefusal};
use crate::config::Config;
use crate::diag::nearest;
use crate::doc::{self, Body, Doc};
use crate::lang::by_lang::Lang;
use crate::parse;
use crate::scan;
use crate::source::{ContentFile, Owner, kind_of};
use crate::text::RelPath;
use crate::yaml::edit::quote;
use crate::yaml::schema::{Field, Shape, TranslationMode};
use crate::yaml::{Node, Value};

/// The line that leaves a draft out of the published site.
const MARK: &str = "draft: true # remove this line once it is translated\n";

/// The draft for `en/section/page`.
pub(super) fn draft(root: &Path, config: &Arc<Config>, path: &str) -> Result<NewFile, NewRefusal> {
    let tags = || config.languages.values().map(crate::lang::tag::Tag::as_str);
    let others = tags().skip(1).collect::<Vec<_>>().join(", ");
    let (folder, key) = path.split_once('/').unwrap_or((path, ""));
    let lang = match config.language(folder) {
        Some(Lang::SOURCE) => {
            let message = format!("`{folder}` is the source language");
            return Err((message, Some(format!("begin the path with one of {others}"))));
        }
        Some(lang) => lang,
        None => {
            let message = format!("`{folder}` is not a language of this site");
            let help = match (others.is_empty(), nearest(folder, tags().skip(1))) {
                (true, _) => format!("add `{folder}` to `languages:` in kb.yaml first"),
                (false, Some(near)) => format!("did you mean `{near}/{key}`?"),
                (false, None) => format!("begin the path with one of {others}"),
            };
            return Err((message, Some(help)));
        }
    };
    let source = source(root, config, key)?;
    let inner = source.file.inner.clone();
    let text = match &source.body {
        Body::Page(page) => page_draft(&source, page),
        Body::Yaml(node) => overlay(node, doc::shape(source.file.kind)),
        Body::Base(_) | Body::Broken => {
            let message = format!("{} cannot be read", source.source().path);
            return Err((message, Some("run `kb check` to see why".to_owned())));
        }
    };
    Ok((lang, inner, text))
}

/// Finds the source file of a key, with or without its extension.
fn source(root: &Path, config: &Config, key: &str) -> Result<Doc, NewRefusal> {
    let cannot = |error: scan::ScanError| {
        (format!("cannot read {}: {}", error.path.display(), error.error), None)
    };
    let scan = scan::content(root, config, &scan::ScanCache::default()).map_err(cannot)?;
    let of_source = || scan.files.iter().filter(|file| file.owner == Owner::Language(Lang::SOURCE));
    let named = |file: &&ContentFile| file.inner.as_str() == key || *file.key == *key;
    // The key of an index page is its folder.
    let index = format!("{key}/index");
    let in_folder = |file: &&ContentFile| *file.key == *index;
    if let Some(file) = of_source().find(named).or_else(|| of_source().find(in_folder)) {
        return Ok(parse::doc(file, parse::ParseRules::of(config)));
    }
    let near = nearest(key, of_source().map(|file| &*file.key));
    let help = near.map(|near| format!("did you mean `{near}`?"));
    let known = RelPath::new(key).is_some_and(|path| kind_of(&path).is_none());
    let message = match known && key.contains('.') {
        true => format!("`{key}` is not a page, scenario, quiz or glossary"),
        false => {
            format!(
                "there is no `{key}` in content/{}",
                scan::folder_of(root, config, Lang::SOURCE)
            )
        }
    };
    Err((message, help))
}

/// The draft of a page: a copy of its source with `draft: true`.
fn page_draft(source: &Doc, page: &doc::Page) -> String {
    let mut text = String::from("---\n");
    for (key, words) in page.front.followed(page.title()) {
        let _ = writeln!(text, "{key}: {}", quote(words));
    }
    text.push_str(MARK);
    text.push_str("---\n");
    let body = source.source().slice(page.body);
    text.push_str(if body.starts_with(['\n', '\r']) { "" } else { "\n" });
    text + body
}

/// The texts of a YAML file in the form of a translation, with ids as keys.
fn overlay(node: &Node, shape: &Shape) -> String {
    let mut text = String::from("# Translate the texts and keep the ids.\n");
    text.push_str(MARK);
    match shape {
        Shape::Record(fields) => record(node, fields, 0, &mut text),
        _ => value(node, shape, 0, &mut text),
    }
    text
}

fn record(node: &Node, fields: &[Field], depth: usize, text: &mut String) {
    for field in fields
        .iter()
        .filter(|field| field.bears_words() && field.translation != TranslationMode::Own)
    {
        if let Some(words) = node.get(field.key) {
            line(field.key, depth, text);
            value(words, &field.shape, depth + 1, text);
        }
    }
}

/// The only translated field, if there is exactly one and it is a text.
fn single(fields: &[Field]) -> Option<&Field> {
    let mut bearing = fields.iter().filter(|field| field.bears_words());
    bearing.next().filter(|only| bearing.next().is_none() && matches!(only.shape, Shape::Text))
}

fn line(key: &str, depth: usize, text: &mut String) {
    let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    let key = if plain { key.to_owned() } else { quote(key) };
    let _ = write!(text, "{}{key}:", "  ".repeat(depth));
}

/// Writes the value of a key: a text on the same line, or lines below it.
fn value(node: &Node, shape: &Shape, depth: usize, text: &mut String) {
    match (shape, &node.value) {
        (Shape::Record(fields), _) => match single(fields).map(|only| node.get(only.key)) {
            // A record with a single text to translate is written as that text.
            Some(only) => {
                let only = only.and_then(Node::text).unwrap_or_default();
                let _ = writeln!(text, " {}", quote(only));
            }
            None => {
                text.push('\n');
                record(node, fields, depth, text);
            }
        },
        (Shape::Map(inner), Value::Map(entries)) => {
            text.push('\n');
            for entry in entries {
                line(&entry.key, depth, text);
                value(&entry.value, inner, depth + 1, text);
            }
        }
        (Shape::Items(id, fields), Value::Seq(items)) => {
            text.push('\n');
            for item in items {
                line(item.get_text(id).unwrap_or_default(), depth, text);
                value(item, &Shape::Record(fields), depth + 1, text);
            }
        }
        (_, Value::Seq(items)) => {
            text.push('\n');
            for item in items.iter().filter_map(Node::text) {
                let _ = writeln!(text, "{}- {}", "  ".repeat(depth), quote(item));
            }
        }
        (_, _) => {
            let _ = writeln!(text, " {}", quote(node.text().unwrap_or_default()));
        }
    }
}
