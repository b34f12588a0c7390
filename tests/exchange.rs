//! Translators' files: the real binary on a small site, and the programs that translators use.

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::program::{Run, kb, read, write};

const CONFIG: &str = "title: Site\nbase_url: https://example.org/\nlanguages: [cs, en]\n";

const PAGE: &str = "---\ntitle: Hovor\ndescription: Jak zavolat.\n---\n\nZavolejte *hned*.\n\n## Kdy {#when}\n\nDo 5 dnů po [podpisu](index.md), nejlépe\nráno.\n\n```sh\nls\n```\n\n| Den | Čas |\n| --- | --- |\n| Dnes | 8:00 |\n\n## Jak {#how}\n\n- Krátce \"a\" `b`\n- Jasně\n\n> Klidně\n> a pomalu\n";

const PAGE_EN: &str = "---\ntitle: Call\ndescription: How to call.\n---\n\nCall *at once*.\n\n## When {#when}\n\nWithin 5 days of [signing](index.md).\n\n```sh\nls\n```\n\n| Day | Time |\n| --- | --- |\n| Today | 8:00 |\n";

struct Site(TempDir);

impl Site {
    fn new() -> Site {
        let site = Site(tempfile::tempdir().expect("a temporary folder"));
        site.write("kb.yaml", CONFIG);
        site.write("content/cs/index.md", "# Úvod\n\nČtěte [o hovoru](hovor.md).\n");
        site.write("content/en/index.md", "# Start\n\nRead [about calls](hovor.md).\n");
        site.write("content/cs/hovor.md", PAGE);
        site.write("content/en/hovor.md", PAGE_EN);
        site.fine(&["i18n", "accept", "--all-pages", "--lang", "en", "--today", "2026-01-02"]);
        site
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        write(self.root(), path, text);
    }

    fn read(&self, path: &str) -> String {
        read(self.root(), path)
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not say {from}:\n{text}");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn kb(&self, arguments: &[&str]) -> Run {
        Run::of(kb(self.root(), arguments))
    }

    fn fine(&self, arguments: &[&str]) -> Run {
        let run = self.kb(arguments);
        assert_eq!(run.code, 0, "{arguments:?}\n{}{}", run.out, run.err);
        run
    }

    fn export(&self) -> Vec<PathBuf> {
        self.fine(&["i18n", "export", "--lang", "en"]);
        let mut files: Vec<PathBuf> = fs::read_dir(self.root().join("translations/en"))
            .expect("is written")
            .map(|file| file.expect("is readable").path())
            .collect();
        files.sort();
        files
    }

    fn import(&self, more: &[&str]) -> Run {
        let files = ["translations/en/hovor.po", "translations/en/index.po"];
        let start = ["i18n", "import", "--lang", "en", "--today", "2026-03-04"];
        self.kb(&[&start[..], more, &files].concat())
    }

    /// Every file of the content with its text.
    fn content(&self) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.root().join("content")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("is readable") {
                let path = entry.expect("is readable").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = fs::read_to_string(&path).expect("UTF-8");
                    files.insert(path, text);
                }
            }
        }
        files
    }
}

/// Whether a program works here. `tests/run` lists those that are missing.
fn works(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|out| out.status.success())
}

/// The translation of a message, by its text in the source.
fn translate(po: &str, source: &str, text: &str) -> String {
    let from = format!("msgid \"{source}\"\nmsgstr \"\"\n");
    assert!(po.contains(&from), "no untranslated {source} in\n{po}");
    po.replacen(&from, &format!("msgid \"{source}\"\nmsgstr \"{text}\"\n"), 1)
}

const PO: &str = "translations/en/hovor.po";

