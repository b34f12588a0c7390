//! Bases: the source text that each section of a translation was last confirmed against.
//!
//! A base is a file in `content/_base/<language>/` with the path of its translation. `kb i18n
//! accept` writes it. It is committed with the content, so that a reviewer sees the change of the
//! source beside the change of the translation. Freshness itself does not depend on version
//! control.
//!
//! ```text
//! kb-base 1: written by `kb i18n accept`; change the translation, not this file
//!
//! section first-step
//! accepted 2026-11-23 by Jana Novotná
//! translation 1a2b3c4d5e6f7081
//! | ## Co udělat jako první {#first-step}
//! |
//! | Projděte tabulku odshora.
//! end first-step
//!
//! section why
//! unconfirmed
//! end why
//! ```
//!
//! The lines between the contents of two blocks never change, so that people can confirm
//! neighbouring sections on two branches and merge without a conflict. A file in any other form is
//! a finding at its place, and is never overwritten.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::date::Date;
use crate::text::{RelPath, Source, Span};

/// The name in a base file of the part of a page before its first heading, whose id is empty.
pub const TOP: &str = "@top";

/// The pseudo-section of the title and description of a page.
pub const FRONT: &str = "@front";

const FIRST_LINE: &str =
    "kb-base 1: written by `kb i18n accept`; change the translation, not this file";

/// What a translation was last confirmed against, section by section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Base {
    /// In the order of the source; ids are unique.
    pub blocks: Vec<BaseSection>,
}

/// One section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseSection {
    /// The id of the section; empty for the part before the first heading.
    pub id: String,
    /// The last confirmation; `None` if the section has not been confirmed yet.
    pub accepted: Option<Accepted>,
}

/// A confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The day.
    pub on: Date,
    /// Who confirmed it, if that is known; one line.
    pub by: Option<String>,
    /// A short fingerprint of the translation's section at that time.
    pub translation: String,
    /// The source text at that time, as it was written.
    pub text: Quote,
}

/// A quoted text in a base file, with `|` before each line. It references its file, because a site
/// can have thousands of bases in memory.
#[derive(Debug, Clone)]
pub struct Quote {
    file: Arc<Source>,
    span: Span,
}

impl Quote {
    /// Quotes a text that is in no file yet.
    ///
    /// # Panics
    /// Never: the constant name is a valid path.
    #[must_use]
    pub fn of(text: &str) -> Quote {
        let quoted = quoted(text.lines());
        let name = RelPath::new("<base>").expect("a plain name");
        Quote { span: Span::new(0, quoted.len()), file: Source::new(name, quoted) }
    }

    /// The lines of the text without their ends.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.file.slice(self.span).lines().map(|line| {
            let rest = line.strip_prefix('|').unwrap_or(line);
            unended(rest.strip_prefix(' ').unwrap_or(rest))
        })
    }

    /// The places of the lines in the file, without the leading bar and the line end.
    pub fn places(&self) -> impl Iterator<Item = Span> {
        let mut at = self.span.start as usize;
        self.file.slice(self.span).split_inclusive('\n').map(move |raw| {
            let line = unended(raw);
            let rest = line.strip_prefix('|').unwrap_or(line);
            let rest = rest.strip_prefix(' ').unwrap_or(rest);
            let start = at + line.len() - rest.len();
            at += raw.len();
            Span::new(start, start + rest.len())
        })
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines().flat_map(|line| [line, "\n"]).collect()
    }
}

impl PartialEq for Quote {
    fn eq(&self, other: &Quote) -> bool {
        self.lines().eq(other.lines())
    }
}

impl Eq for Quote {}

/// The lines of a text, each after a bar.
fn quoted<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let space = |line: &str| if line.is_empty() { "" } else { " " };
    lines.flat_map(|line| ["|", space(line), line, "\n"]).collect()
}

/// A line without its line end, which a checkout may have converted to CRLF.
fn unended(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

impl Base {
    /// The block of a section.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&BaseSection> {
        self.blocks.iter().find(|block| block.id == id)
    }
}

/// The id of a section as files and people write it.
#[must_use]
pub fn shown_id(id: &str) -> &str {
    if id.is_empty() { TOP } else { id }
}

/// The name of a person as a base stores it: one line without control characters. `None` if no
/// character remains.
#[must_use]
pub fn name_of_person(name: &str) -> Option<String> {
    let visible: String = name.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

/// The id of a section as it was written.
#[must_use]
pub fn id_of(shown: &str) -> &str {
    if shown == TOP { "" } else { shown }
}

/// The places of the parts of a block in a base file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockPlace {
    /// The id of the section.
    pub id: String,
    /// The id in the first line of the block.
    pub begin: Span,
    /// The id in the last line.
    pub end: Option<Span>,
    /// The fingerprint of the translation.
    pub translation: Option<Span>,
}

