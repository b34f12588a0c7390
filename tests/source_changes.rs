//! A change of the source never blocks publishing: after any changes of the source language, every
//! error is also an error of the same site without its translations.
//!
//! The site is `content/`. Changes are edits of its Czech files only, as authors make them.
//! `KB_FUZZ_SECONDS=1` tries other changes, and more of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use kb::cmd::load::{self, LoadOptions, Loaded, ReadSite};
use kb::config::{self, Config};
use kb::diag::{Diagnostic, Severity};
use kb::lang::by_lang::Lang;
use kb::scan;
use kb::text::{RelPath, Source};
use kb::theme::files;
use proptest::prelude::*;
use proptest::test_runner::{self, RngAlgorithm, TestRng, TestRunner};

/// Files by their path.
type Files = BTreeMap<String, Vec<u8>>;

/// The folder of the source.
const SOURCE: &str = "content/cs/";

/// A change of one file of the source. `file` and `at` choose among what there is.
#[derive(Debug, Clone)]
struct Edit {
    kind: EditKind,
    file: usize,
    at: usize,
}

#[derive(Debug, Clone, Copy)]
enum EditKind {
    RemoveFile,
    RenameFile,
    /// The slug of a translation becomes the slug of a page of the source.
    TakeSlug,
    /// The same as a former address.
    TakeAlias,
    /// An address of a translation, also a former one, as a former address from the root.
    TakeAddress,
    RemoveSection,
    /// A section goes to the end of another page.
    MoveSection,
    AddSection,
    RenameId,
    RemoveLink,
    /// A link goes to another page.
    ChangeLink,
    /// A line of YAML or of a page.
    RemoveLine,
    /// Swaps a line with the next one.
    SwapLines,
    /// A step, an option or a line of a script again, with another id or text.
    RepeatLine,
    /// An option, a step or the like of a quiz again, with an id for which the translations have a
    /// text already.
    AddIdOfLostText,
    /// The key at the beginning of a line of YAML, or the id in it.
    RenameKey,
    RemoveBlock,
    /// A text becomes a list of texts.
    TextToList,
    /// A text becomes that of a translation.
    TakeText,
    RemovePlaceholder,
    AddPlaceholder,
    /// A page becomes a scenario, or a scenario a page.
    OtherKind,
    /// `page.md` becomes `page/index.md`.
    PageToFolder,
    /// A copy of a page has the name of a translation's address.
    AddFile,
    /// A page, folder, quiz or scenario whose address in another language a translation has.
    AddAtAddress,
    /// A page or scenario is a draft again, or withdrawn.
    HideFile,
    /// The last file of the scenarios, the quizzes or the glossary is gone.
    RemoveFolder,
    /// A heading goes one level down, or has the id of another one.
    ChangeHeading,
    /// Lines of YAML with ids become a text.
    MapToText,
    /// Lines end as on Windows, and the file begins with a byte order mark.
    OtherEncoding,
}

const KINDS: [EditKind; 30] = [
    EditKind::RemoveFile,
    EditKind::RenameFile,
    EditKind::TakeSlug,
    EditKind::TakeAlias,
    EditKind::TakeAddress,
    EditKind::RemoveSection,
    EditKind::MoveSection,
    EditKind::AddSection,
    EditKind::RenameId,
    EditKind::RemoveLink,
    EditKind::ChangeLink,
    EditKind::RemoveLine,
    EditKind::SwapLines,
    EditKind::RepeatLine,
    EditKind::AddIdOfLostText,
    EditKind::RenameKey,
    EditKind::RemoveBlock,
    EditKind::TextToList,
    EditKind::TakeText,
    EditKind::RemovePlaceholder,
    EditKind::AddPlaceholder,
    EditKind::OtherKind,
    EditKind::PageToFolder,
    EditKind::AddFile,
    EditKind::AddAtAddress,
    EditKind::HideFile,
    EditKind::RemoveFolder,
    EditKind::ChangeHeading,
    EditKind::MapToText,
    EditKind::OtherEncoding,
];

fn edit() -> impl Strategy<Value = Edit> {
    let number = 0..1000_usize;
    (prop::sample::select(KINDS.as_slice()), number.clone(), number)
        .prop_map(|(kind, file, at)| Edit { kind, file, at })
}

