"""SKOS (W3C Recommendation of 18 August 2009) in Turtle: one concept a term, in one scheme a glossary."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.exports.faces import Card, cards_of, title_of, uuid_of
from glossary.terms import Glossary

_PREFIXES = "@prefix dct: <http://purl.org/dc/terms/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"


def to_skos(glossary: Glossary) -> str:
    """The glossary as linked data.

    ``prefLabel`` is the term, ``altLabel`` its other names; ``definition``, ``example`` and ``scopeNote`` are the
    meaning, the example and the longer explanation; ``note`` says how to say it; ``dct:source`` names who explains
    it. The identifiers are made from the title and the term, so that they stay the same.
    """
    title, language = title_of(glossary), glossary.article.language
    scheme = f"<urn:uuid:{uuid_of(title)}>"
    head = f"{scheme} a skos:ConceptScheme ;\n    dct:title {_text(title, language)} .\n"
    concepts = [_concept(card, title, scheme, language) for card in cards_of(glossary)]
    return "\n".join([_PREFIXES, head, *concepts])


def _concept(card: Card, title: str, scheme: str, language: str) -> str:
    lines = [f"<urn:uuid:{uuid_of(title, card.word)}> a skos:Concept", f"skos:inScheme {scheme}"]
    lines += [f"{name} {_text(value, language)}" for name, value in _values(card) if value]
    return " ;\n    ".join(lines) + " .\n"


def _values(card: Card) -> Iterator[tuple[str, str]]:
    yield "skos:prefLabel", card.word
    for name in card.term.also:
        if name != card.word:
            yield "skos:altLabel", name
    yield "skos:definition", card.meaning
    yield "skos:example", card.example
    yield "skos:example", card.sentence
    yield "skos:scopeNote", card.more
    yield "skos:note", card.say and f"Say: {card.say}"
    yield "dct:subject", card.term.field
    yield "dct:source", card.source


def _text(value: str, language: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    for plain, written in (("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"), ("\b", "\\b"), ("\f", "\\f")):
        escaped = escaped.replace(plain, written)
    return f'"{escaped}"@{language}'
