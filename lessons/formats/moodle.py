"""Moodle's own XML for questions: everything that GIFT says, and the words as a Moodle glossary beside it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as xml

from glossary.exports import to_moodle
from lessons.formats.questions import Question, as_pairs, make_questions

if TYPE_CHECKING:
    from lessons.formats import Job

QUIZ, WORDS = "quiz.moodle.xml", "words.moodle.xml"


def moodle_files(job: Job) -> dict[str, bytes]:
    """``quiz.moodle.xml`` for the question bank and ``words.moodle.xml`` for a glossary."""
    questions = tuple(as_pairs(make_questions(job.kit)))
    made = {QUIZ: to_moodle_quiz(questions, job.kit.title).encode("utf-8")} if questions else {}
    if len(job.kit.glossary):
        made[WORDS] = to_moodle(job.kit.glossary).encode("utf-8")
    return made


def to_moodle_quiz(questions: tuple[Question, ...], title: str) -> str:
    """The questions as Moodle XML; ``idnumber`` is the question's id, the evidence is its general feedback."""
    parts, last = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"], ""
    for question in questions:
        if question.title != last:
            last = question.title
            name = "/".join(part.replace("/", "//") for part in ("Hornbook", title, last))
            parts.append(f'<question type="category"><category><text>{xml("$course$/top/" + name)}</text></category></question>')
        parts.append(_question(question))
    return "\n".join([*parts, "</quiz>", ""])


_TYPES = {"choice": "multichoice", "true-false": "truefalse", "match": "matching", "short": "shortanswer", "open": "essay"}


def _question(question: Question) -> str:
    return "\n".join(
        [
            f'<question type="{_TYPES[question.shape]}">',
            f"<name><text>{xml(question.prompt[:80])}</text></name>",
            f"<questiontext {_html(question.whole_prompt)}</questiontext>",
            f"<generalfeedback {_html(question.evidence)}</generalfeedback>",
            "<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>",
            f"<idnumber>{xml(question.id)}</idnumber>",
            *_body(question),
            f"<tags><tag><text>{xml(question.kind)}</text></tag></tags>",
            "</question>",
        ]
    )


def _body(question: Question) -> list[str]:
    if question.shape == "true-false":
        return [_answer(value, 100 if value == question.answers[0].lower() else 0) for value in ("true", "false")]
    if question.shape == "short":
        return ["<usecase>0</usecase>", *(_answer(text, 100) for text in question.answers)]
    if question.shape == "match":
        pairs = [f"<subquestion {_html(left)}<answer><text>{xml(right)}</text></answer></subquestion>" for left, right in question.pairs]
        return ["<shuffleanswers>true</shuffleanswers>", *pairs]
    if question.shape == "open":
        note = f"<graderinfo {_html('Model answer: ' + question.answers[0])}</graderinfo>"
        return ["<responseformat>editor</responseformat>", "<responserequired>1</responserequired>", "<responsefieldlines>3</responsefieldlines>", note]
    choices = [_answer(choice, 100 if choice in question.answers else 0, rich=True) for choice in question.choices]
    return ["<single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>ABCD</answernumbering>", *choices]


def _answer(text: str, fraction: int, *, rich: bool = False) -> str:
    inside = _html(text) if rich else f'format="moodle_auto_format"><text>{xml(text)}</text>'
    return f'<answer fraction="{fraction}" {inside}</answer>'


def _html(text: str) -> str:
    """The rest of an element's start, and its text as HTML: escaped once for HTML, once for XML."""
    return f'format="html"><text>{xml("<p>" + html.escape(text, quote=False) + "</p>") if text else ""}</text>'
