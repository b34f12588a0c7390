//! Writes the index as scripts: `kbSearch.load(head)`, and for large ones `kbSearch.add(tag, n,
//! …)`.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::{Map, Value, json};

use crate::lang::tag::Tag;
use crate::par;
use crate::render::search::code;
use crate::render::search::groups::StemGroup;
use crate::render::search::head::{self, IndexHead};
use crate::render::search::places::{Facets, SearchEntry, SearchSection};
use crate::render::search::spelling;

/// The bytes of groups per part of a large index. A search term loads one to three parts.
const PART: usize = 16_000;

/// The bytes of texts per file of a large index. Each shown result can load another file.
const TEXTS: usize = 12_000;

/// The bytes of a page that a result can show. In a longer page, only the beginning of each
/// following section is kept.
const WHOLE: usize = 60_000;

/// How many characters of a section are kept after that: about two lines.
const BEGINNING: usize = 160;

/// How an index is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IndexLayout {
    /// Whether there are separate files for the head, parts, texts and spellings.
    pub(super) is_split: bool,
    /// Whether texts have the typography of the pages. It would take too much time on a large site.
    pub(super) is_set: bool,
    /// Whether there are files of pairs of frequent words.
    pub(super) has_pairs: bool,
}

/// The text of an entry for results, as JSON; `set` applies typography to a text.
pub(super) fn text<'a>(
    entry: &'a SearchEntry<'_>,
    layout: IndexLayout,
    set: impl Fn(&str) -> String,
) -> String {
    let mut n_bytes = 0;
    let section = |section: &'a SearchSection| {
        n_bytes += section.text.len();
        let text = if n_bytes > WHOLE { beginning(&section.text) } else { &section.text };
        let text = if layout.is_set { Cow::Owned(set(text)) } else { Cow::Borrowed(text) };
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
    let Some((limit, _)) = text.char_indices().nth(BEGINNING) else { return text };
    let end = text[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    &text[..end]
}

/// A file of an index.
#[derive(Debug)]
pub(super) enum IndexFile {
    /// The script.
    Script(Vec<u8>),
    /// The texts of some entries, which are made again when the file is written: together they take as
    /// much memory as the pages.
    Texts(Range<usize>),
}

/// A file of a large index, and a call in the file of a small one.
enum Added<'a> {
    /// The groups of a part, and what leads from it to others.
    Part(&'a [StemGroup], &'a [String]),
    /// The known words of a length.
    Spellings(&'a String),
    /// Kinds and tags.
    Facets(&'a Facets),
    /// The pages of some pairs of words.
    Pairs(&'a [String]),
}

impl Added<'_> {
    fn payload(&self, layout: IndexLayout) -> String {
        match self {
            Added::Part(groups, signs) => code::json(&rows(groups, signs, layout)),
            Added::Spellings(words) => code::json(&[words]),
            Added::Facets(facets) => head::facets(facets),
            Added::Pairs(buckets) => code::json(buckets),
        }
    }
}

/// The script with a part of an index.
fn script(tag: &Tag, number: usize, payload: &str) -> Vec<u8> {
    format!("kbSearch.add({},{number},{payload});\n", code::json(&tag.as_str())).into_bytes()
}

/// The script with the texts of some entries.
pub(super) fn of_texts(tag: &Tag, number: usize, texts: impl Iterator<Item = String>) -> Vec<u8> {
    script(tag, number, &format!("[{}]", texts.collect::<Vec<String>>().join(",")))
}

/// All files of an index, the head first, then its parts, texts, spellings, facets and pairs.
/// `n_bytes` are the sizes of the texts, and `text` makes the text of an entry.
pub(super) fn files(
    head: &IndexHead<'_>,
    groups: &[StemGroup],
    n_bytes: &[usize],
    layout: IndexLayout,
    text: impl Fn(usize) -> String,
) -> Vec<IndexFile> {
    let (parts, spellings) = match layout.is_split {
        false => (vec![groups], Vec::new()),
        // Groups with one key stay together, so that a key leads to one part.
        true => {
            (cut(groups, PART, about_as_long, |a, b| a.key == b.key), spelling::by_length(groups))
        }
    };
    let n_texts = n_bytes.len();
    let per_file = match layout.is_split {
        false => n_texts.max(1),
        true => (TEXTS * n_texts / n_bytes.iter().sum::<usize>().max(1)).max(1),
    };
    let first_keys = first_keys(&parts);
    let signs = signs(&parts, &first_keys);
    let about = head::about(head, groups, n_texts);
    let about = with_layout(about, &first_keys, per_file, spellings.len());
    let about = format!("kbSearch.load({});\n", code::json(&about)).into_bytes();
    let made = |first: usize, added: Vec<Added<'_>>| {
        let numbered: Vec<(usize, Added<'_>)> = (first..).zip(added).collect();
        par::map(&numbered, |(number, added)| {
            IndexFile::Script(script(head.tag, *number, &added.payload(layout)))
        })
    };
    let of_parts = parts.iter().zip(&signs).map(|(groups, signs)| Added::Part(groups, signs));
    let of_parts = made(1, of_parts.collect());
    let shelves = (0..n_texts).step_by(per_file);
    let shelves = shelves.map(|first| IndexFile::Texts(first..n_texts.min(first + per_file)));
    let shelves: Vec<IndexFile> = shelves.collect();
    let others = spellings.iter().map(Added::Spellings).chain([Added::Facets(head.facets)]);
    let pairs = head.pairs.buckets.chunks(head.pairs.per_file.max(1)).map(Added::Pairs);
    let others = made(1 + parts.len() + shelves.len(), others.chain(pairs).collect());
    let files = std::iter::once(IndexFile::Script(about)).chain(of_parts);
    let files: Vec<IndexFile> = files.chain(shelves).chain(others).collect();
    match layout.is_split {
        false => vec![IndexFile::Script(concat(head.tag, files, text))],
        true => files,
    }
}

/// All files of an index in one script.
fn concat(tag: &Tag, files: Vec<IndexFile>, text: impl Fn(usize) -> String) -> Vec<u8> {
    let bytes = |(number, file): (usize, IndexFile)| match file {
        IndexFile::Script(bytes) => bytes,
        IndexFile::Texts(entries) => of_texts(tag, number, entries.map(&text)),
    };
    files.into_iter().enumerate().flat_map(bytes).collect()
}

/// Adds the layout of the files to the head.
fn with_layout(
    mut about: Map<String, Value>,
    first_keys: &[&str],
    per_file: usize,
    n_spellings: usize,
) -> Map<String, Value> {
    about.insert("parts".to_owned(), json!(first_keys));
    about.insert("shelf".to_owned(), json!(per_file));
    about.insert("spellings".to_owned(), json!(n_spellings));
    about
}

/// The first key of each part, as short as it can be and still come after the part before.
fn first_keys<'a>(parts: &[&'a [StemGroup]]) -> Vec<&'a str> {
    let shortest = |(nth, groups): (usize, &&'a [StemGroup])| {
        let first = groups.first().map_or("", |group| group.key.as_str());
        let before = nth.checked_sub(1).and_then(|before| parts[before].last());
        let before = before.map_or("", |group| group.key.as_str());
        let mut ends = first.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let end = ends.find(|end| first[..*end] > *before).unwrap_or(first.len());
        &first[..end]
    };
    parts.iter().enumerate().map(shortest).collect()
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

