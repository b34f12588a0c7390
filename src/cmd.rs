//! The command line: arguments in, an exit code out.
//!
//! This layer, and `scan`, `theme`, `write` and `serve`, which it calls, do all input and output.
//! Findings go to standard error and requested data to standard output. Exit codes: 0 success,
//! 1 errors in the content, 2 usage or configuration error, 3 I/O or port error.

pub mod arguments;
pub mod build;
pub mod check;
pub mod complete;
pub mod edition;
pub(crate) mod flags;
pub mod explain;
mod familiar;
pub mod fix;
pub mod i18n;
pub mod import;
pub mod init;
mod keys;
pub mod load;
pub mod mv;
pub mod new;
pub mod out;
pub mod quiz;
mod repository;
mod review;
pub mod root;
pub mod select;
pub mod serve;
pub mod theme;
mod vanished;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::cmd::arguments::{Arguments, Command, When};
use crate::cmd::out::Exit;

/// Runs the command that the process was started with.
#[must_use]
pub fn main() -> ExitCode {
    if let Some(exit) = complete::respond() {
        return exit.into();
    }
    let words: Vec<OsString> = env::args_os().collect();
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(error) => {
            let error = familiar::suggest(error);
            return out::usage(&error, When::of_words(&words)).into();
        }
    };
    crate::par::set_threads(arguments.jobs());
    run(&arguments).into()
}

fn run(arguments: &Arguments) -> Exit {
    let site = &arguments.site;
    match &arguments.command {
        Command::Build(build) => match &build.zip {
            Some(file) => edition::run(site, build, file),
            None => build::run(site, build),
        },
        Command::Serve(serve) => serve::run(site, serve),
        Command::Check(check) => check::run(site, check),
        Command::I18n(i18n) => i18n::run(site, i18n),
        Command::Quiz(quiz) => quiz::run(site, quiz),
        Command::Review(arguments) => review::run(site, arguments),
        Command::New(new) => new::run(site, new),
        Command::Init(init) => init::run(site, init),
        Command::Import(import) => import::run(site, import),
        Command::Mv(mv) => mv::run(site, mv),
        Command::Rm(rm) => mv::remove(site, rm),
        Command::Theme(arguments) => theme::run(site, arguments),
        Command::Explain(explain) => explain::run(explain),
        Command::Schema(schema) => explain::schema(schema),
        Command::Completions(completions) => explain::completions(completions),
        Command::Man(man) => explain::man(man),
    }
}
