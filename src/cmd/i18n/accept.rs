//! `kb i18n accept`: confirms that a translation matches its current source.
//!
//! It writes only bases, never translations. It confirms all requested sections of a page in a
//! language, or none.

use std::collections::BTreeMap;

use crate::base::{self, Accepted, Base, BaseSection, FRONT, Quote};
use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::i18n::AcceptArguments;
use crate::cmd::flags;
use crate::cmd::i18n::{self, Opened};
use crate::cmd::out::{self, Exit};
use crate::diag::nearest;
use crate::doc::Doc;
use crate::doc::drafts::{self, DraftText, Leftover, SideBySide};
use crate::doc::sections::{self, Section};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::change::{self, ChangeSeverity};
use crate::lang::date::Date;
use crate::lang::tag::Tag;
use crate::link::DraftVisibility;
use crate::link::freshness::SourceDoc;
use crate::site::by_entry::EntryId;
use crate::site::freshness::{ChangeKind, SectionChange};
use crate::text::{Span, counted};
use crate::write::author::AuthorFiles;
use crate::yaml::schema::TRANSLATING;

/// The most changed words of a section that count as a typo; a larger change must be reviewed.
const MAX_TRIVIAL_WORDS: usize = 3;

/// The reason for confirming a changed section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptReason {
    /// The translation changed too.
    Translated,
    /// The translation needs no change.
    NoChangeNeeded,
    /// The source had a typo.
    Trivial,
}

/// What to confirm.
#[derive(Debug, Clone, Copy)]
pub struct AcceptOptions<'a> {
    /// Ids of sections; empty for all.
    pub sections: &'a [String],
    /// The reason.
    pub ground: AcceptReason,
    /// The date.
    pub today: Date,
    /// Who confirms, if that is known.
    pub by: Option<&'a str>,
    /// What to do about texts that are still drafts.
    pub on_draft: OnDraft,
}

/// What to do about texts that are still drafts. They are never confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDraft {
    /// They are refused, because the command names them.
    Refuse,
    /// They are left as they are: another translator may still be working on them.
    LeaveAlone,
}

/// A section that cannot be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedSection {
    /// Its id.
    pub id: String,
    /// The reason, as a clause.
    pub reason: String,
    /// Its place in the translation, if the reason is there.
    pub place: Option<Span>,
}

/// The base to write, or the reasons against it.
#[derive(Debug, PartialEq, Eq)]
pub struct AcceptPlan {
    /// The new base.
    pub base: Base,
    /// Ids of sections that are confirmed by it.
    pub accepted: Vec<String>,
    /// Sections that cannot be confirmed.
    pub refused: Vec<RefusedSection>,
    /// The places of drafts that are left alone.
    pub left_alone: Vec<Span>,
}

/// Runs `kb i18n accept`.
///
/// # Errors
/// When the arguments or the site are invalid; the error is already printed.
pub fn run(site: &SiteArguments, arguments: &AcceptArguments) -> Result<Exit, Exit> {
    let today = flags::today(arguments.today.as_deref())?;
    let ground = match (arguments.trivial, arguments.no_change_needed) {
        (true, _) => AcceptReason::Trivial,
        (false, true) => AcceptReason::NoChangeNeeded,
        (false, false) => AcceptReason::Translated,
    };
    let opened = i18n::open(site, DraftVisibility::Show)?;
    let languages = opened.langs(arguments.lang.as_deref())?;
    let named = arguments.pages.iter().map(|page| opened.entry(page));
    let mut pages: Vec<EntryId> = named.collect::<Result<_, _>>()?;
    if arguments.all_pages {
        let site = opened.site();
        pages = site.ids().filter(|id| !site.entry(*id).is_generated()).collect();
    }
    let several = arguments.all_pages || arguments.all_langs;
    let by = arguments.by.as_deref().and_then(base::name_of_person);
    let on_draft = if several { OnDraft::LeaveAlone } else { OnDraft::Refuse };
    let options =
        AcceptOptions { sections: &arguments.section, ground, today, by: by.as_deref(), on_draft };
    let mut files = AuthorFiles::new(&opened.root);
    let mut worst = Exit::Fine;
    for (id, lang) in pages.iter().flat_map(|id| languages.iter().map(move |lang| (*id, *lang))) {
        let Some(doc) = opened.doc(id, lang) else {
            if !several {
                let key = &opened.site().entry(id).key;
                let tag = &opened.site().config.languages[lang];
                let help = format!("create one with `kb i18n new {key} --lang {tag}`");
                out::print_error(&format!("`{key}` has no {tag} translation"), Some(&help));
                worst = Exit::Usage;
            }
            continue;
        };
        if doc.is_draft() {
            worst = if several { leave_alone(doc, mark(doc), worst) } else { refuse(doc) };
            continue;
        }
        let exit = match planned(&opened, id, lang, site, options) {
            Ok(plan) => save(&mut files, &opened, doc, lang, &plan),
            Err(exit) => exit,
        };
        if exit != Exit::Fine {
            worst = exit;
        }
    }
    Ok(worst)
}

