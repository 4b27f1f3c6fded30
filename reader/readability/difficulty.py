"""A difficulty fitted to what teachers said about 3,000 excerpts: one number, with an error bar.

Six features of windows of about 150 words; see ``docs/difficulty.md`` for the coefficients and how they were found.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from reader.article import Article
from reader.readability.counts import WORDS, Counts, unpack
from reader.readability.formulas import flesch_kincaid_grade
from reader.readability.words import is_familiar, words_in

WINDOW = 150
FEATURES: tuple[str, ...] = (
    "rarity", "rare_share", "log_sentence_length", "log_word_length", "abstract_share", "difficult_share", "polysyllable_share",
)  # fmt: skip
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "tions", "sions", "ments", "ities")
_RARE = 3.6


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How hard a text is: ``value`` is 50 for a middling text of school years 3 to 12, and 10 for each standard
    deviation; higher is harder. ``low`` and ``high`` are a likely range (80 %); ``grade`` is the Flesch-Kincaid grade.
    """

    value: float
    low: float
    high: float
    grade: float

    @property
    def percentile(self) -> int:
        """Than how many of a hundred texts for school years 3 to 12 it is harder."""
        return round(100 * 0.5 * (1 + math.erf((self.value - 50) / 10 / math.sqrt(2))))

    @property
    def sentence(self) -> str:
        """The value in words."""
        if math.isnan(self.value):
            return "there is too little text to say how hard it is."
        return f"harder than about {self.percentile} % of texts for school years 3 to 12 (difficulty {self.value:.0f}, likely {self.low:.0f} to {self.high:.0f})."

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Model:
    """A line for each feature: easiness = intercept + Σ weight × feature; ``error`` is its standard error."""

    intercept: float
    weights: tuple[float, ...]
    mean: float
    deviation: float
    error: float

    def easiness(self, features: Sequence[float]) -> float:
        """The easiness on the scale of CLEAR."""
        return self.intercept + sum(weight * value for weight, value in zip(self.weights, features, strict=True))


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The coefficients, from ``difficulty.json``."""
    data = json.loads((files("reader.readability") / "difficulty.json").read_text(encoding="utf-8"))
    weights = tuple(float(data["weights"][name]) for name in FEATURES)
    return Model(data["intercept"], weights, data["mean"], data["deviation"], data["error"])


@lru_cache(maxsize=200_000)
def _word(word: str) -> tuple[float, bool, bool]:
    """(rarity, is abstract, counts as a content word)."""
    from wordfreq import zipf_frequency

    lower = word.lower().replace("’", "'")
    content = len(lower) > 3 and lower.isalpha() and not word[0].isupper() and not (is_familiar(lower) and len(lower) < 5)
    rarity = 8.0 - max(1.0, float(zipf_frequency(lower, "en")))
    return rarity, len(lower) > 6 and lower.endswith(_ABSTRACT), content


def features_of(sentences: Sequence[Sequence[str]], counts: Counts | None = None) -> tuple[float, ...]:
    """The values of ``FEATURES`` for sentences that are given as lists of words."""
    counts = counts or unpack(sum(WORDS[word] for words in sentences for word in words), len(sentences))
    known = [_word(word) for words in sentences for word in words[:1] if word] + [
        _word(word) for words in sentences for word in words[1:]
    ]
    content = [one for one in known if one[2]] or [(3.0, False, True)]
    words = max(1, counts.words)
    return (
        sum(one[0] for one in content) / len(content),
        sum(one[0] > 8.0 - _RARE for one in content) / words,
        math.log(words / max(1, counts.sentences)),
        math.log(max(1, counts.letters) / words),
        sum(one[1] for one in known) / words,
        counts.difficult_words / words,
        counts.polysyllables / words,
    )


def windows(sentences: Sequence[list[str]], size: int = WINDOW) -> list[list[list[str]]]:
    """Neighbouring sentences in groups of about ``size`` words; a short rest joins the last group."""
    groups: list[list[list[str]]] = [[]]
    length = 0
    for words in sentences:
        if length >= size:
            groups.append([])
            length = 0
        groups[-1].append(words)
        length += len(words)
    if len(groups) > 1 and length < size / 2:
        groups[-2] += groups.pop()
    return groups


def difficulty_of(sentences: Sequence[list[str]], counts: Counts) -> Difficulty:
    """The difficulty of sentences that are given as lists of words."""
    kept = [words for words in sentences if words]
    if not kept:
        return Difficulty(math.nan, math.nan, math.nan, math.nan)
    model = load_model()
    groups = windows(kept)
    values = [50 - 10 * (model.easiness(features_of(group)) - model.mean) / model.deviation for group in groups]
    value = sum(values) / len(values)
    # Windows of one text share most of their error: it falls by at most half.
    spread = 1.28 * 10 * model.error / model.deviation * max(0.5, 1 / math.sqrt(len(values)))
    return Difficulty(round(value, 2), round(value - spread, 2), round(value + spread, 2), round(flesch_kincaid_grade(counts), 2))


def difficulty(article: Article) -> Difficulty:
    """The difficulty of an article's body."""
    sentences = [words_in(sentence.span.of(article.text)) for sentence in article.sentences]
    kept = [words for words in sentences if words]
    return difficulty_of(kept, unpack(sum(WORDS[word] for words in kept for word in words), len(kept)))
