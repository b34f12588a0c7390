//! Hugo: content by folder or by suffix, page bundles, shortcodes.

use crate::import::body::line::Line;
use crate::import::body::prose::edit_prose;
use crate::import::body::{PageContext, Pass, Passed, attributes, shortcodes};
use crate::import::detect::Found;
use crate::import::front;
use crate::import::ids::IdStyle;
use crate::import::layout::{LanguageSource, Layout, PageSource, Variable, key};
use crate::import::plain;
use crate::import::report::{Fate, Note};
use crate::import::settings::{self, at, edit, look, text_at};
use crate::import::tree::{Tree, inner, join};
use crate::import::vitepress::add_public;
use crate::lang::tag::Tag;
use crate::text::RelPath;
use crate::yaml::Node;

/// The conversions of texts.
pub const PASSES: &[Pass] = &[references, shortcodes::convert, attributes::without_lists];

/// Reads a site.
///
/// # Errors
/// When the configuration cannot be read or names an invalid language.
pub fn layout(tree: &Tree, found: &Found) -> Result<Layout, String> {
    let config = config(tree, found)?;
    let root =
        found.root.strip_suffix("config/_default").unwrap_or(&found.root).trim_end_matches('/');
    let content = join(root, text_at(&config, "contentDir").unwrap_or("content"));
    let languages = languages(&config, &content)?;
    let title =
        text_at(&config, "title").map(str::to_owned).or_else(|| languages[0].source.title.clone());
    let mut layout = plain::empty(title.unwrap_or_else(|| tree.name.clone()));
    layout.description = text_at(&config, "params.description").map(str::to_owned);
    layout.base_url =
        text_at(&config, "baseURL").filter(|url| url.contains("://")).map(str::to_owned);
    layout.languages = languages.iter().map(|it| it.source.clone()).collect();
    layout.ids = IdStyle::GitHub;
    layout.variables = variables(&config);
    layout.notes = invalid_languages(&config, found);
    let folder = join(root, "static");
    layout.roots = vec![folder.clone(), content.clone(), join(root, "assets"), root.to_owned()];
    let in_subfolder = text_at(&config, "defaultContentLanguageInSubdir") == Some("true");
    let mut walked: Vec<&str> = Vec::new();
    for language in &languages {
        if walked.contains(&language.folder.as_str()) {
            continue;
        }
        walked.push(&language.folder);
        for path in tree.under(&language.folder) {
            let Some(written) = inner(&language.folder, path) else { continue };
            let Some(place) = place(&languages, language, written) else { continue };
            let n = layout.pages.len();
            plain::add_file(&mut layout, path, place.lang, &place.inside);
            if let Some(page) = layout.pages.get_mut(n) {
                let source = tree.text(path.as_str());
                let front = source.map(|source| front::split(source).front).unwrap_or_default();
                let prefix = match place.lang {
                    0 if !in_subfolder => String::new(),
                    lang => format!("{}/", languages[lang].code),
                };
                set_address(page, &front, &prefix);
            }
        }
    }
    for path in tree.under(&folder) {
        if let Some(file) = inner(&folder, path) {
            add_public(&mut layout, path, file);
        }
    }
    edit::set(&mut layout, &found.config, edit_url(&config).as_deref());
    layout.notes.extend(look::left_out(&found.config, &config, LOOK));
    Ok(layout)
}

/// Keys about the look of a site.
const LOOK: &[(&str, &str)] = &[
    ("theme", "the theme"),
    ("params.logo", "the logo"),
    ("params.navbar.logo", "the logo"),
    ("params.favicon", "the icon"),
    ("params.themeVariant", "the colours"),
];

/// The URL that pages are edited at, as the common themes write it.
fn edit_url(config: &Node) -> Option<String> {
    let written = ["params.editURL.base", "params.editURL", "params.geekdocRepo"];
    if let Some(url) = written.iter().find_map(|key| text_at(config, key)) {
        return Some(url.to_owned());
    }
    let repository =
        text_at(config, "params.github_repo").or(text_at(config, "params.BookRepo"))?;
    let branch = text_at(config, "params.github_branch").unwrap_or("main");
    Some(format!("{}/edit/{branch}/", repository.trim_end_matches('/')))
}

/// The configuration, which can be spread over the files of a folder.
fn config(tree: &Tree, found: &Found) -> Result<Node, String> {
    let source = tree.text(&found.config).ok_or("the configuration is missing")?;
    let mut config = settings::read(source).map_err(|why| format!("{}: {why}", found.config))?;
    if found.root.ends_with("config/_default") {
        for name in ["languages", "params"] {
            for extension in ["toml", "yaml", "yml", "json"] {
                let file = join(&found.root, &format!("{name}.{extension}"));
                let Some(node) = tree.text(&file).and_then(|source| settings::read(source).ok())
                else {
                    continue;
                };
                config = with_key(config, name, node);
            }
        }
    }
    Ok(config)
}

fn with_key(mut config: Node, name: &str, value: Node) -> Node {
    if let crate::yaml::Value::Map(entries) = &mut config.value {
        entries.push(crate::yaml::Entry { key: name.to_owned(), key_span: value.span, value });
    }
    config
}

struct Language {
    source: LanguageSource,
    code: String,
    folder: String,
}

