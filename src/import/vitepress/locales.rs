//! The languages of a site: `locales`, with the scripts of their folders.

use crate::import::layout::{LanguageSource, short_tag};
use crate::import::settings::{at, script, text_at};
use crate::import::tree::{FileTree, join};
use crate::lang::by_lang::ByLang;
use crate::lang::tag::Tag;
use crate::yaml::{MapEntry, Node};

/// A language with its folder.
pub(super) struct VitePressLocale {
    pub(super) language: LanguageSource,
    /// The folder of its pages; empty for pages outside the folders of languages.
    pub(super) folder: String,
    /// What its addresses begin with.
    pub(super) prefix: String,
    /// The configuration of its own: in the list of languages, and in its folder.
    pub(super) configs: Vec<Node>,
}

/// The languages of a configuration, the source first.
pub(super) fn read(
    config: &Node,
    tree: &FileTree,
    docs: &str,
) -> Result<ByLang<VitePressLocale>, String> {
    let tag = |written: &str| Tag::parse(written).map(|tag| tag.to_string());
    let rewritten = |folder: &str| {
        at(config, "rewrites").is_some_and(|rules| {
            rules.entries().iter().any(|rule| rule.key.starts_with(&format!("{folder}/:")))
        })
    };
    let listed = at(config, "locales").map(Node::entries).unwrap_or_default();
    if listed.is_empty() {
        let tag = tag(text_at(config, "lang").unwrap_or("en"))?;
        let language = LanguageSource::new(&short_tag(&tag));
        let (folder, prefix) = (String::new(), String::new());
        let configs = own_configs(tree, docs, &folder, None);
        return Ok(ByLang::of_source(VitePressLocale { language, folder, prefix, configs }));
    }
    let mut locales: Vec<VitePressLocale> = Vec::new();
    // A language with the URL of another site has its pages there.
    let is_here =
        |entry: &&MapEntry| text_at(&entry.value, "link").is_none_or(|link| !link.contains("://"));
    for entry in listed.iter().filter(is_here) {
        let written = text_at(&entry.value, "lang").unwrap_or(&entry.key);
        let written =
            if written == "root" { text_at(config, "lang").unwrap_or("en") } else { written };
        let mut language = LanguageSource::new(&short_tag(&tag(written)?));
        let is_root = entry.key == "root";
        let code = language.tag.split('-').next().unwrap_or_default().to_owned();
        let folder = match is_root {
            // Pages of the source can lie in a folder that addresses leave out.
            true if rewritten(&code) && tree.has_folder(&join(docs, &code)) => code,
            true => String::new(),
            false => entry.key.trim_matches('/').to_owned(),
        };
        let prefix = if is_root { String::new() } else { format!("{folder}/") };
        let of_folder = if is_root { "" } else { &folder };
        let configs = own_configs(tree, docs, of_folder, Some(&entry.value));
        let own = |key: &str| configs.iter().find_map(|it| text_at(it, key)).map(str::to_owned);
        (language.title, language.description) = (own("title"), own("description"));
        let place = if is_root { 0 } else { locales.len() };
        locales.insert(place, VitePressLocale { language, folder, prefix, configs });
    }
    Ok(ByLang::of_list(locales).expect("at least one is listed"))
}

/// The configuration of one language: its part of the common one, and a script in its folder.
fn own_configs(tree: &FileTree, docs: &str, folder: &str, listed: Option<&Node>) -> Vec<Node> {
    let file = |extension: &&str| tree.text(&join(docs, &format!("{folder}/config.{extension}")));
    let source = ["ts", "mts", "js", "mjs"].iter().find_map(file);
    let script = source.map(|source| script::read(&source.text));
    listed.cloned().into_iter().chain(script).collect()
}
