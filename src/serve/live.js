// The live reload of the preview. It runs only on pages of `kb serve`, never on published pages.
//
// The server sends only the id of its state. If the id is new, the script fetches the state and compares
// it with the build of this page. Then it reloads the page, swaps its style sheets, or only shows the
// findings. It retries a lost connection with increasing pauses, and uses a long poll if WebSockets do
// not work.
(() => {
  'use strict';

  const { kbBuild, kbContent, kbProblems } = document.currentScript.dataset;
  const SCROLL = 'kb-scroll';
  const HIDDEN = 'kb-hidden';
  const ERRORS_ONLY = 'kb-errors-only';
  const MAX_PAUSE = 8000; // ms
  const MAX_SHOWN = 20; // problems in the overlay; the terminal has all of them

  const own = JSON.parse(kbProblems); // of this page, whatever the state is

  let build = kbBuild;
  let id = null; // of the state last applied
  let styles = {}; // name -> URL, as linked in this page
  let socket = null;
  let pause = 250; // ms until the next try
  let timer = 0;
  let reloadWanted = false;

  // The connection.

  function connect() {
    clearTimeout(timer);
    if (socket) return;
    let opened = false;
    const scheme = location.protocol.replace('http', 'ws');
    socket = new WebSocket(`${scheme}//${location.host}/__kb/push`);
    socket.onopen = () => { opened = true; };
    socket.onmessage = (event) => {
      pause = 250;
      if (event.data !== id) refresh().catch(() => socket?.close());
    };
    socket.onclose = () => {
      socket = null;
      if (opened) retry(); else poll();
    };
  }

  function poll() {
    refresh(id ? `?since=${id}` : '').then(() => { pause = 250; retry(); }, retry);
  }

  function retry() {
    clearTimeout(timer);
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 2, MAX_PAUSE);
  }

  async function refresh(query = '') {
    const response = await fetch(`/__kb/state${query}`, { cache: 'no-store' });
    if (!response.ok) throw new Error(`status ${response.status}`);
    apply(await response.json());
  }

  // Applies a state.

  function apply(state) {
    id = state.id;
    showProblems([...own, ...state.problems]);
    if (state.content !== kbContent) {
      reload();
    } else if (state.build !== build) {
      build = state.build;
      swapStyles(state.styles);
    }
    styles = state.styles;
  }

  function reload() {
    reloadWanted = true;
    if (document.hidden) return; // until the tab is visible
    remember(SCROLL, [location.pathname, scrollX, scrollY]);
    location.reload();
  }

  function restoreScroll() {
    const [path, x, y] = recall(SCROLL) ?? [];
    remember(SCROLL, null);
    if (path === location.pathname) scrollTo({ left: x, top: y, behavior: 'instant' });
  }

  // Only for this tab; has no effect if storage is disabled.
  function remember(key, value) {
    try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* not kept */ }
  }

  function recall(key) {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
  }

  // The old style sheet stays until the new one is loaded, so the page is never unstyled.
  function swapStyles(next) {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const path = new URL(link.href).pathname;
      const name = Object.keys(styles).find((known) => styles[known] === path);
      if (!name) continue;
      if (!next[name]) return reload();
      const fresh = link.cloneNode();
      fresh.href = `${next[name]}?${build}`;
      fresh.removeAttribute('integrity');
      fresh.onload = () => link.remove();
      fresh.onerror = reload;
      link.after(fresh);
    }
  }

  // The overlay. Text is only ever set as text.

  function element(name, text = '', className = '') {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function showProblems(problems) {
    document.querySelector('kb-problems')?.remove();
    // A hidden overlay stays hidden until the findings change.
    const isHidden = JSON.stringify(recall(HIDDEN)) === JSON.stringify(problems);
    if (problems.length === 0 || isHidden) return;
    const errors = problems.filter(isError);
    const errorsOnly = recall(ERRORS_ONLY) === true;
    const shown = errorsOnly ? errors : problems;
    const host = document.createElement('kb-problems');
    const sheet = element('link');
    sheet.rel = 'stylesheet';
    sheet.href = '/__kb/live.css';
    const box = element('section');
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', 'Problems in the content');
    box.lang = 'en';
    box.dir = 'ltr';
    const buttons = element('div');
    if (errors.length < problems.length) {
      const nWarnings = count(problems.length - errors.length, 'warning');
      const toggle = button(errorsOnly ? `Show ${nWarnings}` : 'Hide warnings', () => {
        remember(ERRORS_ONLY, !errorsOnly);
        showProblems(problems);
        document.querySelector('kb-problems').shadowRoot.querySelector('button').focus();
      });
      buttons.append(toggle);
    }
    const header = element('header');
    if (shown.length > 0) {
      header.append(element('h2', title(shown)));
      buttons.append(button('Hide', () => {
        remember(HIDDEN, problems);
        host.remove();
      }));
    } else {
      box.className = 'closed'; // only the button that shows the warnings again
    }
    header.append(buttons);
    const list = element('ol');
    list.append(...shown.slice(0, MAX_SHOWN).map(item));
    if (shown.length > MAX_SHOWN) {
      list.append(element('li', `and ${shown.length - MAX_SHOWN} more; the terminal shows all`));
    }
    box.append(header, list);
    host.attachShadow({ mode: 'open' }).append(sheet, box);
    document.body.append(host);
  }

  function button(text, action) {
    const made = element('button', text);
    made.type = 'button';
    made.onclick = action;
    return made;
  }

  function isError(problem) {
    return problem.severity === 'error';
  }

  function count(n, word) {
    return n === 0 ? '' : `${n} ${word}${n === 1 ? '' : 's'}`;
  }

  function title(problems) {
    const nErrors = problems.filter(isError).length;
    const parts = [count(nErrors, 'error'), count(problems.length - nErrors, 'warning')];
    const tail = nErrors > 0 ? '. What you see may be the last good version.' : '';
    return parts.filter(Boolean).join(', ') + tail;
  }

  function item(problem) {
    const line = element('p');
    line.append(
      element('strong', `${problem.severity}[${problem.code}]`, problem.severity),
      `: ${problem.message}`,
    );
    const made = element('li');
    made.append(line);
    if (problem.file) {
      const place = [problem.file, problem.line, problem.column].filter(Boolean).join(':');
      made.append(element('code', place));
    }
    if (problem.help) made.append(element('p', `help: ${problem.help}`, 'help'));
    return made;
  }

  // Events of the tab.

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    if (reloadWanted) reload();
    else if (!socket) { pause = 250; connect(); } // after a sleep, at once
  });
// A page in the back/forward cache must not have a connection.
  addEventListener('pagehide', () => {
    clearTimeout(timer);
    if (socket) socket.onclose = null;
    socket?.close();
    socket = null;
  });
  addEventListener('pageshow', (event) => { if (event.persisted) connect(); });
  addEventListener('load', restoreScroll);
  showProblems(own);
  connect();
})();
