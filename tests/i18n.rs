//! The states of translations: the real binary on small sites, case by case.

mod program;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::program::Run;

const CONFIG: &str = "title: Site\nbase_url: https://example.org/kb/\nlanguages: [cs, en, de]\n";

const HOME: &str = "---\ntitle: Úvod\n---\n\nVítejte, čtěte [o hovoru](a/hovor.md).\n";

const CALL: &str = "---\ntitle: Hovor\ndescription: Jak zavolat.\nslug: hovor\n---\n\nZavolejte *hned* a v klidu.\n\n## Kdy {#when}\n\nDo 5 dnů po podpisu, nejlépe ráno.\n\n## Jak {#how}\n\n- Krátce\n- Jasně\n\n## Pak {#then}\n\nPošlete [úvod](../index.md) a napište mu.\n";

const CALL_EN: &str = "---\ntitle: Call\ndescription: How to call.\nslug: the-call\n---\n\nCall *at once* and calmly.\n\n## When {#when}\n\nWithin 5 days of signing.\n\n## How {#how}\n\n- Briefly\n- Clearly\n\n## Then {#then}\n\nSend [the start](../index.md#nothing-else) and write.\n";

/// A sentence that two languages cannot have in common.
const WORDS: &str = "Zavolejte hned a v klidu, a co vám řeknou, si zapište.";

/// A site in three languages: everything in Czech, the call also in English, German with nothing
/// but its start page.
struct Site(TempDir);

impl Site {
    fn new() -> Site {
        let site = Site(tempfile::tempdir().expect("a temporary folder"));
        site.write("kb.yaml", CONFIG);
        site.write("content/cs/index.md", HOME);
        site.write("content/cs/a/hovor.md", CALL);
        site.write("content/en/index.md", &HOME.replace("Úvod", "Start").replace("Vítejte", "Hi"));
        site.write("content/en/a/hovor.md", &CALL_EN.replace("#nothing-else", ""));
        site.write(
            "content/de/index.md",
            &HOME.replace("Úvod", "Anfang").replace("Vítejte", "Hallo"),
        );
        site
    }

    /// The same, with everything confirmed on 23 November 2026.
    fn confirmed() -> Site {
        let site = Site::new();
        for lang in ["en", "de"] {
            site.fine(&["i18n", "accept", "--all-pages", "--lang", lang]);
        }
        site
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        program::write(self.root(), path, text);
    }

    fn read(&self, path: &str) -> String {
        program::read(self.root(), path)
    }

    /// Replaces a text that must be there.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not say {from}");
        self.write(path, &text.replace(from, to));
    }

    fn kb(&self, arguments: &[&str]) -> Run {
        kb(self.root(), arguments)
    }

    /// Runs a command that must succeed.
    fn fine(&self, arguments: &[&str]) -> Run {
        let run = self.kb(arguments);
        assert_eq!(run.code, 0, "{arguments:?}\n{}{}", run.out, run.err);
        run
    }

    /// The row of a page in the status.
    fn row(&self, page: &str, lang: &str) -> Value {
        row(&self.fine(&["i18n", "status", "--format", "json"]).out, page, lang)
    }

    fn state(&self, page: &str, lang: &str) -> String {
        self.row(page, lang)["state"].as_str().expect("a word").to_owned()
    }

    /// Ids of changed sections with their severities: `when:major`.
    fn changed(&self, page: &str, lang: &str) -> Vec<String> {
        let row = self.row(page, lang);
        let changed = row["changed"].as_array().expect("a list");
        let text = |change: &Value, key: &str| change[key].as_str().expect("a text").to_owned();
        changed.iter().map(|c| format!("{}:{}", text(c, "id"), text(c, "severity"))).collect()
    }

    fn build(&self) {
        self.fine(&["build"]);
    }

    fn page(&self, path: &str) -> String {
        self.read(&format!("public/{path}"))
    }

    fn git(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new("git");
        command.current_dir(self.root()).args(["-c", "user.name=T", "-c", "user.email=t@t"]);
        command.args(["-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]);
        command.args(arguments).stdin(Stdio::null());
        Run::of(command)
    }
}

fn row(json: &str, page: &str, lang: &str) -> Value {
    let rows = json.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let mut of_page = rows.filter(|row| row["page"] == page && row["lang"] == lang);
    of_page.next().unwrap_or_else(|| panic!("no {page} {lang} in\n{json}"))
}

/// kb on a day that never changes.
fn kb(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = program::kb(folder, arguments);
    command.env("KB_TODAY", "2026-11-23");
    Run::of(command)
}

/// The part of a text between two others.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).unwrap_or_else(|| panic!("no {from:?} in\n{text}")) + from.len();
    let end = text[start..].find(to).unwrap_or_else(|| panic!("no {to:?} after {from:?}"));
    &text[start..start + end]
}

fn banner(html: &str) -> &str {
    between(html, "<aside class=\"kb-notice kb-notice-stale\"", "</aside>")
}

#[test]
fn case_01_editing_only_the_translation_leaves_it_stale() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "nejlépe ráno", "nejlépe dopoledne");
    site.edit("content/en/a/hovor.md", "Within 5 days of signing.", "Within 5 days, before noon.");
    assert_eq!(site.changed("a/hovor", "en"), ["when:normal"]);
}

#[test]
fn case_02_rewrapping_the_source_leaves_it_fresh() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "Do 5 dnů po podpisu,", "Do\u{a0}5 dnů\npo podpisu,");
    site.edit("content/cs/a/hovor.md", "- Krátce\n- Jasně", "* Krátce\n\n* Jasně <!-- vždy -->");
    site.edit("content/cs/a/hovor.md", "*hned*", "_hned_");
    assert_eq!(site.state("a/hovor", "en"), "fresh");
    assert_eq!(site.kb(&["i18n", "diff", "hovor"]).code, 0);
}

#[test]
fn case_03_a_changed_number_is_major_and_the_banner_lists_just_that_section() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "Do 5 dnů", "Do 6 dnů");
    assert_eq!(site.changed("a/hovor", "en"), ["when:major"]);
    site.build();
    let html = site.page("en/a/the-call/index.html");
    let banner = banner(&html);
    assert_eq!(banner.matches("<li>").count(), 1, "{banner}");
    assert!(banner.contains("1 of 5 sections"), "{banner}");
    assert!(banner.contains("<a href=\"#when\">When</a>"), "{banner}");
    assert!(banner.contains("href=\"../../../cs/a/hovor/#when\" hreflang=\"cs\""), "{banner}");
    assert!(banner.contains("<time datetime=\"2026-11-23\">"), "{banner}");
    assert!(banner.contains("23 November 2026") || banner.contains("November\u{a0}23, 2026"));
    let note = between(&html, "id=\"when\"", "Within 5 days");
    assert!(note.contains("<p class=\"kb-changed-note\">"), "{note}");
    assert_eq!(html.matches("changed-note").count(), 1);
    assert!(!site.page("cs/a/hovor/index.html").contains("notice-stale"));
}

#[test]
fn case_04_accepting_one_of_two_sections_leaves_the_other_stale() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "Do 5 dnů", "Do 6 dnů");
    site.edit("content/cs/a/hovor.md", "a napište mu", "a zavolejte mu");
    site.edit("content/en/a/hovor.md", "Within 5 days", "Within 6 days");
    let early = site.kb(&["i18n", "accept", "hovor", "--lang", "en"]);
    assert_eq!(early.code, 1, "one of the two sections was not translated: {}", early.err);
    assert_eq!(site.changed("a/hovor", "en"), ["when:major", "then:normal"], "nothing was written");
    site.fine(&["i18n", "accept", "hovor", "--lang", "en", "--section", "when"]);
    assert_eq!(site.changed("a/hovor", "en"), ["then:normal"]);
}

#[test]
fn case_05_two_branches_that_accept_different_sections_merge_clean() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "Do 5 dnů po podpisu", "Do 6 dnů od podpisu");
    site.edit("content/cs/a/hovor.md", "- Krátce\n- Jasně", "- Stručně");
    assert_eq!(site.git(&["init", "-q"]).code, 0);
    let commit = |message: &str| {
        let added = site.git(&["add", "content"]);
        assert_eq!(added.code, 0, "{}", added.err);
        assert_eq!(site.git(&["commit", "-qm", message]).code, 0);
    };
    commit("source");
    // Neighbours, on different days, one on each branch.
    for (branch, section, day) in [("one", "when", "2026-11-24"), ("two", "how", "2026-11-25")] {
        assert_eq!(site.git(&["checkout", "-q", "-b", branch, "main"]).code, 0);
        let accept = ["i18n", "accept", "hovor", "--lang", "en", "--no-change-needed"];
        site.fine(&[&accept[..], &["--today", day, "--section", section]].concat());
        commit(branch);
    }
    let merge = site.git(&["merge", "-q", "-m", "merge", "one"]);
    assert_eq!(merge.code, 0, "{}{}", merge.out, merge.err);
    assert_eq!(site.state("a/hovor", "en"), "fresh");
    let base = site.read("content/_base/en/a/hovor.md");
    assert!(base.contains("accepted 2026-11-24") && base.contains("accepted 2026-11-25"));
}

