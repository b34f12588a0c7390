//! Inline markup that `CommonMark` does not have: passes over the items of a text, in order.
//!
//! A pass is a file and a row in [`PASSES`]. It replaces texts by items, and runs only on texts that
//! can contain its markup.

mod abbreviations;
mod citations;
mod embeds;
mod emoji;
mod languages;
mod marks;
pub(super) mod piece;
mod sizes;
mod urls;

use crate::markdown::inline::piece::InlineText;
use crate::markdown::item::Spanned;

/// One kind of inline markup.
struct InlinePass {
    /// Whether a text can contain the markup.
    is_possible: fn(&InlineText<'_, '_>) -> bool,
    run: for<'a> fn(Vec<Spanned<'a>>, &InlineText<'a, '_>) -> Vec<Spanned<'a>>,
}

const PASSES: &[InlinePass] = &[
    InlinePass { is_possible: embeds::is_possible, run: embeds::run },
    InlinePass { is_possible: sizes::is_possible, run: sizes::run },
    InlinePass { is_possible: citations::is_possible, run: citations::run },
    InlinePass { is_possible: urls::is_possible, run: urls::run },
    InlinePass { is_possible: marks::is_possible, run: marks::run },
    InlinePass { is_possible: languages::is_possible, run: languages::run },
    InlinePass { is_possible: emoji::is_possible, run: emoji::run },
    InlinePass { is_possible: abbreviations::is_possible, run: abbreviations::run },
];

/// Runs all passes.
pub(crate) fn run<'a>(items: &mut Vec<Spanned<'a>>, text: &InlineText<'a, '_>) {
    for pass in PASSES.iter().filter(|pass| (pass.is_possible)(text)) {
        *items = (pass.run)(std::mem::take(items), text);
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Tag, TagEnd};

    use crate::markdown::item::{Element, Item};
    use crate::markdown::stream;

    /// The items of a text in one line: elements in angle brackets, texts as they are.
    pub(super) fn shown(text: &str) -> String {
        let prepared = stream::prepare(text);
        let piece = |item: Item<'_>| match item {
            Item::Event(Event::Text(text) | Event::Code(text)) => text.to_string(),
            Item::Event(Event::Start(Tag::Link { dest_url, .. })) => format!("<{dest_url} "),
            Item::Event(Event::End(TagEnd::Link)) | Item::End(_) => ">".to_owned(),
            Item::Event(Event::FootnoteReference(name)) => format!("<^{name}>"),
            Item::Start(Element::Mark) => "<mark ".to_owned(),
            Item::Start(Element::Abbreviation(long)) => format!("<{long} "),
            Item::Start(Element::Embed) => "<embed ".to_owned(),
            Item::Start(Element::Foreign(tag)) => format!("<{tag} "),
            Item::Event(_) | Item::Start(_) => String::new(),
        };
        prepared.parse().items.into_iter().map(|spanned| piece(spanned.item)).collect()
    }

    #[test]
    fn addresses_in_text_are_links() {
        let cases = [
            ("see https://a.b/c?d=e.", "see <https://a.b/c?d=e https://a.b/c?d=e>."),
            ("(http://a.b/c_(d))", "(<http://a.b/c_(d) http://a.b/c_(d)>)"),
            ("www.a.b, ftp://a.b", "<http://www.a.b www.a.b>, <ftp://a.b ftp://a.b>"),
            ("mail a.b+c@d.example!", "mail <a.b+c@d.example a.b+c@d.example>!"),
            ("https://a.b/x&lt;", "<https://a.b/x https://a.b/x><"),
            ("`https://a.b`", "https://a.b"),
            ("[https://a.b](c)", "<c https://a.b>"),
            ("<https://a.b>", "<https://a.b https://a.b>"),
            ("xhttps://a.b", "xhttps://a.b"),
            ("https:// a@b a@b_.c_ www. www", "https:// a@b a@b_.c_ www. www"),
            ("javascript://a.b", "javascript://a.b"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_are_between_two_signs_at_words() {
        let cases = [
            ("a ==b *c* d== e", "a <mark b c d> e"),
            ("==a==", "<mark a>"),
            ("a == b == c", "a == b == c"),
            ("a==b and c==d", "a==b and c==d"),
            ("\\==a==", "==a=="),
            ("===a===", "===a==="),
            ("*==a*==", "==a=="),
            ("==a\n\nb==", "==ab=="),
            ("`==a==` ==b", "==a== ==b"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn words_of_another_language_are_in_brackets_before_their_tag() {
        let cases = [
            ("a [b *c* d]{lang=de} e", "a <de b c d> e"),
            ("[a]{lang=\"pt-BR\"}, **[b]{lang=he}**", "<pt-BR a>, <he b>"),
            ("[a [b]{lang=fr} c]{lang=de}", "<de a <fr b> c>"),
            ("==[a]{lang=de}== [==b== c]{lang=de}", "<mark <de a>> <de <mark b> c>"),
            ("[[a]{lang=de}](b) [c](d){lang=de}", "<b <de a>> <d c>{lang=de}"),
            (
                "*[a*]{lang=de} \\[b]{lang=de} `[c]{lang=de}`",
                "[a]{lang=de} [b]{lang=de} [c]{lang=de}",
            ),
            (
                "[a\n\nb]{lang=de} [c] {lang=de} [d]{lang=}",
                "[ab]{lang=de} [c] {lang=de} [d]{lang=}",
            ),
            ("## [a]{lang=de} {#b}", "<de a>"),
            ("## a [b]{lang=de}", "a <de b>"),
            ("## a *b* {lang=de #c}", "<de a b>"),
            ("- [ ] [a]{lang=de}", "<de a>"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn embedded_pages_are_links_in_blocks_of_their_own() {
        let cases = [
            ("![[page]]", "<embed <page page>>"),
            ("![[a]]\n![[b#c|d]] ", "<embed <a a>><embed <b#c d>>"),
            ("a ![[page]]", "a <page page>"),
            ("- ![[page.md]]", "<page.md page.md>"),
            ("- ![[#here]]\n\n  b", "<embed <#here #here>>b"),
            ("![[box.png]] ![[box.v2.PNG]]", "box.png box.v2.PNG"),
            ("[[page]]", "<page page>"),
            ("![[v1.2 notes]]", "<embed <v1.2 notes v1.2 notes>>"),
            ("![a](page)", "a"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn references_to_notes_that_are_not_defined_are_references() {
        let cases = [
            ("a[^b] [^c-1], **[^d]**", "a<^b> <^c-1>, <^d>"),
            ("\\[^b] `[^b]` [^] [^b c] [^b", "[^b] [^b] [^] [^b c] [^b"),
            ("[see [^b]](c)", "<c see [^b]>"),
            ("[^b][^c]", "<^b><^c>"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn emoji_have_names() {
        let cases = [
            ("a :tada: b", "a 🎉 b"),
            ("(:+1::-1:)", "(👍:-1:)"),
            (":white_check_mark:", "✅"),
            (
                "`:tada:` :nothing: 10:30:00 a:tada: \\:tada:",
                ":tada: :nothing: 10:30:00 a:tada: :tada:",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn abbreviations_get_their_long_form_at_word_boundaries() {
        let text = "HTML and XHTML, `HTML`, HTML.\n\n*[HTML]: Hyper Text\n";
        assert_eq!(shown(text), "<Hyper Text HTML> and XHTML, HTML, <Hyper Text HTML>.");
    }
}
