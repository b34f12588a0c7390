//! The quiz for its author: as text for a terminal, and as one picture.

mod svg;
mod text;

use crate::quiz::id::{BandId, ids};
use crate::quiz::prove::{Proof, count_words};
use crate::quiz::{Effect, Quiz, Stop};

/// The flow as plain text: questions with their conditions, stops, bands, and how many paths lead
/// to each result.
pub fn text(quiz: &Quiz, proof: &Proof) -> String {
    text::flow(quiz, proof)
}

/// The flow as one static SVG with a title and a description. It has no style of its own but
/// presentation attributes and the classes `quiz-picture`, `question`, `stop` and `result`, so a
/// strict content security policy holds, and it takes the colour of the text around it.
pub fn svg(quiz: &Quiz, proof: &Proof) -> String {
    svg::picture(quiz, proof)
}

/// The number of paths in words.
fn n_paths(proof: &Proof) -> String {
    match proof.n_paths {
        Some(1) => "1 path of answers".to_owned(),
        Some(n) => format!("{} paths of answers", count_words(n)),
        None => "too many paths of answers to count".to_owned(),
    }
}

/// What a stop does, and to what end.
fn effect(quiz: &Quiz, stop: &Stop) -> (&'static str, String) {
    let title = |id: crate::quiz::id::ResultId| quiz.results[id.index()].title.text.clone();
    let of = |id: Option<crate::quiz::id::ResultId>| id.map_or("no result".to_owned(), title);
    match stop.effect {
        Effect::Override(result) => ("override", of(result)),
        Effect::Halt(result) => ("halt", of(result)),
        Effect::Cap(cap) => {
            let band = cap.and_then(|cap| quiz.bands.get(cap.index()));
            ("cap", format!("no better than {}", of(band.map(|band| band.result.id))))
        }
    }
}

/// Per band: its range of totals with its floors, and its result.
fn bands(quiz: &Quiz) -> Vec<(String, String)> {
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
fn conditions_of_actions(quiz: &Quiz) -> Vec<String> {
    let conditions = quiz.actions.iter().filter_map(|action| Some((action, action.when.as_ref()?)));
    conditions
        .map(|(action, when)| format!("{}: if {}", action.id.text, when.in_words(quiz)))
        .collect()
}

/// Per result: its title, how many paths lead to it, and their share in tenths of a percent.
fn shares(quiz: &Quiz, proof: &Proof) -> Vec<(String, String, u32)> {
    let all = proof.n_paths.unwrap_or(0).max(1);
    let reached = quiz.results.iter().zip(&proof.results);
    reached
        .map(|(result, reached)| {
            // Above this the thousandfold does not fit, and the digits lost do not show.
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
fn percent(n_paths: &str, permille: u32) -> String {
    match (n_paths, permille) {
        ("0", _) => "0 %".to_owned(),
        (_, 0) => "< 0.1 %".to_owned(),
        _ => format!("{}.{} %", permille / 10, permille % 10),
    }
}

#[cfg(test)]
mod tests {
    use crate::quiz::tests::{EXAMPLE, quiz};
    use crate::quiz::{prove, random};

    #[test]
    fn the_text_says_what_the_quiz_does() {
        let (quiz, _) = quiz(EXAMPLE);
        let text = super::text(&quiz, &prove(&quiz));
        for part in [
            "59,410 paths of answers",
            " 2. Have you named the problem and offered a fix?",
            "if not (Reason is “They threaten, harass or insult me”)",
            "16 and more, Contract at least 4, The talk at least 2: You are ready",
            "10 to 15: Nearly there",
            "1,081",
        ] {
            assert!(text.contains(part), "{part:?} is missing in\n{text}");
        }
    }

    #[test]
    fn the_picture_is_well_formed_and_has_no_style() {
        for seed in 0..50 {
            let text = random::quiz(seed).replace("Question 0", "<b> & \"Q\" ' ]]>");
            let (quiz, _) = quiz(&text);
            let svg = super::svg(&quiz, &prove(&quiz));
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
            assert!(!svg.contains(" style=") && !svg.contains("<style"));
            assert!(!svg.contains("<b>") && !svg.contains("url("));
            let opened = svg.matches('<').count() - svg.matches("</").count();
            assert_eq!(opened, svg.matches("/>").count() + svg.matches("</").count());
        }
    }
}