#[test]
fn case_06_a_copy_without_git_gives_the_same_status() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "Do 5 dnů", "Do 6 dnů");
    assert_eq!(site.git(&["init", "-q"]).code, 0);
    assert_eq!(site.git(&["add", "content"]).code, 0);
    let copy = tempfile::tempdir().expect("a temporary folder");
    let mut left = vec![site.root().to_path_buf()];
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(&folder).expect("can be listed") {
            let path = entry.expect("can be listed").path();
            let inner = path.strip_prefix(site.root()).expect("is inside").to_path_buf();
            match path.is_dir() {
                _ if inner.starts_with(".git") => {}
                true => {
                    fs::create_dir(copy.path().join(&inner)).expect("can be made");
                    left.push(path);
                }
                false => drop(fs::copy(&path, copy.path().join(&inner)).expect("can be copied")),
            }
        }
    }
    let arguments = ["i18n", "status", "--format", "json"];
    assert_eq!(kb(copy.path(), &arguments).out, site.fine(&arguments).out);
}

#[test]
fn case_07_a_renamed_source_names_its_new_path() {
    let site = Site::confirmed();
    let old = site.root().join("content/cs/a/hovor.md");
    site.write("content/cs/b/index.md", "# B\n");
    fs::rename(old, site.root().join("content/cs/b/telefon.md")).expect("can be moved");
    site.edit("content/cs/index.md", "a/hovor.md", "b/telefon.md");
    site.edit("content/en/index.md", "a/hovor.md", "b/telefon.md");
    site.edit("content/de/index.md", "a/hovor.md", "b/telefon.md");
    // A change of the source never blocks publishing.
    let check = site.fine(&["check"]);
    assert!(check.err.contains("warning[orphan-translation]"), "{}", check.err);
    assert!(check.err.contains("content/cs/b/telefon.md"), "{}", check.err);
    assert!(check.err.contains("content/en/b/telefon.md"), "{}", check.err);
    assert_eq!(site.state("a/hovor", "en"), "orphan");
    assert_eq!(site.row("a/hovor", "en")["renamed"], "b/telefon");
    let gate = site.kb(&["i18n", "status", "--fail-on", "orphan"]);
    assert_eq!(gate.code, 1);
}

#[test]
fn case_08_translated_slugs_resolve_everywhere() {
    let site = Site::confirmed();
    site.edit("content/cs/index.md", "a/hovor.md", "a/hovor.md#when");
    site.edit("content/en/index.md", "a/hovor.md", "a/hovor.md#when");
    site.build();
    let czech = site.page("cs/a/hovor/index.html");
    let english = site.page("en/a/the-call/index.html");
    for html in [&czech, &english] {
        for (lang, address) in [("cs", "cs/a/hovor/"), ("en", "en/a/the-call/")] {
            let link = format!(
                "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"https://example.org/kb/{address}\">"
            );
            assert!(html.contains(&link), "{link} is not in\n{html}");
        }
        assert!(html.contains("hreflang=\"x-default\""));
        assert_eq!(html.matches("rel=\"alternate\" hreflang=\"de\"").count(), 0, "not translated");
    }
    assert!(czech.contains("href=\"../../../en/a/the-call/\""), "the switcher");
    assert!(english.contains("href=\"../../../cs/a/hovor/\""), "the switcher");
    assert!(site.page("en/index.html").contains("href=\"a/the-call/#when\""));
    assert!(site.page("cs/index.html").contains("href=\"a/hovor/#when\""));
}

#[test]
fn case_09_the_five_truths_of_an_untranslated_page() {
    let site = Site::confirmed();
    site.build();
    // 1. It is at the address of the language, with that language's words around it.
    let html = site.page("de/a/hovor/index.html");
    assert!(html.contains("<html lang=\"de\""), "{html}");
    assert!(html.contains("Zum Inhalt") || html.contains("Inhalt springen"), "German words");
    // 2. A notice names the language and links to the original.
    let notice = between(&html, "notice-untranslated", "</aside>");
    assert!(notice.contains("href=\"../../../cs/a/hovor/\""), "{notice}");
    // 3. The words are marked as Czech.
    let article = between(&html, "<article", ">");
    assert!(article.contains("lang=\"cs\"") && article.contains("dir=\"ltr\""), "{article}");
    // 4. Its canonical address is the Czech one.
    let canonical = "<link rel=\"canonical\" href=\"https://example.org/kb/cs/a/hovor/\">";
    assert!(html.contains(canonical), "{html}");
    // 5. It is in no hreflang, sitemap or search index of its language; navigation marks it.
    assert!(!html.contains("rel=\"alternate\" hreflang"), "{html}");
    assert!(!site.page("cs/a/hovor/index.html").contains("hreflang=\"de\" href=\"https"));
    assert!(!site.page("sitemap.xml").contains("/de/a/"));
    let index = |lang: &str| {
        let assets = fs::read_dir(site.root().join("public/assets")).expect("can be listed");
        let mut names = assets.map(|entry| entry.expect("can be listed").file_name());
        let begins = |name: &std::ffi::OsString| {
            name.to_string_lossy().starts_with(&format!("search.{lang}."))
        };
        let name = names.find(begins).expect("every language has an index");
        site.page(&format!("assets/{}", name.to_string_lossy()))
    };
    assert!(index("en").contains("en/a/the-call/") && !index("de").contains("a/hovor/"));
    let home = site.page("de/index.html");
    assert!(home.contains("hreflang=\"cs\""), "links to it say that it is Czech");
}

#[test]
fn case_10_cz_is_rejected_with_the_hint_cs() {
    let site = Site::new();
    site.edit("kb.yaml", "[cs, en, de]", "[cz, en, de]");
    let check = site.kb(&["check"]);
    assert_eq!(check.code, 2);
    assert!(check.err.contains("bad-language-tag") && check.err.contains("`cs`"), "{}", check.err);
}

const QUIZ: &str = "title: Kvíz\ndimensions: {d: Dimenze}\nquestions:\n  - id: q\n    title: Otázka?\n    short: Otázka\n    error: Vyberte\n    options:\n      - {id: x, label: Ano, score: {d: 1}}\n      - {id: y, label: Ne}\nbands:\n  - {result: good, from: 1}\n  - {result: bad, from: 0}\nresults:\n  good: {title: Dobře, lead: Tak.}\n  bad: {title: Špatně, lead: Tak.}\n";

const QUIZ_EN: &str = "title: Quiz\ndimensions: {d: Dimension}\nquestions:\n  q:\n    title: Question?\n    short: Question\n    error: Choose\n    options:\n      x: \"Yes\"\n      y: \"No\"\nresults:\n  good: {title: Good, lead: So.}\n  bad: {title: Bad, lead: So.}\n";

#[test]
fn case_11_a_score_in_an_overlay_is_an_error() {
    let site = Site::new();
    site.write("content/cs/quizzes/q.yaml", QUIZ);
    site.write("content/en/quizzes/q.yaml", QUIZ_EN);
    let sound = site.kb(&["check"]);
    assert!(!sound.err.contains("content/en/quizzes/q.yaml"), "{}", sound.err);
    let with_score = QUIZ_EN.replace("x: \"Yes\"", "x: {label: \"Yes\", score: {d: 2}}");
    site.write("content/en/quizzes/q.yaml", &with_score);
    let check = site.kb(&["check"]);
    assert_eq!(check.code, 1);
    assert!(check.err.contains("error[structure-in-translation]"), "{}", check.err);
    assert!(check.err.contains("content/en/quizzes/q.yaml:9"), "{}", check.err);
}

#[test]
fn any_change_of_a_quiz_option_is_major() {
    let site = Site::new();
    site.write("content/cs/quizzes/q.yaml", QUIZ);
    site.write("content/en/quizzes/q.yaml", QUIZ_EN);
    site.fine(&["i18n", "accept", "q", "--lang", "en"]);
    site.edit("content/cs/quizzes/q.yaml", "label: Ne", "label: Ne.");
    site.edit("content/cs/quizzes/q.yaml", "title: Otázka?", "title: Otázka");
    let expected = ["questions.q.title:cosmetic", "questions.q.options.y:major"];
    assert_eq!(site.changed("quizzes/q", "en"), expected);
}

#[test]
fn case_12_typography_of_czech_text_and_not_of_code() {
    let site = Site::new();
    let text = "# T\n\nByl v **Praze** a i k tomu s \"slovem\", 10% úrok, `v Praze` je kód.\n";
    site.write("content/cs/a/typ.md", text);
    site.build();
    let html = site.page("cs/a/typ/index.html");
    assert!(html.contains("v\u{a0}<strong>Praze</strong>"), "{html}");
    assert!(html.contains("a\u{a0}i\u{a0}k\u{a0}tomu s\u{a0}„slovem“, 10% úrok"), "{html}");
    assert!(html.contains("<code>v Praze</code>"), "{html}");
}