/// A group as text: key, stem where it has marks, forms without the key, the number of pages where the
/// postings have others and a mark where it is frequent, postings, and the keys of its parts.
fn row(group: &StemGroup, layout: IndexLayout) -> String {
    let stem = if group.stem == group.key { "" } else { &group.stem };
    let forms: Vec<String> = group
        .forms
        .iter()
        .map(|form| match form.strip_prefix(group.key.as_str()) {
            Some(rest) => rest.to_owned(),
            None => format!("={form}"),
        })
        .collect();
    let n_pages = if group.differs { group.n_pages.to_string() } else { String::new() };
    let frequent = if layout.has_pairs && group.is_frequent { "!" } else { "" };
    let parts: String = group.parts.iter().map(|part| format!(";{part}")).collect();
    let (key, forms, postings) = (&group.key, forms.join(" "), &group.postings);
    format!("{key};{stem};{forms};{n_pages}{frequent};{postings}{parts}")
}

/// How many bytes the row of a group takes, or a few more.
fn about_as_long(group: &StemGroup) -> usize {
    let key = group.key.as_str();
    let rest = |form: &String| form.strip_prefix(key).map_or(form.len() + 2, |rest| rest.len() + 1);
    let forms = group.forms.iter().map(rest).sum::<usize>();
    let stem = if group.stem == key { 0 } else { group.stem.len() };
    let parts = group.parts.iter().map(|part| part.len() + 1).sum::<usize>();
    key.len() + stem + forms + group.postings.len() + parts + 8
}

/// The text of a part: its groups, and what leads from it to others.
fn rows(groups: &[StemGroup], signs: &[String], layout: IndexLayout) -> String {
    let mut rows: Vec<String> = groups.iter().map(|group| row(group, layout)).collect();
    rows.extend_from_slice(signs);
    rows.join("|")
}

