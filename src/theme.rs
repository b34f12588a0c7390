//! Templates, assets and UI messages. Only this module uses the template engine.
//!
//! The default theme is in the binary. A site's theme is a folder `themes/<name>/` whose files
//! override the default ones one by one; `kb/NAME` is always the original of a template, which a template of the site can
//! extend. Templates are trusted. They get typed views and the
//! filters `msg` and `forms` for UI messages with arguments; they cannot read the site or the disk.

mod assets;
pub mod colour;
mod css;
pub mod files;
mod inline;
pub(crate) mod interface;
mod js;
pub mod manifest;
mod names;
pub mod origin;
mod positions;
mod problem;
mod said;
mod shared;
pub mod tokens;
mod unused;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::hash;
use crate::lang::by_lang::ByLang;
use crate::lang::messages::{Arg, skeleton};
use crate::lang::tag::Tag;
use crate::text::{RelPath, Source, Span, escape_html};
use crate::theme::files::ThemeFile;
use crate::theme::interface::Interface;
use crate::theme::positions::{MARKED_FILTER, MARKED_WORDS};

pub use crate::theme::names::FormerClass;
pub use crate::theme::shared::Shared;

/// The version of the theme contract: templates, blocks, fields, messages. It grows when one of
/// them is removed or changes its type (`tests/contracts`); new ones do not count.
pub const VERSION: u32 = 1;

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

/// A template and the page that it renders.
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
    words: InterfaceByTag,
    /// UI messages without arguments, per language, as template values.
    plain_words: BTreeMap<String, PlainWords>,
    templates: BTreeMap<String, Arc<Source>>,
    /// Former classes of kb in style sheets of the site.
    pub former_classes: Vec<FormerClass>,
}

/// The folder of the default theme in messages.
const DEFAULT_FOLDER: &str = "themes/default";

/// The UI messages by language tag.
type InterfaceByTag = Arc<BTreeMap<String, Interface>>;

/// The UI messages of a language without arguments.
struct PlainWords {
    /// The value `t`.
    texts: Value,
    /// The same as HTML that marks messages in another language, if there are any.
    marked: Option<Value>,
}

/// Initial capacity of the output in bytes: enough for most pages without reallocation.
const USUAL_SIZE: usize = 32 << 10;

