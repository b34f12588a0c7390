//! Counting the paths of a diagram, and finding the shortest or best of them.
//!
//! Entries stand after those they lead to, so one pass in order knows what comes after, and one
//! pass in reverse knows what came before.

use crate::quiz::id::{OptionId, QuestionId};
use crate::quiz::prove::diagram::build::{Diagram, Entry, EntryId};
use crate::quiz::prove::facts::{Extreme, Path, Tally};
use crate::quiz::prove::program::Program;

/// How many paths end with a label that is wanted, and the shortest of them. Entries stand after
/// those they lead to, so one pass in order is enough.
pub(super) fn tally(diagram: &Diagram<'_>, is_wanted: impl Fn(usize) -> bool) -> Tally {
    let mut n_paths: Vec<u128> = Vec::new();
    let mut lengths: Vec<Option<i64>> = Vec::new();
    for entry in diagram.entries() {
        let (n, length) = match entry {
            Entry::End(label) if is_wanted(*label) => (1, Some(0)),
            Entry::End(_) => (0, None),
            Entry::Hidden(_, next) => (n_paths[*next], lengths[*next]),
            Entry::Asked(_, next) => (
                next.iter().fold(0_u128, |sum, next| sum.saturating_add(n_paths[*next])),
                next.iter().filter_map(|next| lengths[*next]).min().map(|length| length + 1),
            ),
        };
        n_paths.push(n);
        lengths.push(length);
    }
    let root = diagram.root();
    let cost = |entry: EntryId, _: usize, _: Option<usize>| lengths[entry];
    let shortest = lengths[root].map(|_| follow(diagram, root, &cost));
    Tally { n_paths: n_paths[root], shortest }
}

/// Follows the cheapest way down; the first of equal ones.
fn follow(
    diagram: &Diagram<'_>,
    from: EntryId,
    cost: &impl Fn(EntryId, usize, Option<usize>) -> Option<i64>,
) -> Path {
    let mut path = Path::new();
    let mut at = from;
    loop {
        match &diagram.entries()[at] {
            Entry::End(_) => return path,
            Entry::Hidden(_, next) => at = *next,
            Entry::Asked(question, next) => {
                let costs = next.iter().enumerate();
                let costs = costs.filter_map(|(option, next)| {
                    Some((cost(*next, *question, Some(option))?, option))
                });
                let Some((_, option)) = costs.min() else { return path };
                path.push((QuestionId::new(*question), OptionId::new(option)));
                at = next[option];
            }
        }
    }
}

/// The best sum of points over all paths, and the shortest path to it. `rank` is smaller for
/// better points.
pub(super) fn extreme(
    diagram: &Diagram<'_>,
    points: &impl Fn(usize, Option<usize>) -> u32,
    rank: impl Fn(u32) -> i64,
) -> Extreme {
    /// More than any path is long, so that points count before length.
    const STEP: i64 = 1 << 12;
    let edge = |question: usize, option: Option<usize>| {
        rank(points(question, option)) * STEP + i64::from(option.is_some())
    };
    let mut costs: Vec<Option<i64>> = Vec::new();
    for entry in diagram.entries() {
        let cost = match entry {
            Entry::End(_) => Some(0),
            Entry::Hidden(question, next) => costs[*next].map(|cost| cost + edge(*question, None)),
            Entry::Asked(question, next) => next
                .iter()
                .enumerate()
                .filter_map(|(option, next)| Some(costs[*next]? + edge(*question, Some(option))))
                .min(),
        };
        costs.push(cost);
    }
    let cost = |entry: EntryId, question: usize, option: Option<usize>| {
        Some(costs[entry]? + edge(question, option))
    };
    let path = follow(diagram, diagram.root(), &cost);
    let (mut at, mut sum, mut answers) = (diagram.root(), 0, path.iter());
    loop {
        match &diagram.entries()[at] {
            Entry::End(_) => return Extreme { points: sum, path },
            Entry::Hidden(question, next) => {
                sum += points(*question, None);
                at = *next;
            }
            Entry::Asked(question, next) => {
                let Some((_, option)) = answers.next() else {
                    return Extreme { points: sum, path };
                };
                sum += points(*question, Some(option.index()));
                at = next[option.index()];
            }
        }
    }
}

/// Per option the shortest path through it: the shortest way there, and from there to any end.
pub(super) fn chosen(program: &Program<'_>, diagram: &Diagram<'_>) -> Vec<Vec<Option<Path>>> {
    let n_entries = diagram.entries().len();
    let mut rest: Vec<Option<i64>> = Vec::with_capacity(n_entries);
    for entry in diagram.entries() {
        rest.push(match entry {
            Entry::End(_) => Some(0),
            Entry::Hidden(_, next) => rest[*next],
            Entry::Asked(_, next) => {
                next.iter().filter_map(|next| rest[*next]).min().map(|length| length + 1)
            }
        });
    }
    // The way here: how many answers, from which entry, by which option.
    let mut way: Vec<Option<(i64, EntryId, Option<usize>)>> = vec![None; n_entries];
    let root = diagram.root();
    way[root] = Some((0, root, None));
    let mut best: Vec<Vec<Option<(i64, EntryId)>>> =
        program.steps.iter().map(|step| vec![None; step.options.len()]).collect();
    for at in (0..n_entries).rev() {
        let Some((length, ..)) = way[at] else { continue };
        let (options, question) = match &diagram.entries()[at] {
            Entry::End(_) => continue,
            Entry::Hidden(_, next) => {
                let shorter = way[*next].is_none_or(|(known, ..)| length < known);
                way[*next] = if shorter { Some((length, at, None)) } else { way[*next] };
                continue;
            }
            Entry::Asked(question, options) => (options, *question),
        };
        for (option, next) in options.iter().enumerate() {
            if way[*next].is_none_or(|(known, ..)| length + 1 < known) {
                way[*next] = Some((length + 1, at, Some(option)));
            }
            let Some(rest) = rest[*next] else { continue };
            let whole = length + 1 + rest;
            let slot = &mut best[question][option];
            *slot = slot.filter(|(known, _)| *known <= whole).or(Some((whole, at)));
        }
    }
    let cost = |entry: EntryId, _: usize, _: Option<usize>| rest[entry];
    let path_of = |option: usize, slot: &Option<(i64, EntryId)>| {
        let (_, at) = (*slot)?;
        let mut path = Path::new();
        let mut back = at;
        while let Some((_, before, by)) = way[back].filter(|_| back != root) {
            if let (Some(option), Entry::Asked(question, _)) = (by, &diagram.entries()[before]) {
                path.push((QuestionId::new(*question), OptionId::new(option)));
            }
            back = before;
        }
        path.reverse();
        let Entry::Asked(question, next) = &diagram.entries()[at] else { return None };
        path.push((QuestionId::new(*question), OptionId::new(option)));
        path.extend(follow(diagram, next[option], &cost));
        Some(path)
    };
    let of_question = |slots: &Vec<Option<(i64, EntryId)>>| -> Vec<Option<Path>> {
        slots.iter().enumerate().map(|(option, slot)| path_of(option, slot)).collect()
    };
    best.iter().map(of_question).collect()
}
