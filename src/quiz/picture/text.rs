//! The flow as plain text.

use std::fmt::{self, Write};

use crate::quiz::id::{QuestionId, ids};
use crate::quiz::picture::facts::{
    bands, conditions_of_actions, effect, n_paths, open_phases, percent, shares,
};
use crate::quiz::prove::Proof;
use crate::quiz::{Choice, Points, Quiz};

/// The whole flow.
pub(super) fn flow(quiz: &Quiz, proof: &Proof) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write_flow(quiz, proof, &mut text);
    text
}

fn write_flow(quiz: &Quiz, proof: &Proof, to: &mut String) -> fmt::Result {
    writeln!(to, "{}", quiz.title)?;
    writeln!(to, "{}", n_paths(proof))?;
    writeln!(to, "\nQuestions")?;
    for (id, _) in ids(&quiz.questions, QuestionId::new) {
        write_question(quiz, id, to)?;
    }
    if !quiz.stops.is_empty() {
        writeln!(to, "\nStops (the first override or halt that applies decides)")?;
    }
    for stop in &quiz.stops {
        let (effect, end) = effect(quiz, stop);
        let when = stop.when.as_ref().map_or("never".to_owned(), |when| when.in_words(quiz));
        let at = if stop.shown_at().is_empty() { "" } else { " (also at the answer)" };
        writeln!(to, "  {effect} {}{at}: if {when}", stop.id.text)?;
        writeln!(to, "      {end}")?;
    }
    if !quiz.bands.is_empty() {
        writeln!(to, "\nBands (the first that fits, by total)")?;
    }
    for (range, result) in bands(quiz) {
        writeln!(to, "  {range}: {result}")?;
    }
    write_conditions_of_actions(quiz, to)?;
    write_open_phases(quiz, to)?;
    write_results(quiz, proof, to)
}

fn write_conditions_of_actions(quiz: &Quiz, to: &mut String) -> fmt::Result {
    let conditions = conditions_of_actions(quiz);
    if !conditions.is_empty() {
        writeln!(to, "\nActions that answers put into the plan")?;
    }
    conditions.iter().try_for_each(|line| writeln!(to, "  {line}"))
}

fn write_open_phases(quiz: &Quiz, to: &mut String) -> fmt::Result {
    let results = open_phases(quiz);
    if !results.is_empty() {
        writeln!(to, "\nOpen phases of the plan (the others are folded)")?;
    }
    results.iter().try_for_each(|line| writeln!(to, "  {line}"))
}

fn write_question(quiz: &Quiz, id: QuestionId, to: &mut String) -> fmt::Result {
    let (number, question) = (id.index() + 1, quiz.question(id));
    writeln!(to, "{number:>2}. {} [{}]", question.title.text, question.id.text)?;
    if let Some(when) = &question.show_if {
        let skipped = match points(quiz, &question.skipped).as_str() {
            "" => String::new(),
            points => format!("; otherwise {points}"),
        };
        writeln!(to, "      if {}{skipped}", when.in_words(quiz))?;
    }
    if question.many {
        writeln!(to, "      one or more of these:")?;
    }
    for option in &question.options {
        let alone = if option.exclusive.is_some() { " (excludes the others)" } else { "" };
        let when =
            option.show_if.as_ref().map(|when| format!(" (only if {})", when.in_words(quiz)));
        let when = when.unwrap_or_default();
        writeln!(to, "      - {}{when}{alone}{}", option.label.text, gain(quiz, option))?;
    }
    Ok(())
}

fn gain(quiz: &Quiz, option: &Choice) -> String {
    let adds = option.adds.iter().map(|added| quiz.actions[added.id.index()].id.text.as_str());
    let adds: Vec<_> = adds.collect();
    let adds = if adds.is_empty() { String::new() } else { format!("do {}", adds.join(", ")) };
    let parts = [points(quiz, &option.score), adds];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}

fn points(quiz: &Quiz, score: &[Points]) -> String {
    let name = |points: &Points| &quiz.dimensions[points.dimension.index()].label.text;
    let scored = score.iter().filter(|points| points.points > 0);
    let parts: Vec<_> =
        scored.map(|points| format!("{} +{}", name(points), points.points)).collect();
    parts.join(", ")
}

fn write_results(quiz: &Quiz, proof: &Proof, to: &mut String) -> fmt::Result {
    if proof.results.is_empty() {
        return writeln!(to, "\nThe results could not be counted.");
    }
    writeln!(to, "\nResults")?;
    let shares = shares(quiz, proof);
    let widest = |text: fn(&(String, String, u32)) -> usize| shares.iter().map(text).max();
    let title_width = widest(|share| share.0.chars().count()).unwrap_or(0);
    let count_width = widest(|share| share.1.len()).unwrap_or(0);
    for (title, n_paths, permille) in &shares {
        let percent = percent(n_paths, *permille);
        let noun = if n_paths == "1" { "path " } else { "paths" };
        writeln!(to, "  {title:<title_width$}  {n_paths:>count_width$} {noun}  {percent:>7}")?;
    }
    Ok(())
}
