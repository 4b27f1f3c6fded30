"""Who somebody is, said behind the name without an article, becomes a sentence.

"Ann Vale, head of the school, said no." → "Ann Vale is head of the school. Ann Vale said no."
"“No,” said Ann Vale, author of the report." → "“No,” said Ann Vale. Ann Vale is the author of the report."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import article_before
from reader.plain.rules.appositions import is_long_ago
from reader.plain.types import Proposal
from reader.plain.view import View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "role"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1; plainlanguage.gov: one idea a sentence"
REASON = "Who “{name}” is was made a sentence of its own."
#: Posts that one holder has: "she is head of the school".
_POSTS = frozenset(
    ["head", "director", "president", "chair", "chairman", "chairwoman", "chairperson", "professor", "executive", "ceo", "governor", "editor", "coordinator", "co-ordinator", "secretary", "minister", "manager", "general", "mayor", "captain", "mep", "mp", "vice-president", "principal", "headteacher", "headmaster", "headmistress", "chancellor", "ambassador", "commissioner", "dean", "treasurer", "leader", "chief", "senator", "coach"]
)
_THE = frozenset(["author", "creator", "writer", "winner", "owner", "founder", "co-founder", "inventor", "co-author", "organiser", "organizer", "designer"])
_ONE_OF = frozenset(
    ["lecturer", "member", "curator", "pilot", "associate", "analyst", "researcher", "spokesman", "spokeswoman", "spokesperson", "consultant", "scientist", "fellow", "reader", "adviser", "advisor", "officer", "campaigner", "expert", "specialist", "economist", "correspondent", "engineer", "partner"]
)
#: What a place or a firm is.
_PLACES = {"home": "", "part": "", "capital": "the ", "birthplace": "the ", "site": "the ", "seat": "the ", "maker": "the ", "publisher": "the ", "owner": "the "}
_LINKS = frozenset(["of", "at", "for", "in", "on", "to", "with"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for a role behind a name, up to the verb or to the sentence's end."""
    if view.is_question or not view.is_long:
        return
    for token in view.sentence:
        if token.dep_ == "appos" and token.head.pos_ == "PROPN" and token.i > token.head.i:
            proposal = _role(view, token, token.head)
            if proposal:
                yield proposal
                return


def _role(view: View, role: Token, name: Token) -> Proposal | None:
    bounds = view.subtree(role)
    if bounds is None or name.ent_type_ == "DATE" or (name.ent_type_ in ("GPE", "LOC", "FAC") and role.lower_ not in _PLACES):
        return None
    first, stop = bounds
    comma = view.doc[first - 1]
    if name.i != first - 2 or comma.text != "," or stop - first < view.level.least_piece or stop >= view.sentence.end:
        return None
    opener = _opener(view, role, first)
    if opener is None or any(child.tag_ == "JJS" for child in role.children) or view.is_protected(view.span_of(comma, view.doc[stop - 1])) or _has_more(view, role, name, first, stop):
        return None
    if is_long_ago(view):
        return None
    again = view.name_again(name)
    if again is None or again.startswith(("It", "They")) or (again.startswith("The ") and role.lower_ not in _PLACES):
        return None
    said = f"is {opener}{view.slice(first, stop)}"
    reason = REASON.format(name=again)
    if view.ends_at(stop) and name.i > view.root.i:
        end = view.doc[stop - 1].idx + len(view.doc[stop - 1])
        return Proposal(NAME, reason, (Edit(Span(comma.idx, end), f". {sentence_case(again)} {said}"),))
    closing = view.doc[stop]
    if closing.text == "," and _opens_the_sentence(view, name, closing):
        return Proposal(NAME, reason, (Edit(Span(comma.idx, closing.idx + 1), f" {said}. {sentence_case(again)}"),))
    if closing.text == "," and _is_main_subject(view, name, closing) and not view.quotations and not view.is_taken_up(name):
        return Proposal(NAME, reason, view.move_to_end(comma, closing, f"{sentence_case(again)} {said}"))
    return None


def _opener(view: View, role: Token, first: int) -> str | None:
    """The article that the role needs behind "is"; ``None`` where it is no role."""
    word = role.lower_
    if not any(child.dep_ == "prep" and child.lower_ in _LINKS and child.i > role.i for child in role.children):
        return None
    start = view.doc[first]
    if start.pos_ in ("DET", "PRON", "NUM", "ADV", "CCONJ") or start.dep_ == "poss" or start.lower_ in ("then", "late", "ex", "acting"):
        return None
    if start.lower_ in ("joint", "co", "former") and word in _POSTS | _THE | _ONE_OF:
        return "a "
    if any(child.dep_ == "poss" for child in role.children) or word in _POSTS or (start.lower_ == "chief" and word in _ONE_OF):
        return ""
    if word in _PLACES:
        return _PLACES[word]
    if word in _THE:
        return "the "
    return f"{article_before(start.text)} " if word in _ONE_OF else None


def _has_more(view: View, role: Token, name: Token, first: int, stop: int) -> bool:
    """Whether the name is one of several, or the role holds a clause of its own."""
    if any(child.dep_ in ("conj", "cc") for child in name.children) or name.dep_ in ("conj", "appos"):
        return True
    if any(child.dep_ in ("relcl", "acl", "appos") for child in role.children):
        return True
    return any(token.text in ";:–—()" or token.tag_ in ("WP", "WDT", "WP$") for token in view.doc[first:stop])


def _opens_the_sentence(view: View, name: Token, closing: Token) -> bool:
    """Whether the name is the subject at the very start, and its verb follows the role."""
    return name.left_edge.i == view.sentence.start and _is_main_subject(view, name, closing)


def _is_main_subject(view: View, name: Token, closing: Token) -> bool:
    following = view.doc[closing.i + 1]
    is_verb = following == name.head or (following.head == name.head and following.dep_ in ("aux", "auxpass", "advmod", "neg"))
    return name.dep_ in ("nsubj", "nsubjpass") and name.head == view.root and is_verb
