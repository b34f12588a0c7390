//! Completion in shells: commands, flags, and values that come from the site in the current folder.
//!
//! 1. `kb completions SHELL` prints a script that registers kb with the shell.
//! 2. At each completion the script calls kb with [`VARIABLE`] set to the shell and the words of the
//!    command line as arguments.
//! 3. kb prints the candidates and ends.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::Shells;

use crate::cmd::arguments::{Arguments, SiteArguments, When, manual};
use crate::cmd::load::{self, ReadSite};
use crate::cmd::out::{self, Exit};
use crate::cmd::root;
use crate::diag::rules::Rule;
use crate::lang::by_lang::Lang;
use crate::lang::tag::Tag;
use crate::scan::ScanCache;
use crate::source::{Kind, Owner};

/// Names the shell that requests candidates.
const VARIABLE: &str = "KB_COMPLETE";

/// Zsh loads the script at the first completion, as the function `_kb`, which must return
/// candidates.
const FIRST_IN_ZSH: &str = r#"
if [[ ${funcstack[1]-} == _kb ]]; then
    _clap_dynamic_completer_kb "$@"
fi
"#;

/// A candidate and what it is.
type Candidate = (String, Option<&'static str>);

/// The values of one argument.
struct Values {
    /// The commands above the argument.
    commands: &'static [&'static str],
    /// The name of the argument.
    argument: &'static str,
    /// All values; those that do not begin with the typed word are removed later.
    candidates: fn(Option<&Path>) -> Vec<Candidate>,
}

const VALUES: &[Values] = &[
    Values { commands: &["build"], argument: "only", candidates: languages },
    Values { commands: &["check"], argument: "rule", candidates: rules },
    Values { commands: &["explain"], argument: "code", candidates: rules },
    Values { commands: &["i18n", "status"], argument: "lang", candidates: translations },
    Values { commands: &["i18n", "diff"], argument: "lang", candidates: translations },
    Values { commands: &["i18n", "diff"], argument: "page", candidates: keys },
    Values { commands: &["i18n", "accept"], argument: "lang", candidates: translations },
    Values { commands: &["i18n", "accept"], argument: "pages", candidates: keys },
    Values { commands: &["i18n", "new"], argument: "lang", candidates: translations },
    Values { commands: &["i18n", "new"], argument: "page", candidates: keys },
    Values { commands: &["i18n", "export"], argument: "lang", candidates: translations },
    Values { commands: &["i18n", "export"], argument: "pages", candidates: keys },
    Values { commands: &["i18n", "import"], argument: "lang", candidates: translations },
    Values { commands: &["man"], argument: "page", candidates: pages },
    Values { commands: &["mv"], argument: "old", candidates: keys },
    Values { commands: &["quiz", "show"], argument: "quiz", candidates: quizzes },
    Values { commands: &["quiz", "vectors"], argument: "quiz", candidates: quizzes },
    Values { commands: &["rm"], argument: "old", candidates: keys },
    Values { commands: &["rm"], argument: "to", candidates: keys },
];

/// Prints the script that registers kb with a shell.
#[must_use]
pub fn register(shell: Shell) -> Exit {
    let mut script = Vec::new();
    let shells = Shells::builtins();
    let name = shell.to_string();
    let written = shells
        .completer(&name)
        .map(|completer| completer.write_registration(VARIABLE, "kb", "kb", "kb", &mut script));
    if shell == Shell::Zsh {
        script.extend_from_slice(FIRST_IN_ZSH.as_bytes());
    }
    match written {
        Some(Ok(())) => out::print(&String::from_utf8_lossy(&script)),
        Some(Err(_)) | None => Exit::System,
    }
}

/// Prints the candidates if a shell requests them.
#[must_use]
pub fn respond() -> Option<Exit> {
    let shell = env::var(VARIABLE).ok()?;
    let words: Vec<OsString> = env::args_os().skip_while(|word| word != "--").skip(1).collect();
    let shells = Shells::builtins();
    let Some(completer) = shells.completer(&shell) else {
        let names: Vec<&str> = shells.names().collect();
        let help = format!("shells: {}", names.join(", "));
        out::print_error(&format!("{VARIABLE} is not the name of a shell"), Some(&help));
        return Some(Exit::Usage);
    };
    let folder = env::current_dir().ok();
    let mut command = command(root_of(&words).as_deref());
    let mut candidates = Vec::new();
    match completer.write_complete(&mut command, words, folder.as_deref(), &mut candidates) {
        Ok(()) => Some(out::print_to_program(&candidates)),
        Err(_) => Some(Exit::System),
    }
}

