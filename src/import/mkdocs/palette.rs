//! The look of Material: `theme.logo`, `theme.favicon` and `theme.palette`.

use crate::import::settings::look::{self, Shades, WrittenLook};
use crate::import::settings::{at, text_at, texts};
use crate::import::tree::{FileTree, join};
use crate::theme::colour::Colour;
use crate::theme::tokens::ColourScheme;
use crate::yaml::Node;

/// The primary colours of Material by their names. With `black` and `white`, links are indigo.
const COLOURS: &[(&str, u32)] = &[
    ("red", 0xef_5552),
    ("pink", 0xe9_2063),
    ("purple", 0xab_47bd),
    ("deep purple", 0x7e_56c2),
    ("indigo", 0x40_51b5),
    ("blue", 0x20_94f3),
    ("light blue", 0x02_a6f2),
    ("cyan", 0x00_bdd6),
    ("teal", 0x00_9485),
    ("green", 0x4c_ae4f),
    ("light green", 0x8b_c34b),
    ("lime", 0xcb_dc38),
    ("yellow", 0xff_ec3d),
    ("amber", 0xff_c105),
    ("orange", 0xff_a724),
    ("deep orange", 0xff_6e42),
    ("brown", 0x79_5649),
    ("grey", 0x75_7575),
    ("blue grey", 0x54_6d78),
    ("black", 0x40_51b5),
    ("white", 0x40_51b5),
];

/// The look that the configuration has; `roots` are the folders of its style sheets.
pub(super) fn look(tree: &FileTree, config: &Node, roots: &[String]) -> WrittenLook {
    let palette = at(config, "theme.palette");
    let listed: Vec<&Node> = match palette.map(Node::items).unwrap_or_default() {
        [] => palette.into_iter().collect(),
        items => items.iter().collect(),
    };
    let mut shades = Shades::default();
    for node in &listed {
        let shade = if is_dark(node) { &mut shades.dark } else { &mut shades.light };
        *shade = shade.or_else(|| colour(node));
    }
    if listed.iter().any(|node| text_at(node, "primary") == Some("custom")) {
        let files = texts(config.get("extra_css"));
        let paths = files.iter().flat_map(|file| roots.iter().map(|root| join(root, file)));
        let sheets: Vec<&str> = paths.filter_map(|path| Some(&*tree.text(&path)?.text)).collect();
        let own = ["--md-typeset-a-color", "--md-primary-fg-color"];
        shades = look::shades(&sheets, &own, ColourScheme::Light);
    }
    // The same colour in both appearances is one of light grounds; kb makes the other one.
    shades.dark = shades.dark.filter(|dark| shades.light != Some(*dark));
    WrittenLook {
        logo: look::first_text(config, &["theme.logo"]),
        icon: look::first_text(config, &["theme.favicon"]),
        shades,
        appearance: (listed.len() == 1 && is_dark(listed[0])).then_some("dark"),
        ..WrittenLook::default()
    }
}

fn is_dark(node: &Node) -> bool {
    text_at(node, "scheme") == Some("slate")
        || text_at(node, "media").is_some_and(|media| media.contains("dark"))
}

fn colour(node: &Node) -> Option<Colour> {
    let name = text_at(node, "primary")?.replace('-', " ");
    let (_, digits) = COLOURS.iter().find(|(known, _)| *known == name)?;
    Some(Colour::new(*digits))
}
