// Keys: / the box; j and k from hit to hit, or from mark to mark; o opens.
(() => {
  "use strict";
  const box = document.getElementById("q");
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
})();
