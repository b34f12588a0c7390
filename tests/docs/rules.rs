//! The pages of the rules: a list, and the manual page of each with its examples as code blocks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kb::diag::rules::Rule;

pub(super) fn pages() -> BTreeMap<String, String> {
    let page = |rule: &Rule| (format!("rules/{}.md", rule.code()), page(*rule));
    let mut pages: BTreeMap<String, String> = Rule::ALL.iter().map(page).collect();
    pages.insert("rules/index.md".to_owned(), list());
    pages
}

fn list() -> String {
    let mut out = String::from(
        "---\norder: 8\n---\n# Rules\n\nEvery finding names its rule: `error[broken-link]`. `kb explain broken-link` prints the same page in the terminal.\n\n\
         ## Levels {#levels}\n\n`rules:` in kb.yaml sets a rule whose level is free to `off`, `info`, `warning` or `error`. A comment\n\
         `<!-- kb-ignore: CODE -->` in a page ignores it in the next block, or at the top in the whole file. A level is fixed if the rule protects\n\
         readers, or if a page would be missing or wrong without it.\n\n\
         ## All rules {#all}\n\n| code | severity | level | |\n| --- | --- | --- | --- |\n",
    );
    for rule in Rule::ALL {
        let code = rule.code();
        let level = if rule.can_lower() { "free" } else { "fixed" };
        let severity = rule.severity().word();
        let _ =
            writeln!(out, "| [{code}]({code}.md) | {severity} | {level} | {} |", rule.summary());
    }
    out
}

/// The manual page with the level of the rule, and with its examples as blocks that have a title.
fn page(rule: Rule) -> String {
    let level = if rule.can_lower() {
        "A site [can change it](index.md#levels)"
    } else {
        "It is [fixed](index.md#levels)"
    };
    let level = format!("\nDefault level: **{}**. {level}.\n\n## Why\n", rule.severity().word());
    let manual = rule.manual().replacen("\n## Why\n", &level, 1);
    with_titles(&manual).replace("../../../docs/content/en/", "../")
}

/// A text whose blocks are files or reports of a specification, as readers of a site see it.
fn with_titles(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let fence: String = line.chars().take_while(|c| *c == '`').collect();
        let info = &line[fence.len()..];
        if fence.len() < 3 {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let body: Vec<&str> = lines.by_ref().take_while(|inner| *inner != fence).collect();
        match (info, body.as_slice()) {
            ("diagnostics", []) => out.push_str("`kb check` reports nothing.\n"),
            (info, body) => {
                let head = format!("{fence}{}", language_and_title(info));
                let lines =
                    [head.as_str()].into_iter().chain(body.iter().copied()).chain([&*fence]);
                out.extend(lines.flat_map(|line| [line, "\n"]));
            }
        }
    }
    out
}

/// What follows the fence of a block: `yaml title="kb.yaml"`.
fn language_and_title(info: &str) -> String {
    match info.split_once(' ') {
        _ if info == "diagnostics" => "output title=\"kb check\"".to_owned(),
        // How the file is written in the specification, such as `escaped`.
        Some((path, note)) => format!("{} title=\"{path} ({note})\"", language(path)),
        None => format!("{} title=\"{info}\"", language(info)),
    }
}

/// The language of a file of an example, as code blocks name it. A block of `text` would be set as a letter.
fn language(info: &str) -> &str {
    let Some((_, extension)) = info.rsplit_once('.') else { return "output" };
    match extension {
        "md" => "markdown",
        "yaml" | "yml" | "YML" => "yaml",
        "html" => "html",
        "css" => "css",
        "js" => "js",
        "svg" => "xml",
        other => other,
    }
}
