//! Templates, assets and UI messages. Only this module uses the template engine.
//!
//! The default theme is in the binary. A site's theme is a folder `themes/<name>/` whose files
//! override the default ones one by one. Templates are trusted. They get typed views and the
//! filters `msg` and `forms` for UI messages with arguments; they cannot read the site or the disk.

pub mod css;
pub mod files;
mod problem;
mod shared;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::hash;
use crate::lang::by_lang::ByLang;
use crate::lang::messages::{self, Arg, Messages};
use crate::lang::tag::Tag;
use crate::text::{RelPath, Source, Span, escape_html};
use crate::theme::files::ThemeFile;

pub use crate::theme::shared::Shared;

/// A file of the theme that is published under a name with its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The name that templates use: `style.css`.
    pub name: String,
    /// The published path: `assets/style.1a2b3c4d.css`.
    pub path: RelPath,
    /// The bytes.
    pub bytes: Arc<[u8]>,
}

/// Which template renders which page.
#[derive(Debug, Clone, Copy)]
pub struct TemplateCall<'a> {
    /// The template, by its path under `templates/`.
    pub template: &'a str,
    /// The page, for messages.
    pub page: &'a RelPath,
    /// The tag of the language of the UI words.
    pub lang: &'a str,
}

/// A theme that is ready to render.
pub struct Theme {
    /// One engine per language: the same templates with the messages of the language.
    engines: BTreeMap<String, Tera>,
    /// The assets by name.
    pub assets: Vec<Asset>,
    words: Arc<BTreeMap<String, Messages>>,
    /// UI messages without arguments, per language, as template values.
    plain_words: BTreeMap<String, Value>,
    templates: BTreeMap<String, Arc<Source>>,
}

/// Initial capacity of the output in bytes: enough for most pages without reallocation.
const USUAL_SIZE: usize = 32 << 10;

/// Compiles the templates and reads the UI messages; all mistakes are in the list.
///
/// The theme is `None` if a template does not compile, because then no page could be rendered.
#[must_use]
pub fn compile(files: &[ThemeFile], languages: &ByLang<Tag>) -> (Option<Theme>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let templates: BTreeMap<String, Arc<Source>> =
        texts(files, "templates/", &mut found).into_iter().collect();
    let words = Arc::new(words(files, languages, &mut found));
    let plain_words = words.iter().map(|(tag, words)| (tag.clone(), plain(words))).collect();
    let engines = engines(&templates, &words, &mut found);
    let theme = engines.map(|engines| Theme {
        engines,
        assets: assets(files),
        words,
        plain_words,
        templates,
    });
    (theme, found)
}

impl Theme {
    /// Renders one template to a text in UTF-8.
    ///
    /// # Errors
    /// A finding at its place in the template; `page` names the rendered page.
    pub fn render<F: Serialize, C: Serialize>(
        &self,
        call: TemplateCall<'_>,
        frame: &F,
        content: &C,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let TemplateCall { template, page, lang } = call;
        let failed = |error: &tera::Error| {
            let mut diagnostic = problem::located(error, &self.templates);
            if let (true, Some(source)) =
                (diagnostic.source.text.is_empty(), self.templates.get(template))
            {
                // An error without a place is reported in the requested template.
                diagnostic.source = Arc::clone(source);
            }
            diagnostic.message = format!("{} (while rendering {page})", diagnostic.message);
            Box::new(diagnostic)
        };
        let mut context = Context::from_serialize(frame).map_err(|error| failed(&error))?;
        context.insert("content", content);
        if let Some(words) = self.plain_words.get(lang) {
            context.insert_value("t", words.clone());
        }
        let engine = self.engines.get(lang).expect("languages of the site are those of the theme");
        let mut bytes = Vec::with_capacity(USUAL_SIZE);
        engine.render_to(template, &context, &mut bytes).map_err(|error| failed(&error))?;
        Ok(bytes)
    }

