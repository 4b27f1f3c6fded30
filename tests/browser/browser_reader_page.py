"""The reader page in headless Chromium: each feature as a reader would use it.

Run with ``nox -s browser``; it needs Chromium and its driver, so it is not among the default tests.
"""

import base64
import io
import json
import re
import time

import pytest
from browser_page import Keys, browser

from lessons import make_kit

TIMES = """(id => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const row = data.versions[id[0] === 'p' ? 'plain' : 'original'][id];
  return row.t.split(' ').map(value => value === '-' ? null : value / 1000);
})"""
PLAYER = "document.getElementById('sound-plain')"


def test_the_page_opens_from_disk_and_asks_for_nothing(page):
    requests = page("performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith('data:'))")
    assert requests == []
    assert page("location.protocol") == "file:"
    assert page("document.querySelector('#bar').hidden") is False


def test_the_policy_forbids_the_network(page):
    assert page.js(
        "const made = document.createElement('img'); made.src = 'https://example.org/x.png';"
        "return new Promise(done => { document.addEventListener('securitypolicyviolation', event => done(event.violatedDirective)); document.body.append(made) })"
    ).startswith("img-src")
    page.errors()


def test_the_spoken_word_and_sentence_are_marked_with_the_sound(page):
    page.click("#play")
    page.wait(f"{PLAYER}.currentTime > 1.2")
    for _ in range(8):
        now, line, word = page(
            f"(() => {{ const line = document.querySelector('.line.now'); return [{PLAYER}.currentTime, line.id, [...line.querySelectorAll('.w')].indexOf(document.querySelector('.w.now'))] }})()"
        )
        times = page(f"{TIMES}(arguments[0])", line)
        starts = list(times[::2])
        assert starts[word] - 0.05 <= now
        assert word + 1 >= len(starts) or now <= starts[word + 1] + 0.08
        time.sleep(0.2)


def test_each_mark_can_be_switched_off(page):
    page.click("#play")
    page.wait("document.querySelector('.w.now')")
    clear = "rgba(0, 0, 0, 0)"
    assert page.style(".w.now", "backgroundColor") != clear != page.style(".line.now", "backgroundColor")
    page.set(markword=False)
    time.sleep(0.2)
    assert page.style(".w.now", "backgroundColor") == clear != page.style(".line.now", "backgroundColor")
    page.set(markword=True, marksentence=False)
    time.sleep(0.2)
    assert page.style(".line.now", "backgroundColor") == clear != page.style(".w.now", "backgroundColor")


def test_a_click_on_a_word_plays_from_there(page):
    word = page("document.querySelectorAll('#p9 .w')[3]")
    page.js("arguments[0].scrollIntoView({block: 'center'})", word)
    word.click()
    page.wait(f"!{PLAYER}.paused && {PLAYER}.currentTime > 0")
    now, start = page(f"[{PLAYER}.currentTime, {TIMES}('p9')[6]]")
    assert start - 0.05 <= now <= start + 0.6
    assert page.line == "p9"
    page.click("#play")
    page.set(click=False)
    page("document.querySelectorAll('#p3 .w')[1]").click()
    time.sleep(0.2)
    assert page(f"{PLAYER}.paused")


def test_sentences_and_words_by_keys(page):
    page.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert page.line == "p2"
    page.shift(Keys.ARROW_RIGHT)
    assert page.spoken == page("document.querySelectorAll('#p2 .w')[1].textContent")
    page.shift(Keys.ARROW_LEFT)
    page.shift(Keys.ARROW_LEFT)
    assert page.line == "p1" and page.spoken == page("[...document.querySelectorAll('#p1 .w')].at(-1).textContent")
    page.keys(Keys.ARROW_LEFT)
    assert page.line == "p1" and page.spoken == page("document.querySelector('#p1 .w').textContent")
    page.keys(Keys.ARROW_LEFT)
    assert page.line == "p0"
    page.keys(Keys.SPACE)
    page.wait(f"!{PLAYER}.paused")
    page.keys(Keys.SPACE)
    assert page(f"{PLAYER}.paused")
    page.keys("r")
    page.wait(f"!{PLAYER}.paused")
    page.keys("+", "+")
    assert page(f"{PLAYER}.playbackRate") == pytest.approx(1.2)


