//! What the arguments of `kb mv` name.

use std::collections::BTreeMap;

use crate::cmd::i18n;
use crate::cmd::keys;
use crate::cmd::mv::SiteOnDisk;
use crate::cmd::out::{self, Exit};
use crate::cmd::root;
use crate::link::keys::KeyIndex;
use crate::names::anchor::AnchorId;
use crate::names::slug::{self, Slug};
use crate::refactor::change::SiteChange;
use crate::site::by_entry::EntryId;
use crate::source::Kind;
use crate::source::key::INDEX;

/// Something that can be moved.
pub(super) enum Movable {
    Entry(EntryId),
    /// The path of a folder under the language folders.
    Folder(String),
}

/// The prefix of the name of a tag in arguments.
pub(super) const TAG: &str = "tag:";

/// The change of `kb mv`.
pub(super) fn moved(place: &SiteOnDisk, old: &str, new: &str) -> Result<SiteChange, Exit> {
    if let Some(old) = old.strip_prefix(TAG) {
        let new = new.strip_prefix(TAG).unwrap_or(new).to_owned();
        check_key(&new, old)?;
        return Ok(SiteChange { tags: [(old.to_owned(), new)].into(), ..SiteChange::default() });
    }
    if let Some((page, id)) = old.split_once('#') {
        return renamed(place, page, id, new);
    }
    let target = in_language_folder(place, new);
    let is_folder = new.ends_with('/') || is_folder(place, &target);
    match named(place, old)? {
        Movable::Entry(id) => {
            let entry = place.reading.site.entry(id);
            let key = new_key(entry.kind, entry.name(), &target, is_folder);
            check_movable(&entry.key, entry.kind)?;
            check_key(&key, &entry.key)?;
            let entries = BTreeMap::from([(entry.key.clone(), key)]);
            Ok(SiteChange { entries, ..SiteChange::default() })
        }
        Movable::Folder(folder) => {
            let name = folder.rsplit('/').next().unwrap_or(&folder);
            let into = self::is_folder(place, &target) && target != folder;
            let target = if into { format!("{target}/{name}") } else { target };
            check_key(&target, &folder)?;
            if target.starts_with(&format!("{folder}/")) {
                let message = format!("`{folder}/` cannot move into itself");
                return Err(refuse(&message, "choose a folder outside it"));
            }
            let folders = BTreeMap::from([(folder, target)]);
            Ok(SiteChange { folders, ..SiteChange::default() })
        }
    }
}

/// The change of `kb mv` for a heading or a term of the glossary.
fn renamed(place: &SiteOnDisk, page: &str, old: &str, new: &str) -> Result<SiteChange, Exit> {
    let entry = place.reading.site.entry(entry(place, page)?);
    let (other, new) = new.split_once('#').unwrap_or(("", new));
    if !other.is_empty() && in_language_folder(place, other) != in_language_folder(place, page) {
        let message = "a heading or term cannot move to another page";
        return Err(refuse(message, "write only its new id: `#id`"));
    }
    let id = AnchorId::written(new).map_err(|_| {
        let message = format!("`{}` is not an id", new.escape_debug());
        refuse(&message, "ids have letters, digits, hyphens, underscores and dots")
    })?;
    if id.as_str() == old {
        return Err(refuse(&format!("`{old}` is its id already"), "choose another id"));
    }
    let places = [((entry.key.clone(), old.to_owned()), id.to_string())];
    Ok(SiteChange { places: places.into(), ..SiteChange::default() })
}

/// A page, scenario or quiz by its key, or a folder.
pub(super) fn named(place: &SiteOnDisk, typed: &str) -> Result<Movable, Exit> {
    let path = in_language_folder(place, typed);
    let is_key = place.reading.site.keys.contains_key(&path);
    match is_folder(place, &path) && (typed.ends_with('/') || !is_key) {
        true => Ok(Movable::Folder(path)),
        false => entry(place, typed).map(Movable::Entry),
    }
}

