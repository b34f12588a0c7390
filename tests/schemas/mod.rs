//! Compares the JSON Schemas of `kb schema` with what kb accepts.
//!
//! The validator supports the keywords that kb uses and refuses all others, so a new keyword needs
//! a line here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use clap::ValueEnum;
use kb::cmd::arguments::SchemaKind;
use kb::cmd::explain::schema_of;
use kb::lang::date::Date;
use kb::source::Kind;
use kb::text::{RelPath, Source, Span};
use kb::yaml::schema::{self, Shape};
use kb::yaml::{self, MapEntry, Node, Value};
use kb::{config, doc};
use regex_lite::Regex;
use serde_json::{Map, Value as Json, json};

/// The differences between a value and a schema, each with the path of the value.
fn differences(value: &Json, schema: &Json, root: &Json, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let keywords = schema.as_object().expect("a schema is an object");
    let inner = |value: &Json, schema: &Json, step: &str| {
        differences(value, schema, root, &format!("{path}/{step}"))
    };
    for (keyword, expected) in keywords {
        match keyword.as_str() {
            "$schema" | "$id" | "title" | "description" | "definitions" => {}
            "$ref" => {
                let pointer = expected.as_str().expect("a text").trim_start_matches('#');
                let target = root.pointer(pointer).expect("the definition exists");
                found.extend(differences(value, target, root, path));
            }
            "anyOf" => {
                let mut choices = expected.as_array().expect("a list").iter();
                if !choices.any(|choice| differences(value, choice, root, path).is_empty()) {
                    found.push(format!("{path}: no choice accepts {value}"));
                }
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                found.extend(items.flat_map(|(nth, item)| inner(item, expected, &nth.to_string())));
            }
            "propertyNames" => {
                let keys = value.as_object().into_iter().flat_map(Map::keys);
                found.extend(keys.flat_map(|key| inner(&json!(key), expected, key)));
            }
            "properties" => {
                for (key, schema) in expected.as_object().expect("an object") {
                    found.extend(value.get(key).into_iter().flat_map(|it| inner(it, schema, key)));
                }
            }
            "additionalProperties" => {
                let named = keywords.get("properties").and_then(Json::as_object);
                let others = value.as_object().into_iter().flatten();
                let others =
                    others.filter(|(key, _)| named.is_none_or(|named| !named.contains_key(*key)));
                found.extend(others.flat_map(|(key, item)| match expected {
                    Json::Bool(true) => Vec::new(),
                    Json::Bool(false) => vec![format!("{path}: unknown key {key}")],
                    schema => inner(item, schema, key),
                }));
            }
            keyword if accepts(keyword, expected, value) => {}
            keyword => found.push(format!("{path}: {keyword} {expected} refuses {value}")),
        }
    }
    found
}

/// Whether a keyword without inner schemas accepts a value.
fn accepts(keyword: &str, expected: &Json, value: &Json) -> bool {
    let limit = || expected.as_f64().expect("a number");
    match keyword {
        "type" => types(expected).any(|name| is_of(value, name)),
        "enum" => expected.as_array().expect("a list").contains(value),
        "pattern" => value.as_str().is_none_or(|text| regex(expected).is_match(text)),
        "format" => {
            assert_eq!(expected, "date");
            value.as_str().is_none_or(|text| Date::parse(text).is_some())
        }
        "minimum" => value.as_f64().is_none_or(|number| number >= limit()),
        "maximum" => value.as_f64().is_none_or(|number| number <= limit()),
        "minProperties" => n_keys(value).is_none_or(|n| n >= limit()),
        "maxProperties" => n_keys(value).is_none_or(|n| n <= limit()),
        "required" => {
            let mut keys = expected.as_array().expect("a list").iter().filter_map(Json::as_str);
            value.as_object().is_none_or(|map| keys.all(|key| map.contains_key(key)))
        }
        unknown => panic!("the validator lacks the keyword {unknown}"),
    }
}

fn types(expected: &Json) -> impl Iterator<Item = &str> {
    let list = expected.as_array().map_or(std::slice::from_ref(expected), Vec::as_slice);
    list.iter().filter_map(Json::as_str)
}

fn is_of(value: &Json, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "array" => value.is_array(),
        "object" => value.is_object(),
        unknown => panic!("there is no type {unknown}"),
    }
}

fn n_keys(value: &Json) -> Option<f64> {
    let map = value.as_object()?;
    Some(f64::from(u32::try_from(map.len()).expect("few keys")))
}

