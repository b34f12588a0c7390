//! Scripts and styles inside the templates of a site: the Content-Security-Policy of the pages forbids them, so a browser
//! would ignore them.

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};
use crate::theme::files::ThemeFile;

/// The findings for the templates of a site.
pub(super) fn findings(files: &[ThemeFile]) -> Vec<Diagnostic> {
    let templates = files.iter().filter(|file| file.is_own && file.inner.extension() == "html");
    let found = templates.filter_map(|file| {
        let text = std::str::from_utf8(&file.bytes).ok()?;
        let source = Source::new(file.shown.clone(), text);
        let finding = |part: ForbiddenPart| {
            let (message, help) = match part.kind {
                ForbiddenKind::Script => (
                    "a script inside a template does not run",
                    "write it to a file in `assets/`, and name it with `src`",
                ),
                ForbiddenKind::Style => (
                    "a `<style>` element inside a template has no effect",
                    "write it to `assets/site.css`",
                ),
                ForbiddenKind::StyleAttribute => (
                    "a `style` attribute has no effect",
                    "give the element a class, and style it in `assets/site.css`",
                ),
                ForbiddenKind::Handler => (
                    "a script in an attribute does not run",
                    "add the listener in a script in `assets/`",
                ),
            };
            Diagnostic::new(Rule::ThemeInline, &source, part.span, message).help(help)
        };
        Some(parts(text).into_iter().map(finding).collect::<Vec<_>>())
    });
    found.flatten().collect()
}

/// The kind of a forbidden part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ForbiddenKind {
    /// A script element with code.
    Script,
    /// A style element.
    Style,
    /// A `style` attribute.
    StyleAttribute,
    /// An `on…` attribute.
    Handler,
}

/// A part of a template that the policy forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ForbiddenPart {
    kind: ForbiddenKind,
    span: Span,
}

/// A start tag.
struct TemplateTag<'a> {
    name: &'a str,
    span: Span,
    /// Names and values, with their places.
    attributes: Vec<TemplateAttribute<'a>>,
}

struct TemplateAttribute<'a> {
    name: &'a str,
    value: &'a str,
    span: Span,
}

