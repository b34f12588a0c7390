//! Stub until the quiz branch lands.
#![allow(missing_docs, clippy::all, clippy::pedantic, reason = "stub")]
pub mod shape {
    pub static QUIZ: crate::yaml::schema::Shape =
        crate::yaml::schema::Shape::Map(&crate::yaml::schema::Shape::Text);
}
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quiz {
    pub title: String,
    pub intro: String,
    pub questions: Vec<Question>,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub id: String,
}
#[derive(Clone, Copy)]
pub enum ReferenceKind {
    Page,
    Scenario,
}
impl ReferenceKind {
    pub fn folder(self) -> &'static str {
        match self {
            Self::Page => "",
            Self::Scenario => "scenarios/",
        }
    }
}
impl Quiz {
    pub fn references(&self) -> impl Iterator<Item = (&str, crate::text::Span, ReferenceKind)> {
        std::iter::empty()
    }
}
pub fn read(
    _: &std::sync::Arc<crate::text::Source>,
    node: &crate::yaml::Node,
    _: &mut Vec<crate::diag::Diagnostic>,
) -> Quiz {
    Quiz {
        title: node.get_text("title").unwrap_or("").into(),
        intro: String::new(),
        questions: vec![],
    }
}
