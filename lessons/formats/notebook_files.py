"""For notebooks: questions as jupyterquiz shows them, words as jupytercards shows them."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from glossary.exports import to_jupytercards
from lessons.formats.questions import Question, as_choices, make_questions

if TYPE_CHECKING:
    from lessons.formats import Job

QUIZ, CARDS = "quiz.jupyterquiz.json", "words.jupytercards.json"


def notebook_files(job: Job) -> dict[str, bytes]:
    """``quiz.jupyterquiz.json`` and ``words.jupytercards.json``."""
    questions = to_jupyterquiz(make_questions(job.kit))
    made = {QUIZ: (json.dumps(questions, ensure_ascii=False, indent=1) + "\n").encode("utf-8")} if questions else {}
    if len(job.kit.glossary):
        made[CARDS] = to_jupytercards(job.kit.glossary).encode("utf-8")
    return made


def to_jupyterquiz(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """A list for ``jupyterquiz.display_quiz``; what the teacher must mark is left out.

    The texts are put into the page as HTML, so they are escaped; a dollar sign would begin a formula.
    """
    made = []
    for one in as_choices(questions):
        right = f"Right. {one.evidence}".strip()
        if one.shape in ("choice", "true-false"):
            answers = [
                {"answer": _shown(choice), "correct": choice in one.answers, "feedback": _shown(right if choice in one.answers else "Read the sentence in the text again.")}
                for choice in one.choices
            ]
            made.append({"question": _shown(one.whole_prompt), "type": "multiple_choice", "answers": answers, "topic": one.kind, "id": one.id})
        elif one.shape == "short":
            # typed answers are compared as they are, so they are not escaped
            answers = [{"answer": answer, "correct": True, "feedback": _shown(right)} for answer in one.answers]
            made.append({"question": _shown(one.whole_prompt), "type": "string", "answers": answers, "topic": one.kind, "id": one.id})
    return made


def _shown(text: str) -> str:
    return html.escape(text).replace("$", "&#36;")
