"""Missing vowels: hard words of the text without a, e, i, o and u; only one English word fills the gaps.

The list of English words that Hornbook scores with is the check: a word whose gaps could be filled in a second
way, such as "form" and "farm", is left out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lessons.exercises.shared import MOST, parsed_sentences
from lessons.exercises.types import Exercise, Item, Material
from reader.article import Span
from reader.lexicon.linting import zipf
from reader.lexicon.store import look_up
from reader.readability.lists import dictionary_words

KIND = "missing-vowels"
FEWEST = 3
REST = "no hard word of it can be read in one way only without its vowels"
_VOWEL = re.compile("[aeiou]")
_SHORTEST, _LONGEST = 6, 14
#: Words with as many first letters in common are of one family: one gives the other away.
_KIN = 5
#: A word that almost nobody uses doesn't make a second solution (Zipf scale).
_USED = 1.0


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    lemma: str
    sources: tuple[Span, ...]
    says: str
    weight: float


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Words in a mixed order: the hardest of the text that have only one solution, that no other exercise prints, and
    that the handout explains if they need it.
    """
    chosen: list[_Word] = []
    for word in sorted(_words(material), key=lambda word: (-word.weight, word.sources[0], word.text)):
        is_kin = any(word.lemma == other.lemma or word.text[:_KIN] == other.text[:_KIN] for other in chosen)
        if is_kin or not is_only_solution(word.text):
            continue
        chosen.append(word)
        if len(chosen) == MOST:
            break
    rng.shuffle(chosen)
    items = tuple(
        Item(
            id=f"{KIND}-{word.text}",
            prompt=_prompt(word.text),
            answer=word.text,
            evidence=word.sources,
            says=word.says,
        )
        for word in chosen
    )
    return Exercise(KIND, "Missing vowels", "These words from the text have lost their vowels (a, e, i, o, u). Write the whole words.", items)


def without_vowels(word: str) -> str:
    """The word with a line for each vowel.

    >>> without_vowels("treaty")
    'tr__ty'
    """
    return _VOWEL.sub("_", word)


def is_only_solution(word: str) -> bool:
    """Whether no other English word has the same consonants in the same places.

    >>> is_only_solution("refugee"), is_only_solution("form")
    (True, False)
    """
    return _by_consonants().get(without_vowels(word), ()) in ((), (word,))


def _prompt(word: str) -> str:
    """Spaced letters, so that each line can be counted."""
    return " ".join(without_vowels(word))


@lru_cache(maxsize=1)
def _by_consonants() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in dictionary_words():
        if word.isalpha():
            key = without_vowels(word)
            found[key] = (*found.get(key, ()), word)
    return {key: _used(words) for key, words in found.items() if len(words) > 1}


def _used(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if zipf(word) > _USED))


def _words(material: Material) -> Iterator[_Word]:
    shown = material.words_in_print
    terms = {part for term in material.glossary.terms for part in term.text.split() if part.islower()}
    for sentence, doc in parsed_sentences(material):
        for token in doc:
            word = token.text
            if not (token.is_alpha and token.is_lower and word.isascii() and _SHORTEST <= len(word) <= _LONGEST):
                continue
            if word in shown or not material.is_fair(word, token.lemma_):
                continue
            if word not in dictionary_words() or "-" in doc.text[max(0, token.idx - 1) : token.idx + len(word) + 1]:
                continue
            if token.pos_ not in ("NOUN", "VERB", "ADJ") or len(_VOWEL.findall(word)) < 2 or zipf(word) < 2.5:
                continue
            weight = (1.5 if word in terms else 0.0) + (0.5 if look_up(word) else 0.0) + max(0.0, 5.0 - zipf(word))
            yield _Word(word, token.lemma_.lower(), sentence.sources, sentence.text, weight)
