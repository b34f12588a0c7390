//! The decisions of a path, one by one.
//!
//! A question with one answer is one decision. One with several answers is a decision for each
//! option, the exclusive one first, so that n options are n steps and not 2^n ways.

use crate::quiz::Quiz;
use crate::quiz::answers::Chosen;
use crate::quiz::id::OptionId;

/// A decision, by its position.
pub(super) type LevelId = usize;

/// A decision.
#[derive(Debug, Clone, Copy)]
pub(super) struct DecisionLevel {
    pub(super) question: usize,
    /// The option that is chosen or not; `None` where the whole question is one decision.
    pub(super) option: Option<usize>,
    /// The options of the question that come after this decision.
    pub(super) rest: Chosen,
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

/// All decisions.
#[derive(Debug)]
pub(super) struct DecisionLevels {
    pub(super) list: Vec<DecisionLevel>,
    /// Per question its first decision, and where the list ends.
    first: Vec<LevelId>,
}

impl DecisionLevels {
    /// The decisions of a quiz.
    pub(super) fn of(quiz: &Quiz) -> DecisionLevels {
        let mut levels = DecisionLevels { list: Vec::new(), first: Vec::new() };
        for (question, asked) in quiz.questions.iter().enumerate() {
            levels.first.push(levels.list.len());
            if !asked.many {
                let whole = DecisionLevel {
                    question,
                    option: None,
                    rest: Chosen::NONE,
                    is_first: true,
                    is_last: true,
                };
                levels.list.push(whole);
                continue;
            }
            let exclusive = asked.exclusive();
            let free = asked.offered().without(exclusive);
            let order: Vec<OptionId> = exclusive.options().chain(free.options()).collect();
            for (nth, option) in order.iter().enumerate() {
                levels.list.push(DecisionLevel {
                    question,
                    option: Some(option.index()),
                    rest: Chosen::of(order[nth + 1..].iter().copied()),
                    is_first: nth == 0,
                    is_last: nth + 1 == order.len(),
                });
            }
        }
        levels.first.push(levels.list.len());
        levels
    }

    /// The first decision after a question.
    pub(super) fn after(&self, question: usize) -> LevelId {
        self.first[question + 1]
    }

    /// The question that a decision belongs to; the number of questions at the end.
    pub(super) fn question(&self, level: LevelId) -> usize {
        self.list.get(level).map_or(self.first.len() - 1, |level| level.question)
    }

    /// The decision about an option.
    pub(super) fn about(&self, question: usize, option: usize) -> LevelId {
        let first = self.first[question];
        let mut levels = self.list[first..self.first[question + 1]].iter();
        first + levels.position(|level| level.option == Some(option)).unwrap_or(0)
    }
}
