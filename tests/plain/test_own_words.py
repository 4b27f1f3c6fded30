"""A teacher's own lists: words that always become others, words that stay."""

import pytest

from reader.errors import DataError
from reader.plain.own_words import read_own_words
from reader.plain.simplifier import simplify


def test_own_words_take_the_form_of_the_word_and_the_right_article():
    made = simplify("An envoy utilised the hall.", always={"utilise": "use", "envoy": "messenger"})
    assert made.text == "A messenger used the hall."
    assert {change.rule for change in made.changes} == {"own word"}


def test_own_words_leave_quotations_and_words_that_must_stay():
    text = 'She said: "They utilised the hall."'
    assert simplify(text, always={"utilise": "use"}).text == text
    assert simplify("They utilised the hall.", always={"utilise": "use"}, never=["utilised"]).text == "They utilised the hall."


def test_a_phrase_of_several_words():
    assert simplify("The lower house met on Monday.", always={"lower house": "parliament"}).text == "The parliament met on Monday."


def test_a_file_of_own_words(tmp_path):
    path = tmp_path / "own.txt"
    path.write_text("# our class\nutilise = use\n\nlower house = parliament\n", encoding="utf-8")
    assert read_own_words(path) == {"utilise": "use", "lower house": "parliament"}
    path.write_text("utilise = use\nutilise\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.txt:2.*hard word = simpler word"):
        read_own_words(path)
    with pytest.raises(DataError, match="cannot be read"):
        read_own_words(tmp_path / "none.txt")
