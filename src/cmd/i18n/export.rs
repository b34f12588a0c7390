//! `kb i18n export`: writes the texts of pages with their translations for translators' tools.

use std::collections::BTreeMap;
use std::fs;

use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::{ExportArguments, FileFormat, Only};
use crate::cmd::i18n::{self, Opened};
use crate::cmd::out::{self, Exit};
use crate::doc::glossary;
use crate::exchange::catalog::{Catalog, Header, Malformed, Message};
use crate::exchange::units::{self, PagePair, TranslationUnit};
use crate::exchange::{po, xliff};
use crate::lang::by_lang::Lang;
use crate::lang::parts;
use crate::link::DraftVisibility;
use crate::site::by_entry::EntryId;
use crate::source::Kind;
use crate::text::{RelPath, counted};
use crate::write::author::{AuthorFiles, Expected};

/// A term with its agreed translation.
struct AgreedTerm {
    forms: Vec<String>,
    note: String,
}

/// Runs `kb i18n export`.
///
/// # Errors
/// When the arguments or the site are invalid, or a file cannot be written; the error is already
/// printed.
pub fn run(site: &SiteArguments, arguments: &ExportArguments) -> Result<Exit, Exit> {
    let opened = i18n::open(site, DraftVisibility::Show)?;
    opened.sound_bases(site)?;
    let lang = opened.lang(&arguments.lang)?;
    let ids: Vec<EntryId> = match arguments.pages.is_empty() {
        true => opened.site().ids().collect(),
        false => arguments.pages.iter().map(|page| opened.entry(page)).collect::<Result<_, _>>()?,
    };
    let terms = terms(&opened, lang);
    let mut files = AuthorFiles::new(&opened.root);
    let (mut n_files, mut n_units, mut worst) = (0, 0, Exit::Fine);
    for id in ids {
        let Some(pair) = pair(&opened, id, lang) else { continue };
        let mut units = units::of(pair);
        let of_site = units.iter().map(|it| (it.context.clone(), it.text.clone())).collect();
        units.retain(|unit| is_wanted(unit, &arguments.only));
        let Some(path) = path(arguments, &opened, lang, pair.key) else {
            let help = "write a path inside the folder of the site, such as `translations`";
            let message = format!("`{}` is not in the folder of the site", arguments.out);
            out::print_error(&message, Some(help));
            return Err(Exit::Usage);
        };
        if units.is_empty() {
            continue;
        }
        let catalog = catalog(&opened, lang, pair, &units, &terms);
        let file = ExportFile { path, format: arguments.format, catalog, of_site };
        match file.save(&mut files, &opened) {
            Ok(()) => {
                n_files += 1;
                n_units += units.len();
            }
            Err(exit) => worst = exit,
        }
    }
    let (texts, files) = (counted(n_units, "text"), counted(n_files, "file"));
    let folder =
        format!("{}/{}", arguments.out.trim_end_matches('/'), opened.site().config.languages[lang]);
    out::print_status(&match n_files {
        0 => "no texts to export".to_owned(),
        _ => format!("exported {texts} in {files} to {folder}"),
    });
    Ok(worst)
}

/// An entry in the source and in one language; `None` if no source file exists.
pub(super) fn pair(opened: &Opened, id: EntryId, lang: Lang) -> Option<PagePair<'_>> {
    let source = opened.doc(id, Lang::SOURCE).filter(|doc| !doc.file.is_generated)?;
    let translation = opened.doc(id, lang).map(|doc| &**doc);
    let base = opened.base(source, lang).ok().flatten();
    Some(PagePair { key: &opened.site().entry(id).key, source, translation, base })
}

fn is_wanted(unit: &TranslationUnit, only: &[Only]) -> bool {
    let is = |only: &Only| match only {
        Only::Missing => unit.text.is_empty(),
        Only::Stale => unit.is_stale,
    };
    only.is_empty() || only.iter().any(is)
}

/// The file of a page: `translations/de/guide/start.po`.
fn path(arguments: &ExportArguments, opened: &Opened, lang: Lang, key: &str) -> Option<RelPath> {
    let tag = &opened.site().config.languages[lang];
    let extension = match arguments.format {
        FileFormat::Po => "po",
        FileFormat::Xliff => "xliff",
    };
    RelPath::new(&format!("{}/{tag}/{key}.{extension}", arguments.out.trim_end_matches('/')))
}

