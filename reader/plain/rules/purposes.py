"""What something was done for, at the end of a long sentence, becomes a sentence.

"Thousands of farmers drove to the capital to protest against the new tax on diesel." →
"Thousands of farmers drove to the capital. They did this to protest against the new tax on diesel."
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

NAME = "purpose"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006: a connective keeps the logic"
REASON = "What it was done for was made a sentence of its own; “{words}” keeps the link."

#: Deeds that are done for something. After other verbs "to …" says what, not what for.
_DEEDS = frozenset(
    ["adopt", "break", "bring", "build", "buy", "carry", "clear", "climb", "close", "collect", "come", "create", "cross", "cut", "deploy", "develop", "dig", "drive", "employ", "enter", "erect", "establish", "examine", "fill", "flock", "fly", "form", "found", "gather", "hire", "hold", "install", "interview", "introduce", "invent", "land", "launch", "lay", "march", "meet", "merge", "move", "open", "organize", "organise", "paint", "pass", "place", "plant", "post", "publish", "raise", "remortgage", "remove", "rent", "return", "run", "sail", "seize", "sell", "send", "shine", "sign", "start", "steal", "store", "study", "take", "team", "test", "track", "train", "travel", "visit", "walk", "wear", "work", "write", "analyse", "analyze", "block", "burn", "change", "combine", "compare", "measure", "record", "interrupt", "scan", "share", "spend", "stop", "swim", "undertake", "vote", "leave"]
)
#: "… managed to": what follows these is the deed itself, or what came of it.
_NOT_FOR = frozenset(["win", "become", "find", "be", "have", "discover", "reach", "score", "finish", "lose", "beat", "do", "say", "claim", "learn", "realize", "realise", "see", "die", "live", "join", "form", "make", "date", "begin", "start"])
#: Objects that take a "to …" of their own: "a plan to build".
_OPEN_NOUNS = frozenset(
    ["plan", "decision", "attempt", "effort", "right", "chance", "ability", "way", "time", "step", "steps", "measure", "move", "need", "power", "permission", "offer", "law", "bid", "campaign", "programme", "program", "role", "duty", "order", "deal", "agreement", "pledge", "promise", "opportunity", "reason", "scheme", "project", "site", "place", "thing", "something", "nothing", "anything", "money", "hours", "hour", "minute", "day", "days", "week", "month", "year", "years", "course", "action", "proposal", "resolution", "bill", "motion", "call", "pressure", "responsibility", "tendency", "willingness", "desire", "wish", "technology", "technique", "tool", "machine", "device", "system", "method", "one", "someone", "people", "name", "option", "challenge", "figure", "lawyer", "team", "group", "body", "company", "agency", "commission", "committee"]
)


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where "to …" at the end says what the main deed was done for."""
    root = view.root
    if not view.is_long or view.is_question or root.pos_ != "VERB" or not view.is_finite(root) or view.is_negated(root):
        return
    if root.lemma_ not in _DEEDS or any(child.tag_ == "MD" or child.lower_ == "only" for child in root.children):
        return
    if any(child.dep_ in ("conj", "ccomp", "parataxis", "dative") for child in root.children):
        return
    for verb in root.children:
        if verb.i > root.i and verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp"):
            proposal = _make(view, root, verb)
            if proposal:
                yield proposal
            return


def _make(view: View, root: Token, verb: Token) -> Proposal | None:
    doc = view.doc
    bounds = view.subtree(verb)
    to = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ == "to"), None)
    if bounds is None or to is None or not view.ends_at(bounds[1]) or verb.lemma_ in _NOT_FOR:
        return None
    first = bounds[0]
    if first != to.i or verb.i != to.i + 1 or bounds[1] - first < view.level.least_piece + 2:
        return None
    before = doc[first - 1]
    if first - view.sentence.start < view.level.least_piece + 1 or before.text in "–—-;:(" or before.pos_ in ("ADP", "CCONJ", "ADV", "ADJ", "VERB", "SCONJ", "PART"):
        return None
    if any(token.lower_ in _OPEN_NOUNS or token.lemma_.lower() in _OPEN_NOUNS for token in _objects(view, root, first)):
        return None
    if any(token.text in ",;:–—" for token in doc[first : bounds[1]]) or any(one.dep_ == "mark" for one in verb.children):
        return None
    if any(token.dep_ == "conj" and token.tag_ in ("VBD", "VBZ", "VBP") for token in doc[first : bounds[1]]):
        return None
    opening = _opening(view, root)
    if opening is None or view.is_protected(view.span_of(before, doc[bounds[1] - 1])):
        return None
    end = doc[first - 2] if before.text == "," else before
    edit = Edit(Span(end.idx + len(end), doc[first].idx), f". {opening} ")
    return Proposal(NAME, REASON.format(words=f"{opening} to"), (edit,))


def _objects(view: View, root: Token, first: int) -> list[Token]:
    """The nouns that "to …" could belong to: the verb's own object, and the last word before it."""
    own = [child for child in root.children if child.dep_ in ("dobj", "attr", "oprd", "nsubjpass") and child.i < first]
    return [*own, view.doc[first - 1]]


def _opening(view: View, root: Token) -> str | None:
    """ "They did this", or "This was done" where the sentence doesn't say who."""
    subject = view.own_subject(root)
    if subject is None or subject.i > root.i:
        return None
    helpers = [child for child in root.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in ("have", "has", "had") for child in helpers) and any(child.dep_ == "auxpass" for child in helpers):
        return None
    past = view.is_past(root) or (root.tag_ != "VBG" and any(child.lemma_ == "have" for child in helpers))
    if any(child.dep_ == "auxpass" for child in helpers):
        return f"This {'was' if past else 'is'} done"
    name = view.name_again(subject)
    if name is None or (subject.pos_ == "PRON" and name not in ("He", "She", "They", "We", "I")):
        return None
    if subject.pos_ == "NOUN" and not (view.is_person(subject) or view.is_plural(subject) or subject.lemma_.lower() in _DOERS):
        return None
    does = "did" if past else "do" if view.is_plural(subject) or name in ("They", "We", "I") else "does"
    return f"{name} {does} this"


#: Things that act like persons.
_DOERS = frozenset(["company", "firm", "government", "state", "country", "city", "town", "council", "court", "army", "police", "charity", "group", "team", "club", "party", "bank", "university", "school", "hospital", "museum", "union", "crowd", "family", "couple", "ministry", "parliament", "organization", "organisation", "agency", "committee", "commission"])
