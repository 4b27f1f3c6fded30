"""What somebody is and what they did become two sentences.

"Ada Brown was a nurse who worked in three wars." → "Ada Brown was a nurse. Ada Brown worked in three wars."
"Selm is a town built on a steep hill." → "Selm is a town. It was built on a steep hill."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.rules.participles_front import STATES
from reader.plain.types import Proposal
from reader.plain.view import View, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "description"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1; plainlanguage.gov: one idea a sentence"
REASON = "What {name} is and the clause with “{word}” were made two sentences."


#: With these a thing is named or counted, not described.
_NOT_PARTED = frozenset(["call", "name", "know", "title", "entitle", "need", "require", "use", "mean", "give", "take", "associate", "relate", "consist", "compose", "design", "intend"])
#: What was done once and is over: the thing that is there today "was" made so.
MADE = frozenset(["develop", "produce", "build", "write", "create", "found", "establish", "introduce", "release", "publish", "invent", "discover", "construct", "form", "start", "launch", "record", "direct", "compose", "open", "bear", "make", "paint", "film", "erect", "elect", "appoint", "kill", "hit", "destroy", "win", "sell", "buy", "hold", "set", "organize", "organise", "pass", "sign", "cause", "adopt", "draw", "host", "fight", "first", "born", "abandon", "close", "donate", "steal", "arrest", "injure", "wound", "hire", "send", "bring", "commission", "star", "assassinate", "capture", "break", "announce", "begin", "end"])
#: What lasts as long as the thing itself.
_LASTING = frozenset(["rely", "contain", "involve", "comprise", "include", "cover", "span", "feature", "belong", "hold", "offer", "provide", "stretch", "live", "own", "link", "connect", "specialize", "specialise", "serve", "form", "lead", "tell", "show", "depict", "deal", "depend", "border", "overlook"])
#: What somebody does for a time.
_ACTS = frozenset(["do", "study", "work", "make", "write", "train", "move", "build", "prepare", "run", "try", "learn", "look", "travel", "play", "sail", "search"])
#: Nouns that say nothing alone: "She is a person." would be left.
_EMPTY = frozenset(["person", "one", "thing", "place", "kind", "type", "sort", "way", "part", "number", "term", "name", "word", "time", "day", "example", "member", "form", "group", "series", "set", "variety", "means"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where "is a …" is followed by a clause about the same person or thing."""
    root = view.root
    subject = view.own_subject(root)
    if root.lemma_ != "be" or not view.is_long or view.is_question or subject is None or view.is_negated(root):
        return
    noun = next((child for child in root.children if child.dep_ == "attr" and child.i > root.i), None)
    if noun is None or subject.dep_ != "nsubj" or subject.i > root.i or not (noun.left_edge.lower_ in ("a", "an") or _are_many(view, subject, noun)):
        return
    if subject.lower_ in ("this", "that") or not (_is_known(view, subject) or noun.tag_ == "NNS") or any(child.dep_ in ("conj", "cc") for child in (*noun.children, *root.children)):
        return
    if noun.lemma_.lower() in _EMPTY and not any(child.dep_ in ("amod", "compound") for child in noun.children):
        return
    verb = next((child for child in noun.children if child.dep_ in ("relcl", "acl") and child.i > noun.i), None)
    bounds = view.subtree(verb) if verb is not None else None
    if verb is None or bounds is None or not view.ends_at(bounds[1]):
        return
    if any(token.dep_ == "relcl" and token != verb and _may_tell_of(view, token, noun) for token in view.doc[bounds[0] : bounds[1]]):
        # "is a plant found in some drinks that is bad", "a force held by a wire that moves it": the plant, the force
        return
    before = view.doc[bounds[0] - 1]
    name = _again(view, subject, noun, bounds)
    if name is None or bounds[1] - bounds[0] < view.level.least_piece or view.is_protected(view.span_of(before, view.doc[bounds[1] - 1])):
        return
    edit = _relative(view, verb, bounds, name) if verb.dep_ == "relcl" else _participle(view, verb, bounds, name, subject)
    if edit is not None and before.text != ",":
        yield Proposal(NAME, REASON.format(name=name, word=view.doc[bounds[0]].lower_), (edit,))


def _may_tell_of(view: View, verb: Token, noun: Token) -> bool:
    """Whether a second "that …" further on may be about the noun itself."""
    if verb.left_edge.lower_ not in ("that", "which") or verb.left_edge.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if view.is_plural(verb.head):
        return verb.lower_ in ("is", "was", "has")
    return verb.head.dep_ == "pobj" and verb.head.head.dep_ == "agent" and not view.is_plural(noun)


