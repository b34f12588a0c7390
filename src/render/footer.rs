//! The text at the end of each page: `look.footer.text` of kb.yaml.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::config::site_text::{Paragraph, SiteText};
use crate::lang::by_lang::Lang;
use crate::markdown::html::{self, HtmlInput, IdScheme};
use crate::render::Renderer;
use crate::render::hrefs::{self, LinkingText};
use crate::route::Route;
use crate::theme::Shared;
use crate::view::FooterParagraphView;

/// The paragraphs as the pages beside a route show them.
pub(super) fn paragraphs(renderer: &Renderer, route: &Route) -> Vec<FooterParagraphView> {
    let site = &*renderer.site;
    let Some(text) = &site.config.look.footer.text else { return Vec::new() };
    let shown = text.shown[route.lang].clone();
    shown.map(|nth| paragraph(renderer, route, &text.paragraphs[nth], nth)).collect()
}

/// The words of the text, without markup.
pub(super) fn text(renderer: &Renderer, lang: Lang) -> Option<Shared> {
    let SiteText { paragraphs, shown } = renderer.site.config.look.footer.text.as_ref()?;
    let shown: Range<usize> = shown[lang].clone();
    let words = shown.map(|nth| {
        let paragraph = &paragraphs[nth];
        renderer.set(paragraph.lang.unwrap_or(lang), &paragraph.plain)
    });
    let words = words.collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| words.into())
}

fn paragraph(
    renderer: &Renderer,
    route: &Route,
    paragraph: &Paragraph,
    nth: usize,
) -> FooterParagraphView {
    let site = &*renderer.site;
    let text_lang = paragraph.lang.unwrap_or(route.lang);
    let (language, around) = (renderer.language(text_lang), renderer.language(route.lang));
    let text = LinkingText { renderer, route, text_lang, is_shared: true };
    let links = paragraph.links.iter().map(|placed| &placed.link);
    let links = hrefs::of_targets(text, links.zip(&site.footer_links[nth]));
    let (links, html_links) = links.split_at(paragraph.n_markdown.min(links.len()));
    let is_other = text_lang != route.lang;
    let html = html::paragraph(&HtmlInput {
        text: &paragraph.markdown,
        headings: &[],
        title_heading: false,
        links,
        html_links,
        typography: &language.typography,
        terms: None,
        words: if is_other { &around.marked_words } else { &around.words },
        is_rtl: language.dir == "rtl",
        code: &renderer.code,
        // There is no callout in a paragraph.
        callouts: &|_| Ok(String::new()),
        embeds: BTreeMap::new(),
        citations: BTreeMap::new(),
        policy: site.config.html,
        after_heading: BTreeMap::new(),
        before_heading: BTreeMap::new(),
        further_ids: BTreeMap::new(),
        hidden: BTreeSet::new(),
        ids: IdScheme::default(),
    });
    FooterParagraphView {
        html,
        lang: is_other.then(|| language.tag.clone()),
        dir: renderer.other_dir(route.lang, text_lang),
    }
}
