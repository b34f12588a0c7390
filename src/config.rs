//! `kb.yaml`: what was written, and what it means.

use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::lang::tag::Tag;
use crate::markdown::HtmlPolicy;
use crate::text::{Source, Span, ascii_address};
use crate::yaml::schema::{self, Field, Shape};
use crate::yaml::{self, Node, Value};

/// The keys of `kb.yaml`.
pub static SHAPE: Shape = Shape::Record(&[
    Field::new("title", Shape::Words, "The name of the site, one text or one per language.")
        .required(),
    Field::new(
        "description",
        Shape::Words,
        "One sentence about the site, one text or one per language.",
    ),
    Field::new(
        "base_url",
        Shape::Text,
        "The absolute address the site is published at, for sitemap, feeds and canonical links.",
    ),
    Field::new(
        "languages",
        Shape::List(&Shape::Text),
        "Language tags; the first is the source language.",
    )
    .required(),
    Field::new(
        "urls",
        Shape::OneOf(&["directory", "file"]),
        "`directory` gives page/, `file` gives page.html, which also works opened from disk.",
    ),
    Field::new("theme", Shape::Text, "A folder under themes/; `default` is built in."),
    Field::new(
        "tags",
        Shape::Map(&Shape::Words),
        "The closed set of tags, each with its label per language.",
    ),
    Field::new(
        "navigation",
        Shape::List(&Shape::Text),
        "Keys of the sections and pages of the main navigation, in order.",
    ),
    Field::new(
        "edit_url",
        Shape::Text,
        "Address of the editor for a file; `{path}` stands for its path.",
    ),
    Field::new(
        "html",
        Shape::OneOf(&["safe", "trusted"]),
        "`safe` allows a short list of raw HTML, `trusted` passes all of it.",
    ),
    Field::new("output", Shape::Text, "The folder to publish to, `public` unless said otherwise."),
]);

/// How URLs of pages look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlStyle {
    /// `page/index.html`, linked as `page/`.
    Directory,
    /// `page.html`, linked as it is, so that the site also works from disk.
    File,
}

/// One text per language, in the order of the languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(Vec<String>);

impl Words {
    /// The text in a language, by its index.
    #[must_use]
    pub fn get(&self, lang: usize) -> &str {
        self.0.get(lang).map_or("", String::as_str)
    }

    fn read(node: Option<&Node>, languages: &[Tag]) -> Words {
        let Some(node) = node else { return Words(vec![String::new(); languages.len()]) };
        let fallback = match &node.value {
            Value::Scalar(text) => text,
            Value::Map(entries) => entries.first().and_then(|e| e.value.text()).unwrap_or(""),
            Value::Null | Value::Seq(_) => "",
        };
        let word = |tag: &Tag| node.get_text(tag.as_str()).unwrap_or(fallback).to_owned();
        Words(languages.iter().map(word).collect())
    }
}

/// A tag of the closed set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagLabel {
    /// The tag as pages write it.
    pub id: String,
    /// What readers see.
    pub label: Words,
}

/// What `kb.yaml` means. Immutable; flags of a command never change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The file itself, for places.
    pub source: Arc<Source>,
    /// The name of the site.
    pub title: Words,
    /// One sentence about the site; may be empty.
    pub description: Words,
    /// Absolute address with a trailing slash.
    pub base_url: Option<String>,
    /// The languages; index 0 is the source. Never empty.
    pub languages: Vec<Tag>,
    /// How URLs look.
    pub urls: UrlStyle,
    /// The name of the theme.
    pub theme: String,
    /// Where kb.yaml names the theme.
    pub theme_span: Span,
    /// The closed set of tags; empty means any tag goes.
    pub tags: Vec<TagLabel>,
    /// References to what the main navigation shows; empty means every top-level section.
    pub navigation: Vec<(String, Span)>,
    /// Address of the editor with `{path}`.
    pub edit_url: Option<String>,
    /// What raw HTML may do.
    pub html: HtmlPolicy,
    /// The output folder, relative to the root.
    pub output: String,
}

/// The theme that is part of kb.
const DEFAULT_THEME: &str = "default";

