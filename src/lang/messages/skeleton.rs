//! Drafts of message files: the messages that a language lacks, as comments.
//!
//! 1. [`entries`] splits a file into its messages, each with the lines of its text.
//! 2. [`draft`] writes the missing ones in the order of the English file. A selection by number
//!    gets the plural forms of the new language.
//!
//! A message is written as a comment, so it counts as missing until a translator translates it and
//! removes the `#`.

use std::fmt::Write as _;

use crate::lang::messages::Messages;
use crate::lang::plural::{self, Category};
use crate::lang::tag::Tag;

/// The first lines of a draft.
const HEAD: &str = "\
# Translate a message and remove the `#` before its lines. A message that stays a comment is shown in
# English. Keep the ids and what is in {…}.
";

/// The messages that `other` lacks, as a text to append to its file; `None` if it lacks none.
/// Messages that `present`, the text of the file, already holds as comments are left out.
#[must_use]
pub fn draft(reference: &Messages, other: &Messages, present: &str) -> Option<String> {
    let mut text = String::new();
    for source in reference.sources() {
        for entry in entries(&source.text) {
            let is_drafted = present
                .lines()
                .any(|line| line.strip_prefix("# ").is_some_and(|line| id(line) == Some(entry.id)));
            if !other.has(entry.id) && !is_drafted {
                text.push('\n');
                commented(&entry, &other.tag, &mut text);
            }
        }
    }
    let head = if present.is_empty() { HEAD } else { "" };
    (!text.is_empty()).then(|| format!("{head}{text}"))
}

/// One message in a file.
struct MessageText<'a> {
    id: &'a str,
    lines: Vec<&'a str>,
}

/// The messages of a file, without comments.
fn entries(text: &str) -> Vec<MessageText<'_>> {
    let mut found: Vec<MessageText<'_>> = Vec::new();
    let mut is_inside = false;
    for line in text.lines() {
        if let Some(id) = id(line) {
            found.push(MessageText { id, lines: vec![line] });
            is_inside = true;
        } else if line.starts_with([' ', '}']) && is_inside {
            found.last_mut().expect("a message began").lines.push(line);
        } else {
            is_inside = false;
        }
    }
    found
}

/// The id of a message whose text begins in a line.
fn id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let is_id = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    is_id.then_some(id)
}

fn commented(entry: &MessageText<'_>, tag: &Tag, text: &mut String) {
    let mut rest = entry.lines.as_slice();
    while let [line, after @ ..] = rest {
        let n_forms = rest.iter().take_while(|line| form(line).is_some()).count();
        if n_forms == 0 {
            let _ = writeln!(text, "# {line}");
            rest = after;
            continue;
        }
        forms(&rest[..n_forms], tag, text);
        rest = &rest[n_forms..];
    }
}

/// Writes the variants of a selection; those of a selection by number for every plural form.
fn forms(lines: &[&str], tag: &Tag, text: &mut String) {
    let variants: Vec<(&str, &str)> = lines.iter().filter_map(|line| form(line)).collect();
    let is_number = |key: &str| key.bytes().all(|byte| byte.is_ascii_digit());
    let is_plural =
        variants.iter().all(|(key, _)| is_number(key) || Category::from_keyword(key).is_some());
    if !is_plural {
        for line in lines {
            let _ = writeln!(text, "# {line}");
        }
        return;
    }
    for (key, words) in variants.iter().filter(|(key, _)| is_number(key)) {
        let _ = writeln!(text, "#     [{key}] {words}");
    }
    let of = |keyword: &str| variants.iter().find(|(key, _)| *key == keyword);
    for category in plural::categories(tag) {
        let keyword = category.keyword();
        let star = if category == Category::Other { '*' } else { ' ' };
        let (_, words) = of(keyword).or_else(|| of("other")).unwrap_or(&("", ""));
        let _ = writeln!(text, "#    {star}[{keyword}] {words}");
    }
}

/// Key and text of a variant on a line of its own: `   *[other] { $n } pages`.
fn form(line: &str) -> Option<(&str, &str)> {
    let (key, words) =
        line.trim_start().trim_start_matches('*').strip_prefix('[')?.split_once(']')?;
    Some((key.trim(), words.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::draft;
    use crate::lang::messages::Messages;
    use crate::lang::tag::Tag;
    use crate::text::{RelPath, Source};

    const ENGLISH: &str = "# Head\n\n## Group\n\nskip = Skip\nmenu = Menu\npages = { $n ->\n    [0] none\n    [one] { $n } page\n   *[other] { $n } pages\n}\nkind = { $kind ->\n    [page] a page\n   *[quiz] a quiz\n}\n";

    fn messages(tag: &str, text: &str) -> Messages {
        let source = Source::new(RelPath::new("i18n/x.ftl").expect("a plain path"), text);
        Messages::new(&Tag::parse(tag).expect("a valid tag"), &[source]).0
    }

    #[test]
    fn draft_holds_what_is_missing_with_the_plural_forms_of_the_language() {
        let english = messages("en", ENGLISH);
        let czech = messages("cs", "menu = Nabídka\n");
        let text = draft(&english, &czech, "menu = Nabídka\n").expect("three are missing");
        assert_eq!(
            text,
            "\n# skip = Skip\n\n# pages = { $n ->\n#     [0] none\n#     [one] { $n } page\n#     [few] { $n } pages\n#     [many] { $n } pages\n#    *[other] { $n } pages\n# }\n\n# kind = { $kind ->\n#     [page] a page\n#    *[quiz] a quiz\n# }\n"
        );
        assert_eq!(draft(&english, &czech, &text), None, "what is drafted is not drafted again");
        assert_eq!(draft(&english, &english, ""), None);
    }

    #[test]
    fn draft_without_its_comment_signs_is_a_complete_file() {
        let english = messages("en", ENGLISH);
        let (nothing, _) = Messages::new(&Tag::parse("ar").expect("a valid tag"), &[]);
        let text = draft(&english, &nothing, "").expect("all are missing");
        let (_, body) = text.split_once("\n\n").expect("a head");
        let body: String = body
            .lines()
            .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)))
            .collect();
        let source = Source::new(RelPath::new("i18n/ar.ftl").expect("a plain path"), &*body);
        let (arabic, found) = Messages::new(&Tag::parse("ar").expect("a valid tag"), &[source]);
        assert_eq!(found, [], "{body}");
        assert_eq!(arabic.ids().collect::<Vec<_>>(), english.ids().collect::<Vec<_>>());
    }
}
