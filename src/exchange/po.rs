//! PO files (GNU gettext): read and written as messages, without knowledge of pages.
//!
//! The writer produces one form for one list of messages, so a second export of the same content is
//! the same file. The reader takes what gettext and the editors of translators write: wrapped
//! strings, other orders of comments, obsolete messages.

use std::fmt::Write as _;

use crate::exchange::catalog::{Catalog, Header, Malformed, Message};
use crate::lang::date::Date;

/// What gettext writes for a translator that is not known.
const NO_TRANSLATOR: &str = "FULL NAME <EMAIL@ADDRESS>";

/// What gettext writes for a date that is not known.
const NO_DATE: &str = "YEAR-MO-DA HO:MI+ZONE";

/// The text of a file.
#[must_use]
pub fn write(catalog: &Catalog) -> String {
    let mut out = String::from("msgid \"\"\n");
    string("msgstr", &header(&catalog.header), "", &mut out);
    for message in &catalog.messages {
        out.push('\n');
        for line in message.notes.iter().flat_map(|note| note.lines()) {
            let _ = writeln!(out, "#. {line}");
        }
        if message.is_fuzzy {
            out.push_str("#, fuzzy\n");
        }
        if let Some(previous) = &message.previous {
            string("msgctxt", &message.context, "#| ", &mut out);
            string("msgid", previous, "#| ", &mut out);
        }
        string("msgctxt", &message.context, "", &mut out);
        string("msgid", &message.source, "", &mut out);
        string("msgstr", &message.text, "", &mut out);
    }
    out
}

/// The fields of the header, a line each. `msgfmt -c` warns if one of them is missing.
fn header(header: &Header) -> String {
    let on = header.on.map_or_else(|| NO_DATE.to_owned(), |on| format!("{on} 00:00+0000"));
    let lang = header.lang.replace('-', "_");
    let fields = [
        ("Project-Id-Version", header.project.as_str()),
        ("PO-Revision-Date", &on),
        ("Last-Translator", header.translator.as_deref().unwrap_or(NO_TRANSLATOR)),
        ("Language-Team", &format!("{lang} <LL@li.org>")),
        ("Language", &lang),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Source-Language", &header.source_lang.replace('-', "_")),
    ];
    fields.iter().map(|(name, value)| format!("{name}: {value}\n")).collect()
}

/// The header from its fields.
fn read_header(text: &str) -> Header {
    let field = |name: &str| {
        let fields = text.lines().filter_map(|line| line.split_once(':'));
        let mut named = fields.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.trim()).unwrap_or_default()
    };
    let translator = Some(field("Last-Translator"));
    let translator = translator.filter(|name| !matches!(*name, "" | NO_TRANSLATOR));
    Header {
        project: field("Project-Id-Version").to_owned(),
        source_lang: field("X-Source-Language").replace('_', "-"),
        lang: field("Language").replace('_', "-"),
        translator: translator.map(str::to_owned),
        on: field("PO-Revision-Date").get(..10).and_then(Date::parse),
    }
}

/// A keyword with its string, one line of the file for each line of the text.
fn string(keyword: &str, text: &str, prefix: &str, out: &mut String) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() <= 1 {
        let _ = writeln!(out, "{prefix}{keyword} \"{}\"", escaped(text));
        return;
    }
    let _ = writeln!(out, "{prefix}{keyword} \"\"");
    for line in lines {
        let _ = writeln!(out, "{prefix}\"{}\"", escaped(line));
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            other => out.push(other),
        }
    }
    out
}

/// Reads a file.
///
/// # Errors
/// The first line that is not in the format.
pub fn parse(text: &str) -> Result<Catalog, Malformed> {
    let mut reader = PoReader::default();
    for (nth, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        reader.line(nth + 1, line.trim_end_matches('\r'))?;
    }
    reader.finish();
    let is_header = |message: &Message| message.source.is_empty() && message.context.is_empty();
    let (headers, messages): (Vec<Message>, Vec<Message>) =
        reader.messages.into_iter().partition(is_header);
    let header = headers.first().map(|message| read_header(&message.text)).unwrap_or_default();
    Ok(Catalog { header, messages })
}

