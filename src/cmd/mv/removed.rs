//! What the arguments of `kb rm` name.

use crate::cmd::mv::SiteOnDisk;
use crate::cmd::mv::names::{Movable, TAG, check_movable, entry, named, refuse};
use crate::cmd::out::{self, Exit};
use crate::refactor::change::{RedirectTarget, SiteChange, TagDestination};
use crate::source::Kind;

/// The change of `kb rm`.
pub(super) fn change(place: &SiteOnDisk, old: &str, to: Option<&str>) -> Result<SiteChange, Exit> {
    if let Some(tag) = old.strip_prefix(TAG) {
        return without_tag(place, tag, to);
    }
    if let Some((page, id)) = old.split_once('#') {
        return without_place(place, page, id, to);
    }
    let site = &place.reading.site;
    let entries: Vec<&str> = match named(place, old)? {
        Movable::Entry(id) => vec![&site.entry(id).key],
        Movable::Folder(folder) => {
            let is_in =
                |key: &&str| key.strip_prefix(&folder).is_some_and(|it| it.starts_with('/'));
            let written = site.entries.values().filter(|entry| !entry.is_generated());
            written.map(|entry| &*entry.key).filter(is_in).collect()
        }
    };
    for key in &entries {
        let kind = site.keys.get(*key).map_or(Kind::Page, |id| site.entry(*id).kind);
        check_movable(key, kind)?;
    }
    let answer = answer(old, to, WHOLE)?;
    let instead = &site.entry(entry(place, &answer)?).key;
    if entries.contains(&&**instead) {
        let message = format!("`{instead}` is removed too");
        return Err(refuse(&message, "name a page that stays: `--to KEY`"));
    }
    let removed = entries.into_iter().map(|key| (key.to_owned(), instead.clone()));
    Ok(SiteChange { removed: removed.collect(), ..SiteChange::default() })
}

/// The change that removes a section of a page or a term of the glossary.
fn without_place(
    place: &SiteOnDisk,
    page: &str,
    id: &str,
    to: Option<&str>,
) -> Result<SiteChange, Exit> {
    let key = place.reading.site.entry(entry(place, page)?).key.clone();
    let answer = answer(&format!("{page}#{id}"), to, PART)?;
    let (other, to) = match answer.split_once('#') {
        Some((page, id)) => (page, Some(id.to_owned())),
        None => (&*answer, None),
    };
    let other = match other.is_empty() && to.is_some() {
        true => key.clone(),
        false => place.reading.site.entry(entry(place, other)?).key.clone(),
    };
    let removed = [((key, id.to_owned()), RedirectTarget { key: other, id: to })];
    Ok(SiteChange { removed_places: removed.into(), ..SiteChange::default() })
}

/// The change that removes a tag.
fn without_tag(place: &SiteOnDisk, tag: &str, to: Option<&str>) -> Result<SiteChange, Exit> {
    let answer = answer(&format!("{TAG}{tag}"), to, OF_TAG)?;
    let to = match answer.strip_prefix(TAG) {
        Some(other) if other == tag => {
            let message = format!("the tag `{tag}` is removed");
            return Err(refuse(&message, "name another tag: `--to tag:NAME`"));
        }
        Some(other) => TagDestination::Tag(other.to_owned()),
        None => TagDestination::Entry(place.reading.site.entry(entry(place, &answer)?).key.clone()),
    };
    Ok(SiteChange { removed_tags: [(tag.to_owned(), to)].into(), ..SiteChange::default() })
}

/// The possible answers, and the flag for an answer on the command line.
#[derive(Clone, Copy)]
struct PromptAnswers {
    answers: &'static str,
    help: &'static str,
}

const WHOLE: PromptAnswers = PromptAnswers {
    answers: "Key of a page",
    help: "name one with `--to KEY`; `--to index` is the home page",
};

const PART: PromptAnswers = PromptAnswers {
    answers: "`#id` of the same page, or a page",
    help: "name one with `--to '#id'` for the same page, or `--to KEY#id`",
};

const OF_TAG: PromptAnswers = PromptAnswers {
    answers: "`tag:name` that replaces it, or a page",
    help: "name one with `--to tag:NAME`, which replaces it, or `--to KEY`",
};

/// The flag, or the answer of the author about the new target.
fn answer(old: &str, to: Option<&str>, choice: PromptAnswers) -> Result<String, Exit> {
    if let Some(to) = to {
        return Ok(to.to_owned());
    }
    let question = format!("What should links to `{old}` lead to? {}: ", choice.answers);
    let answer = out::prompt(&question).filter(|answer| !answer.is_empty());
    answer.ok_or_else(|| {
        let place = if choice.help == WHOLE.help { "page" } else { "place" };
        let message =
            format!("links to `{old}` and its addresses need another {place} as their target");
        refuse(&message, choice.help)
    })
}
