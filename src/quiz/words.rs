//! Checks that readers can distinguish texts, and that hints can be read aloud.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::Quiz;
use crate::quiz::id::Written;
use crate::text::{Source, Span};
use crate::yaml::{Node, Value};

/// Checks the words of a quiz in one language; `source` is the file that holds them, and `node` the
/// tree of that file. Texts that a translation lacks are those of its source, and are checked there.
pub(super) fn findings(quiz: &Quiz, source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    let mut of_file = BTreeSet::new();
    texts(node, &mut of_file);
    let is_own = |written: &&Written| of_file.contains(&(written.span, &*written.text));
    let mut found = Vec::new();
    let mut unique = |what: &str, texts: &mut dyn Iterator<Item = &Written>| {
        found.extend(repeated(source, what, &mut texts.filter(is_own)));
    };
    unique("dimension", &mut quiz.dimensions.iter().map(|one| &one.label));
    unique("phase", &mut quiz.phases.iter().map(|one| &one.label));
    unique("question", &mut quiz.questions.iter().map(|one| &one.title));
    // Without a short name, the title replaces it, and was checked as the title.
    let shorts = quiz.questions.iter().filter(|one| one.short != one.title);
    unique("short name of a question", &mut shorts.map(|one| &one.short));
    for question in &quiz.questions {
        unique("option", &mut question.options.iter().map(|one| &one.label));
    }
    unique("stop", &mut quiz.stops.iter().map(|one| &one.text));
    unique("result", &mut quiz.results.iter().map(|one| &one.title));
    unique("action", &mut quiz.actions.iter().map(|one| &one.label));
    let hints = quiz.questions.iter().filter_map(|question| question.hint.as_ref());
    let hints = hints.filter(is_own);
    found.extend(hints.filter_map(|hint| misshapen(source, hint)));
    found
}

/// Collects the texts of a tree with their places.
fn texts<'a>(node: &'a Node, found: &mut BTreeSet<(Span, &'a str)>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => drop(found.insert((node.span, text))),
        Value::Seq(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Map(entries) => entries.iter().for_each(|entry| texts(&entry.value, found)),
    }
}

fn repeated(
    source: &Arc<Source>,
    what: &str,
    texts: &mut dyn Iterator<Item = &Written>,
) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &Written> = BTreeMap::new();
    let mut found = Vec::new();
    for written in texts.filter(|written| !written.text.trim().is_empty()) {
        let folded = written.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if let Some(first) = seen.get(&folded) {
            let line = source.position(first.span.start).line;
            let message =
                format!("the same text as another {what} on line {line}: `{}`", written.text);
            found.push(
                Diagnostic::new(Rule::QuizWords, source, written.span, message)
                    .help("change one of the texts so that readers see the difference")
                    .also(source, first.span, "first used here"),
            );
        } else {
            seen.insert(folded, written);
        }
    }
    found
}

/// A hint is read with its question, so it is one sentence, and some readers could not follow a
/// link in it (GOV.UK Design System, radios).
fn misshapen(source: &Arc<Source>, hint: &Written) -> Option<Diagnostic> {
    let text = hint.text.trim();
    let (message, help) = if has_link(text) {
        ("a hint must not contain a link", "put the link into the introduction or a result")
    } else if n_sentences(text) > 1 {
        ("a hint must be one sentence", "shorten it, or move the rest to a page")
    } else {
        return None;
    };
    Some(Diagnostic::new(Rule::QuizWords, source, hint.span, message).help(help))
}

fn has_link(text: &str) -> bool {
    ["](", "[[", "://", "<a ", "www."].iter().any(|mark| text.contains(mark))
}

/// Counts sentence ends that are followed by the beginning of another: a space and a capital
/// letter. A full stop after a single letter or number is an abbreviation or a date (`s. r. o.`,
/// `23. listopadu`).
fn n_sentences(text: &str) -> usize {
    let words: Vec<&str> = text.split_whitespace().collect();
    let breaks = words.windows(2).filter(|pair| {
        let (ending, next) = (pair[0].trim_end_matches(['"', '”', '“', ')']), pair[1]);
        let begins = next.trim_start_matches(['"', '„', '“', '(']).chars().next();
        let stem = ending.trim_end_matches(['.', '!', '?', '…']);
        let abbreviated = ending.ends_with('.')
            && (stem.chars().count() < 2 || stem.chars().all(|c| c.is_ascii_digit()));
        stem.len() < ending.len() && !abbreviated && begins.is_some_and(char::is_uppercase)
    });
    breaks.count() + 1
}

#[cfg(test)]
mod tests {
    use super::{has_link, n_sentences};

    #[test]
    fn sentences_are_counted_as_readers_count_them() {
        assert_eq!(n_sentences("E-mails and accepted quotes can also be a contract"), 1);
        assert_eq!(n_sentences("Firma s. r. o. má 23. Listopadu termín."), 1);
        assert_eq!(n_sentences("Look at it. Then decide."), 2);
        assert_eq!(n_sentences("Really? “Yes.” He said."), 3);
        assert!(has_link("see [here](x.md)") && !has_link("see (here) [x]"));
    }
}
