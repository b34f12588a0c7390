//! The look of the old site: its logo, its icon and its colour become keys of `look:`. The report lists
//! what kb has no key for.

use std::ops::Range;

use crate::import::layout::{Layout, LookSource};
use crate::import::report::{Fate, Note};
use crate::import::settings::{at, css, text_at};
use crate::import::tree::{FileTree, folder, join};
use crate::text::RelPath;
use crate::theme::colour::Colour;
use crate::theme::tokens::{Accent, ColourScheme, Neutral};
use crate::yaml::{Node, Value};

/// The colour of a logo that was white, on a site without a colour of its own.
const INK: Colour = Colour::new(0x22_2222);

/// What a configuration says about the look, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrittenLook {
    /// The path of the logo.
    pub logo: Option<String>,
    /// The path of the logo for dark grounds.
    pub dark_logo: Option<String>,
    /// The alternative text of a logo that stands instead of the title.
    pub alt: Option<String>,
    /// The path of the icon.
    pub icon: Option<String>,
    /// The colours of links.
    pub shades: Shades,
    /// `light` or `dark` for a site with this appearance only.
    pub appearance: Option<&'static str>,
}

/// A colour in both appearances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shades {
    /// On light grounds.
    pub light: Option<Colour>,
    /// On dark grounds.
    pub dark: Option<Colour>,
}

/// The text of the first of some keys that has one.
#[must_use]
pub fn first_text(config: &Node, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| text_at(config, key)).map(str::to_owned)
}

/// The colours that style sheets give the first of some properties that they have. A rule that names no
/// appearance means `usual`.
#[must_use]
pub fn shades(sheets: &[&str], properties: &[&str], usual: ColourScheme) -> Shades {
    let mut shades = Shades::default();
    for property in properties {
        for sheet in sheets {
            for found in css::values(sheet, property) {
                let is_dark = match usual {
                    ColourScheme::Light => {
                        ["dark", "slate"].iter().any(|it| found.selectors.contains(it))
                    }
                    ColourScheme::Dark => !found.selectors.contains("light"),
                };
                let shade = if is_dark { &mut shades.dark } else { &mut shades.light };
                *shade = shade.or_else(|| css::colour(sheet, &found.value));
            }
        }
        if shades != Shades::default() {
            break;
        }
    }
    shades
}

/// The style sheets in a folder whose paths contain a text.
#[must_use]
pub fn sheets<'a>(tree: &'a FileTree, root: &str, part: &str) -> Vec<&'a str> {
    let is_sheet = |path: &&RelPath| {
        matches!(path.extension(), "css" | "scss") && path.as_str().contains(part)
    };
    let paths = tree.under(root).filter(is_sheet);
    paths.filter_map(|path| Some(&*tree.text(path.as_str())?.text)).collect()
}

/// Sets the look of the new site, and notes what is not in it. `config` is the path of the
/// configuration.
pub fn set(layout: &mut Layout, tree: &FileTree, config: &str, written: &WrittenLook) {
    let Some(path) = RelPath::new(config) else { return };
    let find = |picture: Option<&String>| picture.and_then(|it| file(layout, tree, config, it));
    let icons = ["favicon.svg", "favicon.png", "favicon.ico"].map(str::to_owned);
    let usual = || icons.iter().find_map(|name| find(Some(name)));
    let logo = find(written.logo.as_ref());
    let accent = accent(written.shades);
    let colour = accent.map_or(INK, |accent| accent.light);
    let drawn = logo.as_ref().and_then(|logo| tinted(tree, logo, colour));
    let dark_logo = find(written.dark_logo.as_ref()).filter(|dark| logo.as_ref() != Some(dark));
    let look = LookSource {
        dark_logo: dark_logo.or_else(|| logo.clone().filter(|_| drawn.is_some())),
        drawn,
        alt: written.alt.clone().filter(|_| logo.is_some()),
        logo,
        icon: find(written.icon.as_ref()).or_else(usual),
        accent,
        appearance: written.appearance,
    };
    let note = |fate: Fate, text: String| Note { path: path.clone(), line: 0, fate, text };
    let pictures = [
        ("logo", &written.logo, &look.logo),
        ("logo for dark grounds", &written.dark_logo, &look.dark_logo),
        ("icon", &written.icon, &look.icon),
    ];
    let missing =
        pictures.into_iter().filter(|(_, written, found)| written.is_some() && found.is_none());
    let missing = missing.map(|(what, written, _)| {
        let written = written.as_deref().unwrap_or_default();
        note(Fate::LeftOut, format!("the {what} `{written}`; `look:` of kb.yaml can have one"))
    });
    let mut notes: Vec<Note> = missing.collect();
    let Shades { light, dark } = written.shades;
    let changed = |old: Option<Colour>, new: Colour| {
        let old = old.filter(|old| *old != new)?;
        let text = format!("the colour `{old}` became `{new}`, in which text can be read");
        Some(note(Fate::Changed, text))
    };
    if let Some(accent) = look.accent {
        notes.extend(changed(light, accent.light));
        notes.extend(changed(dark, accent.dark));
    }
    if let Some(logo) = look.logo.as_ref().filter(|_| look.drawn.is_some()) {
        let text = format!("the logo `{logo}` is white; on light grounds it became `{colour}`");
        notes.push(note(Fate::Changed, text));
    }
    layout.notes.extend(notes);
    layout.look = look;
}