def test_keys_can_be_switched_off(page):
    page.set(keys=False)
    page.keys(Keys.ARROW_RIGHT, "r", Keys.SPACE)
    assert page.line == "" and page(f"{PLAYER}.paused")


@pytest.mark.parametrize("speed", [0.5, 2, 3])
def test_speed_without_another_pitch(page, speed):
    page.set(speed=speed)
    page.click("#play")
    page.wait(f"{PLAYER}.currentTime > 0.3")
    assert page(f"{PLAYER}.preservesPitch") is True
    first, then = page(f"[{PLAYER}.currentTime, performance.now()]")
    time.sleep(1.0)
    second, later = page(f"[{PLAYER}.currentTime, performance.now()]")
    assert (second - first) / (later - then) * 1000 == pytest.approx(speed, rel=0.15)


def test_speed_ends_at_half_and_at_three_times(page):
    for _ in range(30):
        page.js("document.getElementById('faster').click()")
    assert page("document.getElementById('speed-shown').textContent") == "3×"
    for _ in range(30):
        page.js("document.getElementById('slower').click()")
    assert page("document.getElementById('speed-shown').textContent") == "0.5×"


def test_a_pause_after_each_sentence(page):
    page.set(wait=1, speed=3)
    page("document.querySelector('#p3 .w')").click()
    page.wait(f"!{PLAYER}.paused")
    page.wait(f"{PLAYER}.paused", 8)
    assert page.line == "p3"
    begun = time.monotonic()
    page.wait(f"!{PLAYER}.paused")
    assert 0.8 < time.monotonic() - begun < 2
    assert page.line == "p4"


def test_the_page_scrolls_with_the_voice_and_yields_to_the_reader(page):
    page.click("#play")
    page.wait("document.querySelector('.w.now')")
    page.js("document.querySelector('#play').click()")
    for _ in range(12):
        page.keys(Keys.ARROW_RIGHT)
    page.wait("(box => box.top > 60 && box.bottom < innerHeight)(document.querySelector('.line.now .w.now').getBoundingClientRect())")
    page.keys(Keys.SPACE)
    page.wait(f"!{PLAYER}.paused")
    time.sleep(1.2)
    page.cdp("Input.dispatchMouseEvent", type="mouseWheel", x=600, y=400, deltaX=0, deltaY=-2500)
    page.wait("!document.getElementById('back').hidden")
    top = page("scrollY")
    time.sleep(1.5)
    assert page("scrollY") == pytest.approx(top, abs=3)
    page.find("#back").click()
    page.wait("(box => box.top > 60 && box.bottom < innerHeight)(document.querySelector('.w.now').getBoundingClientRect())")
    assert page("document.getElementById('back').hidden")


def test_the_page_stays_where_it_is_without_following(page):
    page.set(follow=False)
    for _ in range(15):
        page.keys(Keys.ARROW_RIGHT)
    time.sleep(0.5)
    assert page("scrollY") == 0 and page.line == "p15"


@pytest.mark.parametrize("lines", [1, 3, 5])
def test_line_focus_leaves_that_many_lines_clear(page, lines):
    page.set(lines=str(lines))
    time.sleep(0.6)
    page.keys(*[Keys.ARROW_RIGHT] * 6)
    time.sleep(1.3)
    top, end = page("[document.getElementById('above').getBoundingClientRect().bottom, document.getElementById('below').getBoundingClientRect().top]")
    height = page("parseFloat(getComputedStyle(document.querySelector('#plain')).lineHeight)")
    words = page("[...document.querySelectorAll('#plain .w')].map(word => (box => [Math.round(box.top + box.height / 2), box.top, box.bottom])(word.getClientRects()[0]))")
    inside = {middle for middle, low, high in words if top <= low and high <= end}
    cut = {middle for middle, low, high in words if low < top - 1 < high - 2 or low + 2 < end + 1 < high}
    assert len(inside) == lines and not cut
    word = page("(box => (box.top + box.bottom) / 2)(document.querySelector('.w.now').getBoundingClientRect())")
    assert top <= word <= end
    before = page("scrollY")
    page.keys(Keys.ARROW_DOWN)
    assert height - 1 <= page("scrollY") - before <= 1.8 * height


