//! `accessibility:` of kb.yaml: what only the owner of a site can add to its accessibility statement.

use std::sync::Arc;

use crate::config::{Localize, menu, web};
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::ByLang;
use crate::lang::date::Date;
use crate::text::Source;
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The keys of `accessibility:`.
pub(super) const KEYS: &[Field] = &[
    Field::new("owner", Shape::Words, "Who is responsible for the site.").required(),
    Field::new(
        "contact",
        Shape::Text,
        "Whom readers tell what does not work: a mail address, or the URL of a form.",
    )
    .required(),
    Field::new("prepared", Shape::Date, "Day on which the owner last checked the statement.")
        .required(),
    Field::new(
        "status",
        Shape::OneOf(STATUSES),
        "How far the site meets WCAG 2.2 AA, as the owner found it: `partial` (default), `full` or `none`.",
    ),
    Field::new("problems", Shape::Words, "What does not work yet, and the alternative to it."),
];

/// How far a site meets WCAG; the first is the default, because automatic tests cannot show more.
const STATUSES: &[&str] = &["partial", "full", "none"];

/// What the owner adds to the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accessibility {
    /// Who is responsible.
    pub owner: ByLang<String>,
    /// The address for reports.
    pub contact: String,
    /// The day of the statement.
    pub prepared: Date,
    /// One of [`STATUSES`].
    pub status: &'static str,
    /// What does not work yet.
    pub problems: Option<ByLang<String>>,
}

/// Reads a checked `accessibility:`.
pub(super) fn read(node: Option<&Node>, localize: Localize<'_>) -> Option<Accessibility> {
    let node = node?;
    let status = node.get_text("status").unwrap_or(STATUSES[0]);
    Some(Accessibility {
        owner: localize.words(node.get("owner")),
        contact: contact(node.get_text("contact")?),
        prepared: Date::parse(node.get_text("prepared")?)?,
        status: STATUSES.iter().find(|known| **known == status).unwrap_or(&STATUSES[0]),
        problems: node.get("problems").map(|problems| localize.words(Some(problems))),
    })
}

/// The address of a form, or a `mailto:` URL.
fn contact(written: &str) -> String {
    let url = web::feedback(written);
    url.split('?').next().filter(|_| url.starts_with("mailto:")).unwrap_or(&url).to_owned()
}

/// The finding for a contact that is no address.
pub(super) fn check(source: &Arc<Source>, node: Option<&Node>) -> Option<Diagnostic> {
    let at = node?.get("contact")?;
    let [message, help] = menu::unfit_url(&contact(at.text()?), "help@example.org")?;
    Some(Diagnostic::new(Rule::UnsafeUrl, source, at.span, message).help(help))
}
