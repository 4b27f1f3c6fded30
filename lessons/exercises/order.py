"""Put sentences in order: three or four sentences that follow each other, mixed.

Only rows are taken that have one order: the first sentence points back to nothing, and each of the others needs
the one before, because it begins with a pronoun that only that one explains, or takes up a thing that only that
one has brought in.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lessons.exercises.shared import is_whole, parsed_sentences, points_back
from lessons.exercises.types import Exercise, Item, Material
from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

KIND = "order"
MOST = 3
_ROWS = (4, 3)
_LONGEST, _MOST_WORDS = 40, 120
_LETTERS = "ABCD"
_TAKES_UP = frozenset(["he", "she", "it", "they", "this", "these", "his", "her", "its", "their"])


@dataclass(frozen=True, slots=True)
class _Row:
    sentences: tuple[PlainSentence, ...]
    place: int
    words: int


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to three rows that don't overlap, long rows before short ones."""
    chosen: list[_Row] = []
    for row in sorted(_rows(material), key=lambda row: (-len(row.sentences), row.words, row.place)):
        taken = {source for other in chosen for sentence in other.sentences for source in sentence.sources}
        if not taken & {source for sentence in row.sentences for source in sentence.sources}:
            chosen.append(row)
        if len(chosen) == MOST:
            break
    if not chosen:
        return None
    chosen.sort(key=lambda row: row.place)
    items = tuple(_item(row, rng) for row in chosen)
    return Exercise(KIND, "Put the sentences in order", "Each row of sentences stands in the text, in another order.", items)


def _item(row: _Row, rng: random.Random) -> Item:
    mixed = list(row.sentences)
    while mixed == list(row.sentences):
        rng.shuffle(mixed)
    return Item(
        id=f"{KIND}-{row.sentences[0].sources[0].start}",
        prompt="Write the letters in the order of the text.",
        answer=", ".join(_LETTERS[mixed.index(sentence)] for sentence in row.sentences),
        evidence=tuple(dict.fromkeys(source for sentence in row.sentences for source in sentence.sources)),
        says=" ".join(sentence.text for sentence in row.sentences),
        choices=tuple(sentence.text for sentence in mixed),
    )


def _rows(material: Material) -> Iterator[_Row]:
    parsed = list(parsed_sentences(material))
    for length in _ROWS:
        for place in range(len(parsed) - length + 1):
            row = parsed[place : place + length]
            sentences = tuple(sentence for sentence, _ in row)
            counts = [len(sentence.text.split()) for sentence in sentences]
            if max(counts) > _LONGEST or sum(counts) > _MOST_WORDS or sentences[-1].block - sentences[0].block > 1:
                continue
            if len({sentence.text for sentence in sentences}) < length or not all(is_whole(one.text) for one in sentences):
                continue
            docs = [doc for _, doc in row]
            if not points_back(docs[0]) and all(_needs(docs, number) for number in range(1, length)):
                yield _Row(sentences, place, sum(counts))


def _needs(docs: Sequence[Doc], number: int) -> bool:
    """Whether the sentence can only stand behind the one before it."""
    before, after = docs[number - 1], docs[number]
    if _begins_with_pronoun(after):
        return not _begins_with_pronoun(before)
    earlier = set().union(*(_things(doc) for doc in docs[: number - 1])) if number > 1 else set()
    return bool(_taken_up(after) & (_things(before) - earlier))


def _taken_up(doc: Doc) -> set[str]:
    """What the sentence speaks of as known: names, and nouns with "the" or "this" before its verb."""
    found = set()
    verb = next((token.i for token in doc if token.dep_ == "ROOT"), len(doc))
    for token in doc[:verb]:
        if token.pos_ == "PROPN":
            found.add(token.text)
        elif any(child.lower_ in ("the", "this", "these", "that") for child in token.children):
            found.add(token.lemma_.lower())
    return found


def _begins_with_pronoun(doc: Doc) -> bool:
    """Whether it begins with a word for a thing or person named before, be it behind "but" or "however"."""
    for token in doc[:4]:
        if token.lower_ in _TAKES_UP:
            return not token.ent_type_ and token.head.ent_type_ != "DATE"  # not "this year"
        if token.lower_ not in ("but", "and", "so", "however", "yet", "then", ",", "“", '"'):
            return False
    return False


def _things(doc: Doc) -> set[str]:
    """The things and names of a sentence; a name keeps its capital letter, so that "Agency" is no "agency"."""
    return {token.text if token.pos_ == "PROPN" else token.lemma_.lower() for token in doc if token.pos_ in ("NOUN", "PROPN") and len(token) > 2}
