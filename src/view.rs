//! The theme contract: the typed data that templates get.
//!
//! A template gets a [`Frame`], which has the same fields for every page, and a content view for
//! the kind of page, under the names in `themes/default/README.md`. Typography is already applied
//! to texts, and every `href` is relative to the page. Fields that end in `html` are safe to print
//! with `| safe`.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::doc::extra::Extra;
use crate::names::anchor::AnchorId;
use crate::names::slug::Slug;
use crate::theme::Shared;

/// A link to another page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkView {
    /// Relative URL.
    pub href: String,
    /// The title of the page.
    pub title: Shared,
    /// One sentence, may be empty.
    pub description: Shared,
    /// `page`, `scenario`, `quiz` or `glossary`; `external` for other sites.
    pub kind: &'static str,
    /// The language of the linked page, if it differs from that of this page.
    pub lang: Option<String>,
    /// The direction of that language, if it differs from that of this page.
    pub dir: Option<&'static str>,
    /// Whether title and description are words of the theme, in the language of this page.
    pub is_ui: bool,
    /// The name of that language in the language itself.
    pub lang_name: Option<String>,
    /// The severity of a scenario: `info`, `caution`, `serious`, `danger`.
    pub severity: Option<String>,
}

impl LinkView {
    /// How many fields a template gets.
    const N_FIELDS: usize = 9;

    /// Serializes the fields of a link into views that contain one. `serde(flatten)` would allocate
    /// every field name again, and a large site has a million links.
    fn fields<S: SerializeStruct>(&self, view: &mut S) -> Result<(), S::Error> {
        let LinkView { href, title, description, kind, lang, dir, is_ui, lang_name, severity } =
            self;
        view.serialize_field("href", href)?;
        view.serialize_field("title", title)?;
        view.serialize_field("description", description)?;
        view.serialize_field("kind", kind)?;
        view.serialize_field("lang", lang)?;
        view.serialize_field("dir", dir)?;
        view.serialize_field("is_ui", is_ui)?;
        view.serialize_field("lang_name", lang_name)?;
        view.serialize_field("severity", severity)
    }
}

impl Serialize for LinkView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut view = serializer.serialize_struct("LinkView", Self::N_FIELDS)?;
        self.fields(&mut view)?;
        view.end()
    }
}

/// A language of the site, as the switcher shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageView {
    /// BCP 47 tag.
    pub tag: String,
    /// The name in the language itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The URL of this page in that language.
    pub href: String,
    /// Whether it is the language of this page.
    pub current: bool,
    /// Whether the page is translated to that language.
    pub translated: bool,
}

/// An alternate version for search engines; only translated pages have alternates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlternateView {
    /// BCP 47 tag or `x-default`.
    pub hreflang: String,
    /// Absolute URL.
    pub href: String,
}

/// URLs of the pages that kb generates for a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlacesView {
    /// The start page.
    pub home: String,
    /// The search page.
    pub search: String,
    /// The A–Z index.
    pub a_z: String,
    /// The accessibility statement, if the site has one.
    pub accessibility: Option<String>,
    /// All tags.
    pub tags: String,
    /// The map of the knowledge base.
    pub map: String,
    /// The status of the translations.
    pub translations: String,
    /// Everything on one page, for printing.
    pub print: String,
    /// The Atom feed; nothing without a base URL or without dated entries.
    pub feed: Option<String>,
    /// The glossary, if there is one.
    pub glossary: Option<LinkView>,
    /// The scenario index, if there are scenarios.
    pub scenarios: Option<LinkView>,
    /// The service worker that keeps the pages of the language for readers without a connection, if
    /// the site has one.
    pub offline: Option<String>,
    /// The first page with `safety: true`, if there is one.
    pub safety: Option<LinkView>,
    /// All quizzes.
    pub quizzes: Vec<LinkView>,
}

/// How the site looks: `look:`, `links:` and `banner:` of kb.yaml.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LookView {
    /// Whether pages show parts that `look.css` styles.
    pub has_sheet: bool,
    /// The URL of the generated style sheet with the tokens of the site.
    pub tokens: Option<String>,
    /// `choice`, `auto`, `light` or `dark`.
    pub appearance: &'static str,
    /// The ground of light pages, as `#rrggbb`.
    pub page_light: String,
    /// The ground of dark pages.
    pub page_dark: String,
    /// The logo.
    pub logo: Option<LogoView>,
    /// The icon; that of the theme if there is none.
    pub icon: Option<IconView>,
    /// The URL of the icon on phones.
    pub touch_icon: Option<String>,
    /// The URL of the web app manifest of the language; nothing without an icon, or where pages work from disk.
    pub manifest: Option<String>,
    /// The absolute URL of the picture that other sites show beside a link.
    pub card: Option<String>,
    /// A line above each page.
    pub banner: Option<Shared>,
    /// The first day on which readers see it, as `YYYY-MM-DD`; nothing for at once.
    pub banner_from: Option<String>,
    /// The last day on which readers see it, as `YYYY-MM-DD`; nothing for no end.
    pub banner_until: Option<String>,
    /// Whether the first day was to come when the site was built.
    pub banner_hidden: bool,
    /// Tags for the head of each page.
    pub head: Vec<HeadTagView>,
    /// The URLs of style sheets of the site that every page links to.
    pub styles: Vec<String>,
    /// The URLs of scripts of the site that every page runs.
    pub scripts: Vec<String>,
    /// The links in the header.
    pub links: Vec<LinkView>,
    /// The end of each page.
    pub footer: FooterView,
}

