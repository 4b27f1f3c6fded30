"""A check for editors and build machines: is a text easy enough, and if not, where is it hard?

>>> result = check("Sovereignty presupposes institutional legitimacy. It rained.", max_grade=9)
>>> result.passed, [one.place for one in result.offenders]
(False, ['1:1'])
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Article, Span, as_article
from reader.readability.findings import hard_words
from reader.readability.places import sentence_places
from reader.readability.scoring import Scores, score


@dataclass(frozen=True, slots=True)
class Offender:
    """A sentence above the grade that is allowed: where it is, its grade, and what makes it hard.

    ``line`` and ``column`` count from 1, in the article's kept text.
    """

    span: Span
    line: int
    column: int
    grade: float
    words: int
    hard_words: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        """``line:column``, as editors have it."""
        return f"{self.line}:{self.column}"

    def __str__(self) -> str:
        hard = f", hard words: {', '.join(self.hard_words)}" if self.hard_words else ""
        return f"{self.place}: grade {self.grade:.1f}, {self.words} words{hard}: {self.text}"


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a text keeps to a grade. ``offenders`` is empty when it does."""

    scores: Scores
    max_grade: float
    offenders: tuple[Offender, ...]

    @property
    def passed(self) -> bool:
        """Whether the whole text keeps to the grade; single sentences may pass it."""
        return self.scores.flesch_kincaid_grade <= self.max_grade

    @property
    def message(self) -> str:
        """One line for the terminal."""
        grade = f"grade {self.scores.flesch_kincaid_grade:.1f}"
        if self.passed:
            return f"{grade} keeps to {self.max_grade:g}"
        return f"{grade} is above {self.max_grade:g}: {len(self.offenders)} of {self.scores.counts.sentences} sentences are"


def check(article: Article | str, max_grade: float) -> Check:
    """Score a text and, where its Flesch-Kincaid grade is above ``max_grade``, name the sentences that are.

    Raises ``ReadingError`` for a text without words.
    """
    article = as_article(article)
    scores = score(article)
    above = scores.flesch_kincaid_grade > max_grade
    return Check(scores, max_grade, offenders(article, max_grade) if above else ())


def offenders(article: Article | str, max_grade: float) -> tuple[Offender, ...]:
    """The sentences above a Flesch-Kincaid grade, in the order of the text."""
    article = as_article(article)
    text, hard = article.text, hard_words(article)
    found = []
    for place in sentence_places(article):
        if place.grade > max_grade:
            start = place.span.start
            words = dict.fromkeys(one.span.of(text) for one in hard if place.span.contains(one.span))
            line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            sentence = " ".join(place.span.of(text).split())
            found.append(
                Offender(place.span, line, column, round(place.grade, 2), place.counts.words, tuple(words), sentence)
            )
    return tuple(found)
