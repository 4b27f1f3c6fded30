"""Two pages, each one file that opens from disk without a network: the pupils' and the teacher's."""

from __future__ import annotations

import base64
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lessons.exercises.workbook import left_out_by_kind
from lessons.formats.fonts import FAMILY, font_faces
from lessons.formats.for_profile import exercises_for, quiz_for
from lessons.formats.key import HEADING, NOTE, with_key
from lessons.formats.questions import make_questions, quiz_parts
from lessons.kit import Kit
from lessons.templating import render
from lessons.view import SCORE_NAMES, kit_data, paragraph_parts, side_by_side
from reader.article import Article
from reader.errors import MissingPartError

if TYPE_CHECKING:
    from lessons.formats import Job

STUDENT, TEACHER = "student.html", "teacher.html"


def html_files(job: Job) -> dict[str, bytes]:
    """``student.html`` and ``teacher.html``."""
    data = {**job.data, "sound": sound_address(job)}
    return {name: render(f"{name}.j2", {**data, "marked": []}, job.templates).encode("utf-8") for name in (STUDENT, TEACHER)}


def sound_address(job: Job) -> str:
    """The sound as an address that a page can carry inside, or nothing."""
    sound = job.sound.get("story.mp3")
    return "data:audio/mpeg;base64," + base64.b64encode(sound).decode("ascii") if sound else ""


def page_data(kit: Kit) -> dict[str, Any]:
    """What a page's template can use, but for the sound."""
    paragraphs = [
        {
            "kind": kit.article.blocks[paragraph[0].block].kind,
            "sentences": [sentence.text for sentence in paragraph],
            "parts": paragraph_parts(paragraph),
        }
        for paragraph in kit.plain.paragraphs
    ]
    data = kit_data(kit)
    return {
        **data,
        "class_terms": [{**term, "sentence": _sentence_with(term, kit)} for term in data["glossary"]["terms"] if term["for_class"]],
        "exercises": with_key(data["exercises"], exercises_for(data["exercises"], kit.profile)),
        "profile": asdict(kit.profile),
        "paragraphs": paragraphs,
        "rows": side_by_side(kit.article, kit.plain),
        "quiz": quiz_for(quiz_parts(make_questions(kit)), kit.profile),
        "score_names": SCORE_NAMES,
        "textstat": _textstat(kit.article),
        "key_heading": HEADING,
        "key_note": NOTE,
        "left_out_by_kind": left_out_by_kind(kit.workbook),
        "difficulty": {"original": _difficulty(kit.scores), "plain": _difficulty(kit.plain_scores)},
        "sound": "",
        "font": {"family": FAMILY, "faces": font_faces()},
    }


def _sentence_with(term: dict[str, Any], kit: Kit) -> str:
    """The shortest sentence of the plain version with a term, since the class reads that; else the article's own."""
    wanted = re.compile(rf"(?<!\w){re.escape(term['text'])}(?!\w)", re.IGNORECASE)
    return min((one.text for one in kit.plain.sentences if wanted.search(one.text)), key=len, default=str(term["sentence"]))


def _difficulty(scores: Any) -> str:
    difficulty = getattr(scores, "difficulty", None)
    return str(getattr(difficulty, "sentence", difficulty or ""))


def _textstat(article: Article) -> dict[str, Any]:
    """textstat's numbers for the article, and one sentence on what makes the difference; empty without textstat."""
    from reader.readability.textstat_beside import compare_with_textstat

    try:
        beside = compare_with_textstat(article)
    except MissingPartError:
        return {"values": {}, "explanation": ""}
    return {"values": {name: round(value, 1) for name, value in beside.textstat.items()}, "explanation": beside.explanation}