/// A tag for the head of each page: a `meta` tag with a `name` or `property`, or a `link` tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadTagView {
    /// The attribute that names a `meta` tag: `name` or `property`; nothing for a `link` tag.
    pub attribute: Option<&'static str>,
    /// The name of a `meta` tag, or the relation of a `link` tag.
    pub name: String,
    /// The content of a `meta` tag, or the address of a `link` tag.
    pub content: String,
    /// The media type of what a `link` tag names.
    pub media_type: Option<String>,
    /// The title of what a `link` tag names.
    pub title: Option<String>,
}

/// The logo of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogoView {
    /// The URL of the picture.
    pub src: String,
    /// The URL of the picture on dark grounds, if it is another one.
    pub dark_src: Option<String>,
    /// Its width in CSS pixels, if it is known.
    pub width: Option<u32>,
    /// Its height in CSS pixels, if it is known.
    pub height: Option<u32>,
    /// Its alternative text, if it replaces the title.
    pub alt: Option<Shared>,
}

/// The icon of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IconView {
    /// The URL.
    pub href: String,
    /// `image/svg+xml`, `image/png` or `image/x-icon`.
    pub media_type: &'static str,
}

/// The end of each page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FooterView {
    /// The paragraphs of its text.
    pub paragraphs: Vec<FooterParagraphView>,
    /// The words of its text, without markup.
    pub text: Option<Shared>,
    /// The link to the licence.
    pub licence: Option<LinkView>,
    /// Links to pages and other sites.
    pub links: Vec<LinkView>,
    /// Links to profiles of the owner.
    pub social: Vec<LinkView>,
    /// The pages of kb that the footer links to: `a-z`, `glossary`, `tags`, `map`, `print`, `translations`, `feed`.
    pub overviews: Vec<&'static str>,
}

/// A paragraph at the end of each page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FooterParagraphView {
    /// Its content as HTML.
    pub html: String,
    /// The language of the text, if it is not that of the page.
    pub lang: Option<String>,
    /// The direction of the text, if it is not that of the page.
    pub dir: Option<&'static str>,
}

/// The help lines and the quick exit for readers in danger: `safety:` of kb.yaml.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SafetyView {
    /// Whether kb.yaml has anything to show here.
    pub shown: bool,
    /// The question above the help lines; nothing for the message `safety-title`.
    pub title: Option<Shared>,
    /// What to do first.
    pub text: Option<Shared>,
    /// The help lines.
    pub lines: Vec<HelpLineView>,
    /// The quick exit, if the site has one.
    pub leave: Option<LeaveView>,
}

/// A help line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HelpLineView {
    /// The number as readers see it.
    pub number: String,
    /// The number as a telephone dials it.
    pub dialled: String,
    /// Who answers, or when to call.
    pub text: Shared,
}

/// The target of the quick exit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeaveView {
    /// The address.
    pub href: String,
    /// What the button does.
    pub note: Shared,
}