/// A pattern, compiled once.
fn regex(pattern: &Json) -> Regex {
    static KNOWN: Mutex<BTreeMap<String, Regex>> = Mutex::new(BTreeMap::new());
    let text = pattern.as_str().expect("a text");
    let mut known = KNOWN.lock().expect("no other test panics here");
    known.entry(text.to_owned()).or_insert_with(|| Regex::new(text).expect("a pattern")).clone()
}

/// A YAML tree as JSON, as editors convert it: only plain scalars are numbers, booleans or null.
fn json_of(source: &Source, node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Seq(items) => items.iter().map(|item| json_of(source, item)).collect(),
        Value::Map(entries) => {
            let pairs = entries.iter().map(|e| (e.key.clone(), json_of(source, &e.value)));
            Json::Object(pairs.collect::<Map<String, Json>>())
        }
        Value::Scalar(text) => {
            let is_plain = source.slice(node.span).trim() == text.as_str();
            match text.as_str() {
                "true" if is_plain => json!(true),
                "false" if is_plain => json!(false),
                _ if is_plain && text.starts_with(|c: char| c.is_ascii_digit()) => {
                    text.parse::<f64>().map_or_else(|_| json!(text), |number| json!(number))
                }
                _ => json!(text),
            }
        }
    }
}

/// The files of a folder, without hidden ones.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("can be listed") {
        let path = entry.expect("can be listed").path();
        let name = path.file_name().expect("has one").to_string_lossy().into_owned();
        match path.is_dir() {
            _ if name.starts_with(['.', '_']) => {}
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

/// A YAML text of a site with its kind and schema.
struct Text {
    name: String,
    source: Arc<Source>,
    node: Node,
    kind: Kind,
    schema: SchemaKind,
}

/// All texts with a schema of the sites of this project, which have no mistakes.
fn texts() -> Vec<Text> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // A folder with kb.yaml, and its source language.
    let sites = [
        ("", "cs"),
        ("src/cmd/init/site", "en"),
        ("tests/sites/odd", "en"),
        ("tests/sites/every-key", "en"),
    ];
    let mut texts = Vec::new();
    for (site, language) in sites {
        let content = root.join(site).join("content");
        for file in files(&content) {
            let path = file.strip_prefix(&content).expect("inside").to_string_lossy().into_owned();
            let (lang, inner) = path.split_once('/').unwrap_or_default();
            let Some(kind) = RelPath::new(inner).and_then(|it| kb::source::kind_of(&it)) else {
                continue;
            };
            let is_source = lang == language;
            let schema = match (kind, is_source) {
                (Kind::Page, true) => SchemaKind::Page,
                (Kind::Page, false) => SchemaKind::PageTranslation,
                (Kind::Scenario, true) => SchemaKind::Scenario,
                (Kind::Scenario, false) => SchemaKind::ScenarioTranslation,
                (Kind::Quiz, true) => SchemaKind::Quiz,
                (Kind::Quiz, false) => SchemaKind::QuizTranslation,
                (Kind::Glossary, true) => SchemaKind::Glossary,
                (Kind::Glossary, false) => SchemaKind::GlossaryTranslation,
            };
            let text = fs::read_to_string(&file).expect("is text");
            let yaml = match kind {
                Kind::Page => front_matter(&text),
                Kind::Scenario | Kind::Quiz | Kind::Glossary => Some(text),
            };
            let name = format!("{site}/content/{path}");
            texts.extend(yaml.map(|yaml| Text::of(name, &yaml, kind, schema)));
        }
    }
    // What `kb new` writes.
    for (name, kind, schema) in [
        ("src/cmd/new/scenario.yaml", Kind::Scenario, SchemaKind::Scenario),
        ("src/cmd/new/quiz.yaml", Kind::Quiz, SchemaKind::Quiz),
    ] {
        let yaml = fs::read_to_string(root.join(name)).expect("is text");
        texts.push(Text::of(name.to_owned(), &yaml.replace("{title}", "x"), kind, schema));
    }
    texts
}

fn front_matter(page: &str) -> Option<String> {
    let rest = page.strip_prefix("---\n")?;
    let front = rest.split("\n---").next()?;
    (!front.trim().is_empty()).then(|| format!("{front}\n"))
}

impl Text {
    fn of(name: String, yaml: &str, kind: Kind, schema: SchemaKind) -> Text {
        let source = source(yaml);
        let node = parsed(&source);
        Text { name, source, node, kind, schema }
    }
}

fn source(yaml: &str) -> Arc<Source> {
    Source::new(RelPath::new("x.yaml").expect("a path"), yaml)
}

fn parsed(source: &Arc<Source>) -> Node {
    yaml::parse(source, Span::new(0, source.text.len())).expect("is YAML")
}

fn refused(value: &Json, kind: SchemaKind) -> Vec<String> {
    let schema = schema_of(kind);
    differences(value, &schema, &schema, "")
}

