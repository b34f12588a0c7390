//! The human format: message, place, the source line with a caret, and help. It is grouped by file,
//! limited to some findings of each rule, and ends with a table of all rules.
//!
//! `annotate-snippets`, the renderer of rustc, draws the excerpt; this file selects what to draw.
//! The renderer gets only text without control characters from [`printable`] and [`excerpt`].

use std::collections::BTreeMap;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, Title,
};

use crate::diag::report::{Color, ReportStyle, count, excerpt, place, printable};
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Severity};
use crate::text::{Source, Span};

/// The least width that leaves room for an excerpt.
const MIN_WIDTH: usize = 40;

/// Prints findings, separated by empty lines. More than one have a line above each file, and the
/// table.
pub(super) fn render(diagnostics: &[Diagnostic], style: ReportStyle<'_>) -> String {
    let width = style.width.max(MIN_WIDTH);
    let renderer = match style.color {
        Color::Always => Renderer::styled(),
        Color::Never => Renderer::plain(),
    }
    .term_width(width);
    let is_list = diagnostics.len() > 1;
    let mut n_shown: BTreeMap<Rule, usize> = BTreeMap::new();
    let mut parts = Vec::new();
    for of_file in diagnostics.chunk_by(|a, b| a.source.path == b.source.path) {
        let shown: Vec<&Diagnostic> = of_file
            .iter()
            .filter(|diagnostic| {
                let n_shown = n_shown.entry(diagnostic.rule).or_default();
                *n_shown += 1;
                style.limit == 0 || *n_shown <= style.limit
            })
            .collect();
        if is_list && !shown.is_empty() {
            let path = printable::line(of_file[0].source.path.as_str());
            parts.push(format!("{path}: {}\n", count::severities(of_file)));
        }
        parts.extend(shown.iter().map(|shown| renderer.render(&[group(shown, width)]) + "\n"));
    }
    if is_list {
        parts.push(count::table(diagnostics, style.limit));
    }
    parts.extend(Some(count::advice(diagnostics, style.limit)).filter(|advice| !advice.is_empty()));
    parts.join("\n")
}

fn group(diagnostic: &Diagnostic, width: usize) -> Group<'static> {
    let level = match diagnostic.severity {
        Severity::Info => Level::INFO,
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = with_address(
        level.primary_title(printable::line(&diagnostic.message)).id(diagnostic.rule.code()),
        diagnostic.rule.address(),
    );
    let mut elements: Vec<Element<'static>> = Vec::new();
    let mut notes: Vec<Element<'static>> = Vec::new();
    if place::is_whole_file(diagnostic.span) {
        elements.push(Origin::path(printable::line(diagnostic.source.path.as_str())).into());
    }
    for (source, marks) in by_file(diagnostic) {
        elements.extend(snippet(source, &marks, width).map(Element::from));
        notes.extend(marks.iter().filter_map(|mark| note(source, mark)).map(Element::from));
    }
    let help = diagnostic.help.as_ref().map(|help| Level::HELP.message(printable::line(help)));
    notes.extend(help.map(Element::from));
    title.elements(elements.into_iter().chain(notes))
}

/// Makes the code of a rule a link to its page, in colours only: terminals that know links show the
/// code, and others ignore the address.
fn with_address(title: Title<'static>, address: Option<String>) -> Title<'static> {
    match address {
        Some(address) => title.id_url(address),
        None => title,
    }
}

/// One place to mark.
struct MarkedPlace<'a> {
    span: Span,
    /// `None` for the main place of the finding.
    label: Option<&'a str>,
}

