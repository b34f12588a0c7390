//! `kb explain`, `kb schema`, `kb completions` and `kb man` print reference data.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde_json::Value as Json;

use crate::cmd::arguments::{
    CompletionsArguments, ExplainArguments, ManArguments, SchemaArguments, SchemaKind, manual,
};
use crate::cmd::complete;
use crate::cmd::flags;
use crate::cmd::out::{self, Exit};
use crate::config;
use crate::diag::nearest;
use crate::diag::rules::Rule;
use crate::doc;
use crate::source::Kind;
use crate::yaml::json_schema;
use crate::yaml::schema::Shape;

/// Runs `kb explain`.
#[must_use]
pub fn run(arguments: &ExplainArguments) -> Exit {
    let Some(code) = &arguments.code else {
        let width = Rule::ALL.iter().map(|rule| rule.code().len()).max().unwrap_or(0);
        let line = |rule: &Rule| {
            let fixed = if rule.can_lower() { "" } else { "fixed" };
            let severity = rule.severity().word();
            format!("{:width$}  {severity:7}  {fixed:5}  {}\n", rule.code(), rule.summary())
        };
        return out::print(&Rule::ALL.iter().map(line).collect::<String>());
    };
    let explain = |rule: Rule| out::print(&page(rule, rule.address().as_deref()));
    flags::rule(code).map_or_else(|exit| exit, explain)
}

/// The manual page of a rule, with the address at which it is published.
fn page(rule: Rule, address: Option<&str>) -> String {
    let address = address.map(|address| format!("\nOn the web: {address}\n"));
    format!("{}{}", rule.manual(), address.unwrap_or_default())
}

/// Runs `kb schema`.
#[must_use]
pub fn schema(arguments: &SchemaArguments) -> Exit {
    let Some(kind) = arguments.kind else {
        let names = SchemaKind::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        return out::print(&names.map(|name| format!("{}\n", name.get_name())).collect::<String>());
    };
    out::print_json(&format!("{:#}\n", schema_of(kind)))
}

/// The JSON Schema of a kind of file.
#[must_use]
pub fn schema_of(kind: SchemaKind) -> Json {
    let value = kind.to_possible_value();
    let name = value.as_ref().map_or("", PossibleValue::get_name);
    match kind {
        SchemaKind::Config => {
            let mut schema = json_schema::of_source(name, &config::SHAPE);
            let rules = &mut schema["properties"]["rules"];
            let level = std::mem::replace(&mut rules["additionalProperties"], false.into());
            let of_rule = |rule: &Rule| {
                let mut level = level.clone();
                level["description"] = rule.summary().into();
                (rule.code().to_owned(), level)
            };
            rules["properties"] = Rule::ALL.iter().map(of_rule).collect();
            // Editors offer the names of properties, not those that `propertyNames` allows.
            if let Some(rules) = rules.as_object_mut() {
                rules.remove("propertyNames");
            }
            schema
        }
        SchemaKind::Page => json_schema::of_page(name, doc::FRONT_MATTER),
        SchemaKind::Scenario => json_schema::of_source(name, doc::shape(Kind::Scenario)),
        SchemaKind::Quiz => json_schema::of_source(name, doc::shape(Kind::Quiz)),
        SchemaKind::Glossary => json_schema::of_source(name, doc::shape(Kind::Glossary)),
        SchemaKind::PageTranslation => json_schema::of_page_translation(name, doc::FRONT_MATTER),
        SchemaKind::ScenarioTranslation => translation(name, Kind::Scenario),
        SchemaKind::QuizTranslation => translation(name, Kind::Quiz),
        SchemaKind::GlossaryTranslation => translation(name, Kind::Glossary),
    }
}

fn translation(name: &str, kind: Kind) -> Json {
    let fields = if let Shape::Record(fields) = doc::shape(kind) { fields } else { &[][..] };
    json_schema::of_translation(name, fields)
}

/// Runs `kb completions`.
#[must_use]
pub fn completions(arguments: &CompletionsArguments) -> Exit {
    complete::register(arguments.shell)
}

/// Runs `kb man`.
#[must_use]
pub fn man(arguments: &ManArguments) -> Exit {
    let names = manual::names();
    if arguments.list {
        return out::print(&names.iter().map(|name| format!("{name}\n")).collect::<String>());
    }
    let wanted = arguments.page.as_deref().unwrap_or("kb");
    if let Some(page) = manual::page(wanted) {
        return out::print(&page);
    }
    let help = match nearest(wanted, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`kb man --list` lists all pages".to_owned(),
    };
    out::print_error(&format!("there is no manual page `{wanted}`"), Some(&help));
    Exit::Usage
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::diag::rules::Rule;

    #[test]
    fn a_page_ends_with_its_address_where_it_is_published() {
        let address = Rule::BrokenLink.address_below("https://kb.example");
        let printed = page(Rule::BrokenLink, Some(&address));
        assert!(printed.ends_with("\nOn the web: https://kb.example/rules/broken-link/\n"));
        assert_eq!(page(Rule::BrokenLink, None), Rule::BrokenLink.manual());
    }
}
