// Asks the browser to keep this language for the time without a connection. It begins once the page is there, and
// not where the reader saves data.
(function () {
  "use strict";
  const worker = document.currentScript.dataset.kbWorker, connection = navigator.connection;
  if (!("serviceWorker" in navigator) || (connection && connection.saveData)) return;
  addEventListener("load", () => { navigator.serviceWorker.register(worker).catch(() => { /* It works without. */ }); });
})();
