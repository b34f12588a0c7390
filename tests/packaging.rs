//! How kb reaches its users: the packages agree with Cargo.toml, the addresses of the project are the same everywhere, and
//! the scripts that install a release do so, or install nothing.

#![cfg(unix)]

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::{Run, kb, read, write};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Files that contain the addresses of the project, or what the addresses replace.
const ADDRESSED: [&str; 3] = ["Cargo.toml", "pyproject.toml", "docs/content/en/start/install.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The values of a section of a TOML file, as they are written.
fn section(text: &str, name: &str) -> BTreeMap<String, String> {
    let lines = text.lines().skip_while(|line| *line != format!("[{name}]")).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let pair = |line: &str| line.split_once(" = ").map(|(key, value)| (key.into(), value.into()));
    lines.filter_map(pair).collect()
}

/// What the places of the addresses of a project have that the others do not.
fn disagreements(root: &Path) -> Vec<String> {
    let [cargo, python, page] = ADDRESSED.map(|file| read(root, file));
    let package = section(&cargo, "package");
    let urls = section(&python, "project.urls");
    let mut found = Vec::new();
    for (key, label) in [("repository", "Repository"), ("homepage", "Documentation")] {
        let (left, right) = (package.get(key), urls.get(label));
        if left != right {
            found.push(format!("Cargo.toml has {key} {left:?}, pyproject.toml {label} {right:?}"));
        }
    }
    let is_named = package.contains_key("repository");
    if is_named == page.contains("OWNER/REPOSITORY") {
        found.push(format!("{}: OWNER/REPOSITORY, repository: {is_named}", ADDRESSED[2]));
    }
    if let Some(repository) = package.get("repository") {
        let name = repository.trim_matches('"').trim_start_matches("https://github.com/");
        for line in [format!("- uses: {name}@v"), format!("repo: https://github.com/{name}\n")] {
            if !page.contains(&line) {
                found.push(format!("{} lacks `{line}`", ADDRESSED[2]));
            }
        }
    }
    found
}

fn copied() -> TempDir {
    let copy = tempfile::tempdir().expect("a temporary folder");
    for file in ADDRESSED.into_iter().chain(["packaging/set-addresses"]) {
        write(copy.path(), file, &read(root(), file));
    }
    copy
}

fn set_addresses(copy: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new("bash");
    command.arg(copy.join("packaging/set-addresses")).args(arguments).stdin(Stdio::null());
    Run::of(command)
}

#[test]
fn the_addresses_of_the_project_are_the_same_everywhere() {
    assert_eq!(disagreements(root()), [""; 0], "packaging/set-addresses writes them");
}

#[test]
fn one_command_sets_the_addresses_of_the_project() {
    let copy = copied();
    let set = |repository, documentation| {
        let run = set_addresses(copy.path(), &[repository, documentation]);
        assert_eq!(run.code, 0, "{}", run.err);
    };
    set("https://github.com/someone/guide/", "https://someone.example/guide");
    assert_eq!(disagreements(copy.path()), [""; 0]);
    let package = section(&read(copy.path(), "Cargo.toml"), "package");
    assert_eq!(package["repository"], "\"https://github.com/someone/guide\"");
    assert_eq!(package["homepage"], "\"https://someone.example/guide/\"");
    // Again, with the same result.
    let before = ADDRESSED.map(|file| read(copy.path(), file));
    set("https://github.com/someone/guide", "https://someone.example/guide/");
    assert_eq!(ADDRESSED.map(|file| read(copy.path(), file)), before);
    // A place that is forgotten is noticed.
    for file in ADDRESSED {
        let text = read(copy.path(), file);
        write(copy.path(), file, &read(root(), file));
        assert!(!disagreements(copy.path()).is_empty(), "{file}");
        write(copy.path(), file, &text);
    }
    for wrong in
        [&["https://github.com/someone/guide"][..], &["someone/guide", "https://x.example/"]]
    {
        assert_eq!(set_addresses(copy.path(), wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn the_wheel_says_what_the_package_says() {
    let cargo = section(&read(root(), "Cargo.toml"), "package");
    let python = section(&read(root(), "pyproject.toml"), "project");
    for key in ["name", "description", "license", "readme", "keywords"] {
        assert_eq!(cargo[key], python[key], "{key}");
    }
    assert!(python["dynamic"].contains("\"version\""), "maturin takes it from Cargo.toml");
}

#[test]
fn installation_names_this_version() {
    let page = read(root(), ADDRESSED[2]);
    let named: Vec<&str> = page
        .lines()
        .filter_map(|line| line.split_once("@v").or_else(|| line.split_once("rev: v")))
        .map(|(_, version)| version.trim())
        .collect();
    assert_eq!(named, [VERSION, VERSION]);
    assert_eq!(Run::of(kb(root(), &["-V"])).out, format!("kb {VERSION}\n"));
}

#[test]
fn links_of_the_readme_are_absolute_where_it_is_published() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text =
        "[a](docs/a.md#b) ![p](c.png) [t](#top) [w](https://x.example/)\n\n```md\n[k](k.md)\n```\n";
    write(folder.path(), "README.md", text);
    let script = root().join("packaging/absolute-links");
    let file = folder.path().join("README.md");
    let mut command = Command::new("bash");
    command.arg(script).arg(file).args(["https://github.com/o/r", "v1.2.3"]);
    let run = Run::of(command);
    assert_eq!(
        run.out,
        "[a](https://github.com/o/r/blob/v1.2.3/docs/a.md#b) \
         ![p](https://github.com/o/r/raw/v1.2.3/c.png) [t](#top) [w](https://x.example/)\n\n```md\n[k](k.md)\n```\n"
    );
}

/// Writes a file that can be run.
fn script(root: &Path, path: &str, text: &str) {
    write(root, path, text);
    let mode = fs::Permissions::from_mode(0o755);
    fs::set_permissions(root.join(path), mode).expect("can be set");
}

/// Runs a shell script in a folder; `None` without a program that it needs.
fn shell(folder: &Path, line: &str) -> Option<Run> {
    let has = |program: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("command -v {program}")]).stdout(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    if !["bash", "curl", "gzip", "sha256sum", "tar"].into_iter().all(has) {
        return None;
    }
    let mut command = Command::new("sh");
    command.args(["-euc", line]).current_dir(folder).stdin(Stdio::null());
    command.env("SOURCES", root()).env("HOME", folder).env("VERSION", VERSION);
    Some(Run::of(command))
}

/// A folder with the archive of a release, in the form of the release workflow: the program is a
/// script that runs the kb of the tests, so the archive is small.
fn release() -> Option<TempDir> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_kb"));
    script(folder.path(), "kb", &program);
    let made = shell(
        folder.path(),
        "case $(uname -s)-$(uname -m) in\n\
           Linux-x86_64) target=x86_64-unknown-linux-musl ;;\n\
           Linux-aarch64) target=aarch64-unknown-linux-musl ;;\n\
           Darwin-arm64) target=aarch64-apple-darwin ;;\n\
           *) target=x86_64-apple-darwin ;;\n\
         esac\n\
         here=$PWD\n\
         \"$SOURCES/packaging/archive\" \"$here/kb\" $target \"$here/release\"\n\
         cd release && sha256sum -- * >SHA256SUMS\n\
         fill() { sed -e \"s|@VERSION@|$VERSION|g\" -e 's|@REPOSITORY@|someone/guide|g' \"$1\"; }\n\
         fill \"$SOURCES/packaging/install.sh\" >../install.sh",
    )?;
    assert_eq!(made.code, 0, "{}", made.err);
    Some(folder)
}

const INSTALL: &str = "KB_DOWNLOADS=file://$PWD/release KB_INSTALL_DIR=$PWD/bin sh install.sh";

#[test]
fn the_script_installs_the_program_of_a_release() {
    let Some(folder) = release() else { return };
    let run = shell(folder.path(), INSTALL).expect("as before");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains(&format!("installed kb {VERSION} in ")), "{}", run.out);
    assert!(run.out.contains("to PATH"), "{}", run.out);
    let listed = shell(folder.path(), "tar -tzf release/*.tar.gz").expect("as before").out;
    for file in ["/kb", "/LICENSE", "/README.md", "/man/kb-build.1", "/completions/_kb"] {
        assert!(listed.lines().any(|line| line.ends_with(file)), "{file}: {listed}");
    }
    // It replaces the program that is there.
    let again = shell(folder.path(), &format!("echo old >bin/kb; {INSTALL}; bin/kb -V"));
    let again = again.expect("as before");
    assert!(again.out.ends_with(&format!("kb {VERSION}\n")), "{}{}", again.out, again.err);
}

#[test]
fn a_wrong_checksum_installs_nothing() {
    let Some(folder) = release() else { return };
    for damage in ["echo more >>\"$archive\"", ": >release/SHA256SUMS", "rm \"$archive\""] {
        let line = format!(
            "[ -d kept ] || cp -r release kept; rm -r release; cp -r kept release\n\
             for archive in release/*.tar.gz; do {damage}; done\n\
             {INSTALL}"
        );
        let run = shell(folder.path(), &line).expect("as before");
        assert_eq!(run.code, 1, "{damage}: {}{}", run.out, run.err);
        assert!(run.err.contains("kb: "), "{damage}: {}", run.err);
        assert!(!folder.path().join("bin/kb").exists(), "{damage}");
    }
}

#[test]
fn the_action_takes_the_version_of_its_tag_or_the_newest() {
    let Some(folder) = release() else { return };
    // `gh release view` and `gh release download`, with the files of the release.
    script(
        folder.path(),
        "tools/gh",
        "#!/bin/bash\n\
         echo \"$*\" >>\"$HOME/asked\"\n\
         [ \"$2\" = download ] || { echo v$VERSION_OF_RELEASE; exit; }\n\
         while [ $# -gt 0 ]; do [ \"$1\" = --dir ] && cp \"$HOME\"/release/* \"$2\"; shift; done\n",
    );
    let action = |variables: &str| {
        let line = format!(
            "export VERSION_OF_RELEASE=$VERSION REPOSITORY=someone/guide GH_TOKEN=x\n\
             export GITHUB_PATH=$PWD/path GITHUB_OUTPUT=$PWD/output PATH=$PWD/tools:$PATH\n\
             rm -f asked path output\n\
             {variables} bash \"$SOURCES/packaging/action-install\"\n\
             cat asked\n\
             PATH=$(cat path):$PATH kb -V"
        );
        shell(folder.path(), &line).expect("as before")
    };
    let tag = format!("release download v{VERSION} --repo someone/guide");
    for (variables, is_asked) in [
        (format!("VERSION= REF=v{VERSION}"), false),
        ("VERSION= REF=main".to_owned(), true),
        (format!("VERSION=v{VERSION} REF=v9.9.9"), false),
    ] {
        let run = action(&variables);
        assert_eq!(run.code, 0, "{variables}: {}{}", run.out, run.err);
        assert!(run.out.contains(&tag), "{variables}: {}", run.out);
        assert_eq!(run.out.contains("release view"), is_asked, "{variables}: {}", run.out);
        assert!(run.out.ends_with(&format!("kb {VERSION}\n")), "{variables}: {}", run.out);
    }
    fs::write(folder.path().join("release/SHA256SUMS"), "").expect("can be written");
    let run = action("VERSION= REF=main");
    assert!(run.code != 0 && !folder.path().join("path").exists(), "{}{}", run.out, run.err);
}
