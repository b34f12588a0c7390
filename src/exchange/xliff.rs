//! XLIFF 1.2 (OASIS): written and read as messages, without knowledge of pages.
//!
//! Code, link targets and placeholders in a text are inline codes (`ph`, `bpt`, `ept`) whose content
//! is the Markdown. So a text is the content of its element, with or without the codes. A code that
//! came back without content is looked up by its id in the source.
//!
//! A translation needs work if its `state` is `new` or begins with `needs-`. Some tools fill
//! untranslated texts with their source; a target without a state that is the same as its source
//! is not a translation.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use roxmltree::{Document, Node, ParsingOptions};

use crate::exchange::catalog::{Catalog, Header, Malformed, Message};
use crate::lang::date::Date;
use crate::markdown::codes::{self, CodeKind, InlineCode};
use crate::text::escape_xml;

/// The most elements, texts and comments of a file; it limits the size of the tree.
const MAX_NODES: u32 = 2_000_000;

const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:1.2";

/// The text of a file; `original` is the key of its page.
#[must_use]
pub fn write(catalog: &Catalog, original: &str) -> String {
    let header = &catalog.header;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"{NAMESPACE}\" version=\"1.2\">\n"
    );
    let _ = writeln!(
        out,
        "  <file original=\"{}\" datatype=\"x-markdown\" source-language=\"{}\" target-language=\"{}\" product-name=\"{}\">",
        escape_xml(original),
        escape_xml(&header.source_lang),
        escape_xml(&header.lang),
        escape_xml(&header.project),
    );
    out.push_str(&phase(header));
    out.push_str("    <body>\n");
    for message in &catalog.messages {
        out.push_str(&unit(message));
    }
    out.push_str("    </body>\n  </file>\n</xliff>\n");
    out
}

/// The phase element: the translator and the day.
fn phase(header: &Header) -> String {
    let date = header.on.map(|on| format!(" date=\"{on}T00:00:00Z\""));
    let name = header.translator.as_ref();
    let name = name.map(|name| format!(" contact-name=\"{}\"", escape_xml(name)));
    match (&date, &name) {
        (None, None) => String::new(),
        (_, _) => format!(
            "    <header>\n      <phase-group>\n        <phase phase-name=\"translation\" process-name=\"translation\"{}{}/>\n      </phase-group>\n    </header>\n",
            name.unwrap_or_default(),
            date.unwrap_or_default(),
        ),
    }
}

fn unit(message: &Message) -> String {
    let codes_of_source = codes::codes(&message.source);
    let source = Segment { text: &message.source, codes: &codes_of_source };
    let approved = match (message.text.is_empty(), message.is_fuzzy) {
        (true, _) => "",
        (false, true) => " approved=\"no\"",
        (false, false) => " approved=\"yes\"",
    };
    let mut out = format!(
        "      <trans-unit id=\"{}\"{approved} xml:space=\"preserve\">\n        <source>{}</source>\n",
        escape_xml(&message.context),
        source.xml(),
    );
    if !message.text.is_empty() {
        let state = if message.is_fuzzy { "needs-review-translation" } else { "translated" };
        let target = numbered_like(source, &message.text);
        let _ = writeln!(out, "        <target state=\"{state}\">{target}</target>");
    }
    for note in &message.notes {
        let _ = writeln!(out, "        <note>{}</note>", escape_xml(note));
    }
    if let Some(previous) = &message.previous {
        let _ = writeln!(
            out,
            "        <alt-trans alttranstype=\"previous-version\">\n          <source>{}</source>\n          <target>{}</target>\n        </alt-trans>",
            escape_xml(previous),
            escape_xml(&message.text),
        );
    }
    out.push_str("      </trans-unit>\n");
    out
}

/// A text with its codes.
#[derive(Clone, Copy)]
struct Segment<'a> {
    text: &'a str,
    codes: &'a [InlineCode],
}

impl<'a> Segment<'a> {
    fn content(self, code: &InlineCode) -> &'a str {
        &self.text[code.range.clone()]
    }

    /// The content of its element.
    fn xml(self) -> String {
        let (mut out, mut done) = (String::new(), 0);
        for code in self.codes {
            out.push_str(&escape_xml(&self.text[done..code.range.start]));
            let element = element(code.kind);
            let content = escape_xml(self.content(code));
            let number = code.number;
            let _ = write!(out, "<{element} id=\"{number}\">{content}</{element}>");
            done = code.range.end;
        }
        out + &escape_xml(&self.text[done..])
    }
}

fn element(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Alone => "ph",
        CodeKind::Open => "bpt",
        CodeKind::Close => "ept",
    }
}

