//! The facts of one content file. They are immutable and do not depend on other files.

pub mod changes;
pub mod dates;
pub mod drafts;
pub mod extra;
pub mod glossary;
pub mod lifecycle;
pub mod scenario;
pub mod sections;
pub mod shared;

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::Base;
use crate::config::texts;
use crate::diag::Diagnostic;
use crate::diag::levels::Ignore;
use crate::doc::changes::ChangeNote;
use crate::doc::dates::WrittenDay;
use crate::doc::extra::Extra;
use crate::doc::lifecycle::{Lifecycle, Validity};
use crate::doc::shared::SHARED;
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::markdown::facts::Facts;
use crate::source::{ContentFile, Kind, Owner};
use crate::text::{Source, Span};
use crate::yaml::schema::{self, Field, Shape};
use crate::yaml::{MapEntry, Node, Value};

/// The front matter of a page in the source language.
pub static FRONT_MATTER: &[Field] = &PAGE_KEYS;

static PAGE_KEYS: [Field; OWN_KEYS.len() + SHARED.len()] = shared::with_shared(OWN_KEYS);

const OWN_KEYS: &[Field] = &[
    Field::new("title", Shape::Text, "Title of the page (default: the first heading).").words(),
    Field::new("description", Shape::Text, "One sentence for search results and previews.").words(),
    schema::SLUG,
    Field::new(
        "aliases",
        Shape::List(&Shape::Text),
        "Former URLs that redirect to this page, and other names of it: `old/page` relative to the language, \
         `/old/page.html` from the root of the site.",
    )
    .own(),
    Field::new(
        "anchors",
        Shape::Keyed(&Shape::Text),
        "Former ids of headings, each with its new id: `{old-id: new-id}`.",
    )
    .own(),
    Field::new("draft", Shape::Bool, "`true` leaves the page out of the published site.").own(),
    schema::TRANSLATING,
    Field::new(
        "order",
        Shape::Integer,
        "Position among the pages of its folder; smaller numbers, also negative ones, come first.",
    ),
    Field::new(
        "tags",
        Shape::List(&Shape::Text),
        "Tags of the page; only those in kb.yaml if kb.yaml lists tags.",
    ),
    Field::new(
        "related",
        Shape::List(&Shape::Text),
        "Keys of related pages, scenarios or quizzes.",
    ),
    Field::new(
        "safety",
        Shape::Bool,
        "`true` shows help lines and a button to leave the page quickly.",
    ),
    Field::new(
        "layout",
        Shape::Text,
        "Template of the page: the name of a file in `templates/layouts/` of the theme, without `.html` (default: \
         `page.html`).",
    ),
    Field::new("nav", Shape::Bool, "`false` keeps the page out of the navigation."),
    Field::new("search", Shape::Bool, "`false` keeps the page out of the search."),
    Field::new(
        "keywords",
        Shape::List(&Shape::Text),
        "Words by which readers may search for the page; they are not shown.",
    )
    .own(),
    Field::new("extra", Shape::Any, "The site's own keys; templates get them as `content.extra`.")
        .own(),
    // A made-up key, added by the recipe in CONTRIBUTING.md (see the tests of `cmd/i18n/draft.rs`).
    #[cfg(test)]
    Field::new("teaser", Shape::Text, "A made-up text.").words(),
];

/// A text and its place.
pub type PlacedText = (String, Span);

/// Who works on the draft of a translation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Translator {
    /// The name.
    pub by: Option<String>,
    /// Since when.
    pub since: Option<Date>,
}

impl Translator {
    /// Reads a checked `translating:`.
    fn read(node: &Node) -> Option<Translator> {
        matches!(node.value, Value::Map(_)).then(|| Translator {
            by: node.get_text("by").map(str::to_owned),
            since: node.get_text("since").and_then(Date::parse),
        })
    }
}

/// Whether the search finds a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Indexing {
    /// It is in the index of the search.
    #[default]
    Indexed,
    /// It is left out.
    LeftOut,
}