/// The place of the mark in a file that says that it is a draft.
fn mark(doc: &Doc) -> Span {
    let text = &doc.source().text;
    let mark = if doc.translator().is_some() { TRANSLATING.key } else { "draft" };
    let mut starts = text.match_indices(mark).map(|(at, _)| at);
    let start = starts.find(|at| *at == 0 || text[..*at].ends_with('\n')).unwrap_or(0);
    Span::new(start, start)
}

fn refuse(doc: &Doc) -> Exit {
    let message = format!("{} is a draft, so it cannot be confirmed", place(doc, mark(doc)));
    out::print_error(&message, Some("translate it, and remove this line"));
    Exit::Content
}

fn leave_alone(doc: &Doc, at: Span, worst: Exit) -> Exit {
    out::print_status(&format!("{}: left alone, because it is still a draft", place(doc, at)));
    worst
}

/// A place in a file, for messages.
fn place(doc: &Doc, at: Span) -> String {
    let line = doc.source().position(at.start).line;
    format!("{}:{line}", doc.source().path)
}

/// Computes the new base of a page; returns `Err` after printing why nothing is written.
fn planned(
    opened: &Opened,
    id: EntryId,
    lang: Lang,
    site: &SiteArguments,
    options: AcceptOptions<'_>,
) -> Result<AcceptPlan, Exit> {
    let entry = opened.site().entry(id);
    let tag = &opened.site().config.languages[lang];
    let (Some(source), Some(doc)) = (opened.doc(id, Lang::SOURCE), opened.doc(id, lang)) else {
        return Err(Exit::Content);
    };
    let Ok(old) = opened.base(doc, lang) else {
        out::print_error(&format!("the {tag} base of `{}` is damaged", entry.key), None);
        return Err(opened.sound_bases(site).err().unwrap_or(Exit::Content));
    };
    let plan = plan(&opened.site().config.languages, source, doc, old, options);
    for at in &plan.left_alone {
        leave_alone(doc, *at, Exit::Fine);
    }
    if !plan.refused.is_empty() {
        for RefusedSection { id, reason, place: at } in &plan.refused {
            let page = || format!("{} {tag}", entry.key);
            let where_ = at.map_or_else(page, |at| place(doc, at));
            out::print_error(&format!("{where_} #{}: {reason}", base::shown_id(id)), None);
        }
        let are_drafts = plan.refused.iter().all(|refused| refused.place.is_some());
        out::print_status(if are_drafts { DRAFT_HELP } else { help(options.ground) });
        return Err(Exit::Content);
    }
    if plan.accepted.is_empty() {
        out::print_status(&format!("{} {tag}: nothing to confirm", entry.key));
        return Err(Exit::Fine);
    }
    Ok(plan)
}

fn save(
    files: &mut AuthorFiles<'_>,
    opened: &Opened,
    doc: &Doc,
    lang: Lang,
    plan: &AcceptPlan,
) -> Exit {
    let path = opened.base_path(doc, lang);
    let text = base::write(&plan.base);
    if let Err(exit) = i18n::write(files, &path, opened.expected(&path), &text) {
        return exit;
    }
    let sections = counted(plan.accepted.len(), "section");
    let (key, tag) = (&*doc.file.key, &opened.site().config.languages[lang]);
    out::print_status(&format!("{key} {tag}: confirmed {sections}"));
    Exit::Fine
}

const DRAFT_HELP: &str =
    "  help: translate these texts first, or name the finished sections with --section";

fn help(ground: AcceptReason) -> &'static str {
    match ground {
        AcceptReason::Translated => {
            "  help: change the translation, name the finished sections with --section, or give --no-change-needed"
        }
        AcceptReason::NoChangeNeeded => "  help: name the sections to confirm with --section",
        AcceptReason::Trivial => {
            "  help: run `kb i18n diff`, then confirm each language with --lang and --no-change-needed"
        }
    }
}

