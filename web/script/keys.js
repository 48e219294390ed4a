// Keys: / the box; j and k from hit to hit, or from mark to mark; o opens; n and p to the next and the
// previous hit; ? the help. They can be switched off there, for who speaks to the computer or hits keys unawares.
(() => {
  "use strict";
  const switchKey = "kiosque-keys";
  const box = document.getElementById("q");
  const help = document.getElementById("help");
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
  // The mark that is shown is the one that the address names; without one, steps begin at what can be seen.
  const bar = document.getElementById("marks");
  const marks = [...document.querySelectorAll("mark[id]")];
  const markNow = () => Number((/^#m(\d+)$/.exec(location.hash) || [0, 0])[1]);
  const nearest = (by) => {
    const top = (mark) => mark.getBoundingClientRect().top;
    const near = by > 0 ? marks.find((m) => top(m) > 60) || marks.at(-1) : marks.findLast((m) => top(m) < 60) || marks[0];
    return near ? near.id : "";
  };
  const stepMark = (by) => {
    const now = markNow();
    const next = now ? "m" + (now + by) : nearest(by);
    if (document.getElementById(next)) location.replace("#" + next);
  };
  const tellMark = () => {
    const now = markNow();
    const at = bar.querySelector(".at");
    at.textContent = now ? at.dataset.text.replace("{at}", now).replace("{of}", marks.length) : "";
  };
  if (bar) {
    bar.querySelector(".first").hidden = true;
    for (const button of bar.querySelectorAll("[data-step]")) {
      button.hidden = false;
      button.addEventListener("click", () => stepMark(Number(button.dataset.step)));
    }
    addEventListener("hashchange", tellMark);
    tellMark();
  }
  const follow = (rel) => {
    const link = document.querySelector(`.way [rel=${rel}]`);
    if (link) link.click();
  };
  const keys = {
    "/": () => { if (box) { box.focus(); box.select(); } },
    "?": () => {
      if (help) { help.open = !help.open; help.querySelector("summary").focus(); } else if (told[0]) told[0].scrollIntoView({ block: "center" });
    },
    j: () => step(1),
    k: () => step(-1),
    n: () => follow("next"),
    p: () => follow("prev"),
    o: () => { if (document.activeElement.matches(".open")) document.activeElement.click(); },
  };

  // Whether single keys do something is kept in this browser.
  const kept = () => { try { return localStorage.getItem(switchKey); } catch { return null; } };
  let on = kept() !== "off";
  const told = [...document.querySelectorAll(".keys")];
  const turn = (wanted) => {
    on = wanted;
    for (const line of told) line.hidden = !on;
    try { if (on) localStorage.removeItem(switchKey); else localStorage.setItem(switchKey, "off"); } catch { /* for this page alone */ }
  };
  const choice = document.getElementById("single-keys");
  if (choice) {
    choice.closest("[hidden]").hidden = false;
    choice.addEventListener("change", () => turn(choice.checked));
    addEventListener("pageshow", () => { choice.checked = on = kept() !== "off"; });
  }
  if (!on) turn(false);

  addEventListener("keydown", (e) => {
    const act = Object.hasOwn(keys, e.key) && keys[e.key];
    if (!on || !act || e.ctrlKey || e.metaKey || e.altKey || isTyping(e)) return;
    e.preventDefault();
    act();
  });
})();
