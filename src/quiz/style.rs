//! The quiz without script: a style sheet made of `:has(:checked)`.
//!
//! It works on this part of the page; ids hold `--` between their parts, which no id contains:
//!
//! | element | mark |
//! | --- | --- |
//! | the root, around everything below | `data-kb-quiz="QUIZ"` |
//! | a question, `<fieldset>` | `id="Q-QUESTION"` and `data-kb-question` |
//! | an option, `<input>`, a radio button or a checkbox | `id="o-QUESTION--OPTION"` |
//! | around it, if it is not always offered | `id="O-QUESTION--OPTION"` |
//! | the stop that an option settles, beside it | `id="A-QUESTION--OPTION"` |
//! | a stop that is shown at answers, in their question | `id="N-STOP--QUESTION"` |
//! | a stop | `id="S-STOP"` |
//! | the table of bands to add up by hand | `id="kb--quiz-bands"` |
//! | a result | `id="R-RESULT"` |
//! | a phase of the plan, around its items | `id="F-PHASE"` |
//! | an item of the plan, all in plan order | `id="P-ACTION"` |
//! | in it, one line for each answer that adds it | `id="B-ACTION--QUESTION--OPTION"` |
//! | one for its own condition, where that can hold without any particular answer | `id="B-ACTION"` |
//! | and one for each result that adds it | `id="B-ACTION--RESULT"` |
//!
//! Without the sheet everything is visible and reads as a work sheet. With it:
//!
//! - a question is hidden once the answers rule it out, or a halt applies before it;
//! - stops, phases, plan items and their lines, and results that only stops lead to, are hidden
//!   until the answers trigger them. A stop that decides hides the stops after it, all other
//!   results and the table of bands. A cap hides the results of better bands;
//! - sums are not available in CSS, so the results of bands stay until a stop decides. The actions
//!   of a band's result are shown in that result, not in the plan.
//!
//! Answers to hidden questions do not count: each condition holds the conditions under which its
//! questions are asked. Such conditions can grow. Rules with more than a few hundred parts are left
//! out. So are whole groups of rules (a question, all stops, all results, the plan) that exceed the
//! size of a sheet, so that no rule hides an element without the rules that show it. Elements
//! without rules stay visible, and [`findings`] reports them. Elements are hidden and shown by
//! `display`, so a theme should not set it on them. A script sets `data-kb-script` on the root, which
//! turns the sheet off. There are no counters and no `url()`, so the sheet cannot send answers to a
//! server.

mod formula;
mod left_out;
mod plan;
#[cfg(test)]
mod tests;
mod visible;

use crate::diag::Diagnostic;
use crate::quiz::elements::{at_answer_id, offer_id, question_id, result_id, settled_id, stop_id};
use crate::quiz::id::{OptionId, QuestionId, ResultId, ids};
use crate::quiz::settled;
use crate::quiz::style::formula::{BooleanFormula, escaped};
use crate::quiz::style::left_out::{LeftOutReason, RuleGroup};
use crate::quiz::style::visible::QuizStatements;
use crate::quiz::{Effect, Quiz};

/// The largest sheet in bytes; groups of rules that do not fit are left out. Rules are similar, so
/// compression reduces a sheet to about a twentieth.
const MAX_BYTES: usize = 384 << 10;

/// The style sheet of a quiz.
pub(super) fn sheet(quiz: &Quiz, id: &str) -> String {
    format!("@supports selector(:has(*)) {{\n{}}}\n", filled(quiz, id).rules)
}

/// Reports the parts without rules in the style sheet.
pub(super) fn findings(quiz: &Quiz) -> Vec<Diagnostic> {
    // The name of the quiz is part of every rule; this is a typical length.
    let sheet = filled(quiz, "a-quiz-with-a-name");
    let left_out = sheet.left_out.iter();
    left_out.map(|(group, why)| left_out::finding(quiz, *group, *why)).collect()
}

