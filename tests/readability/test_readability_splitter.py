"""The sentence splitter: plain words end sentences, abbreviations do not."""

import pytest

from reader.language import find_sentences
from reader.splitter import _NO_ABBREVIATIONS, load_splitter, split


@pytest.mark.parametrize(
    "text",
    [
        "The cart hit a wall. From there we walked.",
        "They rested for a week. “It was cold,” said Okafor.",
        "Nobody slept that day. Ten boats waited.",
        "She lives near the park. He does not.",
        "Is it hard? I think so. Ask me. Then I will tell you all. Go.",
    ],
)
def test_a_plain_word_ends_a_sentence(text):
    starts = [span.start for span in find_sentences(text)]
    assert starts == [0, *(place + 2 for place, sign in enumerate(text[:-2]) if sign in ".?")]


@pytest.mark.parametrize(
    "text",
    [
        "See Fig. 3 on the next page.",
        "Dr. Kim met Gen. Okafor.",
        "The board is 3 in. wide.",
        "It cost 5 dollars vs. 7 dollars last year.",
        "The U.S. Navy left the port in Sept. 1953.",
    ],
)
def test_an_abbreviation_ends_none(text):
    assert split(text) == [(0, len(text))]


def test_the_splitter_of_other_programs_stays_as_it_is():
    from nupunkt import load

    assert load_splitter().abbreviations == load("default").abbreviations - _NO_ABBREVIATIONS


def test_each_word_is_an_abbreviation_to_nupunkt():
    from nupunkt import load

    assert _NO_ABBREVIATIONS - load("default").abbreviations == set()
