"""Every page of the kit under the Nu HTML Checker (vnu) and, in headless Chromium, under axe-core."""

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
    assert shared_browser.violations() == []
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
