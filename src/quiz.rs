//! Quizzes: a model, one normative evaluator, and proofs over every path of answers.
//!
//! 1. [`shape::QUIZ`] lists the keys of a quiz file; [`read()`] turns a checked tree into a
//!    [`Quiz`], in which every id has become an index, and reports ids that name nothing.
//! 2. [`structure()`] and [`words()`] report mistakes that can be found without walking paths.
//! 3. [`evaluate()`] replays answers from the start. It is the norm: the script of the theme, the
//!    generated style sheet and the proofs must all agree with it.
//! 4. [`prove()`] checks every path, by enumeration or by a decision diagram, and reports each
//!    problem with the shortest path that shows it.
//! 5. [`style()`], [`data()`] and [`vectors()`] are the quiz for a browser without script, with
//!    script, and for the tests that compare them; [`picture`] draws it for its author.
//!
//! Nothing here panics on a faulty quiz: parts that could not be read are left out, with a finding.

pub mod answers;
pub mod condition;
pub mod data;
pub mod elements;
pub mod evaluate;
pub mod id;
pub mod picture;
pub mod expectation;
pub mod plan;
pub mod prove;
#[cfg(test)]
mod random;
mod read;
mod settled;
pub mod shape;
mod split_mix;
mod structure;
pub mod style;
#[cfg(test)]
mod tests;
mod vectors;
pub(crate) mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::diag::{Diagnostic, Found};
use crate::quiz::answers::{Answers, Chosen};
use crate::quiz::condition::Condition;
use crate::quiz::evaluate::Outcome;
use crate::quiz::expectation::{Case, Invariant};
use crate::quiz::id::{
    ActionId, BandId, DimensionId, OptionId, PhaseId, PlacedId, QuestionId, ResultId, StopId,
    Written,
};
use crate::quiz::prove::Proof;
use crate::quiz::words::UnfitWords;
use crate::text::{Source, Span};
use crate::yaml::Node;

/// Reads a tree that has passed the check against [`shape::QUIZ`].
///
/// Unknown and duplicate ids and malformed conditions are findings; the parts that contain them are
/// left out. After an error, do not [`prove()`] the quiz: the findings would mislead.
#[must_use]
pub fn read(source: &Arc<Source>, node: &Node) -> Found<Quiz> {
    read::quiz(source, node)
}

/// Finds mistakes of structure: order of conditions, skipped scores, stops, bands, plan order.
pub fn structure(quiz: &Quiz) -> Vec<Diagnostic> {
    structure::findings(quiz)
}

/// Finds texts that a reader cannot distinguish, and malformed hints. `source` is the file of the quiz,
/// and `node` its tree.
pub fn words(quiz: &Quiz, source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    words::of_source(quiz, source, node)
}

/// Finds the same in a translation, with the places of the words that should not be shown. `source` is
/// the file of the translation, and `node` its tree.
pub(crate) fn unfit_translations(
    quiz: &Quiz,
    source: &Arc<Source>,
    node: &Node,
) -> Vec<UnfitWords> {
    words::of_translation(quiz, source, node)
}

/// Replays stored answers from the start: the normative evaluator.
pub fn evaluate(quiz: &Quiz, stored: &Answers) -> Outcome {
    evaluate::outcome(quiz, stored)
}

/// Proves the quiz over all paths of answers. Call it only for a quiz without errors so far.
pub fn prove(quiz: &Quiz) -> Proof {
    prove::proof(quiz)
}

/// The style sheet that makes the quiz work without script; see [`style`](mod@style) for the DOM.
///
/// `id` is the quiz's id, the value of `data-kb-quiz` on its root element.
pub fn style(quiz: &Quiz, id: &str) -> String {
    style::sheet(quiz, id)
}

/// Finds the parts without rules in the style sheet, which stay visible without script.
pub fn style_findings(quiz: &Quiz) -> Vec<Diagnostic> {
    style::findings(quiz)
}