/// Compiles the templates and reads the UI messages; all mistakes are in the list.
///
/// The theme is `None` if a template does not compile, because then no page could be rendered. `linked` are the names of
/// the assets that kb.yaml adds to every page.
#[must_use]
pub fn compile(
    files: &[ThemeFile],
    languages: &ByLang<Tag>,
    linked: &[&str],
) -> (Option<Theme>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut templates: BTreeMap<String, Arc<Source>> =
        texts(files, "templates/").take(&mut found).into_iter().collect();
    templates.extend(originals(&templates));
    let sources = texts(files, "i18n/").take(&mut found);
    let (words, in_words) = interface::read(&sources, languages, &own_folder(files));
    found.extend(in_words);
    found.extend(of_own_files(files, linked));
    found.extend(said::findings(files, &words));
    let former_classes = names::check(files).take(&mut found);
    let words: InterfaceByTag = Arc::new(words);
    let plain_words = words.iter().map(|(tag, words)| (tag.clone(), plain(words))).collect();
    let engines = match engines(&templates, &words) {
        Ok(engines) => Some(engines),
        Err(in_templates) => {
            found.extend(in_templates);
            None
        }
    };
    let assets = assets::publish(files).take(&mut found);
    let theme = engines.map(|engines| Theme {
        engines,
        assets,
        words,
        plain_words,
        templates,
        former_classes,
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
        let mut bytes = Vec::with_capacity(USUAL_SIZE);
        self.render_to(&mut bytes, call, frame, content)?;
        Ok(bytes)
    }

    fn render_to<F: Serialize, C: Serialize>(
        &self,
        bytes: &mut Vec<u8>,
        call: TemplateCall<'_>,
        frame: &F,
        content: &C,
    ) -> Result<(), Box<Diagnostic>> {
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
            context.insert_value("t", words.texts.clone());
            if let Some(marked) = &words.marked {
                context.insert_value(MARKED_WORDS, marked.clone());
            }
        }
        let engine = self.engines.get(lang).expect("languages of the site are those of the theme");
        engine.render_to(template, &context, bytes).map_err(|error| failed(&error))
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
        let mut bytes = Vec::new();
        self.render_to(&mut bytes, call, frame, &())?;
        // Parts are short and some are kept, so they take no more memory than they need.
        bytes.shrink_to_fit();
        Ok(String::from_utf8(bytes).expect("templates and what they show are texts"))
    }

    /// A UI message without arguments; the id itself if the theme does not have the message.
    #[must_use]
    pub fn word(&self, lang: &str, id: &str) -> String {
        self.phrase(lang, id, &[])
    }

    /// A UI message without arguments as HTML, marked with its language if that is not `lang`.
    #[must_use]
    pub fn word_html(&self, lang: &str, id: &str) -> String {
        let html = self.words.get(lang).and_then(|words| words.html(id, &[]));
        html.unwrap_or_else(|| id.to_owned())
    }

    /// A UI message with arguments.
    #[must_use]
    pub fn phrase(&self, lang: &str, id: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        let text = self.words.get(lang).and_then(|words| words.text(id, arguments));
        text.unwrap_or_else(|| id.to_owned())
    }

    /// One fingerprint of everything that pages depend on: all files except the style sheets.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (name, source) in &self.templates {
            parts.extend([name.clone(), source.text.to_string()]);
        }
        parts.extend(self.plain_words.iter().map(|(tag, words)| format!("{tag} {}", words.texts)));
        let others = self.assets.iter().filter(|asset| asset.path.extension() != "css");
        parts.extend(others.map(|asset| asset.path.to_string()));
        hash::of_parts(parts.iter().map(String::as_bytes)).short()
    }

    /// The layouts that pages can name: the templates in `layouts/`, without the extension.
    #[must_use]
    pub fn layouts(&self) -> Vec<&str> {
        self.templates.keys().filter_map(|path| layout_of(path)).collect()
    }

    /// The template of a layout, if the theme has it.
    #[must_use]
    pub fn layout(&self, name: &str) -> Option<&str> {
        self.templates.keys().map(String::as_str).find(|path| layout_of(path) == Some(name))
    }

    /// Whether the theme has this template.
    #[must_use]
    pub fn has(&self, template: &str) -> bool {
        self.templates.contains_key(template)
    }
}

/// The layout that a template is, by its path under `templates/`.
fn layout_of(path: &str) -> Option<&str> {
    path.strip_prefix(LAYOUTS)?.strip_suffix(".html")
}

/// The folder of the templates that pages can name in `layout`.
const LAYOUTS: &str = "layouts/";

/// The findings for the files of the site, apart from those of its templates, style sheets and messages themselves.
fn of_own_files(files: &[ThemeFile], linked: &[&str]) -> Vec<Diagnostic> {
    if !files.iter().any(|file| file.is_own) {
        return Vec::new();
    }
    let of_kb: Vec<ThemeFile> = files.iter().filter(|file| !file.is_own).cloned().collect();
    let sources = texts(&of_kb, "i18n/").value;
    let english = interface::pair(&sources, &Tag::parse("en").expect("a language tag")).0;
    let mut found = manifest::findings(files);
    found.extend(origin::behind(files));
    found.extend(inline::findings(files));
    found.extend(unused::files(files, linked));
    found.extend(unused::messages(files, &english.ids().collect()));
    found
}

/// The templates of kb under `kb/`, if a template of the site names one. Components cannot be extended.
fn originals(templates: &BTreeMap<String, Arc<Source>>) -> Vec<(String, Arc<Source>)> {
    if !templates.values().any(|source| source.text.contains(ORIGINALS)) {
        return Vec::new();
    }
    let of_kb = files::over_default("default", []);
    let originals = texts(&of_kb, "templates/").value.into_iter();
    let extended = originals.filter(|(name, _)| name != "components.html");
    extended.map(|(name, source)| (format!("{ORIGINALS}{name}"), source)).collect()
}

