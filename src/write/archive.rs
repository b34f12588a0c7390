//! Writes a site into one file: a zip archive, for readers without a connection.
//!
//! The bytes depend only on the outputs and the day: files are in the order of their paths and have
//! the day as their time. Steps:
//! 1. Refuse a file that kb did not write, and paths that an archive cannot have.
//! 2. Make and compress the contents in parallel, a part of them at a time, and append them to a
//!    temporary file beside the archive.
//! 3. Append the checksums of all files and a description of the edition.
//! 4. Rename the temporary file.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use rawzip::time::UtcDateTime;
use rawzip::{
    CompressionMethod, DataDescriptorOutput, ZipArchiveWriter, ZipDataWriterConfig, ZipEntryWriter,
};
use sha2::{Digest, Sha256};

use crate::lang::date::Date;
use crate::par;
use crate::text::RelPath;
use crate::write::{Content, Output, PublishFailure, WriteError, plan};

/// In the archive: the checksums of all other files, as `sha256sum --check` reads them.
pub const CHECKSUMS: &str = "SHA256SUMS";
/// In the archive: what the edition is, with its date and the checksum of [`CHECKSUMS`].
pub const EDITION: &str = "edition.yaml";

/// The comment of an archive, before its day: only files that end with it are replaced.
const MARK: &str = "kb edition of ";

/// How many contents are in memory at a time.
const PART: usize = 256;

/// An archive to write.
#[derive(Debug, Clone, Copy)]
pub struct Archive<'a> {
    /// The file.
    pub file: &'a Path,
    /// The day of the edition.
    pub day: Date,
    /// Lines of YAML that say what the edition is.
    pub about: &'a str,
}

/// An archive that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenArchive {
    /// How many files it holds, without those that kb adds.
    pub n_files: usize,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of the list of checksums: equal for equal contents.
    pub checksum: String,
}

/// Writes an archive with exactly `outputs`; `content` makes the content of the output at an index,
/// in parallel.
///
/// # Errors
/// All failures of `content` of a part of the outputs, or the error that stopped the writing. A
/// former archive is unchanged then.
pub fn write<E: Send>(
    archive: Archive<'_>,
    outputs: &[Output],
    content: &(dyn Fn(usize) -> Result<Content, E> + Sync),
) -> Result<WrittenArchive, PublishFailure<E>> {
    check(archive.file, outputs)?;
    let temporary = temporary(archive.file)?;
    let written = fill(archive, &temporary, outputs, content);
    let replace =
        || fs::rename(&temporary, archive.file).map_err(WriteError::io("write", archive.file));
    let result = written.and_then(|written| Ok(replace().map(|()| written)?));
    if result.is_err() {
        // Best effort: what is left is a hidden file that nothing reads.
        drop(fs::remove_file(&temporary));
    }
    result
}

fn check(file: &Path, outputs: &[Output]) -> Result<(), WriteError> {
    plan::check_paths(outputs)?;
    for Output { path, .. } in outputs {
        let reason = match path.as_str() {
            CHECKSUMS | EDITION => "it is the name of a file that kb adds to the archive",
            text if text.contains([':', '\\']) => "it has a character that archives cannot have",
            _ => continue,
        };
        return Err(WriteError::BadPath { path: path.as_str().to_owned(), reason });
    }
    match is_replaceable(file) {
        Ok(true) => Ok(()),
        Ok(false) => Err(WriteError::InTheWay { paths: vec![file.to_owned()] }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(WriteError::io("read", file)(error)),
    }
}

/// Whether a file is an archive that kb wrote.
fn is_replaceable(file: &Path) -> io::Result<bool> {
    if !fs::symlink_metadata(file)?.is_file() {
        return Ok(false);
    }
    let (mut opened, length) = (File::open(file)?, MARK.len() + "YYYY-MM-DD".len());
    let mut end = vec![0; length];
    let from_end = i64::try_from(length).unwrap_or(i64::MAX);
    match opened.seek(SeekFrom::End(-from_end)).and_then(|_| opened.read_exact(&mut end)) {
        Ok(()) => Ok(end.starts_with(MARK.as_bytes())),
        // The file is shorter.
        Err(_) => Ok(false),
    }
}

/// A new file beside the archive, which the scan and the file watcher skip.
fn temporary(file: &Path) -> Result<PathBuf, WriteError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder).map_err(WriteError::io("create", folder))?;
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Ok(file.with_file_name(format!(".{name}.{}.kb-new", std::process::id())))
}

fn fill<E: Send>(
    archive: Archive<'_>,
    temporary: &Path,
    outputs: &[Output],
    content: &(dyn Fn(usize) -> Result<Content, E> + Sync),
) -> Result<WrittenArchive, PublishFailure<E>> {
    let file = File::create(temporary).map_err(WriteError::io("create", temporary))?;
    let mut zip = ZipFile::new(file, archive);
    let mut order: Vec<usize> = (0..outputs.len()).collect();
    order.sort_unstable_by_key(|nth| outputs[*nth].path.as_str());
    for part in order.chunks(PART) {
        let made = par::map(part, |nth| content(*nth).map(PackedContent::new));
        let failed = made.iter().any(Result::is_err);
        if failed {
            let failures = made.into_iter().filter_map(Result::err).collect();
            return Err(PublishFailure::Content(failures));
        }
        for (nth, packed) in part.iter().zip(made.into_iter().flatten()) {
            zip.add(&outputs[*nth].path, packed).map_err(WriteError::io("write", temporary))?;
        }
    }
    let bytes_and_sum = zip.finish(archive.about).map_err(WriteError::io("write", temporary))?;
    let (bytes, checksum) = bytes_and_sum;
    Ok(WrittenArchive { n_files: outputs.len(), bytes, checksum })
}

