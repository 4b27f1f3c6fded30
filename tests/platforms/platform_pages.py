"""Every page of the kit under the Nu HTML Checker (vnu) and, in headless Chromium, under axe-core."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PAGES = ("index.html", "student.html", "teacher.html", "plan.html", "quiz.html", "large.html", "letter.html", "words.html")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
def test_vnu_finds_nothing(folder, modules):
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(["java", "-jar", str(jar), *(str(folder / page) for page in PAGES)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.fixture(scope="session")
def driver():
    webdriver = pytest.importorskip("selenium.webdriver")
    if shutil.which("chromium") is None or shutil.which("chromedriver") is None:
        pytest.skip("Chromium and its driver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for option in _OPTIONS:
        options.add_argument(option)
    made = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    yield made
    made.quit()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("profile", ["default", "dyslexia", "large-print-bold", "screen-reader", "paper-saving"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(page, profile, width, kit, driver, tmp_path_factory, modules, request):
    folder = request.getfixturevalue("_profiles")[profile]
    driver.set_window_size(width, 900)
    driver.get(f"file://{folder / page}")
    driver.execute_script((modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    driver.set_script_timeout(60)
    found = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}})"
        ".then(result => done([result.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 150))]), result.passes.length]))",
        TAGS,
    )
    assert found[1] > 10
    assert found[0] == []
    sideways = driver.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert sideways <= 0, f"{page} scrolls sideways at {width} px"


@pytest.fixture(scope="session")
def _profiles(kit, tmp_path_factory):
    from dataclasses import replace

    from lessons.profiles import PROFILES

    made: dict[str, Path] = {}
    for name, profile in PROFILES.items():
        made[name] = tmp_path_factory.mktemp(name)
        replace(kit, profile=profile).save(made[name], ["html", "plan", "pages"], voice="silent")
    return made


if os.environ.get("CI") and not os.environ.get("HORNBOOK_NODE_MODULES"):
    pytest.skip("run with nox -s platforms", allow_module_level=True)
