"""A whole clause in brackets becomes a sentence behind.

"The bridge (it was built in 1902) is closed." → "The bridge is closed. It was built in 1902."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.view import SUBJECTS, View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "brackets"
SOURCE = "plainlanguage.gov: avoid brackets; one idea a sentence"
REASON = "What stood in brackets was made a sentence of its own."
_MONTHS = frozenset(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each pair of brackets with a whole clause, or a relative clause about the noun before."""
    if view.is_question:
        return
    opened: Token | None = None
    for token in view.sentence:
        if token.text == "(":
            opened = token
        elif token.text == ")" and opened is not None:
            proposal = _make(view, opened, token)
            if proposal:
                yield proposal
            opened = None


def _make(view: View, opened: Token, closed: Token) -> Proposal | None:
    doc, first = view.doc, opened.i + 1
    stop = closed.i
    while stop > first and doc[stop - 1].text in ".,;":
        stop -= 1
    if stop - first < view.level.least_piece or opened.i == view.sentence.start or view.is_protected(view.span_of(opened, closed)):
        return None
    if not view.is_finite(view.root) or first <= view.root.i < stop:
        # "Some groups (which make rules)."
        return None
    text = _sentence(view, first, stop, opened)
    if text is None or doc[opened.i - 1].text in ".!?":
        return None
    start = doc[opened.i - 1].idx + len(doc[opened.i - 1])
    return Proposal(
        NAME,
        REASON,
        (Edit(Span(start, closed.idx + 1), ""), view.add_sentence(text)),
    )


def _birth(view: View, first: int, stop: int, opened: Token) -> str | None:
    """"Rossi (born May 9, 1950)": when somebody was born."""
    noun = view.doc[opened.i - 1]
    name = view.name_again(noun) if noun.pos_ == "PROPN" else None
    if name is None or noun.head != view.root or noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    end = first + 1
    while end < stop and (view.doc[end].like_num or view.doc[end].text.rstrip(".")[:3] in _MONTHS or view.doc[end].text == ","):
        end += 1
    words = [token for token in view.doc[first + 1 : end] if not token.is_punct]
    place = view.doc[end:stop]
    if len(words) not in (1, 3) or not all(token.pos_ == "PROPN" or token.text == "," for token in place):
        return None
    while view.doc[end - 1].text == ",":
        end -= 1
    link = "in" if len(words) == 1 else "on"
    date = f"{name} was born {link} {view.slice(first + 1, end)}"
    return f"{date} in {place.text}" if len(place) else date


def _sentence(view: View, first: int, stop: int, opened: Token) -> str | None:
    doc = view.doc
    opener = doc[first]
    if opener.lower_ == "born":
        return _birth(view, first, stop, opened)
    if opener.lower_ in ("who", "which") and stop - first > view.level.least_piece:
        noun = doc[opened.i - 1]
        name = view.name_again(noun) if noun.pos_ in ("NOUN", "PROPN") else None
        verb = doc[first + 1]
        if name == "They" and (noun.dep_ == "conj" or any(child.dep_ == "conj" for child in noun.children)):
            # one of several things
            return None
        if name is None or (name in ("They", "It") and not view.ends_at(stop + 1)) or verb.tag_ not in ("VBD", "VBZ", "VBP", "MD") or (opener.lower_ == "who") != view.is_person(noun):
            return None
        return f"{name} {view.slice(first + 1, stop)}"
    if opener.pos_ == "SCONJ" or opener.tag_ in ("WDT", "WP", "WRB", "CC", "IN") or opener.lower_ in ("see", "if"):
        return None
    for verb in doc[first:stop]:
        if verb.pos_ in ("VERB", "AUX") and view.is_finite(verb):
            subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
            if subject is not None and subject.left_edge.i == first and subject.tag_ not in ("WP", "WDT"):
                return sentence_case(view.slice(first, stop))
    return None
