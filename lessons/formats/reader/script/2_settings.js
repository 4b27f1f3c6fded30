// Settings: kept on this device where the browser allows it, and applied as soon as they change.
const KEY = "hornbook-reader";
const DEFAULTS = Object.assign({
  version: "plain", compare: true, meanings: true, theme: "system", font: "atkinson", size: 100, spacing: 0,
  height: 1.6, width: 65, speed: 1, wait: 0, markword: true, marksentence: true, follow: true, click: true,
  lines: 0, syllables: false, nouns: false, verbs: false, adjectives: false, adverbs: false, labels: false, keys: true,
}, data.defaults);
const settings = Object.assign({}, DEFAULTS);
const listeners = [];
let canKeep = true;

/** Call `then(settings, changedNames)` after each change. */
function onSettings(then) { listeners.push(then); }

function loadSettings() {
  let kept = null;
  try {
    kept = JSON.parse(window.localStorage.getItem(KEY));
    window.localStorage.setItem(KEY + "-test", "1");
    window.localStorage.removeItem(KEY + "-test");
  } catch (error) {
    canKeep = kept !== null;
    if (error instanceof SyntaxError) canKeep = true;
  }
  for (const [name, value] of Object.entries(kept || {})) {
    if (name in DEFAULTS && typeof value === typeof DEFAULTS[name] && fits(name, value)) settings[name] = value;
  }
  find("kept").textContent = canKeep ? "Your settings are kept on this device." : "Your browser does not let this page keep settings.";
}

/** A value that was kept by an older page may be one that this page does not have. */
function fits(name, value) {
  const field = find(name);
  if (field.tagName === "SELECT") return [...field.options].some((option) => option.value === String(value));
  return field.type !== "range" || (value >= Number(field.min) && value <= Number(field.max));
}

function keepSettings() {
  try { window.localStorage.setItem(KEY, JSON.stringify(settings)); } catch { canKeep = false; }
}

function set(changes) {
  const names = Object.keys(changes).filter((name) => settings[name] !== changes[name]);
  if (!names.length) return;
  Object.assign(settings, changes);
  keepSettings();
  applySettings(names);
}

function applySettings(names) {
  showInForm();
  const themes = { system: !wantsDark.matches ? "light" : wantsContrast.matches ? "contrast" : "dark" };
  root.dataset.theme = themes[settings.theme] || settings.theme;
  const style = root.style;
  style.setProperty("--size", settings.size / 100);
  // Letters apart need words further apart, or reading slows down (Galliussi and others 2020). With a space of 0.28 em
  // this keeps the gap between words at three and a half times that between letters (British Dyslexia Association 2023).
  style.setProperty("--letter", (settings.spacing * 0.01).toFixed(2) + "em");
  style.setProperty("--space", (settings.spacing * 0.014).toFixed(3) + "em");
  style.setProperty("--height", settings.height);
  // A letter is narrower than a figure on average, which is what "ch" measures; the text is 1.15 times as large as the page.
  style.setProperty("--width", (settings.width * 0.83).toFixed(1) + "ch");
  style.setProperty("--font", settings.font === "system" ? "system-ui" : `"${data.fonts[settings.font]}"`);
  const classes = {
    "no-compare": !settings.compare, "no-meanings": !settings.meanings, "mark-word": settings.markword,
    "mark-sentence": settings.marksentence, clickable: settings.click, syllables: settings.syllables,
    nouns: settings.nouns, verbs: settings.verbs, adjectives: settings.adjectives, adverbs: settings.adverbs,
    labels: settings.labels, both: settings.version === "both", "line-focus": settings.lines > 0,
  };
  for (const [name, on] of Object.entries(classes)) root.classList.toggle(name, on);
  for (const then of listeners) then(settings, names);
}

const UNITS = { size: (v) => v + " %", spacing: (v) => v ? "+" + v : "normal", height: (v) => String(v), width: (v) => v + " letters",
  speed: (v) => v + " ×", wait: (v) => v ? v + " s" : "none" };

function showInForm() {
  for (const [name, value] of Object.entries(settings)) {
    const field = find(name);
    if (field.type === "checkbox") field.checked = value; else field.value = value;
    if (UNITS[name]) {
      find(name + "-now").textContent = UNITS[name](value);
      field.setAttribute("aria-valuetext", UNITS[name](value));
    }
  }
  find("speed-shown").textContent = settings.speed + "×";
}

const wantsDark = window.matchMedia("(prefers-color-scheme: dark)");
const wantsContrast = window.matchMedia("(prefers-contrast: more)");
for (const query of [wantsDark, wantsContrast]) query.addEventListener("change", () => applySettings(["theme"]));

find("form").addEventListener("input", (event) => {
  const field = event.target;
  if (!(field.name in settings)) return;
  const isNumber = typeof DEFAULTS[field.name] === "number";
  set({ [field.name]: field.type === "checkbox" ? field.checked : isNumber ? Number(field.value) : field.value });
});
find("form").addEventListener("submit", (event) => event.preventDefault());
find("reset").addEventListener("click", () => { set(Object.assign({}, DEFAULTS)); say("All settings are as at first."); });

function openSettings(open) {
  find("settings").hidden = !open;
  find("open-settings").setAttribute("aria-expanded", String(open));
  root.classList.toggle("with-settings", open);
  showBand();
  if (open) find("settings").focus(); else find("open-settings").focus();
}
find("open-settings").addEventListener("click", () => openSettings(find("settings").hidden));
find("close-settings").addEventListener("click", () => openSettings(false));
