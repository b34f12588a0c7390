//! Quizzes as authors write them, and the findings.

use std::sync::Arc;

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::answers::Answers;
use crate::quiz::id::{OptionId, QuestionId};
use crate::quiz::plan::Reason;
use crate::quiz::{Quiz, prove, random, read, structure, words};
use crate::text::{RelPath, Source, Span};
use crate::yaml::{self, Node, schema};

/// The complete example of a quiz.
pub(super) const EXAMPLE: &str = include_str!("../../tests/quiz/readiness.yaml");

/// The tree of the text of a quiz.
fn tree(text: &str) -> (Arc<Source>, Node) {
    let path = RelPath::new("quiz.yaml").expect("a plain path");
    let source: Arc<Source> = Source::new(path, text);
    match yaml::parse(&source, Span::new(0, text.len())) {
        Ok(node) => (source, node),
        Err(found) => panic!("{}", found[0].message),
    }
}

/// A quiz from its text, and what reading it found.
pub(super) fn quiz(text: &str) -> (Quiz, Vec<Diagnostic>) {
    let (source, node) = tree(text);
    let mut found = schema::check(&source, &node, &super::shape::QUIZ);
    let quiz = read(&source, &node).take(&mut found);
    (quiz, found)
}

/// All findings of a quiz, as `kb check` makes them: a quiz with errors is not proved.
pub(super) fn findings(text: &str) -> Vec<Diagnostic> {
    let (quiz, mut found) = quiz(text);
    found.extend(structure(&quiz));
    found.extend(words(&quiz, &quiz.source, &tree(text).1));
    if found.is_empty() {
        found.extend(prove(&quiz).findings);
        found.extend(super::style_findings(&quiz));
    }
    crate::diag::sorted(found)
}

#[test]
fn the_example_has_one_warning_and_59_410_paths() {
    let (quiz, found) = quiz(EXAMPLE);
    assert_eq!(found, []);
    let proof = prove(&quiz);
    assert_eq!(proof.n_paths, Some(59_410));
    let n_paths: Vec<_> = proof.results.iter().map(|result| result.n_paths).collect();
    assert_eq!(n_paths, [1_081, 6_480, 9, 2_750, 37_333, 11_757]);
    let references: Vec<_> = quiz.references().collect();
    assert_eq!(references.len(), 27);
    assert!(references.iter().all(|(name, span, _)| quiz.source.slice(*span) == *name));
    let found: Vec<_> = findings(EXAMPLE).iter().map(|one| one.rule).collect();
    assert_eq!(found, [Rule::QuizPlan]);
}

/// A small quiz without any finding, to be broken in one place.
const SMALL: &str = "\
title: Small
dimensions: {law: Law, talk: Talk}
phases: {before: Before, after: After}
questions:
  - id: first
    title: First?
    hint: One sentence
    short: First
    options:
      - {id: good, label: Good, score: {law: 2}, do: [write]}
      - {id: fair, label: Fair, score: {law: 1}, do: [write, call]}
      - {id: poor, label: Poor, do: [call]}
  - id: second
    title: Second?
    short: Second
    show_if: {first: [good, fair]}
    skipped: {talk: 1}
    options:
      - {id: good, label: Good, score: {talk: 2}, do: [call]}
      - {id: fair, label: Fair, score: {talk: 1}, do: [rest]}
      - {id: poor, label: Poor}
stops:
  - {id: danger, when: {first: [poor]}, effect: override, result: bad, text: Danger}
  - {id: lawyer, when: {all: [{first: [good]}, {second: [fair]}]}, effect: cap, cap: mid, text: Lawyer}
bands:
  - {result: top, from: 3, floors: {law: 2}}
  - {result: mid, from: 2}
  - {result: low, from: 1}
results:
  top: {title: Top, do: [rest]}
  mid: {title: Mid}
  low: {title: Low}
  bad: {title: Bad, do: [call]}
actions:
  write: {label: Write, phase: before}
  call: {label: Call, phase: before, after: [write]}
  rest: {label: Rest, phase: after, after: [call]}
invariants:
  - {when: {first: [poor]}, result_in: [bad], plan_has: [call]}
cases:
  - {name: best, answers: {first: good, second: good}, total: 4, result: top, plan: [write, call, rest]}
";

/// The findings after one change, as `rule line:column`.
fn broken(from: &str, to: &str) -> Vec<String> {
    assert_eq!(SMALL.matches(from).count(), 1, "{from:?} stands exactly once");
    let found = findings(&SMALL.replacen(from, to, 1));
    let place = |one: &Diagnostic| {
        let at = one.source.position(one.span.start);
        format!("{} {}:{}", one.rule.code(), at.line, at.column)
    };
    found.iter().map(place).collect()
}

