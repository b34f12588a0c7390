//! The front matter of a page: where it is, and which keys of other generators it has.
//!
//! 1. The block between two lines `---` is YAML, and that between two lines `+++` is TOML.
//! 2. Keys that kb.yaml maps get the name of the key of kb, and values that only differ in form are converted.
//! 3. Other unknown keys are kept apart: there is one finding for each on the whole site.

use std::sync::Arc;

use crate::config::ForeignKeys;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::doc::{FRONT_MATTER, FrontMatter};
use crate::lang::by_lang::Lang;
use crate::parse::words;
use crate::source::{ContentFile, Owner};
use crate::text::{Source, Span};
use crate::yaml::schema::{self, Field, Shape};
use crate::yaml::{self, MapEntry, Node, Value};

/// Where the front matter of a page is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Split {
    /// There is none.
    None,
    /// Between two fences.
    Front { format: FrontMatterFormat, front: Span, body: Span },
    /// The second fence is missing.
    Unclosed(FrontMatterFormat),
}

/// The format of front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FrontMatterFormat {
    Yaml,
    Toml,
}

impl FrontMatterFormat {
    /// The line before and after it.
    pub(super) fn fence(self) -> &'static str {
        match self {
            FrontMatterFormat::Yaml => "---",
            FrontMatterFormat::Toml => "+++",
        }
    }

    /// The separator between a key and its value.
    fn separator(self) -> &'static str {
        match self {
            FrontMatterFormat::Yaml => ": ",
            FrontMatterFormat::Toml => "=",
        }
    }
}

/// Front matter is a first line `---`, YAML, and a line `---`; or the same with `+++` and TOML.
pub(crate) fn split(text: &str) -> Split {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let format = [FrontMatterFormat::Yaml, FrontMatterFormat::Toml]
        .into_iter()
        .find(|it| first.trim_end() == it.fence());
    let Some(format) = format else { return Split::None };
    let start = first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == format.fence() {
            let (front, body) = (Span::new(start, at), Span::new(at + line.len(), text.len()));
            return Split::Front { format, front, body };
        }
        at += line.len();
    }
    // A lone thematic break at the top of a page is ordinary Markdown.
    let mut begin = text[start..].lines().take(3);
    if text[start..].trim().is_empty() || !begin.any(|line| line.contains(format.separator())) {
        return Split::None;
    }
    Split::Unclosed(format)
}

/// Reads the front matter of a page.
pub(super) fn read(
    file: &ContentFile,
    format: FrontMatterFormat,
    span: Span,
    keys: &ForeignKeys,
) -> Found<FrontMatter> {
    let source = &file.source;
    if source.slice(span).trim().is_empty() {
        return Found::sound(FrontMatter::read(None));
    }
    let parsed = match format {
        FrontMatterFormat::Yaml => yaml::parse(source, span),
        FrontMatterFormat::Toml => yaml::toml::parse(source, span),
    };
    let mut node = match parsed {
        Ok(node) => node,
        Err(findings) => return Found { value: FrontMatter::read(None), findings },
    };
    let is_source = file.owner == Owner::Language(Lang::SOURCE);
    let ignores = yaml::ignores::read(source, span, &node);
    let unknown = adapt(&mut node, keys, is_source);
    let mut findings = schema::check(source, &node, &Shape::Record(FRONT_MATTER));
    findings.extend(words::of_source(source, &node, &Shape::Record(FRONT_MATTER)));
    if !is_source {
        findings.extend(structure_in_translation(source, &node));
    }
    let mut value = FrontMatter::read(Some(&node));
    (value.unknown, value.ignores) = (unknown, ignores);
    Found { value, findings }
}

/// Gives keys of other generators the names of kb, and takes unknown keys out of the mapping. Keys that kb.yaml ignores
/// may have another meaning than keys of kb with the same name.
fn adapt(node: &mut Node, keys: &ForeignKeys, is_source: bool) -> Vec<(String, Span)> {
    let Value::Map(entries) = &mut node.value else { return Vec::new() };
    entries.retain(|entry| !keys.ignored.contains(&entry.key));
    if entries.iter().all(|entry| field(&entry.key).is_some()) {
        return Vec::new();
    }
    let mut unknown = Vec::new();
    let (mut known, foreign): (Vec<MapEntry>, Vec<MapEntry>) =
        std::mem::take(entries).into_iter().partition(|entry| field(&entry.key).is_some());
    for entry in foreign {
        let to = keys.mapped.iter().find(|key| key.from == entry.key);
        match to.and_then(|key| field(&key.to)) {
            // Only the source has structure, and a key of kb has precedence over that of another
            // program.
            Some(field) if is_source || field.is_translated() => {
                former_address(&mut known, &entry, field);
                if let Some(entry) = mapped(entry, field) {
                    add(&mut known, entry);
                }
            }
            Some(_) => {}
            None => unknown.push((entry.key, entry.key_span)),
        }
    }
    *entries = known;
    unknown
}

