"""A check for editors and build machines: is a text easy enough, and if not, where is it hard?

>>> result = check("Sovereignty presupposes institutional legitimacy. It rained.", max_grade=9)
>>> result.passed, [one.place for one in result.offenders]
(False, ['1:1'])
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.article import Article, Span, as_article
from reader.readability.findings import hard_words
from reader.readability.places import sentence_places
from reader.readability.quotations import find_quotations, score_without_quotations
from reader.readability.scoring import Scores, score

#: By so many words a sentence is found again in the file that it comes from.
_FIRST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Offender:
    """A sentence above the grade that is allowed: where it is, its grade, and what makes it hard.

    ``line`` and ``column`` count from 1: in the file where it is given and has the sentence, else in the article's text.
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


def check(article: Article | str, max_grade: float, *, quotations: bool = True, file_text: str = "") -> Check:
    """Score a text and, where its Flesch-Kincaid grade is above ``max_grade``, name the sentences that are.

    With ``quotations=False`` what is quoted does not count. ``file_text`` is the file that the article was read from,
    as it stands, for line and column. Raises ``ReadingError`` for a text without words.
    """
    article = as_article(article)
    scores = score(article) if quotations else score_without_quotations(article)
    above = scores.flesch_kincaid_grade > max_grade
    named = offenders(article, max_grade, quotations=quotations, file_text=file_text) if above else ()
    return Check(scores, max_grade, named)


def offenders(
    article: Article | str, max_grade: float, *, quotations: bool = True, file_text: str = ""
) -> tuple[Offender, ...]:
    """The sentences above a Flesch-Kincaid grade, in the order of the text."""
    article = as_article(article)
    text, hard = article.text, hard_words(article)
    left_out = () if quotations else find_quotations(article)
    hard = tuple(one for one in hard if not any(span.contains(one.span) for span in left_out))
    found, seen = [], 0
    for place in sentence_places(article, quotations=quotations):
        sentence = " ".join(place.span.of(text).split())
        here = _find(sentence, file_text, seen)
        seen = max(seen, here)
        if place.grade > max_grade:
            where, start = (file_text, here) if here >= 0 else (text, place.span.start)
            line, column = where.count("\n", 0, start) + 1, start - where.rfind("\n", 0, start)
            words = dict.fromkeys(one.span.of(text) for one in hard if place.span.contains(one.span))
            grade = round(place.grade, 2)
            found.append(Offender(place.span, line, column, grade, place.counts.words, tuple(words), sentence))
    return tuple(found)


def _find(sentence: str, text: str, start: int) -> int:
    """Where a sentence begins in a file, whose lines may be broken elsewhere; -1 where it is not found."""
    if not text:
        return -1
    first = sentence.split()[:_FIRST_WORDS]
    found = re.compile(r"\s+".join(map(re.escape, first))).search(text, start)
    return found.start() if found else -1
