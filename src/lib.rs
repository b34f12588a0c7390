//! kb turns Markdown pages, scenarios and quizzes into one interlinked multilingual site.
pub mod diag;
pub mod par;
pub mod quiz;
pub mod text;
pub mod yaml;
