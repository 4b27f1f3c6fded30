"""``hornbook speak``: a text read aloud, or into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lessons.cli.common import OutputOption, Source, put, read


def speak(
    source: Source,
    output: OutputOption = None,
    timings: Annotated[Path | None, typer.Option(help="Where each word is: .vtt, .srt, .lrc or .json.")] = None,
    voice: Annotated[str, typer.Option(help="The voice that reads: espeak, system or silent.")] = "espeak",
    rate: Annotated[int, typer.Option(help="Words a minute.", min=40, max=500)] = 150,
    level: Annotated[str, typer.Option(help="original, plain or easy.")] = "original",
) -> int:
    """Read a text aloud, or into an MP3 or WAV file with -o."""
    from lessons.cli.common import check_choice
    from lessons.writing import write_file
    from reader.speech.speaking import speak as say

    check_choice(level, ("original", "plain", "easy"), "level")
    article = read(source)
    if level != "original":
        from lessons.kit import plain_article_of
        from reader.plain.simplifier import simplify

        article = plain_article_of(simplify(article, level=level))
    spoken = say(article, output, voice=voice, rate=rate)
    if output is not None:
        put(str(output))
    if timings is not None:
        from reader.speech.captions import captions_for

        put(str(write_file(timings, captions_for(timings.suffix, article, spoken.timings))))
    return 0
