"""What a word is, and which words are familiar, names or complex: decided once, for all formulas.

A **word** is a run of letters or digits with what binds it: an apostrophe (straight or curly), a hyphen, an
``&``, the points of ``U.S.`` and ``p.m.`` and of an address, the point or comma inside a number. A dash parts
words, even without spaces ("ran—fast" is two), and so does a double hyphen.

A **name** is a word with a capital that no dictionary of common words has in small letters: "Kim", "Seoul",
"Korean". So a common word at the start of a sentence is no name, and neither is one in the name of an office.

**Familiar** (Dale-Chall) is a word that is on the list, or a regular inflection of one: -s, -es, -ies, -ed, -ied,
-ing, -ly, -er, -est, a possessive; a contraction of familiar words; a compound of familiar parts; a name; a number.
An abbreviation in capitals is not, but for
``U.S.`` and ``U.K.``, which are names. Spache's rules are the same on his own list, without -ly, -er and -est.

**Complex** (Gunning) is a word of three syllables or more without the endings -es, -ed and -ing, that is no name,
no abbreviation, no number and no compound.
"""

from __future__ import annotations

import re

from reader.readability.lists import dictionary_words, familiar_words, spache_words

#: One word.
WORD = re.compile(
    r"[^\W_][\u0300-\u036f]*"
    r"(?:[^\W_\u0300-\u036f]|[\u0300-\u036f]"
    r"|['’‘ʼ‐‑&-](?=[^\W_])"
    r"|(?<=\d)[.,:](?=\d)"
    r"|(?<=[a-z0-9])\.(?=[a-z])"
    r"|(?<![^\W_].)(?<=[^\W\d_])\.(?=[^\W\d_](?![^\W_])))*"
)
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
#: Abbreviations of places, which are names.
_COUNTRIES = frozenset({"us", "usa", "uk"})
_CONTRACTED = re.compile(r"(?:n't|'(?:s|ll|ve|re|d|m|t)?)$")


def words_in(text: str) -> list[str]:
    """The words of a text, as they stand.

    >>> words_in("Mr. Kim—of the U.N.—didn’t pay $3.5 million.")
    ['Mr', 'Kim', 'of', 'the', 'U.N', 'didn’t', 'pay', '3.5', 'million']
    """
    return WORD.findall(text)


def plain(word: str) -> str:
    """The word in small letters, with straight apostrophes and plain hyphens."""
    return word.translate(_MARKS).lower()


def is_name(word: str) -> bool:
    """Whether a word with a capital is a name.

    >>> [is_name(word) for word in ("Kim’s", "Korean", "Commission", "the", "UNSC")]
    [True, True, False, False, False]
    """
    if not word[0].isupper() or is_abbreviation(word):
        return False
    lower = word.lower() if word.isascii() and word.isalpha() else _CONTRACTED.sub("", plain(word))
    known = dictionary_words()
    return lower not in known and lower not in familiar_words() and not (lower[-1:] == "s" and lower[:-1] in known)


def is_abbreviation(word: str) -> bool:
    """Whether a word is letters in capitals: ``UNSC``, ``U.N``, ``MPs``."""
    if word[1:].islower():
        return False
    letters = word.replace(".", "").removesuffix("’s").removesuffix("'s").removesuffix("s")
    return len(letters) > 1 and letters.isupper() and letters.isalpha()


def is_familiar(word: str, *, spache: bool = False) -> bool:
    """Whether a word is familiar by the rules of Dale and Chall, or by Spache's.

    >>> [is_familiar(word) for word in ("stopped", "Seoul", "1,250", "well-known", "repatriation")]
    [True, True, True, True, False]
    """
    if word.isalpha() and word.islower():
        known = spache_words() if spache else familiar_words()
        return word in known or _is_inflected(word, known, spache)
    parts = [word] if word.isascii() and word.isalpha() else word.translate(_MARKS).split("-")
    return all(_part_is_familiar(part, spache) for part in parts if part)


def _part_is_familiar(part: str, spache: bool) -> bool:
    base = lower = part.lower()
    known = spache_words() if spache else familiar_words()
    if not lower.isalpha():
        if lower in known or any(sign.isdigit() for sign in lower):
            return True
        base = _CONTRACTED.sub("", lower)
    if base in known or len(base) == 1 or (base and _is_inflected(base, known, spache)):
        return True
    if part.isupper() and base.replace(".", "") in _COUNTRIES:
        return True
    # "American" is on the list of Dale and Chall, and a name for Spache.
    return is_name(part) or (spache and part[0].isupper() and base not in dictionary_words() and not part.isupper())


#: Of the endings of regular forms.
_LAST_LETTERS = frozenset("sdgyrt")
_HISS_ES = re.compile(r"(?:[sxzo]|ch|sh)es$")


def _is_inflected(word: str, known: frozenset[str], spache: bool) -> bool:
    return word[-1] in _LAST_LETTERS and not known.isdisjoint(_bases(word, spache))


def _bases(word: str, spache: bool) -> list[str]:
    """The words that ``word`` may be a regular form of."""
    last = word[-1]
    if last == "s":
        if word.endswith("ies"):
            return [word[:-1], word[:-3] + "y"]
        return [word[:-1], word[:-2]] if _HISS_ES.search(word) else [word[:-1]]
    if last == "d" and word.endswith("ed"):
        return _stems(word[:-2])
    if last == "g" and word.endswith("ing"):
        return _stems(word[:-3])
    if spache:
        return []
    if last == "y" and word.endswith("ly"):
        return [word[:-2], word[:-1] + "e", word[:-3] + "y"]
    if last == "r" and word.endswith("er"):
        return _stems(word[:-2])
    return _stems(word[:-3]) if last == "t" and word.endswith("est") else []


def _stems(stem: str) -> list[str]:
    """``stopp`` → stopp, stoppe, stop; ``carri`` → carry."""
    stems = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        stems.append(stem[:-1])
    if stem.endswith("i"):
        stems.append(stem[:-1] + "y")
    return stems


_ADDED_SYLLABLE = re.compile(r"(?:[td]ed|(?:[sxzcg]|ch|sh)es|[^aeiouy][a-z]*ing)$")


def is_complex(word: str, syllables: int) -> bool:
    """Whether a word of so many syllables is complex by Gunning's rules.

    >>> [is_complex(word, 3) for word in ("rapporteur", "reported", "Albania", "re-open")]
    [True, False, False, False]
    """
    if syllables < 3:
        return False
    if word.isascii() and word.isalpha() and word.islower():
        lower = word
    elif not word.translate(_MARKS).replace("'", "").isalpha() or is_abbreviation(word) or is_name(word):
        return False
    else:
        lower = _CONTRACTED.sub("", plain(word))
    return syllables > 3 or _ADDED_SYLLABLE.search(lower) is None
