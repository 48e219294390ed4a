// Selected text has an address, and a citation; see PassageParameter of package web.
(() => {
  "use strict";
  const text = document.getElementById("text");
  const tool = document.getElementById("chosen");
  if (!text || !tool) return;
  const [copy, cite] = tool.children;
  const bytes = new TextEncoder();
  const path = text.dataset.path;
  const words = copy.textContent;
  let address = "";

  // place returns the byte of the article's text at a point of the page; what is not of the article does not count.
  const place = (node, offset) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const from = element.closest("[data-at]");
    if (!from || !text.contains(from)) return -1;
    const before = document.createRange();
    before.setStart(from, 0);
    before.setEnd(node, offset);
    const part = before.cloneContents();
    for (const other of part.querySelectorAll(".steps")) other.remove();
    return Number(from.dataset.at) + bytes.encode(part.textContent).length;
  };
  const chosen = (selection) => {
    if (selection.rangeCount === 0 || selection.isCollapsed) return "";
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return "";
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    return start >= 0 && end > start && end - start <= Number(tool.dataset.most) ? start + "-" + end : "";
  };
  const show = () => {
    const selection = getSelection();
    const passage = chosen(selection);
    tool.hidden = passage === "";
    if (tool.hidden) return;
    address = location.origin + path + "?passage=" + passage + "#passage";
    const here = new URL(location);
    here.searchParams.set("passage", passage);
    here.searchParams.delete("removed");
    here.hash = "passage";
    cite.href = here;
    copy.hidden = !navigator.clipboard;
    copy.textContent = words;
    const box = selection.getRangeAt(0).getBoundingClientRect();
    const most = document.documentElement.clientWidth - tool.offsetWidth - 8;
    tool.style.left = Math.max(8, Math.min(box.left, most)) + scrollX + "px";
    const under = box.bottom + 8;
    const room = document.documentElement.clientHeight - tool.offsetHeight;
    tool.style.top = (under < room ? under : Math.max(8, Math.min(box.top - tool.offsetHeight - 8, room - 8))) + scrollY + "px";
  };
  let later = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(later);
    later = setTimeout(show, 200);
  });
  tool.addEventListener("mousedown", (e) => e.preventDefault()); // the selection stays
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address);
    copy.textContent = copy.dataset.done;
  });
  addEventListener("keydown", (e) => { if (e.key === "Escape") tool.hidden = true; });

  // An address that others can follow is a whole one.
  const shown = document.querySelector("#quotation .address");
  if (shown) shown.textContent = shown.href;
})();
