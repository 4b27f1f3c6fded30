"""Where the syllables of a written word begin, for marks between them.

The number of syllables is known from the pronouncing dictionary; the places are found in the spelling: each
syllable holds one group of vowels, and takes as many of the consonants before it as English lets a word begin
with (the maximal onset principle; Kahn 1976). A word whose spelling does not give as many groups as it has
syllables is left whole rather than marked wrongly.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from reader.readability.syllables import count_syllables

_VOWELS = "aeiouy"
_GROUP = re.compile(r"(?<=[^aeiouy])yes?$|(?:[aeio]|(?<!q)u|u(?![aeiouy])|(?<!^)y(?![aeiou])|y(?![aeiou]))+")
#: An e at the end is silent, and so is that of -ed and -es, unless the count says otherwise. After t and d, and after
#: hissing sounds, those two are always heard: needed, houses.
_SILENT = re.compile(r"(?<![^aeiouy]l)(?<!^.)(?:e|(?<![td])ed|(?<![szcxg])(?<![cs]h)es)")
_SILENT_INSIDE = re.compile(
    r"(?<=[aeiouy][b-df-hj-np-tv-z])(e)(?=(?:ment|ty|ly|less|ful|ness|thing|fore|times?|land|where|spread)s?$)"
)
_ISM = re.compile(r"[a-z]isms?$")
#: Two vowels that are two syllables: earlier, happiest.
_COMPARED = re.compile(r"i(?=e(?:r|rs|st)$)")
#: Two vowels that may be two syllables, the most telling first.
_APART = ("ia", "io", "iu", "eo", "ua", "ue", "uo", "ea", "ie", "oe", "ui", "ei", "oi", "ai", "ee", "oo")
#: From here on they are hardly ever: before an e that may be heard (goodbye, crooked) they are not parted.
_RARE = _APART.index("ei")
_ONSETS = frozenset(
    "b bl br c ch chr cl cr d dr dw f fl fr g gl gn gr h j k kn l m n p ph phr pl pr qu r rh s sc sch sh shr"
    " t th thr tr tw v w wh wr y z".split()
)
#: Consonants that are never parted: they are one sound.
_ONE_SOUND = ("tch", "dge", "ch", "ck", "gh", "ph", "sh", "th", "wh", "ng")
_PREFIX = re.compile(r"(?:un|dis|mis|non|out|over|under|inter|trans|sub|up)(?=[b-df-hj-np-tv-z])")


@lru_cache(maxsize=8192)
def syllable_starts(word: str) -> tuple[int, ...]:
    """The places in a word at which its second and later syllables begin; empty where they are not sure.

    >>> [syllable_starts(word) for word in ("information", "people", "asked", "U.N.")]
    [(2, 5, 7), (3,), (), ()]
    """
    if not word.isalpha() or not word.isascii() or len(word) < 4 or word.startswith("Mc") or (word.isupper() and len(word) < 6):
        return ()
    wanted = count_syllables(word)
    if wanted < 2:
        return ()
    if _ISM.search(word):
        # The last syllable of -ism has no vowel to be parted at.
        wanted -= 1
    nuclei = _nuclei(word.lower(), wanted)
    if len(nuclei) != wanted:
        return ()
    return tuple(_cut(word.lower(), before[1], after[0]) for before, after in pairwise(nuclei))


def _nuclei(word: str, wanted: int) -> list[tuple[int, int]]:
    """The groups of vowels, as many as wanted where silent letters and double sounds allow."""
    groups = [match.span() for match in _GROUP.finditer(word)]
    silent = [group for group in groups if _SILENT.fullmatch(word, group[0])]
    # A silent e inside: move-ment, safe-ty, some-thing, there-fore.
    for match in _SILENT_INSIDE.finditer(word):
        if len(groups) > wanted and match.span(1) in groups:
            groups.remove(match.span(1))
    if silent:
        heard = [group for group in groups if group not in silent]
        without = _split_groups(word, heard, wanted, _APART[:_RARE])
        if len(without) == wanted:
            return without
    return _split_groups(word, groups, wanted, _APART)


def _split_groups(
    word: str, groups: list[tuple[int, int]], wanted: int, pairs: tuple[str, ...]
) -> list[tuple[int, int]]:
    groups = list(groups)
    while len(groups) < wanted:
        split = _apart(word, groups, pairs)
        if split is None:
            break
        number, place = split
        low, high = groups[number]
        groups[number : number + 1] = [(low, place), (place, high)]
    return groups


def _apart(word: str, groups: list[tuple[int, int]], pairs: tuple[str, ...]) -> tuple[int, int] | None:
    """The group to be taken apart, and where."""
    compared = _COMPARED.search(word)
    for number, (low, high) in enumerate(groups):
        if compared and low <= compared.start() < high - 1:
            return number, compared.end()
    for pair in pairs:
        for number in range(len(groups) - 1, -1, -1):
            low, high = groups[number]
            place = word.rfind(pair, low, high)
            if place >= 0 and not re.match(r"[tcs]io[nu]", word[max(0, place - 1) : place + 3]):
                return number, place + 1
    return None


def _cut(word: str, end: int, start: int) -> int:
    """Where the consonants between two groups of vowels are parted."""
    prefix = _PREFIX.match(word)
    if prefix and end <= prefix.end() <= start:
        return prefix.end()
    if word[end:start] == "x":
        return start
    ends_in_le = word[start:] in ("e", "es", "ed")
    for place in range(end, start):
        onset = word[place:start]
        is_onset = onset in _ONSETS or (ends_in_le and len(onset) == 2 and onset[1] == "l")
        if is_onset and not _parts_a_sound(word, place):
            return place
    return start


def _parts_a_sound(word: str, place: int) -> bool:
    return any(
        word.startswith(sound, place - before)
        for sound in _ONE_SOUND
        for before in range(1, min(len(sound), place + 1))
    )
