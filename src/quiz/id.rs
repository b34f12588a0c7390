//! Ids as positions, so that a quiz can be evaluated quickly; and texts and references with their
//! places.

use crate::text::Span;

macro_rules! indexes {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(u16);

        impl $name {
            /// The id of the thing at this position; a file is too small to hold 65,536 of them.
            #[must_use]
            pub fn new(index: usize) -> $name {
                $name(u16::try_from(index).unwrap_or(u16::MAX))
            }

            /// The position in its list.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )*};
}

indexes! {
    /// A question, by its position.
    QuestionId;
    /// An option, by its position in its question.
    OptionId;
    /// A dimension, by its position.
    DimensionId;
    /// A phase, by its position.
    PhaseId;
    /// A stop, by its position.
    StopId;
    /// A band, by its position: the best is the first.
    BandId;
    /// A result, by its position.
    ResultId;
    /// An action, by its position in the file (not in the plan).
    ActionId;
}

/// A text of the file and its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The text, quotes and escapes resolved.
    pub text: String,
    /// The place.
    pub span: Span,
}

/// A resolved reference and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedId<T> {
    /// The target.
    pub id: T,
    /// The place of the reference.
    pub span: Span,
}

/// The ids of a list, each with its item.
pub(crate) fn ids<T, I: Copy>(
    items: &[T],
    id: fn(usize) -> I,
) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
    items.iter().enumerate().map(move |(index, item)| (id(index), item))
}
