// Keys: what one does often, without the mouse.
import { current, showElsewhere } from "./inview.js";
import { $, $$, elsewhereOn, setting } from "./making.js";

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

const ACTIONS = {
  j: () => step(".passage", 1), k: () => step(".passage", -1), n: () => step("a.call", 1), p: () => step("a.call", -1),
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
