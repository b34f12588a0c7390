//! The HTML of callouts, tabs and inline elements that `CommonMark` does not have.
//!
//! Everything works without scripts: a folded callout and a tab are `details` elements, and the tabs
//! of a group have one name, so a browser opens one of them at a time.

use crate::markdown::callout::{Callout, Fold, Title};
use crate::markdown::html::Input;
use crate::markdown::item::Element;
use crate::names::anchor::THEME_PREFIX;
use crate::text::escape_html;

/// The open boxes of a text.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    open: Vec<Open>,
    n_groups: usize,
}

#[derive(Debug)]
enum Open {
    /// A callout that can or cannot be folded.
    Callout {
        is_details: bool,
    },
    /// A group of tabs: its number, and how many tabs it has so far.
    Tabs {
        number: usize,
        n_tabs: usize,
    },
    Tab,
    Group,
}

impl Boxes {
    /// The HTML before the content of an element.
    pub(super) fn start(&mut self, element: Element, input: &Input<'_>) -> String {
        match element {
            Element::Callout(callout) => self.callout(&callout, input),
            Element::Title => self.title(),
            Element::Tabs(_) => {
                self.n_groups += 1;
                self.open.push(Open::Tabs { number: self.n_groups, n_tabs: 0 });
                "<div class=\"tabs\">\n".to_owned()
            }
            Element::Tab { has_title } => self.tab(has_title, input),
            Element::Group(_) => {
                self.open.push(Open::Group);
                "<div>\n".to_owned()
            }
            Element::Size(_) => String::new(),
            Element::Mark => "<mark>".to_owned(),
            Element::Abbreviation(long) => format!("<abbr title=\"{}\">", escape_html(&long)),
        }
    }

    /// The HTML after the content of an element.
    pub(super) fn end(&mut self, element: &Element) -> String {
        let end = match element {
            Element::Size(_) => "",
            Element::Mark => "</mark>",
            Element::Abbreviation(_) => "</abbr>",
            Element::Title => match self.open.last() {
                Some(Open::Callout { is_details: true }) => "</summary>\n",
                Some(Open::Tab) => "</summary>\n<div class=\"tab-panel\">\n",
                _ => "</p>\n",
            },
            Element::Callout(_) | Element::Tabs(_) | Element::Tab { .. } | Element::Group(_) => {
                match self.open.pop() {
                    Some(Open::Callout { is_details: true }) => "</details>\n",
                    Some(Open::Tab) => "</div>\n</details>\n",
                    _ => "</div>\n",
                }
            }
        };
        end.to_owned()
    }

    fn callout(&mut self, callout: &Callout, input: &Input<'_>) -> String {
        let kind = callout.kind;
        let word = input.words.callouts_html.get(kind as usize).map_or("", String::as_str);
        let unknown = callout.unknown.as_deref().map(escape_html);
        let shown = unknown.as_deref().unwrap_or(word);
        let is_details = callout.fold != Fold::Never;
        let class = format!("class=\"callout callout-{}\"", kind.word());
        self.open.push(Open::Callout { is_details });
        let start = match callout.fold {
            Fold::Never => format!("<div {class} role=\"note\">"),
            Fold::Open => format!("<details {class} open>"),
            Fold::Closed => format!("<details {class}>"),
        };
        match (callout.title, is_details) {
            (Title::Written, _) => start,
            // Nothing else names the kind of the box.
            (Title::Absent, false) => {
                format!("{start}<p class=\"visually-hidden\">{shown}</p>\n")
            }
            (Title::OfKind, false) => format!("{start}<p class=\"callout-title\">{shown}</p>\n"),
            // What can be folded needs a title.
            (Title::OfKind | Title::Absent, true) => {
                format!("{start}<summary class=\"callout-title\">{shown}</summary>\n")
            }
        }
    }

    fn title(&self) -> String {
        let start = match self.open.last() {
            Some(Open::Callout { is_details: true }) => "<summary class=\"callout-title\">",
            Some(Open::Callout { is_details: false }) => "<p class=\"callout-title\">",
            Some(Open::Tab) => "<summary>",
            Some(Open::Tabs { .. } | Open::Group) | None => "<p>",
        };
        start.to_owned()
    }

    /// A tab; the first one of its group is open.
    fn tab(&mut self, has_title: bool, input: &Input<'_>) -> String {
        let (group, nth) = match self.open.last_mut() {
            Some(Open::Tabs { number, n_tabs }) => {
                *n_tabs += 1;
                (*number, *n_tabs)
            }
            // A tab outside a group is one by itself.
            _ => {
                self.n_groups += 1;
                (self.n_groups, 1)
            }
        };
        self.open.push(Open::Tab);
        let ids = input.ids;
        let name = format!("{}{THEME_PREFIX}{}tabs-{group}", ids.prefix, ids.notes);
        let open = if nth == 1 { " open" } else { "" };
        // A tab needs a name to be selected.
        let number = match has_title {
            true => String::new(),
            false => format!("<summary>{nth}</summary>\n<div class=\"tab-panel\">\n"),
        };
        format!("<details class=\"tab\" name=\"{name}\"{open}>\n{number}")
    }
}
