//! Publishing to real folders: what is kept, what is removed, what a crash leaves behind.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use kb::text::RelPath;
use kb::write::{
    self, Content, Output, OutputFolder, PublishFailure, PublishPhase, Published, WriteError,
};
use tempfile::TempDir;

/// The text of each file by its path.
type Files<'a> = &'a [(&'a str, &'a str)];

/// A folder with a site root and the output folder in it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir_all(folder.path().join("root/content")).expect("a new folder");
        Place { folder }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("root")
    }

    fn out(&self) -> PathBuf {
        self.root().join("public")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.out().join(path)
    }

    fn publish(&self, files: Files<'_>) -> Published {
        self.try_publish(files).expect("a publication")
    }

    fn try_publish(&self, files: Files<'_>) -> Result<Published, PublishFailure<String>> {
        self.publish_with(files, &|index| Ok(Content::Bytes(files[index].1.into())))
    }

    fn publish_with(
        &self,
        files: Files<'_>,
        content: &(dyn Fn(usize) -> Result<Content, String> + Sync),
    ) -> Result<Published, PublishFailure<String>> {
        self.publish_to(&self.out(), files, content)
    }

    fn publish_to(
        &self,
        folder: &Path,
        files: Files<'_>,
        content: &(dyn Fn(usize) -> Result<Content, String> + Sync),
    ) -> Result<Published, PublishFailure<String>> {
        let (root, sources) = (self.root(), self.root().join("content"));
        let target = OutputFolder { folder, outside: &[&root], sources: &[&sources] };
        write::publish(&target, &outputs(files), "input", content)
    }

    /// Everything in the output folder but kb's own files; folders end with `/`.
    fn tree(&self) -> BTreeMap<String, String> {
        tree(&self.out()).into_iter().filter(|(path, _)| !path.starts_with(".kb/")).collect()
    }
}

fn outputs(files: Files<'_>) -> Vec<Output> {
    let output = |path: &str| {
        let path = RelPath::new(path).expect("a plain path");
        let phase =
            if path.extension() == "html" { PublishPhase::Page } else { PublishPhase::Asset };
        Output { path, phase }
    };
    files.iter().map(|(path, _)| output(path)).collect()
}

/// Everything in a folder with its content; links are shown, not followed.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
            let metadata = fs::symlink_metadata(&path).expect("it is there");
            if metadata.is_dir() {
                tree.insert(format!("{name}/"), String::new());
                folders.push(path);
            } else if metadata.is_symlink() {
                tree.insert(
                    name,
                    format!("-> {}", fs::read_link(&path).expect("a link").display()),
                );
            } else {
                tree.insert(name, fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    tree
}

fn files_of(tree: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    tree.iter()
        .filter(|(path, _)| !path.ends_with('/'))
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect()
}

fn mtime(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|metadata| metadata.modified()).expect("a file with a time")
}

fn set_mtime(path: &Path, time: SystemTime) {
    let file = fs::File::options().write(true).open(path).expect("a file");
    file.set_modified(time).expect("a time that can be set");
}

/// A time long before the test, so that a write is detected with any clock of the disk.
fn long_ago() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)
}

/// Publishes, and gives all files an old time that is in the manifest.
fn publish_long_ago(place: &Place, files: Files<'_>) {
    place.publish(files);
    for (path, _) in files {
        set_mtime(&place.path(path), long_ago());
    }
    assert_eq!(place.publish(files).unchanged, files.len());
}

fn counts(published: &Published) -> (usize, usize, usize) {
    (published.written, published.unchanged, published.removed)
}

fn write_error(result: Result<Published, PublishFailure<String>>) -> WriteError {
    match result {
        Err(PublishFailure::Write(error)) => error,
        other => panic!("expected a write error, found {other:?}"),
    }
}

const SITE: Files<'static> =
    &[("cs/a/index.html", "page a"), ("cs/index.html", "start"), ("style.css", "a {}")];

#[test]
fn a_first_build_writes_everything_and_leaves_nothing_else() {
    let place = Place::new();
    let published = place.publish(SITE);
    assert_eq!(counts(&published), (3, 0, 0));
    assert_eq!(published.bytes, 15);
    assert_eq!(files_of(&place.tree()), SITE);
    let own: Vec<String> = tree(&place.path(".kb")).into_keys().collect();
    assert_eq!(own, ["lock", "manifest"]);
}

