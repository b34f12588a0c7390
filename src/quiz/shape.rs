//! The keys of a quiz file.

use crate::doc::shared::{self, SHARED};
use crate::yaml::schema::{self, Field, Shape};

/// The effects of a stop, as written in the file.
pub const EFFECTS: &[&str] = &["override", "halt", "cap", "note"];

/// Where a stop is shown before the result, as written in the file.
pub const PLACES: &[&str] = &["answer"];

const POINTS: Shape = Shape::Map(&Shape::Points);
const IDS: Shape = Shape::List(&Shape::Id);

const OPTIONS: Shape = Shape::Items(
    "id",
    &[
        Field::new("id", Shape::Id, "Language-neutral name of the option.").required(),
        Field::new("label", Shape::Text, "Text of the option.").required().words(),
        Field::new(
            "show_if",
            Shape::Condition,
            "Condition for offering the option (default: always); uses earlier questions only.",
        ),
        Field::new("score", POINTS, "Points per dimension (default: none)."),
        Field::new("do", IDS, "Actions that this answer adds to the plan."),
        Field::new(
            "exclusive",
            Shape::Bool,
            "`true` for the one option of a `many` question that excludes all others, like “None of these”.",
        ),
    ],
);

const QUESTIONS: Shape = Shape::Items(
    "id",
    &[
        Field::new("id", Shape::Id, "Language-neutral name of the question.").required(),
        Field::new("title", Shape::Text, "The question.").required().words(),
        Field::new("hint", Shape::Text, "One sentence that helps to answer, without a link.")
            .words(),
        Field::new("short", Shape::Text, "Short name of the question for summaries.").words(),
        Field::new("error", Shape::Text, "Message for readers who continue without an answer.")
            .words(),
        Field::new(
            "many",
            Shape::Bool,
            "`true` if readers can choose several options, at least one. Points add up; a condition holds if any named option is chosen.",
        ),
        Field::new(
            "show_if",
            Shape::Condition,
            "Condition for asking the question (default: always); uses earlier questions only.",
        ),
        Field::new("skipped", POINTS, "Points per dimension if the question is not asked."),
        Field::new("options", OPTIONS, "The options, at least two.").required(),
    ],
);

const STOPS: Shape = Shape::Items(
    "id",
    &[
        Field::new("id", Shape::Id, "Language-neutral name of the stop.").required(),
        Field::new("when", Shape::Condition, "Condition under which the stop applies.").required(),
        Field::new(
            "effect",
            Shape::OneOf(EFFECTS),
            "`override` replaces the band, `halt` ends the quiz at once, `cap` limits the band, `note` only shows its text.",
        )
        .required(),
        Field::new("result", Shape::Id, "The result of an override or halt."),
        Field::new("cap", Shape::Id, "The best band that a cap allows, named by its result."),
        Field::new(
            "at",
            Shape::OneOf(PLACES),
            "`answer` shows a cap or note also under the questions of its condition, as soon as an answer makes it hold.",
        ),
        Field::new("text", Shape::Text, "Text for readers to whom the stop applies.")
            .required()
            .words(),
    ],
);

const BANDS: Shape = Shape::Items(
    "result",
    &[
        Field::new("result", Shape::Id, "The result of this band.").required(),
        Field::new("from", Shape::Points, "Smallest total of this band.").required(),
        Field::new(
            "floors",
            POINTS,
            "Smallest points of single dimensions, in addition to the total.",
        ),
        Field::new(
            "rare",
            Shape::Bool,
            "`true` turns off the warning that few paths reach this band.",
        ),
    ],
);

const RESULT: Shape = Shape::Record(&[
    Field::new("title", Shape::Text, "The result in a few words.").required().words(),
    Field::new("lead", Shape::Text, "The meaning of the result, in one or two sentences.").words(),
    Field::new(
        "page",
        Shape::Text,
        "Key of the page to read next, also with an anchor: `page#heading`.",
    ),
    Field::new(
        "phases",
        IDS,
        "Phases of the plan that are open (default: all); with scripts, the others are folded.",
    ),
    Field::new("do", IDS, "Actions that this result adds to the plan."),
]);

const ACTION: Shape = Shape::Record(&[
    Field::new("label", Shape::Text, "What to do, in a few words.").required().words(),
    Field::new("phase", Shape::Id, "Phase of the plan that contains the action.").required(),
    Field::new(
        "when",
        Shape::Condition,
        "Condition that adds the action to the plan without `do`. An action with both needs only one of them.",
    ),
    Field::new(
        "after",
        IDS,
        "Actions that come before this one. They define one order for all plans, also for plans without them.",
    ),
    Field::new(
        "pages",
        Shape::List(&Shape::Text),
        "Keys of pages that explain the action, also with an anchor: `page#heading`.",
    ),
    Field::new("scenarios", IDS, "Ids of scenarios that explain the action."),
]);

