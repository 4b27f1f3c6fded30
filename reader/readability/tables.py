"""Scores as rows, for tables (CSV) and programs (JSON, a line for each text)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from reader.article import Article, as_article
from reader.readability.counts import Counts
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


def sentence_rows(article: Article | str, source: str = "") -> Iterator[dict[str, Any]]:
    """A row for each sentence: where it is, its words, grade, difficulty and level, and its text."""
    article = as_article(article)
    for place in sentence_places(article):
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


def _line(values: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()
