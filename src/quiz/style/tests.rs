//! Compares the sheet with the evaluator, with a parser for the subset of CSS in the sheet.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};

use crate::quiz::answers::Answers;
use crate::quiz::elements::{
    action_id, at_answer_id, offer_id, option_id, phase_id, question_id, reason_id, result_id,
    settled_id, stop_id,
};
use crate::quiz::evaluate::{Decider, Outcome};
use crate::quiz::id::{OptionId, QuestionId, ids};
use crate::quiz::plan::{Reason, possible_reasons};
use crate::quiz::tests::{EXAMPLE, quiz};
use crate::quiz::{Quiz, random};

/// A parser that fails on anything that it does not expect.
struct Css<'a>(&'a str);

impl<'a> Css<'a> {
    fn eat(&mut self, token: &str) -> bool {
        self.0.strip_prefix(token).map(|rest| self.0 = rest).is_some()
    }

    fn expect(&mut self, token: &str) {
        assert!(self.eat(token), "expected {token:?} before {:.60}", self.0);
    }

    fn id(&mut self) -> &'a str {
        self.expect("#");
        let end = self.0.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').expect("an end");
        let (id, rest) = self.0.split_at(end);
        self.0 = rest;
        id
    }

    /// One id, or `:is()` with several.
    fn ids(&mut self) -> Vec<&'a str> {
        if !self.eat(":is(") {
            return vec![self.id()];
        }
        let mut ids = vec![self.id()];
        while self.eat(",") {
            self.eat(" ");
            ids.push(self.id());
        }
        self.expect(")");
        ids
    }

    /// A compound of `:has()`, `:not(:has())` and `:is()`: whether it matches the checked inputs.
    fn compound(&mut self, checked: &BTreeSet<String>) -> bool {
        let mut fits = true;
        loop {
            if self.eat(":has(") {
                let any = self.ids().iter().any(|id| checked.contains(*id));
                self.expect(":checked)");
                fits &= any;
            } else if self.eat(":not(:has(") {
                let any = self.ids().iter().any(|id| checked.contains(*id));
                self.expect(":checked))");
                fits &= !any;
            } else if self.eat(":is(") {
                let mut any = self.compound(checked);
                while self.eat(",") {
                    any |= self.compound(checked);
                }
                self.expect(")");
                fits &= any;
            } else {
                return fits;
            }
        }
    }
}

/// The ids that a sheet hides when these radio buttons are checked.
fn hidden(sheet: &str, checked: &BTreeSet<String>) -> BTreeSet<String> {
    let mut css = Css(sheet);
    let mut shown: BTreeMap<String, bool> = BTreeMap::new();
    css.expect("@supports selector(:has(*)) {\n");
    while css.eat("  :where([data-kb-quiz=\"q\"]:not([data-kb-script])") {
        let fits = css.compound(checked);
        css.expect(") ");
        let targets = css.ids();
        css.expect(" { display: ");
        let is_shown = if css.eat("none") { false } else { css.eat("revert") };
        css.expect(" }\n");
        if fits {
            shown.extend(targets.iter().map(|id| ((*id).to_owned(), is_shown)));
        }
    }
    css.expect("}\n");
    assert_eq!(css.0, "");
    shown.into_iter().filter(|(_, shown)| !shown).map(|(id, _)| id).collect()
}

