//! The UI messages that templates of a site name, whether or not a page is rendered with them: a part for
//! a condition that no page meets, a layout that no page chooses.
//!
//! 1. Each expression is read to its words, texts and signs.
//! 2. `t.name`, `"name" | msg` and `"name" | forms` name a message.
//! 3. A name that the template itself tests (`{% if t.name %}`, `t.name or …`) may be missing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::text::{Source, Span};
use crate::theme::files::ThemeFile;
use crate::theme::interface::Interface;

/// A message as a template names it.
#[derive(Debug, PartialEq, Eq)]
struct SaidMessage<'a> {
    /// The id, or the field of `t`, in which hyphens are underscores.
    name: &'a str,
    /// From the name to the filter, if there is one.
    span: Span,
    /// The names of the arguments; `None` for a field of `t` and for `forms`, which have none.
    arguments: Option<Vec<&'a str>>,
    is_field: bool,
}

/// The findings for the templates of a site.
pub(super) fn findings(
    files: &[ThemeFile],
    words: &BTreeMap<String, Interface>,
) -> Vec<Diagnostic> {
    let own = files.iter().filter(|file| file.is_own && file.inner.extension() == "html");
    let ids: BTreeSet<&str> = words.values().flat_map(Interface::ids).collect();
    let found = own.filter_map(|file| {
        let text = std::str::from_utf8(&file.bytes).ok()?;
        let source = Source::new(file.shown.clone(), text);
        let finding = |said: SaidMessage<'_>| unfit(&source, &said, &ids, words);
        Some(messages(text).into_iter().filter_map(finding).collect::<Vec<_>>())
    });
    found.flatten().collect()
}

/// The finding for a message that no language has, or that lacks an argument.
fn unfit(
    source: &Arc<Source>,
    said: &SaidMessage<'_>,
    ids: &BTreeSet<&str>,
    words: &BTreeMap<String, Interface>,
) -> Option<Diagnostic> {
    let SaidMessage { name, span, arguments, is_field } = said;
    let finding = |message| Diagnostic::new(Rule::TemplateError, source, *span, message);
    let is_named = |id: &str| if *is_field { id.replace('-', "_") == *name } else { id == *name };
    let Some(id) = ids.iter().find(|id| is_named(id)) else {
        let near = nearest(name, ids.iter().copied());
        let written = |id: &str| match is_field {
            true => format!("t.{}", id.replace('-', "_")),
            false => id.to_owned(),
        };
        let message = finding(format!("no UI message `{}`", written(name)));
        return Some(message.maybe_help(near.map(|id| format!("did you mean `{}`?", written(id)))));
    };
    let needed: BTreeSet<&str> = words.values().flat_map(|words| words.variables(id)).collect();
    let is_given = |name: &str| arguments.as_ref().is_some_and(|given| given.contains(&name));
    // `forms` gives all forms of a message to a script.
    let takes_none = !is_field && arguments.is_none();
    let lacking = needed.into_iter().find(|name| !is_given(name)).filter(|_| !takes_none)?;
    Some(finding(format!(
        "the UI message `{id}` needs the argument `{lacking}`: `{{{{ \"{id}\" | msg({lacking}=…) }}}}`"
    )))
}

/// A part of an expression or statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TemplateToken<'a> {
    /// A name with its fields: `t.name`.
    Word(&'a str),
    /// The content of a text in quotes.
    Quoted(&'a str),
    Sign(char),
}

/// A token and its place in the template.
type PlacedToken<'a> = (TemplateToken<'a>, Range<usize>);

/// The messages that a template names.
fn messages(template: &str) -> Vec<SaidMessage<'_>> {
    let (mut said, mut tested) = (Vec::new(), BTreeSet::new());
    let mut at = 0;
    while let Some(start) = template[at..].find('{').map(|found| at + found) {
        let rest = &template[start..];
        if rest.starts_with("{#") {
            at = rest.find("#}").map_or(template.len(), |end| start + end + 2);
            continue;
        }
        let Some(end) = [("{{", "}}"), ("{%", "%}")]
            .into_iter()
            .find_map(|(open, end)| rest.starts_with(open).then_some(end))
        else {
            at = start + 1;
            continue;
        };
        let (tokens, after) = tokens(template, start + 2, end);
        at = after;
        let keyword = match tokens.iter().find(|(token, _)| *token != TemplateToken::Sign('-')) {
            Some((TemplateToken::Word(word), _)) if end == "%}" => *word,
            _ => "",
        };
        match keyword {
            "raw" => at = template[at..].find("endraw").map_or(template.len(), |end| at + end),
            "if" | "elif" => tested.extend(tokens.iter().filter_map(|(it, _)| field(*it))),
            "set" | "set_global" | "for" | "component" if binds_t(&tokens) => return Vec::new(),
            _ => {
                let of_tag = (0..tokens.len()).filter_map(|nth| message(&tokens, nth));
                said.extend(of_tag);
            }
        }
    }
    said.retain(|message| !message.is_field || !tested.contains(message.name));
    said
}

/// The tokens up to the end of a tag, and where the text after it begins.
fn tokens<'a>(template: &'a str, start: usize, end: &str) -> (Vec<PlacedToken<'a>>, usize) {
    let mut tokens = Vec::new();
    let mut at = start;
    while let Some(c) = template[at..].chars().next() {
        let rest = &template[at..];
        if rest.starts_with(end) {
            return (tokens, at + end.len());
        }
        let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
        if matches!(c, '"' | '\'' | '`') {
            let close = rest[1..].find(c).map_or(rest.len(), |close| close + 1);
            let quoted = &rest[1..close.max(1)];
            let whole = at..(at + close + 1).min(template.len());
            at = whole.end;
            tokens.push((TemplateToken::Quoted(quoted), whole));
        } else if is_of_word(c) {
            let length = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
            tokens.push((TemplateToken::Word(&rest[..length]), at..at + length));
            at += length;
        } else {
            if !c.is_whitespace() {
                tokens.push((TemplateToken::Sign(c), at..at + c.len_utf8()));
            }
            at += c.len_utf8();
        }
    }
    (tokens, template.len())
}