/// The data that every template gets, in addition to `t` (UI messages) and `content`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The name of the site.
    pub site_title: Shared,
    /// The same as HTML, in which words of other languages are marked.
    pub site_title_html: Shared,
    /// One sentence about the site.
    pub site_description: Shared,
    /// The same as HTML, in which words of other languages are marked.
    pub site_description_html: Shared,
    /// The relative URL of the site root: `../../` or `./`.
    pub root: String,
    /// The template: `page`, `scenario`, `quiz`, `glossary`, `tag`, …
    pub kind: &'static str,
    /// The key of the page, scenario or quiz: `guide/start`; nothing for generated pages.
    pub key: Option<String>,
    /// The path of the file that it shows: `content/en/guide/start.md`.
    pub path: Option<String>,
    /// The key of the top section that it is in: `guide/index`; its own key for the page of that section.
    pub section: Option<String>,
    /// The title of this page.
    pub title: Shared,
    /// One sentence; may be empty.
    pub description: Shared,
    /// The description to show above the content; empty if it is only the beginning of the text.
    pub lead: Shared,
    /// The language of the page around the content.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language of the content, which differs on untranslated pages.
    pub content_lang: String,
    /// The direction of the content.
    pub content_dir: &'static str,
    /// Whether the content is in the language of the page.
    pub translated: bool,
    /// The attributes of words of the theme within the content: ` lang="cs" dir="ltr"` on untranslated pages, else empty.
    pub ui_attrs_html: String,
    /// The attributes of the content: ` lang="en" dir="ltr"` on untranslated pages, else empty.
    pub content_attrs_html: String,
    /// The canonical URL; nothing without a base URL.
    pub canonical: Option<String>,
    /// Alternates for search engines.
    pub alternates: Vec<AlternateView>,
    /// Whether search engines should leave this page out.
    pub noindex: bool,
    /// The language switcher.
    pub languages: Vec<LanguageView>,
    /// The pages from the start page to this page, without this page.
    pub breadcrumbs: Vec<LinkView>,
    /// The main navigation, rendered by `nav.html` and `nav-item.html`.
    pub nav_html: String,
    /// Generated pages: a [`PlacesView`].
    pub places: Shared,
    /// The URLs of theme assets, with fingerprints, by name (`style.css`).
    pub assets: Shared,
    /// How the site looks, and the links of its frame: a [`LookView`].
    pub look: Shared,
    /// Help lines and the quick exit: a [`SafetyView`].
    pub safety: Shared,
    /// The URL to edit the source of this page.
    pub edit_url: Option<String>,
    /// Where readers report a mistake on this page.
    pub feedback_url: Option<String>,
    /// JSON-LD of this page for a data block; nothing for pages without an author's text.
    pub json_ld: Option<String>,
    /// The Markdown of this page.
    pub twin: Option<String>,
    /// The Atom feed of the changes of this page.
    pub feed: Option<String>,
    /// URL of the script with the address of the search index, loaded on demand.
    pub search_index: Option<String>,
}

/// One item of the navigation; templates also see the fields of the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavView {
    /// The page.
    pub link: LinkView,
    /// Whether it is this page.
    pub current: bool,
    /// The list of its contents, rendered by `nav.html`; empty unless it is on the path to this
    /// page.
    pub list_html: String,
}

impl Serialize for NavView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut view = serializer.serialize_struct("NavView", LinkView::N_FIELDS + 2)?;
        self.link.fields(&mut view)?;
        view.serialize_field("current", &self.current)?;
        view.serialize_field("list_html", &self.list_html)?;
        view.end()
    }
}

/// Items of the navigation under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavGroupView {
    /// The name of the group.
    pub title: Shared,
    /// The items, each rendered by `nav-item.html`.
    pub items_html: String,
    /// Whether its items are shown without an action of the reader.
    pub open: bool,
}

/// One list of the navigation: the entries around the one that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavListView {
    /// The entries before the shown ones, if any.
    pub earlier: Option<RestView>,
    /// The shown entries, each rendered by `nav-item.html`.
    pub items_html: String,
    /// The entries after the shown ones, if any.
    pub later: Option<RestView>,
}

/// Entries that a list leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RestView {
    /// A page that lists them.
    pub href: String,
    /// How many they are.
    pub n: usize,
}

/// The parts of a list that is too long for one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartsView {
    /// The first and the last part, and those near the current one.
    pub parts: Vec<PartView>,
    /// Address of the part before this one.
    pub previous: Option<String>,
    /// Address of the part after this one.
    pub next: Option<String>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartView {
    /// Its number, from 1.
    pub number: usize,
    /// Its address.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A part of a list that belongs to an entry: the contents of the entry, or its backlinks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryListView {
    /// The entry.
    pub page: LinkView,
    /// Its contents.
    pub children: Vec<LinkView>,
    /// Its backlinks.
    pub used_by: Vec<UsedByView>,
    /// The parts; nothing if there is only one.
    pub parts: Option<PartsView>,
}

/// A heading in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TocView {
    /// The id to link to.
    pub id: String,
    /// The heading without markup.
    pub title: String,
    /// 2 to 6.
    pub level: u8,
    /// The language of the heading, when it is not the language of this page.
    pub lang: Option<String>,
    /// The direction of that language, if it differs from that of this page.
    pub dir: Option<&'static str>,
}

/// A backlink with its sentence; templates also see the fields of the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedByView {
    /// The linking entry.
    pub link: LinkView,
    /// The sentence around the link; empty for references in YAML.
    pub sentence: String,
}

impl Serialize for UsedByView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut view = serializer.serialize_struct("UsedByView", LinkView::N_FIELDS + 1)?;
        self.link.fields(&mut view)?;
        view.serialize_field("sentence", &self.sentence)?;
        view.end()
    }
}

/// A scenario that overrides this page; templates also see the fields of the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExceptionView {
    /// The scenario, or on a scenario's page the page it overrides.
    pub link: LinkView,
    /// The reason.
    pub why: String,
    /// The same as HTML, in which words of other languages are marked.
    pub why_html: String,
}

impl Serialize for ExceptionView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut view = serializer.serialize_struct("ExceptionView", LinkView::N_FIELDS + 2)?;
        self.link.fields(&mut view)?;
        view.serialize_field("why", &self.why)?;
        view.serialize_field("why_html", &self.why_html)?;
        view.end()
    }
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayView {
    /// ISO 8601.
    pub day: String,
    /// The date, spelled out in the language.
    pub long: String,
}

