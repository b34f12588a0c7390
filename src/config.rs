//! Reads and validates `kb.yaml`.

pub mod dates;
pub mod accessibility;
mod addresses;
mod banner;
mod fallback;
mod front_matter;
pub mod head;
mod hosts;
pub mod labels;
mod languages;
pub mod linked;
pub mod look;
pub mod menu;
pub mod offline;
pub mod policy;
pub mod reviews;
mod rules;
pub mod safety;
pub mod scenarios;
mod schemes;
pub mod search;
pub mod site_text;
mod web;

use std::sync::Arc;

use crate::config::accessibility::Accessibility;
use crate::config::dates::Dates;
use crate::config::head::HeadTag;
use crate::config::labels::{FormerTag, SiteLabel};
use crate::config::linked::LinkedAssets;
use crate::config::look::Look;
use crate::config::menu::{NavigationConfig, PageReference, SiteLink};
use crate::config::offline::OfflineCopies;
use crate::config::policy::PolicyAddition;
use crate::config::reviews::ReviewKind;
use crate::config::safety::Safety;
use crate::config::scenarios::ScenarioWords;
use crate::config::search::Search;
use crate::config::site_text::SiteText;
use crate::diag::levels::{self, Ignore, Levels};
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found, near};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::own_pages::OwnWords;
use crate::lang::parts;
use crate::lang::tag::Tag;
use crate::markdown::HtmlPolicy;
use crate::text::{Source, Span};
use crate::yaml::schema::{self, Field, Shape};
use crate::yaml::{self, Node, Value};

pub use self::addresses::{AddressPrefix, UrlStyle};
pub use self::banner::BannerDays;
pub use self::front_matter::{ForeignKeys, MappedKey};
pub use self::hosts::Host;
pub use self::web::parse_base_url;

/// The keys of `kb.yaml`.
pub static SHAPE: Shape = Shape::Record(KEYS);

