//! The identity of the site as pages show it: logo, icon, card, links of the frame, generated style sheet.

use crate::config::head::HeadTag;
use crate::config::linked::LinkedAsset;
use crate::config::safety::{HelpLine, Leave, Safety};
use crate::lang::by_lang::{ByLang, Lang};
use crate::names::path::OutputPath;
use crate::render::links::link;
use crate::render::{Renderer, footer};
use crate::route::{self, Route, own};
use crate::site::identity::{FrameLink, FrameTarget};
use crate::source::AssetFile;
use crate::text::{RelPath, encode_component};
use crate::theme::Shared;
use crate::theme::tokens::{self, ColourScheme, Tokens};
use crate::view::{
    FooterView, HeadTagView, HelpLineView, IconView, LeaveView, LinkView, LogoView, LookView,
    SafetyView,
};

/// The generated style sheet.
pub(super) struct TokenSheet {
    /// The published path.
    pub(super) path: OutputPath,
    /// The published bytes.
    pub(super) bytes: Vec<u8>,
}

/// Generates the style sheet of a site that changes tokens of the theme.
pub(super) fn token_sheet(tokens: &Tokens) -> Option<TokenSheet> {
    let bytes = tokens::sheet(tokens)?.into_bytes();
    Some(TokenSheet { path: route::token_sheet(&bytes), bytes })
}

/// The identity as the pages beside a route show it.
pub(super) fn look(renderer: &Renderer, route: &Route) -> LookView {
    let site = &*renderer.site;
    let (look, identity, lang) = (&site.config.look, &site.identity, route.lang);
    let of_links =
        |list: &[FrameLink]| list.iter().map(|it| frame_link(renderer, route, it)).collect();
    let links: Vec<LinkView> = of_links(&identity.links);
    let of_assets = |list: &[LinkedAsset]| {
        list.iter().filter_map(|it| renderer.asset(&route.path, &it.name)).collect()
    };
    let logo = logo(renderer, route);
    let (days, today) = (site.config.banner_days, renderer.options.day);
    let is_over = today.is_some_and(|today| days.are_over(today));
    let banner = site.config.banner.as_ref().filter(|_| !is_over);
    let banner = text(renderer, lang, banner);
    let page = |scheme| look.tokens.neutral.page(scheme).to_string();
    LookView {
        has_sheet: logo.is_some()
            || !links.is_empty()
            || banner.is_some()
            || identity.arranges_navigation(),
        tokens: renderer.token_sheet.as_ref().map(|sheet| renderer.href(&route.path, &sheet.path)),
        appearance: look.appearance,
        page_light: page(ColourScheme::Light),
        page_dark: page(ColourScheme::Dark),
        logo,
        icon: identity.icon.as_ref().map(|icon| IconView {
            href: href(renderer, &route.path, icon),
            media_type: media_type(icon),
        }),
        touch_icon: identity.touch_icon.as_ref().map(|icon| href(renderer, &route.path, icon)),
        manifest: own::manifest(site, lang).map(|path| renderer.href(&route.path, &path)),
        card: identity.card.as_ref().and_then(|card| renderer.absolute(&published(renderer, card))),
        banner,
        banner_from: days.from.map(|day| day.to_string()),
        banner_until: days.until.map(|day| day.to_string()),
        banner_hidden: today.is_some_and(|today| days.are_to_come(today)),
        head: site.config.head.iter().map(head_tag).collect(),
        styles: of_assets(&site.config.linked.styles),
        scripts: of_assets(&site.config.linked.scripts),
        links,
        footer: FooterView {
            paragraphs: footer::paragraphs(renderer, route),
            text: footer::text(renderer, lang),
            licence: identity.licence.as_ref().map(|it| frame_link(renderer, route, it)),
            links: of_links(&identity.footer),
            social: of_links(&identity.social),
            overviews: look.footer.overviews.clone(),
        },
    }
}

