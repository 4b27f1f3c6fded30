"""Examples at the end get a sentence of their own.

"Six towns lost power, including Selm and Lund." → "Six towns lost power. These include Selm and Lund."
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

NAME = "examples"
SOURCE = "plainlanguage.gov: one idea a sentence; use examples"
REASON = "The examples were given a sentence of their own."
_OPENERS = (("including",), ("such", "as"), ("among", "them"))


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where ", including …" or ", such as …" ends the sentence behind a plural noun."""
    if view.is_question or not view.is_long:
        return
    for comma in view.sentence:
        if not view.opens_aside(comma) or comma.i + 3 >= view.sentence.end:
            continue
        opener = next((one for one in _OPENERS if _reads(view, comma.i + 1, one)), None)
        if opener is None:
            continue
        proposal = _between(view, comma, opener) or _make(view, comma, opener)
        if proposal:
            yield proposal
        return


def _reads(view: View, place: int, words: tuple[str, ...]) -> bool:
    return all(place + n < view.sentence.end and view.doc[place + n].lower_ == word for n, word in enumerate(words))


def _between(view: View, comma: Token, opener: tuple[str, ...]) -> Proposal | None:
    """"Six towns, including Selm and Lund, lost power": the examples stand before the verb of the main subject."""
    subject, doc = view.own_subject(view.root), view.doc
    last = doc[comma.i - 1]
    if subject is None or opener[0] == "among" or not _is_plural(last) or view.is_negated(view.root):
        return None
    if last != subject and not (last.dep_ == "pobj" and last.head.head == subject and subject.lemma_ in ("number", "range", "group", "series", "variety")):
        return None
    verb = min((one.i for one in (view.root, *view.root.children) if one.i > comma.i and (one == view.root or one.dep_ in ("aux", "auxpass"))), default=0)
    closing, first = doc[verb - 1], doc[comma.i + 1 + len(opener)]
    items = doc[first.i : closing.i]
    if verb == 0 or closing.text != comma.text or len(items) < 3 or any(token.pos_ in ("VERB", "AUX") or token.text in "–—;:()" for token in items):
        return None
    if first.pos_ in ("ADP", "SCONJ", "ADV") or not any(token.dep_ == "cc" for token in items) or view.cuts_protected(view.span_of(comma, closing)) or _is_unreal(view.root):
        return None
    if subject.left_edge.lower_ in ("no", "any", "few", "if") or any(child.tag_ == "MD" for child in view.root.children) or view.is_taken_up(subject):
        return None
    name = _name(view, last)
    made = f"{name} include" if opener == ("including",) else "Examples are"
    return Proposal(NAME, REASON, view.move_to_end(comma, closing, f"{made} {view.slice(first.i, closing.i)}")) if name else None


def _make(view: View, comma: Token, opener: tuple[str, ...]) -> Proposal | None:
    doc, first = view.doc, view.doc[comma.i + 1 + len(opener)]
    noun = _group(view, comma)
    stop = view.words_end
    items = doc[first.i : stop]
    if noun is None:
        return None
    if len(items) < 2 or first.pos_ in ("ADP", "SCONJ", "VERB", "ADV", "AUX") or first.tag_ == "VBG":
        return None
    if any(token.pos_ == "AUX" or token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in items if token.dep_ not in ("relcl",)):
        return None
    if any(token.tag_ == "TO" and token.nbor(-1).text == "," for token in items):
        # "worked with partners, including Peru, to mend it": the end belongs to the verb
        return None
    if any((token.text == "," and token.nbor(1).pos_ == "ADP") or token.text in ("–", "—") for token in items[:-1]):
        # "hurt three men, including a guard, in two attacks"
        return None
    verb = view.governing_verb(noun)
    if view.is_claim(noun) or view.is_negated(verb) or view.is_negated(view.root) or _is_unreal(verb):
        return None
    if comma.i - view.sentence.start < 5 or view.cuts_protected(view.span_of(comma, doc[stop - 1])):
        return None
    name = _name(view, noun)
    if name is None:
        return None
    made = f". {name} include " if opener != ("such", "as") else ". Examples are "
    return Proposal(NAME, REASON, (Edit(Span(view.mark_start(comma), first.idx), made),))


def _group(view: View, comma: Token) -> Token | None:
    """The plural noun of which examples follow: right before the comma, or the only one in the sentence."""
    before = view.doc[comma.i - 1]
    if _is_plural(before) and before.dep_ == "pobj" and before.head.lower_ != "of" and before.head.head.tag_ == "NN":
        # "the reaction to the stories, including photos": of which of the two is not sure
        return None
    if _is_plural(before):
        return before
    plurals = [token for token in view.doc[view.sentence.start : comma.i] if _is_plural(token) and token.dep_ != "compound"]
    return plurals[0] if len(plurals) == 1 else None


def _is_plural(noun: Token) -> bool:
    return (noun.tag_ in ("NNS", "NNPS") and noun.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")) or noun.lower_ == "people"


def _is_unreal(verb: Token) -> bool:
    """"could not find", "if …": nothing is said of the things themselves."""
    return any(child.dep_ == "advcl" and any(one.lower_ in ("if", "unless") for one in child.children) for child in verb.children)


def _name(view: View, noun: Token) -> str | None:
    if any(child.lower_ in ("no", "other", "any", "few", "all") for child in noun.children if child.i < noun.i):
        return None
    core, first = view.core(noun), view.sentence[0]
    if core.startswith(first.text) and noun.left_edge == first:
        core = view.small(first) + core[len(first) :]
    return f"The {core}" if noun.pos_ == "NOUN" else "They"
