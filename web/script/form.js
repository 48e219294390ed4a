// The search form: short addresses, and what is ticked applies at once.
(() => {
  "use strict";
  const focusKey = "kiosque-focus";
  const form = document.getElementById("search");

  // A form without what the server would assume anyway makes a shorter address.
  const defaults = { q: "", sort: "relevance", size: "10", from: "", to: "" };
  const trim = ({ formData }) => {
    for (const [name, value] of Object.entries(defaults)) {
      if (formData.get(name) === value) formData.delete(name);
    }
  };
  // A page that comes back from the browser's memory shows what its address says, not what was ticked on leaving it.
  const restore = (event) => {
    asked = "";
    if (event.persisted) form.reset();
  };
  // What is asked already is not asked a second time while its answer is on the way; after a
  // while it may be, for the reader may have stopped it.
  const patience = 10000; // ms
  let asked = "";
  const once = (event) => {
    const now = new URLSearchParams(new FormData(form)).toString();
    if (asked === "?" + now) return event.preventDefault();
    asked = "?" + now;
    setTimeout(() => { asked = ""; }, patience);
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
    form.addEventListener("formdata", trim);
    form.addEventListener("submit", once);
    addEventListener("pageshow", restore);
    addEventListener("change", submit);
    refocus();
  }
})();
