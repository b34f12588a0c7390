//! Compact encoding of numbers and texts that is safe inside a script.

/// The digits: six bits each, none of them special in JSON or HTML.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends a number below 64.
pub(super) fn digit(out: &mut String, number: u8) {
    out.push(char::from(DIGITS[usize::from(number & 63)]));
}

/// Appends any number: five bits a digit, lowest first, 32 added to all digits but the last.
pub(super) fn number(out: &mut String, number: u32) {
    let mut rest = number;
    while rest > 31 {
        digit(out, u8::try_from(rest & 31).expect("five bits") | 32);
        rest >>= 5;
    }
    digit(out, u8::try_from(rest).expect("five bits"));
}

/// Encodes ascending numbers as differences.
pub(super) fn rising(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut out = String::new();
    let mut before = 0;
    for next in numbers {
        number(&mut out, next - before);
        before = next;
    }
    out
}

/// Encodes a value as JSON that is safe in any script: without `<`, which could end the script, and
/// without line separators, which older browsers do not accept in strings.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(value).expect("strings and numbers only");
    if !json.contains(['<', '\u{2028}', '\u{2029}']) {
        return json;
    }
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{DIGITS, json, rising};

    fn read(text: &str) -> Vec<u32> {
        let (mut numbers, mut number, mut shift, mut before) = (Vec::new(), 0, 0, 0);
        for byte in text.bytes() {
            let place = DIGITS.iter().position(|known| *known == byte).expect("a digit");
            let digit = u32::try_from(place).expect("one of few");
            number |= (digit & 31) << shift;
            shift += 5;
            if digit < 32 {
                before += number;
                numbers.push(before);
                (number, shift) = (0, 0);
            }
        }
        numbers
    }

    proptest! {
        #[test]
        fn rising_numbers_are_read_back(mut numbers in proptest::collection::vec(any::<u32>(), 0..40)) {
            numbers.sort_unstable();
            prop_assert_eq!(read(&rising(numbers.iter().copied())), numbers);
        }
    }

    #[test]
    fn texts_cannot_end_the_script() {
        let hostile = "</script><!-- \u{2028} \" ' \\";
        let json = json(&hostile);
        assert_eq!(json, r#""\u003c/script>\u003c!-- \u2028 \" ' \\""#);
        assert_eq!(serde_json::from_str::<String>(&json).expect("valid JSON"), hostile);
    }
}
