"""The pages that the tests open: the sample with sound, and without."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

SAMPLE = Path(__file__).parents[2] / "examples" / "border-reopening.txt"


@pytest.fixture(scope="session")
def kit():
    from lessons import make_kit
    from reader import read_article

    return make_kit(read_article(SAMPLE))


@pytest.fixture(scope="session")
def sounding(kit, tmp_path_factory):
    """The page with its sound."""
    folder = tmp_path_factory.mktemp("sounding")
    kit.save(folder, ["reader"], voice="espeak", rate=150)
    return folder / "reader.html"


@pytest.fixture(scope="session")
def soundless(kit, tmp_path_factory):
    """The page as it is where no voice is installed."""
    from lessons.formats import Job
    from lessons.formats.reader_page import reader_page_files

    folder = tmp_path_factory.mktemp("soundless")
    job = Job(kit, folder)
    job.told.update(plain=None, original=None)
    path = folder / "reader.html"
    path.write_bytes(reader_page_files(job)["reader.html"])
    return path


@pytest.fixture(scope="session")
def shared_browser():
    from browser_page import browser

    with browser("--autoplay-policy=no-user-gesture-required") as page:
        yield page


@pytest.fixture
def page(shared_browser, sounding):
    """The sample's page, fresh; afterwards no error stands in the browser's log."""
    shared_browser.errors()
    yield shared_browser.fresh(sounding)
    assert shared_browser.errors() == []