/// The ids that must be hidden for complete answers, according to the evaluator.
#[allow(clippy::too_many_lines, reason = "one list of everything that can be hidden")]
fn expected(quiz: &Quiz, outcome: &Outcome) -> BTreeSet<String> {
    let mut hidden = BTreeSet::new();
    let mut hide_unless = |shown: bool, id: String| {
        if !shown {
            hidden.insert(id);
        }
    };
    for (id, question) in ids(&quiz.questions, QuestionId::new) {
        hide_unless(outcome.visible.contains(&id), question_id(&question.id.text));
        // A condition that holds before the end is not evaluated again.
        let mut before = Answers::none(quiz.questions.len());
        let earlier = outcome.answers.iter().filter(|(earlier, _)| *earlier < id);
        earlier.for_each(|(earlier, chosen)| before.set(earlier, chosen));
        for (_, choice) in ids(&question.options, OptionId::new) {
            if let Some(when) = &choice.show_if {
                let target = offer_id(&question.id.text, &choice.id.text);
                hide_unless(when.holds(&before), target);
            }
        }
    }
    let settled = |question, option| crate::quiz::settled_stop(quiz, question, option);
    for (question, asked) in ids(&quiz.questions, QuestionId::new) {
        for (option, choice) in ids(&asked.options, OptionId::new) {
            let Some(stop) = settled(question, option) else { continue };
            let mut others =
                outcome.answers.options().filter(|(other, _)| *other != question || asked.many);
            let is_overruled = others.any(|(other, chosen)| {
                settled(other, chosen) < Some(stop) && settled(other, chosen).is_some()
            });
            hide_unless(!is_overruled, settled_id(&asked.id.text, &choice.id.text));
        }
    }
    for (id, stop) in ids(&quiz.stops, crate::quiz::id::StopId::new) {
        for (question, _) in stop.shown_at() {
            let target = at_answer_id(&stop.id.text, &quiz.question(question).id.text);
            hide_unless(outcome.at_answers.contains(&(id, question)), target);
        }
        hide_unless(outcome.stops.contains(&id), stop_id(&stop.id.text));
    }
    let by_stop = matches!(outcome.decider, Some(Decider::Stop(_)));
    for (id, result) in ids(&quiz.results, crate::quiz::id::ResultId::new) {
        let band = quiz.bands.iter().position(|band| band.result.id == id);
        let shown = match (by_stop, band) {
            (true, _) => outcome.result == Some(id),
            // Sums are unknown here: every band that caps allow stays.
            (false, Some(band)) => band >= outcome.limit.index(),
            (false, None) => false,
        };
        hide_unless(shown, result_id(&result.id.text));
    }
    hide_unless(!by_stop, "kb--quiz-bands".to_owned());
    for (id, action) in ids(&quiz.actions, crate::quiz::id::ActionId::new) {
        let item = outcome.plan.iter().find(|item| item.action == id);
        let reasons = item.map_or(&[][..], |item| &item.reasons);
        let needs_no_score = |reason: &Reason| by_stop || !matches!(reason, Reason::Result(_));
        hide_unless(reasons.iter().any(needs_no_score), action_id(&action.id.text));
        for reason in possible_reasons(quiz, id) {
            let shown = reasons.contains(&reason) && needs_no_score(&reason);
            hide_unless(shown, reason_id(quiz, &action.id.text, reason));
        }
    }
    for (nth, phase) in quiz.phases.iter().enumerate() {
        let of =
            |action: crate::quiz::id::ActionId| quiz.actions[action.index()].phase.index() == nth;
        let needs_no_score = |reason: &Reason| by_stop || !matches!(reason, Reason::Result(_));
        let items = outcome.plan.iter().filter(|item| of(item.action));
        let shown = items.flat_map(|item| &item.reasons).any(needs_no_score);
        hide_unless(shown, phase_id(&phase.id.text));
    }
    // Items that nothing adds are never hidden; they are errors of the quiz.
    let is_asked = |id: crate::quiz::id::ActionId| !possible_reasons(quiz, id).is_empty();
    let asked = |id: &String| {
        let mut actions = ids(&quiz.actions, crate::quiz::id::ActionId::new);
        match quiz.phases.iter().position(|phase| phase_id(&phase.id.text) == *id) {
            Some(phase) => {
                actions.any(|(id, action)| action.phase.index() == phase && is_asked(id))
            }
            None => {
                let of = actions.find(|(_, action)| action_id(&action.id.text) == *id);
                of.is_none_or(|(id, _)| is_asked(id))
            }
        }
    };
    hidden.retain(asked);
    hidden
}

fn checked(quiz: &Quiz, answers: &Answers) -> BTreeSet<String> {
    let name = |(question, option)| {
        let choice: &crate::quiz::Choice = quiz.option(question, option);
        option_id(&quiz.question(question).id.text, &choice.id.text)
    };
    answers.options().map(name).collect()
}

/// Compares sheet and evaluator for complete stored answers; hidden questions have answers too.
fn agree(
    quiz: &Quiz,
    sheet: &str,
    stored: &Answers,
) -> Result<(), proptest::test_runner::TestCaseError> {
    let outcome = crate::quiz::evaluate(quiz, stored);
    // Without bands a path can end without a result, and then the table of bands stays.
    let bands = quiz.stops.iter().any(|stop| stop.effect.decides());
    let mut expected = expected(quiz, &outcome);
    if !bands {
        expected.remove("kb--quiz-bands");
    }
    let mut actual = hidden(sheet, &checked(quiz, stored));
    // Elements in a question are hidden with it.
    for stop in &quiz.stops {
        for (question, _) in stop.shown_at() {
            if !outcome.visible.contains(&question) {
                let id = at_answer_id(&stop.id.text, &quiz.question(question).id.text);
                expected.remove(&id);
                actual.remove(&id);
            }
        }
    }
    prop_assert_eq!(actual, expected);
    Ok(())
}

