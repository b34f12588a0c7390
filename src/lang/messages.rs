//! The messages of the user interface, from Fluent files (Project Fluent syntax 1.0).
//!
//! 1. [`Messages::new`] reads the files of one language, of which later ones override earlier ones,
//!    and applies the typography of the language.
//! 2. [`Messages::text`] and [`Messages::format`] return a message; [`Messages::variants`] returns
//!    all plural forms of a message for a script in the browser.
//! 3. [`missing`] reports the messages that a language lacks; [`skeleton`] writes them as a draft.
//!
//! kb evaluates patterns itself, so that plurals, digits and typography use the same CLDR data as
//! the rest of the page. There are no bidirectional isolation marks; the page sets the direction.

mod compile;
mod evaluate;
mod pattern;
pub mod skeleton;
mod syntax;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::lang::messages::evaluate::{Given, PluralForm};
use crate::lang::messages::pattern::{Expression, Pattern, SelectorKey};
use crate::lang::plural;
use crate::lang::tag::Tag;
use crate::text::{Source, Span};

/// How many missing messages a finding names.
const N_NAMED: usize = 5;

/// All messages of one language.
#[derive(Debug)]
pub struct Messages {
    tag: Tag,
    sources: Vec<Arc<Source>>,
    /// By `id`, `id.attribute`, and for terms `-id`.
    entries: BTreeMap<String, MessageEntry>,
}

/// One message, attribute or term.
#[derive(Debug)]
struct MessageEntry {
    source: Arc<Source>,
    /// The place of its name.
    span: Span,
    pattern: Pattern,
}

/// A value for a placeholder.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// A text, inserted unchanged.
    Text(&'a str),
    /// A number, written as the language does; it also chooses the plural form.
    Number(i64),
}

impl Messages {
    /// Reads the files of one language; a message of a later file replaces that of an earlier one.
    /// Mistakes in a file are reported at their places, and the rest is still used.
    #[must_use]
    pub fn new(tag: &Tag, sources: &[Arc<Source>]) -> (Messages, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let mut entries = BTreeMap::new();
        for source in sources {
            entries.extend(compile::file(tag, source).take(&mut found));
        }
        let messages = Messages { tag: tag.clone(), sources: sources.to_vec(), entries };
        found.extend(messages.references());
        (messages, found)
    }

    /// The ids of all messages that have a text, sorted; attributes as `id.attribute`.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str).filter(|id| !id.starts_with('-'))
    }

    /// The ids of all messages with the places of their names.
    pub(crate) fn places(&self) -> impl Iterator<Item = (&str, &Arc<Source>, Span)> {
        self.ids().filter_map(|id| {
            let entry = self.entries.get(id)?;
            Some((id, &entry.source, entry.span))
        })
    }

    /// Whether there is a message with this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        !id.starts_with('-') && self.entries.contains_key(id)
    }

    /// The files, the default theme's first.
    pub(crate) fn sources(&self) -> &[Arc<Source>] {
        &self.sources
    }

    /// A message without placeholders; `None` when there is no such message.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<String> {
        self.format(id, &[])
    }

    /// A message with its placeholders filled; one without a value stays as `{$name}`.
    #[must_use]
    pub fn format(&self, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.formatted(id, &Given::Arguments(args))
    }

    /// All plural forms of a message, each placeholder left as `{name}`: by the keyword of the
    /// category, and by the number where the message names one. Without plurals only `other`.
    #[must_use]
    pub fn variants(&self, id: &str) -> Option<BTreeMap<String, String>> {
        let entry = self.entries.get(id).filter(|_| !id.starts_with('-'))?;
        let mut numbers = BTreeSet::new();
        let mut plural = false;
        entry.pattern.walk(&mut |expression| {
            if let Expression::Select { variants, plural: true, .. } = expression {
                plural = true;
                numbers.extend(variants.iter().filter_map(|variant| match &variant.key {
                    SelectorKey::Number(number) => Some(number.clone()),
                    SelectorKey::Word(_) => None,
                }));
            }
        });
        let categories = plural::categories(&self.tag)
            .into_iter()
            .filter(|category| plural || *category == plural::Category::Other);
        let choices =
            categories.map(|category| PluralForm { key: category.keyword().to_owned(), category });
        let exact = numbers.into_iter().map(|number| PluralForm {
            category: plural::category(&self.tag, &number),
            key: number,
        });
        let say = |choice: PluralForm| {
            let text = self.formatted(id, &Given::Placeholders(&choice))?;
            Some((choice.key, text))
        };
        choices.chain(exact).map(say).collect()
    }

    fn formatted(&self, id: &str, given: &Given) -> Option<String> {
        let entry = self.entries.get(id).filter(|_| !id.starts_with('-'))?;
        Some(evaluate::pattern(self, &entry.pattern, given))
    }

    /// The findings for references to messages that do not exist, and circles of references.
    fn references(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (id, entry) in &self.entries {
            entry.pattern.walk(&mut |expression| {
                let Expression::Reference { key, span, .. } = expression else { return };
                if self.entries.contains_key(key) {
                    return;
                }
                let message = format!("unknown message `{key}`");
                let help = nearest(key, self.entries.keys().map(String::as_str))
                    .map(|near| format!("did you mean `{near}`?"));
                let finding = Diagnostic::new(Rule::BadTheme, &entry.source, *span, message);
                found.push(finding.maybe_help(help));
            });
            if self.reached(&entry.pattern).contains(id.as_str()) {
                let message = format!("message `{id}` contains itself");
                found.push(Diagnostic::new(Rule::BadTheme, &entry.source, entry.span, message));
            }
        }
        found
    }

    /// The ids of all messages that a pattern references, directly or through others.
    fn reached<'a>(&'a self, pattern: &'a Pattern) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut next = vec![pattern];
        while let Some(pattern) = next.pop() {
            pattern.walk(&mut |expression| {
                if let Expression::Reference { key, .. } = expression
                    && reached.insert(key.as_str())
                {
                    next.extend(self.entries.get(key).map(|entry| &entry.pattern));
                }
            });
        }
        reached
    }

    /// The variables of a message and of all messages in it.
    pub(crate) fn variables(&self, id: &str) -> BTreeSet<&str> {
        let Some(entry) = self.entries.get(id) else { return BTreeSet::new() };
        let ids = self.reached(&entry.pattern);
        let inner = ids.iter().filter(|id| !id.starts_with('-'));
        let patterns = inner.filter_map(|id| self.entries.get(*id)).map(|entry| &entry.pattern);
        let mut names = BTreeSet::new();
        for pattern in patterns.chain([&entry.pattern]) {
            pattern.walk(&mut |expression| {
                if let Expression::Variable { name, .. } = expression {
                    names.insert(name.as_str());
                }
            });
        }
        names
    }
}

