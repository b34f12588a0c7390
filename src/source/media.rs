//! The kinds of files that content may publish beside its pages: the allow-list.
//!
//! The extension determines the type, and the first bytes of the file must match it. Of all listed
//! types, only SVG can contain scripts, and each SVG picture is checked.

/// The number of bytes that determine the type; browsers do not read more (WHATWG MIME Sniffing,
/// section 5.2: 1445 bytes).
pub const HEAD_BYTES: usize = 1445;

/// The media type of web app manifests (W3C, Web Application Manifest, section "Media type registration").
pub const MANIFEST: &str = "application/manifest+json";

/// The expected first bytes of a file type.
#[derive(Debug, Clone, Copy)]
enum FileSignature {
    /// Any text that no browser interprets as markup.
    Text,
    /// An SVG picture, whose whole text is checked.
    Svg,
    /// One of these byte sequences.
    Begins(&'static [&'static [u8]]),
    /// These bytes at this offset.
    At(usize, &'static [&'static [u8]]),
    /// A RIFF container of this form.
    Riff(&'static [u8]),
}

/// A kind of file.
#[derive(Debug)]
pub struct Media {
    /// Its extensions, in small letters, without the dot.
    extensions: &'static [&'static str],
    /// Its media type, as `Content-Type` names it.
    pub media_type: &'static str,
    head: FileSignature,
}

/// Containers of ISO base media files: MP4, `QuickTime`, AVIF, HEIF (ISO/IEC 14496-12).
const ISO_MEDIA: FileSignature =
    FileSignature::At(4, &[b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"]);
/// ZIP archives; most office formats are ZIP archives too.
const ZIP: FileSignature = FileSignature::Begins(&[b"PK\x03\x04", b"PK\x05\x06"]);
/// The compound files of older office programs (MS-CFB).
const COMPOUND: FileSignature = FileSignature::Begins(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]);
const OGG: FileSignature = FileSignature::Begins(&[b"OggS"]);
const MATROSKA: FileSignature = FileSignature::Begins(&[b"\x1a\x45\xdf\xa3"]);
const GZIP: FileSignature = FileSignature::Begins(&[b"\x1f\x8b"]);

const fn media(
    extensions: &'static [&'static str],
    media_type: &'static str,
    head: FileSignature,
) -> Media {
    Media { extensions, media_type, head }
}

