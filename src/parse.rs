//! Parses one content file to its facts: a pure function of its text. Mistakes are findings.

mod anchors;
pub(crate) mod front_matter;
mod words;

use std::sync::Arc;

use crate::base;
use crate::config::{Config, ForeignKeys};
use crate::diag::levels::Ignore;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::doc::{self, Body, Doc, FrontMatter, Page, glossary};
use crate::lang::by_lang::Lang;
use crate::markdown::HtmlPolicy;
use crate::markdown::facts::{self, Facts};
use crate::parse::front_matter::{FrontMatterFormat, Split};
use crate::source::{ContentFile, Kind, Owner};
use crate::text::{Source, Span};
use crate::yaml::schema;
use crate::yaml::{self, Node, Value};

/// The largest Markdown text in bytes: some inputs need more than linear time.
pub const MAX_MARKDOWN_BYTES: usize = 2 << 20;

/// The settings of kb.yaml for reading a file.
#[derive(Debug, Clone, Copy)]
pub struct ParseRules<'a> {
    /// The policy for raw HTML.
    pub html: HtmlPolicy,
    /// Keys of front matter that other generators use.
    pub keys: &'a ForeignKeys,
}

impl<'a> ParseRules<'a> {
    /// The rules of a site.
    #[must_use]
    pub fn of(config: &'a Config) -> ParseRules<'a> {
        ParseRules { html: config.html, keys: &config.front_matter }
    }
}

/// Reads the facts of a file.
#[must_use]
pub fn doc(file: &ContentFile, rules: ParseRules<'_>) -> Doc {
    let Found { value: body, findings: found } = match file.kind {
        _ if matches!(file.owner, Owner::Base(_)) => base_body(file),
        Kind::Page => page(file, rules),
        Kind::Scenario | Kind::Quiz | Kind::Glossary => yaml_body(file),
    };
    let ignores = ignores(&file.source, &body);
    Doc { file: file.clone(), body, found, ignores }
}

/// The comments of a file that ignore a rule.
fn ignores(source: &Source, body: &Body) -> Vec<Ignore> {
    match body {
        Body::Page(page) => [&*page.front.ignores, &*page.facts.ignores].concat(),
        Body::Yaml(node) => yaml::ignores::read(source, Span::new(0, source.text.len()), node),
        Body::Base(_) | Body::Broken => Vec::new(),
    }
}

/// A file that cannot be read, and why.
fn broken(findings: Vec<Diagnostic>) -> Found<Body> {
    Found { value: Body::Broken, findings }
}

fn base_body(file: &ContentFile) -> Found<Body> {
    match base::parse(&file.source) {
        Ok(base) => Found::sound(Body::Base(base)),
        Err(damage) => broken(vec![*damage]),
    }
}

fn page(file: &ContentFile, rules: ParseRules<'_>) -> Found<Body> {
    let source = &file.source;
    if source.text.len() > MAX_MARKDOWN_BYTES {
        let message =
            format!("this page is larger than the limit of {} MiB", MAX_MARKDOWN_BYTES >> 20);
        let finding = Diagnostic::new(Rule::FileTooLarge, source, Span::default(), message);
        return broken(vec![finding.help("split it into several pages")]);
    }
    let mut findings = Vec::new();
    let (front, body) = match front_matter::split(&source.text) {
        Split::None => (FrontMatter::read(None), Span::new(0, source.text.len())),
        Split::Front { format, front, body } => {
            (front_matter::read(file, format, front, rules.keys).take(&mut findings), body)
        }
        Split::Unclosed(format) => return broken(vec![unclosed(source, format)]),
    };
    let mut facts = facts::collect(source, body, rules.html).take(&mut findings);
    if front.title.is_some() && facts.title().is_some_and(|heading| heading.level > 1) {
        // The page has a title, so its first heading begins a section.
        facts.title_heading = false;
    }
    findings.extend(anchors::add_former(source, &front, &mut facts));
    findings.extend(two_titles(source, &front, &facts));
    Found { value: Body::Page(Box::new(Page { front, body, facts })), findings }
}

fn unclosed(source: &Arc<Source>, format: FrontMatterFormat) -> Diagnostic {
    let fence = format.fence();
    let message = format!("front matter begins with `{fence}` but never ends");
    let at = Span::new(0, fence.len());
    let help = match format {
        FrontMatterFormat::Yaml => "end it with a line of three hyphens, `---`",
        FrontMatterFormat::Toml => "end it with a line of three plus signs, `+++`",
    };
    Diagnostic::new(Rule::UnclosedFrontMatter, source, at, message).help(help)
}

/// Reports a level-1 heading at the beginning of a page that has another title.
fn two_titles(source: &Arc<Source>, front: &FrontMatter, facts: &Facts) -> Option<Diagnostic> {
    let (title, heading) = (front.title.as_ref()?, facts.headings.first()?);
    if !facts.title_heading || heading.text == title.trim() {
        return None;
    }
    let message = format!("this heading is not shown, because the page has the title `{title}`");
    let finding = Diagnostic::new(Rule::TwoTitles, source, heading.span, message);
    Some(finding.help("make both the same, or remove one of them"))
}

fn yaml_body(file: &ContentFile) -> Found<Body> {
    let source = &file.source;
    match yaml::parse(source, Span::new(0, source.text.len())) {
        Ok(node) if node.value == Value::Null => {
            let message = "this file is empty";
            let finding = Diagnostic::new(Rule::MissingKey, source, Span::default(), message);
            broken(vec![finding.help("run `kb new` to create a file with the required keys")])
        }
        Ok(node) => Found { findings: in_yaml(file, &node), value: Body::Yaml(node) },
        Err(errors) => broken(errors),
    }
}

/// The mistakes in the values of a YAML file.
fn in_yaml(file: &ContentFile, node: &Node) -> Vec<Diagnostic> {
    let (source, shape) = (&file.source, doc::shape(file.kind));
    let mut found = Vec::new();
    if file.owner == Owner::Language(Lang::SOURCE) {
        let wrong = schema::check(source, node, shape).into_iter();
        // A quiz without one of its values could give readers another result.
        let is_quiz = file.kind == Kind::Quiz;
        found.extend(wrong.map(|it| if is_quiz { it.fatal() } else { it }));
        found.extend(words::of_source(source, node, shape));
        if file.kind == Kind::Glossary {
            found.extend(glossary::unfit_former(source, node));
        }
    } else {
        found.extend(words::of_translation(source, node, shape));
    }
    if file.kind == Kind::Glossary {
        found.extend(glossary::long_forms(source, node));
    }
    found
}
