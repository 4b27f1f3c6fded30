"""Syllables: the CMU dictionary's first pronunciation, and rules for what it lacks.

- A possessive ``'s`` adds a syllable after a hiss (``church's``) and none elsewhere.
- The parts of a hyphenated word are counted one by one.
- Letters that are said one by one count as their names: ``U.N.`` two, ``UNSC`` four, ``BMW`` five.
- Figures count as they are read aloud: ``1953`` as nineteen fifty-three, ``3.5`` as three point five.
- A word that the dictionary lacks is taken apart (``home-towns``, ``un-scored``); where that fails its
  vowels are counted.

    >>> [count_syllables(word) for word in ("envoy", "re-opened", "U.N.", "1953", "hometowns")]
    [2, 3, 2, 5, 2]
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.readability.lists import syllable_counts

_RUNS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|'?s)$")  # 10th, 1990s
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?")
_HISS = re.compile(r"(?:[sxz]|ch|sh|[csgz]e)$")
_CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
#: Abbreviations of more letters than this are read as a word.
LONGEST_SPELLED = 5


def count_syllables(word: str) -> int:
    """The syllables of one word as it stands in a text; at least 1."""
    if word.isalpha():
        return syllable_counts().get(word) or _of_letters(word)
    total = 0
    for part in word.translate(_CURLY).split("-"):
        if _INITIALS.fullmatch(part):
            total += _spelled(part)
        else:
            runs = _RUNS.findall(_ORDINAL.sub("", part))
            total += sum(_of_figures(run) if run[0].isdecimal() else _of_letters(run) for run in runs)
    return max(1, total)


def _of_letters(word: str) -> int:
    if (
        word.isupper()
        and 1 < len(word) <= LONGEST_SPELLED
        and (len(word) == 2 or word.lower() not in syllable_counts())
    ):
        return _spelled(word)
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper() and word.lower() not in syllable_counts():
        return _spelled(word[:-1])  # MPs, NGOs
    return _of_word(word.lower())


def _of_word(word: str) -> int:
    """The syllables of a word in small letters, with straight apostrophes."""
    known = syllable_counts().get(word)
    if known is not None:
        return known or 1
    if "'" in word:
        base, _, ending = word.rpartition("'")
        if base and ending in ("s", ""):
            return _of_word(base) + (1 if ending and _HISS.search(base) else 0)
        if base and ending in ("ll", "ve", "d", "re", "m", "t"):
            return _of_word(base) + (1 if ending == "t" else 0)
        word = word.replace("'", "")
    return _taken_apart(word) or guess_syllables(word)


def _spelled(letters: str) -> int:
    """Letters said one by one: W has three syllables."""
    return sum(3 if letter in "wW" else 1 for letter in letters if letter.isalpha())


# --- figures

_BELOW_TWENTY = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # ze-ro … nine-teen
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)
#: Longer numbers are read figure by figure.
_LONGEST_NUMBER = 12


@lru_cache(maxsize=4096)
def _of_figures(figures: str) -> int:
    """How many syllables a number has when it is read aloud."""
    whole, _, decimals = figures.partition(".")
    total = 1 + sum(_BELOW_TWENTY[int(sign)] for sign in decimals) if decimals else 0  # "point"
    plain = whole.replace(",", "")
    if len(plain) > _LONGEST_NUMBER or (len(plain) > 1 and plain[0] == "0"):
        return total + sum(_BELOW_TWENTY[int(sign)] for sign in plain)
    number = int(plain)
    if "," not in whole and len(plain) == 4 and 1100 <= number < 2100 and number % 1000 > 9:
        return total + _of_year(number)
    groups = []
    while number >= 1000:
        number, rest = divmod(number, 1000)
        groups.append(rest)
    groups.append(number)
    named = 2 * sum(1 for group in groups[1:] if group)  # thou-sand, mil-lion, bil-lion
    spoken = sum(_below_thousand(group) for group in groups if group)
    return total + (named + spoken or _BELOW_TWENTY[0])


def _of_year(year: int) -> int:
    century, rest = divmod(year, 100)
    if rest == 0:
        return _below_hundred(century) + 2  # hun-dred
    return _below_hundred(century) + _below_hundred(rest) + (rest < 10)  # nine-teen oh five


def _below_thousand(number: int) -> int:
    hundreds, rest = divmod(number, 100)
    return (_BELOW_TWENTY[hundreds] + 2 if hundreds else 0) + (_below_hundred(rest) if rest else 0)


def _below_hundred(number: int) -> int:
    if number < 20:
        return _BELOW_TWENTY[number]
    return _TENS[number // 10] + (_BELOW_TWENTY[number % 10] if number % 10 else 0)


# --- words that the dictionary lacks

#: Endings, and the syllables that they add to the word before them (``None``: it depends on its last sound).
_ENDINGS: tuple[tuple[str, int | None], ...] = (
    ("ness", 1), ("less", 1), ("ful", 1), ("ment", 1), ("like", 1), ("ship", 1), ("able", 2),
    ("ing", 1), ("ers", 1), ("er", 1), ("ly", 1), ("y", 1), ("ed", None), ("d", None), ("s", None),
)  # fmt: skip
_DROPS_E = frozenset({"ing", "er", "ers", "able"})
_BEGINNINGS = {
    1: ("un", "re", "non", "pre", "mis", "out", "sub", "co", "de", "dis", "self", "mc", "fore", "mid", "post", "pro"),
    2: (
        "over", "under", "anti", "super", "inter", "counter", "micro", "semi", "multi", "mega", "ultra", "cyber", "bio",
        "eco", "auto", "neo", "hyper", "geo",
    ),
}  # fmt: skip
_SYLLABLES_OF_BEGINNING = {beginning: count for count, group in _BEGINNINGS.items() for beginning in group}
_SHORTEST_PART = 4


def _taken_apart(word: str) -> int:
    """The syllables of a word that is made of words of the dictionary; 0 where it is not."""
    known = syllable_counts()
    for ending, adds in _ENDINGS:
        base = word.removesuffix(ending)
        if len(base) < _SHORTEST_PART or len(base) == len(word):
            continue
        if base in known:
            return _of_word(base) + (_adds_syllable(base, ending) if adds is None else adds)
        if ending in _DROPS_E and f"{base}e" in known:
            return _of_word(f"{base}e") + (adds or 0)
    for length in (2, 3, 4, 5, 7):
        rest = word[length:]
        if len(rest) >= _SHORTEST_PART and word[:length] in _SYLLABLES_OF_BEGINNING and rest in known:
            return _SYLLABLES_OF_BEGINNING[word[:length]] + _of_word(rest)
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if place > 20:
            break
        if word[:place] in known and word[place:] in known:
            return _of_word(word[:place]) + _of_word(word[place:])
    return 0


def _adds_syllable(base: str, ending: str) -> int:
    if ending == "s":
        return 1 if _HISS.search(base) else 0
    return 1 if base.endswith(("t", "d", "te", "de")) else 0


_VOWELS = re.compile("[aeiouyà-öø-ýœ]+")
_SILENT = re.compile(
    r"[^aeiouyl]e$|[aeiouyrl]le$|[^aeiouytdl]ed$|[aeiouyrl]led$|[^aeiouyszxcglh]es$|[^cs]hes$|[aeiouyrl]les$"
)
_SILENT_INSIDE = re.compile(
    r"[aeiouy][^aeiouy]{1,2}e(?:ly|ments?|ful|fully|less|ness|s?man|some|land|wood|ford|berg|ville|ton|field)$"
)
_PARTED = re.compile(
    r"^mc(?![aeiouy])|^re[aeiou](?!d|c[^o]|p|l[^a])|i(?:a(?!ge|n$|l$|nt|lly|ns$|ls$|ns?[^aeiou])|o(?!n|us)|u(?!s?$))"
    r"|(?<=[^cstgxn])i(?:an?|al)s?$|(?<=[^cstgx])iou?[^n]|[aeiouy]ing|eo(?!us|u)|(?<=[^gq])u(?:al|ou|a(?!$|y|i))"
    r"|ue[nt](?!te)|uity|sm$|sms$|[iu]e[tn]|yi|[^aeiou]ia(?:n|l)s?$|ea(?:t[eio]|l?ity)|oe[rt]|[^aeiou]ier|aic|eic"
    r"|oi[cn]g?$|nia$|[^aeiouylr][gkdtb]ling$|[^aeiou]re$"
)


def guess_syllables(word: str) -> int:
    """The syllables of a word in small letters, by its vowels alone; at least 1.

    Right for 92 % of the seldom words of the CMU dictionary (hyphenation patterns: 60 %).

    >>> guess_syllables("blicketing")
    3
    """
    count = len(_VOWELS.findall(word)) + len(_PARTED.findall(word))
    count -= (_SILENT.search(word) is not None) + (_SILENT_INSIDE.search(word) is not None)
    return max(1, count)
