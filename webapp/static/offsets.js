// The running text of a passage.

const APART = ".call, .tools, .number, .speaker, .page, .back, .said, .was, .whole, [data-anchor]";
const CONTEXT = 32;

const pieces = (inside) => [...inside.childNodes].flatMap((one) =>
  one.nodeType === Node.TEXT_NODE ? one : one.matches?.(APART) ? [] : pieces(one));
const words = (nodes) => nodes.map((node) => node.data).join("");

// The words of a range in the passage, with what is before and after.
export function selectorOf(passage, range) {
  const nodes = pieces(passage);
  const text = words(nodes);
  const before = (place, offset, side) => nodes.reduce((sum, node) =>
    sum + (node === place ? offset : range.comparePoint(node, 0) < side ? node.length : 0), 0);
  const from = before(range.startContainer, range.startOffset, 0);
  const exact = text.slice(from, before(range.endContainer, range.endOffset, 1)).trim();
  const start = text.indexOf(exact, from);
  const end = start + exact.length;
  return { exact, prefix: text.slice(Math.max(start - CONTEXT, 0), start), suffix: text.slice(end, end + CONTEXT) };
}

// The range of a quote in the passage, of equal ones that whose neighbours fit best; or null.
export function rangeOf(passage, { exact, prefix = "", suffix = "" }) {
  const nodes = pieces(passage);
  const text = words(nodes);
  const fits = (at) => text.slice(0, at).endsWith(prefix) + text.slice(at + exact.length).startsWith(suffix);
  let best = -1;
  for (let at = text.indexOf(exact); exact && at >= 0; at = text.indexOf(exact, at + 1)) if (best < 0 || fits(at) > fits(best)) best = at;
  if (best < 0) return null;
  const range = new Range();
  range.setStart(...standing(nodes, best));
  range.setEnd(...standing(nodes, best + exact.length));
  return range;
}

function standing(nodes, place) {
  const node = nodes.find((one) => place <= one.length || ((place -= one.length), false));
  return [node, place];
}
