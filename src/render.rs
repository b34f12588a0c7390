//! Renders routes to bytes: a pure function of the site, the theme and the route.
//!
//! [`Renderer::new`] prepares the data that many pages share (typography, glossary terms, UI
//! messages and the navigation tree). [`Renderer::route`] then renders any single file without a
//! lock.

mod atom;
pub mod content;
mod context;
pub mod feeds;
mod footer;
pub mod frame;
pub mod freshness;
mod hrefs;
pub mod index;
pub mod links;
mod listings;
pub mod lists;
mod look;
pub mod map;
mod missing;
pub mod nav;
mod offline;
pub mod page;
pub mod print;
pub mod quiz;
pub mod scenario;
pub mod search;
pub mod status;
mod statement;
mod structured;
mod translations;
mod twin;
mod web_app;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::config::UrlStyle;
use crate::config::offline::OfflineCopies;
use crate::diag::Diagnostic;
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::collate::Collator;
use crate::lang::date::Date;
use crate::lang::parts::{self, SetPart};
use crate::lang::tag::Tag;
use crate::lang::typography::Typography;
use crate::markdown::callout;
use crate::markdown::code::Highlighter;
use crate::markdown::html::HtmlWords;
use crate::markdown::terms::TermTrie;
use crate::names::path::OutputPath;
use crate::render::context::PageContext;
use crate::render::search::{Naming, SearchIndex};
use crate::route::own;
use crate::route::parts::LongList;
use crate::route::{self, Route, What};
use crate::site::Site;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::listing::SCENARIOS_KEY;
use crate::source::{AssetFile, Kind};
use crate::text::RelPath;
use crate::theme::{Shared, TemplateCall, Theme};

/// The content of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderedOutput {
    /// Rendered bytes.
    Bytes(Vec<u8>),
    /// A file of the content folder, copied unchanged.
    Copy(AssetFile),
}

/// Data that the pages of a language share.
pub struct RenderLanguage {
    /// The tag.
    pub tag: String,
    /// The value of the `dir` attribute: `ltr` or `rtl`.
    pub dir: &'static str,
    /// Quotes, dashes and non-breaking spaces.
    pub typography: Typography,
    /// The collation of words.
    pub collator: Collator,
    /// UI words inside rendered Markdown.
    pub words: HtmlWords,
    /// The same for a text in another language: those that are shown say which language they are in.
    pub marked_words: HtmlWords,
    /// Glossary forms to link in texts.
    pub terms: TermTrie,
    /// Title and description of the site, with typography applied.
    site: Label,
    /// The title of the site as HTML, in which words of other languages are marked.
    site_title_html: Shared,
    /// The same of its description.
    site_description_html: Shared,
    /// Data around the content that all pages of a folder share.
    surroundings: frame::Surroundings,
    /// Lists of the whole site.
    listings: listings::Listings,
    /// The tree of the navigation, and its items as they are rendered.
    nav: nav::Navigation,
}

/// Title and description for links to an entry, with typography applied.
#[derive(Debug, Default)]
pub struct Label {
    /// The title.
    pub title: Shared,
    /// One sentence, may be empty.
    pub description: Shared,
    /// The same, in which words of other languages are marked.
    pub marked_description: Shared,
}

/// A site and theme, ready to render any route.
pub struct Renderer {
    /// The relations.
    pub site: Arc<Site>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// Options of the command.
    pub options: RenderOptions,
    languages: ByLang<RenderLanguage>,
    /// Title and description of each entry by language, computed on first use and shared by all
    /// pages that link to it.
    labels: ByLang<ByEntry<OnceLock<Label>>>,
    glossary: Option<EntryId>,
    /// The first page about safety.
    safety: Option<EntryId>,
    /// Colours code, and keeps what several pages show.
    code: Highlighter,
    /// The scenario index by language, if there are scenarios.
    scenarios: ByLang<Option<OutputPath>>,
    quizzes: Vec<EntryId>,
    /// The generated style sheet of each quiz.
    quiz_styles: BTreeMap<EntryId, quiz::QuizStyleSheet>,
    /// The generated style sheet with the tokens of the site.
    token_sheet: Option<look::TokenSheet>,
    /// Whether each language has a feed: only if an entry has a date.
    has_feed: ByLang<bool>,
    /// The search index of each language; built at the start or on first use, depending on
    /// [`RenderOptions::search`].
    indices: ByLang<OnceLock<SearchIndex>>,
    rendered_copies: offline::RenderedCopies,
}

