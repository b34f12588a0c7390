//! Statements about checked radio buttons and checkboxes, and the selectors that make them.
//!
//! An unchecked option counts only together with a checked one of the same question, so a page
//! without answers hides no question.

use std::fmt::Write;

use crate::quiz::Quiz;
use crate::quiz::elements::option_id;
use crate::quiz::id::QuestionId;

/// The most parts of a statement.
pub(super) const MAX_TERMS: usize = 400;

/// A statement about checked options.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BooleanFormula {
    /// One of these options of a question with one answer is checked, each as one bit. Only one ever is.
    Checked(QuestionId, u64),
    /// At least one of these options of a question with several answers is checked.
    Ticked(QuestionId, u64),
    /// None of these options of a question with several answers is checked.
    Unticked(QuestionId, u64),
    /// All of these; two or more, in order, none of them `All`. Nothing at all is true.
    All(Vec<BooleanFormula>),
    /// One of these; two or more, in order, none of them `Any`. Nothing at all is false.
    Any(Vec<BooleanFormula>),
}

impl BooleanFormula {
    pub(super) const TRUE: BooleanFormula = BooleanFormula::All(Vec::new());
    pub(super) const FALSE: BooleanFormula = BooleanFormula::Any(Vec::new());

    /// That one of these options is checked.
    pub(super) fn checked(question: QuestionId, options: u64) -> BooleanFormula {
        if options == 0 {
            BooleanFormula::FALSE
        } else {
            BooleanFormula::Checked(question, options)
        }
    }

    /// That at least one of these options is checked, where several can be.
    pub(super) fn ticked(question: QuestionId, options: u64) -> BooleanFormula {
        if options == 0 { BooleanFormula::FALSE } else { BooleanFormula::Ticked(question, options) }
    }

    /// That none of these options is checked, where several can be.
    pub(super) fn unticked(question: QuestionId, options: u64) -> BooleanFormula {
        if options == 0 {
            BooleanFormula::TRUE
        } else {
            BooleanFormula::Unticked(question, options)
        }
    }

