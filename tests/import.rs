//! `kb import`, as a program: sites of other generators become sites of kb.
//!
//! Each folder in `tests/import/fixtures/` has a site (`source/`), what kb makes of it (`site/`),
//! what the commands print and find (`transcript.txt`), and old addresses (`addresses.txt`) that must lead
//! somewhere in the published site. `KB_UPDATE_SPECS=1` rewrites what is expected.

mod program;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{Run, kb, read, write};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/fixtures")
}

/// All files of a folder by their paths.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("can be listed").path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("is inside").to_string_lossy();
                found.insert(name.replace('\\', "/"), fs::read(&path).expect("can be read"));
            }
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let file = to.join(name);
        fs::create_dir_all(file.parent().expect("is inside")).expect("can be made");
        fs::write(file, bytes).expect("can be written");
    }
}

/// Runs commands on a copy of a fixture: what the import prints, the findings of the new site, and
/// whether it can be published.
fn transcript(folder: &Path, fixture: &Path) -> String {
    copy(&fixture.join("source"), &folder.join("source"));
    let options = fs::read_to_string(fixture.join("options.txt")).unwrap_or_default();
    let mut import = vec!["import", "source", "--to", "site", "--today", "2026-11-28"];
    import.extend(options.split_whitespace());
    let check = ["check", "--root", "site", "--today", "2026-11-28", "--format", "json"];
    let build = ["build", "--root", "site", "--out", "public"];
    let mut text = String::new();
    for arguments in [&import[..], &check, &build] {
        let run = Run::of(kb(folder, arguments));
        let _ = writeln!(text, "$ kb {}", arguments.join(" "));
        match arguments[0] {
            "import" => {
                let is_clock = |line: &&str| line.ends_with(" ms)") || line.ends_with(" s)");
                let lines = run.err.lines().filter(|line| !is_clock(line));
                text.extend(run.out.lines().chain(lines).map(|line| format!("{line}\n")));
            }
            "check" => text.extend(run.out.lines().filter_map(finding)),
            // The number and the size of the published files are those of the theme.
            _ => {}
        }
        let _ = write!(text, "exit code {}\n\n", run.code);
    }
    text
}

/// A finding as its severity, code and place.
fn finding(line: &str) -> Option<String> {
    let finding: serde_json::Value = serde_json::from_str(line).ok()?;
    let text = |key: &str| finding.get(key)?.as_str().map(str::to_owned);
    let (severity, code, file) = (text("severity")?, text("code")?, text("file")?);
    Some(format!("{severity} {code} {file}:{}\n", finding.get("line")?))
}

#[test]
fn fixtures_become_sites_of_kb() {
    let updates = std::env::var_os("KB_UPDATE_SPECS").is_some();
    let only = std::env::var("KB_SPEC").unwrap_or_default();
    let mut wrong = Vec::new();
    let mut n_fixtures = 0;
    for entry in fs::read_dir(fixtures()).expect("is there") {
        let fixture = entry.expect("can be listed").path();
        let name = fixture.file_name().expect("has a name").to_string_lossy().into_owned();
        if !name.contains(&only) {
            continue;
        }
        n_fixtures += 1;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let before = files(&fixture.join("source"));
        let printed = transcript(folder.path(), &fixture);
        assert_eq!(files(&folder.path().join("source")), before, "{name}: the source was changed");
        let made = files(&folder.path().join("site"));
        if updates {
            drop(fs::remove_dir_all(fixture.join("site")));
            copy(&folder.path().join("site"), &fixture.join("site"));
            fs::write(fixture.join("transcript.txt"), &printed).expect("can be written");
        }
        let expected = files(&fixture.join("site"));
        wrong.extend(differences(&name, &expected, &made));
        let known = fs::read_to_string(fixture.join("transcript.txt")).unwrap_or_default();
        if known != printed {
            wrong.push(format!("{name}/transcript.txt: expected\n{known}\nfound\n{printed}"));
        }
        wrong.extend(dead_addresses(&fixture, &folder.path().join("public")));
    }
    assert!(n_fixtures > 0, "there are no fixtures");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

type Files = BTreeMap<String, Vec<u8>>;

fn differences(name: &str, expected: &Files, made: &Files) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = expected.keys().chain(made.keys()).collect();
    let shown = |bytes: Option<&Vec<u8>>| {
        bytes.map_or("(no file)".to_owned(), |bytes| String::from_utf8_lossy(bytes).into_owned())
    };
    let differ = paths.into_iter().filter(|path| expected.get(*path) != made.get(*path));
    let differ = differ.map(|path| {
        let (expected, made) = (shown(expected.get(path)), shown(made.get(path)));
        format!("{name}/site/{path}: expected\n{expected}\nfound\n{made}")
    });
    differ.collect()
}

/// Old addresses for which the published site has neither a page nor a redirect.
fn dead_addresses(fixture: &Path, public: &Path) -> Vec<String> {
    let addresses = fs::read_to_string(fixture.join("addresses.txt")).unwrap_or_default();
    let is_dead = |address: &&str| {
        let file = match address.ends_with('/') || address.is_empty() {
            true => public.join(address).join("index.html"),
            false => public.join(address),
        };
        !file.exists() && !file.with_extension("html").exists()
    };
    let dead = addresses.lines().filter(is_dead);
    dead.map(|address| format!("{}: /{address} is dead", fixture.display())).collect()
}