def test_size_spacing_height_and_width(page):
    before = page("document.querySelector('#plain').getBoundingClientRect().width")
    page.set(size=200, spacing=6, height=2.4, width=40)
    assert page.style("#plain", "fontSize") == "36.8px"
    letter, word = (float(page.style("#plain", name)[:-2]) for name in ("letterSpacing", "wordSpacing"))
    assert letter == pytest.approx(0.06 * 36.8, abs=0.1) and word == pytest.approx(1.4 * letter, abs=0.1)
    assert page.style("#plain", "lineHeight") == f"{36.8 * 2.4:.2f}px"
    page.set(size=100)
    assert page("document.querySelector('#plain').getBoundingClientRect().width") < before * 0.75


def test_lines_are_about_as_long_as_is_said(page):
    longest = page("""(() => {
      const text = document.querySelector('#p1').parentNode.parentNode, lines = {};
      for (const word of text.querySelectorAll('.w')) {
        const top = Math.round(word.getBoundingClientRect().top / 10);
        lines[top] = (lines[top] || 0) + word.textContent.length + 1;
      }
      return Math.max(...Object.values(lines));
    })()""")
    assert 55 <= longest <= 72


@pytest.mark.parametrize("font", ["atkinson", "lexend", "opendyslexic"])
def test_the_fonts_stand_in_the_page(page, font):
    page.set(font=font)
    family = page("JSON.parse(document.getElementById('data').textContent).fonts[arguments[0]]", font)
    assert page.style("#plain", "fontFamily").replace('"', "").startswith(f"{family},")
    page.wait(f"document.fonts.check('16px \"{family}\"') && [...document.fonts].some(face => face.family.includes('{family}') && face.status === 'loaded')")


@pytest.mark.parametrize("theme, paper", [("light", "255, 255, 255"), ("sepia", "251, 240, 217"), ("dark", "22, 24, 29"), ("contrast", "0, 0, 0")])
def test_themes(page, theme, paper):
    page.set(theme=theme)
    assert page.style("body", "backgroundColor") == f"rgb({paper})"


def test_the_systems_theme(page):
    page.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    page.wait("document.documentElement.dataset.theme === 'dark'")
    page.cdp("Emulation.setEmulatedMedia", features=[])
    page.wait("document.documentElement.dataset.theme === 'light'")


def test_syllables_are_marked_and_neither_copied_nor_read(page):
    text = page("document.querySelector('#plain').textContent")
    page.set(syllables=True)
    word = "[...document.querySelectorAll('#plain .w')].find(word => word.textContent === 'government')"
    assert page(f"[...{word}.querySelectorAll('.y')].map(one => one.textContent)") == ["go", "vern", "ment"]
    assert page(f"getComputedStyle({word}.querySelectorAll('.y')[1], '::before').content").startswith('"·"')
    assert page("document.querySelector('#plain').textContent") == text
    page.set(syllables=False)
    assert page(f"getComputedStyle({word}.querySelectorAll('.y')[1], '::before').content") == "none"


def test_parts_of_speech_differ_by_more_than_colour(page):
    page.set(nouns=True, verbs=True, adjectives=True, adverbs=True)
    seen = page("['n', 'v', 'a', 'd'].map(part => getComputedStyle(document.querySelector(`#plain [data-part=${part}]`)).textDecorationStyle)")
    assert len(set(seen)) == 4
    page.set(labels=True, verbs=False)
    assert page("getComputedStyle(document.querySelector('#plain [data-part=n]'), '::after').content") == '"noun"'
    assert page("getComputedStyle(document.querySelector('#plain [data-part=v]'), '::after').content") == "none"


def test_a_meaning_by_keyboard(page):
    page.js("document.querySelector('#plain a.term').focus()")
    assert page("document.activeElement.getAttribute('aria-haspopup')") == "dialog"
    page.keys(Keys.ENTER)
    page.wait("document.activeElement.id === 'meaning'")
    role, name, text = page("[meaning.getAttribute('role'), document.getElementById(meaning.getAttribute('aria-labelledby')).textContent, document.getElementById('meaning-text').textContent]")
    assert role == "dialog" and name
    assert text.split()[0] in page("document.getElementById('words').parentNode.textContent")
    page.keys(Keys.ESCAPE)
    assert page("document.activeElement.className") == "term" and page("meaning.hidden")
    page.keys(Keys.ENTER, Keys.TAB, Keys.TAB, Keys.TAB)
    assert page("meaning.hidden") and page("document.activeElement.className") == "term"


