"""An exercise and its items: each item with its answer and the sentence that proves it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Protocol

from glossary.terms import Glossary
from reader.article import Article, Span
from reader.plain.types import PlainArticle, PlainSentence


@dataclass(frozen=True, slots=True)
class Material:
    """What exercises are made from: the article, its plain version, its glossary."""

    article: Article
    plain: PlainArticle
    glossary: Glossary

    def sentence_with(self, word: str) -> PlainSentence | None:
        """The first plain sentence that holds ``word`` as a whole word."""
        import re

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
class Exercise:
    """One exercise of a handout. ``bank`` holds the words or meanings to choose from, in a mixed order."""

    kind: str
    title: str
    instruction: str
    items: tuple[Item, ...]
    bank: tuple[str, ...] = ()


class Maker(Protocol):
    """Something that makes one kind of exercise; ``None`` where the material doesn't give enough."""

    KIND: str

    def make(self, material: Material, rng: random.Random) -> Exercise | None:
        """The exercise; the same material and seed give the same exercise."""
        ...
