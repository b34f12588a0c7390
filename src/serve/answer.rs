//! Answers a request: access checks, the preview's own URLs, pages of the site.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use crate::serve::current::{self, CurrentSite};
use crate::serve::head::{Method, Request};
use crate::serve::http::request_head;
use crate::serve::live::Notice;
use crate::serve::policy::{self, HostPolicy};
use crate::serve::reply::Reply;
use crate::serve::target::{self, RequestTarget};
use crate::serve::{Pages, ServedPage, panic};
use crate::serve::{listen, live};

/// How long a poll may wait. Shorter than the limits of browsers and proxies.
const POLL_LIMIT: Duration = Duration::from_secs(20);

/// The outcome of a request.
pub(super) enum Answer {
    /// An answer, after which the connection ends.
    Reply(Reply),
    /// The connection becomes a WebSocket; the text is the client's key.
    Push(String),
}

/// A request that passed the access checks.
struct AllowedRequest<'a> {
    request: &'a Request,
    host: &'a str,
    target: RequestTarget<'a>,
}

/// Answers a request. A long poll blocks until the state changes.
pub(super) fn answer(request: &Request, hosts: &HostPolicy, current: &CurrentSite) -> Answer {
    let allowed = match check_access(request, hosts) {
        Ok(allowed) => allowed,
        Err(reply) => return Answer::Reply(reply),
    };
    match allowed.target.path.strip_prefix(live::FOLDER) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => answer_own(&allowed, current),
        _ => Answer::Reply(answer_site(&allowed, current)),
    }
}

/// Refuses foreign hosts, methods other than GET and HEAD, and malformed paths.
fn check_access<'a>(request: &'a Request, hosts: &HostPolicy) -> Result<AllowedRequest<'a>, Reply> {
    let Some(host) = request.header("host") else {
        return Err(Reply::text(400, "the request needs exactly one Host field"));
    };
    if !hosts.allows(host, listen::is_own_address) {
        let text = "the preview does not accept this host name; add it with `--host`";
        return Err(Reply::text(403, text));
    }
    if request.method == Method::Other {
        return Err(
            Reply::text(405, "the preview accepts only GET and HEAD").with("Allow", "GET, HEAD")
        );
    }
    match target::parse(&request.target) {
        Some(target) => Ok(AllowedRequest { request, host, target }),
        None => Err(Reply::text(400, "this path is not valid")),
    }
}

/// The preview's own URLs.
fn answer_own(allowed: &AllowedRequest, current: &CurrentSite) -> Answer {
    let AllowedRequest { request, host, target } = allowed;
    let is_own = request.header("origin").is_some_and(|origin| policy::is_own_origin(origin, host));
    // Pages of this server fetch without an Origin; a foreign or hidden one is refused.
    let is_foreign = request.has("origin") && !is_own
        || matches!(request.header("sec-fetch-site"), Some("cross-site" | "same-site"));
    Answer::Reply(match target.path.split_once('/').map_or("", |(_, name)| name) {
        "live.js" => live::script().negotiated(request),
        "live.css" => live::style().negotiated(request),
        "push" if !is_own => Reply::text(403, "only pages of this preview may connect"),
        "push" => match socket_key(request) {
            Some(key) => return Answer::Push(key.to_owned()),
            None => Reply::text(426, "this URL accepts only WebSocket connections")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Version", "13"),
        },
        "state" if is_foreign => Reply::text(403, "only pages of this preview may connect"),
        "state" => {
            let since = target.query.and_then(|query| query.strip_prefix("since="));
            let shown =
                since.map_or_else(|| Some(current.now()), |id| current.wait(id, POLL_LIMIT));
            match shown {
                Some(shown) => Reply::new(200, "application/json", shown.json.clone().into_bytes())
                    .with("Cache-Control", "no-store"),
                None => Reply::text(503, "too many open pages; try again").with("Retry-After", "1"),
            }
        }
        _ => Reply::text(404, "reserved for the preview"),
    })
}

/// The key of a proper WebSocket handshake (RFC 6455, section 4.2.1).
fn socket_key(request: &Request) -> Option<&str> {
    let key = request.header("sec-websocket-key")?;
    // 16 bytes in base64.
    let is_key = key.len() == 24 && key.ends_with("==") && key.is_ascii();
    let is_handshake = request.method == Method::Get
        && request.header(request_head::UPGRADE) == Some("websocket")
        && request.header("sec-websocket-version") == Some("13");
    (is_key && is_handshake).then_some(key)
}

/// A page or asset of the site.
fn answer_site(allowed: &AllowedRequest, current: &CurrentSite) -> Reply {
    let shown = current.now();
    let Some(site) = &shown.site else {
        let text = "The site has not been loaded yet; this page reloads when it is.";
        let notice = Notice { title: "Nothing to show yet", text, problems: live::NO_PROBLEMS };
        return notice.reply(503, &shown);
    };
    let AllowedRequest { request, host, target } = allowed;
    let found = catch_unwind(AssertUnwindSafe(|| {
        if let Some(page) = site.get(&target.path) {
            return match page {
                Ok(page) => live::page(200, page, &shown, host).negotiated(request),
                Err(failed) => live::failed(failed, &shown, host),
            };
        }
        if let Some(reply) = redirect_to_folder(target, &**site) {
            return reply;
        }
        if let Some(page) = asset_of_earlier(&target.path, current) {
            return live::page(200, page, &shown, host).negotiated(request);
        }
        match site.not_found(&target.path) {
            Ok(page) => live::page(404, page, &shown, host),
            Err(failed) => live::failed(failed, &shown, host),
        }
    }));
    found.unwrap_or_else(|panic| {
        let panic = panic::message(&*panic);
        let text = format!("kb has a bug; please report it: {panic}");
        let problems = current::panic_problems(&panic);
        Notice { title: live::NOT_MADE, text: &text, problems: &problems }.reply(500, &shown)
    })
}

/// `/dir` redirects to `/dir/` if only that exists.
fn redirect_to_folder(target: &RequestTarget, site: &dyn Pages) -> Option<Reply> {
    if target.path.is_empty() || target.path.ends_with('/') {
        return None;
    }
    site.get(&format!("{}/", target.path)).map(drop)?;
    let query = target.query.map(|query| format!("?{query}")).unwrap_or_default();
    let place = format!("{}/{query}", target.raw_path);
    Some(Reply::text(308, "this is a folder").with("Location", place))
}

/// An asset that only an earlier snapshot has: a page sent just before the swap still needs it.
fn asset_of_earlier(path: &str, current: &CurrentSite) -> Option<ServedPage> {
    let name = path.rsplit('/').next().unwrap_or(path);
    // Pages always come from the current snapshot.
    if !name.contains('.') {
        return None;
    }
    let page = current.earlier().iter().find_map(|site| site.get(path)?.ok())?;
    (!live::is_html(page.content_type)).then_some(page)
}