#[test]
fn case_13_czech_order() {
    let site = Site::new();
    for word in ["idea", "chata", "had", "hůl", "čas", "cena"] {
        site.write(&format!("content/cs/a/{word}.md"), &format!("# {word}\n"));
    }
    site.build();
    let html = site.page("cs/a-z/index.html");
    let main = between(&html, "<main", "</main>");
    let mut places: Vec<(usize, &str)> = ["had", "hůl", "chata", "idea", "cena", "čas"]
        .into_iter()
        .map(|word| (main.find(&format!(">{word}</a>")).expect("is listed"), word))
        .collect();
    places.sort_unstable();
    let order: Vec<&str> = places.into_iter().map(|(_, word)| word).collect();
    assert_eq!(order, ["cena", "čas", "had", "hůl", "chata", "idea"]);
    assert!(main.contains(">Ch<"), "the index has a heading for Ch");
}

#[test]
fn case_14_plural_words_of_the_interface() {
    let site = Site::new();
    let tag = |lang: &str, n: &str| {
        let words = kb::lang::tag::Tag::parse(lang).expect("a tag");
        kb::lang::plural::category(&words, n).keyword()
    };
    let categories: Vec<_> =
        ["0", "1", "2", "5", "1.5"].into_iter().map(|n| tag("cs", n)).collect();
    assert_eq!(categories, ["other", "one", "few", "other", "many"]);
    site.build();
    assert!(site.page("cs/translations/index.html").contains("1\u{a0}stránka"));
}

#[test]
fn case_15_accept_without_a_change_refuses() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "Do 5 dnů", "Do 6 dnů");
    let before = site.read("content/_base/en/a/hovor.md");
    let refused = site.kb(&["i18n", "accept", "hovor", "--lang", "en"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("#when") && refused.err.contains("2026-11-23"), "{}", refused.err);
    assert_eq!(site.read("content/_base/en/a/hovor.md"), before);
    site.fine(&["i18n", "accept", "hovor", "--lang", "en", "--no-change-needed"]);
    assert_eq!(site.state("a/hovor", "en"), "fresh");
    assert_eq!(site.read("content/en/a/hovor.md"), CALL_EN.replace("#nothing-else", ""));
}

#[test]
fn case_16_a_typo_is_passed_on_to_all_languages() {
    let site = Site::confirmed();
    site.write("content/de/a/hovor.md", &CALL_EN.replace("#nothing-else", ""));
    site.fine(&["i18n", "accept", "hovor", "--lang", "de"]);
    site.edit("content/cs/a/hovor.md", "nejlépe ráno", "nejlíp ráno");
    assert_eq!([site.state("a/hovor", "en"), site.state("a/hovor", "de")], ["stale", "stale"]);
    site.fine(&["i18n", "accept", "hovor", "--trivial", "--all-langs"]);
    assert_eq!([site.state("a/hovor", "en"), site.state("a/hovor", "de")], ["fresh", "fresh"]);
    site.edit("content/cs/a/hovor.md", "Do 5 dnů", "Do 50 dnů");
    let refused = site.kb(&["i18n", "accept", "hovor", "--trivial", "--all-langs"]);
    assert_eq!(refused.code, 1, "another number is not a typo");
    assert_eq!([site.state("a/hovor", "en"), site.state("a/hovor", "de")], ["stale", "stale"]);
}

#[test]
fn a_missing_section_is_shown_in_place_in_the_language_of_the_source() {
    let site = Site::confirmed();
    let part = "## How {#how}\n\n- Briefly\n- Clearly\n\n";
    site.edit("content/en/a/hovor.md", part, "");
    assert_eq!(site.state("a/hovor", "en"), "incomplete");
    assert_eq!(site.kb(&["i18n", "status", "--fail-on", "incomplete"]).code, 1);
    assert_eq!(site.kb(&["i18n", "status", "--fail-on", "stale:major"]).code, 0);
    site.build();
    let html = site.page("en/a/the-call/index.html");
    let section = between(&html, "<section class=\"kb-missing\"", "</section>");
    assert!(section.starts_with(" lang=\"cs\" dir=\"ltr\">"), "{section}");
    assert!(section.contains("<p class=\"kb-missing-note\" lang=\"en\" dir=\"ltr\">"), "{section}");
    assert!(section.contains("<h2 id=\"how\">Jak ") && section.contains("<li>Krátce</li>"));
    let order = ["id=\"when\"", "class=\"kb-missing\"", "id=\"then\""].map(|part| html.find(part));
    assert!(order.is_sorted() && order[0].is_some(), "{order:?}");
    assert!(html.contains("<a href=\"#how\" lang=\"cs\">Jak</a>"), "the table of contents");
    assert_eq!(html.matches("id=\"how\"").count(), 1);
}

#[test]
fn missing_sections_keep_their_links_footnotes_and_the_rest_of_the_page() {
    let site = Site::new();
    let source = "# Strana\n\nÚvod.[^a]\n\n## Jedna {#one}\n\nText [hovor](a/hovor.md).[^b]\n\n> ## V citátu {#quoted}\n> slova\n\n## Konec {#end}\n\nKonec.\n\n[^a]: První.\n[^b]: Druhá.\n";
    site.write("content/cs/strana.md", source);
    site.write("content/en/strana.md", "# Page\n\nIntro.\n");
    site.build();
    let html = site.page("en/strana/index.html");
    assert_eq!(html.matches("<section class=\"kb-missing\"").count(), 2, "{html}");
    assert!(html.contains("<h2 id=\"quoted\">"), "a quote with a heading stays in one piece");
    assert!(html.contains("href=\"../a/the-call/\""), "links stay in the language: {html}");
    let ids = ["fnref-2", "fn-2"].map(|id| format!("id=\"kb--source-{id}\""));
    assert!(ids.iter().all(|id| html.contains(id)), "{html}");
    let sections = html.matches("<section").count();
    assert_eq!(sections, html.matches("</section>").count());
    assert_eq!(html.matches("<blockquote>").count(), html.matches("</blockquote>").count());
}

#[test]
fn an_extra_section_is_reported_at_its_heading() {
    let site = Site::confirmed();
    site.edit("content/en/a/hovor.md", "{#how}", "{#hov}");
    let check = site.fine(&["check"]);
    assert!(check.err.contains("warning[extra-section]"), "{}", check.err);
    assert!(check.err.contains("content/en/a/hovor.md:13:1"), "{}", check.err);
    assert!(check.err.contains("did you mean `{#how}`?"), "{}", check.err);
    // Of two states, the table shows the one with more work.
    assert_eq!(site.state("a/hovor", "en"), "incomplete");
    assert_eq!(site.row("a/hovor", "en")["extra"][0], "hov");
    let diff = site.fine(&["i18n", "diff", "hovor", "--lang", "en"]).out;
    assert!(diff.ends_with("a/hovor en: missing: how; extra: hov\n"), "{diff}");
}

#[test]
fn a_section_that_the_source_lost_or_won_is_major() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "## Jak {#how}\n\n- Krátce\n- Jasně\n\n", "");
    site.edit("content/en/a/hovor.md", "## How {#how}\n\n- Briefly\n- Clearly\n\n", "");
    assert_eq!(site.changed("a/hovor", "en"), ["how:major"]);
    site.fine(&["i18n", "accept", "hovor", "--lang", "en"]);
    assert_eq!(site.state("a/hovor", "en"), "fresh");
    site.edit("content/cs/a/hovor.md", "## Pak", "## Nové {#new}\n\nText.\n\n## Pak");
    assert_eq!(site.state("a/hovor", "en"), "incomplete");
    site.edit("content/en/a/hovor.md", "## Then", "## New {#new}\n\nText.\n\n## Then");
    assert_eq!(site.changed("a/hovor", "en"), ["new:major"]);
    site.fine(&["i18n", "accept", "hovor", "--lang", "en"]);
    assert_eq!(site.state("a/hovor", "en"), "fresh");
}

#[test]
fn cosmetic_changes_show_nothing_to_readers() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "nejlépe ráno.", "nejlépe ráno!");
    assert_eq!(site.changed("a/hovor", "en"), ["when:cosmetic"]);
    site.build();
    let html = site.page("en/a/the-call/index.html");
    assert!(!html.contains("changed-note") && !html.contains("class=\"kb-notice"), "{html}");
    assert_eq!(site.kb(&["i18n", "status", "--fail-on", "stale:normal"]).code, 0);
    assert_eq!(site.kb(&["i18n", "status", "--fail-on", "stale"]).code, 1);
}

#[test]
fn an_unconfirmed_page_has_a_neutral_line() {
    let site = Site::new();
    site.build();
    let html = site.page("en/a/the-call/index.html");
    assert!(html.contains("Nobody has confirmed yet"), "{html}");
    assert!(!html.contains("notice-stale"));
}

