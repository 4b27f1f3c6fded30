"""H5P, for the kinds that fit: a quiz, words to drag, word cards.

These files hold the content and not H5P's programs: the platform (Moodle, WordPress, Lumi …) brings those. The
names of the settings are those of each content type's ``semantics.json``.
"""

from __future__ import annotations

import html
import json
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lessons.formats.archive import pack
from lessons.formats.questions import Question, as_choices, make_questions

if TYPE_CHECKING:
    from lessons.formats import Job
    from lessons.kit import Kit

QUIZ, GAPS, CARDS = "quiz.h5p", "gaps.h5p", "words.h5p"
#: Content types and their versions: old enough to be everywhere, and still the current major version.
_VERSIONS = {
    "H5P.QuestionSet": (1, 20), "H5P.MultiChoice": (1, 16), "H5P.TrueFalse": (1, 8), "H5P.Blanks": (1, 14),
    "H5P.DragText": (1, 10), "H5P.Dialogcards": (1, 9),
}  # fmt: skip
_SPACE = uuid.UUID("5b0a1b5e-3f5c-4b7e-9d0a-8c6f2f1d7a11")


def h5p_files(job: Job) -> dict[str, bytes]:
    """``quiz.h5p``, ``gaps.h5p`` and ``words.h5p``, each where the lesson has what it needs."""
    questions, kit = make_questions(job.kit), job.kit
    made: dict[str, bytes] = {}
    asked = [one for one in as_choices(questions) if one.shape in ("choice", "true-false", "short")]
    if asked:
        made[QUIZ] = _package(kit, f"Quiz: {kit.title}", "H5P.QuestionSet", quiz_content(asked))
    gaps = [one for one in questions if one.kind == "gap-fill"]
    if gaps:
        made[GAPS] = _package(kit, f"Fill the gaps: {kit.title}", "H5P.DragText", gaps_content(gaps))
    if len(kit.glossary):
        made[CARDS] = _package(kit, f"Words: {kit.title}", "H5P.Dialogcards", cards_content(kit))
    return made


def quiz_content(questions: Sequence[Question]) -> dict[str, Any]:
    """The content of a question set: one page a question."""
    return {
        "introPage": {"showIntroPage": False, "startButtonText": "Start"},
        "progressType": "textual",
        "passPercentage": 50,
        "questions": [_question(question) for question in questions],
        "endGame": {"showResultPage": True, "showSolutionButton": True, "showRetryButton": True},
        "override": {"checkButton": True},
    }


def gaps_content(questions: Sequence[Question]) -> dict[str, Any]:
    """The content of a text with words to drag into it."""
    lines = []
    for question in questions:
        before, _, after = question.prompt.partition("______")
        lines.append(f"{_marked(before)}*{_marked(question.answers[0])}*{_marked(after)}")
    return {
        "taskDescription": "<p>Drag the words into the gaps.</p>",
        "textField": "\n".join(lines),
        "distractors": "",
        "behaviour": {"enableRetry": True, "enableSolutionsButton": True, "instantFeedback": False},
    }


def cards_content(kit: Kit) -> dict[str, Any]:
    """The content of cards to turn: the word, and behind it what it means."""
    dialogs = [
        {"text": _html(term.text), "answer": _html(term.definition), "tips": {"front": "", "back": term.example}}
        for term in kit.glossary
    ]
    return {
        "title": _html(kit.title),
        "mode": "normal",
        "description": "<p>What does the word mean? Turn the card.</p>",
        "dialogs": dialogs,
        "behaviour": {"enableRetry": True, "disableBackwardsNavigation": False, "scaleTextNotCard": False, "randomCards": False},
    }


def _question(question: Question) -> dict[str, Any]:
    prompt = _html(question.whole_prompt)
    params: dict[str, Any]
    if question.shape == "true-false":
        name, params = "H5P.TrueFalse", {"question": prompt, "correct": question.answers[0].lower(), "behaviour": {"enableRetry": True}}
    elif question.shape == "choice":
        answers = [{"text": _html(one), "correct": one in question.answers, "tipsAndFeedback": {"tip": "", "chosenFeedback": "", "notChosenFeedback": ""}} for one in question.choices]
        name, params = "H5P.MultiChoice", {"question": prompt, "answers": answers, "behaviour": {"type": "auto", "enableRetry": True, "singlePoint": True, "randomAnswers": False}}
    else:
        name = "H5P.Blanks"
        gap = f"<p>{_marked(html.escape(question.prompt, quote=False))}: *{'/'.join(_marked(one) for one in question.answers)}*</p>"
        params = {"text": _html(question.instruction), "questions": [gap], "behaviour": {"enableRetry": True, "caseSensitive": False}}
    return {
        "library": f"{name} {_VERSIONS[name][0]}.{_VERSIONS[name][1]}",
        "params": params,
        "subContentId": str(uuid.uuid5(_SPACE, question.id)),
        "metadata": {"title": question.prompt[:100], "license": "U", "contentType": name.removeprefix("H5P.")},
    }


def _package(kit: Kit, title: str, library: str, content: dict[str, Any]) -> bytes:
    used = sorted({library, *(one["library"].split()[0] for one in content.get("questions", ()))})
    about = {
        "title": title[:255],
        "language": kit.article.language[:2],
        "mainLibrary": library,
        "embedTypes": ["iframe"],
        "license": "U",
        "source": kit.article.source if "://" in kit.article.source else "",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": _VERSIONS[name][0], "minorVersion": _VERSIONS[name][1]} for name in used
        ],
    }
    if not about["source"]:
        del about["source"]
    return pack({"h5p.json": _json(about), "content/content.json": _json(content)}, ("h5p.json",))


def _html(text: str) -> str:
    return f"<p>{html.escape(text, quote=False)}</p>" if text else ""


def _marked(text: str) -> str:
    """A text in which H5P sees no mark of its own: asterisks begin a gap, a colon a hint, a slash another answer."""
    return text.replace("*", "∗")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
