// Clicks on words, and keys.
function playFrom(word) {
  const node = word.closest(".line");
  const line = playlist.findIndex((one) => one.node === node);
  if (line < 0) return;
  follows = true;
  find("back").hidden = true;
  play(line, playlist[line].words.indexOf(word));
}

document.addEventListener("click", (event) => {
  const word = event.target.closest(".line .w");
  if (!word || !settings.click || (settings.meanings && event.target.closest("a"))) return;
  event.preventDefault();
  const selection = window.getSelection();
  if (selection && !selection.isCollapsed) return;
  playFrom(word);
});

/** Whether keys belong to what has the focus. */
function inField(node) { return Boolean(node.closest && node.closest("input, select, textarea, audio, .settings, [contenteditable]")); }

const KEYS = {
  " ": toggle,
  ArrowLeft: (event) => (event.shiftKey ? byWord(-1) : bySentence(-1)),
  ArrowRight: (event) => (event.shiftKey ? byWord(1) : bySentence(1)),
  r: () => play(at.line, 0),
  "-": () => faster(-0.1),
  "+": () => faster(0.1),
  "=": () => faster(0.1),
  o: () => { const passage = playlist[at.line] && playlist[at.line].node.closest(".passage.changed"); if (passage) swap(Number(passage.dataset.passage)); },
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (!find("meaning").hidden) closeMeaning(true);
    else if (!find("settings").hidden) openSettings(false);
    return;
  }
  if (!settings.keys || event.ctrlKey || event.altKey || event.metaKey || inField(event.target) || !find("meaning").hidden) return;
  if (event.key === " " && event.target.closest("button, a, summary")) return;
  if (settings.lines > 0 && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    byLine(event.key === "ArrowUp" ? -1 : 1);
    return;
  }
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act(event);
});

loadSettings();
prepareText();
prepareLinks();
chooseEngine();
find("bar").hidden = false;
applySettings(Object.keys(settings));
if (document.fonts) document.fonts.ready.then(showBand);
