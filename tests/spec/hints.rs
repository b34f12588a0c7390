//! Properties of findings: a mistake is reported once, and following its hint corrects it.

use std::collections::BTreeMap;
use std::path::Path;

use kb::config;
use kb::diag::Diagnostic;
use kb::text::{RelPath, Source, Span};
use kb::yaml::{self, Node};

use crate::document::{self, Block, Test};
use crate::{documents, site};

/// What makes two findings the same in two versions of a text.
pub(crate) type Same = (String, &'static str, String);

pub(crate) fn same(found: &Diagnostic) -> Same {
    (found.source.path.to_string(), found.rule.code(), found.message.clone())
}

pub(crate) fn counted(found: &[Diagnostic]) -> BTreeMap<Same, usize> {
    let mut counted = BTreeMap::new();
    for finding in found {
        *counted.entry(same(finding)).or_default() += 1;
    }
    counted
}

/// The replacement that a hint suggests.
fn offered(found: &Diagnostic) -> Option<&str> {
    let help = found.help.as_deref()?;
    let begins = ["did you mean `", "write the whole key: `"];
    let rest = begins.iter().find_map(|begin| help.strip_prefix(begin))?;
    rest.split_once('`').map(|(text, _)| text)
}

/// What is written at the place of a finding, with the text of its hint.
fn followed(found: &Diagnostic, written: &str, offered: &str) -> Option<String> {
    let ends = [')', ']', '|', '#', '?', ' '];
    let with = |start: usize| {
        let end = written[start..].find(ends).map_or(written.len(), |end| start + end);
        format!("{}{offered}{}", &written[..start], &written[end..])
    };
    if offered.starts_with('#') {
        let start = written.find('#')?;
        let end = written[start + 1..].find(ends).map_or(written.len(), |end| start + 1 + end);
        return Some(format!("{}{offered}{}", &written[..start], &written[end..]));
    }
    // Of a link, the address is marked; a path in the message is seen from the site.
    if found.message.starts_with("no file ") {
        return Some(with(0));
    }
    let wrong = found.message.split('`').nth(1)?;
    written.contains(wrong).then(|| written.replacen(wrong, offered, 1))
}

/// The test with another text of one of its input files.
pub(crate) fn with_text(test: &Test, path: &str, text: &str) -> Vec<Block> {
    let copy = |block: &Block| {
        let lines = || text.lines().map(str::to_owned).collect();
        let body = if block.name() == path { lines() } else { block.body.clone() };
        Block { info: block.info.clone(), open: block.open, close: block.close, body }
    };
    test.blocks.iter().map(copy).collect()
}

/// Follows every hint of a test alone: what is wrong with them, and how many there are.
fn follow(test: &Test) -> Result<(Vec<String>, usize), String> {
    let all = site::findings(&test.blocks)?;
    let before = counted(&all);
    let mut wrong = Vec::new();
    let mut n_hints = 0;
    for found in &all {
        let path = found.source.path.as_str();
        let given = |block: &&Block| block.name() == path && block.info.len() == 1;
        let (Some(block), Some(offered)) = (test.blocks.iter().find(given), offered(found)) else {
            continue;
        };
        n_hints += 1;
        let text = block.text();
        let Some(mended) = followed(found, &text[found.span.range()], offered) else {
            wrong.push(format!("cannot be followed: {} ({offered})", found.message));
            continue;
        };
        let (start, end) = (found.span.start as usize, found.span.end as usize);
        let mended = format!("{}{mended}{}", &text[..start], &text[end..]);
        let after = counted(&site::findings(&with_text(test, path, &mended))?);
        let left = after.get(&same(found)).copied().unwrap_or_default();
        if left >= before[&same(found)] {
            wrong.push(format!("does not help: {} ({offered})", found.message));
        }
        // Nothing else is read before kb.yaml is right.
        let is_config = |of: &Same| path == "kb.yaml" && of.0 != path;
        let new = after.iter().filter(|(of, n)| !is_config(of) && before.get(*of) < Some(n));
        wrong.extend(new.map(|(of, _)| format!("leads to {of:?}: {} ({offered})", found.message)));
    }
    Ok((wrong, n_hints))
}

#[test]
fn hints_that_are_followed_mend_the_mistake_and_bring_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut failures = Vec::new();
    let mut n_hints = 0;
    for path in documents(&folder) {
        let text = std::fs::read_to_string(&path).expect("was found by listing");
        let document = document::read(&path, &text).expect("is well formed");
        // The reports in the specifications are those of kb.
        let hint = |line: &String| line.trim_start().starts_with("help: ");
        let hints = |block: &Block| block.name() == "diagnostics" && block.body.iter().any(hint);
        let tests: Vec<&Test> =
            document.tests.iter().filter(|test| test.blocks.iter().any(hints)).collect();
        for (test, result) in tests.iter().zip(kb::par::map(&tests, |test| follow(test))) {
            let (wrong, n) = result.unwrap_or_else(|error| (vec![error], 0));
            n_hints += n;
            let place = format!("{}:{}", path.display(), test.line + 1);
            failures.extend(wrong.iter().map(|wrong| format!("{place}: {wrong}")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(n_hints > 40, "{n_hints} hints are too few to show anything");
}

/// Misspellings of a word, each with one typo.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let slip = |at: usize| {
        let (before, after) = (&letters[..at], &letters[at + 1..]);
        let with = |middle: &[char]| [before, middle, after].concat().into_iter().collect();
        let mut slips: Vec<String> = vec![with(&[]), with(&[letters[at]; 2]), with(&['q'])];
        if let Some((next, rest)) = after.split_first() {
            let swapped = [before, &[*next, letters[at]], rest].concat();
            slips.push(swapped.into_iter().collect());
        }
        slips
    };
    let slips = (0..letters.len()).flat_map(slip);
    slips.filter(|slip| !slip.is_empty() && slip != word).collect()
}

/// The places of the keys of kb, and of the languages in texts per language.
fn keys(node: &Node) -> Vec<Span> {
    let of = |node: &Node| node.entries().iter().map(|entry| entry.key_span).collect::<Vec<_>>();
    let tags = node.get("tags").map_or(&[][..], Node::entries);
    let texts = ["title", "description"].into_iter().filter_map(|key| node.get(key));
    let texts = texts.chain(tags.iter().map(|tag| &tag.value));
    of(node).into_iter().chain(texts.flat_map(of)).collect()
}

#[test]
fn a_misspelt_key_of_kb_yaml_is_one_error_at_its_place() {
    let text = include_str!("../../kb.yaml");
    let source = |text: &str| Source::new(RelPath::new("kb.yaml").expect("plain"), text);
    let whole = source(text);
    let node = yaml::parse(&whole, Span::new(0, text.len())).expect("is well formed");
    let keys = keys(&node);
    assert!(keys.len() > 30, "{}", keys.len());
    for key in keys {
        for slip in slips(whole.slice(key)) {
            let misspelt =
                format!("{}{slip}{}", &text[..key.start as usize], &text[key.end as usize..]);
            let found = config::read(&source(&misspelt)).map_or_else(|found| found, |it| it.found);
            let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
            assert_eq!(messages.len(), 1, "{slip}: {messages:?}");
            assert_eq!(found[0].span.start, key.start, "{slip}: {messages:?}");
        }
    }
}
