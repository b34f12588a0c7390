//! Comments that ignore a rule: `<!-- kb-ignore: rule-code -->`.
//!
//! A comment covers the next block beside it, or all of the file if nothing is above it. It has to
//! be a block of its own.

use pulldown_cmark::{Event, Tag};

use crate::diag::levels::{Ignore, codes};
use crate::text::{Source, Span};

/// The length of the mark before the text of a comment.
const MARK: u32 = 4;

/// The comments of one text, while its events are walked.
#[derive(Debug)]
pub(super) struct Ignores {
    /// The end of the comments at the top.
    top: u32,
    depth: usize,
    /// Comments whose block has not come yet: how deep it is, and their indices.
    waiting: Vec<(usize, usize)>,
    found: Vec<Ignore>,
}

impl Ignores {
    pub(super) fn new(body_start: u32) -> Ignores {
        Ignores { top: body_start, depth: 0, waiting: Vec::new(), found: Vec::new() }
    }

    /// Takes the next event of the text.
    pub(super) fn event(&mut self, source: &Source, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                if !self.comment(source, span) {
                    self.cover(span);
                }
                self.depth += 1;
            }
            Event::Start(_) => {
                self.cover(span);
                self.depth += 1;
            }
            Event::Rule => self.cover(span),
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                let depth = self.depth;
                self.waiting.retain(|(of, _)| *of <= depth);
            }
            _ => {}
        }
    }

    /// All comments in order.
    pub(super) fn finish(self) -> Vec<Ignore> {
        self.found
    }

    /// Sets the covered block of the comments that wait at this depth.
    fn cover(&mut self, span: Span) {
        while let Some((_, nth)) = self.waiting.pop_if(|(depth, _)| *depth == self.depth) {
            self.found[nth].covers = Some(span);
        }
    }

    /// Reads an HTML block; false if it is not such a comment.
    fn comment(&mut self, source: &Source, block: Span) -> bool {
        let written = source.slice(block);
        let begins = written.len() - written.trim_start().len();
        let comment = written.trim();
        let inner = comment.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        let Some(inner) = inner.filter(|inner| !inner.contains("-->")) else { return false };
        let Some(list) = codes::list(inner) else { return false };
        let at = block.start as usize + begins;
        let whole = Span::new(at, at + comment.len());
        let is_top = source.slice(Span { start: self.top, end: whole.start }).trim().is_empty();
        if is_top {
            self.top = whole.end;
        }
        let list = list.shift(whole.start + MARK);
        for codes::IgnoredCode { span, remove } in codes::read(source, list, removal(source, whole))
        {
            let covers = is_top.then(|| Span::new(0, source.text.len()));
            let code = source.slice(span).into();
            self.waiting.extend((!is_top).then_some((self.depth, self.found.len())));
            self.found.push(Ignore { code, span, remove, covers });
        }
        true
    }
}

/// The bytes to remove to delete a comment: its line, unless the lines around it would then become
/// one block.
fn removal(source: &Source, comment: Span) -> Span {
    let text = &source.text;
    let (start, end) = (comment.start as usize, comment.end as usize);
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let next = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    let is_alone = text[line..start].trim().is_empty() && text[end..next].trim().is_empty();
    let above = text[..line].trim_end_matches(['\n', '\r']).len() + 2 <= line || line == 0;
    let below = text[next..].lines().next().is_none_or(|line| line.trim().is_empty());
    match is_alone && (above || below) {
        true => Span::new(line, next),
        false => comment,
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::Ignores;
    use crate::text::{RelPath, Source, Span};

    /// The code and the covered text of each comment.
    fn covered(text: &str) -> Vec<(String, Option<String>)> {
        let source = Source::new(RelPath::new("a.md").expect("plain"), text);
        let mut ignores = Ignores::new(0);
        for (event, range) in Parser::new(text).into_offset_iter() {
            ignores.event(&source, &event, Span::from(range));
        }
        let shown = |span: Span| source.slice(span).trim_end().to_owned();
        let found = ignores.finish().into_iter();
        found.map(|ignore| (ignore.code.into(), ignore.covers.map(shown))).collect()
    }

    fn pair(code: &str, covers: Option<&str>) -> (String, Option<String>) {
        (code.to_owned(), covers.map(str::to_owned))
    }

    #[test]
    fn a_comment_covers_the_next_block_beside_it() {
        type IgnoreCase<'a> = (&'a str, &'a [(&'a str, Option<&'a str>)]);
        let cases: [IgnoreCase<'_>; 7] = [
            ("a\n\n<!-- kb-ignore: x -->\nb\nc\n\nd", &[("x", Some("b\nc"))]),
            (
                "a\n\n<!--kb-ignore:x,y-->\n\n- b\n- c",
                &[("x", Some("- b\n- c")), ("y", Some("- b\n- c"))],
            ),
            (
                "a\n\n<!-- kb-ignore: x -->\n\n<!-- kb-ignore: y -->\n\n# b",
                &[("x", Some("# b")), ("y", Some("# b"))],
            ),
            ("a\n\n- b\n\n  <!-- kb-ignore: x -->\n\nc", &[("x", None)]),
            ("a\n\n- b\n\n  <!-- kb-ignore: x -->\n  c\n", &[("x", Some("c"))]),
            ("a <!-- kb-ignore: x --> b", &[]),
            ("a\n\n<!-- kb-ignore: -->\nb", &[("", Some("b"))]),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> =
                expected.iter().map(|(code, covers)| pair(code, *covers)).collect();
            assert_eq!(covered(text), expected, "{text}");
        }
    }

    #[test]
    fn comments_at_the_top_cover_the_file() {
        let text =
            "\n<!-- kb-ignore: x -->\n<!-- kb-ignore: y -->\n\n# a\n\n<!-- kb-ignore: z -->\nb";
        let all = Some(text);
        assert_eq!(covered(text), [pair("x", all), pair("y", all), pair("z", Some("b"))]);
    }
}
