// Notes in the margin rise to the height of their calls and move apart where they crowd.

const wide = matchMedia("(min-width: 62.5em)");
const GAP = 6;

// What stands in the margin, in order, each with the place it would like to stand at.
function wishes(passages) {
  const top = passages.getBoundingClientRect().top;
  const found = [];
  for (const one of passages.querySelectorAll(".notes > *")) {
    const back = one.querySelector("a.back");
    const call = back && document.getElementById(back.hash.slice(1));
    const at = call || document.getElementById((one.dataset.for || "").split(".").slice(1).join(".")) || one.parentElement.previousElementSibling;
    if (!at || getComputedStyle(one).display === "none") continue;
    const box = at.getBoundingClientRect();
    found.push({ one, wish: (call ? box.bottom - 21 : box.top + 4) - top, height: one.offsetHeight + GAP });
  }
  return found.sort((a, b) => a.wish - b.wish);
}

// Blocks of neighbours that touch stand where they are together nearest to their wishes.
function settle(items) {
  const blocks = [];
  for (const item of items) {
    let block = { items: [item], height: item.height, sum: item.wish, top: Math.max(item.wish, 0) };
    while (blocks.length && blocks.at(-1).top + blocks.at(-1).height > block.top) {
      const before = blocks.pop();
      const sum = before.sum + block.sum - block.items.length * before.height;
      const items = [...before.items, ...block.items];
      block = { items, height: before.height + block.height, sum, top: Math.max(sum / items.length, 0) };
    }
    blocks.push(block);
  }
  return blocks;
}

function place(passages) {
  passages.classList.toggle("is-risen", wide.matches);
  if (!wide.matches) {
    passages.style.minHeight = "";
    return;
  }
  let end = 0;
  for (const block of settle(wishes(passages))) {
    let top = block.top;
    for (const item of block.items) {
      item.one.style.top = `${Math.round(top)}px`;
      top += item.height;
    }
    end = Math.max(end, top);
  }
  passages.style.minHeight = `${Math.ceil(end)}px`;
}

const passages = document.querySelector(".reading:not(.beside) .passages");
if (passages && passages.querySelector(".notes")) {
  const all = () => place(passages);
  all();
  document.fonts.ready.then(all);
  new ResizeObserver(all).observe(passages.firstElementChild);
  wide.addEventListener("change", all);
}

// Call and note light each other.
for (const kind of ["over", "out", "focusin", "focusout"]) {
  document.addEventListener(kind.startsWith("focus") ? kind : `mouse${kind}`, (event) => {
    const link = event.target.closest?.("a.call, .note");
    if (!link) return;
    const id = link.matches("a.call") ? link.hash.slice(1) : link.querySelector("a.back")?.hash.slice(1);
    const other = id && document.getElementById(id);
    if (other) for (const one of [link, other]) one.classList.toggle("is-lit", kind === "over" || kind === "focusin");
  });
}
