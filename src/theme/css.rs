//! Style sheets as they are published: with the published names of assets, without comments and needless white space.
//!
//! Both work on the tokens of CSS Syntax, so a text in quotes is never treated as a comment or a
//! name.

use std::borrow::Cow;

use css_module_lexer::{Lexer, Range, Token, TokenKind};

use crate::text::Span;

/// Shortens a style sheet, and replaces each URL in `url()`, `src()`, `image-set()` and `@import` for which `published`
/// returns another one. The span is that of the URL in `css`.
pub(super) fn publish(
    css: &str,
    mut published: impl FnMut(&str, Span) -> Option<String>,
) -> String {
    let mut out = CssOutput {
        css: String::with_capacity(css.len()),
        gap: TokenGap::None,
        last: None,
        semicolons: 0,
        keeps_line: false,
    };
    let mut context = Context::default();
    let mut lexer = Lexer::new(css, ());
    loop {
        let token = lexer.next_token();
        match token.kind {
            TokenKind::Eof => return out.css,
            TokenKind::WhiteSpace => out.gap = TokenGap::Space,
            // An open comment runs to the end (CSS Syntax, section 4.3.2).
            TokenKind::Comment | TokenKind::BadComment => out.gap = out.gap.max(TokenGap::Comment),
            kind => {
                let span = range(token.value_range);
                let url = &css[span.range()];
                let other = context.is_url(kind).then(|| published(url, span)).flatten();
                context.pass(token, css);
                let text = match other {
                    None => Cow::Borrowed(&css[range(token.range).range()]),
                    Some(url) if kind == TokenKind::Url => Cow::Owned(format!("url(\"{url}\")")),
                    Some(url) => Cow::Owned(format!("\"{url}\"")),
                };
                out.write(kind, &text);
            }
        }
    }
}

/// The kind of a name in a style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CssNameKind {
    /// A property of authors that gets a value: `--a: 1px`.
    Definition,
    /// Such a property in `var()`.
    Use,
    /// The same with a value for pages that do not have it: `var(--a, 1px)`.
    OptionalUse,
    /// An id: `#a`. A colour looks the same.
    Id,
    /// An attribute for scripts: `data-a`.
    Attribute,
    /// A class: `.a`.
    Class,
}

/// A name in a style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CssName {
    pub(super) kind: CssNameKind,
    /// The name, without `#`.
    pub(super) name: String,
    pub(super) span: Span,
}

/// The names of properties of authors, ids, classes and attributes for scripts in a style sheet, in order.
pub(super) fn names(css: &str) -> Vec<CssName> {
    let tokens = tokens(css);
    let name = |nth: usize| {
        let (kind, span) = tokens[nth];
        let text = &css[span.range()];
        let (before, after) = (nth.checked_sub(1).map(|nth| tokens[nth]), tokens.get(nth + 1));
        let is_in = |function: &str| {
            before.is_some_and(|(kind, span)| {
                kind == TokenKind::Function && css[span.range()].eq_ignore_ascii_case(function)
            })
        };
        let is_before = |kind| after.is_some_and(|(next, _)| *next == kind);
        let begins = before.is_none_or(|(kind, span)| match kind {
            TokenKind::AtKeyword => css[span.range()].eq_ignore_ascii_case("@property"),
            TokenKind::LeftCurlyBracket | TokenKind::RightCurlyBracket | TokenKind::Semicolon => {
                is_before(TokenKind::Colon)
            }
            _ => false,
        });
        let kind = match kind {
            TokenKind::Ident if text.starts_with("--") && is_in("var(") => {
                let is_optional = is_before(TokenKind::Comma);
                if is_optional { CssNameKind::OptionalUse } else { CssNameKind::Use }
            }
            TokenKind::Ident if text.starts_with("--") && begins => CssNameKind::Definition,
            TokenKind::Ident if text.starts_with("data-") => {
                let is_selected =
                    before.is_some_and(|(kind, _)| kind == TokenKind::LeftSquareBracket);
                (is_selected || is_in("attr(")).then_some(CssNameKind::Attribute)?
            }
            TokenKind::Ident
                if before.is_some_and(|(kind, span)| {
                    kind == TokenKind::Delim && &css[span.range()] == "."
                }) =>
            {
                CssNameKind::Class
            }
            TokenKind::Hash | TokenKind::IdHash => CssNameKind::Id,
            _ => return None,
        };
        Some(CssName { kind, name: text.trim_start_matches('#').to_owned(), span })
    };
    (0..tokens.len()).filter_map(name).collect()
}

/// The tokens of a style sheet without white space and comments.
fn tokens(css: &str) -> Vec<(TokenKind, Span)> {
    let mut lexer = Lexer::new(css, ());
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next_token();
        match token.kind {
            TokenKind::Eof => return tokens,
            TokenKind::WhiteSpace | TokenKind::Comment | TokenKind::BadComment => {}
            kind => tokens.push((kind, range(token.range))),
        }
    }
}

fn range(range: Range) -> Span {
    Span::new(range.start as usize, range.end as usize)
}

/// The separator of two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TokenGap {
    None,
    Comment,
    Space,
}

/// The shortened style sheet so far.
struct CssOutput {
    css: String,
    /// The separator after the last token in the source.
    gap: TokenGap,
    last: Option<TokenKind>,
    /// How many semicolons it ends with.
    semicolons: usize,
    /// Whether the last token would continue without the line break after it.
    keeps_line: bool,
}

