//! Edits of a file by span.

use std::ops::Range;

/// A replacement of some bytes of a file.
pub(super) type RangeEdit = (Range<usize>, String);

/// A text with edits, which do not overlap.
pub(super) fn applied(text: &str, mut edits: Vec<RangeEdit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (range, new) in edits {
        out.push_str(&text[done..range.start]);
        out.push_str(&new);
        done = range.end;
    }
    out.push_str(&text[done..]);
    out
}
