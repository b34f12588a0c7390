//! The quiz as the page script needs it: ids, conditions, points; the words are in the page.
//!
//! ```json
//! {"version": 1, "dimensions": [{"id": "legal", "max": 6}],
//!  "questions": [{"id": "repair", "show": {"reason": ["toxic"]}, "skipped": {"self": 2},
//!    "options": [{"id": "tried", "score": {"self": 2}, "do": ["rest"]}]}],
//!  "stops": [{"id": "safety", "when": {"reason": ["abusive"]}, "effect": "override", "result": "safe"}],
//!  "bands": [{"result": "ready", "from": 16, "floors": {"legal": 4}}],
//!  "results": {"safe": ["safety-plan"]}, "open": {"safe": ["before"]}, "phases": ["before"],
//!  "plan": [{"id": "safety-plan", "phase": "before", "when": {"reason": ["abusive"]}}]}
//! ```
//!
//! Keys without a value are left out, except the lists, `results` and `open`. `open` has the open
//! phases of results that fold others. `max` is the most that one answer of each question can add
//! up to; `plan` holds all actions in plan order.

use serde_json::{Map, Value as Json, json};

use crate::quiz::condition::{Condition, Test};
use crate::quiz::id::{ActionId, DimensionId, PlacedId, ids};
use crate::quiz::{Effect, Points, Question, Quiz, QuizResult, Stop};

/// The data of a quiz.
pub(super) fn json(quiz: &Quiz) -> Json {
    let dimensions = ids(&quiz.dimensions, DimensionId::new);
    let results = quiz.results.iter().map(|one| (one.id.text.clone(), adds(quiz, &one.adds)));
    let folding = quiz.results.iter().filter(|one| !one.phases.is_empty());
    let open = folding.map(|one| (one.id.text.clone(), open_phases(quiz, one)));
    json!({
        "version": quiz.answers_version,
        "dimensions": dimensions
            .map(|(id, one)| json!({"id": one.id.text, "max": most(quiz, id)}))
            .collect::<Vec<_>>(),
        "questions": quiz.questions.iter().map(|one| question(quiz, one)).collect::<Vec<_>>(),
        "stops": quiz.stops.iter().filter_map(|one| stop(quiz, one)).collect::<Vec<_>>(),
        "bands": quiz
            .bands
            .iter()
            .map(|band| {
                let result = &quiz.results[band.result.id.index()].id.text;
                let mut one = json!({"result": result, "from": band.from});
                put(&mut one, "floors", points(quiz, &band.floors));
                one
            })
            .collect::<Vec<_>>(),
        "results": results.collect::<Map<_, _>>(),
        "open": open.collect::<Map<_, _>>(),
        "phases": quiz.phases.iter().map(|phase| phase.id.text.as_str()).collect::<Vec<_>>(),
        "plan": quiz
            .plan_order
            .iter()
            .map(|action| &quiz.actions[action.index()])
            .map(|action| {
                let phase = quiz.phases.get(action.phase.index());
                let phase = phase.map(|phase| &phase.id.text);
                let mut one = json!({"id": action.id.text, "phase": phase});
                put(&mut one, "when", action.when.as_ref().map(|when| condition(quiz, when)));
                one
            })
            .collect::<Vec<_>>(),
    })
}

/// The most points a dimension can have: the scale that readers see. A hidden question gives
/// its skipped points, so the scale is the same for all.
pub fn most(quiz: &Quiz, dimension: DimensionId) -> u32 {
    let of = |score: &[Points]| {
        score.iter().filter(|one| one.dimension == dimension).map(|one| one.points).sum::<u32>()
    };
    let best = |question: &Question| {
        let (alone, together): (Vec<_>, Vec<_>) = question
            .options
            .iter()
            .partition(|option| !question.many || option.exclusive.is_some());
        let together = together.iter().map(|option| of(&option.score)).sum();
        let alone = alone.iter().map(|option| of(&option.score));
        alone.chain([together, of(&question.skipped)]).max().unwrap_or(0)
    };
    quiz.questions.iter().map(best).sum()
}

