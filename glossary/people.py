"""Who somebody is, in the article's own words: "Sung Kim, the U.S. special representative for North Korea"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from glossary.terms import Term
from reader.article import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_LONGEST = 25
#: Nouns that say what somebody is; most others end like ``_ROLE_ENDINGS``.
ROLES: frozenset[str] = frozenset(
    ["activist", "aide", "aunt", "boss", "brother", "captain", "champion", "chief", "coach", "colleague", "critic", "daughter", "dean", "deputy", "envoy", "expert", "fan", "father", "friend", "guard", "guide", "guest", "head", "host", "husband", "king", "lead", "mother", "nurse", "partner", "patron", "pilot", "president", "prince", "princess", "pupil", "queen", "rapporteur", "refugee", "representative", "resident", "scribe", "sister", "son", "spokesman", "spokesperson", "spokeswoman", "student", "survivor", "uncle", "veteran", "victim", "wife", "witness"]
)
_ROLE_ENDINGS = ("er", "or", "ist", "ian", "ant", "eur", "man", "woman", "ee", "ess", "mate")
_PLAIN_TITLES = frozenset(["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir"])
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
    for entity in _persons(doc):
        name = re.sub(r"['’]s$", "", entity.text)
        for role, span in (*_after(entity), *_before(entity)):
            if _is_role(role):
                yield name, role, span
                break


def _persons(doc: Doc) -> Iterator[DocSpan]:
    """Names of people: the recognizer's, and names of two or three words that a role stands behind."""
    known = {token.i for entity in doc.ents if entity.label_ == "PERSON" for token in entity}
    yield from (entity for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1)
    for token in doc:
        if token.i in known or token.pos_ != "PROPN" or not any(_names_role(child) for child in token.children):
            continue
        first = token.i
        while first and doc[first - 1].pos_ == "PROPN" and doc[first - 1].head == token:
            first -= 1
        if token.i - first in (1, 2) and all(one.text.isalpha() for one in doc[first : token.i + 1]):
            yield doc[first : token.i + 1]


def _names_role(child: Token) -> bool:
    return child.dep_ == "appos" and (child.lemma_.lower() in ROLES or child.lemma_.lower().endswith(_ROLE_ENDINGS))


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
    left = [token for token in entity.root.lefts if token.dep_ in ("compound", "amod", "nmod", "poss") and token.i < entity.start]
    first = min((one.i for token in left for one in token.subtree), default=entity.start)
    while first < entity.start and doc[first].pos_ in _LEFT_OUT:
        first += 1
    if first < entity.start:
        says = doc[first : entity.start]
        yield says.text.strip(" ,"), Span(says.start_char, entity.end_char)


def _is_role(text: str) -> bool:
    words = text.split()
    return bool(words) and text.lower() not in _PLAIN_TITLES and any(word[0].isalpha() for word in words) and not text.endswith(("'s", "’s"))
