"""How a lesson's words are said: a teacher's own list, then a teacher's own packs, then Hornbook's.

Hornbook's packs need nothing here: what they say stands in ``reader/speech``, which knows no glossary.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.errors import DataError
from reader.speech.pronunciations import Pronunciation, Pronunciations, entry, load_pronunciations

OWN_PACKS = "your own packs"


def lesson_pronunciations(own: Path | None = None) -> Pronunciations:
    """The words of a teacher's list (a file) and packs (``HORNBOOK_PACKS``), and those that voices say wrongly.

    Raises ``DataError`` for a file that cannot be read.
    """
    return load_pronunciations(own, _of_packs())


def _of_packs() -> Iterator[Pronunciation]:
    """Terms whose ``say`` has a word for each of theirs; a ``say`` that is for people alone is passed over."""
    from glossary.packs import own_files, read_pack

    for path in own_files():
        for term in read_pack(path):
            if term.say and len(term.say.split()) == len(term.term.split()):
                try:
                    yield entry(term.term, term.say, OWN_PACKS)
                except DataError:
                    continue
