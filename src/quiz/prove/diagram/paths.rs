//! Counting the paths of a diagram, and finding the shortest or best of them.
//!
//! Vertices come after those they lead to. So a pass in order can use the results of all later
//! vertices, and a pass in reverse order those of all earlier ones.

use crate::quiz::answers::Chosen;
use crate::quiz::id::{OptionId, QuestionId};
use crate::quiz::prove::diagram::build::{Branch, Diagram, Vertex, VertexId};
use crate::quiz::prove::facts::{Extreme, Path, Tally};
use crate::quiz::prove::program::Program;

/// The decision of a path at a vertex.
#[derive(Debug, Clone, Copy)]
pub(super) enum PathDecision {
    /// The question is not asked.
    Hidden(usize),
    /// This option of the question is chosen.
    Option(usize, usize),
    /// An option is not chosen.
    Not,
}

/// The answers of a path that passes vertices in these ways.
fn path_of<'w>(ways: impl IntoIterator<Item = &'w PathDecision>) -> Path {
    let mut path = Path::default();
    for way in ways {
        way.add_to(&mut path);
    }
    path
}

impl PathDecision {
    fn by(question: usize, branch: &Branch) -> PathDecision {
        branch.option.map_or(PathDecision::Not, |option| PathDecision::Option(question, option))
    }

    /// How much longer it makes the path.
    fn length(self) -> i64 {
        i64::from(matches!(self, PathDecision::Option(..)))
    }

    /// Adds it to a path.
    fn add_to(self, path: &mut Path) {
        if let PathDecision::Option(question, option) = self {
            path.push(QuestionId::new(question), Chosen::one(OptionId::new(option)));
        }
    }
}

/// How many paths end with a label that is wanted, and the shortest of them.
pub(super) fn tally(diagram: &Diagram<'_>, is_wanted: impl Fn(usize) -> bool) -> Tally {
    let mut n_paths: Vec<u128> = Vec::new();
    for vertex in diagram.vertices() {
        n_paths.push(match vertex {
            Vertex::End(label) => u128::from(is_wanted(*label)),
            Vertex::Hidden(_, next) => n_paths[*next],
            Vertex::Asked(_, branches) => {
                branches.iter().fold(0, |sum: u128, branch| sum.saturating_add(n_paths[branch.to]))
            }
        });
    }
    let lengths = Costs::of(diagram, is_wanted, PathDecision::length);
    let root = diagram.root();
    Tally { n_paths: n_paths[root], shortest: lengths.cheapest(diagram, root) }
}

/// Whether some path chooses none of these options of a question.
pub(super) fn avoids(diagram: &Diagram<'_>, question: usize, options: u64) -> bool {
    let mut is_open: Vec<bool> = Vec::with_capacity(diagram.vertices().len());
    for vertex in diagram.vertices() {
        is_open.push(match vertex {
            Vertex::End(_) => true,
            Vertex::Hidden(_, next) => is_open[*next],
            Vertex::Asked(asked, branches) => branches.iter().any(|branch| {
                let is_named = branch.option.is_some_and(|option| options >> option & 1 == 1);
                is_open[branch.to] && !(*asked == question && is_named)
            }),
        });
    }
    is_open[diagram.root()]
}

/// The cost of the cheapest way from each vertex to an end that is wanted, if there is one.
struct Costs<C> {
    costs: Vec<Option<i64>>,
    cost: C,
}

impl<C: Fn(PathDecision) -> i64> Costs<C> {
    fn of(diagram: &Diagram<'_>, is_wanted: impl Fn(usize) -> bool, cost: C) -> Costs<C> {
        let mut costs: Vec<Option<i64>> = Vec::with_capacity(diagram.vertices().len());
        for vertex in diagram.vertices() {
            costs.push(match vertex {
                Vertex::End(label) => is_wanted(*label).then_some(0),
                Vertex::Hidden(question, next) => {
                    costs[*next].map(|rest| rest + cost(PathDecision::Hidden(*question)))
                }
                Vertex::Asked(question, branches) => branches
                    .iter()
                    .filter_map(|branch| {
                        Some(costs[branch.to]? + cost(PathDecision::by(*question, branch)))
                    })
                    .min(),
            });
        }
        Costs { costs, cost }
    }

