//! The UI messages of a site, language by language, each with the language that it is in.
//!
//! 1. [`read`] finds the files for each language: `zh-TW` gets `zh-Hant.ftl`, and `pt-BR` gets
//!    `pt.ftl` with `pt-BR.ftl` over it.
//! 2. A message that these files lack comes from a language that the reader is likely to read
//!    (`nb` for `nn`), else from English. [`Interface::html`] marks it with `lang` and `dir`.
//! 3. Each language that lacks messages has one finding.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::lang::by_lang::ByLang;
use crate::lang::messages::{self, Arg, Messages};
use crate::lang::parents;
use crate::lang::plural;
use crate::lang::tag::Tag;
use crate::text::{RelPath, Source, escape_html};

/// The language that has every message.
const REFERENCE: &str = "en";

/// The UI messages that pages in one language show.
pub(crate) struct Interface {
    tag: Tag,
    /// The messages of the language itself, then those it falls back to.
    layers: Vec<Layer>,
}

/// Messages in one language.
#[derive(Clone)]
struct Layer {
    messages: Arc<Messages>,
    /// Attributes for a text in another language than that of the page.
    mark: Option<String>,
}

impl Interface {
    /// Whether no message comes from another language.
    pub(super) fn is_complete(&self) -> bool {
        let own = &self.layers[0].messages;
        self.ids().iter().all(|id| own.has(id))
    }

    /// The ids of all messages.
    pub(super) fn ids(&self) -> BTreeSet<&str> {
        self.layers.iter().flat_map(|layer| layer.messages.ids()).collect()
    }

    /// The names of the arguments that a message shows or chooses by.
    pub(super) fn variables(&self, id: &str) -> BTreeSet<&str> {
        self.layer(id).map_or_else(BTreeSet::new, |layer| layer.messages.variables(id))
    }

