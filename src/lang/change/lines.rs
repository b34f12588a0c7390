//! The changed lines of a file, as `diff -u` shows them.

use similar::TextDiff;

/// A unified diff of two versions of the file at a path; empty if they are the same.
#[must_use]
pub fn unified(path: &str, before: &str, after: &str) -> String {
    between(Version { path, text: before }, Version { path, text: after })
}

/// A version of a file.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// Its path.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// A unified diff of two versions of a file, which can have different paths.
#[must_use]
pub fn between(before: Version<'_>, after: Version<'_>) -> String {
    let diff = TextDiff::from_lines(before.text, after.text);
    let (from, to) = (format!("a/{}", before.path), format!("b/{}", after.path));
    diff.unified_diff().header(&from, &to).to_string()
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
