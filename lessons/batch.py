"""Many articles at once: a folder of them becomes a folder of kits with a table of contents, on several workers."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lessons.formats.saving import MEMORY, digest, is_current, program_digest, read_memory
from lessons.kit import DEFAULT_FORMATS, make_kit
from lessons.templating import own_folder, render
from lessons.writing import make_folder, write_file
from reader.errors import HornbookError, ReadingError

#: Files that are read as articles.
ENDINGS: tuple[str, ...] = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class Options:
    """How each kit of a batch is made: as for ``make_kit`` and ``Kit.save``."""

    level: str = "plain"
    profile: str = "default"
    limit: int = 10
    seed: int = 1
    never: tuple[str, ...] = ()
    formats: tuple[str, ...] = DEFAULT_FORMATS
    voice: str = "espeak"
    rate: int = 150
    templates: str = ""
    explain_quotations: bool = False

    def made_from(self, source: bytes) -> str:
        """A name for the source's bytes with these options and this version of Hornbook."""
        folder = own_folder(self.templates or None)
        return digest(repr(self) + program_digest(folder) + digest(source))


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one article: its kit's folder, or what went wrong; ``is_new`` is false where nothing had changed."""

    source: str
    folder: str
    title: str = ""
    about: str = ""
    problem: str = ""
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Batch:
    """The result of a run: one entry an article, in the order of their names; ``contents`` is the start page."""

    made: tuple[Made, ...]
    contents: Path | None = field(default=None)

    @property
    def problems(self) -> tuple[Made, ...]:
        """The articles of which no kit could be made."""
        return tuple(one for one in self.made if one.problem)


#: Told after each article: how many are done, how many there are, and the one that was made.
Told = Callable[[int, int, Made], None]


def find_articles(folder: str | Path) -> tuple[Path, ...]:
    """The articles in a folder and the folders in it, by name; what begins with a dot is left out.

    Raises ``ReadingError`` where there is none.
    """
    folder = Path(folder)
    found = sorted(
        path for path in folder.rglob("*")
        if path.suffix.lower() in ENDINGS and path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )  # fmt: skip
    if not found:
        raise ReadingError(folder, "no article was found here", "articles end in " + ", ".join(ENDINGS))
    return tuple(found)


def make_kits(
    articles: Sequence[str | Path], output: str | Path, options: Options | None = None, *, workers: int | None = None, told: Told | None = None
) -> Batch:
    """A kit for each article in a folder of its own under ``output``, and ``index.html`` with all of them.

    ``workers`` are processes (as many as there are cores, if not said). An article that can't be made stops nobody:
    it is in ``Batch.problems``, and on the start page. What hasn't changed since the last run is not made again.
    """
    options, output = options or Options(), make_folder(Path(output))
    own_folder(options.templates or None)
    jobs = list(zip(map(str, articles), _folders(articles), strict=True))
    done: dict[str, Made] = {}
    for one in _run(jobs, output, options, workers or os.cpu_count() or 1):
        done[one.source] = one
        if told:
            told(len(done), len(jobs), one)
    made = tuple(done[source] for source, _ in jobs)
    page = render("contents.html.j2", _page_data(made, options), options.templates or None)
    return Batch(made, write_file(output / "index.html", page))


def make_one(source: str, folder: str, output: str, options: Options) -> Made:
    """One article's kit, unless it is there already."""
    from reader.loading.reading import read_article

    place = Path(output) / folder
    try:
        made_from = options.made_from(Path(source).read_bytes())
        if is_current(place, made_from):
            known: Mapping[str, str] = read_memory(place).get("shown", {})
            return Made(source, folder, known.get("title", folder), known.get("about", ""), is_new=False)
        article = read_article(source)
        kit = make_kit(
            article, level=options.level, profile=options.profile, limit=options.limit, seed=options.seed,
            never=options.never, explain_quotations=options.explain_quotations,
        )  # fmt: skip
        kit.save(place, options.formats, voice=options.voice, rate=options.rate, templates=options.templates or None, made_from=made_from)
        about = str(kit).splitlines()[1]
        _remember(place, kit.title, about)
        return Made(source, folder, kit.title, about)
    except (HornbookError, OSError) as error:
        return Made(source, folder, Path(source).name, problem=" ".join(str(error).split()).removeprefix(f"{source}: "))
    except Exception as error:  # a fault of ours in one article must not stop the others
        return Made(source, folder, Path(source).name, problem=f"Hornbook has a fault here ({type(error).__name__}: {error}); please report it")


def _run(jobs: Sequence[tuple[str, str]], output: Path, options: Options, workers: int) -> Iterator[Made]:
    if workers < 2 or len(jobs) < 2:
        for source, folder in jobs:
            yield make_one(source, folder, str(output), options)
        return
    left = list(jobs)
    while left:
        done: set[str] = set()
        try:
            for one in _run_pool(left, output, options, workers):
                done.add(one.source)
                yield one
        except BrokenProcessPool:
            # A worker was ended from outside, as when memory runs out: one at a time shows which article it was.
            left = [job for job in left if job[0] not in done]
            if workers == 1 and left:
                source, folder = left.pop(0)
                yield Made(source, folder, Path(source).name, problem="its process was ended, as when memory runs out; cut the text into parts")
            workers = 1
            continue
        return


def _run_pool(jobs: Sequence[tuple[str, str]], output: Path, options: Options, workers: int) -> Iterator[Made]:
    with ProcessPoolExecutor(min(workers, len(jobs))) as pool:
        waiting: set[Future[Made]] = {pool.submit(make_one, source, folder, str(output), options) for source, folder in jobs}
        while waiting:
            ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            broken = [future for future in ready if isinstance(future.exception(), BrokenProcessPool)]
            for future in ready.difference(broken):
                yield future.result()
            if broken:
                broken[0].result()  # raises


def _folders(articles: Sequence[str | Path]) -> Iterator[str]:
    """A folder's name for each article, from its file's name; a number where two would be the same."""
    seen: dict[str, int] = {}
    for article in articles:
        name = re.sub(r"[^\w.-]+", "-", Path(article).stem).strip("-.") or "article"
        seen[name.lower()] = seen.get(name.lower(), 0) + 1
        yield name if seen[name.lower()] == 1 else f"{name}-{seen[name.lower()]}"


def _remember(folder: Path, title: str, about: str) -> None:
    import json

    memory = {**read_memory(folder), "shown": {"title": title, "about": about}}
    write_file(folder / MEMORY, json.dumps(memory, indent=1, sort_keys=True) + "\n")


def _page_data(made: Sequence[Made], options: Options) -> dict[str, Any]:
    from dataclasses import asdict

    from lessons.formats.fonts import FAMILY, font_faces
    from lessons.profiles import find_profile

    return {
        "title": "Lessons",
        "article": {"language": "en", "byline": "", "published": "", "source": ""},
        "profile": asdict(find_profile(options.profile)),
        "font": {"family": FAMILY, "faces": font_faces()},
        "lessons": [asdict(one) for one in made if not one.problem],
        "problems": [{"name": Path(one.source).name, "problem": one.problem} for one in made if one.problem],
    }
