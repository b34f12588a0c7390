//! Finds the UI messages of a template in running text, where an element can mark a message in
//! another language. Attributes, titles and options contain only text.
//!
//! [`mark`] replaces `{{ t.id }}` and `{{ … | msg }}` in running text by [`MARKED_WORDS`] and
//! [`MARKED_FILTER`]. Both have the length of what they replace, so places in diagnostics stay
//! correct.

/// Replaces `t`: the messages as HTML, with the language of each.
pub(super) const MARKED_WORDS: &str = "T";

/// Replaces `msg`.
pub(super) const MARKED_FILTER: &str = "MSG";

/// Elements whose content is text without elements.
const TEXT_ONLY: [&str; 5] = ["title", "option", "textarea", "script", "style"];

/// A template in which the messages of running text print their language.
pub(super) fn mark(template: &str) -> String {
    let mut marked = String::with_capacity(template.len());
    let mut place = MarkupPosition::default();
    let mut rest = template;
    while let Some(next) = rest.find(['{', '<', '>', '"', '\'']) {
        let (before, from) = rest.split_at(next);
        marked.push_str(before);
        let tag = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
            .into_iter()
            .find(|(start, _)| from.starts_with(start));
        let length = match tag {
            Some((_, end)) => from.find(end).map_or(from.len(), |at| at + end.len()),
            None => from.chars().next().map_or(0, char::len_utf8),
        };
        let (token, after) = from.split_at(length);
        match tag {
            Some(("{{", _)) if place.is_text() => marked.push_str(&expression(token)),
            Some(("{%", _)) if begins_elsewhere(token) => {
                place = MarkupPosition::default();
                marked.push_str(&declaration(token));
            }
            Some(_) => marked.push_str(token),
            None => {
                place.pass(token, after);
                marked.push_str(token);
            }
        }
        rest = after;
    }
    marked.push_str(rest);
    marked
}

/// The position in the markup of a template.
#[derive(Default)]
struct MarkupPosition<'a> {
    /// Whether a tag has ended, so that the text is not a part of an attribute of the caller.
    is_known: bool,
    is_in_tag: bool,
    quote: Option<&'a str>,
    /// The element that began last.
    element: &'a str,
}

impl<'a> MarkupPosition<'a> {
    fn is_text(&self) -> bool {
        self.is_known && !self.is_in_tag && !TEXT_ONLY.contains(&self.element)
    }

    /// Processes one character; `after` is the text after it.
    fn pass(&mut self, sign: &'a str, after: &'a str) {
        match (self.is_in_tag, self.quote) {
            (true, Some(quote)) => {
                if sign == quote {
                    self.quote = None;
                }
            }
            (true, None) => match sign {
                "\"" | "'" => self.quote = Some(sign),
                ">" => (self.is_in_tag, self.is_known) = (false, true),
                _ => {}
            },
            (false, _) => {
                let begins =
                    after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c));
                if sign == "<" && begins {
                    self.is_in_tag = true;
                    let end = after.find(|c: char| !c.is_ascii_alphanumeric());
                    self.element = &after[..end.unwrap_or(after.len())];
                }
            }
        }
    }
}

/// Whether a statement begins a part of the page whose place in the markup is not known.
fn begins_elsewhere(statement: &str) -> bool {
    let words = statement.trim_start_matches("{%").trim_start_matches('-');
    let keyword = words.split_whitespace().next();
    matches!(keyword, Some("block" | "component" | "set" | "endset"))
}

/// A component that takes the messages of the page also takes the marked ones. This makes only the
/// line of the declaration longer.
fn declaration(statement: &str) -> String {
    let both = format!("@t, @{MARKED_WORDS}");
    statement.replace("@t,", &format!("{both},")).replace("@t)", &format!("{both})"))
}

/// An expression with the message marked, if it prints a message and nothing else.
fn expression(token: &str) -> String {
    let inner = token.trim_start_matches("{{").trim_start_matches('-');
    let inner = inner.trim_end_matches("}}").trim_end_matches('-').trim();
    let is_name = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if inner.strip_prefix("t.").is_some_and(is_name) {
        return token.replacen("t.", &format!("{MARKED_WORDS}."), 1);
    }
    match inner.rsplit_once("| msg") {
        Some((_, arguments)) if arguments.is_empty() || is_whole_call(arguments) => {
            let at = token.rfind("| msg").expect("the token holds the filter") + "| ".len();
            let (before, after) = token.split_at(at);
            format!("{before}{MARKED_FILTER}{}", &after["msg".len()..])
        }
        _ => token.to_owned(),
    }
}

/// Whether a text is one pair of parentheses with what is between them.
fn is_whole_call(text: &str) -> bool {
    let mut depth = 0_usize;
    let last = text.char_indices().find_map(|(at, sign)| {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    });
    text.starts_with('(') && last.is_some_and(|at| at + 1 == text.len())
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn messages_in_running_text_are_marked_and_others_are_not() {
        for (template, marked) in [
            ("<p>{{ t.menu }}</p>", "<p>{{ T.menu }}</p>"),
            ("<p>{{- t.menu -}}</p>", "<p>{{- T.menu -}}</p>"),
            ("<nav aria-label=\"{{ t.menu }}\">", "<nav aria-label=\"{{ t.menu }}\">"),
            ("<p title='a > b {{ t.x }}'>{{ t.y }}", "<p title='a > b {{ t.x }}'>{{ T.y }}"),
            ("<title>{{ t.menu }}</title>", "<title>{{ t.menu }}</title>"),
            ("<option>{{ t.menu }}</option>", "<option>{{ t.menu }}</option>"),
            ("<b>{{ \"n\" | msg(n=f(2)) }}", "<b>{{ \"n\" | MSG(n=f(2)) }}"),
            ("<b>{{ (\"a-\" ~ b) | msg }}", "<b>{{ (\"a-\" ~ b) | MSG }}"),
            ("<b>{{ \"n\" | msg(n=1) | upper }}", "<b>{{ \"n\" | msg(n=1) | upper }}"),
            ("<b>{{ t.a ~ t.b }}", "<b>{{ t.a ~ t.b }}"),
            ("<b>{{ t.a | upper }}", "<b>{{ t.a | upper }}"),
            ("<b>{# {{ t.a }} #}", "<b>{# {{ t.a }} #}"),
            // What comes before the first tag may be a part of an attribute.
            ("{{ t.a }}<b>", "{{ t.a }}<b>"),
            ("<b>{% block title %}{{ t.a }}", "<b>{% block title %}{{ t.a }}"),
            ("<b>{% set x %}{{ t.a }}{% endset %}", "<b>{% set x %}{{ t.a }}{% endset %}"),
            ("<b>1 < 2 {{ t.a }}", "<b>1 < 2 {{ T.a }}"),
            ("ž{{ t.a", "ž{{ t.a"),
        ] {
            assert_eq!(mark(template), marked);
            assert_eq!(mark(template).len(), template.len());
        }
        let component = "{% component a(b: string, @t) %}<b>{{ t.c }}</b>";
        assert_eq!(mark(component), "{% component a(b: string, @t, @T) %}<b>{{ T.c }}</b>");
    }
}
