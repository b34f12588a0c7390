//! JSON Schema of shapes, for editors.
//!
//! The schemas use only keywords that draft 7 and all later drafts have, because editors support
//! draft 7 best. They accept what [`schema::check`](super::schema::check) accepts
//! (`tests/reference.rs` compares both): kb reads each scalar as its text, so a text can be written
//! as a number and a number between quotes. A key without a value counts as missing.

use serde_json::{Map, Value as Json, json};

use crate::yaml::schema::{Field, MAX_POINTS, Shape, TRANSLATING};

/// The version of the schemas. It grows when a file that was valid is no longer valid, or a key
/// changes its meaning; new keys do not count.
pub const VERSION: u32 = 1;

const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The schema of a kind of file in the source language, or of kb.yaml.
#[must_use]
pub fn of_source(kind: &str, shape: &Shape) -> Json {
    document(kind, value(shape))
}

/// The schema of a translation: texts only, with the ids of the source as keys.
#[must_use]
pub fn of_translation(kind: &str, fields: &[Field]) -> Json {
    let mut schema = translated_object(fields);
    // Any translation can be a draft, whatever its source is.
    schema["properties"]["draft"] =
        described(nullable(value(&Shape::Bool)), "`true` leaves the translation out of the site.");
    schema["properties"][TRANSLATING.key] =
        described(nullable(value(&TRANSLATING.shape)), TRANSLATING.doc);
    document(kind, schema)
}

/// The schema of the front matter of a page, which can have keys of other generators.
#[must_use]
pub fn of_page(kind: &str, fields: &[Field]) -> Json {
    let mut schema = record(fields);
    schema["additionalProperties"] = true.into();
    document(kind, schema)
}

/// The schema of the front matter of a translated page: the values that each language sets for
/// itself.
#[must_use]
pub fn of_page_translation(kind: &str, fields: &[Field]) -> Json {
    let own: Vec<Field> = fields.iter().filter(|field| field.is_translated()).copied().collect();
    of_page(kind, &own)
}

fn document(kind: &str, schema: Json) -> Json {
    let mut document = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": format!("urn:kb-site:schema:{VERSION}:{kind}"),
        "title": format!("kb: {kind}"),
    });
    let uses_conditions = schema.to_string().contains("#/definitions/condition");
    if let (Json::Object(all), Json::Object(own)) = (&mut document, schema) {
        all.extend(own);
    }
    if uses_conditions {
        document["definitions"] = json!({"condition": condition()});
    }
    document
}

/// `{question: [options]}`, `all`, `any` or `not`.
fn condition() -> Json {
    let inner = json!({"$ref": "#/definitions/condition"});
    json!({
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {
            "all": {"type": "array", "items": inner, "description": "Holds if all of these hold."},
            "any": {"type": "array", "items": inner, "description": "Holds if one of these holds."},
            "not": inner,
        },
        "additionalProperties": {
            "type": "array",
            "items": value(&Shape::Id),
            "description": "Options of a question: holds if one of them is chosen.",
        },
    })
}

fn value(shape: &Shape) -> Json {
    match shape {
        Shape::Text => json!({"type": ["string", "number", "boolean"]}),
        Shape::Id => {
            json!({"type": ["string", "integer", "boolean"], "pattern": ID, "minimum": 0})
        }
        Shape::OneOrMoreIds => {
            json!({"anyOf": [value(&Shape::Id), value(&Shape::List(&Shape::Id))]})
        }
        Shape::Number => whole_number(u32::MAX, r"^\+?[0-9]{1,10}$"),
        Shape::Integer => json!({
            "type": ["integer", "string"],
            "minimum": i32::MIN,
            "maximum": i32::MAX,
            "pattern": r"^[+-]?[0-9]{1,10}$",
        }),
        // The pattern has the same limit.
        Shape::Points => whole_number(MAX_POINTS, "^0*([0-9]{1,4}|10000)$"),
        Shape::Bool => json!({"type": ["boolean", "string"], "pattern": "^(true|false)$"}),
        Shape::Date => json!({"type": "string", "format": "date", "pattern": DAY}),
        Shape::Interval => json!({
            "type": "string",
            "pattern": r"^\s*\+?0*[1-9][0-9]{0,2} \s*(day|week|month|year)s?\s*$",
        }),
        Shape::OneOf(words) => json!({"enum": words}),
        Shape::OneOfByLang(words) => {
            let word = json!({"enum": words});
            json!({"anyOf": [word, {"type": "object", "additionalProperties": nullable(word)}]})
        }
        Shape::List(inner) => json!({"type": "array", "items": value(inner)}),
        Shape::Items(_, fields) => json!({"type": "array", "items": record(fields)}),
        Shape::OneOrMore(fields) => {
            json!({"anyOf": [record(fields), {"type": "array", "items": record(fields)}]})
        }
        Shape::Map(inner) => by_id(&nullable(value(inner))),
        Shape::Keyed(inner) => by_name(&nullable(value(inner))),
        Shape::Days(inner) => by_day(&nullable(value(inner))),
        Shape::Words => {
            let text = value(&Shape::Text);
            json!({"anyOf": [text, {"type": "object", "additionalProperties": nullable(text)}]})
        }
        Shape::Either(plain, fields) => json!({"anyOf": [value(plain), record(fields)]}),
        Shape::Colour => json!({"type": "string", "pattern": "^#([0-9A-Fa-f]{3}){1,2}$"}),
        Shape::Any => json!({}),
        Shape::Condition => json!({"$ref": "#/definitions/condition"}),
        Shape::Record(fields) => record(fields),
    }
}

