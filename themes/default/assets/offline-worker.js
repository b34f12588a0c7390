// Keeps the pages of a language for readers without a connection. kb writes `KB_FILES` above: the addresses of the
// files, relative to this script, each with the fingerprint of its bytes, or null if its name has the fingerprint.
//
// Pages come from the network, so that readers see the newest text; the copy is shown when the network fails or
// takes too long. Files with fingerprints in their names never change and come from the copy.
(function () {
  "use strict";
  const NAME = "kb-offline " + self.registration.scope, PICTURES = NAME + " pictures";
  // The list that belongs to the copies, stored among them.
  const LIST = new URL("offline.json", self.location.href).href;
  // Milliseconds until a copy is shown in place of a page that the network is still loading.
  const PATIENCE = 3000;
  // How many files are loaded at a time, and how many pictures are kept.
  const AT_A_TIME = 6, MOST_PICTURES = 100;

  const files = new Map(Object.entries(KB_FILES).map(([address, fingerprint]) => [new URL(address, self.location.href).href, fingerprint]));

  // The address under which a file is kept: without query and fragment, and with or without the name of an index page.
  function key(address) {
    const url = new URL(address), bare = url.origin + url.pathname;
    return [bare, bare.replace(/index\.html$/, ""), bare + "index.html"].find((each) => files.has(each)) ?? bare;
  }

  // The fingerprints of what is kept, by address.
  async function kept(cache) {
    const list = await cache.match(LIST);
    return new Map(list ? Object.entries(await list.json()) : []);
  }

  async function load(cache, address) {
    const response = await fetch(new Request(address, { cache: files.get(address) === null ? "default" : "no-cache" }));
    // A host can leave a file out; the others are kept.
    if (response.status === 404 || response.status === 410) return;
    if (!response.ok) throw new Error(address);
    // Browsers refuse a page that was redirected as the answer for another address.
    await cache.put(address, response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response);
  }

  // Loads what is new or has changed; what is the same stays. If a file fails, the browser tries again later, and
  // the files that were loaded are not loaded again.
  async function install() {
    const cache = await caches.open(NAME), before = await kept(cache), have = new Set((await cache.keys()).map((request) => request.url));
    const isKept = ([address, fingerprint]) => have.has(address) && (fingerprint === null || before.get(address) === fingerprint);
    const wanted = [...files].filter((file) => !isKept(file));
    const next = async () => {
      for (let file = wanted.shift(); file; file = wanted.shift()) {
        await load(cache, file[0]);
        before.set(...file);
      }
    };
    const loading = await Promise.allSettled(Array.from({ length: AT_A_TIME }, next));
    await cache.put(LIST, new Response(JSON.stringify(Object.fromEntries(before))));
    const failed = loading.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  }

  // Removes what the site no longer has.
  async function activate() {
    const cache = await caches.open(NAME);
    const gone = (await cache.keys()).filter((request) => request.url !== LIST && !files.has(request.url));
    await Promise.all(gone.map((request) => cache.delete(request)));
    await cache.put(LIST, new Response(JSON.stringify(Object.fromEntries(files))));
    await self.clients.claim();
  }

  // The network first: the copy if it fails, or after a while.
  function networkFirst(event, name, address) {
    const copy = async () => (await caches.open(name)).match(address);
    const loaded = fetch(event.request).then(async (response) => {
      if (response.ok && !response.redirected && response.type === "basic") {
        const cache = await caches.open(name), own = response.clone();
        event.waitUntil(cache.put(address, own).then(() => trim(name, cache)).catch(() => { /* No room is left. */ }));
      }
      return response;
    });
    const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
    const orCopy = (error) => copy().then((found) => found || Promise.reject(error));
    event.waitUntil(loaded.then(() => undefined, () => undefined));
    return Promise.race([loaded.catch(orCopy), late.then(copy).then((found) => found || loaded.catch(orCopy))]);
  }

  async function trim(name, cache) {
    if (name !== PICTURES) return;
    const old = (await cache.keys()).slice(0, -MOST_PICTURES);
    await Promise.all(old.map((request) => cache.delete(request)));
  }

  async function cacheFirst(event, address) {
    const found = await (await caches.open(NAME)).match(address);
    return found || fetch(event.request);
  }

  self.addEventListener("install", (event) => {
    self.skipWaiting();
    event.waitUntil(install());
  });
  self.addEventListener("activate", (event) => { event.waitUntil(activate()); });
  self.addEventListener("fetch", (event) => {
    const request = event.request;
    if (request.method !== "GET" || !request.url.startsWith(self.location.origin + "/")) return;
    const address = key(request.url);
    if (files.has(address)) {
      event.respondWith(files.get(address) === null ? cacheFirst(event, address) : networkFirst(event, NAME, address));
    } else if (request.destination === "image") {
      event.respondWith(networkFirst(event, PICTURES, address));
    }
  });
})();
