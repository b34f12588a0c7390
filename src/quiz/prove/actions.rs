//! Sets of actions.

use crate::quiz::id::{ActionId, PlacedId};

/// The actions of a plan are the bits of four words.
pub(super) const MAX_ACTIONS: usize = 256;

/// A set of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Actions([u64; MAX_ACTIONS / 64]);

impl Actions {
    pub(super) fn of(adds: &[PlacedId<ActionId>]) -> Actions {
        let mut set = Actions::default();
        for added in adds {
            set.insert(added.id);
        }
        set
    }

    pub(super) fn insert(&mut self, action: ActionId) {
        self.0[action.index() / 64] |= 1 << (action.index() % 64);
    }

    /// The bits.
    pub(super) fn words(&self) -> &[u64] {
        &self.0
    }

    pub(super) fn has(self, action: ActionId) -> bool {
        self.0[action.index() / 64] >> (action.index() % 64) & 1 == 1
    }

    pub(super) fn len(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == [0; MAX_ACTIONS / 64]
    }

    pub(super) fn union(self, other: Actions) -> Actions {
        self.zip(other, |a, b| a | b)
    }

    pub(super) fn intersection(self, other: Actions) -> Actions {
        self.zip(other, |a, b| a & b)
    }

    pub(super) fn without(self, other: Actions) -> Actions {
        self.zip(other, |a, b| a & !b)
    }

    fn zip(self, other: Actions, word: fn(u64, u64) -> u64) -> Actions {
        Actions(std::array::from_fn(|index| word(self.0[index], other.0[index])))
    }
}