#[test]
fn status_pages_list_what_waits_longest_first() {
    let site = Site::new();
    site.write("content/cs/a/druhy.md", "# Druhý\n\nText 1.\n");
    site.write("content/en/a/druhy.md", "# Second\n\nText 1.\n");
    site.fine(&["i18n", "accept", "hovor", "index", "--lang", "en", "--today", "2026-05-02"]);
    site.fine(&["i18n", "accept", "druhy", "--lang", "en", "--today", "2026-01-02"]);
    site.edit("content/cs/a/hovor.md", "Do 5 dnů", "Do 6 dnů");
    site.edit("content/cs/a/druhy.md", "Text 1", "Text 2");
    site.build();
    let status: Value =
        serde_json::from_str(&site.page("i18n-status.json")).expect("i18n-status.json is JSON");
    assert_eq!(status["source"], "cs");
    let english = &status["languages"][0];
    assert_eq!((&english["lang"], &english["counts"]["stale"]), (&"en".into(), &2.into()));
    let pages: Vec<&str> = english["pages"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| row["page"].as_str().expect("a key"))
        .collect();
    assert_eq!(pages, ["a/druhy", "a/hovor", "index"]);
    let html = site.page("en/translations/index.html");
    let main = between(&html, "<main", "</main>");
    assert!(main.find("Second").expect("listed") < main.find("Call").expect("listed"), "{main}");
    assert!(main.contains("<time datetime=\"2026-01-02\">"), "{main}");
    assert!(!main.contains("Deutsch"), "the page of a language reports on itself");
    let of_source = site.page("cs/translations/index.html");
    assert!(of_source.contains("English") && of_source.contains("Deutsch"));
}

#[test]
fn hreflang_is_reciprocal_and_the_same_in_the_sitemap() {
    let site = Site::confirmed();
    site.build();
    let alternates = |html: &str| -> Vec<(String, String)> {
        html.split("rel=\"alternate\" hreflang=\"")
            .skip(1)
            .map(|rest| {
                let (lang, rest) = rest.split_once('"').expect("ends");
                (lang.to_owned(), between(rest, "href=\"", "\"").to_owned())
            })
            .collect()
    };
    let sitemap = site.page("sitemap.xml");
    let mut n_pages = 0;
    for url in sitemap.split("<url>").skip(1) {
        let address = between(url, "<loc>", "</loc>");
        let file = address.trim_start_matches("https://example.org/kb/").to_owned() + "index.html";
        let head = alternates(&site.page(&file));
        assert_eq!(alternates(url), head, "{address}");
        for (lang, other) in head.iter().filter(|(lang, _)| lang != "x-default") {
            let file =
                other.trim_start_matches("https://example.org/kb/").to_owned() + "index.html";
            assert_eq!(alternates(&site.page(&file)), head, "{lang} {other}");
        }
        if !head.is_empty() {
            assert!(head.iter().any(|(_, href)| href == address), "{address} names itself");
            assert_eq!(head.last().map(|(lang, _)| lang.as_str()), Some("x-default"));
        }
        n_pages += 1;
    }
    assert_eq!(n_pages, 7, "three start pages, the call and its folder in Czech and English");
}

#[test]
fn a_right_to_left_language_turns_its_pages() {
    let site = Site::new();
    site.edit("kb.yaml", "[cs, en, de]", "[cs, ar]");
    for folder in ["content/en", "content/de"] {
        fs::remove_dir_all(site.root().join(folder)).expect("can be removed");
    }
    let page = "---\ntitle: مكالمة\nslug: call\n---\n\nاتصل الآن.\n\n## متى {#when}\n\nخلال ٥ أيام.\n\n## كيف {#how}\n\nباختصار.\n\n## ثم {#then}\n\nاكتب.\n";
    site.write("content/ar/a/hovor.md", page);
    site.write("content/ar/index.md", "---\ntitle: بداية\n---\n\nأهلا [مكالمة](a/hovor.md).\n");
    site.fine(&["i18n", "accept", "--all-pages", "--lang", "ar"]);
    site.edit("content/cs/a/hovor.md", "Do 5 dnů", "Do 6 dnů");
    site.write("content/cs/a/jen.md", "# Jen česky\n\nText.\n");
    site.edit("content/cs/index.md", "(a/hovor.md)", "(a/hovor.md) a [jen](a/jen.md)");
    site.build();
    let html = site.page("ar/a/call/index.html");
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\""), "{html}");
    assert!(html.contains("<a href=\"#when\">متى</a>"), "{html}");
    let untranslated = site.page("ar/a/jen/index.html");
    assert!(untranslated.contains("<html lang=\"ar\" dir=\"rtl\""));
    let article = between(&untranslated, "<article", ">");
    assert!(article.contains("lang=\"cs\" dir=\"ltr\""), "{article}");
}

#[test]
fn a_damaged_base_is_reported_at_its_place_and_never_overwritten() {
    let site = Site::confirmed();
    let path = "content/_base/en/a/hovor.md";
    let sound = site.read(path);
    let merge =
        sound.replacen("end when", "<<<<<<< HEAD\nend when\n=======\nend when\n>>>>>>> x", 1);
    let hostile = [
        merge.as_str(),
        "",
        "kb-base 9: from the future\n",
        "# Just Markdown\n",
        &sound.replace("accepted 2026", "accepted 2O26"),
        &sound[..sound.len() / 2],
        &format!("{sound}\nsection when\nunconfirmed\nend when\n"),
    ];
    for text in hostile {
        site.write(path, text);
        let check = site.kb(&["check"]);
        assert_eq!(check.code, 1, "{text}\n{}", check.err);
        assert!(check.err.contains("error[damaged-base]"), "{text}\n{}", check.err);
        assert!(check.err.contains(path), "{}", check.err);
        let accept = site.kb(&["i18n", "accept", "hovor", "--lang", "en", "--no-change-needed"]);
        assert_eq!(accept.code, 1, "{}", accept.err);
        assert_eq!(site.read(path), text);
        assert_eq!(site.kb(&["i18n", "status"]).code, 1);
    }
    site.write(path, &merge);
    assert!(site.kb(&["check"]).err.contains("this file has an unresolved merge conflict"));
}

#[test]
fn bases_with_odd_content_do_no_harm() {
    let site = Site::confirmed();
    // Of no language, of nothing that exists, and not of a kind that has words.
    site.write("content/_base/en/gone.md", &site.read("content/_base/en/a/hovor.md"));
    site.write("content/_base/en/picture.png", "not a base");
    site.write("content/_base/xx/index.md", "whatever");
    assert_eq!(site.state("a/hovor", "en"), "fresh");
    site.build();
    assert!(!site.root().join("public/en/picture.png").exists());
}

#[test]
fn a_page_whose_text_looks_like_a_base_survives() {
    let site = Site::new();
    let odd = "# T\n\n| a | b |\n|---|---|\n| end | x |\n\n```\nend top\n\n| section x\n<<<<<<< y\n```\n\n## S {#end}\n\nend end\n\n---\n";
    site.write("content/cs/odd.md", odd);
    site.write("content/en/odd.md", odd);
    site.fine(&["i18n", "accept", "odd", "--lang", "en"]);
    assert_eq!(site.state("odd", "en"), "fresh");
    assert_eq!(site.kb(&["i18n", "diff", "odd"]).code, 0);
}

#[test]
fn headings_without_ids_belong_together_by_order_until_ids_are_written() {
    let site = Site::new();
    let plain =
        |text: &str| text.replace(" {#when}", "").replace(" {#how}", "").replace(" {#then}", "");
    site.write("content/cs/a/hovor.md", &plain(CALL));
    site.write("content/en/a/hovor.md", &plain(&CALL_EN.replace("#nothing-else", "")));
    site.fine(&["i18n", "accept", "hovor", "--lang", "en"]);
    assert_eq!(site.state("a/hovor", "en"), "fresh");
    let check = site.fine(&["check"]);
    assert_eq!(check.err.matches("warning[missing-heading-id]").count(), 1, "{}", check.err);
    assert_eq!(site.kb(&["check", "--strict"]).code, 1);
    let dry = site.kb(&["i18n", "ids"]);
    assert_eq!((dry.code, dry.out.lines().count()), (1, 6), "{}", dry.out);
    assert!(dry.out.contains("content/en/a/hovor.md:9: {#kdy}"), "{}", dry.out);
    site.fine(&["i18n", "ids", "--write"]);
    assert!(site.read("content/cs/a/hovor.md").contains("## Kdy {#kdy}\n"));
    assert!(site.read("content/en/a/hovor.md").contains("## When {#kdy}\n"));
    assert_eq!(site.fine(&["check"]).err.matches("missing-heading-id").count(), 0);
    assert_eq!(site.state("a/hovor", "en"), "fresh", "an id is not a word");
    assert_eq!(site.fine(&["i18n", "ids", "--write"]).out, "");
}

#[test]
fn links_in_all_languages_follow_ids_that_are_written() {
    let site = Site::new();
    site.write("content/cs/cil.md", "# Cíl\n\n## Kdy\n\n[zde](#kdy)\n\n## Jak\n\na\n");
    site.write(
        "content/en/cil.md",
        "---\nanchors: {before: when}\n---\n\n# Goal\n\n## When\n\n[here](#when)\n\n## How\n\n<a href=\"#how\">a</a>\n",
    );
    site.write("content/cs/odkazy.md", "# O\n\n[a](cil.md#kdy)\n[en](../en/cil.md#how)\n");
    site.write(
        "content/en/odkazy.md",
        "# O\n\n[a](cil.md#when \"#when\")\n[[cil#how|b]]\n[c][d]\n\n[d]: cil.md#when\n",
    );
    site.fine(&["i18n", "ids", "--write"]);
    let goal = site.read("content/en/cil.md");
    assert!(goal.contains("## When {#kdy}\n\n[here](#kdy)\n"), "{goal}");
    assert!(
        goal.contains("anchors: {before: kdy}\n") && goal.contains("<a href=\"#jak\">"),
        "{goal}"
    );
    let left = fs::read_dir(site.root().join("content/en")).expect("can be listed");
    let names = left.map(|entry| entry.expect("can be listed").file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().starts_with('.')), "files left");
    assert!(!site.kb(&["check"]).err.contains("missing-anchor"));
    assert!(
        site.read("content/cs/odkazy.md").ends_with("[a](cil.md#kdy)\n[en](../en/cil.md#jak)\n")
    );
    let expected = "[a](cil.md#kdy \"#when\")\n[[cil#jak|b]]\n[c][d]\n\n[d]: cil.md#kdy\n";
    assert!(
        site.read("content/en/odkazy.md").ends_with(expected),
        "{}",
        site.read("content/en/odkazy.md")
    );
}

