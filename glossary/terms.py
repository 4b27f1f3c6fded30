"""Terms and the glossary: what a reader may not know in this article, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from reader.article import Article, Span

TermKind = Literal["abbreviation", "term", "name", "metonym", "word", "phrase", "person", "place"]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of an article.

    ``spans`` are the places in ``article.text``, the first one first. ``definition`` is empty when nobody
    defines it; ``source`` says who does: "the article", a pack with its reference, "Hornbook dictionary"
    or "WordNet". ``evidence`` is the stretch of the article that defines it, where it does. ``more`` is a
    longer explanation, ``say`` how to say it. ``score`` orders the glossary: hard and important terms first.
    """

    text: str
    spans: tuple[Span, ...]
    kind: TermKind
    definition: str = ""
    source: str = ""
    example: str = ""
    say: str = ""
    notes: str = ""
    more: str = ""
    also: tuple[str, ...] = ()
    reference: str = ""
    evidence: Span | None = None
    field: str = ""
    score: float = 0.0

    def first_sentence(self, article: Article) -> Span | None:
        """The sentence in which the term comes first, if it stands in the body."""
        for span in self.spans:
            for sentence in article.sentences:
                if sentence.span.contains(span):
                    return sentence.span
        return None

    @property
    def explanation(self) -> str:
        """What is said beyond the meaning: the longer explanation, and what the article says."""
        return " ".join(part for part in (self.more, self.notes and f"{self.notes.rstrip('.')}.") if part)

    @property
    def id(self) -> str:
        """A name for links, of letters, digits and hyphens."""
        return "term-" + "".join(one if one.isalnum() and one.isascii() else "-" for one in self.text.lower())


@dataclass(frozen=True)
class Glossary:
    """The terms of one article, most useful first.

    ``undefined`` lists the terms that look hard and that nothing explains: they are for the teacher.
    ``people`` says who somebody is and ``places`` what or where a place is, in the article's own words.
    """

    article: Article
    terms: tuple[Term, ...]
    undefined: tuple[Term, ...] = ()
    people: tuple[Term, ...] = field(default=())
    places: tuple[Term, ...] = field(default=())

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __getitem__(self, text: str) -> Term:
        """The term with this text, in any case of letters; ``KeyError`` where there is none."""
        for term in self.terms:
            if text.lower() in (term.text.lower(), *(name.lower() for name in term.also)):
                return term
        raise KeyError(text)

    def alphabetical(self) -> tuple[Term, ...]:
        """The terms from A to Z."""
        return tuple(sorted(self.terms, key=lambda term: term.text.lower()))

    def __str__(self) -> str:
        """The terms, then who is who, the places and the words that nothing explains, each under its heading."""
        lines = [f"{term.text}: {term.definition} ({term.source})" for term in self.terms]
        for heading, named in (("Who is who", self.people), ("Places", self.places)):
            if named:
                lines += ["", heading, *(f"{term.text}: {term.definition}" for term in named)]
        if self.undefined:
            lines += ["", "Without an explanation", ", ".join(term.text for term in self.undefined)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from glossary.page import to_fragment

        return to_fragment(self)