/// Which string the next line continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum PoString {
    #[default]
    None,
    Context,
    Source,
    Plural,
    Text,
    Previous,
    PreviousOther,
}

#[derive(Default)]
struct PoReader {
    messages: Vec<Message>,
    current: Message,
    part: PoString,
    /// Whether the current message has a `msgid`.
    is_open: bool,
}

impl PoReader {
    fn line(&mut self, nth: usize, line: &str) -> Result<(), Malformed> {
        let line = line.trim();
        if line.is_empty() || line.starts_with("#~") {
            return Ok(());
        }
        if let Some(previous) = line.strip_prefix("#|") {
            self.begin();
            return self.previous(nth, previous.trim_start());
        }
        if let Some(comment) = line.strip_prefix('#') {
            self.begin();
            self.comment(comment);
            return Ok(());
        }
        self.strings(nth, line)
    }

    /// A comment, or the first keyword of a message, ends the message before it.
    fn begin(&mut self) {
        if self.part == PoString::Text {
            self.finish();
        }
    }

    fn finish(&mut self) {
        let message = std::mem::take(&mut self.current);
        if std::mem::take(&mut self.is_open) {
            self.messages.push(message);
        }
        self.part = PoString::None;
    }

    fn comment(&mut self, comment: &str) {
        let current = &mut self.current;
        match comment.as_bytes().first() {
            Some(b'.') => current.notes.push(comment[1..].trim().to_owned()),
            Some(b',') => {
                current.is_fuzzy |= comment[1..].split(',').any(|flag| flag.trim() == "fuzzy");
            }
            _ => {}
        }
    }

    fn previous(&mut self, nth: usize, line: &str) -> Result<(), Malformed> {
        let (keyword, rest) = keyword(line);
        self.part = match (keyword, self.part) {
            ("msgid", _) => PoString::Previous,
            ("msgctxt" | "msgid_plural", _) => PoString::PreviousOther,
            ("", part @ (PoString::Previous | PoString::PreviousOther)) => part,
            _ => return Err(Malformed::at(nth, "expected `msgid` after `#|`")),
        };
        let text = quoted(nth, rest)?;
        if self.part == PoString::Previous {
            self.current.previous.get_or_insert_default().push_str(&text);
        }
        Ok(())
    }

    fn strings(&mut self, nth: usize, line: &str) -> Result<(), Malformed> {
        let (keyword, rest) = keyword(line);
        let is_previous = matches!(self.part, PoString::Previous | PoString::PreviousOther);
        match keyword {
            "msgctxt" => {
                self.begin();
                self.part = PoString::Context;
            }
            "msgid" => {
                self.begin();
                self.part = PoString::Source;
                self.is_open = true;
                self.current.line = nth;
            }
            "msgid_plural" => self.part = PoString::Plural,
            "msgstr" | "msgstr[0]" if self.is_open => self.part = PoString::Text,
            other if other.starts_with("msgstr[") && self.is_open => self.part = PoString::Plural,
            "" if self.part != PoString::None && !is_previous => {}
            _ => {
                return Err(Malformed::at(
                    nth,
                    "expected `msgctxt`, `msgid`, `msgstr` or a string",
                ));
            }
        }
        let text = quoted(nth, rest)?;
        match self.part {
            PoString::Context => self.current.context.push_str(&text),
            PoString::Source => self.current.source.push_str(&text),
            PoString::Text => self.current.text.push_str(&text),
            PoString::None | PoString::Plural | PoString::Previous | PoString::PreviousOther => {}
        }
        Ok(())
    }
}

