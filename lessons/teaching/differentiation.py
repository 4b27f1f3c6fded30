"""Two levels on one theme: the same story, plain and easy, with the same numbers of exercises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from lessons.exercises import Exercise
from lessons.kit import Kit, Progress, make_kit
from lessons.profiles import Profile
from lessons.templating import render
from lessons.writing import write_file
from reader.article import Article, as_article
from reader.plain.levels import LEVELS


def make_levels(
    article: Article | str,
    levels: Sequence[str] = tuple(LEVELS),
    *,
    profile: str | Profile = "default",
    limit: int = 10,
    seed: int = 1,
    never: Iterable[str] = (),
    explain_quotations: bool = False,
    progress: Progress | None = None,
) -> tuple[Kit, ...]:
    """A kit for each level, whose exercises have the same kinds under the same numbers.

    A kind that one level's text doesn't give is left out of all, so that the class can check together.
    """
    article, never = as_article(article), tuple(never)
    kits = []
    for number, level in enumerate(levels):
        tell = _part(progress, number, len(levels)) if progress else None
        kits.append(
            make_kit(
                article, level=level, profile=profile, limit=limit, seed=seed, never=never,
                explain_quotations=explain_quotations, progress=tell,
            )
        )
    common = [one.kind for one in kits[0].exercises if all(one.kind in _kinds(kit) for kit in kits)]
    return tuple(replace(kit, workbook=replace(kit.workbook, exercises=_in_order(kit.exercises, common))) for kit in kits)


def save_levels(
    kits: Sequence[Kit],
    folder: Path,
    formats: Iterable[str],
    *,
    voice: str = "espeak",
    rate: int = 150,
    templates: str | Path | None = None,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Each kit in a folder named after its level, and a start page for both."""
    from lessons.formats.html_pages import page_data

    paths: list[Path] = []
    for number, kit in enumerate(kits):
        tell = _part(progress, number, len(kits)) if progress else None
        paths += kit.save(folder / kit.plain.level, formats, voice=voice, rate=rate, templates=templates, progress=tell)
    data = {**page_data(kits[0]), "levels": [_level_data(kit) for kit in kits]}
    return (write_file(folder / "index.html", render("levels.html.j2", data, templates)), *paths)


def _level_data(kit: Kit) -> dict[str, object]:
    return {
        "name": kit.plain.level,
        "grade": kit.plain_scores.flesch_kincaid_grade,
        "sentences": len(kit.plain.sentences),
        "items": [len(one.items) for one in kit.exercises],
    }


def _kinds(kit: Kit) -> frozenset[str]:
    return frozenset(one.kind for one in kit.exercises)


def _in_order(exercises: Sequence[Exercise], kinds: Sequence[str]) -> tuple[Exercise, ...]:
    by_kind = {one.kind: one for one in exercises}
    return tuple(by_kind[kind] for kind in kinds)


def _part(progress: Progress, number: int, count: int) -> Progress:
    return lambda step, share: progress(step, (number + share) / count)
