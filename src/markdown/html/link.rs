//! The tags of a link.

use std::fmt::Write as _;

use crate::markdown::html::{Href, LTR};
use crate::text::{escape_html, url_safe};

/// The start of a link with a title, which may be empty. `is_ltr` says that its text has a direction
/// of its own.
pub(super) fn start(link: &Href, title: &str, is_ltr: bool) -> String {
    let mut tag = format!("<a href=\"{}\"", escape_html(&url_safe(&link.href)));
    if let Some(lang) = &link.hreflang {
        let _ = write!(tag, " hreflang=\"{}\"", escape_html(lang));
    }
    if let Some(lang) = &link.title_lang {
        let _ = write!(tag, " lang=\"{lang}\" dir=\"{}\"", lang.direction());
    }
    if !title.is_empty() {
        let _ = write!(tag, " title=\"{}\"", escape_html(title));
    }
    if link.external {
        tag.push_str(" rel=\"noopener noreferrer\" class=\"kb-external\"");
    }
    if is_ltr {
        tag.push_str(LTR);
    }
    tag.push('>');
    tag
}

/// The end of a link, with the name of its language if that differs from the page's.
pub(super) fn end(link: &Href) -> String {
    let lang = link.hreflang.as_deref().unwrap_or_default();
    match &link.label {
        Some(label) => format!(
            " <span class=\"kb-link-language\" lang=\"{}\">({})</span></a>",
            escape_html(lang),
            escape_html(label)
        ),
        None => "</a>".to_owned(),
    }
}
