//! `kb i18n new`: a draft of a translation, with the ids and the source text as comments.

use std::fmt::Write as _;
use std::fs;

use crate::base::{self, Base, BaseSection};
use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::DraftArguments;
use crate::cmd::flags;
use crate::cmd::i18n::{self, interface};
use crate::cmd::out::{self, Exit};
use crate::doc::drafts::GAP;
use crate::doc::sections::{self, Section};
use crate::doc::{self, Doc, Page};
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::link::DraftVisibility;
use crate::scan;
use crate::text::RelPath;
use crate::write::author::{AuthorFiles, Expected};
use crate::yaml::schema::{Field, Shape, TranslationMode};
use crate::yaml::{Node, Value};

/// The argument that means the interface texts instead of a page.
const INTERFACE: &str = "ui";

/// Runs `kb i18n new`.
///
/// # Errors
/// When the arguments or the site are invalid; the error is already printed.
pub fn run(site: &SiteArguments, arguments: &DraftArguments) -> Result<Exit, Exit> {
    let lang = match (&arguments.lang, &arguments.ui_lang) {
        (Some(lang), _) => lang,
        (None, Some(lang)) if arguments.page == INTERFACE => {
            return interface::run(site, lang);
        }
        (None, lang) => {
            let lang = lang.as_deref().unwrap_or("LANG");
            let help = format!("write `kb i18n new {} --lang {lang}`", arguments.page);
            out::print_error("the language of a translation is a flag", Some(&help));
            return Err(Exit::Usage);
        }
    };
    let opened = i18n::open(site, DraftVisibility::Show)?;
    let lang = opened.lang(lang)?;
    let id = opened.entry(&arguments.page)?;
    let Some(source) = opened.doc(id, Lang::SOURCE) else { return Err(Exit::Content) };
    let today = flags::today(arguments.today.as_deref())?;
    let by = arguments.by.as_deref().and_then(base::name_of_person);
    let Some(text) = text(source, &mark(by.as_deref(), today)) else {
        let message = format!("{} cannot be read", source.source().path);
        out::print_error(&message, Some("run `kb check` to see why"));
        return Err(Exit::Content);
    };
    let folder = scan::folder_of(&opened.root, &opened.site().config, lang);
    let path = RelPath::new(&format!("content/{folder}/{}", source.file.inner));
    let path = path.expect("made of checked parts");
    let file = opened.root.join(path.as_str());
    if file.symlink_metadata().is_ok() {
        let help = "kb does not overwrite files; remove or rename the file first";
        let draft = opened.doc(id, lang).and_then(|doc| doc.translator());
        let draft = draft.and_then(|draft| Some((draft.by?, draft.since)));
        let draft = draft.map_or_else(String::new, |(by, since)| {
            let since = since.map_or_else(String::new, |day| format!(" since {day}"));
            format!("; {by} has been working on it{since}")
        });
        out::print_error(&format!("{path} already exists{draft}"), Some(help));
        return Err(Exit::System);
    }
    let mut files = AuthorFiles::new(&opened.root);
    i18n::write(&mut files, &path, Expected::Missing, &text)?;
    // A base with every section lets people confirm sections on several branches without conflicts.
    let base_path = opened.base_path(source, lang);
    if opened.expected(&base_path) == Expected::Missing {
        let unconfirmed =
            |section: Section<'_>| BaseSection { id: section.id.clone(), accepted: None };
        let blocks = sections::of_source(source).into_iter().map(unconfirmed).collect();
        let base = base::write(&Base { blocks });
        // A draft without its base would make the next attempt fail.
        i18n::write(&mut files, &base_path, Expected::Missing, &base)
            .inspect_err(|_| drop(fs::remove_file(&file)))?;
    }
    out::print_status(&format!("wrote {path}"));
    Ok(Exit::Fine)
}

/// The line that leaves a draft out of the published site.
fn mark(by: Option<&str>, since: Date) -> String {
    let value = match by {
        Some(by) => {
            format!("translating: {{by: {}, since: {since}}}", serde_json::Value::from(by))
        }
        None => "draft: true".to_owned(),
    };
    format!("{value} # remove this line once it is translated\n")
}

/// The draft with its mark; `None` if the source cannot be read.
fn text(source: &Doc, mark: &str) -> Option<String> {
    match (source.page(), source.node()) {
        (Some(page), _) => Some(markdown(source, page, mark)),
        (None, Some(node)) => Some(overlay(node, doc::shape(source.file.kind), mark)),
        (None, None) => None,
    }
}

fn markdown(source: &Doc, page: &Page, mark: &str) -> String {
    let mut text = String::from("---\n");
    for (key, words) in page.front.followed(page.title()) {
        comment(words, 0, &mut text);
        let _ = writeln!(text, "{key}: {GAP}");
    }
    text.push_str(mark);
    text.push_str("---\n");
    for section in sections::of_source(source).iter().filter(|section| section.is_markdown) {
        let heading = section.heading.map(|nth| &page.facts.headings[nth]);
        let mut body = &*section.text;
        if let Some(heading) = heading {
            let marks = "#".repeat(usize::from(heading.level));
            let _ = write!(text, "\n{marks} {GAP} {{#{}}}\n", heading.id);
            let written = source.source().slice(heading.span).trim_end();
            body = body.split_once(written).map_or(body, |(_, after)| after);
            let _ = write!(text, "\n<!--\n{}", commented(&heading.text));
            text.push('\n');
        } else {
            text.push_str("\n<!--\n");
        }
        let body = body.trim_matches('\n');
        if !body.is_empty() {
            let _ = writeln!(text, "{}", commented(body));
        }
        text.push_str("-->\n");
    }
    text
}

