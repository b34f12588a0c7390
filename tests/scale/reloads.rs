//! A load takes over what the last one found; the site must be that of a first load.

use std::collections::BTreeMap;
use std::sync::Arc;

use kb::cmd::load::{self, LoadOptions, Loaded, ReadSite};
use kb::cmd::root;
use kb::config;
use kb::diag;
use kb::scan;
use kb::site::Site;
use kb::site::by_entry::EntryId;
use kb::text::{RelPath, Source};

/// The files of a site by their paths.
type Files = BTreeMap<&'static str, &'static str>;

const CONFIG: &str = "title: Reloads\nbase_url: https://example.org/\nlanguages: [en, cs]\n";

const A: &str = "# A {#a}\n\nSee [the part](b.md#part), [C](c.md) and [B](b.markdown).\n\n## First {#first}\n\nOne.\n";
const B: &str = "# B {#b}\n\n## Part {#part}\n\nTwo words.\n";
const C: &str = "# C {#c}\n\nNothing leads on.\n";

fn start() -> Files {
    BTreeMap::from([
        ("kb.yaml", CONFIG),
        ("content/en/index.md", "# Start {#start}\n\n[A](a.md)\n"),
        ("content/en/a.md", A),
        ("content/en/b.md", B),
        ("content/en/c.md", C),
        (
            "content/cs/a.md",
            "# A {#a}\n\nViz [část](b.md#part).\n\n## První {#first}\n\nJedna.\n\n## Odešla {#moved}\n\nSlova.\n",
        ),
        ("content/_base/cs/a.md", BASE),
    ])
}

const BASE: &str = "\
kb-base 1: written by `kb i18n accept`; change the translation, not this file

section first
accepted 2026-11-23 by Jana
translation 1a2b3c4d5e6f7081
| ## First {#first}
|
| One.
end first

section moved
accepted 2026-11-23 by Jana
translation 1a2b3c4d5e6f7082
| ## Moved {#moved}
|
| Words that are nowhere else.
end moved
";

fn load(files: &Files, before: Option<&Loaded>) -> Loaded {
    let path = |text: &str| RelPath::new(text).expect("a plain path");
    let config = config::read(&Source::new(path(root::CONFIG), files["kb.yaml"])).expect("valid");
    let content: Vec<(RelPath, Vec<u8>)> =
        files.iter().map(|(name, text)| (path(name), text.as_bytes().to_vec())).collect();
    let scan = scan::given(&content, &config);
    // The relations need no templates.
    let read = ReadSite { config: Arc::new(config), theme: Vec::new(), scan };
    load::load_from(read, &LoadOptions::default(), before)
}

/// Each change of a file: its new text, or `None` if it is removed.
const HISTORY: &[(&str, Option<&str>)] = &[
    ("content/en/b.md", Some("# B {#b}\n\n## Part {#part}\n\nTwo other words.\n")),
    ("content/en/b.md", Some("# B {#b}\n\n## Piece {#piece}\n\nTwo other words.\n")),
    ("content/en/c.md", Some("# C {#c}\n\nStill nothing leads on.\n")),
    ("content/en/b.md", Some(B)),
    ("content/en/b.md", Some("---\nslug: other\n---\n# B {#b}\n\n## Part {#part}\n")),
    ("content/en/b.md", None),
    ("content/en/c.md", Some(C)),
    ("content/en/b.markdown", Some(B)),
    ("content/en/b.md", Some(B)),
    ("content/en/b.markdown", None),
    (
        "content/cs/a.md",
        Some("# A {#a}\n\n## První {#first}\n\nJiná slova.\n\n## Odešla {#moved}\n"),
    ),
    ("content/en/c.md", Some("# C {#c}\n\n## Moved {#moved}\n\nWords that are nowhere else.\n")),
    ("content/en/c.md", Some("# C {#c}\n\n## Moved {#moved}\n\nOther words.\n")),
    ("content/_base/cs/a.md", None),
    ("content/_base/cs/a.md", Some(BASE)),
    ("content/en/a.md", Some("# A {#a}\n\n## First {#first}\n\nNot one.\n")),
    ("content/cs/c.md", Some("---\nstatus: draft\n---\n# C\n")),
    ("content/cs/c.md", Some("# C\n\n[A](a.md)\n")),
    ("content/cs/c.md", Some("# C\n\n[B](b.md#part)\n")),
    ("kb.yaml", Some("title: Reloads\nlanguages: [en, cs]\nuntranslated: hide\n")),
    ("content/en/d/e.md", Some("# E\n\n[A](../a.md)\n")),
    ("content/en/d/index.md", Some("# D\n")),
    ("content/en/0.md", Some("# Before all others\n")),
    ("content/en/0.md", None),
];

#[test]
fn after_any_edit_a_load_finds_what_a_first_load_finds() {
    let mut files = start();
    let mut last = load(&files, None);
    let mut kinds = Vec::new();
    for (path, text) in HISTORY {
        match text {
            Some(text) => files.insert(path, text),
            None => files.remove(path),
        };
        let (next, clean) = (load(&files, Some(&last)), load(&files, None));
        let found = [&next, &clean].map(|loaded| diag::sorted(loaded.found.clone()));
        assert_eq!(found[0], found[1], "{path}: {text:?}");
        assert_eq!(next.site.links, clean.site.links, "{path}: {text:?}");
        assert_eq!(next.site.freshness, clean.site.freshness, "{path}: {text:?}");
        assert_eq!(next.site.backlinks, clean.site.backlinks, "{path}: {text:?}");
        assert_eq!(next.site.paths, clean.site.paths, "{path}: {text:?}");
        let changed = next.site.freshness.values().flat_map(|it| it.values());
        kinds.extend(changed.flat_map(|it| &it.changed).map(|change| change.kind.word()));
        last = next;
    }
    // A section that is no longer on its page depends on all pages.
    assert!(["removed", "moved", "edited"].iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
}

#[test]
fn an_edit_inside_a_text_looks_up_no_links_of_other_pages() {
    let mut files = start();
    files.insert("content/en/a.md", "# A {#a}\n\n[B](b.md#part)\n");
    let before = load(&files, None);
    files.insert("content/en/b.md", "# B {#b}\n\nMore.\n\n## Part {#part}\n");
    let after = load(&files, Some(&before));
    let is_kept = |key: &str| {
        let targets = |site: &Site| {
            let id: EntryId = site.keys[key];
            Arc::clone(site.links[id].targets.source())
        };
        Arc::ptr_eq(&targets(&before.site), &targets(&after.site))
    };
    assert_eq!(["index", "a", "b"].map(is_kept), [true, true, false]);
    files.insert("content/en/b.md", "# B {#b}\n\nMore.\n\n## Piece {#piece}\n");
    let renamed = load(&files, Some(&after));
    let broken = |loaded: &Loaded| loaded.site.found.iter().any(|it| it.message.contains("`part`"));
    assert_eq!([&after, &renamed].map(broken), [false, true]);
}