/// The places of the blocks of a sound base file, in order.
#[must_use]
pub fn places(source: &Source) -> Vec<BlockPlace> {
    let mut places: Vec<BlockPlace> = Vec::new();
    let mut at = 0;
    for raw in source.text.split_inclusive('\n') {
        let line = unended(raw);
        let value = |word: &str| {
            let rest = line.strip_prefix(word)?;
            let start = at + word.len();
            Some((rest, Span::new(start, start + rest.len())))
        };
        if let Some((id, begin)) = value("section ") {
            let id = id_of(id).to_owned();
            places.push(BlockPlace { id, begin, end: None, translation: None });
        } else if let (Some((_, end)), Some(block)) = (value("end "), places.last_mut()) {
            block.end = Some(end);
        } else if let (Some((_, at)), Some(block)) = (value("translation "), places.last_mut()) {
            block.translation = Some(at);
        }
        at += raw.len();
    }
    places
}

/// Reads a base file.
///
/// # Errors
/// The first line that does not have the expected form.
pub fn parse(source: &Arc<Source>) -> Result<Base, Box<Diagnostic>> {
    let mut reader = BaseReader::new(source);
    reader.first_line()?;
    let mut base = Base::default();
    let mut ids = BTreeSet::new();
    while let Some(line) = reader.next() {
        if line.text.is_empty() {
            continue;
        }
        let Some(id) = line.text.strip_prefix("section ") else {
            return damaged(source, line, "expected the beginning of a section");
        };
        let block = reader.block(id_of(id))?;
        if !ids.insert(block.id.clone()) {
            return damaged(source, line, &format!("section `{id}` is defined twice"));
        }
        base.blocks.push(block);
    }
    Ok(base)
}

/// The text of a base file.
#[must_use]
pub fn write(base: &Base) -> String {
    let mut out = format!("{FIRST_LINE}\n");
    for block in &base.blocks {
        let id = shown_id(&block.id);
        let _ = writeln!(out, "\nsection {id}");
        match &block.accepted {
            None => out.push_str("unconfirmed\n"),
            Some(accepted) => {
                let by = accepted.by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
                let _ = writeln!(out, "accepted {}{by}", accepted.on);
                let _ = writeln!(out, "translation {}", accepted.translation);
                out.push_str(&quoted(accepted.text.lines()));
            }
        }
        let _ = writeln!(out, "end {id}");
    }
    out
}

/// A part of the file, or the reason why the file is refused.
type BaseResult<T> = Result<T, Box<Diagnostic>>;

fn damaged<T>(source: &Arc<Source>, line: FileLine<'_>, message: &str) -> BaseResult<T> {
    let is_conflict = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .iter()
        .any(|marker| line.text.starts_with(marker));
    let help = if is_conflict {
        "resolve the merge: take either side of each section, then run `kb i18n status`"
    } else {
        "restore the file, or delete it and confirm the translation again with `kb i18n accept`"
    };
    let message = if is_conflict { "this file has an unresolved merge conflict" } else { message };
    Err(Box::new(Diagnostic::new(Rule::DamagedBase, source, line.span, message).help(help)))
}

/// A line without its end.
#[derive(Clone, Copy)]
struct FileLine<'a> {
    text: &'a str,
    span: Span,
}

struct BaseReader<'a> {
    source: &'a Arc<Source>,
    at: usize,
}

impl<'a> BaseReader<'a> {
    fn new(source: &'a Arc<Source>) -> BaseReader<'a> {
        BaseReader { source, at: 0 }
    }

    fn next(&mut self) -> Option<FileLine<'a>> {
        let rest = self.source.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let raw = rest.split_inclusive('\n').next().unwrap_or(rest);
        let text = unended(raw);
        let span = Span::new(self.at, self.at + text.len());
        self.at += raw.len();
        Some(FileLine { text, span })
    }

