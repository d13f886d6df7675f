// A name that is pressed shows who it is in a small panel on the page.
import { make, putAt } from "./making.js";

async function peek(name) {
  const { anchor = "" } = name.closest("[data-anchor]")?.dataset || {};
  const answer = await fetch(`${name.pathname}/panel?at=${anchor}`).catch(() => null);
  if (!answer?.ok) return location.assign(name.href);
  const panel = make("div", {
    className: "peek", popover: "auto", tabIndex: -1, role: "dialog", ariaLabel: name.textContent, innerHTML: await answer.text(),
    ontoggle: ({ newState }) => newState === "closed" && panel.remove(),
  });
  putAt(panel, name.getBoundingClientRect());
  panel.focus({ preventScroll: true });
}

if (HTMLElement.prototype.showPopover) {
  document.addEventListener("click", (event) => {
    const name = event.target.closest?.(".text a:is(.mention, .citation)");
    if (!name || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    peek(name);
  });
}
