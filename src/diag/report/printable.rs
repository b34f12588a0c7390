//! Text that is safe to show: no character of it can move a cursor, hide text or reorder it.

/// What one line of a terminal may show for a character, one for one, so that columns stay.
/// Tabs and line ends are visible too.
#[must_use]
pub fn character(c: char) -> char {
    match c {
        // Unicode has a picture of each C0 control in the same order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_unsafe(c) => '\u{fffd}',
        c => c,
    }
}

/// A text as one safe line for messages, cut when it is absurdly long.
#[must_use]
pub fn line(text: &str) -> String {
    // No message of kb is this long; only a quoted text of the author can be.
    const LIMIT: usize = 1000;
    let mut characters = text.chars().map(character);
    let mut shown: String = characters.by_ref().take(LIMIT).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// A text of several lines: line ends and tabs stay.
#[must_use]
pub fn lines(text: &str) -> String {
    let shown = |c: char| if matches!(c, '\n' | '\t') { c } else { character(c) };
    text.chars().map(shown).collect()
}

/// An XML document that says the same to a parser: what a terminal could obey becomes a character
/// reference. The other control characters, which XML does not allow, become visible.
#[must_use]
pub fn xml(text: &str) -> String {
    use std::fmt::Write as _;

    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => escaped.push(c),
            // Infallible for a String.
            c if c == '\r' || c == '\u{7f}' || is_unsafe(c) => {
                let _ = write!(escaped, "&#x{:x};", u32::from(c));
            }
            c => escaped.push(character(c)),
        }
    }
    escaped
}

/// Text between quotes in JSON, with everything escaped that a terminal could obey.
/// JSON itself only asks for the first 32.
#[must_use]
pub fn json(text: &str) -> String {
    use std::fmt::Write as _;

    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\u{7f}' || is_unsafe(c) {
            // Infallible for a String; all these characters are in the first plane.
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// C1 controls, which some terminals obey; marks and overrides of direction, which can make a
/// line look like another one; the two Unicode line ends.
fn is_unsafe(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{json, line, lines, xml};

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(line("a\nb\r\t\u{1b}[31m\u{7f}\u{9b}\u{202e}ž"), "a␊b␍␉␛[31m␡\u{fffd}\u{fffd}ž");
    }

    #[test]
    fn long_text_is_cut() {
        let shown = line(&"ž".repeat(1_000_000));
        assert_eq!(shown.chars().count(), 1001);
        assert!(shown.ends_with("ž…"));
    }

    #[test]
    fn line_ends_and_tabs_of_a_longer_text_stay() {
        assert_eq!(lines("a\n\tb\r\u{1b}[2J\u{9b}\u{2067}\n"), "a\n\tb␍␛[2J\u{fffd}\u{fffd}\n");
    }

    #[test]
    fn xml_says_the_same_without_controls() {
        let text = "<a b=\"\u{202e}\">\u{200f}\r\n\u{1b}\u{9b}</a>";
        assert_eq!(xml(text), "<a b=\"&#x202e;\">&#x200f;&#xd;\n␛&#x9b;</a>");
    }

    #[test]
    fn json_says_the_same_without_controls() {
        let text = serde_json::to_string("a\u{9b}\u{7f}\u{202e}ž\n").expect("a string");
        let escaped = json(&text);
        assert_eq!(escaped, "\"a\\u009b\\u007f\\u202ež\\n\"");
        let back: String = serde_json::from_str(&escaped).expect("still JSON");
        assert_eq!(back, "a\u{9b}\u{7f}\u{202e}ž\n");
    }
}
