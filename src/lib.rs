//! kb turns Markdown pages, scenarios and quizzes into one interlinked multilingual site.
pub mod diag;
pub mod hash;
pub mod par;
pub mod text;
pub mod write;
pub mod yaml;
