//! The real kb when the system fails: full and read-only disks, no descriptors, no permissions, no
//! threads, signals, concurrent builds. It prints one line, and every published file is complete.
#![cfg(unix)]

#[allow(dead_code, reason = "each test needs a part of it")]
mod place;

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::place::{Place, Ran, Tree, assert_whole, differing, is_root, skipped};

/// A small file system in memory; it is unmounted at the end.
struct Disk {
    folder: PathBuf,
}

impl Disk {
    /// Mounts one at a folder; `None` if that is not allowed.
    fn mount(folder: &Path, size: &str) -> Option<Disk> {
        fs::create_dir_all(folder).expect("can be made");
        let disk = Disk { folder: folder.to_owned() };
        disk.mounted(&["-t", "tmpfs", "-o", &format!("size={size}"), "kb-test"]).then_some(disk)
    }

    fn mounted(&self, how: &[&str]) -> bool {
        let status =
            Command::new("mount").args(how).arg(&self.folder).stderr(Stdio::null()).status();
        cfg!(target_os = "linux") && status.is_ok_and(|status| status.success())
    }

    /// Fills it with a foreign file until this many bytes are left.
    fn fill(&self, left: u64) {
        let mut file = fs::File::create(self.folder.join("filler.bin")).expect("can be made");
        let mut size = 0;
        while let Ok(n) = file.write(&[b'x'; 4096]) {
            size += n as u64;
        }
        file.set_len(size.saturating_sub(left)).expect("it is ours");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.folder).status());
    }
}

fn without_filler(mut tree: Tree) -> Tree {
    tree.remove("filler.bin");
    tree
}

#[test]
fn a_full_disk_stops_the_build_and_leaves_the_site_whole() {
    let place = Place::new();
    let Some(disk) = Disk::mount(&place.path("public"), "6m") else {
        return skipped("a full disk: no right to mount a small file system");
    };
    place.write_edition(30, "one");
    place.build();
    let before = place.public();
    place.write_edition(30, "two");
    let after = place.clean();
    let mut n_stopped = 0;
    for left in [0, 1, 4, 8, 16, 32, 64, 96, 128, 192, 256].map(|kib: u64| kib * 1024) {
        disk.fill(left);
        let built = place.run(&["build"]);
        assert_whole(&without_filler(place.public()), &before, &after);
        if built.code != Some(0) {
            built.says(3, &["error: cannot ", "public/.kb", "No space left on device"]);
            n_stopped += 1;
        }
        fs::remove_file(place.path("public/filler.bin")).expect("is there");
        place.build();
        assert_eq!(differing(&place.public(), &after), [""; 0], "{left}");
        place.write_edition(30, "one");
        place.build();
        place.write_edition(30, "two");
    }
    assert!(n_stopped > 3, "the disk was never full");
}

#[test]
fn a_full_disk_leaves_nothing_of_a_new_site_or_file() {
    let place = Place::new();
    let Some(disk) = Disk::mount(&place.path("disk"), "1m") else {
        return skipped("a full disk: no right to mount a small file system");
    };
    let site = place.path("disk/deep/site");
    let mut n_stopped = 0;
    for left in (0..24).map(|pages: u64| pages * 4096) {
        disk.fill(left);
        let made = place.run(&["init", &site.to_string_lossy()]);
        if made.code == Some(0) {
            break;
        }
        made.says(3, &["error: cannot write ", "No space left on device"]);
        assert!(!place.path("disk/deep").exists(), "{left}: something is left");
        n_stopped += 1;
    }
    assert!(n_stopped > 3, "the disk was never full");
    assert!(site.join("public/.gitignore").exists(), "the disk was always full");

    let before = place::tree(&site);
    disk.fill(0);
    let root = site.to_string_lossy();
    let new = ["new", "page", "tools/saw", "--root", &root];
    place.run(&new).says(3, &["error: cannot write content/en/tools/saw.md", "No space left"]);
    assert_eq!(differing(&place::tree(&site), &before), [""; 0]);
    assert!(!site.join("content/en/tools").exists());
    fs::remove_file(place.path("disk/filler.bin")).expect("is there");
    assert_eq!(place.run(&new).code, Some(0));
}

