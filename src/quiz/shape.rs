//! What a quiz file may say.

use crate::yaml::schema::{Field, Shape};

/// What a stop can do, in the words of the file.
pub const EFFECTS: &[&str] = &["override", "halt", "cap"];

const POINTS: Shape = Shape::Map(&Shape::Points);
const IDS: Shape = Shape::List(&Shape::Id);

const OPTIONS: Shape = Shape::Items(
    "id",
    &[
        Field::new("id", Shape::Id, "Language-neutral name of the option.").required(),
        Field::new("label", Shape::Text, "The answer as the reader sees it.").required().words(),
        Field::new("score", POINTS, "Points per dimension; none where left out."),
        Field::new("do", IDS, "Actions that this answer puts into the reader's plan."),
    ],
);

const QUESTIONS: Shape = Shape::Items(
    "id",
    &[
        Field::new("id", Shape::Id, "Language-neutral name of the question.").required(),
        Field::new("title", Shape::Text, "The question.").required().words(),
        Field::new("hint", Shape::Text, "One sentence of help, without a link.").words(),
        Field::new("short", Shape::Text, "A name for the question in summaries.").words(),
        Field::new("error", Shape::Text, "What to say when there is no answer.").words(),
        Field::new(
            "show_if",
            Shape::Condition,
            "When it is asked; always where left out. Looks at earlier questions only.",
        ),
        Field::new("skipped", POINTS, "Points per dimension when it is not asked."),
        Field::new("options", OPTIONS, "The possible answers, at least two.").required(),
    ],
);

const STOPS: Shape = Shape::Items(
    "id",
    &[
        Field::new("id", Shape::Id, "Language-neutral name of the stop.").required(),
        Field::new("when", Shape::Condition, "The answers that call for it.").required(),
        Field::new(
            "effect",
            Shape::OneOf(EFFECTS),
            "`override` replaces the band, `halt` ends at once, `cap` allows no better band.",
        )
        .required(),
        Field::new("result", Shape::Id, "The result of an override or halt."),
        Field::new("cap", Shape::Id, "The best band that a cap still allows, by its result."),
        Field::new("text", Shape::Text, "The text that the reader sees when the stop applies.")
            .required()
            .words(),
    ],
);

const BANDS: Shape = Shape::Items(
    "result",
    &[
        Field::new("result", Shape::Id, "The result of this band.").required(),
        Field::new("from", Shape::Points, "The smallest total of this band.").required(),
        Field::new("floors", POINTS, "Points that single dimensions must reach as well."),
        Field::new(
            "rare",
            Shape::Bool,
            "`true` where few paths are meant to reach this band, so that none warns of it.",
        ),
    ],
);

const RESULT: Shape = Shape::Record(&[
    Field::new("title", Shape::Text, "The result in a few words.").required().words(),
    Field::new("lead", Shape::Text, "What it means, in a sentence or two.").words(),
    Field::new("page", Shape::Text, "The page to read next."),
    Field::new("do", IDS, "Actions that this result puts into the reader's plan."),
]);

const ACTION: Shape = Shape::Record(&[
    Field::new("label", Shape::Text, "What to do, in a few words.").required().words(),
    Field::new("phase", Shape::Id, "The phase of the plan it belongs to.").required(),
    Field::new(
        "after",
        IDS,
        "Actions that come first. All plans follow one list in this order, so it counts even where a plan lacks them.",
    ),
    Field::new("pages", Shape::List(&Shape::Text), "Pages that show how."),
    Field::new("scenarios", IDS, "Scenarios that show how."),
]);

const INVARIANT: Shape = Shape::Record(&[
    Field::new("when", Shape::Condition, "The paths it is about; all where left out."),
    Field::new("result_in", IDS, "The result is one of these."),
    Field::new("result_not", IDS, "The result is none of these."),
    Field::new("plan_has", IDS, "The plan has all of these actions."),
    Field::new("plan_lacks", IDS, "The plan has none of these actions."),
    Field::new(
        "plan_first",
        IDS,
        "Those of these actions that are in the plan come before all others, in this order.",
    ),
    Field::new(
        "plan_order",
        IDS,
        "Those of these actions that are in a plan stand in this order; `when` makes no difference.",
    ),
]);

const CASE: Shape = Shape::Record(&[
    Field::new("name", Shape::Text, "What this case shows.").required(),
    Field::new("answers", Shape::Map(&Shape::Id), "The answers, by question.").required(),
    Field::new("result", Shape::Id, "The result they must lead to."),
    Field::new("total", Shape::Points, "The total they must give."),
    Field::new("plan", IDS, "The whole plan, in order."),
    Field::new("plan_has", IDS, "Actions the plan must have."),
    Field::new("plan_lacks", IDS, "Actions the plan must not have."),
    Field::new("plan_first", IDS, "Actions the plan must begin with, in this order."),
    Field::new("plan_order", IDS, "Actions the plan must have in this order."),
]);

/// The keys of a quiz file.
pub static QUIZ: Shape = Shape::Record(&[
    Field::new("slug", Shape::Text, "The last part of the URL.").words(),
    Field::new("title", Shape::Text, "What the quiz answers.").required().words(),
    Field::new("intro", Shape::Text, "What the reader should know before.").words(),
    Field::new(
        "answers_version",
        Shape::Number,
        "Raise it only when ids or options change meaning; kept answers are then dropped.",
    ),
    Field::new("dimensions", Shape::Map(&Shape::Text), "What points are given for.").words(),
    Field::new("phases", Shape::Map(&Shape::Text), "The parts of the plan, in order.").words(),
    Field::new("questions", QUESTIONS, "The questions, in order.").required(),
    Field::new("stops", STOPS, "Answers that decide by themselves, most important first."),
    Field::new("bands", BANDS, "Results by total, best first."),
    Field::new("results", Shape::Map(&RESULT), "The results: each quiz ends with one of them.")
        .required(),
    Field::new("actions", Shape::Map(&ACTION), "What a plan can hold."),
    Field::new("invariants", Shape::List(&INVARIANT), "Promises, proved over every path."),
    Field::new("cases", Shape::List(&CASE), "Golden paths, run by every check."),
]);

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
        let mut found = Vec::new();
        schema::check(&source, &node, &super::QUIZ, &mut found);
        let places: Vec<_> = found
            .iter()
            .map(|one| (one.rule.code(), source.position(one.span.start)))
            .map(|(code, at)| (code, at.line, at.column))
            .collect();
        assert_eq!(places, [("quiz-score", 7, 38), ("quiz-score", 8, 38)]);
    }
}