/// The key of a page and the anchor in a reference, if it has one: `page#anchor`.
pub fn page_and_anchor(written: &str) -> (&str, Option<&str>) {
    match written.split_once('#') {
        Some((page, anchor)) => (page, Some(anchor)),
        None => (written, None),
    }
}

/// The first halt or override that holds in every continuation of an answer because of that answer.
pub fn settled_stop(quiz: &Quiz, question: QuestionId, option: OptionId) -> Option<StopId> {
    settled::stop(quiz, question, option)
}

/// Test vectors as JSON: the outcomes of all paths, or of a fixed sample of them.
pub fn vectors(quiz: &Quiz) -> Json {
    vectors::json(quiz)
}

/// The data that the page script needs to evaluate answers; texts stay in the page.
pub fn data(quiz: &Quiz) -> Json {
    data::json(quiz)
}

/// A whole quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz {
    /// The file that holds the structure.
    pub source: Arc<Source>,
    /// The start of the quiz in its file.
    pub span: Span,
    /// The last part of the URL, where given.
    pub slug: Option<Written>,
    /// The question that the quiz answers.
    pub title: String,
    /// An introduction for readers; may be empty.
    pub intro: String,
    /// Raised only when ids or options change meaning.
    pub answers_version: u32,
    /// The groups of points.
    pub dimensions: Vec<LabelledId>,
    /// The parts of a plan, in order.
    pub phases: Vec<LabelledId>,
    /// The questions, in order.
    pub questions: Vec<Question>,
    /// The stops, most important first.
    pub stops: Vec<Stop>,
    /// The bands, best first.
    pub bands: Vec<Band>,
    /// The results.
    pub results: Vec<QuizResult>,
    /// The actions, in the order of the file.
    pub actions: Vec<Action>,
    /// All actions in the order of every plan: by phase, then `after`, then the file.
    pub plan_order: Vec<ActionId>,
    /// The conditions that every matching path must satisfy.
    pub invariants: Vec<Invariant>,
    /// The golden cases.
    pub cases: Vec<Case>,
}

/// An id with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledId {
    /// The id.
    pub id: Written,
    /// The words.
    pub label: Written,
}

/// Points for one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// The dimension.
    pub dimension: DimensionId,
    /// How many.
    pub points: u32,
    /// The place of the number.
    pub span: Span,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: Written,
    /// The question itself.
    pub title: Written,
    /// One sentence of help.
    pub hint: Option<Written>,
    /// A name for summaries; the title if left out.
    pub short: Written,
    /// The message for a missing answer; empty if left out.
    pub error: Written,
    /// Whether readers can choose several options.
    pub many: bool,
    /// When it is asked; always if there is none.
    pub show_if: Option<Condition>,
    /// The place of that condition, even if it could not be read.
    pub show_if_span: Option<Span>,
    /// The points when it is not asked.
    pub skipped: Vec<Points>,
    /// The place of the value of `skipped`, if there is one.
    pub skipped_span: Option<Span>,
    /// The possible answers.
    pub options: Vec<Choice>,
    /// The place of the list of options, if there is one.
    pub options_span: Option<Span>,
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id, unique within the question.
    pub id: Written,
    /// The answer as the reader sees it.
    pub label: Written,
    /// Its points.
    pub score: Vec<Points>,
    /// The actions that it adds to the plan.
    pub adds: Vec<PlacedId<ActionId>>,
    /// When it is offered; always if there is none.
    pub show_if: Option<Condition>,
    /// The place of `exclusive: true`, if it excludes all other options.
    pub exclusive: Option<Span>,
}

/// What a stop does when its condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Replaces the band by a result. Without a result it is a mistake of structure.
    Override(Option<ResultId>),
    /// Ends the questions at once with a result.
    Halt(Option<ResultId>),
    /// Allows no band better than this one.
    Cap(Option<BandId>),
    /// Changes nothing; only its text is shown.
    Note,
}

impl Effect {
    /// Whether it decides the result by itself.
    #[must_use]
    pub fn decides(self) -> bool {
        matches!(self, Effect::Override(_) | Effect::Halt(_))
    }
}

