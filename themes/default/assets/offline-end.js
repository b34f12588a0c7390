// Takes the place of the worker of a site that no longer keeps its pages: removes it and what it kept.
self.addEventListener("install", () => { self.skipWaiting(); });
self.addEventListener("activate", (event) => {
  const ours = "kb-offline " + self.registration.scope;
  event.waitUntil(Promise.all([ours, ours + " pictures"].map((name) => caches.delete(name))).then(() => self.registration.unregister()));
});
