//! Liquid and Jinja, the template languages of Jekyll and of `MkDocs` plugins, inside pages.

pub mod data;

use crate::import::body::code::Fences;
use crate::import::body::line::{Line, indent};
use crate::import::body::liquid::data::AssignedValue;
use crate::import::body::prose::edit_prose;
use crate::import::body::{ConversionContext, Passed};
use crate::import::report::{Fate, Note};
use crate::lang::date::Date;
use crate::yaml::Node;

/// Blocks whose content needs a program.
const DROPPED: &[&str] = &["for", "comment", "capture", "tablerow"];

/// Tags without a text of their own.
const SILENT: &[&str] = &[
    "raw",
    "endraw",
    "if",
    "unless",
    "elsif",
    "elif",
    "endif",
    "endunless",
    "assign",
    "set",
    "toc",
    "endhighlight",
    "endcapture",
];

/// Removes or converts the tags of a template.
#[must_use]
pub fn convert(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut template = Template {
        context,
        dropped: Vec::new(),
        in_other: false,
        assigned: Vec::new(),
        notes: Vec::new(),
    };
    let mut new = Vec::with_capacity(lines.len());
    for line in lines {
        if fences.is_code(&line.text) && template.dropped.is_empty() {
            let text = line.text.replace("{% raw %}", "").replace("{% endraw %}", "");
            new.push(line.with(text));
            continue;
        }
        let was_shown = template.is_shown();
        let mut text = String::new();
        let mut rest = line.text.as_str();
        while let Some(tag) = next(rest) {
            if template.is_shown() {
                text.push_str(&rest[..tag.at]);
            }
            rest = &rest[tag.end..];
            template.tag(&line, &tag, &mut text);
        }
        if template.is_shown() {
            text.push_str(rest);
        }
        match was_shown && text == line.text {
            true => new.push(line),
            false if text.trim().is_empty() => {}
            false => new.push(line.with(text)),
        }
    }
    let Template { assigned, mut notes, .. } = template;
    let lines = edit_prose(new, |line, part| {
        let n_before = assigned.iter().take_while(|it| it.from <= line.from).count();
        let replaced = variables(context, &assigned[..n_before], part)?;
        notes.extend(replaced.dated.map(|text| context.note(line, Fate::Changed, text)));
        Some(replaced.text)
    });
    Passed { lines, notes }
}

/// The state of the conversion from line to line.
struct Template<'a> {
    context: &'a ConversionContext<'a>,
    /// The words that end the blocks whose content is dropped.
    dropped: Vec<String>,
    /// Whether this is the other branch of a condition.
    in_other: bool,
    /// The values of `_data/` that have names.
    assigned: Vec<AssignedValue>,
    notes: Vec<Note>,
}

impl Template<'_> {
    fn is_shown(&self) -> bool {
        self.dropped.is_empty() && !self.in_other
    }

    /// What a tag adds to the text.
    fn tag(&mut self, line: &Line, tag: &LiquidTag, text: &mut String) {
        let word = tag.word.as_str();
        if DROPPED.contains(&word) {
            if word != "comment" && self.dropped.is_empty() {
                let note = format!("a part that a template makes: `{{% {} %}}`", tag.inside);
                self.notes.push(self.context.note(line, Fate::LeftOut, note));
            }
            self.dropped.push(format!("end{word}"));
            return;
        }
        if let Some(end) = self.dropped.last() {
            if end == word {
                self.dropped.pop();
            }
            return;
        }
        match word {
            "else" | "elsif" | "elif" => self.in_other = true,
            "endif" | "endunless" => self.in_other = false,
            _ if self.in_other => {}
            "highlight" => {
                let language = tag.inside.split_whitespace().nth(1).unwrap_or_default();
                text.extend(["```", language]);
            }
            "endhighlight" => text.push_str("```"),
            "link" => text.extend(["/", &argument(&tag.inside)]),
            "post_url" => text.extend(["/_posts/", &argument(&tag.inside), ".md"]),
            "assign" => {
                self.assigned.extend(data::assigned(self.context.data, &tag.inside, line.from));
            }
            word if SILENT.contains(&word) => {}
            _ => {
                let note = format!("a template tag `{{% {} %}}`", tag.inside);
                self.notes.push(self.context.note(line, Fate::LeftOut, note));
            }
        }
    }
}

