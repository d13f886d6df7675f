// Citations are copied by a click.
import { $$, make } from "./making.js";

for (const one of $$(".copied-from")) {
  const ariaLabel = `copy the citation, ${one.closest("dd").previousElementSibling.textContent}`;
  const onclick = async ({ target }) => {
    const html = new Blob([one.innerHTML], { type: "text/html" });
    const plain = new Blob([one.textContent], { type: "text/plain" });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
      target.textContent = "copied";
    } catch {
      getSelection().selectAllChildren(one);
    }
  };
  one.after(" ", make("button", { className: "copy", textContent: "copy", ariaLabel, onclick }));
}
