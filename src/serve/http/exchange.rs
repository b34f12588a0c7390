//! One request and its answer.

use std::io::{self, Write};

use tiny_http::Request;

use crate::serve::answer::{self, Answer};
use crate::serve::head::{self, Method};
use crate::serve::http::Shared;
use crate::serve::reply::Reply;

/// The largest body that can be thrown away. `tiny_http` does so when the request is let go of,
/// with one buffer of the size that was announced, so a larger one could end the process. Nothing
/// of the buffer is touched but what the client really sends.
const MAX_BODY: usize = 1 << 30;

/// Answers a request. A poll waits here for the next state.
pub(super) fn serve(request: Request, shared: &Shared) {
    let head = head_of(&request);
    let answer = answer::answer(&head, &shared.door, &shared.stage);
    let Some(mut writer) = writer_of(request) else { return };
    match answer {
        // A client that left is nobody's problem.
        Answer::Reply(reply) => drop(write(&mut *writer, &reply, head.method)),
        Answer::Push(key) => shared.hub.welcome(writer, &key),
    }
}

/// Lets go of a request without an answer.
pub(super) fn ignore(request: Request) {
    drop(writer_of(request));
}

/// Lets go of a request, but for where its answer goes. Where it has a body, this waits for it.
fn writer_of(request: Request) -> Option<Box<dyn Write + Send>> {
    if request.body_length().is_some_and(|length| length > MAX_BODY) {
        std::mem::forget(request);
        return None;
    }
    Some(request.into_writer())
}

fn head_of(request: &Request) -> head::Request {
    let method = match request.method() {
        tiny_http::Method::Get => Method::Get,
        tiny_http::Method::Head => Method::Head,
        _ => Method::Other,
    };
    let headers = request.headers().iter().map(|header| {
        let name = header.field.as_str().as_str().to_ascii_lowercase();
        (name, header.value.as_str().to_owned())
    });
    head::Request { method, target: request.url().to_owned(), headers: headers.collect() }
}

fn write(writer: &mut dyn Write, reply: &Reply, method: Method) -> io::Result<()> {
    let mut head = reply.head();
    let body = reply.body(method);
    // A small answer leaves in one packet.
    let n_joined = body.len().min(16 * 1024);
    head.extend_from_slice(&body[..n_joined]);
    writer.write_all(&head)?;
    writer.write_all(&body[n_joined..])?;
    writer.flush()
}
