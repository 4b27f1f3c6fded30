"""What kind of word a word is: its classes and how common it is, looked up once for each word.

The classes stand in ``data/word_classes.txt`` (written for Hornbook); how common a word is comes from wordfreq, on
the Zipf scale (7: "the"; 3: once in a million words).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from reader.errors import DataError
from reader.readability.kept import Kept
from reader.readability.lists import dictionary_words, familiar_words
from reader.readability.words import is_abbreviation, is_name, plain

#: The sections that the file must have.
SECTIONS = ("things", "doings", "joiners", "frames", "prepositions", "archaic", "small", "telling")
#: The Zipf value of a word that is rarer than this.
RAREST = 2.0
_POSSESSIVE = re.compile(r"'s?$")
_FILE = "word_classes.txt"


@dataclass(frozen=True, slots=True)
class WordKind:
    """A word's classes.

    ``plain`` is the word in small letters without a possessive ending;
    ``known`` words are in the dictionary of common words; ``content`` words are known, and neither small words nor
    names; ``concrete`` words stand for what can be seen or done; ``zipf`` is how common the word is.
    """

    plain: str
    zipf: float
    letters: int
    known: bool
    content: bool
    concrete: bool
    small: bool
    joiner: bool
    frame: bool
    preposition: bool
    archaic: bool
    telling: bool
    name: bool
    figure: bool
    abbreviation: bool


@lru_cache(maxsize=1)
def word_classes() -> Mapping[str, frozenset[str]]:
    """The sections of ``word_classes.txt``. Raises ``DataError`` for a missing or unknown section."""
    text = (files("reader.readability") / "data" / _FILE).read_text(encoding="utf-8")
    return parse_classes(text.splitlines())


def parse_classes(lines: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Sections by their ``[name]``; lines with # are remarks.

    >>> parse_classes(["[things]", "# seen", "dog cat"])["things"] == {"dog", "cat"}
    Traceback (most recent call last):
    ...
    reader.errors.DataError: word_classes.txt: lacks the sections archaic, doings, frames, joiners, prepositions, small, telling
    """
    found: dict[str, set[str]] = {}
    section = ""
    for number, line in enumerate(lines, 1):
        if line.startswith("["):
            section = line.strip("[] ")
            if section not in SECTIONS:
                allowed = ", ".join(SECTIONS)
                raise DataError(
                    f"{_FILE}, line {number}", f"has an unknown section {section!r}", f"it can be {allowed}"
                )
            found[section] = set()
        elif line.strip() and not line.startswith("#"):
            if not section:
                raise DataError(f"{_FILE}, line {number}", "has words before the first section", "start with [things]")
            found[section].update(line.split())
    if missing := sorted(set(SECTIONS) - set(found)):
        raise DataError(_FILE, f"lacks the sections {', '.join(missing)}")
    return {name: frozenset(words) for name, words in found.items()}


@lru_cache(maxsize=1)
def _frequencies() -> Mapping[str, float]:
    from wordfreq import get_frequency_dict

    found: dict[str, float] = get_frequency_dict("en", "best")
    return found


def zipf(word: str) -> float:
    """How common a word in small letters is, on the Zipf scale; a compound is as rare as its rarest part.

    >>> zipf("the") > 7, zipf("rapporteur") < 3
    (True, True)
    """
    known = _frequencies()
    found = [known.get(part, 0.0) for part in word.split("-") if part]
    lowest = min(found, default=0.0)
    return max(RAREST, math.log10(lowest) + 9) if lowest else RAREST


def _look_at(word: str) -> WordKind:
    classes = word_classes()
    lower = _POSSESSIVE.sub("", plain(word))
    name, abbreviation = is_name(word), is_abbreviation(word)
    figure = any(sign.isdigit() for sign in word)
    known = not abbreviation and all(_is_known(part) for part in lower.split("-") if part)
    small = lower in classes["small"]
    return WordKind(
        plain=lower,
        zipf=zipf(lower),
        letters=sum(sign.isalnum() for sign in word),
        known=known,
        content=known and not small and not name and not figure,
        concrete=any(form in classes["things"] or form in classes["doings"] for form in _bases(lower, _ALL_ENDINGS)),
        small=small,
        joiner=lower in classes["joiners"],
        frame=any(form in classes["frames"] for form in _bases(lower, _REGULAR_ENDINGS)),
        preposition=lower in classes["prepositions"],
        archaic=lower in classes["archaic"],
        telling=lower in classes["telling"],
        name=name,
        figure=figure,
        abbreviation=abbreviation,
    )


def _is_known(part: str) -> bool:
    words = dictionary_words()
    return part in words or part in familiar_words() or (part[-1:] == "s" and part[:-1] in words)


_REGULAR_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_ALL_ENDINGS = (*_REGULAR_ENDINGS, ("er", ""), ("er", "e"), ("y", ""))
_DOUBLING = frozenset({"ed", "ing", "er"})


def _bases(word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The word, and the words that it may be a regular form of."""
    yield word
    for ending, puts in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            base = word[: -len(ending)] + puts
            yield base
            if ending in _DOUBLING and len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]


#: Word as it stands in the text → its kind.
KINDS: Mapping[str, WordKind] = Kept(_look_at)