/// All such parts of a template, in order.
fn parts(template: &str) -> Vec<ForbiddenPart> {
    let is_name = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut found = Vec::new();
    let mut at = 0;
    while at < template.len() {
        let rest = &template[at..];
        if let Some(n) = skipped(rest) {
            at += n;
        } else if rest.strip_prefix('<').is_some_and(is_name) {
            let (tag, end) = start_tag(template, at);
            found.extend(forbidden(&tag));
            at = end;
            // The content of these elements is not markup.
            if ["script", "style"].contains(&&*tag.name.to_ascii_lowercase()) {
                let close = format!("</{}", tag.name);
                at += template[at..].find(&close).unwrap_or(template.len() - at);
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// How many bytes a comment, an expression or a statement takes at the beginning of a text.
fn skipped(text: &str) -> Option<usize> {
    let pairs = [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<!--", "-->")];
    let (open, close) = pairs.into_iter().find(|(open, _)| text.starts_with(open))?;
    let end = text[open.len()..].find(close).map(|end| open.len() + end + close.len());
    Some(end.unwrap_or(text.len()))
}

/// The start tag at a place, and where it ends.
fn start_tag(text: &str, start: usize) -> (TemplateTag<'_>, usize) {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '{' | '<');
    let name_end = text[start + 1..].find(is_end).map_or(text.len(), |end| start + 1 + end);
    let span = Span::new(start, name_end);
    let mut tag = TemplateTag { name: &text[start + 1..name_end], span, attributes: Vec::new() };
    let mut at = name_end;
    while let Some(c) = text[at..].chars().next() {
        if let Some(n) = skipped(&text[at..]) {
            at += n;
        } else if c == '>' {
            return (tag, at + 1);
        } else if c.is_whitespace() || matches!(c, '/' | '=' | '"' | '\'' | '<') {
            at += c.len_utf8();
        } else {
            let (attribute, end) = attribute(text, at);
            tag.attributes.push(attribute);
            at = end;
        }
    }
    (tag, text.len())
}

/// The attribute at a place, and where it ends.
fn attribute(text: &str, start: usize) -> (TemplateAttribute<'_>, usize) {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '{');
    let rest = &text[start..];
    // A single brace is a name, too.
    let name_end = rest.char_indices().skip(1).find(|(_, c)| is_end(*c));
    let name_end = start + name_end.map_or(rest.len(), |(at, _)| at);
    let span = Span::new(start, name_end);
    let name = &text[start..name_end];
    let Some(quoted) = text[name_end..].strip_prefix('=') else {
        return (TemplateAttribute { name, value: "", span }, name_end);
    };
    let from = name_end + 1;
    let Some(quote) = quoted.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        let end = quoted.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(quoted.len());
        return (TemplateAttribute { name, value: &quoted[..end], span }, from + end);
    };
    let mut at = from + 1;
    while at < text.len() && !text[at..].starts_with(quote) {
        let one = text[at..].chars().next().map_or(1, char::len_utf8);
        at += skipped(&text[at..]).unwrap_or(one);
    }
    let at = at.min(text.len());
    (TemplateAttribute { name, value: &text[from + 1..at], span }, (at + 1).min(text.len()))
}

/// The parts of a tag that the policy forbids.
fn forbidden(tag: &TemplateTag<'_>) -> Vec<ForbiddenPart> {
    let get = |name: &str| tag.attributes.iter().find(|it| it.name.eq_ignore_ascii_case(name));
    // A type that is not a script type makes the element a data block.
    let is_code =
        get("type").is_none_or(|it| ["", "module", "text/javascript"].contains(&it.value));
    let element = match tag.name.to_ascii_lowercase().as_str() {
        "style" => Some(ForbiddenKind::Style),
        "script" if get("src").is_none() && is_code => Some(ForbiddenKind::Script),
        _ => None,
    };
    let element = element.map(|kind| ForbiddenPart { kind, span: tag.span });
    let attributes = tag.attributes.iter().filter_map(|attribute| {
        let name = attribute.name.to_ascii_lowercase();
        let is_handler =
            |event: &str| !event.is_empty() && event.bytes().all(|b| b.is_ascii_lowercase());
        let kind = match name.strip_prefix("on") {
            Some(event) if is_handler(event) => ForbiddenKind::Handler,
            _ if name == "style" => ForbiddenKind::StyleAttribute,
            _ => return None,
        };
        Some(ForbiddenPart { kind, span: attribute.span })
    });
    element.into_iter().chain(attributes).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{ForbiddenKind, parts};
    use crate::theme::files::over_default;

    fn kinds(template: &str) -> Vec<(ForbiddenKind, &str)> {
        parts(template).into_iter().map(|it| (it.kind, &template[it.span.range()])).collect()
    }

    #[test]
    fn what_the_policy_forbids_is_found_where_it_is_written() {
        let template = "<p class=\"a\" style=\"color: {{ a }}\" onclick='b > c'>{{ \"<style>\" }}</p>\n\
            <script>if (a < b) { }</script><STYLE>p { }</STYLE>{# <style> #}<!-- <style> -->";
        let expected = [
            (ForbiddenKind::StyleAttribute, "style"),
            (ForbiddenKind::Handler, "onclick"),
            (ForbiddenKind::Script, "<script"),
            (ForbiddenKind::Style, "<STYLE"),
        ];
        assert_eq!(kinds(template), expected);
    }

    #[test]
    fn files_and_blocks_of_data_are_allowed() {
        let template = "<script defer src=\"{{ assets[\"a.js\"] }}\"></script>\
            <script type=\"application/json\">{}</script>\
            <a{% if b %} title=\"style=x\"{% endif %} href=x data-on=y>c</a>";
        assert_eq!(kinds(template), []);
        let default = over_default("mine", []);
        let templates = default.iter().filter(|file| file.inner.extension() == "html");
        for file in templates {
            let text = std::str::from_utf8(&file.bytes).expect("is text");
            assert_eq!(kinds(text), [], "{}", file.inner);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_to_its_end(text in r#"([a-z]{1,6}|[ <>/="'{}%#é-]|<script|<style| on| style=){0,40}"#) {
            let found = parts(&text);
            assert!(found.windows(2).all(|pair| pair[0].span.start < pair[1].span.start));
        }
    }
}
