//! Commands of other generators, with those of kb that do the same.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The command of another generator, and that of kb.
const FAMILIAR: &[(&str, &str)] = &[
    ("add", "new"),
    ("completion", "completions"),
    ("create", "init"),
    ("deploy", "build"),
    ("dev", "serve"),
    ("fix", "check"),
    ("generate", "build"),
    ("lint", "check"),
    ("preview", "serve"),
    ("publish", "build"),
    ("render", "build"),
    ("rules", "explain"),
    ("start", "serve"),
    ("status", "i18n"),
    ("test", "check"),
    ("translate", "i18n"),
    ("validate", "check"),
    ("watch", "serve"),
];

/// Adds the suggestion for a command that has another name in kb, if clap found no similar one.
pub(super) fn suggest(mut error: clap::Error) -> clap::Error {
    let is_unknown = error.kind() == ErrorKind::InvalidSubcommand;
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return error;
    };
    let known = FAMILIAR.iter().find(|(other, _)| other == word);
    if let (Some((_, command)), true) = (known, is_unknown) {
        let names = ContextValue::Strings(vec![(*command).to_owned()]);
        error.insert(ContextKind::SuggestedSubcommand, names);
    }
    error
}
