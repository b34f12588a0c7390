//! The context for rendering a page of an entry.

use crate::lang::by_lang::Lang;
use crate::render::Renderer;
use crate::render::links::link;
use crate::route::Route;
use crate::site::by_entry::EntryId;
use crate::site::{Entry, Site};
use crate::text::RelPath;
use crate::view::LinkView;

/// An entry as a route shows it.
#[derive(Clone, Copy)]
pub(super) struct PageContext<'a> {
    /// The site, ready to render.
    pub(super) renderer: &'a Renderer,
    /// The page to publish.
    pub(super) route: &'a Route,
    /// The entry that it shows.
    pub(super) id: EntryId,
    /// The language of the words of the entry: that of the route, or of its fallback.
    pub(super) text_lang: Lang,
    /// The pages around it, if it is shown inside others.
    pub(super) embedded_in: Option<&'a Embedding<'a>>,
}

/// A page that shows another one, and the pages around it.
#[derive(Clone, Copy)]
pub(super) struct Embedding<'a> {
    /// The page.
    pub(super) id: EntryId,
    /// The page around it.
    pub(super) outer: Option<&'a Embedding<'a>>,
}

impl Embedding<'_> {
    /// Whether an entry is one of the pages.
    pub(super) fn has(&self, id: EntryId) -> bool {
        self.id == id || self.outer.is_some_and(|outer| outer.has(id))
    }

    /// How many pages there are.
    pub(super) fn depth(&self) -> usize {
        1 + self.outer.map_or(0, Embedding::depth)
    }
}

impl<'a> PageContext<'a> {
    /// The context of an entry on a route.
    pub(super) fn new(renderer: &'a Renderer, route: &'a Route, id: EntryId) -> PageContext<'a> {
        let text_lang = renderer.site.text_lang(id, route.lang);
        PageContext { renderer, route, id, text_lang, embedded_in: None }
    }

    /// The same page with the text of the source.
    pub(super) fn in_source(self) -> PageContext<'a> {
        PageContext { text_lang: Lang::SOURCE, ..self }
    }

    /// The relations.
    pub(super) fn site(self) -> &'a Site {
        &self.renderer.site
    }

    /// The entry.
    pub(super) fn entry(self) -> &'a Entry {
        self.site().entry(self.id)
    }

    /// A text of the entry, with the typography of its language.
    pub(super) fn set(self, text: &str) -> String {
        self.renderer.set(self.text_lang, text)
    }

    /// The same as HTML.
    pub(super) fn set_html(self, text: &str) -> String {
        self.renderer.set_html(self.text_lang, text)
    }

    /// A link to another entry.
    pub(super) fn link(self, to: EntryId) -> LinkView {
        link(self.renderer, self.route, to)
    }

    /// The address of an output file on this page.
    pub(super) fn href(self, to: &RelPath) -> String {
        self.renderer.href(&self.route.path, to)
    }

    /// The address of the entry in the source language.
    pub(super) fn source_href(self) -> String {
        self.href(self.site().path(self.id, Lang::SOURCE))
    }
}
