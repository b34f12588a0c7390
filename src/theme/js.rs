//! Scripts as they are published: without comments and needless white space. Names and lines of code stay, so an error in
//! the console of a reader names a place that can be found in the source.
//!
//! 1. `ScriptLexer` reads the script token by token. Texts, templates and regular expressions are copied as they are.
//! 2. White space and comments between two tokens are a gap. A gap with a line break stays one, because it can end a
//!    statement (ECMAScript, section 12.10); another one stays a space where the tokens need it.
//! 3. A `/` divides or begins a regular expression, which depends on the grammar. Where the token before it does not
//!    decide that, and where the script cannot be read at all, the script is published unchanged.

use std::borrow::Cow;

/// Words of the language before which an expression cannot end, so that a `/` after them begins a regular expression.
const BEFORE_EXPRESSION: [&str; 13] = [
    "case",
    "delete",
    "do",
    "else",
    "extends",
    "in",
    "instanceof",
    "new",
    "return",
    "throw",
    "typeof",
    "void",
    "default",
];
/// Words that are names in some places.
const AMBIGUOUS: [&str; 4] = ["await", "let", "of", "yield"];
/// Words whose condition in parentheses is followed by a statement.
const BEFORE_CONDITION: [&str; 4] = ["for", "if", "while", "with"];
/// Characters beside which a space has no meaning.
const CLOSE: &[u8] = b"(){}[];,:?=&|";

/// Shortens a script.
pub(super) fn publish(js: &str) -> Cow<'_, str> {
    let mut lexer = ScriptLexer { js, at: 0, before: LastToken::Operator, open: Vec::new() };
    let mut out = String::with_capacity(js.len());
    let mut gap = ScriptGap::None;
    loop {
        match lexer.next_token() {
            None => return Cow::Borrowed(js),
            Some(ScriptToken::End) => break,
            Some(ScriptToken::Gap(next)) => gap = gap.max(next),
            Some(ScriptToken::Code(text)) => {
                write(&mut out, gap, text);
                gap = ScriptGap::None;
            }
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    Cow::Owned(out)
}

fn write(out: &mut String, gap: ScriptGap, text: &str) {
    if let (Some(&before), Some(&after)) = (out.as_bytes().last(), text.as_bytes().first()) {
        match gap {
            ScriptGap::None => {}
            ScriptGap::Space if CLOSE.contains(&before) || CLOSE.contains(&after) => {}
            ScriptGap::Space => out.push(' '),
            ScriptGap::Line => out.push('\n'),
        }
    }
    out.push_str(text);
}

/// What is between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ScriptGap {
    None,
    Space,
    Line,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ScriptToken<'a> {
    Code(&'a str),
    Gap(ScriptGap),
    End,
}

/// The last token, as far as the meaning of a `/` depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LastToken {
    /// A `/` begins a regular expression.
    Operator,
    /// A `/` divides.
    Value,
    /// A `.`, after which every word is a name.
    Dot,
    /// `if` and other words, which make the next parentheses a condition.
    Condition,
    /// The grammar decides.
    Unknown,
}

/// A bracket that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OpenBracket {
    Parenthesis {
        is_condition: bool,
    },
    Square,
    Brace,
    /// `${` in a template.
    Template,
}

struct ScriptLexer<'a> {
    js: &'a str,
    at: usize,
    before: LastToken,
    open: Vec<OpenBracket>,
}

