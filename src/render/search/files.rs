//! Writes the index as scripts: `kbSearch.load(head)`, and for large ones `kbSearch.add(tag, n,
//! …)`.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::lang::stem;
use crate::lang::tag::Tag;
use crate::par;
use crate::render::search::code;
use crate::render::search::groups::{Group, MOST};
use crate::render::search::places::{Entry, Section};

/// The bytes of groups per part of a large index. A search term loads one to three parts.
const PART: usize = 24_000;

/// The bytes of texts per file of a large index. Each shown result can load another file.
const TEXTS: usize = 12_000;

/// How many characters of a section a large index can show: about two lines.
const SHOWN: usize = 160;

/// The layout of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// One file with the complete texts.
    Small,
    /// A head, parts, and files of texts, with the beginning of each section.
    Large,
}

/// The data of an index for the whole language.
pub(super) struct Head<'a> {
    /// The language.
    pub(super) tag: &'a Tag,
    /// The number of the first section of every entry.
    pub(super) pages: &'a [u32],
    /// The number of all sections.
    pub(super) n_sections: usize,
    /// Languages whose words this one shows where it lacks an entry.
    pub(super) others: &'a [Other<'a>],
}

/// Another language in which a reader finds entries that the own language lacks.
pub(super) struct Other<'a> {
    /// The language.
    pub(super) tag: &'a Tag,
    /// The way to the address of its index from that of the own one.
    pub(super) file: String,
    /// The entries, in the numbers of its index.
    pub(super) missing: Vec<u32>,
}

/// What a result shows of an entry, as JSON; `set` makes a text ready to be read.
pub(super) fn text<'a>(entry: &'a Entry, size: Size, set: impl Fn(&str) -> String) -> String {
    let section = |section: &'a Section| {
        let text = match size {
            Size::Small => Cow::Owned(set(&section.text)),
            // Without typography, which would take too much time.
            Size::Large => Cow::Borrowed(beginning(&section.text)),
        };
        (&section.anchor, &section.heading, text)
    };
    let sections: Vec<_> = entry.sections.iter().map(section).collect();
    let (address, title, kind) = (&entry.address, &entry.title, entry.kind);
    if entry.elsewhere.is_empty() {
        return code::json(&(address, title, kind, sections));
    }
    let elsewhere: Map<String, Value> =
        entry.elsewhere.iter().map(|(tag, address)| (tag.clone(), json!(address))).collect();
    code::json(&(address, title, kind, sections, elsewhere))
}