/// The value of `--root` in an unfinished command line, else of `KB_ROOT`.
fn root_of(words: &[OsString]) -> Option<PathBuf> {
    let written = words.iter().enumerate().find_map(|(nth, word)| {
        let word = word.to_str()?;
        match word.strip_prefix("--root=") {
            Some(root) => Some(PathBuf::from(root)),
            None if word == "--root" => words.get(nth + 1).map(PathBuf::from),
            None => None,
        }
    });
    written.or_else(|| env::var_os("KB_ROOT").map(PathBuf::from))
}

/// The commands with the values of their arguments.
fn command(root: Option<&Path>) -> Command {
    let mut command = Arguments::command();
    for values in VALUES {
        command = with(command, values.commands, values, root);
    }
    command.build();
    command
}

fn with(
    command: Command,
    path: &[&'static str],
    values: &'static Values,
    root: Option<&Path>,
) -> Command {
    let Some((first, rest)) = path.split_first() else {
        let root = root.map(Path::to_path_buf);
        let candidates = move || {
            let all = (values.candidates)(root.as_deref()).into_iter();
            all.map(|(value, help)| CompletionCandidate::new(value).help(help.map(Into::into)))
                .collect::<Vec<_>>()
        };
        // `mut_arg` would move the argument to the end, which changes the meaning of each word.
        return command.mut_args(|argument| {
            if argument.get_id() != values.argument {
                return argument;
            }
            argument.add(ArgValueCandidates::new(candidates.clone()))
        });
    };
    command.mut_subcommand(first, |inner| with(inner, rest, values, root))
}

fn rules(_: Option<&Path>) -> Vec<Candidate> {
    Rule::ALL.iter().map(|rule| (rule.code().to_owned(), Some(rule.summary()))).collect()
}

fn pages(_: Option<&Path>) -> Vec<Candidate> {
    manual::names().into_iter().map(|name| (name, None)).collect()
}

/// The files of the site, if there is one without mistakes in kb.yaml.
fn read(root: Option<&Path>) -> Option<ReadSite> {
    let root = root::find(&SiteArguments { root: root.map(Path::to_path_buf), color: When::Never })
        .ok()?;
    load::read(&root, &ScanCache::default()).ok()
}

fn languages(root: Option<&Path>) -> Vec<Candidate> {
    let tags = read(root).map(|read| {
        let tags = read.config.languages.values().map(|tag| (Tag::as_str(tag).to_owned(), None));
        tags.collect()
    });
    tags.unwrap_or_default()
}

/// The languages of translations: all but the source.
fn translations(root: Option<&Path>) -> Vec<Candidate> {
    languages(root).into_iter().skip(1).collect()
}

/// The keys of pages, scenarios, quizzes and the glossary.
fn keys(root: Option<&Path>) -> Vec<Candidate> {
    source_keys(root, |_| true)
}

/// The ids of quizzes.
fn quizzes(root: Option<&Path>) -> Vec<Candidate> {
    let keys = source_keys(root, |kind| kind == Kind::Quiz).into_iter();
    keys.map(|(key, help)| match key.strip_prefix("quizzes/") {
        Some(id) => (id.to_owned(), help),
        None => (key, help),
    })
    .collect()
}

fn source_keys(root: Option<&Path>, is_wanted: impl Fn(Kind) -> bool) -> Vec<Candidate> {
    let Some(read) = read(root) else { return Vec::new() };
    let files = read.scan.files.iter();
    let wanted =
        files.filter(|file| file.owner == Owner::Language(Lang::SOURCE) && is_wanted(file.kind));
    let keys = wanted.map(|file| &*file.key);
    // A shell executes control characters, and a line end separates candidates.
    keys.filter(|key| !key.contains(char::is_control)).map(|key| (key.to_owned(), None)).collect()
}
