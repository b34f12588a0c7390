//! Detecting edits and loading them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread;

use kb::serve::watch::{WatchBackend, Watched};
use tempfile::TempDir;

use crate::site::{HANG, Site, options};

/// A site in a folder of its own, being served.
struct Bench {
    parent: TempDir,
    root: PathBuf,
    /// One build id for each load: the texts of all files.
    loads: Receiver<String>,
    said: Arc<Mutex<Vec<String>>>,
    /// No load reads a file while a test holds this.
    gate: Arc<Mutex<()>>,
}

impl Bench {
    fn new(backend: WatchBackend) -> Bench {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let root = parent.path().join("sites/mine");
        fs::create_dir_all(root.join("content/cs")).expect("a new folder");
        fs::write(root.join("content/cs/a.md"), "one").expect("a new file");
        let (mut options, said) = options();
        options.watched = Watched { root: root.clone(), backend, ..options.watched };
        let (sender, loads) = mpsc::channel();
        let content = root.join("content");
        let gate = Arc::new(Mutex::new(()));
        let closed = Arc::clone(&gate);
        thread::spawn(move || {
            // It runs until the test process ends.
            kb::serve::run(&options, |_| {
                let text = {
                    let _open = closed.lock();
                    text_of(&content)
                };
                let _ = sender.send(text.clone());
                assert!(!text.contains("panic"), "asked to fail");
                Arc::new(Site::new(&text))
            })
        });
        let bench = Bench { parent, root, loads, said, gate };
        bench.loads_until("cs/a.md=one;");
        bench
    }

    fn page(&self) -> PathBuf {
        self.root.join("content/cs/a.md")
    }

    /// Makes changes while no load reads a file, however long they take on a busy machine.
    fn change(&self, changes: impl FnOnce()) {
        let _closed = self.gate.lock().expect("no panics");
        changes();
    }

    /// The loads up to one that has this text.
    fn loads_until(&self, text: &str) -> Vec<String> {
        self.loads_until_one(text, |load| load == text)
    }

    /// The loads up to one that satisfies a condition.
    fn loads_until_one(&self, wanted: &str, sees: impl Fn(&str) -> bool) -> Vec<String> {
        let mut loads = Vec::new();
        while !loads.last().is_some_and(|last: &String| sees(last)) {
            let load = self.loads.recv_timeout(HANG);
            loads.push(load.unwrap_or_else(|error| {
                panic!("{error}: never `{wanted}`, but {loads:?}; said {:?}", self.said.lock())
            }));
        }
        loads
    }
}

/// All files with their texts, sorted.
fn text_of(folder: &Path) -> String {
    let mut texts = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let name = path.strip_prefix(folder).expect("it is inside").to_owned();
                texts.insert(name, text);
            }
        }
    }
    let parts: Vec<_> =
        texts.iter().map(|(name, text)| format!("{}={text};", name.display())).collect();
    parts.concat()
}

/// The most loads for changes that are made while no load reads. Mostly there is one; on a busy
/// machine, the system reports the last changes of such a series, or of the one before, later.
const FEW: usize = 5;

#[test]
fn every_way_of_saving_is_seen_in_few_loads() {
    let bench = Bench::new(WatchBackend::System);
    let page = bench.page();
    let beside = bench.root.join("content/cs/.a.md.swp");
    let outside = bench.parent.path().join("moved");
    let deep = bench.root.join("content/x/y/z/b.md");
    let few_loads_until = |text: &str, changes: &dyn Fn()| {
        bench.change(changes);
        let loads = bench.loads_until(text);
        assert!(loads.len() <= FEW, "{loads:?}");
    };

    few_loads_until("cs/a.md=in place;", &|| fs::write(&page, "in place").expect("writable"));
    few_loads_until("cs/a.md=renamed over;", &|| {
        fs::write(&beside, "renamed over").expect("writable");
        fs::rename(&beside, &page).expect("the same file system");
    });
    few_loads_until("cs/a.md=written anew;", &|| {
        // Like vim with a backup.
        fs::rename(&page, &beside).expect("the same file system");
        fs::write(&page, "written anew").expect("writable");
        fs::remove_file(&beside).expect("it is there");
    });
    few_loads_until("", &|| {
        fs::rename(bench.root.join("content/cs"), &outside).expect("the same file system");
    });
    few_loads_until("en/a.md=written anew;", &|| {
        fs::rename(&outside, bench.root.join("content/en")).expect("the same file system");
    });
    few_loads_until("en/a.md=written anew;x/y/z/b.md=deep;", &|| {
        fs::create_dir_all(bench.root.join("content/x/y/z")).expect("a new folder");
        fs::write(&deep, "deep").expect("writable");
    });
    few_loads_until("en/a.md=written anew;x/y/z/b.md=deeper;", &|| {
        fs::write(&deep, "deeper").expect("writable");
    });
}

