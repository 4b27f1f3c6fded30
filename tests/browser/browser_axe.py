"""The reader page under axe-core: WCAG 2.2 A and AA and best practice, in each theme, wide, at 320 px and at 400 %.

Run with ``nox -s browser``, which fetches axe-core.
"""

import re

import pytest
from browser_page import MODULES, Keys

THEMES = ("light", "sepia", "dark", "contrast")
#: 1280 × 1024 at 400 % is 320 × 256.
SIZES = ((1280, 800), (320, 640), (320, 256))

if not MODULES:
    pytest.skip("HORNBOOK_NODE_MODULES names no folder of npm packages", allow_module_level=True)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_no_violation_as_it_opens(page, sounding, theme, size):
    page.fresh(sounding, *size, theme=theme)
    assert page.violations() == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_no_violation_with_everything_on(page, sounding, theme, size):
    page.fresh(
        sounding, *size, theme=theme, syllables=True, nouns=True, verbs=True, adjectives=True, adverbs=True, labels=True,
    )  # fmt: skip
    page.keys(Keys.ARROW_RIGHT, "o", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, "o")
    page.click("#open-settings")
    assert page("document.querySelectorAll('.now').length") == 2
    assert page.violations() == []


@pytest.mark.parametrize("theme", THEMES)
def test_no_violation_with_a_meaning_open_and_both_versions(page, sounding, theme):
    page.fresh(sounding, theme=theme, version="both")
    page.click("#plain a.term")
    page.wait("!meaning.hidden")
    assert page.violations() == []


@pytest.mark.parametrize("theme", THEMES)
def test_no_violation_without_sound(page, soundless, theme):
    page.fresh(soundless, theme=theme)
    assert page.violations() == []


def test_no_violation_without_script(page, sounding, tmp_path):
    html = re.sub(r"<script>.*?</script>|<meta http-equiv[^>]*>", "", sounding.read_text(encoding="utf-8"), flags=re.DOTALL)
    bare = tmp_path / "bare.html"
    bare.write_text(html, encoding="utf-8")
    page.open(bare)
    assert page("document.querySelector('#bar').hidden")
    assert page.violations() == []


def test_more_space_between_letters_words_and_lines_loses_nothing(page, sounding):
    """WCAG 1.4.12, in the narrowest window."""
    page.fresh(sounding, 320, 640)
    page.js(
        "for (const node of document.querySelectorAll('body, body *')) { const style = node.style;"
        "style.setProperty('line-height', '1.5', 'important'); style.setProperty('letter-spacing', '.12em', 'important');"
        "style.setProperty('word-spacing', '.16em', 'important') }"
    )
    page.click("#open-settings")
    assert page("document.documentElement.scrollWidth") <= 320
    assert page("[...document.querySelectorAll('button, label')].every(node => !node.offsetWidth || node.scrollWidth <= node.clientWidth + 1)")
