// The player: which line and word is being read, and what comes next.
const at = { line: 0, word: 0, node: null, shown: false, playing: false, waiting: 0 };
const moved = [];
let engine = null;

/** Call `then(line, word)` when another word is read; the line is null when nothing is. */
function onMove(then) { moved.push(then); }

function setPlace(line, word) {
  const isNew = at.line !== line || at.word !== word || !at.shown;
  at.line = line;
  at.word = word;
  at.shown = true;
  if (isNew) for (const then of moved) then(playlist[line], word);
}

function setPlaying(playing) {
  at.playing = playing;
  root.classList.toggle("playing", playing);
  find("play-label").textContent = playing ? "Pause" : "Listen";
  if (navigator.mediaSession) navigator.mediaSession.playbackState = playing ? "playing" : "paused";
}

const report = {
  heard(word) { if (at.playing) setPlace(at.line, word); },
  done(next) {
    if (!at.playing) return;
    if (next) { at.line = playlist.indexOf(next); setPlace(at.line, 0); return; }
    if (at.line + 1 >= playlist.length) { stop(); at.line = 0; at.word = 0; at.shown = false; say("The end."); return; }
    at.waiting = window.setTimeout(() => play(at.line + 1, 0), 200 + settings.wait * 1000);
  },
  failed(error) {
    setPlaying(false);
    note(error && error.message === "no voice" ? "This device has no voice that your browser can use without a network." : "The sound could not be played.");
  },
  /** The next line, where the sound of this one may simply go on. */
  runsOn(line) {
    const next = playlist[playlist.indexOf(line) + 1];
    if (!next || settings.wait > 0 || next.version !== line.version) return null;
    return Number(next.id.slice(1)) === Number(line.id.slice(1)) + 1 && next.times.length ? next : null;
  },
};

function play(line = at.line, word = at.word) {
  window.clearTimeout(at.waiting);
  if (!engine) return note("This page carries no sound, and your browser has no voice.");
  note("");
  if (!playlist[line] || !playlist[line].words.length) return;
  setPlaying(true);
  at.shown = false;
  setPlace(line, word);
  engine.start(playlist[line], word);
}

function stop() {
  window.clearTimeout(at.waiting);
  setPlaying(false);
  if (engine) engine.stop();
}

function toggle() { if (at.playing) stop(); else play(); }

/** A sentence back or on. Back goes to the start of this one first. */
function bySentence(step) {
  const back = step < 0 && (at.word > 1 || !at.shown);
  moveTo(clamp(at.line + (back ? 0 : step), 0, playlist.length - 1), 0);
}

function byWord(step) {
  let line = at.line;
  let word = at.shown ? at.word + step : 0;
  if (word < 0 && line > 0) { line -= 1; word = playlist[line].words.length - 1; }
  if (word >= playlist[line].words.length) { if (line + 1 >= playlist.length) return; line += 1; word = 0; }
  moveTo(line, Math.max(0, word));
}

function moveTo(line, word) { if (at.playing) play(line, word); else { at.shown = false; setPlace(line, word); } }

/** Where a line of the new list stands that is this one, or a line of the same passage. */
function placeOf(node) {
  const same = playlist.findIndex((one) => one.node === node);
  const passage = node && node.dataset.passage;
  return same >= 0 || !passage ? same : playlist.findIndex((one) => one.node.dataset.passage === passage);
}

/** When the list of lines changes, stay at the same line, or at its passage where it is no longer shown. */
listsChanged.push(() => {
  const line = placeOf(at.node);
  const isSame = line >= 0 && playlist[line].node === at.node;
  at.line = Math.max(0, line);
  if (isSame) return;
  const wasPlaying = at.playing;
  const wasShown = at.shown;
  stop();
  at.word = 0;
  at.shown = false;
  if (line >= 0 && wasPlaying) play(line, 0);
  else if (line >= 0 && wasShown) setPlace(line, 0);
  else for (const then of moved) then(null, 0);
});
onMove((line) => { if (line) at.node = line.node; });

onSettings((now, names) => { if (names.includes("speed") && engine) engine.speed(now.speed); });

/** The browser's own voice where the page has no sound that can be played. */
function useBrowserVoice(why) {
  if ("speechSynthesis" in window) {
    engine = Object.assign(browserVoice(window.speechSynthesis, report), { isBrowser: true });
    note(`${why} Your browser’s own voice reads it.`);
  } else {
    engine = null;
    note(`${why} Your browser has no voice.`);
    for (const id of ["play", "previous", "next", "slower", "faster"]) find(id).disabled = true;
  }
}

function chooseEngine() {
  const players = {};
  for (const version of ["plain", "original"]) {
    const player = find("sound-" + version);
    if (player) { players[version] = player; player.hidden = true; }
  }
  if (players.plain && players.original) {
    engine = pageSound(players, report);
    const files = Object.values(players).map((player) => player.getAttribute("src")).join(" and ");
    for (const player of Object.values(players)) if ("beside" in player.dataset) {
      // Somebody may have passed on the page alone.
      const lost = () => {
        if (!engine || engine.isBrowser) return;
        stop();
        useBrowserVoice(`The sound is not here: keep ${files} in the same folder as this page.`);
      };
      if (player.error) lost(); else player.addEventListener("error", lost);
    }
  } else useBrowserVoice("This page carries no sound.");
  window.addEventListener("pagehide", stop);
  if (navigator.mediaSession && engine) {
    const actions = { play: () => play(), pause: stop, previoustrack: () => bySentence(-1), nexttrack: () => bySentence(1) };
    for (const [name, act] of Object.entries(actions)) try { navigator.mediaSession.setActionHandler(name, act); } catch { /* not in this browser */ }
  }
}

function faster(step) {
  set({ speed: clamp(Math.round((settings.speed + step) * 10) / 10, 0.5, 3) });
  say("Speed " + settings.speed);
}

find("play").addEventListener("click", toggle);
find("previous").addEventListener("click", () => bySentence(-1));
find("next").addEventListener("click", () => bySentence(1));
find("slower").addEventListener("click", () => faster(-0.1));
find("faster").addEventListener("click", () => faster(0.1));
