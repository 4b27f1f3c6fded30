"""Choose the right word: three words of the same form, of which only one reads well in the gap.

The other two look like the right one and are about as common, so that the form alone tells nothing. Both must be far
less likely in the gap than the right one, share no dictionary meaning with it, and stand nowhere in the same sentence.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lessons.exercises.lookalikes import lookalikes
from lessons.exercises.shared import GAP, MOST, NOT_FOR_CLASS_WORDS, WHOLE, fitting_sentences, put_in
from lessons.exercises.types import Exercise, Item, Material
from reader.fluency import Judge, load_judge, tokens
from reader.lexicon.linting import zipf
from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

KIND = "choose-word"
FEWEST = 3
REST = "for no word of it there are two others of the same form that are surely wrong there"
WRONG = 2
#: How much less likely (natural log) a wrong word must be in the gap: e ** 5 is about 150 times.
CLEARLY_WORSE = 5.0
#: The same, with how often each word is used at all taken away: a rare word is not wrong because it is rare.
#: Describing words fit in many places, so they need more.
WORSE_THERE = {"NOUN": 8.0, "VERB": 6.5, "ADJ": 8.0}
_LENGTHS = (6, 34)
#: Two wrong words with so many first letters in common are one word to choose from.
_KIN = 4


@dataclass(frozen=True, slots=True)
class _Word:
    sentence: PlainSentence
    text: str
    tag: str
    pos: str
    lemma: str
    start: int

    def with_word(self, word: str) -> str:
        return put_in(self.sentence.text, self.start, self.text, word)


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five sentences with three words to choose from."""
    judge = load_judge()
    words = list(_words(material))
    order = sorted(words, key=lambda word: (-_pull(word, judge), word.sentence.sources[0], word.start))
    found: list[tuple[_Word, list[str]]] = []
    shown: set[str] = set()
    for word in order:
        if len(found) == MOST:
            break
        if any(word.sentence == other.sentence or word.lemma == other.lemma or word.text == other.text for other, _ in found):
            continue
        wrong = _wrong_words(word, shown, judge)
        if len(wrong) == WRONG:
            found.append((word, wrong))
            shown.update(wrong)
    found.sort(key=lambda pair: (pair[0].sentence.sources[0], pair[0].start))
    items = tuple(_item(word, wrong, rng) for word, wrong in found)
    return Exercise(KIND, "Choose the right word", "Only one word is right. Circle its letter.", items)


def _item(word: _Word, wrong: Sequence[str], rng: random.Random) -> Item:
    choices = [word.text, *wrong]
    rng.shuffle(choices)
    sources = word.sentence.sources
    return Item(
        id=f"{KIND}-{sources[0].start}-{word.text}",
        prompt=word.with_word(GAP),
        answer=word.text,
        evidence=sources,
        says=word.sentence.text,
        choices=tuple(choices),
    )


def _words(material: Material) -> Iterator[_Word]:
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS, WHOLE):
        lowered = [token.lower_ for token in doc]
        for token in doc:
            if _may_go(token) and material.is_fair(token.text, token.lemma_) and lowered.count(token.lower_) == 1:
                yield _Word(sentence, token.text, token.tag_, token.pos_, token.lemma_.lower(), token.idx)


def _may_go(token: Token) -> bool:
    return (
        token.pos_ in WORSE_THERE
        and "-" not in token.doc.text[max(0, token.idx - 1) : token.idx + len(token) + 1]
        and token.dep_ not in ("nsubj", "nsubjpass")  # who does it could often be somebody else
        and token.is_alpha
        and token.is_lower
        and len(token) > 3
        and not token.ent_type_
        and not token.is_stop
        and not NOT_FOR_CLASS_WORDS.search(token.text)
        and token.i > 0
        and 3.2 < zipf(token.lower_) < 5.6
    )


def _wrong_words(word: _Word, shown: Set[str], judge: Judge) -> list[str]:
    """The wrong words that look most like the right one, each surely wrong in its place; none that was ``shown`` before."""
    around = set(re.findall(r"\w+", word.sentence.text.lower()))
    wrong: list[str] = []
    for one in lookalikes(word.text, word.tag, word.pos, word.lemma):
        is_new = one not in around and one not in shown and not any(one[:_KIN] == other[:_KIN] for other in wrong)
        if is_new and _is_clearly_worse(one, word, judge):
            wrong.append(one)
        if len(wrong) == WRONG:
            break
    return wrong


def _pull(word: _Word, judge: Judge) -> float:
    """How much more its place calls for the word than plain English does."""
    whole = judge.log_probability(tokens(word.sentence.text)) - judge.log_probability(tokens(word.with_word("zzyzx")))
    return whole - math.log(10) * zipf(word.text)


def _is_clearly_worse(wrong: str, word: _Word, judge: Judge) -> bool:
    right = judge.log_probability(tokens(word.sentence.text))
    worse = right - judge.log_probability(tokens(word.with_word(wrong)))
    rarer = math.log(10) * (zipf(word.text) - zipf(wrong))
    return worse > CLEARLY_WORSE and worse - rarer > WORSE_THERE[word.pos]
