"""What somebody is and what they did become two sentences.

"Ada Brown was a nurse who worked in three wars." → "Ada Brown was a nurse. Ada Brown worked in three wars."
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

NAME = "description"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1; plainlanguage.gov: one idea a sentence"
REASON = "What {name} is and the clause with “{word}” were made two sentences."


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where "is a …" is followed by a clause with who, that or which about the same person or thing."""
    root = view.root
    subject = view.own_subject(root)
    if root.lemma_ != "be" or not view.is_long or view.is_question or subject is None or view.is_negated(root):
        return
    noun = next((child for child in root.children if child.dep_ == "attr" and child.i > root.i), None)
    if noun is None or subject.dep_ != "nsubj" or subject.i > root.i or noun.left_edge.lower_ not in ("a", "an"):
        return
    if not _is_known(subject) or any(child.dep_ in ("conj", "cc") for child in (*noun.children, *root.children)):
        return
    verb = next((child for child in noun.children if child.dep_ == "relcl"), None)
    bounds = view.subtree(verb) if verb is not None else None
    if verb is None or bounds is None or not view.is_finite(verb) or any(token.text not in ".!" for token in view.doc[bounds[1] : view.sentence.end]):
        return
    link, before = view.doc[bounds[0]], view.doc[bounds[0] - 1]
    if link.lower_ not in ("who", "that", "which") or link.dep_ not in ("nsubj", "nsubjpass") or before.text == ",":
        return
    name = view.name_again(subject)
    if name is None or bounds[1] - bounds[0] < view.level.least_piece or view.is_protected(view.span_of(before, view.doc[bounds[1] - 1])):
        return
    start = before.idx + len(before)
    edit = Edit(Span(start, link.idx + len(link)), f". {name}")
    yield Proposal(NAME, REASON.format(name=name, word=link.lower_), (edit,))


def _is_known(subject: Token) -> bool:
    """Whether the subject is one certain person or thing: a name, "he", "the …"."""
    if subject.pos_ == "PROPN" or subject.lower_ in ("he", "she", "it", "they", "i"):
        return True
    return subject.left_edge.lower_ in ("the", "this", "my", "our", "his", "her", "its", "their")
