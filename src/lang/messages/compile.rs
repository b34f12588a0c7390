//! Compiles the syntax tree of a Fluent file to patterns that own their texts.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_syntax::ast;
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::lang::messages::pattern::{
    Expression, Pattern, PatternPart, PatternVariant, SelectorKey,
};
use crate::lang::messages::{MessageEntry, syntax};
use crate::lang::plural::{self, Category};
use crate::lang::tag::Tag;
use crate::lang::typography::{Run, Typography};
use crate::text::{Source, Span};

/// Reads one file: its messages, attributes and terms by key.
pub(super) fn file(tag: &Tag, source: &Arc<Source>) -> Found<BTreeMap<String, MessageEntry>> {
    let Found { value: resource, findings } = syntax::parse(source);
    let mut compiler = Compiler {
        source,
        typography: Typography::for_language(tag),
        categories: plural::categories(tag),
        tag,
        numbers: BTreeSet::new(),
        entries: BTreeMap::new(),
        found: findings,
    };
    for entry in &resource.body {
        compiler.entry(entry);
    }
    Found { value: compiler.entries, findings: compiler.found }
}

struct Compiler<'a> {
    source: &'a Arc<Source>,
    tag: &'a Tag,
    typography: Typography,
    categories: Vec<Category>,
    /// The variables of the current message that choose a plural form, so they are numbers.
    numbers: BTreeSet<&'a str>,
    entries: BTreeMap<String, MessageEntry>,
    found: Vec<Diagnostic>,
}

impl<'a> Compiler<'a> {
    fn entry(&mut self, entry: &ast::Entry<&'a str>) {
        let (prefix, id, value, attributes) = match entry {
            ast::Entry::Message(message) => {
                ("", message.id.name, message.value.as_ref(), &message.attributes)
            }
            ast::Entry::Term(term) => ("-", term.id.name, Some(&term.value), &term.attributes),
            ast::Entry::Comment(_)
            | ast::Entry::GroupComment(_)
            | ast::Entry::ResourceComment(_)
            | ast::Entry::Junk { .. } => return,
        };
        if let Some(value) = value {
            self.add(format!("{prefix}{id}"), id, value);
        }
        for attribute in attributes {
            let name = attribute.id.name;
            self.add(format!("{prefix}{id}.{name}"), name, &attribute.value);
        }
    }

    fn add(&mut self, key: String, name: &'a str, value: &ast::Pattern<&'a str>) {
        let span = self.place(name);
        self.numbers = numbers(value);
        let pattern = self.pattern(value);
        if let Some(first) = self.entries.get(&key) {
            let message = format!("message `{key}` is defined twice");
            self.found.push(Diagnostic::new(Rule::DuplicateId, self.source, span, message).also(
                self.source,
                first.span,
                "the first one",
            ));
        }
        self.entries.insert(key, MessageEntry { source: Arc::clone(self.source), span, pattern });
    }

    /// The span of a piece of the source text.
    fn place(&self, piece: &str) -> Span {
        let start = (piece.as_ptr() as usize).saturating_sub(self.source.text.as_ptr() as usize);
        Span::new(start, start + piece.len())
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&'a str>) -> Pattern {
        let mut runs: Vec<Run<'a>> = pattern.elements.iter().map(|e| self.run(e)).collect();
        self.typography.runs(&mut runs);
        let parts = pattern.elements.iter().zip(runs).map(|(element, run)| match (element, run) {
            (ast::PatternElement::Placeable { expression }, _) => {
                PatternPart::Place(self.expression(expression))
            }
            (ast::PatternElement::TextElement { .. }, Run::Text(text)) => {
                PatternPart::Text(text.into_owned())
            }
            (ast::PatternElement::TextElement { value }, Run::Opaque | Run::Break) => {
                PatternPart::Text((*value).to_owned())
            }
        });
        Pattern(parts.collect())
    }

