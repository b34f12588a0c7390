//! The files to copy.

use std::collections::BTreeSet;

use crate::import::layout::{Keep, Layout};
use crate::import::plan::FileCopy;
use crate::import::report::{Fate, Note};
use crate::import::svg;
use crate::import::tree::FileTree;
use crate::scan;
use crate::source::media;
use crate::text::RelPath;

/// The files to copy, and those that kb does not publish.
pub(super) struct CopyPlan {
    pub(super) copies: Vec<FileCopy>,
    pub(super) notes: Vec<Note>,
}

/// Files at the root that kb writes itself. Rules in `robots.txt` and `_headers` are added to those of
/// kb.
const WRITTEN_BY_KB: &[&str] = &["llms.txt", "sitemap.xml"];

/// The same, where rules can be added.
const WITH_ADDITIONS: &[&str] = &["robots.txt", "_headers"];

/// The files that pages use, and those that are kept for their address.
pub(super) fn of(layout: &Layout, used: &BTreeSet<RelPath>) -> CopyPlan {
    let mut copied = CopyPlan { copies: Vec::new(), notes: Vec::new() };
    let mut taken = BTreeSet::new();
    for asset in &layout.assets {
        let is_used = used.contains(&asset.from);
        let is_static = match asset.keep {
            Keep::IfUsed if !is_used => continue,
            Keep::AtRoot => !is_used || asset.is_at_root(),
            Keep::Always | Keep::IfUsed => false,
        };
        if WRITTEN_BY_KB.contains(&asset.address.as_str()) {
            let text = "kb writes this file itself".to_owned();
            let note = Note { path: asset.from.clone(), line: 0, fate: Fate::LeftOut, text };
            copied.notes.push(note);
            continue;
        }
        let is_static = is_static || WITH_ADDITIONS.contains(&asset.address.as_str());
        let to = match is_static {
            true => format!("static/{}", asset.inner),
            false => format!("content/{}/{}", layout.languages[asset.lang].tag, asset.to),
        };
        let is_fit = is_static || media::of(asset.to.extension()).is_some();
        let Some(to) = RelPath::new(&to).filter(|to| taken.insert(to.clone())) else { continue };
        match is_fit {
            true => copied.copies.push(FileCopy { from: asset.from.clone(), to }),
            false => {
                let text = "kb does not publish this kind of file".to_owned();
                let note = Note { path: asset.from.clone(), line: 0, fate: Fate::LeftOut, text };
                copied.notes.extend(is_used.then_some(note));
            }
        }
    }
    copied
}

/// Leaves out drawings that kb does not publish, with a note for each.
pub(super) fn without_refused(tree: &FileTree, copies: &mut Vec<FileCopy>) -> Vec<Note> {
    let problem = |copy: &FileCopy| {
        let is_drawing = copy.to.extension().eq_ignore_ascii_case("svg");
        let source = tree.text(copy.from.as_str()).filter(|_| is_drawing)?;
        let text = svg::clean(&source.text).unwrap_or_else(|| source.text.to_string());
        let found = scan::svg::findings(&copy.to, text);
        let text = format!("kb does not publish this drawing: {}", found.first()?.message);
        Some(Note { path: copy.from.clone(), line: 0, fate: Fate::LeftOut, text })
    };
    let mut notes = Vec::new();
    copies.retain(|copy| {
        let problem = problem(copy);
        let is_fit = problem.is_none();
        notes.extend(problem);
        is_fit
    });
    notes
}
