//! Pages, assets, odd paths.

use std::sync::Arc;

use kb::serve::Pages;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::site::{Site, ask, get, options, send, serve};

#[test]
fn a_page_carries_the_script_and_a_policy_that_lets_it_run() {
    let (server, _) = serve(Site::new("b1"));
    let page = get(server.address(), "/cs/pr%C5%AFb%C4%9Bh/?q=1");
    assert_eq!(page.status, 200);
    let script = "<script src=\"/__kb/live.js\" data-kb-build=\"b1\" data-kb-content=\"b1\" \
                  data-kb-problems=\"[]\" defer></script>";
    assert!(page.text().ends_with(script), "{}", page.text());
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self' ws://{}",
        server.address()
    );
    assert_eq!(page.header("content-security-policy"), Some(&*policy));
    let length = page.body.len().to_string();
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("content-length", &*length),
        ("connection", "close"),
        ("cache-control", "no-cache"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(page.header(name), Some(value), "{name}");
    }
    let asset = get(server.address(), "/large.bin");
    assert_eq!(asset.body.len(), 3 << 20, "assets come as they are");
    assert_eq!(get(server.address(), "/__kb/live.js").status, 200);
    assert_eq!(get(server.address(), "/__kb/live.css").status, 200);
}

#[test]
fn a_folder_without_its_slash_redirects_and_the_unknown_is_localised() {
    let (server, _) = serve(Site::new("b1"));
    let folder = get(server.address(), "/cs/pr%C5%AFb%C4%9Bh?a=b");
    assert_eq!(folder.status, 308);
    assert_eq!(folder.header("location"), Some("/cs/pr%C5%AFb%C4%9Bh/?a=b"));
    let unknown = get(server.address(), "/cs/neznam/");
    assert_eq!(unknown.status, 404);
    assert!(unknown.text().contains("nothing here"));
    assert!(unknown.text().contains("live.js"), "a page that appears later reloads it");
    let (other, _) = serve(Site::new("b2"));
    assert_eq!(get(other.address(), "/__kb/nothing").status, 404);
    assert_eq!(get(other.address(), "/__kb").status, 404);
}

#[test]
fn odd_paths_never_reach_the_site() {
    let (server, site) = serve(Site::new("b1"));
    for (path, status) in [
        ("/../../etc/passwd", 400),
        ("/%2e%2e%2f", 400),
        ("/%2e%2e/", 400),
        ("/%252e%252e/", 404),
        ("/..%5c", 400),
        ("//x", 400),
        ("//evil.com/", 400),
        ("/%00", 400),
        ("/%c0%ae%c0%ae/", 400),
        ("http://127.0.0.1/", 200),
        ("http://127.0.0.1//x", 400),
        ("*", 400),
        ("/.git/config", 404),
        ("/?raw??", 200),
        ("/%0d%0aSet-Cookie:%20a", 400),
    ] {
        let response = get(server.address(), path);
        assert_eq!(response.status, status, "{path}");
    }
    assert_eq!(get(server.address(), "/\u{e4}").status, 400);
    let asked = site.asked.lock().expect("no panics").clone();
    assert!(asked.iter().all(|path| is_plain(path)), "{asked:?}");
}

#[test]
fn ten_thousand_random_targets_get_an_answer_and_never_leave_the_map() {
    let (server, site) = serve(Site::new("b1"));
    let piece = proptest::sample::select(vec![
        "/",
        "//",
        ".",
        "..",
        "%2e",
        "%2E%2e",
        "%2f",
        "%5c",
        "\\",
        "%00",
        "%",
        "%c0%af",
        "%25",
        "?",
        "#",
        "cs",
        "/cs/pr%C5%AFb%C4%9Bh",
        "digits.txt",
        "__kb",
        "state",
        "etc/passwd",
        ".git/config",
        ":",
        "@",
        "%0a",
        "http://",
        "a",
        "~",
        "\u{16f}",
    ]);
    let target = proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat());
    let junk = "[!-~]{0,24}".prop_map(|junk| format!("/{junk}"));
    let any = proptest::prop_oneof![target.prop_map(|target| format!("/{target}")), junk];
    let mut runner = TestRunner::deterministic();
    for _ in 0..10_000 {
        let target = any.new_tree(&mut runner).expect("a value").current();
        let address = server.address();
        let head = format!("GET {target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        let response = send(address, head.as_bytes());
        assert!(
            matches!(response.status, 200 | 308 | 400 | 403 | 404 | 426),
            "{target}: {response:?}"
        );
        let location = response.header("location").unwrap_or("/");
        assert!(!location.starts_with("//") && location.starts_with('/'), "{target}");
    }
    let asked = site.asked.lock().expect("no panics").clone();
    assert!(asked.len() > 1000, "the targets are not all refused");
    assert!(asked.iter().all(|path| is_plain(path)));
}

