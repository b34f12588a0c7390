//! `kb serve` as an author runs it: the real kb, real edits, and the answers to the browser.
#![cfg(unix)]

#[allow(dead_code, reason = "each test needs a part of it")]
mod place;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

use crate::place::{Place, skipped};

/// A guard against hanging, not a limit: no working step takes this long on any machine, and no
/// test asserts how long something took.
const HANG: Duration = Duration::from_secs(600);

/// A preview of a place.
struct Preview {
    child: Child,
    address: String,
    /// The output so far.
    said: Arc<Mutex<String>>,
    /// Wakes the threads that wait for more output.
    more: Arc<Condvar>,
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Preview {
    fn start(place: &Place) -> Preview {
        Preview::of(place.kb(&["serve", "--port", "0"]))
    }

    /// The preview that a command starts.
    fn of(mut command: Command) -> Preview {
        let mut child = command.stderr(Stdio::piped()).spawn().expect("kb can be started");
        let mut lines = BufReader::new(child.stderr.take().expect("is piped")).lines();
        let mut before = String::new();
        let url = lines.by_ref().map_while(Result::ok).find_map(|line| {
            before.push_str(&line);
            Some(line.split_once("http://")?.1.split('/').next()?.to_owned())
        });
        let said = Arc::new(Mutex::new(before));
        let more = Arc::new(Condvar::new());
        let (text, signal) = (Arc::clone(&said), Arc::clone(&more));
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                text.lock().expect("no panics").push_str(&(line + "\n"));
                signal.notify_all();
            }
        });
        Preview { child, address: url.expect("it says where"), said, more }
    }

    /// Status and body of an answer.
    fn get(&self, path: &str) -> (u16, String) {
        let (head, body) = self.answer(path);
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.expect("a status"), body)
    }

    /// Head and body of an answer.
    fn answer(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(HANG)).expect("a valid time");
        let head =
            format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address);
        stream.write_all(head.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers and closes");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        (head.to_owned(), body.to_owned())
    }

    /// Waits until the terminal shows a text.
    fn until_said(&self, wanted: &str) {
        let said = self.said.lock().expect("no panics");
        let lacks = |said: &mut String| !said.contains(wanted);
        let (said, _) = self.more.wait_timeout_while(said, HANG, lacks).expect("no panics");
        assert!(said.contains(wanted), "{wanted} is not in {said}");
    }

    /// The data of the overlay.
    fn state(&self) -> String {
        self.get("/__kb/state").1
    }

    /// Waits until the state or a page is as wanted. Whatever changes a page changes the state.
    fn until(&self, path: &str, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let state = self.state();
            let body = self.get(path).1;
            if wanted(&body) {
                return body;
            }
            assert!(start.elapsed() < HANG, "{path} never {what}: {body}");
            let id = state.split('"').nth(3).expect("an id comes first");
            // It is answered when the state is another one.
            self.get(&format!("/__kb/state?since={id}"));
        }
    }

    fn send(&self, signal: &str) {
        let status = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(status.is_ok_and(|status| status.success()));
    }

    fn signal(&mut self, name: &str) -> ExitStatus {
        self.send(name);
        self.child.wait().expect("it ends")
    }
}

#[test]
fn errors_are_shown_and_the_last_good_page_stays_until_they_are_corrected() {
    let place = Place::new();
    let terms = "terms:\n  notice: {term: notice, definition: A warning.}\n";
    place.write("content/en/glossary.yaml", terms);
    let template = "<h1>Terms</h1>\n";
    place.write("themes/default/templates/tags.html", template);
    let preview = Preview::start(&place);
    preview.until("/en/", "was shown", |body| body.contains("All is well."));
    let page = fs::read_to_string(place.path("content/en/index.md")).expect("is text");
    let config = fs::read_to_string(place.path("kb.yaml")).expect("is text");
    let faults = [
        ("content/en/index.md", page.as_str(), "# Start\n\n[gone](gone.md)\n", "broken-link"),
        ("content/en/glossary.yaml", terms, "terms: [", "malformed-yaml"),
        ("themes/default/templates/page.html", "", "{{ nothing.at.all", "template-error"),
        ("kb.yaml", &config, "title: [\n", "malformed-yaml"),
        ("content/en/index.md", &page, "---\ntitle: x\n", "unclosed-front-matter"),
    ];
    for (path, good, bad, code) in faults {
        place.write(path, bad);
        let told = preview.until("/__kb/state", "told", |state| !state.contains("\"problems\":[]"));
        assert!(told.contains(code), "{path}: {told}");
        preview.until_said(&format!("[{code}]"));
        let (status, body) = preview.get("/en/");
        assert!(status == 200 && body.contains("All is well."), "{path}: {status} {body}");
        match good {
            "" => fs::remove_file(place.path(path)).expect("is there"),
            good => place.write(path, good),
        }
        preview.until("/__kb/state", "calmed down", |state| state.contains("\"problems\":[]"));
    }
    place.write("content/en/index.md", "# Start\n\nAfter all that.\n");
    preview.until("/en/", "changed", |body| body.contains("After all that."));
    preview.until_said("changed content/en/index.md\nno problems in ");
}

