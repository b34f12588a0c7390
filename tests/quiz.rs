//! `kb quiz` with the real binary, on the site that `kb init` writes.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The exit code, standard output and standard error of kb on a site.
fn kb(root: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
    command.arg("--root").arg(root).args(arguments).stdin(Stdio::null()).env_remove("KB_COLOR");
    let output = command.output().expect("kb can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("kb speaks UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn site() -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut init = Command::new(env!("CARGO_BIN_EXE_kb"));
    let status = init.arg("init").arg(root.path()).stdin(Stdio::null()).output();
    assert!(status.expect("kb can be started").status.success());
    root
}

const QUIZ: &str = "ready-to-borrow";

#[test]
fn show_names_questions_and_counts_paths() {
    let (code, out, err) = kb(site().path(), &["quiz", "show", QUIZ]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("Questions\n 1. ") && out.contains(" paths of answers"), "{out}");
}

#[test]
fn show_draws_one_svg() {
    let (code, out, _) = kb(site().path(), &["quiz", "show", QUIZ, "--svg"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("<svg ") && out.trim_end().ends_with("</svg>"), "{out}");
}

#[test]
fn vectors_are_json_with_an_end_for_every_path() {
    let root = site();
    let (code, out, _) = kb(root.path(), &["quiz", "vectors", &format!("quizzes/{QUIZ}")]);
    assert_eq!(code, Some(0));
    let json: serde_json::Value = serde_json::from_str(&out).expect("is JSON");
    let vectors = json["vectors"]["vectors"].as_array().expect("is a list");
    assert_eq!(json["vectors"]["n_paths"].as_u64(), Some(vectors.len() as u64));
    assert!(vectors.len() > 1 && vectors.iter().all(|vector| vector["result"].is_string()));
    assert!(json["data"]["questions"].is_array());
}

#[test]
fn an_unknown_quiz_is_a_mistake_in_the_usage_with_the_nearest_name() {
    let (code, out, err) = kb(site().path(), &["quiz", "show", "ready-to-borow"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("did you mean") && err.contains(QUIZ), "{err}");
}

#[test]
fn a_page_is_not_a_quiz() {
    let (code, _, err) = kb(site().path(), &["quiz", "vectors", "index"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("`index` is not a quiz"), "{err}");
}

#[test]
fn a_quiz_with_errors_is_not_drawn() {
    let root = site();
    let languages = fs::read_to_string(root.path().join("kb.yaml")).expect("init wrote it");
    let source = if languages.contains("[cs") { "cs" } else { "en" };
    let path = root.path().join(format!("content/{source}/quizzes/{QUIZ}.yaml"));
    let text = fs::read_to_string(&path).expect("init wrote it");
    fs::write(&path, text.replace("bands:", "bands:\n  - {result: nowhere, from: 900}"))
        .expect("can be written");
    let (code, out, err) = kb(root.path(), &["quiz", "show", QUIZ]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("nowhere"), "{err}");
}
