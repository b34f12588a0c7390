//! Raw HTML in Markdown: a short allow-list of elements that only mark up text.
//!
//! Content is data, also when hostile, so whatever is not on the list is refused at its place.

use crate::text::{Span, escape_html};

/// Elements that may stand in Markdown.
const ELEMENTS: [&str; 43] = [
    "abbr",
    "b",
    "bdi",
    "bdo",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "hr",
    "i",
    "ins",
    "kbd",
    "mark",
    "p",
    "q",
    "ruby",
    "rt",
    "rp",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
];

/// Further elements, here only to keep the list above in one glance.
const MORE_ELEMENTS: [&str; 6] = ["thead", "tfoot", "time", "u", "var", "wbr"];

/// Attributes that may stand on them.
const ATTRIBUTES: [&str; 13] = [
    "class",
    "id",
    "title",
    "lang",
    "dir",
    "open",
    "colspan",
    "rowspan",
    "scope",
    "datetime",
    "align",
    "start",
    "aria-label",
];

/// Elements without an end tag.
const VOID: [&str; 4] = ["br", "col", "hr", "wbr"];

/// What is wrong with a piece of raw HTML, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Bytes of the piece.
    pub span: Span,
    /// One clause.
    pub message: String,
}

/// Elements opened and not yet closed, across the pieces of raw HTML of one page.
#[derive(Debug, Default)]
pub struct Balance {
    open: Vec<(String, Span)>,
}

impl Balance {
    /// What was never closed; call it at the end of the page.
    #[must_use]
    pub fn unclosed(self) -> Vec<Refusal> {
        let refuse =
            |(name, span)| Refusal { span, message: format!("`<{name}>` is never closed") };
        self.open.into_iter().map(refuse).collect()
    }
}

/// A piece of raw HTML as the parser hands it over: without the quote marks before its lines and
/// with plain line ends, so it is not always a slice of the file.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    html: String,
    /// Where each part of it begins, in the piece and in the file.
    parts: Vec<(usize, usize)>,
    /// The place of all of it, where the parser has changed the text.
    blurred: Option<Span>,
}

impl Piece {
    /// Adds a part that begins at byte `offset` of the file.
    pub fn push(&mut self, html: &str, offset: usize) {
        self.parts.push((self.html.len(), offset));
        self.html.push_str(html);
    }

    /// Adds a text that is not as it stands in the file, which is at `span`.
    pub fn push_blurred(&mut self, html: &str, span: Span) {
        self.html.push_str(html);
        self.blurred = Some(span);
    }

    /// The byte of the file that a byte of the piece comes from.
    fn place(&self, at: usize) -> usize {
        let nth = self.parts.partition_point(|(start, _)| *start <= at);
        let (start, offset) = nth.checked_sub(1).map_or((0, 0), |nth| self.parts[nth]);
        offset + (at - start)
    }

    /// The place in the file of some bytes of the piece.
    fn span(&self, start: usize, end: usize) -> Span {
        let exact = Span::new(self.place(start), self.place(end.saturating_sub(1)) + 1);
        self.blurred.unwrap_or(exact)
    }
}

/// Checks one piece of raw HTML.
pub fn check(piece: &Piece, balance: &mut Balance) -> Vec<Refusal> {
    let html = piece.html.as_str();
    let mut refused = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        let (length, verdict) = match comment_length(rest) {
            Some(length) => (length, Ok(())),
            None => tag(rest, piece.span(start, start + 1), balance),
        };
        let end = (start + length).min(html.len());
        if let Err(message) = verdict {
            refused.push(Refusal { span: piece.span(start, end), message });
        }
        at = end.max(start + 1);
        while !html.is_char_boundary(at) {
            at += 1;
        }
    }
    refused
}

/// One piece as readers get it: text where any of it is refused, else without its comments.
#[must_use]
pub fn shown(html: &str) -> String {
    // Whether tags match across pieces is for [`check`] to say; here each piece stands alone.
    let mut balance = Balance::default();
    let mut piece = Piece::default();
    piece.push(html, 0);
    let refused =
        check(&piece, &mut balance).iter().any(|refusal| refusal.message.ends_with("not allowed"));
    let text = without_comments(html);
    if refused { escape_html(&text).into_owned() } else { text }
}

/// The piece without its comments: they are notes of the author, not for readers. It walks from
/// one `<` to the next as [`check`] does, so that what looks like a comment inside an attribute
/// stays where it was checked.
#[must_use]
pub fn without_comments(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, markup) = rest.split_at(start);
        out.push_str(text);
        let length = comment_length(markup).unwrap_or_else(|| {
            let length = tag_length(markup).unwrap_or(markup.len());
            out.push_str(&markup[..length]);
            length
        });
        rest = &markup[length..];
    }
    out + rest
}

