//! The output on terminals: no character of a site moves a cursor, hides text or reorders it; output
//! without escape sequences is plain text; lines fit the width.

mod program;

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::program::{Run, kb, read, write};

/// Clears the screen, retitles the window, starts a C1 sequence, reorders a line, returns to its
/// beginning, deletes.
const HOSTILE: &str = "a\u{1b}[2J\u{1b}]0;b\u{7}\u{9b}31m\u{202e}c\u{2066}d\u{200f}\u{8}\u{7f}e";

/// The same without characters that YAML refuses, for texts that can be parsed.
const QUIET: &str = "a\u{202e}c\u{2066}d\u{200f}e\u{85}f\u{9b}31m";

fn escaped(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
    format!("\"{}\"", units.collect::<String>())
}

fn quiz() -> String {
    // The id of the second question is hostile, too, so the quiz has errors and is not shown.
    quiz_of(HOSTILE, QUIET)
}

fn quiz_of(words: &str, id: &str) -> String {
    let text = |nth: u32| escaped(&format!("{words} {nth}"));
    format!(
        "title: {}\nintro: {}\ndimensions: {{facts: {}}}\nphases: {{now: {}}}\n\
         questions:\n  - id: prepared\n    title: {}\n    options:\n      \
         - {{id: fully, label: {}, score: {{facts: 2}}}}\n      - {{id: {}, label: {}}}\n\
         bands:\n  - {{result: ready, from: 2}}\n  - {{result: wait, from: 0}}\n\
         results:\n  ready: {{title: {}, do: [call]}}\n  wait: {{title: {}, do: [prepare]}}\n\
         actions:\n  prepare: {{label: {}, phase: now}}\n  call: {{label: {}, phase: now}}\n",
        text(1),
        text(2),
        text(3),
        text(4),
        text(5),
        text(6),
        escaped(id),
        text(7),
        text(8),
        text(9),
        text(10),
        text(11),
    )
}

/// A site whose texts, ids, keys and names of files are hostile.
fn site() -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    let (at, text) = (root.path(), escaped(HOSTILE));
    write(at, "kb.yaml", &format!("title: {text}\nlanguages: [cs, en]\ntags: [{{id: x}}]\n"));
    let page = format!(
        "---\ntitle: {text}\ndescription: {text}\ntags: [{text}]\n{QUIET}: x\n---\n\n## {HOSTILE}\n\n\
         [{HOSTILE}]({HOSTILE}) [x](<{QUIET}.md>) [[{HOSTILE}]] <{QUIET}>\n\n## {HOSTILE} {{#{QUIET}}}\n"
    );
    for lang in ["cs", "en"] {
        write(at, &format!("content/{lang}/index.md"), "# Start\n");
        write(at, &format!("content/{lang}/page.md"), &page);
        write(at, &format!("content/{lang}/{HOSTILE}.md"), &page);
        write(at, &format!("content/{lang}/{HOSTILE}.png"), "no picture");
        write(at, &format!("content/{lang}/{QUIET}/index.md"), &page);
    }
    write(at, "content/en/orphan\u{1b}[2J.md", &page);
    write(at, &format!("content/{QUIET}/index.md"), "# Unlisted\n");
    write(at, "content/cs/quizzes/quiz.yaml", &quiz());
    write(at, "content/_base/en/page.md", &format!("{HOSTILE}\n"));
    root
}

/// A site without mistakes, with hostile words wherever kb accepts them, translated and confirmed.
fn sound_site() -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    let (at, text) = (root.path(), escaped(QUIET));
    write(at, "kb.yaml", &format!("title: {text}\nlanguages: [cs, en]\n"));
    let page =
        format!("---\ntitle: {text}\ndescription: {text}\n---\n\n{QUIET}\n\n## {QUIET}\n\nx\n");
    for lang in ["cs", "en"] {
        write(at, &format!("content/{lang}/index.md"), &page);
        write(at, &format!("content/{lang}/old.md"), &page);
    }
    write(at, "content/cs/quizzes/quiz.yaml", &quiz_of(QUIET, "not-yet"));
    root
}

fn run(root: &Path, arguments: &[&str]) -> Run {
    Run::of(kb(root, arguments))
}

/// Asserts that the output of a command contains nothing that a terminal would execute.
fn assert_printable(run: &Run, what: &[&str]) {
    for text in [&run.out, &run.err] {
        let raw = text.chars().find(|c| {
            (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
                || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}')
        });
        assert_eq!(raw, None, "{what:?}\n{}", text.escape_debug());
    }
}

