//! Words of readers that lead to entries: `search: leads:` of `kb.yaml`.

use crate::config::Config;
use crate::diag::Found;
use crate::lang::by_lang::ByLang;
use crate::link::keys::KeyIndex;
use crate::site::SearchLead;

/// Finds the entries; references to none are reported.
pub(super) fn leads(config: &Config, keys: &KeyIndex<'_>) -> Found<ByLang<Vec<SearchLead>>> {
    let mut findings = Vec::new();
    let value = config.search.leads.map(|_, written| {
        let lead = |lead: &crate::config::search::WrittenLead| match keys.find(&lead.page) {
            Ok(entry) => Some(SearchLead { words: lead.words.clone(), entry }),
            Err(unresolved) => {
                findings.push(unresolved.finding(&config.source, lead.span, &lead.page));
                None
            }
        };
        written.iter().filter_map(lead).collect()
    });
    Found { value, findings }
}
