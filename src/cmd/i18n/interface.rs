//! `kb i18n new ui`: a draft of the interface texts that a language lacks.

use std::fs;

use crate::cmd::arguments::SiteArguments;
use crate::cmd::i18n;
use crate::cmd::load;
use crate::cmd::out::{self, Exit};
use crate::lang::tag::Tag;
use crate::text::RelPath;
use crate::theme;
use crate::theme::files;
use crate::write::author::{AuthorFiles, Expected};

/// Writes the messages that a language lacks to the message file of the site's theme, as comments.
///
/// # Errors
/// When the tag or the site is invalid, or the file cannot be written; the error is already
/// printed.
pub fn run(site: &SiteArguments, lang: &str) -> Result<Exit, Exit> {
    let tag = Tag::parse(lang).map_err(|reason| {
        out::print_error(&reason, None);
        Exit::Usage
    })?;
    let root = load::root(site)?;
    let config = load::config(&root).map_err(|stop| load::explain(stop, site))?;
    let files = files::load(&root, &config.theme).map_err(|(path, error)| {
        out::print_error(&format!("cannot read {}: {error}", path.display()), None);
        Exit::System
    })?;
    let mut present = String::new();
    let folder = format!("themes/{}", config.theme);
    let draft = theme::message_draft(&files, &folder, &tag, |path: &RelPath| {
        present = fs::read_to_string(root.join(path.as_str())).unwrap_or_default();
        present.clone()
    });
    let (path, Some(draft)) = draft else {
        out::print_status(&format!("`{tag}` has every interface text, or a draft of it"));
        return Ok(Exit::Fine);
    };
    let expected =
        if present.is_empty() { Expected::Missing } else { Expected::Text(present.as_str()) };
    let text = format!("{present}{draft}");
    i18n::write(&mut AuthorFiles::new(&root), &path, expected, &text)?;
    out::print_status(&format!("wrote {path}"));
    Ok(Exit::Fine)
}
