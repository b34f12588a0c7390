//! Names that cannot be wrong: each type here has private fields and one total constructor.
//!
//! 1. [`slug::Slug`]: one segment of a URL, which is also a file name on any system.
//! 2. [`anchor::AnchorId`]: an id in a page; [`anchor::PageIds`] gives each id of a page out once.
//! 3. [`path::OutputPath`]: where a file is published.

use crate::hash;

pub mod anchor;
pub mod path;
pub mod slug;

/// The name of a text that has no letters and digits to make one of: 8 digits of its fingerprint.
fn fallback(text: &str) -> String {
    hash::of(text.as_bytes()).short().chars().take(8).collect()
}