#[test]
fn unchanged_files_are_not_touched() {
    let place = Place::new();
    publish_long_ago(&place, SITE);
    let manifest = mtime(&place.path(".kb/manifest"));

    assert_eq!(counts(&place.publish(SITE)), (0, 3, 0));
    assert_eq!(mtime(&place.path(".kb/manifest")), manifest);
    let changed = [SITE[0], ("cs/index.html", "START"), SITE[2]];
    assert_eq!(counts(&place.publish(&changed)), (1, 2, 0));
    assert_eq!(files_of(&place.tree()), changed);
    assert_eq!(mtime(&place.path("cs/a/index.html")), long_ago());
    assert_eq!(mtime(&place.path("style.css")), long_ago());
    assert!(mtime(&place.path("cs/index.html")) > long_ago());
}

#[test]
fn a_reader_of_the_old_file_keeps_it_whole() {
    let place = Place::new();
    place.publish(SITE);
    let link = place.root().join("opened");
    fs::hard_link(place.path("cs/index.html"), &link).expect("a second name of the old file");
    place.publish(&[("cs/index.html", "a longer start")]);
    assert_eq!(fs::read_to_string(link).expect("a file"), "start");
}

#[test]
fn stale_files_and_their_empty_folders_are_removed() {
    let place = Place::new();
    place.publish(SITE);
    assert_eq!(counts(&place.publish(&SITE[1..])), (0, 2, 1));
    assert_eq!(place.tree().into_keys().collect::<Vec<_>>(), ["cs/", "cs/index.html", "style.css"]);
}

#[test]
fn foreign_files_are_kept_and_named() {
    let place = Place::new();
    fs::create_dir_all(place.path(".git/objects")).expect("a folder");
    fs::write(place.path(".gitignore"), "*").expect("a file");
    place.publish(SITE);
    fs::write(place.path("cs/a/notes.txt"), "mine").expect("a file");
    fs::create_dir(place.path("empty")).expect("a folder");
    let published = place.publish(&SITE[2..]);
    assert_eq!(published.foreign, ["cs/a/notes.txt"]);
    assert_eq!(published.removed, 2);
    assert_eq!(
        place.tree().into_keys().collect::<Vec<_>>(),
        [
            ".git/",
            ".git/objects/",
            ".gitignore",
            "cs/",
            "cs/a/",
            "cs/a/notes.txt",
            "empty/",
            "style.css"
        ]
    );
}

#[test]
fn a_foreign_file_where_a_page_belongs_is_an_error_unless_it_is_that_page() {
    let place = Place::new();
    place.publish(&SITE[1..]);
    fs::create_dir(place.path("cs/a")).expect("a folder");
    fs::write(place.path("cs/a/index.html"), "mine").expect("a file");
    let before = tree(&place.out());
    let changed = [SITE[0], ("cs/index.html", "START"), SITE[2]];
    let error = write_error(place.try_publish(&changed));
    assert!(error.to_string().contains("cs/a/index.html"), "{error}");
    assert_eq!(tree(&place.out()), before);

    fs::write(place.path("cs/a/index.html"), "page a").expect("a file");
    set_mtime(&place.path("cs/a/index.html"), long_ago());
    assert_eq!(counts(&place.publish(SITE)), (0, 3, 0));
    assert_eq!(mtime(&place.path("cs/a/index.html")), long_ago());
    assert_eq!(counts(&place.publish(&SITE[1..])), (0, 2, 1));
}

#[test]
fn a_file_changed_by_hand_is_restored_when_wanted_and_kept_when_stale() {
    let place = Place::new();
    place.publish(SITE);
    fs::write(place.path("cs/index.html"), "START").expect("a file");
    assert_eq!(counts(&place.publish(SITE)), (1, 2, 0));
    assert_eq!(files_of(&place.tree()), SITE);

    // The same size and time: only the content differs.
    let time = mtime(&place.path("cs/index.html"));
    fs::write(place.path("cs/index.html"), "START").expect("a file");
    set_mtime(&place.path("cs/index.html"), time);
    let rest = [SITE[0], SITE[2]];
    let published = place.publish(&rest);
    assert_eq!((published.removed, published.kept), (0, vec!["cs/index.html".to_owned()]));
    assert_eq!(place.tree()["cs/index.html"], "START");
    assert_eq!(place.publish(&rest).foreign, ["cs/index.html"]);
}

