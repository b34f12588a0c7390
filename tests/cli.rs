//! The real binary: exit codes, flags, formats, what is written and what is refused.

mod program;
mod tutorial;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use kb::text::{RelPath, Source, Span};
use kb::yaml;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::program::{Run, kb, read, write};

fn run(folder: &Path, arguments: &[&str]) -> Run {
    Run::of(kb(folder, arguments))
}

impl Run {
    /// The last line of standard error.
    fn last(&self) -> &str {
        self.err.lines().last().unwrap_or_default()
    }
}

const CONFIG: &str = "title: Site\nbase_url: https://example.org/\nlanguages: [en]\n";

/// A site with one page.
fn site(page: &str) -> TempDir {
    let root = empty();
    write(root.path(), "kb.yaml", CONFIG);
    write(root.path(), "content/en/index.md", page);
    root
}

fn empty() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// All files under a folder with their contents, by path, without kb's own files about a run.
fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).expect("can be listed") {
            let path = entry.expect("can be listed").path();
            if path.file_name().is_some_and(|name| name == ".kb") {
                continue;
            }
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("is inside").to_string_lossy();
                files.push((name.into_owned(), fs::read(&path).expect("can be read")));
            }
        }
    }
    files.sort();
    files
}

const GOOD: &str = "# Start\n\nAll is well.\n";
const WARNED: &str = "# Start\n\n### Too deep\n";
const BROKEN: &str = "# Start\n\nSee [the guide](guide.md).\n";

