"""GIFT, the plain text that Moodle and many others import: one question after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lessons.formats.questions import Question, as_pairs, make_questions

if TYPE_CHECKING:
    from lessons.formats import Job

NAME = "quiz.gift.txt"
#: What GIFT itself uses; a backslash before it makes it a letter like others.
_SPECIAL = "\\~=#{}:"


def gift_files(job: Job) -> dict[str, bytes]:
    """``quiz.gift.txt``, UTF-8."""
    questions = tuple(as_pairs(make_questions(job.kit)))
    return {NAME: to_gift(questions, job.kit.title).encode("utf-8")} if questions else {}


def to_gift(questions: tuple[Question, ...], title: str) -> str:
    """The questions as GIFT; each carries its id, its exercise as a category, and its evidence as feedback.

    >>> question = Question("q1", "short", "spelling", "Spelling", "Write it.", "2 + 2 = ?", ("four",))
    >>> print(to_gift((question,), "Numbers").splitlines()[4])
    ::q1::[plain]Write it. 2 + 2 \\= ? {=four}
    """
    return "\n".join(_lines(questions, title)) + "\n"


def _lines(questions: tuple[Question, ...], title: str) -> Iterator[str]:
    last = ""
    for question in questions:
        if question.title != last:
            name = "/".join(part.replace("/", "//") for part in ("Hornbook", title, question.title))
            yield f"$CATEGORY: $course$/top/{_one_line(name)}"
            yield ""
            last = question.title
        yield f"// [id:{question.id}] [tag:{question.kind}]"
        yield ""
        yield f"::{escape(question.id)}::[plain]{escape(question.whole_prompt)} {{{_answers(question)}}}"
        yield ""


def _answers(question: Question) -> str:
    evidence = f"####{escape(question.evidence)}" if question.evidence else ""
    if question.shape == "true-false":
        return question.answers[0].upper() + evidence
    if question.shape == "open":
        return f"####{escape('Model answer: ' + question.answers[0])}"
    if question.shape == "match":
        return " ".join(f"={_part(left)} -> {_part(right)}" for left, right in question.pairs) + evidence
    if question.shape == "short":
        return " ".join(f"={escape(answer)}" for answer in question.answers) + evidence
    return " ".join(("=" if choice in question.answers else "~") + escape(choice) for choice in question.choices) + evidence


def _part(text: str) -> str:
    """A side of a pair: an arrow in it would part it."""
    return escape(text.replace("->", "→"))


def escape(text: str) -> str:
    """A text as GIFT takes it: its own signs marked, on one line, never like a format in brackets."""
    escaped = "".join("\\" + one if one in _SPECIAL else one for one in _one_line(text))
    return f" {escaped}" if escaped.startswith("%") else escaped


def _one_line(text: str) -> str:
    return " ".join(text.split())