/// Escapes a text so that it cannot end the HTML comment around it.
fn commented(text: &str) -> String {
    text.replace("<!--", "&lt;!--").replace("-->", "--&gt;")
}

/// The texts of a YAML file with ids as keys, each below its source text as a comment.
fn overlay(node: &Node, shape: &Shape, mark: &str) -> String {
    let mut text = mark.to_owned();
    value(node, shape, 0, &mut text);
    text
}

/// A text as YAML comments, a line each.
fn comment(words: &str, depth: usize, text: &mut String) {
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let _ = writeln!(text, "{}# {line}", "  ".repeat(depth));
    }
}

fn record(node: &Node, fields: &[Field], depth: usize, text: &mut String) {
    // Each translation has its own slug.
    let fields = fields
        .iter()
        .filter(|field| field.bears_words() && field.translation != TranslationMode::Own);
    for field in fields {
        if let Some(words) = node.get(field.key) {
            entry(field.key, words, &field.shape, depth, text);
        }
    }
}

/// Writes a key and its values.
fn entry(key: &str, node: &Node, shape: &Shape, depth: usize, text: &mut String) {
    let margin = "  ".repeat(depth);
    let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    let key = if plain { key.to_owned() } else { serde_json::Value::from(key).to_string() };
    if let Some(words) = only_text(node, shape) {
        comment(words, depth, text);
        let _ = writeln!(text, "{margin}{key}: {}", gap(words));
        return;
    }
    let _ = writeln!(text, "{margin}{key}:");
    value(node, shape, depth + 1, text);
}

/// The text of a value that contains exactly one text to translate.
fn only_text<'a>(node: &'a Node, shape: &Shape) -> Option<&'a str> {
    let Shape::Record(fields) = shape else { return node.text() };
    let mut bearing = fields.iter().filter(|field| field.bears_words());
    match (bearing.next(), bearing.next()) {
        (Some(only), None) => node.get_text(only.key),
        (_, _) => None,
    }
}

fn value(node: &Node, shape: &Shape, depth: usize, text: &mut String) {
    match (shape, &node.value) {
        (Shape::Record(fields), _) => record(node, fields, depth, text),
        (Shape::Map(inner), Value::Map(entries)) => {
            for known in entries {
                entry(&known.key, &known.value, inner, depth, text);
            }
        }
        (Shape::Items(id, fields), Value::Seq(items)) => {
            for item in items {
                let id = item.get_text(id).unwrap_or_default();
                entry(id, item, &Shape::Record(fields), depth, text);
            }
        }
        (_, Value::Seq(items)) => {
            for words in items.iter().filter_map(Node::text) {
                comment(words, depth, text);
                let _ = writeln!(text, "{}- {}", "  ".repeat(depth), gap(words));
            }
        }
        (_, _) => {}
    }
}

/// The placeholder for an untranslated text. It contains the source text, so that placeholders
/// differ and keep their `{placeholders}`.
fn gap(words: &str) -> String {
    serde_json::Value::from(format!("{GAP} {words}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::cmd::i18n::accept::{AcceptOptions, AcceptReason, OnDraft, plan};
    use crate::config::{self, Config};
    use crate::doc::Doc;
    use crate::lang::date::Date;
    use crate::link::freshness::SourceDoc;
    use crate::parse;
    use crate::scan;
    use crate::site::freshness::FreshnessState;
    use crate::text::{RelPath, Source};

    fn config() -> Config {
        let path = RelPath::new("kb.yaml").expect("plain");
        let source = Source::new(
            path,
            "title: Site
languages: [cs, en]
",
        );
        config::read(&source).expect("is valid")
    }

    /// A page with the made-up key `teaser`, in a language.
    fn page(config: &Config, lang: &str, teaser: &str) -> Doc {
        let path = RelPath::new(&format!("content/{lang}/index.md")).expect("plain");
        let text = format!(
            "---
title: A
teaser: {teaser}
---

Text.
"
        );
        let scan = scan::given(&[(path, text.into_bytes())], config);
        parse::doc(&scan.files[0], parse::ParseRules::of(config))
    }

    #[test]
    fn a_new_translated_key_is_drafted_and_tracked_by_its_table_alone() {
        let config = config();
        let languages = &config.languages;
        let (source, changed) = (page(&config, "cs", "One"), page(&config, "cs", "Two words"));
        let translation = page(&config, "en", "First");
        assert_eq!([&source.found, &translation.found], [&Vec::new(), &Vec::new()]);
        let draft = text(&source, "").expect("is a page");
        assert!(
            draft.contains(
                "# One
teaser: "
            ),
            "{draft}"
        );
        let today = Date::parse("2026-01-02").expect("a day");
        let options = AcceptOptions {
            sections: &[],
            ground: AcceptReason::Translated,
            today,
            by: None,
            on_draft: OnDraft::Refuse,
        };
        let base = plan(languages, &source, &translation, None, options).base;
        let state = |source: &Doc| {
            SourceDoc::new(languages, source).compare(&translation, Some(&base)).value.state
        };
        assert_eq!(state(&source), FreshnessState::Fresh);
        assert_eq!(state(&changed), FreshnessState::Stale);
    }
}