/// The notice of a text that readers should no longer rely on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValidityView {
    /// `deprecated` or `withdrawn`.
    pub state: &'static str,
    /// What they should read instead.
    pub instead: Option<LinkView>,
}

/// The machine that translated a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GeneratedView {
    /// Its name.
    pub by: Option<String>,
    /// The day.
    pub at: Option<DayView>,
    /// This page in the source language.
    pub source_href: String,
}

/// What changed on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionView {
    /// The id of the note, to which the feeds link.
    pub id: String,
    /// The day.
    pub day: DayView,
    /// What changed.
    pub note: String,
    /// The language of the note, if it is not that of the page.
    pub lang: Option<String>,
    /// Whether it is important.
    pub major: bool,
    /// The headings of the sections that changed.
    pub sections: Vec<TocView>,
}

/// Something that a text relies on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// An id for it on the page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address, if it is one of the web.
    pub href: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// The day of its version.
    pub day: Option<DayView>,
}

/// The last review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewView {
    /// `none` before the first review, else `done`.
    pub state: &'static str,
    /// The words of the kind of review for its state; nothing for the message of the theme.
    pub words: Option<Shared>,
    /// The name of the reviewer.
    pub by: Option<String>,
    /// ISO 8601.
    pub on: Option<String>,
    /// The date, spelled out in the language.
    pub on_long: Option<String>,
    /// The day on which the next review is due.
    pub next: Option<DayView>,
}

/// An outdated section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedSectionView {
    /// The id of the section; empty for the part before the first heading.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The section in the source language.
    pub source_href: String,
    /// `normal` or `major`.
    pub severity: &'static str,
}

/// A callout in the text of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalloutView {
    /// What kind of callout it is: `note`, `tip`, `warning`, …
    pub kind: &'static str,
    /// The title that the author wrote, else the name of the kind in the language of the page.
    pub title_html: String,
    /// Whether the title is shown. It is false where the author wants none (`!!! note ""`), and then
    /// the title is only for screen readers.
    pub has_title: bool,
    /// Whether readers can fold the callout.
    pub foldable: bool,
    /// Whether it is open at first; one that cannot be folded always is.
    pub open: bool,
    /// The content.
    pub html: String,
}

/// A page, or a section of one, that another page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedView<'a> {
    /// The page or section.
    pub link: LinkView,
    /// The language of its content, if it differs from that of the page around it.
    pub lang: Option<&'a str>,
    /// The text direction of its content: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The content.
    pub html: String,
}

/// A part of the source page that a translation lacks, shown in a page of the translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissingSectionView<'a> {
    /// The section in the source language.
    pub source_href: String,
    /// The source language.
    pub source_lang: &'a str,
    /// Its direction: `ltr` or `rtl`.
    pub source_dir: &'static str,
    /// The section; empty if it can be shown only together with other sections.
    pub html: String,
    /// The footnotes of the source page, if the section refers to some of them.
    pub notes_html: &'a str,
}

/// The freshness of a translated page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FreshnessView {
    /// `source`, `fresh`, `stale`, `unconfirmed` or `untranslated`.
    pub state: &'static str,
    /// Sections that changed in the source.
    pub changed: Vec<ChangedSectionView>,
    /// How many sections there are.
    pub n_sections: usize,
    /// The date since which it is outdated, spelled out in the language.
    pub since: Option<String>,
    /// ISO 8601.
    pub since_iso: Option<String>,
    /// How many sections are shown in the source language.
    pub n_missing: usize,
    /// On an untranslated page in the words of a fallback that is not the source: its page.
    pub fallback: Option<LinkView>,
    /// This page in the source language.
    pub source_href: String,
}

/// The data around the content of a page, scenario or quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AroundView {
    /// Tags with their pages.
    pub tags: Vec<LinkView>,
    /// Related entries.
    pub related: Vec<LinkView>,
    /// Backlinks.
    pub used_by: Vec<UsedByView>,
    /// The link to further backlinks.
    pub used_by_rest: Option<RestView>,
    /// Scenarios that override this page.
    pub overridden_by: Vec<ExceptionView>,
    /// The previous page in reading order.
    pub previous: Option<LinkView>,
    /// The next page in reading order.
    pub next: Option<LinkView>,
    /// Whether readers should rely on the text; nothing if they should.
    pub status: Option<ValidityView>,
    /// The machine that translated the text; nothing if a person did.
    pub generated: Option<GeneratedView>,
    /// The day of the last change of the text, if it is known.
    pub updated: Option<DayView>,
    /// What changed, the newest first.
    pub changes: Vec<RevisionView>,
    /// The last review, if the page has one.
    pub review: Option<ReviewView>,
    /// Who answers for the text.
    pub owner: Option<String>,
    /// Where the text applies.
    pub place: Option<String>,
    /// What the text relies on.
    pub sources: Vec<SourceView>,
    /// The state of the translation.
    pub freshness: FreshnessView,
}

