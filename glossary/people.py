"""Who somebody is, in the article's own words: "Sung Kim, the U.S. special representative for North Korea"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from glossary.terms import Term
from reader.article import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

_LONGEST = 25
_PLAIN_TITLES = frozenset("mr mr. mrs mrs. ms ms. miss sir".split())
_LEFT_OUT = frozenset({"DET", "PUNCT", "CCONJ", "SPACE", "ADP"})


def find_people(article: Article, docs: Sequence[Doc | None]) -> tuple[Term, ...]:
    """The people whom the article introduces, in order: name, who they are, and the stretch that says so."""
    found: dict[str, Term] = {}
    for block, doc in zip(article.blocks, docs, strict=True):
        if doc is None:
            continue
        for name, role, place in _introductions(doc):
            key = _key(name)
            shifted = place.shift(block.span.start)
            if key in found:
                continue
            found[key] = Term(
                text=name,
                spans=(Span(shifted.start, shifted.end),),
                kind="person",
                definition=role,
                source="the article",
                evidence=shifted,
            )
    return tuple(sorted(found.values(), key=lambda term: term.spans))


def _key(name: str) -> str:
    return name.split()[-1].lower()


def _introductions(doc: Doc) -> Iterator[tuple[str, str, Span]]:
    for entity in doc.ents:
        if entity.label_ != "PERSON" or len(entity) < 2:
            continue
        name = re.sub(r"['’]s$", "", entity.text)
        for role, span in (*_after(entity), *_before(entity)):
            if _is_role(role):
                yield name, role, span
                break


def _after(entity: DocSpan) -> Iterator[tuple[str, Span]]:
    """The apposition behind the name: ", the U.N. special rapporteur on …,"."""
    doc = entity.doc
    for child in entity.root.children:
        if child.dep_ != "appos" or child.i < entity.end:
            continue
        phrase = sorted(child.subtree, key=lambda token: token.i)
        if doc[phrase[0].i - 1].text not in (",", "(", "–", "—") or phrase[0].i - 1 != entity.end:
            continue
        says = doc[phrase[0].i : phrase[-1].i + 1]
        text = says.text.strip(" ,")
        if 1 < len(text.split()) <= _LONGEST or (says.root.pos_ == "NOUN" and len(text.split()) == 1):
            yield text, Span(entity.start_char, says.start_char + len(says.text.rstrip(" ,")))


def _before(entity: DocSpan) -> Iterator[tuple[str, Span]]:
    """The title before the name: "President", "former mayor of Lyon"."""
    doc = entity.doc
    first = entity.start
    while first > entity.sent.start:
        token = doc[first - 1]
        belongs = token.head.i in range(first, entity.end) and token.dep_ in ("compound", "amod", "nmod", "poss")
        if not belongs:
            break
        first -= 1
    while first < entity.start and doc[first].pos_ in _LEFT_OUT:
        first += 1
    if first < entity.start:
        says = doc[first : entity.start]
        yield says.text.strip(" ,"), Span(says.start_char, entity.end_char)


def _is_role(text: str) -> bool:
    words = text.split()
    return bool(words) and text.lower() not in _PLAIN_TITLES and any(word[0].isalpha() for word in words) and not text.endswith(("'s", "’s"))
