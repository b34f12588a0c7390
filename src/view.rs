//! The theme contract: everything that a template may use, as plain typed data.
//!
//! A template gets one [`Frame`] (the same for every page) and one content view by its kind, under
//! the names in `themes/default/README.md`. Texts are ready to show: typography is done, and every
//! `href` is relative to the page. Fields that end in `html` are safe to print with `| safe`.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::names::anchor::AnchorId;
use crate::names::slug::Slug;
use crate::theme::Shared;

/// A link to another page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkView {
    /// Relative address.
    pub href: String,
    /// The title of the page.
    pub title: Shared,
    /// One sentence, may be empty.
    pub description: Shared,
    /// `page`, `scenario`, `quiz` or `glossary`.
    pub kind: &'static str,
    /// The language of the words there, when it is not the language of this page.
    pub lang: Option<String>,
    /// The name of that language as its speakers write it.
    pub lang_name: Option<String>,
    /// The severity of a scenario: `info`, `caution`, `serious`, `danger`.
    pub severity: Option<String>,
}

impl LinkView {
    /// How many fields a template sees.
    const N_FIELDS: usize = 7;

    /// Writes the fields of a link, for those views that are one and more. What `serde(flatten)`
    /// would do makes a new text of the name of each field, and a large site has a million links.
    fn fields<S: SerializeStruct>(&self, view: &mut S) -> Result<(), S::Error> {
        let LinkView { href, title, description, kind, lang, lang_name, severity } = self;
        view.serialize_field("href", href)?;
        view.serialize_field("title", title)?;
        view.serialize_field("description", description)?;
        view.serialize_field("kind", kind)?;
        view.serialize_field("lang", lang)?;
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
    /// The name as its speakers write it.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// This page in that language.
    pub href: String,
    /// Whether it is the language of this page.
    pub current: bool,
    /// Whether the page has words in that language.
    pub translated: bool,
}

/// An alternate version for search engines: only between real translations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlternateView {
    /// BCP 47 tag or `x-default`.
    pub hreflang: String,
    /// Absolute address.
    pub href: String,
}

/// Pages that kb itself publishes in this language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlacesView {
    /// The start page.
    pub home: String,
    /// The search page.
    pub search: String,
    /// The A–Z index.
    pub a_z: String,
    /// All tags.
    pub tags: String,
    /// The map of the knowledge base.
    pub map: String,
    /// The state of the translations.
    pub translations: String,
    /// Everything on one page, for printing.
    pub print: String,
    /// The Atom feed; nothing without a base URL, or where no entry has a date.
    pub feed: Option<String>,
    /// The glossary, where there is one.
    pub glossary: Option<LinkView>,
    /// The scenario index, where there are scenarios.
    pub scenarios: Option<LinkView>,
    /// All quizzes.
    pub quizzes: Vec<LinkView>,
}

/// What every template gets, besides `t` (UI words) and `content`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The name of the site.
    pub site_title: Shared,
    /// One sentence about the site.
    pub site_description: Shared,
    /// The way from this page to the site's root: `../../` or `./`.
    pub root: String,
    /// The template: `page`, `scenario`, `quiz`, `glossary`, `tag`, …
    pub kind: &'static str,
    /// The title of this page.
    pub title: Shared,
    /// One sentence; may be empty.
    pub description: Shared,
    /// The description to show above the content: empty where it is only the beginning of the text.
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
    /// The address search engines should keep; nothing without a base URL.
    pub canonical: Option<String>,
    /// Alternates for search engines.
    pub alternates: Vec<AlternateView>,
    /// Whether search engines should leave this page out.
    pub noindex: bool,
    /// The switcher.
    pub languages: Vec<LanguageView>,
    /// The way from the start page to this one, without this one.
    pub breadcrumbs: Vec<LinkView>,
    /// The main navigation, rendered by `nav.html` and `nav-item.html`.
    pub nav_html: String,
    /// Pages of kb itself: a [`PlacesView`].
    pub places: Shared,
    /// Theme assets by name (`style.css`) to their fingerprinted address.
    pub assets: Shared,
    /// Where to edit the source of this page.
    pub edit_url: Option<String>,
    /// JSON-LD for this page, ready for a data block; nothing where none is honest.
    pub json_ld: Option<String>,
    /// Address of the search index of this language, loaded when needed.
    pub search_index: Option<String>,
}

