//! The accessibility statement: what the tests of kb cover, and what the owner adds.

use crate::diag::Diagnostic;
use crate::render::Renderer;
use crate::render::frame::{self, Head};
use crate::render::page;
use crate::route::Route;
use crate::theme::Shared;
use crate::view::StatementView;

/// The page of the statement.
///
/// # Errors
/// When the template fails.
pub(super) fn statement(renderer: &Renderer, route: &Route) -> Result<Vec<u8>, Box<Diagnostic>> {
    let lang = route.lang;
    let head = Head {
        kind: "accessibility",
        title: renderer.word(lang, "accessibility").into(),
        description: Shared::default(),
        entry: None,
        noindex: false,
    };
    let written = renderer.site.config.accessibility.as_ref();
    let written = written.expect("the page has a route only if kb.yaml has the key");
    let shown = written.contact.trim_start_matches("mailto:");
    let view = StatementView {
        owner: renderer.set_shared(lang, &written.owner[lang]),
        contact: written.contact.clone(),
        contact_text: shown.to_owned(),
        prepared: page::day(renderer, lang, written.prepared),
        status: written.status,
        problems: written
            .problems
            .as_ref()
            .map(|problems| renderer.set_shared(lang, &problems[lang])),
    };
    let frame = frame::frame(renderer, route, head)?;
    renderer.template(route, "accessibility.html", &frame, &view)
}