/// Its syntax is right, so that it fails only when a page is rendered with it.
#[test]
fn a_template_that_fails_shows_the_last_good_page_with_the_finding() {
    let place = Place::new();
    place.write("content/en/other.md", "# Other\n\nOther words.\n");
    let preview = Preview::start(&place);
    preview.until("/en/", "was shown", |body| body.contains("All is well."));
    let templates = ["home", "page"].map(|name| format!("themes/default/templates/{name}.html"));
    for template in &templates {
        place.write(template, "<h1>{{ titel }}</h1>\n");
    }
    preview.until("/en/", "showed the finding", |body| body.contains("template-error"));
    let (status, body) = preview.get("/en/");
    assert!(status == 200 && body.contains("All is well."), "{status} {body}");
    let (status, body) = preview.get("/en/other/");
    assert_eq!(status, 500, "it was never made: {body}");
    for told in ["titel", "page.html", "/__kb/live.js"] {
        assert!(body.contains(told), "{told} in {body}");
    }
    preview.until_said("error[template-error]");
    for template in &templates {
        fs::remove_file(place.path(template)).expect("is there");
    }
    preview.until("/en/other/", "was mended", |body| body.contains("Other words."));
    let said = preview.said.lock().expect("no panics").clone();
    assert!(!said.contains("panic") && !said.contains("please report"), "{said}");
}

#[test]
fn a_missing_configuration_is_reported_and_a_later_one_is_read() {
    for config in ["", "null\n", "# only a comment\n", "---\n", "[]\n", "title\n"] {
        let place = Place::new();
        let good = fs::read_to_string(place.path("kb.yaml")).expect("is text");
        place.write("kb.yaml", config);
        let preview = Preview::start(&place);
        let (status, _) = preview.get("/en/");
        assert!(matches!(status, 200 | 404 | 503), "{config:?}: {status}");
        place.write("kb.yaml", good);
        preview.until("/en/", "was shown", |body| body.contains("All is well."));
        let said = preview.said.lock().expect("no panics").clone();
        assert!(!said.contains("panic") && !said.contains("loading failed"), "{config:?}: {said}");
    }
}

#[test]
fn edits_are_seen_however_the_folder_of_the_site_is_named() {
    let place = Place::new();
    let root = place.root();
    let name = root.file_name().expect("has a name").to_string_lossy();
    let link = root.with_file_name(format!("{name}-link"));
    std::os::unix::fs::symlink(root, &link).expect("can be made");
    let (above, below) = (root.parent().expect("is in a folder"), place.path("content"));
    let names: [(&str, &Path); 6] = [
        (&name, above),
        (&format!("./{name}/"), above),
        ("..", &below),
        (".", root),
        (&root.to_string_lossy(), &below),
        (&link.to_string_lossy(), above),
    ];
    for (nth, (named, from)) in names.into_iter().enumerate() {
        for backend in [&[][..], &["--poll"]] {
            let mut command = place.kb(&["serve", "--port", "0", "--root", named]);
            command.args(backend).current_dir(from);
            let preview = Preview::of(command);
            let edit = format!("Edit {nth} {}", backend.len());
            preview.until("/en/", "was shown", |body| !body.contains(&edit));
            place.write("content/en/index.md", format!("# Start\n\n{edit}\n"));
            preview.until("/en/", &format!("changed for {named}"), |body| body.contains(&edit));
        }
    }
    fs::remove_file(link).expect("is there");
}

