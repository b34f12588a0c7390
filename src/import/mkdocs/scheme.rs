//! The languages of a site of `MkDocs`, and where their files are.

use std::collections::BTreeMap;

use crate::import::detect::DetectedSite;
use crate::import::layout::LanguageSource;
use crate::import::mkdocs::plugins;
use crate::import::plain;
use crate::import::settings::text_at;
use crate::import::tree::{FileTree, folder, join};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::yaml::Node;

/// How the files of languages are named.
pub(super) struct FileScheme {
    pub(super) languages: ByLang<MkDocsLanguage>,
    pub(super) has_suffixes: bool,
}

/// A language of the site.
pub(super) struct MkDocsLanguage {
    pub(super) source: LanguageSource,
    /// The code that files and addresses use.
    pub(super) code: String,
    /// The folder of its files.
    pub(super) folder: String,
    /// Labels of the navigation and their translations.
    pub(super) labels: BTreeMap<String, String>,
}

/// The language and the path of a file.
pub(super) struct MkDocsPlace {
    pub(super) lang: Lang,
    pub(super) inside: String,
}

/// The language of a file and its path in it.
pub(super) fn place(
    scheme: &FileScheme,
    language: &MkDocsLanguage,
    written: &str,
) -> Option<MkDocsPlace> {
    let of = |code: &str| scheme.languages.find(|it| it.code == code);
    let lang = of(&language.code)?;
    if !scheme.has_suffixes {
        return Some(MkDocsPlace { lang, inside: written.to_owned() });
    }
    // All languages share one folder, so it is walked once.
    if lang != Lang::SOURCE {
        return None;
    }
    let suffixed = written.rsplit_once('.').and_then(|(stem, end)| {
        let (stem, code) = stem.rsplit_once('.')?;
        Some(MkDocsPlace { lang: of(code)?, inside: format!("{stem}.{end}") })
    });
    Some(suffixed.unwrap_or(MkDocsPlace { lang: Lang::SOURCE, inside: written.to_owned() }))
}

/// Reads the scheme from the configuration and the folders.
pub(super) fn read(
    tree: &FileTree,
    found: &DetectedSite,
    config: &Node,
) -> Result<FileScheme, String> {
    let docs = text_at(config, "docs_dir").unwrap_or("docs").trim_end_matches('/');
    let folder_of_docs = join(&found.root, docs);
    if let Some(plugin) = plugins::options(config, "i18n") {
        return of_plugin(&plugin, &folder_of_docs);
    }
    let own = found.root.rsplit('/').next().unwrap_or_default();
    if plain::is_language(own) {
        return siblings(tree, found, docs);
    }
    let code = text_at(config, "theme.language").unwrap_or("en");
    let source = LanguageSource::new(tag(code).unwrap_or_else(|_| "en".to_owned()).as_str());
    let language = MkDocsLanguage {
        source,
        code: code.to_owned(),
        folder: folder_of_docs,
        labels: BTreeMap::new(),
    };
    Ok(FileScheme { languages: ByLang::of_source(language), has_suffixes: false })
}

fn tag(code: &str) -> Result<String, String> {
    Tag::parse(code).map(|tag| tag.to_string())
}

/// `docs/en/mkdocs.yml` with `docs/en/docs/`, `docs/de/docs/` and so on beside it.
fn siblings(tree: &FileTree, found: &DetectedSite, docs: &str) -> Result<FileScheme, String> {
    let above = folder(&found.root);
    let own = found.root.rsplit('/').next().unwrap_or_default();
    let names = tree.folders_in(above).into_iter().filter(|name| {
        plain::is_language(name) && tree.has_folder(&join(above, &format!("{name}/{docs}")))
    });
    let mut names: Vec<String> = names.collect();
    names.sort_by_key(|name| name != own);
    let languages = names.into_iter().map(|code| {
        let source = LanguageSource::new(&tag(&code)?);
        let folder = join(above, &format!("{code}/{docs}"));
        Ok(MkDocsLanguage { source, code, folder, labels: BTreeMap::new() })
    });
    let languages = ByLang::of_list(languages.collect::<Result<_, String>>()?);
    let languages = languages.ok_or_else(|| format!("the folder `{docs}` is missing"))?;
    Ok(FileScheme { languages, has_suffixes: false })
}

/// The plugin `mkdocs-static-i18n`, with its list of languages (1.x) or its mapping (0.x).
fn of_plugin(plugin: &Node, docs: &str) -> Result<FileScheme, String> {
    let has_suffixes = plugin.get_text("docs_structure").unwrap_or("suffix") == "suffix";
    let listed = plugin.get("languages");
    let default = plugin.get_text("default_language");
    let mut languages: Vec<(bool, MkDocsLanguage)> = Vec::new();
    let mut add = |code: &str, is_default: bool, options: Option<&Node>| -> Result<(), String> {
        let mut source = LanguageSource::new(&tag(code)?);
        source.title = options.and_then(|it| text_at(it, "site_name")).map(str::to_owned);
        source.description =
            options.and_then(|it| text_at(it, "site_description")).map(str::to_owned);
        let folder = if has_suffixes { docs.to_owned() } else { join(docs, code) };
        let code = code.to_owned();
        let labels = options.and_then(|it| it.get("nav_translations")).map(labels);
        let labels = labels.unwrap_or_default();
        languages.push((!is_default, MkDocsLanguage { source, code, folder, labels }));
        Ok(())
    };
    for item in listed.map(Node::items).unwrap_or_default() {
        let Some(code) = item.get_text("locale") else { continue };
        let is_default = item.get_text("default") == Some("true");
        if code != "null" && item.get_text("build") != Some("false") {
            add(code, is_default, Some(item))?;
        }
    }
    for entry in listed.map(Node::entries).unwrap_or_default() {
        if entry.key != "default" {
            add(&entry.key, default == Some(&entry.key), None)?;
        }
    }
    for entry in plugin.get("nav_translations").map(Node::entries).unwrap_or_default() {
        let language = languages.iter_mut().find(|(_, language)| language.code == entry.key);
        if let Some((_, language)) = language {
            language.labels = labels(&entry.value);
        }
    }
    languages.sort_by_key(|(is_other, _)| *is_other);
    let languages = ByLang::of_list(languages.into_iter().map(|(_, it)| it).collect());
    let languages = languages.ok_or("the plugin `i18n` lists no languages")?;
    Ok(FileScheme { languages, has_suffixes })
}

/// Labels and their translations.
fn labels(node: &Node) -> BTreeMap<String, String> {
    let pairs = node.entries().iter();
    pairs.filter_map(|entry| Some((entry.key.clone(), entry.value.text()?.to_owned()))).collect()
}