/// A translation whose codes have the numbers of the same codes of the source, which is how tools
/// match them. Others get new numbers.
fn numbered_like(source: Segment<'_>, text: &str) -> String {
    let mut codes = codes::codes(text);
    let own = codes.clone();
    let of_text = Segment { text, codes: &own };
    let mut free: Vec<&InlineCode> =
        source.codes.iter().filter(|c| c.kind != CodeKind::Open).collect();
    let mut next = source.codes.iter().map(|code| code.number).max().unwrap_or(0);
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    // The start of a link is the same in all links; its end has the target.
    for code in own.iter().filter(|code| code.kind != CodeKind::Open) {
        let is_same = |other: &&InlineCode| {
            other.kind == code.kind && source.content(other) == of_text.content(code)
        };
        let number = match free.iter().position(is_same) {
            Some(at) => free.remove(at).number,
            None => {
                next += 1;
                next
            }
        };
        numbers.insert(code.number, number);
    }
    for code in &mut codes {
        code.number = numbers.get(&code.number).copied().unwrap_or(code.number);
    }
    Segment { text, codes: &codes }.xml()
}

/// Reads a file.
///
/// # Errors
/// The first place that is not well-formed, or an element that is not XLIFF 1.2.
pub fn parse(text: &str) -> Result<Catalog, Malformed> {
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let line = usize::try_from(error.pos().row).unwrap_or(0);
        Malformed { line, reason: error.to_string() }
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "xliff" || root.attribute("version") != Some("1.2") {
        return Err(Malformed::at(line(root), "expected `<xliff version=\"1.2\">`"));
    }
    let mut catalog = Catalog::default();
    for file in elements(root, "file") {
        catalog.header = header(file);
        let units = file.descendants().filter(|node| node.tag_name().name() == "trans-unit");
        for unit in units {
            catalog.messages.push(message(unit)?);
        }
    }
    Ok(catalog)
}

fn header(file: Node<'_, '_>) -> Header {
    let attribute = |name: &str| file.attribute(name).unwrap_or_default().to_owned();
    let mut phases = file.descendants().filter(|node| node.tag_name().name() == "phase");
    let named = phases.rfind(|phase| phase.has_attribute("contact-name"));
    let of_phase = |name: &str| named.and_then(|phase| phase.attribute(name));
    Header {
        project: attribute("product-name"),
        source_lang: attribute("source-language"),
        lang: attribute("target-language"),
        translator: of_phase("contact-name").map(str::to_owned),
        on: of_phase("date").and_then(|date| Date::parse(date.get(..10)?)),
    }
}

fn message(unit: Node<'_, '_>) -> Result<Message, Malformed> {
    let line = line(unit);
    let context = unit.attribute("resname").filter(|name| name.contains('#'));
    let context = context.or_else(|| unit.attribute("id"));
    let Some(context) = context else {
        return Err(Malformed::at(line, "a `<trans-unit>` has no `id`"));
    };
    let Some(source) = elements(unit, "source").next() else {
        return Err(Malformed::at(line, "a `<trans-unit>` has no `<source>`"));
    };
    let codes = codes_by_id(source);
    let source_text = content(source, &BTreeMap::new());
    let target = elements(unit, "target").next();
    let state = target.and_then(|target| target.attribute("state"));
    let text = target.map_or_else(String::new, |target| content(target, &codes));
    let is_filled_in = state.is_none() && text == source_text && text.contains(char::is_alphabetic);
    let is_fuzzy = state.is_some_and(|state| state == "new" || state.starts_with("needs-"));
    let previous = elements(unit, "alt-trans")
        .find(|other| other.attribute("alttranstype") == Some("previous-version"))
        .and_then(|other| elements(other, "source").next());
    let notes = elements(unit, "note").filter_map(|note| note.text()).map(str::to_owned);
    Ok(Message {
        context: context.to_owned(),
        source: source_text,
        text: if is_filled_in { String::new() } else { text },
        previous: previous.map(|source| content(source, &BTreeMap::new())),
        is_fuzzy,
        notes: notes.collect(),
        line,
    })
}

/// The content of the codes of a source, by element and id.
type CodesById = BTreeMap<(&'static str, String), String>;

fn codes_by_id(source: Node<'_, '_>) -> CodesById {
    let code = |node: Node<'_, '_>| {
        let role = role(node)?;
        Some(((role, node.attribute("id")?.to_owned()), content(node, &BTreeMap::new())))
    };
    source.descendants().filter_map(code).collect()
}

/// What an element is among the codes: whole, start or end.
fn role(node: Node<'_, '_>) -> Option<&'static str> {
    match node.tag_name().name() {
        "ph" | "x" => Some("ph"),
        "ept" | "ex" => Some("ept"),
        "it" if node.attribute("pos") == Some("close") => Some("ept"),
        "bpt" | "bx" | "it" => Some("bpt"),
        _ => None,
    }
}

