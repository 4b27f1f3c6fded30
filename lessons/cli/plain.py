"""``hornbook plain``: a text in plain language."""

from __future__ import annotations

import json
import os
import sys
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
    always: Annotated[Path | None, typer.Option(help="A file with your own pairs, one a line: hard word = simpler word.")] = None,
    explain_quotations: Annotated[bool, typer.Option("--explain-quotations", help="Put what a hard quotation means beside it, in our words.")] = False,
    page: Annotated[Path | None, typer.Option(help="Write a page with both versions side by side and the reasons.")] = None,
    assistant: Annotated[str | None, typer.Option(help="A language model of your own: a server with the OpenAI form of chat, such as http://localhost:11434/v1.")] = None,
    model: Annotated[str, typer.Option(help="The name of that model.")] = "llama3.2",
    output: OutputOption = None,
) -> int:
    """Put a text into plain language and say what was changed.

    With --assistant a language model proposes sentences, too. They pass the same checks; --json shows what was
    asked and answered. The key of the server, if it wants one, stands in the variable HORNBOOK_ASSISTANT_KEY.
    """
    check_level(level)
    if sum((as_json, diff, lines)) > 1:
        raise typer.BadParameter("choose one of --json, --diff and --lines")
    if lines and explain_quotations:
        raise typer.BadParameter("--explain-quotations adds lines, so it cannot stand with --lines")
    if lines:
        text = _lines(source, level)
    else:
        made = _simplify(source, level, undo or [], never or [], always, assistant, model, explain_quotations)
        if page is not None:
            from lessons.formats.changes_page import changes_page
            from lessons.writing import write_file

            put(str(write_file(page, changes_page(made))))
            return 0
        text = _shown(made, as_json, diff)
    if output is None:
        put(text)
    else:
        from lessons.writing import write_file

        put(str(write_file(Path(output), text + "\n")))
    return 0


def _simplify(
    source: str, level: str, undo: list[str], never: list[str], always: Path | None, assistant: str | None, model: str,
    explain_quotations: bool,
) -> PlainArticle:
    from reader.plain.assistant import ChatServer
    from reader.plain.own_words import read_own_words
    from reader.plain.simplifier import simplify

    server = ChatServer(assistant, model, os.environ.get("HORNBOOK_ASSISTANT_KEY", "")) if assistant else None
    words = read_own_words(always) if always else None
    made = simplify(read(source), level=level, refuse=undo, never=never, always=words, assistant=server, explain_quotations=explain_quotations)
    if made.advice and not any(one.answer for one in made.advice):
        sys.stderr.write(f"{assistant}: {made.advice[-1].verdict}; the sentences of the rules stand\n")
    return made


def _shown(made: PlainArticle, as_json: bool, diff: bool) -> str:
    if as_json:
        from lessons.view import advice_data, plain_data

        data = plain_data(made)
        if made.advice:
            data["advice"] = [advice_data(one) for one in made.advice]
        return json.dumps(data, ensure_ascii=False, indent=1)
    return _diff(made) if diff else made.text


def _lines(source: str, level: str) -> str:
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
        if not changes and not any(one.explanation for one in pieces):
            rows.append(f"  {original}")
            continue
        rows.append(f"- {original}")
        rows.extend("+ " + one.shown.replace("\n", "\n  ") for one in pieces)
        rows.extend(f"    {change.id}  {change.reason}" for change in changes)
    return "\n".join(rows)
