"""What more than one folder of tests uses: the sample's lesson, and where programs of other people lie."""

import os
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "examples" / "border-reopening.txt"


@pytest.fixture(scope="session")
def sample_kit():
    """The sample's lesson, made once."""
    from lessons import make_kit
    from reader import read_article

    return make_kit(read_article(SAMPLE))


@pytest.fixture(scope="session")
def modules():
    """The folder with the npm packages that a nox session has fetched."""
    place = os.environ.get("HORNBOOK_NODE_MODULES", "")
    if not place:
        pytest.skip("HORNBOOK_NODE_MODULES names no folder of npm packages")
    return Path(place)


@pytest.fixture(scope="session")
def shared_browser():
    """Headless Chromium, one for all tests."""
    pytest.importorskip("selenium")
    from browser_page import browser, missing

    if missing():
        pytest.skip(f"{missing()} is not installed")
    with browser("--autoplay-policy=no-user-gesture-required") as page:
        yield page