/// Every command, with arguments that are hostile too.
const COMMANDS: &[&[&str]] = &[
    &["check"],
    &["check", "--format", "json"],
    &["check", "--format", "github"],
    &["check", "--format", "sarif"],
    &["check", "--today", HOSTILE],
    &["check", "--base-url", HOSTILE],
    &["theme", "list"],
    &["theme", "copy", HOSTILE],
    &["build"],
    &["build", "--out", HOSTILE],
    &["build", "--out", "content"],
    &["--root", HOSTILE, "check"],
    &["serve", "--host", HOSTILE],
    &["i18n", "status"],
    &["i18n", "status", "--format", "json"],
    &["i18n", "status", "--format", "md"],
    &["i18n", "status", "--lang", HOSTILE],
    &["i18n", "diff", "page"],
    &["i18n", "diff", "index"],
    &["i18n", "diff", "index", "--format", "json"],
    &["i18n", "diff", "index", "--format", "md"],
    &["i18n", "diff", HOSTILE],
    &["i18n", "accept", "page", "--lang", "en"],
    &["i18n", "accept", "index", "--lang", "en", "--section", HOSTILE],
    &["i18n", "accept", "--all-pages", "--lang", "en"],
    &["i18n", "accept", HOSTILE, "--lang", "en"],
    &["i18n", "ids"],
    &["i18n", "ids", "--write"],
    &["i18n", "new", HOSTILE, "--lang", "en"],
    &["i18n", "export", "--lang", "en"],
    &["i18n", "import", "--lang", "en", "content/_base/en/page.md"],
    &["i18n", "import", "--lang", "en", "--format", "xliff", "content/_base/en/page.md"],
    &["review", "due", "--within", "1y"],
    &["review", "due", "--format", "json"],
    &["review", "due", "--within", HOSTILE],
    &["quiz", "show", "quiz"],
    &["quiz", "show", "quiz", "--svg"],
    &["quiz", "vectors", "quiz"],
    &["quiz", "show", HOSTILE],
    &["new", "page", HOSTILE],
    &["new", "page", "other"],
    &["new", "translation", HOSTILE],
    &["init", HOSTILE],
    &["import", HOSTILE],
    &["mv", HOSTILE, "other"],
    &["mv", "index", HOSTILE],
    &["rm", HOSTILE],
    &["explain"],
    &["explain", "broken-link"],
    &["explain", HOSTILE],
    &["schema"],
    &["schema", "quiz"],
    &["schema", HOSTILE],
    &["completions", "bash"],
    &["completions", HOSTILE],
    &["man"],
    &["man", "kb-i18n-status"],
    &["man", HOSTILE],
    &["--help"],
    &[HOSTILE],
];

#[test]
fn no_command_lets_a_terminal_obey_the_content() {
    for command in COMMANDS {
        let root = site();
        let run = run(root.path(), command);
        assert_printable(&run, command);
    }
}

#[test]
fn no_command_lets_a_terminal_obey_a_sound_site() {
    let root = sound_site();
    let accepted = run(root.path(), &["i18n", "accept", "--all-pages", "--lang", "en"]);
    assert_eq!(accepted.code, 0, "{}", accepted.err);
    // Names of files that kb keeps are printed too.
    assert_eq!(run(root.path(), &["build"]).code, 0);
    write(root.path(), &format!("public/{HOSTILE}\n.html"), "mine");
    let kept = run(root.path(), &["build"]);
    assert_printable(&kept, &["build"]);
    assert!(kept.err.contains("kb did not write it"), "{}", kept.err);
    let source = read(root.path(), "content/cs/index.md");
    write(root.path(), "content/cs/index.md", &source.replace("\n\nx\n", "\n\ny\u{202e}\n"));
    fs::remove_file(root.path().join("content/cs/old.md")).expect("is there");
    let differs = run(root.path(), &["i18n", "diff", "index", "--lang", "en"]);
    assert_eq!(differs.code, 1, "{}", differs.err);
    assert!(differs.out.contains("{+"), "{}", differs.out);
    for show in [&["quiz", "show", "quiz"][..], &["quiz", "show", "quiz", "--svg"]] {
        let shown = run(root.path(), show);
        assert_eq!(shown.code, 0, "{}", shown.err);
    }
    for command in COMMANDS {
        let run = run(root.path(), command);
        assert_printable(&run, command);
    }
}