/// All files of the site that are read.
fn real_files() -> Files {
    fn add(folder: &Path, path: &str, files: &mut Files) {
        for entry in fs::read_dir(folder).expect("is part of the sources") {
            let entry = entry.expect("can be listed");
            let path = format!("{path}/{}", entry.file_name().to_string_lossy());
            match entry.path().is_dir() {
                true => add(&entry.path(), &path, files),
                false => drop(files.insert(path, fs::read(entry.path()).expect("can be read"))),
            }
        }
    }
    let mut files = Files::new();
    add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), "content", &mut files);
    files
}

fn real_config() -> Arc<Config> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("kb.yaml");
    let text = fs::read_to_string(file).expect("is part of the sources");
    let path = RelPath::new("kb.yaml").expect("a plain name");
    Arc::new(config::read(&Source::new(path, text)).expect("is well formed"))
}

/// The number-th item, counted around.
fn nth<T: Clone>(items: &[T], number: usize) -> Option<T> {
    items.get(number % items.len().max(1)).cloned()
}

impl EditKind {
    /// How the names of the files end that it can edit.
    fn ending(self) -> &'static str {
        match self {
            EditKind::RemoveFile
            | EditKind::TakeSlug
            | EditKind::RemoveLine
            | EditKind::OtherKind
            | EditKind::HideFile
            | EditKind::OtherEncoding => "",
            EditKind::RenameFile
            | EditKind::PageToFolder
            | EditKind::AddFile
            | EditKind::AddAtAddress
            | EditKind::ChangeHeading
            | EditKind::TakeAlias
            | EditKind::TakeAddress
            | EditKind::RemoveSection
            | EditKind::MoveSection
            | EditKind::AddSection
            | EditKind::RenameId
            | EditKind::RemoveLink
            | EditKind::ChangeLink => ".md",
            EditKind::SwapLines
            | EditKind::RepeatLine
            | EditKind::RenameKey
            | EditKind::RemoveBlock
            | EditKind::TextToList
            | EditKind::TakeText
            | EditKind::RemovePlaceholder
            | EditKind::AddPlaceholder
            | EditKind::RemoveFolder
            | EditKind::MapToText => ".yaml",
            EditKind::AddIdOfLostText => "readiness.yaml",
        }
    }
}

impl Edit {
    fn apply(&self, files: &mut Files, addresses: &[String]) {
        let of_kind = |ending: &str| -> Vec<String> {
            let paths = files.keys().filter(|path| path.starts_with(SOURCE));
            paths.filter(|path| path.ends_with(ending)).cloned().collect()
        };
        let paths = of_kind(self.kind.ending());
        let Some(path) = nth(&paths, self.file) else { return };
        match self.kind {
            EditKind::RemoveFile => drop(files.remove(&path)),
            EditKind::RenameFile => rename(files, &path, &path.replace(".md", "-x.md")),
            EditKind::PageToFolder if path.ends_with("/index.md") => {}
            EditKind::PageToFolder => rename(files, &path, &path.replace(".md", "/index.md")),
            EditKind::OtherKind => {
                let other = match is_page(&path) {
                    true => path.replace(".md", ".yaml"),
                    false => path.replace(".yaml", ".md"),
                };
                rename(files, &path, &other);
            }
            EditKind::AddFile => {
                let names = slugs(files);
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let name = nth(&names, self.at).expect("translations have slugs");
                let bytes = files[&path].clone();
                files.entry(format!("{folder}/{name}.md")).or_insert(bytes);
            }
            EditKind::AddAtAddress => {
                let address = nth(addresses, self.at).expect("there are translations");
                add_at_address(files, &address, self.file);
            }
            EditKind::RemoveFolder => {
                let folder =
                    |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
                let removed = folder(&path);
                files.retain(|path, _| folder(path) != removed || is_page(path));
            }
            EditKind::MoveSection => {
                let (Some(from), Some(to)) = (text_of(files, &path), nth(&paths, self.at)) else {
                    return;
                };
                let Some((kept, moved)) = cut_section(&from, self.at) else { return };
                files.insert(path, kept.into_bytes());
                let target = text_of(files, &to).unwrap_or_default();
                files.insert(to, format!("{target}\n{moved}").into_bytes());
            }
            _ => {
                let Some(before) = text_of(files, &path) else { return };
                let after = match self.kind {
                    EditKind::TakeAddress => {
                        let address = nth(addresses, self.at).expect("there are translations");
                        with_alias(&before, &address)
                    }
                    _ => self.edited(&before, files, &path),
                };
                if let Some(after) = after {
                    files.insert(path, after.into_bytes());
                }
            }
        }
    }

