//! Quizzes as their authors write them, and what is found.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::{Quiz, prove, read, structure, words};
use crate::text::{RelPath, Source, Span};
use crate::yaml::{self, schema};

/// The complete example of a quiz.
pub(super) const EXAMPLE: &str = include_str!("tests/readiness.yaml");

/// A quiz from its text, and what reading it found.
pub(super) fn quiz(text: &str) -> (Quiz, Vec<Diagnostic>) {
    let path = RelPath::new("quiz.yaml").expect("a plain path");
    let source: Arc<Source> = Source::new(path, text);
    let node = match yaml::parse(&source, Span::new(0, text.len())) {
        Ok(node) => node,
        Err(found) => panic!("{}", found[0].message),
    };
    let mut found = Vec::new();
    schema::check(&source, &node, &super::shape::QUIZ, &mut found);
    let quiz = read(&source, &node, &mut found);
    (quiz, found)
}

/// All findings of a quiz, as `kb check` makes them: no proof of what is broken already.
pub(super) fn findings(text: &str) -> Vec<Diagnostic> {
    let (quiz, mut found) = quiz(text);
    found.extend(structure(&quiz));
    found.extend(words(&quiz, &quiz.source));
    if found.is_empty() {
        found.extend(prove(&quiz).findings);
    }
    crate::diag::sort(&mut found);
    found
}

#[test]
fn the_example_has_one_warning_and_59_410_paths() {
    let (quiz, found) = quiz(EXAMPLE);
    assert_eq!(found, []);
    let proof = prove(&quiz);
    assert_eq!(proof.n_paths, Some(59_410));
    let n_paths: Vec<_> = proof.results.iter().map(|result| result.n_paths).collect();
    assert_eq!(n_paths, [1_081, 6_480, 9, 2_750, 37_333, 11_757]);
    let found: Vec<_> = findings(EXAMPLE).iter().map(|one| one.rule).collect();
    assert_eq!(found, [Rule::QuizPlan]);
}
