"""Phrases with "of" that hang on each other are shortened: a name takes an "'s".

"They marched through the streets of the capital of Kenya." → "They marched through the streets of Kenya's capital."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "stacked phrases"
SOURCE = "Strunk 1918, rule 13; plainlanguage.gov: keep the subject, verb and object close together"
REASON = "Several phrases hung on each other; the name with “’s” makes one less."

#: What a country or a person has for certain. "The city of London" is London itself, and "London’s city" means something else.
_OWNED = frozenset(
    ["capital", "government", "parliament", "economy", "army", "navy", "prisons", "prison", "streets", "beaches", "schools", "farmers", "voters", "forests", "rivers", "cities", "reign", "childhood", "youth", "career", "life", "home", "wealth", "debt", "debts", "films", "songs", "books", "letters", "poems", "paintings", "house", "team", "family", "ideas"]
)
_WITHOUT_S = ("s", "S")


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where "the … of Name" hangs on another preposition's noun."""
    for of in view.sentence:
        if of.lower_ == "of" and of.dep_ == "prep" and of.head.pos_ == "NOUN":
            proposal = _make(view, of)
            if proposal:
                yield proposal


def _make(view: View, of: Token) -> Proposal | None:
    noun = of.head
    name = next((child for child in of.children if child.dep_ == "pobj"), None)
    outer = noun.head
    if not (view.is_person(noun) or noun.lower_ in _OWNED):
        return None
    if name is None or name.pos_ != "PROPN" or name.ent_type_ not in ("GPE", "PERSON"):
        return None
    if outer.dep_ != "prep" or outer.head.pos_ not in ("NOUN", "PROPN") or outer.lower_ not in ("of", "to", "in", "for", "by", "with", "from", "on"):
        return None
    first = noun.left_edge
    if first.lower_ != "the" or of.i != noun.i + 1 or any(child.dep_ not in ("det", "amod", "prep") for child in noun.children):
        return None
    if sum(child.dep_ == "prep" for child in noun.children) > 1 or any(child.dep_ == "amod" and child.tag_ in ("JJS", "RBS") for child in noun.children):
        return None
    start = name.left_edge.i
    words = view.doc[start : name.right_edge.i + 1]
    if start != of.i + 1 or name.right_edge != name or any(token.pos_ != "PROPN" for token in words) or len(words) > 3:
        return None
    if name.text.endswith(_WITHOUT_S) or view.doc[name.i + 1 : name.i + 2].text in ("'s", "’s", "-", "–", "and", "of"):
        return None
    region = view.span_of(first, name)
    if not view.may_change(region):
        return None
    mark = "'" if "'" in view.text and "’" not in view.text else "’"
    return Proposal(NAME, REASON, (Edit(region, f"{words.text}{mark}s {view.slice(first.i + 1, noun.i + 1)}", NAME, REASON),))
