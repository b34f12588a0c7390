//! Tokenizes a piece of raw HTML as browsers do (WHATWG HTML, section 13.2.5).

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Error, Span as Bytes, Tokenizer};

use crate::text::Span;

/// A token and the bytes of the piece that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// The kind of token.
    pub kind: HtmlTokenKind,
    /// Bytes of the piece.
    pub span: Span,
}

/// The kinds of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HtmlTokenKind {
    /// Text, with its character references decoded.
    Text(String),
    /// A start tag.
    Start(StartTag),
    /// An end tag; browsers ignore its attributes.
    End {
        /// The name in small letters.
        name: String,
        /// Whether it has attributes.
        has_attributes: bool,
    },
    /// `<!-- … -->`.
    Comment {
        /// Whether it has an end.
        is_closed: bool,
    },
    /// A doctype, a processing instruction, a CDATA section, or an end tag without a name.
    Markup,
    /// A tag without its `>`, which browsers drop.
    Unfinished,
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct StartTag {
    /// The name in small letters.
    pub name: String,
    /// The attributes in the order of the text; of those with one name, browsers keep the first.
    pub attributes: Vec<Attribute>,
}

/// An attribute of a start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// The name in small letters.
    pub name: String,
    /// The value, with its character references decoded; empty where there is none.
    pub value: String,
    /// Bytes of its name in the piece.
    pub span: Span,
    /// Bytes of its value in the piece, without quotes; those of the name where it has none.
    pub value_span: Span,
}

/// Reads a piece to its end.
pub(crate) fn read(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut builder = Builder::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Bytes<usize>| {
        tokens.extend(builder.token(&event, span));
        None::<std::convert::Infallible>
    });
    // The text of `<script>` or `<title>` contains no tags.
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    let read_to = tokens.iter().map(|token| token.span.end).max().unwrap_or(0) as usize;
    let rest = match builder.ends_in {
        Some(EndsIn::Tag) => Some(read_to),
        Some(EndsIn::TagBegin) => Some(html.len()),
        Some(EndsIn::Comment) | None => None,
    };
    let unfinished =
        |rest| Token { kind: HtmlTokenKind::Unfinished, span: Span::new(rest, html.len()) };
    tokens.extend(rest.map(unfinished));
    for token in &mut tokens {
        let text = html.get(token.span.range()).unwrap_or_default();
        match &mut token.kind {
            HtmlTokenKind::Comment { is_closed } if text.starts_with("<!--") => {
                let is_last = token.span.end as usize == html.len();
                *is_closed = builder.ends_in != Some(EndsIn::Comment) || !is_last;
            }
            HtmlTokenKind::Comment { .. } => token.kind = HtmlTokenKind::Markup,
            _ => {}
        }
    }
    tokens
}

/// Puts tokens together from the events of the tokenizer.
#[derive(Default)]
struct Builder {
    tag: StartTag,
    tag_start: usize,
    end_has_attributes: bool,
    ends_in: Option<EndsIn>,
}

/// An unfinished part at the end of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EndsIn {
    /// A tag, which browsers drop.
    Tag,
    /// `<` or `</`, which is text here and begins a tag where a letter follows.
    TagBegin,
    /// A comment.
    Comment,
}

impl Builder {
    fn token(&mut self, event: &CallbackEvent<'_>, span: Bytes<usize>) -> Option<Token> {
        let here = Span::new(span.start, span.end);
        let kind = match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = StartTag { name: text(name), attributes: Vec::new() };
                self.tag_start = span.start;
                return None;
            }
            CallbackEvent::AttributeName { name } => {
                let attribute = Attribute {
                    name: text(name),
                    value: String::new(),
                    span: here,
                    value_span: here,
                };
                self.tag.attributes.push(attribute);
                return None;
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(attribute) = self.tag.attributes.last_mut() {
                    attribute.value = text(value);
                    attribute.value_span = here;
                }
                return None;
            }
            CallbackEvent::CloseStartTag { .. } => {
                let kind = HtmlTokenKind::Start(std::mem::take(&mut self.tag));
                return Some(Token { kind, span: Span::new(self.tag_start, span.end) });
            }
            CallbackEvent::EndTag { name } => {
                self.tag = StartTag::default();
                let has_attributes = std::mem::take(&mut self.end_has_attributes);
                HtmlTokenKind::End { name: text(name), has_attributes }
            }
            CallbackEvent::String { value } => HtmlTokenKind::Text(text(value)),
            CallbackEvent::Comment { .. } => HtmlTokenKind::Comment { is_closed: true },
            CallbackEvent::Doctype { .. } => HtmlTokenKind::Markup,
            CallbackEvent::Error(error) => return self.error(*error, span),
        };
        Some(Token { kind, span: here })
    }

    fn error(&mut self, error: Error, span: Bytes<usize>) -> Option<Token> {
        match error {
            Error::EofInTag => self.ends_in = Some(EndsIn::Tag),
            Error::EofBeforeTagName => self.ends_in = Some(EndsIn::TagBegin),
            Error::EofInComment => self.ends_in = Some(EndsIn::Comment),
            Error::EndTagWithAttributes => self.end_has_attributes = true,
            Error::MissingEndTagName => {
                let at = Span::new(span.start.saturating_sub("</>".len()), span.start);
                return Some(Token { kind: HtmlTokenKind::Markup, span: at });
            }
            _ => {}
        }
        None
    }
}