    fn layer(&self, id: &str) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.messages.has(id))
    }

    /// A message with its placeholders filled.
    pub(crate) fn text(&self, id: &str, arguments: &[(&str, Arg<'_>)]) -> Option<String> {
        self.layer(id)?.messages.format(id, arguments)
    }

    /// A message as HTML: in an element with its language if that is not the language of the page.
    pub(crate) fn html(&self, id: &str, arguments: &[(&str, Arg<'_>)]) -> Option<String> {
        let layer = self.layer(id)?;
        let text = layer.messages.format(id, arguments)?;
        let text = escape_html(&text);
        Some(match &layer.mark {
            Some(mark) => format!("<span{mark}>{text}</span>"),
            None => text.into_owned(),
        })
    }

    /// All plural forms of a message, with one for every category of the language of the page.
    pub(super) fn variants(&self, id: &str) -> Option<BTreeMap<String, String>> {
        let mut forms = self.layer(id)?.messages.variants(id)?;
        if let (Some(other), true) = (forms.get("other").cloned(), forms.len() > 1) {
            for category in plural::categories(&self.tag) {
                forms.entry(category.keyword().to_owned()).or_insert_with(|| other.clone());
            }
        }
        Some(forms)
    }
}

/// Reads the messages of all languages of a site. `sources` are the message files by name, in the
/// order in which later ones replace messages of earlier ones; `folder` is the folder of the site's
/// own files.
pub(super) fn read(
    sources: &[(String, Arc<Source>)],
    languages: &ByLang<Tag>,
    folder: &str,
) -> (BTreeMap<String, Interface>, Vec<Diagnostic>) {
    let files = MessageFiles::new(sources);
    let english = Tag::parse(REFERENCE).expect("a language tag");
    let (reference, mut found) = Messages::new(&english, &files.of(&english));
    let reference = Arc::new(reference);
    let mut all = BTreeMap::new();
    for tag in languages.values() {
        let (messages, in_messages) = match *tag == english {
            true => (Arc::clone(&reference), Vec::new()),
            false => {
                let (messages, found) = Messages::new(tag, &files.of(tag));
                (Arc::new(messages), found)
            }
        };
        found.extend(in_messages);
        found.extend(messages::unknown_placeholders(&reference, &messages));
        let file = Source::new(own_file(folder, tag), "");
        found.extend(messages::missing(&reference, &messages, &file));
        let mut layers = vec![Layer { messages, mark: None }];
        layers.extend(files.related(tag).map(|related| {
            let (messages, _) = Messages::new(related, &files.of(related));
            Layer { messages: Arc::new(messages), mark: mark(related, tag) }
        }));
        layers.push(Layer { messages: Arc::clone(&reference), mark: mark(&english, tag) });
        all.insert(tag.as_str().to_owned(), Interface { tag: tag.clone(), layers });
    }
    (all, found)
}

/// The path of a site's own message file of a language.
pub(crate) fn own_file(folder: &str, tag: &Tag) -> RelPath {
    RelPath::new(&format!("{folder}/i18n/{tag}.ftl")).expect("tags are plain names")
}

/// The messages of one language without fallbacks, for `kb i18n new ui`: English ones, and those
/// of the language.
pub(super) fn pair(sources: &[(String, Arc<Source>)], tag: &Tag) -> (Messages, Messages) {
    let files = MessageFiles::new(sources);
    let english = Tag::parse(REFERENCE).expect("a language tag");
    let read = |tag: &Tag| Messages::new(tag, &files.of(tag)).0;
    (read(&english), read(tag))
}

/// Attributes for a text in one language on a page in another one.
fn mark(text: &Tag, page: &Tag) -> Option<String> {
    let is_same = parents::is_same_writing(text, page);
    (!is_same).then(|| format!(" lang=\"{text}\" dir=\"{}\"", text.direction()))
}

/// The message files of a theme by language.
struct MessageFiles<'a> {
    sources: &'a [(String, Arc<Source>)],
    /// Their languages, without repetitions.
    tags: Vec<Tag>,
}

impl<'a> MessageFiles<'a> {
    fn new(sources: &'a [(String, Arc<Source>)]) -> MessageFiles<'a> {
        let mut tags: Vec<Tag> = Vec::new();
        for tag in sources.iter().filter_map(|(name, _)| named(name)) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        MessageFiles { sources, tags }
    }

    /// The files of a language, the most general first.
    fn of(&self, tag: &Tag) -> Vec<Arc<Source>> {
        let tags = parents::applicable(tag, &self.tags).into_iter();
        let of_tag = |tag: &'_ Tag| {
            let files = self.sources.iter().filter(|(name, _)| named(name).as_ref() == Some(tag));
            files.map(|(_, source)| Arc::clone(source)).collect::<Vec<_>>()
        };
        tags.flat_map(of_tag).collect()
    }

    /// Another language whose messages a reader of `tag` is likely to read.
    fn related(&self, tag: &Tag) -> impl Iterator<Item = &Tag> {
        let best = parents::best(tag, &self.tags);
        best.filter(|best| !parents::is_same_writing(best, tag)).into_iter()
    }
}

fn named(file: &str) -> Option<Tag> {
    Tag::parse(file.strip_suffix(".ftl")?).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::{Interface, MessageFiles, named, read};
    use crate::diag::Diagnostic;
    use crate::lang::by_lang::ByLang;
    use crate::lang::messages::{Arg, Messages, unknown_placeholders};
    use crate::lang::tag::Tag;
    use crate::text::{RelPath, Source};
    use crate::theme::files;

    fn tag(text: &str) -> Tag {
        Tag::parse(text).expect("a valid tag")
    }

    fn of(lang: &str, sources: &[(String, Arc<Source>)]) -> (Interface, Vec<Diagnostic>) {
        let languages = ByLang::of_source(tag(lang));
        let (mut all, found) = read(sources, &languages, "themes/mine");
        (all.remove(lang).expect("is a language of the site"), found)
    }

    fn file(name: &str, text: &str) -> (String, Arc<Source>) {
        let path = RelPath::new(&format!("i18n/{name}.ftl")).expect("a plain path");
        (format!("{name}.ftl"), Source::new(path, text))
    }

    #[test]
    fn message_that_a_language_lacks_is_english_and_marked() {
        let plural = "pages = { $n ->\n    [one] { $n } page\n   *[other] { $n } pages\n}";
        let english = format!("a = A & B\nb = B\n{plural}");
        let files = [file("ar", "b = ب"), file("en", &english)];
        let (arabic, found) = of("ar", &files);
        assert_eq!(found.len(), 1);
        assert_eq!(arabic.text("a", &[]).as_deref(), Some("A & B"));
        assert_eq!(
            arabic.html("a", &[]).as_deref(),
            Some("<span lang=\"en\" dir=\"ltr\">A &amp; B</span>")
        );
        assert_eq!(arabic.html("b", &[]).as_deref(), Some("ب"));
        let page = arabic.text("pages", &[("n", Arg::Number(1))]).expect("is there");
        assert_eq!(page.replace('\u{a0}', " "), "1 page", "digits and forms are English");
        let forms = arabic.variants("pages").expect("is there");
        assert_eq!(forms.len(), 6, "a script finds the form of every category: {forms:?}");
        assert!(!arabic.is_complete());
        assert!(of("en", &files).0.is_complete());
    }

    #[test]
    fn files_of_a_parent_language_are_found() {
        let files = [
            file("en", "a = A"),
            file("nb", "a = Nb"),
            file("pt", "a = Pt"),
            file("zh-Hant", "a = Zh"),
        ];
        for (lang, text) in [
            ("no", "Nb"),
            ("nn", "<span lang=\"nb\" dir=\"ltr\">Nb</span>"),
            ("pt-PT", "Pt"),
            ("zh-TW", "Zh"),
            ("zh", "<span lang=\"en\" dir=\"ltr\">A</span>"),
        ] {
            assert_eq!(of(lang, &files).0.html("a", &[]).as_deref(), Some(text), "{lang}");
        }
    }

    /// The message files of the default theme.
    fn shipped() -> Vec<(String, Arc<Source>)> {
        let files = files::over_default("default", []).into_iter().filter_map(|file| {
            let name = file.inner.as_str().strip_prefix("i18n/")?.to_owned();
            let text = String::from_utf8(file.bytes.into_owned()).expect("UTF-8");
            Some((name, Source::new(file.shown, &*text)))
        });
        files.collect()
    }

    /// How many percent of the messages each language has at least. Pages show the others in
    /// English, so a new message does not have to wait for 34 translations.
    const LEAST_PERCENT: usize = 90;

    #[test]
    fn shipped_messages_have_the_ids_placeholders_and_plural_forms_of_their_language() {
        let sources = shipped();
        let files = MessageFiles::new(&sources);
        let english = Messages::new(&tag("en"), &files.of(&tag("en"))).0;
        let known: BTreeSet<&str> = english.ids().collect();
        let names: Vec<&str> = sources.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.len() >= 33, "{names:?}");
        for (name, source) in &sources {
            let tag = named(name).unwrap_or_else(|| panic!("{name} has no language tag"));
            assert_eq!(format!("{tag}.ftl"), *name, "a canonical tag");
            let (messages, found) = Messages::new(&tag, &[Arc::clone(source)]);
            // Findings here are missing plural forms and mistakes of syntax.
            assert_eq!(found, [], "{name}");
            assert_eq!(unknown_placeholders(&english, &messages), [], "{name}");
            let ids: BTreeSet<&str> = messages.ids().collect();
            assert!(ids.is_subset(&known), "{name}: {:?}", ids.difference(&known));
            for id in &ids {
                assert_eq!(messages.variables(id), english.variables(id), "{name}: {id}");
            }
            let complete = of(tag.as_str(), &sources).0.layers[0].messages.ids().count();
            let least = if ["cs", "de"].contains(&tag.as_str()) { 100 } else { LEAST_PERCENT };
            assert!(complete * 100 >= known.len() * least, "{name} has {complete} messages");
        }
    }
}