/// A Markdown page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageView {
    /// The title as HTML: with inline markup if it is a heading of the text.
    pub title_html: String,
    /// The values under `extra:` in the front matter.
    pub extra: Extra,
    /// The words.
    pub html: String,
    /// Headings of level 2 and 3.
    pub toc: Vec<TocView>,
    /// Pages in this section, when it is a section's index.
    pub children: Vec<LinkView>,
    /// The parts of the list; nothing if there is only one.
    pub parts: Option<PartsView>,
    /// Whether the page shows help lines and a way to leave it quickly.
    pub safety: bool,
    /// Reading time in minutes at 200 words per minute, at least 1.
    pub minutes: usize,
    /// The data around the content.
    pub around: AroundView,
}

/// A text with an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemView {
    /// Language-neutral id.
    pub id: String,
    /// The words.
    pub text: String,
    /// The same as HTML, in which words of other languages are marked.
    pub text_html: String,
}

/// A step of a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// Language-neutral id; the step's anchor is `step-` and the id.
    pub id: String,
    /// What to do.
    pub text: String,
    /// The same as HTML, in which words of other languages are marked.
    pub text_html: String,
    /// The texts of the signals for which it applies; empty means always.
    pub when: Vec<String>,
    /// The same as HTML, in which words of other languages are marked.
    pub when_html: Vec<String>,
    /// The page that explains it.
    pub page: Option<LinkView>,
    /// Title and anchor of the script to use.
    pub script: Option<ItemView>,
}

/// A part of a script line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScriptPartView {
    /// The text, or the label of the placeholder.
    pub text: String,
    /// The name of the placeholder; nothing for text.
    pub placeholder: Option<String>,
    /// The language of the text or label, if it is not that of the letter.
    pub lang: Option<String>,
    /// Its direction, if there is a language.
    pub dir: Option<&'static str>,
}

/// A text to say or send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScriptView {
    /// Language-neutral id; the anchor is `script-` and the id.
    pub id: String,
    /// Its purpose.
    pub title: String,
    /// The same as HTML, in which words of other languages are marked.
    pub title_html: String,
    /// The label of its channel; empty if it has none.
    pub channel: Shared,
    /// Lines, each in parts.
    pub lines: Vec<Vec<ScriptPartView>>,
    /// All placeholders with their labels, in order of first use.
    pub placeholders: Vec<ItemView>,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioView {
    /// The title as HTML, in which words of other languages are marked.
    pub title_html: String,
    /// The summary.
    pub summary: String,
    /// The same as HTML, in which words of other languages are marked.
    pub summary_html: String,
    /// `info`, `caution`, `serious` or `danger`; the label is the message `severity-<id>`.
    pub severity: String,
    /// Signs of the situation.
    pub signals: Vec<ItemView>,
    /// The label of the recommended channel; empty if the scenario names no channels.
    pub recommended: Shared,
    /// The labels of other acceptable channels.
    pub allowed: Vec<Shared>,
    /// The labels of channels to avoid.
    pub never: Vec<Shared>,
    /// The reason.
    pub why: String,
    /// The same as HTML, in which words of other languages are marked.
    pub why_html: String,
    /// What to do.
    pub steps: Vec<StepView>,
    /// Texts to say or send.
    pub scripts: Vec<ScriptView>,
    /// Pages this scenario overrides.
    pub exceptions: Vec<ExceptionView>,
    /// What can go wrong.
    pub risks: Vec<ItemView>,
    /// Lists of the site's own.
    pub lists: Vec<OwnListView>,
    /// The headings of the site's own for the parts.
    pub headings: ScenarioHeadingsView,
    /// Headings for the table of contents.
    pub toc: Vec<TocView>,
    /// The data around the content.
    pub around: AroundView,
}

/// A list of the site's own in a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnListView {
    /// Its id and anchor; that of an item is this id, `-` and the id of the item.
    pub id: String,
    /// The heading that kb.yaml gives it.
    pub title: Shared,
    /// Its items.
    pub items: Vec<ItemView>,
}

/// The headings that kb.yaml gives the parts of scenarios; nothing for the message of the theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioHeadingsView {
    /// Above the steps, else the message `scenario-steps`.
    pub steps: Option<Shared>,
    /// Above the channels, else the message `scenario-channel`.
    pub channel: Option<Shared>,
    /// Above the signals, else the message `scenario-signals`.
    pub signals: Option<Shared>,
    /// Above the scripts, else the message `scenario-scripts`.
    pub scripts: Option<Shared>,
    /// Above the risks, else the message `scenario-risks`.
    pub risks: Option<Shared>,
    /// Above the exceptions, else the message `scenario-exceptions`.
    pub exceptions: Option<Shared>,
}

