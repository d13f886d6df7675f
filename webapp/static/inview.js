// The passage that is read: its address in the bar, what others say of it in the panel.
import { $, $$, anchored, elsewhereOn, readIn, setting } from "./making.js";
import { put } from "./shelf.js";

const article = $(".reading:not(.beside) .text");
const passages = $$(".reading .text:not(.other) .passage:not(.head, .byline)");
const panel = $("[data-panel]");
const hasRoom = () => panel && getComputedStyle(panel).getPropertyValue("--room") === "1";

export const current = () => readIn(passages, { top: 0, height: innerHeight });

function fill({ dataset: { anchor } }) {
  if (!panel || panel.dataset.for === anchor) return;
  panel.dataset.for = anchor;
  const found = elsewhereOn(anchor);
  const [label, sheet] = panel.children;
  label.lastChild.textContent = found?.dataset.tally || "";
  sheet.innerHTML = found?.querySelector(".sheet").outerHTML || "";
  panel.scrollTop = 0;
}

// Show what others say of a passage: in the panel, or without room in a sheet.
export function showElsewhere(passage) {
  const found = passage && elsewhereOn(passage.dataset.anchor);
  if (!found) return;
  if (!hasRoom()) {
    found.open = !found.open;
    found.querySelector("summary").focus({ preventScroll: true });
    return;
  }
  if (!panel.getClientRects().length) setting("elsewhere", ["folded", "shown"]);
  fill(passage);
  panel.querySelector("a").focus({ preventScroll: true });
}

if (article && passages.length) {
  fill(current());
  addEventListener("scrollend", () => {
    const passage = current();
    fill(passage);
    const path = `${location.pathname + location.search}#${passage.id}`;
    put(article.dataset.text, { path, at: passage.querySelector(".anchor").title, title: article.dataset.title });
    history.replaceState(null, "", path);
  });
  article.addEventListener("click", (event) => {
    const found = event.target.closest(".elsewhere > summary")?.parentElement;
    if (!found || !hasRoom()) return;
    event.preventDefault();
    showElsewhere(anchored(found.dataset.for));
  });
  for (const fold of $$("[data-fold]")) fold.onclick = () => setting("elsewhere", ["shown", "folded"]);
}

// The contents close when one goes on.
const drawer = $(".drawer");
for (const kind of drawer ? ["click", "keydown"] : []) addEventListener(kind, ({ key, target }) => {
  if (key ? key === "Escape" : !target.closest(".drawer summary")) drawer.open = false;
});