    /// Renders a template that is a part of pages.
    ///
    /// # Errors
    /// As [`Theme::render`].
    pub fn render_part<F: Serialize>(
        &self,
        call: TemplateCall<'_>,
        frame: &F,
    ) -> Result<String, Box<Diagnostic>> {
        let bytes = self.render(call, frame, &())?;
        Ok(String::from_utf8(bytes).expect("templates and what they show are texts"))
    }

    /// A UI message without arguments; the id itself if the theme does not have the message.
    #[must_use]
    pub fn word(&self, lang: &str, id: &str) -> String {
        let text = self.words.get(lang).and_then(|words| words.text(id));
        text.unwrap_or_else(|| id.to_owned())
    }

    /// A UI message with arguments.
    #[must_use]
    pub fn phrase(&self, lang: &str, id: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        let text = self.words.get(lang).and_then(|words| words.format(id, arguments));
        text.unwrap_or_else(|| id.to_owned())
    }

    /// One fingerprint of everything that pages depend on: all files except the style sheets.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (name, source) in &self.templates {
            parts.extend([name.clone(), source.text.to_string()]);
        }
        parts.extend(self.plain_words.iter().map(|(tag, words)| format!("{tag} {words}")));
        let others = self.assets.iter().filter(|asset| asset.path.extension() != "css");
        parts.extend(others.map(|asset| asset.path.to_string()));
        hash::of_parts(parts.iter().map(String::as_bytes)).short()
    }

    /// Whether the theme has this template.
    #[must_use]
    pub fn has(&self, template: &str) -> bool {
        self.templates.contains_key(template)
    }
}

/// The text files in a folder of the theme, by their path inside the folder.
fn texts(
    files: &[ThemeFile],
    folder: &str,
    found: &mut Vec<Diagnostic>,
) -> Vec<(String, Arc<Source>)> {
    let mut texts = Vec::new();
    for file in files {
        let Some(name) = file.inner.as_str().strip_prefix(folder) else { continue };
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => texts.push((name.to_owned(), Source::new(file.shown.clone(), text))),
            Err(_) => {
                let source = Source::new(file.shown.clone(), "");
                let message = "this theme file is not UTF-8 text";
                found.push(Diagnostic::new(Rule::BadTheme, &source, Span::default(), message));
            }
        }
    }
    texts
}

/// The UI messages per language; a language without a message file gets the English ones.
fn words(
    files: &[ThemeFile],
    languages: &ByLang<Tag>,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Messages> {
    let sources = texts(files, "i18n/", found);
    let of = |name: &str| -> Vec<Arc<Source>> {
        let file = format!("{name}.ftl");
        sources.iter().filter(|(name, _)| *name == file).map(|(_, s)| Arc::clone(s)).collect()
    };
    let english = Tag::parse("en").expect("a language tag");
    let (reference, mut mistakes) = Messages::new(&english, &of("en"));
    let mut all = BTreeMap::new();
    for tag in languages.values() {
        let own = [of(tag.language()), of(tag.as_str())].concat();
        if own.is_empty() {
            let (words, _) = Messages::new(tag, &of("en"));
            all.insert(tag.as_str().to_owned(), words);
            continue;
        }
        let (words, mut in_words) = Messages::new(tag, &own);
        mistakes.append(&mut in_words);
        mistakes.extend(messages::compare(&reference, &words));
        all.insert(tag.as_str().to_owned(), words);
    }
    found.append(&mut mistakes);
    all
}

fn plain(words: &Messages) -> Value {
    let pairs: BTreeMap<String, String> =
        words.ids().filter_map(|id| Some((id.replace('-', "_"), words.text(id)?))).collect();
    Value::from_serializable(&pairs)
}

/// Compiles the templates once and creates an engine per language, because a filter inside a
/// component does not see the variables of the page and so cannot know the language.
fn engines(
    templates: &BTreeMap<String, Arc<Source>>,
    words: &Arc<BTreeMap<String, Messages>>,
    found: &mut Vec<Diagnostic>,
) -> Option<BTreeMap<String, Tera>> {
    let mut tera = Tera::new();
    tera.set_escape_fn(|text, out| out.write_all(escape_html(text).as_bytes()));
    let mut engines = BTreeMap::new();
    // The filters must exist before templates are compiled.
    speak(&mut tera, words, "");
    let sources = templates.iter().map(|(name, source)| (name.as_str(), &*source.text));
    if let Err(error) = tera.add_raw_templates(sources) {
        found.extend(problem::all(&error, templates));
        return None;
    }
    for tag in words.keys() {
        let mut engine = tera.clone();
        speak(&mut engine, words, tag);
        engines.insert(tag.clone(), engine);
    }
    Some(engines)
}

/// Registers the filters for the UI messages of a language.
fn speak(tera: &mut Tera, words: &Arc<BTreeMap<String, Messages>>, tag: &str) {
    let (of_msg, lang) = (Arc::clone(words), tag.to_owned());
    tera.register_filter("msg", move |id: String, arguments: Kwargs, _: &State<'_>| {
        message(of_msg.get(&lang), &id, &arguments)
    });
    let (of_forms, lang) = (Arc::clone(words), tag.to_owned());
    tera.register_filter("forms", move |id: String, _: Kwargs, _: &State<'_>| {
        forms(of_forms.get(&lang), &id)
    });
}

