//! `kb import`: converts a site of another generator to a kb site.
//!
//! The old site is only read. The new one is written into a hidden folder of the target, checked
//! there, and then moved into place at once.

mod read;

use std::path::Path;
use std::sync::Arc;

use crate::base;
use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::import::{ImportArguments, SiteFormatName, TranslationState};
use crate::cmd::flags;
use crate::cmd::i18n::accept::{self, AcceptOptions, AcceptReason, OnDraft};
use crate::cmd::load::{self, LoadOptions};
use crate::cmd::out::{self, Exit};
use crate::cmd::repository;
use crate::diag::Severity;
use crate::doc::Doc;
use crate::import::detect::{self, DetectedSite};
use crate::import::keep::{self, Kept};
use crate::import::plan::ImportPlan;
use crate::import::report::{self, PageCount, Summary};
use crate::import::tree::FileTree;
use crate::import::{self, ImportSettings, SiteFormat, svg};
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::scan::BASE_FOLDER;
use crate::text::{RelPath, counted};
use crate::write::create::{CreateFailure, NewFiles};

/// The name of the report in the new site.
const REPORT: &str = "import-report.md";

/// Runs `kb import`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &ImportArguments) -> Exit {
    import(site, arguments).unwrap_or_else(|exit| exit)
}

fn import(site: &SiteArguments, arguments: &ImportArguments) -> Result<Exit, Exit> {
    let today = flags::today(arguments.today.as_deref())?;
    let target = arguments.to.as_deref().unwrap_or_else(|| Path::new("."));
    check_target(target, arguments.allow_dirty)?;
    let tree = read_tree(&arguments.folder)?;
    let found = match arguments.from {
        SiteFormatName::Auto => detect::detect(&tree),
        named => detect::of_format(&tree, format_of(named)),
    };
    let settings = ImportSettings { today, variables: &arguments.variables };
    let mut plan =
        import::plan(&tree, &found, settings).map_err(|why| refuse(arguments, &found, &why))?;
    let kept = keep::finish(&mut plan).map_err(|why| refuse(arguments, &found, &why))?;
    let mut files = NewFiles::begin(target).map_err(|failure| failed(&failure))?;
    write(&mut files, &plan, &arguments.folder)?;
    let confirms = arguments.translations == TranslationState::Confirmed;
    if confirms {
        write_bases(&mut files, &plan, &kept, today)?;
    }
    let done = Done { plan: &plan, kept: &kept, format: found.format, confirms };
    let summary = done.summary(files.folder(), site)?;
    let text = report::write(&summary, &plan.notes);
    files.write(&path(REPORT), text.as_bytes()).map_err(|failure| failed(&failure))?;
    files.finish().map_err(|failure| failed(&failure))?;
    print_summary(&summary, &plan, target);
    Ok(Exit::Fine)
}

fn path(text: &str) -> RelPath {
    RelPath::new(text).expect("a constant path")
}

fn format_of(name: SiteFormatName) -> SiteFormat {
    match name {
        SiteFormatName::Mkdocs => SiteFormat::MkDocs,
        SiteFormatName::Docusaurus => SiteFormat::Docusaurus,
        SiteFormatName::Vitepress => SiteFormat::VitePress,
        SiteFormatName::Starlight => SiteFormat::Starlight,
        SiteFormatName::Mdbook => SiteFormat::MdBook,
        SiteFormatName::Hugo => SiteFormat::Hugo,
        SiteFormatName::Jekyll => SiteFormat::Jekyll,
        SiteFormatName::Obsidian => SiteFormat::Obsidian,
        SiteFormatName::Plain | SiteFormatName::Auto => SiteFormat::Plain,
    }
}

/// Refuses a target that has a site, or a repository with changes that are not committed.
fn check_target(target: &Path, allow_dirty: bool) -> Result<(), Exit> {
    for name in ["kb.yaml", "content", REPORT] {
        if target.join(name).symlink_metadata().is_ok() {
            let message = format!("{} exists", target.join(name).display());
            let help = "kb does not overwrite files; choose a new folder: `kb import DIR --to NEW`";
            out::print_error(&message, Some(help));
            return Err(Exit::Usage);
        }
    }
    let existing = target.ancestors().find(|above| above.is_dir()).unwrap_or(Path::new("."));
    if !allow_dirty {
        repository::check_clean(existing, &[], "the import")?;
    }
    Ok(())
}

fn read_tree(folder: &Path) -> Result<FileTree, Exit> {
    if !folder.is_dir() {
        out::print_error(&format!("{} is not a folder", folder.display()), None);
        return Err(Exit::Usage);
    }
    read::tree(folder).map_err(|read::Unreadable { path, error }| {
        out::print_error(&format!("cannot read {}: {error}", path.display()), None);
        Exit::System
    })
}

fn refuse(arguments: &ImportArguments, found: &DetectedSite, why: &str) -> Exit {
    let folder = arguments.folder.display();
    let name = found.format.name();
    out::print_error(
        &format!("cannot import {folder} as {name}: {why}"),
        Some("name another format with --from"),
    );
    Exit::Usage
}

