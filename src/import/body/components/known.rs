//! The table of components: Docusaurus, Starlight and `VitePress` have the same names and meanings.

use std::collections::BTreeMap;

use crate::import::body::change::TagReplacement;
use crate::import::body::tags::{HtmlTag, TagKind};

/// Components without an effect on the text.
const TRANSPARENT: &[&str] = &[
    "",
    "Fragment",
    "CardGrid",
    "Grid",
    "Columns",
    "Column",
    "Col",
    "Row",
    "Steps",
    "Step",
    "FileTree",
    "Preview",
    "ClientOnly",
    "Content",
    "Icon",
    "Center",
    "LanguageList",
    "TOCInline",
    "Head",
    "Layout",
    "CodeGroup",
    "Cards",
];

/// Containers by the name of their component, if they have no `type`.
const CALLOUTS: &[(&str, &str)] = &[
    ("Aside", "note"),
    ("Admonition", "note"),
    ("Callout", "note"),
    ("Note", "note"),
    ("Tip", "tip"),
    ("Info", "info"),
    ("Warning", "warning"),
    ("Caution", "caution"),
    ("Danger", "danger"),
    ("Details", "details"),
    ("Accordion", "details"),
];

/// Attributes with the commands of one program, of which readers use one.
const PROGRAMS: &[&str] =
    &["npm", "yarn", "pnpm", "bun", "deno", "cargo", "bash", "sh", "powershell", "brew"];

/// The change of a component that has a counterpart; `None` for other components. `line` is the
/// line with the tag.
pub(super) fn change(
    tag: &HtmlTag,
    line: &str,
    imports: &BTreeMap<String, String>,
) -> Option<TagReplacement> {
    let get = |name: &str| tag.get(name).map(str::trim).filter(|text| !text.is_empty());
    let name = tag.name.as_str();
    if let Some((_, kind)) = CALLOUTS.iter().find(|(known, _)| *known == name) {
        let title = get("title").or(get("summary")).or(get("label"));
        return Some(TagReplacement::titled(get("type").unwrap_or(kind), title));
    }
    let change = match name {
        "Tabs" => TagReplacement::Open("tabs".to_owned()),
        "TabItem" | "Tab" => TagReplacement::titled(
            "tab",
            get("label").or(get("value")).or(get("title")).or(get("name")),
        ),
        "Card" => {
            let title = get("title").or(get("header"));
            title.map_or(TagReplacement::Nothing, |title| {
                TagReplacement::Block(format!("**{title}**"))
            })
        }
        "LinkCard" | "DocCard" => {
            let text = get("title").or(get("href")).unwrap_or_default();
            let about = get("description").map_or(String::new(), |about| format!(": {about}"));
            TagReplacement::Block(format!("- [{text}]({}){about}", get("href").unwrap_or_default()))
        }
        "LinkButton" | "Link" | "Button" | "VPLink" if tag.kind == TagKind::Open => {
            TagReplacement::Inline("[".to_owned())
        }
        // In a heading it would become a part of the id.
        "Badge" if line.starts_with('#') => TagReplacement::Inline(String::new()),
        "Badge" => {
            let text = get("text").map_or(String::new(), |text| format!("*{text}*"));
            TagReplacement::Inline(text)
        }
        "Code" => {
            let code = get("code")?;
            let label = get("title").map_or(String::new(), |title| format!(" [{title}]"));
            let fence = "`".repeat(3.max(longest_fence(code) + 1));
            let language = get("lang").unwrap_or_default();
            TagReplacement::Block(format!("\n{fence}{language}{label}\n{code}\n{fence}\n"))
        }
        "Image" | "Img" | "ThemedImage" | "Picture" => picture(tag, imports),
        _ if TRANSPARENT.contains(&name) => TagReplacement::Nothing,
        _ => commands(tag)?,
    };
    Some(change)
}

/// The number of backticks of the longest row of them.
fn longest_fence(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// A component with a command for each of several programs, `<Install npm="…" yarn="…" />`: tabs.
fn commands(tag: &HtmlTag) -> Option<TagReplacement> {
    let is_program = |name: &str| PROGRAMS.iter().any(|known| name.eq_ignore_ascii_case(known));
    let named = || tag.attributes.iter().filter(|it| is_program(&it.name));
    if tag.kind != TagKind::Whole || named().count() < 2 {
        return None;
    }
    let mut text = String::new();
    for (name, commands) in named().filter_map(|it| Some((&it.name, tag.get(&it.name)?))) {
        text.extend(["=== \"", name, "\"\n\n    ```sh\n"]);
        text.extend(commands.lines().map(|line| format!("    {}\n", line.trim())));
        text.push_str("    ```\n\n");
    }
    Some(TagReplacement::Block(text))
}

fn picture(tag: &HtmlTag, imports: &BTreeMap<String, String>) -> TagReplacement {
    let imported = tag.expression("src").and_then(|name| imports.get(name.trim()));
    let src = tag.get("src").map(str::to_owned).or_else(|| imported.cloned());
    match src {
        Some(src) => {
            TagReplacement::Inline(format!("![{}]({src})", tag.get("alt").unwrap_or_default()))
        }
        None => TagReplacement::Unknown,
    }
}
