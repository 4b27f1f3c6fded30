"""What the finders ask of every token, put into plain lists once: asking spaCy each time is slow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Facts:
    """For each token its word and lemma in small letters, its part of speech and its relation to its head."""

    lower: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]


def facts_of(doc: Doc) -> Facts:
    """The facts of a Doc, kept with it."""
    known = doc.user_data.get("glossary_facts")
    if isinstance(known, Facts):
        return known
    rows = [(token.lower_, token.lemma_.lower(), token.pos_, token.dep_) for token in doc]
    columns = tuple(zip(*rows, strict=True)) or ((), (), (), ())
    facts = doc.user_data["glossary_facts"] = Facts(*columns)
    return facts