/// The redirects to other parts, by part. A form that begins differently from its key is searched
/// in another part than that of its group; a row `form>key` there contains the key.
fn signs(parts: &[&[StemGroup]], first_keys: &[&str]) -> Vec<Vec<String>> {
    let part_of = |key: &str| first_keys.partition_point(|first| *first <= key).saturating_sub(1);
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
    use serde_json::json;

    use super::{BEGINNING, IndexFile, IndexHead, IndexLayout, beginning, files, of_texts, text};
    use crate::lang::tag::Tag;
    use crate::render::search::author::SearchAdditions;
    use crate::render::search::count::Counter;
    use crate::render::search::groups::groups;
    use crate::render::search::pairs::{Pairs, pairs};
    use crate::render::search::places::{Facets, SearchEntry, SearchSection};
    use crate::render::search::spelling::LENGTHS;

    const SMALL: IndexLayout = IndexLayout { is_split: false, is_set: true, has_pairs: false };
    const LARGE: IndexLayout = IndexLayout { is_split: true, is_set: false, has_pairs: true };

    fn entry(number: usize, text: &str) -> SearchEntry<'static> {
        SearchEntry {
            address: format!("cs/{number}/"),
            title: format!("Strana {number}"),
            kind: "page",
            sections: vec![SearchSection { text: text.to_owned(), ..SearchSection::default() }],
            elsewhere: vec![("de".to_owned(), format!("de/{number}/"))],
            ..SearchEntry::default()
        }
    }

    fn scripts(entries: &[SearchEntry], layout: IndexLayout) -> Vec<String> {
        let tag = Tag::parse("cs").expect("a tag");
        let mut counter = Counter::default().keeping_order();
        for entry in entries {
            counter.add(entry);
        }
        let batches = [counter.finish()];
        let groups = groups(&tag, &batches);
        let pairs = match layout.has_pairs {
            true => pairs(&batches, &groups),
            false => Pairs::default(),
        };
        let texts: Vec<String> =
            entries.iter().map(|entry| text(entry, layout, str::to_owned)).collect();
        let head = IndexHead {
            tag: &tag,
            minor: &[],
            additions: SearchAdditions { synonyms: json!([]), leads: json!([]) },
            facets: &Facets { kinds: "pp".to_owned(), ..Facets::default() },
            pairs: &pairs,
            others: &[],
        };
        let n_bytes: Vec<usize> = texts.iter().map(String::len).collect();
        let text = |nth: usize| texts[nth].clone();
        let files = files(&head, &groups, &n_bytes, layout, text);
        let bytes = |(number, file): (usize, IndexFile)| match file {
            IndexFile::Script(bytes) => bytes,
            IndexFile::Texts(entries) => of_texts(&tag, number, entries.map(text)),
        };
        let scripts = files.into_iter().enumerate().map(bytes);
        scripts.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
    }

    /// The arguments of the calls in scripts, as JSON: `f(a,b);` is `[a,b]`.
    fn calls(scripts: &[String]) -> Vec<serde_json::Value> {
        let lines = scripts.iter().flat_map(|script| script.lines());
        let call = |line: &str| {
            let arguments = line.split_once('(').and_then(|(_, rest)| rest.strip_suffix(");"));
            serde_json::from_str(&format!("[{}]", arguments.expect("one call a line")))
        };
        lines.map(|line| call(line).expect("JSON is valid in scripts")).collect()
    }

    #[test]
    fn a_small_index_is_one_script_with_all_data() {
        let scripts = scripts(&[entry(0, "smlouva"), entry(1, "smlouvám </script>")], SMALL);
        assert_eq!(scripts.len(), 1);
        assert!(!scripts[0].contains('<'));
        let calls = calls(&scripts);
        assert_eq!(calls[0][0]["lang"], "cs");
        let rows = calls[1][2].as_str().expect("rows");
        assert!(rows.contains("smlouv;;a am;;AAaBAX"), "{rows}");
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
        let layout = IndexLayout { has_pairs: false, ..LARGE };
        let scripts = scripts(&[entry(0, &words.join(" ")), entry(1, "zz")], layout);
        let calls = calls(&scripts);
        let first_keys = calls[0][0]["parts"].as_array().expect("keys");
        assert!(first_keys.len() > 5);
        // The head, the parts, the texts, spellings and facets; no pairs.
        assert_eq!(scripts.len(), 1 + first_keys.len() + 1 + LENGTHS.count() + 1);
        assert_eq!(calls[0][0]["pairs"], json!([0, 0]));
        for (nth, first) in first_keys.iter().enumerate() {
            assert_eq!(calls[nth + 1][1], nth + 1);
            let rows = calls[nth + 1][2].as_str().expect("rows");
            assert!(rows.starts_with(first.as_str().expect("a key")));
            assert!(rows.len() < 30_000);
        }
    }

    #[test]
    fn pairs_of_frequent_words_have_files_after_all_others() {
        let entries: Vec<SearchEntry> = (0..9).map(|n| entry(n, "a b a c b c a b b c")).collect();
        let calls = calls(&scripts(&entries, LARGE));
        let [n_buckets, per_file] =
            [0, 1].map(|nth| calls[0][0]["pairs"][nth].as_u64().expect("a number"));
        assert_eq!((n_buckets, per_file), (7, 250));
        let last = calls.last().expect("the pairs");
        assert_eq!(last[2].as_array().expect("buckets").len(), 7);
        // `a b` and others are on all pages.
        assert!(last[2].to_string().contains("ABBBBBBBB"));
        assert!(calls[1][2].as_str().expect("rows").contains("a;;;!;"));
    }

    #[test]
    fn texts_are_cut_at_a_word() {
        let long = "slovo ".repeat(BEGINNING);
        let cut = beginning(&long);
        assert!(cut.ends_with("slovo") && cut.chars().count() <= BEGINNING);
        assert_eq!(beginning("krátký"), "krátký");
    }
}
