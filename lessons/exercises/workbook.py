"""Everything that a lesson asks: exercises with a key, drafts and sources for the teacher, open questions."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from lessons.exercises import comprehension
from lessons.exercises.making import make_exercises
from lessons.exercises.prompts import make_prompts
from lessons.exercises.types import Exercise, Grid, LeftOut, Material, Prompt
from lessons.sources import Statement, find_statements
from reader.article import Article, Span

#: A word that a reason cites: reasons that differ in it only are counted together.
_CITED = re.compile("“[^“”]+”")


@dataclass(frozen=True, slots=True)
class Workbook:
    """``exercises`` are ready to print. ``drafts`` are for the teacher to read, mend and choose from. ``prompts``
    are open questions. ``statements`` say who says what in the article. ``left_out`` tells what gave no item, and why.
    """

    exercises: tuple[Exercise, ...]
    drafts: tuple[Exercise, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    statements: tuple[Statement, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def make_workbook(material: Material, seed: int = 1) -> Workbook:
    """The exercises, drafts and open questions of a lesson; the same material and seed give the same workbook."""
    material = material.anew()
    exercises = make_exercises(material, seed)
    draft = comprehension.make_drafts(replace(material, made=exercises))
    return Workbook(
        exercises,
        (draft,) if draft else (),
        make_prompts(material, random.Random(f"{seed}:prompts")),
        find_statements(material.article),
        material.left_out,
    )


def workbook_data(workbook: Workbook, article: Article) -> dict[str, Any]:
    """The workbook as strings, numbers, lists and dictionaries, for templates and ``kit.json``."""
    return {
        "exercises": [exercise_data(one) for one in workbook.exercises],
        "drafts": [exercise_data(one) for one in workbook.drafts],
        "prompts": [{"id": one.id, "use": one.use, "text": one.text, "topic": one.topic} for one in workbook.prompts],
        "statements": [statement_data(one, article) for one in workbook.statements],
        "left_out": [
            {"kind": one.kind, "what": one.what, "reason": one.reason, "evidence": _pairs(one.evidence)}
            for one in workbook.left_out
        ],
    }


def left_out_by_kind(workbook: Workbook) -> list[dict[str, Any]]:
    """What was left out, in short: for each kind the reasons with how often each was given, the most frequent first."""
    found = []
    for kind in dict.fromkeys(one.kind for one in workbook.left_out):
        ones = [one for one in workbook.left_out if one.kind == kind]
        counts = Counter(_CITED.sub("…", one.reason) for one in ones if one.what)
        found.append(
            {
                "name": kind.replace("-", " ").capitalize(),
                "not_made": [one.reason for one in ones if not one.what],
                "reasons": [{"reason": reason, "count": count} for reason, count in counts.most_common()],
            }
        )
    return found


def exercise_data(exercise: Exercise) -> dict[str, Any]:
    """One exercise with its key."""
    return {
        "kind": exercise.kind,
        "layout": exercise.layout,
        "title": exercise.title,
        "instruction": exercise.instruction,
        "lines": exercise.lines,
        "bank": list(exercise.bank),
        "grid": grid_data(exercise.grid) if exercise.grid else None,
        "items": [
            {
                "id": item.id,
                "prompt": item.prompt,
                "answer": item.answer,
                "choices": list(item.choices),
                "note": item.note,
                "evidence": _pairs(item.evidence),
                "says": item.says,
            }
            for item in exercise.items
        ],
    }


def grid_data(grid: Grid) -> dict[str, Any]:
    """A grid as rows of letters, and as squares: ``letter`` (empty for a black square), ``number`` (0 where there is none)."""
    return {
        "is_hidden": grid.is_hidden,
        "rows": list(grid.rows),
        "squares": [
            [{"letter": letter.strip(), "number": grid.number_at(row, column)} for column, letter in enumerate(letters, 1)]
            for row, letters in enumerate(grid.rows, 1)
        ],
        "words": [
            {"word": one.word, "row": one.row, "column": one.column, "direction": one.direction, "number": one.number}
            for one in grid.words
        ],
    }


def statement_data(one: Statement, article: Article) -> dict[str, Any]:
    """One line of the table of who says what."""
    return {
        "speaker": one.speaker,
        "role": one.role,
        "named": one.named,
        "form": one.form,
        "verb": one.verb,
        "says": one.content.of(article.text),
        "content": [one.content.start, one.content.end],
        "speaker_span": [one.speaker_span.start, one.speaker_span.end] if one.speaker_span else None,
        "evidence": _pairs(one.sentences),
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
