"""The pages that the tests open: the sample with sound, and without."""

import pytest


@pytest.fixture(scope="session")
def sounding(sample_kit, tmp_path_factory):
    """The page with its sound."""
    folder = tmp_path_factory.mktemp("sounding")
    sample_kit.save(folder, ["reader"], voice="espeak", rate=150)
    return folder / "reader.html"


@pytest.fixture(scope="session")
def soundless(sample_kit, tmp_path_factory):
    """The page as it is where no voice is installed."""
    from lessons.formats import Job
    from lessons.formats.reader_page import reader_page_files

    folder = tmp_path_factory.mktemp("soundless")
    job = Job(sample_kit, folder)
    job.told.update(plain=None, original=None)
    path = folder / "reader.html"
    path.write_bytes(reader_page_files(job)["reader.html"])
    return path


@pytest.fixture
def page(shared_browser, sounding):
    """The sample's page, fresh; afterwards no error stands in the browser's log."""
    shared_browser.errors()
    yield shared_browser.fresh(sounding)
    assert shared_browser.errors() == []


@pytest.fixture(scope="session")
def beside(sample_kit, tmp_path_factory):
    """The page of a long article: its sound in files of its own."""
    import lessons.formats.reader_page as reader_page

    folder = tmp_path_factory.mktemp("beside")
    longest, reader_page.LONGEST_SOUND = reader_page.LONGEST_SOUND, 60.0
    try:
        sample_kit.save(folder, ["reader"], voice="espeak", rate=150)
    finally:
        reader_page.LONGEST_SOUND = longest
    return folder / "reader.html"
