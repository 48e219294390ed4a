// Facets: search inside one while typing; closed on small screens; what is ticked among all values is carried on.
(() => {
  "use strict";
  const pause = 150; // milliseconds without a key before the server is asked
  const small = matchMedia("(max-width: 55.99rem)");
  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  // A row of the live list is what the server writes for a box.
  const row = (facet, value, n) => {
    const li = make("li", {});
    const box = make("input", { type: "checkbox", name: facet, value: value.value, id: `${facet}-found-${n}` });
    box.setAttribute("form", "search");
    box.dataset.submit = "";
    const label = make("label", { htmlFor: box.id });
    const count = value.count.toLocaleString(document.documentElement.lang);
    label.append(make("span", { className: "value", textContent: value.label }), " ", make("span", { className: "count", textContent: count }));
    li.append(box, label);
    return li;
  };

  const live = (form) => {
    const facet = form.closest(".facet");
    const field = form.elements.find;
    const said = make("p", { className: "said" });
    const list = make("ul", { className: "live", hidden: true });
    said.setAttribute("role", "status");
    list.setAttribute("aria-label", field.getAttribute("aria-label"));
    form.after(said, list);
    const clear = () => {
      list.hidden = true;
      list.replaceChildren();
      said.textContent = "";
      facet.classList.remove("finding");
    };
    const show = (answer) => {
      const others = answer.values.filter((value) => !value.chosen); // the chosen ones stand below, ticked
      list.replaceChildren(...others.map((value, n) => row(form.dataset.facet, value, n)));
      list.hidden = others.length === 0;
      said.textContent = answer.total === 0 ? form.dataset.none : form.dataset.found.replace("{n}", answer.total.toLocaleString(document.documentElement.lang));
      facet.classList.add("finding");
    };
    let waiting, asked;
    const ask = async () => {
      const typed = field.value.trim();
      asked?.abort();
      if (!typed) return clear();
      asked = new AbortController();
      const question = new URLSearchParams(new FormData(form));
      for (const name of ["find", "page", "size", "cursor"]) question.delete(name);
      question.set("prefix", typed);
      try {
        const answer = await fetch(`${form.dataset.values}?${question}`, { signal: asked.signal, headers: { Accept: "application/json" } });
        if (answer.ok) show(await answer.json());
      } catch { /* given up, or no server: the form leads to the page */ }
    };
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, pause);
    });
    field.addEventListener("keydown", (e) => {
      if (e.key !== "Escape" || !field.value) return;
      e.preventDefault();
      field.value = "";
      ask();
    });
  };
  for (const form of document.querySelectorAll("form[data-values]")) live(form);

  if (small.matches) {
    for (const facet of document.querySelectorAll("details.facet:not(:has(:checked, :focus))")) facet.open = false;
  }

  // The links of the page of all values lead to the same values with what is ticked chosen.
  const values = document.getElementById("values");
  const carry = (event) => {
    const link = event.target.closest("[data-carry], .values-page .paging a");
    if (!link) return;
    const address = new URL(link.href);
    const boxes = [...values.querySelectorAll("[type=checkbox]")];
    if (boxes.length === 0) return;
    address.searchParams.delete(boxes[0].name);
    for (const box of boxes) if (box.checked) address.searchParams.append(box.name, box.value);
    link.href = address;
  };
  if (values) addEventListener("click", carry, true);
})();