/// The allow-list, by purpose.
static KINDS: &[Media] = &[
    // Pictures.
    media(&["png"], "image/png", FileSignature::Begins(&[b"\x89PNG\r\n\x1a\n"])),
    media(&["jpg", "jpeg"], "image/jpeg", FileSignature::Begins(&[b"\xff\xd8\xff"])),
    media(&["gif"], "image/gif", FileSignature::Begins(&[b"GIF87a", b"GIF89a"])),
    media(&["webp"], "image/webp", FileSignature::Riff(b"WEBP")),
    media(&["avif"], "image/avif", ISO_MEDIA),
    media(&["heic", "heif"], "image/heif", ISO_MEDIA),
    media(&["ico"], "image/x-icon", FileSignature::Begins(&[b"\0\0\x01\0"])),
    media(&["bmp"], "image/bmp", FileSignature::Begins(&[b"BM"])),
    media(&["tif", "tiff"], "image/tiff", FileSignature::Begins(&[b"II*\0", b"MM\0*"])),
    media(&["svg"], "image/svg+xml", FileSignature::Svg),
    // Documents.
    media(&["pdf"], "application/pdf", FileSignature::Begins(&[b"%PDF-"])),
    media(
        &["docx"],
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ZIP,
    ),
    media(&["xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ZIP),
    media(
        &["pptx"],
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ZIP,
    ),
    media(&["odt"], "application/vnd.oasis.opendocument.text", ZIP),
    media(&["ods"], "application/vnd.oasis.opendocument.spreadsheet", ZIP),
    media(&["odp"], "application/vnd.oasis.opendocument.presentation", ZIP),
    media(&["odg"], "application/vnd.oasis.opendocument.graphics", ZIP),
    media(&["epub"], "application/epub+zip", ZIP),
    media(&["doc"], "application/msword", COMPOUND),
    media(&["xls"], "application/vnd.ms-excel", COMPOUND),
    media(&["ppt"], "application/vnd.ms-powerpoint", COMPOUND),
    media(&["rtf"], "application/rtf", FileSignature::Begins(&[b"{\\rtf"])),
    // Audio and video.
    media(
        &["mp3"],
        "audio/mpeg",
        FileSignature::Begins(&[b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"]),
    ),
    media(&["m4a"], "audio/mp4", ISO_MEDIA),
    media(&["aac"], "audio/aac", FileSignature::Begins(&[b"\xff\xf1", b"\xff\xf9", b"ID3"])),
    media(&["ogg", "oga", "opus"], "audio/ogg", OGG),
    media(&["wav"], "audio/wav", FileSignature::Riff(b"WAVE")),
    media(&["flac"], "audio/flac", FileSignature::Begins(&[b"fLaC", b"ID3"])),
    media(&["mp4", "m4v"], "video/mp4", ISO_MEDIA),
    media(&["mov"], "video/quicktime", ISO_MEDIA),
    media(&["webm"], "video/webm", MATROSKA),
    media(&["mkv"], "video/x-matroska", MATROSKA),
    media(&["ogv"], "video/ogg", OGG),
    media(&["vtt"], "text/vtt; charset=utf-8", FileSignature::Text),
    media(&["srt"], "text/plain; charset=utf-8", FileSignature::Text),
    // Fonts.
    media(&["woff"], "font/woff", FileSignature::Begins(&[b"wOFF"])),
    media(&["woff2"], "font/woff2", FileSignature::Begins(&[b"wOF2"])),
    media(&["ttf"], "font/ttf", FileSignature::Begins(&[b"\0\x01\0\0", b"true"])),
    media(&["otf"], "font/otf", FileSignature::Begins(&[b"OTTO"])),
    // Archives.
    media(&["zip"], "application/zip", ZIP),
    media(&["gz", "tgz"], "application/gzip", GZIP),
    media(&["bz2"], "application/x-bzip2", FileSignature::Begins(&[b"BZh"])),
    media(&["xz"], "application/x-xz", FileSignature::Begins(&[b"\xfd7zXZ\0"])),
    media(&["zst"], "application/zstd", FileSignature::Begins(&[b"\x28\xb5\x2f\xfd"])),
    media(&["7z"], "application/x-7z-compressed", FileSignature::Begins(&[b"7z\xbc\xaf\x27\x1c"])),
    media(&["tar"], "application/x-tar", FileSignature::At(257, &[b"ustar"])),
    // Texts and data.
    media(&["txt", "text", "log", "bib", "tex"], "text/plain; charset=utf-8", FileSignature::Text),
    media(&["csv"], "text/csv; charset=utf-8", FileSignature::Text),
    media(&["tsv"], "text/tab-separated-values; charset=utf-8", FileSignature::Text),
    media(&["json", "geojson"], "application/json; charset=utf-8", FileSignature::Text),
    media(&["yaml", "yml"], "application/yaml; charset=utf-8", FileSignature::Text),
    media(&["toml"], "application/toml; charset=utf-8", FileSignature::Text),
    media(&["ics"], "text/calendar; charset=utf-8", FileSignature::Text),
    media(&["vcf"], "text/vcard; charset=utf-8", FileSignature::Text),
];

/// The kind of a file with this extension, in any case; `None` for what content may not publish.
#[must_use]
pub fn of(extension: &str) -> Option<&'static Media> {
    let has = |kind: &&Media| kind.extensions.iter().any(|it| it.eq_ignore_ascii_case(extension));
    KINDS.iter().find(has)
}

impl Media {
    /// Whether this is the one kind that is checked as a whole.
    #[must_use]
    pub fn is_svg(&self) -> bool {
        matches!(self.head, FileSignature::Svg)
    }

    /// Whether the first bytes of a file are those of this kind.
    #[must_use]
    pub fn agrees_with(&self, head: &[u8]) -> bool {
        match self.head {
            FileSignature::Text => !is_markup(head),
            FileSignature::Svg => true,
            FileSignature::Begins(all) => all.iter().any(|bytes| head.starts_with(bytes)),
            FileSignature::At(offset, all) => {
                head.get(offset..).is_some_and(|rest| all.iter().any(|one| rest.starts_with(one)))
            }
            FileSignature::Riff(form) => {
                head.starts_with(b"RIFF")
                    && head.get(8..).is_some_and(|rest| rest.starts_with(form))
            }
        }
    }
}

/// Whether a browser that ignores the declared type could interpret these bytes as HTML or XML: the
/// first thing after white space is a tag, a comment, a declaration or an instruction.
///
/// This is broader than the checks of browsers (WHATWG MIME Sniffing, section 7.1), and also covers
/// UTF-16.
#[must_use]
pub fn is_markup(head: &[u8]) -> bool {
    let mark: &[&[u8]] = &[b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let rest = mark.iter().find_map(|mark| head.strip_prefix(*mark)).unwrap_or(head);
    // In UTF-16 every other byte of such a text is NUL.
    let mut bytes = rest.iter().filter(|byte| **byte != 0).skip_while(|byte| **byte <= b' ');
    bytes.next() == Some(&b'<')
        && bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic() || b"!?/".contains(byte))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{KINDS, is_markup, of};

    #[test]
    fn an_extension_belongs_to_one_kind_and_nothing_active_is_listed() {
        let all: Vec<&str> = KINDS.iter().flat_map(|kind| kind.extensions).copied().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        for active in ["html", "HTM", "xhtml", "xml", "js", "mjs", "css", "svgz", "swf", "md", ""] {
            assert!(of(active).is_none(), "{active}");
        }
        assert_eq!(of("JPG").map(|kind| kind.media_type), Some("image/jpeg"));
    }

    #[test]
    fn the_first_bytes_must_agree_with_the_extension() {
        let agrees =
            |extension: &str, head: &[u8]| of(extension).expect("is listed").agrees_with(head);
        assert!(agrees("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(agrees("webp", b"RIFF\x10\0\0\0WEBPVP8 "));
        assert!(agrees("mp4", b"\0\0\0\x18ftypisom"));
        assert!(agrees("txt", b"1 < 2"));
        assert!(agrees("csv", b"<5 %,10"));
        assert!(agrees("json", b""));
        for extension in ["png", "pdf", "txt", "json", "csv", "zip", "mp3", "tar", "webp"] {
            for head in ["<!doctype html>", "<script>alert(1)</script>", " \n<svg onload=x>"] {
                assert!(!agrees(extension, head.as_bytes()), "{extension}: {head}");
            }
        }
        assert!(!agrees("png", b""));
        assert!(!agrees("wav", b"RIFF\x10\0\0\0WEBPVP8 "));
    }

    #[test]
    fn markup_is_noticed_behind_marks_white_space_and_in_utf_16() {
        for markup in ["<b", "\u{feff}<html", "\r\n\t <!--", "</p>", "<?xml", "\0<p"] {
            assert!(is_markup(markup.as_bytes()), "{markup:?}");
        }
        let wide: Vec<u8> = "\u{feff}<script".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_markup(&wide));
        for text in ["", "a<b>", "<3", "< b", "<"] {
            assert!(!is_markup(text.as_bytes()), "{text:?}");
        }
    }
}
