"""The reader page under axe-core: WCAG 2.2 A and AA and best practice, in each theme, wide, at 320 px and at 400 %.

Run with ``nox -s browser``, which fetches axe-core and says in ``HORNBOOK_AXE`` where it lies.
"""

import os
import re
from pathlib import Path

import pytest
from browser_page import Keys

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES = ("light", "sepia", "dark", "contrast")
#: 1280 × 1024 at 400 % is 320 × 256.
SIZES = ((1280, 800), (320, 640), (320, 256))
AXE = os.environ.get("HORNBOOK_AXE", "")

if not AXE:
    pytest.skip("HORNBOOK_AXE names no axe.min.js", allow_module_level=True)


def violations(page):
    page.js(Path(AXE).read_text(encoding="utf-8"))
    page.driver.set_script_timeout(60)
    found = page.driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations', 'passes']})"
        ".then(result => done([result.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 120) + ' ' + node.failureSummary)]), result.passes.length]))",
        TAGS,
    )
    assert found[1] > 20  # the rules did run
    return found[0]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_no_violation_as_it_opens(page, sounding, theme, size):
    page.fresh(sounding, *size, theme=theme)
    assert violations(page) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_no_violation_with_everything_on(page, sounding, theme, size):
    page.fresh(
        sounding, *size, theme=theme, syllables=True, nouns=True, verbs=True, adjectives=True, adverbs=True, labels=True,
    )  # fmt: skip
    page.keys(Keys.ARROW_RIGHT, "o", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, "o")
    page.click("#open-settings")
    assert page("document.querySelectorAll('.now').length") == 2
    assert violations(page) == []


@pytest.mark.parametrize("theme", THEMES)
def test_no_violation_with_a_meaning_open_and_both_versions(page, sounding, theme):
    page.fresh(sounding, theme=theme, version="both")
    page.click("#plain a.term")
    page.wait("!meaning.hidden")
    assert violations(page) == []


@pytest.mark.parametrize("theme", THEMES)
def test_no_violation_without_sound(page, soundless, theme):
    page.fresh(soundless, theme=theme)
    assert violations(page) == []


def test_no_violation_without_script(page, sounding, tmp_path):
    html = re.sub(r"<script>.*?</script>|<meta http-equiv[^>]*>", "", sounding.read_text(encoding="utf-8"), flags=re.DOTALL)
    bare = tmp_path / "bare.html"
    bare.write_text(html, encoding="utf-8")
    page.open(bare)
    assert page("document.querySelector('#bar').hidden")
    assert violations(page) == []


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
