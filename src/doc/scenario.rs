//! A scenario: a situation, how to recognise it, and what to do.

use crate::config::texts;
use crate::doc::PlacedText;
use crate::doc::shared::{self, SHARED};
use crate::text::Span;
use crate::yaml::schema::{self, Field, Shape};
use crate::yaml::{MapEntry, Node};

/// How serious a situation is, mildest first.
pub const SEVERITIES: &[&str] = &["info", "caution", "serious", DANGER];

/// The severity of a situation in which a person may be hurt.
pub const DANGER: &str = "danger";

const CHANNEL: Shape = Shape::Record(&[
    Field::new(
        "recommended",
        Shape::Id,
        "The recommended channel, one of those in kb.yaml if kb.yaml lists channels.",
    )
    .required(),
    Field::new("allowed", Shape::List(&Shape::Id), "Other channels that are acceptable."),
    Field::new("never", Shape::List(&Shape::Id), "Channels to avoid."),
    Field::new("why", Shape::Text, "The reason, in one sentence.").required().words(),
]);

const STEPS: Shape = Shape::Items(
    "id",
    &[
        Field::new("id", Shape::Id, "Language-neutral name of the step.").required(),
        Field::new("text", Shape::Text, "What to do.").required().words(),
        Field::new(
            "when",
            Shape::List(&Shape::Id),
            "Signals for which the step applies (default: always).",
        ),
        Field::new("page", Shape::Text, "Key of the page that explains the step."),
        Field::new("script", Shape::Id, "Id of the script for this step."),
    ],
);

const SCRIPTS: Shape = Shape::Map(&Shape::Record(&[
    Field::new("title", Shape::Text, "The purpose of the script.").required().words(),
    Field::new("channel", Shape::Id, "The channel of the script."),
    Field::new("lines", Shape::List(&Shape::Text), "Lines to say or write, with `{placeholders}`.")
        .required()
        .words(),
]));

const EXCEPTIONS: Shape = Shape::Items(
    "page",
    &[
        Field::new("page", Shape::Text, "Key of the page whose advice does not apply here.")
            .required(),
        Field::new("why", Shape::Text, "The reason, in one sentence.").required().words(),
    ],
);

/// The keys of a scenario.
pub static SHAPE: Shape = Shape::Record(&KEYS);

const OWN_KEYS: &[Field] = &[
    schema::SLUG,
    Field::new(
        "aliases",
        Shape::List(&Shape::Text),
        "Former URLs that redirect to this scenario, relative to the language: `old/name`.",
    )
    .own(),
    Field::new("title", Shape::Text, "The situation in a few words.").required().words(),
    Field::new("summary", Shape::Text, "One or two sentences.").required().words(),
    Field::new("severity", Shape::OneOf(SEVERITIES), "How serious the situation is.").required(),
    Field::new("signals", Shape::Map(&Shape::Text), "Signs of the situation, by id.")
        .required()
        .words(),
    Field::new("channel", CHANNEL, "How to communicate, and why."),
    Field::new("steps", STEPS, "What to do, in order.").required(),
    Field::new(
        "placeholders",
        Shape::Map(&Shape::Text),
        "Labels of the placeholders in the scripts, by name.",
    )
    .words(),
    Field::new("scripts", SCRIPTS, "Texts to say or send, by id."),
    Field::new("exceptions", EXCEPTIONS, "Pages whose advice this scenario overrides."),
    Field::new("risks", Shape::Map(&Shape::Text), "What can go wrong, by id.").words(),
    Field::new(
        "lists",
        Shape::Map(&Shape::Map(&Shape::Text)),
        "Lists of the site's own, with the ids that kb.yaml names under `scenarios: lists:`; each has texts by id.",
    )
    .words(),
    Field::new(
        "related",
        Shape::Record(&[
            Field::new("pages", Shape::List(&Shape::Text), "Keys of pages."),
            Field::new("scenarios", Shape::List(&Shape::Text), "Ids of scenarios."),
        ]),
        "Related pages and scenarios.",
    ),
    Field::new(
        "tags",
        Shape::List(&Shape::Text),
        "Tags of the scenario; only those in kb.yaml if kb.yaml lists tags.",
    ),
    Field::new(
        "keywords",
        Shape::List(&Shape::Text),
        "Words by which readers may search for the scenario; they are not shown.",
    )
    .own(),
];

static KEYS: [Field; OWN_KEYS.len() + SHARED.len()] = shared::with_shared(OWN_KEYS);

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id and place.
    pub id: PlacedText,
    /// What to do.
    pub text: String,
    /// Signals that make it apply.
    pub when: Vec<PlacedText>,
    /// The page that shows how.
    pub page: Option<PlacedText>,
    /// The script to use.
    pub script: Option<PlacedText>,
}

/// A script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// Its id and place.
    pub id: PlacedText,
    /// Its purpose.
    pub title: String,
    /// The channel it is written for, if there is one.
    pub channel: Option<PlacedText>,
    /// Line by line.
    pub lines: Vec<PlacedText>,
}

/// A list of the site's own in a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnList {
    /// The id that kb.yaml gives it, and its place.
    pub id: PlacedText,
    /// Id and words.
    pub items: Vec<(String, String)>,
}

