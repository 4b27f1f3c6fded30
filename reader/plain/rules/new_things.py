"""A thing that is new in the text, and what it does, become two sentences.

"The team built a robot that cleans windows." → "The team built a robot. The robot cleans windows."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "new thing"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1; plainlanguage.gov: one idea a sentence"
REASON = "The clause with “{word}” was made a sentence of its own."
#: With these the thing need not exist: "they want a car that flies" says nothing of a car.
_NOT_REAL = frozenset(
    ["want", "need", "seek", "look", "lack", "require", "hope", "avoid", "like", "love", "hate", "prefer", "imagine", "search", "demand", "deny", "fear", "expect", "plan", "propose", "oppose", "wish", "dream", "promise", "allow", "suggest", "consider"]
)
_INDEFINITE = frozenset(["a", "an", "some", "several", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where the object of the main verb is new and a clause with that, which or who ends the sentence."""
    root = view.root
    if not view.is_long or view.is_question or view.is_negated(root) or root.lemma_ in _NOT_REAL:
        return
    if root.pos_ != "VERB" or not view.is_finite(root) or any(_weakens(child) for child in root.children):
        return
    noun = next((child for child in root.children if child.dep_ == "dobj" and child.i > root.i and child.pos_ == "NOUN"), None)
    if noun is None or not _is_new(noun) or any(child.dep_ in ("conj", "cc", "appos") for child in noun.children):
        return
    verb = next((child for child in noun.children if child.dep_ == "relcl"), None)
    bounds = view.subtree(verb) if verb is not None else None
    if verb is None or bounds is None or not view.is_finite(verb):
        return
    link, before = view.doc[bounds[0]], view.doc[bounds[0] - 1]
    at_end = all(token.text in ".!" for token in view.doc[bounds[1] : view.sentence.end])
    if not at_end or link.lower_ not in ("who", "that", "which") or link.dep_ not in ("nsubj", "nsubjpass") or before != noun:
        return
    name = view.name_again(noun)
    size = bounds[1] - bounds[0]
    if name is None or size <= view.level.least_piece or view.is_protected(view.span_of(before, view.doc[bounds[1] - 1])):
        return
    start = before.idx + len(before)
    yield Proposal(NAME, REASON.format(word=link.lower_), (Edit(Span(start, link.idx + len(link)), f". {name}"),))


def _weakens(child: Token) -> bool:
    """A modal verb, a condition or a "to" before the main verb: what it says may not be so."""
    if child.dep_ in ("aux", "auxpass"):
        return child.tag_ == "MD" or child.lower_ == "to"
    return child.dep_ == "advcl" and any(one.dep_ == "mark" and one.lower_ in ("if", "unless") for one in child.children)


def _is_new(noun: Token) -> bool:
    """Whether the noun stands with "a" or a number, or in the plural without an article."""
    openers = [child.lower_ for child in noun.children if child.dep_ in ("det", "nummod", "poss") and child.i < noun.i]
    if not openers:
        return noun.tag_ == "NNS" and not any(child.lower_ in ("few", "no", "such", "other") for child in noun.children)
    return len(openers) == 1 and openers[0] in _INDEFINITE
