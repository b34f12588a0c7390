//! The days of the commits that last changed the files of a site, from the git program.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::lang::date::Date;
use crate::source::CommitDays;
use crate::text::RelPath;

/// Begins the line of a commit; no path contains it.
const COMMIT: char = '\u{1}';

/// The day of the last commit that changed each file of `content/`, as its author saw the calendar.
/// Empty without git or a repository.
pub(super) fn of(root: &Path) -> CommitDays {
    let log = Command::new("git")
        .current_dir(root)
        // The configuration of a foreign repository could make git run a program, and a partial
        // clone could make it use the network.
        .args(["-c", "core.fsmonitor=false", "-c", "log.showSignature=false"])
        .args(["-c", "core.quotePath=false", "-c", "protocol.allow=never"])
        .args(["log", "--relative", "--name-only", "--no-renames", "--no-ext-diff"])
        .args(["--decorate=short", "--date=format:%Y-%m-%d", "-z"])
        .arg(format!("--format={COMMIT}%ad %D"))
        .args(["--", "content"])
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    match log {
        Ok(log) if log.status.success() => read(&String::from_utf8_lossy(&log.stdout)),
        Ok(_) | Err(_) => CommitDays::new(),
    }
}

/// Reads the output of git, the newest commit first. The oldest commit of a shallow clone is
/// `grafted`: it seems to have made all files that it contains, so it says nothing about them.
fn read(log: &str) -> CommitDays {
    let mut days = CommitDays::new();
    for commit in log.split(COMMIT).skip(1) {
        let mut parts = commit.split(['\0', '\n']).filter(|part| !part.is_empty());
        let Some((day, names)) = parts.next().and_then(|line| line.split_once(' ')) else {
            continue;
        };
        let Some(day) = Date::parse(day).filter(|_| !names.split(", ").any(|it| it == "grafted"))
        else {
            continue;
        };
        for path in parts.filter_map(RelPath::new) {
            days.entry(path).or_insert(day);
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_file_has_the_day_of_the_newest_commit_that_names_it() {
        let log = "\u{1}2026-11-20 HEAD -> main\0\ncontent/en/a.md\0content/en/\u{e9} b.md\0\
                   \u{1}2026-10-01 \0\ncontent/en/a.md\0content/en/c.md\0";
        let days: Vec<String> =
            read(log).iter().map(|(path, day)| format!("{path} {day}")).collect();
        assert_eq!(
            days,
            [
                "content/en/a.md 2026-11-20",
                "content/en/c.md 2026-10-01",
                "content/en/\u{e9} b.md 2026-11-20"
            ]
        );
    }

    #[test]
    fn the_end_of_a_shallow_history_dates_nothing() {
        let log = "\u{1}2026-11-20 HEAD -> main\0\ncontent/en/a.md\0\
                   \u{1}2026-11-01 grafted\0\ncontent/en/a.md\0content/en/b.md\0";
        assert_eq!(read(log).len(), 1);
    }
}