/// The message that the token with an index names.
fn message<'a>(tokens: &[PlacedToken<'a>], nth: usize) -> Option<SaidMessage<'a>> {
    let token = |at: usize| tokens.get(at).map(|(token, _)| *token);
    let (named, place) = &tokens[nth];
    if let Some(name) = field(*named) {
        let may_be_missing = match token(nth + 1) {
            Some(TemplateToken::Word(word)) => matches!(word, "or" | "is"),
            Some(TemplateToken::Sign('|')) => {
                token(nth + 2) == Some(TemplateToken::Word("default"))
            }
            _ => false,
        };
        let span = Span::from(place.clone());
        return (!may_be_missing).then_some(SaidMessage {
            name,
            span,
            arguments: None,
            is_field: true,
        });
    }
    let TemplateToken::Quoted(name) = *named else { return None };
    let is_part = nth
        .checked_sub(1)
        .and_then(token)
        .is_some_and(|before| matches!(before, TemplateToken::Sign('~' | '+')));
    let (Some(TemplateToken::Sign('|')), Some(TemplateToken::Word(filter))) =
        (token(nth + 1), token(nth + 2))
    else {
        return None;
    };
    let arguments = match filter {
        "msg" => Some(arguments(&tokens[nth + 3..])),
        "forms" => None,
        _ => return None,
    };
    let span = Span::new(place.start, tokens[nth + 2].1.end);
    (!is_part).then_some(SaidMessage { name, span, arguments, is_field: false })
}

/// The names of the arguments in the parentheses that tokens begin with.
fn arguments<'a>(tokens: &[PlacedToken<'a>]) -> Vec<&'a str> {
    let mut depth = 0_usize;
    let inside = tokens.iter().take_while(|(token, _)| {
        match token {
            TemplateToken::Sign('(') => depth += 1,
            TemplateToken::Sign(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    });
    let inside: Vec<TemplateToken<'a>> = inside.map(|(token, _)| *token).collect();
    let pairs = inside.windows(2).filter_map(|pair| match pair {
        [TemplateToken::Word(name), TemplateToken::Sign('=')] => Some(*name),
        _ => None,
    });
    pairs.collect()
}

/// The field of `t` that a word names.
fn field(token: TemplateToken<'_>) -> Option<&str> {
    let TemplateToken::Word(word) = token else { return None };
    word.strip_prefix("t.")?.split('.').next()
}

/// Whether a statement gives `t` another meaning. `@t` takes the value of the page.
fn binds_t(tokens: &[PlacedToken<'_>]) -> bool {
    let is_own = |nth: usize| {
        tokens[nth].0 == TemplateToken::Word("t")
            && !(nth > 0 && tokens[nth - 1].0 == TemplateToken::Sign('@'))
    };
    (0..tokens.len()).any(is_own)
}

#[cfg(test)]
mod tests {
    use super::messages;
    use crate::theme::files::over_default;

    fn names(template: &str) -> Vec<String> {
        let name = |said: super::SaidMessage<'_>| match said.arguments {
            Some(arguments) => format!("{}({})", said.name, arguments.join(",")),
            None => said.name.to_owned(),
        };
        messages(template).into_iter().map(name).collect()
    }

    #[test]
    fn messages_are_found_wherever_they_are_named() {
        for (template, expected) in [
            (
                "{{ t.a_b }}<a title=\"{{- t.c -}}\">{% set d = t.e %}{{ x(y=t.f) }}",
                vec!["a_b", "c", "e", "f"],
            ),
            (
                "{{ \"a-b\" | msg }}{{ 'c' | msg(n=x(m=1), o='p') | safe }}",
                vec!["a-b()", "c(n,m,o)"],
            ),
            ("{{ <ui.x label={t.a} words={\"b\" | forms} /> }}", vec!["a", "b"]),
            ("{% if t.a %}{{ t.a }}{{ t.b }}{% endif %}", vec!["b"]),
            ("{{ t.a or \"b\" }}{{ t.a | default(value=1) }}{{ x.t.a }}{{ list.a }}", vec![]),
            ("{{ (\"a-\" ~ b) | msg }}{{ \"a-\" ~ \"b\" | msg }}{{ \"a\" | upper }}", vec![]),
            ("{# {{ t.a }} #}{% raw %}{{ t.a }}{% endraw %}{ t.a }", vec![]),
            ("{% for t in list %}{{ t.a }}{% endfor %}", vec![]),
            ("{% component x(@t, y) %}{{ t.a }}{% endcomponent x %}", vec!["a"]),
            ("{{ \"}} t.b\" }}{{ t.a", vec!["a"]),
        ] {
            assert_eq!(names(template), expected, "{template}");
        }
    }

    #[test]
    fn the_messages_of_the_templates_of_kb_are_found() {
        let of_kb = over_default("default", []);
        let base = of_kb.iter().find(|file| file.inner.as_str() == "templates/base.html");
        let text = base.and_then(|file| std::str::from_utf8(&file.bytes).ok());
        assert!(names(text.expect("is a text")).contains(&"footer_label".to_owned()));
    }
}
