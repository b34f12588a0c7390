//! Code in fences: the options in the line of the fence, and colours at build time.
//!
//! 1. [`info`] reads the language, the title and the marked lines.
//! 2. [`scopes`] gives each part of the code one of a dozen classes, or none.
//! 3. Neighbours of the same class become one element, so that the HTML stays small.
//!
//! Long code and unknown languages have no colours. The result is kept by its content, because other
//! languages and the print edition show the same code.

pub(crate) mod info;
mod scopes;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::hash::{self, Fingerprint};
use crate::markdown::code::info::Info;
use crate::markdown::code::scopes::{Class, CodeLanguage, Grammars};

/// The longest code with colours, in bytes; finding them takes about 2 ms for each KiB.
pub(crate) const MAX_BYTES: usize = 64 << 10;

/// The size of the cache in bytes of HTML.
const MAX_CACHE: usize = 16 << 20;

/// Colours code, and caches the result.
#[derive(Default)]
pub struct Highlighter {
    /// Loaded on first use: a site without code does not need them.
    grammars: OnceLock<Grammars>,
    cache: Mutex<Cache>,
}

#[derive(Default)]
struct Cache {
    html: BTreeMap<Fingerprint, Arc<str>>,
    n_bytes: usize,
}

/// A part of code and its class.
struct HighlightedPart {
    range: Range<usize>,
    class: Option<Class>,
}

/// Code with colours.
pub(crate) struct Highlighted {
    /// The name of the language, for readers.
    pub(crate) language: String,
    pub(crate) html: Arc<str>,
}

impl Highlighter {
    /// The colours of code in a known language; `None` if it has none.
    pub(crate) fn highlight(&self, info: &Info, code: &str) -> Option<Highlighted> {
        if info.language.is_empty() || code.len() > MAX_BYTES {
            return None;
        }
        let grammars = self.grammars.get_or_init(Grammars::load);
        let language = grammars.language(&info.language, code)?;
        let marks = info.marks.iter().flat_map(|lines| [*lines.start(), *lines.end()]);
        let marks: Vec<u8> = marks.flat_map(usize::to_le_bytes).collect();
        let key = hash::of_parts([language.name().as_bytes(), &marks[..], code.as_bytes()]);
        let html = self.kept(key).unwrap_or_else(|| {
            let html: Arc<str> = html(code, &grammars.parts(language, code), info).into();
            self.keep(key, &html);
            html
        });
        Some(Highlighted { language: language.name().to_owned(), html })
    }

    fn kept(&self, key: Fingerprint) -> Option<Arc<str>> {
        let cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        cache.html.get(&key).cloned()
    }

    fn keep(&self, key: Fingerprint, html: &Arc<str>) {
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        if cache.n_bytes + html.len() <= MAX_CACHE {
            cache.n_bytes += html.len();
            cache.html.insert(key, Arc::clone(html));
        }
    }
}

/// Code without colours, with its marked lines.
pub(crate) fn plain(code: &str, info: &Info) -> String {
    html(code, &[HighlightedPart { range: 0..code.len(), class: None }], info)
}

fn html(code: &str, parts: &[HighlightedPart], info: &Info) -> String {
    let mut out = String::with_capacity(code.len() * 2);
    if info.marks.is_empty() {
        for part in parts {
            push(&mut out, &code[part.range.clone()], part.class);
        }
        return out;
    }
    // A marked line is an element of its own, so no other element goes across its ends.
    let mut start = 0;
    for (nth, line) in code.split_inclusive('\n').enumerate() {
        let end = start + line.len();
        let is_marked = info.marks.iter().any(|lines| lines.contains(&(nth + 1)));
        if is_marked {
            out.push_str("<span class=\"kb-marked\">");
        }
        let first = parts.partition_point(|part| part.range.end <= start);
        for part in parts[first..].iter().take_while(|part| part.range.start < end) {
            let range = part.range.start.max(start)..part.range.end.min(end);
            push(&mut out, &code[range], part.class);
        }
        if is_marked {
            out.push_str("</span>");
        }
        start = end;
    }
    out
}

fn push(out: &mut String, text: &str, class: Option<Class>) {
    if let Some(class) = class {
        let _ = write!(out, "<span class=\"kb-{}\">", class.name());
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    if class.is_some() {
        out.push_str("</span>");
    }
}

impl Grammars {
    /// The parts of code, in order and without gaps.
    fn parts(&self, language: CodeLanguage<'_>, code: &str) -> Vec<HighlightedPart> {
        let mut parts: Vec<HighlightedPart> = Vec::new();
        self.walk(language, code, |range, class| {
            let is_space = code[range.clone()].bytes().all(|byte| byte.is_ascii_whitespace());
            match parts.last_mut() {
                // White space has no colour, so it can be part of its neighbours.
                Some(last) if last.class == class || is_space => last.range.end = range.end,
                _ => parts.push(HighlightedPart { range, class }),
            }
        });
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::Highlighter;
    use super::info::Info;

    fn html(info: &str, code: &str) -> Option<String> {
        let highlighter = Highlighter::default();
        highlighter.highlight(&Info::parse(info), code).map(|it| it.html.to_string())
    }

    #[test]
    fn code_gets_a_few_classes() {
        let code = "fn main() {\n    // A note.\n    let x = \"a<b\";\n}\n";
        assert_eq!(
            html("rust", code).as_deref(),
            Some(
                "<span class=\"kb-k\">fn </span><span class=\"kb-f\">main</span>() {\n    <span class=\"kb-c\">// A note.\n    </span><span class=\"kb-k\">let</span> x = <span class=\"kb-s\">\"a&lt;b\"</span>;\n}\n"
            )
        );
    }

    #[test]
    fn marked_lines_are_elements_of_their_own() {
        let html = html("py {2}", "a = 1\nb = '''x\ny'''\n").expect("is known");
        assert!(
            html.contains(
                "<span class=\"kb-marked\">b = <span class=\"kb-s\">'''x\n</span></span>"
            ),
            "{html}"
        );
    }

    #[test]
    fn unknown_languages_and_long_code_have_no_colours() {
        assert_eq!(html("nonsense", "a"), None);
        assert_eq!(html("", "a"), None);
        assert_eq!(html("rust", &"a\n".repeat(40_000)), None);
    }

    #[test]
    fn the_html_is_at_most_three_times_the_source() {
        let code = include_str!("code.rs");
        let len = html("rust", code).expect("is known").len();
        assert!(len < 3 * code.len(), "{len} bytes of HTML for {} of code", code.len());
    }
}