/// A string of the tokenizer, which got its bytes from a `str`.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{HtmlTokenKind, read};

    /// The tokens in short, with the text that each was read from.
    fn shown(html: &str) -> Vec<String> {
        let kind = |kind: HtmlTokenKind| match kind {
            HtmlTokenKind::Text(text) => format!("text {text:?}"),
            HtmlTokenKind::Start(tag) => {
                let attributes = tag
                    .attributes
                    .iter()
                    .map(|it| format!(" {}={:?}@{}", it.name, it.value, &html[it.span.range()]));
                format!("start {}{}", tag.name, attributes.collect::<String>())
            }
            HtmlTokenKind::End { name, has_attributes } => format!("end {name} {has_attributes}"),
            HtmlTokenKind::Comment { is_closed } => format!("comment {is_closed}"),
            HtmlTokenKind::Markup => "markup".to_owned(),
            HtmlTokenKind::Unfinished => "unfinished".to_owned(),
        };
        let tokens = read(html).into_iter();
        tokens.map(|it| format!("{} {:?}", kind(it.kind), &html[it.span.range()])).collect()
    }

    #[test]
    fn tokens_are_those_of_a_browser_with_their_bytes() {
        let cases: &[(&str, &[&str])] = &[
            (
                "a &lt; b<B Title='x>y' ID=z>č</b >",
                &[
                    r#"text "a < b" "a &lt; b""#,
                    r#"start b title="x>y"@Title id="z"@ID "<B Title='x>y' ID=z>""#,
                    r#"text "č" "č""#,
                    r#"end b false "</b >""#,
                ],
            ),
            (
                "<i title=\u{a0}\"><img src=x>",
                &[
                    "start i title=\"\\u{a0}\\\"\"@title \"<i title=\\u{a0}\\\">\"",
                    r#"start img src="x"@src "<img src=x>""#,
                ],
            ),
            ("</b\u{a0}>", &["end b\u{a0} false \"</b\\u{a0}>\""]),
            ("</b x>", &[r#"end b true "</b x>""#]),
            (
                "a<!-- b --><!-- c",
                &[r#"text "a" "a""#, r#"comment true "<!-- b -->""#, r#"comment false "<!-- c""#],
            ),
            (
                "<?a?><!b><![CDATA[c]]></5>",
                &[
                    r#"markup "<?a?>""#,
                    r#"markup "<!b>""#,
                    r#"markup "<![CDATA[c]]>""#,
                    r#"markup "</5>""#,
                ],
            ),
            ("<!doctype html>", &[r#"markup "<!doctype html>""#]),
            ("x</>y", &[r#"markup "</>""#, r#"text "xy" "x</>y""#]),
            ("x </", &[r#"text "x </" "x </""#, "unfinished \"\""]),
            ("x <b a='", &[r#"text "x " "x ""#, r#"unfinished "<b a='""#]),
            (
                "<script>a<b></script>c",
                &[
                    r#"start script "<script>""#,
                    r#"text "a<b>" "a<b>""#,
                    r#"end script false "</script>""#,
                    r#"text "c" "c""#,
                ],
            ),
            (
                "a\r\n<b\r\n>c",
                &[r#"text "a\n" "a\r\n""#, r#"start b "<b\r\n>""#, r#"text "c" "c""#],
            ),
        ];
        for (html, expected) in cases {
            assert_eq!(shown(html), *expected, "{html:?}");
        }
    }
}
