//! Syntax of other generators that no pass converted: readers would see it unchanged.

use crate::import::body::line::Line;
use crate::import::body::{ConversionContext, code};
use crate::import::report::{Fate, Note};
use crate::text::is_escaped;

/// The longest text that a note repeats, in characters.
const MAX_SHOWN: usize = 60;

/// A syntax, by how it begins and ends on one line.
struct LeftoverSyntax {
    begin: &'static str,
    end: &'static str,
    name: &'static str,
}

const FOREIGN: [LeftoverSyntax; 8] = [
    LeftoverSyntax { begin: "{{<", end: ">}}", name: "a shortcode" },
    LeftoverSyntax { begin: "{{%", end: "%}}", name: "a shortcode" },
    LeftoverSyntax { begin: "{{#", end: "}}", name: "a directive" },
    LeftoverSyntax { begin: "{{", end: "}}", name: "a variable" },
    LeftoverSyntax { begin: "{%", end: "%}", name: "a template tag" },
    LeftoverSyntax { begin: "{!", end: "!}", name: "an include" },
    LeftoverSyntax { begin: "--8<--", end: "", name: "an include" },
    LeftoverSyntax { begin: "{:", end: "}", name: "an attribute list" },
];

/// Notes about everything that is left, by line.
#[must_use]
pub fn find(context: &ConversionContext<'_>, lines: &[Line]) -> Vec<Note> {
    let is_code = code::in_code(lines);
    let mut notes = Vec::new();
    for (line, _) in lines.iter().zip(is_code).filter(|(_, is_code)| !is_code) {
        let parts = code::parts(&line.text).into_iter().filter(|part| !part.is_code);
        for part in parts {
            let found = foreign(&line.text[part.range]);
            notes.extend(found.map(|text| context.note(line, Fate::LeftAlone, text)));
        }
    }
    notes
}

fn foreign(text: &str) -> Option<String> {
    for syntax in &FOREIGN {
        let is_mark = |at: &usize| !is_escaped(&text[..*at]);
        let found = text.match_indices(syntax.begin).map(|(at, _)| at).find(is_mark);
        let Some(at) = found else { continue };
        let after = &text[at + syntax.begin.len()..];
        let Some(end) = after.find(syntax.end) else { continue };
        let whole = &text[at..at + syntax.begin.len() + end + syntax.end.len()];
        return Some(format!("{} `{}`", syntax.name, shown(whole)));
    }
    let is_module = |line: &str| {
        (line.starts_with("import ") && [" from '", " from \""].iter().any(|it| line.contains(it)))
            || line.starts_with("export const ")
    };
    if is_module(text) {
        return Some(format!("a script line `{}`", shown(text)));
    }
    let component = text.match_indices('<').find_map(|(at, _)| {
        let rest = text[at + 1..].strip_prefix('/').unwrap_or(&text[at + 1..]);
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.')?;
        let is_component = rest.starts_with(|c: char| c.is_ascii_uppercase())
            && rest[..length].contains(|c: char| c.is_ascii_lowercase())
            && rest[length..].starts_with([' ', '>', '/']);
        is_component.then(|| rest[..length].to_owned())
    })?;
    Some(format!("a component `<{component}>`"))
}

/// The beginning of a text of the author, on one line.
fn shown(text: &str) -> String {
    let cut: String = text.trim().chars().take(MAX_SHOWN).collect();
    let dots = if cut.len() < text.trim().len() { "…" } else { "" };
    format!("{cut}{dots}")
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn leftovers_have_names() {
        assert_eq!(foreign("a {{< b >}} c").as_deref(), Some("a shortcode `{{< b >}}`"));
        assert_eq!(foreign("<Tabs>").as_deref(), Some("a component `<Tabs>`"));
        assert_eq!(
            foreign("import A from 'a'").as_deref(),
            Some("a script line `import A from 'a'`")
        );
        assert_eq!(foreign("a <b>, {c}, <https://X.org>"), None);
        assert_eq!(foreign("import data from a table."), None);
        assert_eq!(foreign("\\{% a %}, \\{\\{ b }}"), None);
    }
}
