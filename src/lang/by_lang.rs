//! The languages of one site, and containers with one value per language.

use std::ops::{Index, IndexMut};

use crate::par;

/// A language of a site, by its position in `languages:` of `kb.yaml`.
///
/// Only a list of the languages of a site and the containers made from it create one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(usize);

impl Lang {
    /// The source language, which is the first one in `languages:`.
    pub const SOURCE: Lang = Lang(0);

    /// The position in `languages:`.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// One value per language of a site, in the order of `languages:`. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByLang<T>(Vec<T>);

impl<T> ByLang<T> {
    /// The list of languages of a site; `None` where it is empty.
    #[must_use]
    pub fn of_list(list: Vec<T>) -> Option<ByLang<T>> {
        (!list.is_empty()).then_some(ByLang(list))
    }

    /// The list of languages of a site that has only its source.
    #[must_use]
    pub fn of_source(source: T) -> ByLang<T> {
        ByLang(vec![source])
    }

    /// Adds translations.
    #[must_use]
    pub fn with_translations(mut self, values: Vec<T>) -> ByLang<T> {
        self.0.extend(values);
        self
    }

    /// How many languages the site has; at least one.
    #[must_use]
    pub fn n_langs(&self) -> usize {
        self.0.len()
    }

    /// All languages, the source first.
    pub fn langs(&self) -> impl DoubleEndedIterator<Item = Lang> + use<T> {
        (0..self.0.len()).map(Lang)
    }

    /// All languages but the source.
    pub fn translations(&self) -> impl DoubleEndedIterator<Item = Lang> + use<T> {
        (1..self.0.len()).map(Lang)
    }

    /// The values with their languages.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Lang, &T)> {
        self.0.iter().enumerate().map(|(nth, value)| (Lang(nth), value))
    }

    /// The values, that of the source first.
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The values of all languages but the source.
    pub fn of_translations(&self) -> std::slice::Iter<'_, T> {
        self.0[1..].iter()
    }

    /// The value of the source language.
    #[must_use]
    pub fn source(&self) -> &T {
        &self.0[0]
    }

    /// The first language whose value satisfies a predicate.
    pub fn find(&self, fits: impl Fn(&T) -> bool) -> Option<Lang> {
        self.0.iter().position(fits).map(Lang)
    }

    /// Makes a value for each language.
    pub fn map<'a, U>(&'a self, mut make: impl FnMut(Lang, &'a T) -> U) -> ByLang<U> {
        ByLang(self.iter().map(|(lang, value)| make(lang, value)).collect())
    }

    /// Makes a value for each language.
    ///
    /// # Errors
    /// The first error.
    pub fn try_map<U, E>(&self, make: impl FnMut(&T) -> Result<U, E>) -> Result<ByLang<U>, E> {
        self.0.iter().map(make).collect::<Result<_, E>>().map(ByLang)
    }

    /// Makes a value for each language, in parallel.
    pub fn par_map<U: Send>(&self, make: impl Fn(Lang) -> U + Sync + Send) -> ByLang<U> {
        let langs: Vec<Lang> = self.langs().collect();
        ByLang(par::map(&langs, |lang| make(*lang)))
    }

    /// The values with their languages, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (Lang, &mut T)> {
        self.0.iter_mut().enumerate().map(|(nth, value)| (Lang(nth), value))
    }
}

impl<T> Index<Lang> for ByLang<T> {
    type Output = T;

    fn index(&self, lang: Lang) -> &T {
        &self.0[lang.0]
    }
}

impl<T> IndexMut<Lang> for ByLang<T> {
    fn index_mut(&mut self, lang: Lang) -> &mut T {
        &mut self.0[lang.0]
    }
}

#[cfg(test)]
mod tests {
    use super::{ByLang, Lang};
    use crate::lang::tag::Tag;

    #[test]
    fn a_site_has_at_least_its_source_language() {
        assert_eq!(ByLang::<Tag>::of_list(Vec::new()), None);
        let tags = ["cs", "en"].map(|tag| Tag::parse(tag).expect("a tag")).to_vec();
        let languages = ByLang::of_list(tags).expect("two");
        assert_eq!(languages.source().as_str(), "cs");
        assert_eq!(languages.langs().next(), Some(Lang::SOURCE));
        let english = languages.find(|tag| tag.as_str() == "en").expect("is listed");
        assert_eq!(languages.translations().collect::<Vec<_>>(), [english]);
        let indices = languages.map(|lang, _| lang.index());
        assert_eq!((indices[Lang::SOURCE], indices[english]), (0, 1));
    }
}