fn failed(failure: &CreateFailure) -> Exit {
    out::print_error(&failure.to_string(), None);
    Exit::System
}

fn write(files: &mut NewFiles, plan: &ImportPlan, source: &Path) -> Result<(), Exit> {
    files.write(&path("kb.yaml"), plan.config.as_bytes()).map_err(|failure| failed(&failure))?;
    for page in &plan.pages {
        files.write(&page.path, page.text().as_bytes()).map_err(|failure| failed(&failure))?;
    }
    for drawing in &plan.drawings {
        let text = svg::clean(&drawing.text);
        let text = text.as_deref().unwrap_or(&drawing.text);
        files.write(&drawing.to, text.as_bytes()).map_err(|failure| failed(&failure))?;
    }
    for copy in &plan.copies {
        let from = source.join(copy.from.as_str());
        match clean_picture(&copy.from, &from) {
            Some(text) => {
                files.write(&copy.to, text.as_bytes()).map_err(|failure| failed(&failure))?;
            }
            None => files.copy(&copy.to, &from).map_err(|failure| failed(&failure))?,
        }
    }
    Ok(())
}

/// The text of a picture that must be changed to be published.
fn clean_picture(path: &RelPath, file: &Path) -> Option<String> {
    let is_picture = path.extension().eq_ignore_ascii_case("svg");
    let text = is_picture.then(|| std::fs::read_to_string(file).ok()).flatten()?;
    svg::clean(&text)
}

/// Writes the bases of all translations: they match the source as it is now.
fn write_bases(
    files: &mut NewFiles,
    plan: &ImportPlan,
    kept: &Kept,
    today: Date,
) -> Result<(), Exit> {
    let options = AcceptOptions {
        sections: &[],
        ground: AcceptReason::Translated,
        today,
        by: None,
        on_draft: OnDraft::LeaveAlone,
    };
    let source_of = |doc: &Doc| -> Option<&Arc<Doc>> {
        kept.docs.iter().zip(&plan.pages).find_map(|(other, page)| {
            (page.lang == Lang::SOURCE && other.file.inner == doc.file.inner).then_some(other)
        })
    };
    for (doc, page) in
        kept.docs.iter().zip(&plan.pages).filter(|(_, page)| page.lang != Lang::SOURCE)
    {
        let Some(source) = source_of(doc) else { continue };
        let accepted = accept::plan(&kept.config.languages, source, doc, None, options);
        let folder = &kept.config.languages[kept.langs[page.lang]];
        let base = format!("content/{BASE_FOLDER}/{folder}/{}", doc.file.inner);
        let Some(base) = RelPath::new(&base).filter(|_| !accepted.accepted.is_empty()) else {
            continue;
        };
        files
            .write(&base, base::write(&accepted.base).as_bytes())
            .map_err(|failure| failed(&failure))?;
    }
    Ok(())
}

/// The data of the summary of an import.
struct Done<'a> {
    plan: &'a ImportPlan,
    kept: &'a Kept,
    format: SiteFormat,
    confirms: bool,
}

impl Done<'_> {
    /// Counts, with the findings of the site in a folder.
    fn summary(&self, folder: &Path, site: &SiteArguments) -> Result<Summary, Exit> {
        let options = LoadOptions { drafts: true, ..LoadOptions::default() };
        let loaded =
            load::load(folder, &options, None).map_err(|stop| load::explain(stop, site))?;
        let n =
            |severity: Severity| loaded.found.iter().filter(|it| it.severity == severity).count();
        let pages = self.plan.tags.iter().map(|(lang, tag)| PageCount {
            tag: tag.clone(),
            n: self.plan.pages.iter().filter(|page| page.lang == lang).count(),
        });
        Ok(Summary {
            format: self.format.name(),
            pages: pages.collect(),
            n_assets: self.plan.copies.len(),
            n_redirects: self.kept.n_redirects,
            n_errors: n(Severity::Error),
            n_warnings: n(Severity::Warning),
            confirmed: (self.plan.tags.n_langs() > 1).then_some(self.confirms),
        })
    }
}

fn print_summary(summary: &Summary, plan: &ImportPlan, target: &Path) {
    let n_pages: usize = summary.pages.iter().map(|count| count.n).sum();
    out::print_status(&format!(
        "imported {} in {} from {} to {}",
        counted(n_pages, "page"),
        counted(summary.pages.len(), "language"),
        summary.format,
        target.display()
    ));
    out::print_status(&format!(
        "  {} copied, {}, {} in {REPORT}",
        counted(summary.n_assets, "file"),
        counted(summary.n_redirects, "redirect"),
        counted(plan.notes.len(), "note")
    ));
    out::print_status(&format!("  kb check: {}", summary.findings()));
    out::print_status("next:");
    for step in report::next_steps(summary, &plan.notes) {
        out::print_status(&format!("  - {step}"));
    }
}
