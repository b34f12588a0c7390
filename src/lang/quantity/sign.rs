//! Placeholders and phone numbers, which begin with a sign.

use crate::lang::quantity::letters::is_space;
use crate::lang::quantity::number::{digit, digits};
use crate::lang::quantity::{Here, QuantityValue, RecognisedPart};

/// The longest placeholder in bytes. It limits the search for the end of a lone brace.
const LONGEST: usize = 64;

/// The fewest digits of a phone number in the international form.
const N_DIGITS_OF_PHONE: usize = 7;

/// The most digits of a phone number (ITU-T E.164), with some more for an extension.
const MAX_DIGITS_OF_PHONE: usize = 20;

/// Reads the placeholder or phone number that begins with the sign.
pub(super) fn read(here: Here<'_>, sign: char) -> Option<RecognisedPart> {
    match sign {
        '{' => braces(here),
        '$' => braces(here.skip_text("$").filter(|it| it.rest().starts_with('{'))?),
        '%' => printf(here),
        '+' => phone(here),
        _ => None,
    }
}

/// `{name}` and `{{ name }}`.
fn braces(here: Here<'_>) -> Option<RecognisedPart> {
    let rest = here.rest();
    let n = if rest.starts_with("{{") { 2 } else { 1 };
    let close = &"}}"[..n];
    let limit = rest.char_indices().map(|(at, _)| at).find(|at| *at >= LONGEST);
    let inner = rest[..limit.unwrap_or(rest.len())].get(n..)?;
    let inner = &inner[..inner.find(close)?];
    let name = inner.trim();
    let is_spaced = name.len() < inner.len() && n == 1;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || "_-.$".contains(c));
    (is_name && !is_spaced).then(|| RecognisedPart {
        value: QuantityValue::Placeholder(format!("{}{name}{close}", &"{{"[..n]).into()),
        unit: None,
        end: here.at + n + inner.len() + n,
    })
}

/// `%s`, `%d`, `%1$s`, `%(name)s`.
fn printf(here: Here<'_>) -> Option<RecognisedPart> {
    let before = here.before();
    if before.is_some_and(|c| c == '%' || is_space(c) && ends_in_digit(here) || digit(c).is_some())
    {
        return None;
    }
    let after = here.skip_text("%")?;
    let rest = after.rest();
    let inner = match rest.strip_prefix('(') {
        Some(name) => {
            let n = name.bytes().take(LONGEST).position(|byte| byte == b')')?;
            name.get(..n)?
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_')
                .then_some(n + 2)?
        }
        None => {
            let (number, n) =
                digits(&rest[..rest.bytes().take(2).take_while(u8::is_ascii_digit).count()]);
            if number.is_empty() { 0 } else { rest[n..].starts_with('$').then_some(n + 1)? }
        }
    };
    let end = after.skip(inner);
    let end = end.skip_text("s").or_else(|| end.skip_text("d"))?;
    let is_word = end.rest().starts_with(char::is_alphanumeric);
    let written = here.text[here.at..end.at].into();
    (!is_word).then_some(RecognisedPart {
        value: QuantityValue::Placeholder(written),
        unit: None,
        end: end.at,
    })
}

/// Whether a digit and a space come before this place: `5 %d`.
fn ends_in_digit(here: Here<'_>) -> bool {
    here.text[..here.at].chars().rev().nth(1).is_some_and(|c| digit(c).is_some())
}

/// `+420 777 123 456`, `+1 (202) 555-0100`.
fn phone(here: Here<'_>) -> Option<RecognisedPart> {
    let mut number = String::new();
    let start = here.skip_text("+")?;
    let (mut end, mut n_marks) = (start.at, 0);
    for (at, c) in start.rest().char_indices() {
        if let Some(value) = digit(c) {
            number.push(char::from(b'0' + value));
            end = start.at + at + c.len_utf8();
            n_marks = 0;
        } else if !number.is_empty() && n_marks < 2 && (is_space(c) || "-./()".contains(c)) {
            n_marks += 1;
        } else {
            break;
        }
        if number.len() > MAX_DIGITS_OF_PHONE {
            return None;
        }
    }
    (number.len() >= N_DIGITS_OF_PHONE).then(|| RecognisedPart {
        value: QuantityValue::Phone(number.into()),
        unit: None,
        end,
    })
}