fn is_plain(path: &str) -> bool {
    !path.contains(['\\', '\0'])
        && !path.starts_with('/')
        && path.split('/').all(|part| part != "..")
}

#[test]
fn assets_of_a_page_sent_before_a_swap_are_still_there_but_its_pages_are_not() {
    let mut first = Site::new("b1");
    first.pages.insert("old/".to_owned(), ("text/html", b"old".to_vec()));
    first.pages.insert("old.html".to_owned(), ("text/html", b"old".to_vec()));
    let (server, _) = serve(first);
    server.show(Arc::new(Site::new("b2")));
    server.show(Arc::new(Site::new("b3")));
    assert!(get(server.address(), "/").text().contains("home of b3"));
    assert_eq!(get(server.address(), "/style.b1.css").text(), "/* b1 */");
    assert_eq!(get(server.address(), "/style.b9.css").status, 404);
    assert_eq!(get(server.address(), "/old/").status, 404);
    assert_eq!(get(server.address(), "/old.html").status, 404);
}

#[test]
fn a_panic_is_a_page_and_the_server_goes_on() {
    let (server, _) = serve(Site::new("b1"));
    for _ in 0..3 {
        let page = get(server.address(), "/boom/");
        assert_eq!(page.status, 500);
        assert!(
            page.text().contains("asked to &lt;fail&gt; &amp; &quot;burst&quot;"),
            "{}",
            page.text()
        );
        assert!(page.text().contains("/__kb/live.js"), "it reloads when it is fixed");
        assert_eq!(get(server.address(), "/").status, 200);
    }
    server.show_panic("no \"luck\"");
    let state = get(server.address(), "/__kb/state").text();
    assert!(state.contains("please report it: no \\\"luck\\\""), "{state}");
    assert!(get(server.address(), "/").text().contains("home of b1"), "the last good page stays");
    server.show(Arc::new(Site::new("b2")) as Arc<dyn Pages>);
    assert!(get(server.address(), "/__kb/state").text().ends_with("\"problems\":[]}"));
}

#[test]
fn before_the_first_load_pages_announce_it() {
    let server = kb::serve::http::Server::start(&options().0).expect("a free port");
    let page = get(server.address(), "/cs/");
    assert_eq!(page.status, 503);
    assert!(page.text().contains("/__kb/live.js"));
}

/// A head without the time, which may differ.
fn without_date(head: &str) -> Vec<&str> {
    head.lines().filter(|line| !line.starts_with("Date: ")).collect()
}

#[test]
fn only_looking_is_allowed() {
    let (server, _) = serve(Site::new("b1"));
    for method in ["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "PATCH", "BREW"] {
        let body = ["Content-Length: 5", "X: y\r\n\r\nhello"];
        let response = ask(server.address(), &format!("{method} /"), &body);
        assert_eq!(
            (response.status, response.header("allow")),
            (405, Some("GET, HEAD")),
            "{method}"
        );
    }
    let address = server.address();
    // Bytes that are still in transit when the answer is known must not make the client lose it, up
    // to a limit.
    let upload = ["Content-Length: 60000", &format!("X: y\r\n\r\n{}", "z".repeat(60_000))];
    assert_eq!(ask(address, "POST /", &upload).status, 405);
    assert_eq!(ask(address, "GET /", &upload).status, 200);
    let (whole, head) = (get(address, "/"), ask(address, "HEAD /", &[]));
    assert_eq!(without_date(&whole.head), without_date(&head.head));
    assert!(head.body.is_empty());
    // Bytes that are not a head at all.
    assert_eq!(send(address, b"GET\r\n\r\n").status, 400);
    assert_eq!(send(address, b"GET / HTTP/1.1\r\nHost : a\r\n\r\n").status, 400);
}
