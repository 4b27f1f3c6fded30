"""From an article to its glossary: find, define, rank."""

from __future__ import annotations

from typing import Literal

from glossary.candidates import Candidate
from glossary.choosing import choose_terms
from glossary.defining import Definition, define
from glossary.finding import find_candidates
from glossary.people import find_people
from glossary.places import find_places
from glossary.ranking import rank, settle
from glossary.terms import Glossary, Term
from reader.article import Article, as_article
from reader.language import parse_article

#: What a reader of each level knows already: candidates easier than this are left out.
KNOWN_UP_TO: dict[str, float] = {"original": 1.2, "plain": 0.8, "easy": 0.4}
#: How much harder ordinary words and phrases are for the readers of a level than for those of the plain version.
WORDS_ARE_HARDER: dict[str, float] = {"original": -0.8, "plain": 0.0, "easy": 0.8}


def build_glossary(
    article: Article | str, limit: int | None = 10, *, level: Literal["original", "plain", "easy"] = "plain"
) -> Glossary:
    """The terms of an article that a reader may not know, most useful first.

    ``limit`` is the number of terms, ``None`` for all of them; of ten, at most two are abbreviations where there are
    enough others. ``level`` says for whom: a reader of the
    ``easy`` version needs more words explained. Terms that nothing explains are in ``Glossary.undefined``.
    Raises ``ReadingError`` for a text without words.

    >>> glossary = build_glossary("The World Health Organization (WHO) sent an envoy. The WHO did not say why.")
    >>> glossary["WHO"].definition
    'short for World Health Organization'
    """
    article = as_article(article)
    docs = parse_article(article)
    defined: list[Term] = []
    undefined: list[Term] = []
    known, shift = KNOWN_UP_TO[level], WORDS_ARE_HARDER[level]
    ranked = [(one, rank(one, article, hard_from=known, shift=shift)) for one in find_candidates(article, docs)]
    for candidate, score in settle([one for one in ranked if one[1]]):
        definition = define(candidate)
        term = _term(candidate, definition, score)
        (defined if definition else undefined).append(term)
    chosen = tuple(defined) if limit is None else choose_terms(defined, limit)
    return Glossary(article, chosen, tuple(undefined), find_people(article, docs), find_places(article, docs))


def _term(candidate: Candidate, definition: Definition | None, score: float) -> Term:
    if definition is None:
        return Term(candidate.text, candidate.spans, candidate.kind, score=score)
    return Term(
        text=candidate.text,
        spans=candidate.spans,
        kind=candidate.kind,
        definition=definition.meaning,
        source=definition.source,
        example=definition.example,
        say=definition.say,
        notes=definition.notes,
        more=definition.more,
        also=candidate.also,
        reference=definition.reference,
        evidence=definition.evidence,
        field=definition.field,
        score=score,
    )
