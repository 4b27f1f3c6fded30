"""The difficulty: one number with an error bar, fitted to what people said about texts for school years 3 to 12.

    easiness = intercept + Σ weight · feature        (the scale of the CLEAR corpus, higher is easier)
    value    = 50 + 10 · (mean − easiness) / spread  (50 is the middle text, 10 one standard deviation; higher is harder)

The features: ``reader.readability.features``. The weights: ``data/difficulty.json``, for where the trigram model of
the extra ``judge`` is installed and for where it is not. What they were fitted on, how well they do and what the
number cannot say: ``docs/difficulty.md``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from reader.article import Article, Span
from reader.errors import DataError, ReadingError
from reader.readability.features import FEATURES, features_of, has_judge
from reader.readability.words import words_in

#: Words in a window of the curve along a text, about as many as the texts had that people judged.
WINDOW = 150
#: So many standard errors to each side hold four judgements of five.
_SURE = 1.2816
#: Fewer words than this say little.
FEW_WORDS = 100
_LOWEST_GRADE, _HIGHEST_GRADE = 1.0, 18.0


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How hard a text is.

    ``value`` is 50 for the middle text of school years 3 to 12, and 10 more for each standard deviation; higher is
    harder. Four of five people's judgements of such a text lie between ``low`` and ``high``. ``grade`` is the
    Flesch-Kincaid grade that stands as high among the grades of those texts. ``words`` is how many words it rests on.
    """

    value: float
    low: float
    high: float
    grade: float
    words: int = 0

    @property
    def percentile(self) -> int:
        """Than how many of a hundred texts for school years 3 to 12 it is harder: 1 to 99."""
        share = 0.5 * (1 + math.erf((self.value - 50) / 10 / math.sqrt(2)))
        return min(99, max(1, round(100 * share)))

    @property
    def sentence(self) -> str:
        """The difficulty in words."""
        text = (
            f"harder than about {self.percentile} % of texts for school years 3 to 12 "
            f"(difficulty {self.value:.0f}, likely {self.low:.0f} to {self.high:.0f}; 50 is the middle); "
            f"texts this hard are near Flesch-Kincaid grade {self.grade:.0f}"
        )
        return text if self.words >= FEW_WORDS else f"{text} (a guess: under {FEW_WORDS} words)"

    def __str__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        share = min(100.0, max(0.0, self.value))
        return (
            f"<p>{self.sentence[0].upper()}{self.sentence[1:]}.<br>"
            f'<meter min="0" max="100" value="{share:.0f}">{self.value:.0f} of 100</meter></p>'
        )


@dataclass(frozen=True, slots=True)
class Model:
    """The weights, and the numbers that turn easiness into ``Difficulty``.

    ``error`` is the standard error for a text of ``whole_words`` words or more; with fewer, its square grows by
    ``short_error`` times what 1 / words grows.
    """

    weights: tuple[float, ...]
    intercept: float
    mean: float
    spread: float
    error: float
    short_error: float
    whole_words: float
    fitted_spread: float
    grade_mean: float
    grade_spread: float

    def easiness(self, features: Sequence[float]) -> float:
        """The easiness on the scale of CLEAR."""
        return self.intercept + sum(weight * value for weight, value in zip(self.weights, features, strict=True))

    def error_of(self, words: int) -> float:
        """The standard error for a text of so many words, on the scale of CLEAR."""
        return math.sqrt(self.error**2 + self.short_error * max(0.0, 1 / words - 1 / self.whole_words))

    def difficulty(self, features: Sequence[float], words: int) -> Difficulty:
        """The difficulty that follows from the features of so many words."""
        gap = self.mean - self.easiness(features)
        value, bar = 50 + 10 * gap / self.spread, 10 * _SURE * self.error_of(words) / self.spread
        grade = self.grade_mean + self.grade_spread * gap / self.fitted_spread
        return Difficulty(
            round(value, 2),
            round(value - bar, 2),
            round(value + bar, 2),
            round(min(_HIGHEST_GRADE, max(_LOWEST_GRADE, grade)), 2),
            words,
        )


def load_model() -> Model:
    """The coefficients that fit what is installed. Raises ``DataError`` where they do not fit the features."""
    return load_models()["with judge" if has_judge() else "without judge"]


@lru_cache(maxsize=1)
def load_models() -> Mapping[str, Model]:
    """The coefficients with and without the trigram model, from ``data/difficulty.json``."""
    found = {}
    text = (files("reader.readability") / "data" / "difficulty.json").read_text(encoding="utf-8")
    for name, data in json.loads(text).items():
        weights = data.pop("weights")
        if set(weights) != set(FEATURES):
            raise DataError(
                "difficulty.json", "its weights are not those of the features", f"they are {', '.join(FEATURES)}"
            )
        found[name] = Model(weights=tuple(float(weights[one]) for one in FEATURES), **data)
    return found


def difficulty_of(sentences: Sequence[Sequence[str]]) -> Difficulty:
    """The difficulty of sentences that are given as lists of words: the mean of its windows, by their words.

    Raises ``ReadingError`` where there is no word.
    """
    features, words = mean_features(sentences)
    return load_model().difficulty(features, words)


def mean_features(sentences: Sequence[Sequence[str]]) -> tuple[tuple[float, ...], int]:
    """The features of the windows, each weighed by its words, and the number of words."""
    kept = [words for words in sentences if words]
    if not kept:
        raise ReadingError("the text", "holds no words that count", "give it the text of a story")
    lengths = [len(words) for words in kept]
    sums = [0.0] * len(FEATURES)
    for first, last in _parts(lengths):
        weight = sum(lengths[first:last])
        for place, value in enumerate(features_of(kept[first:last])):
            sums[place] += weight * value
    total = sum(lengths)
    return tuple(value / total for value in sums), total


def _parts(lengths: Sequence[int], size: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Whole sentences in parts of about equal length, near ``size`` words: (first, one after the last)."""
    total = sum(lengths)
    goal = total / max(1, round(total / size))
    first = seen = 0
    parts = 1
    for number, length in enumerate(lengths):
        seen += length
        if seen >= goal * parts - 0.5:
            yield first, number + 1
            first = number + 1
            parts = max(parts + 1, int(seen / goal) + 1)
    if first < len(lengths):
        yield first, len(lengths)


def difficulty(article: Article) -> Difficulty:
    """The difficulty of the body of an article.

    >>> easy = difficulty(Article.from_text("The dog ran to the boy. It licked his hand. The boy laughed."))
    >>> hard = difficulty(Article.from_text("The doctrine presupposes that sovereignty is indivisible in principle."))
    >>> easy.value < 50 < hard.value
    True
    """
    return difficulty_of([words_in(sentence.span.of(article.text)) for sentence in article.sentences])


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the text of about 150 words, and how hard it is."""

    span: Span
    difficulty: Difficulty


def windows(article: Article, size: int = WINDOW) -> tuple[Window, ...]:
    """The difficulty along the text: whole sentences in stretches of about equal length, near ``size`` words."""
    sentences = [(one.span, words_in(one.span.of(article.text))) for one in article.sentences]
    sentences = [(span, words) for span, words in sentences if words]
    found = []
    for first, last in _parts([len(words) for _, words in sentences], size) if sentences else ():
        group = sentences[first:last]
        span = Span(group[0][0].start, group[-1][0].end)
        found.append(Window(span, load_model().difficulty(features_of([words for _, words in group]), _count(group))))
    return tuple(found)


def _count(group: Sequence[tuple[Span, Sequence[str]]]) -> int:
    return sum(len(words) for _, words in group)
