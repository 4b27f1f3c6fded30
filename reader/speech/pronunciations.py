"""How to say a word that a voice gets wrong: respellings, a user's own.

An entry is a word and how to say it, in syllables with the stressed one in capitals: ``envoy = ON-voy``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from reader.article import Span
from reader.edits import Edit
from reader.errors import DataError


class Pronunciations:
    """Words and their respellings; finds them in a text."""

    def __init__(self, entries: Mapping[str, str] | None = None) -> None:
        self._entries = {word.lower(): said for word, said in (entries or {}).items()}
        words = sorted(map(re.escape, self._entries), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None

    def edits(self, text: str, notation: str) -> list[Edit]:
        """What is said in place of the words of the list, for a voice that is told by ``notation``."""
        if self._pattern is None:
            return []
        return [
            Edit(Span(*match.span()), spoken(self._entries[match.group().lower()]), "pronunciation")
            for match in self._pattern.finditer(text)
        ]


def spoken(respelling: str) -> str:
    """A respelling as plain letters that a voice reads: "ON-voy" is read as "onvoy".

    >>> spoken("non-ruh-FOOL-mon")
    'non-ruh-fool-mon'
    """
    return respelling.lower()


def load_pronunciations(own: Mapping[str, str] | str | Path | None = None) -> Pronunciations:
    """The user's own entries: a mapping, or a file with ``word = respelling`` on each line."""
    if own is None or isinstance(own, Mapping):
        return Pronunciations(own)
    path = Path(own)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, "the list of pronunciations cannot be read", "save it as UTF-8 text") from error
    entries: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, sign, said = line.partition("=")
        if not sign or not word.strip() or not said.strip():
            raise DataError(f"{path}:{number}", f"{line.strip()!r} is no entry", "write word = RE-spelling")
        entries[word.strip()] = said.strip()
    return Pronunciations(entries)
