"""Every statement of an article, in order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from lessons.sources.quotations import find_quoted
from lessons.sources.reports import find_according, find_reported
from lessons.sources.speakers import continued, named_in_full, with_speakers
from lessons.sources.types import PLACES, SAYING, Block, Statement, plain_name
from reader.article import Article, as_article
from reader.language import parse_article
from reader.plain.quotations import find_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DOUBLE = "\"“«"


def find_statements(article: Article | str) -> tuple[Statement, ...]:
    """Every quotation and reported claim, in order.

    >>> one, = find_statements("Rain is good, said Ann Lee. Roads closed.")
    >>> one.speaker, one.verb, one.form
    ('Ann Lee', 'say', 'indirect')
    """
    return _find(as_article(article))


@lru_cache(maxsize=4)
def _find(article: Article) -> tuple[Statement, ...]:
    """The statements of an article, kept for the next caller: many kinds of exercises ask."""
    found: list[Statement] = []
    docs = parse_article(article)
    names = _name_words(docs)
    before: list[tuple[int, Doc]] = []
    for number, doc in enumerate(docs):
        if doc is None:
            continue
        start = article.blocks[number].span.start
        quotations = tuple(span for span in find_quotations(doc.text) if doc.text[span.start] in _DOUBLE or len(span) > 30)
        block = Block(doc, start, quotations, tuple(one for one in article.sentences if one.block == number), tuple(before), names)
        here = sorted([*find_quoted(block), *find_reported(block), *find_according(block)], key=lambda one: (one.content.start, one.content.end))
        goes_on = bool(found) and not article.text[found[-1].sentences[-1].end : start].strip()
        found += with_speakers(_apart(here), block, found, goes_on)
        before.append((start, doc))
    return tuple(named_in_full(continued(found, article), article))


def _name_words(docs: Sequence[Doc | None]) -> frozenset[str]:
    """The last words of full names of persons: "Lee" of "Ann Lee".

    Where the parser doesn't see a person in two words with capital letters, it is one all the same if the second
    word alone says or thinks something elsewhere.
    """
    found: dict[str, set[str]] = {}
    pairs: set[str] = set()
    speaking: dict[str, int] = {}
    for doc in (doc for doc in docs if doc is not None):
        for ent in doc.ents:
            parts = plain_name(ent.text).split()
            if len(parts) > 1:
                found.setdefault(parts[-1], set()).add(ent.label_)
        for token in doc[:-1]:
            following = token.nbor(1)
            if token.pos_ == following.pos_ == "PROPN" and following.dep_ != "compound" and token.ent_type_ not in ("ORG", "GPE", "FAC"):
                pairs.add(following.text)
            is_alone = token.pos_ == "PROPN" and token.dep_ == "nsubj" and not list(token.lefts)
            if is_alone and token.head.lemma_ in SAYING | {"believe", "think", "remain"}:
                speaking[token.text] = speaking.get(token.text, 0) + 1
    names = {name for name, labels in found.items() if labels == {"PERSON"} and name[:1].isupper()}
    return frozenset(names | {name for name in pairs if speaking.get(name, 0) > 1 and name not in PLACES})


def _apart(statements: Sequence[Statement]) -> list[Statement]:
    """Statements that don't overlap: of two, the first found by marks stays."""
    kept: list[Statement] = []
    for one in sorted(statements, key=lambda one: (one.form != "direct", not one.speaker, -len(one.content))):
        if not any(one.content.overlaps(other.content) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.content.start)
