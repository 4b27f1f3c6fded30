"""Scores as rows, for tables (CSV) and programs (JSON, a line for each text)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from reader.article import Article, as_article
from reader.readability.comparing import Comparison
from reader.readability.counts import Counts
from reader.readability.findings import find_all
from reader.readability.places import sentence_places
from reader.readability.scoring import Scores


def row(scores: Scores, source: str = "") -> dict[str, Any]:
    """One text in a row: its source, the difficulty, the eleven formulas and the counts, rounded to hundredths.

    >>> from reader.readability.scoring import score
    >>> one = row(score("Rain fell."), "rain.txt")
    >>> one["source"], one["words"], one["flesch_kincaid_grade"]
    ('rain.txt', 2, -3.01)
    """
    difficulty = scores.difficulty
    found: dict[str, Any] = {
        "source": source,
        "difficulty": difficulty.value,
        "difficulty_low": difficulty.low,
        "difficulty_high": difficulty.high,
        "difficulty_grade": difficulty.grade,
    }
    found |= {name: round(value, 2) for name, value in scores.formulas.items()}
    found |= {field.name: getattr(scores.counts, field.name) for field in fields(Counts)}
    return found


def csv_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A heading and then a line for each row, as they come; no line end at their ends."""
    for number, one in enumerate(rows):
        if not number:
            yield _line(list(one))
        yield _line(list(one.values()))


def json_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A JSON object for each row, as they come."""
    return (json.dumps(one, ensure_ascii=False) for one in rows)


def sentence_rows(article: Article | str, source: str = "", *, quotations: bool = True) -> Iterator[dict[str, Any]]:
    """A row for each sentence: where it is, its words, grade, difficulty and level, and its text."""
    article = as_article(article)
    for place in sentence_places(article, quotations=quotations):
        yield {
            "source": source,
            "start": place.span.start,
            "end": place.span.end,
            "words": place.counts.words,
            "grade": round(place.grade, 2),
            "difficulty": place.difficulty.value,
            "level": place.title,
            "text": " ".join(place.span.of(article.text).split()),
        }


def finding_rows(article: Article | str, source: str = "") -> Iterator[dict[str, Any]]:
    """A row for each finding: where it is, its kind, the reasons in one line, and its text.

    >>> [one["text"] for one in finding_rows("The envoy slept.")]
    ['envoy']
    """
    article = as_article(article)
    for finding in find_all(article):
        yield {
            "source": source,
            "start": finding.span.start,
            "end": finding.span.end,
            "kind": finding.kind,
            "reason": finding.reason,
            "text": " ".join(finding.span.of(article.text).split()),
        }


def comparison_row(change: Comparison, before: str = "", after: str = "") -> dict[str, Any]:
    """Two versions in a row: the numbers of both, the change of each, and the words and sentences that made it."""
    return {
        "before": row(change.before, before),
        "after": row(change.after, after),
        "changes": {name: round(value, 2) for name, value in change.changes.items()},
        "by_sentences": round(change.by_sentences, 2),
        "by_words": round(change.by_words, 2),
        "words_gone": [one.word for one in change.gone_words],
        "words_new": [one.word for one in change.new_words],
        "sentences_gone": [one.text for one in change.gone_sentences],
        "sentences_new": [one.text for one in change.new_sentences],
    }


def _line(values: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()
