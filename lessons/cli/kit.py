"""``hornbook kit``: the lesson on an article, as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lessons.cli.common import LevelOption, Source, check_choice, check_level, progress, put, read


def kit(
    source: Source,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder for the files.", file_okay=True)] = Path("lesson"),
    level: LevelOption = "plain",
    profile: Annotated[str, typer.Option(help="default, dyslexia or large-print.")] = "default",
    formats: Annotated[
        list[str] | None, typer.Option("--format", "-f", help="html, pdf, audio or json; may be given several times.")
    ] = None,
    voice: Annotated[str, typer.Option(help="The voice that reads.")] = "espeak",
    rate: Annotated[int, typer.Option(help="Words a minute.", min=40, max=500)] = 150,
    limit: Annotated[int, typer.Option(help="How many terms the pupils' page has.", min=0)] = 10,
    never: Annotated[list[str] | None, typer.Option(help="A word that must stay as it is.")] = None,
) -> int:
    """Make handouts for pupils and teacher from an article."""
    check_level(level)
    from lessons.formats import FORMATS
    from lessons.kit import DEFAULT_FORMATS, make_kit
    from lessons.profiles import PROFILES

    check_choice(profile, tuple(PROFILES), "profile")
    wanted = tuple(check_choice(name, tuple(FORMATS), "format") for name in formats or DEFAULT_FORMATS)
    article = read(source)
    with progress("Lesson") as tell:
        made = make_kit(article, level=level, profile=profile, limit=limit, never=never or (), progress=tell)
        paths = made.save(output, wanted, voice=voice, rate=rate, progress=tell)
    put(str(made))
    for path in paths:
        put(str(path))
    return 0
