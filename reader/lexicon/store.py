"""Where the entries are kept and found: the files of ``words/``, and a school's own before them.

The index is built from the first column alone; a line is read when its word is asked for.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from reader.errors import DataError
from reader.lexicon.entries import Entry, parse_line

FOLDER = Path(__file__).parent / "words"
#: A folder with a school's own files; its entries come first.
OWN_VARIABLE = "HORNBOOK_WORDS"


class Lexicon:
    """The dictionary: headwords, their families and spellings, and the lines behind them."""

    def __init__(self, folders: list[Path]) -> None:
        self._lines: dict[str, list[tuple[str, str, int]]] = {}
        self._cousins: dict[str, list[str]] = {}
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for folder in folders:
            for path in sorted(folder.glob("*.txt")):
                self._index(path, "Hornbook" if folder == FOLDER else path.stem)

    def _index(self, path: Path, source: str) -> None:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(path, "the word list cannot be read", "save it as UTF-8 text") from error
        known = self._lines
        for number, line in enumerate(text.split("\n"), 1):
            head, bar, _ = line.partition("|")
            if not bar or line[0] == "#":
                continue
            head = head.strip().lower()
            if head in known:
                known[head].append((line, source, number))
            else:
                known[head] = [(line, source, number)]

    def _index_families(self) -> None:
        """Families and spellings, read when the first word is not found by its form."""
        for head, lines in self._lines.items():
            for line, _, _ in lines:
                notes = line.rpartition("|")[2]
                if "=" in notes:
                    self._index_notes(head, notes)

    def _index_notes(self, head: str, notes: str) -> None:
        for note in notes.split(";"):
            key, _, value = note.partition("=")
            if key.strip() in ("family", "uk", "us"):
                for word in value.split(","):
                    self._cousins.setdefault(word.strip().lower(), []).append(head)

    def __contains__(self, headword: str) -> bool:
        return headword.lower() in self._lines

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def headwords(self) -> frozenset[str]:
        """Every headword, in lower case."""
        return frozenset(self._lines)

    def entries(self, headword: str) -> tuple[Entry, ...]:
        """The senses of a headword as written, most usual first; empty when it has none."""
        key = headword.lower()
        if key not in self._entries:
            self._entries[key] = tuple(
                parse_line(line, sense=sense, where=f"{source} line {number}", source=source)
                for sense, (line, source, number) in enumerate(self._lines.get(key, ()), 1)
            )
        return self._entries[key]

    def cousins(self, word: str) -> tuple[str, ...]:
        """The headwords whose family, or other spelling, holds ``word``."""
        if not self._cousins:
            self._index_families()
        return tuple(self._cousins.get(word.lower(), ()))

    def phrases_from(self, first: str) -> list[tuple[str, ...]]:
        """The headwords of several words that begin with ``first``, longest first."""
        if not self._phrases:
            for head in self._lines:
                if " " in head:
                    parts = tuple(head.split())
                    self._phrases.setdefault(parts[0], []).append(parts)
            for found in self._phrases.values():
                found.sort(key=lambda parts: (-len(parts), parts))
        return self._phrases.get(first, [])


@lru_cache(maxsize=4)
def _load(own: str) -> Lexicon:
    return Lexicon([*([Path(own)] if own else []), FOLDER])


def load_lexicon() -> Lexicon:
    """The dictionary, with the folder in ``HORNBOOK_WORDS`` before it if that is set."""
    return _load(os.environ.get(OWN_VARIABLE, ""))


def look_up(word: str, lexicon: Lexicon | None = None) -> tuple[Entry, ...]:
    """The dictionary's entries for a word in any form, or for a phrase; a sense each.

    A form that has entries of its own comes first, then its base form, then the word of whose
    family it is. Nothing found: an empty tuple.

    >>> look_up("detained")[0].headword
    'detain'
    """
    lexicon = lexicon or load_lexicon()
    word = " ".join(word.split()).lower().replace("’", "'")
    found = lexicon.entries(word)
    if found or not word:
        return found
    for base in base_forms(word):
        found += tuple(entry for entry in lexicon.entries(base) if entry not in found)
    if found:
        return found
    for form in (word, *base_forms(word)):
        for head in lexicon.cousins(form):
            found += tuple(entry for entry in lexicon.entries(head) if entry not in found)
    return found


@lru_cache(maxsize=50_000)
def base_forms(word: str) -> tuple[str, ...]:
    """What ``word`` may be an inflection of; of a phrase, its first or its last word inflected."""
    from lemminflect import getAllLemmas

    first, space, rest = word.partition(" ")
    if space:
        head, _, last = word.rpartition(" ")
        return (*(f"{form} {rest}" for form in base_forms(first)), *(f"{head} {form}" for form in base_forms(last)))
    found: list[str] = []
    for forms in getAllLemmas(word).values():
        found += [form for form in forms if form not in found and form != word]
    if word.endswith("'s"):
        found.append(word[:-2])
    return tuple(found)
