//! Translations that are only drafts, without the mark `draft: true`, and texts in others that are
//! still drafts.

use crate::base;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::doc::Doc;
use crate::doc::drafts::{self, DraftText, Drafts, Leftover, SideBySide};
use crate::doc::sections;
use crate::lang::by_lang::ByLang;
use crate::lang::tag::Tag;

/// How many drafts of one file a finding names.
const N_NAMED: usize = 5;

/// The findings of a translation that is no more than a draft; `None` for any other one.
pub(super) fn stub(languages: &ByLang<Tag>, source: &Doc, doc: &Doc) -> Option<Vec<Diagnostic>> {
    if !drafts::may_be_untranslated(languages, source, doc) {
        return None;
    }
    let of_source = sections::of_source(source);
    let (of_translation, _) = sections::of_translation(source, doc);
    let pair =
        SideBySide { languages, doc, of_source: &of_source, of_translation: &of_translation };
    let drafts = drafts::read(pair);
    drafts::is_untranslated(pair, &drafts.texts).then(|| findings(doc, &drafts))
}

/// The findings for texts of a translation that are still drafts: one for each reason, and one for
/// each text that a comment allows. A file that says that it is a draft has none.
pub(super) fn findings(doc: &Doc, drafts: &Drafts) -> Vec<Diagnostic> {
    if doc.is_draft() {
        return Vec::new();
    }
    let of_reason = |reason| {
        let texts = drafts.texts.iter().filter(move |draft| draft.reason == reason);
        texts.collect::<Vec<&DraftText>>()
    };
    let meant = drafts.meant.iter().map(|text| vec![text]);
    let groups = [Leftover::Gap, Leftover::Copy].into_iter().map(of_reason).chain(meant);
    groups.filter_map(|texts| finding(doc, &texts)).collect()
}

/// The finding for some texts that are drafts for one reason.
fn finding(doc: &Doc, texts: &[&DraftText]) -> Option<Diagnostic> {
    let first = texts.first()?;
    let named = texts.iter().take(N_NAMED);
    let named: Vec<String> =
        named.map(|draft| format!("`{}`", base::shown_id(&draft.id))).collect();
    let rest = texts.len() - named.len();
    let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    let named = named.join(", ");
    let (message, help) = match (first.reason, doc.page()) {
        (Leftover::Gap, _) => (
            format!("still the draft of `kb i18n new`: {named}{rest}"),
            "translate it, or set `draft: true` until it is translated",
        ),
        (Leftover::Copy, Some(_)) => (
            format!("still the words of the source: {named}{rest}"),
            "translate it; if it is right, write `<!-- kb-ignore: draft-text -->` above it",
        ),
        (Leftover::Copy, None) => (
            format!("still the words of the source: {named}{rest}"),
            "translate it; if it is right, write `# kb-ignore: draft-text` above it",
        ),
    };
    Some(Diagnostic::new(Rule::DraftText, doc.source(), first.place, message).help(help))
}