const KEYS: &[Field] = &[
    Field::new("title", Shape::Words, "Name of the site: one text, or a text per language.")
        .required(),
    Field::new(
        "description",
        Shape::Words,
        "One sentence about the site: one text, or a text per language.",
    ),
    Field::new(
        "base_url",
        Shape::Text,
        "Absolute URL of the published site, for the sitemap, feeds and canonical links.",
    )
    .pattern(r#"^https?://[^\s"'<>\\?#/][^\s"'<>\\?#]*$"#),
    Field::new(
        "languages",
        Shape::List(&Shape::Text),
        "Language tags, the first of the source language; addresses have them as written here: `pt-BR` or `pt-br`.",
    )
    .required()
    .pattern("^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$"),
    Field::new(
        "fallback",
        Shape::Keyed(&Shape::List(&Shape::Text)),
        "Fallback languages of each language, in order, for pages without a translation; the source language \
         comes last (default: `pt-BR` falls back to `pt`).",
    ),
    Field::new(
        "untranslated",
        Shape::OneOfByLang(UNTRANSLATED),
        "Pages without a translation: `show` (default) publishes them with the text of the fallback, \
         `link` links to the page of the fallback, `hide` leaves them out.",
    ),
    Field::new(
        "urls",
        Shape::OneOf(&["directory", "file"]),
        "`directory` (default) publishes page/; `file` publishes page.html, which works from disk.",
    ),
    Field::new(
        "addresses",
        Shape::OneOf(&["english", "translated"]),
        "Names of kb's own pages and folders in addresses: `english` (default) is `/cs/glossary/`, `translated` \
         is `/cs/slovnicek/`, with redirects from the English ones.",
    ),
    Field::new(
        "theme",
        Shape::Text,
        "Name of a folder in themes/ (default: `default`, which is built in).",
    ),
    Field::new(
        "tags",
        Shape::Map(&Shape::Words),
        "All allowed tags, each with its label per language (default: any tag).",
    ),
    Field::new(
        "former_tags",
        Shape::Keyed(&Shape::Text),
        "Former tags, each with its new tag: `{old: new}`; the page of the old tag redirects to that of the \
         new one.",
    ),
    Field::new(
        "navigation",
        menu::NAVIGATION,
        "Main navigation, in order: keys of folders and pages, links with another text or to other sites, and \
         groups (default: all top folders).",
    ),
    Field::new(
        "links",
        menu::LINKS,
        "Links in the header: keys of pages, links with another text, or links to other sites.",
    ),
    dates::KEY,
    Field::new("banner", Shape::Words, "A line above each page: one text, or a text per language."),
    Field::new("banner_from", Shape::Date, "First day of the banner (default: at once)."),
    Field::new("banner_until", Shape::Date, "Last day of the banner (default: no end)."),
    Field::new(
        "head",
        head::SHAPE,
        "Tags for the head of each page: `meta` tags, and links that run and load nothing.",
    ),
    Field::new(
        "csp",
        Shape::Record(policy::KEYS),
        "Sources that the Content-Security-Policy of pages allows in addition, by directive.",
    ),
    Field::new(
        "look",
        Shape::Record(look::KEYS),
        "Colours, fonts, logo, icon and footer of the site.",
    ),
    linked::STYLES,
    linked::SCRIPTS,
    Field::new(
        "edit_url",
        Shape::Text,
        "URL to edit a file; kb replaces `{path}` with the path of the file.",
    )
    .pattern("^https?://"),
    Field::new(
        "feedback",
        Shape::Text,
        "Where readers report a mistake: a mail address, or the URL of a form; kb replaces `{title}` and \
         `{url}` in it with those of the page.",
    ),
    Field::new(
        "safety",
        Shape::Record(safety::KEYS),
        "Help lines and the quick exit on pages, scenarios and quizzes about danger.",
    ),
    Field::new(
        "reviews",
        reviews::SHAPE,
        "Kinds of review, the usual one first, each with its words for readers (default: those of the theme).",
    ),
    Field::new(
        "scenarios",
        Shape::Record(scenarios::KEYS),
        "Words of the site for the parts of scenarios, and lists of its own.",
    ),
    Field::new(
        "accessibility",
        Shape::Record(accessibility::KEYS),
        "Publishes an accessibility statement in each language, with what the owner adds to it.",
    ),
    Field::new(
        "html",
        Shape::OneOf(&["safe", "trusted"]),
        "`safe` (default) allows only listed HTML elements and file types, `trusted` allows all.",
    ),
    Field::new(
        "schemes",
        Shape::List(&Shape::Text),
        "URL schemes that links can have in addition to those that kb allows: `[zotero]`.",
    ),
    Field::new(
        "img_hosts",
        Shape::List(&Shape::Text),
        "Hosts that pages may load pictures from: `[images.example.org]`. These hosts can see which page a reader opens.",
    ),
    Field::new(
        "embeds",
        Shape::List(&Shape::Text),
        "Hosts that pages may show in an `<iframe>`: `[www.youtube-nocookie.com]`. These hosts can see who reads the pages.",
    ),
    Field::new(
        "rules",
        Shape::Map(&Shape::OneOf(levels::WORDS)),
        "Levels of rules by their codes: `off`, `info`, `warning` or `error`; rules that protect \
         readers have a fixed level.",
    ),
    Field::new("search", search::SHAPE, "Words that readers search for, but pages do not use."),
    Field::new(
        "offline",
        offline::SHAPE,
        "`true`: browsers of readers keep the pages of their language, and show them without a connection (default: \
         `false`).",
    ),
    Field::new("output", Shape::Text, "Folder to publish to (default: `public`)."),
    Field::new(
        "prefix",
        Shape::OneOf(&["always", "source", "never"]),
        "Languages in addresses: `always` (default) begins each with its language, `source` leaves out that of \
         the source language, `never` is for a site in one language.",
    ),
    Field::new(
        "front_matter",
        Shape::Record(front_matter::KEYS),
        "What kb does with keys of front matter that other generators use.",
    ),
];

/// The words of [`Untranslated`].
const UNTRANSLATED: &[&str] = &["show", "link", "hide"];

/// What a language does with an entry that has no words in it. The start page is always published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untranslated {
    /// It has a page with the text of the source.
    Show,
    /// It has no page; lists and links lead to the page of the source.
    Link,
    /// It has no page, and no list shows it; links in texts lead to the page of the source.
    Hide,
}