/// All places of a finding by file, in the order in which the files come up.
fn by_file(diagnostic: &Diagnostic) -> Vec<(&Source, Vec<MarkedPlace<'_>>)> {
    let primary = MarkedPlace { span: diagnostic.span, label: None };
    let mut files: Vec<(&Source, Vec<MarkedPlace<'_>>)> = vec![(&diagnostic.source, vec![primary])];
    for (source, span, label) in &diagnostic.related {
        let mark = MarkedPlace { span: *span, label: Some(label) };
        match files.iter_mut().find(|(file, _)| file.path == source.path) {
            Some((_, marks)) => marks.push(mark),
            None => files.push((source, vec![mark])),
        }
    }
    files
}

/// The excerpt of one file; `None` if all marks are about the whole file.
fn snippet(
    source: &Source,
    marks: &[MarkedPlace<'_>],
    width: usize,
) -> Option<Snippet<'static, Annotation<'static>>> {
    let marks: Vec<&MarkedPlace<'_>> =
        marks.iter().filter(|mark| !place::is_whole_file(mark.span)).collect();
    if marks.is_empty() {
        return None;
    }
    let spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    let excerpt = excerpt::of(source, &spans, width);
    let annotations = marks.iter().zip(excerpt.spans).map(|(mark, span)| match mark.label {
        None => AnnotationKind::Primary.span(span),
        Some(label) => AnnotationKind::Context.span(span).label(printable::line(label)),
    });
    let annotations: Vec<Annotation<'static>> = annotations.collect();
    Some(
        Snippet::source(excerpt.text)
            .path(printable::line(source.path.as_str()))
            .line_start(excerpt.first_line)
            .annotations(annotations),
    )
}

/// A line for a secondary place that is a whole file, and so has no excerpt.
fn note(source: &Source, mark: &MarkedPlace<'_>) -> Option<annotate_snippets::Message<'static>> {
    let label = mark.label.filter(|_| place::is_whole_file(mark.span))?;
    let path = printable::line(source.path.as_str());
    Some(Level::NOTE.message(format!("{}: {path}", printable::line(label))))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use annotate_snippets::{Group, Level, Renderer};

    use super::{render, with_address};
    use crate::diag::Diagnostic;
    use crate::diag::fix::Fix;
    use crate::diag::report::{Color, ReportStyle};
    use crate::diag::rules::Rule;
    use crate::text::{RelPath, Source, Span};

    fn source(path: &str, text: &str) -> Arc<Source> {
        Source::new(RelPath::new(path).expect("plain"), text)
    }

    fn span(source: &Source, text: &str) -> Span {
        let start = source.text.find(text).expect("the text is there");
        Span::new(start, start + text.len())
    }

    /// A finding without the advice below it.
    fn plain(diagnostic: Diagnostic) -> String {
        let report = render(&[diagnostic], ReportStyle::PLAIN);
        let (finding, _) = report.split_once("\n`kb ").expect("there is advice");
        finding.to_owned()
    }

    #[test]
    fn a_finding_shows_place_line_caret_and_help() {
        let page = source("content/cs/index.md", "# Úvod\r\n\r\nViz [tady](a.md#x) a dál.\r\n");
        let anchor = span(&page, "#x");
        let found =
            Diagnostic::new(Rule::MissingAnchor, &page, anchor, "no heading `x` in cs/a.md")
                .help("the nearest is `y`");
        assert_eq!(
            plain(found),
            "\
error[missing-anchor]: no heading `x` in cs/a.md
 --> content/cs/index.md:3:16
  |
3 | Viz [tady](a.md#x) a dál.
  |                ^^
  |
  = help: the nearest is `y`
"
        );
    }

    #[test]
    fn the_code_of_a_rule_leads_to_its_page_in_colours_only() {
        let address = Rule::BrokenLink.address_below("https://kb.example");
        let title = || Level::ERROR.primary_title("no page").id("broken-link");
        let group = |address| [Group::with_title(with_address(title(), address))];
        let coloured = Renderer::styled().render(&group(Some(address.clone())));
        assert!(coloured.contains(&format!("\u{1b}]8;;{address}\u{1b}\\")), "{coloured:?}");
        let plain = Renderer::plain().render(&group(Some(address)));
        assert_eq!(plain, "error[broken-link]: no page");
        assert!(!Renderer::styled().render(&group(None)).contains("]8;;"));
    }

    #[test]
    fn wide_characters_and_tabs_keep_the_caret_below() {
        let page = source("a.md", "\t漢字 [x](y)\n");
        let found = Diagnostic::new(Rule::BrokenLink, &page, span(&page, "[x](y)"), "no page `y`");
        assert_eq!(
            plain(found),
            "\
error[broken-link]: no page `y`
 --> a.md:1:5
  |
1 |     漢字 [x](y)
  |          ^^^^^^
"
        );
    }

    #[test]
    fn other_places_are_shown_with_their_label() {
        let quiz = source("q.yaml", "id: a\nb: 1\nc: 1\nd: 1\ne: 1\nid: a\n");
        let other = source("p.yaml", "x: 漢字 id\n");
        let last = quiz.text.rfind("id").expect("is there");
        let found = Diagnostic::new(
            Rule::DuplicateKey,
            &quiz,
            Span::new(last, last + 2),
            "the key `id` is defined twice",
        )
        .also(&quiz, span(&quiz, "id"), "first here")
        .also(&other, span(&other, "id"), "and here")
        .also(&other, Span::default(), "as promised in");
        assert_eq!(
            plain(found),
            "\
error[duplicate-key]: the key `id` is defined twice
 --> q.yaml:6:1
  |
1 | id: a
  | -- first here
...
6 | id: a
  | ^^
  |
 ::: p.yaml:1:7
  |
1 | x: 漢字 id
  |         -- and here
  |
  = note: as promised in: p.yaml
"
        );
    }

    #[test]
    fn a_whole_file_has_no_excerpt() {
        let page = source("a.md", "text\n");
        let found = Diagnostic::new(Rule::MissingAlt, &page, Span::default(), "no title")
            .help("begin with a heading");
        assert_eq!(
            plain(found),
            "warning[missing-alt]: no title\n--> a.md\n = help: begin with a heading\n"
        );
    }

    #[test]
    fn a_span_of_many_lines_is_folded() {
        let page = source("a.md", &format!("---\n{}---\n", "key: value\n".repeat(5000)));
        let all = Span::new(0, page.text.len());
        let found = Diagnostic::new(Rule::UnclosedFrontMatter, &page, all, "no end");
        let report = plain(found);
        assert!(report.contains("\n5002 | | ---\n"), "{report}");
        assert!(report.lines().count() < 15, "{report}");
    }

    #[test]
    fn a_line_of_a_megabyte_is_cut_around_the_caret() {
        let page =
            source("a.md", &format!("{}[x](y){}", "漢ž ".repeat(80_000), "ž".repeat(500_000)));
        let found = Diagnostic::new(Rule::BrokenLink, &page, span(&page, "[x](y)"), "no page `y`");
        let report = plain(found);
        let lines: Vec<&str> = report.lines().collect();
        assert_eq!(lines[1], " --> a.md:1:240001");
        assert!(report.lines().all(|line| line.chars().count() < 120), "{report}");
        // The excerpt has characters of two columns before the link, so columns are counted.
        let columns =
            |text: &str| text.chars().map(|c| if c == '漢' { 2 } else { 1 }).sum::<usize>();
        let (before, _) = lines[3].split_once("[x](y)").expect("the link is in the excerpt");
        let (caret, _) = lines[4].split_once("^^^^^^").expect("six carets");
        assert_eq!(columns(before), columns(caret), "{report}");
    }

    #[test]
    fn many_findings_are_grouped_by_file_cut_by_rule_and_counted() {
        let (page, other) = (source("a.md", &"[x](y)\n".repeat(30)), source("b.md", "x\n"));
        let mut found: Vec<Diagnostic> = (0..22)
            .map(|n| {
                let span = Span::new(n * 7, n * 7 + 6);
                Diagnostic::new(Rule::BrokenLink, &page, span, format!("no page `y{n}`"))
                    .fix(if n == 0 { Fix::safe(span, "") } else { Fix::guess(span, "") })
            })
            .collect();
        let one = Span::new(0, 1);
        found.push(Diagnostic::new(Rule::LinkText, &other, one, "not cut"));
        found.push(Diagnostic::new(Rule::BrokenLink, &other, one, "cut, too"));
        let report = render(&found, ReportStyle { limit: 10, ..ReportStyle::PLAIN });
        assert_eq!(report.matches("error[broken-link]: no page").count(), 10);
        assert!(report.starts_with("a.md: 22 errors\n\nerror[broken-link]"), "{report}");
        let end = "\n\nb.md: 1 error, 1 warning\n\n\
                   warning[link-text]: not cut\n --> b.md:1:1\n  |\n1 | x\n  | ^\n\n\
                   23  error    broken-link  10 shown\n 1  warning  link-text\n\n\
                   `--limit 0` shows all; `kb check --rule CODE` shows one rule\n\
                   `kb check --fix` applies 1 safe fix\n\
                   `kb check --fix=guesses` also applies 21 probable fixes\n\
                   `kb explain CODE` has more about each rule\n";
        assert!(report.ends_with(end), "{report}");
        let one_rule = render(&found[..1], ReportStyle::PLAIN);
        assert!(one_rule.contains("`kb explain broken-link` has more about this rule"));
        let all = render(&found, ReportStyle { limit: 0, ..ReportStyle::PLAIN });
        assert_eq!(all.matches("error[broken-link]: ").count(), 23);
        assert!(all.contains("\n23  error    broken-link\n"), "{all}");
    }

    #[test]
    fn colour_is_only_added() {
        let page = source("a.md", "[x](y)\n");
        let found = [Diagnostic::new(Rule::BrokenLink, &page, Span::new(0, 6), "no page `y`")];
        let coloured = render(&found, ReportStyle { color: Color::Always, ..ReportStyle::PLAIN });
        assert!(coloured.contains('\u{1b}'));
        let mut text = String::new();
        for part in coloured.split('\u{1b}') {
            // Each escape sequence here is `[…m`.
            text.push_str(
                part.strip_prefix('[')
                    .map_or(part, |rest| rest.split_once('m').map_or("", |(_, text)| text)),
            );
        }
        assert_eq!(text, render(&found, ReportStyle::PLAIN));
    }

    proptest::proptest! {
        #[test]
        fn any_text_and_span_can_be_shown_at_the_same_place(
            text in "[a漢\u{301}\t\r\n\u{9b}\u{1b}\u{200d}😀 ]{0,60}",
            places in proptest::collection::vec((0_usize..200, 0_usize..200), 1..4),
        ) {
            let page = source("a.md", &text);
            let mut places = places.into_iter().map(|(start, end)| Span::new(start, end));
            let span = places.next().expect("at least one");
            let found = Diagnostic::new(Rule::BrokenLink, &page, span, "x");
            let found = places.fold(found, |found, span| found.also(&page, span, "here"));
            let position = page.position(span.start);
            let place = format!("--> a.md:{}:{}", position.line, position.column);
            let report = render(&[found], ReportStyle::PLAIN);
            let line = report.lines().nth(1).expect("a place").trim_start();
            proptest::prop_assert!(line == place || span.end == 0, "{place}\n{report}");
        }
    }
}