/// Reports placeholders of `other` that `reference` does not fill.
#[must_use]
pub fn unknown_placeholders(reference: &Messages, other: &Messages) -> Vec<Diagnostic> {
    let in_both = reference.ids().filter_map(|id| Some((id, other.entries.get(id)?)));
    in_both.flat_map(|(id, entry)| unknown_variables(id, entry, reference)).collect()
}

/// The messages of `reference` that `other` lacks, as one finding: pages show them in the language
/// of `reference`. `file` is the path to report if the language has no file.
#[must_use]
pub fn missing(reference: &Messages, other: &Messages, file: &Arc<Source>) -> Option<Diagnostic> {
    let absent: Vec<&str> = reference.ids().filter(|id| !other.has(id)).collect();
    let first = &reference.entries[*absent.first()?];
    let command = format!(
        "`kb i18n new ui {}` writes them as comments: translate them and remove the `#`",
        other.tag
    );
    if absent.len() == reference.ids().count() {
        let message =
            format!("no UI messages in `{}`, so pages show them in `{}`", other.tag, reference.tag);
        let finding = Diagnostic::new(Rule::MissingMessage, file, Span::default(), message);
        return Some(finding.help(command));
    }
    let shown: Vec<String> = absent.iter().take(N_NAMED).map(|id| format!("`{id}`")).collect();
    let rest = absent.len() - shown.len();
    let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    let noun = if absent.len() == 1 { "message" } else { "messages" };
    let message = format!(
        "{} UI {noun} missing in `{}`, so pages show `{}` ones: {}{rest}",
        absent.len(),
        other.tag,
        reference.tag,
        shown.join(", "),
    );
    let unknown: Vec<&str> = other.ids().filter(|id| !reference.has(id)).collect();
    let misspelled = absent.iter().find_map(|id| Some((id, nearest(id, unknown.iter().copied())?)));
    let help = match misspelled {
        Some((id, near)) => format!("did you mean `{id}` instead of `{near}`?"),
        None => command,
    };
    let source = other.sources.last().unwrap_or(file);
    let finding = Diagnostic::new(Rule::MissingMessage, source, Span::default(), message);
    let label = format!("the text in `{}`", reference.tag);
    Some(finding.help(help).also(&first.source, first.span, label))
}