#[test]
fn import_of_an_export_changes_nothing() {
    let site = Site::new();
    let before = site.content();
    site.export();
    let run = site.import(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(site.content(), before);
    // A second export is the same file.
    let po = site.read(PO);
    site.export();
    assert_eq!(site.read(PO), po);
    assert!(po.contains("msgctxt \"hovor#when/2\"\nmsgid \"Do 5 dnů po [podpisu](index.md), nejlépe ráno.\"\nmsgstr \"Within 5 days of [signing](index.md).\"\n"), "{po}");
    assert!(!po.contains("ls"), "code is in no unit:\n{po}");
}

#[test]
fn translated_texts_are_written_in_their_place_and_confirmed() {
    let site = Site::new();
    site.export();
    let po = site.read(PO);
    let po = translate(&po, "Jak", "How");
    let po = translate(&po, "Krátce \\\"a\\\" `b`", "Briefly \\\"a\\\" `b`");
    let po = translate(&po, "Jasně", "Clearly");
    let po = translate(&po, "Klidně a pomalu", "Calmly and slowly");
    site.write(PO, &po);
    assert_eq!(site.import(&[]).code, 0);
    let page = site.read("content/en/hovor.md");
    let end = "\n\n## How {#how}\n\n- Briefly \"a\" `b`\n- Clearly\n\n> Calmly and slowly\n";
    assert_eq!(page, format!("{}{end}", PAGE_EN.trim_end()));
    let status = site.fine(&["i18n", "status", "--format", "json"]).out;
    let row = status.lines().find(|line| line.contains("\"hovor\"")).expect("a row");
    assert!(row.contains("\"fresh\""), "{row}");
    assert!(site.read("content/_base/en/hovor.md").contains("accepted 2026-03-04"));
}

#[test]
fn stale_text_is_fuzzy_with_what_it_was_translated_from() {
    let site = Site::new();
    site.edit("content/cs/hovor.md", "Do 5 dnů", "Do 7 dnů");
    site.export();
    let po = site.read(PO);
    assert!(po.contains("#, fuzzy\n#| msgctxt \"hovor#when/2\"\n#| msgid \"Do 5 dnů po [podpisu](index.md), nejlépe ráno.\"\n"), "{po}");
    assert_eq!(po.matches("#, fuzzy").count(), 1, "the rest of the section is not fuzzy:\n{po}");
    let only = site.fine(&["i18n", "export", "--lang", "en", "--only", "stale", "--out", "stale"]);
    assert!(only.err.contains("exported 1 text in 1 file to stale/en"), "{}", only.err);
    // A fuzzy text is not imported; a reviewed one is confirmed.
    site.write(PO, &po.replace("Within 5 days", "Within 7 days"));
    assert_eq!(site.import(&[]).code, 0);
    assert_eq!(site.read("content/en/hovor.md"), PAGE_EN);
    site.write(PO, &po.replace("Within 5 days", "Within 7 days").replace("#, fuzzy\n", ""));
    assert_eq!(site.import(&[]).code, 0);
    assert!(site.read("content/en/hovor.md").contains("Within 7 days of [signing](index.md).\n"));
    assert!(!site.fine(&["i18n", "status"]).out.contains("stale"));
}

#[test]
fn translator_and_day_are_kept() {
    let site = Site::new();
    site.edit("content/cs/hovor.md", "Do 5 dnů", "Do 7 dnů");
    site.export();
    let po = site.read(PO).replace("Within 5 days", "Within 7 days").replace("#, fuzzy\n", "");
    site.write(PO, &po.replace("FULL NAME <EMAIL@ADDRESS>", "Jana \\tNová <j@example.org>"));
    assert_eq!(site.import(&[]).code, 0);
    let base = site.read("content/_base/en/hovor.md");
    assert_eq!(base.matches("accepted 2026-03-04 by Jana Nová <j@example.org>\n").count(), 1);
    assert_eq!(base.matches("accepted 2026-01-02\n").count(), 2);
    site.export();
    let po = site.read(PO);
    assert!(po.contains("\"Last-Translator: Jana Nová <j@example.org>\\n\""), "{po}");
    assert!(po.contains("\"PO-Revision-Date: 2026-03-04 00:00+0000\\n\""), "{po}");
    assert_eq!(site.import(&["--by", "Another"]).code, 0);
    assert_eq!(site.read("content/_base/en/hovor.md"), base, "nothing was confirmed");
}

/// A paragraph that was added leaves the translations of the others, and the section is written
/// when the new one is translated.
#[test]
fn added_paragraph_is_the_only_text_to_translate() {
    let site = Site::new();
    site.edit("content/cs/hovor.md", "```sh", "Pak znovu.\n\n```sh");
    site.export();
    let po = site.read(PO);
    assert!(po.contains("msgstr \"Within 5 days of [signing](index.md).\""), "{po}");
    assert!(!po.contains("fuzzy"), "{po}");
    assert_eq!(site.import(&[]).code, 0);
    assert_eq!(site.read("content/en/hovor.md"), PAGE_EN);
    site.write(PO, &translate(&po, "Pak znovu.", "Then again."));
    assert_eq!(site.import(&[]).code, 0);
    let expected = PAGE_EN.replace("```sh", "Then again.\n\n```sh");
    assert_eq!(site.read("content/en/hovor.md"), expected);
    assert!(!site.fine(&["i18n", "status"]).out.contains("stale"));
}

#[test]
fn removed_paragraph_is_removed_when_the_section_was_reviewed() {
    let site = Site::new();
    site.edit("content/cs/hovor.md", "Do 5 dnů po [podpisu](index.md), nejlépe\nráno.\n\n", "");
    site.export();
    let po = site.read(PO);
    assert_eq!(po.matches("#, fuzzy").count(), 1, "{po}");
    assert_eq!(site.import(&[]).code, 0);
    assert_eq!(site.read("content/en/hovor.md"), PAGE_EN);
    site.write(PO, &po.replace("#, fuzzy\n", ""));
    assert_eq!(site.import(&[]).code, 0);
    let expected = PAGE_EN.replace("Within 5 days of [signing](index.md).\n\n", "");
    assert_eq!(site.read("content/en/hovor.md"), expected);
    assert!(!site.fine(&["i18n", "status"]).out.contains("stale"));
}

#[test]
fn incomplete_section_is_left_out() {
    let site = Site::new();
    site.export();
    site.write(PO, &translate(&site.read(PO), "Jasně", "Clearly"));
    let run = site.import(&[]);
    assert!(run.err.contains("left out 1 text of incomplete sections"), "{}", run.err);
    assert_eq!(site.read("content/en/hovor.md"), PAGE_EN);
}

#[test]
fn xliff_files_are_exchanged_by_the_same_rules() {
    let site = Site::new();
    let before = site.content();
    let export = ["i18n", "export", "--lang", "en", "--format", "xliff"];
    site.fine(&export);
    let file = "translations/en/hovor.xliff";
    let import = ["i18n", "import", "--lang", "en", "--today", "2026-03-04", file];
    site.fine(&import);
    assert_eq!(site.content(), before);
    let xliff = site.read(file);
    assert!(xliff.contains("<source>Do 5 dnů po <bpt id=\"1\">[</bpt>podpisu<ept id=\"1\">](index.md)</ept>, nejlépe ráno.</source>\n        <target state=\"translated\">Within 5 days of <bpt id=\"1\">[</bpt>signing<ept id=\"1\">](index.md)</ept>.</target>"), "{xliff}");
    site.write(file, &xliff.replace("<ept id=\"1\">](index.md)</ept>.", "."));
    let run = site.kb(&import);
    assert!(run.code == 1 && run.err.contains("lost `index.md`"), "{}", run.err);
    // A stale text needs a review; a translated one is written and confirmed.
    site.write(file, &xliff);
    site.edit("content/cs/hovor.md", "Do 5 dnů", "Do 7 dnů");
    site.fine(&export);
    let xliff = site.read(file);
    assert!(
        xliff.contains("<alt-trans alttranstype=\"previous-version\">\n          <source>Do 5 dnů"),
        "{xliff}"
    );
    assert_eq!(xliff.matches("state=\"needs-review-translation\"").count(), 1);
    site.write(file, &xliff.replace("Within 5 days", "Within 7 days"));
    site.fine(&import);
    assert_eq!(site.read("content/en/hovor.md"), PAGE_EN);
    let xliff = xliff.replace("Within 5 days", "Within 7 days");
    site.write(file, &xliff.replace("needs-review-translation", "final"));
    site.fine(&import);
    assert!(site.read("content/en/hovor.md").contains("Within 7 days of [signing](index.md).\n"));
    assert!(!site.fine(&["i18n", "status"]).out.contains("stale"));
}

/// Other bytes, another order, and elements of their own: what tools make of a file.
#[test]
fn xliff_that_tools_have_rewritten_is_read() {
    let site = Site::new();
    site.fine(&["i18n", "export", "--lang", "en", "--format", "xliff"]);
    let file = "translations/en/hovor.xliff";
    let xliff = site.read(file);
    let (head, rest) = xliff.split_once("      <trans-unit ").expect("there are units");
    let (body, tail) = rest.rsplit_once("</trans-unit>\n").expect("there are units");
    let units = body.split("</trans-unit>\n      <trans-unit ").map(|unit| {
        let (id, _) = unit[4..].split_once('"').expect("an id");
        let target = match id {
            "hovor#how/1" => "<target state=\"final\"><![CDATA[How]]></target>",
            "hovor#how/2" => {
                "<target state=\"translated\">Short &quot;a&quot; <ph id=\"1\"/></target>"
            }
            "hovor#how/3" => {
                "<seg-source><mrk mtype=\"seg\" mid=\"0\">Jasně</mrk></seg-source>\n\
                 <target><mrk mtype=\"seg\" mid=\"0\">Clear</mrk></target>\n\
                 <alt-trans match-quality=\"80%\" origin=\"TM\"><target>Wrong</target></alt-trans>"
            }
            "hovor#how/4" => "<target>Calm and slow</target><note from=\"Ann\">Fine?</note>",
            _ => "",
        };
        let unit = unit.replacen("</source>", &format!("</source>\n{target}"), 1);
        format!("      <trans-unit {unit}</trans-unit>\n")
    });
    let units: String = units.collect::<Vec<_>>().into_iter().rev().collect();
    let head = head
        .replace("<body>", "<header><tool tool-id=\"t\" tool-name=\"Tool\"/></header>\n    <body>");
    site.write(file, &format!("\u{feff}{head}{units}{tail}").replace('\n', "\r\n"));
    site.fine(&["i18n", "import", "--lang", "en", "--today", "2026-03-04", file]);
    let expected =
        format!("{PAGE_EN}\n## How {{#how}}\n\n- Short \"a\" `b`\n- Clear\n\n> Calm and slow\n");
    assert_eq!(site.read("content/en/hovor.md"), expected);
}

#[test]
fn files_of_translators_stay_inside_the_site() {
    let site = Site::new();
    for folder in ["/tmp/kb-translations", "../translations"] {
        let run = site.kb(&["i18n", "export", "--lang", "en", "--out", folder]);
        assert!(run.code == 2 && run.err.contains("such as `translations`"), "{}", run.err);
    }
}

#[test]
fn limits_of_texts_are_notes_for_their_translators() {
    let site = Site::new();
    site.write("content/cs/glossary.yaml", "terms: {hovor: {term: Hovor, definition: Řeč.}}\n");
    site.write(
        "content/cs/scenarios/late.yaml",
        "title: Pozdě\nsummary: s\nseverity: info\nsignals: {a: b}\n\
         channel: {recommended: call, why: w}\nsteps: [{id: call, text: t}]\n\
         placeholders: {kdo: kdo}\n\
         scripts: {ahoj: {title: Pozdrav, channel: call, lines: [\"Dobrý den, {kdo}.\", \"Na shledanou.\"]}}\n",
    );
    site.fine(&["i18n", "export", "--lang", "en"]);
    let script = site.read("translations/en/scenarios/late.po");
    assert!(script.contains("#. Limit: 2 lines, each with the placeholders"), "{script}");
    let terms = site.read("translations/en/glossary.po");
    assert!(terms.contains("#. Limit: 16 words\n"), "{terms}");
}

#[test]
fn refused_text_stops_the_import_and_names_its_line() {
    let cases = [
        ("[signing](index.md)", "signing", "lost `index.md`"),
        ("Language: en", "Language: fr", "is for the language `fr`, not `en`"),
        ("Do 5 dnů", "Do 6 dnů", "the source of `hovor#when/2` has changed: Do [-6-] {+5+} dnů"),
        (
            "msgctxt \"hovor#when/2\"",
            "msgctxt \"hovor#gone/2\"",
            "the page has no text `hovor#gone/2`",
        ),
        ("msgstr \"When\"", "msgstr \"When\" x", "expected a string in quotation marks"),
    ];
    for (from, to, reason) in cases {
        let site = Site::new();
        site.export();
        let before = site.content();
        site.edit(PO, from, to);
        site.edit("translations/en/index.po", "msgstr \"Start\"", "msgstr \"Begin\"");
        let run = site.import(&[]);
        assert_eq!(run.code, 1, "{reason}: {}", run.err);
        assert!(run.err.contains(reason), "{reason}: {}", run.err);
        assert_eq!(site.content(), before, "{reason}");
    }
    let site = Site::new();
    site.export();
    site.edit(PO, "[signing](index.md)", "signing");
    site.edit("translations/en/index.po", "msgstr \"Start\"", "msgstr \"Begin\"");
    assert_eq!(site.import(&["--skip-refused"]).code, 0);
    assert!(site.read("content/en/index.md").starts_with("# Begin\n"));
    assert_eq!(site.read("content/en/hovor.md"), PAGE_EN);
}

#[test]
fn texts_that_were_not_imported_are_not_overwritten() {
    let site = Site::new();
    site.export();
    site.edit(PO, "Within 5 days", "In 5 days");
    let po = site.read(PO);
    let run = site.kb(&["i18n", "export", "--lang", "en"]);
    assert!(run.code == 1 && run.err.contains("not in the site"), "{}", run.err);
    assert_eq!(site.read(PO), po);
}

#[test]
fn a_file_whose_translations_are_in_the_site_makes_room_for_the_stale_texts_alone() {
    let site = Site::new();
    site.export();
    site.edit(PO, "Within 5 days", "In 5 days");
    // A folder means all of its files.
    let folder = site.kb(&["i18n", "import", "--lang", "en", "translations"]);
    assert_eq!((folder.code, folder.err.contains("imported 1 text")), (0, true), "{}", folder.err);
    site.edit("content/cs/hovor.md", "Do 5 dnů", "Do 7 dnů");
    site.fine(&["i18n", "export", "--lang", "en", "--only", "stale"]);
    let po = site.read(PO);
    assert!(po.contains("In 5 days") && !po.contains("How to call."), "{po}");
}

#[test]
fn new_page_gets_the_sections_that_are_complete() {
    let site = Site::new();
    fs::remove_file(site.root().join("content/en/hovor.md")).expect("is there");
    site.fine(&["i18n", "export", "--lang", "en"]);
    let mut po = site.read(PO);
    for (source, text) in [("Hovor", "Call"), ("Kdy", "When")] {
        po = translate(&po, source, text);
    }
    site.write(PO, &po);
    assert_eq!(site.import(&[]).code, 0);
    // The sections are not complete yet, so readers see them in Czech.
    assert_eq!(site.read("content/en/hovor.md"), "---\ntitle: \"Call\"\n---\n");
}

#[test]
fn programs_of_translators_read_the_files() {
    let site = Site::new();
    site.edit("content/cs/hovor.md", "Do 5 dnů", "Do 7 dnů");
    let files = site.export();
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.current_dir(site.root()).args(arguments);
        let run = Run::of(command);
        assert_eq!(run.code, 0, "{program} {arguments:?}: {}{}", run.out, run.err);
        run
    };
    for file in files.iter().map(|file| file.to_str().expect("UTF-8")) {
        if works("msgfmt", &["--version"]) {
            run("msgfmt", &["-c", "-o", "out.mo", file]);
        }
        let toolkit = "import sys; from translate.storage import pypo; s = pypo.pofile.parsefile(sys.argv[1]); units = [u for u in s.units if not u.isheader()]; assert units and all(u.getcontext() for u in units); print(sum(u.isfuzzy() for u in units))";
        if works("python3", &["-c", "import translate.storage.pypo"]) {
            run("python3", &["-c", toolkit, file]);
        }
        if works("perl", &["-MLocale::Po4a::Po", "-e", "1"]) {
            let read = "my $po = Locale::Po4a::Po->new(); $po->read($ARGV[0]); $po->count_entries() > 0 or die";
            run("perl", &["-MLocale::Po4a::Po", "-e", read, file]);
        }
    }
    if works("msgmerge", &["--version"]) {
        // A merge with the next export keeps the work, and the result is imported.
        fs::copy(site.root().join(PO), site.root().join("mine.po")).expect("can be copied");
        let mine = site.read("mine.po").replace("#, fuzzy\n", "");
        site.write("mine.po", &mine.replace("Within 5 days", "Within 7 days"));
        run("msgmerge", &["--previous", "-o", "merged.po", "mine.po", PO]);
        site.fine(&["i18n", "import", "--lang", "en", "merged.po"]);
        assert!(
            site.read("content/en/hovor.md").contains("Within 7 days of [signing](index.md).\n")
        );
        run("msgmerge", &["-o", "wrapped.po", "--width=40", "merged.po", "merged.po"]);
        let before = site.content();
        site.fine(&["i18n", "import", "--lang", "en", "wrapped.po"]);
        assert_eq!(site.content(), before);
    }
}

