//! Short pieces of a text: the sentence around a link, the beginning of a page.

/// How many characters of a sentence are shown before its link, so that the link is among them.
const BEFORE_LINK: usize = 160;

/// The longest sentence in characters.
const MAX_SENTENCE: usize = 240;

/// The sentence of `text` around a byte range, cut to a readable length.
pub(super) fn sentence(text: &str, start: usize, end: usize) -> String {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let mut from = 0;
    let mut ellipsis = "";
    for (nth, (at, c)) in text[..start].char_indices().rev().enumerate() {
        // A full stop ends a sentence only before a space and a capital letter ("s. r. o.", "§
        // 5.").
        let after = &text[at + c.len_utf8()..];
        if ends(c) && after.starts_with(char::is_whitespace) {
            let next = after.chars().find(|c| !c.is_whitespace());
            if next.is_some_and(|c| !c.is_lowercase()) {
                from = at + c.len_utf8();
                break;
            }
        }
        if nth >= BEFORE_LINK && c.is_whitespace() {
            (from, ellipsis) = (at, "… ");
            break;
        }
    }
    // Text farther away would be cut off.
    let tail = text[end..].char_indices().take(2 * BEFORE_LINK);
    let stop = tail.clone().find(|(at, c)| {
        ends(*c) && text[end + at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
    });
    let to = stop.or(tail.last()).map_or(end, |(at, c)| end + at + c.len_utf8());
    format!("{ellipsis}{}", cut(text[from..to].trim(), MAX_SENTENCE))
}

/// At most `n_chars` characters, ending at a word.
pub(super) fn cut(text: &str, n_chars: usize) -> String {
    if text.len() <= n_chars {
        return text.to_owned();
    }
    let Some((limit, _)) = text.char_indices().nth(n_chars) else { return text.to_owned() };
    let end = text[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    format!("{}…", text[..end].trim_end_matches([',', ';', ':', ' ']))
}

/// Counts words; words joined by a non-breaking space count as one.
pub(super) fn n_words(text: &str) -> usize {
    let mut n_words = 0;
    let mut after_space = true;
    for byte in text.bytes() {
        let is_space = byte <= b' ';
        n_words += usize::from(after_space && !is_space);
        after_space = is_space;
    }
    n_words
}
