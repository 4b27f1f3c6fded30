"""``hornbook plain``: a text in plain language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lessons.cli.common import LevelOption, OutputOption, Source, check_level, put, read

if TYPE_CHECKING:
    from reader.plain.types import PlainArticle


def plain(
    source: Source,
    level: LevelOption = "plain",
    as_json: Annotated[bool, typer.Option("--json", help="Text, sentences, changes and refusals as JSON.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Original and plain version, with the reasons.")] = False,
    lines: Annotated[bool, typer.Option("--lines", help="Each line is a text of its own; one line out for each in.")] = False,
    undo: Annotated[list[str] | None, typer.Option(help="The id of a change to leave out (see --json).")] = None,
    never: Annotated[list[str] | None, typer.Option(help="A word that must stay as it is.")] = None,
    output: OutputOption = None,
) -> int:
    """Put a text into plain language and say what was changed."""
    check_level(level)
    if sum((as_json, diff, lines)) > 1:
        raise typer.BadParameter("choose one of --json, --diff and --lines")
    text = _lines(source, level) if lines else _text(source, level, as_json, diff, undo or [], never or [])
    if output is None:
        put(text)
    else:
        from lessons.writing import write_file

        put(str(write_file(Path(output), text + "\n")))
    return 0


def _text(source: str, level: str, as_json: bool, diff: bool, undo: list[str], never: list[str]) -> str:
    from reader.plain.simplifier import simplify

    made = simplify(read(source), level=level, refuse=undo, never=never)
    if as_json:
        from lessons.view import plain_data

        return json.dumps(plain_data(made), ensure_ascii=False, indent=1)
    return _diff(made) if diff else made.text


def _lines(source: str, level: str) -> str:
    import sys

    from reader.errors import ReadingError
    from reader.plain.simplifier import simplify_lines

    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(source, "it cannot be read as lines of UTF-8 text", "save it as UTF-8 text") from error
    return "\n".join(simplify_lines(text.splitlines(), level=level))


def _diff(made: PlainArticle) -> str:
    rows: list[str] = []
    for sentence in made.article.sentences:
        pieces = [one for one in made.sentences if any(sentence.span.overlaps(span) for span in one.sources)]
        changes = dict.fromkeys(change for one in pieces for change in one.edits)
        original = " ".join(sentence.span.of(made.article.text).split())
        if not changes:
            rows.append(f"  {original}")
            continue
        rows.append(f"- {original}")
        rows.extend(f"+ {one.text}" for one in pieces)
        rows.extend(f"    {change.id}  {change.reason}" for change in changes)
    return "\n".join(rows)
