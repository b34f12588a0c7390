//! The preview: a site shown from memory, and reloaded in the browser as it is written.
//!
//! 1. [`run`] loads a state of the site and shows it: one swap of an `Arc`.
//! 2. [`http`] answers requests from the state shown now, on loopback, to nobody else.
//! 3. Open pages carry a small script; a WebSocket (or a long poll) tells it that something
//!    changed, and it reloads, swaps style sheets, or shows what is wrong.
//! 4. [`watch`] waits until a file may have changed, then it starts again at 1.
//!
//! The preview knows nothing of Markdown or quizzes: it shows whatever implements [`Pages`]. The
//! watcher only rings; whether anything changed is decided by what the next load returns. Nothing
//! a client sends is ever made into a path on disk, and a panic while loading or rendering is shown
//! in the browser like any other mistake.

mod answer;
mod guard;
mod head;
pub mod http;
mod listen;
mod live;
mod push;
mod reply;
mod stage;
mod target;
pub mod watch;

use std::any::Any;
use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::serve::http::Server;
use crate::serve::watch::{Doorbell, Watched};

/// The first port that is tried when none is asked for.
///
/// The bytes of `kb` as a number (0x6b62). No other generator uses it (1111, 1313, 3000, 4000,
/// 4321, 5173, 8000, 8080 and their neighbours are theirs), it is below the ranges systems take
/// for outgoing connections, and browsers do not block it.
pub const DEFAULT_PORT: u16 = 27_490;

/// A line for the person at the terminal; the library itself never prints.
pub type Say = Arc<dyn Fn(&str) + Send + Sync>;

/// One state of the site that can be shown.
///
/// A panic in any of these is caught, answered with status 500 and shown in the browser.
pub trait Pages: Send + Sync {
    /// An id that changes when anything visible changes.
    fn build_id(&self) -> &str;

    /// An id that changes when anything visible changes other than what [`Pages::styles`] lists.
    /// Where it stays and the build id does not, open pages swap their style sheets in place.
    fn content_id(&self) -> &str {
        self.build_id()
    }

    /// An id that changes when there is an asset under another address: of states with the same one
    /// only the newest is asked for what a page sent before needs.
    fn assets_id(&self) -> &str {
        self.build_id()
    }

    /// The page or asset at a decoded URL path without leading slash: `cs/prubeh/`, `assets/x.css`,
    /// or the empty string for the root.
    fn get(&self, path: &str) -> Option<Result<Page, Failed>>;

    /// What is shown, with status 404, where [`Pages::get`] has nothing.
    fn not_found(&self, path: &str) -> Result<Page, Failed>;

    /// What is wrong with the content now, as a JSON array of objects with `code`, `severity`,
    /// `message` and, where known, `file`, `line`, `column` and `help`. `None` when all is well.
    fn problems(&self) -> Option<String> {
        None
    }

    /// The style sheets pages may link to.
    fn styles(&self) -> Vec<Style> {
        Vec::new()
    }
}

/// A page or asset as it would be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The media type; `text/html…` gets the live-reload script.
    pub content_type: &'static str,
    /// The bytes.
    pub body: Arc<[u8]>,
    /// Other header fields, such as the Content-Security-Policy, which is widened just enough for
    /// the live-reload script.
    pub headers: Vec<(String, String)>,
}

/// Why a page could not be made: a mistake of the author, such as a template that names what is
/// not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The findings as text.
    pub report: String,
    /// The findings as a JSON array, as in [`Pages::problems`].
    pub problems: String,
    /// The page as it was last made, which is shown with the findings over it.
    pub last_good: Option<Page>,
}

/// A style sheet of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// What it is called whatever it says: `assets/style.css`.
    pub name: String,
    /// Its decoded URL path now: `assets/style.3f9a.css`, or the same as the name.
    pub path: String,
}

/// What to serve, where, and who is told.
#[derive(Clone)]
pub struct Options {
    /// The name or address to listen on; `None` is loopback.
    pub host: Option<String>,
    /// The port that was asked for; `None` takes [`DEFAULT_PORT`] or the next free one.
    pub port: Option<u16>,
    /// What to watch.
    pub watched: Watched,
    /// Gets every message.
    pub say: Say,
    /// Gets the URL, once, when the first load is being shown.
    pub ready: Say,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum Error {
    /// The port that was asked for, or every one that was tried, is taken.
    PortTaken {
        /// The first port that was tried.
        port: u16,
    },
    /// The host is unknown, not of this machine, or not allowed.
    Address {
        /// The host as it was asked for.
        host: String,
        /// What the system says.
        error: io::Error,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::PortTaken { port } => write!(f, "port {port} is already in use"),
            Error::Address { host, error } => write!(f, "cannot listen on `{host}`: {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::PortTaken { .. } => None,
            Error::Address { error, .. } => Some(error),
        }
    }
}

/// Loads, shows and waits for changes, for ever.
///
/// `load` gets the state shown now, to reuse what did not change, and is called again whenever a
/// watched file may have changed. When it returns a state with the same ids and problems, no
/// browser hears of it. When it panics, the last good state stays, with the panic as its problem.
///
/// # Errors
///
/// Only before the first load: when the address cannot be listened on.
pub fn run<S: Pages + 'static>(
    options: &Options,
    mut load: impl FnMut(Option<&Arc<S>>) -> Arc<S>,
) -> Result<(), Error> {
    let server = Server::start(options)?;
    // Watching begins before the first load, so no edit falls in between.
    let mut doorbell = Doorbell::hang(options.watched.clone(), Arc::clone(&options.say));
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
                let text = panic_text(&*panic);
                (options.say)(&format!("loading failed, the last good state stays: {text}"));
                server.show_panic(&text);
            }
        }
        if let Some(ready) = ready.take() {
            ready(server.url());
        }
        doorbell.wait();
    }
}

/// What a panic said.
fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".to_owned())
}
