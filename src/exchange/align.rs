//! Finds the translation of each text of a section whose source may have changed.
//!
//! 1. If the source did not change, and the translation has the same structure, the texts belong
//!    together in order.
//! 2. If it changed, the texts of the source are matched with those that the translation was made
//!    from (`before`): equal ones first, then others by their order, if as many were removed as
//!    added. Texts are not compared for similarity.
//! 3. A translation with the structure of `before` follows that match. One with the structure of
//!    the source was brought up to date, but not confirmed.
//! 4. Any other translation, and a change of code, has no alignment: the section is one text.

use crate::lang::change;
use crate::markdown::leaves::{Leaf, LeafKind};

/// The texts of one section in three versions.
#[derive(Clone, Copy)]
pub struct Versions<'a> {
    /// The source.
    pub source: &'a [Leaf],
    /// What the translation was made from, if that is known and another text.
    pub before: Option<&'a [Leaf]>,
    /// The translation, if there is one.
    pub translation: Option<&'a [Leaf]>,
}

/// What is known about one text of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Aligned<'a> {
    /// Its translation.
    pub text: Option<&'a str>,
    /// Whether the translation was made from another text, or must be reviewed for another reason.
    pub is_stale: bool,
    /// The text that the translation was made from, if that was another one.
    pub previous: Option<&'a str>,
}

/// The alignment of each text of the source; `None` if the section is exchanged as one text.
#[must_use]
pub fn align(versions: Versions<'_>) -> Option<Vec<Aligned<'_>>> {
    let Versions { source, before, translation } = versions;
    let Some(translation) = translation else {
        return Some(vec![Aligned::default(); source.len()]);
    };
    let Some(before) = before else {
        let texts = translation.iter().map(|leaf| leaf.text.as_str());
        let aligned = texts.map(|text| Aligned { text: Some(text), ..Aligned::default() });
        return is_alike(source, translation).then(|| aligned.collect());
    };
    let counterparts = counterparts(source, before);
    if !keeps_code(source, before, &counterparts) {
        return None;
    }
    let follows_before = is_alike(translation, before);
    if !follows_before && !is_alike(translation, source) {
        return None;
    }
    let aligned = |(nth, counterpart): (usize, &Option<usize>)| {
        let previous = counterpart.map(|at| before[at].text.as_str());
        let place = if follows_before { *counterpart } else { Some(nth) };
        let text = place.map(|at| translation[at].text.as_str());
        let is_stale = text.is_some() && previous != Some(&source[nth].text);
        Aligned { text, is_stale, previous: previous.filter(|_| is_stale) }
    };
    let mut all: Vec<Aligned<'_>> = counterparts.iter().enumerate().map(aligned).collect();
    // Texts were only removed or moved. The first text is marked for review on behalf of the
    // section.
    let needs_work = all.iter().any(|it| it.is_stale || it.text.is_none());
    let first = source.iter().position(|leaf| leaf.kind != LeafKind::Fixed);
    if let Some(first) = first.filter(|_| !needs_work) {
        all[first].is_stale = true;
    }
    Some(all)
}

/// Whether two sections have the same structure, so that each text has a counterpart.
#[must_use]
pub fn is_alike(one: &[Leaf], other: &[Leaf]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same_kind(one, other))
}

fn is_same_kind(one: &Leaf, other: &Leaf) -> bool {
    match (one.kind, other.kind) {
        (LeafKind::Heading(_), LeafKind::Heading(_)) => true,
        (of_one, of_other) => of_one == of_other,
    }
}

/// For each text of the source, its place in the text before.
fn counterparts(source: &[Leaf], before: &[Leaf]) -> Vec<Option<usize>> {
    if is_alike(source, before) {
        return (0..source.len()).map(Some).collect();
    }
    let texts_before: Vec<&str> = before.iter().map(|leaf| leaf.text.as_str()).collect();
    let texts_now: Vec<&str> = source.iter().map(|leaf| leaf.text.as_str()).collect();
    let mut found = vec![None; source.len()];
    let (mut old, mut new) = (0, 0);
    let ends = [(before.len(), source.len())];
    for (old_end, new_end) in change::common(&texts_before, &texts_now).into_iter().chain(ends) {
        if is_alike(&before[old..old_end], &source[new..new_end]) {
            (new..new_end).zip(old..old_end).for_each(|(new, old)| found[new] = Some(old));
        }
        if new_end < source.len() {
            found[new_end] = Some(old_end);
        }
        (old, new) = (old_end + 1, new_end + 1);
    }
    found
}

/// Whether the source has the code, raw HTML and other signs of the text before.
fn keeps_code(source: &[Leaf], before: &[Leaf], counterparts: &[Option<usize>]) -> bool {
    let is_fixed = |leaf: &&Leaf| leaf.kind == LeafKind::Fixed;
    let is_kept = |(leaf, at): (&Leaf, &Option<usize>)| {
        leaf.kind != LeafKind::Fixed || at.is_some_and(|at| before[at].text == leaf.text)
    };
    source.iter().filter(is_fixed).count() == before.iter().filter(is_fixed).count()
        && source.iter().zip(counterparts).all(is_kept)
}

#[cfg(test)]
mod tests {
    use super::{Versions, align};
    use crate::markdown::leaves::leaves;

    /// Text, staleness and previous text of each text of the source.
    fn shown(source: &str, before: &str, translation: &str) -> Option<Vec<String>> {
        let (source, before) = (leaves(source), leaves(before));
        let translation = leaves(translation);
        let versions =
            Versions { source: &source, before: Some(&before), translation: Some(&translation) };
        let aligned = align(versions)?;
        let shown = aligned.iter().map(|it| {
            let stale = if it.is_stale { "!" } else { "" };
            format!("{stale}{} {}", it.text.unwrap_or("-"), it.previous.unwrap_or("="))
        });
        Some(shown.collect())
    }

    #[test]
    fn texts_keep_their_translation_when_others_are_added_or_removed() {
        let before = "## h\n\na\n\nb\n";
        let translation = "## H\n\nA\n\nB\n";
        let cases: [(&str, &[&str]); 5] = [
            ("## h\n\na\n\nx\n\nb\n", &["H =", "A =", "- =", "B ="]),
            ("## h\n\na\n\nx\n", &["H =", "A =", "!B b"]),
            ("## h\n\nb\n", &["!H =", "B ="]),
            ("## h\n\nx\n\ny\n\na\n\nz\n", &["H =", "- =", "- =", "A =", "!B b"]),
            ("## g\n\na\n\nb\n", &["!H h", "A =", "B ="]),
        ];
        for (source, expected) in cases {
            assert_eq!(
                shown(source, before, translation).expect("is aligned"),
                expected,
                "{source}"
            );
        }
    }

    #[test]
    fn other_structures_and_changes_of_code_have_no_alignment() {
        assert_eq!(shown("## h\n\nx\n", "## h\n\na\n", "## H\n\nA\n\nB\n"), None);
        let code = |text: &str| format!("## h\n\n```\n{text}\n```\n");
        assert_eq!(shown(&code("new"), &code("old"), &code("old")), None);
        let up_to_date = shown("## h\n\na\n\nx\n", "## h\n\na\n", "## H\n\nA\n\nX\n");
        assert_eq!(up_to_date.expect("is aligned"), ["H =", "A =", "!X ="]);
    }
}
