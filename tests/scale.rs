//! Checks that the cost of a page does not grow with the site: large sites, built in memory.

mod addresses;
#[path = "scale/reloads.rs"]
mod reloads;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kb::cmd::build;
use kb::cmd::load::{self, LoadOptions, Loaded, ReadSite};
use kb::cmd::root;
use kb::cmd::select;
use kb::config;
use kb::render::search::Naming;
use kb::render::{RenderedOutput, Renderer};
use kb::route::{Route, What, public};
use kb::scan;
use kb::source::Kind;
use kb::text::{RelPath, Source};
use kb::theme::files;

use addresses::resolved;

/// The most bytes of a page outside its article.
const MAX_BYTES_AROUND: usize = 20 * 1024;

/// The languages of the largest sites in view.
const LANGUAGES: &str = "en, cs, de, sk, pl, uk, fr, es, pt, pt-BR, it, nl, da, sv, nb, fi, hu, ro, bg, hr, sl, \
    el, et, lv, lt, tr, ru, ar, he, ja, ko, zh-Hans, zh-Hant, vi, id, fa, hi, bn, th";

/// A site in memory: `kb.yaml` and files of `content/`.
fn load(config: &str, content: impl Iterator<Item = (String, String)>) -> Loaded {
    let path = |text: &str| RelPath::new(text).expect("a plain path");
    let config = config::read(&Source::new(path(root::CONFIG), config)).expect("is valid");
    let files: Vec<(RelPath, Vec<u8>)> =
        content.map(|(name, text)| (path(&format!("content/{name}")), text.into_bytes())).collect();
    let scan = scan::given(&files, &config);
    let theme = files::over_default(&config.theme, BTreeMap::new());
    let read = ReadSite { config: Arc::new(config), theme, scan };
    load::load_from(read, &LoadOptions::default(), None)
}

/// One folder with many pages in the source language. Each has the same tag and leads to the first.
fn flat(n_pages: usize, languages: &str) -> Loaded {
    flat_with(n_pages, &format!("languages: [{languages}]\n"))
}

/// The same with other keys of kb.yaml.
fn flat_with(n_pages: usize, keys: &str) -> Loaded {
    let config = format!("title: A folder\nbase_url: https://kb.example.org/reference/\n{keys}");
    let page = |nth: usize| {
        let text = format!(
            "---\ntags: [command]\n---\n# The command number {nth} of a long list\n\nIt says what the \
             command {nth} does. See [the first one](command-00000-of-a-long-list.md) for more.\n"
        );
        (format!("en/commands/command-{nth:05}-of-a-long-list.md"), text)
    };
    let indices = [("en/index.md", "# Start\n"), ("en/commands/index.md", "# All commands\n")];
    let indices = indices.map(|(name, text)| (name.to_owned(), text.to_owned()));
    load(&config, indices.into_iter().chain((0..n_pages).map(page)))
}

fn renderer(loaded: &Loaded) -> Renderer {
    build::renderer(loaded, Naming::Language).expect("the theme is sound")
}

fn rendered(renderer: &Renderer, path: &str) -> String {
    let routes = build::routes(renderer);
    let route = routes.iter().find(|route| route.path.as_str() == path);
    html(renderer, route.unwrap_or_else(|| panic!("{path} is not published")))
}

fn html(renderer: &Renderer, route: &Route) -> String {
    match renderer.route(route).expect("the default theme is sound") {
        RenderedOutput::Bytes(bytes) => String::from_utf8(bytes).expect("pages are text"),
        RenderedOutput::Copy(_) => panic!("{} is no page", route.path),
    }
}

/// The bytes of a page without those of its article.
fn n_bytes_around(html: &str) -> usize {
    let start = html.find("<article").expect("a page has an article");
    let end = html.rfind("</article>").expect("which ends");
    html.len() - (end - start)
}

#[test]
fn a_page_of_a_large_folder_weighs_no_more_around_its_article_than_one_of_a_small_folder() {
    for languages in ["en", "en, cs, de", LANGUAGES] {
        let sizes = [60, 3000].map(|n_pages| {
            let loaded = flat(n_pages, languages);
            let renderer = renderer(&loaded);
            let page = |lang: &str, nth: usize| {
                let path = format!("{lang}/commands/command-{nth:05}-of-a-long-list/index.html");
                rendered(&renderer, &path)
            };
            let last = languages.rsplit(", ").next().expect("there is one");
            let langs = ["en", last];
            let pages = langs.map(|lang| [0, n_pages / 2, n_pages - 1].map(|nth| page(lang, nth)));
            for page in pages.iter().flatten() {
                assert_eq!(page.matches(" aria-current=\"page\"").count(), 1, "{page}");
                let n_bytes = n_bytes_around(page);
                assert!(n_bytes <= MAX_BYTES_AROUND, "{languages}: {n_bytes} bytes:\n{page}");
            }
            pages.concat().iter().map(|page| n_bytes_around(page)).max().expect("there are pages")
        });
        // Numbers of entries have more digits in a larger folder.
        assert!(sizes[1] < sizes[0] + sizes[0] / 50, "{languages}: {sizes:?}");
    }
}