fn catalog(
    opened: &Opened,
    lang: Lang,
    pair: PagePair<'_>,
    units: &[TranslationUnit],
    terms: &[AgreedTerm],
) -> Catalog {
    let config = &opened.site().config;
    let blocks = pair.base.iter().flat_map(|base| &base.blocks);
    let confirmations = blocks.filter_map(|block| block.accepted.as_ref());
    let last = confirmations.max_by_key(|accepted| (accepted.on, accepted.by.is_some()));
    let header = Header {
        project: parts::plain(&config.title[Lang::SOURCE]).into_owned(),
        source_lang: config.languages.source().as_str().to_owned(),
        lang: config.languages[lang].as_str().to_owned(),
        translator: last.and_then(|accepted| accepted.by.clone()),
        on: last.map(|accepted| accepted.on),
    };
    let message = |unit: &TranslationUnit| {
        let words = unit.source.to_lowercase();
        let is_used = |term: &&AgreedTerm| term.forms.iter().any(|form| words.contains(form));
        let of_terms = terms.iter().filter(is_used).map(|term| term.note.clone());
        Message {
            context: unit.context.clone(),
            source: unit.source.clone(),
            text: unit.text.clone(),
            previous: unit.previous.clone(),
            is_fuzzy: unit.is_stale,
            notes: unit.notes.iter().cloned().chain(of_terms).collect(),
            line: 0,
        }
    };
    Catalog { header, messages: units.iter().map(message).collect() }
}

/// The terms of the glossary that have a translation.
fn terms(opened: &Opened, lang: Lang) -> Vec<AgreedTerm> {
    let site = opened.site();
    let mut glossaries = site.entries.values().filter(|entry| entry.kind == Kind::Glossary);
    if !glossaries.any(|entry| entry.is_translated(lang)) {
        return Vec::new();
    }
    let translated: BTreeMap<&str, &str> =
        site.terms[lang].iter().map(|term| (term.id.as_str(), term.term.as_str())).collect();
    let term = |term: &glossary::Term| {
        let words = translated.get(term.id.as_str())?;
        let forms = [&term.term].into_iter().chain(&term.forms).map(|form| form.to_lowercase());
        Some(AgreedTerm { forms: forms.collect(), note: format!("Term: {} = {words}", term.term) })
    };
    site.terms[Lang::SOURCE].iter().filter_map(term).collect()
}

/// Reads a file in a format.
pub(super) fn parse(text: &str, format: FileFormat) -> Result<Catalog, Malformed> {
    match format {
        FileFormat::Po => po::parse(text),
        FileFormat::Xliff => xliff::parse(text),
    }
}

/// A file to write.
struct ExportFile {
    path: RelPath,
    format: FileFormat,
    catalog: Catalog,
    /// All translations of the page in the site by their contexts, including those that are not
    /// exported.
    of_site: BTreeMap<String, String>,
}

impl ExportFile {
    fn text(&self) -> String {
        match self.format {
            FileFormat::Po => po::write(&self.catalog),
            FileFormat::Xliff => xliff::write(&self.catalog, self.path.as_str()),
        }
    }

    /// Writes the file, unless it has translations that were not imported.
    fn save(&self, files: &mut AuthorFiles<'_>, opened: &Opened) -> Result<(), Exit> {
        let (path, text) = (&self.path, self.text());
        let present = match fs::read_to_string(opened.root.join(path.as_str())) {
            Ok(present) => present,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return i18n::write(files, path, Expected::Missing, &text);
            }
            Err(error) => {
                out::print_error(&format!("cannot read {path}: {error}"), None);
                return Err(Exit::System);
            }
        };
        if present == text {
            return Ok(());
        }
        if parse(&present, self.format).is_ok_and(|file| !self.loses(&file)) {
            return i18n::write(files, path, Expected::Text(&present), &text);
        }
        let help = "import it first, or move it away";
        out::print_error(&format!("{path} has translations that are not in the site"), Some(help));
        Err(Exit::Content)
    }

    /// Whether a file has translations that the site does not have.
    fn loses(&self, file: &Catalog) -> bool {
        file.messages.iter().any(|message| {
            let known = self.of_site.get(&message.context);
            !message.text.is_empty() && known.is_none_or(|text| *text != message.text)
        })
    }
}
