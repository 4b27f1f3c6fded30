"""What is quoted stays to the letter, also where the quotation began in the paragraph before."""

import pytest

from reader.plain.quotations import find_quotations
from reader.plain.simplifier import simplify


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” twice.", ["“no”"]),
        ("The new rooms will commence soon,” said Ann Vale.", ["The new rooms will commence soon,”"]),
        ("“The work has commenced. It is hard.", ["“The work has commenced. It is hard."]),
        ("He said “no” and 5” of rain fell.", ["“no”"]),
    ],
)
def test_a_quotation_may_be_open_on_either_side(text, quoted):
    assert [span.of(text) for span in find_quotations(text)] == quoted


def test_words_of_a_quotation_that_began_before_stay():
    text = "It will commence in May and purchase new beds for the old rooms,” wrote Ann Vale in a letter to the town."
    assert "It will commence in May and purchase new beds for the old rooms,”" in simplify(text, level="easy").text