/// The prefix of the names of the original templates.
const ORIGINALS: &str = "kb/";

/// The text files in a folder of the theme, by their path inside the folder.
fn texts(files: &[ThemeFile], folder: &str) -> Found<Vec<(String, Arc<Source>)>> {
    let (mut texts, mut findings) = (Vec::new(), Vec::new());
    for file in files {
        let Some(name) = file.inner.as_str().strip_prefix(folder) else { continue };
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => texts.push((name.to_owned(), Source::new(file.shown.clone(), text))),
            Err(_) => {
                let source = Source::new(file.shown.clone(), "");
                let message = "this theme file is not UTF-8 text";
                findings.push(Diagnostic::new(Rule::BadTheme, &source, Span::default(), message));
            }
        }
    }
    Found { value: texts, findings }
}

/// The folder of the site's own theme.
fn own_folder(files: &[ThemeFile]) -> String {
    let folders = files.iter().map(|file| {
        let path = file.shown.as_str();
        path.strip_suffix(file.inner.as_str()).unwrap_or_default().trim_end_matches('/')
    });
    let own = folders.filter(|folder| !folder.is_empty()).find(|folder| *folder != DEFAULT_FOLDER);
    own.unwrap_or(DEFAULT_FOLDER).to_owned()
}

/// The draft of the messages that a language lacks, for `kb i18n new ui`: the path of the file in
/// the `folder` of the theme, and the text to append to its `present` text; `None` if the language
/// lacks none.
#[must_use]
pub fn message_draft(
    files: &[ThemeFile],
    folder: &str,
    tag: &Tag,
    present: impl FnOnce(&RelPath) -> String,
) -> (RelPath, Option<String>) {
    let sources = texts(files, "i18n/").value;
    let (english, own) = interface::pair(&sources, tag);
    let path = interface::own_file(folder, tag);
    let present = present(&path);
    let draft = skeleton::draft(&english, &own, &present);
    (path, draft)
}

fn plain(words: &Interface) -> PlainWords {
    // A message with arguments would show their names.
    let ids = words.ids().into_iter().filter(|id| words.variables(id).is_empty());
    let ids: Vec<&str> = ids.collect();
    let name = |id: &str| id.replace('-', "_");
    let texts: BTreeMap<String, String> =
        ids.iter().filter_map(|id| Some((name(id), words.text(id, &[])?))).collect();
    let marked = |id: &&str| Some((name(id), Value::safe_string(&words.html(id, &[])?)));
    let marked: Option<BTreeMap<String, Value>> =
        (!words.is_complete()).then(|| ids.iter().filter_map(marked).collect());
    PlainWords {
        texts: Value::from_serializable(&texts),
        marked: marked.map(|marked| Value::from_serializable(&marked)),
    }
}

/// Compiles the templates once and creates an engine per language, because a filter inside a
/// component has no access to the variables of the page, and so not to its language.
///
/// # Errors
/// The findings of templates that do not compile.
fn engines(
    templates: &BTreeMap<String, Arc<Source>>,
    words: &InterfaceByTag,
) -> Result<BTreeMap<String, Tera>, Vec<Diagnostic>> {
    let texts = templates.iter().map(|(name, source)| (&**name, &*source.text));
    let plain = engine(texts, words).map_err(|error| problem::all(&error, templates))?;
    // Only languages that lack messages need templates that mark the language of messages.
    let marked = words.values().any(|words| !words.is_complete()).then(|| {
        let texts: Vec<(&str, String)> = templates
            .iter()
            .map(|(name, source)| (name.as_str(), positions::mark(&source.text)))
            .collect();
        engine(texts.iter().map(|(name, text)| (*name, text.as_str())), words)
    });
    let marked = marked.and_then(Result::ok);
    let mut engines = BTreeMap::new();
    for (tag, interface) in words.iter() {
        let marked = marked.as_ref().filter(|_| !interface.is_complete());
        let mut engine = marked.unwrap_or(&plain).clone();
        speak(&mut engine, words, tag);
        engines.insert(tag.clone(), engine);
    }
    Ok(engines)
}

