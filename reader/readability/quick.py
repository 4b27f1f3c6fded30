"""A grade for a few words at once, for callers that ask thousands of times.

>>> round(flesch_kincaid_grade(["The", "envoy", "convened", "a", "meeting"], sentences=1), 2)
5.24
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.readability.counts import BITS, WORDS, pack
from reader.readability.sentences import count_sentences

_MASK = (1 << BITS) - 1


def flesch_kincaid_grade(words: Sequence[str], sentences: int = 1) -> float:
    """The Flesch-Kincaid grade of words (no marks among them) in so many sentences; 0 where there are none."""
    return _grade(sum(map(WORDS.__getitem__, words)), sentences)


def grade_of(text: str) -> float:
    """The Flesch-Kincaid grade of one block of text, its sentences counted; 0 where it has no words."""
    return _grade(pack(text), count_sentences(text))


def _grade(packed: int, sentences: int) -> float:
    words = packed & _MASK
    if not words or sentences < 1:
        return 0.0
    return 0.39 * words / sentences + 11.8 * (packed >> BITS & _MASK) / words - 15.59
