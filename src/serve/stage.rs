//! What is shown now: one `Arc` that is swapped, and the few states before it.

use std::collections::VecDeque;
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::serve::{Pages, reply, target};

/// How many earlier states with other assets are kept, and how long: a page that was sent just
/// before a swap still asks for the style sheets of its own build, whose names carry a fingerprint.
const N_EARLIER: usize = 3;
const EARLIER_FOR: Duration = Duration::from_secs(5);

/// One state of the site with what browsers are told about it.
pub(super) struct Shown {
    /// The site; `None` until the first load ends well.
    pub(super) site: Option<Arc<dyn Pages>>,
    /// The build id of the site.
    pub(super) build: String,
    /// The content id of the site.
    pub(super) content: String,
    /// The assets id of the site.
    assets: String,
    /// The style sheets as a JSON object from name to URL.
    styles: String,
    /// Changes when anything that browsers are told changes.
    pub(super) id: String,
    /// All of it, for the live-reload script.
    pub(super) json: String,
}

impl Shown {
    /// Asks a site what it is; runs code of the site, which may panic.
    pub(super) fn of(site: Arc<dyn Pages>) -> Shown {
        let styles: Vec<String> = site
            .styles()
            .iter()
            .map(|style| format!("{}:{}", quote(&style.name), quote(&target::url(&style.path))))
            .collect();
        let none = Shown {
            build: site.build_id().to_owned(),
            content: site.content_id().to_owned(),
            assets: site.assets_id().to_owned(),
            styles: format!("{{{}}}", styles.join(",")),
            ..Shown::nothing()
        };
        let problems = site.problems();
        Shown { site: Some(site), ..none.with_problems(problems.as_deref()) }
    }

    /// Before the first load.
    fn nothing() -> Shown {
        Shown {
            site: None,
            build: String::new(),
            content: String::new(),
            assets: String::new(),
            styles: "{}".to_owned(),
            id: String::new(),
            json: String::new(),
        }
    }

    /// The same site after a load that panicked.
    fn after_panic(&self, text: &str) -> Shown {
        let same = Shown {
            site: self.site.clone(),
            build: self.build.clone(),
            content: self.content.clone(),
            assets: self.assets.clone(),
            styles: self.styles.clone(),
            ..Shown::nothing()
        };
        same.with_problems(Some(&panic_problems(text)))
    }

    fn with_problems(self, problems: Option<&str>) -> Shown {
        let told = format!(
            "\"build\":{},\"content\":{},\"styles\":{},\"problems\":{}",
            quote(&self.build),
            quote(&self.content),
            self.styles,
            problems.unwrap_or("[]"),
        );
        let id = format!("{:016x}", reply::hash(told.as_bytes()));
        Shown { json: format!("{{\"id\":{},{told}}}", quote(&id)), id, ..self }
    }
}

/// The state shown now, for all threads.
pub(super) struct Stage {
    now: Mutex<Arc<Shown>>,
    changed: Condvar,
    /// How many threads wait for the next state, and how many may.
    n_waiting: AtomicUsize,
    max_waiting: usize,
    earlier: Mutex<VecDeque<(Instant, Arc<dyn Pages>)>>,
}

impl Stage {
    /// A stage that shows nothing yet; so many threads may wait for the next state.
    pub(super) fn new(max_waiting: usize) -> Stage {
        Stage {
            now: Mutex::new(Arc::new(Shown::nothing().with_problems(None))),
            changed: Condvar::new(),
            n_waiting: AtomicUsize::new(0),
            max_waiting,
            earlier: Mutex::default(),
        }
    }

    /// The state shown now; the lock is gone when this returns.
    pub(super) fn now(&self) -> Arc<Shown> {
        Arc::clone(&lock(&self.now))
    }

    /// Shows another state; returns whether browsers have to hear of it.
    pub(super) fn show(&self, next: Shown) -> bool {
        // Only one thread shows states, so this is still the previous one below. It is kept before
        // it is replaced: at no instant is an asset of it missing.
        let previous = self.now();
        if let Some(site) = &previous.site
            && previous.assets != next.assets
        {
            let mut earlier = lock(&self.earlier);
            earlier.push_front((Instant::now(), Arc::clone(site)));
            earlier.truncate(N_EARLIER);
        }
        let is_news = previous.id != next.id;
        *lock(&self.now) = Arc::new(next);
        self.changed.notify_all();
        is_news
    }

    /// Keeps the site and adds the panic as its problem; returns the same as [`Stage::show`].
    pub(super) fn show_panic(&self, text: &str) -> bool {
        let next = self.now().after_panic(text);
        self.show(next)
    }

    /// Waits until the id is another one, or for at most `limit`. Returns `None` at once when too
    /// many threads wait already.
    pub(super) fn wait(&self, id: &str, limit: Duration) -> Option<Arc<Shown>> {
        if self.n_waiting.fetch_add(1, Ordering::SeqCst) >= self.max_waiting {
            self.n_waiting.fetch_sub(1, Ordering::SeqCst);
            return None;
        }
        let now = lock(&self.now);
        let waited = self.changed.wait_timeout_while(now, limit, |now| now.id == id);
        let (now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let now = Arc::clone(&now);
        self.n_waiting.fetch_sub(1, Ordering::SeqCst);
        Some(now)
    }

    /// The states before, newest first.
    pub(super) fn earlier(&self) -> Vec<Arc<dyn Pages>> {
        lock(&self.earlier).iter().map(|(_, site)| Arc::clone(site)).collect()
    }

    /// Takes out the states that no page on its way can need any more. A large site takes a while
    /// to drop, which is left to the caller.
    pub(super) fn take_outdated(&self) -> Vec<Arc<dyn Pages>> {
        let mut earlier = lock(&self.earlier);
        let n_young = earlier.iter().take_while(|(at, _)| at.elapsed() < EARLIER_FOR).count();
        earlier.drain(n_young..).map(|(_, site)| site).collect()
    }
}

/// Locks; a thread that panicked left whole values behind, as every change here is one assignment.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A panic as a JSON array of problems.
pub(super) fn panic_problems(text: &str) -> String {
    let message = quote(&format!("kb itself failed, please report it: {text}"));
    format!("[{{\"code\":\"panic\",\"severity\":\"error\",\"message\":{message}}}]")
}

/// A JSON string.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            character if character.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn strings_are_json() {
        assert_eq!(quote("a\"b\\c\nž\u{85}"), "\"a\\\"b\\\\c\\u000až\\u0085\"");
    }
}
