//! Custom properties of style sheets, in CSS or SCSS: `--name: value`.

use crate::theme::colour::Colour;

/// How often the value of a property may be that of another one.
const MAX_REFERENCES: usize = 4;

/// The value that a rule gives a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The selectors around it, the outer first.
    pub selectors: String,
    /// The value as it is written.
    pub value: String,
}

/// The values of a property, in the order of a sheet.
#[must_use]
pub fn values(sheet: &str, name: &str) -> Vec<Declaration> {
    let sheet = without_comments(sheet);
    let mut found = Vec::new();
    let mut selectors: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, c) in sheet.char_indices() {
        if !matches!(c, '{' | '}' | ';') {
            continue;
        }
        let written = sheet[start..at].trim();
        start = at + 1;
        if c == '{' {
            selectors.push(written);
            continue;
        }
        let own = written.split_once(':').filter(|(property, _)| property.trim() == name);
        found.extend(own.map(|(_, value)| Declaration {
            selectors: selectors.join(" "),
            value: value.trim().to_owned(),
        }));
        if c == '}' {
            selectors.pop();
        }
    }
    found
}

/// The colour that a value means, also through properties of the same sheet: `var(--blue)`.
#[must_use]
pub fn colour(sheet: &str, value: &str) -> Option<Colour> {
    let mut value = value.trim_end_matches("!important").trim().to_owned();
    for _ in 0..MAX_REFERENCES {
        let Some(name) = value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) else {
            break;
        };
        let name = name.split(',').next().unwrap_or(name).trim();
        value = values(sheet, name).into_iter().next()?.value;
    }
    Colour::parse(&value)
}

fn without_comments(sheet: &str) -> String {
    let mut text = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::{colour, values};
    use crate::theme::colour::Colour;

    #[test]
    fn properties_are_found_with_their_selectors() {
        let sheet = "/* --a: no; */ :root { --a: #111; --ab: #222 }\n\
                     @media (min-width: 1px) { .dark { --a: var(--ab, #333) !important } }";
        let found = values(sheet, "--a");
        let [light, dark] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((light.selectors.as_str(), light.value.as_str()), (":root", "#111"));
        assert_eq!(dark.selectors, "@media (min-width: 1px) .dark");
        assert_eq!(colour(sheet, &dark.value), Some(Colour::new(0x22_2222)));
        assert_eq!(colour("a { --b: var(--b) }", "var(--b)"), None);
    }
}