    /// That all of these hold; `None` when there are too many parts.
    pub(super) fn all(
        parts: impl IntoIterator<Item = Option<BooleanFormula>>,
    ) -> Option<BooleanFormula> {
        let mut flat = Vec::new();
        for part in parts {
            match part? {
                BooleanFormula::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        let merged = merged(flat, joined_by_all);
        if merged.contains(&BooleanFormula::FALSE) {
            return Some(BooleanFormula::FALSE);
        }
        bounded(shortened(&merged, BooleanFormula::any_parts), BooleanFormula::All)
    }

    /// That one of these holds; `None` when there are too many parts.
    pub(super) fn any(
        parts: impl IntoIterator<Item = Option<BooleanFormula>>,
    ) -> Option<BooleanFormula> {
        let mut flat = Vec::new();
        for part in parts {
            match part? {
                BooleanFormula::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        let merged = merged(flat, joined_by_any);
        if merged.contains(&BooleanFormula::TRUE) {
            return Some(BooleanFormula::TRUE);
        }
        bounded(shortened(&merged, BooleanFormula::all_parts), BooleanFormula::Any)
    }

    fn any_parts(&self) -> &[BooleanFormula] {
        match self {
            BooleanFormula::Any(parts) => parts,
            _ => &[],
        }
    }

    fn all_parts(&self) -> &[BooleanFormula] {
        match self {
            BooleanFormula::All(parts) => parts,
            _ => &[],
        }
    }

    fn n_terms(&self) -> usize {
        match self {
            BooleanFormula::Checked(..)
            | BooleanFormula::Ticked(..)
            | BooleanFormula::Unticked(..) => 1,
            BooleanFormula::All(parts) | BooleanFormula::Any(parts) => {
                parts.iter().map(BooleanFormula::n_terms).sum()
            }
        }
    }

    /// The selector, to be put behind that of the root. It must not be false.
    pub(super) fn selector(&self, quiz: &Quiz) -> String {
        let mut selector = String::new();
        self.write(quiz, &mut selector);
        selector
    }

    fn write(&self, quiz: &Quiz, to: &mut String) {
        match self {
            BooleanFormula::Checked(question, options)
            | BooleanFormula::Ticked(question, options) => {
                *to += ":has(";
                write_options(quiz, *question, *options, to);
                *to += ":checked)";
            }
            BooleanFormula::Unticked(question, options) => {
                *to += ":not(:has(";
                write_options(quiz, *question, *options, to);
                *to += ":checked))";
            }
            BooleanFormula::All(parts) => parts.iter().for_each(|part| part.write(quiz, to)),
            BooleanFormula::Any(parts) => {
                *to += ":is(";
                for (nth, part) in parts.iter().enumerate() {
                    *to += if nth == 0 { "" } else { "," };
                    part.write(quiz, to);
                }
                *to += ")";
            }
        }
    }
}

/// Writes the elements of some options.
fn write_options(quiz: &Quiz, question: QuestionId, options: u64, to: &mut String) {
    let asked = quiz.question(question);
    let chosen = asked.options.iter().take(64).enumerate();
    let chosen = chosen
        .filter(|(index, _)| options >> index & 1 == 1)
        .map(|(_, one)| format!("#{}", escaped(&option_id(&asked.id.text, &one.id.text))));
    let chosen: Vec<_> = chosen.collect();
    match chosen.as_slice() {
        [only] => *to += only,
        several => {
            // Writing to a string cannot fail.
            let _ = write!(to, ":is({})", several.join(","));
        }
    }
}

/// The conjunction of two statements about one question, if one statement can express it.
fn joined_by_all(one: &BooleanFormula, other: &BooleanFormula) -> Option<BooleanFormula> {
    match (one, other) {
        (BooleanFormula::Checked(question, a), BooleanFormula::Checked(of, b))
            if question == of =>
        {
            Some(BooleanFormula::checked(*question, a & b))
        }
        (BooleanFormula::Unticked(question, a), BooleanFormula::Unticked(of, b))
            if question == of =>
        {
            Some(BooleanFormula::unticked(*question, a | b))
        }
        (_, _) => (one == other).then(|| one.clone()),
    }
}

/// The disjunction of two statements about one question, if one statement can express it.
fn joined_by_any(one: &BooleanFormula, other: &BooleanFormula) -> Option<BooleanFormula> {
    match (one, other) {
        (BooleanFormula::Checked(question, a), BooleanFormula::Checked(of, b))
            if question == of =>
        {
            Some(BooleanFormula::checked(*question, a | b))
        }
        (BooleanFormula::Ticked(question, a), BooleanFormula::Ticked(of, b)) if question == of => {
            Some(BooleanFormula::ticked(*question, a | b))
        }
        (_, _) => (one == other).then(|| one.clone()),
    }
}

/// Merges statements about the same question, and drops repetitions.
fn merged(
    mut parts: Vec<BooleanFormula>,
    join: fn(&BooleanFormula, &BooleanFormula) -> Option<BooleanFormula>,
) -> Vec<BooleanFormula> {
    parts.sort();
    let mut merged: Vec<BooleanFormula> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last) => match join(last, &part) {
                Some(joined) => *last = joined,
                None => merged.push(part),
            },
            None => merged.push(part),
        }
    }
    merged
}

/// Drops parts that follow from another part: `a and (a or b)` is `a`, and so is `a or (a and b)`.
fn shortened(
    parts: &[BooleanFormula],
    inner: fn(&BooleanFormula) -> &[BooleanFormula],
) -> Vec<BooleanFormula> {
    let is_needed = |part: &BooleanFormula| !inner(part).iter().any(|one| parts.contains(one));
    parts.iter().filter(|part| is_needed(part)).cloned().collect()
}

fn bounded(
    mut parts: Vec<BooleanFormula>,
    whole: fn(Vec<BooleanFormula>) -> BooleanFormula,
) -> Option<BooleanFormula> {
    // A constant that changes nothing: an empty part of the other kind was handled before.
    parts.retain(|part| *part != whole(Vec::new()));
    let whole = match parts.len() {
        1 => parts.remove(0),
        _ => whole(parts),
    };
    (whole.n_terms() <= MAX_TERMS).then_some(whole)
}

/// Escapes an id or string for CSS (CSSOM, serialize an identifier). Ids are kebab-case, so this
/// changes only ids that were reported as wrong.
pub(super) fn escaped(id: &str) -> String {
    let mut escaped = String::new();
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') {
            escaped.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "\\{:x} ", u32::from(c));
        }
    }
    escaped
}
