"""Every page of the kit under the Nu HTML Checker (vnu) and, in headless Chromium, under axe-core."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from lessons.profiles import PROFILES

PAGES = ("index.html", "student.html", "teacher.html", "plan.html", "quiz.html", "large.html", "letter.html", "words.html")


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
def test_vnu_finds_nothing(folder, modules):
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(["java", "-jar", str(jar), *(str(folder / page) for page in PAGES)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(page, profile, width, profiles, modules, shared_browser):
    shared_browser.open(profiles[profile] / page, width, 900)
    assert shared_browser.violations(fewest_rules=10) == []
    sideways = shared_browser("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert sideways <= 0, f"{page} scrolls sideways at {width} px"


@pytest.fixture(scope="session")
def profiles(sample_kit, tmp_path_factory):
    """The pages of the sample in each profile."""
    made = {}
    for name, profile in PROFILES.items():
        made[name] = tmp_path_factory.mktemp(name)
        replace(sample_kit, profile=profile).save(made[name], ["html", "plan", "pages"], voice="silent")
    return made


def _points(pixels):
    return round(float(pixels.removesuffix("px")) * 72 / 96, 1)


def _hex(colour):
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("profile", PROFILES)
def test_chromium_computes_the_profiles_numbers_for_paper(profile, profiles, shared_browser):
    look, page = PROFILES[profile], shared_browser
    page.open(profiles[profile] / "student.html", 1280, 900)
    page.cdp("Emulation.setEmulatedMedia", media="print")
    try:
        assert _points(page.style("main p", "font-size")) == look.size
        assert _points(page.style("main h2", "font-size")) == pytest.approx(look.heading, abs=0.06)
        assert _points(page.style("main h3", "font-size")) == pytest.approx(look.small_heading, abs=0.06)
        assert _points(page.style("footer", "font-size")) == pytest.approx(look.small, abs=0.06)
        assert _points(page.style("main p", "line-height")) == pytest.approx(look.size * look.line, abs=0.06)
        for name, value in (("letter-spacing", look.letter), ("word-spacing", look.word)):
            found = page.style("main p", name)
            assert (0 if found == "normal" else _points(found)) == pytest.approx(look.size * value, abs=0.06)
        assert (_hex(page.style("body", "color")), _hex(page.style("h2", "color"))) == (look.ink, look.accent)
        assert _hex(page.style("body", "background-color")) == look.paper
        assert page.style("main p", "text-align") in ("left", "start") and page.style("main p", "font-weight") == ("700" if look.bold else "400")
        assert ("underline" in page.style("a.term", "text-decoration-line")) == look.underline
        assert page.style("[aria-labelledby=exercises]", "column-count") == (str(look.columns) if look.columns > 1 else "auto")
        slanted = page("[...document.querySelectorAll('main *')].filter(one => getComputedStyle(one).fontStyle !== 'normal').length")
        assert slanted == 0 or look.italics
        widest = page("Math.max(...[...document.querySelectorAll('main p')].map(one => one.getBoundingClientRect().width))")
        letters = widest * 72 / 96 / look.size / (0.435 + look.letter + look.word / 6)
        assert letters <= look.measure + 1 or look.columns > 1
    finally:
        page.cdp("Emulation.setEmulatedMedia", media="")
