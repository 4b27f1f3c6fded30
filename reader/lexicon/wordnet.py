"""WordNet, where a copy is installed, for words that the dictionary lacks: held to a higher bar, and marked.

Looked for in ``HORNBOOK_WORDNET`` and in the folders where Debian's ``wordnet-base`` puts it.
Only words with one sense in their part of speech are answered, and only with far commoner words.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.fluency import Judge
from reader.lexicon.entries import Choice, Entry, PartOfSpeech

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.lexicon.replacing import Replacement

PATH_VARIABLE = "HORNBOOK_WORDNET"
_FOLDERS = ("/usr/share/wordnet", "/usr/local/share/wordnet", "/opt/homebrew/share/wordnet")
_FILES: dict[str, PartOfSpeech] = {"noun": "noun", "verb": "verb", "adj": "adj", "adv": "adv"}
_POS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj", "ADV": "adv"}
#: A synonym must be this much more common than the word (Zipf scale), and at least this common.
COMMONER, COMMON = 1.0, 4.3


def wordnet_folder() -> Path | None:
    """The folder that holds WordNet's ``data.noun`` and the rest, or ``None``."""
    chosen = os.environ.get(PATH_VARIABLE)
    for folder in [chosen] if chosen else _FOLDERS:
        if (Path(folder) / "data.noun").is_file():
            return Path(folder)
    return None


@lru_cache(maxsize=1)
def _index() -> dict[tuple[str, str], tuple[int, ...]]:
    """(lemma, part of speech) → offsets of its senses in the data file."""
    folder = wordnet_folder()
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    if folder is None:
        return found
    for name in _FILES:
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            parts = line.split()
            count = int(parts[2])
            found[parts[0].replace("_", " "), name] = tuple(int(part) for part in parts[-count:])
    return found


def wordnet_entries(word: str, pos: str | None = None) -> tuple[Entry, ...]:
    """WordNet's senses of a word in the form of the dictionary, marked with ``source="WordNet"``.

    ``pos`` is ``noun``, ``verb``, ``adj`` or ``adv``; empty where WordNet is not installed.
    """
    folder = wordnet_folder()
    if folder is None:
        return ()
    found: list[Entry] = []
    for name in [pos] if pos else list(_FILES):
        for offset in _index().get((word.lower(), name), ()):
            found.append(_entry(word.lower(), name, offset, folder, len(found) + 1))
    return tuple(found)


@lru_cache(maxsize=4096)
def _entry(word: str, name: str, offset: int, folder: Path, sense: int) -> Entry:
    with (folder / f"data.{name}").open("rb") as file:
        file.seek(offset)
        line = file.readline().decode("utf-8")
    head, _, gloss = line.partition("|")
    parts = head.split()
    count = int(parts[3], 16)
    lemmas = [parts[4 + 2 * number].split("(")[0].replace("_", " ") for number in range(count)]
    meaning, _, rest = gloss.partition('"')
    example = rest.partition('"')[0].strip()
    others = tuple(Choice(lemma) for lemma in lemmas if lemma.lower() != word)
    return Entry(word, _FILES[name], sense, meaning.strip().rstrip(";").strip(), others, example=example, source="WordNet")


def wordnet_replacement(token: Token, judge: Judge) -> Replacement | None:
    """A replacement from WordNet for a token with one sense, or ``None``."""
    from wordfreq import zipf_frequency

    from reader.lexicon.fitting import fit, judge_fits
    from reader.lexicon.replacing import Replacement

    name = _POS.get(token.pos_)
    entries = wordnet_entries(token.lemma_, name) if name else ()
    if len(entries) != 1:
        return None
    own = zipf_frequency(token.lemma_, "en")
    target = token.doc[token.i : token.i + 1]
    fits = []
    for choice in entries[0].choices:
        often = zipf_frequency(choice.text, "en")
        if choice.text.islower() and often >= max(COMMON, own + COMMONER):
            fitted = fit(choice, entries[0], token, target)
            if fitted:
                fits.append(fitted)
    ordered = judge_fits(fits, target, judge)
    if not ordered:
        return None
    best = ordered[0]
    return Replacement(best.span, entries[0], (best.text,), tuple(one.words for one in ordered), 0.6)
