//! After any history of edits, the published site equals a clean build of the same content.

#[allow(dead_code, reason = "this test needs a part of it")]
mod place;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::place::{Place, Ran, differing};

/// A change by an author, a tool or an accident between two builds. Numbers choose one of a few
/// files, so that edits meet.
#[derive(Debug, Clone)]
enum Edit {
    Page(u8, u8),
    RemovePage(u8),
    RenamePage(u8, u8),
    Translate(u8, u8),
    RemoveTranslation(u8),
    Picture(u8, u8),
    RemovePicture(u8),
    Terms(u8),
    Scenario(u8),
    Template(u8),
    DefaultTemplate,
    Style(u8),
    Config(u8),
    Touch(u8),
    /// A published file is changed by hand.
    Deface,
    /// A published file is removed.
    Lose,
    /// The next build has mistakes to report, and publishes nothing.
    Break,
    /// The output folder is removed.
    Forget,
}

fn edit() -> impl Strategy<Value = Edit> {
    let few = 0..4_u8;
    prop_oneof![
        4 => (few.clone(), any::<u8>()).prop_map(|(page, text)| Edit::Page(page, text)),
        2 => few.clone().prop_map(Edit::RemovePage),
        2 => (few.clone(), few.clone()).prop_map(|(from, to)| Edit::RenamePage(from, to)),
        2 => (few.clone(), any::<u8>()).prop_map(|(page, text)| Edit::Translate(page, text)),
        1 => few.clone().prop_map(Edit::RemoveTranslation),
        2 => (few.clone(), few.clone()).prop_map(|(name, text)| Edit::Picture(name, text)),
        1 => few.clone().prop_map(Edit::RemovePicture),
        1 => any::<u8>().prop_map(Edit::Terms),
        1 => any::<u8>().prop_map(Edit::Scenario),
        1 => any::<u8>().prop_map(Edit::Template),
        1 => Just(Edit::DefaultTemplate),
        1 => any::<u8>().prop_map(Edit::Style),
        2 => few.clone().prop_map(Edit::Config),
        1 => few.prop_map(Edit::Touch),
        1 => Just(Edit::Deface),
        1 => Just(Edit::Lose),
        1 => Just(Edit::Break),
        1 => Just(Edit::Forget),
    ]
}

const TEMPLATE: &str = "themes/default/templates/tags.html";
const SCENARIO: &str = "content/en/scenarios/late.yaml";

fn scenario(text: u8) -> String {
    format!(
        "title: Late {text}\nsummary: s\nseverity: info\nsignals: {{a: b}}\n\
         channel: {{recommended: call, why: w}}\nsteps: [{{id: call, text: t}}]\n"
    )
}

fn configuration(text: u8) -> String {
    let urls = if text.is_multiple_of(2) { "" } else { "urls: file\n" };
    let languages = if text / 2 == 0 { "[en, cs]" } else { "[en]" };
    format!("title: Site {text}\nbase_url: https://example.org/\nlanguages: {languages}\n{urls}")
}

