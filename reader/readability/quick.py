"""A grade for a few words at once, for callers that ask thousands of times.

>>> round(flesch_kincaid_grade(["The", "envoy", "convened", "a", "meeting"], sentences=1), 2)
5.24
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.readability.counts import count_text
from reader.readability.formulas import flesch_kincaid_grade as grade
from reader.readability.pieces import BITS, MASK, WORDS
from reader.readability.sentences import count_sentences

_AT_ONCE = 1000  # words whose packed counts are sure to fit


def flesch_kincaid_grade(words: Sequence[str], sentences: int = 1) -> float:
    """The Flesch-Kincaid grade of words (no marks among them) in so many sentences; 0 where there are none."""
    if not words or sentences < 1:
        return 0.0
    syllables = sum(
        sum(map(WORDS.__getitem__, words[start : start + _AT_ONCE])) >> BITS & MASK
        for start in range(0, len(words), _AT_ONCE)
    )
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def grade_of(text: str) -> float:
    """The Flesch-Kincaid grade of one block of text, its sentences counted; 0 where it has no words."""
    counts = count_text(text, count_sentences(text))
    return grade(counts) if counts.words and counts.sentences else 0.0