/// What a person at a terminal of some columns sees; `None` where a machine has no terminals (a container
/// without /dev/pts).
#[cfg(unix)]
fn on_terminal(mut command: Command, term: &str, columns: u16) -> Option<String> {
    use rustix::pty::{self, OpenptFlags};
    use rustix::termios::{self, Winsize};

    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY;
    let screen = pty::openpt(flags).ok()?;
    pty::grantpt(&screen).and_then(|()| pty::unlockpt(&screen)).expect("it can be opened");
    let name = pty::ptsname(&screen, Vec::new()).expect("it has a name");
    let path = Path::new(name.to_str().expect("it is a path"));
    let terminal = File::options().read(true).write(true).open(path).ok()?;
    let size = Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    termios::tcsetwinsize(&terminal, size).expect("it has a size");
    let twin = || terminal.try_clone().expect("it can be shared");
    command.stdin(twin()).stdout(twin()).stderr(twin()).env("TERM", term);
    let what = format!("{command:?}");
    let mut child = command.spawn().expect("it can be started");
    // With these two, the terminal has no other users than the program, so the output ends with it.
    drop((command, terminal));
    let mut shown = Vec::new();
    // Linux reports the end as an error (EIO), after everything that was written.
    let end = File::from(screen).read_to_end(&mut shown);
    child.wait().expect("it ends");
    let shown = String::from_utf8(shown).expect("it is UTF-8");
    assert!(!shown.is_empty(), "{what}: {end:?}");
    Some(shown)
}

#[cfg(not(unix))]
fn on_terminal(_: Command, _: &str, _: u16) -> Option<String> {
    None
}

/// The same for kb in a folder.
fn seen(root: &Path, term: &str, columns: u16, arguments: &[&str]) -> Option<String> {
    on_terminal(kb(root, arguments), term, columns)
}

/// A site with a mistake in a long line.
fn long_line() -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "kb.yaml", "title: Site\nbase_url: https://example.org/\nlanguages: [en]\n");
    let words = "many words before the link ".repeat(4);
    write(
        root.path(),
        "content/en/index.md",
        &format!("# Start\n\n{words}[gone](gone.md) {words}\n"),
    );
    root
}

#[test]
fn a_dumb_terminal_gets_plain_text() {
    let root = long_line();
    let commands: [&[&str]; 5] =
        [&["check"], &["build"], &["chekc"], &["check", "--help"], &["--color", "never", "chekc"]];
    for arguments in commands {
        let Some(plain) = seen(root.path(), "dumb", 80, arguments) else { return };
        assert!(!plain.contains('\u{1b}'), "{arguments:?}: {plain:?}");
        let mut in_ci = kb(root.path(), arguments);
        in_ci.env("CI", "true");
        let in_ci = on_terminal(in_ci, "dumb", 80).expect("there are terminals");
        assert!(!in_ci.contains('\u{1b}'), "{arguments:?}: {in_ci:?}");
        let capable = seen(root.path(), "xterm", 80, arguments).expect("there are terminals");
        let is_refused = arguments.contains(&"never");
        assert_eq!(capable.contains('\u{1b}'), !is_refused, "{arguments:?}: {capable:?}");
    }
}

#[test]
fn excerpts_and_helps_fit_a_terminal_of_40_columns() {
    let root = long_line();
    let mut command = kb(root.path(), &["check"]);
    command.env("COLUMNS", "40");
    let mut texts = vec![Run::of(command).err];
    texts.extend(seen(root.path(), "dumb", 40, &["check"]));
    for text in &texts {
        let excerpt: Vec<&str> = text.lines().filter(|line| line.contains(" | ")).collect();
        let carets = text.lines().filter(|line| line.contains("^^^^")).count();
        assert!(!excerpt.is_empty() && carets == 1, "{text}");
        let long = excerpt.iter().find(|line| line.trim_end().chars().count() > 40);
        assert_eq!(long, None, "{text}");
        assert!(excerpt.iter().any(|line| line.contains("gone.md")), "{text}");
    }
    if let Some(help) = seen(root.path(), "dumb", 40, &["check", "--help"]) {
        let long = help.lines().find(|line| line.trim_end().chars().count() > 40);
        assert_eq!(long, None, "{help}");
    }
}
