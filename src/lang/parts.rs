//! Words of another language in a text: `[Guten Tag]{lang=de}`.
//!
//! Screen readers pronounce such words, and browsers hyphenate them, in their own language (WCAG
//! 2.2, criterion 3.1.2). In Markdown, the words can have other markup; in texts of YAML and front
//! matter they are plain. Everything that is not a page, such as the search index, has only the
//! words.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::lang::tag::Tag;
use crate::lang::typography::{Run, Typography};
use crate::text::escape_html;

/// The words of a text that are in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextPart<'a> {
    /// The words.
    pub words: &'a str,
    /// The language tag as it is written, if the words are not in the language of the text.
    pub tag: Option<&'a str>,
}

/// The attribute behind the bracket: `{lang=de}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LangAttribute<'a> {
    /// The tag as it is written.
    pub(crate) tag: &'a str,
    /// The length of the attribute in bytes, with its braces.
    pub(crate) len: usize,
}

/// The longest attribute in bytes, so that the time for a text is proportional to its length.
const MAX_ATTRIBUTE: usize = 100;

/// The attribute that a text begins with.
pub(crate) fn attribute(text: &str) -> Option<LangAttribute<'_>> {
    let rest = text.strip_prefix('{')?;
    let inner = &rest[..rest.bytes().take(MAX_ATTRIBUTE).position(|byte| byte == b'}')?];
    let tag = inner.trim().strip_prefix("lang=")?;
    let quoted = |quote: char| tag.strip_prefix(quote)?.strip_suffix(quote);
    let tag = quoted('"').or_else(|| quoted('\'')).unwrap_or(tag);
    let is_word = |c: char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '{' | '=');
    let is_tag = !tag.is_empty() && tag.chars().all(is_word);
    is_tag.then_some(LangAttribute { tag, len: inner.len() + 2 })
}

/// Whether a text can have words of another language.
fn can_have_parts(text: &str) -> bool {
    text.contains("]{")
}

/// The parts of a text without markup, in order. Brackets inside the words of a part are text.
#[must_use]
pub fn parts(text: &str) -> Vec<TextPart<'_>> {
    let mut parts = Vec::new();
    let mut push = |words, tag| parts.push(TextPart { words, tag });
    let (mut done, mut open) = (0, Vec::new());
    for (at, sign) in text.match_indices(['[', ']']) {
        if at < done {
            continue;
        }
        if sign == "[" {
            open.push(at);
            continue;
        }
        let Some(start) = open.pop() else { continue };
        let Some(attribute) = attribute(&text[at + 1..]) else { continue };
        if done < start {
            push(&text[done..start], None);
        }
        push(&text[start + 1..at], Some(attribute.tag));
        done = at + 1 + attribute.len;
        open.clear();
    }
    if done < text.len() {
        push(&text[done..], None);
    }
    parts
}

/// A text that is in another language as a whole, in the form in which authors mark it. Words that are
/// marked already stay so, and a bracket without its counterpart is outside the mark.
#[must_use]
pub(crate) fn marked(text: &str, tag: &Tag) -> String {
    let mut out = String::new();
    for part in parts(text) {
        match part.tag {
            Some(tag) => mark(part.words, tag, &mut out),
            None => {
                let mut done = 0;
                for at in lone_brackets(part.words) {
                    mark(&part.words[done..at], tag.as_str(), &mut out);
                    out.push_str(&part.words[at..=at]);
                    done = at + 1;
                }
                mark(&part.words[done..], tag.as_str(), &mut out);
            }
        }
    }
    out
}

/// Adds words with the mark of a language; space is of no language.
fn mark(words: &str, tag: &str, out: &mut String) {
    match words.trim().is_empty() {
        true => out.push_str(words),
        false => {
            let _ = write!(out, "[{words}]{{lang={tag}}}");
        }
    }
}

/// The places of brackets that have no counterpart.
fn lone_brackets(text: &str) -> BTreeSet<usize> {
    let (mut open, mut lone) = (Vec::new(), BTreeSet::new());
    for (at, sign) in text.match_indices(['[', ']']) {
        match sign {
            "[" => open.push(at),
            _ if open.pop().is_none() => drop(lone.insert(at)),
            _ => {}
        }
    }
    lone.extend(open);
    lone
}

/// The words of a text that [`marked`] has marked; any other text as it is.
pub(crate) fn words_of_whole(text: &str) -> &str {
    match can_have_parts(text).then(|| parts(text)).as_deref() {
        Some([whole]) => whole.words,
        Some(_) | None => text,
    }
}

/// The words of a text.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    match can_have_parts(text) {
        false => Cow::Borrowed(text),
        true => Cow::Owned(parts(text).into_iter().map(|part| part.words).collect()),
    }
}

/// A part with the typography of its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetPart {
    /// The words.
    pub words: String,
    /// Their language, if it is not that of the text.
    pub tag: Option<Tag>,
}