fn filled<'q>(quiz: &'q Quiz, id: &str) -> Sheet<'q> {
    let terms = &QuizStatements::of(quiz);
    let mut sheet =
        Sheet { quiz, root: root(id), rules: String::new(), missing: None, left_out: Vec::new() };
    for (id, _) in ids(&quiz.questions, QuestionId::new) {
        sheet.add_group(RuleGroup::Question(id), |sheet| question(quiz, terms, id, sheet));
    }
    sheet.add_group(RuleGroup::Settled, |sheet| settled(quiz, terms, sheet));
    sheet.add_group(RuleGroup::AtAnswers, |sheet| at_answers(quiz, terms, sheet));
    sheet.add_group(RuleGroup::Stops, |sheet| stops(quiz, terms, sheet));
    sheet.add_group(RuleGroup::Results, |sheet| results(quiz, terms, sheet));
    sheet.add_group(RuleGroup::Plan, |sheet| plan::rules(quiz, terms, sheet));
    sheet
}

/// The selector of the root without script.
fn root(id: &str) -> String {
    format!("[data-kb-quiz=\"{}\"]:not([data-kb-script])", escaped(id))
}

/// The rules so far. All have the specificity of one id, so the last that fits wins.
struct Sheet<'q> {
    quiz: &'q Quiz,
    root: String,
    rules: String,
    /// Why a rule of the current group is missing, if one is.
    missing: Option<LeftOutReason>,
    /// The groups without all their rules.
    left_out: Vec<(RuleGroup, LeftOutReason)>,
}

#[derive(Clone, Copy)]
enum Display {
    Hidden,
    Shown,
}

impl Sheet<'_> {
    /// Adds all rules of a group, or none where one of them does not fit.
    fn add_group(&mut self, group: RuleGroup, add: impl FnOnce(&mut Self)) {
        let before = self.rules.len();
        add(self);
        let missing = self.missing.take();
        if missing == Some(LeftOutReason::NoRoom) {
            self.rules.truncate(before);
        }
        self.left_out.extend(missing.map(|why| (group, why)));
    }

    /// A formula of the current group, if it does not have too many parts.
    fn known<'f>(&mut self, formula: Option<&'f BooleanFormula>) -> Option<&'f BooleanFormula> {
        if formula.is_none() && self.missing.is_none() {
            self.missing = Some(LeftOutReason::TooManyParts);
        }
        formula
    }

    /// Adds a rule, if it has an effect and there is room for it.
    fn add(&mut self, when: &BooleanFormula, display: Display, targets: &[String]) {
        if targets.is_empty() || *when == BooleanFormula::FALSE {
            return;
        }
        let display = match display {
            Display::Hidden => "none",
            Display::Shown => "revert",
        };
        let targets: Vec<_> = targets.iter().map(|id| format!("#{}", escaped(id))).collect();
        let targets = match targets.as_slice() {
            [only] => only.clone(),
            several => format!(":is({})", several.join(", ")),
        };
        let when = when.selector(self.quiz);
        let rule = format!("  :where({}{when}) {targets} {{ display: {display} }}\n", self.root);
        match self.rules.len() + rule.len() <= MAX_BYTES {
            true => self.rules += &rule,
            false => self.missing = Some(LeftOutReason::NoRoom),
        }
    }
}

fn question(quiz: &Quiz, terms: &QuizStatements<'_>, id: QuestionId, sheet: &mut Sheet<'_>) {
    let name = &quiz.question(id).id.text;
    if let Some(ruled_out) = sheet.known(terms.ruled_out(id)) {
        sheet.add(ruled_out, Display::Hidden, &[question_id(name)]);
    }
    for offer in terms.offers(id) {
        let option = &quiz.option(id, offer.option).id.text;
        if let Some(ruled_out) = sheet.known(offer.ruled_out.as_ref()) {
            sheet.add(ruled_out, Display::Hidden, &[offer_id(name, option)]);
        }
    }
}

/// A stop at answers is hidden at first, and shown under each question whose answer makes it hold.
fn at_answers(quiz: &Quiz, terms: &QuizStatements<'_>, sheet: &mut Sheet<'_>) {
    let mut all = Vec::new();
    for stop in &quiz.stops {
        for (question, named) in stop.shown_at() {
            let target = at_answer_id(&stop.id.text, &quiz.question(question).id.text);
            all.push((terms.at_answer(stop, question, named), target));
        }
    }
    let hidden: Vec<String> = all.iter().map(|(_, target)| target.clone()).collect();
    sheet.add(&BooleanFormula::TRUE, Display::Hidden, &hidden);
    for (when, target) in &all {
        if let Some(when) = sheet.known(when.as_ref()) {
            sheet.add(when, Display::Shown, std::slice::from_ref(target));
        }
    }
}

