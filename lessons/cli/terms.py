"""``hornbook terms``: the glossary of a text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from lessons.cli.common import OutputOption, Source, check_choice, put, read

_FORMATS = ("text", "json", "csv")


def terms(
    source: Source,
    limit: Annotated[int, typer.Option(help="How many terms; 0 for all.", min=0)] = 10,
    form: Annotated[str, typer.Option("--format", "-f", help="text, json or csv.")] = "text",
    output: OutputOption = None,
) -> int:
    """Explain the hard terms of a text."""
    check_choice(form, _FORMATS, "format")
    from glossary.building import build_glossary

    glossary = build_glossary(read(source), limit=limit or None)
    if form == "json":
        from lessons.view import glossary_data

        text = json.dumps(glossary_data(glossary, chosen=len(glossary)), ensure_ascii=False, indent=1)
    elif form == "csv":
        from glossary.exports import to_csv

        text = to_csv(glossary).rstrip("\n")
    else:
        text = str(glossary)
    if output is None:
        put(text)
    else:
        from lessons.writing import write_file

        put(str(write_file(Path(output), text + "\n")))
    return 0