/// Options of a command.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RenderOptions {
    /// The base URL, from the flag or kb.yaml.
    pub base_url: Option<String>,
    /// The day of the build, for what readers see on some days only; `None` shows it.
    pub day: Option<Date>,
    /// How search indices are named.
    pub search: Naming,
}

/// A rendered file, or the finding of a template error.
pub type Rendered = Result<RenderedOutput, Box<Diagnostic>>;

impl Renderer {
    /// Prepares the shared data.
    #[must_use]
    pub fn new(site: Arc<Site>, theme: Arc<Theme>, options: RenderOptions) -> Renderer {
        let tags = site.config.languages.clone();
        let languages = tags.par_map(|lang| {
            let tag = &tags[lang];
            RenderLanguage {
                tag: tag.as_str().to_owned(),
                dir: tag.direction(),
                typography: Typography::for_language(tag),
                collator: Collator::new(tag),
                words: words(&theme, tag.as_str()),
                marked_words: marked(words(&theme, tag.as_str()), tag),
                terms: terms(&site, lang),
                site: Label::default(),
                site_title_html: Shared::default(),
                site_description_html: Shared::default(),
                surroundings: frame::surroundings(&site, lang),
                listings: listings::Listings::default(),
                nav: nav::Navigation::new(&site, lang),
            }
        });
        let labels = tags.map(|_, _| site.entries.map(|_, _| OnceLock::new()));
        let glossary = site.ids().find(|id| site.entry(*id).kind == Kind::Glossary);
        let is_safety_page = |id: &EntryId| {
            let entry = site.entry(*id);
            entry.kind == Kind::Page && entry.is_about_safety()
        };
        let safety = site.ids().find(is_safety_page);
        let scenarios = tags.map(|lang, _| own::scenarios_page(&site, lang));
        let quizzes: Vec<EntryId> =
            site.ids().filter(|id| site.entry(*id).kind == Kind::Quiz).collect();
        let quiz_styles = quizzes.iter().map(|id| (*id, quiz::style(&site, *id))).collect();
        let token_sheet = look::token_sheet(&site.config.look.tokens);
        let has_feed =
            tags.map(|lang, _| options.base_url.is_some() && route::has_feed(&site, lang));
        let indices = tags.map(|_, _| OnceLock::new());
        let mut renderer = Renderer {
            site,
            theme,
            options,
            languages,
            labels,
            glossary,
            safety,
            code: Highlighter::default(),
            scenarios,
            quizzes,
            quiz_styles,
            token_sheet,
            has_feed,
            indices,
            rendered_copies: offline::RenderedCopies::default(),
        };
        renderer.name_site();
        renderer
    }

    /// Sets the title and the description of the site in each language, with its typography.
    fn name_site(&mut self) {
        let site = Arc::clone(&self.site);
        for lang in site.config.languages.langs() {
            let texts = [&site.config.title, &site.config.description];
            let [title, description] = texts.map(|text| self.set(lang, &text[lang]));
            let [marked_title, marked_description] =
                texts.map(|text| self.set_html(lang, &text[lang]));
            let language = &mut self.languages[lang];
            language.site_title_html = marked_title.into();
            language.site_description_html = marked_description.into();
            language.site =
                Label { title: title.into(), description: description.into(), ..Label::default() };
        }
    }