/// The keyword that a line begins with, empty for a line with only a string.
fn keyword(line: &str) -> (&str, &str) {
    let end = line.find('"').unwrap_or(line.len());
    (line[..end].trim(), &line[end..])
}

/// The text of a string in quotation marks.
fn quoted(nth: usize, written: &str) -> Result<String, Malformed> {
    let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let inner = inner.ok_or_else(|| Malformed::at(nth, "expected a string in quotation marks"))?;
    let mut out = String::with_capacity(inner.len());
    let mut signs = inner.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => {
                return Err(Malformed::at(nth, "a quotation mark in a string needs a backslash"));
            }
            '\\' => match signs.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('r') => out.push('\r'),
                Some(other @ ('"' | '\\')) => out.push(other),
                _ => return Err(Malformed::at(nth, "unknown escape in a string")),
            },
            other => out.push(other),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, proptest};
    use proptest::prop_assert_eq;

    use super::{parse, write};
    use crate::exchange::catalog::{Catalog, Header, Message};
    use crate::lang::date::Date;

    fn message() -> impl Strategy<Value = Message> {
        let text = || "[ -~\n\t\u{e9}\u{2026}]{1,30}";
        (text(), text(), any::<bool>(), prop::option::of(text()), "[a-z ]{0,9}").prop_map(
            |(source, text, is_fuzzy, previous, note)| Message {
                context: "a/b#c/1".to_owned(),
                source,
                text,
                previous,
                is_fuzzy,
                notes: Some(note.trim().to_owned())
                    .filter(|note| !note.is_empty())
                    .into_iter()
                    .collect(),
                ..Message::default()
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(messages in prop::collection::vec(message(), 0..5)) {
            let header = Header {
                project: "A: b".to_owned(),
                source_lang: "cs".to_owned(),
                lang: "pt-BR".to_owned(),
                translator: Some("Ana <a@example.org>".to_owned()),
                on: Date::parse("2026-03-04"),
            };
            let file = Catalog { header, messages };
            let mut read = parse(&write(&file)).expect("is readable");
            read.messages.iter_mut().for_each(|message| message.line = 0);
            prop_assert_eq!(read, file);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = parse(&text);
            let _ = parse(&format!("msgid \"a\"\n{text}"));
        }
    }

    #[test]
    fn forms_that_other_programs_write_are_read() {
        let text = "# A translator\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\n#: a.md:3\n#, c-format, fuzzy\n#| msgctxt \"k#s/1\"\n#| msgid \"\"\n#| \"Old \"\n#| \"text\"\nmsgctxt \"k#s/1\"\nmsgid \"\"\n\"New \"\n\"\\\"text\\\"\"\nmsgstr \"Neu\"\nmsgctxt \"k#s/2\"\nmsgid \"B\"\nmsgstr \"\"\n\n#~ msgid \"gone\"\n#~ msgstr \"weg\"\n";
        let file = parse(text).expect("is readable");
        assert_eq!((file.header.lang.as_str(), file.header.translator), ("de", None));
        let [first, second] = file.messages.as_slice() else { panic!("{:?}", file.messages) };
        assert_eq!((first.source.as_str(), first.text.as_str()), ("New \"text\"", "Neu"));
        assert_eq!(first.previous.as_deref(), Some("Old text"));
        assert!(first.is_fuzzy && !second.is_fuzzy);
        assert_eq!((second.context.as_str(), second.line), ("k#s/2", 18));
    }

    #[test]
    fn line_that_is_not_in_the_format_is_named() {
        for (text, line) in [
            ("msgid \"a\nmsgstr \"\"\n", 1),
            ("\nmsgstr \"a\"\n", 2),
            ("msgid \"a\"\nmsgstr \"\\q\"", 2),
            ("msgid \"a\"\nmsgstr \"a\" b\"\"", 2),
            ("what", 1),
        ] {
            assert_eq!(parse(text).expect_err("is malformed").line, line, "{text}");
        }
    }
}
