"""A colon or a dash between two clauses becomes a full stop; a list behind a colon gets a verb.

"The plan failed: nobody came." → "The plan failed. Nobody came."
"Three towns joined: Selm, Arno and Lund." → "Three towns joined. They are Selm, Arno and Lund."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.view import REPORTING, SUBJECTS, View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "colon"
SOURCE = "plainlanguage.gov: one idea a sentence; short sentences"
_SAYING = frozenset(["say", "write", "tell", "add", "reply", "answer", "ask", "shout", "tweet", "declare", "remark"])
REASON = "What stood behind the “{mark}” was made a sentence of its own."


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where a colon, or a dash with spaces, stands between two whole clauses or before a list."""
    if view.is_question:
        return
    marks = [token for token in view.sentence if token.text in (":", "–", "—", "--") and _has_space(view, token)]
    if len(marks) != 1 or not view.sentence.start < marks[0].i < view.sentence.end - 2:
        return
    mark = marks[0]
    before = view.doc[mark.i - 1]
    if before.pos_ in ("ADP", "AUX", "PART", "SCONJ") or before.dep_ == "mark" or _opens_speech(view, mark) or before.lemma_ in ("have", "do") or before.lemma_ in REPORTING or any(token.text == ";" for token in view.doc[mark.i : view.sentence.end]):
        return
    first, end = view.doc[mark.i + 1], view.doc[view.sentence.end - 1]
    if view.is_protected(view.span_of(mark, first)) or not is_clause(view, view.sentence.start, mark.i):
        return
    reason = REASON.format(mark=mark.text)
    start = view.mark_start(mark)
    if first.lower_ == "that" and first.head.i > first.i + 2:
        # "It is odd in this: that, in the end, it grows"
        return
    if first.dep_ != "cc" and first.tag_ not in ("WDT", "WP", "WRB", "WP$") and is_clause(view, mark.i + 1, end.i):
        yield Proposal(NAME, reason, (Edit(Span(start, first.idx + len(first)), ". " + sentence_case(first.text)),))
    elif mark.text == ":" and (opener := _listing(view, mark, end)):
        yield Proposal(NAME, reason, (Edit(Span(start, first.idx), f". {opener} "),))


def _opens_speech(view: View, mark: Token) -> bool:
    """"She writes in her book: the sea is ours": what follows is hers."""
    return any(token.lemma_ in _SAYING and token.dep_ in ("ROOT", "ccomp", "parataxis") and view.is_finite(token) for token in view.doc[view.sentence.start : mark.i])


def _has_space(view: View, mark: Token) -> bool:
    if mark.text == ":":
        return bool(mark.whitespace_)
    return view.opens_aside(mark)


def is_clause(view: View, first: int, stop: int) -> bool:
    """Whether the tokens hold a finite verb with its subject, of which nothing hangs on the other side."""
    size = sum(1 for token in view.doc[first:stop] if token.is_alpha)
    if size < view.level.least_piece or view.doc[first].dep_ == "mark" or view.doc[first].tag_ in ("WP", "WRB", "WDT", "WP$") or view.doc[first].lower_ in ("if", "as", "because", "when") or (view.doc[first].lower_ == "that" and view.doc[first].dep_ not in SUBJECTS):
        return False
    for verb in view.doc[first:stop]:
        if verb.pos_ not in ("VERB", "AUX") or not view.is_finite(verb) or verb.dep_ not in ("ROOT", "ccomp", "conj", "parataxis", "appos", "acl", "relcl", "advcl"):
            continue
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is None or not first <= subject.left_edge.i <= subject.i < verb.i or view.doc[subject.left_edge.i].tag_ in ("WP", "WDT"):
            continue
        if any(child.dep_ == "mark" and child.i >= first for child in verb.children):
            continue
        opener = view.doc[first]
        while opener.head != verb and opener.dep_ == "advmod" and opener.head.dep_ == "advmod":
            # "Of course", "Even so"
            opener = opener.head
        if subject.left_edge == opener or (opener.head == verb and opener.dep_ in ("advmod", "prep", "cc", "npadvmod", "intj")):
            return verb.lemma_ not in REPORTING or subject.left_edge == opener
    return False


def _listing(view: View, mark: Token, end: Token) -> str | None:
    """"They are", where the last noun before the colon is a plural of which the items follow."""
    noun = _counted(view.doc[mark.i - 1])
    items = view.doc[mark.i + 1 : end.i]
    if noun.tag_ not in ("NNS", "NNPS") or noun.dep_ in ("compound", "nmod") or not any(token.text == "," or token.lower_ == "and" for token in items):
        return None
    if any(token.pos_ in ("VERB", "AUX") for token in items) or items[0].pos_ not in ("NOUN", "PROPN", "DET", "ADJ", "NUM"):
        return None
    if any(token.dep_ in SUBJECTS for token in items):
        return None
    if items[0].lower_ in ("from", "not") or view.is_negated(view.root):
        return None
    past = view.is_past(view.root) and not any(child.dep_ == "conj" and child.tag_ in ("VBZ", "VBP") for child in view.root.children)
    return "These were" if past else "These are"


def _counted(last: Token) -> Token:
    """The noun that is listed: for "three measures of fitness" the counted one."""
    noun = last
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
        if noun.tag_ == "NNS" and any(child.dep_ == "nummod" for child in noun.children):
            return noun
    return last
