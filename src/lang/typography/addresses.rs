//! Addresses in running text: URLs and e-mail addresses, which are copied letter by letter.

use std::ops::Range;

use crate::lang::typography::neighbours::{BREAK, OPAQUE};

/// Finds the addresses of one text, word by word, each word once.
#[derive(Default)]
pub(super) struct AddressFinder {
    /// The address in the last word that was searched.
    address: Range<usize>,
    /// The end of that word.
    known_to: usize,
}

impl AddressFinder {
    /// The end of the address that contains byte `at`, if there is one; the word there begins at
    /// `word`. Callers pass bytes in ascending order.
    pub(super) fn end_around(&mut self, text: &str, word: usize, at: usize) -> Option<usize> {
        if at >= self.known_to {
            let length = text[at..].find(ends_word).unwrap_or(text.len() - at);
            // Searched bytes are not searched again, so the time is linear.
            let start = word.max(self.known_to).min(at);
            let gap = text[start..at].char_indices().rfind(|(_, letter)| ends_word(*letter));
            let start = gap.map_or(start, |(gap, letter)| start + gap + letter.len_utf8());
            self.known_to = at + length.max(1);
            self.address = match find(&text[start..at + length]) {
                Some(found) => start + found.start..start + found.end,
                None => 0..0,
            };
        }
        self.address.contains(&at).then_some(self.address.end)
    }
}

/// Whether a character is between words; a quotation mark is not part of an address either.
fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '"' | '<' | '>' | '`' | OPAQUE | BREAK)
}

/// The first address in a word.
fn find(word: &str) -> Option<Range<usize>> {
    let start = if let Some(colon) = word.find("://") {
        start_of(word, colon, |c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    } else if let Some(www) = word.find("www.") {
        www
    } else {
        return mail(word);
    };
    // The punctuation of the sentence around it.
    let end = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']', '}']).len();
    Some(start..end.max(start))
}

fn mail(word: &str) -> Option<Range<usize>> {
    let at = word.find('@')?;
    let start = start_of(word, at, |c| c.is_alphanumeric() || ".!#$%&*+/=?^_{|}~-".contains(c));
    let domain = &word[at + 1..];
    let is_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let domain = &domain[..domain.find(|c| !is_domain(c)).unwrap_or(domain.len())];
    let domain = domain.trim_end_matches(['.', '-']);
    (start < at && domain.contains('.')).then_some(start..at + 1 + domain.len())
}

/// The start of the run of characters that `belongs` accepts before byte `end`.
fn start_of(word: &str, end: usize, belongs: impl Fn(char) -> bool) -> usize {
    let mut start = end;
    for (at, letter) in word[..end].char_indices().rev() {
        if !belongs(letter) {
            break;
        }
        start = at;
    }
    start
}
