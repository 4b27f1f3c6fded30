"""``hornbook terms``: the glossary of a text, in the form that the teacher's tools read."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lessons.cli.common import LevelOption, OutputOption, Source, check_choice, check_level, note, put, read

if TYPE_CHECKING:
    from glossary.terms import Glossary

_SHOWN = ("text", "json")
_WRITTEN = ("csv", "html", "cards", "anki", "jupytercards", "moodle", "tbx", "skos")
_FORMATS = (*_SHOWN, *_WRITTEN)


def terms(
    source: Source,
    limit: Annotated[int, typer.Option(help="How many terms; 0 for all.", min=0)] = 10,
    form: Annotated[str, typer.Option("--format", "-f", help=", ".join(_FORMATS) + ".")] = "text",
    level: LevelOption = "plain",
    output: OutputOption = None,
) -> int:
    """Explain the hard terms of a text."""
    check_choice(form, _FORMATS, "format")
    from glossary.building import build_glossary

    check_level(level)
    glossary = build_glossary(read(source), limit=limit or None, level="easy" if level == "easy" else "plain")
    content = _text(glossary, form) if form in _SHOWN else _file(glossary, form, source)
    if output is not None:
        from lessons.writing import write_file

        put(str(write_file(output, content)))
    elif form == "anki" and sys.stdout.isatty():
        note("a deck is no text: name a file with -o words.apkg")
        return 2
    elif form == "anki":
        sys.stdout.buffer.write(content)
    else:
        put(content.decode("utf-8").rstrip("\n"))
    return 0


def _text(glossary: Glossary, form: str) -> bytes:
    if form == "text":
        text = str(glossary)
    else:
        from lessons.view import glossary_data

        text = json.dumps(glossary_data(glossary, chosen=len(glossary)), ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8")


def _file(glossary: Glossary, form: str, source: str) -> bytes:
    from glossary.exports import FORMATS, to_anki

    if form == "anki":
        return to_anki(glossary, changed=_changed(source))
    return FORMATS[form].write(glossary)


def _changed(source: str) -> int:
    """When the article or a teacher's own packs were last changed, in seconds: Anki takes the newer of two notes.

    ``SOURCE_DATE_EPOCH`` sets it for builds that must be the same everywhere.
    """
    from glossary.exports.anki import CHANGED
    from glossary.packs import own_files

    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdecimal():
        return int(fixed)
    files = [path for path in (Path(source), *own_files()) if path.is_file()]
    return max((int(path.stat().st_mtime) for path in files), default=CHANGED)
