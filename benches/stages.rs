//! How long each stage takes on the project's own content: `cargo bench --locked --bench stages`.
//!
//! For whole builds beside other programs see `benches/compare`.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

use kb::cmd::build;
use kb::cmd::load::{self, LoadOptions, Loaded};
use kb::lang::by_lang::Lang;
use kb::lang::stem::{self, Stemmer};
use kb::lang::tag::Tag;
use kb::lang::typography::Typography;
use kb::render::Renderer;
use kb::render::search::{self, Naming};
use kb::scan::ScanCache;
use kb::site::VariantBody;
use kb::source::ContentFile;
use kb::{link, parse, quiz, theme};

fn main() {
    divan::main();
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read() -> load::ReadSite {
    load::read(root(), &ScanCache::default())
        .unwrap_or_else(|_| panic!("the content of the project can be read"))
}

fn loaded() -> Loaded {
    load::load_from(read(), &LoadOptions::default(), None)
}

fn renderer() -> Renderer {
    build::renderer(&loaded(), Naming::Language).expect("the templates are right")
}

/// The Czech texts, one after another.
fn czech() -> String {
    let files = read().scan.files;
    let texts = files.iter().filter(|file| file.source.path.as_str().starts_with("content/cs/"));
    texts.map(|file| &*file.source.text).collect()
}

fn n_bytes(files: &[ContentFile]) -> BytesCount {
    BytesCount::new(files.iter().map(|file| file.source.text.len()).sum::<usize>())
}

#[divan::bench]
fn a_read(bencher: Bencher) {
    bencher.bench_local(read);
}

#[divan::bench]
fn b_theme(bencher: Bencher) {
    let read = read();
    bencher.bench_local(|| theme::compile(&read.theme, &read.config.languages, &[]));
}

#[divan::bench]
fn c_parse(bencher: Bencher) {
    let read = read();
    let files = &read.scan.files;
    bencher.counter(n_bytes(files)).bench_local(|| {
        for file in files {
            black_box(parse::doc(file, parse::ParseRules::of(&read.config)));
        }
    });
}

#[divan::bench]
fn d_link(bencher: Bencher) {
    let read = read();
    let files = &read.scan.files;
    let docs: Vec<_> = files
        .iter()
        .map(|file| Arc::new(parse::doc(file, parse::ParseRules::of(&read.config))))
        .collect();
    bencher.bench_local(|| {
        link::site(link::LinkInput {
            config: &read.config,
            docs: &docs,
            assets: &read.scan.assets,
            days: &read.scan.days,
            drafts: link::DraftVisibility::Hide,
            last: None,
        })
    });
}

#[divan::bench]
fn e_prove_a_quiz(bencher: Bencher) {
    let loaded = loaded();
    let quizzes =
        loaded.site.entries.values().filter_map(|entry| match &entry.shown(Lang::SOURCE)?.body {
            VariantBody::Quiz(quiz) => Some(quiz.as_ref()),
            _ => None,
        });
    let quiz = quizzes.into_iter().next().expect("the project has a quiz");
    bencher.bench_local(|| quiz::prove(black_box(quiz)));
}

#[divan::bench]
fn f_navigation(bencher: Bencher) {
    let loaded = loaded();
    bencher.bench_local(|| build::renderer(&loaded, Naming::Language).is_some());
}

#[divan::bench]
fn g_search_index(bencher: Bencher) {
    let renderer = renderer();
    bencher.bench_local(|| search::index(&renderer, Lang::SOURCE, Naming::Fingerprint));
}

#[divan::bench]
fn h_render(bencher: Bencher) {
    let renderer = renderer();
    let routes = build::routes(&renderer);
    let render = || routes.iter().filter(|route| renderer.route(route).is_ok()).count();
    bencher.counter(ItemsCount::new(routes.len())).bench_local(render);
}

#[divan::bench]
fn typography(bencher: Bencher) {
    let text = czech();
    let rules = Typography::for_language(&Tag::parse("cs").expect("a language tag"));
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| rules.text(&text).len());
}

#[divan::bench]
fn stems(bencher: Bencher) {
    let text = czech();
    let stemmer = Stemmer::for_language(&Tag::parse("cs").expect("a language tag"));
    let words: Vec<&str> = stem::words(&text).map(|(_, word)| word).collect();
    let keys = || words.iter().map(|word| stemmer.key(word).len()).sum::<usize>();
    bencher.counter(ItemsCount::new(words.len())).bench_local(keys);
}