/// The validated content of `kb.yaml`. It is immutable; command-line flags are not stored here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The file itself, for places.
    pub source: Arc<Source>,
    /// The name of the site.
    pub title: ByLang<String>,
    /// The key `title`, where findings about the whole of kb.yaml point.
    pub title_span: Span,
    /// One sentence about the site; may be empty.
    pub description: ByLang<String>,
    /// Absolute URL with a trailing slash.
    pub base_url: Option<String>,
    /// The languages, the source first.
    pub languages: ByLang<Tag>,
    /// The name of each language in addresses: its tag, in small letters if kb.yaml writes it so.
    pub address_tags: ByLang<String>,
    /// For each language, the languages that readers see instead, the best first; the source last.
    pub fallback: ByLang<Vec<Lang>>,
    /// What each language does with entries that have no words in it.
    pub untranslated: ByLang<Untranslated>,
    /// How URLs look.
    pub urls: UrlStyle,
    /// The names of kb's own pages and folders in addresses.
    pub own_words: ByLang<OwnWords>,
    /// The name of the theme.
    pub theme: String,
    /// Where kb.yaml names the theme.
    pub theme_span: Span,
    /// The allowed tags; empty allows any tag.
    pub tags: Vec<SiteLabel>,
    /// Former names of tags.
    pub former_tags: Vec<FormerTag>,
    /// The main navigation.
    pub navigation: NavigationConfig,
    /// The links in the header.
    pub links: Vec<SiteLink>,
    /// Where files get the day of their last change.
    pub dates: Dates,
    /// A line above each page.
    pub banner: Option<ByLang<String>>,
    /// The days on which readers see the banner.
    pub banner_days: BannerDays,
    /// Tags for the head of each page.
    pub head: Vec<HeadTag>,
    /// What the security policy of pages allows in addition.
    pub policy: Vec<PolicyAddition>,
    /// How the site looks.
    pub look: Look,
    /// Style sheets and scripts of the site that every page links to.
    pub linked: LinkedAssets,
    /// URL of the editor with `{path}`.
    pub edit_url: Option<String>,
    /// URL of the form for mistakes, with `{title}` and `{url}`.
    pub feedback: Option<String>,
    /// Help lines and the quick exit.
    pub safety: Safety,
    /// Kinds of review, the usual one first.
    pub reviews: Vec<ReviewKind>,
    /// Words for the parts of scenarios.
    pub scenarios: ScenarioWords,
    /// What the owner adds to the accessibility statement; `None` publishes no statement.
    pub accessibility: Option<Accessibility>,
    /// Words for the search.
    pub search: Search,
    /// The policy for raw HTML and files.
    pub html: HtmlPolicy,
    /// The URL schemes that links can have besides those of kb, in small letters.
    pub schemes: Vec<String>,
    /// Hosts that pages may load pictures from.
    pub img_hosts: Vec<Host>,
    /// Hosts that pages may show in a frame.
    pub embeds: Vec<Host>,
    /// The levels of rules.
    pub levels: Levels,
    /// The output folder, relative to the root.
    pub output: String,
    /// What readers keep for the time without a connection; `None` for nothing.
    pub offline: Option<OfflineCopies>,
    /// Which addresses begin with their language.
    pub prefix: AddressPrefix,
    /// Keys of front matter that other generators use.
    pub front_matter: ForeignKeys,
    /// Findings about the file that do not keep kb from loading the site.
    pub found: Vec<Diagnostic>,
    /// Comments in the file that ignore a rule.
    pub ignores: Vec<Ignore>,
}

/// The name of the built-in theme.
const DEFAULT_THEME: &str = "default";

