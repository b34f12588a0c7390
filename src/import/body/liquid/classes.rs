//! Classes of paragraphs of kramdown, `{: .note }`, which themes of Jekyll show as callouts.

use crate::import::body::code::Fences;
use crate::import::body::line::{Line, indent};
use crate::import::body::{ConversionContext, Passed};

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
pub fn convert(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
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
    use super::{attribute_line, callout};

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