/// One item of the navigation; a template sees the fields of the link beside the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavView {
    /// The page.
    pub link: LinkView,
    /// Whether it is this page.
    pub current: bool,
    /// The list of what it contains, rendered by `nav.html`; empty unless the way to this page
    /// leads through it.
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

/// One list of the navigation: the entries around the one that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavListView {
    /// The entries before the shown ones, where there are any.
    pub earlier: Option<RestView>,
    /// The shown entries, each rendered by `nav-item.html`.
    pub items_html: String,
    /// The entries after the shown ones, where there are any.
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

/// A part of a list that belongs to an entry: what the entry contains, or who links to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryListView {
    /// The entry.
    pub page: LinkView,
    /// What it contains.
    pub children: Vec<LinkView>,
    /// Who links to it.
    pub used_by: Vec<UsedByView>,
    /// The parts; nothing where there is only one.
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
}

/// Somebody who links here, with the sentence; a template sees the fields of the link beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedByView {
    /// Who.
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

/// A scenario that overrides this page; a template sees the fields of the link beside the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExceptionView {
    /// The scenario, or on a scenario's page the page it overrides.
    pub link: LinkView,
    /// Why.
    pub why: String,
}

impl Serialize for ExceptionView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut view = serializer.serialize_struct("ExceptionView", LinkView::N_FIELDS + 1)?;
        self.link.fields(&mut view)?;
        view.serialize_field("why", &self.why)?;
        view.end()
    }
}

/// The last review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewView {
    /// `none` while nobody has reviewed it, else `done`.
    pub state: &'static str,
    /// Who.
    pub by: Option<String>,
    /// ISO 8601.
    pub on: Option<String>,
    /// In words of the language.
    pub on_long: Option<String>,
}

/// A section that is behind its source.
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

/// The state of a translated page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FreshnessView {
    /// `source`, `fresh`, `stale`, `unconfirmed` or `untranslated`.
    pub state: &'static str,
    /// What changed in the source since.
    pub changed: Vec<ChangedSectionView>,
    /// How many sections there are.
    pub n_sections: usize,
    /// Since when it is behind, in words of the language.
    pub since: Option<String>,
    /// ISO 8601.
    pub since_iso: Option<String>,
    /// How many sections are shown in the source language.
    pub n_missing: usize,
    /// This page in the source language.
    pub source_href: String,
}

/// What surrounds the words of a page, scenario or quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AroundView {
    /// Tags with their pages.
    pub tags: Vec<LinkView>,
    /// Worth reading next.
    pub related: Vec<LinkView>,
    /// Who links here.
    pub used_by: Vec<UsedByView>,
    /// The links here that are too many for this page.
    pub used_by_rest: Option<RestView>,
    /// Scenarios that override this page.
    pub overridden_by: Vec<ExceptionView>,
    /// The previous page in reading order.
    pub previous: Option<LinkView>,
    /// The next page in reading order.
    pub next: Option<LinkView>,
    /// The last review; nothing where the page has no review.
    pub review: Option<ReviewView>,
    /// The state of the translation.
    pub freshness: FreshnessView,
}

/// A Markdown page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageView {
    /// The words.
    pub html: String,
    /// Headings of level 2 and 3.
    pub toc: Vec<TocView>,
    /// Pages in this section, when it is a section's index.
    pub children: Vec<LinkView>,
    /// The parts of the list; nothing where there is only one.
    pub parts: Option<PartsView>,
    /// Whether the page shows help lines and a way to leave it quickly.
    pub safety: bool,
    /// Minutes of reading at 200 words a minute, at least 1.
    pub minutes: usize,
    /// What is around it.
    pub around: AroundView,
}

/// Something with an id and words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemView {
    /// Language-neutral id.
    pub id: String,
    /// The words.
    pub text: String,
}

/// A step of a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// Language-neutral id; the step's anchor is `step-` and the id.
    pub id: String,
    /// What to do.
    pub text: String,
    /// The words of the signals that make it apply; empty for always.
    pub when: Vec<String>,
    /// The page that shows how.
    pub page: Option<LinkView>,
    /// Title and anchor of the script to use.
    pub script: Option<ItemView>,
}

/// A part of a script line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScriptPartView {
    /// The words, or the label of the placeholder.
    pub text: String,
    /// The name of the placeholder; nothing for words.
    pub placeholder: Option<String>,
}

