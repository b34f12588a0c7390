//! Pictures from drawing programs that contain parts of web pages, which kb does not publish.
//!
//! draw.io writes each text twice: as a part of a web page, and as a picture for programs that only
//! draw. Without the first, browsers show the second.

/// Elements that do more than draw.
const ELEMENTS: [&str; 2] = ["foreignObject", "script"];

/// The picture without elements that do more than draw; `None` if it has none.
#[must_use]
pub fn clean(text: &str) -> Option<String> {
    let mut clean = text.to_owned();
    for name in ELEMENTS {
        let (begin, end) = (format!("<{name}"), format!("</{name}>"));
        while let Some(start) = clean.find(&begin) {
            let rest = &clean[start..];
            let head = rest.find('>')?;
            let length = match rest[..head].ends_with('/') {
                true => head + 1,
                false => rest.find(&end)? + end.len(),
            };
            clean.replace_range(start..start + length, "");
        }
    }
    // A document type, which drawing programs write and browsers ignore.
    if let Some(start) = clean.find("<!DOCTYPE") {
        let end = start + clean[start..].find('>')? + 1;
        if !clean[start..end].contains('[') {
            clean.replace_range(start..end, "");
        }
    }
    // Fonts from other sites; browsers use their own instead.
    while let Some(start) = clean.find("@import") {
        let end = start + clean[start..].find(';')? + 1;
        clean.replace_range(start..end, "");
    }
    let mut at = 0;
    while let Some(start) = clean[at..].find("@font-face").map(|next| at + next) {
        let end = start + clean[start..].find('}')? + 1;
        match clean[start..end].contains("://") {
            true => clean.replace_range(start..end, ""),
            false => at = end,
        }
    }
    // Links to other sites, which drawing programs add.
    for begin in [" xlink:href=\"http", " href=\"http"] {
        while let Some(start) = clean.find(begin) {
            let value = start + begin.len();
            let end = value + clean[value..].find('"')? + 1;
            clean.replace_range(start..end, "");
        }
    }
    (clean.len() < text.len()).then_some(clean)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn only_what_draws_stays() {
        let svg = "<svg><switch><foreignObject a=\"b\"><div>c</div></foreignObject><text>c</text></switch><foreignObject/></svg>";
        assert_eq!(clean(svg).as_deref(), Some("<svg><switch><text>c</text></switch></svg>"));
        let link = "<svg><a xlink:href=\"https://a.example\" target=\"b\"/></svg>";
        assert_eq!(clean(link).as_deref(), Some("<svg><a target=\"b\"/></svg>"));
        let fonts = "<style>@font-face { src: url(\"https://a.example/b\") }@font-face{src:url(data:font/x)}</style>";
        assert_eq!(
            clean(fonts).as_deref(),
            Some("<style>@font-face{src:url(data:font/x)}</style>")
        );
        assert_eq!(clean("<svg><path/></svg>"), None);
        assert_eq!(clean("<svg><foreignObject>"), None);
    }
}
