// From mark to mark of an article, by the buttons of the bar; it says which one is shown.
(() => {
  "use strict";
  const bar = document.getElementById("marks");
  if (!bar) return;
  // The mark that is shown is the one that the address names; without one, steps begin at what can be seen.
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
  bar.querySelector(".first").hidden = true;
  for (const button of bar.querySelectorAll("[data-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => stepMark(Number(button.dataset.step)));
  }
  addEventListener("hashchange", tellMark);
  tellMark();
})();
