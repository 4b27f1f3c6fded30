"""A kit in a notebook: exercises that can be done in a cell, the key behind a summary; no widget, no script.

Plain HTML with ``details`` and ``summary`` works in Jupyter, in an exported page and in Quarto.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lessons.formats.notebook_files import to_jupyterquiz
from lessons.formats.questions import make_questions
from lessons.templating import letter
from reader.errors import HornbookError

if TYPE_CHECKING:
    from lessons.exercises import Exercise, Item
    from lessons.kit import Kit
    from lessons.teaching import Plan


@dataclass(frozen=True, slots=True)
class Page:
    """Something to be shown in a cell: as HTML, and as plain text where there is no HTML."""

    text: str
    html: str

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": self.text, "text/html": self.html}

    def __str__(self) -> str:
        return self.text


def show_exercises(kit: Kit, kinds: Iterable[str] | str | None = None) -> Page:
    """The exercises of a kit (or only those of some kinds), each answer behind "Check".

    Raises ``HornbookError`` for a kind that the kit doesn't have.
    """
    wanted = [kinds] if isinstance(kinds, str) else list(kinds) if kinds is not None else None
    known = [one.kind for one in kit.exercises]
    for kind in wanted or ():
        if kind not in known:
            raise HornbookError(kind, "the kit has no such exercise", "use one of " + ", ".join(known))
    chosen = [(number, one) for number, one in enumerate(kit.exercises, start=1) if wanted is None or one.kind in wanted]
    return Page(
        "\n\n".join(_as_text(number, one) for number, one in chosen),
        "".join(exercise_html(number, one) for number, one in chosen) or "<p>The text is too short for exercises.</p>",
    )


def show_plan(kit: Kit, minutes: int = 45) -> Page:
    """The lesson plan for so many minutes (at least 10) as a table."""
    from lessons.teaching import make_plan

    if minutes < 10:
        raise HornbookError(minutes, "a lesson has at least 10 minutes", "give a larger number")
    plan = make_plan(kit, minutes)
    return Page(_plan_text(plan), _plan_html(plan))


def quiz(kit: Kit) -> list[dict[str, Any]]:
    """The questions for ``jupyterquiz.display_quiz``: plain lists and dictionaries."""
    return to_jupyterquiz(make_questions(kit))


def cards(kit: Kit) -> list[dict[str, Any]]:
    """The words for ``jupytercards.display_flashcards``."""
    import json

    from glossary.exports import to_jupytercards

    return list(json.loads(to_jupytercards(kit.glossary)))


def _as_text(number: int, exercise: Exercise) -> str:
    lines = [f"{number}. {exercise.title}", exercise.instruction]
    if exercise.bank:
        lines.append("   ".join(_lettered(exercise.bank) if exercise.layout == "match" else exercise.bank))
    for place, item in enumerate(exercise.items, start=1):
        lines.append(f"  {place}) {item.prompt}")
        lines += [f"     {one}" for one in _lettered(item.choices)]
    return "\n".join(lines)


def exercise_html(number: int, exercise: Exercise) -> str:
    """One exercise as HTML, each answer behind "Check"."""
    parts = [f"<section><h3>{number}. {html.escape(exercise.title)}</h3><p>{html.escape(exercise.instruction)}</p>"]
    if exercise.grid:
        parts.append(_grid_html(exercise))
    if exercise.layout == "match":
        parts.append("<ol type='A'>" + "".join(f"<li>{html.escape(one)}</li>" for one in exercise.bank) + "</ol>")
    elif exercise.bank:
        parts.append("<p><strong>" + " · ".join(html.escape(one) for one in exercise.bank) + "</strong></p>")
    parts.append("<ol>" + "".join(_item_html(item, exercise) for item in exercise.items) + "</ol></section>")
    return "".join(parts)


def _item_html(item: Item, exercise: Exercise) -> str:
    choices = f"<br>{'&emsp;'.join(html.escape(one) for one in _lettered(item.choices))}" if item.choices else ""
    place = f"{letter(exercise.bank.index(item.answer))}: " if exercise.layout == "match" and item.answer in exercise.bank else ""
    proof = "The text says so, word for word." if item.says == item.prompt else item.says
    says = f"<br><small>{html.escape(proof)}</small>" if proof not in ("", item.answer) else ""
    answer = f"<strong>{place}{html.escape(item.answer)}</strong>{says}"
    return f"<li>{html.escape(item.prompt)}{choices}<details><summary>Check</summary>{answer}</details></li>"


def _grid_html(exercise: Exercise) -> str:
    grid = exercise.grid
    assert grid is not None
    square = "border:1px solid;width:1.7em;height:1.7em;text-align:center;padding:0"
    rows = []
    for row, letters in enumerate(grid.rows, start=1):
        cells = []
        for column, one in enumerate(letters, start=1):
            shown = (str(grid.number_at(row, column) or "") if grid.is_hidden else one) if one.strip() else ""
            cells.append(f"<td style='{square if one.strip() else 'border:0'}'>{html.escape(shown)}</td>")
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return f"<table aria-label='{html.escape(exercise.title, quote=True)}'>{''.join(rows)}</table>"


def _lettered(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{letter(place)}. {text}" for place, text in enumerate(texts))


def _plan_text(plan: Plan) -> str:
    steps = "\n".join(f"{step.minutes:3} min  {step.title}: {step.what} ({step.form})" for step in plan.steps)
    return f"{plan.minutes} minutes. Pupils can {'; '.join(plan.aims)}.\n{steps}"


def _plan_html(plan: Plan) -> str:
    rows = "".join(
        f"<tr><td>{step.minutes}</td><th scope='row'>{html.escape(step.title)}</th><td style='text-align:left'>{html.escape(step.what)}</td><td>{step.form}</td></tr>"
        for step in plan.steps
    )
    aims = "".join(f"<li>{html.escape(aim)}</li>" for aim in plan.aims)
    head = "<tr><th scope='col'>Minutes</th><th scope='col'>Step</th><th scope='col'>What the class does</th><th scope='col'>How</th></tr>"
    return f"<section><h3>{plan.minutes} minutes</h3><p>After the lesson, pupils can</p><ul>{aims}</ul><table><thead>{head}</thead><tbody>{rows}</tbody></table></section>"
