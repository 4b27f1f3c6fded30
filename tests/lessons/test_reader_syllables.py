"""Where syllables are parted: known words, and what must hold for any word."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.formats.reader.syllables import syllable_starts
from reader.readability.syllables import count_syllables


def parted(word):
    places = [0, *syllable_starts(word), len(word)]
    return "·".join(word[low:high] for low, high in itertools.pairwise(places))


@pytest.mark.parametrize(
    "word",
    "in·for·ma·tion re·pa·tri·a·tion peo·ple si·mul·ta·ne·ous·ly am·bas·sa·dor i·de·a re·fu·gees asked Wa·shing·ton"
    " cre·ate move·ment safe·ty some·thing lit·tle strug·gled ta·ble ques·tion spe·cial com·mis·sion con·ven·tion"
    " na·tions trea·ty in·qui·ry vi·o·la·tions coun·cil re·a·li·ty qui·et cros·sing pu·nished"
    " ear·li·er hap·pi·est nee·ded re·sour·ces hou·ses trea·ted ap·poin·ted voi·ces ap·pea·ran·ces mar·ria·ges tea·ches"
    " tou·rism jour·na·lism gui·ded gues·ses car·ri·er good·bye croo·ked re·a·lized".split(),
)
def test_known_words(word):
    assert parted(word.replace("·", "")) == word


@pytest.mark.parametrize("word", ["U.N.", "1,250", "UNSC", "days", "", "naïve", "the", "rhythms"])
def test_what_is_not_sure_is_left_whole(word):
    assert parted(word) == word


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=1, max_size=14))
def test_as_many_syllables_as_are_said_or_none(word):
    places = syllable_starts(word)
    assert list(places) == sorted(set(places)) and all(0 < place < len(word) for place in places)
    assert not places or len(places) + 1 == count_syllables(word) - bool(re.search("[a-z]isms?$", word))
    for low, high in zip((0, *places), (*places, len(word)), strict=True):
        assert not places or any(letter in "aeiouy" for letter in word[low:high])
