//! Errors of the YAML library, rewritten for authors.

use crate::diag::rules::Rule;

/// What is wrong, and what would help.
pub(super) struct Problem {
    /// Malformed, or beyond a limit.
    pub(super) rule: Rule,
    /// One clause.
    pub(super) message: String,
    /// What would help.
    pub(super) help: Option<String>,
}

/// A part of a message of the library, what it means, and what would help.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "mapping values are not allowed",
        "a `:` stands where no key can be",
        "a text that contains `: ` needs quotes; else look at the indentation, and for a missing `:` in the line above",
    ),
    ("unclosed quote", "a quotation mark opens here and never closes", "add the closing one"),
    (
        "trailing content after double-quoted",
        "text follows the closing quotation mark",
        "quote the whole value, and write `\\\"` for a quotation mark inside",
    ),
    (
        "trailing content after single-quoted",
        "text follows the closing quotation mark",
        "put the value between double quotes, or write `''` for an apostrophe inside",
    ),
    (
        "unknown escape character",
        "a backslash is followed by a letter that has no meaning",
        "write `\\\\` for a backslash, or put the value between single quotes",
    ),
    ("unclosed bracket", "a bracket opens here and never closes", "add the closing one"),
    ("misplaced bracket", "a bracket closes that was never opened", "remove it, or quote the text"),
    (
        "illegal placement of ':'",
        "a `:` stands where no key can be",
        "close the bracket of the line above first",
    ),
    ("found a tab", "a tab stands where YAML wants spaces", "indent with spaces"),
    (
        "block sequence entries are not allowed",
        "a list begins in the line of its key",
        "begin the list in the next line, or write `[one, two]`",
    ),
    (
        "did not find expected key",
        "this line is indented unlike the ones before it",
        "indent the lines of one list or mapping by the same number of spaces",
    ),
    (
        "block scalar",
        "a text follows `>` or `|` in the same line",
        "begin the text in the next line, or put it between quotes",
    ),
    ("unknown anchor", "a text cannot begin with `*`", "put it between quotes"),
    ("unexpected EOF", "a value cannot begin like this", "put it between quotes"),
    ("recursive references", "an alias contains itself", "write the value out"),
    ("null into string", "a key is empty", "put a name before the `:`"),
    ("expected string scalar", "a key must be a text", "write `key: value`"),
    (
        "Documents",
        "a second document begins here",
        "one file holds one document; remove the line `---`",
    ),
];

/// Limits of the parser: what the library says, and what was too much.
const LIMITS: &[(&str, &str)] = &[
    ("Depth", "lists and mappings are nested deeper than 32 levels"),
    ("recursion limit", "lists and mappings are nested deeper than 32 levels"),
    ("Nodes", "there are more than 50,000 values, those that aliases repeat included"),
    ("Events", "there are more than 50,000 values, those that aliases repeat included"),
    ("alias", "aliases (`*name`) repeat more than kb reads"),
    ("Alias", "aliases (`*name`) repeat more than kb reads"),
];

/// Explains a message of the library.
pub(super) fn explain(message: &str) -> Problem {
    if let Some((_, message, help)) = KNOWN.iter().find(|(part, ..)| message.contains(part)) {
        let (message, help) = ((*message).to_owned(), Some((*help).to_owned()));
        return Problem { rule: Rule::MalformedYaml, message, help };
    }
    if let Some(letter) = message.strip_prefix("unexpected character: `") {
        let letter = letter.strip_suffix('\'').unwrap_or(letter);
        let message = match letter {
            "`" => "a value cannot begin with a backtick".to_owned(),
            letter => format!("a value cannot begin with `{letter}`"),
        };
        let help = Some("put it between quotes".to_owned());
        return Problem { rule: Rule::MalformedYaml, message, help };
    }
    let is_limit = ["budget", "limit"].iter().any(|word| message.contains(word));
    if let Some((_, what)) = LIMITS.iter().find(|(part, _)| is_limit && message.contains(part)) {
        let help = Some("write it out flat, or split the file".to_owned());
        return Problem { rule: Rule::LimitExceeded, message: (*what).to_owned(), help };
    }
    let rule = if is_limit { Rule::LimitExceeded } else { Rule::MalformedYaml };
    let message = format!("this is not YAML: {}", message.trim_end_matches(['.', '\n']));
    Problem { rule, message, help: None }
}
