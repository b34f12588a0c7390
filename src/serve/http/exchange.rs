//! One request that `tiny_http` read, and its answer.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use tiny_http::Request;

use crate::serve::answer::{self, Answer};
use crate::serve::head::{self, Method};
use crate::serve::http::ServerState;
use crate::serve::reply::Reply;
use crate::serve::{panic, push};

/// Answers a request. A poll waits here for the next state.
pub(super) fn serve(request: Request, shared: &ServerState) {
    let head = head_of(&request);
    // A panic here is a bug of the server, not of the site; only this answer is lost.
    let answered =
        catch_unwind(AssertUnwindSafe(|| answer::answer(&head, &shared.hosts, &shared.current)));
    let answer = answered.unwrap_or_else(|panic| {
        (shared.print)(&format!("a request failed: {}", panic::message(&*panic)));
        Answer::Reply(Reply::text(500, "kb itself failed, please report it"))
    });
    let mut writer = request.into_writer();
    // The gateway notices a lane that breaks.
    let _ = match answer {
        Answer::Reply(reply) => write(&mut *writer, &reply, head.method),
        Answer::Push(key) => writer.write_all(&push::handshake(&key)).and_then(|()| writer.flush()),
    };
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
    // A small answer is sent in one packet.
    let n_joined = body.len().min(16 * 1024);
    head.extend_from_slice(&body[..n_joined]);
    writer.write_all(&head)?;
    writer.write_all(&body[n_joined..])?;
    writer.flush()
}