    /// Renders one file.
    ///
    /// # Errors
    /// When a template fails, with its place.
    pub fn route(&self, route: &Route) -> Rendered {
        let bytes = match &route.what {
            What::Entry(id) => self.entry(route, *id)?,
            What::Scenarios => scenario::index(self, route, None)?,
            What::Tag(tag) => lists::tag(self, route, tag, 0)?,
            What::Tags => lists::tags(self, route, 0)?,
            What::Part(list, nth) => self.list(route, list, *nth)?,
            What::Statement => statement::statement(self, route)?,
            What::AToZ => index::a_to_z(self, route, 0)?,
            What::Search => lists::search(self, route)?,
            What::Map => map::page(self, route, 0)?,
            What::Translations => lists::translations(self, route, 0)?,
            What::Print => print::print(self, route, 0)?,
            What::NotFound => lists::not_found(self, route)?,
            What::Root => lists::root(self, route)?,
            What::Redirect(to) => lists::redirect(self, route, to)?,
            What::Feed => atom::of_language(self, route).into_bytes(),
            What::PageFeed(id) => atom::of_page(self, route, *id).into_bytes(),
            What::Sitemap(part) => feeds::sitemap(self, *part).into_bytes(),
            What::Robots => feeds::robots(self).into_bytes(),
            What::Headers => feeds::headers(self).into_bytes(),
            What::Llms => feeds::llms(self).into_bytes(),
            What::Twin(id) => twin::twin(self, route, *id).into_bytes(),
            What::LlmsFull(nth) => twin::full(self, route, *nth).into_bytes(),
            What::LlmsPart(nth) => feeds::llms_part(self, route.lang, *nth).into_bytes(),
            What::Manifest => web_app::manifest(self, route).into_bytes(),
            What::StatusJson => status::json(&self.site).into_bytes(),
            What::Offline => offline::worker(self, route)?,
            What::SearchAddress => search::address(self, route, self.index(route.lang)),
            What::SearchFile(file) => search::file(self, route.lang, *file),
            What::QuizStyle(id) => self.quiz_styles[id].bytes.clone(),
            What::TokenSheet => {
                self.token_sheet.as_ref().map_or_else(Vec::new, |sheet| sheet.bytes.clone())
            }
            What::ThemeAsset(nth) => {
                return Ok(RenderedOutput::Bytes(self.theme.assets[*nth].bytes.to_vec()));
            }
            What::ContentAsset(path) => {
                return Ok(RenderedOutput::Copy(self.site.assets[path].clone()));
            }
        };
        if offline::is_page(&route.what) && self.keeps_offline(route.lang) {
            self.rendered_copies.note(route, &bytes);
        }
        Ok(RenderedOutput::Bytes(bytes))
    }

    /// Whether readers can keep the pages of a language for the time without a connection.
    #[must_use]
    pub fn keeps_offline(&self, lang: Lang) -> bool {
        self.offline_copies(lang).is_some()
    }

    /// A part of a list.
    fn list(&self, route: &Route, list: &LongList, nth: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        match list {
            LongList::Children(id) => lists::children(self, route, *id, nth),
            LongList::Backlinks(id) => lists::backlinks(self, route, *id, nth),
            LongList::Tag(name) => lists::tag(self, route, name, nth),
            LongList::Tags => lists::tags(self, route, nth),
            LongList::AToZ => index::a_to_z(self, route, nth),
            LongList::Map => map::page(self, route, nth),
            LongList::Print => print::print(self, route, nth),
            LongList::Translations => lists::translations(self, route, nth),
            LongList::Scenarios => scenario::index_part(self, route, nth),
        }
    }

    fn entry(&self, route: &Route, id: EntryId) -> Result<Vec<u8>, Box<Diagnostic>> {
        let entry = self.site.entry(id);
        match entry.kind {
            Kind::Page if entry.key == SCENARIOS_KEY => scenario::index(self, route, Some(id)),
            Kind::Page => page::page(PageContext::new(self, route, id)),
            Kind::Scenario => scenario::scenario(PageContext::new(self, route, id)),
            Kind::Quiz => quiz::page(self, route, id),
            Kind::Glossary => lists::glossary(self, route, id),
        }
    }

    /// The shared data of a language.
    #[must_use]
    pub fn language(&self, lang: Lang) -> &RenderLanguage {
        &self.languages[lang]
    }

    /// The copies of a language, if readers keep it. The preview has none: what an author changed would
    /// be shown late.
    fn offline_copies(&self, lang: Lang) -> Option<&OfflineCopies> {
        let copies = self.site.config.offline.as_ref()?;
        let is_published = self.options.search == Naming::Fingerprint;
        (is_published && copies.langs.contains(&lang)).then_some(copies)
    }

    /// The search index of a language.
    fn index(&self, lang: Lang) -> &SearchIndex {
        self.indices[lang].get_or_init(|| search::index(self, lang, self.options.search))
    }

    /// The published path of the search index of a language.
    #[must_use]
    pub fn index_path(&self, lang: Lang) -> OutputPath {
        let tag = &self.languages[lang].tag;
        match self.options.search {
            Naming::Fingerprint => self.index(lang).path(tag, 0),
            Naming::Language => search::path(tag, "", 0),
        }
    }