#[test]
fn touching_is_no_change_and_the_output_is_not_looked_at() {
    let bench = Bench::new(WatchBackend::System);
    bench.change(|| {
        fs::create_dir(bench.root.join("public")).expect("a new folder");
        fs::write(bench.root.join("public/index.html"), "out").expect("writable");
        let times = fs::FileTimes::new().set_modified(std::time::SystemTime::UNIX_EPOCH);
        let file = File::options().append(true).open(bench.page()).expect("it is there");
        file.set_times(times).expect("it is ours");
        // Loads for this change have the same text, so the build id stays and no browser is notified.
        fs::write(bench.root.join("content/cs/b.md"), "two").expect("writable");
    });
    let loads = bench.loads_until("cs/a.md=one;cs/b.md=two;");
    let same = loads.iter().filter(|load| load.starts_with("cs/a.md=one;")).count();
    assert!(same == loads.len() && same <= FEW, "{loads:?}");
}

#[test]
fn a_storm_of_changes_is_a_few_loads() {
    let bench = Bench::new(WatchBackend::System);
    bench.change(|| {
        for n in 0..1000 {
            fs::write(bench.root.join(format!("content/cs/{n:04}.md")), "x").expect("writable");
        }
    });
    let all = |load: &str| load.matches("=x;").count() == 1000;
    let n_loads = bench.loads_until_one("1000 files", all).len();
    assert!(n_loads <= FEW, "{n_loads} loads");
    // What was reported meanwhile begins few further loads, too, not one for each file.
    fs::write(bench.page(), "after").expect("writable");
    let n_loads = bench.loads_until_one("after", |load| load.contains("=after;")).len();
    assert!(n_loads <= FEW, "{n_loads} loads");
}

#[test]
fn the_root_may_vanish_and_come_back() {
    let bench = Bench::new(WatchBackend::System);
    let parent = bench.root.parent().expect("it has one");
    for (text, gone) in [("two", &*bench.root), ("three", parent), ("four", &*bench.root)] {
        fs::remove_dir_all(gone).expect("it is there");
        bench.loads_until("");
        fs::create_dir_all(bench.root.join("content/cs")).expect("a new folder");
        fs::write(bench.page(), text).expect("writable");
        bench.loads_until(&format!("cs/a.md={text};"));
        fs::write(bench.page(), "again").expect("writable");
        bench.loads_until("cs/a.md=again;");
    }
    let said = bench.said.lock().expect("no panics").join("\n");
    assert!(said.contains("is gone; waiting for it"), "{said}");
    assert!(said.contains("is back"), "{said}");
}

#[test]
fn a_content_folder_made_again_is_watched_again() {
    let bench = Bench::new(WatchBackend::System);
    for n in 0..5 {
        // Without a pause: the new folder can have the inode of the old one.
        fs::remove_dir_all(bench.root.join("content")).expect("it is there");
        fs::create_dir_all(bench.root.join("content/cs")).expect("a new folder");
        fs::write(bench.page(), format!("first {n}")).expect("writable");
        bench.loads_until(&format!("cs/a.md=first {n};"));
        fs::write(bench.page(), format!("second {n}")).expect("writable");
        bench.loads_until(&format!("cs/a.md=second {n};"));
    }
}

#[test]
fn polling_finds_edits_and_only_those() {
    let bench = Bench::new(WatchBackend::Polling);
    bench.change(|| fs::write(bench.page(), "two").expect("writable"));
    assert_eq!(bench.loads_until("cs/a.md=two;").len(), 1);
    fs::remove_dir_all(&bench.root).expect("it is there");
    bench.loads_until("");
    fs::create_dir_all(bench.root.join("content/cs")).expect("a new folder");
    fs::write(bench.page(), "three").expect("writable");
    bench.loads_until("cs/a.md=three;");
}

#[test]
fn a_load_that_panics_is_not_the_end() {
    let bench = Bench::new(WatchBackend::System);
    fs::write(bench.page(), "panic").expect("writable");
    bench.loads_until("cs/a.md=panic;");
    fs::write(bench.page(), "calm").expect("writable");
    bench.loads_until("cs/a.md=calm;");
}
