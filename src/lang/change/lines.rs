//! The changed lines of a file, as `diff -u` shows them.

use similar::TextDiff;

/// A unified diff of two versions of the file at a path; empty if they are the same.
#[must_use]
pub fn unified(path: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn changed_lines_are_shown_with_their_place() {
        assert_eq!(unified("p.md", "a\nb\n", "a\nb\n"), "");
        assert_eq!(
            unified("p.md", "a\nb\nc\n", "a\nž\nc\n"),
            "--- a/p.md\n+++ b/p.md\n@@ -1,3 +1,3 @@\n a\n-b\n+ž\n c\n"
        );
    }
}
