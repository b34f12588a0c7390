//! Types for names that are always valid: private fields and constructors that accept any text.
//!
//! 1. [`slug::Slug`]: one segment of a URL, which is also a file name on any system.
//! 2. [`anchor::AnchorId`]: an id in a page; [`anchor::PageIds`] keeps the ids of a page unique.
//! 3. [`path::OutputPath`]: where a file is published.
//! 4. [`mod@title`] and [`natural`]: the words of a name, and the order of names.

use crate::hash;

pub mod anchor;
pub mod natural;
pub mod path;
pub mod slug;
pub mod title;

/// The name of a text without letters and digits: 8 digits of its fingerprint.
fn fallback(text: &str) -> String {
    hash::of(text.as_bytes()).short().chars().take(8).collect()
}
