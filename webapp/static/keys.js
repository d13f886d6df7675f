// Keys: what one does often, without the mouse.
import { current, showElsewhere } from "./inview.js";
import { $, $$, elsewhereOn, setting } from "./making.js";

const reading = () => document.activeElement?.closest(".passage") || current();

// From what has the focus to the next, or from the passage that is read.
const step = (selector, by) => {
  const all = $$(selector).filter((one) => one.getClientRects().length);
  const from = reading();
  const isPassage = selector === ".passage";
  let here = all.indexOf(isPassage ? from : document.activeElement);
  if (here < 0 && from) here = all.findIndex((one) => from.compareDocumentPosition(one) & 4) - (by > 0);
  const one = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  if (isPassage && one) one.tabIndex = -1;
  one?.focus({ preventScroll: true });
  one?.scrollIntoView({ block: isPassage ? "start" : "center", behavior: "instant" });
};

const steps = $(".hit") ? ".hit h2 a" : ".passage";

const ACTIONS = {
  j: () => step(steps, 1), k: () => step(steps, -1), n: () => step("a.call", 1), p: () => step("a.call", -1),
  e: () => showElsewhere(reading()), b: () => elsewhereOn(reading()?.dataset.anchor)?.querySelector(".open a")?.click(),
  c: () => reading()?.querySelector("a.cite")?.click(), "/": () => $("#q, #find-q").focus(),
  g: () => $("#go").showPopover?.(), m: () => { setting("marks", ["off", "on"]); location.reload(); },
  t: () => setting("theme", ["system", "light", "sepia", "dark"]), "?": () => location.assign("/keys"),
};

addEventListener("keydown", (event) => {
  const act = ACTIONS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  act();
});