/// The parts of a text with the typography of their languages. Words whose tag is not a language
/// are left as they are.
#[must_use]
pub fn set(text: &str, typography: Typography) -> Vec<SetPart> {
    if !can_have_parts(text) {
        return vec![SetPart { words: typography.text(text).into_owned(), tag: None }];
    }
    let parts = parts(text);
    let mut runs: Vec<Run<'_>> = parts.iter().map(run).collect();
    typography.runs(&mut runs);
    let set = |(part, run): (&TextPart<'_>, Run<'_>)| match run {
        Run::Text(words) => SetPart { words: words.into_owned(), tag: None },
        Run::Opaque | Run::Break => {
            let tag = part.tag.and_then(|tag| Tag::parse(tag).ok());
            let of_tag = tag.as_ref().map(Typography::for_language);
            let words = of_tag.map_or(Cow::Borrowed(part.words), |it| it.text(part.words));
            SetPart { words: words.into_owned(), tag }
        }
    };
    parts.iter().zip(runs).map(set).collect()
}

fn run<'a>(part: &TextPart<'a>) -> Run<'a> {
    match part.tag {
        None => Run::Text(Cow::Borrowed(part.words)),
        Some(_) => Run::Opaque,
    }
}

/// The parts as HTML; words of another language are in an element. `dir` is the direction of the
/// text.
#[must_use]
pub fn html(parts: &[SetPart], dir: &str) -> String {
    let mut out = String::new();
    for SetPart { words, tag } in parts {
        match tag {
            None => out.push_str(&escape_html(words)),
            Some(tag) => {
                out.push_str(&start_tag(tag, Some(dir)));
                out.push_str(&escape_html(words));
                out.push_str("</span>");
            }
        }
    }
    out
}

/// The start of the element around words of a language, which `</span>` ends. `around` is the
/// direction of the text around them, if it is known.
pub(crate) fn start_tag(tag: &Tag, around: Option<&str>) -> String {
    let dir = tag.direction();
    match around == Some(dir) {
        true => format!("<span lang=\"{tag}\">"),
        false => format!("<span lang=\"{tag}\" dir=\"{dir}\">"),
    }
}

#[cfg(test)]
mod tests {
    use super::{attribute, html, marked, parts, plain, set};
    use crate::lang::tag::Tag;
    use crate::lang::typography::Typography;

    fn shown(text: &str) -> String {
        let part = |part: super::TextPart<'_>| match part.tag {
            Some(tag) => format!("<{tag} {}>", part.words),
            None => part.words.to_owned(),
        };
        parts(text).into_iter().map(part).collect()
    }

    #[test]
    fn words_of_another_language_are_in_brackets_before_their_tag() {
        for (text, expected) in [
            ("a [b c]{lang=de} d", "a <de b c> d"),
            ("[a]{lang=\"pt-BR\"}[b]{ lang='he' }", "<pt-BR a><he b>"),
            ("[a [b] c]{lang=de}", "<de a [b] c>"),
            ("[x] [a]{lang=de} [y", "[x] <de a> [y"),
            ("a]{lang=de} b", "a]{lang=de} b"),
            (
                "[a]{lang=} [b]{lang=a b} [c]{x} [d] {lang=de}",
                "[a]{lang=} [b]{lang=a b} [c]{x} [d] {lang=de}",
            ),
            ("[a {b}]{lang=de}", "<de a {b}>"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
        assert_eq!(plain("a [b c]{lang=de} d"), "a b c d");
        assert_eq!(attribute("{lang=de} x").map(|it| it.len), Some(9));
    }

    #[test]
    fn a_whole_text_can_be_marked() {
        let tag = Tag::parse("cs").expect("a tag");
        for (text, expected) in [
            ("a b", "<cs a b>"),
            ("", ""),
            ("a [b](c) {d}", "<cs a [b](c) {d}>"),
            ("a ] b [", "<cs a >]<cs  b >["),
            ("[ [a", "[ [<cs a>"),
            ("a [b]{lang=de} c", "<cs a ><de b><cs  c>"),
        ] {
            assert_eq!(shown(&marked(text, &tag)), expected, "{text}");
            assert_eq!(plain(&marked(text, &tag)), plain(text), "{text}");
        }
    }

    #[test]
    fn each_part_has_the_typography_and_direction_of_its_language() {
        let english = Typography::for_language(&Tag::parse("en").expect("a tag"));
        let set = |text: &str| html(&set(text, english), "ltr");
        assert_eq!(
            set("\"a\" & [\"v Praze\"]{lang=CS}"),
            "“a” &amp; <span lang=\"cs\">„v\u{a0}Praze“</span>"
        );
        assert_eq!(set("[א]{lang=he}"), "<span lang=\"he\" dir=\"rtl\">א</span>");
        assert_eq!(set("[\"a\"]{lang=cz}"), "&quot;a&quot;");
    }
}
