//! The expectations of the author about paths: invariants and cases.

use crate::quiz::answers::Answers;
use crate::quiz::condition::Condition;
use crate::quiz::id::{ActionId, PlacedId, ResultId, Written};
use crate::text::Span;

/// What a path must lead to; a part that is left out allows anything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expectation {
    /// The result is one of these.
    pub result_in: Option<Vec<PlacedId<ResultId>>>,
    /// The result is none of these.
    pub result_not: Vec<PlacedId<ResultId>>,
    /// The plan has all of these.
    pub plan_has: Vec<PlacedId<ActionId>>,
    /// The plan has none of these.
    pub plan_lacks: Vec<PlacedId<ActionId>>,
    /// Those of these that are in the plan come before all others, in this order.
    pub plan_first: Vec<PlacedId<ActionId>>,
    /// Those of these that are in the plan are in this order.
    pub plan_order: Vec<PlacedId<ActionId>>,
}

/// An expectation about every path on which a condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invariant {
    /// The place.
    pub span: Span,
    /// The paths that it is about; all if there is none.
    pub when: Option<Condition>,
    /// The condition that these paths must satisfy.
    pub expectation: Expectation,
}

/// A case: one path with its expected result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The name.
    pub name: Written,
    /// The answers.
    pub answers: Answers,
    /// The expected result, as a list with one id, and what the plan has and lacks.
    pub expectation: Expectation,
    /// The total and its place.
    pub total: Option<(u32, Span)>,
    /// The whole plan and its place.
    pub plan: Option<(Vec<ActionId>, Span)>,
}
