//! `kb mv` and `kb rm`. Transcripts are in `moving.md`: fenced blocks with a path are the files of a
//! site, and blocks `console` are commands with what they print. `KB_UPDATE_SPECS=1` rewrites what is
//! printed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use kb::cmd::load;
use kb::diag::rules::Rule;
use kb::lang::by_lang::Lang;
use kb::refactor;
use kb::refactor::addresses;
use kb::refactor::change::SiteChange;
use kb::refactor::reading::{self, Reading, SiteFiles};
use kb::route::{self, What, own};
use kb::scan::ScanCache;
use kb::source::Kind;

use crate::document::{self, Change as Rewrite, Test};
use crate::program::{Run, kb, read, write};

#[test]
fn transcripts_show_what_moves_and_what_is_printed() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/author/moving.md");
    let text = fs::read_to_string(&file).expect("is part of the sources");
    let document = document::read(&file, &text).expect("is well formed");
    let mut wrong = Vec::new();
    let mut changes = Vec::new();
    for test in &document.tests {
        for (block, printed) in console(test) {
            let block = &test.blocks[block];
            if printed != block.text() {
                let place = format!("{}:{}: {}", file.display(), block.open + 1, test.name);
                wrong.push(format!("{place}\nexpected\n{}found\n{printed}", block.text()));
                let body = printed.lines().map(str::to_owned).collect();
                changes.push(Rewrite::Body { open: block.open, close: block.close, body });
            }
        }
    }
    if std::env::var_os("KB_UPDATE_SPECS").is_some() && !changes.is_empty() {
        fs::write(&file, document::rewrite(&document, &changes)).expect("can be written");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Runs the commands of a test; the numbers of the blocks, and what a user sees.
fn console(test: &Test) -> Vec<(usize, String)> {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut printed = Vec::new();
    for (nth, block) in test.blocks.iter().enumerate() {
        if block.name() != "console" {
            write(root.path(), block.name(), &block.text());
            continue;
        }
        let mut text = String::new();
        for line in block.body.iter().filter_map(|line| line.strip_prefix("$ kb ")) {
            let arguments: Vec<&str> = line.split_whitespace().collect();
            let run = Run::of(kb(root.path(), &arguments));
            let _ = write!(text, "$ kb {line}\n{}", run.out);
            let is_clock = |line: &&str| line.ends_with(" ms)") || line.ends_with(" s)");
            let lines = run.err.lines().map(|line| match is_clock(&line) {
                true => line.rsplit_once(" (").map_or(line, |(before, _)| before),
                false => line,
            });
            text.extend(lines.map(|line| format!("{line}\n")));
            if run.code != 0 {
                let _ = writeln!(text, "exit code {}", run.code);
            }
        }
        printed.push((nth, text));
    }
    assert!(!printed.is_empty(), "{} has no commands", test.name);
    printed
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    let mut command = Command::new("git");
    command.current_dir(folder).args(identity).args(arguments);
    assert!(command.output().is_ok_and(|output| output.status.success()), "git {arguments:?}");
}

#[test]
fn changes_that_git_cannot_undo_are_refused_unless_allowed() {
    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "kb.yaml", "title: Site\nlanguages: [en]\n");
    write(root.path(), "content/en/index.md", "# Start\n\n[Page](page.md)\n");
    write(root.path(), "content/en/page.md", "# Page\n");
    git(root.path(), &["init", "-q"]);
    let moved = |arguments: &[&str]| Run::of(kb(root.path(), arguments));
    let refused = moved(&["mv", "page", "other"]);
    let expected = "has changes that are not committed\n  help: commit them first, so that git can \
                    undo the move; or give --allow-dirty\n";
    assert!(refused.code == 2 && refused.err.ends_with(expected), "{}", refused.err);
    assert_eq!(moved(&["mv", "page", "other", "--dry-run"]).code, 0);
    git(root.path(), &["add", "content", "kb.yaml"]);
    git(root.path(), &["commit", "-qm", "site: add"]);
    // Other files of the repository do not matter.
    write(root.path(), "public/index.html", "x");
    assert_eq!(moved(&["mv", "page", "other"]).code, 0);
    assert_eq!(moved(&["rm", "other", "--to", "index"]).code, 2);
    assert_eq!(moved(&["rm", "other", "--to", "index", "--allow-dirty"]).code, 0);
    assert!(read(root.path(), "content/en/index.md").contains("aliases: ["));
    git(root.path(), &["restore", "content"]);
    assert!(read(root.path(), "content/en/page.md").ends_with("# Page\n"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_gets_a_prompt_for_the_new_target() {
    use std::io::Write as _;
    use std::process::Stdio;

    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "kb.yaml", "title: Site\nlanguages: [en]\n");
    write(root.path(), "content/en/index.md", "# Start\n\n[Part](page.md#part)\n");
    write(root.path(), "content/en/page.md", "# Page\n\n## Part\n\n## Other\n");
    // `script` of util-linux gives the command a terminal.
    let command = format!("{} rm page#part", env!("CARGO_BIN_EXE_kb"));
    let terminal = Command::new("script")
        .current_dir(root.path())
        .args(["-qec", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut terminal) = terminal else { return };
    let mut typed = terminal.stdin.take().expect("is piped");
    typed.write_all(b"#other\n").expect("can be typed");
    let output = terminal.wait_with_output().expect("ends");
    drop(typed);
    let printed = String::from_utf8_lossy(&output.stdout);
    let question = "What should links to `page#part` lead to? `#id` of the same page, or a page: ";
    assert!(output.status.success() && printed.contains(question), "{printed}");
    assert_eq!(read(root.path(), "content/en/page.md"), "# Page\n\n## Other {.was-part}\n");
    assert!(read(root.path(), "content/en/index.md").contains("(page.md#other)"));
}

/// The site of this repository.
fn real_site() -> Reading {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = load::read(root, &ScanCache::default()).expect("can be read");
    let scan = read.scan;
    let files = SiteFiles {
        config: read.config,
        texts: scan.files,
        assets: scan.assets,
        found: scan.found,
    };
    reading::read(files, None)
}

/// Pseudo-random numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).expect("31 bits") % n
    }
}

/// A new place for every page, scenario and quiz except the home page. Some become the page of a
/// folder.
fn somewhere_else(site: &Reading) -> SiteChange {
    let mut numbers = Numbers(20_261_128);
    let folders = ["north", "north/old", "south", "east", "east/far/away", "west", ""];
    let mut with_page = BTreeSet::new();
    let mut change = SiteChange::default();
    for (nth, entry) in site.site.entries.values().enumerate() {
        let folder = match entry.kind {
            Kind::Page => folders[numbers.below(folders.len())],
            Kind::Scenario => "scenarios",
            Kind::Quiz => "quizzes",
            Kind::Glossary => continue,
        };
        if entry.key == "index" {
            continue;
        }
        let slash = if folder.is_empty() { "" } else { "/" };
        let is_index = numbers.below(4) == 0 && entry.kind == Kind::Page && !folder.is_empty();
        let name = match is_index && with_page.insert(folder) {
            true => "index".to_owned(),
            false => format!("place-{nth}"),
        };
        change.entries.insert(entry.key.clone(), format!("{folder}{slash}{name}"));
    }
    change
}

#[test]
fn every_page_of_the_real_site_can_move_and_every_address_leads_on() {
    let before = real_site();
    let change = somewhere_else(&before);
    assert!(change.entries.len() > 60, "{}", change.entries.len());
    let plan = refactor::plan(&before, &change).unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    let after = &plan.after;
    // Whether navigation reaches a page depends on its folder.
    let found = after.found.iter().filter(|found| found.rule != Rule::OrphanPage);
    let found: Vec<String> =
        found.map(|it| format!("{}: {} {}", it.source.path, it.rule.code(), it.message)).collect();
    assert_eq!(found, [""; 0]);

    let published: BTreeMap<_, _> = route::all(&after.site, [], Some(""))
        .into_iter()
        .map(|route| (route.path.clone(), route))
        .collect();
    let mut n_redirects = 0;
    for address in addresses::of_entries(&before.site) {
        let old = before.site.entry(address.entry);
        let new = after.site.keys[&change.key(&old.key)];
        let route = published.get(&address.path);
        let route = route.unwrap_or_else(|| panic!("{} is gone", address.path));
        match &route.what {
            What::Entry(id) => assert_eq!(*id, new, "{}", address.path),
            What::Redirect(to) => {
                assert_eq!(to, after.site.path(new, address.lang), "{}", address.path);
                n_redirects += 1;
            }
            // The page that introduced the scenarios gave its address back to kb's own list of them.
            What::Scenarios => {
                let introduction = own::scenarios_entry(&before.site, address.lang);
                assert_eq!(introduction, Some(address.entry), "{}", address.path);
            }
            other => panic!("{}: {other:?}", address.path),
        }
    }
    assert!(n_redirects > 180, "{n_redirects}");
    for (id, entry) in before.site.entries.iter() {
        let new = after.site.keys[&change.key(&entry.key)];
        for lang in before.site.config.languages.langs().filter(|lang| *lang != Lang::SOURCE) {
            let (was, is) = (before.site.freshness(id, lang), after.site.freshness(new, lang));
            assert_eq!(was.state, is.state, "{} {}", entry.key, before.site.config.languages[lang]);
        }
    }
}