def test_a_meaning_by_mouse_and_listening_from_it(page):
    page.click("#plain a.term")
    page.wait("!meaning.hidden")
    box, word = page("[meaning.getBoundingClientRect().toJSON(), document.querySelector('#plain a.term').getBoundingClientRect().toJSON()]")
    assert box["left"] >= 0 and box["right"] <= 1280
    assert box["top"] >= word["bottom"] or box["bottom"] <= word["top"]
    page.find("#meaning-listen").click()
    page.wait(f"!{PLAYER}.paused")
    assert page.spoken == page("document.querySelector('#plain a.term .w').textContent")


@pytest.mark.parametrize("version", ["plain", "original"])
def test_from_the_list_of_words_back_to_the_text(page, version):
    page.set(version=version)
    page.click(".words .back a")
    term, name = page("[document.activeElement.className, document.activeElement.closest('.text').id]")
    assert (term, name) == ("term", version)


def test_meanings_can_be_switched_off(page):
    page.set(meanings=False)
    assert "underline" not in page.style("#plain a.term", "textDecorationLine")
    assert page("document.querySelector('#plain a.term').tabIndex") == -1
    page.click("#plain a.term .w")
    page.wait(f"!{PLAYER}.paused")
    assert page("meaning.hidden")


def test_one_sentence_in_the_original_and_back(page):
    passage = "document.querySelector('#plain .passage.changed')"
    before = page(f"{passage}.innerText")
    page.click("#plain .passage.changed .swap")
    assert page(f"{passage}.querySelector('.swap').getAttribute('aria-pressed')") == "true"
    original = page(f"document.querySelector(`#original [data-passage='${{{passage}.dataset.passage}}'] .line`).textContent")
    assert original in page(f"{passage}.innerText")
    page(f"{passage}.querySelector('.other .w')").click()
    page.wait("!document.getElementById('sound-original').paused")
    assert page(f"{PLAYER}.paused") and page.line.startswith("o")
    page.js("document.getElementById('play').click()")
    page.click("#plain .passage.changed .swap")
    assert page(f"{passage}.innerText") == before


def test_the_sound_goes_from_one_version_to_the_other(page):
    page.set(speed=3)
    number = page("document.querySelector('#plain .passage.changed').dataset.passage")
    page.click("#plain .passage.changed .swap")
    last = f"[...document.querySelectorAll('#plain [data-passage=\"{number}\"] .other .w')].at(-4)"
    page.js(f"{last}.scrollIntoView({{block: 'center'}})")
    page(last).click()
    page.wait("!document.getElementById('sound-original').paused")
    page.wait(f"!{PLAYER}.paused", 8)
    assert page("document.getElementById('sound-original').paused")
    assert page("document.querySelector('.line.now').closest('.passage').dataset.passage") != number


def test_a_sentence_is_swapped_by_key(page):
    page.keys(Keys.ARROW_RIGHT, "o")
    assert page("document.querySelectorAll('#plain .other').length") == 1
    page.keys("o")
    assert page("document.querySelectorAll('#plain .other').length") == 0


def test_the_whole_original_and_both(page):
    page.set(version="original")
    assert page("document.getElementById('text').hidden") and not page("document.getElementById('original-section').hidden")
    page.keys(Keys.ARROW_RIGHT)
    assert page.line == "o1"
    page.keys(Keys.SPACE)
    page.wait("!document.getElementById('sound-original').paused")
    page.set(version="both")
    changed = page("document.querySelectorAll('#plain .passage.changed').length")
    assert page("document.querySelectorAll('#plain .other').length") == changed > 10
    ids = page("[...document.querySelectorAll('[id]')].map(node => node.id)")
    assert len(ids) == len(set(ids))


