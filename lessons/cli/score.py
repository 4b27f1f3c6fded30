"""``hornbook score``: how hard texts are."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Annotated

import typer

from lessons.cli.common import note, one_line, put, read
from reader.errors import HornbookError

if TYPE_CHECKING:
    from reader.article import Article
    from reader.readability.scoring import Scores


def score(
    sources: Annotated[list[str], typer.Argument(help="Files, addresses, or - for standard input.", metavar="SOURCE...")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each text.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table with one row for each text.")] = False,
    sentences: Annotated[bool, typer.Option("--sentences", help="The grade of each sentence, too.")] = False,
    textstat: Annotated[bool, typer.Option(help="Show textstat's numbers beside ours, and what makes the difference.")] = True,
    max_grade: Annotated[float | None, typer.Option(help="Fail when a text is harder than this Flesch-Kincaid grade.")] = None,
) -> int:
    """Show how hard texts are, by eleven formulas and by our own measure."""
    from reader.readability.scoring import score as measure

    failed = False
    rows: list[dict[str, object]] = []
    for source in sources:
        try:
            article = read(source)
            scores = measure(article)
        except HornbookError as error:
            if len(sources) == 1:
                raise
            note(one_line(error))
            failed = True
            continue
        if as_json or as_csv:
            rows.append({"source": source, **_row(scores)})
        else:
            _print(source, article, scores, heading=len(sources) > 1, beside=textstat)
        if sentences:
            _print_sentences(article)
        if max_grade is not None and scores.flesch_kincaid_grade > max_grade:
            note(f"{source}: grade {scores.flesch_kincaid_grade:.1f} is above {max_grade:g}")
            failed = True
    if as_json:
        put("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    if as_csv and rows:
        put(_table(rows))
    return 1 if failed else 0


def _row(scores: Scores) -> dict[str, object]:
    from lessons.view import scores_data

    row: dict[str, object] = dict(scores_data(scores))
    counts = scores.counts
    row.update(words=counts.words, sentences=counts.sentences)
    row["difficulty"] = round(scores.difficulty.value, 2)
    return row


def _table(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().rstrip("\n")


def _print(source: str, article: Article, scores: Scores, *, heading: bool, beside: bool) -> None:
    if heading:
        put(f"== {source}")
    if not beside:
        put(str(scores))
        return
    from reader.readability.textstat_beside import compare_with_textstat

    counts = scores.counts
    put(f"{counts.words} words, {counts.sentences} sentences, {counts.syllables} syllables")
    put(str(compare_with_textstat(article)))
    put(f"Difficulty: {scores.difficulty.sentence}")
    for line in scores.notes:
        put(line)


def _print_sentences(article: Article) -> None:
    from reader.article import Article as Piece
    from reader.article import Block
    from reader.readability.scoring import score as measure

    for sentence in article.sentences:
        one = Piece(article.text, (Block("paragraph", sentence.span),), language=article.language)
        put(f"{measure(one).flesch_kincaid_grade:5.1f}  {' '.join(sentence.span.of(article.text).split())}")
