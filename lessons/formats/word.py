"""Documents that a teacher can edit, in Word or LibreOffice: the pupils' handout and the teacher's page.

A teacher's own ``student.docx`` or ``teacher.docx`` in the folder of templates is filled in instead.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from lessons.formats.office import BLACK, OfficeFile, Row
from lessons.formats.word_template import fill_template
from lessons.templating import letter, own_file
from lessons.view import SCORE_NAMES
from reader.errors import MissingPartError

if TYPE_CHECKING:
    from lessons.formats import Job

STUDENT, TEACHER = "student.docx", "teacher.docx"
Data = dict[str, Any]
#: What begins a document: title, language, profile, the article's day.
Make = Callable[[str, str, Data, str], OfficeFile]
#: Choices of so many characters together stand in one line.
_ONE_LINE = 48


def word_files(job: Job) -> dict[str, bytes]:
    """``student.docx`` and ``teacher.docx``. Raises ``MissingPartError`` without python-docx."""
    if find_spec("docx") is None:
        raise MissingPartError("DOCX", "python-docx is not installed", 'pip install "hornbook[documents]", or leave out --format docx')
    from lessons.formats.word_parts import WordFile

    data = job.data
    made: dict[str, bytes] = {}
    for name, document in ((STUDENT, student_document), (TEACHER, teacher_document)):
        own = own_file(name, job.templates)
        made[name] = fill_template(own, data) if own else document(data, WordFile)
    return made


def odt_files(job: Job) -> dict[str, bytes]:
    """``student.odt`` and ``teacher.odt``: the same as OpenDocument, which needs nothing installed."""
    from lessons.formats.odt_parts import OdtFile

    return {"student.odt": student_document(job.data, OdtFile), "teacher.odt": teacher_document(job.data, OdtFile)}


def student_document(data: Data, make: Make) -> bytes:
    """The pupils' handout."""
    file = _begin(make, data, data["title"], "The news in plain language" if data["level"] == "plain" else "The news in easy language")
    if data["prompts"]:
        file.heading("Before you read", 2)
        _prompts(file, data, "warm-up")
    file.heading("Read", 2)
    for paragraph in data["paragraphs"]:
        for part in paragraph["parts"]:
            file.bullets(part["bullets"])
            if not part["bullets"]:
                style = "List Bullet" if paragraph["kind"] == "list_item" else "Normal"
                file.paragraph(part["note"] or " ".join(part["sentences"]), style=style)
    file.heading("Words", 2)
    rows: list[Row] = [
        [[(term["text"], "bold"), *([(f" (say: {term['say']})", "small")] if term["say"] else [])], _meaning(term)]
        for term in data["class_terms"]
    ]
    if rows:
        file.table(("Word", "What it means"), rows, "The words of the text and what they mean", (0.32, 0.68))
    file.heading("Exercises", 2)
    for number, exercise in enumerate(data["exercises"], start=1):
        _exercise(file, exercise, number)
    if data["prompts"]:
        file.heading("Talk and write", 2)
        file.paragraph("These questions are open: there is no one right answer.")
        file.heading("Talk about it", 3)
        _prompts(file, data, "discussion")
        file.heading("Write about it", 3)
        _prompts(file, data, "writing")
    return file.content()


def teacher_document(data: Data, make: Make) -> bytes:
    """The teacher's page: the plan, the key, the words, how hard it is, what was changed."""
    # a page of tables: longer lines, closer together
    wide = {**data["profile"], "line": min(data["profile"]["line"], 1.3), "measure": 200}
    file = _begin(make, {**data, "profile": wide}, f"Teacher’s page: {data['title']}", "Teacher’s page")
    _plans(file, data)
    _key(file, data)
    _words(file, data)
    _scores(file, data)
    _simplified(file, data)
    _changes(file, data)
    return file.content()


def _begin(make: Make, data: Data, title: str, kicker: str) -> OfficeFile:
    article = data["article"]
    file = make(title, article["language"], data["profile"], article["published"])
    file.paragraph(kicker, style="Kicker")
    file.heading(data["title"], 1)
    address = article["source"] if "://" in article["source"] else ""
    about = " · ".join(filter(None, (article["byline"] and f"By {article['byline']}", article["published"], address)))
    if about:
        file.paragraph(about, style="Small")
    return file


def _meaning(term: Data) -> str:
    parts = [term["meaning"], term["more"], f"For example: {term['example']}" if term["example"] else ""]
    return "\n".join(part for part in parts if part)


def _exercise(file: OfficeFile, exercise: Data, number: int) -> None:
    file.heading(f"{number}. {exercise['title']}", 3)
    file.paragraph(exercise["instruction"], style="Instruction")
    if exercise["grid"]:
        _grid(file, exercise, with_letters=not exercise["grid"]["is_hidden"])
    if exercise["layout"] == "match":
        file.numbered([["______  " + item["prompt"]] for item in exercise["items"]])
        file.numbered([[one] for one in exercise["bank"]], letters=True)
        return
    if exercise["bank"]:
        file.boxed("\u2003\u2003".join(exercise["bank"]))
    run = file.number_again()
    for item in exercise["items"]:
        if exercise["grid"] and exercise["grid"]["is_hidden"]:  # "2 across": the clues have numbers of their own
            file.paragraph(item["prompt"])
            continue
        file.item(run, item["prompt"])
        if sum(len(choice) for choice in item["choices"]) > _ONE_LINE:
            file.numbered([[choice] for choice in item["choices"]], letters=True, inner=True)
        elif item["choices"]:
            file.paragraph("        ".join(f"{letter(place)}.  {choice}" for place, choice in enumerate(item["choices"])), style="List Continue 2")
        file.lines(exercise["lines"])