impl Config {
    /// The prefix of the addresses of a language: its tag and a slash, or an empty text.
    #[must_use]
    pub fn prefix_of(&self, lang: Lang) -> String {
        match self.prefix {
            AddressPrefix::Translations if lang == Lang::SOURCE => String::new(),
            AddressPrefix::Translations | AddressPrefix::Always => {
                format!("{}/", self.address_tags[lang])
            }
        }
    }

    /// All references to pages in the navigation, the header and the footer, with their places.
    pub fn references(&self) -> impl Iterator<Item = &PageReference> {
        let footer = &self.look.footer;
        let lists = [&self.links, &footer.links, &footer.social].into_iter().flatten();
        let of_navigation = self.navigation.items.iter().map(|item| &item.link);
        let links = of_navigation.chain(lists).chain(&footer.licence);
        // A key in a text is a part of a value, and may be written with escapes.
        let in_text = footer.text.iter().flat_map(SiteText::references);
        let in_text = in_text.filter(|named| self.source.slice(named.span) == named.key);
        links.filter_map(SiteLink::reference).chain(in_text)
    }

    /// The language with this tag, in any case and with `-` or `_` between its parts: the name of
    /// a folder, a key or an argument.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<Lang> {
        languages::find(&self.languages, tag)
    }

    /// The finding for a theme that is neither the built-in one nor one of `names`.
    #[must_use]
    pub fn missing_theme(&self, names: &[String]) -> Option<Diagnostic> {
        if self.theme == DEFAULT_THEME || names.contains(&self.theme) {
            return None;
        }
        // A site can have files of its own in the theme of kb.
        let own = names.iter().map(String::as_str).filter(|name| *name != DEFAULT_THEME);
        let names = || own.clone().chain([DEFAULT_THEME]);
        let message = format!("there is no theme `{}`", self.theme);
        let finding = Diagnostic::new(Rule::BadTheme, &self.source, self.theme_span, message);
        Some(match near(&self.theme, names()) {
            Some(near) => finding.meant(near, self.theme_span),
            None => finding.help(format!("themes: {}", names().collect::<Vec<_>>().join(", "))),
        })
    }
}

/// Reads the configuration.
///
/// # Errors
/// All mistakes in the file. kb cannot load the site until they are fixed.
pub fn read(source: &Arc<Source>) -> Result<Config, Vec<Diagnostic>> {
    let Found { value: node, findings: mut found } = read_keys(source)?;
    let languages = read_languages(source, &node).take(&mut found);
    found.extend(languages.as_ref().and_then(|all| addresses::unfit_prefix(source, &node, all)));
    let base_url = node.get_text("base_url").map(parse_base_url);
    found.extend(web::unfit_base_url(source, &node, base_url.as_ref()));
    found.extend(unfit_values(source, &node));
    let schemes = schemes::read(source, &node).take(&mut found);
    let levels = rules::read(source, &node).take(&mut found);
    let mut hosts = |key| hosts::read(source, node.get(key)).take(&mut found);
    let (embeds, img_hosts) = (hosts("embeds"), hosts("img_hosts"));
    // A colour that is hard to read does not prevent loading.
    let has_errors = found.iter().any(|finding| finding.rule != Rule::LowContrast);
    found.extend(languages.as_ref().and_then(|all| languages::unlisted(source, &node, all)));
    let Some(languages) = languages.filter(|_| !has_errors) else { return Err(found) };
    let fallback = fallback::read(node.get("fallback"), &languages);
    let localize =
        Localize { source, languages: &languages, fallback: &fallback, html: html(&node) };
    Ok(Config {
        source: Arc::clone(source),
        title: localize.words(node.get("title")),
        title_span: node.entry("title").map_or(Span::default(), |title| title.key_span),
        description: localize.words(node.get("description")),
        base_url: base_url.and_then(Result::ok),
        untranslated: untranslated(node.get("untranslated"), &languages),
        urls: addresses::url_style(&node),
        own_words: languages.map(|_, tag| addresses::own_words(&node, tag)),
        theme: node.get_text("theme").unwrap_or(DEFAULT_THEME).to_owned(),
        theme_span: node.get("theme").map_or(Span::default(), |theme| theme.span),
        tags: labels::read(node.get("tags"), localize),
        former_tags: labels::former_tags(node.get("former_tags")),
        navigation: menu::read_navigation(node.get("navigation"), localize),
        links: menu::read_links(node.get("links"), localize),
        dates: Dates::read(&node),
        banner: node.get("banner").map(|banner| localize.words(Some(banner))),
        banner_days: BannerDays::read(&node),
        head: head::read(node.get("head")),
        policy: policy::read(node.get("csp")),
        look: look::read(source, node.get("look"), localize).take(&mut found),
        linked: linked::read(&node),
        edit_url: node.get_text("edit_url").map(str::to_owned),
        feedback: node.get_text("feedback").map(web::feedback),
        safety: safety::read(node.get("safety"), localize),
        reviews: reviews::read(node.get("reviews"), localize),
        scenarios: scenarios::read(node.get("scenarios"), localize),
        accessibility: accessibility::read(node.get("accessibility"), localize),
        search: search::read(&node, &languages),
        html: localize.html,
        schemes,
        img_hosts,
        embeds,
        levels,
        offline: offline::read(node.get("offline"), &languages),
        output: node.get_text("output").unwrap_or("public").to_owned(),
        address_tags: languages::address_tags(&node, &languages),
        fallback,
        prefix: addresses::prefix(&node),
        front_matter: ForeignKeys::read(node.get("front_matter")),
        found,
        ignores: yaml::ignores::read(source, Span::new(0, source.text.len()), &node),
        languages,
    })
}

