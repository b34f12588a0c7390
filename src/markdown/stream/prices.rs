//! Prices between dollar signs, which the library reads as formulas: `from $5 to **US$7**`.
//!
//! 1. The library finds the formulas of a text.
//! 2. Each that is a price gets a backslash before its first dollar sign, so that the library reads
//!    the markup in it.
//! 3. The escaped text may have other formulas, so it is parsed again until none is a price.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use crate::markdown;

/// How often a text is parsed to find prices; a text that needs more has no formulas.
const MAX_ROUNDS: usize = 12;

/// The meaning of the dollar signs of a text.
pub(super) enum Dollars {
    /// The text has none, or all of them are text.
    Text,
    /// Each is text or the sign of a formula, as the library reads it.
    Formulas,
    /// Some belong to prices, and would be read as formulas.
    Prices(Escaped),
}

/// A text with a backslash before each dollar sign of a price.
pub(super) struct Escaped {
    pub(super) text: String,
    /// The places of the backslashes.
    backslashes: Vec<usize>,
}

impl Escaped {
    fn new(text: &str, dollars: &BTreeSet<usize>) -> Escaped {
        let mut escaped = String::with_capacity(text.len() + dollars.len());
        let mut backslashes = Vec::with_capacity(dollars.len());
        let mut copied = 0;
        for dollar in dollars {
            escaped.push_str(&text[copied..*dollar]);
            backslashes.push(escaped.len());
            escaped.push('\\');
            copied = *dollar;
        }
        escaped.push_str(&text[copied..]);
        Escaped { text: escaped, backslashes }
    }

    /// The place in the text without backslashes.
    pub(super) fn origin(&self, byte: usize) -> usize {
        byte - self.backslashes.partition_point(|backslash| *backslash < byte)
    }
}

/// Finds the prices of a text.
pub(super) fn find(text: &str) -> Dollars {
    if !text.contains('$') {
        return Dollars::Text;
    }
    let mut dollars = BTreeSet::new();
    let mut escaped: Option<Escaped> = None;
    for _ in 0..MAX_ROUNDS {
        let current = escaped.as_ref().map_or(text, |escaped| &escaped.text);
        let origin = |byte| escaped.as_ref().map_or(byte, |escaped| escaped.origin(byte));
        let n_before = dollars.len();
        dollars.extend(prices(current).into_iter().map(origin));
        if dollars.len() == n_before {
            return escaped.map_or(Dollars::Formulas, Dollars::Prices);
        }
        escaped = Some(Escaped::new(text, &dollars));
    }
    Dollars::Text
}

/// The first dollar signs of the formulas that are prices: a letter or digit is beside them, or the
/// name of a variable in braces follows them.
///
/// Behind a price, the library may have missed the beginning of code or of a link, in which a
/// backslash is text. The text after such a sign is checked in the next round.
fn prices(text: &str) -> Vec<usize> {
    let options = markdown::options() | Options::ENABLE_MATH;
    let mut found = Vec::new();
    // The first price of the block.
    let mut first: Option<usize> = None;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(tag) if !is_inline(tag.to_end()) => first = None,
            Event::End(tag) if !is_inline(tag) => first = None,
            Event::InlineMath(_) if is_price(text, &range) => {
                let from = *first.get_or_insert(range.start);
                if !text[from..range.start].contains(['`', '<', '[']) {
                    found.push(range.start);
                }
            }
            _ => {}
        }
    }
    found
}

fn is_price(text: &str, formula: &Range<usize>) -> bool {
    text[..formula.start].ends_with(char::is_alphanumeric)
        || text[formula.end..].starts_with(|c: char| c.is_alphanumeric() || c == '{')
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::{Dollars, find};

    #[test]
    fn prices_are_escaped() {
        let cases = [
            ("from $5 to US$7", "from \\$5 to US$7"),
            ("$5/$6 and $x$", "\\$5/$6 and $x$"),
            ("${a}/${b}", "\\${a}/${b}"),
            ("**$5** to **US$7**", "**\\$5** to **US$7**"),
            ("> - $5\n>   or *US$7*\n", "> - \\$5\n>   or *US$7*\n"),
            ("a $5-$6 b $7-$8 `$9-$1`", "a \\$5-\\$6 b \\$7-\\$8 `$9-$1`"),
            ("**$5** to **US$7**, `$a$b`, ${c}", "**\\$5** to **US\\$7**, `$a$b`, ${c}"),
            ("$a$b$c$d", "\\$a\\$b\\$c$d"),
        ];
        for (text, expected) in cases {
            let Dollars::Prices(escaped) = find(text) else { panic!("{text}") };
            assert_eq!(escaped.text, expected);
            for (byte, _) in escaped.text.match_indices('$') {
                assert!(text[escaped.origin(byte)..].starts_with('$'), "{text}");
            }
        }
    }

    #[test]
    fn formulas_are_not_escaped() {
        for text in ["$x$", "($x$)-$y$.", "$5 and $6", "`$a$b`", "$$x$$"] {
            assert!(matches!(find(text), Dollars::Formulas), "{text}");
        }
        assert!(matches!(find("a"), Dollars::Text));
        let many = "$a-$a [b] ".repeat(40);
        assert!(matches!(find(&many), Dollars::Text));
    }
}
