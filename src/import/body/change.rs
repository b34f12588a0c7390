//! What becomes of a tag or a shortcode: the same for components, and for the shortcodes of Hugo.

use crate::import::body::blocks::ContainerLine;
use crate::import::body::line::Line;

/// What becomes of a tag or a shortcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagReplacement {
    /// A container begins, with its type and title.
    Open(String),
    /// The container of the element ends.
    Close,
    /// A text in the line.
    Inline(String),
    /// Lines of their own.
    Block(String),
    /// It goes; its content stays.
    Nothing,
    /// It goes because nothing is known about it, and a note says so; its content stays.
    Unknown,
    /// It stays.
    Keep,
}

impl TagReplacement {
    /// A container of a type with a title.
    #[must_use]
    pub fn titled(kind: &str, title: Option<&str>) -> TagReplacement {
        TagReplacement::Open(format!("{kind} {}", title.unwrap_or_default()).trim().to_owned())
    }

    /// The lines that it adds to a text, with the white space of the line that it stands in.
    #[must_use]
    pub fn parts(self, line: &Line, space: &str) -> Vec<ContainerLine> {
        match self {
            TagReplacement::Open(opener) => {
                vec![ContainerLine::Open(line.with(format!("{space}{opener}")))]
            }
            TagReplacement::Close => vec![ContainerLine::Close(line.with(space))],
            TagReplacement::Block(text) => {
                let lines = text.lines().map(|text| line.with(format!("{space}{text}")));
                lines.map(ContainerLine::Text).collect()
            }
            TagReplacement::Inline(_)
            | TagReplacement::Nothing
            | TagReplacement::Unknown
            | TagReplacement::Keep => Vec::new(),
        }
    }
}
