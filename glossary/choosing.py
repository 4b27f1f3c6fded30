"""Which terms a short list takes: the most useful ones, but not too many abbreviations."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.terms import Term

#: An abbreviation only tells what its letters stand for: of a list, they take no more than one place in so many.
_ONE_IN = 5


def choose_terms(terms: Sequence[Term], limit: int) -> tuple[Term, ...]:
    """The first ``limit`` terms, of which at most every fifth is an abbreviation where there are enough others.

    ``terms`` are ordered, most useful first; so is what comes back.

    >>> from reader.article import Span
    >>> terms = [Term(text, (Span(0, 1),), kind) for text, kind in [("UN", "abbreviation"), ("EU", "abbreviation"), ("treaty", "word")]]
    >>> [term.text for term in choose_terms(terms, 2)]
    ['UN', 'treaty']
    """
    most = max(1, limit // _ONE_IN)
    short = [term for term in terms if term.kind == "abbreviation"]
    others = len(terms) - len(short)
    kept = {id(term) for term in short[: max(most, limit - others)]}
    return tuple(term for term in terms if term.kind != "abbreviation" or id(term) in kept)[:limit]
