"""``hornbook kit``: the lesson on an article, or on each article of a folder, as files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lessons.cli.common import LevelOption, Source, check_choice, check_level, note, progress, put, read

if TYPE_CHECKING:
    from lessons.batch import Made, Options
    from lessons.kit import Progress
    from reader.article import Article


def kit(
    source: Source,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder for the files.", file_okay=True)] = Path("lesson"),
    level: LevelOption = "plain",
    profile: Annotated[str, typer.Option(help="default, dyslexia, large-print, large-print-bold, screen-reader or paper-saving.")] = "default",
    formats: Annotated[
        list[str] | None, typer.Option("--format", "-f", help="html, pdf, docx, audio … or all; may be given several times.")
    ] = None,
    voice: Annotated[str, typer.Option(help="The voice that reads.")] = "espeak",
    rate: Annotated[int, typer.Option(help="Words a minute.", min=40, max=500)] = 150,
    limit: Annotated[int, typer.Option(help="How many terms the pupils' page has.", min=0)] = 10,
    never: Annotated[list[str] | None, typer.Option(help="A word that must stay as it is.")] = None,
    explain_quotations: Annotated[bool, typer.Option("--explain-quotations", help="Put what a hard quotation means beside it, in our words.")] = False,
    templates: Annotated[Path | None, typer.Option(help="A folder with templates of your own.")] = None,
    copy_templates: Annotated[bool, typer.Option("--copy-templates", help="Copy all templates to SOURCE, to be changed there, and stop.")] = False,
    two_levels: Annotated[bool, typer.Option("--two-levels", help="Both levels, with the same numbers of exercises.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Make it again whenever the article or a template changes.")] = False,
    workers: Annotated[int, typer.Option(help="For a folder: how many articles at once (0: one a core).", min=0)] = 0,
) -> int:
    """Make handouts for pupils and teacher from an article, or from each article of a folder."""
    if copy_templates:
        from lessons.templating import copy_templates as copy

        for path in copy(source):
            put(str(path))
        return 0
    check_level(level)
    from lessons.batch import Options
    from lessons.formats import FORMATS
    from lessons.kit import DEFAULT_FORMATS
    from lessons.profiles import PROFILES

    check_choice(profile, tuple(PROFILES), "profile")
    wanted = tuple(check_choice(name, ("all", *FORMATS), "format") for name in formats or DEFAULT_FORMATS)
    options = Options(level, profile, limit, 1, tuple(never or ()), wanted, voice, rate, str(templates or ""), explain_quotations)
    if Path(source).is_dir():
        if watch or two_levels:
            raise typer.BadParameter("--watch and --two-levels are for one article, not for a folder")
        return _folder(source, output, options, workers)
    if watch and (source == "-" or "://" in source):
        raise typer.BadParameter("--watch is for a file")
    article = read(source)
    status = _make(article, output, options, two_levels)
    return _watch(source, output, options, two_levels, article) if watch else status


def _make(article: Article, output: Path, options: Options, two_levels: bool) -> int:
    with progress("Lesson") as tell:
        paths = _save_two(article, output, options, tell) if two_levels else _save_one(article, output, options, tell)
    for path in paths:
        put(str(path))
    return 0


def _save_one(article: Article, output: Path, options: Options, tell: Progress) -> Sequence[Path]:
    from lessons.kit import make_kit

    made = make_kit(
        article, level=options.level, profile=options.profile, limit=options.limit, never=options.never,
        explain_quotations=options.explain_quotations, progress=tell,
    )  # fmt: skip
    paths = made.save(output, options.formats, voice=options.voice, rate=options.rate, templates=options.templates or None, progress=tell)
    put(str(made))
    return paths


def _save_two(article: Article, output: Path, options: Options, tell: Progress) -> Sequence[Path]:
    from lessons.teaching.differentiation import make_levels, save_levels

    kits = make_levels(
        article, profile=options.profile, limit=options.limit, never=options.never,
        explain_quotations=options.explain_quotations, progress=tell,
    )  # fmt: skip
    for made in kits:
        put(str(made))
    return save_levels(kits, output, options.formats, voice=options.voice, rate=options.rate, templates=options.templates or None, progress=tell)


def _folder(source: str, output: Path, options: Options, workers: int) -> int:
    from lessons.batch import find_articles, make_kits

    articles = find_articles(source)
    with progress("Lessons") as tell:

        def told(done: int, count: int, one: Made) -> None:
            tell(f"{done} of {count}, {Path(one.source).name}", done / count)

        batch = make_kits(articles, output, options, workers=workers or None, told=told)
    new = sum(one.is_new and not one.problem for one in batch.made)
    put(f"{len(batch.made) - len(batch.problems)} of {len(batch.made)} lessons; {new} made now, the others had not changed")
    put(str(batch.contents))
    for one in batch.problems:
        note(one.problem if one.source in one.problem else f"{one.source}: {one.problem}")
    return 1 if batch.problems else 0


def _watch(source: str, output: Path, options: Options, two_levels: bool, article: Article) -> int:
    """Until Ctrl-C: a mistake in a template or a file is told, and the next change tries again."""
    from lessons.templating import own_folder
    from lessons.watching import changes
    from reader.errors import HornbookError

    own = own_folder(options.templates or None)
    note(f"watching {source}{f' and {own}' if own else ''}; Ctrl-C ends it")
    try:
        for changed in changes([Path(source), *([own] if own else [])]):
            note("changed: " + ", ".join(sorted(path.name for path in changed)))
            try:
                article = read(source) if Path(source) in changed else article
                _make(article, output, replace(options), two_levels)
            except HornbookError as error:
                note(" ".join(str(error).split()))
    except KeyboardInterrupt:
        note("no longer watching")
    return 0