    /// The cheapest way down, the first of equal ones: how each vertex is passed.
    fn ways(&self, diagram: &Diagram<'_>, from: VertexId) -> Vec<PathDecision> {
        let mut ways = Vec::new();
        let mut at = from;
        loop {
            match &diagram.vertices()[at] {
                Vertex::End(_) => return ways,
                Vertex::Hidden(question, next) => {
                    ways.push(PathDecision::Hidden(*question));
                    at = *next;
                }
                Vertex::Asked(question, branches) => {
                    let costs = branches.iter().enumerate().filter_map(|(nth, branch)| {
                        let way = PathDecision::by(*question, branch);
                        Some((self.costs[branch.to]? + (self.cost)(way), nth))
                    });
                    let Some((_, nth)) = costs.min() else { return ways };
                    ways.push(PathDecision::by(*question, &branches[nth]));
                    at = branches[nth].to;
                }
            }
        }
    }

    /// The answers of the cheapest way down, if there is one.
    fn cheapest(&self, diagram: &Diagram<'_>, from: VertexId) -> Option<Path> {
        self.costs[from]?;
        Some(path_of(&self.ways(diagram, from)))
    }
}

/// The best sum of points over all paths, and the shortest path to it. `rank` is smaller for
/// better points.
pub(super) fn extreme(
    diagram: &Diagram<'_>,
    points: &impl Fn(PathDecision) -> u32,
    rank: impl Fn(u32) -> i64,
) -> Extreme {
    /// More than any path is long, so that points count before length.
    const STEP: i64 = 1 << 12;
    let costs = Costs::of(diagram, |_| true, |way| rank(points(way)) * STEP + way.length());
    let ways = costs.ways(diagram, diagram.root());
    Extreme { points: ways.iter().map(|way| points(*way)).sum(), path: path_of(&ways) }
}

/// The way to a vertex.
#[derive(Debug, Clone, Copy)]
struct VertexPath {
    length: i64,
    from: VertexId,
    by: PathDecision,
}

/// Per option the shortest path through it: the shortest way there, and from there to any end.
pub(super) fn chosen(program: &Program<'_>, diagram: &Diagram<'_>) -> Vec<Vec<Option<Path>>> {
    let rest = Costs::of(diagram, |_| true, PathDecision::length);
    let n_vertices = diagram.vertices().len();
    let mut ways: Vec<Option<VertexPath>> = vec![None; n_vertices];
    let root = diagram.root();
    let mut best: Vec<Vec<Option<(i64, VertexId, Branch)>>> =
        program.steps.iter().map(|step| vec![None; step.options.len()]).collect();
    for at in (0..n_vertices).rev() {
        let length = match ways[at] {
            _ if at == root => 0,
            Some(way) => way.length,
            None => continue,
        };
        let mut reach = |to: VertexId, by: PathDecision| {
            let way = VertexPath { length: length + by.length(), from: at, by };
            if ways[to].is_none_or(|known| way.length < known.length) {
                ways[to] = Some(way);
            }
        };
        match &diagram.vertices()[at] {
            Vertex::End(_) => {}
            Vertex::Hidden(question, next) => reach(*next, PathDecision::Hidden(*question)),
            Vertex::Asked(question, branches) => {
                for branch in branches {
                    let by = PathDecision::by(*question, branch);
                    reach(branch.to, by);
                    let (Some(option), Some(rest)) = (branch.option, rest.costs[branch.to]) else {
                        continue;
                    };
                    let whole = length + by.length() + rest;
                    let slot = &mut best[*question][option];
                    *slot = slot.filter(|known| known.0 <= whole).or(Some((whole, at, *branch)));
                }
            }
        }
    }
    let path_through = |question: usize, slot: &Option<(i64, VertexId, Branch)>| {
        let (_, at, branch) = (*slot)?;
        let mut back = vec![PathDecision::by(question, &branch)];
        let mut to = at;
        while let Some(way) = ways[to].filter(|_| to != root) {
            back.push(way.by);
            to = way.from;
        }
        let mut path = path_of(back.iter().rev());
        path.extend(&rest.cheapest(diagram, branch.to)?);
        Some(path)
    };
    let of_question = |(question, slots): (usize, &Vec<_>)| -> Vec<Option<Path>> {
        slots.iter().map(|slot| path_through(question, slot)).collect()
    };
    best.iter().enumerate().map(of_question).collect()
}
