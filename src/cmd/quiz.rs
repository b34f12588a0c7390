//! `kb quiz`: an overview of a quiz for authors, and test vectors for scripts.

use std::time::Duration;

use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::quiz::{QuizArguments, QuizCommand};
use crate::cmd::i18n::{self, Opened};
use crate::cmd::out::{self, Exit, ReportOptions};
use crate::diag::{Diagnostic, Severity, nearest};
use crate::lang::by_lang::Lang;
use crate::link::DraftVisibility;
use crate::quiz::{self, Quiz, picture};
use crate::site::VariantBody;
use crate::source::Kind;

/// Runs `kb quiz`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &QuizArguments) -> Exit {
    let name = match &arguments.command {
        QuizCommand::Show(show) => &show.quiz,
        QuizCommand::Vectors(vectors) => &vectors.quiz,
    };
    let opened = match i18n::open(site, DraftVisibility::Show) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let quiz = match sound(site, &opened, name) {
        Ok(quiz) => quiz,
        Err(exit) => return exit,
    };
    match &arguments.command {
        QuizCommand::Show(show) if show.svg => {
            out::print_xml(&picture::svg(quiz, &quiz::prove(quiz)))
        }
        QuizCommand::Show(_) => out::print(&picture::text(quiz, &quiz::prove(quiz))),
        QuizCommand::Vectors(_) => out::print_json(&vectors(quiz)),
    }
}

/// One line: `{"data": …, "vectors": …}`, in the forms of `quiz::data` and [`quiz::vectors`].
fn vectors(quiz: &Quiz) -> String {
    let both = serde_json::json!({"data": quiz::data(quiz), "vectors": quiz::vectors(quiz)});
    format!("{both}\n")
}

/// The quiz in its source language; prints its errors if it has any.
fn sound<'a>(site: &SiteArguments, opened: &'a Opened, name: &str) -> Result<&'a Quiz, Exit> {
    let entries = &opened.loaded.site.entries;
    let quizzes: Vec<&str> = entries
        .values()
        .filter(|entry| entry.kind == Kind::Quiz)
        .map(crate::site::Entry::name)
        .collect();
    let id = match quizzes.contains(&name) {
        true => opened.entry(&format!("quizzes/{name}"))?,
        false => opened.entry(name)?,
    };
    let Some(variant) = opened.loaded.site.shown(id, Lang::SOURCE) else {
        return Err(Exit::Content);
    };
    let path = &variant.doc.source().path;
    let of_quiz =
        |finding: &&Diagnostic| finding.source.path == *path && finding.severity == Severity::Error;
    let errors: Vec<_> = opened.loaded.found.iter().filter(of_quiz).cloned().collect();
    if !errors.is_empty() {
        return Err(out::findings(errors, ReportOptions::human(site), 1, Duration::ZERO));
    }
    match &variant.body {
        VariantBody::Quiz(quiz) => Ok(quiz),
        VariantBody::Page
        | VariantBody::Scenario(_)
        | VariantBody::Glossary
        | VariantBody::Broken => {
            let near = nearest(name, quizzes.iter().copied());
            let help = near.map(|near| format!("did you mean `{near}`?"));
            out::print_error(&format!("`{name}` is not a quiz"), help.as_deref());
            Err(Exit::Usage)
        }
    }
}
