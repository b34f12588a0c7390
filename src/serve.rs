//! The preview server: renders the site from memory and reloads the browser after each change.
//!
//! 1. [`run`] loads a snapshot of the site and publishes it with one swap of an `Arc`.
//! 2. [`http`] answers requests from the current snapshot, on loopback only by default.
//! 3. Each page carries a small script. A WebSocket (or a long poll) notifies it of changes; it
//!    reloads the page, swaps style sheets, or shows the findings.
//! 4. [`watch`] waits until a file may have changed; then step 1 is repeated.
//!
//! The preview does not depend on Markdown or quizzes: it serves any implementation of [`Pages`].
//! The watcher reports only that something may have changed; the next load decides whether it did.
//! A request never becomes a path on disk. A panic while loading or rendering is shown in the
//! browser like any other finding.

mod answer;
mod panic;
mod policy;
mod head;
pub mod http;
mod listen;
mod live;
mod push;
mod reply;
mod current;
mod target;
pub mod watch;

use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::serve::http::Server;
use crate::serve::watch::{ChangeWatcher, Watched};

/// The first port that is tried when the options leave it open.
///
/// The bytes of `kb` as a number (0x6b62). No other generator uses it: their ports are 1111, 1313,
/// 3000, 4000, 4321, 5173, 8000, 8080 and their neighbours. It is below the range that systems use
/// for outgoing connections, and browsers do not block it.
pub const DEFAULT_PORT: u16 = 27_490;

/// Prints one line to the terminal; the library itself never prints.
pub type Print = Arc<dyn Fn(&str) + Send + Sync>;

/// One snapshot of the site.
///
/// A panic in any of these methods is caught, answered with status 500 and shown in the browser.
pub trait Pages: Send + Sync {
    /// An id that changes when anything visible changes.
    fn build_id(&self) -> &str;

    /// An id that changes when anything visible changes other than what [`Pages::styles`] lists.
    /// Where it stays and the build id does not, open pages swap their style sheets in place.
    fn content_id(&self) -> &str {
        self.build_id()
    }

    /// An id that changes when the address of an asset changes. Of snapshots with the same id, only
    /// the newest one serves assets for pages that were sent earlier.
    fn assets_id(&self) -> &str {
        self.build_id()
    }

    /// The page or asset at a decoded URL path without leading slash: `cs/prubeh/`, `assets/x.css`,
    /// or the empty string for the root.
    fn get(&self, path: &str) -> Option<Result<ServedPage, FailedPage>>;

    /// The page with status 404 for a path that [`Pages::get`] does not have.
    ///
    /// # Errors
    ///
    /// When it cannot be rendered because of a mistake of the author.
    fn not_found(&self, path: &str) -> Result<ServedPage, FailedPage>;

    /// The current findings as a JSON array of objects with `code`, `severity`, `message` and,
    /// where known, `file`, `line`, `column` and `help`. `None` when there is no error.
    fn problems(&self) -> Option<String> {
        None
    }

    /// The style sheets pages may link to.
    fn styles(&self) -> Vec<ServedStyle> {
        Vec::new()
    }
}

/// A page or asset as it would be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedPage {
    /// The media type; `text/html…` gets the live-reload script.
    pub content_type: &'static str,
    /// The bytes.
    pub body: Arc<[u8]>,
    /// Other header fields. A Content-Security-Policy is extended by what the live-reload script
    /// needs.
    pub headers: Vec<(String, String)>,
}

/// A page that could not be rendered because of a mistake of the author, such as an undefined
/// variable in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedPage {
    /// The findings as text.
    pub report: String,
    /// The findings as a JSON array, as in [`Pages::problems`].
    pub problems: String,
    /// The page as it was last rendered, which is shown under the findings.
    pub last_good: Option<ServedPage>,
}

/// A style sheet of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedStyle {
    /// Its name, which does not depend on its content: `assets/style.css`.
    pub name: String,
    /// Its decoded URL path: `assets/style.3f9a.css`, or the same as the name.
    pub path: String,
}

/// What to serve and where.
#[derive(Clone)]
pub struct ServeOptions {
    /// The name or address to listen on; `None` is loopback.
    pub host: Option<String>,
    /// The requested port; `None` takes [`DEFAULT_PORT`] or the next free one.
    pub port: Option<u16>,
    /// What to watch.
    pub watched: Watched,
    /// Prints messages.
    pub print: Print,
    /// Gets the URL once, after the first load.
    pub ready: Print,
}

/// Why the preview cannot start.
#[derive(Debug)]
pub enum ServeError {
    /// The requested port, or every port that was tried, is in use.
    PortTaken {
        /// The first port that was tried.
        port: u16,
    },
    /// The host is unknown, not of this machine, or not allowed.
    Address {
        /// The requested host.
        host: String,
        /// The error of the system.
        error: io::Error,
    },
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::PortTaken { port } => write!(f, "port {port} is already in use"),
            ServeError::Address { host, error } => write!(f, "cannot listen on `{host}`: {error}"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ServeError::PortTaken { .. } => None,
            ServeError::Address { error, .. } => Some(error),
        }
    }
}

/// Loads, publishes and waits for changes in an endless loop.
///
/// `load` receives the current snapshot, to reuse what did not change, and is called again whenever
/// a watched file may have changed. When ids and findings stay the same, no browser is notified.
/// When it panics, the last good snapshot stays, with the panic as its finding.
///
/// # Errors
///
/// Only before the first load: when the address cannot be listened on.
pub fn run<S: Pages + 'static>(
    options: &ServeOptions,
    mut load: impl FnMut(Option<&Arc<S>>) -> Arc<S>,
) -> Result<(), ServeError> {
    let server = Server::start(options)?;
    // Watching begins before the first load, so that no edit in between is missed.
    let mut watcher = ChangeWatcher::start(options.watched.clone(), Arc::clone(&options.print));
    let mut site: Option<Arc<S>> = None;
    let mut ready = Some(&options.ready);
    loop {
        let shown = catch_unwind(AssertUnwindSafe(|| {
            let next = load(site.as_ref());
            server.show(Arc::clone(&next) as Arc<dyn Pages>);
            next
        }));
        match shown {
            Ok(next) => site = Some(next),
            Err(panic) => {
                let text = panic::message(&*panic);
                (options.print)(&format!(
                    "loading failed; the preview keeps the last good state: {text}"
                ));
                server.show_panic(&text);
            }
        }
        if let Some(ready) = ready.take() {
            ready(server.url());
        }
        watcher.wait();
    }
}
