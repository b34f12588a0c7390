//! The JSON format: one object per line.

use serde_json::{Value, json};

use crate::diag::Diagnostic;
use crate::diag::report::place::{self, PositionRange};
use crate::diag::report::printable;
use crate::text::Source;
use crate::text::edit::Edit;

/// Writes one object per line with the documented keys, in their documented order.
pub(super) fn render(diagnostics: &[Diagnostic]) -> String {
    let object = |found: &Diagnostic| {
        let url = found.rule.address();
        line(&object(found, place::of(found), url.as_deref()))
    };
    diagnostics.iter().map(object).collect()
}

/// A finding, with the address of the page of its rule if it is published.
fn object(diagnostic: &Diagnostic, place: PositionRange, url: Option<&str>) -> Value {
    json!({
        "code": diagnostic.rule.code(),
        "severity": diagnostic.severity.word(),
        "message": diagnostic.message,
        "file": diagnostic.source.path.as_str(),
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "help": diagnostic.help,
        "fix": diagnostic.fix.as_ref().map(|fix| json!({
            "safety": fix.safety.word(),
            "edits": fix.edits.iter().map(|it| edit(&diagnostic.source, it)).collect::<Vec<_>>(),
        })),
        "url": url,
    })
}

/// The bytes that an edit replaces, their place, and the new text.
fn edit(source: &Source, edit: &Edit) -> Value {
    let place = place::of_span(source, edit.span);
    json!({
        "start": edit.span.start,
        "end": edit.span.end,
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "text": edit.text,
    })
}

fn line(object: &Value) -> String {
    let mut line = printable::json(&object.to_string());
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::{object, render};
    use crate::diag::Diagnostic;
    use crate::diag::fix::Fix;
    use crate::diag::report::place;
    use crate::diag::rules::Rule;
    use crate::text::{RelPath, Source, Span};

    #[test]
    fn a_finding_names_the_page_of_its_rule_where_it_is_published() {
        let source = Source::new(RelPath::new("content/cs/a.md").expect("plain"), "text");
        let found = Diagnostic::new(Rule::BrokenLink, &source, Span::new(0, 2), "no page `y`");
        let address = Rule::BrokenLink.address_below("https://kb.example/docs/");
        assert_eq!(
            object(&found, place::of(&found), Some(&address))["url"],
            "https://kb.example/docs/rules/broken-link/"
        );
        assert!(object(&found, place::of(&found), None)["url"].is_null());
    }

    #[test]
    fn one_object_a_line_with_character_columns() {
        let source = Source::new(RelPath::new("content/cs/a.md").expect("plain"), "ž\nžž [x](y)\n");
        let start = source.text.find('[').expect("is there");
        let span = Span::new(start, start + 6);
        let diagnostics = [
            Diagnostic::new(Rule::BrokenLink, &source, span, "no page `y`\n")
                .help("use \"z\"")
                .fix(Fix::guess(Span::new(start + 4, start + 5), "z")),
            Diagnostic::new(Rule::MissingAlt, &source, Span::default(), "no title"),
        ];
        assert_eq!(
            render(&diagnostics),
            concat!(
                r#"{"code":"broken-link","severity":"error","message":"no page `y`\n","#,
                r#""file":"content/cs/a.md","line":2,"column":4,"end_line":2,"end_column":10,"#,
                r#""help":"use \"z\"","fix":{"safety":"guess","edits":[{"start":12,"end":13,"#,
                r#""line":2,"column":8,"end_line":2,"end_column":9,"text":"z"}]},"url":null}"#,
                "\n",
                r#"{"code":"missing-alt","severity":"warning","message":"no title","#,
                r#""file":"content/cs/a.md","line":1,"column":1,"end_line":1,"end_column":1,"#,
                r#""help":null,"fix":null,"url":null}"#,
                "\n",
            )
        );
    }
}
