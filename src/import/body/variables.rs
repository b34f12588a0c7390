//! Variables, `{{ name }}`, whose values the configuration or the command line gives.

use crate::import::body::line::Line;
use crate::import::body::prose::edit_prose;
use crate::import::body::{ConversionContext, Passed};
use crate::import::layout::Variable;

/// Replaces the variables of the configuration outside code.
#[must_use]
pub fn in_prose(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    if context.variables.is_empty() {
        return Passed { lines, notes: Vec::new() };
    }
    let lines = edit_prose(lines, |_, part| replace(context.variables, part));
    Passed { lines, notes: Vec::new() }
}

/// Replaces the variables of the configuration, in code too, as a preprocessor of texts does.
#[must_use]
pub fn everywhere(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    Passed { lines: in_all(context.variables, lines), notes: Vec::new() }
}

/// Replaces the variables that the author gave by name.
#[must_use]
pub fn given(context: &ConversionContext<'_>, lines: Vec<Line>) -> Vec<Line> {
    in_all(context.settings.variables, lines)
}

fn in_all(variables: &[Variable], lines: Vec<Line>) -> Vec<Line> {
    if variables.is_empty() {
        return lines;
    }
    let changed = lines.into_iter().map(|line| match replace(variables, &line.text) {
        Some(text) => line.with(text),
        None => line,
    });
    changed.collect()
}

/// A text with the values of its variables; `None` if it has none of them.
fn replace(variables: &[Variable], text: &str) -> Option<String> {
    let mut new = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("{{") {
        let Some(end) = rest[at..].find("}}").map(|end| at + end) else { break };
        let name = rest[at + 2..end].trim();
        let known = variables.iter().find(|variable| variable.name == name);
        new.push_str(&rest[..at]);
        new.push_str(known.map_or(&rest[at..end + 2], |variable| &variable.text));
        rest = &rest[end + 2..];
    }
    new.push_str(rest);
    (new != text).then_some(new)
}

#[cfg(test)]
mod tests {
    use super::replace;
    use crate::import::layout::Variable;

    #[test]
    fn only_known_names_are_replaced() {
        let known = [Variable { name: "a.b".to_owned(), text: "c".to_owned() }];
        assert_eq!(
            replace(&known, "{{a.b}} {{ a.b }}, {{ d }} {{").as_deref(),
            Some("c c, {{ d }} {{")
        );
        assert_eq!(replace(&known, "a.b {{ d }}"), None);
    }
}