/// The keys as they are meant, with the findings for their names and shapes.
fn read_keys(source: &Arc<Source>) -> Result<Found<Node>, Vec<Diagnostic>> {
    let written = yaml::parse(source, Span::new(0, source.text.len()))?;
    if let Some(finding) = without_keys(source, &written) {
        return Err(vec![finding]);
    }
    let mut findings = schema::check(source, &written, &SHAPE);
    // A misspelt key is one mistake; the missing key is not reported again.
    let value = schema::as_meant(written, KEYS);
    findings.extend(without_title(source, &value));
    Ok(Found { value, findings })
}

/// The languages, if they are valid, with the findings for texts per language.
fn read_languages(source: &Arc<Source>, node: &Node) -> Found<Option<ByLang<Tag>>> {
    match languages::read(source, node) {
        Ok(languages) => {
            let mut findings = languages::check_texts(source, node, &languages);
            findings.extend(fallback::check(source, node.get("fallback"), &languages));
            findings.extend(offline::check(source, node.get("offline"), &languages));
            Found { value: Some(languages), findings }
        }
        Err(findings) => Found { value: None, findings },
    }
}

/// Findings for values that their shapes allow.
fn unfit_values(source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    let mut found = look::check(source, node.get("look"));
    found.extend(web::unfit_edit_url(source, node));
    found.extend(web::unfit_feedback(source, node));
    found.extend(accessibility::check(source, node.get("accessibility")));
    found.extend(head::check(source, node.get("head")));
    found.extend(policy::check(source, node.get("csp")));
    found.extend(banner::check(source, node));
    found.extend(linked::check(source, node));
    found.extend(safety::check(source, node.get("safety")));
    found.extend(scenarios::check(source, node.get("scenarios")));
    found.extend(search::check(source, node));
    for list in ["navigation", "links"] {
        found.extend(menu::check(source, node.get(list)));
    }
    found
}

/// The finding for a file without keys.
fn without_keys(source: &Arc<Source>, node: &Node) -> Option<Diagnostic> {
    let (rule, message) = match &node.value {
        Value::Map(entries) if !entries.is_empty() => return None,
        Value::Map(_) | Value::Null => (Rule::MissingKey, "kb.yaml has no keys".to_owned()),
        Value::Scalar(_) | Value::Seq(_) => {
            (Rule::WrongType, format!("expected a mapping, found {}", node.kind()))
        }
    };
    let start = source.text.len() - source.text.trim_start().len();
    let line = source.text[start..].lines().next().unwrap_or_default().trim_end();
    let first_line = Span::new(start, start + line.len());
    let finding = Diagnostic::new(rule, source, first_line, message);
    let help = "write two lines, `title: My site` and `languages: [en]`; the first language is \
                the source language";
    Some(finding.help(help))
}

