//! A site in a folder of its own, and the real kb that is run on it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Files by their path, with what they hold.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// A folder with a site in it; it is removed at the end.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    /// A site with a start page.
    pub(crate) fn new() -> Place {
        let place = Place { folder: tempfile::tempdir().expect("a temporary folder") };
        place.write("kb.yaml", "title: Site\nbase_url: https://example.org/\nlanguages: [en]\n");
        place.write("content/en/index.md", "# Start\n\nAll is well.\n");
        place
    }

    /// The folder with `kb.yaml`.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().expect("is inside the root")).expect("can be made");
        fs::write(file, text).expect("can be written");
    }

    /// Gives the site `n` pages, a style that all of them name and a picture, all of one `edition`.
    pub(crate) fn write_edition(&self, n: usize, edition: &str) {
        let links: String = (0..n).map(|page| format!("- [Page {page}](p{page}.md)\n")).collect();
        self.write("content/en/index.md", format!("# Start\n\n![Plan](plan.svg)\n\n{links}"));
        self.write(
            "content/en/plan.svg",
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><desc>{edition}</desc></svg>"),
        );
        for page in 0..n {
            let text = format!("This is edition {edition}. ").repeat(40);
            self.write(&format!("content/en/p{page}.md"), format!("# Page {page}\n\n{text}\n"));
        }
        self.write("themes/default/assets/extra.css", format!("/* {edition} */"));
    }

    /// The published files.
    pub(crate) fn public(&self) -> Tree {
        tree(&self.path("public"))
    }

    /// What a clean build of the site publishes.
    pub(crate) fn clean(&self) -> Tree {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path().join("out");
        let built = self.run(&["build", "--out", &out.to_string_lossy()]);
        assert_eq!(built.code, Some(0), "{}", built.err);
        tree(&out)
    }

    /// kb on this site, without the environment variables that it reads.
    pub(crate) fn kb(&self, arguments: &[&str]) -> Command {
        self.program(env!("CARGO_BIN_EXE_kb"), arguments)
    }

    /// A shell that runs a script in which `"$kb"` is kb.
    pub(crate) fn shell(&self, script: &str) -> Command {
        let mut command = self.program("sh", &["-c", script]);
        command.env("kb", env!("CARGO_BIN_EXE_kb"));
        command
    }

    fn program(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.root()).args(arguments).stdin(Stdio::null());
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("KB_")) {
            command.env_remove(name);
        }
        command.env_remove("SOURCE_DATE_EPOCH");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&mut self.kb(arguments))
    }

    /// Builds, which must work.
    pub(crate) fn build(&self) -> Ran {
        let built = self.run(&["build"]);
        assert_eq!(built.code, Some(0), "{}", built.err);
        built
    }
}

/// The exit code and the output of a command.
#[derive(Debug)]
pub(crate) struct Ran {
    /// `None` if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn of(command: &mut Command) -> Ran {
        let Output { status, stdout, stderr } = command.output().expect("it can be started");
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ran { code: status.code(), out: text(stdout), err: text(stderr) }
    }

    /// Asserts the exit code, and that one line contains all of `parts`.
    pub(crate) fn says(&self, code: i32, parts: &[&str]) {
        assert_eq!(self.code, Some(code), "{}", self.err);
        let says = |line: &str| parts.iter().all(|part| line.contains(part));
        assert!(self.err.lines().any(says), "no line with {parts:?} in {}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }

    /// Asserts the exit code, and that one finding, with the lines that belong to it, contains all
    /// of `parts`.
    pub(crate) fn reports(&self, code: i32, parts: &[&str]) {
        assert_eq!(self.code, Some(code), "{}", self.err);
        let says = |block: &str| parts.iter().all(|part| block.contains(part));
        assert!(self.err.split("\n\n").any(says), "no finding with {parts:?} in {}", self.err);
    }
}

/// All files under a folder, except kb's own files for its next run.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("can be listed").path();
            if path.is_dir() {
                left.extend((path.file_name() != Some(".kb".as_ref())).then_some(path));
            } else {
                let name = path.strip_prefix(folder).expect("is inside").to_string_lossy();
                files.insert(name.into_owned(), fs::read(&path).expect("can be read"));
            }
        }
    }
    files
}

/// The names of the files in which two trees differ.
pub(crate) fn differing<'a>(one: &'a Tree, other: &'a Tree) -> Vec<&'a str> {
    let names = one.keys().chain(other.keys());
    names.filter(|name| one.get(*name) != other.get(*name)).map(String::as_str).collect()
}

/// Asserts that each published file is complete, as it was before or as it will be, and that every
/// file of the site that a page loads is there.
pub(crate) fn assert_whole(public: &Tree, before: &Tree, after: &Tree) {
    for (name, bytes) in public {
        let known = [before, after].iter().any(|tree| tree.get(name) == Some(bytes));
        assert!(known, "{name} is neither old nor new");
        if Path::new(name).extension().is_some_and(|extension| extension == "html") {
            for loaded in loaded_by(name, &String::from_utf8_lossy(bytes)) {
                assert!(public.contains_key(&loaded), "{name} names {loaded}, which is not there");
            }
        }
    }
    for name in before.keys().filter(|name| after.contains_key(*name)) {
        assert!(public.contains_key(name), "{name} is gone");
    }
}

/// The style sheets, scripts and pictures that a page loads, as paths in the output folder.
fn loaded_by(page: &str, html: &str) -> Vec<String> {
    let quoted = |tag: &str, attribute: &str| -> Vec<String> {
        let (tag, attribute) = (format!("<{tag} "), format!("{attribute}=\""));
        let tags = html.split(&tag).skip(1).filter_map(|rest| rest.split('>').next());
        let values = tags.filter_map(|tag| tag.split(&attribute).nth(1)?.split('"').next());
        values.map(str::to_owned).collect()
    };
    let links = [quoted("link", "href"), quoted("script", "src"), quoted("img", "src")].concat();
    let folder: Vec<&str> = page.split('/').rev().skip(1).collect();
    let resolve = |link: &String| {
        let mut path: Vec<&str> = folder.iter().rev().copied().collect();
        if link.starts_with('/') {
            path.clear();
        }
        for part in link.split('/') {
            match part {
                ".." => drop(path.pop()),
                "" | "." => {}
                part => path.push(part),
            }
        }
        path.join("/")
    };
    let files = links.iter().filter(|link| !link.contains(':') && !link.contains('#'));
    files.map(resolve).filter(|path| path.contains("assets/") && path.contains('.')).collect()
}

/// Prints what could not be tested here; the test runner does not capture it.
pub(crate) fn skipped(what: &str) {
    drop(writeln!(std::io::stderr(), "skipped: {what}"));
}

/// Whether the tests may do what only the administrator may.
#[cfg(unix)]
pub(crate) fn is_root(place: &Place) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    fs::metadata(place.root()).is_ok_and(|metadata| metadata.uid() == 0)
}
