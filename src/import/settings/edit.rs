//! Links to edit pages at a forge.

use crate::import::layout::Layout;
use crate::import::report::{Fate, Note};
use crate::text::RelPath;

/// The parts before the branch in URLs of forges.
const MARKS: &[&str] =
    &["/-/edit/", "/-/blob/", "/-/tree/", "/edit/", "/blob/", "/tree/", "/_edit/"];

/// Sets the URL to edit a file from that of the old site, and notes what the author should check.
pub fn set(layout: &mut Layout, config: &str, written: Option<&str>) {
    let Some(written) = written.filter(|url| url.starts_with("http")) else { return };
    let Some(path) = RelPath::new(config) else { return };
    layout.edit_url = edit_url(written);
    let (fate, text) = match &layout.edit_url {
        Some(url) => (
            Fate::Changed,
            format!("`edit_url: {url}` is right if kb.yaml is at the top of that repository"),
        ),
        None => (Fate::LeftOut, format!("the edit link `{written}`; set `edit_url` in kb.yaml")),
    };
    layout.notes.push(Note { path, line: 0, fate, text });
}

/// The pattern of kb: repository and branch stay, and the path is that of the new file.
fn edit_url(written: &str) -> Option<String> {
    let (at, mark) =
        MARKS.iter().filter_map(|mark| Some((written.find(mark)?, *mark))).min_by_key(|it| it.0)?;
    let branch = written[at + mark.len()..].split('/').next().filter(|name| !name.is_empty())?;
    let mark = mark.replace("blob", "edit").replace("tree", "edit");
    let is_name = !branch.contains(['{', '}', ':', '$']);
    is_name.then(|| format!("{}{mark}{branch}/{{path}}", &written[..at]))
}

#[cfg(test)]
mod tests {
    use super::edit_url;

    #[test]
    fn repository_and_branch_stay() {
        for (written, expected) in [
            ("https://github.com/a/b/edit/main/docs/", "https://github.com/a/b/edit/main/{path}"),
            (
                "https://github.com/a/b/tree/dev/docs/:path",
                "https://github.com/a/b/edit/dev/{path}",
            ),
            (
                "https://gitlab.com/a/b/-/edit/main/docs",
                "https://gitlab.com/a/b/-/edit/main/{path}",
            ),
            (
                "https://forge.example/a/b/_edit/main/d",
                "https://forge.example/a/b/_edit/main/{path}",
            ),
        ] {
            assert_eq!(edit_url(written).as_deref(), Some(expected));
        }
        assert_eq!(edit_url("https://wiki.example/?edit={path}"), None);
        assert_eq!(edit_url("https://github.com/a/b/edit/{branch}/{path}"), None);
    }
}