pub(super) fn entry(place: &SiteOnDisk, typed: &str) -> Result<EntryId, Exit> {
    let site = &place.reading.site;
    let found = KeyIndex::new(&site.entries).find(&in_language_folder(place, typed));
    let id = found.map_err(|why| {
        let missing = format!("no page, scenario, quiz or folder is called `{typed}`");
        keys::print_unresolved(why, typed, &missing)
    })?;
    if site.entry(id).is_generated() {
        let message = format!("`{}` has no file; kb generates the page", site.entry(id).key);
        return Err(refuse(&message, "name its folder, with a slash at the end"));
    }
    Ok(id)
}

/// An argument without `content/`, the language folder and the extension.
pub(super) fn in_language_folder(place: &SiteOnDisk, typed: &str) -> String {
    let is_of_disk = typed.starts_with('.') || typed.starts_with('/');
    let real = is_of_disk.then(|| root::in_content(&place.root, typed)).flatten();
    i18n::reference(&place.reading.site, real.as_deref().unwrap_or(typed))
}

/// Whether a folder has files in any language.
fn is_folder(place: &SiteOnDisk, path: &str) -> bool {
    let files = &place.reading.files;
    let texts = files.texts.iter().map(|file| file.inner.as_str());
    let assets = files.assets.iter().filter(|asset| !asset.is_static);
    let mut inners = texts.chain(assets.map(|asset| asset.inner.as_str()));
    inners.any(|inner| inner.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
}

/// The key of an entry at its new place. Scenarios and quizzes stay in their folders.
fn new_key(kind: Kind, name: &str, target: &str, is_folder: bool) -> String {
    let folder = match kind {
        Kind::Scenario => "scenarios/",
        Kind::Quiz => "quizzes/",
        Kind::Page | Kind::Glossary => "",
    };
    let is_inside = target.starts_with(folder) || target == folder.trim_end_matches('/');
    let target = if is_inside { target.to_owned() } else { format!("{folder}{target}") };
    match is_folder {
        true if target.is_empty() => name.to_owned(),
        true => format!("{}/{name}", target.trim_end_matches('/')),
        false => target,
    }
}

/// The home page and the glossary have fixed places.
pub(super) fn check_movable(key: &str, kind: Kind) -> Result<(), Exit> {
    let what = match kind {
        Kind::Glossary => "the glossary",
        Kind::Page if key == INDEX => "the home page",
        Kind::Page | Kind::Scenario | Kind::Quiz => return Ok(()),
    };
    Err(refuse(&format!("{what} has a fixed place"), "change its text instead"))
}

/// Checks that each part of a new key can be a file name and part of a URL.
fn check_key(key: &str, old: &str) -> Result<(), Exit> {
    if key == old {
        return Err(refuse(&format!("`{old}` is there already"), "choose another place"));
    }
    let unfit = key.split('/').find_map(|part| {
        let reason = Slug::written(part).err();
        let reason = reason.or_else(|| part.starts_with('.').then_some("begins with a dot"));
        reason.map(|reason| (part, reason))
    });
    let Some((part, reason)) = unfit else { return Ok(()) };
    let better: Vec<String> =
        key.split('/').map(slug::words).filter(|part| !part.is_empty()).collect();
    let message = format!("`{}` {reason}", part.escape_debug());
    Err(refuse(&message, &format!("write `{}`", better.join("/"))))
}

pub(super) fn refuse(message: &str, help: &str) -> Exit {
    out::print_error(message, Some(help));
    Exit::Usage
}

#[cfg(test)]
mod tests {
    use super::new_key;
    use crate::source::Kind;

    #[test]
    fn a_page_moves_into_a_folder_and_a_scenario_stays_in_its_own() {
        assert_eq!(new_key(Kind::Page, "a", "b", false), "b");
        assert_eq!(new_key(Kind::Page, "a", "b", true), "b/a");
        assert_eq!(new_key(Kind::Page, "a", "", true), "a");
        assert_eq!(new_key(Kind::Scenario, "a", "b", false), "scenarios/b");
        assert_eq!(new_key(Kind::Scenario, "a", "scenarios/b", false), "scenarios/b");
        assert_eq!(new_key(Kind::Quiz, "a", "quizzes", true), "quizzes/a");
    }
}