/// The most bytes of a page with a list of the whole site.
const MAX_BYTES_OF_LIST: usize = 100 * 1024;

/// The addresses in a page, as paths from the root of the site.
fn addresses(html: &str, path: &RelPath) -> BTreeSet<String> {
    let hrefs = html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let inner = hrefs.filter(|href| !href.contains(':') && !href.starts_with('#'));
    inner.map(|href| resolved(path, href)).collect()
}

#[test]
fn every_list_of_a_large_site_is_in_parts_that_lead_to_every_page() {
    let loaded = flat(3000, "en, cs");
    let renderer = renderer(&loaded);
    let routes = build::routes(&renderer);
    let published: BTreeSet<&str> =
        routes.iter().map(|route| public(renderer.style(), &route.path)).collect();
    let is_list = |route: &&Route| match &route.what {
        What::Entry(id) => loaded.site.entry(*id).is_index(),
        _ => route.path.extension() == "html" && !matches!(route.what, What::Root),
    };
    let mut reached: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for route in routes.iter().filter(is_list) {
        let html = html(&renderer, route);
        let n_bytes = html.len();
        assert!(n_bytes <= MAX_BYTES_OF_LIST, "{}: {n_bytes} bytes", route.path);
        if matches!(route.what, What::NotFound) {
            continue;
        }
        let addresses = addresses(&html, &route.path);
        let dead: Vec<&String> =
            addresses.iter().filter(|to| !published.contains(to.as_str())).collect();
        assert!(dead.is_empty(), "{}: {dead:?}", route.path);
        // Parts of a list are below its page.
        let list = route.path.as_str().split("/~").next().expect("splits have a first part");
        let list = list.trim_end_matches("/index.html").to_owned();
        reached.entry(list).or_default().extend(addresses);
    }
    let pages: Vec<&str> = routes
        .iter()
        .filter(|route| matches!(route.what, What::Entry(id) if loaded.site.entry(id).kind == Kind::Page))
        .filter(|route| route.path.as_str().contains("/command-"))
        .map(|route| public(renderer.style(), &route.path))
        .collect();
    assert_eq!(pages.len(), 6000);
    for lang in ["en", "cs"] {
        let wanted = pages.iter().copied().filter(|page| page.starts_with(lang));
        for list in ["commands", "a-z", "map", "print", "tags/command"] {
            let list = format!("{lang}/{list}");
            let missing = wanted.clone().filter(|page| !reached[&list].contains(*page)).count();
            assert_eq!(missing, 0, "{list}: {:?}", reached.keys());
        }
    }
    // For language models: each page once, by an absolute address, in files that are not long.
    let lists = routes.iter().filter(|route| matches!(route.what, What::Llms | What::LlmsPart(_)));
    let lists: Vec<String> = lists.map(|route| html(&renderer, route)).collect();
    assert!(lists.iter().all(|list| list.len() <= MAX_BYTES_OF_LIST));
    let lists = lists.concat();
    let listed = lists.split("](https://kb.example.org/reference/").skip(1);
    let listed: Vec<&str> = listed.filter_map(|rest| rest.split(')').next()).collect();
    let files: Vec<&&str> = listed.iter().filter(|path| path.contains("llms")).collect();
    assert!(files.iter().all(|path| published.contains(**path)), "{files:?}");
    let commands = listed.iter().filter(|path| path.contains("/command-"));
    assert_eq!(commands.collect::<BTreeSet<_>>().len(), 3000);
    let untranslated = reached["cs/translations"].iter().filter(|to| to.contains("/command-"));
    assert_eq!(untranslated.count(), 3000);
}

#[test]
fn lists_for_language_models_need_no_prefix() {
    let loaded = flat_with(600, "languages: [en]\nprefix: source\n");
    let routes = build::routes(&renderer(&loaded));
    let paths: BTreeSet<&str> = routes.iter().map(|route| route.path.as_str()).collect();
    assert!(paths.contains("llms.txt") && paths.contains("llms-en.txt"), "{paths:?}");
    assert_eq!(paths.len(), routes.len());
}

#[test]
fn check_renders_no_page_for_each_language_that_lacks_it() {
    let n_routes = |n_pages: usize, languages: &str| {
        let loaded = flat(n_pages, languages);
        let renderer = renderer(&loaded);
        let checked = select::for_check(&renderer);
        let entries = checked.iter().filter(|route| matches!(route.what, What::Entry(_)));
        (entries.count(), build::routes(&renderer).len())
    };
    let (checked, all) = n_routes(60, LANGUAGES);
    // The pages of the source, and one in each language that has none.
    assert_eq!(checked, 62 + 38);
    assert!(all > 39 * 62, "{all}");
}
