//! kb turns Markdown pages, scenarios and quizzes into one interlinked multilingual site.
pub mod diag;
pub mod par;
pub mod serve;
pub mod text;
pub mod yaml;
