// Texts beside each other follow through their parallels; a switch lets go.
import { $, $$, anchored, make } from "./making.js";

const columns = $$(".beside .text");
const query = new URLSearchParams(location.search);

const isApart = () => query.has("apart");
const led = () => $(".beside .text:hover") || $(".beside .text:focus-within");
const offsetIn = (column, passage) => passage.getBoundingClientRect().top - column.getBoundingClientRect().top;
const readAt = (column) => column.clientHeight / 3;
const partners = (passage) => (passage.dataset.with || "").split(" ").filter(Boolean).map(anchored).filter(Boolean);

// The passage that is read: of those in view the nearest to a third of the height.
function read(column, selector) {
  const at = (one) => offsetIn(column, one);
  const far = (one) => Math.abs(at(one) - readAt(column));
  return $$(selector, column).filter((one) => at(one) < column.clientHeight && at(one) + one.offsetHeight > 40).sort((a, b) => far(a) - far(b))[0];
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

let lit = null;

function light(passage) {
  for (const one of $$(".is-partner")) one.classList.remove("is-partner");
  for (const one of [passage, ...partners(passage)]) one.classList.add("is-partner");
  lit = passage;
  spin();
}

// Threads from column to column, never across one.
const threads = make("div", { ariaHidden: "true" });

function edge(passage) {
  const column = passage.closest(".text").getBoundingClientRect();
  const box = passage.getBoundingClientRect();
  const y = (Math.max(box.top, column.top) + Math.min(box.bottom, column.bottom)) / 2;
  return y > column.top && y < column.bottom && { left: box.left, right: box.right, y };
}

function spin() {
  const tied = lit ? [lit, ...partners(lit)] : [];
  const ends = columns.map((column) => tied.filter((one) => column.contains(one)).map(edge).filter(Boolean));
  const paths = ends.slice(1).flatMap((all, at) => all.flatMap((b) => ends[at].map((a) => {
    const middle = (a.right + b.left) / 2;
    return `<path d="M${a.right + 4} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${b.left - 14} ${b.y}"/>`;
  })));
  threads.innerHTML = `<svg class="thread">${paths.join("")}</svg>`;
}

function keepAddress() {
  const [first, ...others] = columns.map((one) => read(one, ".passage"));
  query.delete("beside");
  for (const one of others) if (one) query.append("beside", one.dataset.anchor);
  history.replaceState(null, "", `?${query}${first ? `#${first.id}` : ""}`);
}

function bring(column, passage) {
  if (column.contains(passage)) column.scrollBy({ top: offsetIn(column, passage) - readAt(column), behavior: "instant" });
}

if (columns.length > 1) {
  let resting;
  const toggle = $(".follow");
  toggle.onclick = () => {
    if (isApart()) query.delete("apart"); else query.set("apart", "1");
    toggle.ariaPressed = !isApart();
    keepAddress();
  };
  document.body.append(threads);
  addEventListener("resize", spin);
  bring(columns[0], document.getElementById(location.hash.slice(1)));
  for (const column of columns) {
    column.tabIndex = 0;
    column.addEventListener("scroll", () => {
      spin();
      if (column !== led()) return;
      clearTimeout(resting);
      resting = setTimeout(() => {
        if (!isApart()) follow(column);
        setTimeout(keepAddress, 400);
      }, 120);
    }, { passive: true });
    const at = anchored(column.dataset.at || "");
    if (at) {
      bring(column, at);
      light(at);
    }
    for (const kind of ["mouseover", "focusin"]) column.addEventListener(kind, ({ target }) => {
      const passage = target.closest(".passage[data-with]");
      if (passage) light(passage);
    });
  }
}