fn question(quiz: &Quiz, question: &Question) -> Json {
    let option = |choice: &crate::quiz::Choice| {
        let mut one = json!({"id": choice.id.text});
        put(&mut one, "show", choice.show_if.as_ref().map(|when| condition(quiz, when)));
        put(&mut one, "score", points(quiz, &choice.score));
        put(&mut one, "exclusive", choice.exclusive.map(|_| Json::Bool(true)));
        if !choice.adds.is_empty() {
            put(&mut one, "do", Some(adds(quiz, &choice.adds)));
        }
        one
    };
    let mut one = json!({"id": question.id.text});
    put(&mut one, "show", question.show_if.as_ref().map(|when| condition(quiz, when)));
    put(&mut one, "skipped", points(quiz, &question.skipped));
    put(&mut one, "many", question.many.then_some(Json::Bool(true)));
    put(&mut one, "options", Some(question.options.iter().map(option).collect()));
    one
}

fn stop(quiz: &Quiz, stop: &Stop) -> Option<Json> {
    let result =
        |id: crate::quiz::id::ResultId| Json::from(quiz.results[id.index()].id.text.as_str());
    let (effect, key, value) = match stop.effect {
        Effect::Override(id) => ("override", "result", id.map(result)),
        Effect::Halt(id) => ("halt", "result", id.map(result)),
        Effect::Cap(cap) => ("cap", "cap", cap.map(|band| band.index().into())),
        Effect::Note => ("note", "result", None),
    };
    let when = condition(quiz, stop.when.as_ref()?);
    let mut one = json!({"id": stop.id.text, "when": when, "effect": effect});
    put(&mut one, key, value);
    put(&mut one, "at", at_answers(quiz, stop));
    Some(one)
}

/// The answers at which a stop is shown: options by question.
fn at_answers(quiz: &Quiz, stop: &Stop) -> Option<Json> {
    let shown_at = stop.shown_at().into_iter().map(|(question, options)| {
        let options = options.options().map(|option| quiz.option(question, option));
        let options = options.map(|option| Json::from(option.id.text.as_str())).collect();
        (quiz.question(question).id.text.clone(), options)
    });
    let shown_at: Map<String, Json> = shown_at.collect();
    (!shown_at.is_empty()).then_some(Json::Object(shown_at))
}

/// A condition in the form of the file.
fn condition(quiz: &Quiz, when: &Condition) -> Json {
    let all = |parts: &[Condition]| parts.iter().map(|part| condition(quiz, part)).collect();
    let (key, value) = match &when.test {
        Test::Answer(question, options) => {
            let options = options.iter().map(|option| quiz.option(question.id, option.id));
            let options = options.map(|option| Json::from(option.id.text.as_str())).collect();
            (quiz.question(question.id).id.text.as_str(), options)
        }
        Test::All(parts) => ("all", all(parts)),
        Test::Any(parts) => ("any", all(parts)),
        Test::Not(part) => ("not", condition(quiz, part)),
    };
    Json::Object(Map::from_iter([(key.to_owned(), value)]))
}

fn points(quiz: &Quiz, score: &[Points]) -> Option<Json> {
    let entries = score.iter().filter(|one| one.points > 0).map(|one| {
        (quiz.dimensions[one.dimension.index()].id.text.clone(), Json::from(one.points))
    });
    let entries: Map<String, Json> = entries.collect();
    (!entries.is_empty()).then_some(Json::Object(entries))
}

fn adds(quiz: &Quiz, adds: &[PlacedId<ActionId>]) -> Json {
    adds.iter().map(|added| quiz.actions[added.id.index()].id.text.as_str()).collect()
}

fn open_phases(quiz: &Quiz, result: &QuizResult) -> Json {
    result.phases.iter().map(|phase| quiz.phases[phase.id.index()].id.text.as_str()).collect()
}

fn put(object: &mut Json, key: &str, value: Option<Json>) {
    if let Some(value) = value {
        object[key] = value;
    }
}