/// The accent of kb: the nearest colours in which text can be read.
fn accent(shades: Shades) -> Option<Accent> {
    let neutral = Neutral::default();
    let light = shades.light.map(|light| neutral.readable(light, ColourScheme::Light));
    match (light, shades.dark) {
        (Some(light), None) => Some(Accent::of_light(light, neutral)),
        (light, Some(dark)) => Some(Accent {
            light: light.unwrap_or_else(|| neutral.readable(dark, ColourScheme::Light)),
            dark: neutral.readable(dark, ColourScheme::Dark),
        }),
        (None, None) => None,
    }
}

/// The file of a path that a configuration writes: relative to it, or in one of the folders of the site.
fn file(layout: &Layout, tree: &FileTree, config: &str, written: &str) -> Option<RelPath> {
    let written = written.split(['?', '#']).next().filter(|path| !path.contains("://"))?;
    let base = layout.base_url.as_deref().unwrap_or_default();
    let base = base.splitn(4, '/').nth(3).unwrap_or_default().trim_matches('/');
    let inside = written.trim_start_matches('/');
    let inner = inside.strip_prefix(base).filter(|_| !base.is_empty()).unwrap_or(inside);
    let beside = std::iter::once(join(folder(config), written));
    let in_roots = layout.roots.iter().map(|root| join(root, inner));
    let mut found = beside.chain(in_roots).filter(|path| tree.has(path));
    found.find_map(|path| RelPath::new(&path)).filter(|path| !path.extension().is_empty())
}

/// A drawing without a colour but white, in another colour; `None` for any other picture. It was made for
/// a header with a dark ground, and that of kb is light.
fn tinted(tree: &FileTree, picture: &RelPath, colour: Colour) -> Option<String> {
    let drawing = tree.text(picture.as_str()).filter(|_| picture.extension() == "svg")?;
    let words = colours(&drawing.text);
    let is_white = |word: &Range<usize>| {
        let word = drawing.text[word.clone()].to_ascii_lowercase();
        matches!(word.as_str(), "white" | "#fff" | "#ffffff")
    };
    if words.is_empty() || !words.iter().all(is_white) {
        return None;
    }
    let mut text = drawing.text.to_string();
    for word in words.into_iter().rev() {
        text.replace_range(word, &colour.to_string());
    }
    Some(text)
}

/// The places of the colours of a drawing.
fn colours(drawing: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for name in ["fill", "stroke"] {
        for (at, _) in drawing.match_indices(name) {
            let rest = drawing[at + name.len()..].trim_start();
            let Some(value) = rest.strip_prefix(['=', ':']) else { continue };
            let value = value.trim_start_matches(['"', '\'', ' ']);
            let end = value.find(['"', '\'', ';', ' ', '}', '<']).unwrap_or(value.len());
            let start = drawing.len() - value.len();
            if !matches!(&value[..end], "none" | "" | "transparent") {
                found.push(start..start + end);
            }
        }
    }
    found.sort_by_key(|word| word.start);
    found
}

/// Notes for the keys of a configuration about the look of a site that kb has no key for: each with its
/// meaning.
#[must_use]
pub fn left_out(path: &str, config: &Node, keys: &[(&str, &str)]) -> Vec<Note> {
    let Some(path) = RelPath::new(path) else { return Vec::new() };
    let note = |(key, what): &(&str, &str)| {
        let node = at(config, key).filter(|node| node.value != Value::Null)?;
        let value = node.text().map_or(String::new(), |text| format!(": {text}"));
        let text = format!("{what} (`{key}{value}`); a theme in `themes/` can have it");
        Some(Note { path: path.clone(), line: 0, fate: Fate::LeftOut, text })
    };
    keys.iter().filter_map(note).collect()
}