/// The finding for a title without a text in any language.
fn without_title(source: &Arc<Source>, node: &Node) -> Option<Diagnostic> {
    let title = node.get("title")?;
    let is_blank = |node: &Node| node.text().unwrap_or_default().trim().is_empty();
    let empty = match &title.value {
        Value::Scalar(_) => is_blank(title),
        Value::Map(entries) => {
            entries.iter().all(|e| e.value.value == Value::Null || is_blank(&e.value))
        }
        Value::Null | Value::Seq(_) => false,
    };
    let finding = || Diagnostic::new(Rule::MissingKey, source, title.span, "the title is empty");
    empty.then(|| finding().help("write the name of the site: `title: My site`"))
}

fn html(node: &Node) -> HtmlPolicy {
    match node.get_text("html") {
        Some("trusted") => HtmlPolicy::Trusted,
        _ => HtmlPolicy::Safe,
    }
}

/// The data for reading texts per language from kb.yaml.
#[derive(Clone, Copy)]
struct Localize<'a> {
    source: &'a Arc<Source>,
    languages: &'a ByLang<Tag>,
    fallback: &'a ByLang<Vec<Lang>>,
    /// The policy for raw HTML in texts that are Markdown.
    html: HtmlPolicy,
}

impl Localize<'_> {
    /// One text for all languages, or a mapping from languages to texts; a language without a text
    /// gets that of its fallback languages, else the first text. A text of another language is marked
    /// as such, like words of authors: `[Bazar]{lang=cs}`.
    fn words(self, node: Option<&Node>) -> ByLang<String> {
        let shown = self.shown(node);
        self.languages.map(|lang, _| match shown[lang] {
            Some((from, text)) if from != lang => parts::marked(text, &self.languages[from]),
            Some((_, text)) => text.to_owned(),
            None => String::new(),
        })
    }

    /// The same without marks, for addresses.
    fn addresses(self, node: Option<&Node>) -> ByLang<String> {
        let shown = self.shown(node);
        self.languages.map(|lang, _| shown[lang].map_or_else(String::new, |(_, it)| it.to_owned()))
    }

    /// The text that each language shows, and the language that it is written for.
    fn shown(self, node: Option<&Node>) -> ByLang<Option<(Lang, &str)>> {
        let Localize { languages, fallback, .. } = self;
        let written = |lang: Lang| match &node?.value {
            Value::Scalar(text) => Some((lang, text.as_str())),
            Value::Map(entries) => {
                Some((lang, languages::entry(entries, languages, lang)?.value.text()?))
            }
            Value::Null | Value::Seq(_) => None,
        };
        let first = languages.langs().find_map(written);
        languages.map(|lang, _| {
            let other = || fallback[lang].iter().copied().find_map(written);
            written(lang).or_else(other).or(first)
        })
    }
}

/// One word for all languages, or a mapping from languages to words.
fn untranslated(node: Option<&Node>, languages: &ByLang<Tag>) -> ByLang<Untranslated> {
    languages.map(|lang, _| {
        let written = node.and_then(|node| match &node.value {
            Value::Scalar(text) => Some(text.as_str()),
            Value::Map(entries) => languages::entry(entries, languages, lang)?.value.text(),
            Value::Null | Value::Seq(_) => None,
        });
        match written {
            Some("link") => Untranslated::Link,
            Some("hide") => Untranslated::Hide,
            _ => Untranslated::Show,
        }
    })
}

/// The texts of a list with their places.
#[must_use]
pub fn texts(node: Option<&Node>) -> Vec<(String, Span)> {
    let items = node.map_or(&[][..], Node::items);
    items.iter().filter_map(|item| Some((item.text()?.to_owned(), item.span))).collect()
}
