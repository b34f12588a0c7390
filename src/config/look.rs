//! `look:` of kb.yaml: how the site looks, without a template or a style sheet of its own.

use std::sync::Arc;

use crate::config::Localize;
use crate::config::menu::{self, SiteLink};
use crate::config::site_text::{self, SiteText};
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::lang::by_lang::ByLang;
use crate::text::{Source, Span};
use crate::theme::colour::Colour;
use crate::theme::tokens::{Accent, ColourScheme, Corners, Font, Neutral, TEXT_CONTRAST, Tokens};
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The keys of `look:`.
pub(super) const KEYS: &[Field] = &[
    Field::new(
        "accent",
        Shape::Either(&Shape::Colour, ACCENT),
        "Colour of links, lines and buttons, as `\"#0b5560\"`; kb derives the other values of both appearances from it.",
    ),
    Field::new(
        "neutral",
        Shape::OneOf(&["warm", "cool", "plain"]),
        "Grounds, lines and texts: `warm` (default) like paper, `cool` with a little blue, `plain` without colour.",
    ),
    Field::new(
        "font",
        Shape::OneOf(&["system", "humanist", "serif"]),
        "Fonts that devices have, so that no font is loaded: `system` (default), `humanist` or `serif`.",
    ),
    Field::new(
        "corners",
        Shape::OneOf(&["round", "square"]),
        "Corners of boxes and buttons: `round` (default) or `square`.",
    ),
    Field::new("width", Shape::Text, "Longest line of text, as a length in CSS (default: `60ch`)."),
    Field::new(
        "appearance",
        Shape::OneOf(APPEARANCES),
        "`choice` (default) lets readers choose light or dark, `auto` follows the device, `light` and `dark` are fixed.",
    ),
    Field::new(
        "logo",
        Shape::Either(&Shape::Text, LOGO),
        "Picture in the header: the path of a file in `static/`, without that folder.",
    ),
    Field::new(
        "icon",
        Shape::Text,
        "Icon of the site in browsers: the path of an SVG, PNG or ICO file in `static/`. A PNG file of 180 pixels with \
         the same name and `-180` is the icon on phones: `icon-180.png`.",
    ),
    Field::new(
        "card",
        Shape::Text,
        "Picture that other sites show beside a link: the path of a PNG, JPEG or WebP file in `static/`. It needs \
         `base_url`.",
    ),
    Field::new("footer", Shape::Record(FOOTER), "Content at the end of each page."),
];

const ACCENT: &[Field] = &[
    Field::new("light", Shape::Colour, "Colour on light grounds.").required(),
    Field::new("dark", Shape::Colour, "Colour on dark grounds.").required(),
];

const LOGO: &[Field] = &[
    Field::new("file", Shape::Text, "Path of the picture in `static/`.").required(),
    Field::new("dark", Shape::Text, "Path of the picture for dark grounds (default: the same)."),
    Field::new(
        "alt",
        Shape::Words,
        "Alternative text of the picture, if it replaces the title instead of standing beside it.",
    ),
];

const FOOTER: &[Field] = &[
    Field::new(
        "text",
        Shape::Words,
        "Markdown in one or more paragraphs, such as a copyright notice with a link: `© 2026 [Acme](about/imprint)`. \
         A link names a page by its key, a file of `static/` by its path, or another site.",
    ),
    Field::new(
        "licence",
        Shape::Either(&Shape::Text, menu::LINK),
        "Link to the licence of the texts.",
    ),
    Field::new(
        "links",
        menu::LINKS,
        "Links to pages or other sites: `[imprint, {href: …, text: …}]`.",
    ),
    Field::new("social", menu::LINKS, "Links to the profiles of the owner on other sites."),
    Field::new(
        "overviews",
        Shape::List(&Shape::OneOf(OVERVIEWS)),
        "kb's own pages that the footer links to (default: all of them; `[]` for none).",
    ),
];

const APPEARANCES: &[&str] = &["choice", "auto", "light", "dark"];

/// The overviews that a footer links to, in the order of the theme.
const OVERVIEWS: &[&str] = &["a-z", "glossary", "tags", "map", "print", "translations", "feed"];

/// How a site looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// The values of tokens of the theme.
    pub tokens: Tokens,
    /// `choice`, `auto`, `light` or `dark`.
    pub appearance: &'static str,
    /// The logo.
    pub logo: Option<Logo>,
    /// The icon.
    pub icon: Option<StaticFile>,
    /// The picture for links on other sites.
    pub card: Option<StaticFile>,
    /// The end of each page.
    pub footer: Footer,
}

/// A file in `static/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaticFile {
    /// The path in that folder, as it is written.
    pub path: String,
    /// Where kb.yaml names it.
    pub span: Span,
}

/// The logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The picture.
    pub file: StaticFile,
    /// The picture for dark grounds, if it is another one.
    pub dark: Option<StaticFile>,
    /// Its alternative text, if it replaces the title.
    pub alt: Option<ByLang<String>>,
}

/// The end of each page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Footer {
    /// Its text.
    pub text: Option<SiteText>,
    /// The link to the licence.
    pub licence: Option<SiteLink>,
    /// Links to pages and other sites.
    pub links: Vec<SiteLink>,
    /// Links to profiles.
    pub social: Vec<SiteLink>,
    /// The overviews of kb that it links to.
    pub overviews: Vec<&'static str>,
}

