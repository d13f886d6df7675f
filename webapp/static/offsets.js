// Running text of a passage as it stands on the page.

const APART = ".call, .tools, .number, .speaker, .page, .back, .said, .was, .whole";
const CONTEXT = 32;

function pieces(passage) {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest(APART) && node.parentElement.closest("[data-anchor]") === passage) found.push(node);
  return found;
}

// The words of a range in the passage, with what is before and after.
export function selectorOf(passage, range) {
  let text = "";
  let start = -1;
  let end = 0;
  for (const node of pieces(passage)) {
    if (range.intersectsNode(node)) {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (to > from && start < 0) start = text.length + from;
      if (to > from) end = text.length + to;
    }
    text += node.data;
  }
  const exact = text.slice(start, end).trim();
  start = text.indexOf(exact, start);
  end = start + exact.length;
  return { exact, prefix: text.slice(Math.max(start - CONTEXT, 0), start), suffix: text.slice(end, end + CONTEXT) };
}

// The range of a quote in the passage, of equal ones that whose neighbours fit best; or null.
export function rangeOf(passage, { exact, prefix = "", suffix = "" }) {
  const nodes = pieces(passage);
  const text = nodes.map((node) => node.data).join("");
  const fits = (at) => text.slice(0, at).endsWith(prefix) + text.slice(at + exact.length).startsWith(suffix);
  let best = -1;
  for (let at = text.indexOf(exact); exact && at >= 0; at = text.indexOf(exact, at + 1)) if (best < 0 || fits(at) > fits(best)) best = at;
  if (best < 0) return null;
  const range = document.createRange();
  range.setStart(...standing(nodes, best));
  range.setEnd(...standing(nodes, best + exact.length));
  return range;
}

function standing(nodes, place) {
  const node = nodes.find((one) => place <= one.length || ((place -= one.length), false));
  return [node, place];
}
