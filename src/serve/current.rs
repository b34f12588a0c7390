//! The current snapshot, which is one `Arc` that is swapped, and a few earlier ones.

use std::collections::VecDeque;
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::serve::{Pages, reply, target};

/// How many earlier snapshots with other assets are kept, and how long. A page that was sent just
/// before a swap still requests the style sheets of its own build, whose names carry a fingerprint.
const N_EARLIER: usize = 3;
const EARLIER_FOR: Duration = Duration::from_secs(5);

/// One snapshot of the site with the data for browsers.
pub(super) struct Snapshot {
    /// The site; `None` until the first load succeeds.
    pub(super) site: Option<Arc<dyn Pages>>,
    /// The build id of the site.
    pub(super) build: String,
    /// The content id of the site.
    pub(super) content: String,
    /// The assets id of the site.
    assets: String,
    /// The style sheets as a JSON object from name to URL.
    styles: String,
    /// Changes when the data for browsers changes.
    pub(super) id: String,
    /// The data for the live-reload script.
    pub(super) json: String,
}

impl Snapshot {
    /// Reads ids, styles and problems of a site; may panic, as it runs code of the site.
    pub(super) fn of(site: Arc<dyn Pages>) -> Snapshot {
        let styles: Vec<String> = site
            .styles()
            .iter()
            .map(|style| format!("{}:{}", quote(&style.name), quote(&target::url(&style.path))))
            .collect();
        let none = Snapshot {
            build: site.build_id().to_owned(),
            content: site.content_id().to_owned(),
            assets: site.assets_id().to_owned(),
            styles: format!("{{{}}}", styles.join(",")),
            ..Snapshot::nothing()
        };
        let problems = site.problems();
        Snapshot { site: Some(site), ..none.with_problems(problems.as_deref()) }
    }

    /// Before the first load.
    fn nothing() -> Snapshot {
        Snapshot {
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
    fn after_panic(&self, text: &str) -> Snapshot {
        let same = Snapshot {
            site: self.site.clone(),
            build: self.build.clone(),
            content: self.content.clone(),
            assets: self.assets.clone(),
            styles: self.styles.clone(),
            ..Snapshot::nothing()
        };
        same.with_problems(Some(&panic_problems(text)))
    }

    fn with_problems(self, problems: Option<&str>) -> Snapshot {
        let data = format!(
            "\"build\":{},\"content\":{},\"styles\":{},\"problems\":{}",
            quote(&self.build),
            quote(&self.content),
            self.styles,
            problems.unwrap_or("[]"),
        );
        let id = format!("{:016x}", reply::hash(data.as_bytes()));
        Snapshot { json: format!("{{\"id\":{},{data}}}", quote(&id)), id, ..self }
    }
}

/// The current snapshot, shared by all threads.
pub(super) struct CurrentSite {
    now: Mutex<Arc<Snapshot>>,
    changed: Condvar,
    /// How many threads wait for the next snapshot, and how many may.
    n_waiting: AtomicUsize,
    max_waiting: usize,
    earlier: Mutex<VecDeque<(Instant, Arc<dyn Pages>)>>,
}

impl CurrentSite {
    /// Starts without a site. At most `max_waiting` threads may wait for the next snapshot.
    pub(super) fn new(max_waiting: usize) -> CurrentSite {
        CurrentSite {
            now: Mutex::new(Arc::new(Snapshot::nothing().with_problems(None))),
            changed: Condvar::new(),
            n_waiting: AtomicUsize::new(0),
            max_waiting,
            earlier: Mutex::default(),
        }
    }

    /// Returns the current snapshot without holding the lock.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&lock(&self.now))
    }

    /// Swaps the snapshot; returns whether browsers must be notified.
    pub(super) fn show(&self, next: Snapshot) -> bool {
        // Only one thread swaps, so this is still the previous one below. It is kept before it is
        // replaced, so that its assets are available at every instant.
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

    /// Keeps the site and adds the panic as its problem; returns the same as [`CurrentSite::show`].
    pub(super) fn show_panic(&self, text: &str) -> bool {
        let next = self.now().after_panic(text);
        self.show(next)
    }

    /// Waits until the id is another one, or for at most `limit`. Returns `None` at once when too
    /// many threads wait already.
    pub(super) fn wait(&self, id: &str, limit: Duration) -> Option<Arc<Snapshot>> {
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

    /// The earlier snapshots, newest first.
    pub(super) fn earlier(&self) -> Vec<Arc<dyn Pages>> {
        lock(&self.earlier).iter().map(|(_, site)| Arc::clone(site)).collect()
    }

    /// Takes out snapshots that no page still needs. Dropping a large site takes long, so the
    /// caller decides where to do it.
    pub(super) fn take_outdated(&self) -> Vec<Arc<dyn Pages>> {
        let mut earlier = lock(&self.earlier);
        let n_young = earlier.iter().take_while(|(at, _)| at.elapsed() < EARLIER_FOR).count();
        earlier.drain(n_young..).map(|(_, site)| site).collect()
    }
}

/// Locks a mutex. Poison is ignored: every change is one assignment, so values are always whole.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A panic as a JSON array of problems.
pub(super) fn panic_problems(text: &str) -> String {
    let message = quote(&format!("kb has a bug; please report it: {text}"));
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
