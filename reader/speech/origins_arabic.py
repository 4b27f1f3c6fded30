"""Arabic names in Latin letters, as American newsreaders say them, where their spelling shows which syllable is long.

Newspapers write Arabic without the length of its vowels, on which the stress hangs. So a name is read only where it
follows ``al-``, ``bin``, ``Abdul`` and the like, and ends in a way that tells: ``-ani`` and ``-awi`` (``al-Tamrani``),
a doubled vowel (``al-Zamoud``), or two syllables with an open end (``al-Masri``). The rest is left to the voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article import Span

_AFTER = re.compile(
    r"(?<![\w-])(?:(?:[Aa]l|[Ee]l)[-‑]|(?:(?:[Aa]l|[Bb]in|[Bb]int|[Ii]bn|Abu|Abd[ue]l|Abd al|Umm)[ -]))(?:[Aa]l-)?(?P<name>[A-Z][a-z]{3,})(?![\w-])"
)
_CONSONANTS = {
    "kh": "k", "gh": "ɡ", "sh": "ʃ", "th": "θ", "dh": "d", "ch": "tʃ", "dj": "dʒ", "b": "b", "d": "d", "f": "f", "g": "ɡ",
    "h": "h", "j": "dʒ", "k": "k", "l": "l", "m": "m", "n": "n", "q": "k", "r": "ɹ", "s": "s", "t": "t", "w": "w", "y": "j",
    "z": "z",
}  # fmt: skip
_VOWELS = {
    "aoui": "aʊiː", "aa": "ɑː", "ee": "iː", "ei": "eɪ", "ai": "aɪ", "ay": "aɪ", "ou": "uː", "oo": "uː", "au": "aʊ", "aw": "aʊ",
    "a": "ɑː", "e": "ɛ", "i": "ɪ", "o": "oʊ", "u": "uː",
}  # fmt: skip
_SIGN = re.compile(
    r"(?P<vowel>aa|ee|ei|ai|ay(?![aeiou])|ou|oo|au|aw(?![aeiou])|[aeiou])|(?P<consonant>(?P<twice>[bdfgjklmnrstz])(?P=twice)|kh|gh|sh|th|dh|ch|dj|[bdfghjklmnqrstwyz])"
)
_LONG = frozenset(["aa", "ee", "ou", "oo"])
#: After these the stress is on the vowel before the last consonant: Sistani, Zarqawi.
_PENULTIMATE = re.compile(r"[aeiou].*(?:an|aw)i$")


def arabic(name: str) -> str | None:
    """The sounds of a name; ``None`` where its spelling does not tell which syllable is stressed.

    >>> arabic("Tamrani"), arabic("Zamoud"), arabic("Rashid")
    ('tɑːmˈɹɑːni', 'zəˈmuːd', None)
    """
    letters = name.lower()
    signs: list[tuple[str, bool]] = []
    place = 0
    while place < len(letters):
        match = _SIGN.match(letters, place)
        if match is None:
            return None
        signs.append((match["vowel"] or match["twice"] or match["consonant"], bool(match["vowel"])))
        place = match.end()
    groups = _syllables(signs)
    stressed = _stress(letters, groups)
    return None if stressed is None else _said(groups, stressed)


def _syllables(signs: list[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    """Each syllable begins with one consonant, as in Arabic."""
    starts = [0]
    for number in range(1, len(signs) - 1):
        if not signs[number][1] and signs[number + 1][1] and any(vowel for _, vowel in signs[:number]):
            starts.append(number)
    return [signs[start:end] for start, end in zip(starts, [*starts[1:], len(signs)], strict=True)]


def _stress(letters: str, groups: list[list[tuple[str, bool]]]) -> int | None:
    if len(groups) < 2 or any(sum(vowel for _, vowel in group) != 1 for group in groups):
        return None
    last = groups[-1]
    if any(sign in _LONG for sign, _ in last) and not last[-1][1]:
        return len(groups) - 1
    if len(groups) > 2 and _PENULTIMATE.search(letters):
        return len(groups) - 2
    return 0 if len(groups) == 2 and last[-1][0] in ("a", "i") else None


def _said(groups: list[list[tuple[str, bool]]], stressed: int) -> str:
    said = ""
    for number, group in enumerate(groups):
        said += "ˈ" if number == stressed else ""
        final = number == len(groups) - 1
        for place, (sign, vowel) in enumerate(group):
            is_open = place == len(group) - 1
            if not vowel:
                said += _CONSONANTS[sign]
            elif sign == "i" and number == stressed:
                said += "iː"
            elif sign == "i" and is_open:
                said += "i" if final else "ɪ"
            elif sign == "a" and is_open and number != stressed:
                said += "ə"
            elif sign == "u" and not is_open:
                said += "ʊ"
            else:
                said += _VOWELS[sign]
    return said


def names(text: str) -> Iterator[tuple[Span, str]]:
    """The Arabic names in a text that can be read, and their sounds.

    >>> text = "Hamid al-Tamrani and Omar bin Rashid came."
    >>> [(span.of(text), said) for span, said in names(text)]
    [('Tamrani', 'tɑːmˈɹɑːni')]
    """
    for match in _AFTER.finditer(text):
        said = arabic(match["name"])
        if said:
            yield Span(*match.span("name")), said
