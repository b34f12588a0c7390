//! The table of shortcodes: the common themes use the same names for the same things.

use crate::import::body::ConversionContext;
use crate::import::body::change::TagReplacement;
use crate::import::body::shortcodes::parse::Shortcode;

/// Callouts of the common themes, and the type of each.
const CALLOUTS: &[(&str, &str)] = &[
    ("notice", "note"),
    ("alert", "note"),
    ("admonition", "note"),
    ("callout", "note"),
    ("hint", "note"),
    ("note", "note"),
    ("pageinfo", "note"),
    ("tip", "tip"),
    ("info", "info"),
    ("warning", "warning"),
    ("caution", "caution"),
    ("danger", "danger"),
    ("important", "important"),
    ("details", "details"),
    ("expand", "details"),
    ("collapse", "details"),
    ("spoiler", "details"),
];

/// Shortcodes that only arrange their content.
const TRANSPARENT: &[&str] = &[
    "columns",
    "column",
    "cards",
    "cardpane",
    "steps",
    "step",
    "blocks/section",
    "blocks/lead",
    "div",
    "center",
    "grid",
    "row",
    "col",
    "rawhtml",
    "markdown",
    "md",
    "toc",
    "comment",
    "break",
    "clear",
    "nobr",
];

/// Shortcodes whose content is code.
pub(super) const CODE: &[&str] = &["highlight", "code", "code-toggle", "mermaid", "math"];

/// The change of the beginning of a shortcode.
pub(super) fn change(context: &ConversionContext<'_>, shortcode: &Shortcode) -> TagReplacement {
    let name = shortcode.name.as_str();
    if let Some((_, kind)) = CALLOUTS.iter().find(|(known, _)| *known == name) {
        let given = shortcode
            .get(&["type", "style", "color", "context"])
            .or_else(|| (*kind == "note").then(|| shortcode.at(0)).flatten());
        let title = shortcode
            .get(&["title", "summary", "label"])
            .or_else(|| shortcode.at(usize::from(*kind == "note")));
        return TagReplacement::titled(given.map_or(kind, callout), title);
    }
    match name {
        "tabs" | "tabpane" | "codetabs" => TagReplacement::Open("tabs".to_owned()),
        "tab" | "codetab" => TagReplacement::titled(
            "tab",
            shortcode.first(&["name", "header", "title", "text", "label"]),
        ),
        "figure" | "img" | "image" => picture(shortcode),
        "card" | "button" | "link" => link(shortcode),
        _ => text(context, shortcode),
    }
}

fn picture(shortcode: &Shortcode) -> TagReplacement {
    let src = shortcode.first(&["src", "link"]).unwrap_or_default();
    let alt = shortcode.get(&["alt", "title", "caption"]).unwrap_or_default();
    let caption = shortcode
        .get(&["caption", "title"])
        .map_or(String::new(), |text| format!(" \"{}\"", text.replace('"', "'")));
    TagReplacement::Inline(format!("![{alt}]({src}{caption})"))
}

/// `{{< card link="/a" title="b" >}}`, and `{{< link "b" "/a" >}}`.
fn link(shortcode: &Shortcode) -> TagReplacement {
    let to = shortcode.get(&["link", "href", "url", "relref", "to"]);
    let text = shortcode.get(&["title", "text", "header"]).or(to);
    match (to, text, shortcode.at(0)) {
        (Some(to), Some(text), _) => TagReplacement::Block(format!("- [{text}]({to})")),
        (None, Some(text), _) => TagReplacement::Block(format!("**{text}**")),
        (_, None, Some(first)) => {
            let to = shortcode.at(1).unwrap_or(first);
            TagReplacement::Inline(format!("[{first}]({to})"))
        }
        (_, None, None) => TagReplacement::Nothing,
    }
}

/// What a shortcode becomes that is a text or a block of code.
fn text(context: &ConversionContext<'_>, shortcode: &Shortcode) -> TagReplacement {
    let name = shortcode.name.as_str();
    match name {
        // Without a content, it stands for code of another place.
        name if CODE.contains(&name) && shortcode.is_whole => TagReplacement::Unknown,
        "code-toggle" => TagReplacement::Block("```".to_owned()),
        "highlight" | "code" => {
            let language = shortcode.first(&["lang", "language"]).unwrap_or_default();
            TagReplacement::Block(format!("```{language}"))
        }
        "mermaid" | "math" => TagReplacement::Block(format!("```{name}")),
        "ref" | "relref" => {
            TagReplacement::Inline(shortcode.first(&["path"]).unwrap_or_default().to_owned())
        }
        "param" | "site-param" | "var" => {
            let name = shortcode.at(0).unwrap_or_default();
            let known = context.variables.iter().find(|it| it.name.eq_ignore_ascii_case(name));
            known.map_or(TagReplacement::Keep, |known| TagReplacement::Inline(known.text.clone()))
        }
        "youtube" => watch("https://www.youtube.com/watch?v=", shortcode, "YouTube"),
        "vimeo" => watch("https://vimeo.com/", shortcode, "Vimeo"),
        "gist" => {
            let (user, id) =
                (shortcode.at(0).unwrap_or_default(), shortcode.at(1).unwrap_or_default());
            TagReplacement::Inline(format!("[Gist](https://gist.github.com/{user}/{id})"))
        }
        "kbd" | "badge" => TagReplacement::Inline(format!(
            "`{}`",
            shortcode.first(&["text", "content"]).unwrap_or_default()
        )),
        name if TRANSPARENT.contains(&name) => TagReplacement::Nothing,
        _ => TagReplacement::Unknown,
    }
}

/// A shortcode of the site's own with a name and a content, such as a definition: the name stands
/// before the content, with the id that links name. `prefix` begins all ids of shortcodes.
pub(super) fn named(shortcode: &Shortcode, prefix: &str) -> Option<String> {
    let names = ["name", "term", "title", "heading", "label", "english", "abbr"];
    let name = shortcode.get(&names)?;
    let short = shortcode.get(&["abbr"]).filter(|short| *short != name);
    let short = short.map_or(String::new(), |short| format!(" ({short})"));
    let id = shortcode.get(&["id"]);
    let id = id.map_or(String::new(), |id| format!("<span id=\"{prefix}{id}\"></span>"));
    Some(format!("{id}**{name}**{short}:"))
}

fn callout(word: &str) -> &str {
    match word {
        "primary" | "secondary" | "light" | "dark" => "note",
        "error" => "danger",
        word => word,
    }
}

fn watch(base: &str, shortcode: &Shortcode, name: &str) -> TagReplacement {
    let id = shortcode.first(&["id", "video"]).unwrap_or_default();
    let text = shortcode.get(&["title"]).unwrap_or(name);
    TagReplacement::Inline(format!("[{text}]({base}{id})"))
}
