"""The whole sample kit, and where the other programs lie; run with ``nox -s platforms``."""

import os
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "examples" / "border-reopening.txt"


@pytest.fixture(scope="session")
def kit():
    from lessons import make_kit
    from reader import read_article

    return make_kit(read_article(SAMPLE))


@pytest.fixture(scope="session")
def folder(kit, tmp_path_factory):
    """Every format of the sample."""
    place = tmp_path_factory.mktemp("kit")
    kit.save(place, ["all"], voice="silent", rate=400)
    return place


@pytest.fixture(scope="session")
def modules():
    """The folder with the npm packages."""
    place = os.environ.get("HORNBOOK_NODE_MODULES", "")
    if not place:
        pytest.skip("HORNBOOK_NODE_MODULES names no folder of npm packages")
    return Path(place)
