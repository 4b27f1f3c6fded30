// Line focus: a band of lines stays clear, the text moves under it.
const BAND = 0.42;

function lineHeight() { return parseFloat(getComputedStyle(find(shownVersion())).lineHeight) || 28; }

function bandMiddle() {
  const view = viewport();
  return view.top + (view.bottom - view.top) * BAND;
}

function showBand() {
  const on = settings.lines > 0;
  find("above").hidden = find("below").hidden = !on;
  if (!on) return;
  const half = (settings.lines * lineHeight()) / 2;
  find("above").style.height = Math.max(0, bandMiddle() - half) + "px";
  find("below").style.height = Math.max(0, window.innerHeight - bandMiddle() - half) + "px";
}

/** A line up or down, for the keys. */
function byLine(step) {
  yieldToReader();
  ourScroll = performance.now() + 300;
  window.scrollBy({ top: step * lineHeight(), behavior: "auto" });
}

onSettings((now, names) => {
  showBand();
  // Bring a whole line under the band when it is turned on.
  if (names.includes("lines") && now.lines > 0 && playlist.length) {
    const line = playlist[at.shown ? at.line : Math.min(1, playlist.length - 1)];
    scrollToWord(line.words[at.shown ? at.word : 0] || line.node);
  }
});
window.addEventListener("resize", showBand);
document.addEventListener("scroll", () => { if (settings.lines > 0 && getComputedStyle(find("bar")).position !== "sticky") showBand(); }, { passive: true });
// What gets the focus of the keyboard is not left in the shade.
document.addEventListener("focusin", (event) => {
  if (settings.lines > 0 && event.target.closest(".text, .words")) scrollToWord(event.target);
});