    /// The text of a file after the edit; `None` if it has nothing to edit.
    fn edited(&self, before: &str, files: &Files, path: &str) -> Option<String> {
        let lines: Vec<&str> = before.lines().collect();
        let chosen = self.at % lines.len().max(1);
        let text = EditedText { before, lines, chosen, edit: self };
        match self.kind {
            EditKind::RemoveFile
            | EditKind::RenameFile
            | EditKind::PageToFolder
            | EditKind::OtherKind
            | EditKind::AddFile
            | EditKind::AddAtAddress
            | EditKind::RemoveFolder
            | EditKind::MoveSection
            | EditKind::TakeAddress => None,
            EditKind::HideFile => {
                let line = ["draft: true", "status: withdrawn"][self.at % 2];
                match (is_page(path), before.strip_prefix("---\n")) {
                    (true, rest) => Some(format!("---\n{line}\n{}", rest?)),
                    (false, _) => Some(format!("{line}\n{before}")),
                }
            }
            EditKind::OtherEncoding => Some(format!("\u{feff}{}", before.replace('\n', "\r\n"))),
            EditKind::TakeSlug | EditKind::TakeAlias => {
                text.with_address(&nth(&slugs(files), self.at)?, is_page(path))
            }
            EditKind::RemoveSection
            | EditKind::AddSection
            | EditKind::RenameId
            | EditKind::RemoveLink
            | EditKind::ChangeLink
            | EditKind::ChangeHeading => text.with_other_prose(),
            EditKind::AddIdOfLostText => {
                let at = text.line(|line| line.contains("- {id: "))?;
                let line = text.lines[at];
                Some(text.with(at, &format!("{line}\n{}", line.replace("{id: ", "{id: x"))))
            }
            EditKind::RemoveLine
            | EditKind::SwapLines
            | EditKind::RepeatLine
            | EditKind::RenameKey
            | EditKind::RemoveBlock
            | EditKind::MapToText => Some(text.with_other_lines()),
            EditKind::TakeText => {
                text.with_text_of(&text_of(files, &path.replace(SOURCE, "content/en/"))?)
            }
            EditKind::TextToList | EditKind::RemovePlaceholder | EditKind::AddPlaceholder => {
                text.with_other_value()
            }
        }
    }
}

/// A file that is edited.
struct EditedText<'a> {
    before: &'a str,
    lines: Vec<&'a str>,
    /// The line that the edit chose.
    chosen: usize,
    edit: &'a Edit,
}

