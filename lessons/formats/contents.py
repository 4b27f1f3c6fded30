"""The start page of a kit: which file is for what; who made what is inside, and under which licence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lessons.formats.fonts import FAMILY, font_faces
from lessons.formats.questions import Shape, left_out
from lessons.templating import render

if TYPE_CHECKING:
    from lessons.formats import Job
    from lessons.kit import Kit

INDEX, CREDITS = "index.html", "CREDITS.txt"
PUPILS, TEACHER, PLATFORMS, WORDS, DATA = "For pupils", "For the teacher", "For learning platforms", "For the words", "Data"
_GROUPS: tuple[str, ...] = (PUPILS, TEACHER, PLATFORMS, WORDS, DATA)


@dataclass(frozen=True, slots=True)
class About:
    """What a file is: its group and name on the start page, and what it is for; ``shapes`` are the questions it takes."""

    group: str
    label: str
    use: str
    shapes: tuple[Shape, ...] = ()


_ALL: tuple[Shape, ...] = ("choice", "true-false", "match", "short", "order", "open")
_MARKED: tuple[Shape, ...] = ("choice", "true-false", "match", "short")
#: Every file that a kit can have, in the order of the start page.
FILES: dict[str, About] = {
    "student.html": About(PUPILS, "Text, words and exercises", "A page to read, to listen to and to print."),
    "reader.html": About(PUPILS, "Read and listen", "Both versions of the article, with a voice and settings for the eyes."),
    "reader-plain.mp3": About(PUPILS, "Sound of that page, plain version", "For a long article: keep it beside the page."),
    "reader-original.mp3": About(PUPILS, "Sound of that page, original", "The same for the article as it was."),
    "student.pdf": About(PUPILS, "Handout, PDF", "To print. Tagged for screen readers."),
    "student.docx": About(PUPILS, "Handout, Word", "To change in Word or LibreOffice, and to print."),
    "student.odt": About(PUPILS, "Handout, OpenDocument", "The same for LibreOffice and Collabora."),
    "story.epub": About(PUPILS, "E-book, plain version", "For e-readers and phones; the words light up as they are read."),
    "original.epub": About(PUPILS, "E-book, original", "The same for the article as it was."),
    "story-sentences.epub": About(PUPILS, "E-book, plain version, by sentences", "For readers that light up whole sentences better than words."),
    "original-sentences.epub": About(PUPILS, "E-book, original, by sentences", "The same for the article as it was."),
    "story.mp3": About(PUPILS, "The text, read aloud", "Sound, MP3."),
    "story.vtt": About(PUPILS, "Captions for the sound", "WebVTT."),
    "quiz.html": About(PUPILS, "Quiz on paper", "To print. The answers stand on the teacher’s page."),
    "large.html": About(PUPILS, "For the wall", "One part a screen, for the projector; prints as large pages."),
    "plan.html": About(TEACHER, "Lesson plan", "20, 45 and 90 minutes; what to know before printing; what was simplified; standards."),
    "teacher.html": About(TEACHER, "Teacher’s page", "Answers with evidence, every change with its reason, all words."),
    "teacher.pdf": About(TEACHER, "Teacher’s page, PDF", "The same, to print."),
    "teacher.docx": About(TEACHER, "Teacher’s page, Word", "The same with the lesson plan, to change."),
    "teacher.odt": About(TEACHER, "Teacher’s page, OpenDocument", "The same for LibreOffice and Collabora."),
    "letter.html": About(TEACHER, "Letter to parents", "What the class reads, and what families can do."),
    "lesson.imscc": About(PLATFORMS, "Common Cartridge", "Canvas, Brightspace, Blackboard, Schoology: import as a course. Moodle: restore as a course.", (*_MARKED, "open")),
    "quiz.moodle.xml": About(PLATFORMS, "Quiz for Moodle", "Question bank, Import, Moodle XML format. A second import adds the questions again.", _ALL),
    "quiz.gift.txt": About(PLATFORMS, "Quiz as GIFT", "Moodle and others: Import, GIFT format.", _ALL),
    "quiz.qti.zip": About(PLATFORMS, "Quiz as QTI 2.1", "TAO, Canvas New Quizzes, OPAL and others: import the zip as it is.", _ALL),
    "quiz.h5p": About(PLATFORMS, "Quiz for H5P", "Upload it where H5P is installed (Moodle, WordPress, Lumi).", _MARKED),
    "gaps.h5p": About(PLATFORMS, "Words to drag, H5P", "Upload it where H5P is installed."),
    "quiz.kahoot.xlsx": About(PLATFORMS, "Quiz for Kahoot", "Create, Import spreadsheet. Long questions are left out.", ("choice", "true-false", "match")),
    "quiz.jupyterquiz.json": About(PLATFORMS, "Quiz for notebooks", "from jupyterquiz import display_quiz; display_quiz(\"quiz.jupyterquiz.json\")", _MARKED),
    "quiz.csv": About(PLATFORMS, "All questions as a table", "For a spreadsheet.", _ALL),
    "words.html": About(WORDS, "Word cards", "To print, cut and fold."),
    "words.apkg": About(WORDS, "Deck for Anki", "Double-click. A second import updates the cards."),
    "words.quizlet.txt": About(WORDS, "List for Quizlet", "Create a set, Import, paste."),
    "words.h5p": About(WORDS, "Cards to turn, H5P", "Upload it where H5P is installed."),
    "words.moodle.xml": About(WORDS, "Glossary for Moodle", "Glossary, Import entries."),
    "words.jupytercards.json": About(WORDS, "Cards for notebooks", "from jupytercards import display_flashcards"),
    "kit.json": About(DATA, "Everything as data", "For programs; kit.schema.json says what stands where."),
    "kit.schema.json": About(DATA, "The form of the data", "JSON Schema."),
    CREDITS: About(DATA, "Credits", "Who made what is inside, and under which licence."),
}


def contents_files(job: Job) -> dict[str, bytes]:
    """``index.html`` and ``CREDITS.txt`` for the files that were made before."""
    credits = credits_of(job.kit, job.made, job.voice)
    text = "".join(f"{one['what']}\n  {one['by']}\n  {one['licence']}\n\n" for one in credits)
    made = {**job.made, CREDITS: text.encode("utf-8")}
    data = {
        **job.data,
        "groups": _groups(job.kit, made),
        "file_names": sorted(made),
        "credits": credits,
        "article_sentences": len(job.kit.article.sentences),
        "plain_sentences": len(job.kit.plain.sentences),
    }
    return {CREDITS: made[CREDITS], INDEX: render("index.html.j2", data, job.templates).encode("utf-8")}


def credits_of(kit: Kit, made: Mapping[str, bytes], voice: str) -> list[dict[str, str]]:
    """Who made what, and its licence: only what is really inside."""
    article = kit.article
    about = ", ".join(filter(None, (article.byline, article.published, article.source if "://" in article.source else "")))
    credits = [_credit(f"The article “{kit.title}”", about or "its author", "belongs to its author or publisher: ask them before you pass it on")]
    credits.append(_credit("Plain version, exercises, lesson plan", "made with Hornbook from the article", "follow the rights in the article"))
    sources = {(term.source, term.reference) for term in kit.full_glossary if term.definition}
    names = sorted({source for source, _ in sources})
    if any(name.startswith("Hornbook") for name in names):
        credits.append(_credit("Meanings of words", "; ".join(name for name in names if name.startswith("Hornbook")), "CC BY 4.0"))
    if "WordNet" in names:
        credits.append(_credit("Meanings of words marked WordNet", "Princeton University", "WordNet licence"))
    if references := sorted({reference for _, reference in sources if reference}):
        credits.append(_credit("References for terms", "; ".join(references), "named as sources; worded anew"))
    if font_faces() and any(name.endswith((".html", ".pdf", ".epub")) for name in made):
        credits.append(_credit(f"Typeface {FAMILY}", "Braille Institute of America", "SIL Open Font License 1.1"))
    if "reader.html" in made:
        credits.append(_credit("Typeface Lexend", "The Lexend Project Authors", "SIL Open Font License 1.1"))
        credits.append(_credit("Typeface OpenDyslexic", "Abbie Gonzalez", "SIL Open Font License 1.1"))
    if {"story.mp3", "reader-plain.mp3"} & set(made):
        credits.append(_credit("Voice", f"synthetic, made with the engine “{voice}”", "the sound may be used as the text may"))
    return credits


def _credit(what: str, by: str, licence: str) -> dict[str, str]:
    return {"what": what, "by": by, "licence": licence}


def _groups(kit: Kit, made: Mapping[str, bytes]) -> list[dict[str, Any]]:
    known = [*FILES, *sorted(name for name in made if name not in FILES)]
    rows: dict[str, list[dict[str, Any]]] = {group: [] for group in _GROUPS}
    for name in known:
        if name in made:
            about = FILES.get(name, About(DATA, name, ""))
            missing = left_out(kit, about.shapes) if about.shapes else ()
            rows[about.group].append({"name": name, "label": about.label, "use": about.use, "size": _size(len(made[name])), "left_out": list(missing)})
    return [{"name": group, "files": files} for group, files in rows.items() if files]


def _size(count: int) -> str:
    return f"{max(1, round(count / 1000))} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
