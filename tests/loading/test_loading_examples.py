"""The examples in the docstrings of ``reader.loading`` run."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import reader.loading

MODULES = [found.name for found in pkgutil.walk_packages(reader.loading.__path__, "reader.loading.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples():
    assert sum(doctest.testmod(import_module(name)).attempted for name in MODULES) > 30