#[test]
fn ids_are_not_guessed_where_outlines_differ() {
    let site = Site::new();
    site.write("content/cs/odd.md", "# T\n\n## A\n\na\n\n### B\n\nb\n");
    site.write("content/en/odd.md", "# T\n\n## A\n\na\n");
    let run = site.kb(&["i18n", "ids", "--write"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("content/en/odd.md does not have the same headings"), "{}", run.err);
    assert!(site.read("content/cs/odd.md").contains("## A {#a}"));
    assert_eq!(site.read("content/en/odd.md"), "# T\n\n## A\n\na\n");
}

#[test]
fn two_sections_with_the_same_id_are_an_error() {
    let site = Site::confirmed();
    site.edit("content/en/a/hovor.md", "{#how}", "{#when}");
    let check = site.kb(&["check"]);
    assert!(check.err.contains("error[duplicate-id]"), "{}", check.err);
}

#[test]
fn a_new_draft_has_the_ids_and_is_not_published_before_it_is_done() {
    let site = Site::confirmed();
    site.write("content/cs/quizzes/q.yaml", QUIZ);
    for page in ["hovor", "q"] {
        site.fine(&["i18n", "new", page, "--lang", "de"]);
        let again = site.kb(&["i18n", "new", page, "--lang", "de"]);
        assert_eq!(again.code, 3, "nothing is overwritten: {}", again.err);
    }
    let draft = site.read("content/de/a/hovor.md");
    assert!(draft.contains("\n## … {#when}\n\n<!--\nKdy\n"), "{draft}");
    assert!(draft.contains("Do 5 dnů po podpisu") && draft.contains("# Jak zavolat."), "{draft}");
    let overlay = site.read("content/de/quizzes/q.yaml");
    assert!(overlay.contains("# Ano\n      x: \"… Ano\"\n"), "{overlay}");
    site.fine(&["check"]);
    site.fine(&["check", "--drafts"]);
    assert_eq!(site.state("a/hovor", "de"), "untranslated");
    assert_eq!(site.state("quizzes/q", "de"), "untranslated");
    site.build();
    assert!(site.page("de/a/hovor/index.html").contains("notice-untranslated"));
    site.edit(
        "content/de/a/hovor.md",
        "draft: true # remove this line once it is translated\n",
        "",
    );
    site.edit(
        "content/de/quizzes/q.yaml",
        "draft: true # remove this line once it is translated\n",
        "",
    );
    // Without the mark, it is still the draft.
    assert_eq!(site.state("a/hovor", "de"), "untranslated");
    assert_eq!(site.state("quizzes/q", "de"), "untranslated");
    site.build();
    assert!(site.page("de/a/hovor/index.html").contains("notice-untranslated"));
    assert!(!site.page("de/quizzes/q/index.html").contains("… Ano"));
    let run = site.kb(&["i18n", "accept", "hovor", "q", "--lang", "de"]);
    let places =
        ["content/de/a/hovor.md:2: ", "content/de/a/hovor.md:12 #when: this text is still"];
    assert!(run.code == 1 && run.err.contains(places[1]), "{}", run.err);
    assert!(run.err.contains("content/de/quizzes/q.yaml:"), "{}", run.err);
    site.edit("content/de/a/hovor.md", "<!--\nZavolejte *hned* a v klidu.\n-->", "Rufen Sie an.");
    for path in ["content/de/a/hovor.md", "content/de/quizzes/q.yaml"] {
        site.write(path, &site.read(path).replace('…', "Deutsch"));
    }
    site.fine(&["i18n", "accept", "hovor", "q", "--lang", "de"]);
    assert_eq!(site.state("a/hovor", "de"), "fresh");
}

#[test]
fn arguments_that_name_nothing_are_answered_with_a_guess() {
    let site = Site::confirmed();
    let cases: [(&[&str], &str); 7] = [
        (&["i18n", "diff", "hovr"], "did you mean `hovor`?"),
        (&["i18n", "accept", "hovor", "--lang", "em"], "did you mean `en`?"),
        (&["i18n", "accept", "hovor", "--lang", "cs"], "source language"),
        (&["i18n", "accept", "hovor", "--lang", "de"], "kb i18n new a/hovor --lang de"),
        (&["i18n", "accept", "hovor"], "--lang"),
        (&["i18n", "accept", "hovor", "--all-langs"], "--trivial"),
        (&["i18n", "status", "--fail-on", "old"], "stale:major"),
    ];
    for (arguments, expected) in cases {
        let run = site.kb(arguments);
        assert_eq!(run.code, 2, "{arguments:?}\n{}", run.err);
        assert!(run.err.contains(expected), "{arguments:?}\n{}", run.err);
    }
    let wrong = ["i18n", "accept", "hovor", "--lang", "en", "--section", "wen"];
    let run = site.kb(&wrong);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("did you mean `when`?"), "{}", run.err);
    // The text above all headings has no id.
    let run = site.kb(&["i18n", "accept", "hovor", "--lang", "en", "--section", "x"]);
    assert!(run.code == 1 && !run.err.contains("did you mean"), "{}", run.err);
    let run = site.kb(&["i18n", "accept", "hovor", "--lang", "en", "--section", "@tp"]);
    assert!(run.err.contains("did you mean `@top`?"), "{}", run.err);
    for page in ["hovor", "a/hovor", "content/cs/a/hovor.md", "./content/en/a/hovor.md"] {
        site.fine(&["i18n", "diff", page]);
    }
}

#[test]
fn a_comparison_shows_the_words_and_the_translation_under_them() {
    let site = Site::confirmed();
    site.edit("content/cs/a/hovor.md", "Do 5 dnů", "Do 6 dnů");
    let human = site.kb(&["i18n", "diff", "hovor", "--lang", "en"]);
    assert_eq!(human.code, 1, "behind");
    assert!(human.out.contains("Do [-5-] {+6+} dnů"), "{}", human.out);
    assert!(human.out.contains("Within 5 days of signing."), "{}", human.out);
    let json = site.kb(&["i18n", "diff", "hovor", "--format", "json"]).out;
    let line: Value = serde_json::from_str(json.trim()).expect("one line of JSON");
    assert_eq!((&line["section"], &line["severity"]), (&"when".into(), &"major".into()));
    let md = site.kb(&["i18n", "diff", "hovor", "--format", "md"]).out;
    assert!(md.starts_with("### a/hovor en #when (major since 2026-11-23)"), "{md}");
    let table = site.fine(&["i18n", "status", "--format", "md", "--lang", "en"]).out;
    assert!(table.contains("| `a/hovor` | stale | major | 2026-11-23 |"), "{table}");
}

#[test]
fn draft_of_interface_words_holds_what_a_language_lacks() {
    let site = Site::new();
    site.write("kb.yaml", &CONFIG.replace("de]", "de, fa]"));
    let found = site.kb(&["check"]);
    assert!(found.err.contains("no UI messages in `fa`"), "{}", found.err);
    site.fine(&["i18n", "new", "ui", "fa"]);
    let path = "themes/default/i18n/fa.ftl";
    let draft = site.read(path);
    assert!(draft.contains("\n# skip-link = Skip to content\n"), "{draft}");
    site.fine(&["i18n", "new", "ui", "fa"]);
    assert_eq!(site.read(path), draft, "a second draft adds nothing");
    site.edit(path, "# skip-link = Skip to content", "skip-link = پرش به محتوا");
    site.build();
    let page = site.page("fa/index.html");
    assert!(page.contains(">پرش به محتوا</a>"), "{page}");
    assert!(page.contains("<span lang=\"en\" dir=\"ltr\">Menu</span></button>"), "{page}");
    assert!(page.contains("aria-label=\"Main navigation\""), "{page}");
    site.write(path, "skip-link = پرش\n");
    site.fine(&["i18n", "new", "ui", "fa"]);
    assert!(site.read(path).starts_with("skip-link = پرش\n\n# "), "{}", site.read(path));
    // Czech is complete, and a page needs the flag.
    site.fine(&["i18n", "new", "ui", "cs"]);
    assert!(!site.root().join("themes/default/i18n/cs.ftl").exists());
    assert_eq!(site.kb(&["i18n", "new", "a/hovor", "de"]).code, 2);
    assert_eq!(site.kb(&["i18n", "new", "ui", "cz"]).code, 2);
}