/// po4a finds texts by their source alone: it prints a warning for each `msgctxt`, which it does not
/// know, and reads the rest.
#[test]
fn programs_of_po4a_find_the_translations() {
    let works = |program: &str| works(program, &["--version"]);
    if !works("po4a-translate") || !works("po4a-updatepo") {
        return;
    }
    let site = Site::new();
    site.export();
    let run = |program: &str, more: &[&str]| {
        let format = ["-f", "text", "-o", "markdown", "-M", "UTF-8", "-m", "content/cs/hovor.md"];
        let mut command = Command::new(program);
        command.current_dir(site.root()).args(format).args(["-p", PO]).args(more);
        let run = Run::of(command);
        assert_eq!(run.code, 0, "{program}: {}{}", run.out, run.err);
    };
    let texts = ["Call *at once*.", "Within 5 days of [signing](index.md)."];
    run("po4a-translate", &["-L", "UTF-8", "-k", "0", "-l", "translated.md"]);
    let translated = site.read("translated.md");
    assert!(texts.iter().all(|text| translated.contains(text)), "{translated}");
    assert!(translated.contains("title: Call"), "{translated}");
    // What it extracts from the source by itself keeps the translations too.
    run("po4a-updatepo", &[]);
    let po = site.read(PO);
    assert!(texts.iter().all(|text| po.contains(&format!("msgstr \"{text}\""))), "{po}");
}

