//! Small random quizzes for property tests, as authors would write them.

use std::fmt::Write;

use crate::quiz::split_mix::SplitMix64;

impl SplitMix64 {
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Some of the numbers below `n`, at least one.
    fn some(&mut self, n: usize) -> Vec<usize> {
        let mut some: Vec<usize> = (0..n).filter(|_| self.chance(45)).collect();
        if some.is_empty() {
            some.push(self.below(n));
        }
        some
    }
}

const N_DIMENSIONS: usize = 2;
const N_ACTIONS: usize = 16;

/// The text of a random quiz without mistakes of structure, but with any other.
pub(super) fn quiz(seed: u64) -> String {
    let random = &mut SplitMix64::new(seed);
    let n_questions = 1 + random.below(6);
    let mut n_options: Vec<usize> = (0..n_questions).map(|_| 2 + random.below(2)).collect();
    // In a short quiz one question has up to 31 different answers.
    let wide = (n_questions < 4 && random.chance(50)).then(|| random.below(n_questions));
    if let Some(wide) = wide {
        n_options[wide] = 4 + random.below(2);
    }
    let n_results = 3 + random.below(2);
    let mut text = String::from("title: T\nanswers_version: 1\n");
    text += "dimensions: {d0: D zero, d1: D one}\nphases: {p0: P zero, p1: P one}\nquestions:\n";
    for question in 0..n_questions {
        let is_many = wide == Some(question) || random.chance(30);
        text += &self::question(random, question, &n_options, is_many);
    }
    text += "stops:\n";
    let n_bands = random.below(n_results.min(3) + 1);
    for stop in 0..random.below(5) {
        let when = condition(random, &n_options, 2);
        // A halt ends most paths early, so there are few of them.
        let effect = match random.below(8) {
            6 => "effect: note".to_owned(),
            0 => format!("effect: halt, result: r{}", random.below(n_results)),
            1..=3 if n_bands > 0 => format!("effect: cap, cap: r{}", random.below(n_bands)),
            _ => format!("effect: override, result: r{}", random.below(n_results)),
        };
        let at = if random.chance(40) { ", at: answer" } else { "" };
        writeln!(text, "  - {{id: s{stop}, when: {when}, {effect}{at}, text: Stop {stop}}}")
            .expect("a string");
    }
    text += "bands:\n";
    for band in 0..n_bands {
        let from = (n_bands - 1 - band) * (1 + random.below(3));
        let floor = if random.chance(40) && band + 1 < n_bands {
            format!(", floors: {{d{}: {}}}", random.below(N_DIMENSIONS), 1 + random.below(3))
        } else {
            String::new()
        };
        writeln!(text, "  - {{result: r{band}, from: {from}{floor}}}").expect("a string");
    }
    text += &results(random, n_results);
    text += &actions(random, &n_options);
    text += "invariants:\n";
    for _ in 0..random.below(3) {
        let when = condition(random, &n_options, 2);
        let (result, action) = (random.below(n_results), random.below(N_ACTIONS));
        let expectation = match random.below(6) {
            0 => format!("result_in: [r{result}]"),
            1 => format!("result_not: [r{result}]"),
            2 => format!("plan_has: [a{action}]"),
            3 => format!("plan_first: [a{action}]"),
            4 => format!("plan_first: [a{action}, a{}]", (action + 1) % N_ACTIONS),
            _ => format!("plan_lacks: [a{action}]"),
        };
        writeln!(text, "  - {{when: {when}, {expectation}}}").expect("a string");
    }
    text
}

fn question(
    random: &mut SplitMix64,
    question: usize,
    n_options: &[usize],
    is_many: bool,
) -> String {
    let n = n_options[question];
    let mut text = format!("  - id: q{question}\n    title: Question {question}\n");
    let is_conditional = question > 0 && random.chance(50);
    let scores: Vec<bool> = (0..N_DIMENSIONS).map(|_| random.chance(50)).collect();
    let points = |random: &mut SplitMix64| {
        let all = scores.iter().enumerate().filter(|(_, scores)| **scores);
        let all: Vec<_> =
            all.map(|(dimension, _)| format!("d{dimension}: {}", random.below(3))).collect();
        format!("{{{}}}", all.join(", "))
    };
    if is_conditional {
        let when = condition(random, &n_options[..question], 2);
        let skipped = points(random);
        writeln!(text, "    show_if: {when}\n    skipped: {skipped}").expect("a string");
    }
    if is_many {
        text += "    many: true\n";
    }
    let exclusive = (is_many && random.chance(50)).then(|| random.below(n));
    text += "    options:\n";
    for option in 0..n {
        let score = points(random);
        // Sometimes enough actions to make a plan too long.
        let adds = if random.chance(40) { random.some(N_ACTIONS) } else { Vec::new() };
        let adds: Vec<_> = adds.iter().map(|action| format!("a{action}")).collect();
        let adds = adds.join(", ");
        // The first option is always there, so that every path has an end.
        let show = if question > 0 && option > 0 && random.chance(20) {
            format!(", show_if: {}", condition(random, &n_options[..question], 2))
        } else {
            String::new()
        };
        let exclusive = if exclusive == Some(option) { ", exclusive: true" } else { "" };
        writeln!(
            text,
            "      - {{id: o{option}, label: Option {option}, score: {score}, do: [{adds}]{exclusive}{show}}}"
        )
        .expect("a string");
    }
    text
}

fn condition(random: &mut SplitMix64, n_options: &[usize], depth: usize) -> String {
    let kind = if depth == 0 { 0 } else { random.below(8) };
    let parts = |random: &mut SplitMix64| {
        let parts: Vec<_> =
            (0..random.below(4)).map(|_| condition(random, n_options, depth - 1)).collect();
        parts.join(", ")
    };
    match kind {
        5 => format!("{{all: [{}]}}", parts(random)),
        6 => format!("{{any: [{}]}}", parts(random)),
        7 => format!("{{not: {}}}", condition(random, n_options, depth - 1)),
        _ => {
            let question = random.below(n_options.len());
            let options = random.some(n_options[question]);
            let options: Vec<_> = options.iter().map(|option| format!("o{option}")).collect();
            format!("{{q{question}: [{}]}}", options.join(", "))
        }
    }
}

fn results(random: &mut SplitMix64, n_results: usize) -> String {
    let mut text = String::from("results:\n");
    for result in 0..n_results {
        let adds = if random.chance(40) { random.some(N_ACTIONS) } else { Vec::new() };
        let adds: Vec<_> = adds.iter().map(|action| format!("a{action}")).collect();
        let phases = if random.chance(30) {
            format!(", phases: [p{}]", random.below(2))
        } else {
            String::new()
        };
        writeln!(
            text,
            "  r{result}: {{title: Result {result}, do: [{}]{phases}}}",
            adds.join(", ")
        )
        .expect("a string");
    }
    text
}

fn actions(random: &mut SplitMix64, n_options: &[usize]) -> String {
    let mut text = String::from("actions:\n");
    for action in 0..N_ACTIONS {
        let phase = random.below(2);
        let when = if random.chance(25) {
            format!(", when: {}", condition(random, n_options, 2))
        } else {
            String::new()
        };
        writeln!(text, "  a{action}: {{label: Action {action}, phase: p{phase}{when}}}")
            .expect("a string");
    }
    text
}
