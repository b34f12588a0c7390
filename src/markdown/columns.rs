//! Columns of lines, in which a tab ends at each fourth one (`CommonMark`, section 2.2).

/// A line that is indented so far is code.
pub(crate) const CODE: usize = 4;

/// The column after a letter at a column.
pub(crate) fn next(column: usize, letter: char) -> usize {
    match letter {
        '\t' => column + 4 - column % 4,
        _ => column + 1,
    }
}

/// The column after a text of markers and white space that begins at a column.
pub(crate) fn after(column: usize, text: &str) -> usize {
    text.chars().fold(column, next)
}
