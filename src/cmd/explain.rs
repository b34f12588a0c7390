//! `kb explain`, `kb schema`, `kb completions` and `kb man` print reference data.

use crate::cmd::arguments::{
    self, CompletionsArguments, ExplainArguments, ManArguments, SchemaArguments, SchemaKind, manual,
};
use crate::cmd::flags;
use crate::cmd::out::{self, Exit};
use crate::config;
use crate::diag::nearest;
use crate::diag::rules::Rule;
use crate::doc;
use crate::source::Kind;
use crate::yaml::schema;

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
    flags::rule(code).map_or_else(|exit| exit, |rule| out::print(rule.manual()))
}

/// Runs `kb schema`.
#[must_use]
pub fn schema(arguments: &SchemaArguments) -> Exit {
    let Some(kind) = arguments.kind else {
        return out::print("config\npage\nscenario\nquiz\nglossary\n");
    };
    let shape = match kind {
        SchemaKind::Config => &config::SHAPE,
        SchemaKind::Page => doc::shape(Kind::Page),
        SchemaKind::Scenario => doc::shape(Kind::Scenario),
        SchemaKind::Quiz => doc::shape(Kind::Quiz),
        SchemaKind::Glossary => doc::shape(Kind::Glossary),
    };
    let mut json = schema::json(shape);
    json["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    out::print_json(&format!("{json:#}\n"))
}

/// Runs `kb completions`.
#[must_use]
pub fn completions(arguments: &CompletionsArguments) -> Exit {
    let mut script = Vec::new();
    arguments::completions(arguments.shell, &mut script);
    out::print(&String::from_utf8_lossy(&script))
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