/// A text ready to say or send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScriptView {
    /// Language-neutral id; the anchor is `script-` and the id.
    pub id: String,
    /// What it is for.
    pub title: String,
    /// `call`, `written-only`, …; words are in `t` as `channel-<id>`.
    pub channel: String,
    /// Lines, each in parts.
    pub lines: Vec<Vec<ScriptPartView>>,
    /// All placeholders with their labels, in order of first use.
    pub placeholders: Vec<ItemView>,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioView {
    /// The summary.
    pub summary: String,
    /// `info`, `caution`, `serious` or `danger`; words are in `t` as `severity-<id>`.
    pub severity: String,
    /// How to recognise it.
    pub signals: Vec<ItemView>,
    /// The channel to choose; words are in `t` as `channel-<id>`.
    pub recommended: String,
    /// Channels that are fine too, without the recommended one.
    pub allowed: Vec<String>,
    /// Channels to avoid.
    pub never: Vec<String>,
    /// Why.
    pub why: String,
    /// What to do.
    pub steps: Vec<StepView>,
    /// Texts ready to say or send.
    pub scripts: Vec<ScriptView>,
    /// Pages this scenario overrides.
    pub exceptions: Vec<ExceptionView>,
    /// What can go wrong.
    pub risks: Vec<ItemView>,
    /// When to ask a lawyer.
    pub lawyer_when: Vec<ItemView>,
    /// Headings for the table of contents.
    pub toc: Vec<TocView>,
    /// What is around it.
    pub around: AroundView,
}

/// The scenario index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenariosView {
    /// Introduction of the index page, may be empty.
    pub html: String,
    /// Scenarios by severity, most serious first.
    pub groups: Vec<ScenarioGroupView>,
    /// Every signal with its scenarios, in the order of the language.
    pub signals: Vec<SignalView>,
    /// The parts of the list; nothing where there is only one.
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
    /// What it means.
    pub definition: String,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// The page that explains it.
    pub page: Option<LinkView>,
}

/// A letter of an alphabetical list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterView<T> {
    /// The heading: `C`, `Č`, `Ch`, `0–9`.
    pub letter: String,
    /// An id for it.
    pub id: String,
    /// What begins with it.
    pub items: Vec<T>,
}

/// A letter of an alphabetical list, as a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterLinkView {
    /// The letter.
    pub letter: String,
    /// Where it begins.
    pub href: String,
}

/// The glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryView {
    /// Terms by letter.
    pub letters: Vec<LetterView<TermView>>,
    /// The last review; nothing where the glossary has no review.
    pub review: Option<ReviewView>,
}

/// The A–Z index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AtoZView {
    /// Titles, headings and terms by letter; the description of a heading is its page.
    pub letters: Vec<LetterView<LinkView>>,
    /// All letters, with the place of each.
    pub index: Vec<LetterLinkView>,
    /// The parts of the list; nothing where there is only one.
    pub parts: Option<PartsView>,
}

/// A tag and its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TagView {
    /// What its address ends with.
    pub id: Slug,
    /// The words.
    pub label: String,
    /// Its page.
    pub href: String,
    /// What has it.
    pub entries: Vec<LinkView>,
    /// How many entries have it.
    pub n_entries: usize,
    /// The parts of the list; nothing where there is only one.
    pub parts: Option<PartsView>,
}

/// All tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TagsView {
    /// In the order of the language.
    pub tags: Vec<TagView>,
    /// The parts of the list; nothing where there is only one.
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
    /// What every id inside the part begins with: the id and `--`.
    pub prefix: String,
    /// The words of a page; empty for a scenario and the glossary.
    pub html: String,
    /// What a scenario says.
    pub scenario: Option<ScenarioView>,
    /// The terms of the glossary in alphabetical order; empty for a page and a scenario.
    pub terms: Vec<TermView>,
    /// Whether to say where to call.
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
    /// In reading order; nothing where the site is too large for one page.
    pub parts: Vec<PrintPartView>,
    /// Every page to print by itself, where the site is too large for one page.
    pub links: Vec<LinkView>,
    /// The parts of that list; nothing where there is only one.
    pub list_parts: Option<PartsView>,
}

/// The map: every page and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapView {
    /// The picture, an `<svg>` element with links; empty where there is too much to draw.
    pub svg_html: String,
    /// The same in words: sections in the order of the navigation.
    pub sections: Vec<MapSectionView>,
    /// The parts of the list; nothing where there is only one.
    pub parts: Option<PartsView>,
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
    /// What it links to, each once, in the order of the text.
    pub leads_to: Vec<LinkView>,
}