fn head_tag(tag: &HeadTag) -> HeadTagView {
    match tag.clone() {
        HeadTag::Meta { attribute, name, content } => {
            HeadTagView { attribute: Some(attribute), name, content, media_type: None, title: None }
        }
        HeadTag::Link { rel, href, media_type, title } => {
            HeadTagView { attribute: None, name: rel, content: href, media_type, title }
        }
    }
}

/// A link of the frame.
pub(super) fn frame_link(renderer: &Renderer, route: &Route, written: &FrameLink) -> LinkView {
    let text = text(renderer, route.lang, written.text.as_ref());
    let view = match &written.target {
        FrameTarget::Entry(id) => link(renderer, route, *id),
        FrameTarget::Web(url) => LinkView {
            href: url.clone(),
            title: Shared::from(url.as_str()),
            description: Shared::default(),
            kind: "external",
            lang: None,
            dir: None,
            is_ui: false,
            lang_name: None,
            severity: None,
        },
    };
    match text {
        // The text is in the language of the page, or marked.
        Some(title) => {
            LinkView { title, lang: None, dir: None, is_ui: false, lang_name: None, ..view }
        }
        None => view,
    }
}

/// The help lines and the quick exit for readers in danger.
pub(super) fn safety(renderer: &Renderer, lang: Lang) -> SafetyView {
    let written = &renderer.site.config.safety;
    let set = |text: &ByLang<String>| renderer.set_shared(lang, &text[lang]);
    let line = |line: &HelpLine| HelpLineView {
        number: line.number.clone(),
        dialled: line.dialled(),
        text: set(&line.text),
    };
    let leave =
        |leave: &Leave| LeaveView { href: leave.href[lang].clone(), note: set(&leave.note) };
    SafetyView {
        shown: *written != Safety::default(),
        title: text(renderer, lang, written.title.as_ref()),
        text: text(renderer, lang, written.text.as_ref()),
        lines: written.lines.iter().map(line).collect(),
        leave: written.leave.as_ref().map(leave),
    }
}

/// A text of kb.yaml with the typography of a language.
fn text(renderer: &Renderer, lang: Lang, written: Option<&ByLang<String>>) -> Option<Shared> {
    let text = &written?[lang];
    (!text.is_empty()).then(|| renderer.set_shared(lang, text))
}

/// The same for an attribute, which cannot have marks.
fn plain(renderer: &Renderer, lang: Lang, written: Option<&ByLang<String>>) -> Option<Shared> {
    let text = &written?[lang];
    (!text.is_empty()).then(|| renderer.set(lang, text).into())
}

fn logo(renderer: &Renderer, route: &Route) -> Option<LogoView> {
    let site = &*renderer.site;
    let file = site.identity.logo.as_ref()?;
    let written = site.config.look.logo.as_ref()?;
    Some(LogoView {
        src: href(renderer, &route.path, file),
        dark_src: site.identity.dark_logo.as_ref().map(|dark| href(renderer, &route.path, dark)),
        width: file.size.map(|(width, _)| width),
        height: file.size.map(|(_, height)| height),
        alt: plain(renderer, route.lang, written.alt.as_ref()),
    })
}

fn published(renderer: &Renderer, file: &AssetFile) -> OutputPath {
    route::asset_path(&renderer.site, &file.path)
}

/// The address of a file of the site.
pub(super) fn href(renderer: &Renderer, from: &RelPath, file: &AssetFile) -> String {
    renderer.href(from, &published(renderer, file))
}

/// The media type of an icon.
pub(super) fn media_type(icon: &AssetFile) -> &'static str {
    match icon.inner.extension().to_ascii_lowercase().as_str() {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "image/x-icon",
    }
}

/// The address where readers report a mistake on a page with this title.
pub(super) fn feedback_url(renderer: &Renderer, route: &Route, title: &str) -> Option<String> {
    let pattern = renderer.site.config.feedback.as_ref()?;
    let url = renderer.absolute(&route.path);
    let url = url.unwrap_or_else(|| route::public(renderer.style(), &route.path).to_owned());
    Some(
        pattern
            .replace("{title}", &encode_component(title))
            .replace("{url}", &encode_component(&url)),
    )
}
