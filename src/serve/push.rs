//! The WebSocket protocol (RFC 6455) of open pages: short texts out, control frames in.
//!
//! Pages send no data: their messages are discarded immediately and never stored. A ping is
//! answered, a close frame is echoed, and a protocol error ends the connection with its code. The
//! heartbeat is an unsolicited pong (section 5.5.3), which needs no answer.

use std::io::Cursor;
use std::str;

use tungstenite::handshake::derive_accept_key;
use tungstenite::protocol::CloseFrame;
use tungstenite::protocol::frame::coding::{CloseCode, Control, Data, OpCode};
use tungstenite::protocol::frame::{Frame, FrameHeader};

/// The longest message of a page that is accepted, in bytes.
const MAX_MESSAGE: u64 = 64 * 1024;

/// The longest payload of a control frame (RFC 6455, section 5.5).
const MAX_CONTROL: u64 = 125;

/// The head of the answer that completes the handshake of a client with this key.
pub(super) fn handshake(key: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: {}\r\n\r\n",
        derive_accept_key(key.as_bytes())
    )
    .into_bytes()
}

/// The frame that carries the id of the current state.
pub(super) fn text(id: &str) -> Vec<u8> {
    bytes_of(Frame::message(id.to_owned(), OpCode::Data(Data::Text), true))
}

/// The frame that serves as a heartbeat.
pub(super) fn heartbeat() -> Vec<u8> {
    bytes_of(Frame::pong(Vec::new()))
}

/// The frame that asks a client to connect again later.
pub(super) fn try_again_later() -> Vec<u8> {
    close(CloseCode::Again, "too many pages are open")
}

fn close(code: CloseCode, reason: &'static str) -> Vec<u8> {
    bytes_of(Frame::close(Some(CloseFrame { code, reason: reason.into() })))
}

fn bytes_of(frame: Frame) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing into memory cannot fail.
    let _ = frame.format(&mut bytes);
    bytes
}

/// The reaction to bytes that a client sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reaction {
    /// Frames to send.
    pub(super) frames: Vec<u8>,
    /// Whether the connection ends after these.
    pub(super) is_last: bool,
}

/// Reads the frames of one client, in pieces of any size.
#[derive(Debug, Default)]
pub(super) struct FrameReader {
    /// The frame that is not complete yet: a header, or a control frame of at most 139 bytes.
    buffer: Vec<u8>,
    /// How much of the payload of a message is still to be discarded.
    n_discarded: u64,
}

/// The frame at the start of the buffer.
enum NextFrame {
    /// An incomplete frame.
    Incomplete,
    /// The header of a message: its length, and that of its payload.
    Message(usize, u64),
    /// A control frame: the whole length, the kind, and the payload.
    Control(usize, Control, Vec<u8>),
    /// A protocol error.
    Broken(CloseCode, &'static str),
}

impl FrameReader {
    /// Reads bytes and returns the answer to them.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Reaction {
        let mut reaction = Reaction::default();
        let n_discarded = bytes.len().min(usize::try_from(self.n_discarded).unwrap_or(usize::MAX));
        self.discard(n_discarded);
        self.buffer.extend_from_slice(&bytes[n_discarded..]);
        while !reaction.is_last {
            match self.next() {
                NextFrame::Incomplete => break,
                NextFrame::Message(n_header, n_payload) => {
                    self.n_discarded = n_payload;
                    self.buffer.drain(..n_header);
                    let n_payload = usize::try_from(n_payload).unwrap_or(usize::MAX);
                    let n_here = self.buffer.len().min(n_payload);
                    self.buffer.drain(..n_here);
                    self.discard(n_here);
                }
                NextFrame::Control(n_frame, control, payload) => {
                    self.buffer.drain(..n_frame);
                    let (frames, is_last) = answer(control, payload);
                    reaction.frames.extend(frames);
                    reaction.is_last = is_last;
                }
                NextFrame::Broken(code, reason) => {
                    reaction.frames.extend(close(code, reason));
                    reaction.is_last = true;
                }
            }
        }
        reaction
    }

    fn discard(&mut self, n_bytes: usize) {
        self.n_discarded -= u64::try_from(n_bytes).unwrap_or(self.n_discarded);
    }

    fn next(&self) -> NextFrame {
        let mut cursor = Cursor::new(&self.buffer);
        let (header, n_payload) = match FrameHeader::parse(&mut cursor) {
            Ok(Some(parsed)) => parsed,
            Ok(None) => return NextFrame::Incomplete,
            Err(_) => return NextFrame::Broken(CloseCode::Protocol, "unknown kind of frame"),
        };
        let n_header = usize::try_from(cursor.position()).unwrap_or(self.buffer.len());
        let Some(mask) = header.mask else {
            return NextFrame::Broken(CloseCode::Protocol, "frames of a client must be masked");
        };
        if header.rsv1 || header.rsv2 || header.rsv3 {
            return NextFrame::Broken(CloseCode::Protocol, "no extension was agreed");
        }
        match header.opcode {
            OpCode::Control(_) if !header.is_final || n_payload > MAX_CONTROL => {
                NextFrame::Broken(CloseCode::Protocol, "a control frame is too long or fragmented")
            }
            OpCode::Control(control) => {
                let n_payload = usize::try_from(n_payload).unwrap_or(0);
                let Some(masked) = self.buffer.get(n_header..n_header + n_payload) else {
                    return NextFrame::Incomplete;
                };
                let payload = masked.iter().zip(mask.iter().cycle()).map(|(byte, key)| byte ^ key);
                NextFrame::Control(n_header + n_payload, control, payload.collect())
            }
            OpCode::Data(Data::Continue) => {
                NextFrame::Broken(CloseCode::Protocol, "there is no message to continue")
            }
            OpCode::Data(_) if n_payload > MAX_MESSAGE => {
                NextFrame::Broken(CloseCode::Size, "the message is too long")
            }
            OpCode::Data(_) if !header.is_final => {
                NextFrame::Broken(CloseCode::Unsupported, "fragmented messages are not accepted")
            }
            OpCode::Data(_) => NextFrame::Message(n_header, n_payload),
        }
    }
}