#[test]
fn search_finds_pages_in_the_language_that_is_shown() {
    let site = Site::new();
    site.write("kb.yaml", &format!("{CONFIG}fallback: {{de: [en]}}\n"));
    site.write("content/cs/b.md", "---\ntitle: Jen česky\n---\n\nText.\n");
    site.build();
    let index = |tag: &str| -> String {
        let prefix = format!("search.{tag}.");
        let assets = fs::read_dir(site.root().join("public/assets")).expect("is published");
        let mut names =
            assets.map(|f| f.expect("is readable").file_name().into_string().expect("UTF-8"));
        let name = names.find(|name| name.starts_with(&prefix)).expect("has an index");
        site.page(&format!("assets/{name}"))
    };
    // The German index sends readers to English for the call, and to Czech for the page that only
    // Czech has.
    let head = index("de");
    let (english, czech) = (head.find("\"lang\":\"en\""), head.find("\"lang\":\"cs\""));
    assert!(english.is_some() && czech.is_some() && english < czech, "{head}");
    assert!(index("en").contains("\"de\":\"de/a/the-call/\""), "{}", index("en"));
    assert!(!index("cs").contains("\"de\":\"de/a/"), "{}", index("cs"));
}

#[test]
fn section_that_the_source_removed_or_renamed_is_a_state_and_no_mistake() {
    let site = Site::confirmed();
    let (source, page) = ("content/cs/a/hovor.md", "public/en/a/the-call/index.html");
    site.edit(source, "## Kdy {#when}\n\nDo 5 dnů po podpisu, nejlépe ráno.\n\n", "");
    site.fine(&["check"]);
    assert_eq!(site.state("a/hovor", "en"), "removed");
    assert_eq!(site.changed("a/hovor", "en"), ["when:major"]);
    for state in ["removed", "stale:major"] {
        assert_eq!(site.kb(&["i18n", "status", "--fail-on", state]).code, 1, "{state}");
    }
    assert_eq!(site.kb(&["i18n", "status", "--fail-on", "moved"]).code, 0);
    let table = site.fine(&["i18n", "status", "--lang", "en"]).out;
    assert!(table.contains("removed in the source: when"), "{table}");
    site.build();
    let html = site.read(page);
    assert!(html.contains("notice-stale") && html.contains("href=\"#when\""), "{html}");
    // A new id for the same text is not a change for readers.
    let site = Site::confirmed();
    site.edit(source, "{#when}", "{#time}");
    site.fine(&["check"]);
    assert_eq!(site.state("a/hovor", "en"), "moved");
    assert_eq!(site.changed("a/hovor", "en"), ["time:cosmetic"]);
    site.build();
    let html = site.read(page);
    assert!(!html.contains("notice-stale"), "{html}");
    assert!(html.contains("<h2 id=\"when\"><span id=\"time\"></span>"), "{html}");
    let run = site.kb(&["i18n", "accept", "hovor", "--lang", "en"]);
    assert!(run.err.contains("write `{#time}` here too"), "{}", run.err);
    site.edit("content/en/a/hovor.md", "{#when}", "{#time}");
    site.fine(&["i18n", "accept", "hovor", "--lang", "en"]);
    assert_eq!(site.state("a/hovor", "en"), "fresh");
    // Most words are the same: the heading and the id have changed, and a word.
    let site = Site::confirmed();
    site.edit(source, "## Kdy {#when}\n\nDo 5 dnů", "## Lhůta {#time}\n\nDo 6 dnů");
    site.fine(&["check"]);
    assert_eq!(site.changed("a/hovor", "en"), ["time:major"]);
    site.build();
    let html = site.read(page);
    assert!(html.contains("href=\"#when\"") && html.contains("hovor/#time\""), "{html}");
}

#[test]
fn draft_is_never_confirmed() {
    let site = Site::confirmed();
    site.fine(&["i18n", "new", "a/hovor", "--lang", "de"]);
    let (draft, base) = ("content/de/a/hovor.md", "content/_base/de/a/hovor.md");
    let before = site.read(base);
    let run = site.kb(&["i18n", "accept", "a/hovor", "--lang", "de"]);
    assert!(run.code == 1 && run.err.contains("content/de/a/hovor.md:6 is a draft"), "{}", run.err);
    let run = site.fine(&["i18n", "accept", "--all-pages", "--lang", "de"]);
    assert!(run.err.contains("content/de/a/hovor.md:6: left alone"), "{}", run.err);
    assert_eq!(site.read(base), before);
    // Without the mark, but with the text of the draft.
    site.edit(draft, "draft: true # remove this line once it is translated\n", "");
    let run = site.kb(&["i18n", "accept", "a/hovor", "--lang", "de"]);
    assert!(
        run.code == 1 && run.err.contains("#when: this text is still the draft"),
        "{}",
        run.err
    );
    let run = site.fine(&["i18n", "accept", "--all-pages", "--lang", "de"]);
    assert!(run.err.contains("left alone, because it is still a draft"), "{}", run.err);
    assert_eq!(site.read(base), before);
    let run = site.kb(&["check"]);
    assert!(run.err.contains("draft-text"), "{}", run.err);
}

/// `kb new translation` copies the source. Its words are no translation, also without the mark.
#[test]
fn words_of_the_source_are_not_a_translation() {
    let site = Site::confirmed();
    let (source, copy) = ("content/cs/a/hovor.md", "content/de/a/hovor.md");
    site.edit(source, "Zavolejte *hned* a v klidu.", WORDS);
    site.fine(&["new", "translation", "de/a/hovor"]);
    site.edit(copy, "draft: true # remove this line once it is translated\n", "");
    assert_eq!(site.state("a/hovor", "de"), "untranslated");
    let check = site.fine(&["check"]);
    let expected = "warning[draft-text]: still the words of the source: `@top`";
    assert!(check.err.contains(expected), "{}", check.err);
    assert!(check.err.contains("content/de/a/hovor.md:6:1"), "{}", check.err);
    let run = site.kb(&["i18n", "accept", "hovor", "--lang", "de"]);
    assert!(run.code == 1 && run.err.contains("content/de/a/hovor.md:6 #@top: "), "{}", run.err);
    site.fine(&["i18n", "accept", "--all-pages", "--lang", "de"]);
    assert!(!site.root().join("content/_base/de/a/hovor.md").exists());
    // One section of its own makes it a translation, but the copied one is not confirmed.
    site.edit(copy, "Do 5 dnů po podpisu, nejlépe ráno.", "Binnen 5 Tagen.");
    site.fine(&["i18n", "accept", "--all-pages", "--lang", "de"]);
    let unconfirmed = &site.row("a/hovor", "de")["unconfirmed"];
    assert_eq!(unconfirmed.as_array().expect("a list").len(), 1, "{unconfirmed}");
    // An author can mean it.
    site.edit(copy, WORDS, &format!("<!-- kb-ignore: draft-text -->\n\n{WORDS}"));
    let check = site.fine(&["check"]);
    assert!(!check.err.contains("draft-text"), "{}", check.err);
    site.fine(&["i18n", "accept", "hovor", "--lang", "de"]);
    assert_eq!(site.state("a/hovor", "de"), "fresh");
}

/// Readers of close languages can read the same sentence.
#[test]
fn close_languages_may_have_the_same_words() {
    let site = Site(tempfile::tempdir().expect("a temporary folder"));
    site.write("kb.yaml", "title: Site\nlanguages: [cs, sk, pl]\n");
    for lang in ["cs", "sk", "pl"] {
        site.write(&format!("content/{lang}/index.md"), &format!("# {lang}\n\n{WORDS}\n"));
    }
    assert_eq!(site.state("index", "sk"), "unconfirmed");
    assert_eq!(site.state("index", "pl"), "untranslated");
}

/// Readers see the source in the place of a section that is still a draft.
#[test]
fn section_that_is_still_a_draft_is_missing() {
    let site = Site::confirmed();
    let part = "## How {#how}\n\n- Briefly\n- Clearly\n";
    for draft in ["## … {#how}\n\n<!--\nJak\n-->\n", &format!("## How {{#how}}\n\n{WORDS}\n")] {
        let site = Site::confirmed();
        site.edit("content/cs/a/hovor.md", "- Krátce\n- Jasně", WORDS);
        site.edit("content/en/a/hovor.md", part, draft);
        assert_eq!(site.state("a/hovor", "en"), "incomplete");
        assert_eq!(site.row("a/hovor", "en")["missing"][0], "how");
        site.build();
        let html = site.page("en/a/the-call/index.html");
        let section = between(&html, "<section class=\"kb-missing\"", "</section>");
        assert!(section.starts_with(" lang=\"cs\" dir=\"ltr\">"), "{section}");
        assert!(
            section.contains("<h2 id=\"how\">Jak ") && section.contains("si zapište."),
            "{section}"
        );
        assert_eq!(html.matches("id=\"how\"").count(), 1);
        let main = between(&html, "<main", "</main>");
        assert!(!main.contains('…') && !main.contains(">How <"), "{main}");
        let order = ["id=\"when\"", "class=\"kb-missing\"", "id=\"then\""];
        assert!(order.map(|part| html.find(part)).is_sorted(), "{html}");
        assert!(html.contains("<a href=\"#how\" lang=\"cs\">Jak</a>"), "the table of contents");
    }
    // The last section.
    site.edit(
        "content/en/a/hovor.md",
        "## Then {#then}\n\nSend [the start](../index.md) and write.\n",
        "## … {#then}\n",
    );
    site.build();
    let html = site.page("en/a/the-call/index.html");
    let section = between(&html, "<section class=\"kb-missing\"", "</section>");
    assert!(section.contains("<h2 id=\"then\">Pak "), "{section}");
    assert!(!between(&html, "<main", "</main>").contains('…'), "{html}");
}

