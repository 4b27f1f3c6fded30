"""Tables for Kahoot (a spreadsheet), Quizlet (words and meanings with a tab between), and a plain CSV table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as xml

from lessons.formats.archive import pack
from lessons.formats.questions import Question, as_choices, make_questions

if TYPE_CHECKING:
    from glossary.terms import Glossary
    from lessons.formats import Job

KAHOOT, QUIZLET, CSV = "quiz.kahoot.xlsx", "words.quizlet.txt", "quiz.csv"
#: What Kahoot takes: characters of a question and of an answer, and seconds to answer.
MOST_QUESTION, MOST_ANSWER, SECONDS = 120, 75, 30
#: The table of Kahoot's own form: it begins in the second column of the eighth row.
KAHOOT_HEADER: tuple[str, ...] = (
    "Question - max 120 characters", "Answer 1 - max 75 characters", "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters", "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs", "Correct answer(s) - choose at least one",
)  # fmt: skip
_FIRST_ROW = 8
CSV_HEADER: tuple[str, ...] = ("id", "exercise", "question", "choices", "answer", "evidence")


def table_files(job: Job) -> dict[str, bytes]:
    """``quiz.kahoot.xlsx``, ``words.quizlet.txt`` and ``quiz.csv``."""
    questions = make_questions(job.kit)
    made = {CSV: to_csv(questions).encode("utf-8-sig")} if questions else {}
    fitting = tuple(kahoot_questions(questions))
    if fitting:
        made[KAHOOT] = to_kahoot(fitting)
    if len(job.kit.glossary):
        made[QUIZLET] = to_quizlet(job.kit.glossary).encode("utf-8")
    return made


def kahoot_questions(questions: Iterable[Question]) -> Iterable[Question]:
    """The choices that fit Kahoot: short enough, with two to four answers."""
    for one in as_choices(questions):
        short = len(_asked(one)) <= MOST_QUESTION and all(len(choice) <= MOST_ANSWER for choice in one.choices)
        if one.shape in ("choice", "true-false") and short and 2 <= len(one.choices) <= 4:
            yield one


def _asked(question: Question) -> str:
    """The question with what to do, or alone where that would be too long."""
    return question.whole_prompt if len(question.whole_prompt) <= MOST_QUESTION else question.prompt


def to_kahoot(questions: Sequence[Question]) -> bytes:
    """The spreadsheet that Kahoot imports."""
    rows: list[Sequence[str | int]] = [("Quiz for Kahoot!: in the editor, choose Add question, then Import spreadsheet.",), *[()] * (_FIRST_ROW - 2)]
    rows.append(("", *KAHOOT_HEADER))
    for number, one in enumerate(questions, start=1):
        answers = [*one.choices, *[""] * (4 - len(one.choices))]
        rows.append((number, _asked(one), *answers, SECONDS, one.choices.index(one.answers[0]) + 1))
    return to_xlsx(rows)


def to_quizlet(glossary: Glossary) -> str:
    """A word, a tab, its meaning; one a line: what Quizlet's import box takes by default."""
    return "".join(f"{_cell(term.text)}\t{_cell(term.definition)}\n" for term in glossary)


def to_csv(questions: Iterable[Question]) -> str:
    """All questions as a table; choices are parted by `` | ``.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_HEADER)
    for one in as_choices(questions):
        choices = " | ".join(one.choices)
        row = (one.id, one.title, one.prompt, choices, " | ".join(one.answers), one.evidence)
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell for cell in row])
    return out.getvalue()


def _cell(text: str) -> str:
    return " ".join(text.split())


def to_xlsx(rows: Sequence[Sequence[str | int]]) -> bytes:
    """A workbook with one sheet. Texts are texts, never formulas."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(_xlsx_cell(f"{chr(ord('A') + place)}{number}", value) for place, value in enumerate(row) if value != "")
        lines.append(f'<row r="{number}">{cells}</row>')
    sheet = f'{_HEAD}<worksheet xmlns="{_MAIN}"><cols><col min="2" max="2" width="60" customWidth="1"/><col min="3" max="8" width="24" customWidth="1"/></cols><sheetData>{"".join(lines)}</sheetData></worksheet>'
    return pack({**_PARTS, "xl/worksheets/sheet1.xml": sheet}, ("[Content_Types].xml",))


def _xlsx_cell(place: str, value: str | int) -> str:
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    clean = "".join(one for one in value if one in "\n\t" or ord(one) >= 32)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{xml(clean)}</t></is></c>'


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = {
    "[Content_Types].xml": (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Quiz" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
