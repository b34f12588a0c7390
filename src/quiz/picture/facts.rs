//! The facts in an overview of a quiz, in words and numbers.

use crate::quiz::id::{BandId, PhaseId, PlacedId, ids};
use crate::quiz::prove::Proof;
use crate::quiz::prove::count::count_words;
use crate::quiz::{Effect, Quiz, QuizResult, Stop};

/// The number of paths in words.
pub(super) fn n_paths(proof: &Proof) -> String {
    match proof.n_paths {
        Some(1) => "1 path of answers".to_owned(),
        Some(n) => format!("{} paths of answers", count_words(n)),
        None => "too many paths of answers to count".to_owned(),
    }
}

/// The effect of a stop, and the result or band that it leads to.
pub(super) fn effect(quiz: &Quiz, stop: &Stop) -> (&'static str, String) {
    let title = |id: crate::quiz::id::ResultId| quiz.results[id.index()].title.text.clone();
    let of = |id: Option<crate::quiz::id::ResultId>| id.map_or("no result".to_owned(), title);
    match stop.effect {
        Effect::Override(result) => ("override", of(result)),
        Effect::Halt(result) => ("halt", of(result)),
        Effect::Cap(cap) => {
            let band = cap.and_then(|cap| quiz.bands.get(cap.index()));
            ("cap", format!("no better than {}", of(band.map(|band| band.result.id))))
        }
        Effect::Note => ("note", stop.text.text.clone()),
    }
}

/// Per result that folds phases of the plan: its title, and the phases that stay open.
pub(super) fn open_phases(quiz: &Quiz) -> Vec<String> {
    let phase = |phase: &PlacedId<PhaseId>| quiz.phases[phase.id.index()].label.text.as_str();
    let folding = quiz.results.iter().filter(|result| !result.phases.is_empty());
    let line = |result: &QuizResult| {
        let phases: Vec<_> = result.phases.iter().map(phase).collect();
        format!("{}: {}", result.title.text, phases.join(", "))
    };
    folding.map(line).collect()
}

/// Per band: its range of totals with its floors, and its result.
pub(super) fn bands(quiz: &Quiz) -> Vec<(String, String)> {
    let range = |id: BandId| match id.index().checked_sub(1).map(|above| &quiz.bands[above]) {
        None => format!("{} and more", quiz.bands[id.index()].from),
        Some(above) => {
            format!("{} to {}", quiz.bands[id.index()].from, above.from.saturating_sub(1))
        }
    };
    let floor = |floor: &crate::quiz::Points| {
        let dimension = &quiz.dimensions[floor.dimension.index()].label.text;
        format!("{dimension} at least {}", floor.points)
    };
    ids(&quiz.bands, BandId::new)
        .map(|(id, band)| {
            let parts = std::iter::once(range(id)).chain(band.floors.iter().map(floor));
            let parts: Vec<_> = parts.collect();
            (parts.join(", "), quiz.results[band.result.id.index()].title.text.clone())
        })
        .collect()
}

/// Per action with a condition of its own: its id and the condition in words.
pub(super) fn conditions_of_actions(quiz: &Quiz) -> Vec<String> {
    let conditions = quiz.actions.iter().filter_map(|action| Some((action, action.when.as_ref()?)));
    conditions
        .map(|(action, when)| format!("{}: if {}", action.id.text, when.in_words(quiz)))
        .collect()
}

/// Per result: its title, how many paths lead to it, and their share in tenths of a percent.
pub(super) fn shares(quiz: &Quiz, proof: &Proof) -> Vec<(String, String, u32)> {
    let all = proof.n_paths.unwrap_or(0).max(1);
    let reached = quiz.results.iter().zip(&proof.results);
    reached
        .map(|(result, reached)| {
            // For larger numbers, the thousandfold would overflow, and the lost digits are not
            // visible.
            let (n, all) = match reached.n_paths.checked_mul(1000) {
                Some(n) => (n, all),
                None => (reached.n_paths, (all / 1000).max(1)),
            };
            let permille = u32::try_from(n / all).unwrap_or(1000).min(1000);
            (result.title.text.clone(), count_words(reached.n_paths), permille)
        })
        .collect()
}

/// A share of paths in percent; not zero when there is a path.
pub(super) fn percent(n_paths: &str, permille: u32) -> String {
    match (n_paths, permille) {
        ("0", _) => "0 %".to_owned(),
        (_, 0) => "< 0.1 %".to_owned(),
        _ => format!("{}.{} %", permille / 10, permille % 10),
    }
}
