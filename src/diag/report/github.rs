//! The GitHub format: workflow commands, which become annotations on a pull request.
//!
//! The syntax and its escapes are those of GitHub's "Workflow commands for GitHub Actions".

use crate::diag::report::place::{self, PositionRange};
use crate::diag::report::printable;
use crate::diag::{Diagnostic, Severity};

/// One command per line, with paths from the repository that contains the site in `folder`.
pub(super) fn render(diagnostics: &[Diagnostic], folder: &str) -> String {
    diagnostics.iter().map(|found| command(found, place::of(found), folder)).collect()
}

fn command(diagnostic: &Diagnostic, place: PositionRange, folder: &str) -> String {
    let mut properties = vec![
        ("file", property(&format!("{folder}{}", diagnostic.source.path.as_str()))),
        ("line", place.start.line.to_string()),
        ("endLine", place.end.line.to_string()),
    ];
    // GitHub refuses columns on an annotation of several lines.
    if place.start.line == place.end.line {
        properties.push(("col", place.start.column.to_string()));
        properties.push(("endColumn", place.end.column.to_string()));
    }
    properties.push(("title", property(diagnostic.rule.code())));
    let properties: Vec<String> =
        properties.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let message = data(&format!("{}{help}", diagnostic.message));
    let command = match diagnostic.severity {
        Severity::Info => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    format!("::{command} {}::{message}\n", properties.join(","))
}

/// The text after the second `::`.
fn data(text: &str) -> String {
    let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    escaped.chars().map(printable::character).collect()
}

/// A value between the commas.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::diag::rules::Rule;
    use crate::diag::{Diagnostic, Severity};
    use crate::text::{RelPath, Source, Span};

    #[test]
    fn commands_escape_what_would_end_them() {
        let source = Source::new(RelPath::new("a,b:c%.md").expect("plain"), "žx\ny\n");
        let diagnostics = [
            Diagnostic::new(Rule::BrokenLink, &source, Span::new(2, 3), "100 %\r\n::x").help("a"),
            Diagnostic::new(Rule::MissingAlt, &source, Span::new(0, 5), "no title, x: y"),
            Diagnostic {
                severity: Severity::Info,
                ..Diagnostic::new(Rule::LinkText, &source, Span::new(0, 2), "x")
            },
        ];
        assert_eq!(
            render(&diagnostics, "a/"),
            "::error file=a/a%2Cb%3Ac%25.md,line=1,endLine=1,col=2,endColumn=3,title=broken-link\
             ::100 %25%0D%0A::x%0Ahelp: a\n\
             ::warning file=a/a%2Cb%3Ac%25.md,line=1,endLine=2,title=missing-alt\
             ::no title, x: y\n\
             ::notice file=a/a%2Cb%3Ac%25.md,line=1,endLine=1,col=1,endColumn=2,title=link-text::x\n"
        );
    }
}
