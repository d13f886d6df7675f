// A name that is pressed shows who it is in a small panel on the page.
import { make } from "./making.js";

async function peek(name) {
  const { anchor = "" } = name.closest("[data-anchor]")?.dataset || {};
  const answer = await fetch(`${name.pathname}/panel?at=${anchor}`).catch(() => null);
  if (!answer?.ok) return location.assign(name.href);
  const panel = make("div", {
    className: "peek", popover: "auto", tabIndex: -1, role: "dialog", ariaLabel: name.textContent, innerHTML: await answer.text(),
    ontoggle: ({ newState }) => newState === "closed" && panel.remove(),
  });
  const box = name.getBoundingClientRect();
  document.body.append(panel);
  panel.showPopover();
  const below = box.bottom + panel.offsetHeight < innerHeight || box.top < panel.offsetHeight;
  panel.style.top = `${scrollY + (below ? box.bottom + 4 : box.top - panel.offsetHeight - 4)}px`;
  panel.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - panel.offsetWidth - 8))}px`;
  panel.focus({ preventScroll: true });
}

if (HTMLElement.prototype.showPopover) {
  document.addEventListener("click", (event) => {
    const name = event.target.closest?.(".text a:is(.mention, .citation)");
    if (!name || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    peek(name);
  });
}