/// Decides which sections can be confirmed.
#[must_use]
pub fn plan(
    languages: &ByLang<Tag>,
    source: &Doc,
    doc: &Doc,
    old: Option<&Base>,
    options: AcceptOptions<'_>,
) -> AcceptPlan {
    let of_source = sections::of_source(source);
    let (of_translation, extra) = sections::of_translation(source, doc);
    let extra: Vec<&str> = extra
        .iter()
        .filter_map(|nth| Some(doc.page()?.facts.headings.get(*nth)?.id.as_str()))
        .collect();
    let pair =
        SideBySide { languages, doc, of_source: &of_source, of_translation: &of_translation };
    let drafts = drafts::read(pair).texts;
    let mut plan = AcceptPlan {
        base: Base::default(),
        accepted: Vec::new(),
        refused: Vec::new(),
        left_alone: Vec::new(),
    };
    if options.on_draft == OnDraft::LeaveAlone && drafts::is_untranslated(pair, &drafts) {
        plan.left_alone.extend(drafts.first().map(|draft| draft.place));
        return plan;
    }
    unknown_sections(&of_source, old, options, &mut plan);
    for section in &of_source {
        let counterpart = of_translation.iter().find(|other| other.id == section.id);
        let block = old.and_then(|old| old.get(&section.id));
        let draft = drafts.iter().find(|draft| draft.id == section.id);
        let verdict = verdict(languages.source(), section, counterpart, block, options);
        let place = draft.map(|draft| draft.place);
        let confirmed = match (verdict, draft) {
            (Acceptance::Confirm, None) => {
                plan.accepted.push(section.id.clone());
                Some(confirm(section, counterpart, options))
            }
            (Acceptance::Confirm, Some(draft)) => {
                let (id, reason) = (section.id.clone(), reason(draft).to_owned());
                match options.on_draft {
                    OnDraft::Refuse => plan.refused.push(RefusedSection { id, reason, place }),
                    OnDraft::LeaveAlone => plan.left_alone.push(draft.place),
                }
                block_as_before(section, old)
            }
            (Acceptance::Refuse(reason), _) => {
                plan.refused.push(RefusedSection { id: section.id.clone(), reason, place });
                block_as_before(section, old)
            }
            (Acceptance::Leave, _) => block_as_before(section, old),
        };
        plan.base.blocks.extend(confirmed);
    }
    let renamed = renamed(languages, source, doc, old);
    keep_removed(&of_source, old, &Left { extra: &extra, renamed: &renamed }, options, &mut plan);
    plan
}

/// The sections that the translation has under an id that its source has renamed: the new id by the
/// old one.
fn renamed(
    languages: &ByLang<Tag>,
    source: &Doc,
    doc: &Doc,
    old: Option<&Base>,
) -> BTreeMap<String, String> {
    let changed = SourceDoc::new(languages, source).compare(doc, old).value.changed;
    let renamed = changed.into_iter().filter(|change| change.kind == ChangeKind::Renamed);
    let ids = |change: SectionChange| {
        let heading = doc.page()?.facts.headings.get(change.heading?)?;
        Some((heading.id.to_string(), change.id))
    };
    renamed.filter_map(ids).collect()
}

/// Sections that the translation has and its source does not.
struct Left<'a> {
    /// Their ids.
    extra: &'a [&'a str],
    /// The new ids of those that were renamed.
    renamed: &'a BTreeMap<String, String>,
}

impl Left<'_> {
    /// Why a section of the base cannot be dropped, if the translation still has it.
    fn reason(&self, id: &str) -> Option<String> {
        if !self.extra.contains(&id) {
            return None;
        }
        Some(match self.renamed.get(id) {
            Some(new) => {
                format!("the source has renamed this section; write `{{#{new}}}` here too")
            }
            None => "the source no longer has this section, but the translation does".to_owned(),
        })
    }
}

/// Why a draft is not confirmed.
fn reason(draft: &DraftText) -> &'static str {
    match draft.reason {
        Leftover::Gap => "this text is still the draft of `kb i18n new`",
        Leftover::Copy => "this text still has the words of the source",
    }
}

/// The block of a section that is not confirmed. A new base names every section, so that later
/// confirmations merge cleanly.
fn block_as_before(section: &Section<'_>, old: Option<&Base>) -> Option<BaseSection> {
    match old {
        Some(old) => old.get(&section.id).cloned(),
        None => Some(BaseSection { id: section.id.clone(), accepted: None }),
    }
}

enum Acceptance {
    Confirm,
    Leave,
    Refuse(String),
}