def test_settings_are_kept(page, sounding):
    page.set(theme="sepia", size=150, markword=False)
    page.open(sounding)
    assert page("document.documentElement.dataset.theme") == "sepia"
    assert page("[document.getElementById('size').value, document.getElementById('markword').checked]") == ["150", False]
    page.click("#open-settings")
    page.click("#reset")
    assert page("document.getElementById('size').value") == "100"


@pytest.mark.parametrize("kept", ["not json", '{"size": 9000, "font": "comic", "theme": 3, "unknown": 1}', "[]", "null"])
def test_broken_settings_do_no_harm(page, sounding, kept):
    page.js("localStorage.setItem('hornbook-reader', arguments[0])", kept)
    page.open(sounding)
    assert page("[document.getElementById('size').value, document.getElementById('font').value]") == ["100", "atkinson"]


def test_a_browser_that_keeps_nothing(page, sounding):
    blocked = page.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        source="Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
    )
    try:
        page.open(sounding)
        page.set(size=150)
        assert page.style("#plain", "fontSize") == "27.6px"
        assert "does not let" in page("document.getElementById('kept').textContent")
    finally:
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=blocked["identifier"])


def test_settings_panel_by_keyboard(page):
    page.js("document.getElementById('open-settings').focus()")
    page.keys(Keys.ENTER)
    assert page("document.activeElement.id") == "settings"
    assert page("document.getElementById('open-settings').getAttribute('aria-expanded')") == "true"
    page.keys(Keys.ESCAPE)
    assert page("document.activeElement.id") == "open-settings"


def test_print_has_the_text_and_nothing_of_the_controls(page):
    page.set(theme="dark")
    page.click("#open-settings")
    page.cdp("Emulation.setEmulatedMedia", media="print")
    try:
        assert page.style("#bar", "display") == page.style("#settings", "display") == page.style(".swap", "display") == "none"
        assert page.style("body", "backgroundColor") == "rgb(255, 255, 255)"
        assert page.style("#plain", "display") == "block"
    finally:
        page.cdp("Emulation.setEmulatedMedia", media="")


def test_without_script_it_is_a_plain_page(page, sounding):
    page.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(sounding)
        shown = page.find("main").text
        for text in ("In plain language", "The original article", "Words"):
            assert text in shown
        assert [player.is_displayed() for player in page.driver.find_elements("css selector", "audio")] == [True, True]
        assert not page.find("#bar").is_displayed() and not page.find("#settings").is_displayed()
        page.find("#plain a.term").click()
        assert page.driver.current_url.endswith(page.find("#plain a.term").get_attribute("href").partition("#")[2])
    finally:
        page.cdp("Emulation.setScriptExecutionDisabled", value=False)


VOICES = """
window.spoken = [];
const local = %s;
const synth = {
  getVoices: () => [{name: 'Far', lang: 'en-US', localService: false, default: true}, ...(local ? [{name: 'Near', lang: 'en-GB', localService: true}] : [])],
  cancel() {}, pause() {}, resume() {},
  speak(utterance) {
    window.spoken.push(utterance);
    setTimeout(() => utterance.onstart({}), 5);
    const places = [...utterance.text.matchAll(/\\S+/g)].map(match => match.index).slice(0, 4);
    places.forEach((charIndex, number) => setTimeout(() => utterance.onboundary({name: 'word', charIndex}), 40 * (number + 1)));
    setTimeout(() => utterance.onend({}), 260);
  },
};
Object.defineProperty(window, 'speechSynthesis', {value: synth});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
"""


@pytest.fixture
def speaking(request, shared_browser, soundless):
    """The page without sound, in a browser with a voice (headless Chromium has none)."""
    page = shared_browser
    made = page.cdp("Page.addScriptToEvaluateOnNewDocument", source=VOICES % json.dumps(getattr(request, "param", True)))
    yield page.fresh(soundless)
    page.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=made["identifier"])


def test_the_browsers_voice_reads_a_page_without_sound(speaking):
    page = speaking
    assert "own voice" in page("document.getElementById('note').textContent")
    page.set(speed=1.5)
    page.click("#play")
    page.wait("window.spoken.length >= 3")
    first = page("[window.spoken[0].text, window.spoken[0].voice.name, window.spoken[0].rate]")
    assert first[0].startswith("Washington presses Beijing") and first[1:] == ["Near", 1.5]
    page.wait("document.querySelectorAll('.w.now').length === 1")
    line = page.line
    page.wait(f"(document.querySelector('.line.now')?.id ?? '{line}') !== '{line}'")
    page.click("#play")


