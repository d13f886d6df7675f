// Keys: what one does often, without the mouse.
import { current, showElsewhere } from "./inview.js";
import { $, $$, make, setting } from "./making.js";

const reading = () => document.activeElement?.closest(".passage") || current();

const step = (selector, by) => {
  const all = $$(selector).filter((one) => one.getClientRects().length);
  const isPassage = selector === ".passage";
  const here = all.indexOf(isPassage ? reading() : document.activeElement);
  const one = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  if (isPassage && one) one.tabIndex = -1;
  one?.focus({ preventScroll: true });
  one?.scrollIntoView({ block: isPassage ? "start" : "center", behavior: "instant" });
};

function goTo() {
  const here = make("input", { type: "hidden", name: "in", value: $("[data-text]")?.dataset.text || "" });
  const to = make("label", { textContent: "Go to passage, such as p12 " }, make("input", { name: "to", autocomplete: "off", required: true }));
  const dialog = make("dialog", { className: "keys", ariaLabel: "Go to a passage" }, make("form", { action: "/go" }, to, here));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const ACTIONS = {
  j: () => step(".passage", 1), k: () => step(".passage", -1), n: () => step("a.call", 1), p: () => step("a.call", -1),
  e: () => showElsewhere(reading()), b: () => $(`.elsewhere[data-for="${CSS.escape(reading()?.dataset.anchor || "")}"] .open a`)?.click(),
  c: () => reading()?.querySelector("a.cite")?.click(), "/": () => $("#q, #find-q").focus(),
  g: goTo, m: () => { setting("marks", ["off", "on"]); location.reload(); },
  t: () => setting("theme", ["system", "light", "sepia", "dark"]), "?": () => location.assign("/keys"),
};

addEventListener("keydown", (event) => {
  const act = ACTIONS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.target.closest("input, textarea, select, dialog")) return;
  event.preventDefault();
  act();
});
