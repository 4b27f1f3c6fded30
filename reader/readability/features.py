"""The thirteen features of the difficulty: shares and means, so that none depends on the length of a text.

None of them looks at quotation marks, line breaks or the number of words. They are listed in ``FEATURES`` with what
they measure; ``docs/difficulty.md`` says how each was chosen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import cast

from reader.fluency import IndifferentJudge, load_judge
from reader.readability.classes import KINDS, WordKind
from reader.readability.kept import Kept, Value
from reader.readability.words import plain

#: The feature that needs the trigram model of the extra ``judge``; 0 without it.
FORETOLD = "foretold"
#: Name → what it measures. Every one makes a text harder as it grows, but for those that are marked "easier".
FEATURES: dict[str, str] = {
    "sentence_length": "log of the length of the sentence that a word stands in, above 14 words",
    "rarity": "mean of (7 − Zipf)² of content words",
    "rare_quarter": "mean Zipf value of the rarest quarter of the different content words among 100 (easier)",
    "rare_and_abstract": "share of words below Zipf 4.5 that stand for nothing that can be seen or done",
    "concrete": "share of words that stand for what can be seen or done, up to 28 % (easier)",
    "joiners": "root of the share of formal joining words (thus, whereas, upon)",
    "frames": "share of content words that stand for no thing in particular (manner, respect, regard)",
    "prepositions": "share of prepositions",
    "archaic": "share of old forms (thou, hath, shall)",
    "telling": "share of was, were, had and did (easier)",
    "strange_names": "root of the share of names that are seldom met",
    "strange_words": "root of the share of long words that no dictionary of common words has",
    FORETOLD: "mean of how much the two words before raise the log of a word's probability (easier)",
}
_COMMON_LENGTH = 14  # words in a sentence
_RARE = 4.5
_MOST_CONCRETE = 0.28
_SELDOM_NAME, _SELDOM_WORD, _LONG_WORD = 4.0, 3.5, 7
_SAMPLE, _STEP = 100, 25  # words, for the rarest quarter


#: What is counted of words, from the lowest bits up, packed into one whole number so that a text is one sum.
_TALLIED = (
    "known", "not_small", "content", "rare_and_abstract", "concrete", "joiners", "frames", "prepositions", "archaic",
    "telling", "strange_names", "strange_words",
)  # fmt: skip
_BITS = 24  # room for each: no text has more words
_MASK = (1 << _BITS) - 1


def features_of(sentences: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The values of ``FEATURES`` of sentences that are given as lists of words; there must be at least one word."""
    words = [word for sentence in sentences for word in sentence]
    count, packed = len(words), sum(map(_TALLIES.__getitem__, words))
    if not packed & _MASK:  # no word is known: take them all
        packed = sum(_tally(KINDS[word], known=True) for word in words)
    known, not_small, content, rare, concrete, joiners, frames, prepositions, archaic, telling, names, strange = (
        packed >> shift & _MASK for shift in range(0, _BITS * len(_TALLIED), _BITS)
    )
    squares = sum(len(sentence) ** 2 for sentence in sentences)
    return (
        max(0.0, math.log(squares / count) - math.log(_COMMON_LENGTH)),
        sum(map(_RARITIES.__getitem__, words)) / (content or 1),
        _rare_quarter(words),
        rare / known,
        min(_MOST_CONCRETE, concrete / known),
        math.sqrt(joiners / known),
        frames / (not_small or 1),
        prepositions / count,
        archaic / count,
        telling / count,
        math.sqrt(names / count),
        math.sqrt(strange / count),
        _foretold(sentences) / count,
    )


def _tally(word: WordKind, *, known: bool) -> int:
    counted = (
        known,
        known and not word.small,
        word.content,
        known and word.zipf < _RARE and not word.concrete and not word.name,
        known and word.concrete,
        known and word.joiner,
        known and word.frame,
        word.preposition,
        word.archaic,
        word.telling,
        word.name and word.zipf < _SELDOM_NAME,
        is_strange(word),
    )
    return sum(1 << _BITS * place for place, one in enumerate(counted) if one)


def _of_kinds(work_out: Callable[[WordKind], Value]) -> Kept[Value]:
    """A word → what is worked out of its kind."""
    return Kept(lambda word: work_out(KINDS[word]))


_TALLIES = _of_kinds(lambda word: _tally(word, known=word.known))
_RARITIES = _of_kinds(lambda word: (7 - min(word.zipf, 7.0)) ** 2 if word.content else 0.0)
#: For the rarest quarter: nothing for a word that is not known, an empty pair for one that is no content word.
_PAIRS: Kept[tuple[str, float] | tuple[()] | None] = _of_kinds(
    lambda word: ((word.plain, word.zipf) if word.content else ()) if word.known else None
)


def has_judge() -> bool:
    """Whether the trigram model is installed."""
    return not isinstance(load_judge(), IndifferentJudge)


def _alone(word: str) -> tuple[str, float]:
    form = plain(word)
    return form, load_judge().log_probability([form])


#: A word → the form in which the trigram model has it, and the log of its probability without its neighbours.
_ALONE = Kept(_alone)
_START = "<s>"


def _foretold(sentences: Sequence[Sequence[str]]) -> float:
    """By how much words are likelier after those before them than alone, as a sum over words."""
    if not has_judge():
        return 0.0
    judge, total = load_judge(), 0.0
    start = judge.log_probability([_START])
    for sentence in sentences:
        forms = [_ALONE[word] for word in sentence]
        together = judge.log_probability([_START, *(form for form, _ in forms)]) - start
        total += together - sum(alone for _, alone in forms)
    return total


def is_strange(word: WordKind) -> bool:
    """Whether it is a long word, seldom met, that the dictionary of common words lacks."""
    odd = word.known or word.name or word.abbreviation or word.figure
    return not odd and word.zipf < _SELDOM_WORD and word.letters >= _LONG_WORD


def _rare_quarter(words: Sequence[str]) -> float:
    """Taken in samples of 100 known words, since a longer text has more different words."""
    known = [pair for pair in map(_PAIRS.__getitem__, words) if pair is not None]
    starts = range(0, max(1, len(known) - _SAMPLE + 1), _STEP)
    return sum(_quarter(known[start : start + _SAMPLE]) for start in starts) / len(starts)


def _quarter(sample: Sequence[tuple[str, float] | tuple[()]]) -> float:
    content = cast("list[tuple[str, float]]", list(filter(None, sample)))
    values = sorted(dict(content).values()) or [4.0]
    rarest = values[: max(1, len(values) // 4)]
    return sum(rarest) / len(rarest)
