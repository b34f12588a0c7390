//! `kb i18n import`: writes the texts of translators' files into the content.
//!
//! 1. Every file is read and every message is compared with its page. A refused message stops the
//!    whole import, so nothing is half written.
//! 2. The new text of each translation is made and parsed again: each parsed text must be what the
//!    translator wrote.
//! 3. The translations are written, then the bases of the finished sections.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::{self, name_of_person};
use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::{FileFormat, TranslationImportArguments};
use crate::cmd::flags;
use crate::cmd::i18n::accept::{AcceptOptions, AcceptReason, OnDraft, plan};
use crate::cmd::i18n::export::{self, pair};
use crate::cmd::i18n::{self, Opened};
use crate::cmd::out::{self, Exit};
use crate::doc::{Doc, sections};
use crate::exchange::catalog::Message;
use crate::exchange::import::{self, Remark, TranslationPlan};
use crate::exchange::units::{self, PagePair, TranslationUnit, UnitPart};
use crate::exchange::write::{self, WrittenTranslation};
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::link::DraftVisibility;
use crate::parse;
use crate::scan;
use crate::site::by_entry::EntryId;
use crate::source::{ContentFile, Owner};
use crate::text::{RelPath, Source, counted};
use crate::write::author::{AuthorFiles, Expected};

/// The messages of one page, from one file.
struct Incoming {
    /// The path of the file as the user typed it.
    file: String,
    id: EntryId,
    messages: Vec<Message>,
    /// The last translator.
    by: Option<String>,
}

impl Incoming {
    fn line(&self, context: &str) -> usize {
        let message = self.messages.iter().find(|message| message.context == context);
        message.map_or(0, |message| message.line)
    }
}

/// The import of one page.
#[derive(Clone, Copy)]
struct ImportJob<'a> {
    opened: &'a Opened,
    lang: Lang,
    pair: PagePair<'a>,
    page: &'a Incoming,
    units: &'a [TranslationUnit],
    plan: &'a TranslationPlan,
}

/// The result for one page.
#[derive(Default)]
struct PageOutcome {
    /// The translation, if it is to be written.
    ready: Option<Ready>,
    /// How many texts are written.
    n_texts: usize,
    /// How many texts are left out, because others of their section are missing.
    n_left_out: usize,
    /// How many texts need work and are left out.
    n_fuzzy: usize,
}

/// A translation that is ready to be written.
struct Ready {
    id: EntryId,
    doc: Doc,
    finished: Vec<String>,
    by: Option<String>,
}

/// Runs `kb i18n import`.
///
/// # Errors
/// When the arguments or the site are invalid, or a file is refused; the error is already printed.
pub fn run(site: &SiteArguments, arguments: &TranslationImportArguments) -> Result<Exit, Exit> {
    let today = flags::today(arguments.today.as_deref())?;
    let opened = i18n::open(site, DraftVisibility::Show)?;
    opened.sound_bases(site)?;
    let lang = opened.lang(&arguments.lang)?;
    let mut incoming = Vec::new();
    for file in files(&arguments.files)? {
        incoming.extend(read(&opened, lang, &file, arguments)?);
    }
    let mut outcomes = Vec::new();
    let mut worst = Exit::Fine;
    for page in &incoming {
        match import(&opened, lang, page, arguments) {
            Ok(outcome) => outcomes.push(outcome),
            Err(exit) => worst = exit,
        }
    }
    if worst != Exit::Fine {
        let help = "correct the files, or leave refused texts out with --skip-refused";
        out::print_error("nothing was imported", Some(help));
        return Err(worst);
    }
    for ready in outcomes.iter().filter_map(|outcome| outcome.ready.as_ref()) {
        save(&opened, lang, ready, today)?;
    }
    summary(&outcomes);
    Ok(Exit::Fine)
}

fn summary(outcomes: &[PageOutcome]) {
    let sum = |n: fn(&PageOutcome) -> usize| outcomes.iter().map(n).sum::<usize>();
    let (n_fuzzy, n_left_out) = (sum(|it| it.n_fuzzy), sum(|it| it.n_left_out));
    out::print_status(&format!("imported {}", counted(sum(|it| it.n_texts), "text")));
    if n_fuzzy > 0 {
        let texts = counted(n_fuzzy, "text");
        out::print_status(&format!("left out {texts} marked as needing work"));
    }
    if n_left_out > 0 {
        let texts = counted(n_left_out, "text");
        out::print_status(&format!("left out {texts} of incomplete sections"));
    }
}

