"""An exercise and its items: each item with its answer and the sentence that proves it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, Protocol

from glossary.terms import Glossary, Term
from lessons.templating import stands_in
from reader.article import Article, Span
from reader.lexicon.linting import zipf
from reader.plain.types import PlainArticle, PlainSentence

#: How a page shows an exercise: its items one below the other; two lists to be matched; a grid of letters.
Layout = Literal["items", "match", "grid"]
#: Why a sentence gives no further item: what one item asks for stands in print in the other.
TAKEN = "another exercise asks about it"
#: Kinds that ask for words by themselves, and print no sentence of the text.
WORD_KINDS = frozenset(["matching", "missing-vowels", "word-search", "crossword"])
#: The answer to a statement of which the text says nothing: its evidence is not in print.
NOT_SAID = "not said"
#: A word of a term that is so common (Zipf scale) is known, whatever the term: the "human" of "human rights".
_KNOWN = 4.6
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

    ``glossary`` has the words that the handout explains, ``more_terms`` the other hard words, which it doesn't
    explain; so many as ``most_uses`` exercises may ask about one sentence. Makers write down in ``left_out`` what gave no item, and why; it is no part of the material's value.
    """

    article: Article
    plain: PlainArticle
    glossary: Glossary
    more_terms: tuple[Term, ...] = ()
    made: tuple[Exercise, ...] = ()
    most_uses: int = 1
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

    def take_over(self, other: Material) -> None:
        """Take what ``other`` has left out as one's own."""
        self._left_out.update(other._left_out)

    def leave_out(self, kind: str, what: str, reason: str, evidence: Sequence[Span] = ()) -> None:
        """Write down that ``what`` gives no item of ``kind``, and why; the first reason stays."""
        self._left_out.setdefault((kind, what), LeftOut(kind, what, reason, tuple(evidence)))

    def keep(self, kind: str, what: str) -> None:
        """Take back that ``what`` was left out: it gave an item in the end."""
        self._left_out.pop((kind, what), None)

    def asked_by(self, *kinds: str) -> frozenset[str]:
        """The sentences that exercises of these kinds, made before, ask about."""
        return frozenset(item.says for one in self.made if one.kind in kinds for item in one.items)

    def forget(self, kind: str) -> None:
        """Take back all that was left out for a kind, which is to be made anew."""
        for key in [key for key in self._left_out if key[0] == kind]:
            del self._left_out[key]

    def is_taken(self, sentence: PlainSentence) -> bool:
        """Whether as many exercises ask about this sentence already as may."""
        return self.uses(sentence) >= self.most_uses

    def uses(self, sentence: PlainSentence) -> int:
        """How many exercises made before print this sentence, or ask for something of it."""
        return sum(
            any(sentence.text in item.says for item in one.items if item.answer != NOT_SAID) for one in self.made if one.kind not in WORD_KINDS
        )

    @property
    def words_in_print(self) -> frozenset[str]:
        """The words that pupils see in the exercises made before, in small letters."""
        texts = (text for one in self.made for text in (*one.bank, *(part for item in one.items for part in (item.prompt, *item.choices))))
        return frozenset(word for text in texts for word in re.findall(r"[a-z]+", text.lower()))

    def is_fair(self, *forms: str) -> bool:
        """Whether a word, given in its forms, may be asked for: it is explained on the handout, or none of the hard words."""
        return not {form.lower() for form in forms} & self._unexplained

    @cached_property
    def _unexplained(self) -> frozenset[str]:
        explained = _words_of(self.glossary.terms)
        return frozenset(word for word in _words_of(self.more_terms) - explained if zipf(word) < _KNOWN)

    def sentence_with(self, term: Term) -> PlainSentence | None:
        """The first plain sentence that holds a term: as it is written, or in a form that the article has."""
        return next((sentence for sentence in self.plain.sentences if stands_in(term, self.article, sentence.text)), None)

    def plain_of(self, sources: Sequence[Span]) -> str:
        """What the plain version has for stretches of the article, on one line."""
        found = (sentence for sentence in self.plain.sentences if any(one.overlaps(span) for one in sentence.sources for span in sources))
        return " ".join(" ".join(sentence.text for sentence in found).split())


def _words_of(terms: Sequence[Term]) -> frozenset[str]:
    """The words of terms, in small letters."""
    return frozenset(word for term in terms for word in re.findall(r"[^\W\d_]+", term.text.lower()))


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
