//! Plural categories (CLDR), which depend on the decimals that a reader sees.

use icu_plurals::{PluralCategory, PluralOperands, PluralRuleType, PluralRules};

use crate::lang::number;
use crate::lang::tag::Tag;

/// A plural form of a language; the order is that of CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// None of something, where a language has a form for it (Arabic, Latvian).
    Zero,
    /// One of something.
    One,
    /// Two of something (Arabic, Slovenian).
    Two,
    /// A few: 2 to 4 in Czech.
    Few,
    /// Many: any decimal number in Czech.
    Many,
    /// All the rest; every language has it.
    Other,
}

impl Category {
    /// All categories in the order of CLDR.
    pub const ALL: [Category; 6] = [
        Category::Zero,
        Category::One,
        Category::Two,
        Category::Few,
        Category::Many,
        Category::Other,
    ];

    /// The keyword of CLDR, as in a Fluent selector and in `Intl.PluralRules`.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Category::Zero => "zero",
            Category::One => "one",
            Category::Two => "two",
            Category::Few => "few",
            Category::Many => "many",
            Category::Other => "other",
        }
    }

    /// The category of a CLDR keyword.
    #[must_use]
    pub fn from_keyword(keyword: &str) -> Option<Category> {
        Category::ALL.into_iter().find(|category| category.keyword() == keyword)
    }
}

/// The category of a number as it is written: `1,5` and `1.5` alike, `1.0` is not `1`. A text that
/// is not a number is `Other`.
#[must_use]
pub fn category(tag: &Tag, number_as_text: &str) -> Category {
    let operands = number::written(tag, number_as_text).map(|number| PluralOperands::from(&number));
    match (rules(tag), operands) {
        (Some(rules), Some(operands)) => named(rules.category_for(operands)),
        _ => Category::Other,
    }
}

/// The categories that a language distinguishes, in the order of CLDR; `Other` is always the last.
#[must_use]
pub fn categories(tag: &Tag) -> Vec<Category> {
    let mut found: Vec<Category> =
        rules(tag).map_or(vec![Category::Other], |rules| rules.categories().map(named).collect());
    found.sort_unstable();
    found
}

fn rules(tag: &Tag) -> Option<PluralRules> {
    PluralRules::try_new(tag.locale().into(), PluralRuleType::Cardinal.into()).ok()
}

fn named(category: PluralCategory) -> Category {
    match category {
        PluralCategory::Zero => Category::Zero,
        PluralCategory::One => Category::One,
        PluralCategory::Two => Category::Two,
        PluralCategory::Few => Category::Few,
        PluralCategory::Many => Category::Many,
        PluralCategory::Other => Category::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, categories, category};
    use crate::lang::tag::Tag;

    fn keywords(tag: &str, numbers: &[&str]) -> String {
        let tag = Tag::parse(tag).expect("a valid tag");
        numbers.iter().map(|n| category(&tag, n).keyword()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn czech_plurals_follow_the_whole_number_and_the_decimals() {
        assert_eq!(keywords("cs", &["1", "2", "3", "4"]), "one few few few");
        assert_eq!(keywords("cs", &["1,5", "1.5", "2,0", "0,5"]), "many many many many");
        assert_eq!(
            keywords("cs", &["0", "5", "21", "22", "101", "-"]),
            "other other other other other other"
        );
        assert_eq!(keywords("cs", &["1 000", "1\u{a0}000", "-1"]), "other other one");
    }

    #[test]
    fn other_languages_follow_their_own_rules() {
        assert_eq!(keywords("en", &["1", "1.0", "0", "2"]), "one other other other");
        assert_eq!(keywords("pl", &["1", "2", "5", "22", "112"]), "one few many few many");
        assert_eq!(keywords("ja", &["1"]), "other");
    }

    #[test]
    fn categories_of_a_language_end_with_other() {
        let of = |tag: &str| categories(&Tag::parse(tag).expect("a valid tag"));
        assert_eq!(of("cs"), [Category::One, Category::Few, Category::Many, Category::Other]);
        assert_eq!(of("en"), [Category::One, Category::Other]);
        assert_eq!(of("ar"), Category::ALL);
        assert_eq!(of("tlh"), [Category::Other]);
    }
}