fn field(key: &str) -> Option<&'static Field> {
    FRONT_MATTER.iter().find(|field| field.key == key)
}

/// Keeps a redirect from the whole address that another generator read from a key, if kb uses only
/// its last part.
fn former_address(known: &mut Vec<MapEntry>, entry: &MapEntry, field: &Field) {
    let address = entry.value.text().filter(|text| field.key == "slug" && text.starts_with('/'));
    if address.is_none_or(|text| text.trim_matches('/').is_empty()) {
        return;
    }
    let item = entry.value.clone();
    let list = Node { span: item.span, value: Value::Seq(vec![item]) };
    add(known, MapEntry { key: "aliases".to_owned(), key_span: entry.key_span, value: list });
}

/// Adds the items of a list to those that are given, and another value only where none is given.
fn add(known: &mut Vec<MapEntry>, entry: MapEntry) {
    let given = known.iter_mut().find(|given| given.key == entry.key);
    match given.map(|given| &mut given.value.value) {
        None => known.push(entry),
        Some(Value::Seq(items)) => items.extend(entry.value.items().iter().cloned()),
        Some(Value::Null | Value::Scalar(_) | Value::Map(_)) => {}
    }
}

/// The entry of a key of another generator as one of kb; `None` if its value has no such form.
fn mapped(mut entry: MapEntry, field: &Field) -> Option<MapEntry> {
    field.key.clone_into(&mut entry.key);
    let value = &mut entry.value;
    match (field.shape, &value.value) {
        (Shape::List(_), Value::Scalar(_)) => {
            let item = value.clone();
            value.value = Value::Seq(vec![item]);
        }
        // The day of a point in time: `2024-05-01T10:00:00Z`.
        (Shape::Date, Value::Scalar(text)) => {
            let day: String = text.chars().take_while(|c| !matches!(c, 'T' | ' ')).collect();
            value.value = Value::Scalar(day);
        }
        (Shape::Integer, Value::Scalar(text)) if text.parse::<i32>().is_err() => {
            // Pages with a broken number come between two others.
            let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
            value.value = Value::Scalar(format!("{number:.0}"));
        }
        (Shape::Text, Value::Scalar(text)) if field.key == "slug" => {
            let path = text.trim_matches('/');
            let name = path.rsplit('/').next().unwrap_or(path);
            let name = name.strip_suffix(".html").unwrap_or(name).to_owned();
            if name.is_empty() {
                return None;
            }
            value.value = Value::Scalar(name);
        }
        _ => {}
    }
    Some(entry)
}

/// Reports keys that a translation must not set; order, tags and others come from its source.
fn structure_in_translation(source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    let structural = node.entries().iter().filter(|entry| {
        FRONT_MATTER.iter().any(|field| field.key == entry.key && !field.is_translated())
    });
    let finding = |entry: &MapEntry| {
        let message = format!("`{}` belongs to the source language", entry.key);
        Diagnostic::new(Rule::StructureInTranslation, source, entry.key_span, message)
            .help("remove it here; the translation uses the value of the source page")
            .maybe_fix(yaml::edit::without(source, entry))
    };
    structural.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::{FrontMatterFormat, Split, split};

    #[test]
    fn front_matter_is_between_two_lines_of_hyphens_or_plus_signs() {
        assert_eq!(split("# a"), Split::None);
        assert_eq!(split("---\n"), Split::None);
        assert_eq!(split("---\ntitle: x\n"), Split::Unclosed(FrontMatterFormat::Yaml));
        assert_eq!(split("+++\ntitle = 1\n"), Split::Unclosed(FrontMatterFormat::Toml));
        assert_eq!(split("+++\nadded lines\n"), Split::None);
        assert!(matches!(split("---\r\ntitle: x\r\n---\r\nbody"), Split::Front { .. }));
        let Split::Front { format, front, body } = split("+++\na = 1\n+++\nbody") else {
            panic!("has front matter")
        };
        assert_eq!((format, front.range(), body.range()), (FrontMatterFormat::Toml, 4..10, 14..18));
    }
}
