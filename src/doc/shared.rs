//! The keys that files of all kinds have.

use crate::doc::changes::CHANGES;
use crate::doc::dates::{REVIEW, UPDATED};
use crate::doc::lifecycle::{
    GENERATED, INSTEAD, OWNER, PLACE, SOURCES, STALE_AFTER, STATUS, VERIFIED,
};
use crate::yaml::schema::Field;

/// The keys that pages, scenarios, quizzes and the glossary have.
pub const SHARED: &[Field] = &[
    Field::new("review", REVIEW, "The last review, and when the next one is due."),
    UPDATED,
    CHANGES,
    STATUS,
    INSTEAD,
    VERIFIED,
    STALE_AFTER,
    GENERATED,
    OWNER,
    PLACE,
    SOURCES,
];

/// The keys of a kind of file, followed by those that all kinds have; `N` is their number.
///
/// # Panics
/// While kb is compiled, if `N` is another number.
#[must_use]
pub const fn with_shared<const N: usize>(own: &[Field]) -> [Field; N] {
    assert!(N == own.len() + SHARED.len(), "as many as there are keys");
    let mut all = [UPDATED; N];
    let mut nth = 0;
    while nth < N {
        all[nth] = if nth < own.len() { own[nth] } else { SHARED[nth - own.len()] };
        nth += 1;
    }
    all
}
