//! The pages for theme developers: the README of the default theme, and the views of `src/view.rs`
//! with their documentation. The tokens in their table are those of its style sheets.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use regex_lite::{Captures, Regex};

use crate::docs::{root, text};

pub(super) fn page() -> String {
    text("themes/default/README.md").replace("../../docs/content/en/", "../")
}

/// A view: its name, what it is, and its fields.
struct View {
    name: String,
    doc: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    doc: String,
}

pub(super) fn views() -> String {
    let views = read(&text("src/view.rs"));
    let mut out = String::from(
        "# Views\n\nGenerated from the types in the program. Every template gets the fields of [Frame](#frame) under their own names, and a view of its kind of\n\
         page as `content`; [the theme](theme.md) lists which. A field that may be nothing is tested with `{% if %}`. Print fields that end in `html`\n\
         with `| safe`.\n",
    );
    let kind = Regex::new(r"\w+").expect("a pattern");
    for View { name, doc, fields } in &views {
        let _ = write!(out, "\n## {name}\n\n{doc}\n\n| field | value | |\n| --- | --- | --- |\n");
        for field in fields {
            let link = |word: &Captures<'_>| {
                let word = &word[0];
                match views.iter().any(|view| view.name == word) {
                    true => format!("[{word}](#{})", word.to_lowercase()),
                    false => word.to_owned(),
                }
            };
            let kind = kind.replace_all(&field.kind, link);
            let _ = writeln!(out, "| `{}` | {kind} | {} |", field.name, field.doc);
        }
    }
    out
}

/// The public structs of a text with their public fields.
fn read(text: &str) -> Vec<View> {
    let start = Regex::new(r"^pub struct (\w+)").expect("a pattern");
    let field = Regex::new(r"^    pub (?:r#)?(\w+): (.+),$").expect("a pattern");
    let mut views: Vec<View> = Vec::new();
    let mut doc = String::new();
    for line in text.lines() {
        if let Some(more) = line.trim_start().strip_prefix("///") {
            doc.push_str(if doc.is_empty() { "" } else { " " });
            doc.push_str(more.trim());
            continue;
        }
        let doc_of = || doc.replace("[`", "`").replace("`]", "`").replace('|', "\\|");
        if let Some(found) = start.captures(line) {
            views.push(View { name: found[1].to_owned(), doc: doc_of(), fields: Vec::new() });
        } else if let (Some(found), Some(view)) = (field.captures(line), views.last_mut()) {
            let kind = plain(&found[2]);
            view.fields.push(Field { name: found[1].to_owned(), kind, doc: doc_of() });
        }
        if !line.trim_start().starts_with("#[") {
            doc.clear();
        }
    }
    let n_fields: usize = views.iter().map(|view| view.fields.len()).sum();
    assert!(views.len() > 50 && n_fields > 250, "{} views, {n_fields} fields", views.len());
    views
}

/// A type in words.
fn plain(kind: &str) -> String {
    let inner = |name: &str| kind.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>');
    if let Some(inner) = inner("Option") {
        return format!("{}, or nothing", plain(inner));
    }
    if let Some(inner) = inner("Vec") {
        return format!("list of {}", plain(inner));
    }
    if let Some(inner) = inner("LetterView") {
        return format!("LetterView of {}", plain(inner));
    }
    match kind {
        "String" | "&'static str" | "&'a str" | "Slug" | "AnchorId" => "text".to_owned(),
        "bool" => "`true` or `false`".to_owned(),
        "usize" | "u32" | "u8" => "number".to_owned(),
        "Shared" | "Extra" => "value".to_owned(),
        "T" => "item".to_owned(),
        view => view.to_owned(),
    }
}

/// The text of all files of one kind of the default theme.
pub(super) fn theme_texts(folder: &str, extension: &str) -> String {
    let files = std::fs::read_dir(root().join("themes/default").join(folder));
    let paths = files.expect("can be listed").map(|file| file.expect("can be listed").path());
    let is_such = |path: &PathBuf| path.extension().is_some_and(|it| it == extension);
    let texts: Vec<PathBuf> = paths.filter(is_such).collect();
    assert!(texts.len() > 4, "{texts:?}");
    texts.iter().map(|path| std::fs::read_to_string(path).expect("is text")).collect()
}

fn names(text: &str, pattern: &str) -> BTreeSet<String> {
    let pattern = Regex::new(pattern).expect("a pattern");
    pattern.captures_iter(text).map(|it| it[1].to_owned()).collect()
}