#[test]
fn the_schemas_accept_all_files_of_this_project() {
    let texts = texts();
    assert!(texts.len() > 100, "{} texts", texts.len());
    let mut wrong = Vec::new();
    for text in &texts {
        let found = refused(&json_of(&text.source, &text.node), text.schema);
        wrong.extend(found.into_iter().take(2).map(|found| format!("{}{found}", text.name)));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for site in ["", "src/cmd/init/site", "tests/sites/odd", "tests/sites/every-key", "docs"] {
        let config = fs::read_to_string(root.join(site).join("kb.yaml")).expect("is text");
        let source = source(&config);
        wrong.extend(refused(&json_of(&source, &parsed(&source)), SchemaKind::Config));
    }
    assert!(wrong.is_empty(), "{} refusals: {wrong:#?}", wrong.len());
}

/// Replacements for a value, to check that both refuse it.
fn replacements() -> Vec<Value> {
    let scalar = |text: &str| Value::Scalar(text.to_owned());
    let node = |value: Value| Node { span: Span::default(), value };
    let entry = |key: &str, value: Value| MapEntry {
        key: key.to_owned(),
        key_span: Span::default(),
        value: node(value),
    };
    let texts =
        ["two words", "word", "true", "7", "70000", "2026-11-28", "2026-02-30", "3 weeks", ""];
    let mut values: Vec<Value> = texts.iter().map(|text| scalar(text)).collect();
    values.push(Value::Null);
    values.push(Value::Seq(vec![node(scalar("word")), node(Value::Null)]));
    values.push(Value::Seq(vec![node(scalar("word"))]));
    values.push(Value::Map(vec![entry("Two words", scalar("x"))]));
    values.push(Value::Map(vec![entry("word", scalar("x"))]));
    values
}

/// How deep a text is changed, so that the test stays short: the options of a quiz are at 4.
const DEPTH: usize = 5;

/// The tree with one value replaced or removed, in every way, and with one key added.
fn variants(node: &Node, shape: &Shape, depth: usize) -> Vec<Node> {
    let with = |value: Value| Node { span: node.span, value };
    let mut found: Vec<Node> = replacements().into_iter().map(with).collect();
    let fields = if let Shape::Record(fields) = shape { *fields } else { &[] };
    if let (Value::Map(entries), true) = (&node.value, depth < DEPTH) {
        for (nth, entry) in entries.iter().enumerate() {
            if REFINED.contains(&entry.key.as_str()) {
                continue;
            }
            let inner = match shape {
                Shape::Record(_) => fields.iter().find(|f| f.key == entry.key).map(|f| f.shape),
                Shape::Map(inner) | Shape::Keyed(inner) | Shape::Days(inner) => Some(**inner),
                _ => None,
            };
            // A schema cannot describe all rules of a condition; kb checks them when it reads a
            // quiz.
            let Some(inner) = inner.filter(|inner| !matches!(inner, Shape::Condition)) else {
                continue;
            };
            for value in variants(&entry.value, &inner, depth + 1) {
                let mut entries = entries.clone();
                entries[nth].value = value;
                found.push(with(Value::Map(entries)));
            }
            let mut without = entries.clone();
            without.remove(nth);
            found.push(with(Value::Map(without)));
        }
    }
    if let (Value::Seq(items), true) = (&node.value, depth < DEPTH) {
        let inner = match shape {
            Shape::Items(_, fields) => Shape::Record(fields),
            Shape::List(inner) => **inner,
            _ => Shape::Text,
        };
        // The items of a list have the same form.
        for value in items.first().into_iter().flat_map(|item| variants(item, &inner, depth + 1)) {
            let mut items = items.clone();
            items[0] = value;
            found.push(with(Value::Seq(items)));
        }
    }
    found
}

/// The keys for which a schema has more rules than the shape: `schema::Field::pattern`.
const REFINED: &[&str] = &["slug", "base_url", "edit_url", "languages", "rules"];

/// Larger texts would make the comparison long.
const SMALL: usize = 6_000;

#[test]
fn the_schemas_refuse_what_kb_refuses() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut originals: Vec<(&Shape, SchemaKind, Node)> = Vec::new();
    let texts = texts();
    for kind in [SchemaKind::Page, SchemaKind::Scenario, SchemaKind::Quiz, SchemaKind::Glossary] {
        // The text with the most keys represents its kind.
        let of_kind =
            texts.iter().filter(|text| text.schema == kind && text.source.text.len() < SMALL);
        let text = of_kind.max_by_key(|text| text.node.entries().len()).expect("there is one");
        originals.push((doc::shape(text.kind), kind, text.node.clone()));
    }
    let config = source(&fs::read_to_string(root.join("kb.yaml")).expect("is text"));
    originals.push((&config::SHAPE, SchemaKind::Config, parsed(&config)));
    let (mut n, mut wrong) = (0, BTreeSet::new());
    for (shape, kind, node) in originals {
        let source = source("");
        let schema = schema_of(kind);
        for variant in variants(&node, shape, 0) {
            // Pages can have keys of other generators.
            if kind == SchemaKind::Page && has_foreign_keys(&variant) {
                continue;
            }
            let of_kb: Vec<String> = schema::check(&source, &variant, shape)
                .into_iter()
                .map(|finding| finding.message)
                .collect();
            let of_schema = differences(&json_of_plain(&variant), &schema, &schema, "");
            // A file without any value is a mistake of its own.
            if variant.value != Value::Null && of_kb.is_empty() != of_schema.is_empty() {
                wrong.insert(format!("{kind:?}: kb {of_kb:?}, schema {of_schema:?}"));
            }
            n += 1;
        }
    }
    assert!(n > 1000, "{n} variants");
    let shown: Vec<&String> = wrong.iter().take(12).collect();
    assert!(wrong.is_empty(), "{} of {n} differ: {shown:#?}", wrong.len());
}

