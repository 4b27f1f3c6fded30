"""Where words begin among the sounds of a sentence, for a voice that tells its sounds and not its words.

A voice runs words together ("of the"), reads figures as several words and softens some in the flow, so words cannot be
counted off. The sounds of each word said alone are therefore laid along the sounds of the sentence so that they agree
as well as they can (Needleman and Wunsch 1970); a word begins where its first sound lies.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

#: What it costs that two sounds differ, that one is missing, and that a word begins inside a group of sounds, or not
#: at the beginning of one.
_OTHER_KIND, _OTHER_SOUND, _MISSING, _INSIDE = 1.5, 0.6, 0.7, 0.4
_VOWELS = frozenset("aɑæɐeɛəɚɜiɪᵻoɔɒuʊʌyøœɨ")
#: How far from the straight way the two rows may stray, in sounds, beside the difference of their lengths.
_BAND = 40


@dataclass(frozen=True, slots=True)
class Phone:
    """One sound as the voice told it: its sign, where it begins, and whether a word's space stands before it."""

    sign: str
    sample: int
    after_space: bool


def bare(signs: str) -> str:
    """The sounds alone: no stress, length, tie or mark on a letter.

    >>> bare("tˈuːhˈʌndɹɪd")
    'tuhʌndɹɪd'
    """
    plain = unicodedata.normalize("NFD", signs)
    return "".join(sign for sign in plain if sign.isalpha() and unicodedata.category(sign) != "Lm")


def word_starts(words: Sequence[str], phones: Sequence[Phone]) -> list[int | None]:
    """For each word, given as its sounds said alone, the number of the phone with which it begins.

    ``None`` for a word that has no sounds of its own there.

    >>> phones = [Phone(sign, 0, space) for sign, space in [("ʌ", True), ("v", False), ("ð", False), ("ə", False)]]
    >>> word_starts(["ʌv", "ðə"], phones)
    [0, 2]
    """
    row = [(sign, place == 0, number) for number, word in enumerate(words) for place, sign in enumerate(bare(word))]
    found: list[int | None] = [None] * len(words)
    for place, phone in enumerate(_laid_along(row, phones)):
        number = row[place][2]
        if found[number] is None and phone is not None:
            found[number] = phone
    return found


def _laid_along(row: Sequence[tuple[str, bool, int]], phones: Sequence[Phone]) -> list[int | None]:
    """For each sound of the words the phone that it is, or ``None``."""
    high, wide = len(row), len(phones)
    if not high or not wide:
        return [None] * high
    band = _BAND + abs(high - wide)
    infinity = float("inf")
    before = [_MISSING * place if place <= band else infinity for place in range(wide + 1)]
    steps: list[bytearray] = []
    for one, (sign, first, _) in enumerate(row, 1):
        middle = one * wide // high
        low, end = max(1, middle - band), min(wide, middle + band)
        now = [infinity] * (wide + 1)
        if low == 1:
            now[0] = _MISSING * one
        step = bytearray(wide + 1)
        for other in range(low, end + 1):
            same = before[other - 1] + _difference(sign, first, phones[other - 1])
            skip, extra = before[other] + _MISSING, now[other - 1] + _MISSING
            best = min(same, skip, extra)
            now[other], step[other] = best, 0 if best == same else 1 if best == skip else 2
        steps.append(step)
        before = now
    return _way_back(steps, wide)


def _way_back(steps: Sequence[bytearray], wide: int) -> list[int | None]:
    found: list[int | None] = [None] * len(steps)
    one, other = len(steps), wide
    while one > 0 and other > 0:
        step = steps[one - 1][other]
        if step == 0:
            found[one - 1] = other - 1
        one, other = one - (step != 2), other - (step != 1)
    return found


def _difference(sign: str, first: bool, phone: Phone) -> float:
    cost = _INSIDE if first != phone.after_space else 0.0
    if sign == phone.sign:
        return cost
    return cost + (_OTHER_SOUND if (sign in _VOWELS) == (phone.sign in _VOWELS) else _OTHER_KIND)
