"""What happened first becomes a sentence of its own: "when" in front, told of one past moment.

"When the ship reached Lund, the crew left it." → "The ship reached Lund. Then the crew left it."
"When Kim was ten, his father kept a mill." → "Kim was ten. In that year, his father kept a mill."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.rules.adverbial_clauses import STATES
from reader.plain.types import Proposal
from reader.plain.verbs import helpers_of
from reader.plain.view import REPORTING, View, lower_first, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "when clause"
SOURCE = "Siddharthan 2006: keep a connective when a clause is taken out; Inclusion Europe: tell things in their order"
REASON = "What happened first was made a sentence; “{link}” keeps the order."
#: What tells of a habit or of how sure it is, not of one moment.
_NOT_ONCE = frozenset(["first", "only", "ever", "always", "often", "usually", "every", "each", "sometimes", "never", "any", "whenever", "again", "just", "even", "once", "still", "already"])
_OF_ONE = frozenset(["the", "his", "her", "this", "that"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where the sentence begins with "when" and both clauses tell of one past moment."""
    root, opener = view.root, view.sentence[0]
    if opener.lower_ != "when" or not view.is_long or view.is_question or view.quotations:
        return
    clause = next((child for child in root.children if child.dep_ == "advcl" and child.i < root.i and child.left_edge == opener), None)
    subject = view.own_subject(root)
    bounds = view.subtree(clause) if clause is not None else None
    if clause is None or subject is None or bounds is None or not _is_simple_past(view, root) or not _is_simple_past(view, clause):
        return
    comma = view.doc[bounds[1]]
    following = view.doc[comma.i + 1]
    if comma.text != "," or subject.left_edge != following or bounds[1] - bounds[0] <= view.level.least_piece + 1 or not _can_follow(view, root, subject):
        return
    done = view.own_subject(clause)
    if done is None or not _is_one_moment(view, clause, done, bounds):
        return
    link = _link(view, root, clause, bounds)
    if link is None:
        return
    first = view.doc[opener.i + 1]
    yield Proposal(
        NAME,
        REASON.format(link=link.rstrip(",")),
        (
            Edit(Span(opener.idx, first.idx + len(first)), sentence_case(first.text)),
            Edit(Span(comma.idx, following.idx + len(following)), f". {link} {lower_first(following)}"),
        ),
    )


def _link(view: View, root: Token, clause: Token, bounds: tuple[int, int]) -> str | None:
    """"Then" between two events; "In that year" for what lasted, if a year or an age tells when."""
    words = view.doc[bounds[0] : bounds[1]]
    is_dated = any(token.text.isdigit() and len(token) == 4 for token in words)
    is_age = clause.lemma_ == "be" and any(child.dep_ in ("attr", "acomp") and child.like_num for child in clause.children)
    is_passive = clause.tag_ == "VBN"
    if clause.lemma_ in STATES or root.lemma_ in STATES or is_passive or is_dated:
        return "In that year," if is_dated or is_age else None
    return "Then"


def _is_simple_past(view: View, verb: Token) -> bool:
    """"left", "was left"; not "had left", "was leaving", "would leave", "did not leave"."""
    if view.is_negated(verb) or verb.tag_ == "VBG":
        return False
    helpers = helpers_of(verb)
    if not helpers:
        return verb.tag_ == "VBD"
    return len(helpers) == 1 and helpers[0].lower_ in ("was", "were") and verb.tag_ == "VBN"


def _can_follow(view: View, root: Token, subject: Token) -> bool:
    """Whether the main clause tells of that moment and not of a habit or of what somebody says."""
    if root.lemma_ in ("use", "tend", "begin") or (root.lemma_ in REPORTING and any(child.dep_ == "ccomp" and child.i < root.i for child in root.children)):
        return False
    if subject.i > root.i or subject.lower_ in ("that", "this", "it", "which", "there", "what", "you", "one") or subject.dep_ in ("csubj", "expl"):
        return False
    return not any(token.lower_ in _NOT_ONCE for token in view.doc[subject.left_edge.i : root.i + 2])


def _is_one_moment(view: View, clause: Token, subject: Token, bounds: tuple[int, int]) -> bool:
    """Whether the clause tells of one moment: a date stands there, or one person or thing does it."""
    words = view.doc[bounds[0] + 1 : bounds[1]]
    if any(token.lower_ in _NOT_ONCE for token in words if not (token.lower_ == "just" and clause.lemma_ == "be")):
        return False
    if subject.i > clause.i or subject.dep_ == "expl" or subject.lower_ in ("it", "you", "that", "this", "i", "we"):
        return False
    if any(token.like_num and token.text.isdigit() and len(token) == 4 for token in words):
        return True
    if subject.tag_ in ("NNS", "NNPS"):
        return any(child.dep_ == "nummod" for child in subject.children)
    if subject.pos_ == "PROPN":
        return True
    return subject.tag_ == "NN" and any(child.lower_ in _OF_ONE or child.dep_ == "poss" for child in subject.children)
