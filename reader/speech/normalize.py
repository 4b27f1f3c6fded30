"""What is said for what is written: ``U.N.``, ``UNSC``, ``$3.5 million``, ``Oct. 24``, with the map back.

Each rule gives edits on the written text of one sentence, so that the time of a spoken word leads back to the
written one. What a voice reads well by itself is left to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.edits import Edit
from reader.speech import said_letters as letters
from reader.speech import said_numbers as numbers

Rule = Callable[[str], Iterator[Edit]]
#: In this order: what an earlier rule has changed, a later one leaves alone.
RULES: tuple[Rule, ...] = (
    letters.addresses,
    letters.titles,
    letters.abbreviations,
    letters.initials,
    numbers.money,
    numbers.scales,
    numbers.units,
    numbers.dates,
    numbers.clock_times,
    numbers.ranges,
    numbers.years,
    numbers.signs,
    letters.roman_numerals,
    letters.capitals,
    letters.foreign_letters,
)


def normalize(text: str) -> list[Edit]:
    """The edits that turn a written sentence into what is said; none overlap.

    >>> from reader.edits import apply_edits
    >>> text = "Dr. Kim told the UNSC and NATO on Oct. 24 of $2.5bn in U.N. Security aid since 2013."
    >>> apply_edits(text, normalize(text))[0]
    'Doctor Kim told the U.N.S.C and NATO on October twenty-fourth of 2.5 billion dollars in U.N Security aid since twenty thirteen.'
    """
    taken: list[Edit] = []
    for rule in RULES:
        for edit in rule(text):
            if not any(_touch(edit, other) for other in taken):
                taken.append(edit)
    return sorted(taken)


def _touch(one: Edit, other: Edit) -> bool:
    """Whether both change the same letter, or put something at the same place."""
    return one.span.overlaps(other.span) or (one.span == other.span and not len(one.span))