impl Edit {
    fn apply(&self, place: &Place) {
        let page = |nth: &u8| format!("content/en/p{nth}.md");
        let translation = |nth: &u8| format!("content/cs/p{nth}.md");
        let remove = |path: &str| drop(fs::remove_file(place.path(path)));
        match self {
            Edit::Page(nth, text) => place.write(
                &page(nth),
                format!("---\ntags: [t{}]\n---\n# Page {text}\n\nText {text}.\n", text % 3),
            ),
            // A translation without its page would be an error, and the next builds would publish
            // nothing.
            Edit::RemovePage(nth) => [page(nth), translation(nth)].iter().for_each(|it| remove(it)),
            Edit::RenamePage(from, to) => {
                let names = [(page(from), page(to)), (translation(from), translation(to))];
                for (from, to) in names {
                    drop(fs::rename(place.path(&from), place.path(&to)));
                }
            }
            Edit::Translate(nth, text) if place.path(&page(nth)).exists() => {
                place.write(&translation(nth), format!("# Stránka {text}\n"));
            }
            Edit::Translate(..) => {}
            Edit::RemoveTranslation(nth) => remove(&translation(nth)),
            Edit::Picture(nth, text) => {
                let svg = format!(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{text}</title></svg>"
                );
                place.write(&format!("content/en/{nth}.svg"), svg);
            }
            Edit::RemovePicture(nth) => remove(&format!("content/en/{nth}.svg")),
            Edit::Terms(text) => {
                let terms = format!("terms:\n  text: {{term: Text, definition: Words {text}.}}\n");
                place.write("content/en/glossary.yaml", terms);
            }
            Edit::Scenario(text) => place.write(SCENARIO, scenario(*text)),
            Edit::Template(text) => {
                place.write(TEMPLATE, format!("<p>{{{{ site_title }}}} {text}</p>"));
            }
            Edit::DefaultTemplate => remove(TEMPLATE),
            Edit::Style(text) => {
                place.write("themes/default/assets/extra.css", format!("/* {text} */"));
            }
            Edit::Config(text) => {
                drop(fs::create_dir_all(place.path("content/cs")));
                place.write("kb.yaml", configuration(*text));
            }
            Edit::Touch(nth) => {
                if let Ok(file) = fs::File::options().append(true).open(place.path(&page(nth))) {
                    file.set_modified(std::time::UNIX_EPOCH).expect("it is ours");
                }
            }
            Edit::Deface => place.write("public/404.html", "defaced"),
            Edit::Lose => remove("public/en/index.html"),
            Edit::Break => {
                place.write("content/en/broken.md", "# Broken\n\n[gone](gone.md)\n");
                assert_eq!(place.run(&["build"]).code, Some(1));
                remove("content/en/broken.md");
            }
            Edit::Forget => drop(fs::remove_dir_all(place.path("public"))),
        }
    }
}

/// Builds after each edit, in the order given, and compares with a clean build; how often there was
/// something to publish.
fn check(edits: &[Edit]) -> usize {
    let place = Place::new();
    place.build();
    let mut n_published = 0;
    for (nth, edit) in edits.iter().enumerate() {
        edit.apply(&place);
        let jobs = ["1", "2", "8"][nth % 3];
        let built: Ran = place.run(&["build", "--jobs", jobs]);
        let clean = tempfile::tempdir().expect("a temporary folder");
        let out = clean.path().join("out");
        let cleanly = place.run(&["build", "--out", &out.to_string_lossy()]);
        assert_eq!(built.code, cleanly.code, "{edit:?}: {}", built.err);
        if built.code == Some(0) {
            let (public, expected) = (place.public(), place::tree(&out));
            assert_eq!(differing(&public, &expected), [""; 0], "{edit:?}: {}", built.err);
            n_published += 1;
        }
    }
    n_published
}

#[test]
fn after_any_edits_the_site_is_that_of_a_clean_build() {
    let config = Config { cases: 6, failure_persistence: None, ..Config::default() };
    let fixed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = match std::env::var_os("KB_FUZZ_SECONDS") {
        None => TestRunner::new_with_rng(config, fixed),
        Some(_) => TestRunner::new(Config { cases: 500, ..config }),
    };
    let (n_edits, n_published) = (Cell::new(0), Cell::new(0));
    let outcome = runner.run(&prop::collection::vec(edit(), 1..9), |edits| {
        n_edits.set(n_edits.get() + edits.len());
        n_published.set(n_published.get() + check(&edits));
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    assert!(n_published.get() > n_edits.get() / 2, "{n_published:?} of {n_edits:?}");
}

#[test]
fn new_words_change_the_pages_that_show_them_and_no_others() {
    let place = Place::new();
    place.write_edition(20, "one");
    place.build();
    let before = place.public();
    let mut page = fs::read_to_string(place.path("content/en/p3.md")).expect("is text");
    page.push_str("\nMore of it, with zebras.\n");
    place.write("content/en/p3.md", page);
    place.build();
    let after = place.public();
    let changed: BTreeSet<&str> = differing(&before, &after).into_iter().collect();
    let is_index = |name: &&str| name.starts_with("assets/search.en.");
    let (index, others): (Vec<&str>, Vec<&str>) = changed.into_iter().partition(is_index);
    assert_eq!(index.len(), 2, "the old index and the new one: {index:?}");
    let expected = [
        "en/llms-full.txt",
        "en/p3/index.html",
        "en/p3/index.md",
        "en/print/index.html",
        "en/search.js",
    ];
    assert_eq!(others, expected);
}
