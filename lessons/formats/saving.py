"""Saving a kit: each format's files, the start page, the credits; what hasn't changed is not made again.

A small file in the folder, ``.hornbook.json``, remembers what each file was made from. A format is made anew when
the lesson, a template, the voice or Hornbook itself has changed, or when one of its files is not as it was left.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lessons.formats import FORMATS, Job
from lessons.formats.audio import SOUND
from lessons.formats.contents import contents_files
from lessons.said import lesson_pronunciations
from lessons.templating import own_folder
from lessons.writing import make_folder, write_file
from reader.errors import HornbookError
from reader.speech.gaps import find_gaps

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from lessons.kit import Kit, Progress

MEMORY = ".hornbook.json"
#: Formats that take long enough to be kept; the others are made in milliseconds.
KEPT: frozenset[str] = frozenset(["audio", "html", "pages", "plan", "reader", "epub", "epub-sentences", "pdf", "docx", "odt"])
#: Always written, whatever is asked for.
ALWAYS: frozenset[str] = frozenset(["json"])
Memory = dict[str, Any]


def check_formats(names: Iterable[str]) -> tuple[str, ...]:
    """The names in the order in which they are made; ``all`` stands for every one. Raises ``HornbookError``."""
    wanted = set(names)
    for name in sorted(wanted - {"all"}):
        if name not in FORMATS:
            raise HornbookError(name, "there is no such format", "use one of all, " + ", ".join(FORMATS))
    return tuple(name for name in FORMATS if "all" in wanted or name in wanted | ALWAYS)


def save_kit(
    kit: Kit,
    folder: Path,
    formats: tuple[str, ...],
    *,
    voice: str,
    rate: int,
    templates: Path | None = None,
    made_from: str = "",
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Make the files of each format and write those that have changed; see ``Kit.save``.

    ``made_from`` names the source and the options: ``is_current`` compares it before a kit is made at all.
    """
    chosen = check_formats(formats)
    make_folder(folder)
    job = Job(kit, folder, voice, rate, templates=own_folder(templates))
    memory, keys = read_memory(folder), _Keys(job)
    kept: dict[str, dict[str, Any]] = {}
    for number, name in enumerate(chosen):
        if progress:
            progress(name, number / len(chosen))
        if name == "zip":
            job.made.update(contents_files(job))
        key = keys.of(name) if name in KEPT else ""
        made = _still_there(folder, memory, name, key) if key else None
        if made is None:
            made = FORMATS[name](job)
        if name == "audio":
            job.sound.update({SOUND: made[SOUND]})
        job.made.update(made)
        kept[name] = {"key": key, "files": {file: digest(content) for file, content in made.items()}}
    if "zip" not in chosen:
        job.made.update(contents_files(job))
    paths = tuple(_write(folder / name, content) for name, content in job.made.items())
    _clear(folder, memory, kept, job.made)
    whole = {"made_from": made_from, "formats": {**memory.get("formats", {}), **kept}, "files": {name: digest(content) for name, content in job.made.items()}}
    write_file(folder / MEMORY, json.dumps(whole, indent=1, sort_keys=True) + "\n")
    if progress:
        progress("done", 1.0)
    return paths


def is_current(folder: Path, made_from: str) -> bool:
    """Whether the kit in ``folder`` was made from the same source and options, and nothing was changed since."""
    memory = read_memory(folder)
    known: Mapping[str, str] = memory.get("files", {})
    return bool(made_from) and memory.get("made_from") == made_from and bool(known) and all(
        (folder / name).is_file() and digest((folder / name).read_bytes()) == value for name, value in known.items()
    )


def read_memory(folder: Path) -> Memory:
    """What the folder remembers; nothing where it is missing or not readable."""
    with suppress(OSError, ValueError):
        found = json.loads((folder / MEMORY).read_text(encoding="utf-8"))
        if isinstance(found, dict) and _is_sound(found):
            return found
    return {}


