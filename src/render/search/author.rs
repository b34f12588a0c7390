//! The additions of authors to the search: synonyms, and words that lead to a page (`search:` in
//! kb.yaml).

use serde_json::{Value, json};

use crate::lang::by_lang::Lang;
use crate::lang::segment;
use crate::lang::stem::{self, Stemmer};
use crate::site::Site;
use crate::site::by_entry::EntryId;

/// The additions of a language, in the form of the head.
pub(super) struct SearchAdditions {
    /// Sets of keys that count as equal.
    pub(super) synonyms: Value,
    /// Keys that a query must have, the number of the page, and 1 if it comes first.
    pub(super) leads: Value,
}

/// The additions of a language; `ids` are the pages of its index.
pub(super) fn additions(site: &Site, ids: &[EntryId], lang: Lang) -> SearchAdditions {
    let tag = &site.config.languages[lang];
    let stemmer = Stemmer::for_language(tag);
    let stops = stem::stops(tag);
    let keys = |text: &str| -> Vec<String> {
        let is_content = |word: &&str| stops.binary_search(&&*stem::spelling(word)).is_err();
        segment::words(text).filter(is_content).map(|word| stemmer.key(word)).collect()
    };
    let synonyms = site.config.search.synonyms[lang].iter();
    let synonyms = synonyms.map(|set| set.iter().flat_map(|word| keys(word)).collect());
    let synonyms: Vec<Vec<String>> = synonyms.collect();
    let lead = |lead: &crate::site::SearchLead| {
        let page = ids.binary_search(&lead.entry).ok()?;
        let keys = Some(keys(&lead.words)).filter(|keys| !keys.is_empty())?;
        let is_first = site.entry(lead.entry).is_about_safety();
        Some(json!([keys, page, u8::from(is_first)]))
    };
    let leads: Vec<Value> = site.search_leads[lang].iter().filter_map(lead).collect();
    SearchAdditions { synonyms: json!(synonyms), leads: json!(leads) }
}