/// The frames that answer a control frame, and whether the connection ends.
fn answer(control: Control, payload: Vec<u8>) -> (Vec<u8>, bool) {
    match control {
        Control::Ping => (bytes_of(Frame::pong(payload)), false),
        Control::Pong | Control::Reserved(_) => (Vec::new(), false),
        Control::Close => (answer_to_close(&payload), true),
    }
}

/// Echoes a close frame (RFC 6455, section 5.5.1).
fn answer_to_close(payload: &[u8]) -> Vec<u8> {
    let [high, low, reason @ ..] = payload else {
        return match payload.is_empty() {
            true => bytes_of(Frame::close(None)),
            false => close(CloseCode::Protocol, "half a code"),
        };
    };
    let code = CloseCode::from(u16::from_be_bytes([*high, *low]));
    match (code.is_allowed(), str::from_utf8(reason)) {
        (false, _) => close(CloseCode::Protocol, "this code must not be sent"),
        (true, Err(_)) => close(CloseCode::Invalid, "the reason is not UTF-8"),
        (true, Ok(_)) => close(code, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::{FrameReader, Reaction, handshake};

    /// A frame of a client with the mask 0, which changes nothing.
    fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
        let length = u8::try_from(payload.len()).expect("a short payload");
        [&[first, 0x80 | length, 0, 0, 0, 0], payload].concat()
    }

    /// The frames in answer, in short: their first byte and their payload.
    fn answer(bytes: &[u8]) -> Reaction {
        let whole = FrameReader::default().read(bytes);
        let mut reader = FrameReader::default();
        let mut pieces = Reaction::default();
        for byte in bytes {
            let next = reader.read(&[*byte]);
            pieces.frames.extend(next.frames);
            pieces.is_last = next.is_last;
            if pieces.is_last {
                break;
            }
        }
        assert_eq!(whole, pieces, "the same in pieces");
        whole
    }

    #[test]
    fn the_handshake_is_that_of_the_standard() {
        // The example of RFC 6455, section 1.3.
        let head = String::from_utf8(handshake("dGhlIHNhbXBsZSBub25jZQ==")).expect("ASCII");
        assert!(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), "{head}");
    }

    #[test]
    fn a_ping_is_answered_and_messages_are_discarded() {
        let bytes = [frame(0x81, b"hello"), frame(0x82, b""), frame(0x89, b"abc")].concat();
        let pong = Reaction { frames: b"\x8a\x03abc".to_vec(), is_last: false };
        assert_eq!(answer(&bytes), pong);
        let masked = [0x89, 0x82, 1, 2, 3, 4, b'h' ^ 1, b'i' ^ 2];
        assert_eq!(answer(&masked).frames, b"\x8a\x02hi");
        assert_eq!(answer(&frame(0x8a, b"pong")), Reaction::default());
    }

    #[test]
    fn every_end_has_its_code() {
        let long = [&[0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0][..], &[7; 64]].concat();
        let huge = [&[0x82, 0xff][..], &[0xff; 8], &[0; 4]].concat();
        for (bytes, code) in [
            (frame(0x88, b"\x03\xe8bye"), 1000),
            (frame(0x88, b"\x0f\xa0"), 4000),
            (frame(0x88, b"\x03\xed"), 1002),
            (frame(0x88, b"\x03"), 1002),
            (frame(0x88, b"\x03\xe8\xff"), 1007),
            (frame(0x83, b""), 1002),
            (frame(0x80, b"more"), 1002),
            (frame(0x01, b"first"), 1003),
            (frame(0x09, b""), 1002),
            (frame(0xc1, b""), 1002),
            (vec![0x81, 0x01, b'a'], 1002),
            (vec![0x89, 0xfe, 0, 126, 0, 0, 0, 0], 1002),
            (b"GET / HTTP/1.1\r\n\r\n".to_vec(), 1002),
            (long, 1009),
            (huge, 1009),
        ] {
            let reaction = answer(&bytes);
            assert!(reaction.is_last && reaction.frames[0] == 0x88, "{bytes:?}");
            let given = u16::from_be_bytes([reaction.frames[2], reaction.frames[3]]);
            assert_eq!(given, code, "{bytes:?}");
        }
        let bare = answer(&frame(0x88, b""));
        assert_eq!(bare, Reaction { frames: vec![0x88, 0], is_last: true });
    }

    #[test]
    fn a_reader_keeps_no_more_than_a_control_frame() {
        let mut reader = FrameReader::default();
        let header = [0x82, 0xff, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0];
        assert_eq!(reader.read(&header), Reaction::default());
        for _ in 0..15 {
            assert_eq!(reader.read(&[7; 4096]), Reaction::default());
            assert!(reader.buffer.is_empty());
        }
    }
}
