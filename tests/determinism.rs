//! The same input gives the same bytes, wherever, whenever and however kb runs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// All files of a folder, except kb's own files for its next run, which contain times.
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
                // kb's own files about the run are not part of the site.
                left.extend((path.file_name() != Some(".kb".as_ref())).then_some(path));
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

/// Removes everything from the environment that could affect the output.
fn plain(command: &mut Command) {
    command.env_remove("SOURCE_DATE_EPOCH").args(["--jobs", "1"]);
}

#[test]
fn all_circumstances_give_the_same_tree() {
    let files = sources();
    let (_kept, root) = site("site", &files);
    let expected = build(&root, plain);
    assert!(expected.contains_key(Path::new("cs/index.html")), "{} files", expected.len());

    let mut shuffled = files.clone();
    shuffled.reverse();
    let middle = shuffled.len() / 2;
    shuffled.rotate_left(middle);
    for (name, jobs) in [("Jiné místo", "8"), ("x y", "2")] {
        let (_kept, root) = site(name, &shuffled);
        let other = build(&root, |command| {
            let locale = if jobs == "8" { "tr_TR.UTF-8" } else { "C" };
            command.args(["--jobs", jobs]).env_remove("SOURCE_DATE_EPOCH");
            command.env("TZ", "Pacific/Kiritimati").env("LANG", locale).env("LC_ALL", locale);
            command.env("HOME", "/nonexistent").current_dir(root.join("content/cs"));
        });
        assert_eq!(differing(&expected, &other), Vec::<&Path>::new(), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn another_umask_gives_the_same_tree() {
    let files = sources();
    let (_kept, root) = site("site", &files);
    let expected = build(&root, plain);
    fs::remove_dir_all(root.join("public")).expect("can be removed");
    let status = Command::new("sh")
        .args(["-c", "umask 027 && exec \"$0\" build --jobs 1", env!("CARGO_BIN_EXE_kb")])
        .env_remove("SOURCE_DATE_EPOCH")
        .current_dir(&root)
        .stderr(std::process::Stdio::null())
        .status()
        .expect("sh can be started");
    assert!(status.success());
    assert_eq!(differing(&expected, &tree(&root.join("public"))), Vec::<&Path>::new());
}

#[test]
fn a_build_after_edits_equals_a_clean_build() {
    let files = sources();
    let (_kept, root) = site("site", &files);
    build(&root, plain);
    // Edits of all kinds, each followed by a build: a page, a template, the configuration, a move.
    let page = root.join("content/cs/index.md");
    let text = fs::read_to_string(&page).expect("is a page");
    fs::write(&page, format!("{text}\nPřidaná věta.\n")).expect("can be written");
    build(&root, plain);
    let template = root.join("themes/default/templates/tags.html");
    fs::create_dir_all(template.parent().expect("is inside")).expect("can be made");
    fs::write(&template, "<p>{{ site_title }}</p>").expect("can be written");
    build(&root, plain);
    let config = root.join("kb.yaml");
    let settings = fs::read_to_string(&config).expect("is text");
    fs::write(&config, format!("{settings}\nurls: file\n")).expect("can be written");
    build(&root, plain);
    for lang in ["cs", "en", "de"] {
        let folder = root.join("content").join(lang);
        fs::rename(folder.join("pote/odmena.md"), folder.join("pote/oslava.md")).expect("is there");
    }
    let references = tree(&root.join("content"));
    for (path, bytes) in references {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let file = root.join("content").join(path);
        fs::write(file, text.replace("odmena", "oslava")).expect("can be written");
    }
    let after_edits = build(&root, plain);

    fs::remove_dir_all(root.join("public")).expect("can be removed");
    let clean = build(&root, plain);
    assert_eq!(differing(&clean, &after_edits), Vec::<&Path>::new());
}

#[test]
fn no_variable_of_the_environment_dates_anything() {
    let files = sources();
    let (_kept, root) = site("site", &files);
    let expected = build(&root, plain);
    fs::remove_dir_all(root.join("public")).expect("can be removed");
    let dated = build(&root, |command| {
        command.env("SOURCE_DATE_EPOCH", "1795392000");
    });
    assert_eq!(differing(&expected, &dated), Vec::<&Path>::new());
}

/// Browsers cache a style sheet for a year under its name, so other content needs another name, and
/// the same content keeps its name.
#[test]
fn the_style_sheet_of_a_quiz_is_named_by_its_bytes() {
    let of_quizzes = |tree: &Tree| -> Vec<(String, String)> {
        let named = tree.iter().filter_map(|(path, bytes)| {
            let name = path.to_str()?.strip_prefix("assets/quiz-")?;
            let is_style = path.extension().is_some_and(|extension| extension == "css");
            is_style.then(|| (name.to_owned(), kb::hash::of(bytes).short()))
        });
        named.collect()
    };
    let mut files = sources();
    let (_kept, root) = site("site", &files);
    let styles = of_quizzes(&build(&root, plain));
    assert!(!styles.is_empty());
    for (name, fingerprint) in &styles {
        assert!(name.ends_with(&format!(".{fingerprint}.css")), "{name} holds {fingerprint}");
    }
    for (path, bytes) in &mut files {
        if path.extension().is_some_and(|extension| extension == "yaml") {
            *bytes = String::from_utf8_lossy(bytes).replace('\n', "\r\n").into_bytes();
        }
    }
    let (_kept, root) = site("windows", &files);
    assert_eq!(of_quizzes(&build(&root, plain)), styles);
}

#[test]
fn clocks_do_not_matter() {
    let files = sources();
    let (_kept, root) = site("site", &files);
    let expected = build(&root, plain);
    // Sources from before the first build and from after the last one, as a clock set back leaves
    // them; the published files from another time too.
    let mut time = std::time::UNIX_EPOCH;
    for (path, _) in &files {
        let file = fs::File::options().append(true).open(root.join(path)).expect("is there");
        file.set_modified(time).expect("it is ours");
        time += std::time::Duration::from_secs(86_400 * 365);
    }
    assert_eq!(differing(&expected, &build(&root, plain)), Vec::<&Path>::new());
    let page = root.join("content/cs/index.md");
    let text = fs::read_to_string(&page).expect("is a page");
    let old = fs::metadata(&page).and_then(|it| it.modified()).expect("has a time");
    // The same size and time, another word.
    let (before, after) = text.rsplit_once(". ").expect("has sentences");
    fs::write(&page, format!("{before}! {after}")).expect("can be written");
    let file = fs::File::options().append(true).open(&page).expect("is there");
    file.set_modified(old).expect("it is ours");
    let edited = build(&root, plain);
    assert!(!differing(&expected, &edited).is_empty());
    fs::remove_dir_all(root.join("public")).expect("can be removed");
    assert_eq!(differing(&edited, &build(&root, plain)), Vec::<&Path>::new());
}

#[test]
fn the_parts_of_a_site_are_together_the_whole() {
    let (_kept, root) = site("site", &sources());
    let whole = build(&root, plain);
    let mut union = Tree::new();
    let languages = ["cs", "en", "de"];
    for lang in languages {
        let parts = tempfile::tempdir().expect("a temporary folder");
        let out = parts.path().join("part");
        build(&root, |command| {
            plain(command);
            command.args(["--only", lang, "--out"]).arg(&out);
        });
        let part = tree(&out);
        let foreign = part.keys().find(|path| {
            let other = languages.iter().filter(|other| **other != lang);
            other.into_iter().any(|other| path.starts_with(other))
        });
        assert_eq!(foreign, None, "{lang}");
        for (path, bytes) in part {
            assert!(
                union.insert(path.clone(), bytes).is_none(),
                "{} is in two parts",
                path.display()
            );
        }
    }
    assert!(differing(&whole, &union).is_empty(), "{:?}", differing(&whole, &union));
}