/// Weblate reads and writes XLIFF with this library. A new text keeps the tags of the old one.
#[test]
fn text_that_translate_toolkit_wrote_is_imported() {
    if !works("python3", &["-c", "import translate.storage.xliff"]) {
        return;
    }
    let site = Site::new();
    site.edit("content/cs/hovor.md", "Do 5 dnů", "Do 7 dnů");
    site.fine(&["i18n", "export", "--lang", "en", "--format", "xliff"]);
    let file = "translations/en/hovor.xliff";
    let toolkit = "import sys; from translate.storage import xliff; s = xliff.xlifffile.parsefile(sys.argv[1]); units = [u for u in s.units if u.isfuzzy()]; assert len(units) == 1; unit = units[0]; assert str(unit.target) == 'Within 5 days of [signing](index.md).', unit.target; unit.target = 'In 7 days of '; s.save()";
    let mut command = Command::new("python3");
    command.current_dir(site.root()).args(["-c", toolkit, file]);
    let run = Run::of(command);
    assert_eq!(run.code, 0, "{}", run.err);
    site.fine(&["i18n", "import", "--lang", "en", "--today", "2026-03-04", file]);
    assert!(site.read("content/en/hovor.md").contains("In 7 days of [signing](index.md).\n"));
    assert!(!site.fine(&["i18n", "status"]).out.contains("stale"));
}