def _relative(view: View, verb: Token, bounds: tuple[int, int], name: str) -> Edit | None:
    link, before = view.doc[bounds[0]], view.doc[bounds[0] - 1]
    subject = view.own_subject(view.root)
    if link.lower_ == "who" and subject is not None and subject.lower_ == "it":
        # "It was a pilot who called": she did it
        return None
    if not view.is_finite(verb) or link.lower_ not in ("who", "that", "which") or link.dep_ not in ("nsubj", "nsubjpass"):
        return None
    if any(token.pos_ == "VERB" for token in view.doc[verb.head.i : before.i + 1]):
        return None
    if any(token.tag_ in ("WP", "WDT") and view.doc[token.i - 1].dep_ == "cc" for token in view.doc[link.i + 1 : bounds[1]]):
        # "a force that bends light and which …"
        return None
    return Edit(Span(before.idx + len(before), link.idx + len(link)), f". {name}")


def _participle(view: View, verb: Token, bounds: tuple[int, int], name: str, subject: Token) -> Edit | None:
    """"a town built on a hill" → "It was built on a hill"; "located" and the like are true today."""
    before = view.doc[bounds[0] - 1]
    if verb.tag_ == "VBG":
        return _doing(view, verb, bounds, name)
    if verb.tag_ != "VBN" or bounds[0] != verb.i or verb.lemma_ in _NOT_PARTED or before != verb.head:
        return None
    is_state = verb.lemma_ in STATES
    if not is_state and not any(child.dep_ in ("agent", "prep") for child in verb.children):
        return None
    past = view.is_past(view.root) or (not is_state and verb.lemma_ in MADE)
    be = ("was" if past else "is") if view.root.lower_ in ("is", "was", "'s", "’s") else ("were" if past else "are")
    return Edit(Span(before.idx + len(before), verb.idx), f". {name} {be} ")


def _doing(view: View, verb: Token, bounds: tuple[int, int], name: str) -> Edit | None:
    """"a student doing research" → "She is doing research"; "a plan relying on gifts" → "It relies on gifts"."""
    before, root = view.doc[bounds[0] - 1], view.root
    if bounds[0] != verb.i or before != verb.head or root.lower_ not in ("is", "was") or not any(child.dep_ in ("dobj", "prep") for child in verb.children):
        return None
    lemma = verb_lemma(verb)
    if lemma in _LASTING:
        said = inflect(lemma, "VBD" if root.lower_ == "was" else "VBZ")
    elif lemma in _ACTS:
        said = f"{root.lower_} {verb.text}"
    else:
        return None
    return Edit(Span(before.idx + len(before), verb.idx + len(verb)), f". {name} {said}")


def _are_many(view: View, subject: Token, noun: Token) -> bool:
    """"Many of the helpers are teachers who …", "The owls are shy birds that …": several certain ones, described."""
    if noun.tag_ != "NNS" or view.root.lower_ not in ("are", "were") or any(child.dep_ in ("det", "nummod", "poss") for child in noun.children):
        return False
    if not any(child.dep_ in ("amod", "compound") for child in noun.children) or noun.lemma_.lower() in subject.text.lower():
        return False
    certain = subject.left_edge.lower_ in ("the", "these", "those", "his", "her", "their", "our", "my") and subject.tag_ == "NNS"
    of_them = subject.lower_ in ("many", "most", "some", "several", "all") and any(child.lower_ == "of" for child in subject.children)
    return certain or of_them or subject.lower_ == "they"


def _again(view: View, subject: Token, noun: Token, bounds: tuple[int, int]) -> str | None:
    """A person by name again, and an animal that is "she" in the clause; a thing as "it"."""
    if noun.tag_ == "NNS" and noun.left_edge.lower_ not in ("a", "an"):
        return "They"
    if view.is_person(subject) or view.is_person(noun) or view.root.lower_ in ("are", "were") or subject.pos_ == "PRON":
        return view.name_again(subject)
    if any(token.lower_ in ("he", "she", "him", "her", "his") for token in view.doc[bounds[0] : bounds[1]]):
        return view.name_again(subject)
    return "It"


def _is_known(view: View, subject: Token) -> bool:
    """Whether the subject is one certain person or thing: a name, "he", "the …", "string theory"."""
    if subject.pos_ == "PROPN" or subject.lower_ in ("he", "she", "it", "they", "i"):
        return True
    if view.is_mass(subject) and subject.tag_ == "NN":
        return True
    return subject.left_edge.lower_ in ("the", "this", "my", "our", "his", "her", "its", "their")