/// The first characters of a text, to the end of a word.
fn beginning(text: &str) -> &str {
    let Some((limit, _)) = text.char_indices().nth(SHOWN) else { return text };
    let end = text[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    &text[..end]
}

/// All files of an index, the head first.
pub(super) fn files(
    head: &Head<'_>,
    groups: &[Group],
    texts: &[String],
    size: Size,
) -> Vec<Arc<[u8]>> {
    let (parts, shelves) = match size {
        Size::Small => (vec![groups], vec![texts]),
        Size::Large => (
            // Groups with one key stay together, so that a key leads to one part.
            cut(groups, PART, about_as_long, |a, b| a.key == b.key),
            cut(texts, TEXTS, String::len, |_, _| false),
        ),
    };
    let about = format!("kbSearch.load({});\n", code::json(&about(head, &parts, &shelves)));
    let add = |nth: usize, payload: &str| {
        let tag = code::json(&head.tag.as_str());
        format!("kbSearch.add({tag},{},{payload});\n", nth + 1).into_bytes()
    };
    let signs = signs(&parts);
    let payloads = parts.len() + shelves.len();
    let added = par::map(&(0..payloads).collect::<Vec<_>>(), |&nth| match parts.get(nth) {
        Some(groups) => add(nth, &code::json(&rows(groups, &signs[nth]))),
        None => add(nth, &format!("[{}]", shelves[nth - parts.len()].join(","))),
    });
    let scripts = std::iter::once(about.into_bytes()).chain(added);
    match size {
        Size::Small => vec![scripts.collect::<Vec<_>>().concat().into()],
        Size::Large => scripts.map(Into::into).collect(),
    }
}

/// The head: what every query needs.
fn about(head: &Head<'_>, parts: &[&[Group]], shelves: &[&[String]]) -> Value {
    let replaced: Map<String, Value> =
        stem::replaced().map(|(letter, plain)| (letter.to_string(), json!(plain))).collect();
    let mut first_pages = Vec::new();
    let mut next = 0;
    for texts in shelves {
        first_pages.push(next);
        next += u32::try_from(texts.len()).expect("fewer pages than a u32 counts");
    }
    let first_keys: Vec<&str> =
        parts.iter().map(|groups| groups.first().map_or("", |group| &group.key)).collect();
    let other = |other: &Other<'_>| {
        let missing = code::rising(other.missing.iter().copied());
        json!({"lang": other.tag.as_str(), "file": other.file, "missing": missing})
    };
    json!({
        "lang": head.tag.as_str(),
        "most": MOST,
        "sections": head.n_sections,
        "pages": code::rising(head.pages.iter().copied()),
        "others": head.others.iter().map(other).collect::<Vec<_>>(),
        "parts": first_keys,
        "shelves": code::rising(first_pages),
        "endings": stem::endings(head.tag),
        "swaps": stem::swaps(head.tag),
        "marks": stem::MARKS.iter().flat_map(|(first, last)| [*first, '-', *last]).collect::<String>(),
        "replaced": replaced,
    })
}

/// Cuts a list where the sizes of its items add up to about `most`.
fn cut<T>(
    items: &[T],
    most: usize,
    size: impl Fn(&T) -> usize,
    belong: impl Fn(&T, &T) -> bool,
) -> Vec<&[T]> {
    let mut cut = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (nth, item) in items.iter().enumerate() {
        let size = size(item);
        if sum > 0 && sum + size > most && !belong(&items[nth - 1], item) {
            cut.push(&items[start..nth]);
            (start, sum) = (nth, 0);
        }
        sum += size;
    }
    cut.push(&items[start..]);
    cut
}

/// A group as text: key, stem where it has marks, forms without the key, number of sections where
/// the postings are cut, postings.
fn row(group: &Group) -> String {
    let stem = if group.stem == group.key { "" } else { &group.stem };
    let forms: Vec<String> = group
        .forms
        .iter()
        .map(|form| match form.strip_prefix(group.key.as_str()) {
            Some(rest) => rest.to_owned(),
            None => format!("={form}"),
        })
        .collect();
    let n_sections =
        if group.n_sections > MOST { group.n_sections.to_string() } else { String::new() };
    format!("{};{stem};{};{n_sections};{}", group.key, forms.join(" "), group.postings)
}

/// How many bytes the row of a group takes, or a few more.
fn about_as_long(group: &Group) -> usize {
    let key = group.key.as_str();
    let rest = |form: &String| form.strip_prefix(key).map_or(form.len() + 2, |rest| rest.len() + 1);
    let forms = group.forms.iter().map(rest).sum::<usize>();
    let stem = if group.stem == key { 0 } else { group.stem.len() };
    key.len() + stem + forms + group.postings.len() + 8
}

/// The text of a part: its groups, and what leads from it to others.
fn rows(groups: &[Group], signs: &[String]) -> String {
    let mut rows: Vec<String> = groups.iter().map(row).collect();
    rows.extend_from_slice(signs);
    rows.join("|")
}