impl<'a> ScriptLexer<'a> {
    /// The next token; `None` if the script cannot be read.
    fn next_token(&mut self) -> Option<ScriptToken<'a>> {
        let start = self.at;
        let rest = &self.js[start..];
        let Some(first) = rest.chars().next() else {
            return self.open.is_empty().then_some(ScriptToken::End);
        };
        if first.is_whitespace() || first == '\u{feff}' {
            return Some(self.white_space());
        }
        // Comments of HTML, which classic scripts can have (ECMAScript, section B.1.1).
        if rest.starts_with("<!--") || rest.starts_with("-->") {
            return None;
        }
        match first {
            '/' if rest.starts_with("//") => return Some(self.line_comment()),
            '/' if rest.starts_with("/*") => return self.block_comment(),
            '/' => self.slash()?,
            '"' | '\'' => self.text(first)?,
            '`' => self.template()?,
            _ if is_part_of_name(first) => self.word(),
            _ => self.punctuator(first)?,
        }
        Some(ScriptToken::Code(&self.js[start..self.at]))
    }

    fn white_space(&mut self) -> ScriptToken<'a> {
        let rest = &self.js[self.at..];
        let length =
            rest.find(|c: char| !c.is_whitespace() && c != '\u{feff}').unwrap_or(rest.len());
        self.at += length;
        ScriptToken::Gap(gap_of(&rest[..length]))
    }

    fn line_comment(&mut self) -> ScriptToken<'a> {
        let rest = &self.js[self.at..];
        let length = rest.find(is_line_end).unwrap_or(rest.len());
        self.at += length;
        let comment = &rest[..length];
        // `//# sourceMappingURL=…`
        if is_kept(comment) || comment.starts_with("//#") {
            return ScriptToken::Code(comment);
        }
        ScriptToken::Gap(ScriptGap::Space)
    }

    fn block_comment(&mut self) -> Option<ScriptToken<'a>> {
        let rest = &self.js[self.at..];
        let length = rest[2..].find("*/")? + 4;
        self.at += length;
        let comment = &rest[..length];
        Some(if is_kept(comment) {
            ScriptToken::Code(comment)
        } else {
            ScriptToken::Gap(gap_of(comment).max(ScriptGap::Space))
        })
    }

    fn slash(&mut self) -> Option<()> {
        match self.before {
            LastToken::Unknown | LastToken::Dot | LastToken::Condition => return None,
            LastToken::Value => {
                self.at += 1;
                self.before = LastToken::Operator;
                return Some(());
            }
            LastToken::Operator => {}
        }
        let mut is_class = false;
        let mut chars = self.js[self.at..].char_indices().skip(1);
        while let Some((n, c)) = chars.next() {
            match c {
                '\\' if chars.next().is_none_or(|(_, c)| is_line_end(c)) => return None,
                '[' => is_class = true,
                ']' => is_class = false,
                '/' if !is_class => {
                    self.at += n + 1;
                    self.before = LastToken::Value;
                    return Some(());
                }
                _ if is_line_end(c) => return None,
                _ => {}
            }
        }
        None
    }

    fn text(&mut self, quote: char) -> Option<()> {
        let mut chars = self.js[self.at..].char_indices().skip(1);
        while let Some((n, c)) = chars.next() {
            match c {
                '\\' => drop(chars.next()?),
                '\n' | '\r' => return None,
                _ if c == quote => {
                    self.at += n + 1;
                    self.before = LastToken::Value;
                    return Some(());
                }
                _ => {}
            }
        }
        None
    }

    /// The rest of a template from its quote or from the `}` of an expression in it, to its end or the next expression.
    fn template(&mut self) -> Option<()> {
        let mut chars = self.js[self.at..].char_indices().skip(1).peekable();
        while let Some((n, c)) = chars.next() {
            match c {
                '\\' => drop(chars.next()?),
                '`' => {
                    self.at += n + 1;
                    self.before = LastToken::Value;
                    return Some(());
                }
                '$' if chars.peek().is_some_and(|(_, c)| *c == '{') => {
                    self.at += n + 2;
                    self.open.push(OpenBracket::Template);
                    self.before = LastToken::Operator;
                    return Some(());
                }
                _ => {}
            }
        }
        None
    }

    /// A name, a word of the language or a number.
    fn word(&mut self) {
        let rest = &self.js[self.at..];
        let length = rest.find(|c| !is_part_of_name(c)).unwrap_or(rest.len());
        self.at += length;
        let word = &rest[..length];
        self.before = match self.before {
            LastToken::Dot => LastToken::Value,
            _ if BEFORE_EXPRESSION.contains(&word) => LastToken::Operator,
            _ if AMBIGUOUS.contains(&word) => LastToken::Unknown,
            _ if BEFORE_CONDITION.contains(&word) => LastToken::Condition,
            _ => LastToken::Value,
        };
    }

    fn punctuator(&mut self, first: char) -> Option<()> {
        let rest = &self.js[self.at..];
        if first == '}' {
            match self.open.pop()? {
                OpenBracket::Template => return self.template(),
                OpenBracket::Brace => {}
                OpenBracket::Parenthesis { .. } | OpenBracket::Square => return None,
            }
        }
        // `a++ / b` divides, and `++/a/` means nothing.
        let step = ["++", "--"].into_iter().find(|step| rest.starts_with(step));
        self.at += step.map_or(first.len_utf8(), str::len);
        self.before = match first {
            _ if step.is_some() => LastToken::Unknown,
            '(' => {
                let is_condition = self.before == LastToken::Condition;
                self.open.push(OpenBracket::Parenthesis { is_condition });
                LastToken::Operator
            }
            ')' => match self.open.pop()? {
                OpenBracket::Parenthesis { is_condition: true } => LastToken::Operator,
                OpenBracket::Parenthesis { is_condition: false } => LastToken::Value,
                OpenBracket::Square | OpenBracket::Brace | OpenBracket::Template => return None,
            },
            '[' => {
                self.open.push(OpenBracket::Square);
                LastToken::Operator
            }
            ']' => (self.open.pop()? == OpenBracket::Square).then_some(LastToken::Value)?,
            '{' => {
                self.open.push(OpenBracket::Brace);
                LastToken::Operator
            }
            // A block or an object.
            '}' => LastToken::Unknown,
            '.' if !rest.starts_with("...") && self.before != LastToken::Dot => LastToken::Dot,
            _ => LastToken::Operator,
        };
        Some(())
    }
}

