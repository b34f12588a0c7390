//! The order of names in which 2 comes before 10.

use std::cmp::Ordering;

/// Compares two names; runs of digits are compared as numbers. Names that differ only in leading zeros are
/// ordered as texts, so that the order is total.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.as_bytes(), b.as_bytes());
    loop {
        match (left.first(), right.first()) {
            (Some(first), Some(other)) if first.is_ascii_digit() && other.is_ascii_digit() => {
                let (first, other) = (number(left), number(right));
                // A number with more digits is larger.
                let by_length = first.digits.len().cmp(&other.digits.len());
                let order = by_length.then(first.digits.cmp(other.digits));
                if order != Ordering::Equal {
                    return order;
                }
                (left, right) = (first.rest, other.rest);
            }
            (Some(first), Some(other)) if first == other => {
                (left, right) = (&left[1..], &right[1..]);
            }
            (Some(first), Some(other)) => return first.cmp(other),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (None, None) => return a.cmp(b),
        }
    }
}

/// A number at the start of a text.
struct LeadingNumber<'a> {
    /// Its digits without leading zeros.
    digits: &'a [u8],
    rest: &'a [u8],
}

fn number(text: &[u8]) -> LeadingNumber<'_> {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let start = text[..end].iter().position(|byte| *byte != b'0').unwrap_or(end);
    LeadingNumber { digits: &text[start..end], rest: &text[end..] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::compare;

    #[test]
    fn two_comes_before_ten() {
        let mut names = [
            "chapter-10",
            "chapter-2",
            "chapter-02",
            "chapter",
            "a",
            "10",
            "9",
            "9b",
            "v1.10",
            "v1.9",
        ];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(
            names,
            [
                "9",
                "9b",
                "10",
                "a",
                "chapter",
                "chapter-02",
                "chapter-2",
                "chapter-10",
                "v1.9",
                "v1.10"
            ]
        );
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[ab01-3]{0,6}", b in "[ab01-3]{0,6}", c in "[ab01-3]{0,6}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            prop_assert_eq!(compare(&a, &b).is_eq(), a == b);
            let mut all = [&a, &b, &c];
            all.sort_by(|x, y| compare(x, y));
            prop_assert_eq!(compare(all[0], all[2]).is_gt(), false);
        }
    }
}
