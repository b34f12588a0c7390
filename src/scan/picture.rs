//! The size of a picture, from the head of its file: the one home of the library that knows formats.
//!
//! Pages say it in `width` and `height`, so that nothing moves when the picture comes. A picture whose
//! size cannot be told is shown all the same, without them.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read, Seek};
use std::path::Path;

use crate::text::RelPath;

/// The root element of an SVG stands within this many bytes.
const SVG_HEAD: u64 = 16 << 10;

/// Sizes above this are a mistake or an attack, in CSS pixels.
const MAX_SIDE: u32 = 100_000;

/// Width and height of the picture in a file.
#[must_use]
pub fn in_file(path: &RelPath, file: &Path) -> Option<(u32, u32)> {
    size(path, BufReader::new(File::open(file).ok()?))
}

/// The same of bytes that are given; `None` for what is no picture.
#[must_use]
pub fn in_bytes(path: &RelPath, bytes: &[u8]) -> Option<(u32, u32)> {
    if is_picture(path) { size(path, Cursor::new(bytes)) } else { None }
}

/// Whether a path is that of a picture whose size can be told.
#[must_use]
pub fn is_picture(path: &RelPath) -> bool {
    let extension = path.extension().to_ascii_lowercase();
    matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
}

fn size(path: &RelPath, mut reader: impl BufRead + Seek) -> Option<(u32, u32)> {
    let (width, height) = if path.extension().eq_ignore_ascii_case("svg") {
        let mut head = Vec::new();
        reader.take(SVG_HEAD).read_to_end(&mut head).ok()?;
        svg(&String::from_utf8_lossy(&head))?
    } else {
        let size = imagesize::reader_size(&mut reader).ok()?;
        (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)
    };
    let sane = |side: u32| (1..=MAX_SIDE).contains(&side);
    (sane(width) && sane(height)).then_some((width, height))
}

/// The size of an SVG: its attributes, else the proportions of its view box (SVG 2, 8.12 and CSS Images 3, 5.1).
fn svg(text: &str) -> Option<(u32, u32)> {
    let tag = root(text)?;
    let view = attribute(tag, "viewBox").and_then(view_box);
    let (width, height) = (attribute(tag, "width"), attribute(tag, "height"));
    let (width, height) = match (width.and_then(length), height.and_then(length), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        (_, _, None) => return None,
    };
    Some((pixels(width)?, pixels(height)?))
}

/// What stands in the start tag of the root element after `<svg`.
fn root(mut text: &str) -> Option<&str> {
    loop {
        let rest = &text[text.find('<')?..];
        let end = match rest.as_bytes().get(1)? {
            b'?' => rest.find("?>")? + 2,
            b'!' if rest.starts_with("<!--") => rest.find("-->")? + 3,
            // A document type may hold declarations of its own in brackets.
            b'!' => match (rest.find('['), rest.find('>')?) {
                (Some(open), close) if open < close => rest.find("]>")? + 2,
                (_, close) => close + 1,
            },
            _ => {
                let tag = rest.strip_prefix("<svg").or_else(|| rest.strip_prefix("<svg:svg"))?;
                return tag.starts_with(|c: char| c.is_ascii_whitespace()).then_some(tag);
            }
        };
        text = &rest[end..];
    }
}

/// The value of an attribute of a start tag.
fn attribute<'a>(mut tag: &'a str, name: &str) -> Option<&'a str> {
    loop {
        let rest = tag.trim_start();
        if rest.starts_with(['>', '/']) {
            return None;
        }
        let (key, rest) = rest.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = rest[1..].split_once(quote)?;
        if key.trim_end() == name {
            return Some(value);
        }
        tag = rest;
    }
}

/// A length in CSS pixels; `None` for what depends on the page, like `100%` and `2em`.
fn length(value: &str) -> Option<f64> {
    let value = value.trim();
    let end = value.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(value.len());
    let number: f64 = value[..end].trim_end().parse().ok()?;
    let unit = match value[end..].to_ascii_lowercase().as_str() {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        _ => return None,
    };
    (number > 0.0).then_some(number * unit)
}

/// Width and height of a view box: `min-x min-y width height`.
fn view_box(value: &str) -> Option<(f64, f64)> {
    let mut numbers = value.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty());
    let (width, height) = (numbers.nth(2)?, numbers.next()?);
    let side = |text: &str| text.parse().ok().filter(|side: &f64| *side > 0.0);
    Some((side(width)?, side(height)?))
}

/// Whole pixels.
fn pixels(side: f64) -> Option<u32> {
    let side = side.round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
    (1.0..=f64::from(MAX_SIDE)).contains(&side).then_some(side as u32)
}

#[cfg(test)]
mod tests {
    use super::{in_bytes, svg};
    use crate::text::RelPath;

    #[test]
    fn an_svg_has_the_size_it_says_or_that_of_its_view_box() {
        assert_eq!(
            svg("<svg width=\"360\" height=\"555\" viewBox=\"0 0 340 524\">"),
            Some((360, 555))
        );
        assert_eq!(svg("<svg viewBox='0,0,340.4,524'/>"), Some((340, 524)));
        assert_eq!(svg("<svg\n width='2in'\n viewBox=\"0 0 4 1\">"), Some((192, 48)));
        assert_eq!(svg("<svg width=\"100%\" height=\"2em\" viewBox=\"0 0 4 1\">"), Some((4, 1)));
        assert_eq!(svg("<svg height=\"10\" viewBox=\"0 0 4 1\">"), Some((40, 10)));
        assert_eq!(svg("<svg width=\"100%\" viewBox=\"0 0 4 1\">"), Some((4, 1)));
        assert_eq!(svg("<svg width=\"10\">"), None);
        assert_eq!(svg("<svg viewBox=\"0 0 0 0\">"), None);
    }

    #[test]
    fn what_stands_before_the_root_of_an_svg_is_passed_over() {
        let head = "\u{feff}<?xml version=\"1.0\"?>\n<!-- <svg width=\"1\" height=\"1\"> -->\n\
             <!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg aria-label=\"a > b\" width=\"7\" height=\"8\">";
        assert_eq!(svg(head), Some((7, 8)));
        assert_eq!(svg("<html><svg width=\"7\" height=\"8\">"), None);
        assert_eq!(svg("no picture"), None);
    }

    #[test]
    fn a_file_that_is_not_what_its_name_says_has_no_size() {
        let path = |name: &str| RelPath::new(name).expect("plain");
        assert_eq!(in_bytes(&path("a.png"), b"GIF"), None);
        assert_eq!(in_bytes(&path("a.gif"), b"GIF89a\x03\x00\x02\x00\x00\x00"), Some((3, 2)));
        assert_eq!(in_bytes(&path("a.gif"), b"GIF89a\x00\x00\x02\x00\x00\x00"), None);
        assert_eq!(in_bytes(&path("a.txt"), b"GIF89a\x03\x00\x02\x00\x00\x00"), None);
    }
}
