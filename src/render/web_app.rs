//! The web app manifest of a language: the name and the icons of a shortcut on the screen of a device.
//!
//! Its display mode is `browser`: a shortcut opens a tab like any other, with the address, the history and the way
//! out that the reader knows. Other modes offer to install the site and hide some of them (W3C, Web Application
//! Manifest, section "Display modes").

use serde_json::{Value, json};

use crate::lang::parts::plain;
use crate::render::{Renderer, look};
use crate::route::{Route, own};
use crate::source::AssetFile;
use crate::theme::tokens::ColourScheme;

/// The manifest at a route, in JSON.
pub(super) fn manifest(renderer: &Renderer, route: &Route) -> String {
    let site = &*renderer.site;
    let lang = route.lang;
    let tag = &site.config.languages[lang];
    let title = plain(&site.config.title[lang]);
    let scheme = match site.config.look.appearance {
        "dark" => ColourScheme::Dark,
        _ => ColourScheme::Light,
    };
    let ground = site.config.look.tokens.neutral.page(scheme).to_string();
    let identity = &site.identity;
    let icons = identity.icon.iter().chain(&identity.touch_icon);
    let icons: Vec<Value> = icons.map(|file| icon(renderer, route, file)).collect();
    let mut manifest = json!({
        "name": title,
        "short_name": title,
        "lang": tag.as_str(),
        "dir": tag.direction(),
        "start_url": renderer.href(&route.path, &own::home(site, lang)),
        "scope": "./",
        "display": "browser",
        "theme_color": ground,
        "background_color": ground,
        "icons": icons,
    });
    let description = plain(&site.config.description[lang]);
    if !description.is_empty() {
        manifest["description"] = json!(description);
    }
    format!("{manifest:#}\n")
}

fn icon(renderer: &Renderer, route: &Route, file: &AssetFile) -> Value {
    let media_type = look::media_type(file);
    let mut icon = json!({"src": look::href(renderer, &route.path, file), "type": media_type});
    match file.size {
        _ if media_type == "image/svg+xml" => icon["sizes"] = json!("any"),
        Some((width, height)) => icon["sizes"] = json!(format!("{width}x{height}")),
        None => {}
    }
    icon
}
