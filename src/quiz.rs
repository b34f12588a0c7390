//! Quizzes: a model, one normative evaluator, and proofs over every path of answers.
//!
//! 1. [`shape::QUIZ`] says what a quiz file may hold; [`read()`] turns a checked tree into a
//!    [`Quiz`], in which every id has become an index, and reports ids that name nothing.
//! 2. [`structure()`] and [`words()`] report what can be seen without following any path.
//! 3. [`evaluate()`] replays answers from the start. It is the norm: the script of the theme, the
//!    generated style sheet and the proofs must all agree with it.
//! 4. [`prove()`] looks at every path, by enumeration or by a decision diagram, and reports with
//!    the shortest witness what no reader should ever meet.
//! 5. [`style()`], [`data()`] and [`vectors()`] are the quiz for a browser without script, with
//!    script, and for the tests that compare them; [`picture`] draws it for its author.
//!
//! Nothing here panics on a faulty quiz; what could not be read is left out, after a finding.

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
mod structure;
pub mod style;
#[cfg(test)]
mod tests;
mod vectors;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::diag::{Diagnostic, Found};
use crate::quiz::answers::{Answers, Chosen};
use crate::quiz::condition::Condition;
use crate::quiz::evaluate::Outcome;
use crate::quiz::expectation::{Case, Invariant};
use crate::quiz::id::{
    ActionId, BandId, DimensionId, OptionId, PhaseId, Placed, QuestionId, ResultId, StopId, Written,
};
use crate::quiz::prove::Proof;
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

/// Finds words that are not unique where a reader must tell them apart, and misshapen hints.
///
/// `source` is the file that the words come from, the quiz itself or a translation of it, and `node`
/// its tree.
pub fn words(quiz: &Quiz, source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    words::findings(quiz, source, node)
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
/// `id` is the quiz's id, the value of `data-quiz` on its root element.
pub fn style(quiz: &Quiz, id: &str) -> String {
    style::sheet(quiz, id)
}

/// Finds what the style sheet has no rules for, so that it stays visible without script.
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

/// Test vectors as JSON: what the evaluator says for all paths, or for a fixed sample of them.
pub fn vectors(quiz: &Quiz) -> Json {
    vectors::json(quiz)
}

/// What the page script needs to run the evaluator; words stay in the page.
pub fn data(quiz: &Quiz) -> Json {
    data::json(quiz)
}

/// A whole quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz {
    /// The file that holds the structure.
    pub source: Arc<Source>,
    /// Where the quiz begins.
    pub span: Span,
    /// The last part of the URL, where given.
    pub slug: Option<Written>,
    /// What the quiz answers.
    pub title: String,
    /// What the reader should know before, or nothing.
    pub intro: String,
    /// Raised only when ids or options change meaning.
    pub answers_version: u32,
    /// What points are given for.
    pub dimensions: Vec<Named>,
    /// The parts of a plan, in order.
    pub phases: Vec<Named>,
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
    /// What must hold on every path that matches a condition.
    pub invariants: Vec<Invariant>,
    /// The golden cases.
    pub cases: Vec<Case>,
}

/// An id with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
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
    /// Where the number stands.
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
    /// A name for summaries; the title where left out.
    pub short: Written,
    /// What to say when there is no answer; empty where left out.
    pub error: Written,
    /// Whether readers can choose several options.
    pub many: bool,
    /// When it is asked; always where there is none.
    pub show_if: Option<Condition>,
    /// Where that condition stands, even if it could not be read.
    pub show_if_span: Option<Span>,
    /// The points when it is not asked.
    pub skipped: Vec<Points>,
    /// Where the value of `skipped` stands, if there is one.
    pub skipped_span: Option<Span>,
    /// The possible answers.
    pub options: Vec<Choice>,
    /// Where the list of options stands, if there is one.
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
    /// The actions it asks for.
    pub asks: Vec<Placed<ActionId>>,
    /// When it is offered; always where there is none.
    pub show_if: Option<Condition>,
    /// Where it says that it excludes all other options, if it does.
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
    /// Whether it decides about the result by itself.
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
    /// Where the value of `effect` stands.
    pub effect_span: Span,
    /// Where the value of `result` stands, if there is one.
    pub result_span: Option<Span>,
    /// The value of `cap`, if there is one.
    pub cap: Option<Written>,
    /// Where it says that it is also shown at the answers that it names, if it does.
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
    pub result: Placed<ResultId>,
    /// The smallest total.
    pub from: u32,
    /// Where that number stands.
    pub from_span: Span,
    /// What single dimensions must reach.
    pub floors: Vec<Points>,
    /// Where the author says that few paths are meant to reach it, if so.
    pub rare: Option<Span>,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizResult {
    /// Its id.
    pub id: Written,
    /// In a few words.
    pub title: Written,
    /// What it means; empty where left out.
    pub lead: Written,
    /// The page to read next, as written.
    pub page: Option<Written>,
    /// The phases of the plan that are open at first; all where left out.
    pub phases: Vec<Placed<PhaseId>>,
    /// The actions it asks for.
    pub asks: Vec<Placed<ActionId>>,
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
    /// When it is in the plan even if no answer and no result asks for it; never where left out.
    pub when: Option<Condition>,
    /// Actions that come first.
    pub after: Vec<Placed<ActionId>>,
    /// Pages that show how, as written.
    pub pages: Vec<Written>,
    /// Scenarios that show how, as written.
    pub scenarios: Vec<Written>,
}

/// What kind of thing a reference outside the quiz names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A page, by its key or a tail of it.
    Page,
    /// A scenario, by its id.
    Scenario,
}

impl Quiz {
    /// Every reference to a page or scenario, in the order of the results and actions.
    pub fn references(&self) -> impl Iterator<Item = (&str, Span, Target)> {
        let results = self.results.iter().filter_map(|result| result.page.as_ref());
        let results = results.map(|page| (page.text.as_str(), page.span, Target::Page));
        results.chain(self.actions.iter().flat_map(|action| {
            let pages = action.pages.iter().map(|page| (page, Target::Page));
            let scenarios = action.scenarios.iter().map(|id| (id, Target::Scenario));
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
