"""Who says it comes first: a source behind a statement moves to its front.

"Prices rose by 4 percent, the ministry said on Monday." → "The ministry said on Monday that prices rose by 4 percent."
"Prices rose, according to the ministry." → "According to the ministry, prices rose."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.view import View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "source first"
SOURCE = "plainlanguage.gov: put the main thing first; COGA 2021: the one who acts before the action"
REASON = "The sentence now begins with who says so."
_SAYING = frozenset(["say", "add", "report", "announce", "explain", "note", "state", "confirm", "argue", "believe", "warn", "admit", "claim", "estimate", "tell", "write"])
_LONGEST_SOURCE = 14


#: What comments on the sentence before belongs in front.
_COMMENTS = ("at least", "at best", "at worst", "after all", "of course", "in fact", "in other words")


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where a statement that is no quotation ends with its source."""
    if view.is_question or view.quotations:
        return
    proposal = _according(view) or _said(view)
    if proposal:
        yield proposal


def _end(view: View) -> Token | None:
    """The full stop that ends the sentence."""
    last = view.sentence[-1]
    return last if last.text == "." and last.i > view.sentence.start + 4 else None


def _according(view: View) -> Proposal | None:
    stop = _end(view)
    if stop is None:
        return None
    for token in view.sentence:
        if token.lower_ != "according" or token.i < view.sentence.start + 4 or view.doc[token.i - 1].text != ",":
            continue
        if token.head.lemma_ in ("act", "vary", "differ") or stop.i - token.i > _LONGEST_SOURCE:
            return None
        source = view.doc[token.i : stop.i]
        if any(one.text in ",;:" or one.dep_ in ("relcl", "ccomp", "advcl") for one in source):
            return None
        return _front(view, token.i, stop, f"{sentence_case(source.text)}, ", "")
    return None


def _said(view: View) -> Proposal | None:
    stop, verb = _end(view), view.root
    subject = view.own_subject(verb)
    if subject is not None and subject.i > verb.i:
        return _said_inverted(view, verb, subject, stop)
    if stop is None or subject is None or subject.dep_ != "nsubj" or verb.lemma_ not in _SAYING or view.is_negated(verb):
        return None
    claim = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
    comma = view.doc[subject.left_edge.i - 1] if subject.left_edge.i > view.sentence.start else None
    if claim is None or comma is None or comma.text != "," or subject.i > verb.i or not view.is_finite(claim):
        return None
    if _is_direct(claim, subject) or view.own_subject(claim) is None or claim.right_edge.i > comma.i or claim.left_edge.i > view.sentence.start + 2:
        return None
    about = view.own_subject(claim)
    if subject.lower_ in ("he", "she") and about is not None and (about.pos_ == "PROPN" or view.is_person(about)):
        # "Kim works too much, he says": in front, "he" would be another
        return None
    source = view.doc[comma.i + 1 : stop.i]
    if len(source) > _LONGEST_SOURCE or any(one.text in ",;:" or one.dep_ in ("advcl", "conj", "relcl", "ccomp", "xcomp") for one in source):
        return None
    return _front(view, comma.i + 1, stop, sentence_case(source.text) + " that ", "")


def _is_direct(claim: Token, subject: Token) -> bool:
    """Whether these are the speaker's own words, without marks: "I work here, she says"."""
    return subject.lower_ not in ("i", "we") and any(token.lower_ in ("i", "me", "my", "myself", "we", "us", "our", "ours") for token in claim.subtree)


def _front(view: View, start: int, stop: Token, lead: str, tail: str) -> Proposal | None:
    """The words from ``start`` to the full stop go before the sentence."""
    first, comma = view.sentence[0], view.doc[start - 1]
    if any(token.text == ":" for token in view.doc[first.i : start]):
        # "The worst of it: there is no bus, says Kim"
        return None
    if any(view.slice(first.i, first.i + len(words.split())).lower() == words for words in _COMMENTS):
        return None
    if view.is_protected(view.span_of(first, stop)) or first.lower_ in ("but", "and", "so", "that", "still", "however"):
        return None
    return Proposal(
        NAME,
        REASON,
        (
            Edit(Span(first.idx, first.idx + len(first)), lead + view.small(first)),
            Edit(Span(comma.idx, stop.idx), tail),
        ),
    )


def _said_inverted(view: View, verb: Token, subject: Token, stop: Token | None) -> Proposal | None:
    """"…, said the mayor." """
    claim = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
    comma = view.doc[verb.i - 1]
    if stop is None or claim is None or comma.text != "," or verb.lemma_ not in _SAYING or verb.tag_ not in ("VBD", "VBZ"):
        return None
    who = view.doc[verb.i + 1 : stop.i]
    if _is_direct(claim, subject) or view.own_subject(claim) is None or not view.is_finite(claim) or claim.left_edge.i > view.sentence.start + 2:
        return None
    if len(who) > _LONGEST_SOURCE or subject.right_edge.i + 1 != stop.i or any(one.dep_ in ("relcl", "conj") for one in who):
        return None
    if any(one.text in ",;:" for one in who):
        return None
    return _front(view, verb.i, stop, f"{sentence_case(who.text)} {verb.text} that ", "")
