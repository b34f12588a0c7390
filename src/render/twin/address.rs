//! The addresses in a twin: absolute, because the text may be read in another place.

use crate::render::context::PageContext;

/// The address of a link on a page, absolute if there is a base URL.
pub(super) fn absolute(page: PageContext<'_>, href: &str) -> String {
    let Some(base) = page.renderer.absolute(&page.route.path) else { return href.to_owned() };
    joined(&base, href)
}

/// An address as seen from a page: both without a query.
fn joined(page: &str, href: &str) -> String {
    if href.contains(':') && !href.starts_with("./") {
        return href.to_owned();
    }
    if let Some(anchor) = href.strip_prefix('#') {
        return format!("{page}#{anchor}");
    }
    let folder = page.rfind('/').map_or(page, |slash| &page[..=slash]);
    let (mut folder, mut rest) = (folder, href.strip_prefix("./").unwrap_or(href));
    while let Some(inner) = rest.strip_prefix("../") {
        let above = folder.trim_end_matches('/');
        folder = above.rfind('/').map_or(folder, |slash| &folder[..=slash]);
        rest = inner;
    }
    format!("{folder}{rest}")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn addresses_are_joined_to_that_of_the_page() {
        let page = "https://example.org/kb/en/a/";
        for (href, url) in [
            ("../b/", "https://example.org/kb/en/b/"),
            ("../../cs/", "https://example.org/kb/cs/"),
            ("./", "https://example.org/kb/en/a/"),
            ("c.png", "https://example.org/kb/en/a/c.png"),
            ("#d", "https://example.org/kb/en/a/#d"),
            ("https://other.example/", "https://other.example/"),
            ("mailto:a@example.org", "mailto:a@example.org"),
        ] {
            assert_eq!(joined(page, href), url, "{href}");
        }
        assert_eq!(joined("https://e.org/en/a.html", "b.html#c"), "https://e.org/en/b.html#c");
    }
}
