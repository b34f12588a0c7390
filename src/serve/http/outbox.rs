//! A buffer of bytes for a socket that may not accept all of them now.

use std::io::{self, ErrorKind, Write};

/// A buffer that is larger than this is freed when it is empty.
const KEPT: usize = 64 * 1024;

/// Bytes that are not written yet, in order.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    bytes: Vec<u8>,
    /// How many of these are written.
    n_written: usize,
}

impl Outbox {
    /// How many bytes wait.
    pub(super) fn len(&self) -> usize {
        self.bytes.len() - self.n_written
    }

    /// Whether everything is written.
    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds bytes at the end.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        if self.n_written > self.bytes.len() / 2 {
            self.bytes.drain(..self.n_written);
            self.n_written = 0;
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// Writes as many bytes as the socket accepts; returns their number.
    pub(super) fn write_to(&mut self, socket: &mut impl Write) -> io::Result<usize> {
        let before = self.n_written;
        while !self.is_empty() {
            match socket.write(&self.bytes[self.n_written..]) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(n) => self.n_written += n,
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let n = self.n_written - before;
        if self.is_empty() {
            self.n_written = 0;
            self.bytes.clear();
            self.bytes.shrink_to(KEPT);
        }
        Ok(n)
    }
}
