//! kb turns Markdown pages, scenarios and quizzes into one interlinked multilingual site.
//!
//! The modules are in reading order: texts and findings, the two syntaxes, the theme, the data of a
//! site, and then the stages of a build: scan, parse, link, check, render, write.

pub mod text;
pub mod diag;
pub mod par;
pub mod hash;
pub mod lang;
pub mod names;
pub mod yaml;
pub mod markdown;
pub mod theme;
pub mod config;
pub mod source;
pub mod quiz;
pub mod base;
pub mod doc;
pub mod site;
pub mod route;
pub mod view;
pub mod scan;
pub mod parse;
pub mod link;
pub mod check;
pub mod render;
pub mod exchange;
pub mod write;
pub mod import;
pub mod refactor;
pub mod serve;
pub mod cmd;
