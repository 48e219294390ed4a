// Suggestions while typing, and recent searches: an editable combobox with a listbox, as the ARIA
// Authoring Practices Guide describes it. What was searched is kept in this browser and nowhere else.
(() => {
  "use strict";
  const box = document.getElementById("q");
  const popup = document.getElementById("suggestions");
  if (!box || !popup) return;
  const form = box.form;
  const base = form.getAttribute("action"); // of the archive, "/" or "/archive/"
  const list = popup.querySelector("[role=listbox]");
  const note = popup.querySelector("p");
  const said = document.getElementById("suggestions-said");
  const pause = 150; // ms without a key before the server is asked
  const longest = 120; // characters; nothing longer is completed
  const size = 8;

  // Recent searches: at most ten, none longer than a line or two. Without storage there are none.
  const recentKey = "kiosque-recent";
  const maxRecent = 10;
  const maxLength = 200;
  const recent = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(recentKey));
      return Array.isArray(kept) ? kept.filter((text) => typeof text === "string" && text.length <= maxLength).slice(0, maxRecent) : [];
    } catch { return []; }
  };
  const remember = (text) => {
    text = text.trim();
    if (!text || text.length > maxLength) return;
    try { localStorage.setItem(recentKey, JSON.stringify([text, ...recent().filter((other) => other !== text)].slice(0, maxRecent))); } catch { /* no storage: nothing kept */ }
  };
  const forget = () => {
    try { localStorage.removeItem(recentKey); } catch { /* nothing was kept */ }
    close();
    box.focus();
    said.textContent = popup.dataset.cleared;
  };

  // The listbox: what it offers, and which of it is active.
  let items = [];
  let active = -1;
  const isOpen = () => !popup.hidden;
  const activate = (at) => {
    active = at;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    if (at < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    popup.hidden = items.length === 0;
    box.setAttribute("aria-expanded", String(isOpen()));
    activate(-1);
  };
  const close = () => {
    stop();
    popup.hidden = true;
    box.setAttribute("aria-expanded", "false");
    activate(-1);
  };
  const show = (found, label, message) => {
    items = found;
    list.setAttribute("aria-label", label);
    list.replaceChildren(...items.map(option));
    note.hidden = label !== popup.dataset.recent;
    open();
    said.textContent = message;
  };
  const option = (item, i) => {
    const one = document.createElement("li");
    one.id = "suggestion-" + i;
    one.setAttribute("role", "option");
    one.append(text(item), " ", part("span", item.note || "", "kind"));
    return one;
  };
  const part = (name, content, className) => {
    const e = document.createElement(name);
    e.className = className;
    e.textContent = content;
    return e;
  };
  // The text of an item, what was typed in bold. Its place is told in bytes of UTF-8.
  const text = (item) => {
    const all = part("span", "", "suggested");
    const bytes = new TextEncoder().encode(item.text);
    const cut = (from, to) => new TextDecoder().decode(bytes.subarray(from, to));
    const [start, end] = item.typed || [0, 0];
    all.append(cut(0, start), part("b", cut(start, end), "typed"), cut(end));
    return all;
  };

  // The server is asked once at a time; what comes too late, or not at all, is not missed.
  let timer = 0;
  let asking = null;
  const stop = () => {
    clearTimeout(timer);
    if (asking) asking.abort();
    asking = null;
  };
  const isWorthIt = (typed) => (typed.match(/[\p{L}\p{N}]/gu) || []).length >= 2 && typed.length <= longest;
  const ask = async () => {
    stop();
    const typed = box.value;
    const mine = asking = new AbortController();
    try {
      const parameters = new URLSearchParams({ q: typed, size, ui: document.documentElement.lang });
      const answer = await fetch(base + "suggest?" + parameters, { signal: mine.signal, headers: { Accept: "application/json" } });
      const found = await answer.json();
      if (mine !== asking || box.value !== typed || document.activeElement !== box) return;
      show(answer.ok ? found.suggestions : [], popup.dataset.label, answer.ok ? found.summary : "");
    } catch { /* aborted or failed: the box is what it was */ }
    if (mine === asking) asking = null;
  };
  const offer = () => {
    if (box.value === "") return show(recent().map((text) => ({ text, kind: "recent" })), popup.dataset.recent, "");
    if (!isWorthIt(box.value)) return close();
    stop();
    timer = setTimeout(ask, pause);
  };

  // What is chosen: an article opens, an organisation or a country becomes a filter in the place
  // of what was typed, everything else is searched.
  const choose = (item) => {
    close();
    const ui = form.elements.namedItem("ui");
    if (item.kind === "title") return location.assign(base + "read/" + encodeURIComponent(item.value) + (ui ? "?ui=" + ui.value : ""));
    const facet = { organisation: "org", country: "country" }[item.kind];
    box.value = facet ? "" : item.text;
    if (facet) narrow(facet, item.value);
    form.requestSubmit();
  };
  const narrow = (name, value) => {
    for (const field of form.elements) if (field.name === name) field.checked = false;
    const chosen = document.createElement("input");
    Object.assign(chosen, { type: "hidden", name, value });
    chosen.dataset.suggested = "";
    form.append(chosen);
  };

  const move = (by) => {
    if (!isOpen()) return offer();
    const stops = items.length + 1; // one of them is the box itself
    activate(((active + 1 + by + stops) % stops) - 1);
  };
  const keys = {
    ArrowDown: (e) => (e.altKey ? isOpen() || offer() : move(1)),
    ArrowUp: (e) => (e.altKey ? close() : move(-1)),
    Escape: (e) => { if (isOpen()) close(); else { stop(); return true; } },
    Enter: (e) => { if (active < 0) return true; choose(items[active]); },
    Home: () => { activate(-1); return true; },
    End: () => { activate(-1); return true; },
    ArrowLeft: () => { activate(-1); return true; },
    ArrowRight: () => { activate(-1); return true; },
  };
  box.addEventListener("keydown", (e) => {
    if (e.isComposing || e.ctrlKey || e.metaKey || !Object.hasOwn(keys, e.key)) return;
    if (keys[e.key](e) !== true) e.preventDefault(); // true: the box does as always
  });
  box.addEventListener("input", (e) => { if (!e.isComposing) offer(); });
  box.addEventListener("compositionend", offer);
  box.addEventListener("click", () => { if (box.value === "" && !isOpen()) offer(); });
  box.addEventListener("focus", () => { // the page's own focus opens nothing
    if (box.value === "" && (!navigator.userActivation || navigator.userActivation.isActive)) offer();
  });
  form.addEventListener("focusout", (e) => { if (e.relatedTarget !== box && !popup.contains(e.relatedTarget)) close(); });
  popup.addEventListener("mousedown", (e) => { if (e.target.tagName !== "BUTTON") e.preventDefault(); }); // the focus stays in the box
  popup.addEventListener("click", (e) => {
    const at = [...list.children].indexOf(e.target.closest("[role=option]"));
    if (at >= 0) choose(items[at]);
  });
  popup.addEventListener("keydown", (e) => { if (e.key === "Escape") { close(); box.focus(); close(); } });
  popup.querySelector("button").addEventListener("click", forget);
  form.addEventListener("submit", (e) => { if (!e.defaultPrevented) remember(box.value); close(); });
  addEventListener("pageshow", (e) => {
    for (const chosen of form.querySelectorAll("[data-suggested]")) chosen.remove();
    if (e.persisted) close();
  });

  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) box.setAttribute(name, value);
})();
