// Texts beside each other follow their parallels, stand apart, or move in step.
import { $, $$, anchored, boxOf, readIn } from "./making.js";

const columns = $$(".beside .text");
const query = new URLSearchParams(location.search);
const way = $(".follow select");
let leader;

const offsetIn = (column, passage) => boxOf(passage).top - boxOf(column).top;
const partners = (passage) => (passage.dataset.with || "").split(" ").map(anchored).filter(Boolean);

function read(column, selector) {
  const box = boxOf(column);
  const isInView = ({ top, bottom }) => top < box.bottom && bottom > box.top + 40;
  return readIn($$(selector, column).filter((one) => isInView(boxOf(one))), box);
}

function follow(column) {
  const passage = read(column, ".passage[data-with]");
  if (!passage) return;
  for (const other of columns) {
    const partner = partners(passage).find((one) => other.contains(one));
    if (partner) other.scrollBy(0, offsetIn(other, partner) - offsetIn(column, passage));
  }
  light(passage);
}

// In step the columns keep their places to each other.
function bind() {
  for (const one of columns) one.bound = one.scrollTop;
}

function step() {
  for (const one of columns) if (one !== leader) one.scrollTo({ top: one.bound + leader.scrollTop - leader.bound, behavior: "instant" });
}

// The next way: once lets go, twice binds the texts as they stand.
export function nextWay() {
  if (!way) return;
  way.selectedIndex = (way.selectedIndex + 1) % way.length;
  way.onchange();
}

let lit = [];

function light(passage) {
  for (const one of lit) one.classList.remove("is-partner");
  lit = [passage, ...partners(passage)];
  for (const one of lit) one.classList.add("is-partner");
  spin();
}

function edge(column, passage) {
  const { top, bottom } = boxOf(column);
  const box = boxOf(passage);
  const y = (Math.max(box.top, top) + Math.min(box.bottom, bottom)) / 2;
  return y > top && y < bottom && { left: box.left, right: box.right, y };
}

// Threads from column to column, never across one.
function spin() {
  const ends = columns.map((column) => lit.filter((one) => column.contains(one)).map((one) => edge(column, one)).filter(Boolean));
  const paths = ends.slice(1).flatMap((all, at) => all.flatMap((b) => ends[at].map((a) => {
    const middle = (a.right + b.left) / 2;
    return `<path d="M${a.right + 4} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${b.left - 14} ${b.y}"/>`;
  })));
  $(".thread").innerHTML = paths.join("");
}

function keepAddress() {
  const [first, ...others] = columns.map((one) => read(one, ".passage"));
  query.delete("beside");
  for (const one of others) if (one) query.append("beside", one.dataset.anchor);
  history.replaceState(null, "", `?${query}${first ? `#${first.id}` : ""}`);
}

function bring(column, passage) {
  if (column.contains(passage)) column.scrollBy({ top: offsetIn(column, passage) - column.clientHeight / 3, behavior: "instant" });
}

if (way) {
  way.onchange = () => {
    bind();
    query.set("move", way.value);
    if (leader && way.value === "follow") follow(leader);
    keepAddress();
  };
  addEventListener("resize", spin);
  bring(columns[0], document.getElementById(location.hash.slice(1)));
  for (const column of columns) {
    for (const kind of ["wheel", "pointerdown", "keydown", "focusin", "mouseover"]) column.addEventListener(kind, ({ target, type }) => {
      if (type !== "mouseover") leader = column;
      const passage = target.closest(".passage[data-with]");
      if (passage) light(passage);
    }, { passive: true });
    column.addEventListener("scroll", () => {
      if (column === leader && way.value === "step") step();
      spin();
    });
    column.addEventListener("scrollend", () => {
      if (column === leader && way.value === "follow") follow(column);
      if (leader) keepAddress();
    });
    const at = anchored(column.dataset.at);
    if (at) {
      bring(column, at);
      light(at);
    }
  }
  document.fonts.ready.then(bind);
}