    /// The routes of the generated style sheets. Quizzes with the same name in two folders can share
    /// one.
    #[must_use]
    pub fn style_sheets(&self) -> Vec<Route> {
        let mut paths = BTreeSet::new();
        let styles = self.quiz_styles.iter().filter(|(_, style)| paths.insert(&style.path));
        let route = |(id, style): (&EntryId, &quiz::QuizStyleSheet)| Route {
            path: style.path.clone(),
            lang: Lang::SOURCE,
            what: What::QuizStyle(*id),
        };
        let tokens = self.token_sheet.iter().map(|sheet| Route {
            path: sheet.path.clone(),
            lang: Lang::SOURCE,
            what: What::TokenSheet,
        });
        styles.map(route).chain(tokens).collect()
    }

    /// The routes of the search indices of some languages, without the parts of indices that are built on first use
    /// ([`Renderer::part`]). The others are built now, one language after another: building them in
    /// parallel takes more memory and no less time.
    #[must_use]
    pub fn indices(&self, langs: &[Lang]) -> Vec<Route> {
        let route = |lang: Lang, path: OutputPath, file: usize| Route {
            path,
            lang,
            what: What::SearchFile(file),
        };
        let files = langs.iter().copied().flat_map(|lang| match self.options.search {
            Naming::Language => vec![route(lang, self.index_path(lang), 0)],
            Naming::Fingerprint => {
                let (index, tag) = (self.index(lang), &self.languages[lang].tag);
                index.published().map(|file| route(lang, index.path(tag, file), file)).collect()
            }
        });
        files.collect()
    }

    /// The route of a part of a search index that is named by its language, if the part exists.
    #[must_use]
    pub fn part(&self, path: &str) -> Option<Route> {
        let (tag, file) = search::parse_path(path)?;
        let lang = self.languages.find(|language| language.tag == tag)?;
        self.index(lang).has(file).then(|| Route {
            path: search::path(tag, "", file),
            lang,
            what: What::SearchFile(file),
        })
    }

    /// Renders a page with a template.
    fn template<F: Serialize, C: Serialize>(
        &self,
        route: &Route,
        template: &str,
        frame: &F,
        content: &C,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.theme.render(self.call(route, template), frame, content)
    }

    /// Renders a part of a page with a template.
    fn part_template<F: Serialize>(
        &self,
        route: &Route,
        template: &str,
        frame: &F,
    ) -> Result<String, Box<Diagnostic>> {
        self.theme.render_part(self.call(route, template), frame)
    }

