//! The languages of a site: a list in the configuration, or a file for each.

use crate::import::detect::DetectedSite;
use crate::import::layout::{LanguageSource, short_tag};
use crate::import::report::{Fate, Note};
use crate::import::settings::{self, at, text_at};
use crate::import::tree::{FileTree, inner, join};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::text::RelPath;
use crate::yaml::{MapEntry, Node};

/// A language and where its pages are.
pub(super) struct HugoLanguage {
    pub(super) source: LanguageSource,
    pub(super) code: String,
    pub(super) folder: String,
}

/// The languages, the source first.
pub(super) fn read(
    config: &Node,
    root: &str,
    content: &str,
) -> Result<ByLang<HugoLanguage>, String> {
    let default = text_at(config, "defaultContentLanguage").unwrap_or("en");
    let listed = at(config, "languages").map(Node::entries).unwrap_or_default();
    let mut languages: Vec<HugoLanguage> = Vec::new();
    for entry in listed {
        if text_at(&entry.value, "disabled") == Some("true") {
            continue;
        }
        let Ok(tag) = tag(entry) else { continue };
        let mut source = LanguageSource::new(tag.as_str());
        source.title = text_at(&entry.value, "title").map(str::to_owned);
        source.description = text_at(&entry.value, "description")
            .or_else(|| text_at(&entry.value, "params.description"))
            .map(str::to_owned);
        let folder = text_at(&entry.value, "contentDir")
            .or_else(|| mounted(config, &entry.key))
            .map_or_else(|| content.to_owned(), |own| join(root, own));
        let place = if entry.key == default { 0 } else { languages.len() };
        languages.insert(place, HugoLanguage { source, code: entry.key.clone(), folder });
    }
    if let Some(languages) = ByLang::of_list(languages) {
        return Ok(languages);
    }
    let code = text_at(config, "languageCode").unwrap_or(default);
    let tag = Tag::parse(code).or_else(|_| Tag::parse(default))?;
    let code = default.to_owned();
    let source = LanguageSource::new(&short_tag(tag.as_str()));
    let folder = mounted(config, &code).map_or_else(|| content.to_owned(), |own| join(root, own));
    Ok(ByLang::of_source(HugoLanguage { source, code, folder }))
}

/// The folder that the configuration makes the content of a language; one of its own comes first.
fn mounted<'a>(config: &'a Node, code: &str) -> Option<&'a str> {
    let mounts = at(config, "module.mounts").map(Node::items).unwrap_or_default();
    let is_content = |mount: &&Node| {
        text_at(mount, "target").and_then(target) == Some("") && is_mounted(mount, code)
    };
    let found = mounts.iter().filter(is_content).min_by_key(|mount| !names_language(mount))?;
    text_at(found, "source")
}

/// Whether a mount is not for all languages.
fn names_language(mount: &Node) -> bool {
    at(mount, "lang").or_else(|| at(mount, "sites.matrix.languages")).is_some()
}

/// The part of the content that the target of a mount is; empty for all of it.
pub(super) fn target(written: &str) -> Option<&str> {
    let rest = written.strip_prefix("content")?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

/// Whether a mount is for a language: all of them, if it names none.
pub(super) fn is_mounted(mount: &Node, code: &str) -> bool {
    let listed = at(mount, "sites.matrix.languages").map(Node::items).unwrap_or_default();
    match text_at(mount, "lang") {
        Some(lang) => lang == code,
        None => listed.is_empty() || listed.iter().any(|lang| lang.text() == Some(code)),
    }
}

/// The tag of a language. A code that is no language, such as `gr`, may have one beside it.
fn tag(entry: &MapEntry) -> Result<Tag, String> {
    let written = text_at(&entry.value, "languageCode").or_else(|| text_at(&entry.value, "locale"));
    Tag::parse(&entry.key).or_else(|why| written.map_or(Err(why), Tag::parse))
}

/// Languages whose code is none; their pages are left out.
pub(super) fn invalid(config: &Node, found: &DetectedSite) -> Vec<Note> {
    let listed = at(config, "languages").map(Node::entries).unwrap_or_default();
    let notes = listed.iter().filter_map(|entry| {
        let why = tag(entry).err()?;
        let path = RelPath::new(&found.config)?;
        let text = format!("the language `{}`: {why}", entry.key);
        Some(Note { path, line: 0, fate: Fate::LeftOut, text })
    });
    notes.collect()
}

/// The languages that have files of their own, `config/_default/languages.cs.toml`, by weight.
pub(super) fn of_files(tree: &FileTree, found: &DetectedSite) -> Vec<MapEntry> {
    let mut languages: Vec<MapEntry> = Vec::new();
    for path in tree.under(&found.root) {
        let Some(name) = inner(&found.root, path) else { continue };
        let code = name.strip_prefix("languages.").and_then(|rest| rest.rsplit_once('.'));
        let Some((code, _)) = code.filter(|(code, _)| !code.contains('/')) else { continue };
        let node = tree.text(path.as_str()).and_then(|source| settings::read(source).ok());
        languages.extend(node.map(|value| MapEntry {
            key: code.to_owned(),
            key_span: value.span,
            value,
        }));
    }
    let weight = |entry: &MapEntry| text_at(&entry.value, "weight").and_then(|it| it.parse().ok());
    languages.sort_by_key(|entry| weight(entry).unwrap_or(u32::MAX));
    languages
}

/// The language of a file, and its path inside the language.
pub(super) struct HugoPlace {
    pub(super) lang: Lang,
    pub(super) inside: String,
}

/// The language of a file by its suffix, `name.fr.md`, or by its folder.
pub(super) fn place(
    languages: &ByLang<HugoLanguage>,
    walked: &HugoLanguage,
    written: &str,
) -> Option<HugoPlace> {
    let by_folder = languages.values().filter(|it| it.folder == walked.folder).count() == 1;
    let of_walked = languages.find(|it| it.code == walked.code)?;
    if by_folder && languages.n_langs() > 1 {
        return Some(HugoPlace { lang: of_walked, inside: written.to_owned() });
    }
    let suffixed = written.rsplit_once('.').and_then(|(stem, end)| {
        let (stem, code) = stem.rsplit_once('.')?;
        let lang = languages.find(|it| it.code.eq_ignore_ascii_case(code));
        // A language that the configuration does not list has no pages.
        let is_code = (2..=7).contains(&code.len())
            && code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let is_other = lang.is_none() && end == "md" && is_code;
        Some(lang.map(|lang| HugoPlace { lang, inside: format!("{stem}.{end}") }).ok_or(is_other))
    });
    match suffixed {
        Some(Ok(place)) => Some(place),
        Some(Err(true)) => None,
        Some(Err(false)) | None => {
            Some(HugoPlace { lang: Lang::SOURCE, inside: written.to_owned() })
        }
    }
}
