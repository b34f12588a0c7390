//! kb turns Markdown pages, scenarios and quizzes into one interlinked multilingual site.
pub mod config;
pub mod diag;
pub mod lang;
pub mod par;
pub mod parse;
pub mod quiz;
pub mod site;
pub mod source;
pub mod text;
pub mod view;
pub mod yaml;
