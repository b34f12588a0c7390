//! The same input gives the same bytes, wherever, whenever and however kb runs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// All files of a folder, but for the notes that kb keeps for its next run: they hold times.
fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
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
                let name = path.strip_prefix(folder).expect("is inside").to_path_buf();
                files.insert(name, fs::read(&path).expect("can be read"));
            }
        }
    }
    files
}

/// The sources of the site that kb itself carries.
fn sources() -> Vec<(PathBuf, Vec<u8>)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = tree(&here.join("content"));
    let mut files: Vec<(PathBuf, Vec<u8>)> =
        content.into_iter().map(|(path, bytes)| (Path::new("content").join(path), bytes)).collect();
    files.push(("kb.yaml".into(), fs::read(here.join("kb.yaml")).expect("is part of the sources")));
    files
}

/// Writes the sources in the order given, into folders named as given.
fn site(name: &str, files: &[(PathBuf, Vec<u8>)]) -> (TempDir, PathBuf) {
    let above = tempfile::tempdir().expect("a temporary folder");
    let root = above.path().join(name);
    for (path, bytes) in files {
        let file = root.join(path);
        fs::create_dir_all(file.parent().expect("is inside")).expect("can be made");
        fs::write(file, bytes).expect("can be written");
    }
    (above, root)
}

fn build(root: &Path, change: impl FnOnce(&mut Command)) -> Tree {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
    command.current_dir(root).arg("build");
    change(&mut command);
    let output = command.output().expect("kb can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(&root.join("public"))
}

fn differing<'a>(one: &'a Tree, other: &'a Tree) -> Vec<&'a Path> {
    let names = one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name));
    names.map(PathBuf::as_path).collect()
}

#[test]
fn all_circumstances_give_the_same_tree() {
    let files = sources();
    let (_kept, root) = site("site", &files);
    let expected = build(&root, |command| {
        command.args(["--jobs", "1"]);
    });
    assert!(expected.contains_key(Path::new("cs/index.html")), "{} files", expected.len());

    let mut shuffled = files.clone();
    shuffled.reverse();
    let middle = shuffled.len() / 2;
    shuffled.rotate_left(middle);
    let (_kept, root) = site("Jiné místo", &shuffled);
    let other = build(&root, |command| {
        command.args(["--jobs", "8"]).env("TZ", "Pacific/Kiritimati").env("LANG", "tr_TR.UTF-8");
        command.env("LC_ALL", "cs_CZ.UTF-8");
    });
    assert_eq!(differing(&expected, &other), Vec::<&Path>::new());
}
