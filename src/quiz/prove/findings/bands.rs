//! Bands that few paths reach, and floors that no path reaches.

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::Band;
use crate::quiz::evaluate::Decider;
use crate::quiz::id::{BandId, ids};
use crate::quiz::prove::count::count_words;
use crate::quiz::prove::facts::{Path, Tally};
use crate::quiz::prove::findings::About;
use crate::text::Span;

/// Findings about how many paths reach each band and its floors.
pub(super) fn findings(about: &About<'_>) -> Vec<Diagnostic> {
    let (quiz, facts) = (about.quiz, about.facts);
    let mut found = Vec::new();
    for (id, band) in ids(&quiz.bands, BandId::new) {
        let result = &quiz.results[band.result.id.index()].id.text;
        let tally = facts.decided_by(quiz, Some(Decider::Band(id)));
        // On overflow, the count is large enough.
        let is_rare = tally.n_paths.checked_mul(100).is_some_and(|n| n < facts.n_paths);
        if let Some(path) = &tally.shortest {
            found.extend(match (band.rare, is_rare) {
                (None, true) => Some(rare(about, band, tally, path)),
                (Some(span), false) => Some(not_rare(about, span, result, tally)),
                (None, false) | (Some(_), true) => None,
            });
        }
        for floor in &band.floors {
            let most = &facts.most[floor.dimension.index()];
            if most.points < floor.points {
                let dimension = &quiz.dimensions[floor.dimension.index()].id.text;
                let message = format!(
                    "no path gives `{dimension}` the {} points of this floor; the most is {}",
                    floor.points, most.points
                );
                let help = format!("path with the most: {}", about.path(&most.path));
                found.push(about.finding(Rule::QuizRare, floor.span, message).help(help));
            }
        }
    }
    found
}

fn rare(about: &About<'_>, band: &Band, tally: &Tally, path: &Path) -> Diagnostic {
    let message = format!(
        "only {} of {} paths reach the band `{}`, less than 1 %",
        count_words(tally.n_paths),
        count_words(about.facts.n_paths),
        about.quiz.results[band.result.id.index()].id.text
    );
    let help = format!("add `rare: true` if that is meant; {}", about.shortest(path));
    about.finding(Rule::QuizRare, band.result.span, message).help(help)
}

fn not_rare(about: &About<'_>, span: Span, result: &str, tally: &Tally) -> Diagnostic {
    let message = format!(
        "{} of {} paths reach the band `{result}`, so it is not rare",
        count_words(tally.n_paths),
        count_words(about.facts.n_paths)
    );
    about.finding(Rule::QuizNoEffect, span, message).help("remove `rare`")
}