#[test]
fn status_lists_texts_that_are_still_drafts() {
    let site = Site::new();
    let shown = |format: &str| {
        let table = site.fine(&["i18n", "status", "--lang", "en", "--format", format]).out;
        let line = table.lines().find(|line| line.contains("a/hovor")).expect("a line");
        line.to_owned()
    };
    assert_eq!(site.row("a/hovor", "en")["drafts"], serde_json::json!([]));
    assert!(!shown("human").contains("draft"), "{}", shown("human"));
    // A text above the headings is shown as it is, so nothing is missing.
    site.edit("content/en/a/hovor.md", "Call *at once* and calmly.", "… Zavolejte hned a v klidu.");
    let row = site.row("a/hovor", "en");
    assert_eq!((&row["state"], &row["missing"]), (&"unconfirmed".into(), &serde_json::json!([])));
    assert_eq!(row["drafts"], serde_json::json!(["@top"]));
    // A section that is a draft is one of the missing ones too, and named once.
    site.edit("content/en/a/hovor.md", "## How {#how}\n\n- Briefly\n- Clearly\n", "## … {#how}\n");
    let row = site.row("a/hovor", "en");
    assert_eq!((&row["state"], &row["missing"][0]), (&"incomplete".into(), &"how".into()));
    assert_eq!(row["drafts"], serde_json::json!(["@top", "how"]));
    for format in ["human", "md"] {
        let line = shown(format);
        assert!(line.contains("2 still a draft: @top, how"), "{line}");
        assert!(!line.contains("missing"), "{line}");
    }
    // The command that confirms a page names the same texts.
    let refused = site.kb(&["i18n", "accept", "hovor", "--lang", "en"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("content/en/a/hovor.md:7"), "{}", refused.err);
    site.write("content/cs/quizzes/q.yaml", QUIZ);
    site.write("content/en/quizzes/q.yaml", &QUIZ_EN.replace("\"No\"", "\"… Ne\""));
    assert_eq!(site.row("quizzes/q", "en")["drafts"].as_array().map(Vec::len), Some(1));
}

#[test]
fn draft_names_its_translator_until_it_is_finished() {
    let site = Site::confirmed();
    site.fine(&["i18n", "new", "hovor", "--lang", "de", "--by", "Jana \"J\" Nová"]);
    let (path, mark) = (
        "content/de/a/hovor.md",
        "translating: {by: \"Jana \\\"J\\\" Nová\", since: 2026-11-23} # remove this line once it is translated\n",
    );
    assert!(site.read(path).contains(mark), "{}", site.read(path));
    let row = site.row("a/hovor", "de");
    assert_eq!(row["state"], "in-translation");
    assert_eq!((&row["by"], &row["since"]), (&"Jana \"J\" Nová".into(), &"2026-11-23".into()));
    for format in ["human", "md"] {
        let table = site.fine(&["i18n", "status", "--lang", "de", "--format", format]).out;
        let line = table.lines().find(|line| line.contains("a/hovor")).expect("a line");
        let shown = ["in-translation", "2026-11-23", "by Jana \"J\" Nová"];
        assert!(shown.iter().all(|text| line.contains(text)), "{line}");
    }
    assert_eq!(site.kb(&["i18n", "status", "--fail-on", "in-translation"]).code, 1);
    let again = site.kb(&["i18n", "new", "hovor", "--lang", "de", "--by", "Eva"]);
    assert!(again.err.contains("has been working on it since 2026-11-23"), "{}", again.err);
    // Readers see the day, and never the name.
    site.build();
    assert!(site.page("de/a/hovor/index.html").contains("notice-untranslated"));
    assert!(!site.page("i18n-status.json").contains("Jana"));
    let table = site.page("de/translations/index.html");
    assert!(table.contains("state-in-translation") && table.contains("2026-11-23"), "{table}");
    assert!(!table.contains("Jana"), "{table}");
    // A YAML file has the same mark.
    site.write("content/cs/quizzes/q.yaml", QUIZ);
    site.fine(&["i18n", "new", "q", "--lang", "de", "--by", "Eva"]);
    site.fine(&["check"]);
    assert_eq!(site.row("quizzes/q", "de")["by"], "Eva");
    let run = site.kb(&["i18n", "accept", "hovor", "q", "--lang", "de"]);
    assert!(run.code == 1 && run.err.contains("content/de/quizzes/q.yaml:1 is"), "{}", run.err);
    site.edit(path, mark, "");
    assert_eq!(site.state("a/hovor", "de"), "untranslated");
}

#[test]
fn section_that_moved_to_another_page_is_found_there() {
    let site = Site::confirmed();
    let section = "## Kdy {#when}\n\nDo 5 dnů po podpisu, nejlépe ráno.\n";
    site.edit("content/cs/a/hovor.md", &format!("{section}\n"), "");
    site.write("content/cs/b.md", &format!("# B\n\nText.\n\n#{section}"));
    site.edit("content/cs/index.md", "čtěte ", "čtěte [B](b.md) ");
    site.fine(&["check"]);
    assert_eq!(site.state("a/hovor", "en"), "moved");
    assert_eq!(site.changed("a/hovor", "en"), ["when:normal"]);
    assert_eq!(site.row("a/hovor", "en")["changed"][0]["to"], "b#when");
    let table = site.fine(&["i18n", "status", "--lang", "en"]).out;
    assert!(table.contains("moved in the source: when to b#when"), "{table}");
    assert_eq!(site.kb(&["i18n", "status", "--fail-on", "moved"]).code, 1);
    site.build();
    let notice =
        between(&site.page("en/a/the-call/index.html"), "notice-stale", "</aside>").to_owned();
    assert!(notice.contains("href=\"#when\""), "{notice}");
    assert!(notice.contains("href=\"../../../cs/b/#when\""), "{notice}");
    // The same text in a section that was there before is another section.
    let site = Site::new();
    site.write("content/cs/b.md", &format!("# B\n\nText.\n\n{section}"));
    site.write("content/en/b.md", "# B\n\nA.\n\n## When {#when}\n\nWithin 5 days of signing.\n");
    site.fine(&["i18n", "accept", "--all-pages", "--lang", "en"]);
    site.edit("content/cs/a/hovor.md", &format!("{section}\n"), "");
    assert_eq!(site.state("a/hovor", "en"), "removed");
}

/// A section that the source had before anybody confirmed it is no mistake of the translator.
#[test]
fn section_that_was_never_confirmed_can_be_removed_too() {
    let site = Site::new();
    site.fine(&["i18n", "accept", "hovor", "--lang", "en", "--section", "how"]);
    site.edit(
        "content/cs/a/hovor.md",
        "## Kdy {#when}\n\nDo 5 dnů po podpisu, nejlépe ráno.\n\n",
        "",
    );
    let check = site.fine(&["check"]);
    assert!(!check.err.contains("extra-section"), "{}", check.err);
    assert_eq!(site.changed("a/hovor", "en"), ["when:major"]);
}

#[test]
fn text_that_a_scenario_lacks_is_that_of_the_source() {
    let site = Site::new();
    site.write(
        "content/cs/scenarios/pozde.yaml",
        "title: Klient platí pozdě\nsummary: Čeká se.\nseverity: serious\nsignals: {due: Po splatnosti.}\nchannel: {recommended: call, why: Je to rychlé.}\nsteps:\n  - {id: call, text: \"Zavolejte [mu] {hned}.\", script: ask}\n  - {id: wait, text: Počkejte.}\nplaceholders: {name: jméno}\nscripts:\n  ask: {title: Výzva, channel: call, lines: [\"Dobrý den, {name}.\"]}\n",
    );
    site.write(
        "content/en/scenarios/pozde.yaml",
        "title: A client pays late\nsignals: {due: It is overdue.}\nchannel: {why: It is quick.}\nsteps: {wait: Wait.}\n",
    );
    site.fine(&["check"]);
    assert_eq!(site.state("scenarios/pozde", "en"), "incomplete");
    let missing = site.row("scenarios/pozde", "en")["missing"].to_string();
    assert!(missing.contains("steps.call") && missing.contains("scripts.ask.lines"), "{missing}");
    site.build();
    let html = site.page("en/scenarios/pozde/index.html");
    for shown in [
        "<h1>A client pays late</h1>",
        "<p class=\"kb-lead\"><span lang=\"cs\">Čeká se.</span></p>",
        "<p><span lang=\"cs\">Zavolejte [mu] {hned}.</span></p>",
        "<p>Wait.</p>",
        "id=\"script-ask\"><span lang=\"cs\">Výzva</span></h3>",
        "<p><span lang=\"cs\" dir=\"ltr\">Dobrý den, </span>",
        "data-kb-placeholder=\"name\" lang=\"cs\" dir=\"ltr\">[jméno]</span>",
    ] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    assert!(!html.contains("notice-untranslated") && !html.contains("{lang="), "{html}");
    let source = site.page("cs/scenarios/pozde/index.html");
    assert!(source.contains("<h1>Klient platí pozdě</h1>"), "{source}");
    let list = site.page("en/scenarios/index.html");
    assert!(list.contains("<p><span lang=\"cs\">Čeká se.</span></p>"), "{list}");
}

/// The data of a quiz for its script.
fn data_of(html: &str) -> &str {
    between(html, "id=\"kb--quiz-data\">", "</script>")
}

/// Readers see the text of the source in its place. The quiz has the structure of the source, and so
/// its proofs.
#[test]
fn text_that_the_source_adds_to_a_quiz_or_removes_blocks_nothing() {
    let site = Site::new();
    let (option, option_en) = ("      - {id: y, label: Ne}\n", "      y: \"No\"\n");
    let more = format!("{option}      - {{id: z, label: Asi}}\n");
    let more_en = format!("{option_en}      z: \"Maybe\"\n");
    site.write("content/cs/quizzes/q.yaml", QUIZ);
    site.write("content/en/quizzes/q.yaml", &format!("slug: the-quiz\n{QUIZ_EN}"));
    site.fine(&["i18n", "accept", "q", "--lang", "en"]);
    site.edit("content/cs/quizzes/q.yaml", option, &more);
    let check = site.fine(&["check"]);
    assert!(check.err.contains("warning[missing-words]: no text for `z`"), "{}", check.err);
    assert_eq!(site.state("quizzes/q", "en"), "incomplete");
    assert_eq!(site.row("quizzes/q", "en")["missing"][0], "questions.q.options.z");
    site.build();
    let page = "en/quizzes/the-quiz/index.html";
    let html = site.page(page);
    assert!(html.contains("Question?") && !html.contains("notice-untranslated"), "{html}");
    let label = "<label for=\"o-q--z\"><span lang=\"cs\">Asi</span></label>";
    assert!(html.contains(label), "{html}");
    assert!(html.contains("1 section is still in the original language."), "{html}");
    let source = site.page("cs/quizzes/q/index.html");
    assert_eq!(data_of(&html), data_of(&source));
    // The text for an option that is the same as another one, or that is still a draft.
    for (label, message) in [
        ("\"No\"", "the same text as another option on line 11: `No`"),
        ("\"… Maybe\"", "still the draft"),
    ] {
        let text = format!("{option_en}      z: {label}\n");
        site.edit("content/en/quizzes/q.yaml", option_en, &text);
        let check = site.fine(&["check"]);
        assert!(check.err.contains(message), "{}", check.err);
        site.build();
        let html = site.page(page);
        assert!(html.contains("<span lang=\"cs\">Asi</span></label>"), "{html}");
        assert_eq!(html.contains("<span lang=\"cs\">Ne</span></label>"), label == "\"No\"");
        assert_eq!(data_of(&html), data_of(&source));
        site.edit("content/en/quizzes/q.yaml", &text, option_en);
    }
    // Without a title, the whole quiz is in another language, at the same address.
    site.edit("content/en/quizzes/q.yaml", "title: Quiz\n", "");
    site.build();
    let html = site.page(page);
    assert!(html.contains("notice-untranslated") && html.contains("Otázka?"), "{html}");
    assert!(between(&html, "<article", ">").contains("lang=\"cs\""), "{html}");
    site.edit("content/en/quizzes/q.yaml", "dimensions:", "title: Quiz\ndimensions:");
    site.edit("content/en/quizzes/q.yaml", option_en, &more_en);
    site.fine(&["i18n", "accept", "q", "--lang", "en"]);
    assert_eq!(site.state("quizzes/q", "en"), "fresh");
    site.edit("content/cs/quizzes/q.yaml", &more, option);
    let check = site.fine(&["check"]);
    assert!(check.err.contains("warning[unknown-id]"), "{}", check.err);
    assert_eq!(site.state("quizzes/q", "en"), "removed");
    site.build();
    assert!(site.page(page).contains("Question?"), "{}", site.page(page));
}

#[test]
fn text_for_an_id_that_the_source_never_had_is_counted() {
    let site = Site::new();
    let option = "      y: \"No\"\n";
    site.write("content/cs/quizzes/q.yaml", QUIZ);
    site.write("content/en/quizzes/q.yaml", QUIZ_EN);
    site.edit("content/en/quizzes/q.yaml", option, &format!("{option}      w: \"Why\"\n"));
    let check = site.fine(&["check"]);
    assert!(check.err.contains("warning[unknown-id]: the source has no `w` here"), "{}", check.err);
    assert_eq!(site.state("quizzes/q", "en"), "extra");
    assert_eq!(site.row("quizzes/q", "en")["extra"][0], "questions.q.options.w");
    let table = site.fine(&["i18n", "status", "--lang", "en"]).out;
    assert!(table.contains("extra: questions.q.options.w"), "{table}");
    assert_eq!(site.kb(&["i18n", "status", "--fail-on", "extra"]).code, 1);
}

/// A list of more than a dozen links has a page of its own, below a page whose folder has another
/// name in the language.
#[test]
fn parts_of_lists_are_redirected_from_their_english_addresses() {
    let site = Site::new();
    site.edit("kb.yaml", "languages:", "addresses: translated\nlanguages:");
    site.write(
        "content/cs/scenarios/late.yaml",
        "title: Pozdě\nsummary: s\nseverity: info\nsignals: {a: b}\n\
         channel: {recommended: call, why: w}\nsteps: [{id: call, text: t}]\n",
    );
    for nth in 0..13 {
        let text = format!("# Strana {nth}\n\nČtěte [o zpoždění](scenarios/late.yaml).\n");
        site.write(&format!("content/cs/p{nth}.md"), &text);
    }
    site.build();
    assert!(site.page("cs/situace/late/~links/index.html").contains("Strana 12"));
    let old = site.page("cs/scenarios/late/~links/index.html");
    assert!(old.contains("situace/late/~links/"), "{old}");
}

/// The source drops a page, with its links to it. The translations still have both.
#[test]
fn link_that_the_source_no_longer_has_blocks_nothing() {
    let site = Site::confirmed();
    fs::remove_file(site.root().join("content/cs/a/hovor.md")).expect("is there");
    site.edit("content/cs/index.md", ", čtěte [o hovoru](a/hovor.md)", "");
    let check = site.fine(&["check"]);
    assert_eq!(check.err.matches("warning[outdated-link]").count(), 2, "{}", check.err);
    site.build();
    let html = site.page("en/index.html");
    assert!(html.contains("o hovoru") && !html.contains("hovor.md"), "{html}");
    assert_eq!(site.state("index", "en"), "stale");
    // A link that the source never had may be a mistake of the translator.
    site.edit("content/en/index.md", "a/hovor.md", "a/hovr.md");
    let check = site.fine(&["check"]);
    let of_link = "warning[outdated-link]: no file `content/en/a/hovr.md`";
    assert!(check.err.contains(of_link), "{}", check.err);
}

/// An anchor that the source renamed on a page that is not translated.
#[test]
fn anchor_that_the_source_renamed_blocks_nothing() {
    let site = Site::new();
    site.edit("content/cs/index.md", "a/hovor.md", "a/hovor.md#when");
    site.edit("content/de/index.md", "a/hovor.md", "a/hovor.md#when");
    site.fine(&["i18n", "accept", "index", "--lang", "de"]);
    site.edit("content/cs/index.md", "#when", "#time");
    site.edit("content/cs/a/hovor.md", "{#when}", "{#time}");
    let check = site.fine(&["check"]);
    assert!(check.err.contains("warning[outdated-link]"), "{}", check.err);
    site.build();
    assert!(site.page("de/index.html").contains("href=\"a/hovor/#when\""));
}

/// Nobody checks the links of a page that is left out, so its comments are not useless.
#[test]
fn comments_in_a_page_that_is_left_out_are_not_reported() {
    let site = Site::confirmed();
    let ignored = format!("{WORDS}\n\n<!-- kb-ignore: broken-link -->\n\n[Hovor](gone.md)\n");
    site.write("content/cs/a/druhy.md", &format!("# Druhý\n\n{ignored}"));
    site.write("content/en/a/druhy.md", &format!("# Second\n\n{ignored}"));
    site.write("content/en/a/orphan.md", &format!("# Third\n\n{ignored}"));
    let check = site.fine(&["check"]);
    assert!(!check.err.contains("useless-ignore"), "{}", check.err);
    assert_eq!(site.state("a/druhy", "en"), "untranslated");
}

/// Headings of another depth are no other sections.
#[test]
fn outlines_of_different_depth_give_no_false_alarm() {
    let site = Site::new();
    site.write("content/cs/odd.md", "# T\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc\n");
    site.write("content/en/odd.md", "# T\n\n## X\n\na\n\n## Y\n\nb\n\n## Z\n\nc\n");
    let check = site.fine(&["check"]);
    assert!(!check.err.contains("extra-section"), "{}", check.err);
    assert_eq!(site.state("odd", "en"), "unconfirmed");
}
