//! What `kb mv` and `kb rm` print.

use std::time::Duration;

use crate::cmd::arguments::SiteArguments;
use crate::cmd::out::{self, Exit, ReportOptions};
use crate::lang::change::lines::{self, Version};
use crate::refactor::plan::{FileChange, PlanRefusal, RefactorPlan};

/// Prints a plan as a diff.
pub(super) fn diff(plan: &RefactorPlan) -> Exit {
    out::print(&plan.files.iter().map(of_file).collect::<String>())
}

fn of_file(file: &FileChange) -> String {
    let FileChange { from, to, before, after } = file;
    let Some(to) = to else { return format!("deleted {from}\n") };
    let renamed =
        if from == to { String::new() } else { format!("rename from {from}\nrename to {to}\n") };
    let changed = match (before, after) {
        (Some(before), Some(after)) => {
            let before = Version { path: from.as_str(), text: &before.text };
            lines::between(before, Version { path: to.as_str(), text: after })
        }
        (_, _) => String::new(),
    };
    format!("{renamed}{changed}")
}

/// What a plan does: `move 2 files, change 3 files and add 1 alias`; `end` is the ending of the
/// verbs.
pub(super) fn summary(plan: &RefactorPlan, end: &str) -> String {
    let n = |is: fn(&FileChange) -> bool| plan.files.iter().filter(|file| is(file)).count();
    let moved = n(|file| file.to.as_ref().is_some_and(|to| *to != file.from));
    let removed = n(|file| file.to.is_none());
    let changed = n(|file| file.to.as_ref() == Some(&file.from));
    let (add, past) = if end.is_empty() { ("add", "") } else { ("added", "d") };
    let part = |verb: String, n: usize, what: [&str; 2]| {
        (n > 0).then(|| format!("{verb} {n} {}", what[usize::from(n != 1)]))
    };
    let files = ["file", "files"];
    let parts = [
        part(format!("move{past}"), moved, files),
        part(format!("remove{past}"), removed, files),
        part(format!("change{past}"), changed, files),
        part(add.to_owned(), plan.n_aliases, ["alias", "aliases"]),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.split_last() {
        None => format!("change{past} nothing"),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// Prints the reason why there is no plan.
pub(super) fn refusal(refusal: PlanRefusal, site: &SiteArguments) -> Exit {
    let (found, message) = match refusal {
        PlanRefusal::Findings(found) => {
            (found, "the site would have these errors; nothing was written")
        }
        PlanRefusal::Lost(found) => (found, "nothing was written"),
        other => {
            let (message, help) = explain(&other);
            out::print_error(&message, Some(help));
            return Exit::Usage;
        }
    };
    let n_files = found.len();
    let exit = out::findings(found, ReportOptions::human(site), n_files, Duration::ZERO);
    out::print_status(message);
    exit
}

/// Two pages cannot swap their places: the former address of each would be the address of the other.
const TAKEN_HELP: &str = "choose another name; two pages cannot swap names, because each former address must redirect to its own page";

/// The message and the help for a refusal without findings.
fn explain(refusal: &PlanRefusal) -> (String, &'static str) {
    match refusal {
        PlanRefusal::Unreadable(path) => (
            format!("{path} has a mistake that hides what it refers to"),
            "run `kb check` and fix its errors first",
        ),
        PlanRefusal::Taken(path) => (format!("{path} already exists"), TAKEN_HELP),
        PlanRefusal::BadPath(path) => {
            (format!("`{path}` cannot be the path of this file"), "choose another path")
        }
        PlanRefusal::Dead(path) => (
            format!("no file can have an alias for the address `{path}`"),
            "write a page in that folder first",
        ),
        PlanRefusal::NoPlace(key, id) => (
            format!("`{key}` has no heading or term `{id}`"),
            "write the id that links use; the title of a page has none",
        ),
        PlanRefusal::LeadsToItself(id) => (
            format!("the place that links to `{id}` would lead to is removed too"),
            "name a place that stays",
        ),
        PlanRefusal::Entangled(place, name) => (
            format!("kb cannot remove `{name}` from `{place}` without changing the text around it"),
            "remove it in the file, then run `kb check`",
        ),
        PlanRefusal::NoTag(tag) => {
            (format!("no page has the tag `{tag}`"), "write it as pages have it")
        }
        PlanRefusal::TagTaken(tag) => (
            format!("the tag `{tag}` exists already"),
            "choose another name; `kb rm tag:OLD --to tag:NEW` joins two tags",
        ),
        PlanRefusal::Stale(key) => (
            format!("the translations of `{key}` would need to be confirmed again"),
            "run `kb i18n status`, and confirm them first",
        ),
        PlanRefusal::Findings(_) | PlanRefusal::Lost(_) => (String::new(), ""),
    }
}