    /// A part as typography gets it: a placeholder counts as a word, and as a number if it chooses
    /// a plural.
    fn run(&self, element: &ast::PatternElement<&'a str>) -> Run<'a> {
        match element {
            ast::PatternElement::TextElement { value } => Run::Text(Cow::Borrowed(*value)),
            ast::PatternElement::Placeable { expression } => match expression {
                ast::Expression::Inline(inline)
                    if variable(inline).is_some_and(|name| self.numbers.contains(name)) =>
                {
                    Run::Text(Cow::Borrowed("1"))
                }
                _ => Run::Opaque,
            },
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&'a str>) -> Expression {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => self.select(selector, variants),
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&'a str>) -> Expression {
        match inline {
            ast::InlineExpression::StringLiteral { value } => {
                Expression::Text(unescape_unicode_to_string(value).into_owned())
            }
            ast::InlineExpression::NumberLiteral { value } => {
                Expression::Number((*value).to_owned())
            }
            ast::InlineExpression::VariableReference { id } => {
                Expression::Variable { name: id.name.to_owned(), span: self.place(id.name) }
            }
            ast::InlineExpression::MessageReference { id, attribute } => Expression::Reference {
                key: reference("", id, attribute.as_ref()),
                span: self.place(id.name),
                args: BTreeMap::new(),
            },
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                Expression::Reference {
                    key: reference("-", id, attribute.as_ref()),
                    span: self.place(id.name),
                    args: arguments.as_ref().map(named).unwrap_or_default(),
                }
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                self.function(id.name, &arguments.positional)
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    /// `NUMBER($n)` is `$n`: numbers are always written as the language does.
    fn function(&mut self, name: &'a str, args: &[ast::InlineExpression<&'a str>]) -> Expression {
        if let ("NUMBER", [number]) = (name, args) {
            return self.inline(number);
        }
        let message = format!("unknown function `{name}`");
        let help = "only `NUMBER` with one argument is supported";
        let span = self.place(name);
        self.found.push(Diagnostic::new(Rule::BadTheme, self.source, span, message).help(help));
        Expression::Text(String::new())
    }

    fn select(
        &mut self,
        selector: &ast::InlineExpression<&'a str>,
        variants: &[ast::Variant<&'a str>],
    ) -> Expression {
        let plural = is_plural(variants);
        if plural {
            self.check_categories(selector, variants);
        }
        let variants = variants.iter().map(|variant| PatternVariant {
            key: match &variant.key {
                ast::VariantKey::Identifier { name } => SelectorKey::Word((*name).to_owned()),
                ast::VariantKey::NumberLiteral { value } => {
                    SelectorKey::Number((*value).to_owned())
                }
            },
            value: self.pattern(&variant.value),
            default: variant.default,
        });
        let variants = variants.collect();
        Expression::Select { on: Box::new(self.inline(selector)), variants, plural }
    }

    fn check_categories(
        &mut self,
        selector: &ast::InlineExpression<&'a str>,
        variants: &[ast::Variant<&'a str>],
    ) {
        let has = |category: &&Category| {
            variants.iter().any(|variant| keyword(variant) == Some(category.keyword()))
        };
        let absent: Vec<&str> = self
            .categories
            .iter()
            .filter(|category| !has(category))
            .map(|category| category.keyword())
            .collect();
        if absent.is_empty() {
            return;
        }
        let all: Vec<_> = self.categories.iter().map(|category| category.keyword()).collect();
        let span = variable(selector).map_or(Span::default(), |name| self.place(name));
        let message = format!("missing plural forms: {}", absent.join(", "));
        let help = format!("`{}` has the forms {}", self.tag, all.join(", "));
        self.found.push(Diagnostic::new(Rule::PluralForms, self.source, span, message).help(help));
    }
}

/// Whether a choice is between numbers: every key is a number or a plural category.
fn is_plural(variants: &[ast::Variant<&str>]) -> bool {
    variants.iter().all(|variant| keyword(variant).is_none_or(is_category))
}

fn is_category(keyword: &str) -> bool {
    Category::from_keyword(keyword).is_some()
}

fn keyword<'a>(variant: &ast::Variant<&'a str>) -> Option<&'a str> {
    match variant.key {
        ast::VariantKey::Identifier { name } => Some(name),
        ast::VariantKey::NumberLiteral { .. } => None,
    }
}

/// The variable that an expression is, itself or as `NUMBER($n)`.
fn variable<'a>(inline: &ast::InlineExpression<&'a str>) -> Option<&'a str> {
    match inline {
        ast::InlineExpression::VariableReference { id } => Some(id.name),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.first().and_then(variable)
        }
        _ => None,
    }
}

/// The variables that choose a plural form anywhere in a pattern.
fn numbers<'a>(pattern: &ast::Pattern<&'a str>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else { continue };
        let ast::Expression::Select { selector, variants } = expression else { continue };
        if is_plural(variants) {
            names.extend(variable(selector));
        }
        for variant in variants {
            names.extend(numbers(&variant.value));
        }
    }
    names
}

fn reference(
    prefix: &str,
    id: &ast::Identifier<&str>,
    attribute: Option<&ast::Identifier<&str>>,
) -> String {
    let attribute = attribute.map_or(String::new(), |attribute| format!(".{}", attribute.name));
    format!("{prefix}{}{attribute}", id.name)
}

/// The named arguments of a term; Fluent allows literals only.
fn named(arguments: &ast::CallArguments<&str>) -> BTreeMap<String, String> {
    let literal = |value: &ast::InlineExpression<&str>| match value {
        ast::InlineExpression::StringLiteral { value } => {
            unescape_unicode_to_string(value).into_owned()
        }
        ast::InlineExpression::NumberLiteral { value } => (*value).to_owned(),
        _ => String::new(),
    };
    let named = arguments.named.iter();
    named.map(|argument| (argument.name.name.to_owned(), literal(&argument.value))).collect()
}
