// Citations are copied with one click.

for (const one of document.querySelectorAll(".copied-from")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "copy";
  button.setAttribute("aria-label", `copy the citation, ${one.closest("dd").previousElementSibling.textContent}`);
  button.addEventListener("click", async () => {
    const html = new Blob([one.innerHTML], { type: "text/html" });
    const plain = new Blob([one.textContent], { type: "text/plain" });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
      button.textContent = "copied";
    } catch {
      getSelection().selectAllChildren(one);
    }
  });
  one.after(" ", button);
}
