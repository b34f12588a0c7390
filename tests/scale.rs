//! Holds that the cost of a page does not grow with the site: large sites, built in memory.

use std::sync::Arc;

use kb::cmd::build;
use kb::cmd::load::{self, LoadOptions, Loaded, Read};
use kb::cmd::root;
use kb::config;
use kb::render::search::Naming;
use kb::render::{Output, Renderer};
use kb::scan;
use kb::text::{RelPath, Source};
use kb::theme::files;

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
    let theme = files::over_default(&config.theme, std::collections::BTreeMap::new());
    let read = Read { config: Arc::new(config), theme, scan };
    load::load_from(read, &LoadOptions::default(), None)
}

/// One folder with many pages in the source language.
fn flat(n_pages: usize, languages: &str) -> Loaded {
    let config = format!(
        "title: A folder\nbase_url: https://kb.example.org/reference/\nlanguages: [{languages}]\n"
    );
    let page = |nth: usize| {
        let text = format!(
            "# The command number {nth} of a long list\n\nIt says what the command {nth} does.\n"
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
    let route = route.unwrap_or_else(|| panic!("{path} is not published"));
    match renderer.route(route).expect("the default theme is sound") {
        Output::Bytes(bytes) => String::from_utf8(bytes).expect("pages are text"),
        Output::Copy(_) => panic!("{path} is no page"),
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