    fn need(&mut self) -> BaseResult<FileLine<'a>> {
        let end = FileLine { text: "", span: Span::new(self.at, self.at) };
        match self.next() {
            Some(line) => Ok(line),
            None => damaged(self.source, end, "the file ends inside a section"),
        }
    }

    fn first_line(&mut self) -> BaseResult<()> {
        let line = self.need()?;
        match line.text.split(':').next() {
            Some("kb-base 1") => Ok(()),
            Some(other) if other.starts_with("kb-base ") => {
                damaged(self.source, line, "this file was written by a newer version of kb")
            }
            _ => damaged(self.source, line, "this is not a base file"),
        }
    }

    /// A block after its first line.
    fn block(&mut self, id: &str) -> BaseResult<BaseSection> {
        let line = self.need()?;
        let accepted = match line.text.strip_prefix("accepted ") {
            Some(written) => {
                let (day, by) = match written.split_once(" by ") {
                    Some((day, by)) => (day, Some(by.to_owned())),
                    None => (written, None),
                };
                let Some(on) = Date::parse(day) else {
                    return damaged(self.source, line, "this is not a valid date");
                };
                Some(Accepted { by, ..self.accepted(on)? })
            }
            None if line.text == "unconfirmed" => None,
            None => return damaged(self.source, line, "expected the date of the confirmation"),
        };
        let line = self.need()?;
        if line.text.strip_prefix("end ").map(id_of) != Some(id) {
            let message = format!("expected a line of the text or `end {}`", shown_id(id));
            return damaged(self.source, line, &message);
        }
        Ok(BaseSection { id: id.to_owned(), accepted })
    }

    fn accepted(&mut self, on: Date) -> BaseResult<Accepted> {
        let line = self.need()?;
        let fingerprint = line.text.strip_prefix("translation ").filter(|digits| {
            digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let Some(translation) = fingerprint else {
            return damaged(self.source, line, "expected the fingerprint of the translation");
        };
        let start = self.at;
        let mut end = start;
        while self.next().is_some_and(|line| line.text.starts_with('|')) {
            end = self.at;
        }
        self.at = end;
        let text = Quote { file: Arc::clone(self.source), span: Span::new(start, end) };
        Ok(Accepted { on, by: None, translation: translation.to_owned(), text })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop};
    use proptest::{prop_assert_eq, proptest};

    use super::{Accepted, Base, BaseSection, Quote, parse, write};
    use crate::lang::date::Date;
    use crate::text::{RelPath, Source};

    fn read(text: &str) -> Result<Base, (usize, String)> {
        let source = Source::new(RelPath::new("b").expect("plain"), text);
        parse(&source).map_err(|d| (source.position(d.span.start).line, d.message.clone()))
    }

    fn sample() -> Base {
        let on = Date::parse("2026-11-23").expect("a day");
        let accepted = |text: &str| {
            let translation = "0123456789abcdef".to_owned();
            let by = (!text.is_empty()).then(|| "Jana by the sea".to_owned());
            Some(Accepted { on, by, translation, text: Quote::of(text) })
        };
        Base {
            blocks: vec![
                BaseSection {
                    id: String::new(),
                    accepted: accepted("Úvod.\n\n| a | b |\nend x\n"),
                },
                BaseSection { id: "why".to_owned(), accepted: None },
                BaseSection { id: "next".to_owned(), accepted: accepted("") },
            ],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = write(&sample());
        assert_eq!(read(&text), Ok(sample()));
        assert_eq!(read(&text.replace('\n', "\r\n")), Ok(sample()));
    }

    #[test]
    fn every_line_that_is_lost_or_changed_is_found_at_its_place() {
        let text = write(&sample());
        let lines: Vec<&str> = text.lines().collect();
        for nth in 0..lines.len() {
            let changed: Vec<&str> =
                lines.iter().enumerate().map(|(n, l)| if n == nth { "x" } else { *l }).collect();
            let (line, _) = read(&changed.join("\n")).expect_err("damaged");
            assert!(line >= nth.max(1) && line <= nth + 2, "line {nth} was found at {line}");
        }
    }

    #[test]
    fn unresolved_merges_and_repeats_are_named() {
        let text = write(&sample());
        let merge = text.replace("section why", "<<<<<<< ours\nsection why");
        assert_eq!(
            read(&merge),
            Err((12, "this file has an unresolved merge conflict".to_owned()))
        );
        let twice = format!("{text}\nsection why\nunconfirmed\nend why\n");
        assert_eq!(read(&twice), Err((21, "section `why` is defined twice".to_owned())));
        assert!(read("").is_err() && read("kb-base 2: x\n").is_err());
    }

    fn texts() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[^\r\n]{0,12}\n", 0..6)
    }

    proptest! {
        #[test]
        fn any_text_survives(lines in texts(), seconds in 0..4_000_000_000_i64) {
            let text = lines.concat();
            let on = Date::from_unix_seconds(seconds);
            let translation = "00ff00ff00ff00ff".to_owned();
            let accepted = Some(Accepted { on, by: None, translation, text: Quote::of(&text) });
            let base = Base { blocks: vec![BaseSection { id: "x".to_owned(), accepted }] };
            prop_assert_eq!(read(&write(&base)), Ok(base));
        }

        #[test]
        fn any_file_is_read_or_refused(text in any::<String>()) {
            let _ = read(&text);
            let _ = read(&format!("{}\n{text}", super::FIRST_LINE));
        }
    }
}
