//! Addresses in published pages.

use kb::text::RelPath;

/// An address on a page, from the root of the site.
pub(crate) fn resolved(from: &RelPath, href: &str) -> String {
    let mut parts: Vec<&str> = from.folder().split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('#').next().expect("splits have a first part").split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
