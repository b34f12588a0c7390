//! Detects file systems that do not report changes.

use std::fs;
use std::path::{Path, PathBuf};

/// File systems whose files can change without an event on this system: network mounts, and
/// folders that containers and virtual machines share with their host.
const SILENT: [&str; 17] = [
    "9p",
    "afs",
    "ceph",
    "cifs",
    "coda",
    "fakeowner",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "prl_fs",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
];

/// The kind of the file system a folder is on, if it does not report every change.
pub(super) fn silent_kind(folder: &Path) -> Option<String> {
    // Only Linux has this file; watchers of other systems handle mounts themselves.
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    silent_kind_in(&mounts, folder)
}

fn silent_kind_in(mounts: &str, folder: &Path) -> Option<String> {
    // A later mount at the same place hides the earlier one.
    let (_, kind) = mounts
        .lines()
        .filter_map(mount)
        .filter(|(place, _)| folder.starts_with(place))
        .max_by_key(|(place, _)| place.components().count())?;
    (SILENT.contains(&kind) || kind.starts_with("fuse.")).then(|| kind.to_owned())
}

/// The place and the kind in one line of proc(5)'s mountinfo.
fn mount(line: &str) -> Option<(PathBuf, &str)> {
    let (before, after) = line.split_once(" - ")?;
    let place = before.split(' ').nth(4)?;
    // Blanks, tabs, newlines and backslashes are written as octal codes.
    let place = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(place.to_owned(), |place, (code, character)| place.replace(code, character));
    Some((place.into(), after.split(' ').next()?))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::silent_kind_in;

    #[test]
    fn the_innermost_and_latest_mount_decides() {
        let mounts = "\
22 1 0:20 / / rw - overlay overlay rw
23 22 0:21 / /home rw shared:1 - nfs4 server:/home rw
24 23 0:22 / /home/eva/my\\040site rw - ext4 /dev/sda rw
25 22 0:23 / /mnt/c rw - ext4 /dev/sdb rw
26 25 0:23 / /mnt/c rw - 9p drvfs rw
27 22 0:24 / /media rw - fuse.sshfs host: rw";
        for (folder, kind) in [
            ("/srv/site", None),
            ("/home/eva/site", Some("nfs4")),
            ("/home/eva/my site/content", None),
            ("/mnt/c/site", Some("9p")),
            ("/media/site", Some("fuse.sshfs")),
        ] {
            assert_eq!(silent_kind_in(mounts, Path::new(folder)).as_deref(), kind, "{folder}");
        }
    }
}
