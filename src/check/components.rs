//! Strongly connected components of a graph: the groups of nodes that lie on cycles together.

use std::collections::BTreeMap;

/// The component of a node, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ComponentId(usize);

/// The component of each node that can be reached: two nodes have the same one if each leads to the
/// other. Takes every node and every edge once.
///
/// This is Gabow's path-based algorithm, without recursion, because a path can have as many nodes as
/// a site has pages:
/// 1. Nodes are numbered in the order of a depth-first search. Those without a component wait.
/// 2. An edge to a waiting node closes a cycle, so all nodes on the path since then belong together:
///    only the first of them stays a border between components.
/// 3. When the search leaves a border, it and the nodes that wait since then are a component.
pub(super) fn components<N, E>(
    nodes: impl IntoIterator<Item = N>,
    edges: impl Fn(N) -> E,
) -> BTreeMap<N, ComponentId>
where
    N: Copy + Ord,
    E: Iterator<Item = N>,
{
    let mut components = BTreeMap::new();
    let mut numbers: BTreeMap<N, usize> = BTreeMap::new();
    let (mut waiting, mut borders) = (Vec::new(), Vec::new());
    for root in nodes {
        let mut trail: Vec<(usize, E)> = Vec::new();
        let mut next = Some(root).filter(|root| !numbers.contains_key(root));
        loop {
            if let Some(node) = next.take() {
                let number = numbers.len();
                numbers.insert(node, number);
                waiting.push((number, node));
                borders.push(number);
                trail.push((number, edges(node)));
            }
            let Some((number, to)) = trail.last_mut() else { break };
            match to.next() {
                Some(to) => match numbers.get(&to) {
                    None => next = Some(to),
                    Some(_) if components.contains_key(&to) => {}
                    Some(first) => borders.truncate(borders.partition_point(|it| it <= first)),
                },
                None => {
                    if borders.pop_if(|border| border == number).is_some() {
                        let start = waiting.partition_point(|(waits, _)| waits < number);
                        let id = ComponentId(*number);
                        components.extend(waiting.drain(start..).map(|(_, node)| (node, id)));
                    }
                    trail.pop();
                }
            }
        }
    }
    components
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;

    use super::components;

    /// The nodes of a graph of edges, grouped by component.
    fn groups(edges: &[(u32, u32)]) -> BTreeSet<Vec<u32>> {
        let nodes: BTreeSet<u32> = edges.iter().flat_map(|(from, to)| [*from, *to]).collect();
        let next = |node: u32| edges.iter().filter(move |(from, _)| *from == node).map(|e| e.1);
        let found = components(nodes.iter().copied(), next);
        let group = |node: &u32| {
            nodes.iter().copied().filter(|other| found[other] == found[node]).collect::<Vec<_>>()
        };
        nodes.iter().map(group).collect()
    }

    #[test]
    fn nodes_of_a_cycle_are_one_component() {
        assert_eq!(groups(&[(1, 2), (2, 3)]), BTreeSet::from([vec![1], vec![2], vec![3]]));
        assert_eq!(groups(&[(1, 1), (1, 2)]), BTreeSet::from([vec![1], vec![2]]));
        let two_cycles = [(1, 2), (2, 3), (3, 2), (3, 4), (4, 5), (5, 6), (6, 4), (1, 6)];
        assert_eq!(groups(&two_cycles), BTreeSet::from([vec![1], vec![2, 3], vec![4, 5, 6]]));
        let one_inside_another = [(1, 2), (2, 3), (3, 2), (3, 1), (4, 3)];
        assert_eq!(groups(&one_inside_another), BTreeSet::from([vec![1, 2, 3], vec![4]]));
    }

    /// Compared with a search from each node, on all graphs of four nodes.
    #[test]
    fn components_are_what_leads_to_each_other() {
        for bits in 0_u32..1 << 16 {
            let has = |from: usize, to: usize| bits & (1 << (from * 4 + to)) != 0;
            let mut leads = [[false; 4]; 4];
            for (from, row) in leads.iter_mut().enumerate() {
                *row = [0, 1, 2, 3].map(|to| from == to || has(from, to));
            }
            for through in 0..4 {
                for from in 0..4 {
                    for to in 0..4 {
                        leads[from][to] |= leads[from][through] && leads[through][to];
                    }
                }
            }
            let next = |node: usize| (0..4).filter(move |to| has(node, *to));
            let found = components(0..4, next);
            for (from, to) in (0..4).flat_map(|from| (0..4).map(move |to| (from, to))) {
                let is_cycle = leads[from][to] && leads[to][from];
                assert_eq!(found[&from] == found[&to], is_cycle, "{bits:016b} {from} {to}");
            }
        }
    }

    #[test]
    fn every_node_and_edge_is_taken_once() {
        // A path of pages that also embed all of the three before them.
        const N: u32 = 5_000;
        let (n_nodes, n_edges) = (Cell::new(0_u32), Cell::new(0_u32));
        let edges = |node: u32| {
            n_nodes.set(n_nodes.get() + 1);
            let next = (node + 1 < N).then_some(node + 1);
            let before = (1..=3).filter_map(move |n| node.checked_sub(n));
            next.into_iter().chain(before).inspect(|_| n_edges.set(n_edges.get() + 1))
        };
        let found = components(0..N, edges);
        assert!(found.values().all(|id| *id == found[&0]), "all are one component");
        assert_eq!((n_nodes.get(), n_edges.get()), (N, N - 1 + 3 * N - 6));
    }
}