/// A change, and all findings that it must cause.
type FindingCase<'a> = (&'a str, &'a str, &'a [&'a str]);

fn all_found(cases: &[FindingCase<'_>]) {
    for (from, to, expected) in cases {
        assert_eq!(broken(from, to), *expected, "{from:?} became {to:?}");
    }
}

#[test]
fn the_small_quiz_is_clean() {
    assert_eq!(findings(SMALL), []);
}

#[test]
fn unknown_and_duplicate_ids_are_found_at_their_places() {
    all_found(&[
        (
            "- id: second",
            "- id: first",
            &["duplicate-id 13:9", "unknown-reference 24:49", "unknown-reference 41:41"],
        ),
        (
            "- {id: fair, label: Fair, score: {law: 1}",
            "- {id: good, label: Fair, score: {law: 1}",
            &["duplicate-id 11:14", "unknown-reference 16:29"],
        ),
        ("{id: lawyer, ", "{id: danger, ", &["duplicate-id 24:10"]),
        ("{result: mid, from", "{result: top, from", &["quiz-stop 24:86", "duplicate-id 27:14"]),
        ("score: {law: 1}", "score: {lav: 1}", &["unknown-reference 11:41"]),
        ("floors: {law: 2}", "floors: {low: 2}", &["unknown-reference 26:37"]),
        ("do: [write, call]", "do: [write, calls]", &["unknown-reference 11:62"]),
        ("do: [write, call]", "do: [write, write]", &["duplicate-id 11:62"]),
        ("phase: after", "phase: aftr", &["unknown-reference 37:30"]),
        ("result: bad", "result: bed", &["unknown-reference 23:67"]),
        ("{result: low, from", "{result: lows, from", &["unknown-reference 28:14"]),
        ("after: [write]", "after: [right]", &["unknown-reference 36:46"]),
        ("result_in: [bad]", "result_in: [bat]", &["unknown-reference 39:41"]),
        ("plan_has: [call]", "plan_has: [cal]", &["unknown-reference 39:58"]),
        (
            "{first: good, second: good}",
            "{frist: good, second: good}",
            &["unknown-reference 41:28"],
        ),
        ("{first: good, second: good}", "{first: good, second: god}", &["unknown-reference 41:49"]),
        (
            "phase: before}",
            "phase: before, pages: [p, p], scenarios: [q, q]}",
            &["duplicate-id 35:51", "duplicate-id 35:70"],
        ),
        (
            "- id: second",
            "- id: any",
            &["bad-id 13:9", "unknown-reference 24:49", "unknown-reference 41:41"],
        ),
    ]);
}

#[test]
fn malformed_conditions_are_found_at_their_places() {
    all_found(&[
        (
            "when: {first: [poor]}, effect",
            "when: {firts: [poor]}, effect",
            &["unknown-reference 23:25"],
        ),
        (
            "when: {first: [poor]}, effect",
            "when: {first: [por]}, effect",
            &["unknown-reference 23:33"],
        ),
        ("when: {first: [poor]}, effect", "when: {first: poor}, effect", &["wrong-type 23:32"]),
        (
            "when: {first: [poor]}, effect",
            "when: {first: [poor], second: [fair]}, effect",
            &["wrong-type 23:24"],
        ),
        (
            "when: {first: [poor]}, effect",
            "when: {any: {first: [poor]}}, effect",
            &["wrong-type 23:30"],
        ),
        ("when: {first: [poor]}, effect", "when: {not: [first]}, effect", &["wrong-type 23:30"]),
        ("when: {first: [poor]}, effect", "when: poor, effect", &["wrong-type 23:24"]),
    ]);
}

#[test]
fn mistakes_of_structure_are_found_at_their_places() {
    all_found(&[
        ("show_if: {first: [good, fair]}", "show_if: {second: [good]}", &["quiz-order 16:15"]),
        (
            "    short: First\n",
            "    short: First\n    show_if: {not: {second: [good]}}\n    skipped: {law: 0}\n",
            &["quiz-order 9:21"],
        ),
        (
            "      - {id: fair, label: Fair, score: {talk: 1}, do: [rest]}\n      - {id: poor, label: Poor}\n",
            "",
            &["quiz-options 19:7", "unknown-reference 22:58"],
        ),
        (
            "- {id: good, label: Good, score: {law: 2}",
            "- {id: good, label: Good, exclusive: true, score: {law: 2}",
            &["quiz-options 10:44"],
        ),
        ("score: {law: 2}", "score: {law: -2}", &["quiz-score 10:46"]),
        ("score: {law: 2}", "score: {law: 2.5}", &["quiz-score 10:46"]),
        ("skipped: {talk: 1}", "skipped: {talk: many}", &["quiz-score 17:21"]),
        ("    skipped: {talk: 1}\n", "", &["quiz-skipped 13:9"]),
        ("skipped: {talk: 1}", "skipped: {}", &["quiz-skipped 17:14"]),
        ("skipped: {talk: 1}", "skipped: {talk: 1, law: 1}", &["quiz-skipped 17:29"]),
        ("    short: First\n", "    short: First\n    skipped: {law: 1}\n", &["quiz-skipped 9:14"]),
        (
            "write: {label: Write, phase: before}",
            "write: {label: Write, phase: before, after: [call]}",
            &["quiz-cycle 36:46"],
        ),
        (
            "write: {label: Write, phase: before}",
            "write: {label: Write, phase: before, after: [write]}",
            &["quiz-cycle 35:48"],
        ),
        ("after: [write]", "after: [rest]", &["quiz-cycle 36:46", "quiz-cycle 37:45"]),
        ("effect: override, result: bad", "effect: override", &["quiz-stop 23:49"]),
        (
            "effect: override, result: bad",
            "effect: halt, cap: mid",
            &["quiz-stop 23:49", "quiz-stop 23:60"],
        ),
        ("effect: cap, cap: mid", "effect: cap", &["quiz-stop 24:76"]),
        ("effect: cap, cap: mid", "effect: cap, cap: bad", &["quiz-stop 24:86"]),
        ("effect: cap, cap: mid", "effect: cap, cap: mid, result: bad", &["quiz-stop 24:99"]),
        ("{result: mid, from: 2}", "{result: mid, from: 3}", &["quiz-bands 27:25"]),
        ("{result: mid, from: 2}", "{result: mid, from: 5}", &["quiz-bands 27:25"]),
        (
            "{result: low, from: 1}",
            "{result: low, from: 1, floors: {talk: 1}}",
            &["quiz-bands 28:43"],
        ),
        ("{result: low, from: 1}", "{result: low, from: 0}", &["quiz-bands 28:25"]),
    ]);
}

#[test]
fn unreachable_parts_are_found_at_their_places() {
    all_found(&[
        (
            "show_if: {first: [good, fair]}",
            "show_if: {all: [{first: [good]}, {first: [fair]}]}",
            &[
                "quiz-unreachable 13:9",
                "quiz-unreachable 24:10",
                "quiz-no-effect 26:42",
                "quiz-unreachable 28:14",
                "quiz-case 41:63",
                "quiz-case 41:85",
            ],
        ),
        ("effect: override", "effect: halt", &["quiz-constant 16:14", "quiz-bands 28:25"]),
        (
            "when: {all: [{first: [good]}, {second: [fair]}]}",
            "when: {all: [{first: [poor]}, {second: [fair]}]}",
            &["quiz-unreachable 24:10"],
        ),
        (
            "when: {all: [{first: [good]}, {second: [fair]}]}",
            "when: {first: [poor]}",
            &["quiz-unreachable 24:10"],
        ),
        (
            "{result: top, from: 3",
            "{result: top, from: 5",
            &[
                "quiz-no-effect 24:10",
                "quiz-unreachable 26:14",
                "quiz-case 41:74",
                "quiz-case 41:85",
            ],
        ),
        (
            "floors: {law: 2}",
            "floors: {law: 3}",
            &[
                "quiz-no-effect 24:10",
                "quiz-unreachable 26:14",
                "quiz-rare 26:42",
                "quiz-case 41:74",
                "quiz-case 41:85",
            ],
        ),
        (
            "  bad: {title: Bad",
            "  odd: {title: Odd}\n  bad: {title: Bad",
            &["quiz-unreachable 33:3"],
        ),
        (
            "actions:\n",
            "actions:\n  idle: {label: Idle, phase: before}\n",
            &["quiz-unreachable 35:3"],
        ),
    ]);
}

#[test]
fn a_halt_that_always_applies_leaves_later_questions_out_of_reach() {
    let found = broken("when: {first: [poor]}, effect: override", "when: {all: []}, effect: halt");
    for expected in ["quiz-unreachable 13:9", "quiz-constant 23:24", "quiz-unreachable 26:14"] {
        assert!(found.iter().any(|one| one == expected), "{expected} is not in {found:?}");
    }
}

#[test]
fn broken_invariants_are_reported_at_their_place() {
    all_found(&[
        ("result_in: [bad]", "result_in: [top, mid]", &["quiz-invariant 39:41"]),
        ("result_in: [bad]", "result_not: [bad]", &["quiz-invariant 39:42"]),
        ("plan_has: [call]", "plan_has: [write]", &["quiz-invariant 39:58"]),
        ("plan_has: [call]", "plan_lacks: [call]", &["quiz-invariant 39:60"]),
        (
            "- {when: {first: [poor]}, result_in: [bad], plan_has: [call]}",
            "- {result_not: [low]}",
            &["quiz-invariant 39:19"],
        ),
        ("{result: low, from: 1}", "{result: low, from: 2}", &["quiz-bands 28:25"]),
        ("plan_has: [call]", "plan_first: [rest, call]", &["quiz-invariant 39:66"]),
        ("plan_has: [call]", "plan_order: [write, rest, call]", &["quiz-invariant 39:73"]),
        (
            "- {when: {first: [poor]}, result_in: [bad], plan_has: [call]}",
            "- {when: {first: [good]}, plan_first: [call]}",
            &["quiz-invariant 39:42"],
        ),
        (
            "- {when: {first: [poor]}, result_in: [bad], plan_has: [call]}",
            "- {when: {first: [poor]}, plan_first: [call], plan_order: [write, call, rest]}",
            &[],
        ),
        ("plan: [write, call, rest]", "plan_first: [write, rest]", &["quiz-case 41:99"]),
        ("plan: [write, call, rest]", "plan_order: [write, rest, call]", &["quiz-case 41:105"]),
        ("plan: [write, call, rest]", "plan_first: [write], plan_order: [write, rest]", &[]),
        (
            "rest: {label: Rest, phase: after, after",
            "rest: {label: Rest, phase: after, when: {first: [poor]}, after",
            &[],
        ),
        (
            "- {when: {first: [poor]}, result_in: [bad], plan_has: [call]}",
            "- {when: {first: [poor]}, result_in: [bad], plan_has: [write]}",
            &["quiz-invariant 39:58"],
        ),
        ("total: 4", "total: 3", &["quiz-case 41:63"]),
        ("result: top, plan", "result: mid, plan", &["quiz-case 41:74"]),
        ("plan: [write, call, rest]", "plan: [write, rest, call]", &["quiz-case 41:85"]),
        (
            "plan: [write, call, rest]",
            "plan_has: [rest], plan_lacks: [write]",
            &["quiz-case 41:110"],
        ),
        ("{first: good, second: good}", "{first: good}", &["quiz-case 41:12"]),
    ]);
}

#[test]
fn several_answers_add_up_and_an_exclusive_one_counts_alone() {
    let text = "\
title: T
dimensions: {d: D}
phases: {p: P}
questions:
  - id: a
    title: A
    many: true
    options:
      - {id: x, label: X, score: {d: 1}, do: [one]}
      - {id: y, label: Y, score: {d: 2}, do: [two]}
      - {id: z, label: Z, exclusive: true, do: [three]}
bands: [{result: r, from: 3}, {result: s, from: 0}]
results: {r: {title: R}, s: {title: S}}
actions: {one: {label: One, phase: p}, two: {label: Two, phase: p}, three: {label: Three, phase: p}}
cases:
  - {name: both, answers: {a: [x, y]}, total: 3, result: r, plan: [one, two]}
  - {name: none, answers: {a: z}, total: 0, result: s, plan: [three]}
";
    assert_eq!(findings(text), []);
    let (quiz, _) = quiz(text);
    assert_eq!(prove(&quiz).n_paths, Some(4));
    let outcome = |ids: &[&str]| {
        let stored = Answers::from_ids(&quiz, ids.iter().map(|id| ("a", *id)));
        crate::quiz::evaluate(&quiz, &stored)
    };
    assert_eq!(outcome(&["x", "z"]).total, 1, "an exclusive option beside others does not count");
    assert_eq!(outcome(&[]).open, Some(QuestionId::new(0)));
    let rules = |text: &str| findings(text).iter().map(|one| one.rule).collect::<Vec<_>>();
    assert_eq!(rules(&text.replace("a: [x, y]", "a: [x, z]")), [Rule::QuizCase]);
    assert_eq!(
        rules(&text.replace("label: Y,", "label: Y, exclusive: true,")),
        [Rule::QuizOptions]
    );
    let path = Some("the largest total is 3: a: [x, y]");
    let found = findings(&text.replace("from: 3", "from: 4"));
    assert!(found.iter().any(|one| one.help.as_deref() == path));
}

#[test]
fn twelve_times_sixteen_options_are_proved() {
    let option = |n: usize| format!("{{id: o{n}, label: O{n}, score: {{d: {}}}}}", u8::from(n > 0));
    let options = (0..16).map(option).collect::<Vec<_>>().join(", ");
    let question =
        |n: usize| format!("  - {{id: q{n}, title: Q{n}, many: true, options: [{options}]}}\n");
    let questions: String = (0..12).map(question).collect();
    let text = format!(
        "title: T\ndimensions: {{d: D}}\nquestions:\n{questions}bands: [{{result: r, from: 90}}, {{result: s, from: 0}}]\nresults: {{r: {{title: R}}, s: {{title: S}}}}\n"
    );
    let (quiz, _) = quiz(&text);
    assert_eq!(prove(&quiz).n_paths, Some(u128::MAX), "they are more than can be counted");
    let more = text.replace("bands:", &format!("{}bands:", question(12)));
    assert_eq!(findings(&more)[0].rule, Rule::QuizLimit);
}

#[test]
fn options_that_are_not_always_offered() {
    let text = "\
title: T
questions:
  - id: a
    title: A
    options: [{id: x, label: X}, {id: y, label: Y}]
  - id: b
    title: B
    options:
      - {id: x, label: X}
      - {id: y, label: Y, show_if: {a: [x]}}
      - {id: z, label: Z}
stops:
  - {id: s, when: {b: [y]}, effect: override, result: r, text: S}
  - {id: t, when: {b: [z]}, effect: override, result: t, text: T}
  - {id: u, when: {b: [x]}, effect: override, result: u, text: U}
results: {r: {title: R}, t: {title: T}, u: {title: U}}
cases:
  - {name: one, answers: {a: x, b: y}, result: r}
";
    assert_eq!(findings(text), []);
    assert_eq!(prove(&quiz(text).0).n_paths, Some(5));
    let rules = |from: &str, to: &str| {
        assert!(text.contains(from));
        let found = findings(&text.replace(from, to));
        found.iter().map(|one| (one.rule, one.message.clone())).collect::<Vec<_>>()
    };
    let hidden = rules("answers: {a: x, b: y}", "answers: {a: y, b: y}");
    let message = "case `one`: question `b` does not offer `y` here";
    assert_eq!(hidden, [(Rule::QuizCase, message.to_owned())]);
    let later = rules("show_if: {a: [x]}", "show_if: {b: [x]}");
    assert_eq!(later[0].0, Rule::QuizOrder);
    let few = rules("{id: z, label: Z}", "{id: z, label: Z, show_if: {a: [x]}}");
    assert_eq!(few, [(Rule::QuizOptions, "question `b` offers one option after a: y".to_owned())]);
    let none = text.replace("{id: z, label: Z}", "{id: z, label: Z, show_if: {a: [x]}}");
    let none =
        findings(&none.replace("{id: x, label: X}\n", "{id: x, label: X, show_if: {a: [x]}}\n"));
    let none: Vec<_> = none.iter().map(|one| one.message.as_str()).collect();
    assert!(none.contains(&"question `b` offers no option after a: y"), "{none:?}");
    let never = rules("show_if: {a: [x]}", "show_if: {all: [{a: [x]}, {a: [y]}]}");
    assert!(
        never.contains(&(Rule::QuizUnreachable, "option `y` is offered on no path".to_owned()))
    );
}

#[test]
fn conditions_of_actions_put_them_into_plans() {
    all_found(&[
        (
            "write: {label: Write, phase: before}",
            "write: {label: Write, phase: before, when: {all: [{first: [poor]}, {second: [good]}]}}",
            &["quiz-constant 35:46"],
        ),
        (
            "write: {label: Write, phase: before}",
            "write: {label: Write, phase: before, when: {not: {all: [{first: [poor]}, {second: [good]}]}}}",
            &["quiz-constant 35:46"],
        ),
        (
            "write: {label: Write, phase: before}",
            "write: {label: Write, phase: before, when: {frist: [poor]}}",
            &["unknown-reference 35:47"],
        ),
        (
            "write: {label: Write, phase: before}",
            "write: {label: Write, phase: before}\n  wait: {label: Wait, phase: before, when: {second: [poor]}}",
            &[],
        ),
        (
            "write: {label: Write, phase: before}",
            "write: {label: Write, phase: before}\n  wait: {label: Wait, phase: before, when: {all: [{first: [poor]}, {second: [poor]}]}}",
            &["quiz-unreachable 36:3"],
        ),
    ]);
    let changed = SMALL.replace(
        "write: {label: Write, phase: before}",
        "write: {label: Write, phase: before, when: {any: [{all: [{first: [poor]}, {not: {second: [good]}}]}, {second: [fair]}]}}",
    );
    let (quiz, found) = quiz(&changed);
    assert_eq!(found, []);
    let stored = Answers::from_ids(&quiz, [("first", "poor")]);
    let plan = crate::quiz::evaluate(&quiz, &stored).plan;
    let write = plan.iter().find(|item| quiz.actions[item.action.index()].id.text == "write");
    let poor = Reason::Answer(QuestionId::new(0), OptionId::new(2));
    assert_eq!(write.map(|item| item.reasons.as_slice()), Some(&[poor][..]));
}

#[test]
fn notes_are_listed_and_stops_are_shown_at_answers() {
    let changed = SMALL.replace(
        "effect: cap, cap: mid, text: Lawyer}",
        "effect: cap, cap: mid, at: answer, text: Lawyer}\n  - {id: tip, when: {any: [{first: [good, fair]}, {second: [fair]}]}, effect: note, at: answer, text: Tip}\n  - {id: end, when: {first: [fair]}, effect: note, text: End}",
    );
    assert_eq!(findings(&changed), []);
    let (quiz, _) = quiz(&changed);
    let outcome = |answers: &[(&str, &str)]| {
        let stored = Answers::from_ids(&quiz, answers.iter().copied());
        crate::quiz::evaluate(&quiz, &stored)
    };
    let listed = |answers: &[(&str, &str)]| -> Vec<String> {
        let stops = outcome(answers).stops.into_iter();
        stops.map(|stop| quiz.stops[stop.index()].id.text.clone()).collect()
    };
    let at_answers = |answers: &[(&str, &str)]| -> Vec<String> {
        let shown = outcome(answers).at_answers.into_iter().map(|(stop, question)| {
            format!("{}--{}", quiz.stops[stop.index()].id.text, quiz.question(question).id.text)
        });
        shown.collect()
    };
    assert_eq!(listed(&[("first", "good"), ("second", "fair")]), ["lawyer", "tip"]);
    assert_eq!(listed(&[("first", "fair"), ("second", "good")]), ["tip", "end"]);
    assert_eq!(at_answers(&[("first", "good")]), ["tip--first"], "before the quiz has ended");
    let both = ["lawyer--second", "tip--first", "tip--second"];
    assert_eq!(at_answers(&[("first", "good"), ("second", "fair")]), both);
    assert_eq!(at_answers(&[("first", "poor"), ("second", "fair")]), Vec::<String>::new());
    let limit = |answers: &[(&str, &str)]| outcome(answers).limit.index();
    assert_eq!(limit(&[("first", "fair"), ("second", "good")]), 0, "a note limits nothing");
}

#[test]
fn results_open_some_phases_of_the_plan() {
    let changed = SMALL.replace("top: {title: Top,", "top: {title: Top, phases: [after],");
    let (quiz, found) = quiz(&changed);
    assert_eq!(found, []);
    let phases = |answers: &[(&str, &str)]| -> Vec<usize> {
        let stored = Answers::from_ids(&quiz, answers.iter().copied());
        let phases = crate::quiz::evaluate(&quiz, &stored).phases.into_iter();
        phases.map(crate::quiz::id::PhaseId::index).collect()
    };
    assert_eq!(phases(&[("first", "good"), ("second", "good")]), [1]);
    assert_eq!(phases(&[("first", "poor")]), [0, 1]);
    assert_eq!(phases(&[("first", "good")]), [0usize; 0], "no result yet");
    all_found(&[
        ("mid: {title: Mid}", "mid: {title: Mid, phases: [soon]}", &["unknown-reference 31:30"]),
        (
            "mid: {title: Mid}",
            "mid: {title: Mid, phases: [before, after]}",
            &["quiz-no-effect 31:30"],
        ),
        ("mid: {title: Mid}", "mid: {title: Mid, phases: [after]}", &["quiz-plan 35:3"]),
    ]);
    let found = findings(&SMALL.replace("{title: Mid}", "{title: Mid, phases: [after]}"));
    assert_eq!(found[0].message, "all actions of a plan can be folded: first: good, second: poor");
}

#[test]
fn stops_at_answers_must_stay_true() {
    all_found(&[
        (
            "effect: override, result: bad,",
            "effect: override, result: bad, at: answer,",
            &["quiz-stop 23:76"],
        ),
        (
            "when: {all: [{first: [good]}, {second: [fair]}]}, effect: cap,",
            "when: {all: [{first: [good]}, {not: {second: [good, poor]}}]}, at: answer, effect: cap,",
            &["quiz-stop 24:85"],
        ),
        ("cap: mid, text", "cap: mid, at: result, text", &["unknown-value 24:95"]),
        ("effect: cap, cap: mid", "effect: note, cap: mid", &["quiz-stop 24:87"]),
        ("effect: cap, cap: mid", "effect: note, result: mid", &["quiz-stop 24:90"]),
    ]);
}

#[test]
fn rules_without_effect_are_found_at_their_places() {
    all_found(&[
        ("effect: cap, cap: mid", "effect: cap, cap: top", &["quiz-no-effect 24:10"]),
        ("floors: {law: 2}", "floors: {talk: 1}", &["quiz-no-effect 26:43"]),
        (
            "- {id: poor, label: Poor, do",
            "- {id: poor, label: Poor, score: {law: 1}, do",
            &["quiz-no-effect 12:46"],
        ),
        (
            "show_if: {first: [good, fair]}",
            "show_if: {first: [good, fair, poor]}",
            &["quiz-constant 16:14", "quiz-bands 28:25"],
        ),
        (
            "when: {all: [{first: [good]}, {second: [fair]}]}",
            "when: {all: [{first: [good]}, {any: []}]}",
            &["quiz-unreachable 24:10"],
        ),
        (
            "when: {all: [{first: [good]}, {second: [fair]}]}",
            "when: {all: [{not: {first: [poor]}}, {second: [fair]}, {all: []}]}",
            &["quiz-constant 24:73"],
        ),
        (
            "{when: {first: [poor]}, result_in: [bad]",
            "{when: {all: [{first: [poor]}, {second: [good]}]}, result_in: [bad]",
            &["quiz-constant 39:12"],
        ),
        (
            "      - {id: poor, label: Poor}\n",
            "      - {id: poor, label: Poor}\n      - {id: none, label: None}\n",
            &["quiz-no-effect 22:14"],
        ),
    ]);
}

#[test]
fn words_that_readers_cannot_distinguish_are_found() {
    all_found(&[
        ("title: Second?", "title: \"first? \"", &["quiz-words 14:12"]),
        ("short: Second", "short: First", &["quiz-words 15:12"]),
        ("{id: poor, label: Poor}", "{id: poor, label: Good}", &["quiz-words 21:27"]),
        ("low: {title: Low}", "low: {title: Mid}", &["quiz-words 32:16"]),
        ("talk: Talk}", "talk: Law}", &["quiz-words 2:30"]),
        ("hint: One sentence", "hint: One. Two", &["quiz-words 7:11"]),
        ("hint: One sentence", "hint: See [here](x.md)", &["quiz-words 7:11"]),
    ]);
}

#[test]
fn a_quiz_may_do_without_bands_when_stops_decide_everything() {
    let text = "\
title: T
questions:
  - {id: a, title: A, options: [{id: x, label: X}, {id: y, label: Y}, {id: z, label: Z}]}
stops:
  - {id: s, when: {a: [x]}, effect: override, result: r, text: S}
  - {id: t, when: {a: [y, z]}, effect: override, result: q, text: T}
results: {r: {title: R}, q: {title: Q}}
";
    let no_effect = findings(text);
    assert_eq!(no_effect.len(), 1, "only y and z are alike");
    let found = findings(&text.replace("[y, z]", "[y]"));
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((one.rule, one.source.position(one.span.start).line), (Rule::QuizNoResult, 1));
    assert_eq!(one.message, "there is no result on 1 of 3 paths: a: z");
}

#[test]
fn rare_bands_and_empty_or_long_plans_are_found() {
    let options = |points: u32| {
        let option = |n: u32| format!("{{id: o{n}, label: O{n}, score: {{d: {}}}}}", n * points);
        (0..11).map(option).collect::<Vec<_>>().join(", ")
    };
    let actions: Vec<_> = (0..13).map(|n| format!("a{n}")).collect();
    let text = format!(
        "\
title: T
dimensions: {{d: D}}
phases: {{p: P}}
questions:
  - {{id: a, title: A, options: [{}]}}
  - {{id: b, title: B, options: [{}]}}
bands: [{{result: r, from: 110}}, {{result: q, from: 55}}, {{result: l, from: 0}}]
results:
  r: {{title: R, do: [{}]}}
  q: {{title: Q, do: [a0]}}
  l: {{title: L}}
actions:
",
        options(10),
        options(1),
        actions.join(", ")
    );
    let action = |id: &String| format!("  {id}: {{label: L{id}, phase: p}}\n");
    let text = text + &actions.iter().map(action).collect::<String>();
    let found: Vec<_> = findings(&text).into_iter().map(|one| (one.rule, one.message)).collect();
    let says = |rule: Rule, part: &str| {
        assert!(
            found.iter().any(|(of, message)| *of == rule && message.contains(part)),
            "{found:?}"
        );
    };
    says(Rule::QuizRare, "only 1 of 121 paths reach the band `r`");
    let rare = text.replace("{result: r, from: 110}", "{result: r, from: 110, rare: true}");
    assert!(findings(&rare).iter().all(|one| one.rule != Rule::QuizRare));
    let common = text.replace("{result: q, from: 55}", "{result: q, from: 55, rare: true}");
    let not_rare = "60 of 121 paths reach the band `q`, so it is not rare";
    assert!(findings(&common).iter().any(|one| one.message == not_rare));
    says(Rule::QuizPlan, "a plan can be empty: a: o0, b: o0");
    says(Rule::QuizPlan, "a plan can have more than 12 actions: a: o10, b: o10");
}

#[test]
fn too_large_a_quiz_is_refused_at_once() {
    let question = |n: usize| {
        format!(
            "  - {{id: q{n}, title: Q{n}, options: [{{id: a, label: A}}, {{id: b, label: B}}]}}\n"
        )
    };
    let parts = |n: usize| format!("{{any: [{{q{n}: [a]}}, {{q{}: [b]}}]}}", 119 - n);
    let quiz = |n_questions: usize, when: String| {
        let questions: String = (0..n_questions).map(question).collect();
        format!(
            "title: T\nquestions:\n{questions}stops:\n  - {{id: s, when: {when}, effect: override, result: r, text: S}}\nbands: [{{result: t, from: 0}}]\nresults: {{r: {{title: R}}, t: {{title: T}}}}\n"
        )
    };
    // Which of the first sixty questions had which answer matters until the end.
    let when = format!("{{all: [{}]}}", (0..60).map(parts).collect::<Vec<_>>().join(", "));
    let found = findings(&quiz(120, when));
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((one.rule, one.source.position(one.span.start).line), (Rule::QuizLimit, 3));
    assert!(
        one.message.contains("1,329,227,995,784,915,872,903,807,060,280,344,576"),
        "{}",
        one.message
    );
    let found = findings(&quiz(201, "{q0: [a]}".to_owned()));
    assert_eq!(found[0].message, "a quiz has at most 200 questions");
}

/// The complete example with one more question: fifteen facts, each with an action, or none of them.
fn example_with_facts() -> String {
    let fact = |n: usize| format!("      - {{id: f{n}, label: Fact {n}, do: [see-to-f{n}]}}\n");
    let facts: String = (0..15).map(fact).collect();
    let question = format!(
        "  - id: facts\n    title: Which of these are true?\n    many: true\n    options:\n{facts}      - {{id: none, label: None of them, exclusive: true}}\n  - id: reason\n"
    );
    let action = |n: usize| format!("  see-to-f{n}: {{label: See to fact {n}, phase: before}}\n");
    let actions: String = (0..15).map(action).collect();
    let text = EXAMPLE.replacen("  - id: reason\n", &question, 1);
    text.replacen("  safety-plan: {", &format!("{actions}  safety-plan: {{"), 1)
}

#[test]
fn each_further_answer_to_a_question_allows_one_more_action() {
    let quiz = |n_actions: usize| {
        let adds = |n: usize| (0..n_actions).map(|m| format!("a{n}-{m}")).collect::<Vec<_>>();
        let option = |n: usize| format!("{{id: o{n}, label: O{n}, do: [{}]}}", adds(n).join(", "));
        let options: Vec<_> = (0..13).map(option).collect();
        let action = |id: &String| format!("  {id}: {{label: {id}, phase: p}}\n");
        let actions: String = (0..13).flat_map(adds).map(|id| action(&id)).collect();
        format!(
            "title: T\nphases: {{p: P}}\nquestions:\n  - {{id: q, title: Q, many: true, options: [{}]}}\nbands: [{{result: r, from: 0}}]\nresults: {{r: {{title: R}}}}\nactions:\n{actions}",
            options.join(", ")
        )
    };
    assert_eq!(findings(&quiz(1)), []);
    let found: Vec<_> = findings(&quiz(2)).into_iter().map(|one| one.message).collect();
    let options = (0..12).map(|n| format!("o{n}")).collect::<Vec<_>>().join(", ");
    assert_eq!(found, [format!("a plan can have more than 12 actions: q: [{options}]")]);
}

#[test]
fn fifteen_facts_at_once_are_proved() {
    let (quiz, found) = quiz(&example_with_facts());
    assert_eq!(found, []);
    let proof = prove(&quiz);
    assert_eq!(proof.n_paths, Some(59_410 << 15), "none of them, or any of 2^15 - 1 sets");
    let safe = &proof.results[0];
    assert_eq!(safe.n_paths, 1_081 << 15);
    let limits = proof.findings.iter().filter(|one| one.rule == Rule::QuizLimit);
    assert_eq!(limits.count(), 0, "{:?}", proof.findings);
}

#[test]
fn sets_of_answers_that_all_matter_until_the_end_are_refused() {
    let options = |n_options: usize| {
        let options = (0..n_options).map(|n| format!("{{id: o{n}, label: O{n}}}"));
        options.collect::<Vec<_>>().join(", ")
    };
    let quiz = |n_options: usize| {
        let question = |id: &str| {
            format!(
                "  - {{id: {id}, title: T{id}, many: true, options: [{}]}}\n",
                options(n_options)
            )
        };
        let same = |n: usize| {
            format!(
                "{{any: [{{all: [{{p: [o{n}]}}, {{q: [o{n}]}}]}}, {{not: {{any: [{{p: [o{n}]}}, {{q: [o{n}]}}]}}}}]}}"
            )
        };
        let same: Vec<_> = (0..n_options).map(same).collect();
        format!(
            "title: T\nquestions:\n{}{}stops:\n  - {{id: s, when: {{all: [{}]}}, effect: override, result: r, text: S}}\nbands: [{{result: t, from: 0}}]\nresults: {{r: {{title: R}}, t: {{title: T}}}}\n",
            question("p"),
            question("q"),
            same.join(", ")
        )
    };
    let limits = |n_options: usize| -> Vec<String> {
        let found = findings(&quiz(n_options)).into_iter();
        found.filter(|one| one.rule == Rule::QuizLimit).map(|one| one.message).collect()
    };
    assert_eq!(limits(8), Vec::<String>::new());
    let message = "this quiz is too large to prove: it has 4,294,836,225 paths of answers, and its rules depend on too many questions at once";
    assert_eq!(limits(16), [message]);
    assert_eq!(limits(17), ["a question with several answers has at most 16 options"]);
}

#[test]
fn sixty_independent_questions_are_proved() {
    let question = |n: usize| {
        format!(
            "  - {{id: q{n}, title: Q{n}, options: [{{id: a, label: A, score: {{d: 2}}}}, {{id: b, label: B, score: {{d: 1}}}}, {{id: c, label: C}}]}}\n"
        )
    };
    let questions: String = (0..60).map(question).collect();
    let text = format!(
        "title: T\ndimensions: {{d: D}}\nquestions:\n{questions}bands: [{{result: r, from: 60}}, {{result: s, from: 0}}]\nresults: {{r: {{title: R}}, s: {{title: S}}}}\n"
    );
    let (quiz, _) = quiz(&text);
    let proof = prove(&quiz);
    assert_eq!((proof.n_paths, proof.findings), (Some(3_u128.pow(60)), vec![]));
    let n_paths: u128 = proof.results.iter().map(|result| result.n_paths).sum();
    assert_eq!(n_paths, 3_u128.pow(60));
}

/// Changes one line of a text: removes it, duplicates it, or swaps two letters or numbers in it.
fn mutated(text: &str, line: usize, kind: usize) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = line % lines.len();
    match kind % 6 {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at].clone()),
        2 => lines[at] = lines[at].replace('1', "-1").replace('0', "99999999999"),
        3 => lines[at] = lines[at].replace('q', "r").replace("o1", "o7"),
        4 => lines[at] = lines[at].replace('[', "{x: ").replace(']', "}"),
        _ => lines[at] = lines[at].replace(": ", ": ~ #"),
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_quiz_makes_anything_panic(seed in any::<u64>(), first in any::<(usize, usize)>(), second in any::<(usize, usize)>()) {
        let text = mutated(&mutated(&random::quiz(seed), first.0, first.1), second.0, second.1);
        let path = RelPath::new("quiz.yaml").expect("a plain path");
        let source = Source::new(path, text);
        if let Ok(node) = yaml::parse(&source, Span::new(0, source.text.len())) {
            let mut found = Vec::new();
            found.extend(schema::check(&source, &node, &super::shape::QUIZ));
            let quiz = read(&source, &node).take(&mut found);
            found.extend(structure(&quiz));
            found.extend(words(&quiz, &source, &node));
            // A careful caller stops at the first error; a careless one must not crash.
            let proof = prove(&quiz);
            found.extend(proof.findings.clone());
            for one in &found {
                assert!(one.span.end as usize <= source.text.len() && !one.message.is_empty());
            }
            let written = [
                super::style(&quiz, "q"),
                super::vectors(&quiz).to_string(),
                super::data(&quiz).to_string(),
                super::picture::text(&quiz, &proof),
                super::picture::svg(&quiz, &proof),
            ];
            prop_assert!(written.iter().all(|text| !text.is_empty()));
            prop_assert_eq!(quiz.references().count(), 0);
        }
    }
}
