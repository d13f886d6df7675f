// Two texts beside each other follow each other through their parallels; a switch lets go.
import { $$, anchored, make } from "./making.js";

const columns = $$(".beside .text");
const quiet = matchMedia("(prefers-reduced-motion: reduce)");

function offsetIn(column, passage) {
  return passage.getBoundingClientRect().top - column.getBoundingClientRect().top;
}

function partners(passage) {
  return (passage.dataset.with || "").split(" ").filter(Boolean)
    .map(anchored).filter(Boolean);
}

function follow(column) {
  const height = column.clientHeight;
  const passages = $$(".passage[data-with]", column);
  const near = passages.map((one) => ({ one, at: offsetIn(column, one) })).filter(({ at }) => at > -40 && at < height * 0.6);
  const chosen = near.sort((a, b) => Math.abs(a.at - height / 5) - Math.abs(b.at - height / 5))[0];
  if (!chosen) return;
  const done = new Set();
  for (const partner of partners(chosen.one)) {
    const other = partner.closest(".text");
    if (other === column || done.has(other)) continue;
    done.add(other);
    other.scrollBy({ top: offsetIn(other, partner) - chosen.at, behavior: quiet.matches ? "instant" : "smooth" });
  }
  light(chosen.one);
}

let lit = null;

function light(passage) {
  for (const one of $$(".is-partner")) one.classList.remove("is-partner");
  for (const one of [passage, ...partners(passage)]) one.classList.add("is-partner");
  lit = passage;
  spin();
}

// A thread from the passage to each partner that is in view.
const thread = document.createElementNS("http://www.w3.org/2000/svg", "svg");
thread.setAttribute("class", "thread");
thread.setAttribute("aria-hidden", "true");

function edge(passage) {
  const column = passage.closest(".text").getBoundingClientRect();
  const box = passage.getBoundingClientRect();
  const y = (Math.max(box.top, column.top) + Math.min(box.bottom, column.bottom)) / 2;
  return y > column.top && y < column.bottom ? { left: box.left, right: box.right, y } : null;
}

function spin() {
  const from = lit && edge(lit);
  thread.replaceChildren(...(from ? partners(lit).map(edge) : []).filter(Boolean).map((to) => {
    const [a, b] = from.left < to.left ? [from, to] : [to, from];
    const path = document.createElementNS(thread.namespaceURI, "path");
    const middle = (a.right + b.left) / 2;
    path.setAttribute("d", `M${a.right + 4} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${b.left - 14} ${b.y}`);
    return path;
  }));
}

if (columns.length > 1) {
  let isFollowing = true;
  let leader = null;
  let resting;
  const toggle = make("button", { className: "follow", textContent: "The texts follow each other", ariaPressed: "true" });
  toggle.addEventListener("click", () => {
    isFollowing = !isFollowing;
    toggle.ariaPressed = String(isFollowing);
  });
  columns[0].querySelector(".page-head").append(toggle);
  document.body.append(thread);
  addEventListener("resize", spin);
  for (const column of columns) {
    for (const kind of ["pointerenter", "focusin", "wheel", "touchstart"]) column.addEventListener(kind, () => { leader = column; }, { passive: true });
    column.addEventListener("scroll", () => {
      spin();
      if (!isFollowing || leader !== column) return;
      clearTimeout(resting);
      resting = setTimeout(() => follow(column), 120);
    }, { passive: true });
    const at = $$(".passage", column).find((one) => one.dataset.anchor === column.dataset.at);
    if (at) {
      const first = document.getElementById(location.hash.slice(1));
      if (first && columns[0].contains(first)) columns[0].scrollTop += offsetIn(columns[0], first) - 80;
      column.scrollTop += offsetIn(column, at) - 80;
      light(at);
    }
    for (const kind of ["mouseover", "focusin"]) column.addEventListener(kind, (event) => {
      const passage = event.target.closest?.(".passage[data-with]");
      if (passage) light(passage);
    });
  }
}
