//! `theme.yaml`: the metadata of a theme.

use crate::diag::Diagnostic;
use crate::text::{Source, Span};
use crate::theme::files::ThemeFile;
use crate::yaml;
use crate::yaml::schema::{self, Field, Shape};

/// The keys of `theme.yaml`.
pub static SHAPE: Shape = Shape::Record(&[
    Field::new("name", Shape::Text, "Name of the theme, which is that of its folder."),
    Field::new("title", Shape::Text, "Name of the theme for people."),
    Field::new(
        "api",
        Shape::OneOf(&["1"]),
        "Version of the theme contract: blocks, fields of views, tokens (default: `1`).",
    ),
]);

/// The findings for the `theme.yaml` of a site.
pub(super) fn findings(files: &[ThemeFile]) -> Vec<Diagnostic> {
    let own = files.iter().find(|file| file.is_own && file.inner.as_str() == "theme.yaml");
    let text = own.and_then(|file| Some((file, std::str::from_utf8(&file.bytes).ok()?)));
    let Some((file, text)) = text else { return Vec::new() };
    let source = Source::new(file.shown.clone(), text);
    match yaml::parse(&source, Span::new(0, source.text.len())) {
        Ok(node) => schema::check(&source, &node, &SHAPE),
        Err(found) => found,
    }
}