fn argument(inside: &str) -> String {
    inside.split_whitespace().nth(1).unwrap_or_default().trim_matches(['"', '\'']).to_owned()
}

struct LiquidTag {
    at: usize,
    end: usize,
    word: String,
    inside: String,
}

fn next(text: &str) -> Option<LiquidTag> {
    let at = text.find("{%")?;
    let end = text[at..].find("%}")? + at;
    let inside = text[at + 2..end].trim_matches(['-', ' ', '\t']).to_owned();
    let word = inside.split_whitespace().next().unwrap_or_default().to_owned();
    // An escaped tag inside a code span is text.
    text[..at].matches('`').count().is_multiple_of(2).then_some(LiquidTag {
        at,
        end: end + 2,
        word,
        inside,
    })
}

/// A text with the values of its variables.
struct Replaced {
    text: String,
    /// A note about the first date of the build.
    dated: Option<String>,
}

/// Replaces `{{ site.name }}`, `{{ "/path" | relative_url }}` and `{{ "now" | date: "%Y" }}`.
fn variables(
    context: &ConversionContext<'_>,
    assigned: &[AssignedValue],
    text: &str,
) -> Option<Replaced> {
    let mut new = String::new();
    let mut dated = None;
    let mut rest = text;
    while let Some(at) = rest.find("{{") {
        let Some(end) = rest[at..].find("}}").map(|end| at + end) else { break };
        let written = &rest[at..end + 2];
        let inside = rest[at + 2..end].trim_matches(['-', ' ']);
        let (value, filters) = inside.split_once('|').unwrap_or((inside, ""));
        let value = value.trim();
        let is_address = filters.contains("relative_url")
            || filters.contains("absolute_url")
            || filters.contains("prepend");
        let literal =
            value.strip_prefix(['"', '\'']).and_then(|value| value.strip_suffix(['"', '\'']));
        let known = context.variables.iter().find(|it| it.name == value).map(|it| it.text.as_str());
        let own = (value == "page.title").then_some(context.page.title.as_deref()).flatten();
        let of_data = data::value(context.data, assigned, value).and_then(Node::text);
        let shown = literal.or(of_data).filter(|_| is_address || filters.is_empty());
        new.push_str(&rest[..at]);
        match shown.or(known).or(own) {
            Some(text) => new.push_str(text),
            None => {
                match date(context.settings.today, literal.or(of_data).unwrap_or(value), filters) {
                    Some(text) => {
                        dated.get_or_insert(format!("the date of the build `{written}`: `{text}`"));
                        new.push_str(&text);
                    }
                    None => new.push_str(written),
                }
            }
        }
        rest = &rest[end + 2..];
    }
    new.push_str(rest);
    (new != text).then_some(Replaced { text: new, dated })
}

/// The value of the filter `date`, of a day or of the time of the build.
fn date(today: Date, value: &str, filters: &str) -> Option<String> {
    let pattern = filters.trim().strip_prefix("date:")?.trim();
    let pattern = pattern.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
    let day = match value {
        "now" | "today" | "site.time" => today,
        value => Date::parse(value)?,
    };
    day.formatted(pattern)
}

/// The classes of paragraphs that themes show as callouts, `{: .note }` before or after them.
const CALLOUTS: &[&str] = &[
    "note",
    "tip",
    "info",
    "important",
    "warning",
    "caution",
    "danger",
    "highlight",
    "new",
    "prompt-info",
    "prompt-tip",
    "prompt-warning",
    "prompt-danger",
    "notice",
    "notice--info",
    "notice--warning",
    "notice--danger",
    "notice--success",
];