#[test]
fn nothing_is_overwritten() {
    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "old/index.md", "# Start\n");
    write(root.path(), "site/content/mine.md", "mine");
    let run = Run::of(kb(root.path(), &["import", "old", "--to", "site"]));
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("error: site/content exists\n  help: "), "{}", run.err);
    assert_eq!(files(&root.path().join("site")).len(), 1);
}

#[test]
fn folder_without_pages_is_refused() {
    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "old/a.txt", "a");
    let run = Run::of(kb(root.path(), &["import", "old", "--to", "site"]));
    let expected = "error: cannot import old as a folder of Markdown: there are no Markdown files\n  \
                    help: name another format with --from\n";
    assert_eq!((run.code, run.err.as_str()), (2, expected));
    assert!(!root.path().join("site").exists());
    let run = Run::of(kb(root.path(), &["import", "missing"]));
    assert_eq!((run.code, run.err.as_str()), (2, "error: missing is not a folder\n"));
}

#[test]
fn site_of_languages_without_documents_is_refused() {
    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "old/en/mkdocs.yml", "site_name: A\n");
    let run = Run::of(kb(root.path(), &["import", "old", "--to", "site"]));
    let expected = "error: cannot import old as MkDocs: the folder `docs` is missing\n";
    assert!(run.code == 2 && run.err.starts_with(expected), "{}", run.err);
}

/// A symbolic link could name any file of the computer, and the import would publish it.
#[cfg(unix)]
#[test]
fn links_are_followed_only_to_files_of_the_site() {
    use std::os::unix::fs::symlink;

    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "secret.md", "# Secret\n");
    write(root.path(), "old/art/boat.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    write(root.path(), "old/.env.md", "# Key\n");
    write(root.path(), "old/docs/index.md", "# Start\n\n![Boat](boat.svg)\n");
    for (target, link) in [
        ("../art/boat.svg", "boat.svg"),
        ("../../secret.md", "outside.md"),
        ("../.env.md", "hidden.md"),
        ("../art", "folder"),
        ("missing.md", "dead.md"),
    ] {
        symlink(target, root.path().join("old/docs").join(link)).expect("a link");
    }
    let run = Run::of(kb(root.path(), &["import", "old", "--to", "site"]));
    assert_eq!(run.code, 0, "{}", run.err);
    let made: Vec<String> = files(&root.path().join("site")).into_keys().collect();
    let expected = [
        "content/en/art/boat.svg",
        "content/en/docs/boat.svg",
        "content/en/docs/index.md",
        "content/en/index.md",
        "import-report.md",
        "kb.yaml",
    ];
    assert_eq!(made, expected);
    let report = read(&root.path().join("site"), "import-report.md");
    for link in ["outside.md", "hidden.md", "folder", "dead.md"] {
        let note = format!("### docs/{link}\n\n- a symbolic link that does not lead to a file");
        assert!(report.contains(&note), "{report}");
    }
}

#[test]
fn variables_get_their_values_from_the_command_line() {
    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "old/index.md", "# Start\n\nVersion {{ version }}: `run {{version}}`\n");
    let import = ["import", "old", "--to", "site", "--variable", "version=1.2"];
    let run = Run::of(kb(root.path(), &import));
    assert_eq!(run.code, 0, "{}", run.err);
    let page = read(&root.path().join("site"), "content/en/index.md");
    assert_eq!(page, "# Start\n\nVersion 1.2: `run 1.2`\n");
    let run = Run::of(kb(root.path(), &["import", "old", "--to", "x", "--variable", "version"]));
    assert_eq!(run.code, 2, "{}", run.err);
}

fn git(folder: &Path, arguments: &[&str]) -> bool {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    let mut command = Command::new("git");
    command.current_dir(folder).args(identity).args(arguments);
    command.output().is_ok_and(|output| output.status.success())
}

#[test]
fn repository_with_changes_is_refused_unless_allowed() {
    let root = tempfile::tempdir().expect("a temporary folder");
    write(root.path(), "old/index.md", "# Start\n");
    write(root.path(), "site/notes.txt", "mine");
    assert!(git(&root.path().join("site"), &["init", "-q"]), "git is needed for this test");
    let import = ["import", "old", "--to", "site"];
    let run = Run::of(kb(root.path(), &import));
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("error: site has changes that are not committed"), "{}", run.err);
    let site = root.path().join("site");
    assert!(git(&site, &["add", "."]) && git(&site, &["commit", "-qm", "notes: add"]));
    let run = Run::of(kb(root.path(), &import));
    assert_eq!(run.code, 0, "{}", run.err);
    let again = Run::of(kb(root.path(), &["import", "old", "--to", "site", "--allow-dirty"]));
    assert!(again.err.starts_with("error: site/kb.yaml exists"), "{}", again.err);
    assert_eq!(read(&site, "notes.txt"), "mine");
}
