"""``hornbook score``: how hard texts are, where, and whether they keep to a grade."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lessons.cli.common import note, one_line, put, read
from reader.errors import HornbookError

if TYPE_CHECKING:
    from reader.article import Article
    from reader.readability.scoring import Scores

#: From so many sources on, several processes are worth their start.
MANY = 200
_BATCH = 4
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of each text."""

    rows: bool
    sentences: bool
    findings: bool
    quotations: bool
    beside: bool
    heading: bool
    colour: bool
    max_grade: float | None


@dataclass(slots=True)
class Answer:
    """What one text gave: rows for a table or a program, or lines for a person; and lines for standard error."""

    rows: list[Row] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    offenders: list[str] = field(default_factory=list)  # path:line:column, as editors have it
    failed: bool = False


def score(
    sources: Annotated[list[str], typer.Argument(help="Files, addresses, or - for standard input.", metavar="SOURCE...")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each text, as it comes.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table with one row for each text.")] = False,
    sentences: Annotated[bool, typer.Option("--sentences", help="How hard each sentence is: mark, grade, text.")] = False,
    findings: Annotated[bool, typer.Option("--findings", help="What makes it hard: words, long sentences, passives …")] = False,
    no_quotations: Annotated[bool, typer.Option("--no-quotations", help="Leave out what stands in quotation marks.")] = False,
    textstat: Annotated[bool, typer.Option(help="Show textstat's numbers beside ours, and what makes the difference.")] = True,
    max_grade: Annotated[
        float | None,
        typer.Option(help="Fail (exit status 1) when a text is harder than this Flesch-Kincaid grade, and name its hard sentences."),
    ] = None,
    compare: Annotated[str, typer.Option("--compare", help="A second version: what changed, and what made it.", metavar="SOURCE")] = "",
    page: Annotated[Path | None, typer.Option("--html", help="Write a page: heat map, curve, findings.", metavar="FILE")] = None,
    workers: Annotated[int, typer.Option(help="Processes; 0: as many as the machine has, where there are many texts.", min=0)] = 0,
) -> int:
    """Show how hard texts are, by eleven formulas and by our own measure."""
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    if sentences and findings and (as_json or as_csv):
        raise typer.BadParameter("rows can be of --sentences or of --findings, not of both")
    if (compare or page) and len(sources) > 1:
        raise typer.BadParameter("--compare and --html take one source")
    if compare:
        return _compare(sources[0], compare, as_json=as_json, max_grade=max_grade)
    if page:
        return _write_page(sources[0], page, quotations=not no_quotations, max_grade=max_grade)
    wish = Wish(
        as_json or as_csv, sentences, findings, not no_quotations, textstat and not no_quotations, len(sources) > 1,
        sys.stdout.isatty() and "NO_COLOR" not in os.environ, max_grade,
    )  # fmt: skip
    answers = _answers(sources, wish, workers)
    failed: list[bool] = []
    if wish.rows:
        from reader.readability.tables import csv_lines, json_lines

        for line in (json_lines if as_json else csv_lines)(_rows(answers, failed)):
            put(line)
    else:
        for answer in _told(answers, failed):
            for line in answer.lines:
                put(line)
    return 1 if any(failed) else 0


def _answers(sources: list[str], wish: Wish, workers: int) -> Iterator[Answer]:
    """An answer for each source, in order, as they come."""
    from reader.readability.many import in_order

    if "-" in sources or (not workers and len(sources) < MANY):
        workers = 1  # standard input does not travel
    count = workers or os.cpu_count() or 1
    return (answer for _, answer in in_order(partial(measure, wish=wish), sources, count, batch=_BATCH))


def _told(answers: Iterable[Answer], failed: list[bool]) -> Iterator[Answer]:
    """The answers; what goes to standard error is said on the way."""
    for answer in answers:
        yield answer
        _say(answer)
        failed.append(answer.failed)


def _rows(answers: Iterable[Answer], failed: list[bool]) -> Iterator[Row]:
    for answer in _told(answers, failed):
        yield from answer.rows


def measure(source: str, wish: Wish) -> Answer:
    """Read and score one source; what goes wrong is part of the answer."""
    from reader.loading.reading import read_article
    from reader.readability.quotations import score_without_quotations
    from reader.readability.scoring import score as score_all

    answer = Answer()
    try:
        article = read_article(source)
        answer.notes += [f"{source}: {warning}" for warning in article.warnings]
        scores = score_all(article) if wish.quotations else score_without_quotations(article)
        if wish.rows:
            answer.rows += _rows_of(source, article, scores, wish)
        else:
            answer.lines += _lines_of(source, article, scores, wish)
        if wish.max_grade is not None:
            _check(source, article, wish.max_grade, wish.quotations, answer)
    except HornbookError as error:
        answer.notes.append(one_line(error))
        answer.failed = True
    return answer


def _rows_of(source: str, article: Article, scores: Scores, wish: Wish) -> Iterator[Row]:
    from reader.readability.tables import finding_rows, row, sentence_rows

    if wish.sentences:
        yield from sentence_rows(article, source, quotations=wish.quotations)
    elif wish.findings:
        yield from finding_rows(article, source)
    else:
        yield row(scores, source)


def _lines_of(source: str, article: Article, scores: Scores, wish: Wish) -> Iterator[str]:
    if wish.heading:
        yield f"== {source}"
    if wish.beside:
        from reader.readability.textstat_beside import compare_with_textstat

        yield from (f"Difficulty: {scores.difficulty}", scores.counted, str(compare_with_textstat(article)), *scores.notes)
    else:
        yield str(scores)
    if wish.sentences:
        from reader.readability.heat import heat_map

        yield f"\n{heat_map(article, quotations=wish.quotations).text(colour=wish.colour)}"
    if wish.findings:
        from reader.readability.tables import finding_rows

        yield ""
        yield from (f"{one['kind']}: {one['text']} ({one['reason']})" for one in finding_rows(article))


def _check(source: str, article: Article, max_grade: float, quotations: bool, answer: Answer) -> None:
    from reader.readability.checking import check

    path = Path(source)
    file_text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    result = check(article, max_grade, quotations=quotations, file_text=file_text)
    if not result.passed:
        answer.failed = True
        answer.notes.append(f"{source}: {result.message}")
        answer.offenders += [f"{source}:{one}" for one in result.offenders]


def _compare(before: str, after: str, *, as_json: bool, max_grade: float | None) -> int:
    from reader.readability.scoring import compare

    changed = read(after)
    change = compare(read(before), changed)
    if as_json:
        from reader.readability.tables import comparison_row, json_lines

        put(next(json_lines([comparison_row(change, before, after)])))
    else:
        put(str(change))
    return _checked(after, changed, max_grade, quotations=True)


def _write_page(source: str, path: Path, *, quotations: bool, max_grade: float | None) -> int:
    from lessons.writing import write_file
    from reader.readability.page import page

    article = read(source)
    put(str(write_file(path, page(article, quotations=quotations))))
    return _checked(source, article, max_grade, quotations=quotations)


def _checked(source: str, article: Article, max_grade: float | None, *, quotations: bool) -> int:
    """The exit status: 1 where the text is above the grade, whose hard sentences are named."""
    answer = Answer()
    if max_grade is not None:
        _check(source, article, max_grade, quotations, answer)
    _say(answer)
    return 1 if answer.failed else 0


def _say(answer: Answer) -> None:
    """What goes to standard error."""
    sys.stdout.flush()
    for line in answer.notes:
        note(line)
    for line in answer.offenders:
        print(line, file=sys.stderr)
