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
  const stepMark = (by) => {
    const button = document.querySelector(`#marks [data-step="${by}"]`);
    if (button) button.click();
  };
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
