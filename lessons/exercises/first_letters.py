"""First letters: of a word of the text the first letters stay, with a line for each letter that is missing.

No other English word with these letters and that length reads nearly as well in the gap.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lessons.exercises.shared import MOST, NO_JUDGE, WHOLE, fitting_sentences, put_in
from lessons.exercises.types import Exercise, Item, Material
from reader.fluency import IndifferentJudge, Judge, load_judge, tokens
from reader.lexicon.linting import zipf
from reader.plain.types import PlainSentence
from reader.readability.lists import dictionary_words

KIND = "first-letters"
FEWEST = 3
REST = "each long word of it could be finished in a second way"
#: How much less likely (natural log) any other word with these letters and length must be in the gap.
CLEARLY_WORSE = 4.5
_LENGTHS = (6, 30)
_FEWEST_MISSING = 3
#: A word that is rarer than this (Zipf scale) comes to nobody's mind.
_KNOWN = 2.8


@dataclass(frozen=True, slots=True)
class _Word:
    sentence: PlainSentence
    text: str
    lemma: str
    start: int

    def with_word(self, word: str) -> str:
        return put_in(self.sentence.text, self.start, self.text, word)


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five sentences in the order of the text."""
    judge = load_judge()
    if isinstance(judge, IndifferentJudge):
        material.leave_out(KIND, "", NO_JUDGE)
        return None
    words = list(_words(material))
    rng.shuffle(words)
    chosen: list[tuple[_Word, int]] = []
    for word in words:
        if any(word.sentence == other.sentence or word.lemma == other.lemma or word.text == other.text for other, _ in chosen):
            continue
        kept = letters_needed(word.sentence.text, word.start, word.text, judge)
        if kept:
            chosen.append((word, kept))
        if len(chosen) == MOST:
            break
    chosen.sort(key=lambda pair: (pair[0].sentence.sources[0], pair[0].start))
    items = tuple(
        Item(
            id=f"{KIND}-{word.sentence.sources[0].start}-{word.text}",
            prompt=word.with_word(shown(word.text, kept)),
            answer=word.text,
            evidence=word.sentence.sources,
            says=word.sentence.text,
        )
        for word, kept in chosen
    )
    return Exercise(KIND, "Finish the words", "Each line stands for one letter. Write the whole word.", items)


def shown(word: str, kept: int) -> str:
    """The first letters, and the lines.

    >>> shown("house", 1), shown("bridge", 2)
    ('h _ _ _ _', 'b r _ _ _ _')
    """
    return " ".join(word[:kept] + "_" * (len(word) - kept))


def letters_needed(sentence: str, start: int, word: str, judge: Judge) -> int:
    """How many first letters must stay so that no other word of that length may stand at ``start``.

    One or two, by the length of the word, or one more; 0 where that is not enough, or too little would be missing.
    """
    fewest = 1 if len(word) < 6 else 2
    tried = (kept for kept in (fewest, fewest + 1) if len(word) - kept >= _FEWEST_MISSING)
    return next((kept for kept in tried if _is_only_word(sentence, start, word, kept, judge)), 0)


def _is_only_word(sentence: str, start: int, word: str, kept: int, judge: Judge) -> bool:
    before, after = sentence[:start], sentence[start + len(word) :]
    right = judge.log_probability(tokens(sentence))
    others = (other for other in _alike(word[:kept], len(word)) if other != word)
    readings = ((other, judge.log_probability(tokens(before + other + after))) for other in others)
    return all(
        reads < right - CLEARLY_WORSE and _there(reads, other) < _there(right, word) - CLEARLY_WORSE
        for other, reads in readings
    )


def _there(reads: float, word: str) -> float:
    """How well the word reads, with how often it is used at all taken away by half."""
    return reads - math.log(10) * zipf(word) / 2


@lru_cache(maxsize=512)
def _alike(letters: str, length: int) -> tuple[str, ...]:
    return tuple(
        sorted(
            word
            for word in dictionary_words()
            if word.startswith(letters) and len(word) == length and word.isalpha() and zipf(word) > _KNOWN
        )
    )


def _words(material: Material) -> Iterator[_Word]:
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS, WHOLE):
        whole = re.findall(r"\w+", doc.text.lower())
        for token in doc:
            is_word = token.is_alpha and token.is_lower and token.text.isascii() and len(token) > 4 and not token.is_stop
            if not is_word or token.i == 0 or token.pos_ not in ("NOUN", "VERB", "ADJ") or whole.count(token.text) > 1:
                continue
            if not material.is_fair(token.text, token.lemma_):
                continue
            if token.text in dictionary_words() and "-" not in doc.text[token.idx - 1 : token.idx + len(token) + 1]:
                yield _Word(sentence, token.text, token.lemma_.lower(), token.idx)
