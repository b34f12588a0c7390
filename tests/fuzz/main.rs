//! Whatever stands in the content, in kb.yaml or in a request: kb does not panic, its findings can
//! be shown, its pages hold nothing that runs, and the preview lives on.
//!
//! Whole sites are tried too: real ones, changed at random (`mutate`).
//!
//! Each target is a function that takes a text and panics when a promise is broken. Three things
//! are tried on it: what once was found (`tests/corpus/TARGET/`), a fixed number of texts put
//! together from meaningful pieces, and, where `KB_FUZZ_SECONDS` says how long, ever new ones for
//! that time. What such a long run finds is made small and kept in the corpus.

mod dom;
mod keys;
mod markup;
mod mutate;
mod pieces;
mod site;
mod wire;

use std::any::Any;
use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

/// Between the texts of one input that become different files.
const CUT: &str = "\n%%%%\n";

/// How many new texts `cargo test` tries on each target.
const CASES: u32 = 60;

/// How many it tries where one is a site of a dozen pages.
const FEW_CASES: u32 = 20;

/// How many it tries where one is loaded three times, with its theme.
const VERY_FEW_CASES: u32 = 8;

/// How many it tries where one is only a paragraph.
const SHORT_CASES: u32 = 1500;

/// In a long run, the most processor time for one text.
const LIMIT: Duration = Duration::from_secs(10);

/// In a long run, the most memory that the process may ever have taken, in MiB.
const MAX_MEMORY: u64 = 1024;

/// The processor time that all threads of the process have taken so far, in steps of 10 ms. Unlike
/// the time of day it does not depend on what else the machine does. Zero where the system does not
/// tell.
fn processor_time() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program stands in brackets and may hold spaces; utime and stime are the
    // fields 14 and 15 of proc(5), in hundredths of a second.
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name.split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// The most memory that the process has taken so far, in MiB; 0 where the system does not tell.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}

/// Texts of up to so many parts, each of up to so many pieces.
fn texts(pieces: &'static [&'static str], (parts, n): (usize, usize)) -> BoxedStrategy<String> {
    let piece = prop_oneof![
        12 => prop::sample::select(pieces).prop_map(str::to_owned),
        4 => prop::sample::select(pieces::own_lines()).prop_map(str::to_owned),
        4 => prop::sample::select(pieces::examples()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    let part = prop::collection::vec(piece, 0..n).prop_map(|pieces| pieces.concat());
    prop::collection::vec(part, 1..=parts).prop_map(|parts| parts.join(CUT)).boxed()
}

/// Replays the corpus of a target, then tries new texts.
fn fuzz(target: &str, texts: &BoxedStrategy<String>, check: impl Fn(&str)) {
    fuzz_many(target, CASES, texts, check);
}

/// The same with another number of new texts.
fn fuzz_many(target: &str, n: u32, texts: &BoxedStrategy<String>, check: impl Fn(&str)) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(target);
    for file in files(&corpus) {
        let text = fs::read_to_string(&file).expect("is text");
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&text)));
        assert!(outcome.is_ok(), "{} fails again", file.display());
    }
    let seconds = std::env::var("KB_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(0));
    let slowest = Cell::new(Duration::ZERO);
    let timed = |text: &str| {
        let start = processor_time();
        check(text);
        let taken = processor_time().saturating_sub(start);
        slowest.set(slowest.get().max(taken));
        assert!(seconds.is_none() || taken < LIMIT, "took {taken:?} of processor time");
    };
    let mut n_texts = 0;
    for round in 0.. {
        let found = run(texts, n, seconds.map(|_| round), timed);
        n_texts += n;
        if let Some((text, reason)) = found {
            if seconds.is_some() {
                fs::create_dir_all(&corpus).expect("can be made");
                let name = kb::hash::of(text.as_bytes()).short();
                fs::write(corpus.join(format!("{name}.txt")), &text).expect("can be written");
            }
            panic!("{target}: {reason}\n--- the smallest text found\n{text}\n---");
        }
        if Instant::now() >= end {
            break;
        }
    }
    if let Some(seconds) = seconds {
        let (slowest, peak) = (slowest.get().as_millis(), peak_memory());
        crate::site::say(&format!(
            "{target}: {n_texts} texts in {seconds} s, nothing found; the slowest took {slowest} ms of \
             processor time, the process at most {peak} MiB so far"
        ));
        assert!(peak < MAX_MEMORY, "{peak} MiB");
    }
}