impl EditedText<'_> {
    /// A line that fits an edit.
    fn line(&self, is_meant: impl Fn(&str) -> bool) -> Option<usize> {
        let fitting: Vec<usize> =
            (0..self.lines.len()).filter(|at| is_meant(self.lines[*at])).collect();
        nth(&fitting, self.edit.at)
    }

    fn with(&self, at: usize, line: &str) -> String {
        let mut lines = self.lines.clone();
        lines[at] = line;
        joined(&lines)
    }

    /// With a slug or an alias in its front matter.
    fn with_address(&self, slug: &str, is_page: bool) -> Option<String> {
        let has_front_matter = self.lines.first() == Some(&"---");
        if matches!(self.edit.kind, EditKind::TakeAlias) {
            return with_alias(self.before, slug);
        }
        match self.line(|line| line.starts_with("slug:")) {
            Some(at) => Some(self.with(at, &format!("slug: {slug}"))),
            None if is_page && has_front_matter => {
                Some(self.with(0, &format!("---\nslug: {slug}")))
            }
            None => None,
        }
    }

    /// With another section, heading or link.
    fn with_other_prose(&self) -> Option<String> {
        let EditedText { before, chosen, edit: Edit { kind, at, .. }, .. } = *self;
        Some(match kind {
            EditKind::RemoveSection => cut_section(before, *at)?.0,
            EditKind::AddSection => format!("{before}\n## Nová část {{#new-{chosen}}}\n\nText.\n"),
            EditKind::RenameId => {
                let at = self.line(|line| line.starts_with('#') && line.contains("{#"))?;
                self.with(at, &self.lines[at].replace("{#", "{#x"))
            }
            EditKind::ChangeHeading => {
                let headings = |line: &str| line.starts_with("##") && line.contains("{#");
                let at = self.line(headings)?;
                let id = |line: &str| line.split_once("{#").map(|(_, id)| format!("{{#{id}"));
                let other = id(self.lines.iter().copied().find(|line| headings(line))?)?;
                let text = self.lines[at].split("{#").next().unwrap_or_default();
                match chosen % 2 {
                    0 => self.with(at, &format!("#{}", self.lines[at])),
                    _ => self.with(at, &format!("{text}{other}")),
                }
            }
            _ => {
                let (from, to) = link(before, *at)?;
                let other = match kind {
                    EditKind::ChangeLink => "index.md",
                    _ => "https://example.org/",
                };
                format!("{}{other}{}", &before[..from], &before[to..])
            }
        })
    }

    /// With other lines, whatever they mean.
    fn with_other_lines(&self) -> String {
        let EditedText { chosen, edit, .. } = *self;
        let mut lines = self.lines.clone();
        let line = lines[chosen];
        match edit.kind {
            EditKind::RemoveLine => {
                lines.remove(chosen);
                joined(&lines)
            }
            EditKind::SwapLines => {
                let next = (chosen + 1) % lines.len().max(1);
                lines.swap(chosen, next);
                joined(&lines)
            }
            EditKind::RepeatLine => {
                self.with(chosen, &format!("{line}\n{}", line.replace("{id: ", "{id: x")))
            }
            EditKind::RenameKey if line.contains("id: ") => {
                self.with(chosen, &line.replacen("id: ", "id: x", 1))
            }
            EditKind::RenameKey => {
                let key = line.trim_start();
                self.with(chosen, &format!("{}x{key}", &line[..line.len() - key.len()]))
            }
            _ => {
                let depth = |line: &str| line.len() - line.trim_start().len();
                let last = (chosen + 1..lines.len())
                    .find(|at| depth(lines[*at]) <= depth(lines[chosen]))
                    .unwrap_or(lines.len());
                let instead = match (edit.kind, line.split_once(':')) {
                    (EditKind::MapToText, Some((key, _))) => vec![format!("{key}: text")],
                    _ => Vec::new(),
                };
                let instead: Vec<&str> = instead.iter().map(String::as_str).collect();
                joined(&[&lines[..chosen], &instead, &lines[last..]].concat())
            }
        }
    }

    /// With a text that a translation has.
    fn with_text_of(&self, other: &str) -> Option<String> {
        let value = |line: &str| Some(line.split_once('"')?.1.split_once('"')?.0.to_owned());
        let values: Vec<String> = other.lines().filter_map(value).collect();
        let at = self.line(|line| value(line).is_some())?;
        let of_source = value(self.lines[at])?;
        Some(self.with(at, &self.lines[at].replace(&of_source, &nth(&values, self.edit.at)?)))
    }

    /// With another type of value or other placeholders.
    fn with_other_value(&self) -> Option<String> {
        if matches!(self.edit.kind, EditKind::TextToList) {
            let at = self.line(|line| line.contains(": \"") && line.ends_with('"'))?;
            let (key, value) = self.lines[at].split_once(": ")?;
            return Some(self.with(at, &format!("{key}: [{value}, {value}]")));
        }
        let at = self.line(|line| line.trim_start().starts_with("- \"") && line.contains('{'))?;
        let line = self.lines[at];
        let (from, to) = (line.find('{')?, line.find('}')? + 1);
        let (start, end) = (&line[..from], &line[to..]);
        let name = &line[from..to];
        Some(match self.edit.kind {
            EditKind::RemovePlaceholder => self.with(at, &format!("{start}x{end}")),
            _ => self.with(at, &format!("{start}{name} {name} {{work}}{end}")),
        })
    }
}

