"""Word salad, cut sentences and stray marks go through every rule without an error, and keep their numbers and quotations."""

import random

import pytest

from reader.plain.facts import find_facts
from reader.plain.simplifier import simplify_lines

WORDS = """the a mayor town river Ann Selm Oslo council who which where whose in at of to by with and but or ; , – ( ) " “ ”
was is were has had will may not never no 12 % 1990 built made said says thinks located situated considered containing
further region not uncommon no fewer than unless both during rather as well including such like because although while
after before citing named called known, opened closed walked bus school ships, however furthermore very small old""".split()


def salad(seed):
    random_words = random.Random(seed)
    for _ in range(60):
        words = [random_words.choice(WORDS) for _ in range(random_words.randint(1, 24))]
        yield " ".join(words) + random_words.choice(["", ".", "?", ";", ",", "!"])


@pytest.mark.parametrize("seed", range(4))
def test_word_salad_raises_nothing_and_keeps_its_facts(seed):
    lines = list(salad(seed))
    plain = simplify_lines(lines, level="easy")
    assert len(plain) == len(lines)
    for before, after in zip(lines, plain, strict=True):
        assert set(find_facts(before).numbers) == set(find_facts(after).numbers)
        assert all(quotation in after or quotation.split() == [] for quotation in map(_spaced, find_facts(before).quotations))


def _spaced(text):
    return " ".join(text.split())