/// All combinations of answers to all questions.
fn combinations(quiz: &Quiz) -> Vec<Answers> {
    let mut all = vec![Answers::none(quiz.questions.len())];
    for (id, question) in ids(&quiz.questions, QuestionId::new) {
        let longer = all.iter().flat_map(|answers| {
            question.choices(question.offered()).map(move |choice| {
                let mut longer = answers.clone();
                longer.set(id, choice);
                longer
            })
        });
        all = longer.collect();
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sheet_and_evaluator_agree_whatever_is_checked_in_hidden_questions(seed in any::<u64>()) {
        let (quiz, _) = quiz(&random::quiz(seed));
        let sheet = crate::quiz::style(&quiz, "q");
        let all = combinations(&quiz);
        let step = 1 + all.len() / 60;
        let complete = |stored: &&Answers| crate::quiz::evaluate(&quiz, stored).open.is_none();
        for stored in all.iter().step_by(step).filter(complete) {
            agree(&quiz, &sheet, stored)?;
        }
    }
}

#[test]
fn sheet_and_evaluator_agree_on_the_example() {
    let (quiz, _) = quiz(EXAMPLE);
    let sheet = crate::quiz::style(&quiz, "q");
    // Some of 1.1 million; a prime step, so that all options of all questions come up.
    for stored in combinations(&quiz).iter().step_by(1_009) {
        agree(&quiz, &sheet, stored).expect("they agree");
    }
}

#[test]
fn a_page_without_answers_hides_no_question() {
    for seed in 0..100 {
        let (quiz, _) = quiz(&random::quiz(seed));
        let hidden = hidden(&crate::quiz::style(&quiz, "q"), &BTreeSet::new());
        let first_is_last = quiz.questions.iter().all(|question| question.show_if.is_none());
        let constant = |id: &String| id.starts_with("Q-") && first_is_last;
        assert_eq!(hidden.iter().filter(|id| constant(id)).count(), 0, "seed {seed}");
    }
    let (quiz, _) = quiz(EXAMPLE);
    let hidden = hidden(&crate::quiz::style(&quiz, "q"), &BTreeSet::new());
    assert!(!hidden.iter().any(|id| id.starts_with("Q-") || id == "kb--quiz-bands"));
    assert!(hidden.contains("P-see-lawyer") && hidden.contains("S-safety"));
}

#[test]
fn a_sheet_stays_bounded_and_sends_nothing() {
    // Each question is asked if any of two before it was answered alike: conditions grow fast.
    let mut text = String::from("title: T\nresults: {}\nquestions:\n");
    for n in 0..40_usize {
        let show = match n {
            0 | 1 => String::new(),
            _ => format!(
                "show_if: {{any: [{{all: [{{q{}: [a]}}, {{q{}: [b]}}]}}, {{not: {{q{}: [a]}}}}]}}, ",
                n - 1,
                n - 2,
                n - 1
            ),
        };
        let options = "options: [{id: a, label: A}, {id: b, label: B}]";
        writeln!(text, "  - {{id: q{n}, title: Q{n}, {show}{options}}}").expect("a string");
    }
    let (quiz, found) = quiz(&text);
    assert_eq!(found, []);
    let sheet = crate::quiz::style(&quiz, "q");
    assert!(sheet.len() <= super::MAX_BYTES + 64);
    assert!(sheet.contains("#Q-q2 ") && !sheet.contains("#Q-q39 "), "later rules are left out");
    let found = crate::quiz::style_findings(&quiz);
    assert!(found.iter().any(|one| one.message.contains("see the question `q39`")), "{found:?}");
    let example = crate::quiz::style(&self::quiz(EXAMPLE).0, "x\"}</style>");
    assert!(!example.contains("url(") && !example.contains("counter") && !example.contains('<'));
}

#[test]
fn a_plan_that_does_not_fit_is_shown_as_a_whole() {
    // Every answer adds every action: a line of reasons for each pair.
    let actions: Vec<String> = (0..60).map(|n| format!("do-this-{n}")).collect();
    let mut text = String::from("title: T\nphases: {now: Now}\nresults: {}\nactions:\n");
    for id in &actions {
        writeln!(text, "  {id}: {{label: L, phase: now}}").expect("a string");
    }
    text += "questions:\n";
    for n in 0..40 {
        writeln!(text, "  - id: q{n}\n    title: Q{n}\n    options:").expect("a string");
        for option in ["a", "b", "c", "d", "e"] {
            let all = actions.join(", ");
            writeln!(text, "      - {{id: {option}, label: L, do: [{all}]}}").expect("a string");
        }
    }
    let (quiz, _) = quiz(&text);
    let sheet = crate::quiz::style(&quiz, "q");
    assert!(!sheet.contains("#P-"), "{} bytes", sheet.len());
    let found: Vec<_> =
        crate::quiz::style_findings(&quiz).into_iter().map(|one| one.message).collect();
    let message = "readers without scripts see actions that are not in their plan: the style sheet of the quiz has reached its limit of 384 KiB";
    assert_eq!(found, [message]);
    assert_eq!(crate::quiz::style_findings(&self::quiz(EXAMPLE).0), []);
    assert!(crate::quiz::style(&self::quiz(EXAMPLE).0, "q").contains("#P-"));
}