/// The accessibility statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementView {
    /// Who is responsible for the site.
    pub owner: Shared,
    /// The address for reports.
    pub contact: String,
    /// The same as readers see it.
    pub contact_text: String,
    /// The day of the statement.
    pub prepared: DayView,
    /// `partial`, `full` or `none`; the sentence is the message `accessibility-<status>`.
    pub status: &'static str,
    /// What does not work yet.
    pub problems: Option<Shared>,
}

/// The scenario index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenariosView {
    /// The introduction of the index page; may be empty.
    pub html: String,
    /// Scenarios by severity, most serious first.
    pub groups: Vec<ScenarioGroupView>,
    /// Every signal with its scenarios, in the order of the language.
    pub signals: Vec<SignalView>,
    /// The parts of the list; nothing if there is only one.
    pub parts: Option<PartsView>,
}

/// Scenarios of one severity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioGroupView {
    /// `info`, `caution`, `serious` or `danger`.
    pub severity: String,
    /// The scenarios, in the order of the language.
    pub scenarios: Vec<LinkView>,
}

/// A signal and the scenario it points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignalView {
    /// The words.
    pub text: String,
    /// The same as HTML, in which words of other languages are marked.
    pub text_html: String,
    /// The scenario.
    pub scenario: LinkView,
}

/// A glossary term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermView {
    /// Its anchor.
    pub id: String,
    /// The term.
    pub term: String,
    /// The same as HTML, in which words of other languages are marked.
    pub term_html: String,
    /// What it means.
    pub definition: String,
    /// The same as HTML, in which words of other languages are marked.
    pub definition_html: String,
    /// Synonyms.
    pub synonyms: Vec<String>,
    /// The page that explains it.
    pub page: Option<LinkView>,
    /// Former ids, which are anchors too.
    pub former: Vec<String>,
}

/// A letter of an alphabetical list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterView<T> {
    /// The heading: `C`, `Č`, `Ch`, `0–9`.
    pub letter: String,
    /// An id for it.
    pub id: String,
    /// The entries that begin with it.
    pub items: Vec<T>,
}

/// A letter of an alphabetical list, as a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterLinkView {
    /// The letter.
    pub letter: String,
    /// The address of its first entry.
    pub href: String,
}

/// The glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryView {
    /// Terms by letter.
    pub letters: Vec<LetterView<TermView>>,
    /// The data around the content.
    pub around: AroundView,
}

/// The A–Z index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AtoZView {
    /// Titles, headings and terms by letter; the description of a heading is its page.
    pub letters: Vec<LetterView<LinkView>>,
    /// All letters with their URLs.
    pub index: Vec<LetterLinkView>,
    /// The parts of the list; nothing if there is only one.
    pub parts: Option<PartsView>,
}

/// A tag and its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TagView {
    /// The last part of its address.
    pub id: Slug,
    /// The words.
    pub label: String,
    /// The same as HTML, in which words of other languages are marked.
    pub label_html: String,
    /// Its page.
    pub href: String,
    /// The entries that have it.
    pub entries: Vec<LinkView>,
    /// How many entries have it.
    pub n_entries: usize,
    /// The parts of the list; nothing if there is only one.
    pub parts: Option<PartsView>,
}

/// All tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TagsView {
    /// In the order of the language.
    pub tags: Vec<TagView>,
    /// The parts of the list; nothing if there is only one.
    pub parts: Option<PartsView>,
}

/// A page that is only a list of links, or a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListView {
    /// The links.
    pub links: Vec<LinkView>,
}

/// A page, a scenario or the glossary in the print edition. Links lead to the single pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintPartView {
    /// The title.
    pub title: Shared,
    /// An id that is unique on the page.
    pub id: AnchorId,
    /// The prefix of every id inside the part: the id and `--`.
    pub prefix: String,
    /// The words of a page; empty for a scenario and the glossary.
    pub html: String,
    /// The content of a scenario.
    pub scenario: Option<ScenarioView>,
    /// The terms of the glossary in alphabetical order; empty for a page and a scenario.
    pub terms: Vec<TermView>,
    /// Whether to show help lines.
    pub safety: bool,
    /// How deep in the navigation it is, from 1.
    pub depth: usize,
    /// The language of the words.
    pub lang: String,
    /// `ltr` or `rtl`: the direction of the words.
    pub dir: &'static str,
    /// The state of its translation; ids in it are those of the single page.
    pub freshness: FreshnessView,
}

/// Everything on one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintView {
    /// In reading order; empty if the site is too large for one page.
    pub parts: Vec<PrintPartView>,
    /// Every page to print separately, if the site is too large for one page.
    pub links: Vec<LinkView>,
    /// The parts of that list; nothing if there is only one.
    pub list_parts: Option<PartsView>,
}

/// The map: every page and its links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapView {
    /// The picture; none for large sites.
    pub picture: Option<MapPictureView>,
    /// The same as a list: folders in the order of the navigation.
    pub sections: Vec<MapSectionView>,
    /// The parts of the list; nothing if there is only one.
    pub parts: Option<PartsView>,
}