def test_a_word_is_the_place_to_begin_for_the_browsers_voice(speaking):
    page = speaking
    # A busy computer may look too late to see it.
    page.js(
        "const word = document.querySelectorAll('#p1 .w')[6]; window.wasSpoken = false;"
        "new MutationObserver(() => { window.wasSpoken ||= word.classList.contains('now') }).observe(word, {attributes: true})"
    )
    page("document.querySelectorAll('#p1 .w')[4]").click()
    page.wait("window.spoken.length")
    assert page("window.spoken[0].text").startswith(page("document.querySelectorAll('#p1 .w')[4].textContent"))
    page.wait("window.wasSpoken")


@pytest.mark.parametrize("speaking", [False], indirect=True)
def test_a_voice_from_the_network_is_not_used(speaking):
    speaking.click("#play")
    assert "no voice" in speaking("document.getElementById('note').textContent")
    assert speaking("window.spoken.length") == 0


def test_the_sound_of_a_long_article_is_played_from_beside_the_page(shared_browser, beside):
    page = shared_browser.fresh(beside)
    page.errors()
    page.click("#play")
    page.wait(f"{PLAYER}.currentTime > 1.0", seconds=20)
    assert page(f"{PLAYER}.getAttribute('src')") == "reader-plain.mp3"
    assert page("document.getElementById('note').hidden")
    page("document.querySelectorAll('#p20 .w')[2]").click()
    page.wait(f"!{PLAYER}.paused && !{PLAYER}.seeking && document.querySelector('.line.now').id === 'p20'", seconds=20)
    now, start = page(f"[{PLAYER}.currentTime, {TIMES}('p20')[4]]")
    assert start - 0.05 <= now <= start + 0.6
    assert page.errors() == []


def test_without_script_a_long_article_can_be_heard_too(shared_browser, beside):
    page = shared_browser
    page.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(beside)
        assert [player.get_attribute("src").rpartition("/")[2] for player in page.driver.find_elements("css selector", "audio")] == [
            "reader-plain.mp3", "reader-original.mp3",
        ]  # fmt: skip
    finally:
        page.cdp("Emulation.setScriptExecutionDisabled", value=False)


def test_a_page_that_was_passed_on_without_its_sound_says_which_file_it_misses(shared_browser, beside, tmp_path):
    alone = tmp_path / "reader.html"
    alone.write_bytes(beside.read_bytes())
    page = shared_browser
    made = page.cdp("Page.addScriptToEvaluateOnNewDocument", source=VOICES % "true")
    try:
        page.fresh(alone)
        said = page.wait("document.getElementById('note').textContent.includes('The sound is not here') && document.getElementById('note').textContent")
        assert "keep reader-plain.mp3 and reader-original.mp3 in the same folder" in said and "own voice" in said
        page.click("#play")
        page.wait("window.spoken.length >= 1")
        page.wait("document.querySelectorAll('.w.now').length === 1")
        page.click("#play")
    finally:
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=made["identifier"])
        page.errors()


@pytest.mark.parametrize("size", [(320, 640), (320, 256)])
def test_nothing_is_cut_off_at_320_pixels_and_400_percent(page, sounding, size):
    page.fresh(sounding, *size)
    for state in ("", "document.getElementById('open-settings').click()"):
        page.js(state)
        assert page("document.documentElement.scrollWidth") <= 320
        assert page("[...document.querySelectorAll('#bar button, #settings input, #settings select')].every(node => !node.offsetWidth || node.getBoundingClientRect().right <= 321)")
    page.js("document.getElementById('close-settings').click()")
    page.set(size=200, spacing=20, version="both")
    assert page("document.documentElement.scrollWidth") <= 320


def test_the_focus_is_never_under_the_bar_or_the_panel(page, sounding):
    page.fresh(sounding, 400, 640)
    page.js("document.getElementById('text').focus()")
    for _ in range(25):
        page.keys(Keys.TAB)
        hidden = page("""(() => {
          // A link that runs over two lines has a box for each.
          const box = document.activeElement.getClientRects()[0] ?? document.activeElement.getBoundingClientRect();
          const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10));
          return document.activeElement === document.body || !at || (at !== document.activeElement && !document.activeElement.contains(at)) ? document.activeElement.outerHTML.slice(0, 80) : '';
        })()""")
        assert hidden == ""


