"""Words that look like another one and are as common, of the same part of speech and form: wrong choices that aren't silly.

Form, because what looks alike is what a learner takes one for another ("serious", "curious"); never a word of the same
family or of a like meaning, since that could be right, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lessons.exercises.shared import NOT_FOR_CLASS_WORDS
from reader.lexicon.inflecting import inflect
from reader.lexicon.linting import zipf
from reader.lexicon.store import look_up
from reader.readability.lists import dictionary_words

#: How common a word must be (Zipf scale) that a class knows it.
_KNOWN = 3.2
#: How far the two may be apart: in how common they are, and in letters.
_AS_COMMON, _AS_LONG = 1.0, 2
#: The least share of letter pairs in common.
_ALIKE = 0.3
#: Words with so many first letters in common are mostly of one family.
_FAMILY = 5
_POS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj"}
#: Words of meanings that tell nothing about the field.
_PLAIN = frozenset(
    "about after another because before being between from have into like made make more most other over people person place same some someone something than that their them there thing things this time used very what when where which with without work your".split()
)
#: Adjectives that go with nearly every noun.
_FIT_ALL = frozenset(
    "actual additional basic certain common complete crucial current different difficult enormous entire exact extra extreme famous final following former full further general good great huge important initial interesting key known large last late little main major many massive more most necessary new next normal numerous obvious old only original other overall particular past popular positive possible potential present previous proper real recent relevant right same serious several significant similar simple single small special specific strange strong such tremendous typical unique unusual usual various whole wide wrong".split()
)


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    often: float
    pairs: frozenset[str]


def lookalikes(word: str, tag: str, pos: str, lemma: str) -> Iterator[str]:
    """Words that may stand for ``word`` by their form (``tag`` and ``pos`` as the parser has them), the most alike first.

    >>> "curious" in list(lookalikes("serious", "JJ", "ADJ", "serious"))
    True
    """
    often, pairs = zipf(word), _pairs(word)
    found: list[tuple[float, str]] = []
    for length in range(len(word) - _AS_LONG, len(word) + _AS_LONG + 1):
        for one in _forms().get(length, ()):
            alike = 2 * len(pairs & one.pairs) / (len(pairs) + len(one.pairs))
            if alike >= _ALIKE and abs(one.often - often) <= _AS_COMMON and one.text[:_FAMILY] != word[:_FAMILY]:
                found.append((-alike, one.text))
    for _, text in sorted(found):
        if text not in word and word not in text and (text[0] in "aeiou") == (word[0] in "aeiou") and _has_form(text, tag, pos) and not _is_near(text, lemma):
            yield text


def _pairs(word: str) -> frozenset[str]:
    """The pairs of letters, with the beginning and the end as letters of their own."""
    whole = f"<{word}>"
    return frozenset(whole[place : place + 2] for place in range(len(whole) - 1))


@lru_cache(maxsize=1)
def _forms() -> dict[int, tuple[_Form, ...]]:
    """The words that a class knows, by their length."""
    found: dict[int, list[_Form]] = {}
    for word in sorted(dictionary_words()):
        if word.isalpha() and word.isascii() and word.islower() and len(word) > 3 and (often := zipf(word)) > _KNOWN:
            found.setdefault(len(word), []).append(_Form(word, often, _pairs(word)))
    return {length: tuple(words) for length, words in found.items()}


@lru_cache(maxsize=4096)
def _has_form(word: str, tag: str, pos: str) -> bool:
    """Whether a word is of this part of speech only, in this form, and in the dictionary."""
    from lemminflect import getAllLemmas

    lemmas = {kind: bases for kind, bases in getAllLemmas(word).items() if kind not in ("PROPN", "AUX")}
    if pos == "VERB" and tag in ("VBD", "VBN"):  # "closed" is an adjective, too, and it does no harm
        lemmas.pop("ADJ", None)
    if set(lemmas) != {pos} or (pos == "ADJ" and word in _FIT_ALL):
        return False
    if NOT_FOR_CLASS_WORDS.search(word) or not any(_POS[pos] == entry.pos for entry in look_up(word)):
        return False
    return any((inflect(base, tag) if tag not in ("NN", "JJ", "VB", "VBP") else base) == word for base in lemmas[pos])


def _is_near(word: str, other: str) -> bool:
    """Whether the dictionary explains both with a word in common, or one with the other."""
    first, second = _told(word), _told(other)
    return bool(first & second)


@lru_cache(maxsize=4096)
def _told(word: str) -> frozenset[str]:
    entries = look_up(word)
    texts = [word, *(text for entry in entries for text in (entry.headword, entry.meaning, *entry.simpler, *entry.near))]
    return frozenset(found for text in texts for found in re.findall(r"[a-z]{4,}", text.lower())) - _PLAIN
