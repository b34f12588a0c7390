//! Replaces characters that could move the cursor of a terminal, hide text or reorder it.

/// Replaces a control character by one visible character, so that columns stay the same. Tabs and
/// line ends are replaced too.
#[must_use]
pub fn character(c: char) -> char {
    match c {
        // Unicode has a symbol for each C0 control, in the same order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_unsafe(c) => '\u{fffd}',
        c => c,
    }
}

/// A text as one line for messages, truncated if it is very long.
#[must_use]
pub fn line(text: &str) -> String {
    // Only a quoted text of the author can be this long.
    const LIMIT: usize = 1000;
    let mut characters = text.chars().map(character);
    let mut shown: String = characters.by_ref().take(LIMIT).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// A text of several lines; line ends and tabs are kept.
#[must_use]
pub fn lines(text: &str) -> String {
    let shown = |c: char| if matches!(c, '\n' | '\t') { c } else { character(c) };
    text.chars().map(shown).collect()
}

/// An XML document with the same meaning for a parser: control characters become character
/// references. Control characters that XML does not allow become visible symbols.
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

/// Escapes all control characters in JSON strings; JSON itself requires only the first 32.
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

/// C1 controls, which some terminals execute; bidirectional controls, which can make a line look
/// like another one; and the two Unicode line ends.
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
    fn xml_has_the_same_text_without_controls() {
        let text = "<a b=\"\u{202e}\">\u{200f}\r\n\u{1b}\u{9b}</a>";
        assert_eq!(xml(text), "<a b=\"&#x202e;\">&#x200f;&#xd;\n␛&#x9b;</a>");
    }

    #[test]
    fn json_has_the_same_text_without_controls() {
        let text = serde_json::to_string("a\u{9b}\u{7f}\u{202e}ž\n").expect("a string");
        let escaped = json(&text);
        assert_eq!(escaped, "\"a\\u009b\\u007f\\u202ež\\n\"");
        let back: String = serde_json::from_str(&escaped).expect("still JSON");
        assert_eq!(back, "a\u{9b}\u{7f}\u{202e}ž\n");
    }
}
