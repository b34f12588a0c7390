//! Liquid and Jinja, the template languages of Jekyll and of `MkDocs` plugins, inside pages.

pub mod classes;
pub mod data;

use crate::import::body::code::{self, Fences};
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
const SILENT: &[&str] =
    &["if", "unless", "elsif", "elif", "endif", "endunless", "assign", "set", "toc", "endcapture"];

/// Stands for a brace in a part between `raw` and `endraw`, until it is known whether it is in code. The character is
/// reserved for uses inside a program (Unicode 16, section 23.7).
const RAW_BRACE: char = '\u{FDD0}';

/// Removes or converts the tags of a template.
#[must_use]
pub fn convert(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut template = Template {
        context,
        dropped: Vec::new(),
        in_other: false,
        in_raw: false,
        code_from: None,
        assigned: Vec::new(),
        notes: Vec::new(),
        lines: Vec::with_capacity(lines.len()),
    };
    for line in lines {
        let is_code = template.code_from.is_none() && fences.is_code(&line.text);
        match is_code && template.dropped.is_empty() {
            true => template.code(&line),
            false => template.line(&line),
        }
    }
    let Template { assigned, mut notes, lines, .. } = template;
    let lines = edit_prose(lines, |line, part| {
        if part.contains(RAW_BRACE) {
            return Some(part.replace(RAW_BRACE, "\\{"));
        }
        let n_before = assigned.iter().take_while(|it| it.from <= line.from).count();
        let replaced = variables(context, &assigned[..n_before], part)?;
        notes.extend(replaced.dated.map(|text| context.note(line, Fate::Changed, text)));
        Some(replaced.text)
    });
    let lines = lines.into_iter().map(|line| match line.text.contains(RAW_BRACE) {
        true => line.with(line.text.replace(RAW_BRACE, "{")),
        false => line,
    });
    Passed { lines: lines.collect(), notes }
}

/// The state of the conversion from line to line.
struct Template<'a> {
    context: &'a ConversionContext<'a>,
    /// The words that end the blocks whose content is dropped.
    dropped: Vec<String>,
    /// Whether this is the other branch of a condition.
    in_other: bool,
    /// Whether this is between `raw` and `endraw`, where tags are text.
    in_raw: bool,
    /// The line that a block of code begins at, of the new ones.
    code_from: Option<usize>,
    /// The values of `_data/` that have names.
    assigned: Vec<AssignedValue>,
    notes: Vec<Note>,
    /// The new lines.
    lines: Vec<Line>,
}

impl Template<'_> {
    fn is_shown(&self) -> bool {
        self.dropped.is_empty() && !self.in_other
    }

    /// A line of a fenced block. Tags in it are text, except those that say so.
    fn code(&mut self, line: &Line) {
        let mut text = String::new();
        let mut rest = line.text.as_str();
        while let Some(tag) = next(rest, |word| matches!(word, "raw" | "endraw")) {
            text.push_str(&rest[..tag.at]);
            rest = &rest[tag.end..];
            self.in_raw = tag.word == "raw";
        }
        text.push_str(rest);
        self.lines.push(line.with(text));
    }

    /// A line outside fenced blocks.
    fn line(&mut self, line: &Line) {
        let was_shown = self.is_shown();
        let n_before = self.lines.len();
        let mut text = String::new();
        let mut at = 0;
        while let Some(tag) = self.next(&line.text, at) {
            if self.is_shown() {
                self.text(&line.text[at..tag.at], &mut text);
            }
            at = tag.end;
            self.tag(line, &tag, &mut text);
        }
        if self.is_shown() {
            self.text(&line.text[at..], &mut text);
        }
        let is_as_written = was_shown && self.lines.len() == n_before && text == line.text;
        if is_as_written || !text.trim().is_empty() {
            self.lines.push(line.with(text));
        }
    }

    /// The next tag of a line from a place on.
    fn next(&self, line: &str, from: usize) -> Option<LiquidTag> {
        let mut at = from;
        loop {
            let tag = next(&line[at..], |word| !self.in_raw || word == "endraw")?;
            let tag = LiquidTag { at: tag.at + at, end: tag.end + at, ..tag };
            // A tag inside a code span is text, for pages that tell about templates without `raw`.
            let is_span = self.code_from.is_none() && line[..tag.at].matches('`').count() % 2 == 1;
            if !is_span || matches!(tag.word.as_str(), "raw" | "endraw") {
                return Some(tag);
            }
            at = tag.end;
        }
    }

    /// A text between tags.
    fn text(&self, written: &str, text: &mut String) {
        if !self.in_raw || self.code_from.is_some() {
            return text.push_str(written);
        }
        for (at, c) in written.char_indices() {
            let is_tag = c == '{' && written[at + 1..].starts_with(['{', '%']);
            let is_second = c == '{' && text.ends_with(RAW_BRACE);
            text.push(if is_tag || is_second { RAW_BRACE } else { c });
        }
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
            "raw" => self.in_raw = true,
            "endraw" => self.in_raw = false,
            "else" | "elsif" | "elif" => self.in_other = true,
            "endif" | "endunless" => self.in_other = false,
            _ if self.in_other => {}
            "highlight" => {
                let language = tag.inside.split_whitespace().nth(1).unwrap_or_default();
                let space = indent(&line.text);
                self.flush(line, text);
                self.code_from = Some(self.lines.len());
                self.lines.push(line.with(format!("{space}```{language}")));
            }
            "endhighlight" => {
                self.flush(line, text);
                self.end_code(line);
            }
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

    /// Makes a line of its own of the text before a tag.
    fn flush(&mut self, line: &Line, text: &mut String) {
        if !text.trim().is_empty() {
            self.lines.push(line.with(std::mem::take(text)));
        }
        text.clear();
    }

    /// Ends a block of code, with fences that its content does not have.
    fn end_code(&mut self, line: &Line) {
        let Some(from) = self.code_from.take() else { return };
        let (opening, content) = self.lines[from..].split_first_mut().expect("the fence is there");
        let fence = code::fence(content.iter().map(|line| line.text.as_str()));
        opening.text = opening.text.replacen("```", &fence, 1);
        let space = indent(&opening.text).to_owned();
        self.lines.push(line.with(format!("{space}{fence}")));
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

/// The first tag whose word is wanted.
fn next(text: &str, is_wanted: impl Fn(&str) -> bool) -> Option<LiquidTag> {
    let mut from = 0;
    loop {
        let at = text[from..].find("{%")? + from;
        let end = text[at..].find("%}")? + at;
        let inside = text[at + 2..end].trim_matches(['-', ' ', '\t']);
        let word = inside.split_whitespace().next().unwrap_or_default();
        if is_wanted(word) {
            let (word, inside) = (word.to_owned(), inside.to_owned());
            return Some(LiquidTag { at, end: end + 2, word, inside });
        }
        from = at + 2;
    }
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

#[cfg(test)]
mod tests {
    use super::date;
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
}