/// The redirects to other parts, by part. A form that begins differently from its key is searched
/// in another part than that of its group; a row `form>key` there contains the key.
fn signs(parts: &[&[Group]]) -> Vec<Vec<String>> {
    let part_of = |key: &str| {
        parts
            .partition_point(|groups| groups.first().is_none_or(|group| group.key.as_str() <= key))
            .saturating_sub(1)
    };
    let mut signs: Vec<Vec<String>> = vec![Vec::new(); parts.len()];
    for (nth, groups) in parts.iter().enumerate() {
        for group in *groups {
            for form in &group.forms {
                let part = part_of(form);
                if part != nth {
                    signs[part].push(format!("{form}>{}", group.key));
                }
            }
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::{Head, SHOWN, Size, beginning, files, text};
    use crate::lang::tag::Tag;
    use crate::render::search::count::Counter;
    use crate::render::search::groups::groups;
    use crate::render::search::places::{Entry, Section};

    fn entry(number: usize, text: &str) -> Entry {
        Entry {
            address: format!("cs/{number}/"),
            title: format!("Strana {number}"),
            kind: "page",
            sections: vec![Section { text: text.to_owned(), ..Section::default() }],
            elsewhere: vec![("de".to_owned(), format!("de/{number}/"))],
        }
    }

    fn scripts(entries: &[Entry], size: Size) -> Vec<String> {
        let tag = Tag::parse("cs").expect("a tag");
        let mut counter = Counter::default();
        for entry in entries {
            counter.add(entry);
        }
        let texts: Vec<String> =
            entries.iter().map(|entry| text(entry, size, str::to_owned)).collect();
        let pages: Vec<u32> = (0..).take(entries.len()).collect();
        let head = Head { tag: &tag, pages: &pages, n_sections: entries.len(), others: &[] };
        let groups = groups(&tag, &[counter.finish()]);
        let files = files(&head, &groups, &texts, size);
        files.iter().map(|file| String::from_utf8_lossy(file).into_owned()).collect()
    }

    /// What the calls in scripts say, as JSON: `f(a,b);` is `[a,b]`.
    fn calls(scripts: &[String]) -> Vec<serde_json::Value> {
        let lines = scripts.iter().flat_map(|script| script.lines());
        let call = |line: &str| {
            let arguments = line.split_once('(').and_then(|(_, rest)| rest.strip_suffix(");"));
            serde_json::from_str(&format!("[{}]", arguments.expect("one call a line")))
        };
        lines.map(|line| call(line).expect("JSON is valid in scripts")).collect()
    }

    #[test]
    fn a_small_index_is_one_script_with_all_that_it_says() {
        let scripts = scripts(&[entry(0, "smlouva"), entry(1, "smlouvám </script>")], Size::Small);
        assert_eq!(scripts.len(), 1);
        assert!(!scripts[0].contains('<'));
        let calls = calls(&scripts);
        assert_eq!(calls[0][0]["lang"], "cs");
        let rows = calls[1][2].as_str().expect("rows");
        assert!(rows.contains("smlouv;;a am;;APBL"), "{rows}");
        assert_eq!(
            calls[2][2][1],
            serde_json::json!([
                "cs/1/",
                "Strana 1",
                "page",
                [["", "", "smlouvám </script>"]],
                {"de": "de/1/"}
            ])
        );
    }

    #[test]
    fn a_large_index_leads_every_form_to_its_group() {
        let words: Vec<String> = (0..20_000).map(|n| format!("slovo{n}x")).collect();
        let scripts = scripts(&[entry(0, &words.join(" ")), entry(1, "zz")], Size::Large);
        let calls = calls(&scripts);
        let first_keys = calls[0][0]["parts"].as_array().expect("keys");
        assert!(first_keys.len() > 5);
        assert_eq!(scripts.len(), 1 + first_keys.len() + 1);
        for (nth, first) in first_keys.iter().enumerate() {
            assert_eq!(calls[nth + 1][1], nth + 1);
            let rows = calls[nth + 1][2].as_str().expect("rows");
            assert!(rows.starts_with(first.as_str().expect("a key")));
            assert!(rows.len() < 40_000);
        }
    }

    #[test]
    fn texts_are_cut_at_a_word() {
        let long = "slovo ".repeat(SHOWN);
        let cut = beginning(&long);
        assert!(cut.ends_with("slovo") && cut.chars().count() <= SHOWN);
        assert_eq!(beginning("krátký"), "krátký");
    }
}
