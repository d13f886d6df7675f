// Citations are copied by a click.
import { $$ } from "./making.js";

for (const button of $$(".copy")) button.onclick = async () => {
  const one = button.previousElementSibling;
  const html = new Blob([one.innerHTML], { type: "text/html" });
  const plain = new Blob([one.textContent], { type: "text/plain" });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
    button.textContent = "copied";
  } catch {
    getSelection().selectAllChildren(one);
  }
};
