// The meaning of a word in a box of its own; without this script the link leads to the list of words.
let opener = null;

function openMeaning(link) {
  const entry = find(link.getAttribute("href").slice(1));
  if (!entry) return;
  opener = link;
  find("meaning-title").textContent = entry.querySelector("dfn").textContent;
  const said = entry.querySelector("dt .small");
  find("meaning-text").replaceChildren(
    ...(said ? [element("p", { className: "small" }, said.textContent)] : []),
    ...[...entry.querySelectorAll("dd:not(.back)")].map((node) => element("p", {}, node.textContent)),
  );
  const box = find("meaning");
  box.hidden = false;
  const word = link.getBoundingClientRect();
  const left = clamp(word.left, 16, Math.max(16, root.clientWidth - box.offsetWidth - 16));
  const isBelow = word.bottom + box.offsetHeight + 12 < window.innerHeight || word.top < box.offsetHeight + viewport().top;
  box.style.left = left + window.scrollX + "px";
  box.style.top = (isBelow ? word.bottom + 8 : word.top - box.offsetHeight - 8) + window.scrollY + "px";
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "nearest" });
}

function closeMeaning(returns) {
  if (find("meaning").hidden) return;
  find("meaning").hidden = true;
  if (returns && opener) opener.focus({ preventScroll: true });
}

/** From the list of words to the word's first place in the version that is shown. */
function backToText(event, back) {
  const name = back.getAttribute("href").replace("#in-", "#");
  const link = [...document.querySelectorAll("a.term")].find((one) => one.getAttribute("href") === name && one.offsetParent);
  if (!link) return;
  event.preventDefault();
  link.scrollIntoView({ block: "center" });
  link.focus({ preventScroll: true });
}

function prepareLinks() {
  for (const link of document.querySelectorAll("a.term")) link.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("click", (event) => {
    const back = event.target.closest(".back a");
    if (back) return backToText(event, back);
    const link = event.target.closest("a.term");
    if (link && settings.meanings) { event.preventDefault(); openMeaning(link); } else if (!event.target.closest("#meaning")) closeMeaning(false);
  });
  onSettings((now) => {
    for (const link of document.querySelectorAll("a.term")) link.tabIndex = now.meanings ? 0 : -1;
  });
  listsChanged.push(() => closeMeaning(false));
}

find("meaning-close").addEventListener("click", () => closeMeaning(true));
find("meaning-listen").addEventListener("click", () => { const word = opener.querySelector(".w"); closeMeaning(true); playFrom(word); });
// The box is left with Tab at its ends: it closes, and the reader goes on in the text.
find("meaning").addEventListener("keydown", (event) => {
  if (event.key !== "Tab") return;
  const buttons = [find("meaning-listen"), find("meaning-close")];
  const leaves = event.shiftKey ? [find("meaning"), buttons[0]].includes(document.activeElement) : document.activeElement === buttons[1];
  if (leaves) { event.preventDefault(); closeMeaning(true); }
});
