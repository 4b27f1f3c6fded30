"""Words in order: some words in the middle of a sentence are mixed; only one order makes a sentence.

The words stand between a beginning and an end that stay. What may stand in several places (an adverb, two adjectives,
things joined by "and") is not mixed, and every other order must read far worse than the right one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from lessons.exercises.shared import GAP, MOST, NO_JUDGE, SENTENCE, WHOLE, fitting_sentences
from lessons.exercises.types import Exercise, Item, Material
from reader.fluency import IndifferentJudge, Judge, load_judge, tokens
from reader.lexicon.linting import zipf
from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KIND = "word-order"
FEWEST = 3
REST = "its words may stand in another order"
#: How much less likely (natural log) every other order must be.
CLEARLY_WORSE = 5.0
#: How many words are mixed, and how long a sentence may be.
_MIXED = {"easy": 4, "plain": 5}
_FEWEST_MIXED = 4
_LENGTHS = (8, 30)
#: Sentences with more words come last.
_LONG = 24
#: What may stand in more than one place.
_MOVABLE = frozenset(["cc", "conj", "advmod", "npadvmod", "neg", "preconj", "predet", "prt", "dative", "intj", "punct"])


@dataclass(frozen=True, slots=True)
class _Window:
    sentence: PlainSentence
    before: str
    words: tuple[str, ...]
    after: str


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five sentences in the order of the text; four words are mixed at the easy level, else five where that goes."""
    judge = load_judge()
    if isinstance(judge, IndifferentJudge):
        material.leave_out(KIND, "", NO_JUDGE)
        return None
    size = _MIXED["easy" if material.is_easy else "plain"]
    sentences = list(fitting_sentences(material, KIND, _LENGTHS, WHOLE, SENTENCE))
    rng.shuffle(sentences)
    sentences.sort(key=lambda pair: len(pair[0].text.split()) > _LONG)
    chosen: list[_Window] = []
    for words in (size, _FEWEST_MIXED):
        for sentence, doc in sentences:
            if len(chosen) == MOST or any(sentence.sources[0] == other.sentence.sources[0] for other in chosen):
                continue
            windows = list(_windows(sentence, doc, words))
            rng.shuffle(windows)
            chosen += [one for one in windows if is_only_order(one.before, one.words, one.after, judge)][:1]
    chosen.sort(key=lambda one: (one.sentence.sources[0], one.sentence.text))
    instruction = "Put the words in brackets in the right order. Write the whole sentence."
    return Exercise(KIND, "Put the words in order", instruction, tuple(_item(one, rng) for one in chosen), lines=1)


def _item(one: _Window, rng: random.Random) -> Item:
    mixed = list(one.words)
    while set(pairwise(one.words)) & set(pairwise(mixed)):
        rng.shuffle(mixed)
    return Item(
        id=f"{KIND}-{one.sentence.sources[0].start}-{len(one.before)}",
        prompt=f"{one.before} {GAP} {one.after} ({' / '.join(mixed)})",
        answer=one.sentence.text,
        evidence=one.sentence.sources,
        says=one.sentence.text,
    )


def is_only_order(before: str, words: Sequence[str], after: str, judge: Judge) -> bool:
    """Whether every other order of the words between ``before`` and ``after`` reads far worse."""
    # Three words on either side decide: the judge looks no further.
    left, right = tokens(before)[:-1][-2:], tokens(after)[1:][:2]
    best = judge.log_probability([*left, *(word.lower() for word in words), *right])
    return all(
        judge.log_probability([*left, *(word.lower() for word in order), *right]) < best - CLEARLY_WORSE
        for order in permutations(words)
        if list(order) != list(words)
    )


def _windows(sentence: PlainSentence, doc: Doc, size: int) -> Iterator[_Window]:
    """The rows of words of that size that hold a verb and nothing that may move."""
    text = sentence.text
    for low in range(1, len(doc) - size):
        row = doc[low : low + size]
        if not all(_may_be_mixed(token) for token in row) or len({token.lower_ for token in row}) < size:
            continue
        if not any(token.pos_ in ("VERB", "AUX") for token in row) or not doc[low - 1].whitespace_ or _adjectives(list(row)) > 1:
            continue
        start, end = row[0].idx, row[-1].idx + len(row[-1])
        if doc[low + size].is_punct or doc[low - 1].dep_ == "cc" or doc[low + size].dep_ == "cc":
            continue
        yield _Window(sentence, text[:start].rstrip(), tuple(token.text for token in row), text[end:].lstrip())


def _may_be_mixed(token: Token) -> bool:
    return (
        token.is_alpha
        and token.is_lower
        and bool(token.whitespace_)
        and token.dep_ not in _MOVABLE
        and not token.ent_type_
        and zipf(token.lower_) > 3.5
    )


def _adjectives(row: Sequence[Token]) -> int:
    return sum(token.dep_ in ("amod", "compound") for token in row)
