//! Statements about checked radio buttons, and the selectors that make them.
//!
//! They are positive: nothing is said by what is *not* checked, so a page without answers hides
//! no question.

use std::fmt::Write;

use crate::quiz::Quiz;
use crate::quiz::elements::option_id;
use crate::quiz::id::QuestionId;

/// A statement with more parts than this is not made.
pub(super) const MAX_TERMS: usize = 400;

/// A statement about checked radio buttons.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Formula {
    /// One of these options of a question is checked, each as one bit. Only one ever is.
    Checked(QuestionId, u64),
    /// All of these; two or more, in order, none of them `All`. Nothing at all is true.
    All(Vec<Formula>),
    /// One of these; two or more, in order, none of them `Any`. Nothing at all is false.
    Any(Vec<Formula>),
}

impl Formula {
    pub(super) const TRUE: Formula = Formula::All(Vec::new());
    pub(super) const FALSE: Formula = Formula::Any(Vec::new());

    /// That one of these options is checked.
    pub(super) fn checked(question: QuestionId, options: u64) -> Formula {
        if options == 0 { Formula::FALSE } else { Formula::Checked(question, options) }
    }

    /// That all of these hold; `None` when there are too many parts.
    pub(super) fn all(parts: impl IntoIterator<Item = Option<Formula>>) -> Option<Formula> {
        let mut flat = Vec::new();
        for part in parts {
            match part? {
                Formula::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        let merged = merged(flat, |a, b| a & b);
        if merged.contains(&Formula::FALSE) {
            return Some(Formula::FALSE);
        }
        bounded(shortened(&merged, Formula::any_parts), Formula::All)
    }

    /// That one of these holds; `None` when there are too many parts.
    pub(super) fn any(parts: impl IntoIterator<Item = Option<Formula>>) -> Option<Formula> {
        let mut flat = Vec::new();
        for part in parts {
            match part? {
                Formula::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        let merged = merged(flat, |a, b| a | b);
        if merged.contains(&Formula::TRUE) {
            return Some(Formula::TRUE);
        }
        bounded(shortened(&merged, Formula::all_parts), Formula::Any)
    }

    fn any_parts(&self) -> &[Formula] {
        match self {
            Formula::Any(parts) => parts,
            Formula::All(_) | Formula::Checked(..) => &[],
        }
    }

    fn all_parts(&self) -> &[Formula] {
        match self {
            Formula::All(parts) => parts,
            Formula::Any(_) | Formula::Checked(..) => &[],
        }
    }

    fn n_terms(&self) -> usize {
        match self {
            Formula::Checked(..) => 1,
            Formula::All(parts) | Formula::Any(parts) => parts.iter().map(Formula::n_terms).sum(),
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
            Formula::Checked(question, options) => {
                let asked = quiz.question(*question);
                let chosen = asked.options.iter().take(64).enumerate();
                let chosen =
                    chosen.filter(|(index, _)| options >> index & 1 == 1).map(|(_, one)| {
                        format!("#{}", escaped(&option_id(&asked.id.text, &one.id.text)))
                    });
                let chosen: Vec<_> = chosen.collect();
                // Writing to a string cannot fail.
                let _ = match chosen.as_slice() {
                    [only] => write!(to, ":has({only}:checked)"),
                    several => write!(to, ":has(:is({}):checked)", several.join(",")),
                };
            }
            Formula::All(parts) => parts.iter().for_each(|part| part.write(quiz, to)),
            Formula::Any(parts) => {
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

/// Puts statements about the same question together, and drops repeats.
fn merged(mut parts: Vec<Formula>, join: fn(u64, u64) -> u64) -> Vec<Formula> {
    parts.sort();
    let mut merged: Vec<Formula> = Vec::new();
    for part in parts {
        match (merged.last_mut(), &part) {
            (Some(Formula::Checked(last, options)), Formula::Checked(question, more))
                if last == question =>
            {
                *options = join(*options, *more);
            }
            (Some(last), part) if last == part => {}
            (_, _) => merged.push(part),
        }
    }
    for part in &mut merged {
        if matches!(part, Formula::Checked(_, 0)) {
            *part = Formula::FALSE;
        }
    }
    merged
}

/// Drops what follows from another part: `a and (a or b)` is `a`, and so is `a or (a and b)`.
fn shortened(parts: &[Formula], inner: fn(&Formula) -> &[Formula]) -> Vec<Formula> {
    let is_needed = |part: &Formula| !inner(part).iter().any(|one| parts.contains(one));
    parts.iter().filter(|part| is_needed(part)).cloned().collect()
}

fn bounded(mut parts: Vec<Formula>, whole: fn(Vec<Formula>) -> Formula) -> Option<Formula> {
    // A constant that changes nothing: an empty part of the other kind was dealt with before.
    parts.retain(|part| *part != whole(Vec::new()));
    let whole = match parts.len() {
        1 => parts.remove(0),
        _ => whole(parts),
    };
    (whole.n_terms() <= MAX_TERMS).then_some(whole)
}

/// An id or string as CSS takes it (CSSOM, serialize an identifier). Ids are kebab-case, so this
/// changes only what was reported before.
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
