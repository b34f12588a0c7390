//! Short pieces of a text: the sentence around a link, the beginning of a page.

use crate::lang::{letters, segment};

/// How many characters of a sentence are shown before its link, so that the link is among them.
const BEFORE_LINK: usize = 160;

/// The longest sentence in characters.
const MAX_SENTENCE: usize = 240;

/// The sentence of `text` around a byte range, cut to a readable length.
pub(super) fn sentence(text: &str, start: usize, end: usize) -> String {
    let mut from = 0;
    let mut ellipsis = "";
    for (nth, (at, c)) in text[..start].char_indices().rev().enumerate() {
        // A full stop ends a sentence only before a space and a capital letter ("s. r. o.", "§
        // 5.").
        let after = &text[at + c.len_utf8()..];
        if ends_without_space(c) {
            from = at + c.len_utf8();
            break;
        }
        if ends(c) && after.starts_with(char::is_whitespace) {
            let next = after.chars().find(|c| !c.is_whitespace());
            if next.is_some_and(|c| !c.is_lowercase()) {
                from = at + c.len_utf8();
                break;
            }
        }
        if nth >= BEFORE_LINK && can_break_before(c) {
            (from, ellipsis) = (at, "… ");
            break;
        }
    }
    // Text farther away would be cut off.
    let tail = text[end..].char_indices().take(2 * BEFORE_LINK);
    let stop = tail.clone().find(|(at, c)| {
        let next = text[end + at + c.len_utf8()..].chars().next();
        ends_without_space(*c) || (ends(*c) && next.is_none_or(char::is_whitespace))
    });
    let to = stop.or(tail.last()).map_or(end, |(at, c)| end + at + c.len_utf8());
    format!("{ellipsis}{}", cut(text[from..to].trim(), MAX_SENTENCE))
}

/// Whether a sentence can end with a mark that a space follows.
fn ends(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '።' | '։' | '။' | '។')
}

/// Whether a sentence ends with a mark that no space follows.
fn ends_without_space(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡')
}

/// Whether a line can break before a character: a space, or a letter of a script without spaces.
fn can_break_before(c: char) -> bool {
    c.is_whitespace() || (segment::is_unspaced(c) && !letters::is_mark(c))
}

/// At most `n_chars` characters, ending at a word. In a script without spaces, it ends at a letter.
pub(super) fn cut(text: &str, n_chars: usize) -> String {
    if text.len() <= n_chars {
        return text.to_owned();
    }
    let Some((limit, _)) = text.char_indices().nth(n_chars) else { return text.to_owned() };
    let next = text[limit..].chars().next().map_or(0, char::len_utf8);
    let end = text[..limit + next].char_indices().rev().find(|(_, c)| can_break_before(*c));
    let end = end.map_or(limit, |(at, _)| at);
    format!("{}…", text[..end].trim_end_matches([',', ';', ':', ' ', '、', '，']))
}

/// How many letters of a script without spaces take as long to read as a word of another one: two
/// in Chinese and Japanese, five in Thai and its neighbours. Readers of Chinese read 255 characters
/// a minute and readers of Japanese 357, those of English 228 words (Trauzettel-Klosinski and Dietz,
/// 2012); a word of Thai has about five letters.
const LETTERS_OF_A_WORD: [usize; 2] = [2, 5];

/// Counts words; words joined by a non-breaking space count as one.
pub(super) fn n_words(text: &str) -> usize {
    // The scripts without spaces begin at U+0E00, in UTF-8 with this byte.
    let may_be_unspaced = text.bytes().any(|byte| byte >= 0xe0);
    n_spaced(text) + if may_be_unspaced { n_unspaced(text) } else { 0 }
}

/// How many words the letters of scripts without spaces are, apart from the pieces between spaces.
fn n_unspaced(text: &str) -> usize {
    let mut n_letters = [0_usize; 2];
    let mut n_pieces = 0;
    for piece in text.split_ascii_whitespace() {
        let of_piece = piece.chars().filter(|c| segment::is_unspaced(*c) && !letters::is_mark(*c));
        let mut has_any = false;
        for letter in of_piece {
            n_letters[usize::from(letter < '\u{3000}')] += 1;
            has_any = true;
        }
        n_pieces += usize::from(has_any);
    }
    let words = n_letters.iter().zip(LETTERS_OF_A_WORD).map(|(n, of_word)| n.div_ceil(of_word));
    words.sum::<usize>().saturating_sub(n_pieces)
}

fn n_spaced(text: &str) -> usize {
    let mut n_words = 0;
    let mut after_space = true;
    for byte in text.bytes() {
        let is_space = byte <= b' ';
        n_words += usize::from(after_space && !is_space);
        after_space = is_space;
    }
    n_words
}

#[cfg(test)]
mod tests {
    use super::{cut, n_words, sentence};

    #[test]
    fn words_of_scripts_without_spaces_are_counted_by_their_letters() {
        assert_eq!(n_words("one two"), 2);
        assert_eq!(n_words("ein\u{a0}Wort für—uns"), 2);
        assert_eq!(n_words("合同终止后，您应当保存所有文件。"), 7);
        assert_eq!(n_words("契約 fee 書"), 3);
        assert_eq!(n_words(&"字".repeat(400)), 200);
        assert_eq!(n_words("สัญญาจ้างงาน"), 2);
        assert_eq!(n_words("계약 해지"), 2);
    }

    #[test]
    fn excerpts_end_at_words_or_letters() {
        assert_eq!(cut("one two three", 9), "one two…");
        assert_eq!(cut("合同终止后，您应当保存文件", 6), "合同终止后…");
        assert_eq!(cut("A 合同终止后您应当保存文件", 6), "A 合同终止…");
        // The vowel sign stays with its letter.
        assert_eq!(cut("สัญญาจ้าง", 6), "สัญญา…");
        assert_eq!(cut("short", 9), "short");
    }

    #[test]
    fn a_sentence_ends_with_the_marks_of_its_script() {
        let around = |text: &str, link: &str| {
            let start = text.find(link).expect("is in it");
            sentence(text, start, start + link.len())
        };
        assert_eq!(around("前の文。次の文は契約です。最後。", "契約"), "次の文は契約です。");
        assert_eq!(around("هل هذا صحيح؟ نعم، العقد هنا. شكرا.", "العقد"), "نعم، العقد هنا.");
        let long = format!("{}契約{}", "字".repeat(300), "字".repeat(300));
        let shown = around(&long, "契約");
        assert!(shown.contains("契約") && shown.chars().count() < 250, "{shown}");
    }
}
