//! Addresses in running text become links (GitHub Flavored Markdown, section 6.9).

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::markdown::inline::piece::{InlinePiece, InlineText, replace};
use crate::markdown::item::Spanned;

/// The beginnings of web addresses, and the prefix that their links get.
const BEGINS: [(&str, &str); 4] =
    [("https://", ""), ("http://", ""), ("ftp://", ""), ("www.", "http://")];

pub(super) fn is_possible(text: &InlineText<'_, '_>) -> bool {
    text.text.contains("://") || text.text.contains("www.") || text.text.contains('@')
}

pub(super) fn run<'a>(items: Vec<Spanned<'a>>, text: &InlineText<'a, '_>) -> Vec<Spanned<'a>> {
    replace(items, text.text, |piece| if piece.in_link { None } else { split(piece) })
}

/// An address in a text.
struct BareUrl {
    start: usize,
    end: usize,
    /// The prefix of the link before the text.
    prefix: &'static str,
    kind: LinkType,
}

fn split<'a>(piece: &InlinePiece<'a>) -> Option<Vec<Spanned<'a>>> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(address) = next(piece.text, from) {
        let (start, end) = (address.start, address.end);
        if from < start {
            out.push(piece.text(from..start));
        }
        let range = piece.start + start..piece.start + end;
        let shown = &piece.text[start..end];
        let dest_url = match address.prefix {
            "" => CowStr::Borrowed(shown),
            prefix => CowStr::from(format!("{prefix}{shown}")),
        };
        let link = Tag::Link {
            link_type: address.kind,
            dest_url,
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        };
        out.push(Spanned::event(Event::Start(link), range.clone()));
        out.push(piece.text(start..end));
        out.push(Spanned::event(Event::End(TagEnd::Link), range));
        from = end;
    }
    if out.is_empty() {
        return None;
    }
    if from < piece.text.len() {
        out.push(piece.text(from..piece.text.len()));
    }
    Some(out)
}

/// The first address from a byte on.
fn next(text: &str, from: usize) -> Option<BareUrl> {
    let mut at = from;
    loop {
        let rest = &text[at..];
        let found = rest.find([':', '@', 'w'])? + at;
        let address = match text.as_bytes()[found] {
            b':' => web(text, from, found),
            b'w' => www(text, found),
            _ => mail(text, from, found),
        };
        if address.is_some() {
            return address;
        }
        at = found + 1;
    }
}

/// Whether an address can begin at a byte: at the beginning, and after white space and `*_~(`
/// among others, but not inside a word.
fn is_boundary(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '@' | '.' | '-'))
}

/// The address whose scheme ends at a colon.
fn web(text: &str, from: usize, colon: usize) -> Option<BareUrl> {
    let (start, len) = BEGINS[..3].iter().find_map(|(begin, _)| {
        let start = colon.checked_sub(begin.len() - "://".len())?;
        let written = text.get(start..start + begin.len())?;
        written.eq_ignore_ascii_case(begin).then_some((start, begin.len()))
    })?;
    (start >= from && is_boundary(text, start)).then_some(())?;
    let end = end_of(text, start + len)?;
    Some(BareUrl { start, end, prefix: "", kind: LinkType::Autolink })
}

fn www(text: &str, start: usize) -> Option<BareUrl> {
    let (begin, prefix) = BEGINS[3];
    (text[start..].starts_with(begin) && is_boundary(text, start)).then_some(())?;
    let end = end_of(text, start + begin.len())?;
    Some(BareUrl { start, end, prefix, kind: LinkType::Autolink })
}

/// The end of an address whose domain begins at a byte.
fn end_of(text: &str, domain: usize) -> Option<usize> {
    let rest = &text[domain..];
    let first = rest.chars().next()?;
    if !first.is_alphanumeric() && first != '[' {
        return None;
    }
    let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|' | '\u{0}');
    let mut address = &rest[..rest.find(stops).unwrap_or(rest.len())];
    // A parenthesis at the end belongs to the address only if it closes one.
    let mut n_unopened = address.matches(')').count().saturating_sub(address.matches('(').count());
    loop {
        let last = address.chars().next_back()?;
        match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '“' | '”' | '’' | '…' =>
                {}
            ')' if n_unopened > 0 => n_unopened -= 1,
            _ => break,
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    Some(domain + address.len())
}

/// The mail address around an `@`.
fn mail(text: &str, from: usize, at: usize) -> Option<BareUrl> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let before = &text[from..at];
    let start = at - (before.len() - before.trim_end_matches(is_local).len());
    let after = &text[at + 1..];
    let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let domain = &after[..after.find(|c| !is_domain(c)).unwrap_or(after.len())];
    let domain = domain.trim_end_matches('.');
    let is_valid = start < at
        && is_boundary(text, start)
        && domain.contains('.')
        && !domain.ends_with(['-', '_'])
        && domain.split('.').all(|part| !part.is_empty() && !part.starts_with('-'))
        && !after[domain.len()..].starts_with(['/', '@']);
    let end = at + 1 + domain.len();
    is_valid.then_some(BareUrl { start, end, prefix: "", kind: LinkType::Email })
}