const INVARIANT: Shape = Shape::Record(&[
    Field::new("when", Shape::Condition, "Paths to which the invariant applies (default: all)."),
    Field::new("result_in", IDS, "The result is one of these."),
    Field::new("result_not", IDS, "The result is none of these."),
    Field::new("plan_has", IDS, "The plan contains all of these actions."),
    Field::new("plan_lacks", IDS, "The plan contains none of these actions."),
    Field::new(
        "plan_first",
        IDS,
        "The plan begins with those of these actions that it contains, in this order.",
    ),
    Field::new(
        "plan_order",
        IDS,
        "Those of these actions that a plan contains are in this order; `when` has no effect on it.",
    ),
]);

const CASE: Shape = Shape::Record(&[
    Field::new("name", Shape::Text, "Name of the case.").required(),
    Field::new(
        "answers",
        Shape::Map(&Shape::OneOrMoreIds),
        "The answers, by question; a list of options for a `many` question.",
    )
    .required(),
    Field::new("result", Shape::Id, "The expected result."),
    Field::new("total", Shape::Points, "The expected total."),
    Field::new("plan", IDS, "The complete expected plan, in order."),
    Field::new("plan_has", IDS, "Actions that the plan must contain."),
    Field::new("plan_lacks", IDS, "Actions that the plan must not contain."),
    Field::new("plan_first", IDS, "Actions with which the plan must begin, in this order."),
    Field::new("plan_order", IDS, "Actions that the plan must contain in this order."),
]);

/// The keys of a quiz file.
pub static QUIZ: Shape = Shape::Record(&KEYS);

const OWN_KEYS: &[Field] = &[
    schema::SLUG,
    Field::new(
        "aliases",
        Shape::List(&Shape::Text),
        "Former URLs that redirect to this quiz, relative to the language: `old/name`.",
    )
    .own(),
    Field::new("title", Shape::Text, "Title of the quiz.").required().words(),
    Field::new("intro", Shape::Text, "Introduction for readers.").words(),
    Field::new(
        "answers_version",
        Shape::Number,
        "Increase it if ids or options change their meaning; kept answers are then deleted.",
    ),
    Field::new("dimensions", Shape::Map(&Shape::Text), "Groups of points, by id.").words(),
    Field::new("phases", Shape::Map(&Shape::Text), "Phases of the plan, in order, by id.").words(),
    Field::new("questions", QUESTIONS, "The questions, in order.").required(),
    Field::new("stops", STOPS, "Rules that replace or limit the result, most important first."),
    Field::new("bands", BANDS, "Results by total points, best first."),
    Field::new(
        "results",
        Shape::Map(&RESULT),
        "The results, by id; the quiz ends with one of them.",
    )
    .required(),
    Field::new("actions", Shape::Map(&ACTION), "Actions for the plan, by id."),
    Field::new(
        "invariants",
        Shape::List(&INVARIANT),
        "Statements that kb proves for every path of answers.",
    ),
    Field::new(
        "cases",
        Shape::List(&CASE),
        "Example answers with their expected outcome, tested by every check.",
    ),
];

static KEYS: [Field; OWN_KEYS.len() + SHARED.len()] = shared::with_shared(OWN_KEYS);

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::text::{RelPath, Source, Span};
    use crate::yaml::{self, schema};

    #[test]
    fn negative_and_fractional_scores_have_their_own_rule() {
        let text = "title: T\nresults: {}\nquestions:\n  - id: a\n    title: A\n    options:\n      - {id: x, label: X, score: {d: -1}}\n      - {id: y, label: Y, score: {d: 1.5}}\n";
        let path = RelPath::new("q.yaml").expect("a plain path");
        let source: Arc<Source> = Source::new(path, text);
        let node = yaml::parse(&source, Span::new(0, text.len())).expect("valid YAML");
        let found = schema::check(&source, &node, &super::QUIZ);
        let places: Vec<_> = found
            .iter()
            .map(|one| (one.rule.code(), source.position(one.span.start)))
            .map(|(code, at)| (code, at.line, at.column))
            .collect();
        assert_eq!(places, [("quiz-score", 7, 38), ("quiz-score", 8, 38)]);
    }
}
