//! An index from byte offsets to lines and columns.

/// Bytes between two stored character counts: the most bytes that a lookup reads.
const STRIDE: usize = 256;

/// The start of each line of a text, and character counts at regular byte offsets.
#[derive(Debug)]
pub(super) struct Lines {
    /// The first byte of each line.
    starts: Vec<u32>,
    /// How many characters begin before each multiple of [`STRIDE`].
    n_characters: Vec<u32>,
}

impl Lines {
    /// Indexes a text.
    pub(super) fn new(text: &str) -> Lines {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|(at, _)| offset(at + 1))).collect();
        let mut n_before = 0;
        let mut n_characters = vec![0];
        for piece in text.as_bytes().chunks(STRIDE) {
            n_before += n_begun(piece);
            n_characters.push(offset(n_before));
        }
        Lines { starts, n_characters }
    }

    /// The number of the line from 0 that an offset is in, and its first byte.
    pub(super) fn line(&self, at: usize) -> (usize, usize) {
        let nth = self.starts.partition_point(|start| *start as usize <= at).saturating_sub(1);
        (nth, self.starts[nth] as usize)
    }

    /// How many characters begin before an offset, and how many bytes were read to count them.
    pub(super) fn n_characters(&self, text: &str, at: usize) -> (usize, usize) {
        let piece = at / STRIDE;
        let rest = &text.as_bytes()[piece * STRIDE..at];
        (self.n_characters[piece] as usize + n_begun(rest), rest.len())
    }
}

/// Offsets of a text fit: files are limited to a few MiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How many characters begin in a piece of UTF-8.
fn n_begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;

    use super::{Lines, STRIDE};

    proptest! {
        #[test]
        fn the_index_finds_what_counting_finds(text in "([až漢😀\r\n]|[a漢]{200}){0,20}") {
            let lines = Lines::new(&text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..at];
                let start = before.rfind('\n').map_or(0, |newline| newline + 1);
                assert_eq!(lines.line(at), (before.matches('\n').count(), start));
                assert_eq!(lines.n_characters(&text, at).0, before.chars().count());
            }
        }
    }

    #[test]
    fn a_place_on_a_long_line_looks_at_a_few_bytes() {
        for n in [1 << 10, 1 << 20] {
            let text = "[ž](x) ".repeat(n / 8);
            let lines = Lines::new(&text);
            let n_looked_at = (0..text.len()).map(|at| lines.n_characters(&text, at).1).max();
            assert!(n_looked_at < Some(STRIDE), "{n}: {n_looked_at:?}");
        }
    }
}