/// Comments with a licence.
fn is_kept(comment: &str) -> bool {
    comment[2..].starts_with('!') || comment.contains("@license") || comment.contains("@preserve")
}

fn gap_of(text: &str) -> ScriptGap {
    if text.contains(is_line_end) { ScriptGap::Line } else { ScriptGap::Space }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Names can have escapes and private ones begin with `#`.
fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '\\' | '#' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::publish;
    use proptest::prelude::*;

    #[test]
    fn comments_and_white_space_go_and_lines_stay() {
        let cases = [
            (
                "// a\n(function () {\n  \"use strict\"; // b\n\n  var a = 1, /* c */ b;\n})();\n",
                "(function(){\n\"use strict\";\nvar a=1,b;\n})();\n",
            ),
            ("a /* x\n */ b", "a\nb\n"),
            ("return/**/a", "return a\n"),
            ("a + +b - -c", "a + +b - -c\n"),
            ("a < !b", "a < !b\n"),
            ("", ""),
            ("// a", ""),
        ];
        for (js, expected) in cases {
            assert_eq!(publish(js), expected, "{js}");
        }
    }

    #[test]
    fn texts_templates_and_regular_expressions_stay() {
        for js in [
            "a=\"// 'x'  y\",b='/* \\' */'\n",
            "a=\"x\\\n  y\"\n",
            "a=`// x\n  ${b(`  ${{c:1}}  `)}  y`\n",
            "a=/[/*\"]\\/  '/g.test(b)\n",
            "if(a)/'/.test(b)\n",
            "return /  \"/\n",
            "a.return/b/c;\"/\"\n",
            "(a)/2;b[0]/2;c/2//#x\n",
            "/*! licence  x */\na\n//# sourceMappingURL=a.map\n",
            "a?.b??c,...d\n",
        ] {
            assert_eq!(publish(js), js);
        }
    }

    #[test]
    fn a_script_that_cannot_be_read_stays_as_it_is() {
        for js in [
            "}  /a/  2",
            "{ a  }  / '",
            "a  '",
            "a  `",
            "a++  / b",
            "(  ]",
            "a  /* ",
            "(  ",
            "a  <!-- b",
            "a\n  --> b",
            "x = of / ' / 2",
        ] {
            assert_eq!(publish(js), js);
        }
    }

    proptest! {
        #[test]
        fn a_shorter_script_is_final_and_has_the_same_texts(js in r#"([a-c]{1,2}|[ \n{}();:,.#>+*/\\'"`$-]|//|/\*|\*/|if|return|\$\{){0,40}"#) {
            let once = publish(&js);
            prop_assert_eq!(publish(&once), &*once);
        }
    }
}