    fn call<'a>(&'a self, route: &'a Route, template: &'a str) -> TemplateCall<'a> {
        TemplateCall { template, page: &route.path, lang: &self.language(route.lang).tag }
    }

    /// The URL style.
    #[must_use]
    pub fn style(&self) -> UrlStyle {
        self.site.config.urls
    }

    /// The URL of an output file on the page at `from`. It is relative, except on the page for
    /// missing pages, which a host serves at any URL.
    #[must_use]
    pub fn href(&self, from: &RelPath, to: &RelPath) -> String {
        match route::is_not_found(from) {
            true => format!("{}{}", self.base_path(), route::public_url(self.style(), to)),
            false => route::href(self.style(), from, to),
        }
    }

    /// The URL of an asset of the theme by its name, on the page at `from`.
    fn asset(&self, from: &RelPath, name: &str) -> Option<String> {
        let asset = self.theme.assets.iter().find(|asset| asset.name == name)?;
        Some(self.href(from, &asset.path))
    }

    /// The absolute URL of an output file, percent-encoded, if there is a base URL.
    #[must_use]
    pub fn absolute(&self, path: &RelPath) -> Option<String> {
        let base = self.options.base_url.as_ref()?;
        Some(format!("{base}{}", route::public_url(self.style(), path)))
    }

    /// The path part of the base URL: `/kb/` of `https://example.org/kb/`.
    fn base_path(&self) -> &str {
        let base = self.options.base_url.as_deref().unwrap_or_default();
        let host = base.split_once("://").map_or("", |(_, rest)| rest);
        host.find('/').map_or("/", |slash| &host[slash..])
    }

    /// The direction of a text in a language, if it differs from that of the language of the page.
    #[must_use]
    pub fn other_dir(&self, page: Lang, text: Lang) -> Option<&'static str> {
        let dir = self.language(text).dir;
        (dir != self.language(page).dir).then_some(dir)
    }

    /// The words of a text with the typography of their languages.
    #[must_use]
    pub fn set(&self, lang: Lang, text: &str) -> String {
        self.set_parts(lang, text).into_iter().map(|part| part.words).collect()
    }

    /// The same as HTML, in which words of other languages are marked.
    #[must_use]
    pub fn set_html(&self, lang: Lang, text: &str) -> String {
        parts::html(&self.set_parts(lang, text), self.languages[lang].dir)
    }

    /// A text of kb.yaml for a page in a language: as HTML if words in it are in another one.
    #[must_use]
    pub fn set_shared(&self, lang: Lang, text: &str) -> Shared {
        let parts = self.set_parts(lang, text);
        match parts.iter().any(|part| part.tag.is_some()) {
            true => Shared::html(&parts::html(&parts, self.languages[lang].dir)),
            false => parts.into_iter().map(|part| part.words).collect::<String>().into(),
        }
    }

    fn set_parts(&self, lang: Lang, text: &str) -> Vec<SetPart> {
        parts::set(text, self.languages[lang].typography)
    }

    /// A UI message.
    #[must_use]
    pub fn word(&self, lang: Lang, id: &str) -> String {
        self.theme.word(&self.languages[lang].tag, id)
    }

    /// The URL of the glossary, relative to a page, if there is a glossary.
    #[must_use]
    pub fn glossary(&self, lang: Lang, from: &RelPath) -> Option<String> {
        Some(self.href(from, self.site.path(self.glossary?, lang)))
    }

    /// Title and description of an entry in a language, in which the entry must have a variant.
    #[must_use]
    pub fn label(&self, text_lang: Lang, id: EntryId) -> &Label {
        self.labels[text_lang][id].get_or_init(|| {
            // The title of the glossary is a UI message.
            if self.site.entry(id).kind == Kind::Glossary {
                let [title, description]: [Shared; 2] = ["glossary", "glossary-description"]
                    .map(|word| self.word(text_lang, word).into());
                let marked_description = description.clone();
                return Label { title, description, marked_description };
            }
            self.site.shown(id, text_lang).map_or_else(Label::default, |variant| {
                let title = self.set(text_lang, &variant.title).into();
                let description: Shared = self.set(text_lang, &variant.description).into();
                let marked = self.set_shared(text_lang, &variant.description);
                // Few descriptions have marked words; the others need no second copy.
                let marked_description =
                    if marked == description { description.clone() } else { marked };
                Label { title, description, marked_description }
            })
        })
    }

    /// The title of an entry for links in a language: in that language if the entry has text in it.
    /// The theme names the glossary.
    #[must_use]
    pub fn named(&self, lang: Lang, id: EntryId) -> &Label {
        let is_glossary = self.site.entry(id).kind == Kind::Glossary;
        self.label(if is_glossary { lang } else { self.site.text_lang(id, lang) }, id)
    }
}

fn words(theme: &Theme, tag: &str) -> HtmlWords {
    let word = |id: &str| theme.word(tag, id);
    HtmlWords {
        callouts_html: callout::CalloutKind::ALL
            .iter()
            .map(|kind| theme.word_html(tag, &format!("callout-{}", kind.word())))
            .collect(),
        anchor: word("heading-anchor"),
        footnotes: word("footnotes"),
        back: word("footnote-back"),
        table: word("table"),
        code: word("code"),
        letter: word("letter"),
        diagram: word("diagram-source"),
    }
}

/// The words with the language of those that are HTML.
fn marked(words: HtmlWords, tag: &Tag) -> HtmlWords {
    let mark = |html: &String| format!("{}{html}</span>", parts::start_tag(tag, None));
    HtmlWords { callouts_html: words.callouts_html.iter().map(mark).collect(), ..words }
}

fn terms(site: &Site, lang: Lang) -> TermTrie {
    let typography = Typography::for_language(&site.config.languages[lang]);
    TermTrie::new(site.terms[lang].iter().filter(|term| term.link).map(|term| {
        let forms = [&term.term].into_iter().chain(&term.forms).map(String::as_str).collect();
        (forms, term.id.clone(), typography.text(&parts::plain(&term.definition)).into_owned())
    }))
}