fn languages(config: &Node, content: &str) -> Result<Vec<Language>, String> {
    let default = text_at(config, "defaultContentLanguage").unwrap_or("en");
    let listed = at(config, "languages").map(Node::entries).unwrap_or_default();
    let mut languages: Vec<Language> = Vec::new();
    for entry in listed {
        if text_at(&entry.value, "disabled") == Some("true") {
            continue;
        }
        let written =
            text_at(&entry.value, "languageCode").or_else(|| text_at(&entry.value, "locale"));
        // A code that is no language, such as `gr`, may have one beside it.
        let tag = Tag::parse(&entry.key).or_else(|why| written.map_or(Err(why), Tag::parse));
        let Ok(tag) = tag else { continue };
        let mut source = LanguageSource::new(tag.as_str());
        source.title = text_at(&entry.value, "title").map(str::to_owned);
        source.description = text_at(&entry.value, "description")
            .or_else(|| text_at(&entry.value, "params.description"))
            .map(str::to_owned);
        let folder = text_at(&entry.value, "contentDir").map_or_else(
            || content.to_owned(),
            |folder| join(crate::import::tree::folder(content), folder),
        );
        let place = if entry.key == default { 0 } else { languages.len() };
        languages.insert(place, Language { source, code: entry.key.clone(), folder });
    }
    if languages.is_empty() {
        let code = text_at(config, "languageCode").unwrap_or(default);
        let tag = Tag::parse(code).or_else(|_| Tag::parse(default))?;
        let code = default.to_owned();
        let source = LanguageSource::new(&crate::import::vitepress::short(tag.as_str()));
        languages.push(Language { source, code, folder: content.to_owned() });
    }
    Ok(languages)
}

/// Languages whose code is none; their pages are left out.
fn invalid_languages(config: &Node, found: &Found) -> Vec<Note> {
    let listed = at(config, "languages").map(Node::entries).unwrap_or_default();
    let notes = listed.iter().filter_map(|entry| {
        let why = Tag::parse(&entry.key).err()?;
        let path = RelPath::new(&found.config)?;
        let text = format!("the language `{}`: {why}", entry.key);
        Some(Note { path, line: 0, fate: Fate::LeftOut, text })
    });
    notes.collect()
}

struct Place {
    lang: usize,
    inside: String,
}

/// The language of a file by its suffix, `name.fr.md`, or by its folder.
fn place(languages: &[Language], walked: &Language, written: &str) -> Option<Place> {
    let by_folder = languages.iter().filter(|it| it.folder == walked.folder).count() == 1;
    let of_walked = languages.iter().position(|it| it.code == walked.code)?;
    if by_folder && languages.len() > 1 {
        return Some(Place { lang: of_walked, inside: written.to_owned() });
    }
    let suffixed = written.rsplit_once('.').and_then(|(stem, end)| {
        let (stem, code) = stem.rsplit_once('.')?;
        let lang = languages.iter().position(|it| it.code.eq_ignore_ascii_case(code));
        // A language that the configuration does not list has no pages.
        let is_code = (2..=7).contains(&code.len())
            && code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let is_other = lang.is_none() && end == "md" && is_code;
        Some(lang.map(|lang| Place { lang, inside: format!("{stem}.{end}") }).ok_or(is_other))
    });
    match suffixed {
        Some(Ok(place)) => Some(place),
        Some(Err(true)) => None,
        Some(Err(false)) | None => Some(Place { lang: 0, inside: written.to_owned() }),
    }
}

fn set_address(page: &mut PageSource, front: &front::Front, prefix: &str) {
    // Hugo writes addresses in small letters, with hyphens for spaces.
    let own = key(&page.to).to_lowercase().replace(' ', "-");
    let own = match front.address.as_deref() {
        Some(url) if url.starts_with('/') => {
            page.address = Some(url.trim_start_matches('/').to_owned());
            return;
        }
        Some(slug) => join(crate::import::tree::folder(&own), slug),
        None => own,
    };
    page.address = Some(if own.is_empty() { prefix.to_owned() } else { format!("{prefix}{own}/") });
}

fn variables(config: &Node) -> Vec<Variable> {
    let params = at(config, "params").map(Node::entries).unwrap_or_default();
    let texts = params.iter().filter_map(|entry| {
        Some(Variable { name: entry.key.clone(), text: entry.value.text()?.to_owned() })
    });
    texts.collect()
}

/// Links with `{{< ref "page" >}}`, before other shortcodes: the name becomes a path.
fn references(context: &PageContext<'_>, lines: Vec<Line>) -> Passed {
    let lines = edit_prose(lines, |_, part| {
        let mut new = String::new();
        let mut rest = part;
        while let Some(at) = rest.find("{{") {
            let end = rest[at..].find("}}").map(|end| at + end + 2)?;
            let inside = rest[at + 2..end - 2].trim_matches(['<', '>', '%', ' ']);
            new.push_str(&rest[..at]);
            match inside.split_once(' ').filter(|(word, _)| matches!(*word, "ref" | "relref")) {
                Some((_, path)) => {
                    new.push_str(&named(context, path.trim().trim_matches(['"', '`'])));
                }
                None => new.push_str(&rest[at..end]),
            }
            rest = &rest[end..];
        }
        new.push_str(rest);
        (new != part).then_some(new)
    });
    Passed { lines, notes: Vec::new() }
}

/// A path that links understand: a name alone can mean a page anywhere.
fn named(context: &PageContext<'_>, path: &str) -> String {
    let (file, anchor) =
        path.split_once('#').map_or((path, String::new()), |(file, id)| (file, format!("#{id}")));
    if file.is_empty() || context.map.find(context.page, file).is_some() {
        return path.to_owned();
    }
    let target = context.map.named(file.rsplit('/').next().unwrap_or(file));
    target.map_or_else(
        || path.to_owned(),
        |target| format!("{}{anchor}", context.map.link(context.page, target)),
    )
}
