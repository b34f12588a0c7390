//! Files and messages of a site's theme that nothing uses, mostly because a name is misspelt.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::lang::messages::Messages;
use crate::lang::tag::Tag;
use crate::text::{RelPath, Source, Span};
use crate::theme::files::{self, ThemeFile};

/// The folders of a theme.
const FOLDERS: [&str; 3] = ["templates", "assets", "i18n"];

/// Files beside the folders that document the theme.
const FOR_PEOPLE: [&str; 3] = ["readme", "licence", "license"];

/// The style sheet of a site, which pages link to where there is one.
pub(super) const SITE_SHEET: &str = "assets/site.css";

/// A file of the theme that is a text.
type ThemeText<'a> = (&'a RelPath, &'a str);

/// The findings for files that no page, no other file and no key of kb.yaml uses; `linked` are the assets of that file.
pub(super) fn files<'a>(all: &'a [ThemeFile], linked: &[&str]) -> Vec<Diagnostic> {
    // Messages and documents can name files without using them.
    let names_files = |path: &str| path.starts_with("templates/") || path.starts_with("assets/");
    let text = |file: &'a ThemeFile| Some((&file.inner, std::str::from_utf8(&file.bytes).ok()?));
    let texts = all.iter().filter(|file| names_files(file.inner.as_str()));
    let texts: Vec<ThemeText<'a>> = texts.filter_map(text).collect();
    let is_linked = |inner: &RelPath| {
        inner.as_str().strip_prefix("assets/").is_some_and(|name| linked.contains(&name))
    };
    let unused = all
        .iter()
        .filter(|file| file.is_own && !is_linked(&file.inner) && !is_used(&file.inner, &texts));
    let finding = |file: &'a ThemeFile| {
        let source = Source::new(file.shown.clone(), "");
        let (message, help) = explain(&file.inner, all);
        Diagnostic::new(Rule::ThemeUnused, &source, Span::default(), message).help(help)
    };
    unused.map(finding).collect()
}

/// Whether a file replaces one of kb, or a text of the theme names it.
fn is_used(inner: &RelPath, texts: &[ThemeText<'_>]) -> bool {
    let path = inner.as_str();
    if files::is_of_default(inner) || path == SITE_SHEET || is_for_people(path) {
        return true;
    }
    match path.split_once('/') {
        Some(("i18n", name)) => {
            name.strip_suffix(".ftl").is_some_and(|tag| Tag::parse(tag).is_ok())
        }
        // Pages name layouts.
        Some(("templates", name)) if name.starts_with("layouts/") => true,
        Some((folder, _)) if FOLDERS.contains(&folder) => {
            let name = inner.file_name();
            texts.iter().any(|(other, text)| *other != inner && names(text, name))
        }
        _ => false,
    }
}

/// The message and the help for a file that nothing uses.
fn explain(inner: &RelPath, all: &[ThemeFile]) -> (String, String) {
    let (folder, name) = inner.as_str().split_once('/').unwrap_or(("", inner.as_str()));
    let near = match FOLDERS.contains(&folder) {
        true => nearest_file(inner, all).map(RelPath::to_string),
        false => nearest(folder, FOLDERS).map(|folder| format!("{folder}/{name}")),
    };
    let message = match folder {
        "templates" => "no template includes or extends this template",
        "assets" => "no template, style sheet or script names this asset",
        "i18n" => "the name of this file is not the tag of a language",
        _ => "kb does not read files at this place of a theme",
    };
    let help = match (near, folder) {
        (Some(near), _) => format!("rename it to `{near}` if you mean that one, or remove it"),
        (None, "assets") => help_for_asset(inner, name),
        (None, "templates") => format!("include it: `{{% include \"{name}\" %}}`"),
        (None, "i18n") => "name it like `pt-BR.ftl`".to_owned(),
        (None, _) => "a theme has the folders `templates`, `assets` and `i18n`".to_owned(),
    };
    (message.to_owned(), help)
}

fn help_for_asset(inner: &RelPath, name: &str) -> String {
    match inner.extension() {
        "css" => format!("add it to kb.yaml: `styles: [{name}]`"),
        "js" => format!("add it to kb.yaml: `scripts: [{name}]`"),
        _ => format!("name it in a template: `{{{{ assets[\"{name}\"] }}}}`"),
    }
}

/// The file of kb with the nearest name, in the same folder and of the same kind.
fn nearest_file<'a>(inner: &RelPath, all: &'a [ThemeFile]) -> Option<&'a RelPath> {
    let of_kb = || {
        let files = all.iter().filter(|file| !file.is_own).map(|file| &file.inner);
        files.filter(|other| {
            other.folder() == inner.folder() && other.extension() == inner.extension()
        })
    };
    let near = nearest(stem(inner), of_kb().map(stem))?;
    of_kb().find(|other| stem(other) == near)
}

/// The name of a file without its extension.
fn stem(path: &RelPath) -> &str {
    let name = path.file_name();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn is_for_people(inner: &str) -> bool {
    let name = inner.to_ascii_lowercase();
    let is_listed = FOR_PEOPLE.iter().any(|it| name.starts_with(it));
    !inner.contains('/') && (is_listed || inner == "theme.yaml")
}

/// Whether a text contains a name as a whole.
fn names(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.match_indices(name).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part)
    })
}

/// The findings for messages of a site that kb does not have and no template uses. `known` are the ids of kb.
pub(super) fn messages(all: &[ThemeFile], known: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let templates: Vec<&str> = all
        .iter()
        .filter(|file| file.inner.as_str().starts_with("templates/"))
        .filter_map(|file| std::str::from_utf8(&file.bytes).ok())
        .collect();
    let own = all.iter().filter(|file| file.is_own);
    let own = own.filter_map(|file| {
        let name = file.inner.as_str().strip_prefix("i18n/")?.strip_suffix(".ftl")?;
        let source = Source::new(file.shown.clone(), std::str::from_utf8(&file.bytes).ok()?);
        Some(Messages::new(&Tag::parse(name).ok()?, &[source]).0)
    });
    own.flat_map(|messages| {
        let unused = messages.places().filter(|(id, ..)| {
            // Attributes belong to their message.
            !id.contains('.') && !known.contains(id) && !has_message(&templates, id)
        });
        let finding = |(id, source, span): (&str, &Arc<Source>, Span)| {
            let message = format!("no template uses the message `{id}`");
            let finding = Diagnostic::new(Rule::ThemeUnused, source, span, message);
            match nearest(id, known.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("remove it, or use it in a template"),
            }
        };
        unused.map(finding).collect::<Vec<_>>()
    })
    .collect()
}

/// Whether a template names a message, as `t.id` or in quotes, or makes its id from a beginning.
fn has_message(templates: &[&str], id: &str) -> bool {
    let field = id.replace('-', "_");
    let beginnings = id.match_indices('-').map(|(at, _)| format!("\"{}\"", &id[..=at]));
    let beginnings: Vec<String> = beginnings.collect();
    templates.iter().any(|text| {
        names(text, id)
            || text.match_indices("t.").any(|(at, _)| text[at + 2..].starts_with(&field))
            || beginnings.iter().any(|beginning| text.contains(beginning))
    })
}