/// The picture of the map. All lengths are in user units of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapPictureView {
    /// Its width.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// The lines between the nodes, as path data of SVG.
    pub links: Vec<String>,
    /// The nodes in reading order.
    pub nodes: Vec<MapNodeView>,
}

/// An entry in the picture of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapNodeView {
    /// The entry.
    pub link: LinkView,
    /// Its kind, or `section` for the entry that heads a group.
    pub kind: &'static str,
    /// The left edge of its box.
    pub x: usize,
    /// The top edge.
    pub y: usize,
    /// The width.
    pub width: usize,
    /// The height.
    pub height: usize,
    /// The left edge of its label.
    pub label_x: usize,
    /// The lines of its label; never empty.
    pub label: Vec<MapLineView>,
    /// Whether the label is only the beginning of the title.
    pub is_cut: bool,
}

/// A line of a label in the picture of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapLineView {
    /// The text.
    pub text: String,
    /// The base line.
    pub y: usize,
}

/// A section of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapSectionView {
    /// The section's own page.
    pub link: LinkView,
    /// Its pages in reading order, without the section's own.
    pub pages: Vec<MapPageView>,
}

/// A page on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapPageView {
    /// The page.
    pub link: LinkView,
    /// The entries that it links to, each once, in the order of the text.
    pub leads_to: Vec<LinkView>,
}

/// The state of the translations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TranslationsView {
    /// The languages to report on, without the source: on a translation's own page only itself.
    pub languages: Vec<LanguageStatusView>,
    /// The parts of the list; nothing if there is only one.
    pub parts: Option<PartsView>,
}

/// The status of one translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageStatusView {
    /// BCP 47 tag.
    pub tag: String,
    /// The name as its speakers write it.
    pub name: String,
    /// How many pages are in each state, without states that no page is in.
    pub counts: Vec<StateCountView>,
    /// The page with the rows, where they are too many for this page.
    pub href: Option<String>,
    /// All pages, longest outdated first.
    pub rows: Vec<TranslationRowView>,
}

/// How many pages are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateCountView {
    /// The state; the label is the message `state-<id>`.
    pub state: &'static str,
    /// The number of pages.
    pub n: usize,
}

/// A page in one translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TranslationRowView {
    /// The page, in that translation.
    pub link: LinkView,
    /// `fresh`, `stale`, `removed`, `moved`, `incomplete`, `extra`, `unconfirmed`, `untranslated`,
    /// `in-translation` or `orphan`; words are the message `state-<id>`.
    pub state: &'static str,
    /// The worst change: `normal` or `major`.
    pub severity: Option<&'static str>,
    /// How many sections there are.
    pub n_sections: usize,
    /// How many of them changed in the source since.
    pub n_changed: usize,
    /// How many sections are shown in the source language.
    pub n_missing: usize,
    /// The date since which it is outdated, spelled out in the language.
    pub since: Option<String>,
    /// ISO 8601.
    pub since_iso: Option<String>,
}

/// A quiz. Its style sheet and script use the element ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuizView {
    /// The id, language-neutral.
    pub id: String,
    /// Whether some result is about safety, so that the exit must be in sight from the start.
    pub safety: bool,
    /// The title as HTML, in which words of other languages are marked.
    pub title_html: String,
    /// The introduction.
    pub intro: String,
    /// The same as HTML, in which words of other languages are marked.
    pub intro_html: String,
    /// The questions in order.
    pub questions: Vec<QuestionView>,
    /// The stops in order.
    pub stops: Vec<StopView>,
    /// The groups of points.
    pub dimensions: Vec<DimensionView>,
    /// The bands, best first.
    pub bands: Vec<BandView>,
    /// The results in the order of the file.
    pub results: Vec<ResultView>,
    /// The plan: every action, by phase, in plan order.
    pub phases: Vec<PhaseView>,
    /// URL of the generated style sheet of this quiz.
    pub style: String,
    /// The data for the script, as JSON for a data block.
    pub data_json: String,
    /// The data around the content.
    pub around: AroundView,
}

/// A question of a quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionView {
    /// Whether readers can choose several options.
    pub many: bool,
    /// Language-neutral id; the element is `Q-` and the id.
    pub id: String,
    /// Its number, from 1.
    pub number: usize,
    /// The question.
    pub title: String,
    /// The same as HTML, in which words of other languages are marked.
    pub title_html: String,
    /// A name for summaries.
    pub short: String,
    /// The same as HTML, in which words of other languages are marked.
    pub short_html: String,
    /// One sentence of help.
    pub hint: Option<String>,
    /// The same as HTML, in which words of other languages are marked.
    pub hint_html: Option<String>,
    /// The message for readers who continue without an answer.
    pub error: Shared,
    /// The condition for asking it; nothing means always.
    pub condition: Option<ConditionView>,
    /// The points if it is not asked.
    pub skipped: Vec<PointsView>,
    /// The answers to choose from.
    pub options: Vec<OptionView>,
    /// Caps and notes to show here as soon as an answer makes them hold.
    pub stops: Vec<AnswerStopView>,
}