fn unknown_variables(id: &str, entry: &MessageEntry, reference: &Messages) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let known = reference.variables(id);
    entry.pattern.walk(&mut |expression| {
        let Expression::Variable { name, span } = expression else { return };
        if known.contains(name.as_str()) {
            return;
        }
        let message = format!("message `{id}` has no placeholder `${name}`");
        let help = match known.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>() {
            none if none.is_empty() => format!("in `{}` it has none", reference.tag),
            names => format!("in `{}` it has {}", reference.tag, names.join(", ")),
        };
        found.push(Diagnostic::new(Rule::Placeholder, &entry.source, *span, message).help(help));
    });
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Arg, Messages, missing, unknown_placeholders};
    use crate::diag::{Diagnostic, Severity};
    use crate::lang::tag::Tag;
    use crate::text::{RelPath, Source};

    const PAGES: &str = "pages = { $n ->\n    [one] { $n } stránka\n    [few] { $n } stránky\n    [many] { $n } stránky\n   *[other] { $n } stránek\n }\n";

    fn source(name: &str, text: &str) -> Arc<Source> {
        Source::new(RelPath::new(name).expect("a plain path"), text)
    }

    fn read(tag: &str, text: &str) -> (Messages, Vec<Diagnostic>) {
        let tag = Tag::parse(tag).expect("a valid tag");
        Messages::new(&tag, &[source("i18n/x.ftl", text)])
    }

    fn messages(tag: &str, text: &str) -> Messages {
        let (messages, found) = read(tag, text);
        assert_eq!(found, [], "{text}");
        messages
    }

    /// Each finding as `rule: message @ the text it points at`.
    fn shown(found: &[Diagnostic]) -> Vec<String> {
        let line = |found: &Diagnostic| {
            let place = found.source.slice(found.span);
            format!("{}: {} @ {place}", found.rule.code(), found.message)
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn plural_forms_follow_the_number() {
        let messages = messages("cs", PAGES);
        let say = |n| messages.format("pages", &[("n", Arg::Number(n))]).expect("is there");
        assert_eq!(say(1), "1\u{a0}stránka");
        assert_eq!(say(2), "2\u{a0}stránky");
        assert_eq!(say(5), "5\u{a0}stránek");
        assert_eq!(say(0), "0\u{a0}stránek");
        assert_eq!(say(22), "22\u{a0}stránek");
        assert_eq!(say(1234), "1\u{a0}234\u{a0}stránek");
    }

    #[test]
    fn variants_keep_the_placeholder() {
        let forms = messages("cs", PAGES).variants("pages").expect("is there");
        let forms: Vec<_> = forms.iter().map(|(k, v)| format!("{k}={v}")).collect();
        assert_eq!(
            forms,
            [
                "few={n}\u{a0}stránky",
                "many={n}\u{a0}stránky",
                "one={n}\u{a0}stránka",
                "other={n}\u{a0}stránek",
            ]
        );
        let text = "found = { $n ->\n [0] Nothing\n [one] One page\n *[other] { $n } pages in { $where }\n }\nplain = Found { $n }";
        let messages = messages("en", text);
        let forms = messages.variants("found").expect("is there");
        assert_eq!(forms["0"], "Nothing");
        assert_eq!(forms["other"], "{n} pages in {where}");
        assert_eq!(messages.variants("plain").expect("is there").len(), 1);
        assert_eq!(messages.variants("none"), None);
    }

    #[test]
    fn choice_without_a_form_of_the_language_is_reported_at_its_variable() {
        let text =
            "a = { $n ->\n [one] x\n *[other] y\n }\nb = { $kind ->\n [page] x\n *[other] y\n }";
        assert_eq!(
            shown(&read("cs", text).1),
            ["plural-forms: missing plural forms: few, many @ n"]
        );
        assert_eq!(read("en", text).1, []);
        let nested = "a = { $k ->\n *[x] { NUMBER($n) ->\n [one] x\n *[other] y\n } }";
        assert_eq!(read("cs", nested).1.len(), 1);
    }

    #[test]
    fn later_file_replaces_messages_of_an_earlier_one() {
        let tag = Tag::parse("en").expect("valid");
        let files = [source("a.ftl", "a = A\nb = B\n .title = T"), source("b.ftl", "b = Mine")];
        let (messages, found) = Messages::new(&tag, &files);
        assert_eq!(found, []);
        assert_eq!(messages.text("a").as_deref(), Some("A"));
        assert_eq!(messages.text("b").as_deref(), Some("Mine"));
        assert_eq!(messages.text("b.title").as_deref(), Some("T"));
        assert_eq!(messages.ids().collect::<Vec<_>>(), ["a", "b", "b.title"]);
        assert_eq!(messages.text("c"), None);
    }

    #[test]
    fn typography_sets_literal_words_only() {
        let messages =
            messages("cs", "a = Vrátit se k { $title } a \"{ $title }\"\nb = v { \"k tomu\" }");
        let said = messages.format("a", &[("title", Arg::Text("\"v x\""))]).expect("is there");
        assert_eq!(said, "Vrátit se k\u{a0}\"v x\" a\u{a0}„\"v x\"“");
        assert_eq!(messages.text("b").as_deref(), Some("v\u{a0}k tomu"));
    }

    #[test]
    fn terms_attributes_and_other_messages_are_put_in() {
        let text = "-brand = { $case ->\n [genitive] konce\n *[nominative] konec\n }\na = Dobrý { -brand }, bez { -brand(case: \"genitive\") }\nb = { a }!\nc = { 1234 } { $x }";
        let messages = messages("cs", text);
        assert_eq!(messages.text("b").as_deref(), Some("Dobrý konec, bez konce!"));
        assert_eq!(messages.text("c").as_deref(), Some("1\u{a0}234 {$x}"));
        assert_eq!(messages.text("-brand"), None);
        assert!(!messages.ids().any(|id| id.starts_with('-')));
    }

    #[test]
    fn several_lines_are_one_text() {
        let messages = messages("cs", "a =\n    První v\n    řadě\n");
        assert_eq!(messages.text("a").as_deref(), Some("První v\u{a0}řadě"));
    }

    #[test]
    fn mistakes_are_reported_at_their_place_and_the_rest_is_used() {
        let (messages, found) = read(
            "en",
            "good = Good\nbad = { $n ->\n [one] x\n }\nworse\nlast = { missing } { DATE($d) }\ngood = Again\n",
        );
        let found = shown(&found);
        assert_eq!(messages.text("good").as_deref(), Some("Again"));
        assert!(found.contains(&"bad-theme: unknown message `missing` @ missing".to_owned()));
        assert!(found.contains(&"bad-theme: unknown function `DATE` @ DATE".to_owned()));
        assert!(found.contains(&"duplicate-id: message `good` is defined twice @ good".to_owned()));
        assert!(
            found.iter().any(|f| f.starts_with("bad-theme: a selection has no default variant")),
            "{found:?}"
        );
        assert!(found.iter().any(|f| f.starts_with("bad-theme: expected `=`")), "{found:?}");
        assert_eq!(found.len(), 5, "{found:?}");
    }

    #[test]
    fn circles_and_deep_nesting_end() {
        let (circle, found) = read("en", "a = { b }\nb = x{ a }");
        assert_eq!(found.len(), 2);
        assert!(circle.text("a").is_some());
        let doubling: Vec<String> =
            (0..40).map(|n| format!("m{n} = {{ m{0} }}{{ m{0} }}\n", n + 1)).collect();
        let doubling = doubling.concat();
        assert!(messages("en", &format!("{doubling}m40 = x")).text("m0").is_some());
        let (_, found) = read("en", &format!("a = {}", "{".repeat(100_000)));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
    }

    #[test]
    fn comparison_names_what_is_missing_and_unknown() {
        let reference = messages("en", "a = A { $n }\nb = B\nsearch-label = S\ninner = { a }");
        let other = messages("cs", "a = A { $m }\nserch-label = S\ninner = { $n }");
        let found = unknown_placeholders(&reference, &other);
        assert_eq!(shown(&found), ["placeholder: message `a` has no placeholder `$m` @ m"]);
        assert_eq!(found[0].help.as_deref(), Some("in `en` it has `$n`"));
        let file = source("i18n/cs.ftl", "");
        let found = missing(&reference, &other, &file).expect("two messages are missing");
        assert_eq!(
            found.message,
            "2 UI messages missing in `cs`, so pages show `en` ones: `b`, `search-label`"
        );
        assert_eq!(
            found.help.as_deref(),
            Some("did you mean `search-label` instead of `serch-label`?")
        );
        assert_eq!(found.related.len(), 1);
        assert_eq!(missing(&reference, &reference, &file), None);
        let (nothing, _) = Messages::new(&reference.tag, &[]);
        let found = missing(&reference, &nothing, &file).expect("all messages are missing");
        assert_eq!(found.source.path.as_str(), "i18n/cs.ftl");
        assert_eq!(unknown_placeholders(&reference, &reference), []);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic() {
        for text in [
            "",
            "\r\n",
            "a",
            "a =",
            "a = {",
            "a = }",
            "ž = x",
            "a = {\"\\u00",
            "-t =\n",
            "a = ž {ž}",
        ] {
            let (messages, _) = read("cs", text);
            assert!(messages.ids().count() <= 1);
        }
    }

    #[test]
    fn messages_are_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&messages("en", "a = A"));
    }
}
