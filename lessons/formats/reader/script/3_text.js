// The text: its lines in the order in which they are shown and read, and the two versions of each passage.
const lineData = {};
for (const [version, track] of Object.entries(data.versions)) {
  for (const [id, row] of Object.entries(track)) {
    const times = row.t ? row.t.split(" ").map((value) => value === "-" ? NaN : Number(value) / 1000) : [];
    lineData[id] = { id, version, times, parts: row.p, syllables: row.y ? row.y.split(" ") : [] };
  }
}
/** What is read, in order: {node, words, times, version}. */
let playlist = [];
const swapped = new Set();
let isSplit = false;
const listsChanged = [];

/** Times are pairs: when a word begins, when it ends. */
function makePlaylist() {
  playlist = [...document.querySelectorAll("h1 .line, .text .line")].filter((node) => !node.closest("[hidden]")).map((node) => {
    const known = lineData[node.dataset.other && settings.version === "original" ? node.dataset.other : node.dataset.line || node.id];
    return { node, words: [...node.querySelectorAll(".w")], times: known.times, version: known.version, id: known.id };
  }).filter((line) => line.words.length && (line.times.length || !find("sound-plain"))); // A row of stars is not read.
  for (const then of listsChanged) then();
}

function markWords(node) {
  const known = lineData[node.dataset.line || node.id];
  node.querySelectorAll(".w").forEach((word, number) => {
    const part = known.parts[number];
    if (part && part !== "-") word.dataset.part = part;
    if (isSplit) split(word, known.syllables[number]);
  });
}

/** Syllables are pieces of a word, so that the mark between them is neither read aloud nor copied. */
function split(word, places) {
  if (!places || places === "-" || word.querySelector(".y")) return;
  const text = word.textContent;
  const starts = [0, ...places.split(".").map(Number), text.length];
  word.replaceChildren(...starts.slice(1).map((end, number) => element("span", { className: "y" }, text.slice(starts[number], end))));
}

const passageIn = (version, number) => find(version).querySelector(`.passage[data-passage="${number}"]`);
const otherVersion = (version) => (version === "plain" ? "original" : "plain");
const NAMES = { plain: "Plain language", original: "Original article" };

/** The same passage of the other version, to be shown here: without the names that stand once in a page. */
function copyOf(version, number) {
  const copy = element("span", { className: "other" }, element("span", { className: "tag" }, NAMES[version] + ": "));
  for (const node of passageIn(version, number).querySelectorAll(".line")) {
    const line = node.cloneNode(true);
    line.dataset.line = node.id;
    for (const one of [line, ...line.querySelectorAll("[id]")]) one.removeAttribute("id");
    line.classList.remove("now");
    for (const word of line.querySelectorAll(".now")) word.classList.remove("now");
    copy.append(line, " ");
  }
  return copy;
}

function shownVersion() { return settings.version === "original" ? "original" : "plain"; }

/** Show one passage as the settings and its button say. */
function showPassage(passage) {
  const version = passage.closest(".text").id;
  const number = Number(passage.dataset.passage);
  const isSwapped = swapped.has(number) && settings.version !== "both";
  passage.querySelectorAll(".other").forEach((node) => node.remove());
  for (const node of passage.querySelectorAll(".line")) node.hidden = isSwapped;
  const button = passage.querySelector(".swap");
  if (isSwapped || settings.version === "both") passage.insertBefore(copyOf(otherVersion(version), number), button);
  const other = otherVersion(version);
  button.setAttribute("aria-pressed", String(isSwapped));
  button.setAttribute("aria-label", `Show this in the ${other === "plain" ? "plain version" : "original"}`);
  button.hidden = settings.version === "both";
}

function showVersion() {
  const version = shownVersion();
  find("text").hidden = version !== "plain";
  find("original-section").hidden = version !== "original";
  find(version).querySelectorAll(".passage.changed").forEach(showPassage);
  makePlaylist();
}

function swap(number) {
  if (settings.version === "both") return;
  if (!swapped.delete(number)) swapped.add(number);
  const passage = passageIn(shownVersion(), number);
  if (!passage || !passage.classList.contains("changed")) return;
  showPassage(passage);
  makePlaylist();
  say(NAMES[swapped.has(number) ? otherVersion(shownVersion()) : shownVersion()]);
}

function prepareText() {
  for (const passage of document.querySelectorAll(".passage.changed")) {
    const button = element("button", { type: "button", className: "swap" }, "⇄");
    button.addEventListener("click", () => swap(Number(passage.dataset.passage)));
    passage.append(button);
  }
  document.querySelectorAll(".line").forEach(markWords);
}

onSettings((now, names) => {
  if (now.syllables && !isSplit) {
    isSplit = true;
    document.querySelectorAll(".line").forEach(markWords);
  }
  if (names.includes("version")) {
    swapped.clear();
    showVersion();
  }
});