/// The text in an element and in all elements within it. An empty code has the content of the same
/// code of the source.
fn content(node: Node<'_, '_>, codes: &CodesById) -> String {
    let mut out = String::new();
    for part in node.descendants() {
        if let Some(text) = part.text().filter(|_| part.is_text()) {
            out.push_str(text);
        } else if let (Some(role), Some(id)) = (role(part), part.attribute("id"))
            && !part.has_children()
        {
            let known = codes.get(&(role, id.to_owned()));
            out.push_str(known.map(String::as_str).unwrap_or_default());
        }
    }
    out
}

fn elements<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

fn line(node: Node<'_, '_>) -> usize {
    let position = node.document().text_pos_at(node.range().start);
    usize::try_from(position.row).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, proptest};
    use proptest::prop_assert_eq;

    use super::{parse, write};
    use crate::exchange::catalog::{Catalog, Header, Message};
    use crate::lang::date::Date;

    fn message() -> impl Strategy<Value = Message> {
        let text =
            || "[ -~\n\t\u{e9}\u{2026}]{1,30}|(`a`|\\[b\\]\\(c\\)|\\[\\[k\\]\\]|\\{n\\}| d){1,5}";
        (text(), text(), any::<bool>(), prop::option::of(text())).prop_map(
            |(source, text, is_fuzzy, previous)| Message {
                context: "a/b#c/1".to_owned(),
                source,
                text,
                previous,
                is_fuzzy,
                notes: vec!["A <note> & \"more\"".to_owned()],
                line: 0,
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(messages in prop::collection::vec(message(), 0..5)) {
            let header = Header {
                project: "A & b".to_owned(),
                source_lang: "cs".to_owned(),
                lang: "pt-BR".to_owned(),
                translator: Some("Ana <a@example.org>".to_owned()),
                on: Date::parse("2026-03-04"),
            };
            let catalog = Catalog { header, messages };
            let mut read = parse(&write(&catalog, "a/b")).expect("is readable");
            read.messages.iter_mut().for_each(|message| message.line = 0);
            prop_assert_eq!(read, catalog);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = parse(&text);
            let _ = parse(&format!("<xliff version=\"1.2\"><file><body>{text}</body></file></xliff>"));
        }
    }

    fn units(units: &str) -> Vec<Message> {
        let text = format!(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"><file original=\"k\" source-language=\"cs\" target-language=\"de\"><body><group>{units}</group></body></file></xliff>"
        );
        parse(&text).expect("is readable").messages
    }

    #[test]
    fn codes_have_the_numbers_of_the_source() {
        let message = Message {
            context: "k#s/1".to_owned(),
            source: "A [b](c) `d`".to_owned(),
            text: "`d` [B](c) `e`".to_owned(),
            ..Message::default()
        };
        let text = write(&Catalog { messages: vec![message], ..Catalog::default() }, "k");
        assert!(text.contains("<source>A <bpt id=\"1\">[</bpt>b<ept id=\"1\">](c)</ept> <ph id=\"2\">`d`</ph></source>"), "{text}");
        assert!(text.contains("<target state=\"translated\"><ph id=\"2\">`d`</ph> <bpt id=\"1\">[</bpt>B<ept id=\"1\">](c)</ept> <ph id=\"3\">`e`</ph></target>"), "{text}");
    }

    #[test]
    fn forms_that_other_programs_write_are_read() {
        let read = units(
            "<trans-unit id=\"7\" resname=\"k#s/1\"><source>A <ph id=\"1\">`b`</ph></source><target><mrk mtype=\"seg\" mid=\"0\">Ä <x id=\"1\"/></mrk></target></trans-unit><trans-unit id=\"k#s/2\"><source>Same</source><target>Same</target></trans-unit><trans-unit id=\"k#s/3\"><source>Same</source><target state=\"final\">Same</target></trans-unit><trans-unit id=\"k#s/4\"><source>C</source><target state=\"needs-translation\">D</target></trans-unit><trans-unit id=\"k#s/5\"><source>C</source></trans-unit>",
        );
        let shown: Vec<(&str, &str, bool)> = read
            .iter()
            .map(|message| (message.context.as_str(), message.text.as_str(), message.is_fuzzy))
            .collect();
        let expected = [
            ("k#s/1", "Ä `b`", false),
            ("k#s/2", "", false),
            ("k#s/3", "Same", false),
            ("k#s/4", "D", true),
            ("k#s/5", "", false),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn place_that_is_not_in_the_format_is_named() {
        for (text, line) in [
            ("<a>\n</b>", 2),
            ("<xliff version=\"2.0\"/>", 1),
            ("<xliff version=\"1.2\"><file>\n<trans-unit/></file></xliff>", 2),
            ("<xliff version=\"1.2\"><file>\n<trans-unit id=\"k#a\"/></file></xliff>", 2),
        ] {
            assert_eq!(parse(text).expect_err("is malformed").line, line, "{text}");
        }
    }
}