/// Front matter as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `slug`.
    pub slug: Option<PlacedText>,
    /// `order`.
    pub order: Option<i32>,
    /// `tags`.
    pub tags: Vec<PlacedText>,
    /// `aliases`.
    pub aliases: Vec<PlacedText>,
    /// `anchors`.
    pub anchors: Vec<FormerAnchor>,
    /// `translating`.
    pub translating: Option<Translator>,
    /// `related`.
    pub related: Vec<PlacedText>,
    /// Whether it is valid.
    pub lifecycle: Lifecycle,
    /// `safety`.
    pub safety: bool,
    /// `layout`.
    pub layout: Option<PlacedText>,
    /// `nav`.
    pub nav: bool,
    /// `search`.
    pub search: Indexing,
    /// `keywords`.
    pub keywords: Vec<String>,
    /// `updated`.
    pub updated: Option<WrittenDay>,
    /// `changes`, the newest first.
    pub changes: Vec<ChangeNote>,
    /// `extra`.
    pub extra: Extra,
    /// Keys that kb does not have.
    pub unknown: Vec<PlacedText>,
    /// Comments that ignore a rule.
    pub ignores: Vec<Ignore>,
    /// Keys that kb has.
    given: Vec<&'static str>,
    /// The texts that translations follow, in the order of [`FRONT_MATTER`].
    followed: Vec<FollowedText>,
}

/// An id that a heading had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerAnchor {
    /// The former id.
    pub old: PlacedText,
    /// The id that it has now.
    pub new: PlacedText,
}

impl FormerAnchor {
    pub(crate) fn read(entry: &MapEntry) -> Option<FormerAnchor> {
        let new = (entry.value.text()?.to_owned(), entry.value.span);
        Some(FormerAnchor { old: (entry.key.clone(), entry.key_span), new })
    }
}

/// A text of front matter that translations follow.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FollowedText {
    key: &'static str,
    /// `None` if the page does not set it.
    text: Option<String>,
}

impl FrontMatter {
    /// Reads a checked front matter; absent keys get their defaults.
    #[must_use]
    pub fn read(node: Option<&Node>) -> FrontMatter {
        let get = |key: &str| node.and_then(|node| node.get(key));
        let text = |key: &str| get(key).and_then(Node::text).map(str::to_owned);
        FrontMatter {
            title: text("title"),
            description: text("description"),
            slug: get("slug").and_then(|slug| Some((slug.text()?.to_owned(), slug.span))),
            order: get("order").and_then(|order| order.text()?.parse().ok()),
            tags: texts(get("tags")),
            aliases: texts(get("aliases")),
            anchors: get("anchors")
                .map_or(&[][..], Node::entries)
                .iter()
                .filter_map(FormerAnchor::read)
                .collect(),
            translating: get(schema::TRANSLATING.key).and_then(Translator::read),
            related: texts(get("related")),
            lifecycle: node.map(Lifecycle::read).unwrap_or_default(),
            safety: get("safety").and_then(Node::text) == Some("true"),
            layout: get("layout").and_then(|it| Some((it.text()?.to_owned(), it.span))),
            nav: get("nav").and_then(Node::text) != Some("false"),
            search: match get("search").and_then(Node::text) {
                Some("false") => Indexing::LeftOut,
                _ => Indexing::Indexed,
            },
            keywords: texts(get("keywords")).into_iter().map(|(word, _)| word).collect(),
            updated: node.and_then(dates::updated),
            changes: node.map(changes::read).unwrap_or_default(),
            extra: get("extra").map(Extra::read).unwrap_or_default(),
            unknown: Vec::new(),
            ignores: Vec::new(),
            given: FRONT_MATTER
                .iter()
                .map(|field| field.key)
                .filter(|key| node.is_some_and(|node| node.entry(key).is_some()))
                .collect(),
            followed: FRONT_MATTER
                .iter()
                .filter(|field| field.is_followed())
                .map(|field| FollowedText { key: field.key, text: text(field.key) })
                .collect(),
        }
    }

    /// Whether the front matter has a key of kb.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.given.contains(&key)
    }

    /// The texts that translations follow, by their keys. `title` is the title to use: a page
    /// without one in its front matter has that of a heading.
    pub fn followed<'a>(
        &'a self,
        title: Option<&'a str>,
    ) -> impl Iterator<Item = (&'static str, &'a str)> {
        self.followed.iter().filter_map(move |FollowedText { key, text }| match *key {
            "title" => Some((*key, title?)),
            _ => Some((*key, text.as_deref()?)),
        })
    }
}

