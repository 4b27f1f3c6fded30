"""Every format of the sample; run with ``nox -s platforms``."""

import pytest


@pytest.fixture(scope="session")
def folder(sample_kit, tmp_path_factory):
    """Every format of the sample."""
    place = tmp_path_factory.mktemp("kit")
    sample_kit.save(place, ["all"], voice="silent", rate=400)
    return place