/// The state of the translations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TranslationsView {
    /// The languages to report on, without the source: on a translation's own page only itself.
    pub languages: Vec<LanguageStatusView>,
    /// The parts of the list; nothing where there is only one.
    pub parts: Option<PartsView>,
}

/// How far one translation is.
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
    /// Every page, what waits longest first.
    pub rows: Vec<TranslationRowView>,
}

/// How many pages are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateCountView {
    /// The state; words are the message `state-<id>`.
    pub state: &'static str,
    /// The number of pages.
    pub n: usize,
}

/// A page in one translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TranslationRowView {
    /// The page, in that translation.
    pub link: LinkView,
    /// `fresh`, `stale`, `incomplete`, `extra`, `unconfirmed`, `untranslated` or `orphan`; words
    /// are the message `state-<id>`.
    pub state: &'static str,
    /// The worst change: `normal` or `major`.
    pub severity: Option<&'static str>,
    /// How many sections there are.
    pub n_sections: usize,
    /// How many of them changed in the source since.
    pub n_changed: usize,
    /// How many sections are shown in the source language.
    pub n_missing: usize,
    /// Since when it waits, in words of the language.
    pub since: Option<String>,
    /// ISO 8601.
    pub since_iso: Option<String>,
}

/// A quiz. Element ids are those that the quiz's style sheet and script go by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuizView {
    /// The id, language-neutral.
    pub id: String,
    /// The introduction.
    pub intro: String,
    /// The questions in order.
    pub questions: Vec<QuestionView>,
    /// The stops in order.
    pub stops: Vec<StopView>,
    /// What points are given for.
    pub dimensions: Vec<DimensionView>,
    /// The bands, best first.
    pub bands: Vec<BandView>,
    /// The results in the order of the file.
    pub results: Vec<ResultView>,
    /// The plan: every action, by phase, in plan order.
    pub phases: Vec<PhaseView>,
    /// Address of the style sheet made for this quiz.
    pub style: String,
    /// What the script runs on, as JSON that can stand in a data block.
    pub data_json: String,
    /// What is around it.
    pub around: AroundView,
}

/// A question of a quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionView {
    /// Language-neutral id; the element is `Q-` and the id.
    pub id: String,
    /// Its number, from 1.
    pub number: usize,
    /// The question.
    pub title: String,
    /// A name for summaries.
    pub short: String,
    /// One sentence of help.
    pub hint: Option<String>,
    /// What to say when there is no answer.
    pub error: String,
    /// When it is asked; nothing for always.
    pub condition: Option<ConditionView>,
    /// The points to count when it is not asked.
    pub skipped: Vec<PointsView>,
    /// The answers to choose from.
    pub options: Vec<OptionView>,
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
    /// Its points.
    pub points: Vec<PointsView>,
    /// Where to go on when this answer by itself rules out the next question or ends the quiz: the
    /// id of an element and its title, with the number for a question.
    pub next: Option<ItemView>,
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
    /// For `answer`: the words of the options, any of which will do.
    pub options: Vec<String>,
    /// For the others: the parts; `not` has one.
    pub parts: Vec<ConditionView>,
}

/// Points for one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointsView {
    /// The words of the dimension.
    pub label: String,
    /// How many.
    pub n: u32,
}

/// What points are given for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DimensionView {
    /// Language-neutral id.
    pub id: String,
    /// The words.
    pub label: String,
    /// The most that can be reached.
    pub max: u32,
}

/// A stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StopView {
    /// The id of its element.
    pub id: String,
    /// `override`, `halt` or `cap`.
    pub effect: &'static str,
    /// When it applies.
    pub condition: ConditionView,
    /// What the reader is told.
    pub text: String,
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
    /// What single dimensions must reach.
    pub floors: Vec<PointsView>,
    /// The element and title of its result.
    pub result: ItemView,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultView {
    /// The id of its element.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// What it means.
    pub lead: String,
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
    /// Pages and scenarios that show how.
    pub links: Vec<LinkView>,
    /// The answers that put it into the plan without an answer or result that asks for it.
    pub condition: Option<ConditionView>,
    /// Why it is in the plan.
    pub reasons: Vec<ReasonView>,
}

/// Why an action is in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonView {
    /// The id of its element.
    pub id: String,
    /// The short name of the question; empty for a result or a condition.
    pub question: String,
    /// The words of the answer or of the result; empty for a condition.
    pub answer: String,
}
