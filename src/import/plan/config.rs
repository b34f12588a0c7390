//! The text of `kb.yaml`.

use std::fmt::Write as _;

use crate::import::body::tags::text_of;
use crate::import::layout::{Layout, LocalName, NavigationEntry, NavigationGroup};
use crate::import::scalar::scalar;
use crate::lang::by_lang::{ByLang, Lang};

/// Writes `kb.yaml`.
pub(super) fn write(layout: &Layout) -> String {
    let mut text = String::new();
    let texts: Vec<Localized<'_>> = layout
        .languages
        .values()
        .map(|language| Localized {
            tag: &language.tag,
            title: language.title.as_deref(),
            description: language.description.as_deref(),
        })
        .collect();
    let mut key =
        |name: &str, of_site: Option<&str>, of_lang: fn(&Localized<'_>) -> Option<String>| {
            let own: Vec<String> = texts.iter().filter_map(of_lang).collect();
            match (own.is_empty(), of_site) {
                (true, None) => {}
                (true, Some(value)) => {
                    let _ = writeln!(text, "{name}: {}", scalar(&text_of(value)));
                }
                (false, of_site) => {
                    let of_first = scalar(&text_of(of_site.unwrap_or_default()));
                    let first = format!("{}: {of_first}", scalar(texts[0].tag));
                    let has_first = own[0].starts_with(&format!("{}:", texts[0].tag));
                    let first = (!has_first && of_site.is_some()).then_some(first);
                    let all: Vec<String> = first.into_iter().chain(own).collect();
                    let _ = writeln!(text, "{name}:\n  {}", all.join("\n  "));
                }
            }
        };
    key("title", Some(&layout.title), |it| {
        it.title.map(|title| format!("{}: {}", it.tag, scalar(&text_of(title))))
    });
    key("description", layout.description.as_deref(), |it| {
        it.description.map(|text| format!("{}: {}", it.tag, scalar(&text_of(text))))
    });
    if let Some(url) = &layout.base_url {
        let _ = writeln!(text, "base_url: {}", scalar(url));
    }
    if let Some(url) = &layout.edit_url {
        let _ = writeln!(text, "edit_url: {}", scalar(url));
    }
    let tags = layout.languages.map(|_, language| language.tag.as_str());
    let listed = tags.map(|lang, tag| address_tag(layout, lang, tag));
    let listed: Vec<&str> = listed.values().map(String::as_str).collect();
    let _ = writeln!(text, "languages: [{}]", listed.join(", "));
    if !has_prefix(layout) {
        text.push_str(if tags.n_langs() == 1 { "prefix: never\n" } else { "prefix: source\n" });
    }
    if !layout.navigation.is_empty() {
        text.push_str("navigation:\n");
        for entry in &layout.navigation {
            match entry {
                NavigationEntry::Key(key) => _ = writeln!(text, "  - {}", scalar(key)),
                NavigationEntry::Group(group) => text.push_str(&written(group, &tags)),
            }
        }
    }
    text
}

/// A tag as addresses of its pages have it: in small letters if they have it so.
fn address_tag(layout: &Layout, lang: Lang, tag: &str) -> String {
    let small = tag.to_ascii_lowercase();
    let mut addresses = layout.pages.iter().filter(|page| page.lang == lang);
    let is_small = addresses.any(|page| {
        let address = page.address.as_deref().unwrap_or_default();
        address.split('/').next() == Some(&small)
    });
    if is_small { small } else { tag.to_owned() }
}

/// A group of the navigation with its names and items.
fn written(group: &NavigationGroup, tags: &ByLang<&str>) -> String {
    let own = |name: &LocalName| format!("{}: {}", scalar(tags[name.lang]), scalar(&name.text));
    let others: Vec<String> = group.translations.iter().map(own).collect();
    let name = match others.is_empty() {
        true => scalar(&group.name),
        false => {
            format!("{{{}: {}, {}}}", scalar(tags.source()), scalar(&group.name), others.join(", "))
        }
    };
    let keys: Vec<String> =
        group.keys.iter().map(|key| format!("      - {}\n", scalar(key))).collect();
    format!("  - text: {name}\n    items:\n{}", keys.concat())
}

/// Whether addresses of the source language begin with the language.
fn has_prefix(layout: &Layout) -> bool {
    let tag = &layout.languages.source().tag;
    let is_prefixed = |address: &str| {
        address.split('/').next().is_some_and(|first| first.eq_ignore_ascii_case(tag))
    };
    let addresses = layout
        .pages
        .iter()
        .filter(|page| page.lang == Lang::SOURCE)
        .map(|page| page.address.as_deref());
    let mut known = addresses.flatten().peekable();
    match known.peek() {
        Some(_) => known.any(is_prefixed),
        // A folder without addresses gets the shortest ones.
        None => layout.languages.n_langs() > 1,
    }
}

struct Localized<'a> {
    tag: &'a str,
    title: Option<&'a str>,
    description: Option<&'a str>,
}
