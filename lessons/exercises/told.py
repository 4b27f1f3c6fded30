"""Who says what in the text that the pupils hold: the statements of the plain version, each with the article's own.

An exercise quotes the plain version only. What the plain version tells in other words is found there again; it is
taken where the article has the same speaker for it, since the article is where speakers are told apart best.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lessons.exercises.types import TAKEN, Material
from lessons.plain_article import plain_article_of
from lessons.sources import Statement, find_statements
from reader.article import Span
from reader.plain.types import PlainArticle, PlainSentence

#: Why a statement of the article gives no item.
OTHERWISE = "the plain version tells it in another way"


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of the plain version. ``said`` has its spans in ``text``, which is the whole plain version;
    ``sentences`` are those in which it stands, ``original`` is the same statement in the article.
    """

    said: Statement
    text: str
    sentences: tuple[PlainSentence, ...]
    original: Statement

    @property
    def content(self) -> str:
        """What is said, in the words of the plain version."""
        return self.said.content.of(self.text)

    @property
    def says(self) -> str:
        """The plain sentences in which it stands, on one line."""
        return " ".join(" ".join(sentence.text for sentence in self.sentences).split())

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The sentences of the article from which they come."""
        return tuple(dict.fromkeys(source for sentence in self.sentences for source in sentence.sources))


def told_in(material: Material, kind: str) -> tuple[Told, ...]:
    """The statements of the plain version, in order; those of the article that it doesn't have are left out.

    So are those on whose sentences another exercise asks.
    """
    found = _told(material.plain)
    matched = {id(one.original) for one in found}
    for statement in find_statements(material.article):
        if id(statement) not in matched:
            material.leave_out(kind, statement.says(material.article.text), OTHERWISE, statement.sentences)
    free = [one for one in found if not any(material.is_taken(sentence) for sentence in one.sentences)]
    for one in found:
        if one not in free:
            material.leave_out(kind, one.says, TAKEN, one.evidence)
    return tuple(free)


@lru_cache(maxsize=4)
def _told(plain: PlainArticle) -> tuple[Told, ...]:
    whole = plain_article_of(plain)
    places = _places(plain)
    originals = find_statements(plain.article)
    found: list[Told] = []
    for said in find_statements(whole):
        sentences = tuple(sentence for span, sentence in places if any(span.overlaps(one) for one in said.sentences))
        sources = {source for sentence in sentences for source in sentence.sources}
        same = (
            one
            for one in originals
            if sources & set(one.sentences) and (one.speaker, one.form, one.named) == (said.speaker, said.form, said.named)
        )
        original = next(same, None)
        if original is not None:
            found.append(Told(said, whole.text, sentences, original))
    return tuple(found)


def _places(plain: PlainArticle) -> list[tuple[Span, PlainSentence]]:
    """Where each sentence stands in the text of ``plain_article_of``."""
    found: list[tuple[Span, PlainSentence]] = []
    start = 0
    for paragraph in plain.paragraphs:
        for sentence in paragraph:
            found.append((Span(start, start + len(sentence.text)), sentence))
            start += len(sentence.text) + 1
        start += 1
    return found
