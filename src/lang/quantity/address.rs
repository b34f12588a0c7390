//! Addresses, in the form in which texts of two languages are compared.

use crate::lang::quantity::QuantityValue;

/// The beginnings of addresses.
const SCHEMES: &[&str] = &["https://", "http://", "ftp://", "mailto:", "tel:", "www."];

/// The value of the address at the beginning of a text, and its end.
pub(super) fn read(text: &str) -> Option<(QuantityValue, usize)> {
    // Most words begin with another letter.
    if !text.starts_with(['h', 'f', 'm', 't', 'w']) {
        return None;
    }
    let rest = SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme))?;
    let rest = rest.strip_prefix('+').unwrap_or(rest);
    let is_phone = text.starts_with("tel:");
    let begins = |c: char| if is_phone { c.is_ascii_digit() } else { c.is_alphanumeric() };
    if !rest.starts_with(begins) {
        return None;
    }
    let ends = |c: char| {
        c.is_whitespace() || c.is_control() || "<>\"`{}|\\^()[]「」（）“”„，。、；".contains(c)
    };
    let end = text.find(ends).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '…']);
    Some((value(address)?, address.len()))
}

/// The value of a whole address; `None` for one inside the site.
pub(super) fn value(address: &str) -> Option<QuantityValue> {
    if let Some(number) = address.strip_prefix("tel:") {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        return (!digits.is_empty()).then(|| QuantityValue::Phone(digits.into()));
    }
    if let Some(person) = address.strip_prefix("mailto:") {
        return Some(QuantityValue::Address(
            person.split('?').next().unwrap_or(person).to_lowercase().into(),
        ));
    }
    let scheme = SCHEMES.iter().find(|scheme| address.starts_with(**scheme))?;
    let rest = if *scheme == "www." { address } else { &address[scheme.len()..] };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let path = path.trim_end_matches('/');
    (!host.is_empty()).then(|| QuantityValue::Address(format!("{host}{path}").into()))
}

/// An address without the parts that name a language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NeutralAddress {
    /// The host.
    pub(super) host: String,
    /// The path without query and fragment.
    pub(super) path: String,
    /// Whether a part named a language.
    pub(super) has_language: bool,
}

/// Takes the parts that name a language out of the value of an address:
/// `cs.wikipedia.org/wiki/X`, `a.example/pt-br/x`.
pub(super) fn neutral(address: &str) -> NeutralAddress {
    let (host, rest) = address.split_at(address.find(['/', '?', '#']).unwrap_or(address.len()));
    let (path, query) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
    let labels: Vec<&str> = host.split('.').collect();
    let n_labels = labels.len();
    let kept_labels: Vec<&str> = labels
        .into_iter()
        .enumerate()
        .filter(|(nth, label)| !(*nth + 2 < n_labels && is_language(label)))
        .map(|(_, label)| label)
        .collect();
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let kept: Vec<&str> =
        segments.iter().copied().filter(|segment| !is_language(segment)).collect();
    let in_query = ["hl=", "lang=", "locale=", "l="].iter().any(|key| query.contains(key));
    let has_language = kept_labels.len() < n_labels || kept.len() < segments.len() || in_query;
    NeutralAddress { host: kept_labels.join("."), path: kept.join("/"), has_language }
}

/// Whether a part of an address looks like a language tag: `cs`, `pt-br`, `zh_Hans`.
fn is_language(part: &str) -> bool {
    let mut subtags = part.split(['-', '_']);
    let first = subtags
        .next()
        .is_some_and(|it| it.len() == 2 && it.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = subtags.next();
    let is_region =
        |it: &str| matches!(it.len(), 2 | 4) && it.bytes().all(|b| b.is_ascii_alphabetic());
    first && rest.is_none_or(is_region) && subtags.next().is_none()
}
