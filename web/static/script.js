// Comfort only: every page is complete without this file.
"use strict";
(() => {
  const focusKey = "kiosque-focus";
  const form = document.getElementById("search");
  const box = document.getElementById("q");

  // A form without what the server would assume anyway makes a shorter address.
  const defaults = { q: "", sort: "relevance", size: "10", from: "", to: "" };
  const trim = () => {
    for (const field of form.elements) {
      if (field.name in defaults && field.value === defaults[field.name]) field.disabled = true;
    }
  };
  // A page that comes back from the browser's memory shows what its address says, not what was ticked on leaving it.
  const restore = (event) => {
    for (const field of form.elements) field.disabled = false;
    if (event.persisted) form.reset();
  };

  // A ticked box applies at once; the focus comes back to it on the next page.
  const submit = (event) => {
    if (!event.target.matches("[data-submit]")) return;
    try { sessionStorage.setItem(focusKey, JSON.stringify([event.target.name, event.target.value])); } catch { /* no storage: no comfort */ }
    form.requestSubmit();
  };
  const refocus = () => {
    let wanted = null;
    try {
      wanted = JSON.parse(sessionStorage.getItem(focusKey));
      sessionStorage.removeItem(focusKey);
    } catch { /* no storage */ }
    if (!wanted) return;
    const same = [...form.elements].find((e) => e.name === wanted[0] && (e.tagName === "SELECT" || e.value === wanted[1]));
    if (!same) return;
    const closed = same.closest("details:not([open])");
    if (closed) closed.open = true;
    same.focus({ preventScroll: true });
    same.scrollIntoView({ block: "nearest" });
  };
  if (form) {
    form.addEventListener("submit", trim);
    addEventListener("pageshow", restore);
    addEventListener("change", submit);
    refocus();
  }

  // Keys: / the box; j and k from hit to hit, or from mark to mark; o opens.
  const isTyping = (e) => e.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const step = (by) => {
    const stops = [...document.querySelectorAll(".hit .open")];
    if (stops.length === 0) return stepMark(by);
    const at = stops.indexOf(document.activeElement);
    const next = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : at + by];
    if (next) {
      next.focus();
      next.closest(".hit").scrollIntoView({ block: "nearest" });
    }
  };
  const stepMark = (by) => {
    const now = /^#m(\d+)$/.exec(location.hash);
    const next = "m" + (now ? Number(now[1]) + by : 1);
    if (document.getElementById(next)) location.replace("#" + next);
  };
  const keys = {
    "/": () => { if (box) { box.focus(); box.select(); } },
    j: () => step(1),
    k: () => step(-1),
    o: () => { if (document.activeElement.matches(".open")) document.activeElement.click(); },
  };
  addEventListener("keydown", (e) => {
    const act = keys[e.key];
    if (!act || e.ctrlKey || e.metaKey || e.altKey || isTyping(e)) return;
    e.preventDefault();
    act();
  });

  // Copying the citation.
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.done;
    });
  }
})();
