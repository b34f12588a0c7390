//! Reads the size of a picture from the head of its file. Only this module uses the picture
//! libraries.
//!
//! Pages contain the size in `width` and `height`, so that the layout does not move while the
//! picture loads. A picture of unknown size is published without them.

use std::io::{BufRead, Read, Seek};

use crate::text::RelPath;

/// The root element of an SVG must begin within this many bytes.
const SVG_HEAD: u64 = 16 << 10;

/// Sizes above this are a mistake or an attack, in CSS pixels.
const MAX_SIDE: u32 = 100_000;

/// Whether kb can read the size of a picture with this path.
fn is_picture(path: &RelPath) -> bool {
    let extension = path.extension().to_ascii_lowercase();
    matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
}

/// Width and height of a picture; `None` for other files.
pub(super) fn size(path: &RelPath, mut reader: impl BufRead + Seek) -> Option<(u32, u32)> {
    if !is_picture(path) {
        return None;
    }
    let (width, height) = if path.extension().eq_ignore_ascii_case("svg") {
        let mut head = Vec::new();
        reader.take(SVG_HEAD).read_to_end(&mut head).ok()?;
        svg(&String::from_utf8_lossy(&head))?
    } else {
        let size = imagesize::reader_size(&mut reader).ok()?;
        let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
        if lies_on_its_side(path, reader) { (height, width) } else { (width, height) }
    };
    let sane = |side: u32| (1..=MAX_SIDE).contains(&side);
    (sane(width) && sane(height)).then_some((width, height))
}

/// Whether browsers rotate a photo by 90 degrees because of its orientation tag (Exif 2.3, 4.6.4:
/// orientations 5 to 8).
fn lies_on_its_side(path: &RelPath, mut reader: impl BufRead + Seek) -> bool {
    let extension = path.extension().to_ascii_lowercase();
    if !matches!(extension.as_str(), "jpg" | "jpeg") || reader.rewind().is_err() {
        return false;
    }
    let mut parser = exif::Reader::new();
    // Other Exif fields can be invalid, which does not affect the orientation.
    parser.continue_on_error(true);
    let read = parser.read_from_container(&mut reader);
    let read = read.or_else(|error| error.distill_partial_result(|_| {}));
    let orientation = read.ok().and_then(|exif| {
        exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?.value.get_uint(0)
    });
    orientation.is_some_and(|orientation| (5..=8).contains(&orientation))
}

/// The size of an SVG: its attributes, else the proportions of its view box (SVG 2, 8.12 and CSS
/// Images 3, 5.1).
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

/// The attributes in the start tag of the root element.
fn root(mut text: &str) -> Option<&str> {
    loop {
        let rest = &text[text.find('<')?..];
        let end = match rest.as_bytes().get(1)? {
            b'?' => rest.find("?>")? + 2,
            b'!' if rest.starts_with("<!--") => rest.find("-->")? + 3,
            // A document type can contain declarations in brackets.
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
    use proptest::prelude::{any, prop_assert, proptest};
    use proptest::sample::Index;

    use std::io::Cursor;

    use super::svg;
    use crate::text::RelPath;

    fn in_bytes(path: &RelPath, bytes: &[u8]) -> Option<(u32, u32)> {
        super::size(path, Cursor::new(bytes))
    }

    #[test]
    fn an_svg_has_its_own_size_or_that_of_its_view_box() {
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
    fn content_before_the_root_of_an_svg_is_skipped() {
        let head = "\u{feff}<?xml version=\"1.0\"?>\n<!-- <svg width=\"1\" height=\"1\"> -->\n\
             <!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg aria-label=\"a > b\" width=\"7\" height=\"8\">";
        assert_eq!(svg(head), Some((7, 8)));
        assert_eq!(svg("<html><svg width=\"7\" height=\"8\">"), None);
        assert_eq!(svg("no picture"), None);
    }

    /// A JPEG of 3 by 2 pixels as they are stored, with an orientation.
    fn photo(orientation: u8) -> Vec<u8> {
        let mut photo = b"\xff\xd8".to_vec();
        // Exif: one directory of a little-endian TIFF, with one short number.
        photo.extend(b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0");
        photo.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
        photo.extend(b"\xff\xc0\x00\x0b\x08\x00\x02\x00\x03\x01\x01\x11\x00\xff\xd9");
        photo
    }

    #[test]
    fn a_photo_has_the_size_that_browsers_show() {
        let path = RelPath::new("photo.JPG").expect("plain");
        for (orientation, size) in [(1, (3, 2)), (3, (3, 2)), (6, (2, 3)), (8, (2, 3)), (9, (3, 2))]
        {
            assert_eq!(in_bytes(&path, &photo(orientation)), Some(size), "{orientation}");
        }
        assert_eq!(in_bytes(&path, &photo(6)[..40]), None);
    }

    proptest! {
        #[test]
        fn a_broken_photo_does_no_harm(
            changes in proptest::collection::vec(any::<(Index, u8)>(), 1..6),
            length in any::<Index>(),
        ) {
            let mut photo = photo(6);
            for (at, byte) in changes {
                *at.get_mut(&mut photo) = byte;
            }
            photo.truncate(length.index(photo.len() + 1));
            let size = in_bytes(&RelPath::new("photo.jpg").expect("plain"), &photo);
            prop_assert!(size.is_none_or(|(width, height)| width > 0 && height > 0));
        }
    }

    #[test]
    fn a_file_of_another_type_than_its_name_has_no_size() {
        let path = |name: &str| RelPath::new(name).expect("plain");
        assert_eq!(in_bytes(&path("a.png"), b"GIF"), None);
        assert_eq!(in_bytes(&path("a.gif"), b"GIF89a\x03\x00\x02\x00\x00\x00"), Some((3, 2)));
        assert_eq!(in_bytes(&path("a.gif"), b"GIF89a\x00\x00\x02\x00\x00\x00"), None);
        assert_eq!(in_bytes(&path("a.txt"), b"GIF89a\x03\x00\x02\x00\x00\x00"), None);
    }
}
