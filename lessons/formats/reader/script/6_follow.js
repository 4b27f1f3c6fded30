// What is read is marked, and the page scrolls with it until the reader scrolls elsewhere.
let follows = true;
let ourScroll = 0;
/** What a scroll of ours is on its way to: another one may have cut it short. */
let goal = null;
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

onMove((line, word) => {
  for (const node of document.querySelectorAll(".now")) node.classList.remove("now");
  if (!line) return showPlace();
  line.node.classList.add("now");
  const spoken = line.words[word];
  if (spoken) spoken.classList.add("now");
  showPlace();
  if (settings.follow && follows) scrollToWord(spoken || line.node);
});

function showPlace() {
  find("place").textContent = playlist.length ? `Sentence ${at.line + 1} of ${playlist.length}` : "";
}

/** Where the reading takes place: below the bar, above what lies at the bottom. */
function viewport() {
  const bar = find("bar").getBoundingClientRect();
  const isSticky = getComputedStyle(find("bar")).position === "sticky";
  const panel = find("settings");
  const isSheet = !panel.hidden && panel.getBoundingClientRect().left < 10;
  return { top: isSticky ? Math.max(0, bar.bottom) : 0, bottom: isSheet ? panel.getBoundingClientRect().top : window.innerHeight };
}

function scrollToWord(node) {
  const box = node.getBoundingClientRect();
  const view = viewport();
  const middle = settings.lines > 0 ? bandMiddle() : view.top + (view.bottom - view.top) * 0.4;
  const off = (box.top + box.bottom) / 2 - middle;
  const room = settings.lines > 0 ? Math.max(4, box.height * 0.4) : (view.bottom - view.top) * 0.25;
  if (Math.abs(off) <= room) return;
  goal = node;
  scrollByUs(off);
}

function scrollByUs(distance) {
  ourScroll = performance.now() + 900;
  window.scrollBy({ top: distance, behavior: still.matches || Math.abs(distance) > 1500 ? "auto" : "smooth" });
}

function yieldToReader() {
  if (!at.playing || !settings.follow || !follows) return;
  follows = false;
  find("back").hidden = false;
}

function followAgain() {
  follows = true;
  find("back").hidden = true;
  const line = playlist[at.line];
  if (line) scrollToWord(line.words[at.word] || line.node);
}

function scrollEnded() {
  const node = goal;
  goal = null;
  if (node) scrollToWord(node);
  else if (settings.lines > 0) snap();
  showBand();
}
if ("onscrollend" in window) window.addEventListener("scrollend", scrollEnded);
else {
  let timer = 0;
  window.addEventListener("scroll", () => { window.clearTimeout(timer); timer = window.setTimeout(scrollEnded, 150); }, { passive: true });
}
function scrolledByHand() { goal = null; yieldToReader(); }
window.addEventListener("wheel", scrolledByHand, { passive: true });
window.addEventListener("touchmove", scrolledByHand, { passive: true });
// The scroll bar tells nothing but that the page moves.
window.addEventListener("scroll", () => { if (!goal && performance.now() > ourScroll) yieldToReader(); }, { passive: true });
window.addEventListener("keydown", (event) => {
  if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key) && !inField(event.target)) scrolledByHand();
});
find("back").addEventListener("click", () => { followAgain(); find("play").focus({ preventScroll: true }); });
onSettings((now, names) => { if (names.includes("follow")) { follows = true; find("back").hidden = true; } });
new ResizeObserver(() => {
  const bar = find("bar");
  const isSticky = getComputedStyle(bar).position === "sticky";
  root.style.setProperty("--bar", (isSticky ? bar.offsetHeight : 0) + "px");
}).observe(find("bar"));
