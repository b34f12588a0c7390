//! Text without Markdown: code between fences, comments and raw HTML that can contain empty lines.

use crate::markdown::columns;

/// The literal text that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Literal {
    /// Code between fences of at least as many such characters.
    Fence {
        /// The character of the fence.
        mark: char,
        /// How many there are.
        n_marks: usize,
    },
    /// Raw HTML up to a line with this text.
    Html(&'static str),
}

/// Raw HTML that is not ended by an empty line (`CommonMark`, section 4.6).
const HTML: [(&str, &str); 5] = [
    ("<!--", "-->"),
    ("<pre", "</pre>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<textarea", "</textarea>"),
];

impl Literal {
    /// The literal text that a line begins, if it does not end in the same line.
    pub(super) fn begin(line: &str) -> Option<Literal> {
        let mark = line.chars().next()?;
        match mark {
            '`' | '~' => {
                let info = line.trim_start_matches(mark);
                let n_marks = line.len() - info.len();
                let is_fence = n_marks >= 3 && (mark == '~' || !info.contains('`'));
                is_fence.then_some(Literal::Fence { mark, n_marks })
            }
            '<' => {
                let starts = |start: &str| {
                    let head = line.get(..start.len());
                    head.is_some_and(|head| head.eq_ignore_ascii_case(start))
                };
                let (_, end) = HTML.iter().find(|(start, _)| starts(start))?;
                (!line.to_ascii_lowercase().contains(end)).then_some(Literal::Html(end))
            }
            _ => None,
        }
    }

    /// Whether it ends with a line, which has so many columns before its text. Marks with the indentation
    /// of code do not end code (`CommonMark`, section 4.5).
    pub(super) fn ends(self, line: &str, indent: usize) -> bool {
        match self {
            Literal::Fence { mark, n_marks } => {
                let is_code = indent >= columns::CODE;
                !is_code && line.len() >= n_marks && line.chars().all(|c| c == mark)
            }
            Literal::Html(end) => line.to_ascii_lowercase().contains(end),
        }
    }
}