fn verdict(
    tag: &Tag,
    section: &Section<'_>,
    counterpart: Option<&Section<'_>>,
    block: Option<&BaseSection>,
    options: AcceptOptions<'_>,
) -> Acceptance {
    let named = is_named(options, &section.id);
    let refuse_if_named = |reason: &str| {
        if named { Acceptance::Refuse(reason.to_owned()) } else { Acceptance::Leave }
    };
    if !named && !options.sections.is_empty() {
        return Acceptance::Leave;
    }
    if counterpart.is_none() && section.id != FRONT {
        return refuse_if_named("the translation does not have this section");
    }
    let Some(accepted) = block.and_then(|block| block.accepted.as_ref()) else {
        let reason = "this section has not been confirmed yet, so --trivial does not apply";
        let first = options.ground != AcceptReason::Trivial;
        return if first { Acceptance::Confirm } else { refuse_if_named(reason) };
    };
    let unchanged = accepted.translation == sections::fingerprint(counterpart);
    if section.contains(&accepted.text) {
        return if unchanged { Acceptance::Leave } else { Acceptance::Confirm };
    }
    match options.ground {
        AcceptReason::Translated if unchanged => Acceptance::Refuse(format!(
            "the source changed, but the translation has not changed since {}",
            accepted.on
        )),
        AcceptReason::Translated | AcceptReason::NoChangeNeeded => Acceptance::Confirm,
        AcceptReason::Trivial => {
            let (before, now) = (section.canon_of(&accepted.text), section.canon());
            let major = change::severity(tag, &before, &now) == Some(ChangeSeverity::Major);
            let n_words = change::n_words_changed(&before, &now);
            if major || n_words > MAX_TRIVIAL_WORDS {
                let kind = if major { "a major change" } else { "a change of many words" };
                return Acceptance::Refuse(format!(
                    "this is {kind} since {}, not a typo",
                    accepted.on
                ));
            }
            Acceptance::Confirm
        }
    }
}

fn is_named(options: AcceptOptions<'_>, id: &str) -> bool {
    options.sections.iter().any(|name| base::id_of(name) == id)
}

fn confirm(
    section: &Section<'_>,
    counterpart: Option<&Section<'_>>,
    options: AcceptOptions<'_>,
) -> BaseSection {
    let text = Quote::of(section.text.trim_end());
    let by = options.by.map(str::to_owned);
    let translation = sections::fingerprint(counterpart);
    let accepted = Accepted { on: options.today, by, translation, text };
    BaseSection { id: section.id.clone(), accepted: Some(accepted) }
}

/// Refuses names that are neither a section of the source nor one that was confirmed before.
fn unknown_sections(
    of_source: &[Section<'_>],
    old: Option<&Base>,
    options: AcceptOptions<'_>,
    plan: &mut AcceptPlan,
) {
    for name in options.sections {
        let id = base::id_of(name);
        let known = of_source.iter().any(|section| section.id == id);
        if known || old.is_some_and(|old| old.get(id).is_some()) {
            continue;
        }
        let near = nearest(name, of_source.iter().map(|section| base::shown_id(&section.id)));
        let reason = near.map_or_else(
            || "the source has no such section".to_owned(),
            |near| format!("the source has no such section; did you mean `{near}`?"),
        );
        plan.refused.push(RefusedSection { id: id.to_owned(), reason, place: None });
    }
}

/// Sections that the source no longer has: dropped from the base if the translation does not have
/// them either, else kept at their position.
fn keep_removed(
    of_source: &[Section<'_>],
    old: Option<&Base>,
    left: &Left<'_>,
    options: AcceptOptions<'_>,
    plan: &mut AcceptPlan,
) {
    let blocks = old.map_or(&[][..], |old| old.blocks.as_slice());
    for (nth, block) in blocks.iter().enumerate() {
        if of_source.iter().any(|section| section.id == block.id) {
            continue;
        }
        let named = is_named(options, &block.id);
        let may_drop = options.ground != AcceptReason::Trivial || block.accepted.is_none();
        let asked = named || options.sections.is_empty();
        if let Some(reason) = left.reason(&block.id).filter(|_| asked) {
            plan.refused.push(RefusedSection { id: block.id.clone(), reason, place: None });
        } else if asked && may_drop {
            plan.accepted.push(block.id.clone());
            continue;
        }
        let before = nth.checked_sub(1).map(|before| blocks[before].id.as_str());
        let known = |id| plan.base.blocks.iter().position(|block| block.id == id);
        let at = before.and_then(known).map_or(0, |at| at + 1);
        plan.base.blocks.insert(at, block.clone());
    }
}