/// Compiles templates.
fn engine<'a>(
    templates: impl Iterator<Item = (&'a str, &'a str)>,
    words: &InterfaceByTag,
) -> TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.set_escape_fn(|text, out| out.write_all(escape_html(text).as_bytes()));
    // The filters must exist before templates are compiled.
    tera.register_filter("safe", safe);
    speak(&mut tera, words, "");
    tera.add_raw_templates(templates)?;
    Ok(tera)
}

/// Marks a value as HTML. Tera's own filter makes an empty text of a name that does not exist, so a
/// misspelt `content.html` would publish pages without their content.
fn safe(value: &Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    match value.as_str() {
        Some(text) => Ok(Value::safe_string(text)),
        None if value.is_undefined() => {
            Err(tera::Error::message("what `safe` gets is not defined"))
        }
        None => Ok(Value::safe_string(&value.to_string())),
    }
}

/// Registers the filters for the UI messages of a language.
fn speak(tera: &mut Tera, words: &InterfaceByTag, tag: &str) {
    let needed = Arc::new(words.get(tag).map_or_else(BTreeMap::new, needed_arguments));
    let (of_msg, lang, of_id) = (Arc::clone(words), tag.to_owned(), Arc::clone(&needed));
    tera.register_filter("msg", move |id: String, arguments: Kwargs, _: &State<'_>| {
        lacks_none(&of_id, &id, &arguments)?;
        let text = message(&id, &arguments, |given| of_msg.get(&lang)?.text(&id, given))?;
        Ok::<_, tera::Error>(Value::normal_string(&text))
    });
    let (of_msg, lang) = (Arc::clone(words), tag.to_owned());
    tera.register_filter(MARKED_FILTER, move |id: String, arguments: Kwargs, _: &State<'_>| {
        lacks_none(&needed, &id, &arguments)?;
        let html = message(&id, &arguments, |given| of_msg.get(&lang)?.html(&id, given))?;
        Ok::<_, tera::Error>(Value::safe_string(&html))
    });
    let (of_forms, lang) = (Arc::clone(words), tag.to_owned());
    tera.register_filter("forms", move |id: String, _: Kwargs, _: &State<'_>| {
        forms(of_forms.get(&lang), &id)
    });
}

/// The names of the arguments of each message that has any.
fn needed_arguments(words: &Interface) -> BTreeMap<String, Vec<String>> {
    let names = |id: &str| words.variables(id).into_iter().map(str::to_owned).collect();
    let all = words.ids().into_iter().map(|id| (id.to_owned(), names(id)));
    all.filter(|(_, names): &(String, Vec<String>)| !names.is_empty()).collect()
}

/// Refuses a message without one of its arguments, whose name readers would see instead.
fn lacks_none(
    needed: &BTreeMap<String, Vec<String>>,
    id: &str,
    arguments: &Kwargs,
) -> TeraResult<()> {
    let is_given = |name: &str| arguments.iter().any(|(given, _)| given.to_string() == name);
    match needed.get(id).and_then(|names| names.iter().find(|name| !is_given(name))) {
        Some(name) => Err(tera::Error::message(format!(
            "the UI message `{id}` needs the argument `{name}`: `{{{{ \"{id}\" | msg({name}=…) }}}}`"
        ))),
        None => Ok(()),
    }
}

/// A message with the arguments of a filter.
fn message(
    id: &str,
    arguments: &Kwargs,
    say: impl FnOnce(&[(&str, Arg<'_>)]) -> Option<String>,
) -> TeraResult<String> {
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
    let text = say(&arguments);
    text.ok_or_else(|| tera::Error::message(format!("no UI message `{id}` with these arguments")))
}

fn forms(words: Option<&Interface>, id: &str) -> TeraResult<String> {
    let Some(forms) = words.and_then(|words| words.variants(id)) else {
        return Err(tera::Error::message(format!("no UI message `{id}`")));
    };
    serde_json::to_string(&forms).map_err(tera::Error::message)
}
