//! Fingerprints: BLAKE3 hashes, which are collision-resistant.
//!
//! `write` uses them to detect changes. The file name of an asset contains a short one, so that
//! browsers can cache the file without a time limit.

use std::fmt;
use std::io::{self, Read, Write};
use std::str::FromStr;

/// How much of a file is in memory at a time: enough for the hash to work on many bytes at once.
const PART_BYTES: usize = 128 * 1024;

/// The BLAKE3 hash of some bytes; its text form is 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

/// The fingerprint of bytes.
#[must_use]
pub fn of(bytes: &[u8]) -> Fingerprint {
    Fingerprint(*blake3::hash(bytes).as_bytes())
}

/// The fingerprint of everything that a reader gives, and how many bytes that was. Only a part of it is in
/// memory at a time.
///
/// # Errors
/// When reading fails.
pub fn of_reader(reader: impl Read) -> io::Result<(Fingerprint, u64)> {
    copy(reader, &mut io::sink())
}

/// Copies everything that a reader gives, as [`of_reader`] reads it.
///
/// # Errors
/// When reading or writing fails.
pub fn copy(mut reader: impl Read, writer: &mut impl Write) -> io::Result<(Fingerprint, u64)> {
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; PART_BYTES];
    let mut n_bytes = 0;
    loop {
        let part = match reader.read(&mut buffer) {
            Ok(0) => return Ok((Fingerprint(*hasher.finalize().as_bytes()), n_bytes)),
            Ok(length) => &buffer[..length],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hasher.update(part);
        writer.write_all(part)?;
        n_bytes += part.len() as u64;
    }
}

/// One fingerprint of several texts in this order. `["ab", "c"]` and `["a", "bc"]` differ.
#[must_use]
pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Fingerprint {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    Fingerprint(*hasher.finalize().as_bytes())
}

impl Fingerprint {
    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The first 16 digits (64 bits): short enough for a file name, long enough for a site.
    #[must_use]
    pub fn short(self) -> String {
        let mut digits = self.to_string();
        digits.truncate(16);
        digits
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())
    }
}

impl FromStr for Fingerprint {
    type Err = String;

    fn from_str(digits: &str) -> Result<Fingerprint, String> {
        blake3::Hash::from_hex(digits)
            .map(|hash| Fingerprint(*hash.as_bytes()))
            .map_err(|_| format!("`{digits}` is not 64 hexadecimal digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::{PART_BYTES, copy, of, of_parts, of_reader};

    #[test]
    fn a_fingerprint_is_blake3_in_hexadecimal() {
        // The first test vector of the BLAKE3 specification: the hash of nothing.
        let digits = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
        assert_eq!(of(b"").to_string(), digits);
        assert_eq!(digits.parse(), Ok(of(b"")));
        assert_eq!(of(b"").short(), "af1349b9f5f9a1a6");
        assert!("af13".parse::<super::Fingerprint>().is_err());
    }

    #[test]
    fn a_reader_has_the_fingerprint_of_its_bytes() {
        let bytes: Vec<u8> = (0..=250).cycle().take(2 * PART_BYTES + 7).collect();
        let mut copied = Vec::new();
        let expected = (of(&bytes), bytes.len() as u64);
        assert_eq!(of_reader(&bytes[..]).expect("bytes can be read"), expected);
        assert_eq!(copy(&bytes[..], &mut copied).expect("bytes can be read"), expected);
        assert_eq!(copied, bytes);
    }

    #[test]
    fn parts_do_not_run_together() {
        let ab_c: [&[u8]; 2] = [b"ab", b"c"];
        let a_bc: [&[u8]; 2] = [b"a", b"bc"];
        assert_ne!(of_parts(ab_c), of_parts(a_bc));
        assert_eq!(of_parts(ab_c), of_parts(ab_c));
    }
}
