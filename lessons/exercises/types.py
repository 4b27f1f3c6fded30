"""An exercise and its items: each item with its answer and the sentence that proves it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
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
    """What exercises are made from: the article, its plain version, its glossary.

    ``more_terms`` are explained words beyond those of the class. Makers write down in ``left_out`` what gave no
    item, and why; it is no part of the material's value.
    """

    article: Article
    plain: PlainArticle
    glossary: Glossary
    more_terms: tuple[Term, ...] = ()
    _left_out: dict[LeftOut, None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_easy(self) -> bool:
        """Whether the lesson is for new readers: shorter sentences, more help."""
        return self.plain.level == "easy"

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What gave no item, each once, in the order in which it was found."""
        return tuple(self._left_out)

    def leave_out(self, kind: str, what: str, reason: str, evidence: Sequence[Span] = ()) -> None:
        """Write down that ``what`` gives no item of ``kind``, and why."""
        self._left_out.setdefault(LeftOut(kind, what, reason, tuple(evidence)))

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
    """Something that makes one kind of exercise; ``None`` where the material doesn't give enough."""

    KIND: str

    def make(self, material: Material, rng: random.Random) -> Exercise | None:
        """The exercise; the same material and seed give the same exercise."""
        ...