def test_the_sound_fits_the_times(page, sample_kit):
    """What Chromium decodes: at each sentence's start there is sound, and silence just before it."""
    page.driver.set_script_timeout(60)
    loud = page.driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "const bytes = Uint8Array.from(atob(document.getElementById('sound-plain').src.split(',')[1]), one => one.charCodeAt(0));"
        "new OfflineAudioContext(1, 1, 22050).decodeAudioData(bytes.buffer).then(sound => {"
        "  const all = sound.getChannelData(0), step = sound.sampleRate / 100, found = [];"
        "  for (let at = 0; at + step < all.length; at += step) { let most = 0; for (let i = 0; i < step; i += 1) most = Math.max(most, Math.abs(all[Math.floor(at) + i])); found.push(most > 0.02 ? 1 : 0); }"
        "  done(found);"
        "})"
    )
    off = []
    for number in range(1, 30):
        start = page(f"{TIMES}('p{number}')[0]")
        place = round(start * 100)
        onset = next(at for at in range(place - 25, place + 40) if loud[at] and not any(loud[at - 8 : at]))
        off.append(onset / 100 - start)
    off.sort()
    assert abs(off[len(off) // 2]) <= 0.03
    assert max(map(abs, off)) <= 0.12


def test_the_sound_is_right_after_a_jump(page):
    """Late in the file, what is heard is what the clock of the player says: MP3 is sought by its bytes."""
    page.driver.set_script_timeout(60)
    for number in (3, 15, 28):
        start = page(f"{TIMES}('p{number}')[0]")
        heard = page.driver.execute_async_script(
            "const [start, done] = arguments; const player = document.getElementById('sound-plain');"
            "if (!window.tap) { const context = new AudioContext(); window.tap = new AnalyserNode(context, {fftSize: 256});"
            "  const source = context.createMediaElementSource(player); source.connect(window.tap); window.tap.connect(context.destination) }"
            "player.pause(); player.currentTime = start - 0.3; player.play();"
            "const wave = new Float32Array(256);"
            "const watch = setInterval(() => { window.tap.getFloatTimeDomainData(wave);"
            "  if (Math.max(...wave) > 0.02 && player.currentTime > start - 0.25) { clearInterval(watch); player.pause(); done(player.currentTime) } }, 3)",
            start,
        )
        assert abs(heard - start) < 0.12, number


def test_a_row_of_stars_is_passed_over(shared_browser, tmp_path):
    make_kit("Rain fell.\n\n* * *\n\nThe road was closed.").save(tmp_path, ["reader"], voice="silent", rate=300)
    page = shared_browser.fresh(tmp_path / "reader.html", speed=3)
    page.click("#play")
    page.wait("document.querySelector('.line.now')?.textContent === 'The road was closed.'", 8)
    page.wait("!document.documentElement.classList.contains('playing')", 8)


def test_time_to_the_first_sound(sounding):
    """From the click to the first sound, in a browser that has just been started."""
    with browser() as page:
        begun = time.monotonic()
        page.open(sounding)
        loaded = time.monotonic() - begun
        page.js(
            "document.getElementById('play').addEventListener('click', () => { window.clicked = performance.now() }, true);"
            "document.getElementById('sound-plain').addEventListener('playing', () => { window.heard = performance.now() }, true)"
        )
        page.find("#play").click()
        page.wait("window.heard && document.getElementById('sound-plain').currentTime > 0")
        first = page("window.heard - window.clicked")
    size = sounding.stat().st_size
    print(f"\npage {size / 1e6:.2f} MB; opened in {loaded:.2f} s; first sound {first:.0f} ms after the click")
    assert loaded < 5 and first < 1000
    html = sounding.read_text(encoding="utf-8")
    sounds = [io.BytesIO(base64.b64decode(data)) for data in re.findall(r"data:audio/mpeg;base64,([^\"]+)", html)]
    assert len(sounds) == 2
