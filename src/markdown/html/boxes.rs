//! The HTML of callouts, tabs and inline elements that `CommonMark` does not have.
//!
//! A template of the theme renders a callout. Tabs work without scripts: a tab is a `details` element,
//! and the tabs of a group have one name, so a browser opens one of them at a time.

use crate::lang::parts;
use crate::lang::tag::Tag;
use crate::markdown::callout::{Callout, Fold, Title};
use crate::markdown::html::HtmlInput;
use crate::markdown::html::output::{CalloutHtml, OutputMark};
use crate::markdown::item::Element;
use crate::names::anchor::THEME_PREFIX;
use crate::text::escape_html;

/// The open boxes of a text.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    open: Vec<OpenBox>,
    n_groups: usize,
    /// How many elements with words of another language are open.
    n_foreign: usize,
}

#[derive(Debug)]
enum OpenBox {
    Callout,
    /// A group of tabs: its number, and how many tabs it has so far.
    Tabs {
        number: usize,
        n_tabs: usize,
    },
    Tab,
    Group,
}

/// What stands at the start or end of an element.
pub(super) enum Edge {
    Html(String),
    Callout(OutputMark),
    /// The title of a callout.
    Title,
}

impl Boxes {
    /// What stands before the content of an element.
    pub(super) fn start(&mut self, element: Element, input: &HtmlInput<'_>) -> Edge {
        Edge::Html(match element {
            Element::Callout(callout) => {
                self.open.push(OpenBox::Callout);
                return Edge::Callout(OutputMark::Start(Box::new(html_of(&callout, input))));
            }
            Element::Title => match self.open.last() {
                Some(OpenBox::Callout) => return Edge::Title,
                Some(OpenBox::Tab) => "<summary>".to_owned(),
                Some(OpenBox::Tabs { .. } | OpenBox::Group) | None => "<p>".to_owned(),
            },
            Element::Tabs(_) => {
                self.n_groups += 1;
                self.open.push(OpenBox::Tabs { number: self.n_groups, n_tabs: 0 });
                "<div class=\"kb-tabs\">\n".to_owned()
            }
            Element::Tab { has_title } => self.tab(has_title, input),
            Element::Group(_) => {
                self.open.push(OpenBox::Group);
                "<div>\n".to_owned()
            }
            // The writer shows the embedded page, or a paragraph with a link.
            Element::Size(_) | Element::Embed => String::new(),
            Element::Mark => "<mark>".to_owned(),
            Element::Abbreviation(long) => format!("<abbr title=\"{}\">", escape_html(&long)),
            Element::Foreign(written) => self.foreign(&written, input),
        })
    }

    /// What stands after the content of an element.
    pub(super) fn end(&mut self, element: &Element) -> Edge {
        let html = match element {
            Element::Mark => "</mark>",
            Element::Abbreviation(_) => "</abbr>",
            Element::Foreign(written) if Tag::parse(written).is_ok() => {
                self.n_foreign = self.n_foreign.saturating_sub(1);
                "</span>"
            }
            Element::Size(_) | Element::Embed | Element::Foreign(_) => "",
            Element::Title => match self.open.last() {
                Some(OpenBox::Callout) => return Edge::Title,
                Some(OpenBox::Tab) => "</summary>\n<div class=\"kb-tab-panel\">\n",
                Some(OpenBox::Tabs { .. } | OpenBox::Group) | None => "</p>\n",
            },
            Element::Callout(_) | Element::Tabs(_) | Element::Tab { .. } | Element::Group(_) => {
                match self.open.pop() {
                    Some(OpenBox::Callout) => return Edge::Callout(OutputMark::End),
                    Some(OpenBox::Tab) => "</div>\n</details>\n",
                    Some(OpenBox::Tabs { .. } | OpenBox::Group) | None => "</div>\n",
                }
            }
        };
        Edge::Html(html.to_owned())
    }

    /// The start of words of another language; nothing if the tag is not one.
    fn foreign(&mut self, written: &str, input: &HtmlInput<'_>) -> String {
        let Ok(tag) = Tag::parse(written) else { return String::new() };
        let around = if input.is_rtl { "rtl" } else { "ltr" };
        // Words inside others always have their direction.
        let around = Some(around).filter(|_| self.n_foreign == 0);
        self.n_foreign += 1;
        parts::start_tag(&tag, around)
    }

    /// A tab; the first one of its group is open.
    fn tab(&mut self, has_title: bool, input: &HtmlInput<'_>) -> String {
        let (group, nth) = match self.open.last_mut() {
            Some(OpenBox::Tabs { number, n_tabs }) => {
                *n_tabs += 1;
                (*number, *n_tabs)
            }
            // A tab outside a group forms its own group.
            _ => {
                self.n_groups += 1;
                (self.n_groups, 1)
            }
        };
        self.open.push(OpenBox::Tab);
        let ids = input.ids;
        let name = format!("{}{THEME_PREFIX}{}tabs-{group}", ids.prefix, ids.notes);
        let open = if nth == 1 { " open" } else { "" };
        // A tab needs a name to be selected.
        let number = match has_title {
            true => String::new(),
            false => format!("<summary>{nth}</summary>\n<div class=\"kb-tab-panel\">\n"),
        };
        format!("<details class=\"kb-tab\" name=\"{name}\"{open}>\n{number}")
    }
}

/// A callout before its content is known. Its title is the name of its kind if the author wrote none.
fn html_of(callout: &Callout, input: &HtmlInput<'_>) -> CalloutHtml {
    let Callout { kind, fold, title, unknown } = callout;
    let word = input.words.callouts_html.get(*kind as usize).map_or("", String::as_str);
    CalloutHtml {
        kind: *kind,
        fold: *fold,
        title: match (title, unknown) {
            (Title::Written, _) => String::new(),
            (Title::OfKind | Title::Absent, Some(unknown)) => escape_html(unknown).into_owned(),
            (Title::OfKind | Title::Absent, None) => word.to_owned(),
        },
        // What can be folded needs a title.
        is_title_shown: *title != Title::Absent || *fold != Fold::Never,
        body: String::new(),
    }
}
