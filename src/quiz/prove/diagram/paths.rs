//! Counting the paths of a diagram, and finding the shortest or best of them.
//!
//! Vertices stand after those they lead to, so one pass in order knows what comes after, and one
//! pass in reverse knows what came before.

use crate::quiz::id::{OptionId, QuestionId};
use crate::quiz::prove::diagram::build::{Diagram, Vertex, VertexId};
use crate::quiz::prove::facts::{Extreme, Path, Tally};
use crate::quiz::prove::program::Program;

/// How many paths end with a label that is wanted, and the shortest of them. Vertices stand after
/// those they lead to, so one pass in order is enough.
pub(super) fn tally(diagram: &Diagram<'_>, is_wanted: impl Fn(usize) -> bool) -> Tally {
    let mut n_paths: Vec<u128> = Vec::new();
    let mut lengths: Vec<Option<i64>> = Vec::new();
    for vertex in diagram.vertices() {
        let (n, length) = match vertex {
            Vertex::End(label) if is_wanted(*label) => (1, Some(0)),
            Vertex::End(_) => (0, None),
            Vertex::Hidden(_, next) => (n_paths[*next], lengths[*next]),
            Vertex::Asked(_, next) => (
                next.iter().fold(0_u128, |sum, next| sum.saturating_add(n_paths[*next])),
                next.iter().filter_map(|next| lengths[*next]).min().map(|length| length + 1),
            ),
        };
        n_paths.push(n);
        lengths.push(length);
    }
    let root = diagram.root();
    let cost = |vertex: VertexId, _: usize, _: Option<usize>| lengths[vertex];
    let shortest = lengths[root].map(|_| follow(diagram, root, &cost));
    Tally { n_paths: n_paths[root], shortest }
}

/// Follows the cheapest way down; the first of equal ones.
fn follow(
    diagram: &Diagram<'_>,
    from: VertexId,
    cost: &impl Fn(VertexId, usize, Option<usize>) -> Option<i64>,
) -> Path {
    let mut path = Path::new();
    let mut at = from;
    loop {
        match &diagram.vertices()[at] {
            Vertex::End(_) => return path,
            Vertex::Hidden(_, next) => at = *next,
            Vertex::Asked(question, next) => {
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
    for vertex in diagram.vertices() {
        let cost = match vertex {
            Vertex::End(_) => Some(0),
            Vertex::Hidden(question, next) => costs[*next].map(|cost| cost + edge(*question, None)),
            Vertex::Asked(question, next) => next
                .iter()
                .enumerate()
                .filter_map(|(option, next)| Some(costs[*next]? + edge(*question, Some(option))))
                .min(),
        };
        costs.push(cost);
    }
    let cost = |vertex: VertexId, question: usize, option: Option<usize>| {
        Some(costs[vertex]? + edge(question, option))
    };
    let path = follow(diagram, diagram.root(), &cost);
    let (mut at, mut sum, mut answers) = (diagram.root(), 0, path.iter());
    loop {
        match &diagram.vertices()[at] {
            Vertex::End(_) => return Extreme { points: sum, path },
            Vertex::Hidden(question, next) => {
                sum += points(*question, None);
                at = *next;
            }
            Vertex::Asked(question, next) => {
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
    let n_vertices = diagram.vertices().len();
    let mut rest: Vec<Option<i64>> = Vec::with_capacity(n_vertices);
    for vertex in diagram.vertices() {
        rest.push(match vertex {
            Vertex::End(_) => Some(0),
            Vertex::Hidden(_, next) => rest[*next],
            Vertex::Asked(_, next) => {
                next.iter().filter_map(|next| rest[*next]).min().map(|length| length + 1)
            }
        });
    }
    // The way here: how many answers, from which vertex, by which option.
    let mut way: Vec<Option<(i64, VertexId, Option<usize>)>> = vec![None; n_vertices];
    let root = diagram.root();
    way[root] = Some((0, root, None));
    let mut best: Vec<Vec<Option<(i64, VertexId)>>> =
        program.steps.iter().map(|step| vec![None; step.options.len()]).collect();
    for at in (0..n_vertices).rev() {
        let Some((length, ..)) = way[at] else { continue };
        let (options, question) = match &diagram.vertices()[at] {
            Vertex::End(_) => continue,
            Vertex::Hidden(_, next) => {
                let shorter = way[*next].is_none_or(|(known, ..)| length < known);
                way[*next] = if shorter { Some((length, at, None)) } else { way[*next] };
                continue;
            }
            Vertex::Asked(question, options) => (options, *question),
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
    let cost = |vertex: VertexId, _: usize, _: Option<usize>| rest[vertex];
    let path_of = |option: usize, slot: &Option<(i64, VertexId)>| {
        let (_, at) = (*slot)?;
        let mut path = Path::new();
        let mut back = at;
        while let Some((_, before, by)) = way[back].filter(|_| back != root) {
            if let (Some(option), Vertex::Asked(question, _)) = (by, &diagram.vertices()[before]) {
                path.push((QuestionId::new(*question), OptionId::new(option)));
            }
            back = before;
        }
        path.reverse();
        let Vertex::Asked(question, next) = &diagram.vertices()[at] else { return None };
        path.push((QuestionId::new(*question), OptionId::new(option)));
        path.extend(follow(diagram, next[option], &cost));
        Some(path)
    };
    let of_question = |slots: &Vec<Option<(i64, VertexId)>>| -> Vec<Option<Path>> {
        slots.iter().enumerate().map(|(option, slot)| path_of(option, slot)).collect()
    };
    best.iter().map(of_question).collect()
}
