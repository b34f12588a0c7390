//! Links that name the site by its own URL: `https://example.org/guide/`.
//!
//! Those to pages and files of the site become paths ([`crate::import::body::links`]). A URL that stands
//! in the text as its own link becomes a link with that text. URLs of the site that lead to nothing
//! that is imported are reported, because the new site answers there soon.

use std::ops::Range;

use crate::import::body::ConversionContext;
use crate::import::body::code::parts;
use crate::import::body::line::Line;
use crate::import::report::{Fate, Note};

/// Signs that end a sentence rather than a URL.
const SENTENCE_ENDS: [char; 8] = ['.', ',', ';', ':', '!', '?', '"', '\''];

/// A line in which URLs of the site's own pages, `<https://…>` and `https://…`, are links with text.
#[must_use]
pub fn as_links(context: &ConversionContext<'_>, line: Line) -> Line {
    let mut text = String::new();
    let mut end = 0;
    for UrlText { range, url } in urls(&line.text) {
        let path = url.split(['#', '?']).next().unwrap_or(url);
        let is_own = context.map.own_url(url).is_some();
        if !is_own || context.map.find(context.page, path).is_none() {
            continue;
        }
        text.push_str(&line.text[end..range.start]);
        text.extend(["[", url, "](", url, ")"]);
        end = range.end;
    }
    if end == 0 {
        return line;
    }
    text.push_str(&line.text[end..]);
    line.with(text)
}

/// The note for a destination that is a URL of the site and leads to nothing in it.
#[must_use]
pub fn lost(context: &ConversionContext<'_>, line: &Line, dest: &str) -> Option<Note> {
    let dest = dest.trim().trim_start_matches('<').trim_end_matches('>');
    context.map.own_url(dest)?;
    let text = format!("the link to `{dest}`, a URL of this site where the new one has no page");
    Some(context.note(line, Fate::LeftAlone, text))
}

/// The notes for URLs in the text of a line that lead to nothing in the new site.
pub fn lost_texts(context: &ConversionContext<'_>, line: &Line) -> Vec<Note> {
    urls(&line.text).into_iter().filter_map(|found| lost(context, line, found.url)).collect()
}

/// A URL that is its own text.
struct UrlText<'a> {
    /// Its bytes, with the angle brackets around it.
    range: Range<usize>,
    url: &'a str,
}

/// The URLs of a line outside code, links and tags.
fn urls(line: &str) -> Vec<UrlText<'_>> {
    let is_html = line.trim_start().starts_with('<') && !line.trim_start().starts_with("<http");
    let is_definition = line.trim_start().starts_with('[') && line.contains("]:");
    if is_html || is_definition || !line.contains("http") {
        return Vec::new();
    }
    let texts = parts(line).into_iter().filter(|part| !part.is_code);
    let mut found = Vec::new();
    for part in texts {
        let mut at = part.range.start;
        while let Some(start) = line[at..part.range.end].find("http").map(|next| at + next) {
            let url = url(&line[start..part.range.end]);
            at = start + url.len().max(1);
            if !url.contains("://") || !is_text(&line[..start]) {
                continue;
            }
            let is_bracketed = line[..start].ends_with('<') && line[at..].starts_with('>');
            let edge = usize::from(is_bracketed);
            found.push(UrlText { range: start - edge..at + edge, url });
        }
    }
    found
}

/// The URL that a text begins with.
fn url(text: &str) -> &str {
    let is_end = |c: char| c.is_whitespace() || "<>()[]`|*\\".contains(c) || !c.is_ascii();
    let end = text.find(is_end).unwrap_or(text.len());
    text[..end].trim_end_matches(SENTENCE_ENDS)
}

/// Whether what follows is text, and not a part of a link, a tag or an address.
fn is_text(before: &str) -> bool {
    let open = |open: char, close: char| before.rfind(open) > before.rfind(close);
    let is_tag = before.trim_end_matches('<').rfind('<').is_some_and(|at| {
        !before[at..].contains('>') && before[at + 1..].starts_with(|c: char| c.is_alphabetic())
    });
    let is_word_end = before.chars().next_back().is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, '(' | '<' | '*' | '|')
            || (!c.is_ascii() && !c.is_numeric())
    });
    is_word_end && !before.ends_with("](") && !before.ends_with("](<") && !open('[', ']') && !is_tag
}

#[cfg(test)]
mod tests {
    use super::urls;

    #[test]
    fn urls_in_the_text_are_found() {
        let of = |line: &str| -> Vec<String> {
            urls(line).into_iter().map(|found| line[found.range].to_owned()).collect()
        };
        assert_eq!(
            of("See <https://a.org/b> or https://a.org/c."),
            ["<https://a.org/b>", "https://a.org/c"]
        );
        assert_eq!(
            of("(https://a.org/b), 见https://a.org/c。"),
            ["https://a.org/b", "https://a.org/c"]
        );
        for line in [
            "[https://a.org](https://a.org)",
            "[a](<https://a.org>)",
            "`https://a.org`",
            "[a]: https://a.org",
            "<a href=\"https://a.org\">b</a>",
            "b <a href=https://a.org>c</a>",
            "xhttps://a.org http",
        ] {
            assert_eq!(of(line), [""; 0], "{line}");
        }
    }
}