impl CssOutput {
    fn write(&mut self, kind: TokenKind, text: &str) {
        let needs_gap = self.last.is_some_and(|last| needs_gap(last, kind));
        match std::mem::replace(&mut self.gap, TokenGap::None) {
            TokenGap::Space if self.keeps_line => self.css.push('\n'),
            TokenGap::Space if needs_gap => self.css.push(' '),
            // Without it, two tokens could become one.
            TokenGap::Comment if needs_gap => self.css.push_str("/**/"),
            _ => {}
        }
        match kind {
            TokenKind::Semicolon => self.semicolons += 1,
            // The last declaration of a block needs no semicolon.
            TokenKind::RightCurlyBracket => self.css.truncate(self.css.len() - self.semicolons),
            _ => {}
        }
        if kind != TokenKind::Semicolon {
            self.semicolons = 0;
        }
        self.css.push_str(text);
        self.keeps_line = kind == TokenKind::BadString || text == "\\";
        self.last = Some(kind);
    }
}

/// Whether white space between two tokens can have a meaning.
fn needs_gap(before: TokenKind, after: TokenKind) -> bool {
    use TokenKind::{Colon, Comma, LeftCurlyBracket, RightCurlyBracket, Semicolon};
    // A custom property without a value: older browsers need the space.
    let is_empty_value = before == Colon && matches!(after, Semicolon | RightCurlyBracket);
    let separates = |kind| matches!(kind, LeftCurlyBracket | RightCurlyBracket | Semicolon | Comma);
    // `a :hover` and `a: :hover` are not the same.
    let is_pair = before == Colon && after == Colon;
    is_empty_value || is_pair || !(separates(before) || before == Colon || separates(after))
}

/// The context that decides whether a string is a URL.
#[derive(Default)]
struct Context {
    /// The functions and brackets around the next token: whether strings directly in them are URLs.
    open: Vec<bool>,
    /// Whether the last token was `@import`.
    is_import: bool,
}

impl Context {
    fn is_url(&self, kind: TokenKind) -> bool {
        let takes_urls = self.is_import || self.open.last() == Some(&true);
        kind == TokenKind::Url || (kind == TokenKind::QuotedString && takes_urls)
    }

    fn pass(&mut self, token: Token, css: &str) {
        let name = || css[range(token.value_range).range()].to_ascii_lowercase();
        match token.kind {
            TokenKind::Function => {
                let takes_urls = ["url", "src", "image-set", "-webkit-image-set"];
                self.open.push(takes_urls.contains(&&*name()));
            }
            TokenKind::LeftParenthesis
            | TokenKind::LeftSquareBracket
            | TokenKind::LeftCurlyBracket => self.open.push(false),
            TokenKind::RightParenthesis
            | TokenKind::RightSquareBracket
            | TokenKind::RightCurlyBracket => drop(self.open.pop()),
            _ => {}
        }
        self.is_import = token.kind == TokenKind::AtKeyword && name().ends_with("import");
    }
}

#[cfg(test)]
mod tests {
    use css_module_lexer::TokenKind;
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{publish, tokens};

    fn compact(css: &str) -> String {
        publish(css, |_, _| None)
    }

    /// The tokens without white space and comments, and without semicolons at the end of blocks.
    fn without_ends(css: &str) -> Vec<(TokenKind, &str)> {
        let mut kept: Vec<(TokenKind, &str)> = Vec::new();
        for (kind, span) in tokens(css) {
            if kind == TokenKind::RightCurlyBracket {
                while kept.last().is_some_and(|(kind, _)| *kind == TokenKind::Semicolon) {
                    kept.pop();
                }
            }
            kept.push((kind, &css[span.range()]));
        }
        kept
    }

    #[test]
    fn only_comments_and_white_space_are_dropped() {
        let css = "/* a */\na > b :is(c, d) {\n  margin: 0 auto;\n  width: calc(1px + 2px);\n}\n@media (x: y) { e { f: \"/*  ; }\" } }\n";
        let compact_css =
            "a > b :is(c,d){margin:0 auto;width:calc(1px + 2px)}@media (x:y){e{f:\"/*  ; }\"}}";
        assert_eq!(compact(css), compact_css);
        assert_eq!(compact(&compact(css)), compact_css);
    }

    #[test]
    fn a_comment_in_a_selector_is_no_space() {
        assert_eq!(compact(".a/* b */.c /* d */ .e{}"), ".a/**/.c .e{}");
        assert_eq!(compact("a/**/b{}"), "a/**/b{}");
    }

    #[test]
    fn an_empty_value_stays_one() {
        assert_eq!(compact("a { --b: ; --c: ; }"), "a{--b: ;--c: }");
    }

    #[test]
    fn unfinished_style_sheets_end_somewhere() {
        assert_eq!(compact("a { b: \"c"), "a{b:\"c");
        assert_eq!(compact("a /* b"), "a");
    }

    #[test]
    fn names_are_replaced_where_css_reads_urls() {
        let css = "@import 'a.css' screen;@import url(\"a.css\");b{background:url( a.css ),image-set(\"a.css\" type(\"a.css\") 2x);content:\"a.css\";--c:url(other)}/* url(a.css) */";
        let published = publish(css, |url, _| (url == "a.css").then(|| "A".to_owned()));
        assert_eq!(
            published,
            "@import \"A\" screen;@import url(\"A\");b{background:url(\"A\"),image-set(\"A\" type(\"a.css\") 2x);content:\"a.css\";--c:url(other)}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_shorter_style_sheet_has_the_same_tokens(css in r#"([a-c]{1,2}|[ \n{}();:,.#>+*/\\'"@-]|/\*|\*/|url\(|--a: ;){0,40}"#) {
            let shorter = compact(&css);
            // A space after a colon, or at the end of a block, is not part of a token either.
            assert_eq!(without_ends(&shorter), without_ends(&css));
            assert_eq!(compact(&shorter), shorter);
        }
    }
}