impl Config {
    /// The finding for a theme that is neither the built-in one nor one of `names`.
    #[must_use]
    pub fn missing_theme(&self, names: &[String]) -> Option<Diagnostic> {
        if self.theme == DEFAULT_THEME || names.contains(&self.theme) {
            return None;
        }
        let names = || names.iter().map(String::as_str).chain([DEFAULT_THEME]);
        let help = match nearest(&self.theme, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("themes: {}", names().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("there is no theme `{}`", self.theme);
        let finding = Diagnostic::new(Rule::BadTheme, &self.source, self.theme_span, message);
        Some(finding.help(help))
    }
}

/// Reads the configuration.
///
/// # Errors
/// All mistakes in the file; nothing else can be done before they are mended.
pub fn read(source: &Arc<Source>) -> Result<Config, Vec<Diagnostic>> {
    let node = yaml::parse(source, Span::new(0, source.text.len()))?;
    let mut found = Vec::new();
    schema::check(source, &node, &SHAPE, &mut found);
    let languages = languages(source, &node, &mut found);
    check_words(source, &node, &languages, &mut found);
    let base_url = node.get("base_url").and_then(|url| base_url(source, url, &mut found));
    check_edit_url(source, &node, &mut found);
    if !found.is_empty() {
        return Err(found);
    }
    Ok(Config {
        source: Arc::clone(source),
        title: Words::read(node.get("title"), &languages),
        description: Words::read(node.get("description"), &languages),
        base_url,
        urls: match node.get_text("urls") {
            Some("file") => UrlStyle::File,
            _ => UrlStyle::Directory,
        },
        theme: node.get_text("theme").unwrap_or(DEFAULT_THEME).to_owned(),
        theme_span: node.get("theme").map_or(Span::default(), |theme| theme.span),
        tags: tags(&node, &languages),
        navigation: texts(node.get("navigation")),
        edit_url: node.get_text("edit_url").map(str::to_owned),
        html: match node.get_text("html") {
            Some("trusted") => HtmlPolicy::Trusted,
            _ => HtmlPolicy::Safe,
        },
        output: node.get_text("output").unwrap_or("public").to_owned(),
        languages,
    })
}

/// Checks a base URL, percent-encodes it and gives it a trailing slash; the reason when it is unfit.
///
/// # Errors
/// Says what is wrong, in one clause.
pub fn parse_base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map_or("", |rest| rest.split('/').next().unwrap_or(""));
    if !host.is_ascii() {
        return Err(format!("the host `{host}` is not in the ASCII form that starts with `xn--`"));
    }
    let clean =
        !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\?#".contains(c));
    if host.is_empty() || !clean {
        return Err(format!("`{text}` is not an absolute http or https address"));
    }
    Ok(format!("{}/", ascii_address(text.trim_end_matches('/'))))
}

fn base_url(source: &Arc<Source>, node: &Node, found: &mut Vec<Diagnostic>) -> Option<String> {
    match parse_base_url(node.text()?) {
        Ok(url) => Some(url),
        Err(reason) => {
            found.push(
                Diagnostic::new(Rule::BadBaseUrl, source, node.span, reason)
                    .help("write it like `https://example.org/kb/`"),
            );
            None
        }
    }
}

/// Readers follow the address of the editor, so it must be a web address.
fn check_edit_url(source: &Arc<Source>, node: &Node, found: &mut Vec<Diagnostic>) {
    let Some((at, url)) = node.get("edit_url").and_then(|at| Some((at, at.text()?))) else {
        return;
    };
    if !url.starts_with("https://") && !url.starts_with("http://") {
        let message = format!("the address `{}` is not a web address", url.escape_debug());
        found.push(
            Diagnostic::new(Rule::UnsafeUrl, source, at.span, message)
                .help("write it like `https://example.org/edit/{path}`"),
        );
    }
}

fn languages(source: &Arc<Source>, node: &Node, found: &mut Vec<Diagnostic>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let items = node.get("languages").map_or(&[][..], Node::items);
    for item in items {
        let Some(text) = item.text() else { continue };
        match Tag::parse(text) {
            Ok(tag) if tags.contains(&tag) => {
                let message = format!("language `{text}` is listed twice");
                found.push(Diagnostic::new(Rule::DuplicateId, source, item.span, message));
            }
            Ok(tag) => tags.push(tag),
            Err(reason) => {
                // `cz` is a country; did you mean `cs`?
                let (reason, help) = match reason.split_once("; ") {
                    Some((reason, help)) => (reason.to_owned(), Some(help)),
                    None => (reason.clone(), None),
                };
                found.push(
                    Diagnostic::new(Rule::BadLanguageTag, source, item.span, reason)
                        .maybe_help(help.map(str::to_owned)),
                );
            }
        }
    }
    if let (Some(list), true) = (node.get("languages"), tags.is_empty() && found.is_empty()) {
        let message = "at least one language is needed";
        found.push(
            Diagnostic::new(Rule::MissingKey, source, list.span, message)
                .help("the first one is the source language: `languages: [en]`"),
        );
    }
    tags
}

/// Keys of a per-language text must be languages of the site.
fn check_words(source: &Arc<Source>, node: &Node, languages: &[Tag], found: &mut Vec<Diagnostic>) {
    let tags = node.get("tags").map_or(&[][..], Node::entries);
    let per_language = ["title", "description"]
        .into_iter()
        .filter_map(|key| node.get(key))
        .chain(tags.iter().map(|tag| &tag.value));
    for entry in per_language.flat_map(Node::entries) {
        if !languages.iter().any(|tag| tag.as_str() == entry.key) {
            let listed: Vec<_> = languages.iter().map(Tag::as_str).collect();
            let message = format!("`{}` is not a language of this site", entry.key);
            found.push(
                Diagnostic::new(Rule::UnknownKey, source, entry.key_span, message)
                    .help(format!("languages: {}", listed.join(", "))),
            );
        }
    }
}

fn tags(node: &Node, languages: &[Tag]) -> Vec<TagLabel> {
    let entries = node.get("tags").map_or(&[][..], Node::entries);
    entries
        .iter()
        .map(|entry| TagLabel {
            id: entry.key.clone(),
            label: Words::read(Some(&entry.value), languages),
        })
        .collect()
}

/// The texts of a list with their places.
#[must_use]
pub fn texts(node: Option<&Node>) -> Vec<(String, Span)> {
    let items = node.map_or(&[][..], Node::items);
    items.iter().filter_map(|item| Some((item.text()?.to_owned(), item.span))).collect()
}