/// Tries some texts; the smallest that fails, and why. Without a round they are always the same.
fn run(
    texts: &BoxedStrategy<String>,
    n: u32,
    round: Option<u64>,
    check: impl Fn(&str),
) -> Option<(String, String)> {
    let config = Config { cases: n, failure_persistence: None, ..Config::default() };
    let mut runner = match round {
        Some(_) => TestRunner::new(config),
        None => {
            let fixed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
            TestRunner::new_with_rng(config, fixed)
        }
    };
    let outcome = runner.run(texts, |text| {
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&text)));
        outcome.map_err(|payload| TestCaseError::fail(words(&*payload)))
    });
    match outcome {
        Ok(()) => None,
        Err(TestError::Fail(reason, text)) => Some((text, reason.to_string())),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// The message of a panic.
fn words(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("a panic").to_owned()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

#[test]
fn pages() {
    fuzz("pages", &texts(pieces::MARKDOWN, (3, 40)), site::check_pages);
}

#[test]
fn raw_html() {
    fuzz_many("html", SHORT_CASES, &texts(pieces::HTML, (1, 24)), markup::check);
}

#[test]
fn walks_over_a_text_count_the_same() {
    fuzz_many("walks", SHORT_CASES, &texts(pieces::MARKDOWN, (1, 24)), markup::check_walks);
}

#[test]
fn front_matter() {
    fuzz("front-matter", &texts(pieces::FRONT_MATTER, (1, 14)), site::check_front_matter);
}

#[test]
fn scenarios_quizzes_and_glossaries() {
    fuzz("yaml", &texts(pieces::YAML, (2, 14)), site::check_yaml);
}

#[test]
fn configurations() {
    fuzz("config", &texts(pieces::CONFIG, (1, 12)), site::check_config);
}

#[test]
fn configurations_with_every_key() {
    fuzz_many("config", FEW_CASES, &mutate::configurations(), site::check_config);
}

#[test]
fn slugs_and_paths() {
    fuzz("slugs", &texts(pieces::PATHS, (1, 8)), site::check_slug);
}

#[test]
fn names() {
    fuzz("names", &texts(pieces::NAMES, (6, 5)), site::check_names);
}

#[test]
fn changed_sites() {
    fuzz("sites", &mutate::sites(), mutate::check);
}

#[test]
fn reloads() {
    fuzz_many("sites", VERY_FEW_CASES, &mutate::sites(), mutate::check_reload);
}

#[test]
fn sites_as_they_are_have_no_errors_and_no_id_twice() {
    mutate::check_unchanged();
}

#[test]
fn requests() {
    let preview = wire::Preview::start();
    fuzz("requests", &texts(pieces::REQUESTS, (1, 14)), |text| preview.check_request(text));
}

#[test]
fn frames() {
    let preview = wire::Preview::start();
    fuzz("frames", &texts(pieces::FRAMES, (1, 14)), |text| preview.check_frames(text));
}

#[test]
fn every_folder_of_the_corpus_has_a_target() {
    let known = [
        "config",
        "frames",
        "front-matter",
        "html",
        "names",
        "pages",
        "requests",
        "sites",
        "slugs",
        "walks",
        "yaml",
    ];
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for folder in files(&corpus).into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        assert!(known.contains(&name.as_str()), "{name} is replayed by nobody");
    }
}
