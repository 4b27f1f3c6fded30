"""An exercise and its items: each item with its answer and the sentence that proves it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from glossary.terms import Glossary, Term
from reader.article import Article, Span
from reader.plain.types import PlainArticle, PlainSentence

#: How a page shows an exercise: its items one below the other; two lists to be matched; a grid of letters.
Layout = Literal["items", "match", "grid"]
Direction = Literal["across", "down", "diagonal"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence or word that gave no item of ``kind``, and why."""

    kind: str
    what: str
    reason: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Material:
    """What exercises are made from: the article, its plain version, its glossary, and the exercises made before.

    ``more_terms`` are explained words beyond those of the class. Makers write down in ``left_out`` what gave no
    item, and why; it is no part of the material's value.
    """

    article: Article
    plain: PlainArticle
    glossary: Glossary
    more_terms: tuple[Term, ...] = ()
    made: tuple[Exercise, ...] = ()
    _left_out: dict[tuple[str, str], LeftOut] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_easy(self) -> bool:
        """Whether the lesson is for new readers: shorter sentences, more help."""
        return self.plain.level == "easy"

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What gave no item, each once with its first reason, in the order in which it was found."""
        return tuple(self._left_out.values())

    def anew(self) -> Material:
        """The same material, with nothing made and nothing left out yet."""
        return replace(self, made=(), _left_out={})

    def leave_out(self, kind: str, what: str, reason: str, evidence: Sequence[Span] = ()) -> None:
        """Write down that ``what`` gives no item of ``kind``, and why; the first reason stays."""
        self._left_out.setdefault((kind, what), LeftOut(kind, what, reason, tuple(evidence)))

    def keep(self, kind: str, what: str) -> None:
        """Take back that ``what`` was left out: it gave an item in the end."""
        self._left_out.pop((kind, what), None)

    def asked_by(self, *kinds: str) -> frozenset[str]:
        """The sentences that exercises of these kinds, made before, ask about."""
        return frozenset(item.says for one in self.made if one.kind in kinds for item in one.items)

    def sentence_with(self, word: str) -> PlainSentence | None:
        """The first plain sentence that holds ``word`` as a whole word."""
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        return next((sentence for sentence in self.plain.sentences if pattern.search(sentence.text)), None)


@dataclass(frozen=True, slots=True)
class Item:
    """One question: ``prompt`` is shown, ``answer`` is right, ``evidence`` is where the article proves it.

    ``choices`` are what may be chosen from; ``says`` is the text of the evidence. ``id`` is stable: the same
    article gives the same id.
    """

    id: str
    prompt: str
    answer: str
    evidence: tuple[Span, ...]
    says: str = ""
    choices: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word in a grid: the row and column of its first letter count from 1; ``number`` is 0 in a word search."""

    word: str
    row: int
    column: int
    direction: Direction
    number: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """Letters in rows of the same length; ``" "`` is a black square.

    ``is_hidden`` says that the letters are the answers, as in a crossword: a page for pupils shows empty squares.
    """

    rows: tuple[str, ...]
    words: tuple[Placed, ...]
    is_hidden: bool

    def number_at(self, row: int, column: int) -> int:
        """The number in a square (rows and columns count from 1), or 0."""
        return next((one.number for one in self.words if (one.row, one.column) == (row, column)), 0)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of a handout.

    ``bank`` holds the words or meanings to choose from. ``layout`` says how a page shows it; ``lines`` how many
    lines to write on stand below each item.
    """

    kind: str
    title: str
    instruction: str
    items: tuple[Item, ...]
    bank: tuple[str, ...] = ()
    layout: Layout = "items"
    lines: int = 0
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """An open question: something to talk or write about, without a right answer."""

    id: str
    use: Literal["warm-up", "discussion", "writing"]
    text: str
    topic: str


class Maker(Protocol):
    """Something that makes one kind of exercise.

    An exercise with fewer items than ``FEWEST`` is not printed; ``MOST`` items are enough. ``REST`` is why a
    sentence of the plain version gives no item where the maker itself has written down no reason; it is empty for
    kinds that are not made from those sentences.
    """

    KIND: str
    FEWEST: int
    MOST: int
    REST: str

    def make(self, material: Material, rng: random.Random) -> Exercise | None:
        """The exercise, however few items it has; nothing where the kind can't be made at all.

        The same material and seed give the same exercise.
        """
        ...
