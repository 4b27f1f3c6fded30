// What all parts share. The files of this folder are put together in the order of their names, in one function.
const find = (id) => document.getElementById(id);
const root = document.documentElement;
const data = JSON.parse(find("data").textContent);
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** Tells people who use a screen reader what happened. */
function say(text) {
  const place = find("say");
  place.textContent = "";
  window.setTimeout(() => { place.textContent = text; }, 30);
}

/** A note under the buttons, for all. */
function note(text) {
  find("note").textContent = text;
  find("note").hidden = !text;
  if (text) say(text);
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
