//! Inspects a file to copy: whether it may be published, and the size of a picture.
//!
//! Only the first bytes are read, except for SVG pictures, which are read completely up to a limit.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::path::Path;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::scan::{picture, svg};
use crate::source::media::{self, Media};
use crate::text::{RelPath, Source, Span};

/// The largest SVG picture in bytes.
const MAX_SVG_BYTES: u64 = 2 << 20;

/// Extensions of files that browsers run, or load into pages that run them.
const ACTIVE: &[&str] = &[
    "cjs", "css", "hta", "htm", "html", "js", "mht", "mhtml", "mjs", "php", "rss", "atom", "shtml",
    "svgz", "swf", "wasm", "xht", "xhtml", "xml", "xsl", "xslt",
];

/// The result of an inspection.
#[derive(Debug, Clone, Default)]
pub(super) struct Inspected {
    /// Width and height of a picture, if the file contains them.
    pub(super) size: Option<(u32, u32)>,
    /// Why the file may not be published in `html: safe`; empty if it may.
    pub(super) found: Vec<Diagnostic>,
}

/// Inspects a file on the disk.
pub(super) fn in_file(path: &RelPath, file: &Path) -> Inspected {
    let inspected = || {
        let file = File::open(file)?;
        let n_bytes = file.metadata()?.len();
        inspect(path, BufReader::new(file), n_bytes)
    };
    inspected().unwrap_or_else(|error: io::Error| refused(path, &format!("cannot read: {error}")))
}

/// Inspects bytes in memory.
pub(super) fn in_bytes(path: &RelPath, bytes: &[u8]) -> Inspected {
    let inspected = inspect(path, Cursor::new(bytes), bytes.len() as u64);
    inspected.unwrap_or_else(|error| refused(path, &format!("cannot read: {error}")))
}

fn inspect(path: &RelPath, mut reader: impl BufRead + Seek, n_bytes: u64) -> io::Result<Inspected> {
    let Some(kind) = media::of(path.extension()) else {
        return Ok(Inspected { size: None, found: vec![unlisted(path)] });
    };
    if kind.is_svg() {
        return drawing(path, reader, n_bytes);
    }
    let mut head = Vec::new();
    reader.by_ref().take(media::HEAD_BYTES as u64).read_to_end(&mut head)?;
    let found = disagreement(path, kind, &head).into_iter().collect();
    reader.rewind()?;
    Ok(Inspected { size: picture::size(path, reader), found })
}

fn drawing(path: &RelPath, mut reader: impl BufRead, n_bytes: u64) -> io::Result<Inspected> {
    if n_bytes > MAX_SVG_BYTES {
        let limit = MAX_SVG_BYTES >> 20;
        let message = format!("this SVG picture is larger than the limit of {limit} MiB");
        let finding = Diagnostic::new(Rule::FileTooLarge, &file(path), Span::default(), message);
        let finding = finding.help("simplify the drawing, or publish it as PNG or WebP");
        return Ok(Inspected { size: None, found: vec![finding] });
    }
    let mut bytes = Vec::new();
    reader.by_ref().take(MAX_SVG_BYTES).read_to_end(&mut bytes)?;
    let size = picture::size(path, Cursor::new(&bytes));
    let found = match String::from_utf8(bytes) {
        Ok(text) => svg::findings(path, text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            vec![finding(path, format!("byte {at} is not valid UTF-8"), "save it as UTF-8")]
        }
    };
    Ok(Inspected { size, found })
}

/// The finding for a file type that is not on the allow-list.
fn unlisted(path: &RelPath) -> Diagnostic {
    let extension = path.extension();
    let is_active = ACTIVE.iter().any(|active| extension.eq_ignore_ascii_case(active));
    let shown = extension.escape_debug();
    match extension {
        "" => finding(
            path,
            "a file without an extension could have any type, and browsers guess the type",
            "add the extension of its type, such as `.txt`",
        ),
        _ if is_active => finding(
            path,
            format!("`.{shown}` files can run code in a reader's browser or change pages"),
            "write it as a page, put it into the theme, or set `html: trusted` in kb.yaml if you trust all content",
        ),
        _ => finding(
            path,
            format!("`.{shown}` files are not in the list of allowed file types"),
            "publish it as PDF or in a ZIP archive, or set `html: trusted` in kb.yaml if you trust all content",
        ),
    }
}

/// The finding for a file whose first bytes do not match its extension.
fn disagreement(path: &RelPath, kind: &Media, head: &[u8]) -> Option<Diagnostic> {
    if kind.agrees_with(head) {
        return None;
    }
    let shown = path.extension().escape_debug();
    Some(match media::is_markup(head) {
        true => finding(
            path,
            format!("this `.{shown}` file begins like HTML or XML, which a browser could run"),
            "save it in the format of its extension; if it shows code, begin it with a line of plain text",
        ),
        false => finding(
            path,
            format!("this file does not begin like a `.{shown}` file"),
            "save it in the format of its extension, or give it the extension of its format",
        ),
    })
}

fn finding(path: &RelPath, message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(Rule::UnsafeFile, &file(path), Span::default(), message).help(help)
}

fn refused(path: &RelPath, message: &str) -> Inspected {
    let finding = Diagnostic::new(Rule::RefusedFile, &file(path), Span::default(), message);
    Inspected { size: None, found: vec![finding] }
}

fn file(path: &RelPath) -> std::sync::Arc<Source> {
    Source::new(path.clone(), "")
}
