"""Rows of sentences or paragraphs that have one order: each piece needs the one before it.

The first piece points back to nothing. Each of the others begins with a pronoun that only the one before explains,
or takes up a thing or a name that only the one before has brought in.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lessons.exercises.shared import points_back
from lessons.exercises.types import Item
from lessons.templating import letter
from reader.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TAKES_UP = frozenset(["he", "she", "it", "they", "this", "these", "his", "her", "its", "their"])
_OF_PERSONS = frozenset(["he", "she", "his", "her"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or a paragraph: its text, its parsed sentences, where it comes from."""

    text: str
    docs: tuple[Doc, ...]
    sources: tuple[Span, ...]
    block: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def things(self) -> frozenset[str]:
        """The things and names in it."""
        return frozenset(thing for doc in self.docs for thing in _things(doc))

    @property
    def brought_in(self) -> frozenset[str]:
        """The things in it that have "a" before them: it tells of them for the first time."""
        return frozenset(
            token.lemma_.lower()
            for doc in self.docs
            for token in doc
            if token.tag_ == "NN" and any(child.lower_ in ("a", "an", "another") for child in token.children)
        )

    @property
    def has_person(self) -> bool:
        """Whether it names a person, or speaks of one as "he" or "she"."""
        return any(token.ent_type_ == "PERSON" or token.lower_ in _OF_PERSONS for doc in self.docs for token in doc)


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces that follow each other; ``place`` is the number of the first one."""

    pieces: tuple[Piece, ...]
    place: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(piece.words for piece in self.pieces)


def find_rows(pieces: Sequence[Piece], length: int, most_words: int, reach: int, *, is_strict: bool = False) -> Iterator[Row]:
    """The rows of that many pieces that have one order; ``reach`` is how many paragraphs they may run over.

    ``is_strict`` asks that what a piece takes up is nowhere in the text before the row.
    """
    known: set[str] = set()
    for place in range(len(pieces) - length + 1):
        row = pieces[place : place + length]
        if is_strict and place:
            known |= pieces[place - 1].things
        is_near = row[-1].block - row[0].block <= reach
        if not is_near or sum(piece.words for piece in row) > most_words or len({piece.text for piece in row}) < length:
            continue
        if not points_back(row[0].docs[0]) and all(needs_the_one_before(row, number, known) for number in range(1, length)):
            yield Row(tuple(row), place)


def choose_rows(rows: Sequence[Row], most: int) -> list[Row]:
    """Rows that share nothing, long ones before short ones, in the order of the text."""
    chosen: list[Row] = []
    for row in sorted(rows, key=lambda row: (-len(row.pieces), row.words, row.place)):
        taken = {source for other in chosen for piece in other.pieces for source in piece.sources}
        if not taken & {source for piece in row.pieces for source in piece.sources}:
            chosen.append(row)
        if len(chosen) == most:
            break
    return sorted(chosen, key=lambda row: row.place)


def row_item(row: Row, kind: str, rng: random.Random) -> Item:
    """The row as an item: its pieces mixed, its answer the letters in the order of the text."""
    right = list(row.pieces)
    mixed = list(right)
    while mixed == right:
        rng.shuffle(mixed)
    return Item(
        id=f"{kind}-{right[0].sources[0].start}",
        prompt="Write the letters in the order of the text.",
        answer=", ".join(letter(mixed.index(piece)) for piece in right),
        evidence=tuple(dict.fromkeys(source for piece in right for source in piece.sources)),
        says=" ".join(piece.text for piece in right),
        choices=tuple(piece.text for piece in mixed),
    )


def needs_the_one_before(row: Sequence[Piece], number: int, known: Set[str] = frozenset()) -> bool:
    """Whether a piece of the row can only stand behind the one before it; ``known`` are things told before the row."""
    before, first = row[number - 1], row[number].docs[0]
    pronoun = _pronoun(first)
    if pronoun:
        # Behind an earlier piece the pronoun would do as well, were there somebody in it whom it could mean.
        is_only_there = number == 1 or (pronoun in _OF_PERSONS and not any(piece.has_person for piece in row[: number - 1]))
        return is_only_there and not _pronoun(before.docs[0])
    new = before.things - {thing for piece in row[: number - 1] for thing in piece.things} - known
    return bool(_taken_up(first) & new or _definite(first) & before.brought_in & new)


def _taken_up(doc: Doc) -> set[str]:
    """What the sentence speaks of as known before its verb: a name in short, as "Reed" for "Anna Reed", and nouns with
    "the" or "this".
    """
    found = set()
    verb = next((token.i for token in doc if token.dep_ == "ROOT"), len(doc))
    for token in doc[:verb]:
        if token.pos_ == "PROPN":
            if not _is_in_long_name(token):
                found.add(token.text)
        elif any(child.lower_ in ("the", "this", "these", "that") for child in token.children):
            found.add(token.lemma_.lower())
    return found


def _is_in_long_name(token: Token) -> bool:
    """Whether another name stands beside it: whoever is given the whole name may be new."""
    beside = [token.doc[place] for place in (token.i - 1, token.i + 1) if 0 <= place < len(token.doc)]
    return any(one.pos_ == "PROPN" for one in beside)


def _definite(doc: Doc) -> set[str]:
    """The nouns with "the" or "this", wherever they stand."""
    return {
        token.lemma_.lower()
        for token in doc
        if token.pos_ == "NOUN" and any(child.lower_ in ("the", "this", "that") for child in token.children)
    }


def _pronoun(doc: Doc) -> str:
    """The word for a thing or person named before with which the sentence begins, be it behind "but" or "however"."""
    for token in doc[:4]:
        if token.lower_ in _TAKES_UP:
            return "" if token.ent_type_ or token.head.ent_type_ == "DATE" else token.lower_  # not "this year"
        if token.lower_ not in ("but", "and", "so", "however", "yet", "then", ",", "“", '"'):
            return ""
    return ""


def _things(doc: Doc) -> set[str]:
    """The things and names of a sentence; a name keeps its capital letter, so that "Agency" is no "agency"."""
    return {token.text if token.pos_ == "PROPN" else token.lemma_.lower() for token in doc if token.pos_ in ("NOUN", "PROPN") and len(token) > 2}