fn has_foreign_keys(page: &Node) -> bool {
    let is_known = |key: &str| doc::FRONT_MATTER.iter().any(|field| field.key == key);
    page.entries().iter().any(|entry| !is_known(&entry.key))
}

/// The same as [`json_of`], of a tree whose scalars are all plain.
fn json_of_plain(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Seq(items) => items.iter().map(json_of_plain).collect(),
        Value::Map(entries) => {
            let pairs = entries.iter().map(|e| (e.key.clone(), json_of_plain(&e.value)));
            Json::Object(pairs.collect::<Map<String, Json>>())
        }
        Value::Scalar(text) if text == "true" => json!(true),
        Value::Scalar(text) => text.parse::<u32>().map_or_else(|_| json!(text), |it| json!(it)),
    }
}

#[test]
fn the_schemas_check_more_than_the_form_of_some_texts() {
    let page = |yaml: &str| {
        let source = source(yaml);
        refused(&json_of(&source, &parsed(&source)), SchemaKind::Page)
    };
    for good in [
        "slug: ano",
        "slug: a.b-1",
        "slug: 2026",
        "review: {by: null}",
        "aliases: [a/b, c/]",
        "order: -1",
    ] {
        assert_eq!(page(good), Vec::<String>::new(), "{good}");
    }
    for bad in ["slug: a/b", "slug: 'a?'", "slug: '..'", "slug: ' a'", "aliases: a", "order: 1.5"] {
        assert_ne!(page(bad), Vec::<String>::new(), "{bad}");
    }
    let config = |yaml: &str| {
        let source = source(&format!("title: x\nlanguages: [en]\n{yaml}"));
        refused(&json_of(&source, &parsed(&source)), SchemaKind::Config)
    };
    for good in ["base_url: https://example.org/x/", "rules: {broken-link: off}"] {
        assert_eq!(config(good), Vec::<String>::new(), "{good}");
    }
    for bad in ["base_url: example.org", "rules: {broken-lnk: off}", "edit_url: 'javascript:x'"] {
        assert_ne!(config(bad), Vec::<String>::new(), "{bad}");
    }
}

#[test]
fn translations_can_be_drafts_and_write_records_of_one_text_as_that_text() {
    let found = |kind: SchemaKind, yaml: &str| {
        let source = source(yaml);
        refused(&json_of(&source, &parsed(&source)), kind)
    };
    let glossary = "draft: true\nterms:\n  a: {term: x, definition: y}\n";
    assert_eq!(found(SchemaKind::GlossaryTranslation, glossary), Vec::<String>::new());
    assert_ne!(found(SchemaKind::GlossaryTranslation, "only a text"), Vec::<String>::new());
    let quiz = "draft: true\ntitle: x\nactions: {call: Call, wait: {label: Wait}}\n";
    let wrong = found(SchemaKind::QuizTranslation, quiz);
    // The texts that this translation lacks are the only mistake.
    assert!(wrong.iter().all(|it| it.starts_with(": required")), "{wrong:?}");
}

#[test]
fn every_schema_has_its_own_address() {
    let ids: BTreeSet<String> = SchemaKind::value_variants()
        .iter()
        .map(|kind| schema_of(*kind)["$id"].as_str().expect("a text").to_owned())
        .collect();
    assert_eq!(ids.len(), SchemaKind::value_variants().len());
    assert!(ids.iter().all(|id| id.starts_with("urn:kb-site:schema:")), "{ids:?}");
}