#[test]
fn files_of_content_are_sent_in_a_sandbox_and_under_any_name() {
    let place = Place::new();
    place.write("content/en/index.md", "# Start\n\n![Plan](<plan 50%#1?.svg>) [List](list.pdf)\n");
    place.write("content/en/plan 50%#1?.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    place.write("content/en/list.pdf", "%PDF-1.7\n");
    let preview = Preview::start(&place);
    let page = preview.until("/en/", "was shown", |body| body.contains("Plan"));
    let address = "plan%2050%25%231%3F.svg";
    assert!(page.contains(&format!("src=\"{address}\"")), "{page}");
    let (head, body) = preview.answer(&format!("/en/{address}"));
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert!(head.contains("Content-Type: image/svg+xml\r\n"), "{head}");
    assert!(head.contains("X-Content-Type-Options: nosniff\r\n"), "{head}");
    let policy = head.lines().find(|line| line.starts_with("Content-Security-Policy: "));
    assert!(policy.is_some_and(|policy| policy.ends_with("; sandbox")), "{head}");
    assert!(body.contains("<svg"), "{body}");
    // Browsers show no PDF in a sandbox.
    let (head, _) = preview.answer("/en/list.pdf");
    assert!(head.contains("Content-Type: application/pdf\r\n"), "{head}");
    assert!(!head.contains("sandbox"), "{head}");
}

#[test]
fn a_file_that_could_run_code_is_never_shown() {
    let place = Place::new();
    place.write("content/en/index.md", "# Start\n");
    place.write("content/en/page.html", "<script>alert(1)</script>");
    let preview = Preview::start(&place);
    preview.until("/__kb/state", "was told", |state| state.contains("unsafe-file"));
    assert_eq!(preview.get("/en/page.html").0, 404);
}

#[test]
fn the_type_of_a_picture_depends_on_its_content() {
    let place = Place::new();
    place.write("content/en/index.md", "# Start\n\n![Plan](plan.svg)\n");
    let paint = |colour: &str| {
        place.write(
            "content/en/plan.svg",
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" fill=\"{colour}\"/>"),
        );
        let file = fs::File::options().write(true).open(place.path("content/en/plan.svg"));
        file.and_then(|file| file.set_modified(UNIX_EPOCH)).expect("a time that can be set");
    };
    paint("blue");
    let preview = Preview::start(&place);
    preview.until("/en/", "was shown", |body| body.contains("Plan"));
    let before = preview.state();
    assert!(preview.get("/en/plan.svg").1.contains("blue"));
    // The same size and time.
    paint("pink");
    preview.until("/en/plan.svg", "changed", |body| body.contains("pink"));
    assert_ne!(preview.state(), before, "the browser is told");
    // Another time, the same picture; then an edit, so that one more look is over for sure.
    let now = preview.state();
    fs::File::options()
        .write(true)
        .open(place.path("content/en/plan.svg"))
        .and_then(|file| file.set_modified(UNIX_EPOCH + Duration::from_secs(1)))
        .expect("a time that can be set");
    place.write("content/en/broken.md", "[gone](gone.md)\n");
    preview.until("/__kb/state", "told", |state| state.contains("broken-link"));
    fs::remove_file(place.path("content/en/broken.md")).expect("is there");
    preview.until("/__kb/state", "was as before", |state| state == now);
}

#[test]
fn the_site_may_vanish_and_come_back() {
    let place = Place::new();
    let preview = Preview::start(&place);
    preview.until("/en/", "was shown", |body| body.contains("All is well."));
    fs::remove_dir_all(place.path("content")).expect("is there");
    preview.until("/__kb/state", "told", |state| !state.contains("\"problems\":[]"));
    assert!(preview.get("/en/").1.contains("All is well."));
    place.write("content/en/index.md", "# Start\n\nBack again.\n");
    preview.until("/en/", "came back", |body| body.contains("Back again."));
}

