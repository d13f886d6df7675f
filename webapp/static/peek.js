// A name that is pressed shows who it is in a small panel on the page.
import { boxOf, make, putAt } from "./making.js";

async function peek(name) {
  const anchor = name.closest("[data-anchor]")?.dataset.anchor || "";
  const answer = await fetch(`${name.pathname}/panel?at=${anchor}`).catch(() => null);
  if (!answer?.ok) return location.assign(name.href);
  const panel = make("div", {
    className: "peek", popover: "auto", tabIndex: -1, role: "dialog", ariaLabel: name.textContent, innerHTML: await answer.text(),
    ontoggle: ({ newState }) => newState === "closed" && panel.remove(),
  });
  putAt(panel, boxOf(name));
  panel.focus({ preventScroll: true });
}

if (HTMLElement.prototype.showPopover) {
  addEventListener("click", (event) => {
    const name = event.target.closest?.(".text a:is(.mention, .citation)");
    if (!name || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    peek(name);
  });
}
