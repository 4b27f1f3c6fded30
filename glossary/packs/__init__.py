"""Packs of terms by field: plain files of short records, each term with its reference.

A pack is a text file. A record is a few lines ``key: value``; an empty line parts two records::

    term: non-refoulement
    also: principle of non-refoulement
    kind: idea
    meaning: the rule that no one may be sent back to a place where they are in danger
    more: It is part of the Refugee Convention of 1951. It also protects people who still wait for an answer.
    example: The judge said that the flight would break the rule of non-refoulement.
    say: non-ruh-FOOL-mon
    reference: Convention Relating to the Status of Refugees (1951), Article 33

``docs/writing-packs.md`` explains the keys. A mistake raises ``DataError`` with file, line and the allowed keys.
"""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reader.errors import DataError

FOLDER = Path(__file__).parent
#: A folder with a teacher's own packs (``.txt`` or ``.csv``); they come first.
OWN_VARIABLE = "HORNBOOK_PACKS"
KEYS: tuple[str, ...] = (
    "term", "also", "short", "kind", "meaning", "more", "example", "say", "reference", "date", "near",
)  # fmt: skip
KINDS: tuple[str, ...] = (
    "body", "document", "role", "idea", "process", "event", "place", "metonym", "thing", "measure", "group",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackTerm:
    """One term of a pack.

    ``also`` are other names, ``short`` abbreviations (matched with their capitals); ``near`` are words of
    which one must stand in the article for the term to be meant ("Washington" for a government).
    """

    term: str
    meaning: str
    kind: str = "idea"
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    more: str = ""
    example: str = ""
    say: str = ""
    reference: str = ""
    date: str = ""
    near: tuple[str, ...] = ()
    field: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the term, abbreviations included."""
        return (self.term, *self.also, *self.short)


def parse_record(record: str, *, file: str, line: int) -> PackTerm:
    """The term that one record holds; ``line`` is the line on which it begins."""
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    key = ""
    for number, row in enumerate(record.split("\n"), line):
        if row.startswith((" ", "\t")) and key:
            values[key] += " " + row.strip()
            continue
        key, colon, value = row.partition(":")
        key = key.strip()
        if not colon or key not in KEYS:
            raise DataError(f"{file}:{number}", f"unknown key {key!r}", "use one of " + ", ".join(KEYS))
        if key in values:
            raise DataError(f"{file}:{number}", f"the key {key!r} stands twice", "keep one of them")
        values[key], lines[key] = value.strip(), number
    return _make(values, file, line, lines.get("kind", line))


def _make(values: dict[str, str], file: str, line: int, kind_line: int) -> PackTerm:
    for key in ("term", "meaning"):
        if not values.get(key):
            raise DataError(f"{file}:{line}", f"the record has no {key!r}", "each record needs term and meaning")
    kind = values.get("kind", "idea")
    if kind not in KINDS:
        raise DataError(f"{file}:{kind_line}", f"unknown kind {kind!r}", "use one of " + ", ".join(KINDS))
    return PackTerm(
        term=values["term"],
        meaning=values["meaning"],
        kind=kind,
        also=_listed(values.get("also", "")),
        short=_listed(values.get("short", "")),
        more=values.get("more", ""),
        example=values.get("example", ""),
        say=values.get("say", ""),
        reference=values.get("reference", ""),
        date=values.get("date", ""),
        near=_listed(values.get("near", "")),
        field=Path(file).stem.replace("-", " "),
    )


def _listed(value: str) -> tuple[str, ...]:
    return tuple(item for part in value.split(";") if (item := part.strip()))


def read_pack(path: Path) -> list[PackTerm]:
    """The terms of a pack: a file of records, or a CSV file with the keys in its first row."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, "the pack cannot be read", "save it as UTF-8 text") from error
    if path.suffix.lower() == ".csv":
        return _read_csv(text, path.name)
    found: list[PackTerm] = []
    line = 1
    for record in text.split("\n\n"):
        lines = record.split("\n")
        kept = [row for row in lines if row.strip() and not row.startswith("#")]
        if kept:
            skipped = next(number for number, row in enumerate(lines) if row.strip() and not row.startswith("#"))
            found.append(parse_record("\n".join(kept), file=path.name, line=line + skipped))
        line += len(lines) + 1
    return found


def _read_csv(text: str, file: str) -> list[PackTerm]:
    header = text.partition("\n")[0]
    # spreadsheets set to a language with decimal commas write semicolons
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in header and "," not in header else ",")
    for key in rows.fieldnames or ():
        if key not in KEYS:
            raise DataError(f"{file}:1", f"unknown column {key!r}", "use " + ", ".join(KEYS))
    found = []
    for row in rows:
        if None in row:
            raise DataError(f"{file}:{rows.line_num}", "there are more cells than columns", "put cells with a comma into quotation marks")
        values = {key: value.strip() for key, value in row.items() if value}
        if values:
            found.append(_make(values, file, rows.line_num, rows.line_num))
    return found


@lru_cache(maxsize=4)
def _load(own: str) -> tuple[PackTerm, ...]:
    found: list[PackTerm] = []
    for path in _files_in(own):
        found += read_pack(path)
    for path in sorted(FOLDER.glob("*.txt")):
        found += read_pack(path)
    return tuple(found)


def own_files() -> tuple[Path, ...]:
    """The files of a teacher's own packs: all in the folder ``HORNBOOK_PACKS``, or the one file that it names."""
    return _files_in(os.environ.get(OWN_VARIABLE, ""))


def _files_in(own: str) -> tuple[Path, ...]:
    if not own:
        return ()
    place = Path(own)
    if place.is_file():
        return (place,)
    if not place.is_dir():
        raise DataError(place, "there is no such folder or file", f"set {OWN_VARIABLE} to the folder of your packs")
    return tuple(path for path in sorted(place.iterdir()) if path.suffix.lower() in (".txt", ".csv"))


def load_packs() -> tuple[PackTerm, ...]:
    """All terms: a teacher's own packs (``HORNBOOK_PACKS``) first, then Hornbook's by field."""
    return _load(os.environ.get(OWN_VARIABLE, ""))
