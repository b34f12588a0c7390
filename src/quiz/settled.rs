//! Finds the stop that one answer settles: the stop decides whatever the other answers are.
//!
//! 1. An answer implies that its question was asked. So the `show_if` of that question holds and no
//!    halt came before it, which limits the answers to earlier questions.
//! 2. A halt that holds now leaves all later questions unasked, and a later question whose
//!    `show_if` cannot hold any more stays unasked.
//! 3. A stop is settled when its condition holds for everything that is still possible. It is
//!    settled by this answer when it was still open while the question was asked.
//!
//! Questions are examined one by one, so a condition that always holds only because of how several
//! answers exclude each other is not found. A stop that is found is always settled: a test compares
//! this with the evaluator.

use crate::quiz::answers::Chosen;
use crate::quiz::condition::{Condition, Test};
use crate::quiz::id::{OptionId, PlacedId, QuestionId, StopId, ids};
use crate::quiz::{Effect, Quiz};

/// The first halt or override that an answer settles.
pub(super) fn stop(quiz: &Quiz, question: QuestionId, option: OptionId) -> Option<StopId> {
    let posed = quiz.question(question);
    let chosen = Chosen::one(option);
    let beside = if posed.many && !posed.exclusive().has(option) {
        posed.offered().without(posed.exclusive())
    } else {
        chosen
    };
    let open = Possible { options: posed.offered(), sure: Chosen::NONE, unanswered: false };
    let before = KnownAnswers::asked(quiz, question, open);
    let given = Possible { options: beside, sure: chosen, unanswered: false };
    let after = KnownAnswers::asked(quiz, question, given);
    ids(&quiz.stops, StopId::new).find_map(|(id, stop)| {
        let when = stop.when.as_ref()?;
        let decides = matches!(stop.effect, Effect::Halt(Some(_)) | Effect::Override(Some(_)));
        let is_new = before.verdict(when) != Some(true) && after.verdict(when) == Some(true);
        (decides && is_new).then_some(id)
    })
}

/// The possible answers to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Possible {
    /// The options that may be chosen.
    options: Chosen,
    /// Those that are certainly chosen.
    sure: Chosen,
    /// Whether it may stay without an answer.
    unanswered: bool,
}

/// The possible answers to each question once one of them was asked.
struct KnownAnswers<'q> {
    quiz: &'q Quiz,
    possible: Vec<Possible>,
}

impl<'q> KnownAnswers<'q> {
    /// Everything that follows from what an answer to `question` can be.
    fn asked(quiz: &'q Quiz, question: QuestionId, answer: Possible) -> KnownAnswers<'q> {
        let none = Chosen::NONE;
        let unasked = Possible { options: none, sure: none, unanswered: true };
        let mut known = KnownAnswers { quiz, possible: vec![unasked; quiz.questions.len()] };
        for (id, earlier) in ids(&quiz.questions, QuestionId::new).take(question.index()) {
            let unanswered = earlier.show_if.is_some();
            let options = earlier.offered();
            known.possible[id.index()] = Possible { options, sure: none, unanswered };
        }
        known.possible[question.index()] = answer;
        if let Some(show_if) = &quiz.question(question).show_if {
            known.assume(show_if, true);
        }
        for halt in halts(quiz).filter(|halt| is_before(halt, question)) {
            known.assume(halt, false);
        }
        if halts(quiz).any(|halt| known.verdict(halt) == Some(true)) {
            return known;
        }
        for (id, later) in ids(&quiz.questions, QuestionId::new).skip(question.index() + 1) {
            let show_if = later.show_if.as_ref();
            if show_if.and_then(|when| known.verdict(when)) != Some(false) {
                let options = later.offered();
                known.possible[id.index()] = Possible { options, sure: none, unanswered: true };
            }
        }
        known
    }

    /// Whether a condition holds; `None` while that depends on other answers.
    fn verdict(&self, when: &Condition) -> Option<bool> {
        let mut verdicts = when.parts().iter().map(|part| self.verdict(part));
        match &when.test {
            Test::Answer(question, options) => {
                let possible = self.possible[question.id.index()];
                let fits = named(options);
                if possible.options.only(fits).is_empty() {
                    return Some(false);
                }
                let is_sure = !possible.sure.only(fits).is_empty();
                let is_all = possible.options.without(fits).is_empty() && !possible.unanswered;
                (is_sure || is_all).then_some(true)
            }
            Test::All(_) => fold(&mut verdicts, false),
            Test::Any(_) => fold(&mut verdicts, true),
            Test::Not(part) => self.verdict(part).map(|verdict| !verdict),
        }
    }

    /// Drops what is not possible when a condition holds or fails.
    fn assume(&mut self, when: &Condition, holds: bool) {
        match (&when.test, holds) {
            (Test::Answer(question, options), true) => {
                let possible = &mut self.possible[question.id.index()];
                // Where several can be chosen, others may be beside those.
                if !self.quiz.question(question.id).many {
                    possible.options = possible.options.only(named(options));
                }
                possible.unanswered = false;
                if let Some(show_if) = &self.quiz.question(question.id).show_if {
                    self.assume(show_if, true);
                }
            }
            (Test::Answer(question, options), false) => {
                let possible = &mut self.possible[question.id.index()];
                possible.options = possible.options.without(named(options));
            }
            (Test::All(parts), true) | (Test::Any(parts), false) => {
                for part in parts {
                    self.assume(part, holds);
                }
            }
            (Test::All(parts), false) | (Test::Any(parts), true) => {
                let open = parts.iter().filter(|part| self.verdict(part) != Some(!holds));
                if let [only] = open.collect::<Vec<_>>().as_slice() {
                    self.assume(only, holds);
                }
            }
            (Test::Not(part), _) => self.assume(part, !holds),
        }
    }
}

/// The verdict of several parts: `decisive` as soon as one of them is, else the opposite if all are
/// known.
fn fold(verdicts: &mut dyn Iterator<Item = Option<bool>>, decisive: bool) -> Option<bool> {
    let mut all_known = true;
    for verdict in verdicts {
        if verdict == Some(decisive) {
            return verdict;
        }
        all_known &= verdict.is_some();
    }
    all_known.then_some(!decisive)
}

fn halts(quiz: &Quiz) -> impl Iterator<Item = &Condition> {
    let halts = quiz.stops.iter().filter(|stop| matches!(stop.effect, Effect::Halt(_)));
    halts.filter_map(|stop| stop.when.as_ref())
}

/// Whether a condition is only about questions before this one, and about one at least.
fn is_before(when: &Condition, question: QuestionId) -> bool {
    let (mut n_questions, mut is_before) = (0, true);
    when.each_question(&mut |asked| {
        n_questions += 1;
        is_before &= asked.id < question;
    });
    n_questions > 0 && is_before
}

fn named(options: &[PlacedId<OptionId>]) -> Chosen {
    Chosen::of(options.iter().map(|option| option.id))
}

#[cfg(test)]
mod tests;
