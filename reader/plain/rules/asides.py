"""What a dash or a comma adds about a whole event becomes a sentence.

"Prices rose by 9% – the biggest jump in years." → "Prices rose by 9%. This was the biggest jump in years."
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

NAME = "aside"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006 on appositions"
REASON = "What was added about the whole event was made a sentence of its own."
#: Nouns that sum up what happened.
SUMS = frozenset(
    ["rise", "increase", "fall", "drop", "decline", "jump", "surge", "gain", "loss", "growth", "cut", "reduction", "record", "sign", "move", "step", "decision", "result", "change", "figure", "number", "level", "rate", "blow", "victory", "defeat", "setback", "success", "failure", "trend", "feat", "achievement", "problem", "challenge", "attempt", "effort", "practice", "crime", "violation", "breach", "shift", "process", "development", "period", "proportion", "average", "amount", "sum", "total", "distance", "event", "act", "action", "offence", "offense", "mistake", "surprise", "disaster", "tragedy", "milestone", "improvement", "reminder", "situation", "phenomenon", "claim", "charge", "accusation", "fact", "feature", "tactic", "strategy", "measure", "reversal", "departure", "boost", "warning", "threat", "price", "saving", "contrast", "difference", "comparison", "share", "majority", "margin", "job", "task", "honour", "honor", "tradition", "habit", "trick", "method", "technique", "leap", "slump", "downturn", "upturn", "swing", "disparity", "coincidence", "equivalent", "finding", "discovery", "irony", "relief", "shock", "policy", "post", "position", "role", "title", "turnaround", "barrier", "risk"]
)
#: What stands behind them is so.
_SHOWING = frozenset(["show", "reveal", "find", "mean"])
_OPENERS = frozenset(["a", "an", "the", "one", "another", "something"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where a noun phrase that sums up ends the sentence behind a dash or a comma."""
    root, doc = view.root, view.doc
    if view.is_question or root.pos_ not in ("VERB", "AUX") or not view.is_finite(root) or view.own_subject(root) is None:
        return
    for mark in view.sentence:
        if mark.i <= root.i or mark.i + 2 >= view.sentence.end or not view.opens_aside(mark):
            continue
        first = doc[mark.i + 1]
        noun = _head(view, first)
        if noun is None or noun.lemma_.lower() not in SUMS or _is_listed(view, mark, noun):
            continue
        stop = view.words_end
        if any(token.text == mark.text or token.text in (",", ";", ":") for token in doc[noun.i : stop]) or stop - first.i < view.level.least_piece:
            continue
        if not _is_whole_before(view, mark) or view.is_protected(view.span_of(mark, doc[stop - 1])):
            continue
        be = "was" if view.is_past(root) else "is"
        start = view.mark_start(mark)
        yield Proposal(NAME, REASON, (Edit(Span(start, first.idx), f". This {be} "),))
        return


def _head(view: View, first: Token) -> Token | None:
    """The noun of the phrase that begins with an article here."""
    if first.lower_ not in _OPENERS:
        return None
    if first.lower_ == "something":
        return None
    noun = first.head
    return noun if noun.pos_ == "NOUN" and noun.left_edge == first and noun.i > first.i else None


def _is_listed(view: View, mark: Token, noun: Token) -> bool:
    """Whether the phrase is a further item of a list or the subject of a clause to come."""
    if any(child.dep_ in ("conj", "cc") for child in noun.children) or noun.dep_ in ("nsubj", "nsubjpass", "conj"):
        return True
    return any(token.dep_ == "cc" and token.i > noun.i and token.head.i < mark.i for token in view.sentence)


def _is_whole_before(view: View, mark: Token) -> bool:
    """Whether what stands before the mark is the main clause, with no claim or condition around it."""
    root = view.root
    for child in root.children:
        if child.dep_ == "ccomp" and child.i > root.i and root.lemma_ not in _SHOWING:
            return False
        if child.dep_ == "advcl" and any(one.lower_ in ("if", "unless", "because", "as", "while") or one.tag_ == "TO" for one in child.children):
            return False
    if any(child.tag_ == "MD" for child in root.children) or view.is_negated(root):
        return False
    return not any(token.text in ("–", "—") for token in view.doc[view.sentence.start : mark.i])
