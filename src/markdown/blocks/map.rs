//! A text that is made of parts of another one, with the origin of each part.

use std::ops::Range;

/// A text under construction. Bytes that are not copied belong to the place where they were added.
#[derive(Debug, Default)]
pub(crate) struct MappedText {
    pub(crate) text: String,
    parts: Vec<MappedPart>,
}

#[derive(Debug, Clone, Copy)]
struct MappedPart {
    /// Its first byte in the new text.
    start: usize,
    /// The byte of the original text that it comes from.
    origin: usize,
    is_copy: bool,
}

impl MappedText {
    /// Copies bytes of the original text, which begin at `origin`.
    pub(crate) fn copy(&mut self, text: &str, origin: usize) {
        self.part(text, MappedPart { start: self.text.len(), origin, is_copy: true });
    }

    /// Adds bytes that the original does not have before `origin`.
    pub(crate) fn add(&mut self, text: &str, origin: usize) {
        self.part(text, MappedPart { start: self.text.len(), origin, is_copy: false });
    }

    fn part(&mut self, text: &str, part: MappedPart) {
        if text.is_empty() {
            return;
        }
        let continues = self.parts.last().is_some_and(|last| {
            let next = last.origin + (part.start - last.start);
            last.is_copy && part.is_copy && next == part.origin
        });
        if !continues {
            self.parts.push(part);
        }
        self.text.push_str(text);
    }

    /// The bytes of the original text that a range of the new one comes from.
    pub(crate) fn origin(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        // The last byte, not the one after it, is in the same part as what it ends.
        let end = match range.is_empty() {
            true => start,
            false => {
                let part = self.part_at(range.end - 1);
                part.origin + if part.is_copy { range.end - part.start } else { 0 }
            }
        };
        start..end.max(start)
    }

    fn place(&self, at: usize) -> usize {
        let part = self.part_at(at);
        part.origin + if part.is_copy { at - part.start } else { 0 }
    }

    fn part_at(&self, at: usize) -> MappedPart {
        let nth = self.parts.partition_point(|part| part.start <= at);
        let none = MappedPart { start: 0, origin: 0, is_copy: true };
        nth.checked_sub(1).map_or(none, |nth| self.parts[nth])
    }
}

#[cfg(test)]
mod tests {
    use super::MappedText;

    #[test]
    fn ranges_lead_back_to_the_original() {
        let original = "::: a\nbc\n";
        let mut new = MappedText::default();
        new.add("> <!-- -->\n", 0);
        new.add("> ", 6);
        new.copy("bc\n", 6);
        let at = new.text.find("bc").expect("was copied");
        assert_eq!(&original[new.origin(at..at + 2)], "bc");
        assert_eq!(new.origin(0..at + 2), 0..8);
        assert_eq!(new.origin(2..8), 0..0);
        assert_eq!(new.origin(at + 3..at + 3), 9..9);
    }
}