#[test]
fn times_are_no_reason_to_write() {
    let place = Place::new();
    place.publish(SITE);
    let future = SystemTime::now() + Duration::from_secs(1_000_000);
    set_mtime(&place.path("style.css"), future);
    assert_eq!(counts(&place.publish(SITE)), (0, 3, 0));
    assert_eq!(mtime(&place.path("style.css")), future);
}

#[test]
fn dangerous_folders_are_refused_and_nothing_changes() {
    let place = Place::new();
    let root = place.root();
    fs::write(root.join("kb.yaml"), "title: x").expect("a file");
    fs::write(root.join("content/a.md"), "text").expect("a file");
    fs::create_dir_all(root.join("full")).expect("a folder");
    fs::write(root.join("full/photo.jpg"), "mine").expect("a file");
    fs::create_dir_all(root.join("empty")).expect("a folder");
    let before = tree(place.folder.path());
    let home = std::env::home_dir().expect("a home folder");
    let folders = [
        PathBuf::from("/"),
        PathBuf::new(),
        home,
        root.clone(),
        root.join("."),
        root.join(".."),
        root.join("empty/.."),
        root.join("missing/../content"),
        root.join("content"),
        root.join("content/public"),
        place.folder.path().to_owned(),
        root.join("full"),
        root.join("kb.yaml"),
    ];
    for folder in folders {
        let error =
            write_error(place.publish_to(&folder, SITE, &|_| Ok(Content::Bytes(Vec::new()))));
        assert!(matches!(error, WriteError::Refused { .. }), "{}: {error:?}", folder.display());
        assert_eq!(tree(place.folder.path()), before, "{}", folder.display());
    }
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_folder() {
    use std::os::unix::fs::symlink;

    let place = Place::new();
    let elsewhere = place.root().join("elsewhere");
    fs::create_dir_all(elsewhere.join("a")).expect("a folder");
    symlink(&elsewhere, place.out()).expect("a link");
    for folder in [place.out(), place.path("")] {
        let error =
            write_error(place.publish_to(&folder, SITE, &|_| Ok(Content::Bytes(Vec::new()))));
        assert!(matches!(error, WriteError::Refused { .. }), "{error:?}");
    }
    fs::remove_file(place.out()).expect("a link");

    // A folder of the site that was moved away and replaced by a link: nothing is written or
    // removed behind the link.
    place.publish(&SITE[2..]);
    fs::write(elsewhere.join("index.html"), "start").expect("a file");
    fs::write(elsewhere.join("a/index.html"), "page a").expect("a file");
    symlink(&elsewhere, place.path("cs")).expect("a link");
    let error = write_error(place.try_publish(SITE));
    assert!(error.to_string().ends_with("public/cs` and does not overwrite it"), "{error}");
    fs::remove_file(place.path("cs")).expect("a link");
    place.publish(SITE);
    fs::remove_dir_all(place.path("cs")).expect("a folder");
    symlink(&elsewhere, place.path("cs")).expect("a link");
    let published = place.publish(&SITE[2..]);
    assert_eq!((published.removed, published.foreign), (0, vec!["cs".to_owned()]));
    assert_eq!(files_of(&tree(&elsewhere)), [("a/index.html", "page a"), ("index.html", "start")]);

    // A link in place of kb's own files.
    let victim = place.root().join("victim");
    fs::write(&victim, "precious").expect("a file");
    fs::remove_file(place.path(".kb/lock")).expect("a file");
    symlink(&victim, place.path(".kb/lock")).expect("a link");
    write_error(place.try_publish(SITE));
    assert_eq!(fs::read_to_string(&victim).expect("a file"), "precious");
}

#[cfg(unix)]
#[test]
fn a_lock_that_is_another_file_keeps_what_it_holds() {
    let place = Place::new();
    place.publish(SITE);
    let (victim, lock) = (place.root().join("victim"), place.path(".kb/lock"));
    // A second name of a foreign file, even of one that looks like a lock; a file of others.
    for text in ["precious", "12"] {
        fs::write(&victim, text).expect("a file");
        fs::remove_file(&lock).expect("a file");
        fs::hard_link(&victim, &lock).expect("a link");
        let error = write_error(place.try_publish(SITE));
        assert!(matches!(error, WriteError::InTheWay { .. }), "{error}");
        assert_eq!(fs::read_to_string(&victim).expect("a file"), text);
    }
    fs::remove_file(&lock).expect("a file");
    fs::write(&lock, "12 monkeys").expect("a file");
    write_error(place.try_publish(SITE));
    assert_eq!(fs::read_to_string(&lock).expect("a file"), "12 monkeys");
    // The lock of a process with a longer id than ours.
    fs::write(&lock, "4294967295").expect("a file");
    place.publish(SITE);
    assert_eq!(fs::read_to_string(&lock).expect("a file"), std::process::id().to_string());
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_among_kbs_own_never_blocks() {
    use std::os::unix::fs::symlink;

    let mkfifo = |path: &Path| {
        let status = std::process::Command::new("mkfifo").arg(path).status().expect("is there");
        assert!(status.success());
    };
    for name in ["manifest", "next", "lock", "new"] {
        let make: [&dyn Fn(&Path); 4] = [
            &mkfifo,
            &|path| drop(std::os::unix::net::UnixListener::bind(path).expect("binds")),
            &|path| symlink("/dev/zero", path).expect("a link"),
            &|path| fs::create_dir(path).expect("a folder"),
        ];
        for (nth, make) in make.iter().enumerate() {
            let place = Place::new();
            place.publish(SITE);
            let path = place.path(".kb").join(name);
            if path.exists() {
                fs::remove_file(&path).expect("a file");
            }
            make(&path);
            let is_current = write::current(&place.out(), "input");
            assert!(is_current.is_none() || name == "lock", "{name} {nth}: {is_current:?}");
            // Staging is a folder, and the remains of a crash are removed.
            let may_go = name == "new" && nth >= 2;
            let result = place.try_publish(SITE);
            assert_eq!(result.is_ok(), may_go, "{name} {nth}: {result:?}");
        }
    }
    // The folder itself.
    let (place, other) = (Place::new(), Place::new());
    place.publish(SITE);
    other.publish(SITE);
    fs::remove_dir_all(other.path(".kb")).expect("a folder");
    symlink(place.path(".kb"), other.path(".kb")).expect("a link");
    assert_eq!(write::current(&other.out(), "input"), None);
    write_error(other.try_publish(SITE));
}

#[test]
fn one_failing_content_leaves_everything_as_it_was() {
    let place = Place::new();
    publish_long_ago(&place, SITE);
    let before = tree(&place.out());
    let next =
        [("cs/a/index.html", "1"), ("cs/b.html", "2"), ("cs/index.html", "3"), ("x.css", "4")];
    let result = place.publish_with(&next, &|index| match index {
        1 | 3 => Err(format!("mistake {index}")),
        index => Ok(Content::Bytes(next[index].1.into())),
    });
    match result {
        Err(PublishFailure::Content(mistakes)) => assert_eq!(mistakes, ["mistake 1", "mistake 3"]),
        other => panic!("expected the mistakes, found {other:?}"),
    }
    assert_eq!(tree(&place.out()), before);
    assert_eq!(mtime(&place.path("cs/a/index.html")), long_ago());
    assert_eq!(counts(&place.publish(&next)), (4, 0, 1));
}

#[test]
fn a_panic_in_a_content_leaves_everything_as_it_was() {
    let place = Place::new();
    place.publish(SITE);
    let before = tree(&place.out());
    let next = [("cs/index.html", "START"), ("style.css", "b {}")];
    let panicked = std::panic::catch_unwind(|| {
        place.publish_with(&next, &|index| {
            assert!(index == 0, "a bug in rendering");
            Ok(Content::Bytes(b"START".to_vec()))
        })
    });
    assert!(panicked.is_err());
    assert_eq!(tree(&place.out()), before);
    place.publish(SITE);
}

#[test]
fn a_second_builder_is_refused_by_name() {
    let place = Place::new();
    place.publish(SITE);
    let next = [("cs/index.html", "START")];
    let published = place.publish_with(&next, &|_| {
        match write_error(place.try_publish(SITE)) {
            WriteError::Locked { pid, .. } => assert_eq!(pid, Some(std::process::id())),
            error => panic!("expected a lock, found {error}"),
        }
        Ok(Content::Bytes(b"START".to_vec()))
    });
    assert_eq!(counts(&published.expect("the first builder goes on")), (1, 0, 2));
}

#[test]
fn a_lock_of_a_dead_process_is_free() {
    let place = Place::new();
    fs::create_dir_all(place.path(".kb")).expect("a folder");
    fs::write(place.path(".kb/lock"), "4194304999").expect("a file");
    place.publish(SITE);
    let pid = fs::read_to_string(place.path(".kb/lock")).expect("a file");
    assert_eq!(pid, std::process::id().to_string());
}

#[test]
fn files_that_a_killed_run_left_beside_the_site_are_removed() {
    let place = Place::new();
    fs::create_dir_all(place.path(".kb/new")).expect("a folder");
    fs::write(place.path(".kb/new/0"), "half a pa").expect("a file");
    place.publish(SITE);
    assert!(!place.path(".kb/new").exists());
}

/// Stops a publication while it renames: one of its folders is taken at the last moment.
fn publish_half(place: &Place, files: Files<'_>, obstacle: &str) {
    let result = place.publish_with(files, &|index| {
        fs::create_dir_all(place.path(obstacle)).expect("a folder");
        Ok(Content::Bytes(files[index].1.into()))
    });
    write_error(result);
    assert!(place.path(".kb/next").exists(), "it was stopped while renaming");
    fs::remove_dir_all(place.path(obstacle)).expect("a folder");
}

#[test]
fn a_first_build_that_died_while_renaming_is_healed() {
    let place = Place::new();
    let site: Files<'_> = &[SITE, &[("z.html", "last")]].concat();
    publish_half(&place, site, "z.html");
    assert!(place.path("cs/a/index.html").exists(), "some files were published");
    assert_eq!(place.try_publish(site).map(|p| p.foreign).expect("no refusal"), [""; 0]);
    assert_eq!(files_of(&place.tree()), site);
}

#[test]
fn no_page_of_a_new_folder_is_there_before_all_assets() {
    let place = Place::new();
    let site: Files<'_> = &[
        ("new/a/x.css", "x"),
        ("new/a/index.html", "a"),
        ("new/b/index.html", "b"),
        ("z.css", "z"),
    ];
    publish_half(&place, site, "z.css");
    assert!(place.path("new/a/x.css").exists(), "some assets were published");
    assert!(!place.path("new/a/index.html").exists() && !place.path("new/b").exists());
    place.publish(site);
    assert_eq!(place.tree()["new/b/index.html"], "b");
}

#[test]
fn a_build_that_died_while_renaming_is_healed_whatever_comes_next() {
    let old: Files<'_> =
        &[("a.css", "old"), ("b.html", "old"), ("old.html", "old"), ("z.html", "old")];
    let new: Files<'_> =
        &[("a.css", "new"), ("b.html", "new"), ("new/n.html", "n"), ("z.html", "new")];
    let other: Files<'_> = &[("a.css", "third"), ("other.html", "third")];
    for next in [old, new, other] {
        let place = Place::new();
        place.publish(old);
        // The asset and one page are new already, the other pages are old.
        publish_half(&place, &[new, &[("zz.html", "never")]].concat(), "zz.html");
        assert_eq!(place.tree()["new/n.html"], "n");
        // A failing run in between must not lose what the killed one published.
        place.publish_with(next, &|_| Err("mistake".to_owned())).expect_err("a mistake");
        let published = place.publish(next);
        assert_eq!((published.foreign, published.kept), (Vec::new(), Vec::new()));
        assert_eq!(files_of(&place.tree()), next);
        assert!(place.tree().keys().all(|path| path != "new/" || next == new), "no empty folder");
    }
}

#[test]
fn a_damaged_manifest_stops_the_build() {
    let place = Place::new();
    place.publish(SITE);
    let text = fs::read_to_string(place.path(".kb/manifest")).expect("a file");
    fs::write(place.path(".kb/manifest"), &text[..text.len() / 2]).expect("a file");
    let before = tree(&place.out());
    let error = write_error(place.try_publish(SITE));
    assert!(matches!(error, WriteError::Damaged { .. }), "{error:?}");
    assert_eq!(tree(&place.out()), before);
    assert_eq!(write::current(&place.out(), "input"), None);
}

#[test]
fn a_file_can_become_a_folder_and_back() {
    let place = Place::new();
    let file: Files<'_> = &[("a/x", "file"), ("b.html", "b")];
    let folder: Files<'_> = &[("a/x/y/index.html", "y"), ("a/x/z.html", "z"), ("b.html", "b")];
    place.publish(file);
    assert_eq!(counts(&place.publish(folder)), (2, 1, 1));
    assert_eq!(files_of(&place.tree()), folder);
    assert_eq!(counts(&place.publish(file)), (1, 1, 2));
    assert_eq!(files_of(&place.tree()), file);

    place.publish(folder);
    fs::write(place.path("a/x/mine.txt"), "mine").expect("a file");
    let before = tree(&place.out());
    let error = write_error(place.try_publish(file));
    assert!(error.to_string().contains("a/x/mine.txt"), "{error}");
    assert_eq!(tree(&place.out()), before);
}

#[test]
fn paths_that_cannot_be_published_are_refused() {
    let place = Place::new();
    let long = "x".repeat(256);
    let bad: [Files<'_>; 6] = [
        &[(".kb/manifest", "")],
        &[(".KB/x", "")],
        &[("a.html", ""), ("a.html", "")],
        &[("a", ""), ("a/b.html", "")],
        &[("a\nb.html", "")],
        &[(&long, "")],
    ];
    for files in bad {
        let error = write_error(place.try_publish(files));
        assert!(matches!(error, WriteError::BadPath { .. }), "{error:?}");
        assert!(!place.out().exists());
    }
}

#[test]
fn hidden_files_can_be_part_of_the_site() {
    let place = Place::new();
    let site: Files<'_> = &[(".nojekyll", ""), (".well-known/security.txt", "x")];
    place.publish(site);
    assert_eq!(counts(&place.publish(site)), (0, 2, 0));
    assert_eq!(counts(&place.publish(&[])), (0, 0, 2));
    assert!(place.tree().is_empty());
}

#[test]
fn an_unwritable_place_is_named() {
    let place = Place::new();
    fs::write(place.root().join("file"), "").expect("a file");
    let folder = place.root().join("file/public");
    let error = write_error(place.publish_to(&folder, SITE, &|_| Ok(Content::Bytes(Vec::new()))));
    assert!(matches!(error, WriteError::Io { .. }), "{error:?}");
    assert!(error.to_string().contains("root/file"), "{error}");
}

#[test]
fn a_site_is_current_until_anything_changes() {
    let place = Place::new();
    let current = || write::current(&place.out(), "input");
    assert_eq!(current(), None);
    place.publish(SITE);
    assert_eq!(current(), Some(3));
    assert_eq!(write::current(&place.out(), "other input"), None);
    let time = mtime(&place.path("style.css"));
    set_mtime(&place.path("style.css"), long_ago());
    assert_eq!(current(), None);
    set_mtime(&place.path("style.css"), time);
    assert_eq!(current(), Some(3));
    fs::write(place.path(".kb/next"), "").expect("a file");
    assert_eq!(current(), None);
    fs::remove_file(place.path(".kb/next")).expect("a file");
    fs::remove_file(place.path("style.css")).expect("a file");
    assert_eq!(current(), None);
}

#[test]
fn any_history_ends_in_the_same_tree_as_a_clean_build() {
    let paths = ["a.html", "b/c.html", "b/d.css", "b/e/f.html", "g", "b/E.html"];
    // The bits of the seed say which files there are, and with which text.
    let site = |seed: usize| -> Vec<(&'static str, &'static str)> {
        let text = |index: usize| match (seed >> index) % 3 {
            0 => None,
            1 => Some("one"),
            _ => Some("two"),
        };
        (0..paths.len()).filter_map(|index| Some((paths[index], text(index)?))).collect()
    };
    for seed in 0..100 {
        let place = Place::new();
        for step in [seed, seed * 7 + 3, seed * 31 + 1] {
            let files = site(step);
            place.publish(&files);
            let mut expected = files;
            expected.sort_unstable();
            assert_eq!(files_of(&place.tree()), expected, "seed {seed}");
        }
        let clean = Place::new();
        clean.publish(&site(seed * 31 + 1));
        assert_eq!(place.tree(), clean.tree(), "seed {seed}");
    }
}

/// The number of pages of a site that is published repeatedly, while a thread reads it and kb is
/// killed.
const PAGES: usize = 40;

/// Publishes one version of that site: every page names an asset of its version.
fn publish_version(place: &Path, version: usize) {
    let names: Vec<String> = (0..PAGES)
        .map(|page| format!("{}/{page}/index.html", page % 4))
        .chain([format!("style-{version}.css")])
        .collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let target = OutputFolder { folder: place, outside: &[], sources: &[] };
    let body = format!("{version} {}{version}", "text ".repeat(2000));
    write::publish(&target, &outputs(&files), "input", &|_| {
        Ok::<_, String>(Content::Bytes(body.clone().into()))
    })
    .expect("a publication");
}

/// Reads every page and what it names, as a visitor does.
fn visit(folder: &Path) {
    for page in 0..PAGES {
        let path = folder.join(format!("{}/{page}/index.html", page % 4));
        let version_of = |text: &str| {
            let (version, _) = text.split_once(' ').expect("a version");
            assert!(
                text.ends_with(&format!(" {version}")),
                "all of one version: {}",
                path.display()
            );
            version.to_owned()
        };
        let version = version_of(&fs::read_to_string(&path).expect("a page"));
        let style = fs::read_to_string(folder.join(format!("style-{version}.css")));
        if style.is_err() {
            // It may go after the page that named it was replaced, and only then.
            let now = version_of(&fs::read_to_string(&path).expect("a page"));
            assert_ne!(now, version, "a served page lacks its asset");
        }
    }
}

/// Not a test by itself: the process that the next one kills.
#[test]
fn child_that_publishes_for_ever() {
    let Some(folder) = std::env::var_os("KB_TEST_PUBLISH_FOR_EVER") else { return };
    for version in 0.. {
        publish_version(Path::new(&folder), version);
    }
}

#[test]
fn a_killed_run_leaves_a_working_site_and_the_next_one_heals_it() {
    let place = Place::new();
    let clean = Place::new();
    publish_version(&place.out(), 1_000_000);
    publish_version(&clean.out(), 1_000_000);
    for round in 0..12 {
        let mut child = std::process::Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "child_that_publishes_for_ever"])
            .env("KB_TEST_PUBLISH_FOR_EVER", place.out())
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("a child");
        // The child has begun when the first page changed; then a different moment every round.
        let first = || fs::read(place.path("0/0/index.html")).expect("a page");
        let before = first();
        while first() == before {
            visit(&place.out());
        }
        for _ in 0..round {
            visit(&place.out());
        }
        child.kill().and_then(|()| child.wait()).expect("the child was there to be killed");
        visit(&place.out());
        publish_version(&place.out(), 1_000_000);
        assert_eq!(place.tree(), clean.tree());
    }
}

#[test]
fn a_file_is_copied_in_parts_and_only_when_it_changed() {
    let place = Place::new();
    let path = place.root().join("content/film.mp4");
    let film: String = (0..70_000).map(|nth| format!("{nth:06} ")).collect();
    fs::write(&path, &film).expect("a new file");
    let content = |_| {
        let file = File::open(&path).map_err(|error| error.to_string())?;
        Ok(Content::File { file, path: path.clone() })
    };
    let files: Files<'_> = &[("film.mp4", "")];
    assert_eq!(place.publish_with(files, &content).expect("a publication").written, 1);
    assert_eq!(place.tree()["film.mp4"], film);
    assert_eq!(place.publish_with(files, &content).expect("a publication").unchanged, 1);

    // Of the same length, so that only the content tells.
    let film = film.replace("000700", "700000");
    fs::write(&path, &film).expect("a changed file");
    assert_eq!(place.publish_with(files, &content).expect("a publication").written, 1);
    assert_eq!(place.tree()["film.mp4"], film);
}