fn comment_length(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix("<!--")?;
    // `<!-->` and `<!--->` end at once (HTML, section 13.2.5.44).
    if body.starts_with('>') || body.starts_with("->") {
        return Some(4 + body.find('>')? + 1);
    }
    Some(body.find("-->").map_or(rest.len(), |end| 4 + end + 3))
}

fn tag(rest: &str, span: Span, balance: &mut Balance) -> (usize, Result<(), String>) {
    // Whatever follows on the page would become part of such a tag.
    let Some(length) = tag_length(rest) else {
        return (rest.len(), Err("raw HTML with a tag that has no end is not allowed".to_owned()));
    };
    let inner = rest[1..length].trim_end_matches('>');
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner.trim_end_matches('/')),
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let name_end = inner.find(|c| !is_name(c)).unwrap_or(inner.len());
    let name = inner[..name_end].to_ascii_lowercase();
    if name.is_empty() || !(ELEMENTS.contains(&&*name) || MORE_ELEMENTS.contains(&&*name)) {
        let shown = if name.is_empty() { "markup".to_owned() } else { format!("`<{name}>`") };
        return (length, Err(format!("raw HTML {shown} is not allowed")));
    }
    if closing && !inner[name_end..].trim().is_empty() {
        // A quote in it would hide from us where a browser sees its end.
        return (length, Err(format!("raw HTML with attributes of `</{name}>` is not allowed")));
    }
    if closing {
        return (length, close(&name, balance));
    }
    if !VOID.contains(&&*name) {
        balance.open.push((name.clone(), span));
    }
    (length, attributes(&inner[name_end..], &name))
}

fn close(name: &str, balance: &mut Balance) -> Result<(), String> {
    match balance.open.pop() {
        Some((open, _)) if open == name => Ok(()),
        Some((open, span)) => {
            let message = format!("`</{name}>` closes `<{open}>`");
            balance.open.push((open, span));
            Err(message)
        }
        None => Err(format!("`</{name}>` closes nothing")),
    }
}

/// The length of a tag up to its `>`, quotes respected; nothing where it has none.
fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (_, _) => {}
        }
    }
    None
}

fn attributes(text: &str, element: &str) -> Result<(), String> {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        if !ATTRIBUTES.contains(&&*name) {
            return Err(format!("attribute `{name}` of `<{element}>` is not allowed"));
        }
        rest = rest[end..].trim_start();
        if let Some(value) = rest.strip_prefix('=') {
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let end = match quote {
                Some(quote) => value[1..].find(quote).map_or(value.len(), |end| end + 2),
                None => value.find(char::is_whitespace).unwrap_or(value.len()),
            };
            // A browser sees no quotes inside a value without them, so it ends the tag elsewhere.
            if quote.is_none() && value[..end].contains(['"', '\'', '`', '=', '<', '>']) {
                let message = format!("such a value of `{name}` of `<{element}>` without quotes");
                return Err(format!("{message} is not allowed"));
            }
            rest = value[end..].trim_start();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Balance, Piece, check, without_comments};

    fn refused(html: &str) -> bool {
        let mut balance = Balance::default();
        let mut piece = Piece::default();
        piece.push(html, 0);
        !check(&piece, &mut balance).is_empty() || !balance.unclosed().is_empty()
    }

    #[test]
    fn what_looks_like_a_comment_in_an_attribute_is_none() {
        let html = "<b title=\"<!--\">x</b><!-- note --><b title='-->'>y</b>";
        assert_eq!(without_comments(html), html.replace("<!-- note -->", ""));
    }

    #[test]
    fn text_markup_passes_and_everything_active_is_refused() {
        for good in [
            "<kbd>Esc</kbd>",
            "<details open><summary>x</summary>y</details>",
            "a<br>b<br/>",
            "<!-- note -->",
            "<td colspan=\"2\">x</td>",
        ] {
            assert!(!refused(good), "{good}");
        }
        for bad in [
            "<script>",
            "<img src=x onerror=y>",
            "<svg><set/></svg>",
            "<style>",
            "<iframe>",
            "<base href=x>",
            "<b onclick=x>y</b>",
            "<b style=\"x\">y</b>",
            "<table><abbr title='",
            "<b title=a'><script>x</script>'></b>",
            "<b></b '><script>x</script>'>",
            "<b title=a\"onclick=x></b>",
            "<!doctype x>",
            "<?php ?>",
            "</b>",
            "<b>",
            "<b><i></b></i>",
            "<b title=\"a>b\" onclick=x>y</b>",
            "<!--><script>x</script>",
            "<a href=\"x\">y</a>",
            "<form>",
        ] {
            assert!(refused(bad), "{bad}");
        }
    }

    #[test]
    fn comments_are_dropped() {
        assert_eq!(without_comments("a<!-- x > y -->b"), "ab");
    }
}