def _grid(file: OfficeFile, exercise: Data, *, with_letters: bool) -> None:
    grid = exercise["grid"]
    rows = [[_square(square, with_letters) for square in row] for row in grid["squares"]]
    file.grid(rows, f"{exercise['title']}: {len(rows)} rows of {len(rows[0])} squares")


def _square(square: Data, with_letters: bool) -> str:
    if not square["letter"]:
        return BLACK
    return str(square["letter"]) if with_letters else str(square["number"] or "")


def _prompts(file: OfficeFile, data: Data, use: str) -> None:
    file.bullets(prompt["text"] for prompt in data["prompts"] if prompt["use"] == use)


def _plans(file: OfficeFile, data: Data) -> None:
    """The lesson plan, and what to know before printing."""
    teaching = data["teaching"]
    file.heading("Before you print", 2)
    if teaching["sensitive"]:
        file.paragraph("The text speaks of things that may touch somebody in your class. Nothing was taken out: you know the class.")
        file.bullets(f"{one['about'].capitalize()}: {', '.join(one['words'])}" for one in teaching["sensitive"])
    else:
        file.paragraph("No word of the list of sensitive words was found in the text. Please read it yourself all the same.")
    for plan in teaching["plans"]:
        file.heading(f"Lesson plan: {plan['minutes']} minutes", 2)
        file.paragraph("After the lesson, pupils can")
        file.bullets(plan["aims"])
        rows: list[Row] = [(str(step["minutes"]), [(step["title"], "bold")], step["what"], step["form"]) for step in plan["steps"]]
        file.table(("Minutes", "Step", "What the class does", "How"), rows, f"Steps of a lesson of {plan['minutes']} minutes", (0.13, 0.17, 0.57, 0.13))
        if plan["homework"]:
            file.heading("Homework", 3)
            file.bullets(plan["homework"])


def _simplified(file: OfficeFile, data: Data) -> None:
    teaching = data["teaching"]
    if teaching["simplified"]:
        file.heading("What was simplified, and why", 2)
        simplified: list[Row] = [(f"{one['why']} ({one['count']})", one["before"], one["after"]) for one in teaching["simplified"]]
        file.table(("What and why (how often)", "Before", "After"), simplified, "Kinds of changes with an example each", (0.3, 0.35, 0.35))
    if teaching["standards"]:
        file.heading("Standards", 2)
        met: list[Row] = [([(one["code"], "bold"), (f"\n{one['framework']}", "small")], one["says"], one["met_by"]) for one in teaching["standards"]]
        file.table(("Standard", "What it says, in short", "Met by"), met, "Standards that exercises of this lesson meet", (0.34, 0.4, 0.26))


def _scores(file: OfficeFile, data: Data) -> None:
    file.heading("How hard it is", 2)
    for label, key in (("The article", "original"), ("The plain version", "plain")):
        if data["difficulty"][key]:
            file.paragraph(f"{label}: {data['difficulty'][key]}")
    scores = data["scores"]
    rows: list[Row] = [(label, _number(scores["original"][name]), _number(scores["plain"][name])) for name, label in SCORE_NAMES.items()]
    file.table(("Measure", "Article", "Plain version"), rows, "Scores before and after", (0.5, 0.22, 0.28))
    file.paragraph("A grade is a school year. For Flesch reading ease, a higher number is easier. For all others, a lower number is easier.")


def _changes(file: OfficeFile, data: Data) -> None:
    file.heading("What was changed, and why", 2)
    changed = sum(row["changed"] for row in data["rows"])
    file.paragraph(f"{changed} of {len(data['rows'])} sentences were changed. Names, numbers and quotations stay as they are.")
    rows: list[Row] = [
        (row["original"], [" ".join(row["plain"]), *((f"\n– {change['reason']}", "small") for change in row["changes"])])
        for row in data["rows"]
    ]
    file.table(("Original", "Plain version"), rows, "Original and plain version, with the reasons", (0.5, 0.5))


def _key(file: OfficeFile, data: Data) -> None:
    file.heading(data["key_heading"], 2)
    file.paragraph(data["key_note"])
    for number, exercise in enumerate(data["exercises"], start=1):
        file.heading(f"{number}. {exercise['title']}", 3)
        if exercise["grid"] and exercise["grid"]["is_hidden"]:
            _grid(file, exercise, with_letters=True)
        run = file.number_again()
        for item in exercise["items"]:
            key = item["key"]
            asked = [f"{key['asked']} → "] if key["asked"] else []
            note = [(f" ({item['note']})", "small")] if item["note"] else []
            proof = [(f"\nEvidence: {key['proof']}", "small")] if key["proof"] else []
            file.item(run, *asked, (key["answer"], "bold"), *note, *proof)


def _words(file: OfficeFile, data: Data) -> None:
    file.heading("Words", 2)
    rows: list[Row] = [
        [[(term["text"], "bold")], [term["meaning"], (f" ({term['source']})", "small")], "yes" if term["for_class"] else "no"]
        for term in data["glossary"]["terms"]
    ]
    if rows:
        file.table(("Word", "Meaning and source", "On the handout"), rows, "All words that are explained", (0.28, 0.56, 0.16))
    if data["glossary"]["undefined"]:
        file.heading("Hard words without a meaning", 3)
        file.paragraph(", ".join(data["glossary"]["undefined"]))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