/// The files of the arguments; a folder means all of its files.
fn files(arguments: &[String]) -> Result<Vec<String>, Exit> {
    let mut files = Vec::new();
    for argument in arguments {
        if Path::new(argument).is_dir() {
            in_folder(Path::new(argument), &mut files)?;
        } else {
            files.push(argument.clone());
        }
    }
    Ok(files)
}

/// Adds the PO and XLIFF files of a folder and its folders, sorted.
fn in_folder(folder: &Path, files: &mut Vec<String>) -> Result<(), Exit> {
    let failed = |error: io::Error| {
        out::print_error(&format!("cannot read {}: {error}", folder.display()), None);
        Exit::System
    };
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut paths: Vec<PathBuf> =
        entries.map_err(failed)?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        if path.is_dir() && !path.is_symlink() {
            in_folder(&path, files)?;
        } else if ["po", "xliff", "xlf"].iter().any(|known| extension == *known) {
            files.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

/// Reads a file; its messages by page.
fn read(
    opened: &Opened,
    lang: Lang,
    file: &str,
    arguments: &TranslationImportArguments,
) -> Result<Vec<Incoming>, Exit> {
    let text = fs::read_to_string(Path::new(file)).map_err(|error| {
        out::print_error(&format!("cannot read {file}: {error}"), None);
        Exit::System
    })?;
    let catalog = export::parse(&text, format_of(file, arguments.format)).map_err(|malformed| {
        let message = format!("{file}:{}: {}", malformed.line, malformed.reason);
        out::print_error(&message, Some("save it again with the program that wrote it"));
        Exit::Content
    })?;
    let tag = opened.site().config.languages[lang].as_str();
    if catalog.is_for_other_language(tag) {
        let other = &catalog.header.lang;
        out::print_error(&format!("{file} is for the language `{other}`, not `{tag}`"), None);
        return Err(Exit::Content);
    }
    let by = arguments.by.as_ref().or(catalog.header.translator.as_ref());
    let by = by.and_then(|name| name_of_person(name));
    let mut by_key: BTreeMap<String, Vec<Message>> = BTreeMap::new();
    for message in catalog.messages {
        let key = message.context.split('#').next().unwrap_or_default().to_owned();
        by_key.entry(key).or_default().push(message);
    }
    let page = |(key, messages): (String, Vec<Message>)| {
        let Some(id) = opened.site().keys.get(&key) else {
            let line = messages.first().map_or(0, |message| message.line);
            let help = "export the pages again";
            out::print_error(&format!("{file}:{line}: no page has the key `{key}`"), Some(help));
            return Err(Exit::Content);
        };
        Ok(Incoming { file: file.to_owned(), id: *id, messages, by: by.clone() })
    };
    by_key.into_iter().map(page).collect()
}

fn format_of(file: &str, format: Option<FileFormat>) -> FileFormat {
    let extension = Path::new(file).extension();
    let is_xliff = extension.is_some_and(|extension| {
        ["xliff", "xlf"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    });
    format.unwrap_or(if is_xliff { FileFormat::Xliff } else { FileFormat::Po })
}

/// Compares the messages of a page with its texts; `Err` after printing what is refused.
fn import(
    opened: &Opened,
    lang: Lang,
    page: &Incoming,
    arguments: &TranslationImportArguments,
) -> Result<PageOutcome, Exit> {
    let Some(pair) = pair(opened, page.id, lang) else { return Ok(PageOutcome::default()) };
    let units = units::of(pair);
    let plan = import::plan(&units, &page.messages.iter().collect::<Vec<_>>());
    report(page, &plan);
    if !plan.refused.is_empty() && !arguments.skip_refused {
        return Err(Exit::Content);
    }
    let nothing = PageOutcome { n_fuzzy: plan.n_fuzzy, ..PageOutcome::default() };
    if plan.texts.is_empty() && plan.finished.is_empty() {
        return Ok(nothing);
    }
    let job = ImportJob { opened, lang, pair, page, units: &units, plan: &plan };
    translation(&job).map_err(|reason| {
        out::print_error(&format!("{}:{reason}", page.file), None);
        Exit::Content
    })
}

fn report(page: &Incoming, plan: &TranslationPlan) {
    let place = |remark: &Remark| format!("{}:{}: {}", page.file, remark.line, remark.message);
    for remark in &plan.refused {
        out::print_error(&place(remark), remark.help.as_deref());
    }
    for remark in &plan.doubtful {
        out::print_status(&format!("warning: {}", place(remark)));
    }
}

/// The new translation of a page, parsed again. Every text must be what the translator wrote.
///
/// # Errors
/// The line and a clause.
fn translation(job: &ImportJob<'_>) -> Result<PageOutcome, String> {
    let ImportJob { opened, lang, pair, page, units, plan } = *job;
    let WrittenTranslation { text, left_out } =
        write::translation(pair, units, plan).map_err(|reason| format!("1: {reason}"))?;
    let is_left_out = |unit: &&TranslationUnit| left_out.contains(&unit.section);
    let texts = units.iter().filter(|unit| plan.texts.contains_key(&unit.context));
    let n_left_out = texts.clone().filter(is_left_out).count();
    let n_texts = plan.texts.len() - n_left_out;
    let counts = PageOutcome { ready: None, n_texts, n_left_out, n_fuzzy: plan.n_fuzzy };
    let Some(text) = text else { return Ok(counts) };
    let doc = read_again(opened, lang, pair, &text);
    let written = ImportedTexts::of(PagePair { translation: Some(&doc), ..pair });
    for unit in texts.filter(|unit| !is_left_out(unit)) {
        if !written.has(unit, &plan.texts[&unit.context]) {
            let (line, context) = (page.line(&unit.context), &unit.context);
            return Err(format!(
                "{line}: Markdown reads the text of `{context}` as something else"
            ));
        }
    }
    let finished = plan.finished.iter().filter(|section| !left_out.contains(*section));
    let finished = finished.cloned().collect();
    let ready = Ready { id: page.id, doc, finished, by: page.by.clone() };
    Ok(PageOutcome { ready: Some(ready), ..counts })
}

/// The texts of a translation that was read again.
struct ImportedTexts {
    by_context: BTreeMap<String, String>,
    sections: BTreeSet<(String, String)>,
}

impl ImportedTexts {
    fn of(pair: PagePair<'_>) -> ImportedTexts {
        let units = units::of(pair).into_iter().map(|unit| (unit.context, unit.text));
        let sections = pair.translation.map(|doc| sections::of_translation(pair.source, doc).0);
        let sections = sections.into_iter().flatten();
        ImportedTexts {
            by_context: units.collect(),
            sections: sections.map(|it| (it.id, it.text.trim_end().to_owned())).collect(),
        }
    }

    /// Whether a unit has a text. A section that was one text may now be several.
    fn has(&self, unit: &TranslationUnit, text: &str) -> bool {
        match unit.part {
            UnitPart::Whole => {
                self.sections.contains(&(unit.section.clone(), text.trim_end().to_owned()))
            }
            UnitPart::Leaf(_) | UnitPart::Front(_) | UnitPart::Yaml => {
                self.by_context.get(&unit.context).is_some_and(|known| known == text)
            }
        }
    }
}

fn read_again(opened: &Opened, lang: Lang, pair: PagePair<'_>, text: &str) -> Doc {
    let config = &opened.site().config;
    let path = pair.translation.map_or_else(
        || {
            let folder = scan::folder_of(&opened.root, config, lang);
            RelPath::new(&format!("content/{folder}/{}", pair.source.file.inner))
                .expect("made of checked parts")
        },
        |doc| doc.source().path.clone(),
    );
    let model = pair.translation.map_or(&pair.source.file, |doc| &doc.file);
    let source = Source::new(path, text);
    let file = ContentFile { source, owner: Owner::Language(lang), ..model.clone() };
    parse::doc(&file, parse::ParseRules::of(config))
}

/// Writes a translation, and the base of its finished sections.
fn save(opened: &Opened, lang: Lang, ready: &Ready, today: Date) -> Result<(), Exit> {
    let Some(pair) = pair(opened, ready.id, lang) else { return Ok(()) };
    let mut files = AuthorFiles::new(&opened.root);
    let path = &ready.doc.source().path;
    let expected = opened.expected(path);
    let text = &*ready.doc.source().text;
    if expected != Expected::Text(text) {
        i18n::write(&mut files, path, expected, text)?;
        out::print_status(&format!("wrote {path}"));
    }
    if ready.finished.is_empty() || ready.doc.is_draft() {
        return Ok(());
    }
    let options = AcceptOptions {
        sections: &ready.finished,
        ground: AcceptReason::NoChangeNeeded,
        today,
        by: ready.by.as_deref(),
        on_draft: OnDraft::Refuse,
    };
    let languages = &opened.site().config.languages;
    let plan = plan(languages, pair.source, &ready.doc, pair.base, options);
    let base_path = opened.base_path(pair.source, lang);
    i18n::write(&mut files, &base_path, opened.expected(&base_path), &base::write(&plan.base))
}
