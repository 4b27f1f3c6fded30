// Line focus: a band of lines stays clear, the text moves under it.
const BAND = 0.42;

function lineHeight() { return parseFloat(getComputedStyle(find(shownVersion())).lineHeight) || 28; }

/** The same place whether the bar has reached the top of the window or not. */
function bandMiddle() {
  const bar = getComputedStyle(find("bar")).position === "sticky" ? find("bar").offsetHeight : 0;
  return bar + (viewport().bottom - bar) * BAND;
}

/** Whole lines stay clear: the nearest to the middle, and as many above it as below. */
function showBand() {
  const on = settings.lines > 0;
  find("above").hidden = find("below").hidden = !on;
  if (!on) return;
  const half = lineHeight() / 2;
  const reach = (settings.lines + 2) * 2 * half;
  const middles = linesNear(bandMiddle(), reach);
  let first = bandMiddle();
  let last = first;
  if (middles.length) {
    const nearest = middles.reduce((best, middle, number) => (Math.abs(middle - first) < Math.abs(middles[best] - first) ? number : best), 0);
    const around = (settings.lines - 1) / 2;
    last = middles[Math.min(middles.length - 1, nearest + around)];
    first = middles[Math.max(0, nearest - around)];
  }
  find("above").style.height = Math.max(0, first - half) + "px";
  find("below").style.height = Math.max(0, window.innerHeight - last - half) + "px";
}

/** The middles of the lines near a height, from the top down. */
function linesNear(height, reach) {
  const found = [];
  for (const line of playlist) {
    const box = line.node.getBoundingClientRect();
    if (box.bottom < height - reach || box.top > height + reach) continue;
    for (const word of line.words) {
      const rect = word.getClientRects()[0];
      if (!rect) continue;
      const middle = (rect.top + rect.bottom) / 2;
      if (!found.some((other) => Math.abs(other - middle) < lineHeight() / 2)) found.push(middle);
    }
  }
  return found.sort((one, other) => one - other);
}

/** The word whose line is nearest to the middle of the band. */
function nearestWord() {
  const middle = bandMiddle();
  let best = null;
  let least = Infinity;
  for (const line of playlist) {
    const box = line.node.getBoundingClientRect();
    if (box.bottom < middle - least || box.top > middle + least) continue;
    for (const word of line.words) {
      const rect = word.getBoundingClientRect();
      const off = Math.abs((rect.top + rect.bottom) / 2 - middle);
      if (off < least) { least = off; best = word; }
    }
  }
  return best;
}

/** Whole lines stand in the band, never halves. */
function snap() {
  const word = settings.lines > 0 && nearestWord();
  if (!word) return;
  const box = word.getBoundingClientRect();
  const off = (box.top + box.bottom) / 2 - bandMiddle();
  if (Math.abs(off) < 1 || Math.abs(off) > 2 * lineHeight()) return showBand();
  ourScroll = performance.now() + 300;
  window.scrollBy({ top: off, behavior: "auto" });
  showBand();
}

/** A line up or down, for the keys. */
function byLine(step) {
  yieldToReader();
  ourScroll = performance.now() + 300;
  window.scrollBy({ top: step * lineHeight(), behavior: "auto" });
  snap();
}

onSettings((now, names) => {
  showBand();
  if (now.lines <= 0 || !playlist.length) return;
  // Bring what is being read, or what is at the top, under the band.
  if (names.includes("lines")) {
    const seen = playlist.slice(1).find((line) => line.node.getBoundingClientRect().bottom > viewport().top + 10);
    const line = at.shown ? playlist[at.line] : seen || playlist[0];
    const box = (at.shown && line.words[at.word] || line.words[0] || line.node).getBoundingClientRect();
    ourScroll = performance.now() + 300;
    window.scrollBy({ top: (box.top + box.bottom) / 2 - bandMiddle(), behavior: "auto" });
    showBand();
  }
  snap();
});
window.addEventListener("resize", showBand);
// What gets the focus of the keyboard is not left in the shade.
document.addEventListener("focusin", (event) => {
  if (settings.lines > 0 && event.target.closest(".text, .words")) scrollToWord(event.target);
});
