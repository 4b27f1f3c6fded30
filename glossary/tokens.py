"""What the finders ask of the parse and of every token, put into plain lists once: asking spaCy each time is slow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Article

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


def parsed_blocks(article: Article, docs: Sequence[Doc | None]) -> Iterator[tuple[int, Doc]]:
    """Each block that was parsed: where it starts in the text, and its Doc."""
    for block, doc in zip(article.blocks, docs, strict=True):
        if doc is not None:
            yield block.span.start, doc
