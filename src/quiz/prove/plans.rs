//! How long plans get, in groups of results whose plans are counted alike.

use crate::quiz::Quiz;
use crate::quiz::id::{ActionId, ResultId, ids};
use crate::quiz::prove::actions::Actions;

/// Results that show the same actions of a plan and add the same ones.
#[derive(Debug)]
pub(super) struct PlanGroup {
    /// The results; `None` is the end of a path without a result.
    results: Vec<Option<ResultId>>,
    /// The actions that count.
    pub(super) shown: Actions,
    /// Those of them that the results add.
    pub(super) adds: Actions,
    /// Whether a plan that is too long in this group is too long with every other result as well.
    pub(super) is_sure: bool,
}

impl PlanGroup {
    /// Whether the plan of this result is counted in this group.
    pub(super) fn has(&self, result: Option<ResultId>) -> bool {
        self.results.contains(&result)
    }
}

/// The groups of a quiz. Each result is in one of them.
pub(super) fn plan_groups(quiz: &Quiz) -> Vec<PlanGroup> {
    let mut groups: Vec<PlanGroup> = Vec::new();
    let results = ids(&quiz.results, ResultId::new).map(|(id, _)| Some(id));
    for result in std::iter::once(None).chain(results) {
        let shown = shown(quiz, result);
        let adds = result.map_or(&[][..], |result| quiz.results[result.index()].adds.as_slice());
        let adds = Actions::of(adds).intersection(shown);
        let alike = groups.iter_mut().find(|group| group.shown == shown && group.adds == adds);
        match alike {
            Some(group) => group.results.push(result),
            None => groups.push(PlanGroup { results: vec![result], shown, adds, is_sure: false }),
        }
    }
    let all_show = groups.iter().map(|group| group.shown).reduce(Actions::intersection);
    for group in &mut groups {
        let is_shown_by_all = all_show.is_some_and(|all| group.shown.without(all).is_empty());
        group.is_sure = is_shown_by_all && group.adds.is_empty();
    }
    groups
}

/// The actions that a result shows at first if they are in the plan.
fn shown(quiz: &Quiz, result: Option<ResultId>) -> Actions {
    let result = result.map(|result| &quiz.results[result.index()]);
    let mut shown = Actions::default();
    for (id, action) in ids(&quiz.actions, ActionId::new) {
        if result.is_none_or(|result| result.opens(action.phase)) {
            shown.insert(id);
        }
    }
    shown
}