#[test]
fn a_build_beside_the_preview_is_no_change() {
    let place = Place::new();
    let preview = Preview::start(&place);
    preview.until("/en/", "was shown", |body| body.contains("All is well."));
    let before = preview.state();
    place.build();
    place.build();
    place.write("content/en/new.md", "# New\n\nFresh words.\n");
    place.build();
    preview.until("/en/new/", "was shown", |body| body.contains("Fresh words."));
    assert_ne!(preview.state(), before);
    fs::remove_file(place.path("content/en/new.md")).expect("is there");
    preview.until("/__kb/state", "was as before", |state| state == before);
}

#[test]
fn a_signal_ends_the_preview_at_once_and_frees_the_port() {
    let place = Place::new();
    // What is started in the background of a shell ignores it, with all its programs.
    let ignored = ignores_interrupts();
    for name in ["-INT", "-TERM"].into_iter().filter(|name| !(ignored && *name == "-INT")) {
        let mut preview = Preview::start(&place);
        preview.until("/en/", "was shown", |body| body.contains("All is well."));
        let open = TcpStream::connect(&preview.address).expect("it listens");
        let status = preview.signal(name);
        assert_ne!(status.code(), Some(101), "{name}: a panic");
        assert!(!preview.said.lock().expect("no panics").contains("panicked"));
        drop(open);
        assert!(TcpStream::connect(&preview.address).is_err(), "the port is free");
    }
}

/// Whether this process, and so each program it starts, ignores SIGINT (signal 2); known on Linux only.
fn ignores_interrupts() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let set = ignored.and_then(|hex| u64::from_str_radix(hex.trim(), 16).ok());
    set.is_some_and(|set| set & 0b10 != 0)
}

/// A user namespace has limits of its own, so that no other program runs out of anything.
#[test]
#[cfg(target_os = "linux")]
fn without_watches_of_the_system_kb_looks_for_changes_itself() {
    let may = Command::new("unshare").args(["-Ur", "true"]).stderr(Stdio::null()).status();
    if !may.is_ok_and(|status| status.success()) {
        return skipped("limits of watching: no right to make a user namespace");
    }
    for (limit, n) in [("max_inotify_instances", 0), ("max_inotify_watches", 1)] {
        let place = Place::new();
        let set = format!("echo {n} > /proc/sys/user/{limit}");
        let preview = Preview::of(
            place.shell(&format!("exec unshare -Ur sh -c '{set} && exec \"$kb\" serve --port 0'")),
        );
        let said = preview.said.lock().expect("no panics").clone();
        assert!(said.contains("kb checks the files twice a second"), "{limit}: {said}");
        preview.until("/en/", "was shown", |body| body.contains("All is well."));
        place.write("content/en/index.md", "# Start\n\nSeen all the same.\n");
        preview.until("/en/", "showed the edit", |body| body.contains("Seen all the same."));
    }
}

/// While kb is suspended, as on a sleeping laptop, the system queues a limited number of changes
/// and drops all others, among them the one that matters.
#[test]
#[cfg(target_os = "linux")]
fn changes_that_the_system_dropped_are_seen() {
    let limit = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events");
    let n_kept = limit.ok().and_then(|limit| limit.trim().parse::<usize>().ok());
    let Some(n_kept) = n_kept.filter(|n| *n <= 65_536) else {
        return skipped("changes that the system drops: it keeps too many");
    };
    let place = Place::new();
    place.write("content/en/old/index.md", "# Old\n");
    let preview = Preview::start(&place);
    preview.until("/en/old/", "was shown", |body| body.contains("Old"));
    preview.send("-STOP");
    // Each is written, which is one change at least; equal ones in a row would be one.
    for nth in 0..=n_kept {
        place.write(&format!("content/en/{}.txt", nth % 2), nth.to_string());
    }
    place.write("content/en/index.md", "# Start\n\nDropped.\n");
    place.write("content/en/new/index.md", "# New\n\nDropped too.\n");
    preview.send("-CONT");
    preview.until("/en/", "showed the edit", |body| body.contains("Dropped."));
    preview.until("/en/new/", "was shown", |body| body.contains("Dropped too."));
    // The folder that was made unseen is watched from now on.
    let start = Instant::now();
    let mut n_edits = 0;
    while !preview.get("/en/new/").1.contains("Edited after all") {
        assert!(start.elapsed() < HANG, "{n_edits} edits, and none was seen");
        n_edits += 1;
        let text = format!("# New\n\nEdited after all, {n_edits} times.\n");
        place.write("content/en/new/index.md", text);
    }
}
