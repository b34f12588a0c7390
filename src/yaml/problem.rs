//! Errors of the YAML library, rewritten for authors.

use crate::diag::rules::Rule;

/// An error for authors.
pub(super) struct YamlProblem {
    /// The rule: malformed YAML, or an exceeded limit.
    pub(super) rule: Rule,
    /// One clause.
    pub(super) message: String,
    /// The help line.
    pub(super) help: Option<String>,
}

/// Parts of messages of the library, with the message and help for authors.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "mapping values are not allowed",
        "a `:` is not allowed here",
        "put a text that contains `: ` between quotes; otherwise check the indentation and whether the line above lacks a `:`",
    ),
    ("unclosed quote", "this quotation mark is never closed", "add the closing mark"),
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
        "the character after the backslash is not an escape",
        "write `\\\\` for a backslash, or put the value between single quotes",
    ),
    ("unclosed bracket", "this bracket is never closed", "add the closing mark"),
    ("misplaced bracket", "this bracket closes nothing", "remove it, or quote the text"),
    (
        "illegal placement of ':'",
        "a `:` is not allowed here",
        "close the bracket of the line above first",
    ),
    ("found a tab", "YAML does not allow a tab here", "indent with spaces"),
    ("tabs disallowed", "YAML does not allow a tab here", "indent with spaces"),
    (
        "simple key expected",
        "a `:` is missing in this line",
        "write `key: value`; a text that continues the line above needs spaces before it",
    ),
    (
        "did not find expected '-'",
        "this line is not an item of the list above",
        "begin each item with `- `; a new key has the same indentation as the key of the list",
    ),
    ("mapping keys are not allowed", "a value cannot begin with `? `", "put it between quotes"),
    (
        "did not find expected ',' or '}'",
        "a `,` or `}` is missing before this place",
        "separate the entries with commas and close the bracket, or put a text that contains `: ` between quotes",
    ),
    (
        "did not find expected ',' or ']'",
        "a `,` or `]` is missing before this place",
        "separate the items with commas and close the bracket, or put a text that contains `: ` between quotes",
    ),
    (
        "hexadecimal number",
        "an escape in this text is not complete",
        "write two hexadecimal digits after `\\x`, four after `\\u`, or `\\\\` for a backslash",
    ),
    (
        "expected <document start>",
        "this line does not belong to the lines above",
        "give all keys the same indentation, and remove lines that begin with `%`",
    ),
    ("YAML major version", "kb reads YAML 1.2", "remove the line that begins with `%YAML`"),
    ("invalid !!binary", "the value does not fit its tag", "remove the tag that begins with `!!`"),
    ("invalid u64", "the value does not fit its tag", "remove the tag that begins with `!!`"),
    (
        "block sequence entries are not allowed",
        "a list cannot begin in the line of its key",
        "start the list in the next line, or write `[one, two]`",
    ),
    (
        "did not find expected key",
        "the indentation of this line does not match the lines above",
        "indent all lines of a list or mapping by the same number of spaces",
    ),
    (
        "block scalar",
        "a text follows `>` or `|` in the same line",
        "start the text in the next line, or put it between quotes",
    ),
    ("unknown anchor", "a text cannot begin with `*`", "put it between quotes"),
    ("unexpected EOF", "a value cannot begin like this", "put it between quotes"),
    ("recursive references", "an alias contains itself", "write the value without the alias"),
    ("null into string", "a key is empty", "put a name before the `:`"),
    ("expected string scalar", "a key must be a text", "write `key: value`"),
    (
        "Documents",
        "a second YAML document begins here",
        "a file can contain only one document; remove the line `---`",
    ),
];

/// Parts of messages about limits, with the message for authors.
const LIMITS: &[(&str, &str)] = &[
    ("Depth", "lists and mappings are nested deeper than 32 levels"),
    ("recursion limit", "lists and mappings are nested deeper than 32 levels"),
    ("Nodes", "there are more than 50,000 values, including those repeated by aliases"),
    ("Events", "there are more than 50,000 values, including those repeated by aliases"),
    ("alias", "aliases (`*name`) repeat more values than the limit"),
    ("Alias", "aliases (`*name`) repeat more values than the limit"),
];

/// Explains a message of the library about a mistake that follows `before` in its line.
pub(super) fn explain(message: &str, before: &str) -> YamlProblem {
    // The library expects a key there.
    if message.contains("did not find expected key") && before.trim_end().ends_with([']', '}']) {
        return YamlProblem {
            rule: Rule::MalformedYaml,
            message: "text follows the closing bracket".to_owned(),
            help: Some("remove it, or put the whole value between quotes".to_owned()),
        };
    }
    if let Some((_, message, help)) = KNOWN.iter().find(|(part, ..)| message.contains(part)) {
        let (message, help) = ((*message).to_owned(), Some((*help).to_owned()));
        return YamlProblem { rule: Rule::MalformedYaml, message, help };
    }
    if let Some(letter) = message.strip_prefix("unexpected character: `") {
        let letter = letter.strip_suffix('\'').unwrap_or(letter);
        let message = match letter {
            "`" => "a value cannot begin with a backtick".to_owned(),
            letter => format!("a value cannot begin with `{letter}`"),
        };
        let help = Some("put it between quotes".to_owned());
        return YamlProblem { rule: Rule::MalformedYaml, message, help };
    }
    let is_limit = ["budget", "limit"].iter().any(|word| message.contains(word));
    if let Some((_, what)) = LIMITS.iter().find(|(part, _)| is_limit && message.contains(part)) {
        let help = Some("use fewer levels and aliases, or split the file".to_owned());
        return YamlProblem { rule: Rule::LimitExceeded, message: (*what).to_owned(), help };
    }
    let rule = if is_limit { Rule::LimitExceeded } else { Rule::MalformedYaml };
    // The message of the library would not help an author; the place does.
    let help = "check the quotes, the brackets and the indentation of this line and the line above";
    YamlProblem { rule, message: "this is not valid YAML".to_owned(), help: Some(help.to_owned()) }
}
