//! Finds the place of the address in a link. The text and the title may contain the same
//! characters.

use pulldown_cmark::LinkType;

/// The start of the address in a link; `None` if it is in a definition or has escapes.
pub(super) fn start(link_type: LinkType, written: &str, dest: &str) -> Option<usize> {
    if dest.is_empty() {
        return None;
    }
    match link_type {
        LinkType::Inline => {
            // A title can contain the same characters, but not before the address itself.
            written.rmatch_indices("](").find_map(|(at, signs)| {
                let rest = written[at + signs.len()..].trim_start();
                let rest = rest.strip_prefix('<').unwrap_or(rest);
                rest.starts_with(dest).then(|| written.len() - rest.len())
            })
        }
        LinkType::WikiLink { .. } => {
            let rest = written[written.find("[[")? + 2..].trim_start();
            rest.starts_with(dest).then(|| written.len() - rest.len())
        }
        LinkType::Autolink | LinkType::Email => written.find(dest),
        LinkType::Reference
        | LinkType::ReferenceUnknown
        | LinkType::Collapsed
        | LinkType::CollapsedUnknown
        | LinkType::Shortcut
        | LinkType::ShortcutUnknown => None,
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::LinkType;

    use super::start;

    #[test]
    fn the_address_is_neither_the_text_nor_the_title() {
        let wiki = LinkType::WikiLink { has_pothole: true };
        for (link_type, written, dest, at) in [
            (LinkType::Inline, "[a.md](a.md)", "a.md", Some(7)),
            (LinkType::Inline, "[x](a.md \"see a.md\")", "a.md", Some(4)),
            (LinkType::Inline, "[x](< a.md>)", "a.md", None),
            (LinkType::Inline, "[x]( <a b.md> \"](a\")", "a b.md", Some(6)),
            (LinkType::Inline, "[![x](b.png)](b.png)", "b.png", Some(14)),
            (LinkType::Inline, "[x](a\\_b.md)", "a_b.md", None),
            (LinkType::Reference, "[a.md][b]", "a.md", None),
            (wiki, "[[a|a]]", "a", Some(2)),
            (wiki, "![[ a ]]", "a", Some(4)),
            (LinkType::Autolink, "<https://a>", "https://a", Some(1)),
        ] {
            assert_eq!(start(link_type, written, dest), at, "{written}");
        }
    }
}
