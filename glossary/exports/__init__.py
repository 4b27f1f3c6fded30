"""A glossary in other forms: one module a format, one table that names them all.

Each writer is a function of the glossary that gives bytes, the same ones each time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from glossary.exports.anki import to_anki
from glossary.exports.cards import to_cards
from glossary.exports.jupytercards import to_jupytercards
from glossary.exports.moodle import to_moodle
from glossary.exports.skos import to_skos
from glossary.exports.table import COLUMNS, to_csv
from glossary.exports.tbx import to_tbx
from glossary.page import to_html
from glossary.terms import Glossary

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Format",
    "to_anki",
    "to_cards",
    "to_csv",
    "to_html",
    "to_jupytercards",
    "to_moodle",
    "to_skos",
    "to_tbx",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a glossary can be had: how its files end, what it is for, and who writes it."""

    suffix: str
    about: str
    write: Callable[[Glossary], bytes]


def _encoded(write: Callable[[Glossary], str]) -> Callable[[Glossary], bytes]:
    return lambda glossary: write(glossary).encode("utf-8")


#: Every form by its name.
FORMATS: dict[str, Format] = {
    "csv": Format(".csv", "a table for a spreadsheet", _encoded(to_csv)),
    "html": Format(".html", "the article and its terms, linked both ways", _encoded(to_html)),
    "cards": Format(".html", "word cards to print, cut and fold", _encoded(to_cards)),
    "anki": Format(".apkg", "a deck for Anki", to_anki),
    "jupytercards": Format(".json", "flash cards for notebooks", _encoded(to_jupytercards)),
    "moodle": Format(".xml", "a glossary for Moodle", _encoded(to_moodle)),
    "tbx": Format(".tbx", "TermBase eXchange, ISO 30042:2019 (TBX-Basic, DCT style)", _encoded(to_tbx)),
    "skos": Format(".ttl", "SKOS in Turtle, for the semantic web", _encoded(to_skos)),
}
