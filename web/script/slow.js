// A search that takes long says so, near the box and to a screen reader.
(() => {
  "use strict";
  const status = document.getElementById("waiting");
  if (!status) return;
  const told = [[400, status.dataset.slow], [5000, status.dataset.slower]]; // ms after it was asked
  let timers = [];
  const clear = () => {
    timers.forEach(clearTimeout);
    timers = [];
    status.textContent = "";
  };
  const start = () => {
    clear();
    timers = told.map(([after, text]) => setTimeout(() => { status.textContent = text; }, after));
  };
  const results = document.getElementById("search").getAttribute("action");
  const leadsToResults = (a) => a && a.origin === location.origin && a.pathname === results && !a.hash && !a.target && !a.hasAttribute("download");
  addEventListener("submit", (e) => { if (!e.defaultPrevented && e.target.id === "search") start(); });
  addEventListener("click", (e) => {
    const aside = e.defaultPrevented || e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey;
    if (!aside && leadsToResults(e.target.closest("a[href]"))) start();
  });
  // Nobody waits any more: the page comes back from the browser's memory, or the reader stopped it.
  addEventListener("pageshow", clear);
  addEventListener("keydown", (e) => { if (e.key === "Escape") clear(); });
  if (window.navigation) navigation.addEventListener("navigateerror", clear);
})();
