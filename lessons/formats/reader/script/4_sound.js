// Two ways to speak a line, with the same face: the sound in the page, and the browser's own voice.
// Each has start(line, word), stop(), speed(rate); each calls heard(word) and done() as it goes on.

/** The sound in the page. `runsOn(line)` tells whether the sound may run on into the next line. */
function pageSound(players, { heard, done, failed, runsOn }) {
  let line = null;
  let player = null;
  let frame = 0;
  let token = 0;
  let first = 0;
  for (const one of Object.values(players)) {
    one.preservesPitch = one.mozPreservesPitch = one.webkitPreservesPitch = true;
    // In a hidden tab no frames are drawn, but the sound goes on.
    one.addEventListener("timeupdate", () => { if (one === player) look(); });
    one.addEventListener("ended", () => { if (one === player && line) finish(); });
  }

  function look() {
    if (!line || player.seeking) return;
    const now = player.currentTime;
    heard(Math.max(first, wordAt(line, now)));
    const next = runsOn(line);
    const end = next ? firstTime(next) : lastTime(line) + 0.15;
    if (now >= end - 0.02) {
      if (next) { line = next; first = 0; done(next); } else finish();
    }
  }
  function finish() { halt(); done(null); }
  function halt() {
    token += 1;
    line = null;
    window.cancelAnimationFrame(frame);
    if (player) player.pause();
  }
  function draw() {
    look();
    if (line) frame = window.requestAnimationFrame(draw);
  }
  return {
    start(wanted, word) {
      halt();
      const mine = token;
      line = wanted;
      first = word;
      player = players[wanted.version];
      player.currentTime = Math.max(0, timeOf(wanted, word) - 0.03);
      player.playbackRate = settings.speed;
      const promise = player.play();
      if (promise) promise.catch((error) => { if (mine === token && error.name !== "AbortError") { halt(); failed(error); } });
      frame = window.requestAnimationFrame(draw);
    },
    stop: halt,
    speed(rate) { for (const one of Object.values(players)) one.playbackRate = rate; },
  };
}

function firstTime(line) { return timeOf(line, 0); }
function lastTime(line) {
  for (let place = line.times.length - 1; place > 0; place -= 2) if (!Number.isNaN(line.times[place])) return line.times[place];
  return 0;
}
/** When a word begins; the next one that is timed, where it is not. */
function timeOf(line, word) {
  for (let place = 2 * word; place < line.times.length; place += 2) if (!Number.isNaN(line.times[place])) return line.times[place];
  return lastTime(line);
}
function wordAt(line, seconds) {
  let found = 0;
  for (let word = 0; 2 * word < line.times.length; word += 1) if (line.times[2 * word] <= seconds + 0.02) found = word;
  return found;
}

/** The browser's own voice, one sentence at a time. Only voices on this device: the text is sent nowhere. */
function browserVoice(synth, { heard, done, failed }) {
  let token = 0;
  let current = null;
  synth.getVoices(); // The first call only makes the browser look for them.
  const voice = () => {
    const own = synth.getVoices().filter((one) => one.localService && one.lang.toLowerCase().startsWith(data.language.slice(0, 2)));
    return own.find((one) => one.default) || own[0];
  };
  const api = {
    start(line, word) {
      const chosen = voice();
      if (!chosen) return failed(new Error("no voice"));
      const mine = (token += 1);
      synth.cancel();
      // Words, and where each begins in what is spoken.
      let text = "";
      const starts = line.words.map((node, number) => {
        if (number < word) return -1;
        const place = text.length;
        text += node.textContent + (trailing(node) || " ");
        return place;
      });
      const utterance = new SpeechSynthesisUtterance(text);
      Object.assign(utterance, { voice: chosen, lang: chosen.lang, rate: settings.speed });
      current = { line, word };
      const still = () => mine === token;
      utterance.onstart = () => { if (still()) heard(word); };
      utterance.onboundary = (event) => {
        if (!still() || (event.name && event.name !== "word")) return;
        const number = starts.findLastIndex((place) => place >= 0 && place <= event.charIndex);
        current.word = Math.max(word, number);
        heard(current.word);
      };
      utterance.onend = () => { if (still()) { current = null; done(null); } };
      utterance.onerror = (event) => { if (still() && event.error !== "interrupted" && event.error !== "canceled") { current = null; failed(event); } };
      synth.speak(utterance);
    },
    stop() { token += 1; current = null; synth.cancel(); },
    speed() { if (current) api.start(current.line, current.word); },
  };
  return api;
}

/** The marks between a word and the next one: they tell the voice where to pause. */
function trailing(node) {
  let next = node.nextSibling;
  let parent = node.parentNode;
  while (!next && parent && !parent.classList.contains("line")) { next = parent.nextSibling; parent = parent.parentNode; }
  return next && next.nodeType === Node.TEXT_NODE ? next.data : "";
}