/// A stop that is shown under a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerStopView {
    /// The id of its element.
    pub id: String,
    /// `cap` or `note`.
    pub effect: &'static str,
    /// The text of the stop.
    pub text: String,
    /// The same as HTML, in which words of other languages are marked.
    pub text_html: String,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OptionView {
    /// The id of its radio button.
    pub id: String,
    /// Its language-neutral id, the value of the radio button.
    pub value: String,
    /// The words.
    pub label: String,
    /// The same as HTML, in which words of other languages are marked.
    pub label_html: String,
    /// Its points.
    pub points: Vec<PointsView>,
    /// The next step if this answer by itself rules out the next question or ends the quiz: the id
    /// of an element and its title, with the number for a question.
    pub next: Option<ItemView>,
    /// The id of the element around it, where it is not always offered.
    pub offer: String,
    /// When it is offered; always if there is none.
    pub condition: Option<ConditionView>,
    /// The stop that this answer settles by itself, to be shown as soon as it is chosen.
    pub stop: Option<SettledStopView>,
}

/// A halt or override that decides whatever else is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettledStopView {
    /// The id of its element.
    pub id: String,
    /// The position of the stop among all stops: of several settled ones the first decides.
    pub rank: usize,
    /// The text of the stop.
    pub text: String,
    /// The same as HTML, in which words of other languages are marked.
    pub text_html: String,
    /// Whether its result is about safety, so that the help lines and the exit are shown here too.
    pub safety: bool,
    /// The page of its result.
    pub page: Option<LinkView>,
}

/// When a question is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConditionView {
    /// `answer`, `all`, `any` or `not`.
    pub test: &'static str,
    /// For `answer`: the number of the question.
    pub number: usize,
    /// For `answer`: the id of its element.
    pub href: String,
    /// For `answer`: the texts of the options, any of which matches.
    pub options: Vec<Shared>,
    /// For the others: the parts; `not` has one.
    pub parts: Vec<ConditionView>,
}

/// Points for one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointsView {
    /// The words of the dimension.
    pub label: String,
    /// The same as HTML, in which words of other languages are marked.
    pub label_html: String,
    /// How many.
    pub n: u32,
}

/// A group of points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DimensionView {
    /// Language-neutral id.
    pub id: String,
    /// The words.
    pub label: Shared,
    /// The most that can be reached.
    pub max: u32,
}

/// A stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StopView {
    /// The id of its element.
    pub id: String,
    /// `override`, `halt`, `cap` or `note`.
    pub effect: &'static str,
    /// When it applies.
    pub condition: ConditionView,
    /// The text for the reader.
    pub text: String,
    /// The same as HTML, in which words of other languages are marked.
    pub text_html: String,
    /// The element and title of the result it leads to, or of the best band it allows.
    pub result: Option<ItemView>,
}

/// A band of totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BandView {
    /// The smallest total.
    pub from: u32,
    /// The largest total; nothing for the best band.
    pub to: Option<u32>,
    /// The least points of single dimensions.
    pub floors: Vec<PointsView>,
    /// The element and title of its result.
    pub result: ItemView,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultView {
    /// The id of its element.
    pub id: String,
    /// Whether it leads to a page or scenario for readers who may be in danger.
    pub safety: bool,
    /// In a few words.
    pub title: String,
    /// The same as HTML, in which words of other languages are marked.
    pub title_html: String,
    /// What it means.
    pub lead: String,
    /// The same as HTML, in which words of other languages are marked.
    pub lead_html: String,
    /// The page to read next.
    pub page: Option<LinkView>,
    /// Its own actions where a band leads to it, since a sum cannot show them in the plan.
    pub actions: Vec<ActionView>,
}

/// A part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseView {
    /// Language-neutral id.
    pub id: String,
    /// The words.
    pub label: String,
    /// The same as HTML, in which words of other languages are marked.
    pub label_html: String,
    /// Whether some result folds it.
    pub foldable: bool,
    /// Its actions in plan order.
    pub actions: Vec<ActionView>,
}

/// An item of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionView {
    /// The id of its element; empty inside a result, where it has none.
    pub id: String,
    /// What to do.
    pub label: String,
    /// The same as HTML, in which words of other languages are marked.
    pub label_html: String,
    /// Pages and scenarios that show how.
    pub links: Vec<LinkView>,
    /// The condition that adds it to the plan without an answer or result.
    pub condition: Option<ConditionView>,
    /// The reasons why it is in the plan.
    pub reasons: Vec<ReasonView>,
}

/// Why an action is in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonView {
    /// The id of its element.
    pub id: String,
    /// The short name of the question; empty for a result or a condition.
    pub question: Shared,
    /// The words of the answer or of the result; empty for a condition.
    pub answer: Shared,
}
