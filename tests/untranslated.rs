//! Properties of pages without a translation for every value of `untranslated`.

mod addresses;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kb::cmd::build;
use kb::cmd::load::{self, LoadOptions, Loaded, ReadSite};
use kb::cmd::root::CONFIG;
use kb::render::search::Naming;
use kb::render::{RenderedOutput, Renderer};
use kb::route::{What, public};
use kb::text::{RelPath, Source};
use kb::theme::files;
use kb::{config, scan};

use addresses::resolved;

/// What is in the source, and whether it is translated.
const FILES: &[(&str, &str, bool)] = &[
    ("index.md", "# Start\n\n[One](a/one.md), [two](a/two.md) and a notice.\n", false),
    ("a/index.md", "# A\n", false),
    (
        "a/one.md",
        "---\ntags: [x, y]\nrelated: [a/two]\n---\n# One\n\n[Two](two.md) [late](../scenarios/late.yaml)\n",
        true,
    ),
    ("a/two.md", "---\ntags: [y, z]\n---\n# Two\n\n[One](one.md)\n", false),
    ("a/b/index.md", "# B\n", true),
    ("a/b/three.md", "# Three\n\n[Two](../two.md)\n", true),
    ("scenarios/index.md", "# Scenarios\n", false),
    (
        "scenarios/late.yaml",
        "title: Late\nsummary: It is late.\nseverity: info\nsignals: {s: Late.}\nchannel: {recommended: call, why: Quick.}\nsteps: [{id: call, text: Call., page: a/two}]\n",
        false,
    ),
    (
        "glossary.yaml",
        "terms:\n  notice: {term: notice, definition: A warning., page: a/two}\n",
        false,
    ),
];

/// A site whose only translation is made of the translated pages.
fn site(mode: &str) -> Loaded {
    let path = |text: &str| RelPath::new(text).expect("a plain path");
    let config = format!(
        "title: Site\nbase_url: https://example.org/\nlanguages: [en, cs]\nuntranslated: {mode}\n"
    );
    let config = config::read(&Source::new(path(CONFIG), config)).expect("is valid");
    let source =
        FILES.iter().map(|(name, text, _)| (format!("content/en/{name}"), (*text).to_owned()));
    let translated = FILES.iter().filter(|(.., translated)| *translated).map(|(name, text, _)| {
        let words = text.rsplit("---\n").next().expect("splits have a last part");
        (format!("content/cs/{name}"), words.to_owned())
    });
    let files: Vec<(RelPath, Vec<u8>)> =
        source.chain(translated).map(|(name, text)| (path(&name), text.into_bytes())).collect();
    let scan = scan::given(&files, &config);
    let theme = files::over_default(&config.theme, BTreeMap::new());
    let read = ReadSite { config: Arc::new(config), theme, scan };
    load::load_from(read, &LoadOptions::default(), None)
}

/// The HTML of every page, by its address.
fn pages(renderer: &Renderer) -> BTreeMap<String, (RelPath, String)> {
    let mut pages = BTreeMap::new();
    for route in
        build::routes(renderer).iter().filter(|route| !matches!(route.what, What::NotFound))
    {
        let RenderedOutput::Bytes(bytes) = renderer.route(route).expect("the theme is sound")
        else {
            continue;
        };
        let address = public(renderer.style(), &route.path).to_owned();
        let text = match route.path.extension() {
            "html" => String::from_utf8(bytes).expect("pages are text"),
            _ => String::new(),
        };
        pages.insert(address, (route.path.clone().into(), text));
    }
    pages
}

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_address_leads_to_a_page_and_search_engines_get_the_same_in_every_mode() {
    let mut sitemaps = BTreeSet::new();
    for mode in ["show", "link", "hide", "{cs: hide}", "{en: hide, cs: link}"] {
        let loaded = site(mode);
        assert!(loaded.found.iter().all(|found| found.severity < kb::diag::Severity::Error));
        let renderer = build::renderer(&loaded, Naming::Language).expect("the theme is sound");
        let pages = pages(&renderer);
        for (address, (path, html)) in &pages {
            let addresses = values(html, "href").into_iter().filter(|href| !href.contains(':'));
            for href in addresses.filter(|href| !href.starts_with('#')) {
                let to = resolved(path, href);
                assert!(pages.contains_key(&to), "{mode}: {address} leads to {to}");
            }
            for absolute in values(html, "href")
                .iter()
                .filter_map(|href| href.strip_prefix("https://example.org/"))
            {
                assert!(pages.contains_key(absolute), "{mode}: {address} names {absolute}");
            }
        }
        let two = pages.get("cs/a/two/").map(|(_, html)| html);
        assert_eq!(two.is_some(), mode == "show", "{mode}");
        if let Some(html) = two {
            assert!(
                html.contains("<link rel=\"canonical\" href=\"https://example.org/en/a/two/\">")
            );
            assert!(!html.contains("rel=\"alternate\" hreflang"));
        }
        assert!(
            pages["en/a/one/"].1.contains("hreflang=\"cs\" href=\"https://example.org/cs/a/one/\"")
        );
        assert!(!pages["en/a/two/"].1.contains("rel=\"alternate\" hreflang"));
        let hides = mode.contains("cs: hide") || mode == "hide";
        for list in ["cs/a-z/", "cs/map/", "cs/print/", "cs/tags/"] {
            let names = pages[list].1.contains(">Two</a>");
            assert_eq!(names, !hides, "{mode}: {list}");
        }
        let sitemap = build::routes(&renderer)
            .into_iter()
            .find(|route| matches!(route.what, What::Sitemap(None)))
            .map(|route| renderer.route(&route).expect("needs no template"));
        sitemaps.insert(format!("{sitemap:?}"));
    }
    assert_eq!(sitemaps.len(), 1);
}