/// A content that is ready to be appended.
enum PackedContent {
    /// Compressed in memory.
    Deflated { deflated: Vec<u8>, end: DataDescriptorOutput, checksum: String },
    /// To be compressed while it is copied: a video or an archive is never in memory.
    File(File),
}

impl PackedContent {
    fn new(content: Content) -> PackedContent {
        let bytes = match content {
            Content::Bytes(bytes) => bytes,
            Content::File { file, .. } => return PackedContent::File(file),
        };
        let mut crc = Crc::new();
        crc.update(&bytes);
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        // Writing to memory cannot fail.
        let deflated = encoder.write_all(&bytes).and_then(|()| encoder.finish());
        PackedContent::Deflated {
            deflated: deflated.unwrap_or_default(),
            end: DataDescriptorOutput::new(crc.sum(), bytes.len() as u64),
            checksum: hex(&Sha256::digest(&bytes)),
        }
    }
}

/// A zip archive that is being written.
struct ZipFile<'a> {
    writer: ZipArchiveWriter<BufWriter<File>>,
    archive: Archive<'a>,
    /// The folder in the archive that holds everything, so that unpacking makes one folder.
    folder: String,
    /// The lines of [`CHECKSUMS`].
    checksums: String,
}

impl<'a> ZipFile<'a> {
    fn new(file: File, archive: Archive<'a>) -> ZipFile<'a> {
        let mut writer = ZipArchiveWriter::new(BufWriter::new(file));
        writer.set_comment(format!("{MARK}{}", archive.day));
        let name = archive.file.file_stem().unwrap_or_default().to_string_lossy();
        let folder = name.replace([':', '\\'], "-");
        ZipFile { writer, archive, folder, checksums: String::new() }
    }

    /// Appends a file and its checksum.
    fn add(&mut self, path: &RelPath, content: PackedContent) -> io::Result<()> {
        let checksum = match content {
            PackedContent::Deflated { deflated, end, checksum } => {
                self.append(path.as_str(), &deflated, end)?;
                checksum
            }
            PackedContent::File(file) => self.copy(path.as_str(), file)?,
        };
        let _ = writeln!(self.checksums, "{checksum}  {path}");
        Ok(())
    }

    fn start(
        &mut self,
        path: &str,
    ) -> io::Result<(ZipEntryWriter<'_, BufWriter<File>>, ZipDataWriterConfig)> {
        let name = format!("{}/{path}", self.folder);
        let entry = self
            .writer
            .new_file(&*name)
            .compression_method(CompressionMethod::DEFLATE)
            .last_modified(UtcDateTime::from_unix(self.archive.day.unix_seconds()))
            .unix_permissions(0o644);
        entry.start().map_err(io::Error::other)
    }

    fn append(&mut self, path: &str, deflated: &[u8], end: DataDescriptorOutput) -> io::Result<()> {
        let (mut entry, _) = self.start(path)?;
        entry.write_all(deflated)?;
        entry.finish(end).map_err(io::Error::other)?;
        Ok(())
    }

    /// Appends an open file and returns its checksum.
    fn copy(&mut self, path: &str, mut file: File) -> io::Result<String> {
        let (mut entry, config) = self.start(path)?;
        let encoder = DeflateEncoder::new(&mut entry, Compression::default());
        let mut data = config.wrap(encoder);
        let mut sum = Sha256::new();
        let mut buffer = vec![0; 128 * 1024];
        loop {
            let length = file.read(&mut buffer)?;
            if length == 0 {
                break;
            }
            sum.update(&buffer[..length]);
            data.write_all(&buffer[..length])?;
        }
        let (encoder, end) = data.finish().map_err(io::Error::other)?;
        encoder.finish()?;
        entry.finish(end).map_err(io::Error::other)?;
        Ok(hex(&sum.finalize()))
    }

    /// Appends the files of kb and ends the archive; returns its size and the checksum of the
    /// edition.
    fn finish(mut self, about: &str) -> io::Result<(u64, String)> {
        let list = std::mem::take(&mut self.checksums);
        let (n_files, checksum) = (list.lines().count(), hex(&Sha256::digest(&list)));
        let day = self.archive.day;
        let edition =
            format!("{about}date: {day}\nfiles: {n_files}\nsha256: {checksum} # of {CHECKSUMS}\n");
        for (path, text) in [(CHECKSUMS, list), (EDITION, edition)] {
            if let PackedContent::Deflated { deflated, end, .. } =
                PackedContent::new(Content::Bytes(text.into_bytes()))
            {
                self.append(path, &deflated, end)?;
            }
        }
        let file = self.writer.finish().map_err(io::Error::other)?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok((file.metadata()?.len(), checksum))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