def _is_sound(memory: Memory) -> bool:
    """Whether the memory has its form, and names only files of its own folder: what it names may be deleted."""
    formats = memory.get("formats", {})
    if not isinstance(formats, dict) or not all(isinstance(one, dict) for one in formats.values()):
        return False
    lists = [memory.get("files", {}), *(one.get("files", {}) for one in formats.values())]
    return all(isinstance(one, dict) and all(Path(name).name == name for name in one) for one in lists)


def digest(content: bytes | str) -> str:
    """A short name for a content."""
    return hashlib.sha256(content.encode("utf-8") if isinstance(content, str) else content).hexdigest()[:24]


#: The packages that Hornbook consists of.
_PACKAGES = ("reader", "glossary", "lessons")


def program_digest(templates: Path | None) -> str:
    """A name for what makes the files: Hornbook's version, its programs and data, the teacher's own templates."""
    parts = [_version(), *(_folder_digest(package) for package in _PACKAGES)]
    for one in sorted(templates.iterdir(), key=lambda one: one.name) if templates else ():
        if one.is_file():
            parts.append(f"{one.name}:{digest(one.read_bytes())}")
    return digest("\n".join(parts))


@lru_cache(maxsize=8)
def _folder_digest(package: str, *folders: str) -> str:
    """A name for all that a folder of a package holds, scripts, styles, fonts and word lists among it."""
    return digest("\n".join(_contents(files(package).joinpath(*folders))))


def _contents(folder: Traversable) -> Iterator[str]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.name.startswith((".", "__pycache__")):
            continue
        if one.is_dir():
            yield f"{one.name}/"
            yield from _contents(one)
        else:
            yield f"{one.name}:{digest(one.read_bytes())}"


def _version() -> str:
    try:
        return version("hornbook")
    except PackageNotFoundError:
        return ""


class _Keys:
    """For each format a name for everything that it is made from."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._program = program_digest(job.templates)
        self._said = digest("\n".join(map(str, lesson_pronunciations())))
        self._kit = ""

    def of(self, name: str) -> str:
        job, plain = self._job, self._job.kit.plain
        if name == "audio":
            gaps = str(find_gaps(job.kit.profile.name))
            made_by = [_version(), _folder_digest("reader", "speech"), self._said, job.voice, job.rate, gaps]
            return digest(json.dumps([*made_by, plain.text, job.kit.article.language]))
        if not self._kit:
            data = {key: value for key, value in job.data.items() if key != "font"}
            self._kit = digest(json.dumps(data, ensure_ascii=False, default=str))
        sound = digest(job.sound[SOUND]) if SOUND in job.sound else ""
        return digest("|".join([name, self._program, self._said, self._kit, sound, job.voice, str(job.rate)]))


def _still_there(folder: Path, memory: Memory, name: str, key: str) -> dict[str, bytes] | None:
    """The files of a format as they were left, if they were made from the same."""
    known = memory.get("formats", {}).get(name, {})
    if known.get("key") != key or not known.get("files"):
        return None
    found: dict[str, bytes] = {}
    for file, value in known["files"].items():
        with suppress(OSError):
            content = (folder / file).read_bytes()
            if digest(content) == value:
                found[file] = content
    return found if len(found) == len(known["files"]) else None


def _write(path: Path, content: bytes) -> Path:
    """Write a file where it isn't the same already: its time stays, and backups and browsers see no change."""
    with suppress(OSError):
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return path
    return write_file(path, content)


def _clear(folder: Path, memory: Memory, kept: Mapping[str, Mapping[str, Any]], made: Mapping[str, bytes]) -> None:
    """Take away what a format made earlier and makes no more, unless somebody has changed it."""
    for name in kept:
        for file, value in memory.get("formats", {}).get(name, {}).get("files", {}).items():
            path = folder / file
            if file not in made and path.is_file() and digest(path.read_bytes()) == value:
                path.unlink()