/// A stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Its id.
    pub id: Written,
    /// When it applies; a stop whose condition could not be read never does.
    pub when: Option<Condition>,
    /// What it does.
    pub effect: Effect,
    /// The place of the value of `effect`.
    pub effect_span: Span,
    /// The place of the value of `result`, if there is one.
    pub result_span: Option<Span>,
    /// The value of `cap`, if there is one.
    pub cap: Option<Written>,
    /// The place of the key that shows it at the answers that it names, if it has one.
    pub at_answer: Option<Span>,
    /// The text that the reader sees.
    pub text: Written,
}

impl Stop {
    /// The questions under which it is shown as soon as it holds, each with the options it names.
    pub(crate) fn shown_at(&self) -> BTreeMap<QuestionId, Chosen> {
        let mut named = BTreeMap::new();
        if let (Some(when), Some(_), false) = (&self.when, self.at_answer, self.effect.decides()) {
            when.each_answer(&mut |question, options| {
                let chosen: &mut Chosen = named.entry(question).or_default();
                *chosen = chosen.with(options);
            });
            named.retain(|question, _| when.can_hold_at(*question));
        }
        named
    }
}

/// A band: the result of totals from here up to the next better band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its result.
    pub result: PlacedId<ResultId>,
    /// The smallest total.
    pub from: u32,
    /// The place of that number.
    pub from_span: Span,
    /// What single dimensions must reach.
    pub floors: Vec<Points>,
    /// The place of `rare: true`, if few paths are meant to reach it.
    pub rare: Option<Span>,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizResult {
    /// Its id.
    pub id: Written,
    /// In a few words.
    pub title: Written,
    /// Its meaning; empty if left out.
    pub lead: Written,
    /// The page to read next, as written.
    pub page: Option<Written>,
    /// The phases of the plan that are open at first; all where left out.
    pub phases: Vec<PlacedId<PhaseId>>,
    /// The actions that it adds to the plan.
    pub adds: Vec<PlacedId<ActionId>>,
}

impl QuizResult {
    /// Whether a phase of the plan is open at first.
    #[must_use]
    pub fn opens(&self, phase: PhaseId) -> bool {
        self.phases.is_empty() || self.phases.iter().any(|open| open.id == phase)
    }
}

/// An action: an item of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its id.
    pub id: Written,
    /// What to do.
    pub label: Written,
    /// Its phase; the first one where it could not be read.
    pub phase: PhaseId,
    /// When it is in the plan even if no answer and no result adds it; never if left out.
    pub when: Option<Condition>,
    /// Actions that come first.
    pub after: Vec<PlacedId<ActionId>>,
    /// Pages that show how, as written.
    pub pages: Vec<Written>,
    /// Scenarios that show how, as written.
    pub scenarios: Vec<Written>,
}

/// The kind of the target of a reference to something outside the quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// A page, by its key or a tail of it.
    Page,
    /// A scenario, by its id.
    Scenario,
}

impl Quiz {
    /// Every reference to a page or scenario, in the order of the results and actions.
    pub fn references(&self) -> impl Iterator<Item = (&str, Span, TargetKind)> {
        let results = self.results.iter().filter_map(|result| result.page.as_ref());
        let results = results.map(|page| (page.text.as_str(), page.span, TargetKind::Page));
        results.chain(self.actions.iter().flat_map(|action| {
            let pages = action.pages.iter().map(|page| (page, TargetKind::Page));
            let scenarios = action.scenarios.iter().map(|id| (id, TargetKind::Scenario));
            pages.chain(scenarios).map(|(to, target)| (to.text.as_str(), to.span, target))
        }))
    }

    /// The question with this index.
    #[must_use]
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.questions[id.index()]
    }

    /// The option with this index.
    #[must_use]
    pub fn option(&self, question: QuestionId, option: OptionId) -> &Choice {
        &self.question(question).options[option.index()]
    }
}