/// Builds the library that breaks a disk. The compiler of C is the one that Rust links with.
#[cfg(target_os = "linux")]
fn broken_disk(place: &Place) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/place/broken_disk.c");
    let library = place.path("broken_disk.so");
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).arg("-ldl");
    compiler.status().is_ok_and(|status| status.success()).then_some(library)
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_breaks_is_named_and_leaves_the_site_whole() {
    let place = Place::new();
    let Some(library) = broken_disk(&place) else {
        return skipped("a broken disk: no compiler of C");
    };
    // The second edition has a new folder, and lacks a page of the first.
    place.write_edition(12, "one");
    place.write("content/en/gone.md", "# Gone\n");
    place.build();
    let before = place.public();
    for call in ["write", "read", "fdatasync", "rename", "mkdir", "unlink"] {
        let mut n_stopped = 0;
        for from in [0, 1, 2, 5, 9, 13, 20] {
            place.write_edition(12, "two");
            fs::remove_file(place.path("content/en/gone.md")).expect("is there");
            place.write("content/en/new/index.md", "# New\n");
            let after = place.clean();
            let mut kb = place.kb(&["build"]);
            kb.env("LD_PRELOAD", &library).env("BREAKS_AT", call);
            kb.env("BREAKS_UNDER", "/public/").env("BREAKS_FROM", from.to_string());
            let built = Ran::of(&mut kb);
            assert_whole(&place.public(), &before, &after);
            if built.code != Some(0) {
                built.says(3, &["error: cannot ", "public", "Input/output error"]);
                n_stopped += 1;
            }
            place.build();
            assert_eq!(differing(&place.public(), &after), [""; 0], "{call} {from}");
            place.write_edition(12, "one");
            place.write("content/en/gone.md", "# Gone\n");
            fs::remove_dir_all(place.path("content/en/new")).expect("is there");
            place.build();
            assert_eq!(differing(&place.public(), &before), [""; 0], "{call} {from}");
        }
        assert!(n_stopped > 0, "the disk never broke at {call}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_breaks_leaves_all_files_of_a_move_as_they_were() {
    let place = Place::new();
    let Some(library) = broken_disk(&place) else {
        return skipped("a broken disk: no compiler of C");
    };
    let mut n_stopped = 0;
    // `unlink` removes only hidden files, and undoes what was created.
    for (call, times) in [
        ("write", "1"),
        ("write", "1000"),
        ("rename", "1"),
        ("rename", "1000"),
        ("mkdir", "1"),
        ("unlink", "1"),
    ] {
        for from in 0..40 {
            fs::remove_dir_all(place.path("content")).expect("can be removed");
            place.write_edition(3, "one");
            place.write("content/en/p0.md", "# Page 0\n\n[Saw](tools/saw.md)\n");
            place.write("content/en/tools/saw.md", "# Saw\n\n[Page](../p1.md)\n");
            place.write("content/en/tools/saw.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
            let before = place::tree(&place.path("content"));
            let mut kb = place.kb(&["mv", "tools/", "shed/old"]);
            kb.env("LD_PRELOAD", &library).env("BREAKS_AT", call).env("BREAKS_TIMES", times);
            kb.env("BREAKS_UNDER", "/content/").env("BREAKS_FROM", from.to_string());
            let moved = Ran::of(&mut kb);
            let after = place::tree(&place.path("content"));
            if moved.code == Some(0) {
                assert!(after.contains_key("en/shed/old/saw.md"), "{call} {from}");
                assert!(!after.contains_key("en/tools/saw.md"), "{call} {from}");
                break;
            }
            moved.says(3, &["error: cannot write content/", "Input/output error"]);
            assert_eq!(differing(&after, &before), [""; 0], "{call} {times} {from}");
            n_stopped += 1;
        }
    }
    assert!(n_stopped > 8, "the disk broke only {n_stopped} times");
}

#[test]
#[cfg(target_os = "linux")]
fn a_move_that_is_killed_is_undone_or_complete_after_the_next_command() {
    let place = Place::new();
    let Some(library) = broken_disk(&place) else {
        return skipped("a killed move: no compiler of C");
    };
    let write = || {
        fs::remove_dir_all(place.path("content")).expect("can be removed");
        place.write_edition(2, "one");
        place.write("content/en/p0.md", "# Page 0\n\n[Saw](tools/saw.md)\n");
        place.write("content/en/tools/saw.md", "\u{feff}# Saw\n\n[Page](../p1.md)\n");
        place.write("content/en/tools/saw.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    };
    let (content, moved) = (place.path("content"), ["mv", "tools/", "shed/old"]);
    write();
    let before = place::tree(&content);
    assert_eq!(place.run(&moved).code, Some(0));
    let after = place::tree(&content);
    assert_ne!(differing(&before, &after), [""; 0]);
    let mut n_killed = [0, 0];
    for call in ["write", "fsync", "link", "rename", "mkdir", "unlink"] {
        for from in 0..40 {
            write();
            let mut kb = place.kb(&moved);
            kb.env("LD_PRELOAD", &library).env("BREAKS_AT", call).env("BREAKS_KILLS", "1");
            kb.env("BREAKS_UNDER", place.root()).env("BREAKS_FROM", from.to_string());
            if Ran::of(&mut kb).code == Some(0) {
                assert_eq!(differing(&place::tree(&content), &after), [""; 0], "{call} {from}");
                break;
            }
            drop(place.run(&["check"]));
            let now = place::tree(&content);
            let is_done = differing(&now, &after).is_empty();
            assert!(
                is_done || differing(&now, &before).is_empty(),
                "{call} {from}: {:?}",
                now.keys()
            );
            n_killed[usize::from(is_done)] += 1;
            let hidden = fs::read_dir(place.root()).expect("is a folder").flatten();
            let hidden = hidden
                .filter(|file| file.file_name().as_encoded_bytes().starts_with(b".kb-journal"));
            assert_eq!(
                hidden.filter(|it| it.path().extension().is_none_or(|it| it != "kb-new")).count(),
                0
            );
        }
    }
    assert!(n_killed[0] > 10 && n_killed[1] > 2, "{n_killed:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_was_saved_after_a_killed_move_is_kept() {
    let place = Place::new();
    let Some(library) = broken_disk(&place) else {
        return skipped("a killed move: no compiler of C");
    };
    place.write_edition(2, "one");
    place.write("content/en/p0.md", "# Page 0\n\n[One](p1.md)\n");
    let mut kb = place.kb(&["mv", "p1", "tools/p1"]);
    // Links are rewritten, and the page is about to leave its old place.
    kb.env("LD_PRELOAD", &library).env("BREAKS_AT", "rename").env("BREAKS_KILLS", "1");
    kb.env("BREAKS_UNDER", ".kb-old").env("BREAKS_FROM", "0");
    assert_eq!(Ran::of(&mut kb).code, None);
    let p0 = || fs::read_to_string(place.path("content/en/p0.md")).expect("is there");
    assert!(p0().contains("(tools/p1.md)"));
    place.write("content/en/p0.md", "# Saved\n");
    let ran = place.run(&["check"]);
    ran.says(3, &["was interrupted, and files were changed since"]);
    ran.says(3, &[".p0.md.", ".kb-old"]);
    assert_eq!(p0(), "# Saved\n");
    assert!(!place.path("content/en/tools").exists());
    assert!(place.path("content/en/p1.md").exists());
}

#[test]
fn a_read_only_disk_is_named() {
    let place = Place::new();
    let Some(disk) = Disk::mount(&place.path("public"), "6m") else {
        return skipped("a read-only disk: no right to mount one");
    };
    place.build();
    let before = place.public();
    assert!(disk.mounted(&["-o", "remount,ro"]));
    place.write("content/en/index.md", "# Start\n\nAnother text.\n");
    place.run(&["build"]).says(3, &["error: cannot ", "public/.kb", "Read-only file system"]);
    assert_eq!(differing(&place.public(), &before), [""; 0]);
    assert!(disk.mounted(&["-o", "remount,rw"]));
    place.build();
}

/// kb as a user without permissions, because the administrator has all of them.
struct Nobody {
    place: Place,
    program: PathBuf,
}

impl Nobody {
    fn new(place: Place) -> Nobody {
        let program = place.path("kb-of-nobody");
        fs::copy(env!("CARGO_BIN_EXE_kb"), &program).expect("can be copied");
        let nobody = Nobody { place, program };
        nobody.own();
        nobody
    }

    /// Gives everything to that user.
    fn own(&self) {
        if is_root(&self.place) {
            let status =
                Command::new("chown").args(["-R", "65534:65534"]).arg(self.place.root()).status();
            assert!(status.is_ok_and(|status| status.success()));
        }
    }

    fn run(&self, script: &str) -> Ran {
        let mut command = self.place.shell(script);
        command.env("kb", &self.program);
        if is_root(&self.place) || self.place_is_nobodys() {
            command.uid(65534).gid(65534);
        }
        Ran::of(&mut command)
    }

    fn place_is_nobodys(&self) -> bool {
        use std::os::unix::fs::MetadataExt as _;

        fs::metadata(self.place.root()).is_ok_and(|metadata| metadata.uid() == 65534)
    }

    fn mode(&self, path: &str, mode: u32) {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(self.place.path(path), permissions).expect("is ours");
    }
}

#[test]
fn what_may_not_be_read_or_written_is_named() {
    let nobody = Nobody::new(Place::new());
    let place = &nobody.place;
    assert_eq!(nobody.run("\"$kb\" build").code, Some(0));

    place.write("content/en/closed.md", "# Closed\n");
    place.write("content/en/closed/page.md", "# Closed\n");
    nobody.own();
    nobody.mode("content/en/closed.md", 0);
    nobody.mode("content/en/closed", 0);
    let built = nobody.run("\"$kb\" build");
    built.reports(1, &["error[refused-file]", "content/en/closed.md", "Permission denied"]);
    built.reports(1, &["error[refused-file]", "content/en/closed", "it cannot be read"]);
    nobody.mode("content/en/closed", 0o755);
    fs::remove_file(place.path("content/en/closed.md")).expect("is there");

    // The last ones refuse only when files are renamed.
    for path in ["public/.kb", "public", "public/en"] {
        let before = place.public();
        place.write("content/en/index.md", format!("# Start\n\nNot for {path}.\n"));
        let after = place.clean();
        nobody.own();
        nobody.mode(path, 0o555);
        nobody.run("\"$kb\" build").says(3, &["error: cannot ", path, "Permission denied"]);
        assert_whole(&place.public(), &before, &after);
        assert!(path != "public/.kb" || place.public() == before);
        nobody.mode(path, 0o755);
        assert_eq!(nobody.run("\"$kb\" build").code, Some(0));
        assert_eq!(differing(&place.public(), &after), [""; 0]);
    }
}

#[test]
fn without_threads_one_does_the_work() {
    let nobody = Nobody::new(Place::new());
    // One shell calls it `-p`, the others `-u`.
    let script = "{ ulimit -p 1 || ulimit -u 1; } 2>/dev/null && exec \"$kb\" build --jobs 8";
    let built = nobody.run(script);
    assert_eq!(built.code, Some(0), "{}", built.err);
    assert_eq!(differing(&nobody.place.public(), &nobody.place.clean()), [""; 0]);
}

#[test]
fn without_descriptors_the_site_stays_whole() {
    let place = Place::new();
    place.write_edition(20, "one");
    place.build();
    let before = place.public();
    place.write_edition(20, "two");
    let after = place.clean();
    let mut n_refused = 0;
    for n in (3..16).chain([24, 32]) {
        let built =
            Ran::of(&mut place.shell(&format!("ulimit -n {n} && exec \"$kb\" build --jobs 4")));
        assert_whole(&place.public(), &before, &after);
        match built.code {
            Some(0) => assert_eq!(differing(&place.public(), &after), [""; 0], "{n}"),
            Some(code @ (1 | 3)) => {
                built.says(code, &["error", "Too many open files"]);
                n_refused += 1;
            }
            // The system could not even start it.
            Some(126 | 127) => {}
            code => panic!("{n} descriptors: {code:?} {}", built.err),
        }
    }
    assert!(n_refused > 0, "there were always enough");
    place.build();
    assert_eq!(differing(&place.public(), &after), [""; 0]);
}

#[test]
fn another_builder_is_named_and_a_dead_one_is_no_hindrance() {
    let place = Place::new();
    place.build();
    let before = place.public();
    place.write("content/en/index.md", "# Start\n\nAnother text.\n");
    let lock =
        fs::File::options().write(true).open(place.path("public/.kb/lock")).expect("is there");
    lock.lock().expect("nobody has it");
    fs::write(place.path("public/.kb/lock"), "4242").expect("can be written");
    place.run(&["build"]).says(3, &["another kb (process 4242) is publishing to", "public"]);
    assert_eq!(differing(&place.public(), &before), [""; 0]);
    drop(lock);
    place.build();
    assert_ne!(place.public(), before);
}

#[test]
fn of_builds_at_once_one_wins_and_the_site_is_right() {
    let place = Place::new();
    place.write_edition(30, "one");
    let builds: Vec<_> = (0..6)
        .map(|_| place.kb(&["build"]).stderr(Stdio::piped()).spawn().expect("starts"))
        .collect();
    let mut n_won = 0;
    for build in builds {
        let output = build.wait_with_output().expect("ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.code() {
            Some(0) => n_won += 1,
            Some(3) => assert!(said.contains("another kb"), "{said}"),
            code => panic!("{code:?}: {said}"),
        }
    }
    assert!(n_won > 0);
    assert_eq!(differing(&place.public(), &place.clean()), [""; 0]);
}

/// How many files a build has ready; it keeps them in numbered folders.
fn n_staged(place: &Place) -> usize {
    let folders = fs::read_dir(place.path("public/.kb/new")).into_iter().flatten().flatten();
    folders.map(|folder| fs::read_dir(folder.path()).into_iter().flatten().count()).sum()
}

#[test]
fn a_signal_ends_a_build_at_once_and_the_next_one_heals_it() {
    let place = Place::new();
    place.write_edition(60, "0");
    place.build();
    for round in 0..12_u32 {
        let before = place.public();
        place.write_edition(60, &format!("{}", round + 1));
        let after = place.clean();
        let mut child = place.kb(&["build"]).stderr(Stdio::null()).spawn().expect("starts");
        let signal = [("-INT", 2), ("-TERM", 15), ("-KILL", 9)][round as usize % 3];
        // At another moment in every round: when this many files are ready to be published.
        let n_files = 6 * round as usize;
        while n_staged(&place) < n_files && child.try_wait().expect("is ours").is_none() {
            std::thread::yield_now();
        }
        let pid = child.id().to_string();
        drop(Command::new("kill").args([signal.0, &pid]).stderr(Stdio::null()).status());
        let status = child.wait().expect("ends");
        // The exit code of a shell is 128 plus the number of the signal: 130 for Ctrl-C.
        assert!(status.success() || status.signal() == Some(signal.1), "{status:?}");
        assert_whole(&place.public(), &before, &after);
        place.build();
        assert_eq!(differing(&place.public(), &after), [""; 0]);
        assert!(!place.path("public/.kb/new").exists(), "leftovers are removed");
    }
}

#[test]
fn a_closed_pipe_does_not_stop_a_build() {
    let place = Place::new();
    place.write("content/en/index.md", "# Start\n\n### Too deep\n");
    let scripts = [
        "\"$kb\" build --format json | head -n 1",
        "\"$kb\" build 2>&1 --color always | head -c 1",
        "\"$kb\" build >&- 2>&-",
        "(\"$kb\" build; echo \"code $?\" >code) 2>&1 | true",
    ];
    for script in scripts {
        let ran = Ran::of(&mut place.shell(script));
        assert_eq!(ran.code, Some(0), "{script}: {}", ran.err);
        assert!(!ran.err.contains("panicked"), "{script}: {}", ran.err);
        assert_eq!(differing(&place.public(), &place.clean()), [""; 0], "{script}");
        fs::remove_dir_all(place.path("public")).expect("is there");
    }
    assert_eq!(fs::read_to_string(place.path("code")).expect("was written"), "code 0\n");
}

#[test]
fn output_that_cannot_be_written_is_an_error() {
    if !Path::new("/dev/full").exists() {
        return skipped("a full standard output: there is no /dev/full");
    }
    let place = Place::new();
    place.write("content/en/index.md", "# Start\n\n### Too deep\n");
    for command in ["explain", "schema quiz", "completions bash", "check --format json"] {
        let ran = Ran::of(&mut place.shell(&format!("exec \"$kb\" {command} >/dev/full")));
        ran.says(3, &["error: cannot write to standard output", "No space left on device"]);
    }
}

/// Limits the processor time of kb, so that reading an endless file fails the test. Unlike elapsed
/// time, processor time does not depend on other programs.
fn bounded(command: &str) -> String {
    format!("ulimit -t 60; exec \"$kb\" {command}")
}

#[test]
fn files_that_are_far_too_large_are_refused_before_they_are_read() {
    let place = Place::new();
    let grow = |path: &str, mib: u64| {
        place.write(path, "");
        let file = fs::File::options().write(true).open(place.path(path)).expect("is there");
        file.set_len(mib << 20).expect("a file without blocks");
    };
    grow("content/en/huge.md", 50);
    grow("content/en/glossary.yaml", 100_000);
    let build = || Ran::of(&mut place.shell(&bounded("build")));
    let built = build();
    built.reports(1, &["error[file-too-large]", "this file has 50 MiB; the limit is 2 MiB"]);
    built.reports(1, &["error[file-too-large]", "this file has 100000 MiB"]);
    grow("kb.yaml", 100_000);
    build().reports(2, &["error[file-too-large]", "this file has 100000 MiB"]);
}

/// The peak memory of a process, in MiB; `None` if the system does not report it.
fn peak(status: &str) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib >> 10)
}

#[test]
fn bombs_take_neither_time_nor_memory() {
    let place = Place::new();
    let aliases: String = (1..40)
        .map(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{}, ", n - 1).repeat(9)))
        .collect();
    let bombs = [
        format!("a0: &a0 [x, x, x, x, x, x, x, x, x]\n{aliases}"),
        "[".repeat(1_000_000),
        "{a: ".repeat(300_000),
        "? ".repeat(500_000),
        "- ".repeat(500_000),
        "&a ".repeat(300_000),
        "!!x ".repeat(300_000),
        "'".repeat(1_000_000),
        "a: b\n".repeat(200_000),
    ];
    for bomb in &bombs {
        place.write("content/en/glossary.yaml", bomb);
        place.write("content/en/quizzes/x.yaml", bomb);
        place.write("content/en/page.md", format!("---\n{bomb}\n---\n"));
        let mut child = place.shell(&bounded("check"));
        let mut child = child.stderr(Stdio::piped()).spawn().expect("starts");
        let status = PathBuf::from(format!("/proc/{}/status", child.id()));
        let mut memory = 0;
        let mut err = child.stderr.take().expect("is piped");
        let reader = std::thread::spawn(move || {
            let mut text = String::new();
            drop(err.read_to_string(&mut text));
            text
        });
        while child.try_wait().expect("is ours").is_none() {
            let seen = fs::read_to_string(&status).ok().and_then(|status| peak(&status));
            memory = memory.max(seen.unwrap_or(0));
            std::thread::yield_now();
        }
        let err = reader.join().expect("no panic");
        let begin = &bomb[..20];
        assert_eq!(child.wait().expect("ended").code(), Some(1), "{begin}: {err}");
        assert!(memory < 300, "{begin}: {memory} MiB");
        assert!(err.len() < 100_000, "{begin}: a report of {} bytes", err.len());
    }
}