/// Paragraphs with the class of a callout become callouts; all other attribute lines are removed.
#[must_use]
pub fn classes(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let is_code: Vec<bool> = lines.iter().map(|line| fences.is_code(&line.text)).collect();
    let is_followed: Vec<bool> = (0..lines.len())
        .map(|nth| lines.get(nth + 1).is_some_and(|next| !next.text.trim().is_empty()))
        .collect();
    let mut new: Vec<Line> = Vec::new();
    let mut pending: Option<Line> = None;
    let mut in_callout = false;
    for ((line, is_code), follows) in lines.into_iter().zip(is_code).zip(is_followed) {
        let list = (!is_code).then(|| attribute_line(&line.text)).flatten();
        if let Some(list) = list {
            let kind = callout(list);
            match kind {
                Some(kind) if follows => {
                    pending = Some(line.with(format!("{}:::{kind}", indent(&line.text))));
                }
                Some(kind) => wrap(&mut new, &line, &kind),
                None => {}
            }
            continue;
        }
        if let Some(opener) = pending.take() {
            new.push(opener);
            in_callout = true;
        }
        if in_callout && !is_code && line.text.trim().is_empty() {
            new.push(line.with(":::"));
            in_callout = false;
        }
        let text = match in_callout {
            true => {
                line.text.trim_start().strip_prefix('>').map_or(line.text.as_str(), str::trim_start)
            }
            false => line.text.as_str(),
        };
        new.push(line.with(text));
    }
    if in_callout && let Some(last) = new.last().cloned() {
        new.push(last.with(":::"));
    }
    Passed { lines: new, notes: Vec::new() }
}

/// The inside of a line that is only `{: … }` or `{:toc}`.
fn attribute_line(text: &str) -> Option<&str> {
    text.trim().strip_prefix("{:")?.strip_suffix('}').filter(|inside| !inside.contains('}'))
}

fn callout(list: &str) -> Option<String> {
    let class = list.split_whitespace().find_map(|word| word.strip_prefix('.'))?;
    let class = class.strip_suffix("-title").unwrap_or(class);
    CALLOUTS.contains(&class).then(|| {
        let kind = class.trim_start_matches("prompt-").trim_start_matches("notice--");
        match kind {
            "highlight" | "new" | "notice" => "note".to_owned(),
            kind => kind.to_owned(),
        }
    })
}

/// Puts the paragraph before an attribute line into a callout.
fn wrap(lines: &mut Vec<Line>, line: &Line, kind: &str) {
    let start = lines.iter().rposition(|line| line.text.trim().is_empty()).map_or(0, |at| at + 1);
    if start == lines.len() {
        return;
    }
    let opener = lines[start].with(format!(":::{kind}"));
    lines.insert(start, opener);
    lines.push(line.with(":::"));
}

#[cfg(test)]
mod tests {
    use super::{attribute_line, callout, date};
    use crate::lang::date::Date;

    #[test]
    fn dates_are_formatted() {
        let today = Date::parse("2026-11-08").expect("a day");
        for (value, filters, expected) in [
            ("now", " date: \"%Y\"", Some("2026")),
            ("site.time", "date: '%B %-d, %Y'", Some("November 8, 2026")),
            ("2024-02-03", "date: '%d.%m.'", Some("03.02.")),
            ("page.date", "date: '%Y'", None),
            ("now", "upcase", None),
            ("now", "date: '%Q'", None),
        ] {
            assert_eq!(date(today, value, filters).as_deref(), expected, "{value}|{filters}");
        }
    }

    #[test]
    fn classes_of_callouts_are_known() {
        assert_eq!(attribute_line("{: .note }").and_then(callout).as_deref(), Some("note"));
        assert_eq!(
            attribute_line("{:.notice--warning}").and_then(callout).as_deref(),
            Some("warning")
        );
        assert_eq!(attribute_line("{: .no_toc }").and_then(callout), None);
        assert_eq!(attribute_line("a {: .b}"), None);
    }
}