/// A stop that an answer settles is shown beside that answer, by the style sheet of all quizzes.
/// Here it is hidden where another answer settles a stop before it.
fn settled(quiz: &Quiz, terms: &QuizStatements<'_>, sheet: &mut Sheet<'_>) {
    let mut all = Vec::new();
    for (question, asked) in ids(&quiz.questions, QuestionId::new) {
        for (option, choice) in ids(&asked.options, OptionId::new) {
            if let Some(stop) = settled::stop(quiz, question, option) {
                let target = settled_id(&asked.id.text, &choice.id.text);
                all.push((question, stop, terms.answer(question, option), target));
            }
        }
    }
    for (question, stop, _, target) in &all {
        // One answer of a question replaces another, unless the question takes several.
        let is_beside = |other: QuestionId| other != *question || quiz.question(other).many;
        let others = all.iter().filter(|(other, before, ..)| is_beside(*other) && before < stop);
        let others: Vec<_> = others.filter(|(.., when, _)| when.is_some()).collect();
        if let Some(overruled) =
            BooleanFormula::any(others.iter().map(|(.., when, _)| when.clone()))
        {
            sheet.add(&overruled, Display::Hidden, std::slice::from_ref(target));
        }
    }
}

/// Each stop that can be decided without points is hidden at first and shown when it applies; one
/// that decides hides those after it.
fn stops(quiz: &Quiz, terms: &QuizStatements<'_>, sheet: &mut Sheet<'_>) {
    let when: Vec<Option<BooleanFormula>> =
        quiz.stops.iter().map(|stop| terms.stop(stop)).collect();
    let targets: Vec<String> = quiz.stops.iter().map(|stop| stop_id(&stop.id.text)).collect();
    for (when, target) in when.iter().zip(&targets) {
        if let Some(when) = sheet.known(when.as_ref()) {
            let target = std::slice::from_ref(target);
            sheet.add(&BooleanFormula::TRUE, Display::Hidden, target);
            sheet.add(when, Display::Shown, target);
        }
    }
    for (nth, stop) in quiz.stops.iter().enumerate() {
        if let (Some(when), Effect::Override(_) | Effect::Halt(_)) = (&when[nth], stop.effect) {
            sheet.add(when, Display::Hidden, &targets[nth + 1..]);
        }
    }
}

fn results(quiz: &Quiz, terms: &QuizStatements<'_>, sheet: &mut Sheet<'_>) {
    let of_band = |id: ResultId| quiz.bands.iter().any(|band| band.result.id == id);
    let target = |id: ResultId| result_id(&quiz.results[id.index()].id.text);
    let all: Vec<String> = ids(&quiz.results, ResultId::new).map(|(id, _)| target(id)).collect();
    let deciding = terms.deciding();
    let needs_no_score = |id: ResultId| {
        quiz.stops.iter().zip(&deciding).all(|(stop, (result, when))| {
            // A stop that needs points must not have its result hidden for good.
            *result != Some(id) || when.is_some() || matches!(stop.effect, Effect::Cap(_))
        })
    };
    let only_stops =
        ids(&quiz.results, ResultId::new).filter(|(id, _)| !of_band(*id) && needs_no_score(*id));
    let only_stops: Vec<String> = only_stops.map(|(id, _)| target(id)).collect();
    sheet.add(&BooleanFormula::TRUE, Display::Hidden, &only_stops);
    for stop in &quiz.stops {
        if let (Effect::Cap(Some(cap)), Some(when)) = (stop.effect, terms.stop(stop)) {
            let better = quiz.bands[..cap.index()].iter().map(|band| target(band.result.id));
            sheet.add(&when, Display::Hidden, &better.collect::<Vec<_>>());
        }
    }
    let hidden: Vec<String> = all.into_iter().chain(["kb--quiz-bands".to_owned()]).collect();
    for (result, when) in deciding.iter().rev() {
        if let (Some(result), Some(when)) = (result, when) {
            sheet.add(when, Display::Hidden, &hidden);
            sheet.add(when, Display::Shown, &[target(*result)]);
        }
    }
}