/// A whole number from 0, or the same between quotes.
fn whole_number(maximum: u32, pattern: &str) -> Json {
    json!({"type": ["integer", "string"], "minimum": 0, "maximum": maximum, "pattern": pattern})
}

fn by_id(inner: &Json) -> Json {
    json!({"type": "object", "propertyNames": {"pattern": ID}, "additionalProperties": inner})
}

fn by_day(inner: &Json) -> Json {
    json!({"type": "object", "propertyNames": {"pattern": DAY}, "additionalProperties": inner})
}

fn by_name(inner: &Json) -> Json {
    json!({"type": "object", "additionalProperties": inner})
}

fn record(fields: &[Field]) -> Json {
    let property = |field: &Field| {
        let schema = with_pattern(value(&field.shape), field);
        // A required key without a value counts as missing.
        let schema = if field.required { schema } else { nullable(schema) };
        (field.key.to_owned(), described(schema, field.doc))
    };
    object(
        &fields.iter().map(property).collect(),
        fields.iter().filter(|field| field.required).map(|field| field.key),
    )
}

/// The schema of a value in a translation.
fn translated(shape: &Shape) -> Json {
    match shape {
        Shape::Record(fields) => translated_record(fields),
        Shape::Items(key, fields) => {
            let is_id = |field: &Field| field.key == *key && matches!(field.shape, Shape::Id);
            let record = translated_record(fields);
            if fields.iter().any(is_id) { by_id(&record) } else { by_name(&record) }
        }
        Shape::Map(inner) => by_id(&translated(inner)),
        Shape::Days(inner) => by_day(&nullable(translated(inner))),
        Shape::List(inner) => value(&Shape::List(inner)),
        Shape::Bool => value(&Shape::Bool),
        _ => value(&Shape::Text),
    }
}

fn translated_record(fields: &[Field]) -> Json {
    let schema = translated_object(fields);
    // A record with a single text can be written as that text.
    match fields.iter().filter(|field| field.bears_words()).count() {
        1 => json!({"anyOf": [value(&Shape::Text), schema]}),
        _ => schema,
    }
}

fn translated_object(fields: &[Field]) -> Json {
    let bearing = || fields.iter().filter(|field| field.bears_words());
    let is_required = |field: &&Field| field.required && !field.is_own();
    let property = |field: &Field| {
        let is_whole = field.is_own() && !field.shape.bears_words();
        let schema = if is_whole { value(&field.shape) } else { translated(&field.shape) };
        let schema = with_pattern(schema, field);
        let schema = if is_required(&field) { schema } else { nullable(schema) };
        (field.key.to_owned(), described(schema, field.doc))
    };
    object(&bearing().map(property).collect(), bearing().filter(is_required).map(|field| field.key))
}

/// The schema with the pattern of a field for its text, or for the texts of its list.
fn with_pattern(mut schema: Json, field: &Field) -> Json {
    let Some(pattern) = field.pattern else { return schema };
    let is_list = schema.get("items").is_some();
    let texts = if is_list { &mut schema["items"] } else { &mut schema };
    texts["pattern"] = pattern.into();
    schema
}

fn object<'a>(properties: &Map<String, Json>, required: impl Iterator<Item = &'a str>) -> Json {
    json!({
        "type": "object",
        "properties": properties,
        "required": required.collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

fn described(mut schema: Json, description: &str) -> Json {
    schema["description"] = description.into();
    schema
}

/// The schema, or no value.
fn nullable(mut schema: Json) -> Json {
    if let Some(words) = schema.get_mut("enum").and_then(Json::as_array_mut) {
        words.push(Json::Null);
        return schema;
    }
    if let Some(choices) = schema.get_mut("anyOf").and_then(Json::as_array_mut) {
        choices.push(json!({"type": "null"}));
        return schema;
    }
    if schema.get("$ref").is_some() {
        return json!({"anyOf": [schema, {"type": "null"}]});
    }
    match schema.get_mut("type") {
        Some(Json::Array(types)) => types.push("null".into()),
        Some(one) => *one = json!([one.take(), "null"]),
        // Any value, so no value too.
        None => {}
    }
    schema
}
