//! Texts of a translation that are still a draft, although the file has them.
//!
//! 1. A text that begins with `…`, which `kb i18n new` writes, where its source does not.
//! 2. A text with the words of its source, which `kb new translation` copies, where two languages
//!    cannot have the same words: at least [`MIN_WORDS`] words of a sentence. Code, names and lists
//!    of titles can be the same in all languages. An author who means it writes a comment that
//!    ignores the rule.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::FRONT;
use crate::diag::rules::Rule;
use crate::doc::Doc;
use crate::doc::sections::{self, Section};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::lang::{kin, segment};
use crate::markdown::prose;
use crate::source::{Kind, Owner};
use crate::text::Span;

/// The beginning of each text of a draft: `kb i18n new` writes it in place of a translation.
pub const GAP: &str = "…";

/// The id of the title of a scenario or quiz among its texts.
pub const TITLE: &str = "title";

/// From this number of words on, a text is in one language. Only words that begin with a small
/// letter count, or with a letter of a script without capital ones.
const MIN_WORDS: usize = 8;

/// Why a text is still a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leftover {
    /// It begins with [`GAP`].
    Gap,
    /// It has the words of its source.
    Copy,
}

/// A text of a translation that is still a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftText {
    /// The id of its section.
    pub id: String,
    /// The reason.
    pub reason: Leftover,
    /// Its heading, or the first line with words of the source.
    pub place: Span,
}

/// A translation and its source, cut into sections.
#[derive(Clone, Copy)]
pub struct SideBySide<'a> {
    /// The languages of the site.
    pub languages: &'a ByLang<Tag>,
    /// The translation.
    pub doc: &'a Doc,
    /// The sections of the source.
    pub of_source: &'a [Section<'a>],
    /// The sections of the translation.
    pub of_translation: &'a [Section<'a>],
}

/// The drafts of a translation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafts {
    /// The texts that are still drafts, in their order.
    pub texts: Vec<DraftText>,
    /// Texts that would be drafts, but that a comment of the author allows.
    pub meant: Vec<DraftText>,
}

/// The texts of a translation that are still drafts.
#[must_use]
pub fn read(pair: SideBySide<'_>) -> Drafts {
    let Owner::Language(lang) = pair.doc.file.owner else { return Drafts::default() };
    let must_differ = must_differ(pair.languages, lang);
    let sources = by_id(pair.of_source);
    let draft = |section: &Section<'_>| {
        let source = sources.get(section.id.as_str())?;
        let text = |reason, place| DraftText { id: section.id.clone(), reason, place };
        if begins_with_gap(section) && !begins_with_gap(source) {
            return Some(text(Leftover::Gap, heading(pair.doc, section)));
        }
        let place = if must_differ { copied_words(source, section) } else { None };
        Some(text(Leftover::Copy, place?))
    };
    let found = pair.of_translation.iter().filter_map(draft);
    let (meant, texts) =
        found.partition(|it| it.reason == Leftover::Copy && is_meant(pair.doc, it.place));
    Drafts { texts, meant }
}

/// The same for a YAML file, which is cut into its texts here.
#[must_use]
pub fn of_yaml(languages: &ByLang<Tag>, source: &Doc, doc: &Doc) -> Drafts {
    if !may_be_untranslated(languages, source, doc) {
        return Drafts::default();
    }
    let of_source = sections::of_source(source);
    let (of_translation, _) = sections::of_translation(source, doc);
    read(SideBySide { languages, doc, of_source: &of_source, of_translation: &of_translation })
}

/// Whether a translation is no more than a draft: if its title is, or if it has a draft and no text of
/// its own below the title. A glossary is shown as a whole, so it is one as long as a text of it is
/// to be written.
#[must_use]
pub fn is_untranslated(pair: SideBySide<'_>, drafts: &[DraftText]) -> bool {
    let is_whole = pair.doc.file.kind == Kind::Glossary;
    let title = if pair.doc.page().is_some() { FRONT } else { TITLE };
    let is_title = |id: &str| id == title;
    let is_gap =
        |draft: &DraftText| draft.reason == Leftover::Gap && (is_whole || is_title(&draft.id));
    if drafts.is_empty() || drafts.iter().any(is_gap) {
        return !drafts.is_empty();
    }
    let sources = by_id(pair.of_source);
    let drafts: BTreeSet<&str> = drafts.iter().map(|draft| draft.id.as_str()).collect();
    let is_own = |section: &&Section<'_>| {
        let source = sources.get(section.id.as_str());
        let is_draft = drafts.contains(section.id.as_str());
        !is_draft && source.is_some_and(|source| source.canon() != section.canon())
    };
    !pair.of_translation.iter().filter(|section| !is_title(&section.id)).any(|it| is_own(&it))
}