fn rename(files: &mut Files, from: &str, to: &str) {
    let bytes = files.remove(from).expect("was listed");
    files.insert(to.to_owned(), bytes);
}

fn joined(lines: &[&str]) -> String {
    lines.join("\n") + "\n"
}

/// A page with an alias in its front matter; `None` if it has aliases.
fn with_alias(text: &str, alias: &str) -> Option<String> {
    let rest = text.strip_prefix("---\n").filter(|_| !text.contains("aliases:"))?;
    Some(format!("---\naliases: [\"{alias}\"]\n{rest}"))
}

/// A small quiz.
const QUIZ: &str = "title: Otázky
dimensions: {facts: Údaje}
phases: {now: Hned}
questions:
  - id: prepared
    title: Jste připraveni?
    options:
      - {id: fully, label: \"Ano\", score: {facts: 2}}
      - {id: not-yet, label: \"Ještě ne\"}
bands:
  - {result: ready, from: 2}
  - {result: wait, from: 0}
results:
  ready: {title: Jste připraveni, do: [call]}
  wait: {title: Počkejte, do: [prepare]}
actions:
  prepare: {label: Přečtěte si stránku, phase: now}
  call: {label: Zavolejte, phase: now}
";

/// A small scenario.
const SCENARIO: &str = "title: Pozdní platba
summary: Faktura není zaplacená.
severity: info
signals: {late: \"Faktura není zaplacená.\"}
channel: {recommended: call, why: \"Je to rychlé.\"}
steps:
  - {id: call, text: \"Zavolejte.\"}
";

/// Adds a file of the source with the name of an address in another language: a small page,
/// folder, quiz or scenario.
fn add_at_address(files: &mut Files, address: &str, form: usize) {
    let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
    let [_, folders @ .., name] = parts.as_slice() else { return };
    let inside: String = folders.iter().map(|folder| format!("{folder}/")).collect();
    let (path, text) = match form % 4 {
        0 => (format!("{inside}{name}.md"), "# Stránka\n"),
        1 => (format!("{inside}{name}/index.md"), "# Složka\n"),
        2 => (format!("quizzes/{name}.yaml"), QUIZ),
        _ => (format!("scenarios/{name}.yaml"), SCENARIO),
    };
    files.entry(format!("{SOURCE}{path}")).or_insert_with(|| text.as_bytes().to_vec());
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "md")
}

fn text_of(files: &Files, path: &str) -> Option<String> {
    Some(String::from_utf8_lossy(files.get(path)?).into_owned())
}

/// The slugs of all translations, and the last parts of their former addresses.
fn slugs(files: &Files) -> Vec<String> {
    let translations = files
        .iter()
        .filter(|(path, _)| !path.starts_with(SOURCE) && !path.starts_with("content/_base/"));
    let of_line = |line: &str| -> Vec<String> {
        let lists = [line.strip_prefix("slug:"), line.strip_prefix("aliases:")];
        let names = lists.into_iter().flatten().flat_map(|list| list.split(','));
        let last = names.filter_map(|name| name.rsplit('/').next());
        last.map(|name| name.trim_matches([' ', '[', ']']).to_owned()).collect()
    };
    let texts = translations.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    texts.flat_map(|text| text.lines().flat_map(of_line).collect::<Vec<_>>()).collect()
}

/// Adds texts to the translations that the source does not have yet, as if it had lost them: those
/// of other ids again.
fn with_lost_texts(mut files: Files) -> Files {
    let is_overlay = |path: &str| {
        let is_source = path.starts_with(SOURCE) || path.starts_with("content/_base/");
        !is_source && (path.contains("/quizzes/") || path.contains("/scenarios/")) && !is_page(path)
    };
    for (_, bytes) in files.iter_mut().filter(|(path, _)| is_overlay(path)) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        *bytes = text.lines().map(with_lost_text).collect::<String>().into_bytes();
    }
    files
}

/// Gives translations former addresses that are those of lists of kb: the source has tags.
fn with_addresses_of_lists(mut files: Files) -> Files {
    for (page, aliases) in [
        ("content/de/rozhovor/kanal.md", "themen/smlouva, /cs/temata/penize, /en/tags/pravo"),
        ("content/en/rozhovor/kanal.md", "tags/smlouva"),
    ] {
        let text = text_of(&files, page).expect("is part of the sources");
        let with = match text.contains("aliases: [") {
            true => text.replace("aliases: [", &format!("aliases: [{aliases}, ")),
            false => text.replacen("---\n", &format!("---\naliases: [{aliases}]\n"), 1),
        };
        files.insert(page.to_owned(), with.into_bytes());
    }
    files
}

/// Gives folders of translations the names of kb's own folders for quizzes and scenarios.
fn with_names_of_own_folders(mut files: Files) -> Files {
    for (page, slug, own) in [
        ("content/en/pote/index.md", "afterwards", "quizzes"),
        ("content/de/pote/index.md", "danach", "frageboegen"),
        ("content/en/bezpeci/index.md", "safety", "scenarios"),
    ] {
        let text = text_of(&files, page).expect("is part of the sources");
        let with = text.replacen(&format!("slug: {slug}\n"), &format!("slug: {own}\n"), 1);
        assert_ne!(text, with, "{page}");
        files.insert(page.to_owned(), with.into_bytes());
    }
    files
}

/// A line with the text of an id, and the same with another id.
fn with_lost_text(line: &str) -> String {
    let keys = ["title", "hint", "short", "error", "lead", "label", "text", "summary", "why"];
    let inner = line.trim_start();
    let indent = line.len() - inner.len();
    let is_text = |value: &str| value.starts_with(" \"") || value.starts_with(" {");
    match inner.split_once(':') {
        Some((key, value))
            if indent > 0
                && is_text(value)
                && !keys.contains(&key)
                && !inner.starts_with(['-', '"']) =>
        {
            format!("{line}\n{}x{inner}\n", &line[..indent])
        }
        _ => format!("{line}\n"),
    }
}

/// A text without one of its sections, and the section.
fn cut_section(text: &str, number: usize) -> Option<(String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let is_heading = |at: &usize| lines[*at].starts_with("##");
    let headings: Vec<usize> = (0..lines.len()).filter(is_heading).collect();
    let first = nth(&headings, number)?;
    let last = headings.iter().copied().find(|at| *at > first).unwrap_or(lines.len());
    let kept = [&lines[..first], &lines[last..]].concat().join("\n") + "\n";
    Some((kept, lines[first..last].join("\n") + "\n"))
}

/// The place of the destination of a link to a page.
fn link(text: &str, number: usize) -> Option<(usize, usize)> {
    let starts: Vec<usize> = text.match_indices("](").map(|(at, _)| at + 2).collect();
    let from = nth(&starts, number)?;
    Some((from, from + text[from..].find(')')?))
}

/// What loads sites, and the last one, whose unchanged documents are not parsed again.
struct Loader {
    config: Arc<Config>,
    before: Option<Loaded>,
}

impl Loader {
    /// The addresses of all translations in the last site, also their former ones, from the root.
    fn translated_addresses(&self) -> Vec<String> {
        let site = &self.before.as_ref().expect("was loaded").site;
        let langs = || site.config.languages.translations();
        let paths = site.ids().flat_map(|id| langs().map(move |lang| site.path(id, lang)));
        let former = site.aliases.iter().filter(|alias| alias.lang != Lang::SOURCE);
        let all = paths.chain(former.map(|alias| &alias.from));
        all.map(|path| format!("/{}", path.as_str().trim_end_matches("index.html"))).collect()
    }

    /// The errors of a site.
    fn errors(&mut self, files: &Files) -> BTreeSet<String> {
        let given: Vec<(RelPath, Vec<u8>)> = files
            .iter()
            .filter_map(|(path, bytes)| Some((RelPath::new(path)?, bytes.clone())))
            .collect();
        let read = ReadSite {
            config: Arc::clone(&self.config),
            theme: files::over_default("default", []),
            scan: scan::given(&given, &self.config),
        };
        let loaded = load::load_from(read, &LoadOptions::default(), self.before.as_ref());
        let errors = loaded.found.iter().filter(|found| found.severity == Severity::Error);
        let errors = errors.map(line).collect();
        self.before = Some(loaded);
        errors
    }
}

fn line(found: &Diagnostic) -> String {
    let at = found.source.position(found.span.start);
    let code = found.rule.code();
    // Two pages of the source that meet can do so at another address beside translations.
    let message = match found.message.split_once(" would be published from ") {
        Some((_, files)) => files,
        None => &found.message,
    };
    format!("[{code}] {}:{}:{} {message}", found.source.path, at.line, at.column)
}

/// The site without its translations, or only without their bases.
fn without(files: &Files, folders: &[&str]) -> Files {
    let is_kept = |path: &&String| !folders.iter().any(|folder| path.starts_with(folder));
    let kept = files.iter().filter(|(path, _)| is_kept(path));
    kept.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

const TRANSLATIONS: [&str; 3] = ["content/en/", "content/de/", "content/_base/"];

#[test]
fn no_change_of_the_source_makes_an_error_of_a_translation() {
    let real = with_names_of_own_folders(with_addresses_of_lists(with_lost_texts(real_files())));
    let config = real_config();
    let loader = || Loader { config: Arc::clone(&config), before: None };
    let (mut whole, mut bare) = (loader(), loader());
    assert_eq!(whole.errors(&real), BTreeSet::new(), "before any change");
    let addresses = whole.translated_addresses();
    let fixed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let settings = test_runner::Config {
        cases: 3,
        failure_persistence: None,
        max_shrink_iters: 20,
        ..test_runner::Config::default()
    };
    let mut runner = match std::env::var_os("KB_FUZZ_SECONDS") {
        None => TestRunner::new_with_rng(settings, fixed),
        Some(_) => TestRunner::new(test_runner::Config { cases: 200, ..settings }),
    };
    let loaders = std::cell::RefCell::new((&mut whole, &mut bare));
    let input = (prop::collection::vec(edit(), 40..60), any::<bool>());
    let outcome = runner.run(&input, |(edits, has_bases)| {
        let mut files = real.clone();
        for edit in &edits {
            edit.apply(&mut files, &addresses);
        }
        if !has_bases {
            files = without(&files, &["content/_base/"]);
        }
        let mut loaders = loaders.borrow_mut();
        let of_source = loaders.1.errors(&without(&files, &TRANSLATIONS));
        let of_whole = loaders.0.errors(&files);
        let only: Vec<&String> = of_whole.difference(&of_source).collect();
        prop_assert!(only.is_empty(), "{:#?}", only);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn a_file_of_the_source_at_any_address_of_a_translation_is_no_error() {
    let real = with_names_of_own_folders(real_files());
    let mut loader = Loader { config: real_config(), before: None };
    assert_eq!(loader.errors(&real), BTreeSet::new(), "before any change");
    let addresses = loader.translated_addresses();
    let mut files = real;
    // Without its page, the folder of scenarios has the name that kb gives it.
    files.remove("content/cs/scenarios/index.md");
    for (nth, address) in addresses.iter().collect::<BTreeSet<_>>().into_iter().enumerate() {
        // A file of any kind for each address, and each kind for some.
        for form in if nth % 5 == 0 { 1..4 } else { nth % 4..nth % 4 + 1 } {
            add_at_address(&mut files, address, form);
        }
    }
    let of_source = loader.errors(&without(&files, &TRANSLATIONS));
    let of_whole = loader.errors(&files);
    let only: Vec<&String> = of_whole.difference(&of_source).collect();
    assert!(only.is_empty(), "{only:#?}");
    let site = &loader.before.as_ref().expect("was loaded").site;
    // A page that is translated keeps the address that it had before the change.
    let has = |address: &str, key: &str| {
        let id = site.keys[key];
        site.config.languages.langs().any(|lang| site.path(id, lang).as_str() == address)
    };
    assert!(has("en/quizzes/reward-yourself/index.html", "pote/odmena"));
    assert!(has("de/frageboegen/index.html", "pote/index"));
}
