"""Clauses whose subject the parser took for a further thing of the clause before: "It has a mill and boats bring the flour"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.verbs import first_of, has_participle_form
from reader.plain.view import REPORTING, View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS = {"and": "", "but": "But "}


def cut_hidden(view: View) -> Iterator[Edit]:
    """The edits that put a full stop before such a clause; nothing where the noun may belong to the clause before."""
    root = view.root
    if root.pos_ not in ("VERB", "AUX") or not view.is_finite(root) or view.own_subject(root) is None:
        return
    if root.tag_ == "VBD" and has_participle_form(root) and not any(child.dep_ in ("aux", "auxpass", "dobj", "xcomp") for child in root.children):
        # "care introduced in Arno and Lund has helped": the main verb comes later
        return
    if root.lemma_ in REPORTING or any(child.dep_ in ("ccomp", "csubj", "parataxis", "preconj") for child in root.children):
        return
    for verb in view.sentence:
        if verb.dep_ == "conj" and verb.head == root and verb.pos_ in ("VERB", "AUX") and view.own_subject(verb) is None and view.is_finite(verb):
            edit = _cut(view, root, verb)
            if edit:
                yield edit


def _cut(view: View, root: Token, verb: Token) -> Edit | None:
    start = verb.left_edge.i
    noun = _subject_before(view, start)
    if noun is None or noun.head.i < root.i or (noun.pos_ == noun.head.pos_ == "PROPN") or any(token.text in "–—:(" or token.lower_ in ("both", "between") for token in view.doc[view.sentence.start : noun.i]):
        return None
    if any(child.i < verb.i and child.dep_ not in ("aux", "auxpass", "neg", "advmod") for child in verb.children):
        return None
    finite = first_of(verb)
    if finite.tag_ in ("VBZ", "VBP") and view.is_plural(noun) != (finite.tag_ == "VBP"):
        return None
    if finite == verb and (verb.tag_ not in ("VBZ", "VBP", "VBD") or (verb.tag_ == "VBD" and has_participle_form(verb))):
        # "men and women dressed in white"
        return None
    link = view.doc[noun.left_edge.i - 1]
    low = link.i - 1 if view.doc[link.i - 1].text == "," else link.i
    if low - view.sentence.start <= view.level.least_piece or view.words_end - noun.left_edge.i <= view.level.least_piece:
        return None
    first, before = noun.left_edge, view.doc[low - 1]
    if view.is_protected(view.span_of(before, verb)):
        return None
    opener = _OPENERS[link.lower_]
    shown = first.text if opener else sentence_case(first.text)
    return Edit(Span(before.idx + len(before), first.idx + len(first)), f". {opener}{shown}")


def _subject_before(view: View, start: int) -> Token | None:
    """The one noun that is joined to the noun before it and ends right before the verb."""
    for noun in (view.doc[start - 1], *view.doc[start - 1].ancestors):
        if noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and noun.right_edge.i == start - 1:
            joined = [child for child in noun.head.children if child.dep_ == "conj"]
            link = view.doc[noun.left_edge.i - 1]
            alone = joined == [noun] and noun.head.dep_ != "conj" and not any(child.dep_ == "conj" for child in noun.children)
            return noun if alone and link.dep_ == "cc" and link.lower_ in _OPENERS and noun.head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") else None
    return None
