"""What stands on the two sides of a word card, for every format that has cards."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass

from glossary.terms import Glossary, Term

#: Names under which Hornbook makes its identifiers (RFC 9562, version 5).
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "hornbook glossary")
#: What XML 1.0 cannot hold.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Card:
    """One card: the term, how to say it, what it means, where it stands; ``source`` says who explains it."""

    term: Term
    word: str
    say: str
    meaning: str
    more: str
    example: str
    sentence: str
    also: str
    source: str


def cards_of(glossary: Glossary) -> tuple[Card, ...]:
    """The cards of a glossary, in its order."""
    return tuple(card_of(term, glossary) for term in glossary.terms)


def card_of(term: Term, glossary: Glossary) -> Card:
    """The card of one term; ``source`` with the reference, where there is one."""
    sentence = term.first_sentence(glossary.article)
    return Card(
        term=term,
        word=term.text,
        say=term.say,
        meaning=term.definition,
        more=term.explanation,
        example=term.example,
        sentence=sentence.of(glossary.article.text) if sentence else "",
        also="; ".join(term.also),
        source=f"{term.source}; {term.reference}" if term.reference else term.source,
    )


def title_of(glossary: Glossary) -> str:
    """The article's title, or the first words of its text."""
    if glossary.article.title:
        return glossary.article.title
    words = glossary.article.body_text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")


def uuid_of(*names: str) -> str:
    """The same identifier for the same names, always."""
    return str(uuid.uuid5(_NAMESPACE, "\n".join(names)))


def number_of(*names: str) -> int:
    """The same number for the same names, always: 13 digits, as Anki numbers its decks."""
    digest = hashlib.sha256("\n".join(names).encode("utf-8")).digest()
    return 1_300_000_000_000 + int.from_bytes(digest[:8], "big") % 300_000_000_000


def xml(text: str) -> str:
    """Text for XML: marked characters written as entities, what XML cannot hold left out."""
    clean = _NO_XML.sub("", text)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