#[test]
fn a_minimal_site_has_the_languages_that_are_asked_for() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let made = run(root.path(), &["init", "site", "--languages", "cs,pt-BR", "--with", "nginx"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let site = root.path().join("site");
    let config = fs::read_to_string(site.join("kb.yaml")).expect("was written");
    assert!(config.contains("languages: [cs, pt-BR]"), "{config}");
    assert!(site.join("content/cs/index.md").is_file() && site.join("nginx.conf").is_file());
    assert!(!site.join("content/en").exists());
    let checked = run(&site, &["check", "--strict"]);
    assert_eq!(checked.code, 0, "{}", checked.err);

    let made = run(root.path(), &["init", "small", "--minimal"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(!root.path().join("small/content/en/scenarios").exists());
    let refused = run(root.path(), &["init", "other", "--languages", "e"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(!root.path().join("other").exists());
}

#[test]
fn a_banner_follows_the_day_of_the_build() {
    let root = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(run(root.path(), &["init", ".", "--minimal", "--languages", "en"]).code, 0);
    let config = root.path().join("kb.yaml");
    let text = fs::read_to_string(&config).expect("was written");
    fs::write(&config, format!("{text}banner: Moved\nbanner_until: 2026-11-30\n"))
        .expect("can be written");
    let page =
        || fs::read_to_string(root.path().join("public/en/index.html")).expect("is published");
    assert_eq!(run(root.path(), &["build", "--today", "2026-11-30"]).code, 0);
    assert!(page().contains("class=\"kb-banner\""));
    assert_eq!(run(root.path(), &["build", "--today", "2026-12-01"]).code, 0);
    assert!(!page().contains("class=\"kb-banner\""));
}

/// The files of an archive, unpacked.
fn unpacked(archive: &Path) -> BTreeMap<String, Vec<u8>> {
    let bytes = fs::read(archive).expect("was written");
    let archive = rawzip::ZipArchive::from_slice(&bytes).expect("is an archive");
    let mut entries = archive.entries();
    let mut files = BTreeMap::new();
    while let Some(entry) = entries.next_entry().expect("is a directory") {
        let name = String::from_utf8(entry.file_path().as_bytes().to_vec()).expect("is UTF-8");
        let packed = archive.get_entry(entry.wayfinder()).expect("is there");
        let mut content = Vec::new();
        packed
            .verifying_reader(flate2::read::DeflateDecoder::new(packed.data()))
            .read_to_end(&mut content)
            .expect("has the checksum of the archive");
        assert!(files.insert(name, content).is_none());
    }
    files
}

#[test]
fn an_archive_holds_the_site_with_its_day_and_checksums() {
    let root = site("# Start\n\n[Other](other.md), [file](big.pdf).\n");
    write(root.path(), "content/en/other.md", "# Other\n\nBack to the [start](index.md).\n");
    fs::write(root.path().join("content/en/big.pdf"), b"%PDF-1.7 \xff").expect("can be written");
    let file = root.path().join("out/kb.zip");
    let pack = |more: &[&str]| {
        let mut words = vec!["build", "--zip", "out/kb.zip"];
        words.extend(more);
        run(root.path(), &words)
    };
    let packed = pack(&["--today", "2026-11-29"]);
    assert_eq!(packed.code, 0, "{}", packed.err);
    assert!(!root.path().join("public").exists());
    let files = unpacked(&file);
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    assert!(text("kb/en/index.html").contains("href=\"other.html\""));
    assert_eq!(files["kb/en/big.pdf"], b"%PDF-1.7 \xff");
    let sums = text("kb/SHA256SUMS");
    let sum = |bytes: &[u8]| -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    };
    assert_eq!(sums.lines().count() + 2, files.len());
    for line in sums.lines() {
        let (expected, path) = line.split_once("  ").expect("a checksum and a path");
        assert_eq!(sum(&files[&format!("kb/{path}")]), expected, "{path}");
    }
    let edition = text("kb/edition.yaml");
    assert!(edition.contains("\ndate: 2026-11-29\n"), "{edition}");
    assert!(edition.contains(&format!("\nsha256: {} ", sum(sums.as_bytes()))), "{edition}");
    assert!(packed.err.contains(&sum(sums.as_bytes())), "{}", packed.err);

    // The same day makes the same bytes.
    let bytes = fs::read(&file).expect("was written");
    let mut command = kb(root.path(), &["build", "--jobs", "1", "--zip", "out/kb.zip"]);
    command.env("SOURCE_DATE_EPOCH", "1795996799");
    let again = Run::of(command);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(fs::read(&file).expect("was written") == bytes);
    assert_eq!(pack(&["--today", "2026-11-30"]).code, 0);
    assert!(fs::read(&file).expect("was written") != bytes);

    // A file of somebody else stays, and a mistake leaves the archive as it was.
    let bytes = fs::read(&file).expect("was written");
    write(root.path(), "content/en/index.md", BROKEN);
    assert_eq!(pack(&[]).code, 1);
    assert!(fs::read(&file).expect("was written") == bytes);
    write(root.path(), "content/en/index.md", GOOD);
    fs::write(&file, "mine").expect("can be written");
    let refused = pack(&[]);
    assert_eq!(refused.code, 3, "{}", refused.err);
    assert_eq!(fs::read(&file).expect("is there"), b"mine");
    assert_eq!(fs::read_dir(root.path().join("out")).expect("is there").count(), 1);
}

// A gate opens the folder of such a site from the disk, so the archive need not be opened too.
#[test]
fn an_archive_holds_the_same_bytes_as_the_folder() {
    let root = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(run(root.path(), &["init", "."]).code, 0);
    let packed = run(root.path(), &["build", "--zip", "kb.zip", "--today", "2026-11-29"]);
    assert_eq!(packed.code, 0, "{}", packed.err);
    let config = root.path().join("kb.yaml");
    let text = fs::read_to_string(&config).expect("was written");
    let lines = text.lines().filter(|line| !line.starts_with("urls:"));
    let text: String = lines.chain(["urls: file"]).map(|line| format!("{line}\n")).collect();
    fs::write(&config, text).expect("can be written");
    let built = run(root.path(), &["build", "--out", "disk"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let mut packed = unpacked(&root.path().join("kb.zip"));
    for own in ["kb/SHA256SUMS", "kb/edition.yaml"] {
        assert!(packed.remove(own).is_some(), "{own}");
    }
    let built = tree(&root.path().join("disk")).into_iter();
    let built: BTreeMap<String, Vec<u8>> =
        built.map(|(name, bytes)| (format!("kb/{name}"), bytes)).collect();
    assert!(built.len() > 20);
    assert_eq!(packed.keys().collect::<Vec<_>>(), built.keys().collect::<Vec<_>>());
    let differing = |(name, bytes): &(&String, &Vec<u8>)| packed[*name] != **bytes;
    let differing: Vec<&String> = built.iter().filter(differing).map(|(name, _)| name).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn check_and_build_find_that_the_copies_for_readers_offline_are_too_large() {
    let root = site(GOOD);
    let config = root.path().join("kb.yaml");
    let text = fs::read_to_string(&config).expect("was written");
    fs::write(&config, format!("{text}offline: {{megabytes: 0}}\n")).expect("can be written");
    for command in ["check", "build"] {
        let refused = run(root.path(), &[command]);
        assert_eq!(refused.code, 1, "{command}: {}", refused.err);
        let message = "without a connection has 1 MB, and the limit is 0 MB";
        assert!(refused.err.contains(message), "{command}: {}", refused.err);
    }
    assert!(!root.path().join("public/en/index.html").exists());
}

#[test]
fn exit_codes_depend_on_the_outcome() {
    let good = site(GOOD);
    for command in ["check", "build"] {
        assert_eq!(run(good.path(), &[command]).code, 0, "{command}");
        assert_eq!(run(site(WARNED).path(), &[command]).code, 0, "{command}");
        assert_eq!(run(site(BROKEN).path(), &[command]).code, 1, "{command}");
        assert_eq!(run(empty().path(), &[command]).code, 2, "{command}");
        let without_content = empty();
        write(without_content.path(), "kb.yaml", CONFIG);
        assert_eq!(run(without_content.path(), &[command]).code, 3, "{command}");
        let wrong_config = site(GOOD);
        write(wrong_config.path(), "kb.yaml", "titel: Site\nlanguages: [cz]\n");
        let wrong = run(wrong_config.path(), &[command]);
        assert_eq!(wrong.code, 2, "{command}");
        assert!(wrong.err.contains("error[unknown-key]: unknown key `titel`"), "{}", wrong.err);
        assert!(wrong.err.contains("did you mean `cs`?"), "{}", wrong.err);
    }
    assert_eq!(run(good.path(), &["biuld"]).code, 2);
    assert_eq!(run(good.path(), &["build", "--jobs", "many"]).code, 2);
    assert_eq!(run(good.path(), &["build", "--base-url", "example.org"]).code, 2);
    assert_eq!(run(good.path(), &["check", "--today", "tomorrow"]).code, 2);
    assert_eq!(run(good.path(), &["--help"]).code, 0);
    assert_eq!(run(good.path(), &["--version"]).code, 0);
}

#[test]
fn a_usage_error_suggests_a_correction() {
    let wrong = run(site(GOOD).path(), &["biuld"]);
    assert!(wrong.err.contains("build"), "{}", wrong.err);
    let nowhere = run(empty().path(), &["check"]);
    assert!(nowhere.err.contains("no kb.yaml in this folder"), "{}", nowhere.err);
    assert!(nowhere.err.contains("kb init"), "{}", nowhere.err);
}

#[test]
fn findings_go_to_standard_error_and_the_last_line_sums_up() {
    let good = run(site(GOOD).path(), &["check"]);
    assert!(good.last().starts_with("no problems in 2 files ("), "{}", good.err);
    for command in ["check", "build"] {
        let broken = run(site(BROKEN).path(), &[command]);
        assert!(broken.last().starts_with("1 error in 1 of 2 files ("), "{}", broken.err);
        assert!(broken.err.contains(" --> content/en/index.md:3:17\n"), "{}", broken.err);
        assert!(broken.err.contains("\n3 | See [the guide](guide.md).\n"), "{}", broken.err);
        assert!(broken.err.contains("^^^^^^^^"), "{}", broken.err);
        assert!(broken.err.contains("= help:"), "{}", broken.err);
        assert_eq!(broken.out, "");
    }
}

#[test]
fn machine_formats_go_to_standard_output_and_parse() {
    let root = site(&format!("{BROKEN}\n### Too deep\n"));
    let json = run(root.path(), &["check", "--format", "json"]);
    let lines: Vec<Value> =
        json.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((json.code, lines.len()), (1, 2), "{}", json.out);
    let keys: Vec<&String> = lines[0].as_object().expect("an object").keys().collect();
    let place = ["file", "line", "column", "end_line", "end_column"];
    let promised = [&["code", "severity", "message"], &place[..], &["help", "fix", "url"]].concat();
    assert_eq!(keys, promised);
    assert_eq!(
        (&lines[0]["code"], &lines[0]["file"], &lines[0]["line"], &lines[0]["column"]),
        (&"broken-link".into(), &"content/en/index.md".into(), &3.into(), &17.into())
    );
    assert_eq!(lines[1]["severity"], "warning");
    assert!(!json.err.contains("broken-link"), "{}", json.err);
    assert!(json.last().starts_with("1 error, 1 warning in 1 of 2 files ("), "{}", json.err);

    let sarif = run(root.path(), &["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&sarif.out).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(2));

    let github = run(root.path(), &["build", "--format", "github"]);
    assert!(github.out.starts_with("::error file=content/en/index.md,line=3,"), "{}", github.out);
    assert!(github.out.contains("\n::warning file="), "{}", github.out);

    let above = root.path().parent().expect("is in a folder");
    let folder = root.path().file_name().expect("has a name").to_string_lossy();
    for (format, wanted) in [
        ("github", format!("::error file={folder}/content/en/index.md,line=3,")),
        ("sarif", format!("\"uri\": \"{folder}/content/en/index.md\"")),
        ("json", "\"file\":\"content/en/index.md\"".to_owned()),
    ] {
        let mut command = kb(root.path(), &["check", "--format", format]);
        command.env("GITHUB_WORKSPACE", above);
        let found = Run::of(command);
        assert!(found.out.contains(&wanted), "{format}: {}", found.out);
    }

    let good = run(site(GOOD).path(), &["check", "--format", "json"]);
    assert_eq!((good.code, good.out.as_str()), (0, ""));
}

#[test]
fn strict_makes_errors_of_warnings() {
    let root = site(WARNED);
    for command in ["check", "build"] {
        assert_eq!(run(root.path(), &[command, "--strict"]).code, 1);
        let mut by_variable = kb(root.path(), &[command]);
        by_variable.env("KB_STRICT", "true");
        assert_eq!(Run::of(by_variable).code, 1);
        let mut switched_off = kb(root.path(), &[command]);
        switched_off.env("KB_STRICT", "false");
        assert_eq!(Run::of(switched_off).code, 0);
    }
}

#[test]
fn reviews_are_compared_with_the_day_that_is_given() {
    let page = "---\ntitle: Start\nreview: {by: A lawyer, on: 2026-01-31, every: 1 month}\n---\n";
    let root = site(page);
    let before = run(root.path(), &["check", "--today", "2026-02-28"]);
    assert!(before.last().starts_with("no problems"), "{}", before.err);
    let after = run(root.path(), &["check", "--today", "2026-03-02"]);
    assert_eq!(after.code, 0);
    assert!(after.err.contains("warning[review-overdue]"), "{}", after.err);
}

#[test]
fn a_generated_description_is_not_read_twice() {
    for front in ["", "---\ndescription: In one sentence.\n---\n"] {
        let site = site(&format!("{front}# Title\n\nThe first words.\n"));
        assert_eq!(run(site.path(), &["build"]).code, 0);
        let page = read(site.path(), "public/en/index.html");
        let (head, body) = page.split_once("</head>").expect("a page");
        assert_eq!(body.matches("The first words.").count(), 1);
        let described = if front.is_empty() { "The first words." } else { "In one sentence." };
        assert!(head.contains(&format!("name=\"description\" content=\"{described}\"")));
        assert_eq!(body.contains("In one sentence."), !front.is_empty());
    }
}

#[test]
fn drafts_are_published_on_request_only() {
    let root = site(GOOD);
    write(root.path(), "content/en/later.md", "---\ntitle: Later\ndraft: true\n---\n\nText.\n");
    assert_eq!(run(root.path(), &["build"]).code, 0);
    assert!(!root.path().join("public/en/later/index.html").exists());
    assert_eq!(run(root.path(), &["build", "--drafts"]).code, 0);
    assert!(root.path().join("public/en/later/index.html").exists());
    let checked = run(root.path(), &["check", "--drafts", "--format", "json"]);
    assert_eq!((checked.code, checked.out.as_str()), (0, ""));
}

#[test]
fn the_root_is_found_from_below_or_given() {
    let root = site(GOOD);
    let below = root.path().join("content/en");
    assert_eq!(run(&below, &["check"]).code, 0);
    let elsewhere = empty();
    let given = root.path().to_str().expect("is UTF-8");
    assert_eq!(run(elsewhere.path(), &["check", "--root", given]).code, 0);
    assert_eq!(run(elsewhere.path(), &["--root", given, "build"]).code, 0);
    assert!(root.path().join("public/index.html").exists(), "output is relative to the root");
    let mut by_variable = kb(elsewhere.path(), &["check"]);
    by_variable.env("KB_ROOT", given);
    assert_eq!(Run::of(by_variable).code, 0);
    let wrong = run(elsewhere.path(), &["check", "--root", "."]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("no kb.yaml in"), "{}", wrong.err);
}

#[test]
fn flags_beat_variables_which_beat_the_file() {
    let canonical = |root: &Path| {
        let page = read(root, "public/en/index.html");
        let (_, rest) = page.split_once("rel=\"canonical\" href=\"").expect("has one");
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let root = site(GOOD);
    assert_eq!(run(root.path(), &["build"]).code, 0);
    assert_eq!(canonical(root.path()), "https://example.org/en/");
    let mut by_variable = kb(root.path(), &["build"]);
    by_variable.env("KB_BASE_URL", "https://variable.example/kb");
    assert_eq!(Run::of(by_variable).code, 0);
    assert_eq!(canonical(root.path()), "https://variable.example/kb/en/");
    let mut by_flag = kb(root.path(), &["build", "--base-url", "https://flag.example/"]);
    by_flag.env("KB_BASE_URL", "https://variable.example/kb");
    assert_eq!(Run::of(by_flag).code, 0);
    assert_eq!(canonical(root.path()), "https://flag.example/en/");
}

#[test]
fn a_base_url_given_with_the_build_brings_all_that_needs_one() {
    let root = site("---\nreview: {by: Ann, on: 2026-02-03}\n---\n# Start\n");
    write(root.path(), "kb.yaml", "title: Site\nlanguages: [en]\n");
    let without = run(root.path(), &["build"]);
    assert_eq!(without.code, 0);
    assert!(without.err.contains("warning[missing-base-url]"), "{}", without.err);
    assert!(!root.path().join("public/sitemap.xml").exists());
    let with = run(root.path(), &["build", "--base-url", "https://example.org/"]);
    assert!(with.last().starts_with("no problems"), "{}", with.err);
    assert!(read(root.path(), "public/sitemap.xml").contains("https://example.org/en/"));
    assert!(read(root.path(), "public/en/feed.xml").contains("https://example.org/en/"));
    assert!(read(root.path(), "public/en/index.html").contains("feed.xml"));
}

#[test]
fn the_output_folder_is_that_of_the_flag_or_the_file() {
    let root = site(GOOD);
    let out = empty();
    let folder = out.path().join("new/site");
    let given = folder.to_str().expect("is UTF-8");
    assert_eq!(run(root.path(), &["build", "--out", given]).code, 0);
    assert!(folder.join("en/index.html").exists());
    assert!(!root.path().join("public").exists());
    write(root.path(), "kb.yaml", &format!("{CONFIG}output: site\n"));
    assert_eq!(run(root.path(), &["build"]).code, 0);
    assert!(root.path().join("site/en/index.html").exists());
}

#[test]
fn a_folder_that_kb_did_not_make_is_refused() {
    let root = site(GOOD);
    write(root.path(), "public/mine.txt", "mine");
    let refused = run(root.path(), &["build"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("not empty"), "{}", refused.err);
    assert_eq!(tree(&root.path().join("public")), [("mine.txt".to_owned(), b"mine".to_vec())]);
    for out in [".", "..", "/", "content", "content/en"] {
        let before = tree(root.path());
        let refused = run(root.path(), &["build", "--out", out]);
        assert_eq!(refused.code, 2, "--out {out}: {}", refused.err);
        assert!(tree(root.path()) == before, "something was written");
    }
}

#[test]
fn a_folder_with_dot_files_only_counts_as_empty() {
    let root = site(GOOD);
    write(root.path(), "public/.gitignore", "*\n");
    assert_eq!(run(root.path(), &["build"]).code, 0);
    assert_eq!(read(root.path(), "public/.gitignore"), "*\n");
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_refused_and_never_blocks() {
    use std::os::unix::fs::symlink;

    let root = site(GOOD);
    let content = root.path().join("content/en");
    let secret = empty();
    write(secret.path(), "secret.md", "# Secret\n");
    symlink(secret.path().join("secret.md"), content.join("file.md")).expect("can be linked");
    symlink(secret.path(), content.join("folder")).expect("can be linked");
    symlink(&content, content.join("loop")).expect("can be linked");
    let fifo = Command::new("mkfifo").arg(content.join("pipe.md")).status().expect("is there");
    assert!(fifo.success());
    let _socket = std::os::unix::net::UnixListener::bind(content.join("socket.md")).expect("binds");
    let refused = run(root.path(), &["check", "--format", "json"]);
    assert_eq!(refused.code, 1);
    let files: Vec<String> = refused
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .inspect(|found| assert_eq!(found["code"], "refused-file"))
        .map(|found| found["file"].as_str().unwrap_or_default().replace("content/en/", ""))
        .collect();
    assert_eq!(files, ["file.md", "folder", "loop", "pipe.md", "socket.md"]);
    assert!(!refused.out.contains("Secret"));
}

#[test]
fn stale_files_go_and_foreign_files_stay() {
    let root = site(GOOD);
    write(root.path(), "content/en/old.md", "# Old\n\n[Start](index.md)\n");
    assert_eq!(run(root.path(), &["build"]).code, 0);
    assert!(root.path().join("public/en/old/index.html").exists());
    write(root.path(), "public/en/mine.html", "mine");
    write(root.path(), "public/robots.txt", "changed by hand");
    fs::remove_file(root.path().join("content/en/old.md")).expect("can be removed");
    write(root.path(), "content/en/new.md", "# New\n\n[Start](index.md)\n");
    let built = run(root.path(), &["build"]);
    assert_eq!(built.code, 0);
    assert!(!root.path().join("public/en/old").exists());
    assert!(root.path().join("public/en/new/index.html").exists());
    assert_eq!(read(root.path(), "public/en/mine.html"), "mine");
    assert!(built.err.contains("en/mine.html"), "{}", built.err);
}

#[test]
fn nothing_is_published_over_what_kb_reads() {
    let root = site(GOOD);
    let before = tree(root.path());
    for out in ["content", "content/en/new", "themes", "themes/default", ".", "..", "kb.yaml"] {
        let refused = run(root.path(), &["build", "--out", out]);
        assert_eq!(refused.code, 2, "{out}: {}", refused.err);
        assert!(refused.last().starts_with("error: cannot publish to"), "{out}: {}", refused.err);
    }
    assert!(tree(root.path()) == before, "something was written");
}

#[test]
fn nothing_is_published_where_there_are_errors() {
    let root = site(GOOD);
    assert_eq!(run(root.path(), &["build"]).code, 0);
    let before = tree(&root.path().join("public"));
    write(root.path(), "content/en/index.md", BROKEN);
    write(root.path(), "content/en/new.md", "# New\n");
    let broken = run(root.path(), &["build"]);
    assert_eq!(broken.code, 1);
    assert!(broken.err.contains("nothing was published"), "{}", broken.err);
    write(root.path(), "content/en/index.md", GOOD);
    write(root.path(), "themes/default/templates/tags.html", "{{ nothing }}");
    let template = run(root.path(), &["build"]);
    assert_eq!(template.code, 1);
    assert!(template.err.contains("error[template-error]"), "{}", template.err);
    assert!(tree(&root.path().join("public")) == before, "something was written");
}

#[test]
fn a_second_build_touches_nothing() {
    let root = site(GOOD);
    assert_eq!(run(root.path(), &["build"]).code, 0);
    let times = || -> Vec<_> {
        let public = root.path().join("public");
        let modified = |name: &String| {
            fs::metadata(public.join(name)).and_then(|it| it.modified()).expect("has a time")
        };
        tree(&public).iter().map(|(name, _)| (name.clone(), modified(name))).collect()
    };
    let before = times();
    assert_eq!(run(root.path(), &["build"]).code, 0);
    assert_eq!(times(), before);
}

#[test]
fn a_picture_of_the_same_size_and_time_is_still_another_picture() {
    let root = site("# Start\n\n![Plan](plan.svg)\n");
    let picture = root.path().join("content/en/plan.svg");
    let drawing =
        |colour: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" fill=\"{colour}\"/>");
    let paint = |colour: &str| {
        write(root.path(), "content/en/plan.svg", &drawing(colour));
        let file = fs::File::options().write(true).open(&picture).expect("is there");
        file.set_modified(std::time::UNIX_EPOCH).expect("a time that can be set");
    };
    paint("blue");
    assert_eq!(run(root.path(), &["build"]).code, 0);
    assert!(run(root.path(), &["build"]).err.contains("is up to date"));
    paint("pink");
    assert_eq!(run(root.path(), &["build"]).code, 0);
    let published = tree(&root.path().join("public"));
    let holds = |text: &[u8]| published.iter().any(|(_, bytes)| bytes == text);
    assert!(holds(drawing("pink").as_bytes()) && !holds(drawing("blue").as_bytes()));
}

#[test]
fn timings_and_threads_can_be_requested() {
    let root = site(GOOD);
    let timed = run(root.path(), &["build", "--timings", "--jobs", "1"]);
    assert_eq!(timed.code, 0);
    assert!(timed.err.contains("render and write"), "{}", timed.err);
}

#[test]
fn colour_is_for_terminals_unless_wanted_or_refused() {
    let root = site(BROKEN);
    let is_coloured = |run: &Run| run.err.contains('\u{1b}');
    assert!(!is_coloured(&run(root.path(), &["check"])), "standard error is no terminal here");
    assert!(is_coloured(&run(root.path(), &["check", "--color", "always"])));
    assert!(!is_coloured(&run(root.path(), &["check", "--color", "never"])));
    let mut refused = kb(root.path(), &["check"]);
    refused.env("NO_COLOR", "1");
    assert!(!is_coloured(&Run::of(refused)));
    let mut by_variable = kb(root.path(), &["check"]);
    by_variable.env("KB_COLOR", "always");
    assert!(is_coloured(&Run::of(by_variable)));
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let root = site(BROKEN);
    let commands: [&[&str]; 5] = [
        &["explain"],
        &["schema", "quiz"],
        &["completions", "bash"],
        &["check", "--format", "sarif"],
        &["check"],
    ];
    for arguments in commands {
        let mut command = kb(root.path(), arguments);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("can be started");
        let mut line = String::new();
        let out = child.stdout.take().expect("is piped");
        if arguments == ["explain"] {
            BufReader::new(out).read_line(&mut line).expect("can be read");
            assert!(line.starts_with("invalid-encoding"), "{line}");
        }
        drop(child.stderr.take());
        let code = child.wait().expect("ends").code();
        assert!(matches!(code, Some(0 | 1)), "{arguments:?}: {code:?}");
    }
}

#[test]
fn rules_are_explained() {
    let here = empty();
    let all = run(here.path(), &["explain"]);
    assert_eq!(all.code, 0);
    assert!(all.out.contains("missing-anchor"), "{}", all.out);
    let one = run(here.path(), &["explain", "missing-anchor"]);
    assert!(one.out.starts_with("# missing-anchor\n"), "{}", one.out);
    let wrong = run(here.path(), &["explain", "mising-anchor"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean `missing-anchor`?"), "{}", wrong.err);
}

#[test]
fn schemas_are_json_schema() {
    let here = empty();
    let kinds = run(here.path(), &["schema"]);
    assert_eq!(kinds.out.lines().count(), 9);
    for kind in kinds.out.lines() {
        let printed = run(here.path(), &["schema", kind]);
        let schema: Value = serde_json::from_str(&printed.out).expect("JSON");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert_eq!(schema["$id"], format!("urn:kb-site:schema:1:{kind}"));
        assert_eq!(schema["type"], "object", "{kind}");
        assert!(schema["properties"].as_object().is_some_and(|it| !it.is_empty()), "{kind}");
    }
}

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

/// The candidates of kb for the last one of these words.
fn completed(root: &Path, shell: &str, words: &[&str]) -> Vec<String> {
    let mut command = kb(root, &["--", "kb"]);
    command.args(words).env("KB_COMPLETE", shell);
    command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).env("_CLAP_IFS", "\n");
    let run = Run::of(command);
    assert_eq!(run.code, 0, "{shell} {words:?}: {}", run.err);
    // zsh, fish and others add a description.
    let values = run.out.lines().map(|line| line.split(['\t', ':']).next().unwrap_or_default());
    values.map(str::to_owned).collect()
}

#[test]
fn shells_complete_commands_rules_pages_and_quizzes() {
    let (_kept, root) = initial();
    for shell in SHELLS {
        let printed = run(&root, &["completions", shell]);
        assert_eq!(printed.code, 0);
        assert!(printed.out.contains("KB_COMPLETE"), "{shell}");
        let offers = |words: &[&str], value: &str| {
            let offered = completed(&root, shell, words);
            assert!(offered.iter().any(|it| it == value), "{shell} {words:?}: {offered:?}");
        };
        offers(&["bu"], "build");
        offers(&["check", "--form"], "--format");
        offers(&["check", "--rule", "broken-"], "broken-link");
        offers(&["explain", ""], "missing-anchor");
        offers(&["i18n", "diff", "borrowing/"], "borrowing/first-loan");
        offers(&["i18n", "accept", "glos"], "glossary");
        offers(&["i18n", "status", "--lang", ""], "cs");
        offers(&["build", "--only", ""], "en");
        offers(&["quiz", "show", ""], "ready-to-borrow");
        offers(&["man", "kb-i18n-st"], "kb-i18n-status");
        offers(&["mv", "borrowing/f"], "borrowing/first-loan");
        offers(&["rm", "borrowing/first-loan", "--to", "borrowing/"], "borrowing/index");
        offers(&["i18n", "export", "--lang", ""], "cs");
        offers(&["i18n", "import", "--format", ""], "xliff");
        offers(&["init", "--with", "git"], "github-pages");
        offers(&["import", "--from", "mk"], "mkdocs");
        offers(&["new", "trans"], "translation");
    }
    let elsewhere = empty();
    assert_eq!(completed(elsewhere.path(), "bash", &["quiz", "show", "r"]), Vec::<String>::new());
    let root = root.to_string_lossy();
    let given = completed(elsewhere.path(), "bash", &["--root", &root, "quiz", "show", "ready"]);
    assert_eq!(given, ["ready-to-borrow"]);
    let mut unknown = kb(elsewhere.path(), &["--", "kb", ""]);
    unknown.env("KB_COMPLETE", "csh");
    let unknown = Run::of(unknown);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("shells: bash"), "{}", unknown.err);
}

/// The output of a shell that runs a script with kb in its path; `None` if it is not installed.
fn in_shell(shell: &str, root: &Path, script: &str) -> Option<String> {
    let program = Path::new(env!("CARGO_BIN_EXE_kb"));
    let folder = program.parent().expect("is in a folder").to_string_lossy().into_owned();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new(shell);
    command.args(["-c", script]).current_dir(root).env("PATH", format!("{folder}:{path}"));
    let output = command.stdin(Stdio::null()).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Prints that a shell is not installed.
fn not_tried(shell: &str) {
    drop(writeln!(std::io::stderr(), "not tried: {shell} is not installed"));
}

#[test]
fn completions_work_in_the_shells_themselves() {
    let (_kept, root) = initial();
    let bash = "source <(kb completions bash); COMP_WORDS=(kb quiz show rea); COMP_CWORD=3; \
                _clap_complete_kb kb rea show; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let bash = in_shell("bash", &root, bash).expect("bash is installed");
    assert_eq!(bash.trim(), "ready-to-borrow");
    // `_describe` is the function of zsh that lists candidates.
    let zsh = "compdef() {}; eval \"$(kb completions zsh)\"; words=(kb quiz show rea); CURRENT=4; \
               _describe() { print -l -- $other }; _clap_dynamic_completer_kb";
    // Zsh loads the file of a command at its first completion.
    let first = "mkdir .zsh; kb completions zsh >.zsh/_kb; fpath=($PWD/.zsh); autoload -U _kb; \
                 compdef() {}; words=(kb quiz show rea); CURRENT=4; \
                 _describe() { print -l -- $other }; _kb";
    for script in [zsh, first] {
        match in_shell("zsh", &root, script) {
            Some(zsh) => assert_eq!(zsh.trim(), "ready-to-borrow", "{script}"),
            None => not_tried("zsh"),
        }
    }
    // Fish reads the completions of a command from the file with its name.
    let fish = "mkdir .fish; kb completions fish >.fish/kb.fish; set fish_complete_path $PWD/.fish; \
                complete --do-complete 'kb explain broken-'";
    match in_shell("fish", &root, fish) {
        Some(fish) => assert!(fish.starts_with("broken-link\t"), "{fish}"),
        None => not_tried("fish"),
    }
}

/// A site made by `kb init`.
fn initial() -> (TempDir, std::path::PathBuf) {
    let above = empty();
    let root = above.path().join("my site");
    let made = run(above.path(), &["init", "my site"]);
    assert_eq!(made.code, 0, "{}", made.err);
    (above, root)
}

#[test]
fn init_makes_a_site_that_builds_without_a_warning() {
    let (_kept, root) = initial();
    for command in ["check", "build"] {
        let run = run(&root, &[command, "--strict"]);
        assert!(run.last().starts_with("no problems in 15 files ("), "{}", run.err);
    }
    assert!(root.join("public/cs/pujcovani/prvni-vypujcka/index.html").exists());
    assert!(root.join("public/.gitignore").exists());
}

#[test]
fn init_overwrites_nothing() {
    let (above, root) = initial();
    let before = tree(&root);
    let again = run(above.path(), &["init", "my site"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("not empty"), "{}", again.err);
    assert_eq!(run(&root, &["init"]).code, 2);
    assert!(tree(&root) == before, "something was written");
    let fresh = empty();
    write(fresh.path(), ".git/config", "x");
    assert_eq!(run(fresh.path(), &["init"]).code, 0, "a fresh git work tree counts as empty");
}

/// The names of the recipes of `kb init --with`, from its help.
fn recipes() -> Vec<String> {
    let help = run(empty().path(), &["init", "--help"]).out;
    let with = help.split("--with <NAME>").nth(1).expect("has the flag");
    let values = with.split("Possible values:").nth(1).expect("lists them");
    let names = values.lines().filter_map(|line| line.trim().strip_prefix("- "));
    names.filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect()
}

#[test]
fn init_adds_the_configuration_of_hosts_to_a_site() {
    let names = recipes();
    assert!(names.len() >= 6, "{names:?}");
    let root = site(GOOD);
    for name in &names {
        let before = tree(root.path());
        let added = run(root.path(), &["init", "--with", name]);
        assert_eq!(added.code, 0, "{}", added.err);
        let mut after = tree(root.path());
        after.retain(|file| !before.contains(file));
        let [(path, text)] = after.as_slice() else { panic!("{name} wrote {}", after.len()) };
        let text = String::from_utf8_lossy(text);
        assert!(added.err.contains(&format!("wrote {path}; next: ")), "{}", added.err);
        for mark in ["@VERSION@", "@LANGUAGES@", "@IMG_HOSTS@", "@FRAMES@"] {
            assert!(!text.contains(mark), "{path} has {mark}");
        }
        if path.ends_with("yml") || path.ends_with("yaml") {
            let source = Source::new(RelPath::new(path).expect("is a path"), &*text);
            let node = yaml::parse(&source, Span::new(0, text.len())).expect("is YAML");
            assert!(!node.entries().is_empty(), "{path}");
        }
        let again = run(root.path(), &["init", "--with", name]);
        assert_eq!(again.code, 2, "{}", again.err);
        assert!(again.err.contains("already exists"), "{}", again.err);
    }
    let checked = run(root.path(), &["check"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    let nginx = read(root.path(), "nginx.conf");
    assert!(nginx.contains("location ~ ^/(en)/"), "the languages of the site: {nginx}");
}

#[test]
fn the_recipe_for_nginx_is_that_of_the_manual() {
    let root = empty();
    let made = run(root.path(), &["init", "site", "--with", "nginx,netlify"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.err.contains("wrote nginx.conf") && made.err.contains("wrote netlify.toml"));
    let ours = read(root.path(), "site/nginx.conf").replace("(en|cs)", "(cs|en|de)");
    let hosting = read(Path::new(env!("CARGO_MANIFEST_DIR")), "docs/content/en/owners/hosting.md");
    assert!(
        hosting.contains(&ours),
        "docs/content/en/owners/hosting.md and src/cmd/init/with/nginx.conf differ"
    );
}

#[test]
fn the_recipe_for_nginx_allows_the_hosts_of_the_site() {
    let root = site(GOOD);
    let hosts = "img_hosts: [a.example.org, b.example.org]\nembeds: [film.example.org]\n\
                 csp: {connect-src: ['https://stats.example.org']}\n";
    write(root.path(), "kb.yaml", &format!("{CONFIG}{hosts}"));
    assert_eq!(run(root.path(), &["init", "--with", "nginx"]).code, 0);
    let nginx = read(root.path(), "nginx.conf");
    let pictures = "img-src 'self' data: https://a.example.org https://b.example.org;";
    assert!(nginx.contains(pictures), "{nginx}");
    assert!(nginx.contains("; frame-src https://film.example.org\";"), "{nginx}");
    assert!(nginx.contains("; connect-src 'self' https://stats.example.org;"), "{nginx}");
}

/// Cloudflare Pages ignores the rules after the hundredth.
#[test]
fn many_pages_with_frames_share_a_rule_for_headers() {
    let root = site(GOOD);
    write(root.path(), "kb.yaml", &format!("{CONFIG}embeds: [film.example.org]\n"));
    let frame = "<iframe src=\"https://film.example.org/a\" title=\"A film\"></iframe>";
    let built_with = |n: usize| {
        for page in 0..n {
            let text = format!("# Film {page}\n\n{frame}\n");
            write(root.path(), &format!("content/en/films/film-{page}.md"), &text);
        }
        let built = run(root.path(), &["build"]);
        assert_eq!(built.code, 0, "{}", built.err);
        read(root.path(), "public/_headers")
    };
    let rules = |headers: &str| headers.lines().filter(|line| line.starts_with('/')).count();
    let of_all = |headers: &str| headers.lines().nth(1).expect("a policy").to_owned();
    let few = built_with(80);
    assert_eq!(rules(&few), 82);
    assert!(!of_all(&few).contains("frame-src"), "{}", of_all(&few));
    let many = built_with(100);
    assert_eq!(rules(&many), 2);
    assert!(of_all(&many).ends_with("; frame-src https://film.example.org"), "{}", of_all(&many));
}

#[test]
fn init_names_the_place_of_a_file_in_a_larger_repository() {
    let root = empty();
    write(root.path(), ".git/HEAD", "ref: refs/heads/main\n");
    let made = run(root.path(), &["init", "help", "--with", "github-pages"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let move_it = "move .github/workflows/site.yml to the top of the repository";
    assert!(made.err.contains(move_it), "{}", made.err);
    let at_top = run(root.path(), &["init", "--with", "github-pages"]);
    assert_eq!(at_top.code, 2, "the folder is not a site: {}", at_top.err);
}

#[test]
fn every_command_has_a_manual_page() {
    let here = empty();
    let names = run(here.path(), &["man", "--list"]);
    assert_eq!(names.code, 0);
    let names: Vec<&str> = names.out.lines().collect();
    for name in ["kb", "kb-build", "kb-i18n-status", "kb-quiz-show", "kb-man"] {
        assert!(names.contains(&name), "{names:?}");
    }
    for name in &names {
        let page = run(here.path(), &["man", name]);
        assert_eq!(page.code, 0, "{name}: {}", page.err);
        assert!(page.out.contains(&format!(".TH {name} 1 ")), "{}", page.out);
        assert!(page.out.contains(".SH SYNOPSIS"), "{name}");
    }
    assert_eq!(run(here.path(), &["man"]).out, run(here.path(), &["man", "kb"]).out);
    let wrong = run(here.path(), &["man", "kb-biuld"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean `kb-build`?"), "{}", wrong.err);
}

#[test]
fn a_full_device_is_reported_by_help_too() {
    let here = empty();
    for arguments in [&["--help"][..], &["--version"], &["explain"], &["schema", "quiz"], &["man"]]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let Ok(full) = full else { return };
        let mut command = kb(here.path(), arguments);
        let output = command.stdout(full).output().expect("it can be started");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {err}");
        assert!(err.contains("cannot write to standard output"), "{arguments:?}: {err}");
    }
}

#[test]
fn usage_errors_follow_the_color_flag_whatever_is_before_it() {
    let here = empty();
    let colored = run(here.path(), &["check", "--nope", "--color", "always"]);
    assert_eq!(colored.code, 2);
    assert!(colored.err.contains('\u{1b}'), "{}", colored.err);
    for plain in [
        &["--color", "never", "chekc"][..],
        &["chekc", "--color=never"],
        &["check", "--nope"],
        &["--color", "never", "--help"],
    ] {
        let run = run(here.path(), plain);
        assert!(!run.err.contains('\u{1b}') && !run.out.contains('\u{1b}'), "{plain:?}");
    }
}

#[test]
fn a_site_grows_from_a_kb_yaml_alone() {
    let here = empty();
    write(here.path(), "kb.yaml", "title: 'Help: for all'\nlanguages: [en]\n");
    let nothing = run(here.path(), &["check"]);
    assert_eq!(nothing.code, 3);
    assert!(nothing.err.contains("`kb new page index` writes the first page"), "{}", nothing.err);
    let first = run(here.path(), &["new", "page", "index"]);
    assert_eq!(first.code, 0, "{}", first.err);
    let page = read(here.path(), "content/en/index.md");
    assert!(page.starts_with("---\ntitle: \"Help: for all\"\n"), "{page}");
    assert_eq!(run(here.path(), &["check"]).code, 0);
}

#[test]
fn commands_of_other_generators_are_known() {
    let here = empty();
    for (word, command) in [("dev", "serve"), ("lint", "check"), ("publish", "build")] {
        let run = run(here.path(), &[word]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(&format!("'{command}'")), "{word}: {}", run.err);
    }
    assert!(run(here.path(), &["chekc"]).err.contains("'check'"));
}

#[test]
fn a_kb_yaml_without_keys_is_an_error_of_every_command() {
    let root = site("# Start\n");
    for text in
        ["", "null\n", "# note\n", "---\n", "- title: x\n", "x\n", "title: x\n---\ntitle: y\n"]
    {
        write(root.path(), "kb.yaml", text);
        let commands: [&[&str]; 5] = [
            &["build"],
            &["check"],
            &["new", "page", "about"],
            &["i18n", "status"],
            &["quiz", "show", "x"],
        ];
        for command in commands {
            let run = run(root.path(), command);
            assert_eq!(run.code, 2, "{text:?} {command:?}: {}", run.err);
            assert!(run.err.contains("kb.yaml"), "{text:?} {command:?}: {}", run.err);
            assert!(run.err.contains("help: "), "{text:?} {command:?}: {}", run.err);
        }
    }
    assert_eq!(tree(&root.path().join("content")).len(), 1, "nothing was written");
}

#[test]
fn a_site_without_pages_is_not_published() {
    let root = empty();
    write(root.path(), "kb.yaml", CONFIG);
    fs::create_dir(root.path().join("content")).expect("can be made");
    let built = run(root.path(), &["build"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("error[no-pages]"), "{}", built.err);
    assert!(!root.path().join("public").exists());
}

#[test]
fn a_new_file_goes_to_the_folder_that_the_language_has() {
    let root = empty();
    write(
        root.path(),
        "kb.yaml",
        "title: Site\nbase_url: https://example.org/\nlanguages: [pt-br, zh_TW]\n",
    );
    write(root.path(), "content/pt_br/index.md", "# Início\n");
    write(root.path(), "content/ZH-TW/index.md", "# 首頁\n");
    assert_eq!(run(root.path(), &["new", "page", "sobre"]).code, 0);
    assert!(root.path().join("content/pt_br/sobre.md").exists());
    let made = run(root.path(), &["new", "translation", "zh-tw/sobre"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(root.path().join("content/ZH-TW/sobre.md").exists());
    let accepted = run(root.path(), &["i18n", "accept", "index", "--lang", "zh_tw"]);
    assert_eq!(accepted.code, 0, "{}", accepted.err);
    assert!(root.path().join("content/_base/zh-TW/index.md").exists());
    assert_eq!(run(root.path(), &["build"]).code, 0);
    assert!(root.path().join("public/zh-TW/index.html").exists());
}

#[test]
fn a_broken_link_of_the_first_site_is_answered_in_its_language() {
    let (_kept, root) = initial();
    let page = read(&root, "content/en/index.md");
    assert!(page.contains("](borrowing/first-loan.md"), "{page}");
    write(&root, "content/en/index.md", &page.replace("first-loan.md", "frst-loan.md"));
    let checked = run(&root, &["check"]);
    assert!(checked.err.contains("did you mean `borrowing/first-loan.md`?"), "{}", checked.err);
}

#[test]
fn new_files_are_valid_at_once() {
    let (_kept, root) = initial();
    let wanted = [
        ("page", "borrowing/returning", "content/en/borrowing/returning.md"),
        ("page", "repairs/index.md", "content/en/repairs/index.md"),
        ("page", "content/en/borrowing/lending.md", "content/en/borrowing/lending.md"),
        ("page", "en/repairs/sharpening", "content/en/repairs/sharpening.md"),
        ("scenario", "lost-key", "content/en/scenarios/lost-key.yaml"),
        ("quiz", "quizzes/which-tool", "content/en/quizzes/which-tool.yaml"),
        ("translation", "cs/borrowing/returning", "content/cs/borrowing/returning.md"),
        ("translation", "cs/scenarios/lost-key.yaml", "content/cs/scenarios/lost-key.yaml"),
        ("translation", "cs/quizzes/which-tool", "content/cs/quizzes/which-tool.yaml"),
        ("translation", "content/cs/borrowing/lending.md", "content/cs/borrowing/lending.md"),
        ("translation", "cs/repairs/", "content/cs/repairs/index.md"),
    ];
    for (kind, path, file) in wanted {
        let made = run(&root, &["new", kind, path]);
        assert_eq!(made.code, 0, "{kind} {path}: {}", made.err);
        assert!(made.err.contains(&format!("wrote {file}")), "{}", made.err);
        assert!(root.join(file).exists(), "{file}");
        let checked = run(&root, &["check", "--drafts", "--format", "json"]);
        assert_eq!(checked.code, 0, "{kind} {path}: {}", checked.out);
        let before = tree(&root);
        assert_eq!(run(&root, &["new", kind, path]).code, 2, "{kind} {path} again");
        assert!(tree(&root) == before, "something was written");
    }
    // The section of a page leads to it; a new section must be put into the list of kb.yaml.
    let checked = run(&root, &["check", "--format", "json"]);
    assert!(!checked.out.contains("returning.md"), "{}", checked.out);
    assert!(checked.out.contains("add `repairs/index` to `navigation:`"), "{}", checked.out);
}

#[test]
fn files_are_named_from_the_current_folder() {
    let (_kept, root) = initial();
    let name = root.file_name().expect("has a name").to_string_lossy();
    let (above, below) = (root.parent().expect("is in a folder"), root.join("content/en"));
    let away = format!("{name}/content/en/repairs/saw.md");
    let absolute = root.join("content/en/repairs/plane.md");
    let wanted: [(&Path, &str, &str); 5] = [
        (above, &away, "content/en/repairs/saw.md"),
        (above, &absolute.to_string_lossy(), "content/en/repairs/plane.md"),
        (&below, "./repairs/file.md", "content/en/repairs/file.md"),
        (&below, "../en/repairs/axe.md", "content/en/repairs/axe.md"),
        (&below, "repairs/drill", "content/en/repairs/drill.md"),
    ];
    for (from, typed, file) in wanted {
        let made = run(from, &["--root", &root.to_string_lossy(), "new", "page", typed]);
        assert!(made.err.contains(&format!("wrote {file}")), "{typed}: {}", made.err);
        let known = run(from, &["--root", &root.to_string_lossy(), "i18n", "diff", typed]);
        assert_eq!(known.code, 0, "{typed}: {}", known.err);
    }
}

#[test]
fn new_refuses_what_could_not_be_published() {
    let (_kept, root) = initial();
    let before = tree(&root);
    let refused = [
        (["page", "../outside"], "write `outside`"),
        (["page", "Můj nápad"], "write `muj-napad`"),
        (["page", "tags"], "url-collision"),
        (["page", "scenarios/broken-tool"], "same key"),
        (["page", ""], "cannot be the path of a page"),
        (["page", "/tmp/page"], "write `tmp/page`"),
        (["page", "cs/repairs/tools"], "`kb new translation cs/repairs/tools`"),
        (["translation", "de/index"], "`de` is not a language of this site"),
        (["translation", "en/index"], "source language"),
        (["translation", "cs/borrowing/frist-loan"], "did you mean `borrowing/first-loan`?"),
        (["translation", "cs"], "there is no ``"),
    ];
    for (arguments, said) in refused {
        let run = run(&root, &["new", arguments[0], arguments[1]]);
        assert!(matches!(run.code, 1 | 2), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
    }
    assert!(tree(&root) == before, "something was written");
}

/// A page with two safe fixes, one guess and one finding without a fix.
const FIXABLE: &str = "# Start\n\nThe end - and [the other page](othr.md), [here](other.md).\n\n\
                       <!-- kb-ignore: missing-alt -->\n\nIt takes 2-4 weeks.\n";

fn fixable() -> TempDir {
    let root = site(FIXABLE);
    write(root.path(), "content/en/other.md", "# Other\n");
    root
}

#[test]
fn fixes_are_shown_then_applied_once_and_the_rest_is_reported() {
    let root = fixable();
    let shown = run(root.path(), &["check", "--fix=guesses", "--dry-run"]);
    assert!(shown.out.starts_with("--- a/content/en/index.md\n+++ b/"), "{}", shown.out);
    assert!(shown.out.contains("\n+The end -- and [the other page](other.md), [here]"));
    assert!(shown.err.starts_with("would apply 4 fixes in 1 file; nothing was written\n"));
    assert_eq!(read(root.path(), "content/en/index.md"), FIXABLE);

    let safe = run(root.path(), &["check", "--fix"]);
    assert_eq!((safe.code, safe.out.as_str()), (1, ""), "{}", safe.err);
    assert!(safe.err.starts_with("applied 3 fixes in 1 file\n"), "{}", safe.err);
    let after = "# Start\n\nThe end -- and [the other page](othr.md), [here](other.md).\n\n\n\
                 It takes 2--4 weeks.\n";
    assert_eq!(read(root.path(), "content/en/index.md"), after);
    assert!(safe.last().starts_with("1 error, 1 warning in 1 of 3 files ("), "{}", safe.err);

    let again = run(root.path(), &["check", "--fix"]);
    assert!(again.err.starts_with("applied 0 fixes in 0 files\n"), "{}", again.err);
    let guesses = run(root.path(), &["check", "--fix=guesses"]);
    assert_eq!(guesses.code, 0, "{}", guesses.err);
    let after = after.replace("othr.md", "other.md");
    assert_eq!(read(root.path(), "content/en/index.md"), after);
}

#[test]
fn one_rule_can_be_reported_and_fixed_alone() {
    let root = fixable();
    let links = run(root.path(), &["check", "--rule", "broken-link", "--format", "json"]);
    assert_eq!((links.code, links.out.lines().count()), (1, 1), "{}", links.out);
    let fixed = run(root.path(), &["check", "--fix=guesses", "--rule", "broken-link"]);
    assert_eq!(fixed.code, 0, "{}", fixed.err);
    let after = FIXABLE.replace("othr.md", "other.md");
    assert_eq!(read(root.path(), "content/en/index.md"), after);
    let unknown = run(root.path(), &["check", "--rule", "broken-lnk"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.ends_with("help: did you mean `broken-link`?\n"), "{}", unknown.err);
}

#[test]
fn slugs_references_attributes_and_titles_are_fixed() {
    let start = "---\naliases: [/old/../start?]\n---\n\n# Start\n\n[The first][one] and [two].\n\n\
                 <p style=\"color: red\" align=\"left\">Text.</p>\n\n[one]: othr.md \"othr.md\"\n[two]: other\n";
    let root = site(start);
    write(root.path(), "content/en/other.md", "<!-- words -->\n\nText.\n\n## Part\n");
    let fixed = run(root.path(), &["check", "--fix=guesses"]);
    assert_eq!(fixed.code, 0, "{}", fixed.err);
    assert!(fixed.err.starts_with("applied 5 fixes in 2 files\n"), "{}", fixed.err);
    let after = "---\naliases: [/old/start]\n---\n\n# Start\n\n[The first][one] and [two].\n\n\
                 <p align=\"left\">Text.</p>\n\n[one]: other.md \"othr.md\"\n[two]: other.md\n";
    assert_eq!(read(root.path(), "content/en/index.md"), after);
    let other = "<!-- words -->\n\n# Other\n\nText.\n\n## Part\n";
    assert_eq!(read(root.path(), "content/en/other.md"), other);
}

#[test]
fn an_address_that_vanished_is_reported_until_a_page_has_it() {
    let root = site("# Start\n\n[The old page](old-page.md)\n");
    write(root.path(), "content/en/old-page.md", "# Page\n");
    assert_eq!(run(root.path(), &["build"]).code, 0);
    write(root.path(), "content/en/index.md", "# Start\n\n[The new page](new-page.md)\n");
    fs::rename(
        root.path().join("content/en/old-page.md"),
        root.path().join("content/en/new-page.md"),
    )
    .expect("can be renamed");
    // Nothing is published, so the address is still known to the next build.
    let strict = run(root.path(), &["build", "--strict"]);
    assert_eq!(strict.code, 1, "{}", strict.err);
    assert!(strict.err.contains("error[vanished-address]"), "{}", strict.err);
    let help = "add `aliases: [/en/old-page/]` to the page that is now at `/en/new-page/`";
    assert!(strict.err.contains(help), "{}", strict.err);
    write(root.path(), "content/en/new-page.md", "---\naliases: [/en/old-page/]\n---\n\n# Page\n");
    let built = run(root.path(), &["build", "--strict"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(read(root.path(), "public/en/old-page/index.html").contains("../new-page/"));
}

#[test]
fn mistakes_in_kb_yaml_are_fixed_before_those_in_the_content() {
    let root = fixable();
    write(root.path(), "kb.yaml", &format!("{CONFIG}ruls: {{missing-alt: off}}\nurl: file\n"));
    let run = run(root.path(), &["check", "--fix=guesses"]);
    assert!(run.err.starts_with("applied 6 fixes in 2 files\n"), "{}", run.err);
    let config = read(root.path(), "kb.yaml");
    assert_eq!(config, format!("{CONFIG}rules: {{missing-alt: off}}\nurls: file\n"));
    assert!(read(root.path(), "content/en/index.md").contains("(other.md)"));
}

#[test]
fn links_in_kb_yaml_are_fixed_with_the_pages_that_they_name() {
    let root = fixable();
    let keys = |key: &str| {
        format!("{CONFIG}links: [{key}]\nlook: {{footer: {{text: \"See [it]({key}).\"}}}}\n")
    };
    write(root.path(), "kb.yaml", &keys("othr"));
    let run = run(root.path(), &["check", "--fix=guesses"]);
    assert!(run.err.starts_with("applied 6 fixes in 2 files\n"), "{}", run.err);
    assert_eq!(read(root.path(), "kb.yaml"), keys("other"));
    assert!(read(root.path(), "content/en/index.md").contains("(other.md)"));
}

#[test]
fn a_report_for_people_is_cut_and_one_for_programs_is_not() {
    let links: String = (0..30).map(|nth| format!("[Page {nth}](gone-{nth}.md)\n\n")).collect();
    let root = site(&format!("# Start\n\n{links}"));
    let shown = |arguments: &[&str]| {
        let run = run(root.path(), arguments);
        (run.err.matches("error[broken-link]: no file").count(), run.out.lines().count())
    };
    assert_eq!(shown(&["check"]), (10, 0));
    assert_eq!(shown(&["build", "--limit", "3"]), (3, 0));
    assert_eq!(shown(&["check", "--limit", "0"]), (30, 0));
    assert_eq!(shown(&["check", "--limit", "3", "--format", "json"]), (0, 30));
    let run = run(root.path(), &["check"]);
    assert!(run.err.contains("\n30  error    broken-link  10 shown\n"), "{}", run.err);
}

#[test]
fn a_build_that_keeps_going_publishes_the_rest_and_fails() {
    let page = "# Start\n\n[Gone](gone.md) ![A plan](plan.svg) <blink>text</blink> \
                [x](javascript:alert(1))\n";
    let root = site(page);
    write(root.path(), "content/en/plan.svg", "no picture\n");
    assert_eq!(run(root.path(), &["build"]).code, 1);
    assert!(!root.path().join("public").exists());

    let built = run(root.path(), &["build", "--keep-going"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("\npublished "), "{}", built.err);
    let html = read(root.path(), "public/en/index.html");
    assert!(html.contains("<p>Gone A plan &lt;blink&gt;text&lt;/blink&gt; x</p>"), "{html}");
    assert!(!root.path().join("public/en/plan.svg").exists());

    write(root.path(), "content/en/other.md", "---\ntitle: [\n---\n");
    let stopped = run(root.path(), &["build", "--keep-going"]);
    assert_eq!(stopped.code, 1);
    let why = "nothing was published: errors of malformed-yaml cannot be left out\n";
    assert!(stopped.err.contains(why), "{}", stopped.err);
}

#[test]
fn a_copy_of_a_theme_file_is_listed_compared_and_never_overwritten() {
    let root = site(GOOD);
    let at = root.path();
    write(at, "kb.yaml", &format!("{CONFIG}theme: mine\n"));
    write(at, "themes/mine/assets/site.css", "main { color: red }\n");
    let list = run(at, &["theme", "list"]);
    let line = |run: &Run, path: &str| {
        let line = run.out.lines().find(|line| line.starts_with(path));
        line.unwrap_or_else(|| panic!("no {path} in {}", run.out)).to_owned()
    };
    assert!(line(&list, "templates/base.html").contains(" kb "), "{}", list.out);
    assert!(line(&list, "templates/base.html").contains("footer_start"), "{}", list.out);
    assert!(line(&list, "assets/site.css").contains("themes/mine/assets/site.css"));
    // What extends kb and what describes the theme replaces nothing.
    write(at, "themes/mine/theme.yaml", "name: mine\ntitle: Mine\napi: 1\n");
    let base = "{% extends \"kb/base.html\" %}{% block footer_end %}<p>Mine</p>{% endblock footer_end %}\n";
    write(at, "themes/mine/templates/base.html", base);
    let nothing = run(at, &["theme", "diff"]);
    assert_eq!((&*nothing.err, &*nothing.out), ("the theme `mine` replaces no file of kb\n", ""));
    let named = run(at, &["theme", "diff", "base.html"]);
    assert!(named.out.contains("+{% extends"), "{}", named.out);

    let copied = run(at, &["theme", "copy", "tags.html"]);
    assert_eq!((copied.code, &*copied.err), (0, "wrote themes/mine/templates/tags.html\n"));
    let path = "themes/mine/templates/tags.html";
    let copy = read(at, path);
    let original = run(at, &["theme", "show", "templates/tags.html"]).out;
    assert_eq!(copy.split_once('\n').map(|(_, rest)| rest), Some(&*original));
    assert!(line(&run(at, &["theme", "list"]), "templates/tags.html").contains("copy of kb"));
    assert_eq!(run(at, &["theme", "diff"]).out, "");
    assert_eq!(run(at, &["check"]).code, 0);

    write(
        at,
        path,
        &copy.replace("{%- endblock main %}", "<p class=\"mine\"></p>\n{%- endblock main %}"),
    );
    let changed = run(at, &["theme", "diff", "tags.html"]);
    assert!(changed.out.contains("--- a/kb/templates/tags.html"), "{}", changed.out);
    assert!(changed.out.contains("+<p class=\"mine\">"), "{}", changed.out);
    let again = run(at, &["theme", "copy", "templates/tags.html"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("already exists"), "{}", again.err);
    assert!(read(at, path).contains("class=\"mine\""));

    let unknown = run(at, &["theme", "show", "tgas.html"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("did you mean `tags.html`?"), "{}", unknown.err);
}

#[test]
fn every_page_and_every_copy_has_the_files_that_the_site_lists() {
    let root = site(GOOD);
    let at = root.path();
    let keys = "offline: true\nstyles: [brand.css]\nscripts: [offline-hint.js]\n";
    write(at, "kb.yaml", &format!("{CONFIG}{keys}"));
    write(at, "themes/default/assets/brand.css", "h1 { color: teal }\n");
    write(at, "themes/default/assets/offline-hint.js", "console.log(1);\n");
    let built = run(at, &["build", "--strict", "--zip", "kb.zip"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let built = run(at, &["build", "--strict"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let is_page = |name: &str| Path::new(name).extension().is_some_and(|it| it == "html");
    let of_folder = tree(&at.join("public"));
    let pages = of_folder.iter().filter(|(name, _)| is_page(name));
    assert!(pages.clone().count() > 8);
    let names = ["assets/brand.", "assets/offline-hint."];
    let zipped = unpacked(&at.join("kb.zip"));
    let zipped = zipped.iter().filter(|(name, _)| is_page(name));
    for (name, bytes) in pages.map(|(name, bytes)| (name, bytes)).chain(zipped) {
        let text = String::from_utf8_lossy(bytes);
        assert!(names.iter().all(|it| text.contains(it)), "{name}: {text}");
    }
    let worker = read(at, "public/en/offline.js");
    assert!(names.iter().all(|it| worker.contains(it)), "{worker}");
}

#[test]
fn the_example_theme_needs_keys_and_one_style_sheet() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/govuk");
    let readme = read(&folder, "README.md");
    let keys = readme.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next());
    let root = site("# Start\n\n> [!NOTE]\n> A note.\n");
    let at = root.path();
    write(at, "kb.yaml", &format!("{CONFIG}{}", keys.expect("the README has keys")));
    for file in ["theme.yaml", "README.md", "assets/site.css"] {
        write(at, &format!("themes/govuk/{file}"), &read(&folder, file));
    }
    let files = tree(&folder);
    assert_eq!(files.len(), 3, "one style sheet, and no template");
    let built = run(at, &["build", "--strict"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let page = read(at, "public/en/index.html");
    let sheets = page.matches("rel=\"stylesheet\"").count();
    assert_eq!(sheets, 4, "two style sheets of kb, the tokens and that of the theme: {page}");
    let last = page.rfind("rel=\"stylesheet\"").expect("has style sheets");
    assert!(page[last..].contains("assets/site."), "the last one overrides the others");
}