fn message(words: Option<&Messages>, id: &str, arguments: &Kwargs) -> TeraResult<String> {
    let texts: Vec<(String, String, Option<i64>)> = arguments
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string(), value.as_i64()))
        .collect();
    let arguments: Vec<(&str, Arg<'_>)> = texts
        .iter()
        .map(|(name, text, number)| {
            (name.as_str(), number.map_or(Arg::Text(text.as_str()), Arg::Number))
        })
        .collect();
    let text = words.and_then(|words| words.format(id, &arguments));
    text.ok_or_else(|| tera::Error::message(format!("no UI message `{id}` with these arguments")))
}

fn forms(words: Option<&Messages>, id: &str) -> TeraResult<String> {
    let Some(forms) = words.and_then(|words| words.variants(id)) else {
        return Err(tera::Error::message(format!("no UI message `{id}`")));
    };
    serde_json::to_string(&forms).map_err(tera::Error::message)
}

/// Gives assets names with fingerprints, and replaces asset names in style sheets by these names.
fn assets(files: &[ThemeFile]) -> Vec<Asset> {
    let of_theme = files.iter().filter_map(|file| {
        Some((file.inner.as_str().strip_prefix("assets/")?.to_owned(), &file.bytes))
    });
    let (styles, others): (Vec<_>, Vec<_>) = of_theme
        .partition(|(name, _)| std::path::Path::new(name).extension().is_some_and(|e| e == "css"));
    let mut assets: Vec<Asset> =
        others.into_iter().map(|(name, bytes)| asset(&name, bytes)).collect();
    for (name, bytes) in styles {
        let mut text = css::compact(&String::from_utf8_lossy(bytes));
        for other in &assets {
            let published = other.path.file_name();
            text = text.replace(&format!("url({})", other.name), &format!("url({published})"));
            text =
                text.replace(&format!("url(\"{}\")", other.name), &format!("url(\"{published}\")"));
        }
        assets.push(asset(&name, text.as_bytes()));
    }
    assets.sort_by(|a, b| a.name.cmp(&b.name));
    assets
}

fn asset(name: &str, bytes: &[u8]) -> Asset {
    let fingerprint = hash::of(bytes).short();
    let published = match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{fingerprint}.{extension}"),
        None => format!("assets/{name}.{fingerprint}"),
    };
    let path = RelPath::new(&published).expect("theme files have checked names");
    Asset { name: name.to_owned(), path, bytes: bytes.into() }
}