/// Whether a translation may be no more than a draft, without cutting it into sections: few are. A
/// page with the sections of its source ends with the same line.
#[must_use]
pub fn may_be_untranslated(languages: &ByLang<Tag>, source: &Doc, doc: &Doc) -> bool {
    let Owner::Language(lang) = doc.file.owner else { return false };
    let last = |doc: &'_ Doc| {
        let mut lines = doc.source().text.lines().rev().map(str::trim);
        lines.find(|line| is_text(line)).map(str::to_owned)
    };
    doc.source().text.contains(GAP)
        || (must_differ(languages, lang) && (doc.page().is_none() || last(source) == last(doc)))
}

fn by_id<'a>(sections: &'a [Section<'_>]) -> BTreeMap<&'a str, &'a Section<'a>> {
    sections.iter().map(|section| (section.id.as_str(), section)).collect()
}

/// The sections of a translation whose text begins with [`GAP`], and that of the source does not.
#[must_use]
pub fn gaps<'a, 'b>(
    of_source: &[Section<'_>],
    of_translation: &'a [Section<'b>],
) -> Vec<&'a Section<'b>> {
    let is_gap = |section: &&Section<'_>| {
        let source = || of_source.iter().find(|source| source.id == section.id);
        begins_with_gap(section) && !source().is_some_and(begins_with_gap)
    };
    of_translation.iter().filter(is_gap).collect()
}

fn must_differ(languages: &ByLang<Tag>, lang: Lang) -> bool {
    !kin::can_share_sentences(languages.source(), &languages[lang])
}

fn begins_with_gap(section: &Section<'_>) -> bool {
    let begins = |text: &str| text.trim_start().starts_with(GAP);
    match (section.is_markdown, section.id == FRONT) {
        (true, _) => {
            let first = section.text.lines().next().unwrap_or_default();
            begins(first.trim_start_matches('#'))
        }
        (false, true) => {
            let values = section.text.lines().filter_map(|line| line.split_once(':'));
            values.into_iter().any(|(_, value)| begins(value))
        }
        (false, false) => section.text.lines().any(begins),
    }
}

/// The heading of a section, or where its text begins.
fn heading(doc: &Doc, section: &Section<'_>) -> Span {
    let heading = section.heading.and_then(|nth| Some(doc.page()?.facts.headings.get(nth)?.span));
    heading.unwrap_or(section.span)
}

/// The first line of a text below its heading, if it has the words of its source.
fn copied_words(source: &Section<'_>, section: &Section<'_>) -> Option<Span> {
    if section.id == FRONT {
        let is_copied = |line: &str| {
            n_words(line) >= MIN_WORDS && source.text.lines().any(|theirs| theirs == line)
        };
        return section.text.lines().any(is_copied).then_some(section.span);
    }
    let (ours, theirs) = (body(section), body(source));
    if !lines_of_text(ours).eq(lines_of_text(theirs)) {
        return None;
    }
    let is_sentence = match section.is_markdown {
        true => n_words(&prose::read(ours).text) >= MIN_WORDS,
        false => n_words(ours) >= MIN_WORDS,
    };
    if !section.is_markdown {
        return is_sentence.then_some(section.span);
    }
    let mut at = section.span.start as usize + (section.text.len() - ours.len());
    let mut lines = ours.split_inclusive('\n').map(|line| {
        let place = Span::new(at, at + line.trim_end().len());
        at += line.len();
        (line.trim(), place)
    });
    let (_, place) = lines.find(|(line, _)| is_text(line))?;
    is_sentence.then_some(place)
}

/// The lines of a text that are neither empty nor a comment.
fn lines_of_text(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| is_text(line))
}

fn is_text(line: &str) -> bool {
    let is_comment = line.starts_with("<!--") && line.ends_with("-->");
    !line.is_empty() && !is_comment
}

/// The text of a section below its heading.
fn body<'a>(section: &'a Section<'_>) -> &'a str {
    let text = &*section.text;
    match section.heading {
        Some(_) => text.split_once('\n').map_or("", |(_, body)| body),
        None => text,
    }
}

fn n_words(text: &str) -> usize {
    let is_small = |word: &&str| {
        word.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_uppercase())
    };
    segment::words(text).filter(is_small).take(MIN_WORDS).count()
}

/// Whether a comment ignores the rule at a place.
fn is_meant(doc: &Doc, place: Span) -> bool {
    let covers = |span: Span| span.start <= place.start && place.end <= span.end;
    doc.ignores
        .iter()
        .filter(|ignore| &*ignore.code == Rule::DraftText.code())
        .any(|ignore| ignore.covers.is_some_and(covers))
}
