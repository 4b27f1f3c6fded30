"""How hard a word is for a reader: what people said about it, else how rare it is; less where its parts tell it.

The ratings are those of Maddela and Xu (2018, doi:10.18653/v1/D18-1410, ``ratings.txt``). A word without one gets
the rating that its frequency predicts: 5.30 - 0.59 × Zipf (least squares over the rated words, r = -0.46).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from reader.lexicon.linting import is_familiar, zipf

RATINGS = Path(__file__).parent / "ratings.txt"
_INTERCEPT, _SLOPE = 5.30, -0.59
#: Up to this rating (1 to 6) nobody of twelve years needs help; above it each step counts twice.
EASY = 2.3
#: What it takes off where the parts of a word are familiar: "swimmer", "limitless", "sunglasses".
TRANSPARENT = 1.2
_SUFFIXES = ("less", "ness", "able", "ful", "ment", "ward", "wards", "ish", "er", "or", "ly", "en", "y", "ing", "ed")
_PREFIXES = ("re", "un", "over", "under", "mid", "non", "co", "pre", "mis")


#: A word rarer than this (Zipf scale) and not on the familiar list may need a meaning.
HARD_ZIPF = 4.6


@lru_cache(maxsize=100_000)
def may_be_hard(word: str, lemma: str) -> bool:
    """Whether a word is rare and not familiar."""
    return zipf(lemma) < HARD_ZIPF and zipf(word) < HARD_ZIPF and not is_familiar(word)


@lru_cache(maxsize=1)
def ratings() -> dict[str, float]:
    """Words with the rating that people gave them, 1 (very simple) to 6 (very complex)."""
    lines = RATINGS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {word: int(tenths) / 10 for word, tenths in pairs}


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """Words of the house, the table and the zoo, which are rare in news and known to children."""
    lines = (RATINGS.parent / "everyday.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=50_000)
def hardness(word: str, lemma: str = "") -> float:
    """0 for a word that everybody knows, about 5 for a very hard one.

    >>> hardness("house") < hardness("gadget") < hardness("repatriation")
    True
    """
    word, lemma = word.lower(), (lemma or word).lower()
    if {word, lemma} & everyday_words() or is_familiar(word) or is_familiar(lemma):
        return 0.0
    known = [ratings()[form] for form in dict.fromkeys((lemma, word)) if form in ratings()]
    rating = min(known) if known else _INTERCEPT + _SLOPE * max(zipf(word), zipf(lemma), 1.0)
    hard = 2.0 * max(0.0, rating - EASY)
    return max(0.0, hard - TRANSPARENT) if is_transparent(lemma) else hard


@lru_cache(maxsize=50_000)
def is_transparent(word: str) -> bool:
    """Whether the parts of a word are familiar and tell its meaning.

    >>> [is_transparent(word) for word in ("swimmer", "sunglasses", "limitless", "sanction")]
    [True, True, True, False]
    """
    return any(len(base) > 2 and _is_known(base) for base in _bases(word)) or any(
        _is_known(word[:cut]) and _is_known(word[cut:]) for cut in range(3, len(word) - 2)
    )


def _is_known(word: str) -> bool:
    """Whether a part of a word is familiar, or made of one familiar word: "keeper" in "shopkeeper"."""
    return is_familiar(word) or any(len(base) > 2 and is_familiar(base) for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > 2:
            base = word[: -len(suffix)]
            yield base
            yield base + "e"
            yield re.sub(r"i$", "y", base)
            if len(base) > 3 and base[-1] == base[-2]:
                yield base[:-1]
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            yield word[len(prefix) :]