#[test]
fn the_documented_tokens_are_those_that_style_sheets_define_and_use() {
    let sheets = theme_texts("assets", "css");
    let look = text("docs/content/en/themes/look.md");
    let table: String = look.lines().filter(|line| line.starts_with("| `--")).collect();
    let documented = names(&table, r"`(--[a-z0-9-]+)`");
    let defined = names(&sheets, r"[{;/]\s*(--kb-[a-z0-9-]+):");
    let used = names(&sheets, r"var\((--kb-[a-z0-9-]+)");
    assert_eq!(documented, defined);
    assert_eq!(documented, used);
    let others = names(&sheets, r"[({;/]\s*(--[a-z0-9_-]+)[:,)]");
    let is_known = |name: &&String| name.starts_with("--_") || documented.contains(*name);
    let others: Vec<&String> = others.iter().filter(|name| !is_known(name)).collect();
    assert!(others.is_empty(), "neither a token nor private: {others:?}");
}

/// Sites have HTML, style sheets and scripts of their own on the same pages.
#[test]
fn classes_and_data_attributes_of_the_theme_begin_with_kb() {
    let templates = theme_texts("templates", "html");
    // A tag or a value of a template can stand within a name: `kb-map-{{ node.kind }}`.
    let tags = Regex::new(r"(?s)\{%.*?%\}").expect("a pattern");
    let values = Regex::new(r"\{\{.*?\}\}").expect("a pattern");
    let markup = values.replace_all(&tags.replace_all(&templates, " "), "x").into_owned();
    let classes = names(&markup, r#"class="([^"]+)""#);
    let classes: BTreeSet<&str> =
        classes.iter().flat_map(|value| value.split_whitespace()).collect();
    assert!(classes.len() > 100, "{classes:?}");
    // What follows a tag within a name: `kb-callout-{% if … %}warning{% endif %}`.
    let is_rest = |name: &&&str| ["caution", "note", "warning"].contains(*name);
    let others = classes.iter().filter(|name| !name.starts_with("kb-") && !is_rest(name));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&&str>::new(), "classes in templates");

    let comments = Regex::new(r"(?s)/\*.*?\*/").expect("a pattern");
    let sheets = comments.replace_all(&theme_texts("assets", "css"), "").into_owned();
    let styled = names(&sheets, r"\.([A-Za-z][\w-]*)");
    // `language-` is that of HTML, the others are those of the library for formulas.
    let is_kept = |name: &&String| {
        ["kb-", "language-", "menv-", "cell-"].iter().any(|prefix| name.starts_with(prefix))
    };
    assert!(styled.iter().all(|name| is_kept(&name)), "{styled:?}");

    let scripts = theme_texts("assets", "js");
    for text in [&templates, &sheets, &scripts] {
        let others = names(text, r"\b(data-[a-z][\w-]*)");
        let others = others.iter().filter(|name| !name.starts_with("data-kb-"));
        assert_eq!(others.collect::<Vec<_>>(), Vec::<&String>::new(), "attributes");
    }
    // Classes are for style sheets; those that scripts look for belong to what kb writes into texts.
    let looked_for = names(&scripts, r#"["( ,>]\w*\.(kb-[\w-]+)"#);
    assert_eq!(looked_for, ["kb-anchor", "kb-code", "kb-term"].map(str::to_owned).into());
}

/// A rule outside of them would override all of them.
#[test]
fn rules_of_the_theme_are_in_the_layers_that_its_first_style_sheet_declares() {
    let sheets = theme_texts("assets", "css");
    let declared = names(&sheets, r"(?m)^@layer ([a-z, ]+);$");
    assert_eq!(declared.len(), 1, "{declared:?}");
    let declared: BTreeSet<String> =
        declared.iter().flat_map(|list| list.split(", ").map(str::to_owned)).collect();
    assert_eq!(names(&sheets, r"(?m)^@layer ([a-z]+) \{$"), declared);
    let comments = Regex::new(r"(?s)/\*.*?\*/").expect("a pattern");
    let rest = comments.replace_all(&sheets, "").into_owned();
    let is_rule = |line: &&str| !line.is_empty() && !line.starts_with([' ', '}']);
    let others = rest.lines().filter(is_rule).filter(|line| !line.starts_with("@layer "));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&str>::new());
}