/// A scenario in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scenario {
    /// `slug`.
    pub slug: Option<PlacedText>,
    /// `title`.
    pub title: String,
    /// `summary`.
    pub summary: String,
    /// One of [`SEVERITIES`].
    pub severity: String,
    /// Id and words.
    pub signals: Vec<(String, String)>,
    /// The recommended channel, if the scenario names channels.
    pub recommended: Option<PlacedText>,
    /// Other acceptable channels.
    pub allowed: Vec<PlacedText>,
    /// Channels to avoid.
    pub never: Vec<PlacedText>,
    /// The reason for the channel.
    pub why: String,
    /// In order.
    pub steps: Vec<Step>,
    /// Labels of placeholders.
    pub placeholders: Vec<(String, String)>,
    /// In order.
    pub scripts: Vec<Script>,
    /// Page and reason.
    pub exceptions: Vec<(PlacedText, String)>,
    /// Id and words.
    pub risks: Vec<(String, String)>,
    /// Lists of the site's own.
    pub lists: Vec<OwnList>,
    /// Keys of pages.
    pub related_pages: Vec<PlacedText>,
    /// Ids of scenarios.
    pub related_scenarios: Vec<PlacedText>,
    /// Tags.
    pub tags: Vec<PlacedText>,
}

impl Scenario {
    /// The label of a placeholder: the author's words, else its name.
    #[must_use]
    pub fn placeholder_label<'a>(&'a self, name: &'a str) -> &'a str {
        self.placeholders.iter().find(|(id, _)| id == name).map_or(name, |(_, label)| label)
    }
}

/// Reads a checked scenario tree; missing values are empty.
#[must_use]
pub fn read(node: &Node) -> Scenario {
    let text = |key: &str| node.get_text(key).unwrap_or_default().to_owned();
    let channel = node.get("channel");
    let channels = |key: &str| texts(channel.and_then(|channel| channel.get(key)));
    let related = |key: &str| texts(node.get("related").and_then(|related| related.get(key)));
    Scenario {
        slug: placed(node, "slug"),
        title: text("title"),
        summary: text("summary"),
        severity: known_severity(&text("severity")),
        signals: pairs(node.get("signals")),
        recommended: channel.and_then(|channel| placed(channel, "recommended")),
        allowed: channels("allowed"),
        never: channels("never"),
        why: channel.and_then(|c| c.get_text("why")).unwrap_or_default().to_owned(),
        steps: items(node, "steps").iter().map(step).collect(),
        placeholders: pairs(node.get("placeholders")),
        scripts: node.get("scripts").map_or(&[][..], Node::entries).iter().map(script).collect(),
        exceptions: items(node, "exceptions").iter().filter_map(exception).collect(),
        risks: pairs(node.get("risks")),
        lists: node.get("lists").map_or(&[][..], Node::entries).iter().map(own_list).collect(),
        related_pages: related("pages"),
        related_scenarios: related("scenarios"),
        tags: texts(node.get("tags")),
    }
}

/// The names in `{braces}` of a script line, in order.
pub fn placeholders(line: &str) -> impl Iterator<Item = &str> {
    line.split('{').skip(1).filter_map(|rest| {
        let name = rest.split_once('}')?.0;
        let valid = !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        valid.then_some(name)
    })
}

/// Returns a severity that the theme has a message for, even if the file contains another word.
fn known_severity(text: &str) -> String {
    let known = SEVERITIES.iter().find(|word| **word == text);
    (*known.unwrap_or(&SEVERITIES[0])).to_owned()
}

fn own_list(entry: &MapEntry) -> OwnList {
    OwnList { id: (entry.key.clone(), entry.key_span), items: pairs(Some(&entry.value)) }
}

fn items<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.get(key).map_or(&[][..], Node::items)
}

fn placed(node: &Node, key: &str) -> Option<PlacedText> {
    let value = node.get(key)?;
    Some((value.text()?.to_owned(), value.span))
}

fn pairs(node: Option<&Node>) -> Vec<(String, String)> {
    let entries = node.map_or(&[][..], Node::entries);
    entries.iter().filter_map(|e| Some((e.key.clone(), e.value.text()?.to_owned()))).collect()
}

fn step(node: &Node) -> Step {
    Step {
        id: placed(node, "id").unwrap_or((String::new(), Span::default())),
        text: node.get_text("text").unwrap_or_default().to_owned(),
        when: texts(node.get("when")),
        page: placed(node, "page"),
        script: placed(node, "script"),
    }
}

fn script(entry: &MapEntry) -> Script {
    Script {
        id: (entry.key.clone(), entry.key_span),
        title: entry.value.get_text("title").unwrap_or_default().to_owned(),
        channel: placed(&entry.value, "channel"),
        lines: texts(entry.value.get("lines")),
    }
}

fn exception(node: &Node) -> Option<(PlacedText, String)> {
    Some((placed(node, "page")?, node.get_text("why").unwrap_or_default().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn placeholders_are_names_in_braces() {
        let names: Vec<_> = placeholders("Dear {client-name}, {} on {date} {Not this").collect();
        assert_eq!(names, ["client-name", "date"]);
    }
}
