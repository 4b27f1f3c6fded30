"""What the number of a formula means, at the steps of its scale."""

import pytest

from reader.readability.formulas import TITLES
from reader.readability.meanings import meaning


@pytest.mark.parametrize(
    ("formula", "value", "words"),
    [
        ("flesch_kincaid_grade", -2.0, "below grade 1"),
        ("flesch_kincaid_grade", 0.5, "grade 1"),
        ("gunning_fog", 12.4, "grade 12"),
        ("smog_index", 12.5, "college"),
        ("coleman_liau_index", 18.0, "above college"),
        ("flesch_reading_ease", 95.0, "very easy: grade 5"),
        ("flesch_reading_ease", 60.0, "standard: grades 8 and 9"),
        ("flesch_reading_ease", -5.0, "very difficult: above college"),
        ("dale_chall_readability_score", 4.9, "grade 4 or below"),
        ("dale_chall_readability_score", 7.7, "grades 9 and 10"),
        ("spache_readability", 2.6, "grade 3"),
        ("spache_readability", 6.1, "above grade 4; made for grades 1 to 3"),
        ("lix", 29.9, "very easy"),
        ("lix", 60.0, "very difficult"),
        ("rix", 0.1, "grade 1"),
        ("rix", 5.3, "grade 11"),
    ],
)
def test_meaning(formula, value, words):
    assert meaning(formula, value) == words


@pytest.mark.parametrize("formula", TITLES)
def test_every_number_means_something(formula):
    assert all(meaning(formula, value / 2) for value in range(-100, 300))
