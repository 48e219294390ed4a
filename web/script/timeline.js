// The timeline: a range by drag, which the two fields send; and one stop of the Tab key, arrows from bar to bar.
(() => {
  "use strict";
  const plot = document.querySelector(".timeline-plot .bars");
  const from = document.getElementById("from");
  const to = document.getElementById("to");
  if (from && to) {
    from.form.addEventListener("submit", () => { for (const field of [from, to]) field.disabled = field.value === ""; });
    addEventListener("pageshow", (e) => {
      from.disabled = to.disabled = false;
      if (e.persisted) from.form.reset();
    });
  }
  if (!plot || !from || !to) return;
  const field = plot.parentNode; // where no bar stands it is all that feels the pointer
  const bars = [...plot.querySelectorAll("a")];
  const said = document.querySelector(".timeline-dragged");
  const least = 6; // pixels; less is a click

  // One bar takes the focus, the arrows move it.
  const stop = (at) => bars.forEach((bar, i) => bar.setAttribute("tabindex", i === at ? "0" : "-1"));
  stop(Math.max(0, bars.findIndex((bar) => bar.hasAttribute("aria-current"))));
  const moves = { ArrowLeft: (i) => i - 1, ArrowRight: (i) => i + 1, Home: () => 0, End: () => bars.length - 1 };
  plot.addEventListener("keydown", (e) => {
    const at = bars.indexOf(e.target.closest("a"));
    if (!moves[e.key] || at < 0 || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    const next = Math.min(Math.max(moves[e.key](at), 0), bars.length - 1);
    stop(next);
    bars[next].focus();
  });

  // What a bar stands for is in its address.
  const bounds = (bar) => {
    const asked = new URL(bar.getAttribute("href"), location.href).searchParams;
    const year = asked.get("year");
    return year ? [year, year] : [asked.get("from"), asked.get("to")];
  };
  const name = (bar) => bar.querySelector("title").textContent.split(/\s*:/)[0];

  let drag = null; // where it began, the box that shows it, the bars under it
  const show = (x) => {
    const area = field.getBoundingClientRect();
    const left = Math.max(Math.min(drag.x, x), area.left);
    const right = Math.min(Math.max(drag.x, x), area.right);
    drag.bars = bars.filter((bar) => {
      const box = bar.getBoundingClientRect();
      return box.right > left && box.left < right;
    });
    if (!drag.box) {
      drag.box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      drag.box.setAttribute("class", "dragged");
      drag.box.setAttribute("height", "900");
      plot.append(drag.box);
    }
    const across = plot.viewBox.baseVal.width / area.width;
    drag.box.setAttribute("x", (left - area.left) * across);
    drag.box.setAttribute("width", Math.max(0, right - left) * across);
    const names = drag.bars.map(name);
    said.textContent = names.length > 1 ? names[0] + " – " + names.at(-1) : names.join("");
  };
  const end = () => {
    if (drag && drag.box) drag.box.remove();
    said.textContent = "";
    drag = null;
  };
  field.addEventListener("dragstart", (e) => e.preventDefault());
  field.addEventListener("pointerdown", (e) => {
    if (e.button === 0 && e.isPrimary && !e.ctrlKey && !e.metaKey && !e.shiftKey) drag = { x: e.clientX, id: e.pointerId, box: null, bars: [] };
  });
  addEventListener("pointermove", (e) => {
    if (!drag || e.pointerId !== drag.id || !drag.box && Math.abs(e.clientX - drag.x) < least) return;
    if (!drag.box) plot.setPointerCapture(drag.id);
    show(e.clientX);
  });
  addEventListener("pointerup", (e) => {
    if (!drag || e.pointerId !== drag.id) return;
    const { box, bars: chosen } = drag;
    end();
    if (!box) return;
    // The click that follows a drag opens nothing.
    const quiet = (click) => { click.preventDefault(); click.stopPropagation(); };
    addEventListener("click", quiet, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", quiet, { capture: true }), 0);
    if (chosen.length === 0) return;
    from.value = bounds(chosen[0])[0];
    to.value = bounds(chosen.at(-1))[1];
    from.form.requestSubmit();
  });
  addEventListener("pointercancel", end);
  addEventListener("keydown", (e) => { if (e.key === "Escape" && drag) end(); });
})();
