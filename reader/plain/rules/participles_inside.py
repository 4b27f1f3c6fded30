"""What was done to the subject, between commas, becomes a sentence of its own.

"The mill, built in 1902, burned down." → "The mill burned down. The mill was built in 1902."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.plain.rules.participles_front import STATES
from reader.plain.types import Proposal
from reader.plain.verbs import first_of
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "participle between commas"
SOURCE = "OneStopEnglish: professionals keep 39 of 100 participial clauses; Siddharthan 2006"
REASON = "The part between the commas was made a sentence of its own."
_HOW_OFTEN = frozenset(["often", "also", "sometimes", "formerly", "originally", "officially", "usually", "commonly", "generally", "once", "now", "recently", "widely", "previously", "first", "still", "largely", "partly", "mainly", "jointly", "later", "locally"])
_NO_CLAUSE = frozenset(["according", "given", "compared", "followed", "including", "owing", "provided", "granted", "faced", "put", "supposed", "taken", "set", "aged", "seen", "left", "led", "combined", "coupled", "paired", "armed"])
#: A name is short, and easier in a sentence of its own.
_NAMING = frozenset(["call", "name", "nickname", "dub"])
_ONCE = frozenset(["originally", "formerly", "previously", "once", "initially", "first"])
#: Told of today: "often called the Mill".
_TODAY = STATES | frozenset(["call", "refer", "consider", "regard", "see", "use", "abbreviate", "spell", "write", "shorten", "derive", "own", "run"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for a past participle between commas behind the subject."""
    root = view.root
    subject = view.own_subject(root)
    if subject is None or not view.is_long or view.is_question or root.pos_ not in ("VERB", "AUX") or not view.is_finite(root):
        return
    if subject.dep_ not in ("nsubj", "nsubjpass") or subject.i > root.i or subject.pos_ not in ("NOUN", "PROPN"):
        return
    for verb in subject.children:
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i > subject.i:
            proposal = _make(view, subject, verb)
            if proposal:
                yield proposal
            return


def _make(view: View, subject: Token, verb: Token) -> Proposal | None:
    bounds = view.subtree(verb)
    if bounds is None or verb.lower_ in _NO_CLAUSE or (verb.lower_ == "based" and view.doc[verb.i + 1].lower_ not in ("on", "in")) or any(child.dep_ == "conj" for child in (*verb.children, *subject.children)):
        return None
    first, stop = bounds
    if stop + 1 >= view.sentence.end:
        return None
    comma, after = view.doc[first - 1], view.doc[stop]
    opener = view.doc[first]
    if opener != verb and not (opener.i == verb.i - 1 and opener.lower_ in _HOW_OFTEN):
        return None
    if not view.opens_aside(comma) or after.text != comma.text or stop - first < (2 if verb.lemma_ in _NAMING else view.level.least_piece) or subject.i != first - 2:
        return None
    if view.doc[stop + 1].text in (",", "–", "—") or view.doc[stop + 1].dep_ in ("cc", "acl", "appos") or view.doc[stop + 1].tag_ in ("WP", "WDT", "VBN", "VBG", "IN", "DT"):
        return None
    if subject.left_edge.lower_ in ("a", "an", "no", "any", "every", "each") or any(token.lower_ == "since" for token in view.doc[first:stop]):
        return None
    if any(token.text in ",;:–—" and not _is_in_a_name(view, token) for token in view.doc[first:stop]) or view.cuts_protected(view.span_of(comma, view.doc[stop - 1])):
        return None
    name = view.name_again(subject)
    if name is None:
        return None
    name, be = _named(view, subject, name, past=view.is_past(view.root) or verb.lemma_ not in _TODAY or opener.lower_ in _ONCE)
    return Proposal(NAME, REASON, view.move_to_end(comma, after, f"{name} {be} {view.slice(first, stop)}"))


def _named(view: View, subject: Token, name: str, *, past: bool) -> tuple[str, str]:
    """The name of the subject and its form of "be"; "the data is" is one thing, in spite of its form."""
    first = first_of(view.root)
    if name == "They" and (first.tag_ == "VBZ" or first.lower_ == "was"):
        return f"The {view.core(subject)}", "was" if past else "is"
    if name == "They":
        return name, "were" if past else "are"
    return name, view.be(subject, past=past)


def _is_in_a_name(view: View, comma: Token) -> bool:
    """"The Department for Work, Food and Farms"."""
    return comma.text == "," and all(view.doc[place].pos_ == "PROPN" for place in (comma.i - 1, comma.i + 1))
