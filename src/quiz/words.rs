//! Checks that readers can distinguish texts, and that hints can be read aloud.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::parts;
use crate::quiz::Quiz;
use crate::quiz::id::Written;
use crate::text::{Source, Span};
use crate::yaml::{Node, Value};

/// Words of a quiz that readers cannot distinguish, or that are not fit to be read aloud.
pub(crate) struct UnfitWords {
    /// Their places in the file.
    pub(crate) places: Vec<Span>,
    /// The finding.
    pub(crate) finding: Diagnostic,
}

/// Checks the words of a quiz in its own file.
pub(super) fn of_source(quiz: &Quiz, source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    let file = WordsFile { rule: Rule::QuizWords, source, texts: texts(node) };
    file.unfit(quiz).into_iter().map(|unfit| unfit.finding).collect()
}

/// Checks the words of a translated quiz; `source` is the file of the translation, and `node` its
/// tree. Texts of the quiz that are not in the file are those of its source.
pub(super) fn of_translation(quiz: &Quiz, source: &Arc<Source>, node: &Node) -> Vec<UnfitWords> {
    WordsFile { rule: Rule::QuizTranslation, source, texts: texts(node) }.unfit(quiz)
}

/// A file with words of a quiz.
struct WordsFile<'a> {
    /// The rule for mistakes in it.
    rule: Rule,
    source: &'a Arc<Source>,
    /// Its texts with their places.
    texts: BTreeSet<(Span, &'a str)>,
}

impl WordsFile<'_> {
    fn unfit(&self, quiz: &Quiz) -> Vec<UnfitWords> {
        let mut found = Vec::new();
        let mut unique = |what: &str, texts: &mut dyn Iterator<Item = &Written>| {
            found.extend(self.repeated(what, texts));
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
        let hints = hints.filter(|hint| self.has(hint));
        found.extend(hints.filter_map(|hint| self.misshapen(hint)));
        found
    }

    /// Whether a text is in the file.
    fn has(&self, written: &Written) -> bool {
        self.texts.contains(&(written.span, &*written.text))
    }

    /// Finds texts that are the same as an earlier one, if one of the two is in the file.
    fn repeated(&self, what: &str, texts: &mut dyn Iterator<Item = &Written>) -> Vec<UnfitWords> {
        let mut seen: BTreeMap<String, &Written> = BTreeMap::new();
        let mut found = Vec::new();
        for written in texts.filter(|written| !written.text.trim().is_empty()) {
            let plain = parts::plain(&written.text);
            let folded = plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            match seen.get(&folded) {
                Some(first) => found.extend(self.same(what, first, written)),
                None => drop(seen.insert(folded, written)),
            }
        }
        found
    }

    /// The finding for two equal texts.
    fn same(&self, what: &str, first: &Written, second: &Written) -> Option<UnfitWords> {
        let (at, other) = match (self.has(first), self.has(second)) {
            (true, true) => (second, Some(first)),
            (false, true) => (second, None),
            (true, false) => (first, None),
            (false, false) => return None,
        };
        let written = &at.text;
        let message = match other {
            Some(first) => {
                let line = self.source.position(first.span.start).line;
                format!("the same text as another {what} on line {line}: `{written}`")
            }
            None => {
                format!("the same text as another {what}, which is not translated: `{written}`")
            }
        };
        let help = "change one of the texts so that readers see the difference";
        let finding = self.finding(at, message, help);
        let finding = match other {
            Some(first) => finding.also(self.source, first.span, "first used here"),
            None => finding,
        };
        let places = std::iter::once(at).chain(other).map(|written| written.span).collect();
        Some(UnfitWords { places, finding })
    }

    /// A hint is read with its question, so it is one sentence, and some readers could not follow a
    /// link in it (GOV.UK Design System, radios).
    fn misshapen(&self, hint: &Written) -> Option<UnfitWords> {
        let text = hint.text.trim();
        let (message, help) = if has_link(text) {
            ("a hint must not contain a link", "put the link into the introduction or a result")
        } else if n_sentences(text) > 1 {
            ("a hint must be one sentence", "shorten it, or move the rest to a page")
        } else {
            return None;
        };
        let finding = self.finding(hint, message.to_owned(), help);
        Some(UnfitWords { places: vec![hint.span], finding })
    }

    fn finding(&self, at: &Written, message: String, help: &str) -> Diagnostic {
        Diagnostic::new(self.rule, self.source, at.span, message).help(help)
    }
}

/// The texts of a tree with their places.
fn texts(node: &Node) -> BTreeSet<(Span, &str)> {
    let mut found = BTreeSet::new();
    add_texts(node, &mut found);
    found
}

fn add_texts<'a>(node: &'a Node, found: &mut BTreeSet<(Span, &'a str)>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => drop(found.insert((node.span, text))),
        Value::Seq(items) => items.iter().for_each(|item| add_texts(item, found)),
        Value::Map(entries) => entries.iter().for_each(|entry| add_texts(&entry.value, found)),
    }
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
