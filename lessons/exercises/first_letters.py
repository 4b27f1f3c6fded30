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

from lessons.exercises import choose_word, gap_fill
from lessons.exercises.shared import MOST, is_whole, parsed_sentences, put_in
from lessons.exercises.types import Exercise, Item, Material
from reader.fluency import IndifferentJudge, Judge, load_judge, tokens
from reader.lexicon.linting import zipf
from reader.plain.types import PlainSentence
from reader.readability.lists import dictionary_words

KIND = "first-letters"
FEWEST = 3
#: How much less likely (natural log) any other word with these letters and length must be in the gap.
CLEARLY_WORSE = 3.0
_SHORTEST, _LONGEST = 6, 30
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
    """Up to six sentences that the other gaps leave over, in the order of the text."""
    judge = load_judge()
    if isinstance(judge, IndifferentJudge):
        return None
    others = (maker.make(material, random.Random(0)) for maker in (gap_fill, choose_word))
    used = {item.says for other in others if other for item in other.items}
    words = [word for word in _words(material) if word.sentence.text not in used]
    rng.shuffle(words)
    chosen: list[_Word] = []
    for word in words:
        if any(word.sentence == other.sentence or word.lemma == other.lemma or word.text == other.text for other in chosen):
            continue
        if is_only_word(word.sentence.text, word.start, word.text, judge):
            chosen.append(word)
        if len(chosen) == MOST:
            break
    if len(chosen) < FEWEST:
        return None
    chosen.sort(key=lambda word: (word.sentence.sources[0], word.start))
    items = tuple(
        Item(
            id=f"{KIND}-{word.sentence.sources[0].start}-{word.text}",
            prompt=word.with_word(shown(word.text)),
            answer=word.text,
            evidence=word.sentence.sources,
            says=word.sentence.text,
        )
        for word in chosen
    )
    return Exercise(KIND, "Finish the words", "Each line stands for one letter. Write the whole word.", items)


def shown(word: str) -> str:
    """The first letter, of long words the first two, and the lines.

    >>> shown("house"), shown("bridge")
    ('h _ _ _ _', 'b r _ _ _ _')
    """
    return " ".join(word[: _kept(word)] + "_" * (len(word) - _kept(word)))


def _kept(word: str) -> int:
    return 1 if len(word) < 6 else 2


def is_only_word(sentence: str, start: int, word: str, judge: Judge) -> bool:
    """Whether no other word with the same first letters and length may stand at ``start``."""
    before, after = sentence[:start], sentence[start + len(word) :]
    right = judge.log_probability(tokens(sentence))
    return all(
        judge.log_probability(tokens(before + other + after)) < right - CLEARLY_WORSE
        and _there(before + other + after, other, judge) < _there(sentence, word, judge) - CLEARLY_WORSE
        for other in _alike(word[: _kept(word)], len(word))
        if other != word
    )


def _there(sentence: str, word: str, judge: Judge) -> float:
    """How well the word reads, with how often it is used at all taken away by half."""
    return judge.log_probability(tokens(sentence)) - math.log(10) * zipf(word) / 2


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
    for sentence, doc in parsed_sentences(material):
        if not _SHORTEST <= len(doc.text.split()) <= _LONGEST or not is_whole(doc.text):
            continue
        whole = re.findall(r"\w+", doc.text.lower())
        for token in doc:
            is_word = token.is_alpha and token.is_lower and token.text.isascii() and len(token) > 4 and not token.is_stop
            if not is_word or token.i == 0 or token.pos_ not in ("NOUN", "VERB", "ADJ") or whole.count(token.text) > 1:
                continue
            if token.text in dictionary_words() and "-" not in doc.text[token.idx - 1 : token.idx + len(token) + 1]:
                yield _Word(sentence, token.text, token.lemma_.lower(), token.idx)
