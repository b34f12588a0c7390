//! The reasons for refusing a part of raw HTML.

use std::fmt;

/// The longest name or value that a message repeats, in characters.
const MAX_SHOWN: usize = 40;

/// What helps with most refused HTML.
const IN_MARKDOWN: &str = "write it in Markdown, or as code between backticks; `kb explain refused-html` lists the allowed HTML";

/// Components of other generators, in small letters, and what kb has instead.
const COMPONENTS: &[(&str, &str)] = &[
    ("admonition", "`:::note` and `:::` around its text"),
    ("aside", "`:::note` and `:::` around its text"),
    ("callout", "`:::note` and `:::` around its text"),
    ("card", "a list of links"),
    ("cardgrid", "a list of links"),
    ("cards", "a list of links"),
    ("codeblock", "a fenced block of code"),
    ("codegroup", "`:::code-group` and `:::` around blocks of code"),
    ("filetree", "a fenced block of text"),
    ("icon", "a word, or an emoji"),
    ("linkbutton", "a link"),
    ("linkcard", "a link"),
    ("steps", "a numbered list"),
    ("tab", "`:::tab Title` and `:::` around its text"),
    ("tabitem", "`:::tab Title` and `:::` around its text"),
    ("tabs", "`::::tabs` and `::::` around the tabs"),
];

/// What kb has instead of a component of another generator.
fn component(name: &str) -> Option<&'static str> {
    let row = COMPONENTS.iter().find(|(component, _)| *component == name);
    row.map(|(_, instead)| *instead)
}

/// Why a part of raw HTML is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HtmlRefusal {
    /// The element is not on the list.
    Element(String),
    /// The element is on the list, but not with this attribute.
    Attribute { element: String, attribute: String },
    /// The attribute may not have this value.
    Value { attribute: String, value: String, expected: &'static str },
    /// The attribute is given twice in one tag; browsers ignore the second.
    Repeated { element: String, attribute: String },
    /// An end tag with attributes.
    EndAttributes(String),
    /// A doctype, a processing instruction, a CDATA section, or an end tag without a name.
    Markup,
    /// A tag without its `>`, which would swallow the following text.
    Unfinished,
    /// A comment without its `-->`.
    OpenComment,
    /// The element is at a place where browsers would drop or move it.
    Misplaced { element: String, parents: &'static [&'static str] },
    /// The elements are nested too deeply.
    TooDeep,
    /// The end tag of another element than the one that is open.
    ClosesOther { element: String, open: String },
    /// An end tag of an element that is not open.
    ClosesNothing(String),
    /// An element inside another one of the same name.
    Nested(String),
    /// A frame with content, which browsers do not show.
    Filled,
    /// An element without an address.
    NoSource(String),
    /// An element without its end tag.
    NeverClosed(String),
}

impl HtmlRefusal {
    /// The help line for the author.
    pub(crate) fn help(&self) -> String {
        match self {
            HtmlRefusal::Element(name) => match component(name) {
                Some(instead) => {
                    format!("this is a component of another generator; write {instead}")
                }
                None => IN_MARKDOWN.to_owned(),
            },
            HtmlRefusal::Attribute { .. } | HtmlRefusal::EndAttributes(_) | HtmlRefusal::Markup => {
                IN_MARKDOWN.to_owned()
            }
            HtmlRefusal::Value { expected, .. } => format!("write {expected}"),
            HtmlRefusal::Repeated { .. } => "remove one of them".to_owned(),
            HtmlRefusal::Unfinished => {
                "end the tag with `>`, or write `&lt;` for a `<` that is text".to_owned()
            }
            HtmlRefusal::OpenComment => "end the comment with `-->`".to_owned(),
            HtmlRefusal::Misplaced { parents, .. } => {
                let parents: Vec<String> = parents.iter().map(|it| format!("`<{it}>`")).collect();
                format!("put it directly into {}", parents.join(" or "))
            }
            HtmlRefusal::TooDeep => "use fewer levels".to_owned(),
            HtmlRefusal::Filled => "write nothing between `<iframe …>` and `</iframe>`".to_owned(),
            HtmlRefusal::NoSource(name) if name == "img" => {
                "write the address of a picture: `src=\"…\"`".to_owned()
            }
            HtmlRefusal::NoSource(_) => {
                "write the address of a page of a host in `embeds` of kb.yaml: `src=\"https://…\"`"
                    .to_owned()
            }
            HtmlRefusal::Nested(_) => "end the outer one first".to_owned(),
            HtmlRefusal::ClosesOther { open, .. } => format!("write `</{}>` first", cut(open)),
            HtmlRefusal::ClosesNothing(_) | HtmlRefusal::NeverClosed(_) => {
                "open and close an element in the same paragraph, list item, cell or quote"
                    .to_owned()
            }
        }
    }
}

impl fmt::Display for HtmlRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HtmlRefusal::Element(name) => write!(f, "raw HTML `<{}>` is not allowed", cut(name)),
            HtmlRefusal::Attribute { element, attribute } => {
                write!(f, "attribute `{}` of `<{}>` is not allowed", cut(attribute), cut(element))
            }
            HtmlRefusal::Value { attribute, value, .. } => {
                write!(f, "`{}` is not a value of `{}`", cut(value), cut(attribute))
            }
            HtmlRefusal::Repeated { element, attribute } => {
                write!(f, "attribute `{}` is given twice in `<{}>`", cut(attribute), cut(element))
            }
            HtmlRefusal::EndAttributes(name) => {
                write!(f, "attributes of `</{}>` are not allowed", cut(name))
            }
            HtmlRefusal::Markup => write!(f, "raw HTML markup is not allowed"),
            HtmlRefusal::Unfinished => write!(f, "a tag of raw HTML has no end"),
            HtmlRefusal::OpenComment => write!(f, "a comment is never closed"),
            HtmlRefusal::Misplaced { element, .. } => {
                write!(f, "`<{}>` is not allowed here", cut(element))
            }
            HtmlRefusal::TooDeep => write!(f, "elements of raw HTML are nested too deeply"),
            HtmlRefusal::ClosesOther { element, open } => {
                write!(f, "`</{}>` closes `<{}>`", cut(element), cut(open))
            }
            HtmlRefusal::ClosesNothing(name) => write!(f, "`</{}>` closes nothing", cut(name)),
            HtmlRefusal::Filled => f.write_str("browsers do not show what is inside `<iframe>`"),
            HtmlRefusal::Nested(name) => {
                write!(f, "`<{}>` inside another `<{}>` is not allowed", cut(name), cut(name))
            }
            HtmlRefusal::NoSource(name) => write!(f, "`<{}>` has no `src`", cut(name)),
            HtmlRefusal::NeverClosed(name) => write!(f, "`<{}>` is never closed", cut(name)),
        }
    }
}

/// The beginning of a text of the author, without control characters.
fn cut(text: &str) -> String {
    let shown: String = text.chars().take(MAX_SHOWN).collect();
    let dots = if shown.len() < text.len() { "…" } else { "" };
    format!("{}{dots}", shown.escape_debug())
}
