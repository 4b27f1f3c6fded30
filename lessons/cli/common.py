"""What the subcommands share: sources, progress, printing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reader.errors import HornbookError

if TYPE_CHECKING:
    from lessons.kit import Progress
    from reader.article import Article

Source = Annotated[str, typer.Argument(help="A file, an address (https://…), or - for standard input.", metavar="SOURCE")]
LevelOption = Annotated[str, typer.Option("--level", help="plain (nine years of school) or easy (six).")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")]


def read(source: str) -> Article:
    """The article at ``source``; what a reader should know about it goes to standard error."""
    from reader.loading.reading import read_article

    article = read_article(source)
    for warning in article.warnings:
        note(f"{source}: {warning}")
    return article


def note(text: str) -> None:
    """A line for the person at the terminal, beside the output."""
    print(f"hornbook: {text}", file=sys.stderr)


def put(text: str) -> None:
    """Print, whatever the terminal can show."""
    try:
        print(text)
    except UnicodeEncodeError:
        sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")


def check_choice(value: str, allowed: tuple[str, ...], what: str) -> str:
    """``value``, or a usage error that names what is allowed."""
    if value not in allowed:
        raise typer.BadParameter(f"{value!r} is no {what}: use one of " + ", ".join(allowed))
    return value


def check_level(level: str) -> str:
    """The level, or a usage error."""
    from reader.plain.levels import LEVELS

    return check_choice(level, tuple(LEVELS), "level")


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """A progress bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda step, share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    bar = Progress(TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"), console=Console(stderr=True), transient=True)
    with bar:
        task = bar.add_task(title, total=1.0)
        yield lambda step, share: bar.update(task, description=f"{title}: {step}", completed=share)


def one_line(error: HornbookError) -> str:
    """An error on one line."""
    return " ".join(str(error).split())