/// Findings for values of `look:` that their shapes allow.
pub(super) fn check(source: &Arc<Source>, look: Option<&Node>) -> Vec<Diagnostic> {
    let Some(look) = look else { return Vec::new() };
    let mut found = accent(source, look).findings;
    if let Some((node, text)) = look.get("width").and_then(|node| Some((node, node.text()?)))
        && !is_length(text)
    {
        let message = format!("`{}` is not a length in CSS", text.escape_debug());
        found.push(
            Diagnostic::new(Rule::UnknownValue, source, node.span, message)
                .help("write a number with a unit: `60ch`, `40rem` or `640px`"),
        );
    }
    if let Some(footer) = look.get("footer") {
        for list in ["links", "social"] {
            found.extend(menu::check(source, footer.get(list)));
        }
        found.extend(footer.get("licence").and_then(|link| menu::check_link(source, link)));
    }
    found
}

/// Reads a checked `look:`.
pub(super) fn read(
    source: &Arc<Source>,
    look: Option<&Node>,
    localize: Localize<'_>,
) -> Found<Look> {
    let nothing = Node::NOTHING;
    let look = look.unwrap_or(&nothing);
    let get = |key: &str| look.get(key);
    read_footer(get("footer"), localize).map(|footer| Look {
        tokens: Tokens {
            accent: accent(source, look).value,
            neutral: neutral(look),
            font: match look.get_text("font") {
                Some("humanist") => Font::Humanist,
                Some("serif") => Font::Serif,
                _ => Font::System,
            },
            corners: match look.get_text("corners") {
                Some("square") => Corners::Square,
                _ => Corners::Round,
            },
            width: look.get_text("width").map(str::to_owned),
        },
        appearance: word(APPEARANCES, look.get_text("appearance")).unwrap_or(APPEARANCES[0]),
        logo: get("logo").and_then(|logo| read_logo(logo, localize)),
        icon: get("icon").and_then(file),
        card: get("card").and_then(file),
        footer,
    })
}

fn neutral(look: &Node) -> Neutral {
    match look.get_text("neutral") {
        Some("cool") => Neutral::Cool,
        Some("plain") => Neutral::Plain,
        _ => Neutral::Warm,
    }
}

/// The accent in both appearances, and findings where text in it would be hard to read.
fn accent(source: &Arc<Source>, look: &Node) -> Found<Option<Accent>> {
    let neutral = neutral(look);
    let colour = |node: &Node| node.text().and_then(Colour::parse);
    let readable = |node: &Node, scheme: ColourScheme| {
        let colour = colour(node)?;
        let contrast = neutral.contrast(colour, scheme);
        let ground = match scheme {
            ColourScheme::Light => "light grounds",
            ColourScheme::Dark => "dark grounds",
        };
        let message = || {
            // Rounded down: 4.49 is not enough.
            let shown = (contrast * 10.0).floor() / 10.0;
            format!(
                "`{colour}` has a contrast of {shown}:1 on {ground}, and text needs {TEXT_CONTRAST}:1"
            )
        };
        (contrast < TEXT_CONTRAST).then(|| {
            let help = format!("write `{}`, a similar colour", neutral.readable(colour, scheme));
            Diagnostic::new(Rule::LowContrast, source, node.span, message()).help(help)
        })
    };
    let Some(node) = look.get("accent") else { return Found::sound(None) };
    if let Some(light) = colour(node) {
        let findings = readable(node, ColourScheme::Light).into_iter().collect();
        return Found { value: Some(Accent::of_light(light, neutral)), findings };
    }
    let both = node.get("light").zip(node.get("dark"));
    let value =
        both.and_then(|(light, dark)| Some(Accent { light: colour(light)?, dark: colour(dark)? }));
    let findings = both.into_iter().flat_map(|(light, dark)| {
        [readable(light, ColourScheme::Light), readable(dark, ColourScheme::Dark)]
    });
    Found { value, findings: findings.flatten().collect() }
}

fn file(node: &Node) -> Option<StaticFile> {
    Some(StaticFile { path: node.text()?.to_owned(), span: node.span })
}

fn read_logo(node: &Node, localize: Localize<'_>) -> Option<Logo> {
    Some(Logo {
        file: file(node).or_else(|| node.get("file").and_then(file))?,
        dark: node.get("dark").and_then(file),
        alt: node.get("alt").map(|alt| localize.words(Some(alt))),
    })
}

fn read_footer(node: Option<&Node>, localize: Localize<'_>) -> Found<Footer> {
    let get = |key: &str| node.and_then(|node| node.get(key));
    let text = get("text").map(|text| site_text::read(text, localize).map(Some));
    text.unwrap_or_default().map(|text| Footer {
        text,
        licence: menu::read_one(get("licence"), localize),
        links: menu::read_links(get("links"), localize),
        social: menu::read_links(get("social"), localize),
        overviews: match get("overviews") {
            Some(list) => {
                list.items().iter().filter_map(|item| word(OVERVIEWS, item.text())).collect()
            }
            None => OVERVIEWS.to_vec(),
        },
    })
}

/// The word of a list that a text is.
fn word(words: &[&'static str], text: Option<&str>) -> Option<&'static str> {
    words.iter().copied().find(|word| Some(*word) == text)
}

/// Whether a text is a length in CSS: a number with a unit.
fn is_length(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &text[..text.len() - unit.len()];
    let is_number = number.parse::<f64>().is_ok_and(|number| number > 0.0);
    is_number && ["ch", "em", "rem", "px", "vw", "ex", "ic"].contains(&unit)
}
