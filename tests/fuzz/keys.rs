//! Changes of YAML that keep most of it valid, so that what follows the parser is tried too: keys
//! get other names and other values, and blocks go.
//!
//! The keys and values come from `tests/sites/every-key`, which holds every key that the reference
//! has, so that a new key is tried without a change here.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use proptest::sample::Index;

use crate::mutate;

/// Values that authors could write by mistake, or to break something.
const VALUES: &[&str] = &[
    "",
    "~",
    "true",
    "false",
    "off",
    "0",
    "-1",
    "1e9",
    "99999999999999999999",
    "2026-02-30",
    "0000-01-01",
    "9999-12-31",
    "[]",
    "{}",
    "[x, x]",
    "[[x]]",
    "{x: x}",
    "{en: A, cs: \"\", sk: ~}",
    "{light: \"#fff\", dark: \"#000\"}",
    "\"#12345g\"",
    "\"rgb(1,2,3)\"",
    "100%",
    "\"</script><script>x</script>\"",
    "\"\\\" onload=x \\\"\"",
    "\"x} body {display: none\"",
    "\"a; script-src *\"",
    "\"a\\r\\nX: y\"",
    "\"*\"",
    "\"'unsafe-inline'\"",
    "\"https://a.b:99/c d?e#f\"",
    "\"//a.b/\"",
    "\"javascript:x\"",
    "\"data:text/html,x\"",
    "\"mailto:a@b\"",
    "\"{title}{url}{path}{x}\"",
    "../x",
    "/etc/passwd",
    "index",
    "borrowing/first-loan#return",
    "images/logo.svg",
    "*x",
    "|\n    x",
    "\"\\u202e\\0\"",
    "\"[a]{lang=de}\"",
    "\"$x$ **b** [a](b.md) <b>\"",
];

/// A key with its value on the same line.
struct Pair {
    key: Range<usize>,
    value: Range<usize>,
}

/// Gives a key another value: one of [`VALUES`], or that of another key.
pub(crate) fn value(text: &mut Vec<u8>, one: Index, two: Index) {
    let pairs = pairs(text);
    if pairs.is_empty() {
        return;
    }
    let known = &known().values;
    let all = VALUES.iter().map(|value| value.as_bytes());
    let all: Vec<&[u8]> = all.chain(known.iter().map(Vec::as_slice)).collect();
    let range = pairs[one.index(pairs.len())].value.clone();
    drop(text.splice(range, two.get(&all).iter().copied()));
}

/// Gives a key the name of another one.
pub(crate) fn key(text: &mut Vec<u8>, one: Index, two: Index) {
    let pairs = pairs(text);
    if pairs.is_empty() {
        return;
    }
    let range = pairs[one.index(pairs.len())].key.clone();
    drop(text.splice(range, two.get(&known().keys).iter().copied()));
}

/// Removes a key with everything below it, or moves it to another place.
pub(crate) fn block(text: &mut Vec<u8>, one: Index, two: Index) {
    let mut blocks = blocks(text);
    let block = blocks.remove(one.index(blocks.len()));
    let to = two.index(2 * (blocks.len() + 1));
    if to <= blocks.len() {
        blocks.insert(to, block);
    }
    *text = blocks.concat();
}

/// The lines of a text, with lines that are indented behind the line they belong to.
pub(crate) fn blocks(text: &[u8]) -> Vec<Vec<u8>> {
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        match blocks.last_mut().filter(|_| line.starts_with(b" ")) {
            Some(block) => block.extend(line),
            None => blocks.push(line.to_vec()),
        }
    }
    if blocks.is_empty() { vec![Vec::new()] } else { blocks }
}

/// All keys and values of the site that has every key.
struct KnownPairs {
    keys: Vec<Vec<u8>>,
    values: Vec<Vec<u8>>,
}

fn known() -> &'static KnownPairs {
    static KNOWN: OnceLock<KnownPairs> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let (mut keys, mut values) = (BTreeSet::new(), BTreeSet::new());
        let texts = mutate::every_key().iter().filter(|(path, _)| !path.starts_with("static/"));
        for (_, text) in texts {
            for pair in pairs(text) {
                keys.insert(text[pair.key].to_vec());
                values.insert(text[pair.value].to_vec());
            }
        }
        KnownPairs { keys: keys.into_iter().collect(), values: values.into_iter().collect() }
    })
}

/// The pairs of a text: words before a colon, and what follows up to the end of the line or of the
/// list or map that they are in.
fn pairs(text: &[u8]) -> Vec<Pair> {
    let is_of_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let mut pairs = Vec::new();
    for at in (1..text.len()).filter(|at| text[*at] == b':') {
        let next = text.get(at + 1).copied().unwrap_or(b'\n');
        let start = text[..at].iter().rposition(|byte| !is_of_word(*byte)).map_or(0, |it| it + 1);
        if start == at || !matches!(next, b' ' | b'\n') {
            continue;
        }
        let from = if next == b' ' { at + 2 } else { at + 1 };
        pairs.push(Pair { key: start..at, value: from..from + len_of_value(&text[from..]) });
    }
    pairs
}

fn len_of_value(text: &[u8]) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'\n' => return at,
            b'[' | b'{' => depth += 1,
            b']' | b'}' | b',' if depth == 0 => return at,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}