/// A Markdown page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The front matter.
    pub front: FrontMatter,
    /// The place of the Markdown.
    pub body: Span,
    /// The facts of the Markdown.
    pub facts: Facts,
}

impl Page {
    /// The title: front matter, else the heading that the text begins with.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let heading = self.facts.title().map(|heading| heading.text.as_str());
        self.front.title.as_deref().or(heading)
    }
}

/// The parsed content of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A Markdown page.
    Page(Box<Page>),
    /// A YAML file as a tree; scenarios and quizzes are read after their texts are merged.
    Yaml(Node),
    /// What a translation was last confirmed against.
    Base(Base),
    /// A file that could not be parsed; its diagnostics give the reason.
    Broken,
}

/// One content file and its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doc {
    /// Path, text and owner.
    pub file: ContentFile,
    /// The parsed content.
    pub body: Body,
    /// Findings that depend only on this file.
    pub found: Vec<Diagnostic>,
    /// Comments that ignore a rule.
    pub ignores: Vec<Ignore>,
}

impl Doc {
    /// The text file.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.file.source
    }

    /// The page, if it is one.
    #[must_use]
    pub fn page(&self) -> Option<&Page> {
        match &self.body {
            Body::Page(page) => Some(page),
            Body::Yaml(_) | Body::Base(_) | Body::Broken => None,
        }
    }

    /// Whether the author marked the file as a draft.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.lifecycle().status == Validity::Draft || self.translator().is_some()
    }

    /// Who works on the translation, if it is a draft that says so.
    #[must_use]
    pub fn translator(&self) -> Option<Translator> {
        if self.file.owner == Owner::Language(Lang::SOURCE) {
            return None;
        }
        match self.page() {
            Some(page) => page.front.translating.clone(),
            None => self.node()?.get(schema::TRANSLATING.key).and_then(Translator::read),
        }
    }

    /// Whether the text is valid.
    #[must_use]
    pub fn lifecycle(&self) -> Cow<'_, Lifecycle> {
        match &self.body {
            Body::Page(page) => Cow::Borrowed(&page.front.lifecycle),
            Body::Yaml(node) => Cow::Owned(Lifecycle::read(node)),
            Body::Base(_) | Body::Broken => Cow::Owned(Lifecycle::default()),
        }
    }

    /// `updated`, with its place.
    #[must_use]
    pub fn written_update(&self) -> Option<WrittenDay> {
        match &self.body {
            Body::Page(page) => page.front.updated,
            Body::Yaml(node) => dates::updated(node),
            Body::Base(_) | Body::Broken => None,
        }
    }

    /// The day of the last change that the file names, also in its notes.
    #[must_use]
    pub fn updated(&self) -> Option<Date> {
        let written = self.written_update().map(|written| written.day);
        written.max(self.changes().first().map(|note| note.day))
    }

    /// What changed by day, the newest first.
    #[must_use]
    pub fn changes(&self) -> Cow<'_, [ChangeNote]> {
        match &self.body {
            Body::Page(page) => Cow::Borrowed(&page.front.changes),
            Body::Yaml(node) => Cow::Owned(changes::read(node)),
            Body::Base(_) | Body::Broken => Cow::Borrowed(&[]),
        }
    }

    /// The YAML tree, if it is one.
    #[must_use]
    pub fn node(&self) -> Option<&Node> {
        match &self.body {
            Body::Yaml(node) => Some(node),
            Body::Page(_) | Body::Base(_) | Body::Broken => None,
        }
    }
}

/// The table for a kind of YAML file.
#[must_use]
pub fn shape(kind: Kind) -> &'static Shape {
    match kind {
        Kind::Page => &PAGE,
        Kind::Scenario => &scenario::SHAPE,
        Kind::Quiz => &crate::quiz::shape::QUIZ,
        Kind::Glossary => &glossary::SHAPE,
    }
}

static PAGE: Shape = Shape::Record(FRONT_MATTER);
