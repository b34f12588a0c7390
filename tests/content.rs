//! Checks the rules of `docs/content.md` for the site in `content/`: every topic of
//! `tests/content/topics.tsv` has its section and its words, and pages keep the writing rules that
//! can be counted. Reads only the sources; `kb check` checks links and translations.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The source language first.
const LANGUAGES: [&str; 3] = ["cs", "en", "de"];
/// The most words of a page, in its text and its templates.
const PAGE_WORDS: usize = 900;
/// The most words before the first step: with more, it is below the first screen of a phone.
const LEAD_WORDS: usize = 32;
/// The same in German, whose pages begin with the contracts that they are about.
const GERMAN_LEAD_WORDS: usize = 42;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A row of the table of topics.
struct Topic {
    id: String,
    key: String,
    /// The id of a section; the whole file where it is missing.
    section: Option<String>,
    words: Vec<String>,
}

fn topics() -> Vec<Topic> {
    let table = fs::read_to_string(root().join("tests/content/topics.tsv"))
        .expect("is part of the sources");
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|row| {
        let columns: Vec<&str> = row.split('\t').collect();
        assert_eq!(columns.len(), 4, "four columns: {row}");
        let (key, section) = match columns[2].split_once('#') {
            Some((key, section)) => (key, Some(section.to_owned())),
            None => (columns[2], None),
        };
        let words = columns[3].split(';').map(|words| words.trim().to_owned()).collect();
        Topic { id: columns[0].to_owned(), key: key.to_owned(), section, words }
    })
    .collect()
}

/// The text of a page or scenario in a language, where there is one.
fn source(lang: &str, key: &str) -> Option<String> {
    let file = |ending: &str| root().join(format!("content/{lang}/{key}.{ending}"));
    ["md", "yaml"].iter().find_map(|ending| fs::read_to_string(file(ending)).ok())
}

/// The section with an id: its heading and all up to the next heading that is not below it.
fn section<'a>(text: &'a str, id: &str) -> Option<&'a str> {
    let level = |line: &str| line.bytes().take_while(|byte| *byte == b'#').count();
    let mark = format!("{{#{id}}}");
    let mut begin = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        match begin {
            None if line.starts_with('#') && line.contains(&mark) => {
                begin = Some((at, level(line)));
            }
            Some((from, depth)) if line.starts_with('#') && level(line) <= depth => {
                return Some(&text[from..at]);
            }
            _ => {}
        }
        at += line.len();
    }
    begin.map(|(from, _)| &text[from..])
}

/// A text with every run of white space as one space, so that phrases may be wrapped.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All pages of a language, as key and text without the front matter, in order.
fn pages(lang: &str) -> Vec<(String, String)> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("is a folder of the sources") {
            let path = entry.expect("can be listed").path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                found.push(path);
            }
        }
    }
    let folder = root().join("content").join(lang);
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    let page = |path: &PathBuf| {
        let key = path.strip_prefix(&folder).expect("is below it").with_extension("");
        let text = fs::read_to_string(path).expect("is readable");
        let body = text.splitn(3, "---\n").nth(2).expect("has front matter").to_owned();
        (key.to_string_lossy().replace('\\', "/"), body)
    };
    files.iter().map(page).collect()
}

/// How many words a reader sees: neither addresses of links nor ids of headings count.
fn words(text: &str) -> usize {
    let mut seen = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("](").into_iter().chain(rest.find("{#")).min() {
        let close = if rest[at..].starts_with("](") { ')' } else { '}' };
        seen.push_str(&rest[..at]);
        seen.push(' ');
        rest = rest[at..].find(close).map_or("", |end| &rest[at + end + 1..]);
    }
    seen.push_str(rest);
    seen.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[test]
fn every_topic_has_its_section_and_its_words() {
    let mut missing = Vec::new();
    for topic in topics() {
        for lang in LANGUAGES {
            let place = format!("{}: {lang}/{}", topic.id, topic.key);
            let Some(text) = source(lang, &topic.key) else {
                missing.push(format!("{place} does not exist"));
                continue;
            };
            let Some(part) =
                topic.section.as_ref().map_or(Some(text.as_str()), |id| section(&text, id))
            else {
                missing.push(format!("{place} has no section {:?}", topic.section));
                continue;
            };
            let part = unwrapped(part);
            let absent = topic
                .words
                .iter()
                .filter(|words| lang == LANGUAGES[0] && !part.contains(words.as_str()));
            missing.extend(
                absent.map(|words| format!("{place} {:?} does not say `{words}`", topic.section)),
            );
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn no_topic_is_left_out_or_listed_twice() {
    let listed: Vec<String> = topics().into_iter().map(|topic| topic.id).collect();
    let unique: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(unique.len(), listed.len(), "an id stands twice");
    let expected = (1..=49).map(|n| format!("F{n:02}")).chain((1..=12).map(|n| format!("T{n:02}")));
    let left_out: Vec<String> = expected.filter(|id| !unique.contains(id)).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
}

#[test]
fn pages_are_at_most_nine_hundred_words_long() {
    let all =
        LANGUAGES.iter().flat_map(|lang| pages(lang).into_iter().map(move |page| (lang, page)));
    let long: Vec<String> = all
        .map(|(lang, (key, text))| (format!("{lang}/{key}"), words(&text)))
        .filter(|(_, count)| *count > PAGE_WORDS)
        .map(|(page, count)| format!("{page}: {count} words"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn little_text_is_before_the_first_step() {
    let mut long = Vec::new();
    for lang in LANGUAGES {
        let limit = if lang == "de" { GERMAN_LEAD_WORDS } else { LEAD_WORDS };
        for (key, text) in pages(lang) {
            let Some((lead, _)) =
                text.split_once("\n## ").filter(|_| text.contains("{#first-step}"))
            else {
                continue;
            };
            let count = words(lead);
            if count > limit {
                long.push(format!("{lang}/{key}: {count} words before the first heading"));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_page_has_a_first_step_and_an_example_sentence() {
    let is_section = |key: &str| key.ends_with("index");
    let lacking: Vec<String> = pages(LANGUAGES[0])
        .into_iter()
        .filter(|(key, _)| !is_section(key) && key != "o-webu/soukromi")
        .filter(|(_, text)| !text.contains("{#first-step}") || !text.contains("> \""))
        .map(|(key, _)| key)
        .collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn german_pages_begin_with_their_law() {
    let silent: Vec<String> = pages("de")
        .into_iter()
        .filter(|(_, text)| {
            let first = text.trim_start().split("\n\n").next().unwrap_or_default();
            !["tschechisch", "Tschechien", "Recht"].iter().any(|word| first.contains(word))
        })
        .map(|(key, _)| key)
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}
